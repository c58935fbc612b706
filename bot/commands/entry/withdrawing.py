"""/brief entry withdraw and restore: an entry out of all answers, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.blocks import entries_within
from bot.commands.entry.command import entry_command
from bot.commands.entry.settling import settle_reports
from bot.core.command import Command, option
from bot.core.document import Document, note, paragraph
from bot.entries.finding import entry_by_ref, refuse_if_article_withdrawn
from bot.wording.actions import undo_button
from bot.wording.entries import describe_with_ref
from storage.error_reports import ErrorOutcome


@dataclass(frozen=True, slots=True)
class WithdrawOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12")
    reason: str = option("why", default="", rest=True, example="it speaks of a rival")


async def withdraw_entry(options: WithdrawOptions, desk: Desk) -> Document:
    """The withdrawn entry, which is in no answer any more."""
    entry = await entry_by_ref(options.entry, desk.store)
    with_it = await entries_within(entry, desk)
    await desk.store.withdraw(entry, desk.request.caller.user, options.reason)
    return Document(
        title=f"Withdrawn: {entry.ref}",
        blocks=(
            paragraph(f"{describe_with_ref(entry)}{with_it} is in no answer any more, and reading it again will not bring it back."),
            *((note(f"Reason: {options.reason}"),) if options.reason else ()),
            note(f"Nothing was deleted: /brief entry restore {entry.ref} brings it back."),
            *await settle_reports(entry, ErrorOutcome.WITHDRAWN, desk, options.reason),
            *undo_button(desk.store.last_action_number),
        ),
    )


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12")


async def restore_entry(options: RestoreOptions, desk: Desk) -> Document:
    """The restored entry, which is in answers again."""
    await refuse_if_article_withdrawn(options.entry, desk.store)
    entry = await desk.store.restore(options.entry, desk.request.caller.user)
    said = paragraph(f"{describe_with_ref(entry)} is in answers again.")
    return Document(title=f"Restored: {entry.ref}", blocks=(said, *undo_button(desk.store.last_action_number)))


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
