"""What admins decide for their workspace: its time zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.forms import Words, option_field
from bot.core.command import COMPLETE_ZONE, Command, FormOffer, option, options_of
from bot.core.document import Block, Choice, Choices, Document, Outcome, note, paragraph
from bot.core.errors import NotAllowed
from bot.core.form import Form, form_of
from bot.core.language import alternatives, say
from bot.core.request import Platform, Role
from bot.digests.errors import AmbiguousZone
from bot.digests.zones.naming import describe_zone, zone_called
from bot.wording.actions import undo_button


@dataclass(frozen=True, slots=True)
class ZoneOptions:
    zone: str | None = option("a city, country, offset or IANA time zone", rest=True, example="Europe/Berlin", complete=COMPLETE_ZONE)


async def zone(options: ZoneOptions, desk: Desk) -> Document:
    """The workspace's time zone, set when one is given."""
    if options.zone is None:
        known = (await desk.store.workspace_settings()).time_zone
        words = (
            say("Schedules are meant in {zone}.", zone=describe_zone(known))
            if known
            else say("No time zone is set yet; type /brief zone and a city or a zone, such as Berlin or Europe/Berlin.")
        )
        change = Choices(choices=(Choice(label=say("Set the time zone"), line="/brief settings zone", form=True),))
        may_change = desk.role >= Role.ADMIN and desk.request.caller.platform is not Platform.TERMINAL
        return Document(title=say("Time zone"), blocks=(paragraph(words), *((change,) if may_change else ())))
    if desk.role < Role.ADMIN:
        raise NotAllowed("zone-for-admins")
    try:
        found = zone_called(options.zone)
    except AmbiguousZone as error:
        return ask_which_zone(error, desk)
    await desk.store.set_time_zone(found.name, desk.request.caller.user)
    told: tuple[Block, ...] = (note(found.note),) if found.note else ()
    return Document(
        title=say("Time zone: {zone}", zone=describe_zone(found.name)),
        blocks=(
            paragraph(say("New schedules are meant in it. Subscriptions that exist keep theirs; /brief digest list names them.")),
            *told,
            *undo_button(desk.store.last_action_number),
        ),
    )


async def _form(words: Words, desk: Desk) -> Form:
    """Asks for the workspace's zone. Raises NotAllowed."""
    if desk.role < Role.ADMIN:
        raise NotAllowed("zone-for-admins")
    known = (await desk.store.workspace_settings()).time_zone or desk.request.caller.time_zone or ""
    declared = options_of(ZoneOptions)[0]
    return form_of(
        "settings zone", say("Time zone"), [option_field(declared, words, required=True, default=known)], words, say("Set the time zone")
    )


def ask_which_zone(error: AmbiguousZone, desk: Desk, *, as_option: bool = False) -> Document:
    """The question which of several zones is meant, with the line to send for each; ``as_option``: the zone stands among other words."""
    line = desk.request.line
    named = str(error.arguments["name"])
    lines = {zone: _with_zone(line, named, zone) if as_option else f"/brief zone {zone}" for zone in error.zones}
    return Document(
        title=say("Which “{named}”?", named=named),
        blocks=(
            paragraph(say("“{named}” may be the time of {zones}. Nothing was changed yet.", named=named, zones=alternatives(error.zones))),
            Choices(choices=tuple(Choice(label=zone, line=typed) for zone, typed in lines.items())),
            paragraph(say("Or send: {lines}", lines=alternatives(lines.values()))),
        ),
        outcome=Outcome.MISTAKE,
        code="ambiguous-zone",
        option="zone",
    )


def _with_zone(line: str, named: str, zone: str) -> str:
    """The line with the zone in place of what was typed for it."""
    return re.sub(rf"(?<!\w){re.escape(named)}(?!\w)", lambda _: zone, line, count=1)


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("settings", "zone"),
        "the time zone of this workspace's schedules",
        ZoneOptions,
        zone,
        changes=True,
        shows_alone=True,
        shortcut=True,
        examples=("/brief zone Europe/Berlin", "/brief zone New York"),
        synonyms=("timezone", "time zone", "tz", "zeitzone", "时区"),
        # Without words the command shows the zone; a button there opens the form.
        form=FormOffer(_form, lambda words: False),
    ),
)
