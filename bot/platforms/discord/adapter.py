"""Discord's gateway, with discord.py behind it: events come in, commands are registered."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import discord

from bot.core.catalog import Catalog
from bot.core.document import Choices, Document, note
from bot.core.errors import BriefingError, NotConfigured
from bot.core.front import Front
from bot.core.language import say
from bot.core.outlet import PostedMessage
from bot.core.text import one_line, shorten
from bot.platforms.discord.answering import Answering
from bot.platforms.discord.client import FAILURES, BriefingClient, DiscordConfig
from bot.platforms.discord.hints import CommandIds
from bot.platforms.discord.home import server_of
from bot.platforms.discord.members import server_called
from bot.platforms.discord.outlet import DiscordOutlet
from bot.platforms.discord.presence import Attendance, Presence
from bot.platforms.discord.registering import LoadHash, SaveHash
from bot.platforms.discord.replying import send_arguments, without_share_button
from bot.platforms.discord.shards import ShardRegister, Shards
from bot.platforms.discord.tree import BriefingTree
from bot.platforms.discord.writing import Writer

log = logging.getLogger(__name__)

#: Seconds between two looks at requests that nobody answered; well within the time for which a process holds them.
LOOK_EVERY = 20.0
#: Seconds after which the commands of a server that is used are compared again with what Discord has.
COMPARE_EVERY = 3600.0


class DiscordAdapter:
    """The bot on Discord. ``outlet`` posts digests through its connection. ``load_hash`` and ``save_hash`` remember which commands were
    registered; without them the commands are registered at every start. ``presence`` is told which servers the bot is in, and
    ``shard_register`` which shards this process holds."""

    def __init__(
        self,
        config: DiscordConfig,
        front: Front,
        catalog: Catalog[Any],
        *,
        load_hash: LoadHash | None = None,
        save_hash: SaveHash | None = None,
        presence: Presence | None = None,
        shard_register: ShardRegister | None = None,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._front = front
        self._hashes: dict[str, str] = {}
        self._load_hash = load_hash or self._remembered
        self._save_hash = save_hash or self._remember
        self._registering = asyncio.Lock()
        self._connection: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._look_every = look_every
        self.client = BriefingClient(config)
        self.outlet = DiscordOutlet(self.client, front.keep_line, command_ids=self.command_ids)
        self.answering = Answering(
            front,
            self.client,
            catalog,
            patience=config.patience,
            refresh_commands=self.refresh_commands,
            command_ids=self.command_ids,
        )
        self._tree = BriefingTree(self.client, catalog, self.answering)
        self._shards = Shards(self.client, shard_register)
        self._attendance = Attendance(self.client, presence) if presence is not None else None
        #: When the commands of a server (None: those that are everywhere) were last compared with what Discord has.
        self._compared: dict[int | None, float] = {}
        self._connected = asyncio.Event()
        for event in (
            self.on_connect,
            self.on_ready,
            self.on_shard_ready,
            self.on_shard_resumed,
            self.on_shard_disconnect,
            self.on_guild_join,
            self.on_guild_remove,
            self.on_interaction,
            self.on_message,
            self.on_error,
        ):
            self.client.event(event)

    async def is_connected(self) -> bool:
        """Whether events of all shards come in, as far as this side can tell."""
        return self._connection is not None and not self._connection.done() and self._shards.are_ready

    async def start(self) -> None:
        """Log in, register the commands if they changed, and come back once events arrive.

        Raises:
            NotConfigured: the token is refused, Discord can't be reached, or it does not take the session.
        """
        await self.client.log_in()
        await self.refresh_commands()
        self._looking = asyncio.create_task(self._look_after_requests())
        self._connection = asyncio.create_task(self.client.connect())
        arrived = asyncio.create_task(self._connected.wait())
        await asyncio.wait({self._connection, arrived}, return_when=asyncio.FIRST_COMPLETED)
        arrived.cancel()
        if self._connection.done():
            error = self._connection.exception()
            await self.client.close()
            raise NotConfigured("discord-connection-ended", error=str(error))
        await self._shards.renew()

    async def wait(self) -> None:
        """Come back when the connection has ended for good; raises what ended it."""
        if self._connection is not None:
            await asyncio.shield(self._connection)

    async def stop(self) -> None:
        """Let running answers finish for a moment, then close the connection."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
            self._looking = None
        await self.answering.finish()
        await self.client.close()
        if self._connection is not None:
            await asyncio.gather(self._connection, return_exceptions=True)
            await self._shards.leave()
        self._connected.clear()

    async def _look_after_requests(self) -> None:
        """Goes on with requests that were written down and not answered, at the start and then now and then; and says that this process
        still has its shards."""
        while True:
            try:
                await self.answering.take_up()
                await self._shards.renew()
            except Exception:
                log.exception("requests that were not answered could not be taken up")
            await asyncio.sleep(self._look_every)

    async def tell(self, workspace: str, user: str, document: Document) -> PostedMessage | None:
        """Write to one person in a direct message, and say where; a failure is logged, since nothing depends on it."""
        try:
            person = await self.client.fetch_user(int(user))
            shown = await self._naming_server(without_share_button(document), server_of(workspace))
            message = await Writer(self._front).message(shown, workspace, self.command_ids(None), server_of(workspace))
            sent = await person.send(**send_arguments(message))
        except (ValueError, *FAILURES) as error:
            log.warning("“%s” could not be delivered to %s: %s", document.title, user, error)
            return None
        return PostedMessage(str(sent.channel.id), str(sent.id))

    async def _naming_server(self, document: Document, server: int | None) -> Document:
        """The document with the name of the server that it is about, for it is read in a direct message."""
        if server is None:
            return document
        try:
            guild = await server_called(self.client, server)
        except BriefingError:
            return document
        named = note(say("Server: {name}", name=shorten(one_line(guild.name), 100)))
        blocks = list(document.blocks)
        blocks.insert(len(blocks) - isinstance(blocks[-1] if blocks else None, Choices), named)
        return document.model_copy(update={"blocks": tuple(blocks)})

    # Events of the client.

    async def on_connect(self) -> None:
        self._connected.set()

    async def on_ready(self) -> None:
        log.info("on Discord as %s, in %d servers", self.client.user, len(self.client.guilds))
        if self._attendance is not None:
            await self._attendance.look()
        for guild in list(self.client.guilds):
            await self.refresh_commands(guild.id)

    async def on_shard_ready(self, shard_id: int) -> None:
        self._shards.ready(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        self._shards.ready(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        self._shards.lost(shard_id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        if self._attendance is not None:
            await self._attendance.joined(f"discord:{guild.id}")
        await self.refresh_commands(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        if self._attendance is not None:
            await self._attendance.left(f"discord:{guild.id}")

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        log.exception("handling %s failed", event_method)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Buttons, lists and forms that were filled in; commands come through the tree."""
        self._compare_commands(interaction.guild_id)
        if interaction.data is None:
            return
        if interaction.type is discord.InteractionType.component:
            await self.answering.action(interaction, dict(interaction.data))
        elif interaction.type is discord.InteractionType.modal_submit:
            await self.answering.submission(interaction, dict(interaction.data))

    async def on_message(self, message: discord.Message) -> None:
        if self.client.user in message.mentions:
            self._compare_commands(message.guild.id if message.guild else None)
        await self.answering.message(message)

    # Commands.

    async def refresh_commands(self, guild: int | None = None) -> None:
        """Register the roots and the library's topics, or the topics of a guild, where Discord has others; a failure is logged, for typed
        lines work all the same."""
        self._compared[guild] = time.monotonic()
        async with self._registering:
            try:
                if guild is None:
                    self._tree.use_topics(await self._front.topics(None))
                    await self._tree.registering.sync(self._load_hash, self._save_hash)
                else:
                    place = discord.Object(guild)
                    self._tree.use_guild_topics(place, await self._front.topics(f"discord:{guild}"))
                    await self._tree.registering.sync(self._load_hash, self._save_hash, place)
            except FAILURES as error:
                where = f"in server {guild}" if guild else "everywhere"
                log.warning("Discord did not take the commands %s: %s; they stay as they were", where, error)

    def _compare_commands(self, guild: int | None) -> None:
        """See now and then, while the bot is used, whether somebody else has replaced its commands."""
        for scope in dict.fromkeys((None, guild)):
            known = scope is None or self.client.get_guild(scope) is not None
            if known and time.monotonic() - self._compared.get(scope, -COMPARE_EVERY) >= COMPARE_EVERY:
                self._compared[scope] = time.monotonic()
                self.answering.refresh(scope)

    def command_ids(self, guild: int | None) -> CommandIds:
        """The ids of the commands that can be used in that guild (None: in direct messages)."""
        return self._tree.ids(guild)

    async def _remembered(self, scope: str) -> str | None:
        return self._hashes.get(scope)

    async def _remember(self, scope: str, digest: str) -> None:
        self._hashes[scope] = digest
