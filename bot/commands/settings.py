"""What admins decide for their workspace: its time zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import Command, option
from bot.core.document import Document, paragraph
from bot.core.request import Role
from bot.digests.schedule import find_zone
from bot.wording.actions import undo_button


@dataclass(frozen=True, slots=True)
class ZoneOptions:
    zone: str | None = option("an IANA time zone", positional=True, example="Europe/Berlin")


async def zone(options: ZoneOptions, desk: Desk) -> Document:
    """The workspace's time zone, set when one is given."""
    if options.zone is None:
        known = (await desk.store.workspace_settings()).time_zone
        words = f"Schedules are meant in {known}." if known else "No time zone is set yet; type /brief zone and one such as Europe/Berlin."
        return Document(title="Time zone", blocks=(paragraph(words),))
    found = find_zone(options.zone).key
    await desk.store.set_time_zone(found, desk.request.caller.user)
    return Document(
        title=f"Time zone: {found}",
        blocks=(
            paragraph("New schedules are meant in it. Subscriptions that exist keep theirs; /brief digest list names them."),
            *undo_button(desk.store.last_action_number),
        ),
    )


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("zone",),
        "the time zone of this workspace's schedules",
        ZoneOptions,
        zone,
        role=Role.ADMIN,
        changes=True,
        examples=("/brief zone Europe/Berlin",),
    ),
)
