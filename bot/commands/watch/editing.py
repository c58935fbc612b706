"""/brief watch edit: other quiet hours, words, another measure or threshold for a watch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.commands.desk import Desk
from bot.commands.digest.options import zone_named
from bot.commands.digest.personal import PRINTED, is_own
from bot.commands.digest.subscribing import ask_for_zone
from bot.commands.sentence_topics import names_topic
from bot.commands.settings import ask_which_zone
from bot.commands.watch.adding import QuietHours, newest_known, promise, quiet_hours, quiet_note, words_named, zone_of_hours
from bot.commands.watch.command import describe, meant_watches
from bot.commands.watch.reading import WatchLine, read_watch, without_quiet_hours
from bot.core.command import COMPLETE_WATCH, Command, option
from bot.core.document import Block, Document, note, paragraph
from bot.core.errors import CommandMistake
from bot.core.language import listed, say
from bot.core.patterns import regex
from bot.digests.errors import AmbiguousZone
from bot.digests.zones.naming import zone_called
from bot.wording.actions import undo_button
from storage.digests.records import Subscription, Watched

_NONE = frozenset("none no off never 无 不要 关闭 keine".split())
#: Which watches a line begins with: "w1", "w1 w2", "all".
_REFS = regex(
    r"\s*(?P<refs>(?:w\d{1,6}[\s,&]*(?:and )?){1,20}|all(?= |$)|全部)\s*(?:to |for |on |: ?)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
#: That the threshold goes, and every change counts again.
_ANY_CHANGE = regex(r"(?:any|every) (?:change|figure|news)|no threshold|any|without (?:a )?threshold", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewHours:
    """Quiet hours, or None for none."""

    hours: QuietHours | None


def new_hours(words: str) -> NewHours:
    """Quiet hours, or that there are none from now on. Raises ValueError with a clause for people."""
    return NewHours(None if words.strip().casefold() in _NONE else quiet_hours(words))


@dataclass(frozen=True, slots=True)
class EditOptions:
    watch: str | None = option("which, and what it watches now", rest=True, example="w1 > 2bn", complete=COMPLETE_WATCH)
    words: str | None = option("other words in articles", parse=words_named, phrase=True, example="export controls", form_only=True)
    quiet: NewHours | None = option("hours without alerts, or none", parse=new_hours, phrase=True, example="22:00-07:00")
    zone: str | None = option("the time zone of the quiet hours", parse=zone_named, example="Berlin", form_only=True)


async def edit(options: EditOptions, desk: Desk) -> Document:
    """The watches as they are now."""
    refs, what, options = _asked_for(options)
    found = await meant_watches(refs, desk)
    if what == "" and options.words is None and options.quiet is None and options.zone is None:
        raise CommandMistake("watch-edit-nothing", watch=found[0].ref)
    changed: list[tuple[Subscription, Watched, str, WatchLine | None]] = []
    for one in found:  # everything is understood before anything is changed
        watched, line = await _changed(one, what, options, desk)
        try:
            zone = await _zone(one, options, desk)
        except AmbiguousZone as error:
            return ask_which_zone(error, desk, as_option=True)
        if zone is None:
            undone = say("Nothing was changed yet: I don't know in which time zone the hours are.")
            return await ask_for_zone(desk, is_personal=is_own(one, desk), undone=undone)
        changed.append((one, watched, zone, line))
    caller, blocks = desk.request.caller, list[Block]()
    done = [one for one, watched, zone, _ in changed if (watched, zone) != (one.watched, one.zone)]
    for one, watched, zone, line in changed:
        if one in done:
            await desk.store.watches.change(one.ref, watched, zone=zone, by=caller.user, now=desk.request.now)
        blocks += _said(one, watched, zone, line, desk, is_alone=len(changed) == 1)
    title = say("Changed: {watches}", watches=listed(one.ref for one in found))
    if not done:
        title = say("Nothing was changed: {watches}", watches=listed(one.ref for one in found))
    return Document(title=title, blocks=(*blocks, *(undo_button(desk.store.watches.last_action_number) if done else ())))


def _asked_for(options: EditOptions) -> tuple[str | None, str, EditOptions]:
    """Which watches are meant, the words of what they watch from now on, and the options with quiet hours that stood among these words."""
    words, hours = without_quiet_hours(f" {options.watch or ''}")
    found = _REFS.fullmatch(words.strip())
    refs, what = (found["refs"].replace(" and ", " "), found["rest"].strip()) if found else (words.strip() or None, "")
    if hours and options.quiet is None:
        options = replace(options, quiet=new_hours(hours))
    return refs, what, options


async def _changed(one: Subscription, what: str, options: EditOptions, desk: Desk) -> tuple[Watched, WatchLine | None]:
    """What the watch waits for from now on, and what is known of that where it is a measure."""
    assert one.watched is not None
    watched, line = one.watched, None
    if what and _ANY_CHANGE.fullmatch(what):
        watched = replace(watched, threshold=None)
    elif what:
        is_threshold = watched.metric and re.match(
            r"[<>=≥≤＞＜\d]|(?:over|above|under|below|at least|at most|more|less|超过|高于|低于)", what
        )
        words = f"{watched.topic} {watched.metric} {_signed(what)}" if is_threshold else what
        if watched.topic and not is_threshold and not await names_topic(what, desk):
            words = f"{watched.topic} {what}"
        line = await read_watch(words, desk)
        watched = Watched(line.topic.name, line.metric, watched.words if not line.metric else "", line.threshold, watched.quiet)
    if options.words is not None:
        watched = replace(watched, words=options.words)
    if options.quiet is not None:
        watched = replace(watched, quiet=options.quiet.hours.hours if options.quiet.hours else None)
    return watched, line


def _signed(what: str) -> str:
    """A threshold with its sign: an amount alone is to be exceeded."""
    return f"> {what}" if what[0].isdecimal() else what


async def _zone(one: Subscription, options: EditOptions, desk: Desk) -> str | None:
    """The zone of the watch's hours: as it was named, else as it is, else the asker's own or the workspace's; None where none is known."""
    hours = options.quiet.hours if options.quiet else None
    if named := options.zone or (hours.zone if hours else ""):
        return zone_called(named).name
    if hours is None or (one.watched is not None and one.watched.quiet):
        return one.zone
    return await zone_of_hours(desk, is_personal=is_own(one, desk))


def _said(one: Subscription, watched: Watched, zone: str, line: WatchLine | None, desk: Desk, *, is_alone: bool) -> list[Block]:
    if not is_alone:
        now = replace(one, watched=watched, zone=zone)
        return [paragraph(say("{watch}: {words}", watch=one.ref, words=describe(now, desk)))]
    blocks: list[Block] = [paragraph(promise(watched, is_personal=bool(one.person), is_printed=one.channel == PRINTED))]
    if line is not None and line.metric:
        blocks.append(note(newest_known(line)))
    return [*blocks, *quiet_note(watched, zone)]


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("watch", "edit"),
        "change a watch, or its quiet hours",
        EditOptions,
        edit,
        changes=True,
        examples=("/brief watch edit w1 quiet:22:00-07:00", "/brief watch edit w1 > 2bn", "/brief watch edit w1 quiet:none"),
        synonyms=("watch change", "watch set", "watch update", "watch modify"),
    ),
)
