"""What becomes of reports: an editor corrects, withdraws or keeps the entry, and whoever reported it hears of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.commands.desk import Desk
from bot.commands.entry.command import entry_command
from bot.commands.entry.reporting import decisions, says
from bot.commands.private_messages import write_to
from bot.core.command import COMPLETE_ENTRY, Command, option
from bot.core.document import Block, Choices, Document, Listing, item, note, paragraph
from bot.core.errors import CommandMistake
from bot.core.language import say, say_count
from bot.core.request import Platform
from bot.core.text import one_line
from bot.entries.finding import entry_by_ref
from bot.wording.entries import describe_entry, describe_with_ref
from storage.error_reports import ErrorOutcome, ErrorReport
from storage.records import Entry

#: Reports that a list shows.
_SHOWN = 10


async def settle_reports(entry: Entry, outcome: ErrorOutcome, desk: Desk, reason: str = "") -> list[Block]:
    """What the editor reads of it: how many people were told; nothing where nobody had reported the entry. ``entry`` is as it is now."""
    settled = await desk.store.settle_error_reports(entry.ref, outcome, desk.request.caller.user)
    return _tell(settled, partial(_outcome, entry, outcome, reason), desk)


def _tell(settled: Sequence[ErrorReport], make: Callable[[], Document], desk: Desk) -> list[Block]:
    """Starts to tell whoever made these reports; how many they are."""
    told = 0
    for platform in (Platform.SLACK, Platform.DISCORD):
        people = [one.reported_by for one in settled if one.platform == platform and one.reported_by != desk.request.caller.user]
        if write_to(people, make, desk, platform):
            told += len(people)
    return (
        [note(say_count("The person who had reported it was notified.", "{count} people who had reported it were notified.", told))]
        if told
        else []
    )


def _outcome(entry: Entry, outcome: ErrorOutcome, reason: str) -> Document:
    """What whoever reported an entry hears."""
    match outcome:
        case ErrorOutcome.CORRECTED:
            title, said = say("Corrected, thanks to you: {ref}", ref=entry.ref), say("It says now: {entry}", entry=describe_entry(entry))
        case ErrorOutcome.WITHDRAWN:
            title = say("Withdrawn, thanks to you: {ref}", ref=entry.ref)
            said = say("It is in no answer any more: {entry}", entry=describe_entry(entry))
        case ErrorOutcome.KEPT:
            title = say("It stays as it is: {ref}", ref=entry.ref)
            said = say("An editor has looked at what you reported: {entry}", entry=describe_entry(entry))
    why = (note(say("The reason given: {reason}", reason=one_line(reason))),) if reason.strip() else ()
    return Document(title=title, blocks=(paragraph(said), *why))


@dataclass(frozen=True, slots=True)
class KeepOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    reason: str = option("why", default="", rest=True, example="the sentence says so")


async def keep_entry(options: KeepOptions, desk: Desk) -> Document:
    """The entry that somebody had reported and that stays as it is."""
    entry = await entry_by_ref(options.entry, desk.store)
    settled = await desk.store.settle_error_reports(entry.ref, ErrorOutcome.KEPT, desk.request.caller.user)
    if not settled:
        raise CommandMistake("error-report-none", ref=entry.ref)
    told = _tell(settled, partial(_outcome, entry, ErrorOutcome.KEPT, options.reason), desk)
    return Document(title=say("It stays as it is: {ref}", ref=entry.ref), blocks=(paragraph(describe_with_ref(entry)), *told))


async def waiting_reports(desk: Desk) -> list[Block]:
    """The entries that people reported as wrong and no editor has looked at, with the buttons for the first of them."""
    reports, count = await _still_open(desk)
    if not reports:
        return []
    who = await desk.people()
    rows = []
    for one, entry in reports:
        rows.append(item(entry.ref, say("{entry}. ", entry=describe_entry(entry)), *says(one, who)))
    blocks: list[Block] = [paragraph(say("Reported as wrong:")), Listing(items=tuple(rows))]
    if count > len(reports):
        blocks.append(note(say("and {count} more after these", count=count - len(reports))))
    return [*blocks, Choices(choices=decisions(reports[0][1].ref))]


async def _still_open(desk: Desk) -> tuple[list[tuple[ErrorReport, Entry]], int]:
    """The oldest open reports with their entries, and how many there are in all. Nobody can decide about an entry that went with its
    article or was undone: its reports are settled here, and whoever made them is told."""
    while True:
        reports, count = await desk.store.open_error_reports(_SHOWN)
        entries = {one.entry: await desk.store.entry(one.entry) for one in reports}
        gone = [ref for ref, entry in entries.items() if entry is None or entry.ref != ref]
        if not gone:
            return [(one, entry) for one in reports if (entry := entries[one.entry])], count
        for ref in gone:
            settled = await desk.store.settle_error_reports(ref, ErrorOutcome.WITHDRAWN, desk.request.caller.user)
            if versions := await desk.store.history(ref):
                _tell(settled, partial(_went, versions[-1]), desk)


def _went(entry: Entry) -> Document:
    """What whoever reported an entry hears when it went for another reason than the report."""
    said = say("It is in no answer any more: {entry}", entry=describe_entry(entry))
    return Document(title=say("Withdrawn: {entry}", entry=entry.ref), blocks=(paragraph(said),))


COMMANDS: Sequence[Command[Desk]] = (
    entry_command("keep", "keep a reported entry", KeepOptions, keep_entry, "/brief entry keep f12 the sentence says so"),
)
