"""Registering commands: what this process has declared is compared with what Discord has, and sent only where the two differ.

A server's own commands vanish when the bot is removed from it, and somebody else who has the token may replace them. So it is not enough
to remember what was sent last. How many new commands Discord takes in a day is limited.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands

from bot.platforms.discord.sizes import CREATED_A_DAY
from bot.platforms.discord.translating import ChineseTranslator

log = logging.getLogger(__name__)

LoadHash = Callable[[str], Awaitable[str | None]]
SaveHash = Callable[[str, str], Awaitable[None]]
Payload = list[dict[str, Any]]
#: Gets the ids of registered commands as pairs of name and id, and the server that they are in.
Learn = Callable[[list[tuple[str, int]], discord.abc.Snowflake | None], None]


class Registering:
    """Registers the commands of a tree; ``learn`` gets the ids that they have."""

    def __init__(self, tree: app_commands.CommandTree[Any], learn: Learn) -> None:
        self._tree = tree
        self._learn_ids = learn
        self._translator = ChineseTranslator()

    async def sync(self, load: LoadHash, save: SaveHash, guild: discord.abc.Snowflake | None = None) -> bool:
        """Whether the commands were sent to Discord: if they are not what was sent last, or not what Discord has.

        Raises:
            discord.DiscordException: Discord does not answer or does not take them; nothing is saved.
        """
        scope = f"{self._tree.client.application_id}:{guild.id if guild else 'global'}"
        payload = await self._payload(guild)
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        before = await load(scope)
        if before is None and guild and not payload:
            return False
        registered = await self._registered(guild)
        if before == digest and list(map(_outline, registered)) == list(map(_outline, payload)):
            self._learn(registered, guild)
            return False
        if not await self._has_room(scope, {one["name"] for one in payload} - {one["name"] for one in registered}, load, save):
            self._learn(registered, guild)
            return False
        self._learn(await self._send(payload, guild), guild)
        await save(scope, digest)
        log.info("registered %d commands with Discord (%s)", len(payload), scope)
        return True

    async def _payload(self, guild: discord.abc.Snowflake | None) -> Payload:
        commands = self._tree.get_commands(guild=guild)
        payload = [await command.get_translated_payload(self._tree, self._translator) for command in commands]
        return sorted(payload, key=lambda one: str(one["name"]))

    async def _registered(self, guild: discord.abc.Snowflake | None) -> Payload:
        """The commands that Discord has, by name."""
        http, application = self._tree.client.http, self._application
        found = await (http.get_guild_commands(application, guild.id) if guild else http.get_global_commands(application))
        return sorted((dict(one) for one in found), key=lambda one: str(one["name"]))

    async def _send(self, payload: Payload, guild: discord.abc.Snowflake | None) -> Payload:
        http, application = self._tree.client.http, self._application
        if guild:
            return [dict(one) for one in await http.bulk_upsert_guild_commands(application, guild.id, payload)]
        return [dict(one) for one in await http.bulk_upsert_global_commands(application, payload)]

    @property
    def _application(self) -> int:
        return self._tree.client.application_id or 0

    def _learn(self, registered: Payload, guild: discord.abc.Snowflake | None) -> None:
        self._learn_ids([(str(one["name"]), int(one["id"])) for one in registered], guild)

    async def _has_room(self, scope: str, created: Collection[str], load: LoadHash, save: SaveHash) -> bool:
        """Whether Discord takes so many new commands today; they are counted, and a refusal is logged."""
        today = datetime.now(UTC).date().isoformat()
        day, _, number = (await load(f"{scope}:created") or "").partition(" ")
        total = (int(number) if day == today else 0) + len(created)
        if total > CREATED_A_DAY:
            log.warning("%d new commands wait until tomorrow: Discord takes %d in a day (%s)", len(created), CREATED_A_DAY, scope)
            return False
        if created:
            await save(f"{scope}:created", f"{today} {total}")
        return True


def _outline(command: Mapping[str, Any]) -> tuple[object, ...]:
    """What can be compared of a command: Discord adds to the rest, or does not tell it."""
    permissions = command.get("default_member_permissions")
    return (
        command["name"],
        command.get("description") or "",
        command.get("type") or 1,
        bool(command.get("required")),
        bool(command.get("autocomplete")),
        None if permissions is None else str(permissions),
        tuple((one["name"], one["value"]) for one in command.get("choices") or ()),
        tuple(map(_outline, command.get("options") or ())),
    )
