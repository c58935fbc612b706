"""/brief log: who did what, when, before and after."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.paging import past_the_end, rows_a_page
from bot.commands.roles import GROUP
from bot.commands.typed import whole_number
from bot.core.command import COMPLETE_ENTRY, Command, option
from bot.core.document import Block, Choice, Column, Document, Hint, Moment, Outcome, Page, Row, Table, paragraph, text
from bot.core.errors import NotAllowed
from bot.core.language import listed, say, say_count
from bot.core.patterns import regex
from bot.core.request import Role
from bot.core.text import one_line, shorten
from bot.entries.undoing import require_may_undo
from bot.wording.actions import action_spans, before_after
from bot.wording.people import People
from storage.actions.log import Action
from storage.records import SEEDER, ActionKind

_USER = regex(r"<@!?([A-Za-z0-9]+)(?:\|[^>]*)?>|@([A-Za-z0-9_.-]{1,64})")
_REF = regex(r"[afeqp]\d{1,9}w?", re.IGNORECASE)


#: So many actions more are looked at as may have seeded the library.
_SEEDED = 200


@dataclass(frozen=True, slots=True)
class LogOptions:
    of: str | None = option("a mark (f12, d1, n1, r3), a topic or a user", rest=True, example="f12", complete=COMPLETE_ENTRY)
    limit: int | None = option("how many on a page", parse=whole_number, example="30")
    page: int = option("which page", default=1, parse=whole_number, example="2", form_only=True)


async def show_log(options: LogOptions, desk: Desk) -> Document:
    """What was done here, the newest first."""
    words, size = (options.of or "").strip(), options.limit or rows_a_page(desk, one_button=True)
    more = 0 if words else _SEEDED
    actions = _folded(await _matching_actions(words, size * options.page + 1 + more, desk), fold=not words)
    who = await desk.people()
    title = say("Log of {what}", what=_describe_filter(words, who)) if words else say("Log")
    typed = f"/brief log {words}".rstrip() + (f" limit:{options.limit}" if options.limit else "")
    if not actions:
        return _nothing(title, words)
    shown = actions[size * (options.page - 1) : size * options.page]
    if not shown:
        return past_the_end(title, typed)
    zone = await desk.zone(else_callers=True)
    columns = (Column(label=say("What was done")), Column(label=say("By whom")), Column(label=say("When")))
    rows = tuple(_row(one, zone, who, desk) if isinstance(one, Action) else _seeded_row(one, zone) for one in shown)
    over = len(actions) > size * options.page
    blocks: list[Block] = [Table(caption=title, columns=columns, rows=rows)]
    if over or options.page > 1:
        first = size * (options.page - 1)
        on, back = f"{typed} page:{options.page + 1}" if over else "", f"{typed} page:{options.page - 1}" if options.page > 1 else ""
        blocks.append(Page(shown=say("{first}–{last}", first=first + 1, last=first + len(shown)), back=back, on=on))
    return Document(title=title, blocks=tuple(blocks))


def _folded(actions: Sequence[Action], *, fold: bool) -> list[Action | Sequence[Action]]:
    """The actions, with those in place of one another that seeded the library, which nobody did one by one."""
    folded: list[Action | Sequence[Action]] = []
    for is_seeding, run in itertools.groupby(actions, key=lambda action: fold and action.by == SEEDER and action.undone_by is None):
        together = list(run)
        folded += [together] if is_seeding and len(together) > 1 else together
    return folded


def _seeded_row(actions: Sequence[Action], zone: str) -> Row:
    """What the library began with, in one row, and a button that shows it all."""
    kinds = Counter(action.kind for action in actions)
    topics = say_count("{count} topic", "{count} topics", kinds[ActionKind.ADD_TOPIC])
    articles = say_count("{count} article", "{count} articles", kinds[ActionKind.ADD])
    counted = listed(words for words, kind in ((topics, ActionKind.ADD_TOPIC), (articles, ActionKind.ADD)) if kinds[kind])
    said = say("the library began with {counted}", counted=counted) if counted else say("the library began")
    numbers = f"{actions[-1].number}–{actions[0].number} · "
    return Row(
        cells=((text(numbers), text(said)), (text(SEEDER),), (Moment(at=actions[0].at, zone=zone),)),
        choices=(Choice(label=say("Show all"), line=f"/brief log {SEEDER}"),),
    )


def _nothing(title: str, words: str) -> Document:
    if words:
        said = paragraph(say("Nothing of that is in the log. All of it:"), " ", Hint(line="/brief log"))
    else:
        said = paragraph(say("Nothing was done here yet."))
    return Document(title=title, blocks=(said,), outcome=Outcome.NOTHING_FOUND, code="nothing-found")


def _describe_filter(words: str, who: People) -> str:
    """What the log is filtered by, for its title: people and groups by name."""
    if user := _USER.fullmatch(words):
        return who.describe(user[1] or user[2])
    if group := GROUP.fullmatch(words):
        return f"@{one_line(group['name'] or group['handle'] or '')}" if group["name"] or group["handle"] else say("a group")
    return shorten(one_line(words), 60)


async def _matching_actions(words: str, limit: int, desk: Desk) -> list[Action]:
    """The actions that the words ask for: of an entry, topic, feed, digest or group, else of a user."""
    if not words:
        return await desk.store.log(limit=limit)
    if user := _USER.fullmatch(words):
        return await desk.store.log(by=user.group(1) or user.group(2), limit=limit)
    if group := GROUP.fullmatch(words):
        return await desk.store.log(ref=group["role"] or group["team"], limit=limit)
    topic = None if _REF.fullmatch(words) else await desk.store.find_topic(words)
    found = await desk.store.log(ref=topic.name if topic else words, limit=limit)
    return found or await desk.store.log(by=words, limit=limit)


def _row(action: Action, zone: str, who: People, desk: Desk) -> Row:
    """What was done by whom and when, what was before and after, and a button that takes it back."""
    remarks = [one_line(side) for side in before_after(action)]
    if action.reason:
        remarks.append(say("reason: {reason}", reason=shorten(one_line(action.reason), 200)))
    if action.parts:
        remarks.append(say_count("with one part", "with {count} parts", action.parts))
    if action.undone_by is not None:
        remarks.append(say("taken back by action {number}", number=action.undone_by))
    undo = Choice(label=say("Undo"), line=f"/brief undo {action.number}")
    return Row(
        cells=(
            (text(f"{action.number} · "), *action_spans(action, who)),
            (who.span(action.by),),
            (Moment(at=action.at, zone=zone),),
        ),
        small=(text(" · ".join(remarks)),) if remarks else (),
        choices=(undo,) if action.undone_by is None and _may_undo(action, desk) else (),
    )


def _may_undo(action: Action, desk: Desk) -> bool:
    try:
        require_may_undo(action, desk.request.caller.user, desk.role)
    except NotAllowed:
        return False
    return True


COMMAND: Command[Desk] = Command(
    ("log",),
    "who did what, when, before and after",
    LogOptions,
    show_log,
    role=Role.EDITOR,
    examples=("/brief log", "/brief log f12", "/brief log d1", "/brief log @name"),
)
