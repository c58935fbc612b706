"""What admins decide for their workspace: its time zone, and who may do what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.telling import undo_button
from bot.core.command import Command, option
from bot.core.document import Document, paragraph
from bot.core.request import Role
from bot.digests.schedule import find_zone

_USER = re.compile(r"<@!?([A-Za-z0-9]+)(?:\|[^>]*)?>|([A-Za-z0-9_.-]{1,64})")


def _user(words: str) -> str:
    found = _USER.fullmatch(words.strip())
    if found is None:
        raise ValueError(f"“{words}” is no user I can see; choose the name from the list that appears after @, or give the user's id")
    return found.group(1) or found.group(2)


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
            *undo_button(desk.store.acted),
        ),
    )


@dataclass(frozen=True, slots=True)
class RoleOptions:
    user: str = option("whom", required=True, positional=True, parse=_user, example="@name")
    role: str = option("what they may do", required=True, positional=True, choices=("member", "editor", "admin"))


async def role(options: RoleOptions, desk: Desk) -> Document:
    """The role that the user has from now on."""
    await desk.store.set_role(options.user, options.role, desk.request.caller.user)
    article = "a" if options.role == "member" else "an"
    return Document(
        title=f"{options.user} is {article} {options.role} now",
        blocks=(paragraph("Whom the platform calls an administrator is an admin here all the same."),),
    )


def _commands() -> Sequence[Command[Desk]]:
    return (
        Command(
            ("zone",),
            "the time zone of this workspace's schedules",
            ZoneOptions,
            zone,
            role=Role.ADMIN,
            changes=True,
            examples=("/brief zone Europe/Berlin",),
        ),
        Command(
            ("role",),
            "let somebody add articles (editor) or configure (admin)",
            RoleOptions,
            role,
            role=Role.ADMIN,
            changes=True,
            examples=("/brief role @name editor",),
        ),
    )


COMMANDS = _commands()
