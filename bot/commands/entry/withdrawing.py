"""/brief entry withdraw and restore: an entry out of all answers, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.blocks import entries_within
from bot.commands.entry.command import entry_command
from bot.commands.entry.settling import settle_reports
from bot.core.command import COMPLETE_ENTRY, Command, option
from bot.core.document import Document, note, paragraph
from bot.core.language import say
from bot.entries.finding import entry_by_ref, refuse_if_article_withdrawn
from bot.wording.actions import undo_button
from bot.wording.entries import describe_with_ref
from storage.error_reports import ErrorOutcome


@dataclass(frozen=True, slots=True)
class WithdrawOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    reason: str = option("why", default="", rest=True, example="it speaks of a rival")


async def withdraw_entry(options: WithdrawOptions, desk: Desk) -> Document:
    """The withdrawn entry, which is in no answer any more."""
    entry = await entry_by_ref(options.entry, desk.store)
    with_it = await entries_within(entry, desk)
    gone = say("{entry}, {with_it},", entry=describe_with_ref(entry), with_it=with_it) if with_it else describe_with_ref(entry)
    await desk.store.withdraw(entry, desk.request.caller.user, options.reason)
    return Document(
        title=say("Withdrawn: {entry}", entry=entry.ref),
        blocks=(
            paragraph(say("{entry} is in no answer any more, and reading it again will not bring it back.", entry=gone)),
            *((note(say("Reason: {reason}", reason=options.reason)),) if options.reason else ()),
            note(say("Nothing was deleted: /brief entry restore {entry} brings it back.", entry=entry.ref)),
            *await settle_reports(entry, ErrorOutcome.WITHDRAWN, desk, options.reason),
            *undo_button(desk.store.last_action_number),
        ),
    )


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)


async def restore_entry(options: RestoreOptions, desk: Desk) -> Document:
    """The restored entry, which is in answers again."""
    await refuse_if_article_withdrawn(options.entry, desk.store)
    entry = await desk.store.restore(options.entry, desk.request.caller.user)
    said = paragraph(say("{entry} is in answers again.", entry=describe_with_ref(entry)))
    return Document(title=say("Restored: {entry}", entry=entry.ref), blocks=(said, *undo_button(desk.store.last_action_number)))


COMMANDS: Sequence[Command[Desk]] = (
    entry_command(
        "withdraw",
        "take an entry out of all answers",
        WithdrawOptions,
        withdraw_entry,
        "/brief entry withdraw f12 it speaks of a rival",
        also=("delete", "remove"),
    ),
    entry_command("restore", "bring back what was withdrawn or merged", RestoreOptions, restore_entry, "/brief entry restore f12"),
)
