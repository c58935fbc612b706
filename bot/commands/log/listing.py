"""/brief log: who did what, when, before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.roles import GROUP
from bot.commands.typed import whole_number
from bot.core.command import Command, option
from bot.core.document import Choice, Choices, Document, Item, Link, Listing, Moment, Outcome, Ref, Text, note, paragraph, text
from bot.core.errors import NotAllowed
from bot.core.request import Role
from bot.core.text import counted, one_line, shorten
from bot.entries.undoing import require_may_undo
from bot.wording.actions import action_title, before_after
from bot.wording.people import People
from storage.actions.log import Action

DEFAULT_LIMIT = 10
#: The most undo buttons below the log.
_BUTTONS = 5
_USER = re.compile(r"<@!?([A-Za-z0-9]+)(?:\|[^>]*)?>|@([A-Za-z0-9_.-]{1,64})")
_REF = re.compile(r"[afeqp]\d{1,9}w?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LogOptions:
    of: str | None = option("a mark (f12, d1, n1, r3), a topic or a user", rest=True, example="f12")
    limit: int = option("how many at the most", default=DEFAULT_LIMIT, parse=whole_number, example="30")


async def show_log(options: LogOptions, desk: Desk) -> Document:
    """What was done here, the newest first."""
    words = (options.of or "").strip()
    actions = await _matching_actions(words, options.limit, desk)
    who = await desk.people()
    about = f" of {_describe_filter(words, who)}" if words else ""
    if not actions:
        return Document(
            title=f"Log{about}",
            blocks=(paragraph("Nothing was done here yet." if not words else f"Nothing is in the log{about}. Type /brief log for all."),),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    zone = await desk.zone(else_callers=True)
    mine = [action for action in actions if action.undone_by is None and _may_undo(action, desk)]
    buttons = tuple(Choice(label=f"Undo {action.number}", line=f"/brief undo {action.number}") for action in mine[:_BUTTONS])
    return Document(
        title=f"Log{about}",
        blocks=(
            Listing(items=tuple(_action_item(action, zone, who) for action in actions)),
            *((Choices(choices=buttons),) if buttons else ()),
            note("/brief undo and a number takes an action back; an editor's own, or any for admins."),
        ),
    )


def _describe_filter(words: str, who: People) -> str:
    """What the log is filtered by, for its title: people and groups by name."""
    if user := _USER.fullmatch(words):
        return who.describe(user[1] or user[2])
    if group := GROUP.fullmatch(words):
        return f"@{one_line(group['name'] or group['handle'] or '')}" if group["name"] or group["handle"] else "a group"
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


def _action_item(action: Action, zone: str, who: People) -> Item:
    spans: list[Text | Link | Ref | Moment] = [text(f"{who.describe(action.by)} "), Moment(at=action.at, zone=zone)]
    spans += [text(f"; {one_line(side)}") for side in before_after(action)]
    if action.reason:
        spans.append(text(f"; reason: {shorten(one_line(action.reason), 200)}"))
    if action.parts:
        spans.append(text(f"; with {counted(action.parts, 'part')}"))
    if action.undone_by is not None:
        spans.append(text(f"; taken back by action {action.undone_by}", italic=True))
    return Item(lead=f"{action.number} · {action_title(action, who)}", spans=tuple(spans))


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
