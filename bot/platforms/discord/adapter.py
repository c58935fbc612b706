"""Discord: interactions and mentions become requests, documents become answers."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import aiohttp
import discord

from bot.core.catalog import Catalog
from bot.core.dispatch import failure, mistake
from bot.core.document import Document
from bot.core.errors import BriefingError, NotConfigured, NotReadable
from bot.core.front import Front
from bot.core.line import read_line
from bot.core.request import Attachment, Caller, Request, Role
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.home import caller_in, marked, server_of
from bot.platforms.discord.members import caller_of, caller_of_message, meant_at, with_names, workspace_of
from bot.platforms.discord.modal import modal_id, modal_of, opened_for, values_of
from bot.platforms.discord.outlet import DiscordOutlet
from bot.platforms.discord.renderer import CUSTOM_ID, DiscordMessage, Pressed, pressed
from bot.platforms.discord.replying import ALREADY_ANSWERED, FAILURES, Gone, Reply, parts, rendered, reply_to_message, unshared
from bot.platforms.discord.tree import BriefingTree, LoadHash, SaveHash, own_topics

log = logging.getLogger(__name__)

#: The largest file that is read.
FILE_LIMIT = 5 * 1024 * 1024
#: Seconds that running answers get to finish when the bot stops.
GRACE = 5.0


class DiscordAdapter:
    """The bot on Discord. ``outlet`` posts digests through its connection. ``load_hash`` and ``save_hash`` remember which commands were
    registered; without them the commands are registered at every start."""

    def __init__(
        self,
        config: DiscordConfig,
        front: Front,
        catalog: Catalog[Any],
        *,
        load_hash: LoadHash | None = None,
        save_hash: SaveHash | None = None,
    ) -> None:
        self._config = config
        self._front = front
        self._catalog = catalog
        self._hashes: dict[str, str] = {}
        self._load_hash = load_hash or self._remembered
        self._save_hash = save_hash or self._remember
        self._registering = asyncio.Lock()
        self._running: set[asyncio.Task[Any]] = set()
        self._connection: asyncio.Task[None] | None = None
        self.client = BriefingClient(config)
        self.outlet = DiscordOutlet(self.client, front.keep_line)
        self._tree = BriefingTree(self.client, catalog, self)
        self._connected = asyncio.Event()
        for event in (self.on_connect, self.on_ready, self.on_guild_join, self.on_interaction, self.on_message, self.on_error):
            self.client.event(event)

    @property
    def connected(self) -> bool:
        """Whether events arrive, as far as is known."""
        return self._connected.is_set() and self._connection is not None and not self._connection.done()

    async def start(self) -> None:
        """Log in, register the commands if they changed, and come back once events arrive.

        Raises:
            NotConfigured: the token is refused, Discord can't be reached, or it does not take the session.
        """
        await self.client.log_in()
        await self.refresh_commands()
        self._connection = asyncio.create_task(self.client.connect())
        arrived = asyncio.create_task(self._connected.wait())
        await asyncio.wait({self._connection, arrived}, return_when=asyncio.FIRST_COMPLETED)
        arrived.cancel()
        if self._connection.done():
            error = self._connection.exception()
            await self.client.close()
            raise NotConfigured("discord-connection-ended", error=str(error))

    async def wait(self) -> None:
        """Come back when the connection has ended for good; raises what ended it."""
        if self._connection is not None:
            await asyncio.shield(self._connection)

    async def stop(self) -> None:
        """Let running answers finish for a moment, then close the connection."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE)
            for task in late:
                task.cancel()
        await self.client.close()
        if self._connection is not None:
            await asyncio.gather(self._connection, return_exceptions=True)
        self._connected.clear()

    async def tell(self, workspace: str, user: str, document: Document) -> None:
        """Write to one person in a direct message; a failure is logged, since nothing depends on it."""
        try:
            person = await self.client.fetch_user(int(user))
            for message in await self._rendered(unshared(document), workspace, server_of(workspace)):
                await person.send(**parts(message))
        except (ValueError, *FAILURES) as error:
            log.warning("%s could not be told “%s”: %s", user, document.title, error)

    # Events of the client.

    async def on_connect(self) -> None:
        self._connected.set()

    async def on_ready(self) -> None:
        log.info("on Discord as %s, in %d servers", self.client.user, len(self.client.guilds))
        for guild in list(self.client.guilds):
            await self.refresh_commands(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.refresh_commands(guild.id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        log.exception("handling %s failed", event_method)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Buttons, lists and forms that were filled in; commands come through the tree."""
        if interaction.data is None:
            return
        with self._at_work():
            if interaction.type is discord.InteractionType.component:
                await self._pressed(interaction, dict(interaction.data))
            elif interaction.type is discord.InteractionType.modal_submit:
                await self._submitted(interaction, dict(interaction.data))

    async def on_message(self, message: discord.Message) -> None:
        """A mention, or a direct message."""
        me = self.client.user
        if me is None or message.author.bot or message.webhook_id is not None:
            return
        # A reply to one of the bot's messages mentions it too, but not in its words; that is no question.
        called = re.compile(rf"<@!?{me.id}>")
        if message.guild is not None and not called.search(message.content):
            return
        with self._at_work():
            await self._answer_message(message, with_names(called.sub(" ", message.content).strip(), message.guild))

    # What the tree asks for.

    async def asked(self, interaction: discord.Interaction[Any], line: str, files: Sequence[discord.Attachment]) -> None:
        with self._at_work():
            began, line = time.monotonic(), with_names(line, interaction.guild)
            if files or not await self._open_form(interaction, line, filled=False):
                working = self._document(caller_of(interaction), line, files, shared=False)
                await self._answer(interaction, line, working, shared=False, began=began)

    async def completed(self, interaction: discord.Interaction[Any], kind: str, typed: str) -> Sequence[str]:
        return await self._front.complete(caller_of(interaction), kind, typed)

    # Answering.

    async def _pressed(self, interaction: discord.Interaction[Any], data: dict[str, Any]) -> None:
        began = time.monotonic()
        chosen = data.get("values") or [data.get("custom_id", "")]
        home, custom_id = meant_at(interaction, str(chosen[0]))
        meant = pressed(custom_id)
        line = await self._line(interaction, meant, home)
        if meant is None or not line:
            await self._reply(Reply(interaction, public=False), mistake(BriefingError("discord-button-unknown")), workspace_of(interaction))
        elif meant.shared or not await self._open_form(interaction, line, filled=meant.form, home=home):
            working = self._worked(interaction, line, home, shared=meant.shared, form=meant.form)
            await self._answer(interaction, line, working, shared=meant.shared, began=began, home=home)

    async def _line(self, interaction: discord.Interaction[Any], meant: Pressed | None, home: int | None) -> str:
        """The command line that something stands for; empty when it is not known any more."""
        if meant is not None and meant.token:
            return await self._front.kept_line(workspace_of(interaction, home), meant.token) or ""
        return meant.line if meant else ""

    async def _open_form(self, interaction: discord.Interaction[Any], line: str, *, filled: bool, home: int | None = None) -> bool:
        """Whether the form of this line was opened. It must be the first reply, so what takes too long is answered without."""
        if not self._front.has_form(line):
            return False
        try:
            async with asyncio.timeout(self._config.patience):
                form = await self._front.form(Request(line, await self._caller_of(interaction, home)), filled=filled)
                if form is None:
                    return False
                custom_id = f"g{home}.{modal_id(line)}" if home else modal_id(line)
                if modal_id(line) is None or len(custom_id or "") > CUSTOM_ID:
                    token = modal_id(line, await self._front.keep_line(workspace_of(interaction, home), line, True))
                    custom_id = f"g{home}.{token}" if home else token
            view = modal_of(form, custom_id or "")
            if view is not None:
                await interaction.response.send_modal(view)
            return view is not None
        except BriefingError:
            return False  # whoever answers the line says the same
        except FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.code == ALREADY_ANSWERED:
                return True  # asked twice because the first answer was lost; the first one counted
            log.warning("a form could not be opened: %s", error or type(error).__name__)
        except Exception:
            log.exception("a form could not be made: %r", line)
        return False

    async def _submitted(self, interaction: discord.Interaction[Any], data: dict[str, Any]) -> None:
        began = time.monotonic()
        home, custom_id = meant_at(interaction, str(data.get("custom_id", "")))
        line = await self._line(interaction, opened_for(custom_id), home)
        if line:
            working = self._filled_in(interaction, line, data, home)
            await self._answer(interaction, line, working, shared=False, began=began, home=home)
        else:
            await self._reply(Reply(interaction, public=False), mistake(BriefingError("discord-form-unknown")), workspace_of(interaction))

    async def _filled_in(self, interaction: discord.Interaction[Any], line: str, data: dict[str, Any], home: int | None) -> Document:
        try:
            caller = await self._caller_of(interaction, home)
        except BriefingError as error:
            return mistake(error)
        return await self._front.submit(Request(line, caller), values_of(data))

    async def _answer_message(self, message: discord.Message, line: str) -> None:
        caller = caller_of_message(message)
        document = await self._document(caller, line, message.attachments, shared=False)
        try:
            await reply_to_message(message, await rendered(unshared(document), caller.workspace or "", self._front.keep_line))
        except FAILURES as error:
            log.warning("message %s could not be answered: %s", message.id, error)
        self._look_for_topics(line, message.guild.id if message.guild else None)

    async def _answer(
        self,
        interaction: discord.Interaction[Any],
        line: str,
        work: Coroutine[Any, Any, Document],
        *,
        shared: bool,
        began: float,
        home: int | None = None,
    ) -> None:
        """Reply with the document once it is there; ``began`` is when Discord began to wait, on the monotonic clock, ``home`` the server
        that is meant where this is a direct message."""
        reply = Reply(interaction, public=shared)
        working = asyncio.create_task(work)
        try:
            if not self._front.is_slow(line):
                await asyncio.wait({working}, timeout=max(0.0, self._config.patience - (time.monotonic() - began)))
            if not working.done():
                await reply.defer()
        except (Gone, *FAILURES) as error:
            # The command goes on: it may have been to change something, and its caller will see that it has.
            log.warning("%s", error)
        document = await working
        if interaction.guild_id is None:
            document = unshared(document)
        await self._reply(reply, document, workspace_of(interaction, home), home)
        self._look_for_topics(line, home or interaction.guild_id)

    async def _worked(self, interaction: discord.Interaction[Any], line: str, home: int | None, *, shared: bool, form: bool) -> Document:
        try:
            caller = await self._caller_of(interaction, home)
        except BriefingError as error:
            return mistake(error)
        return await self._document(caller, line, (), shared=shared, form=form)

    async def _caller_of(self, interaction: discord.Interaction[Any], home: int | None) -> Caller:
        """Who asks, as the member of the server that is meant; raises what ``caller_in`` does."""
        if home is None:
            return caller_of(interaction)
        return await caller_in(self.client, home, interaction.user, str(interaction.locale))

    async def _rendered(self, document: Document, workspace: str, home: int | None) -> tuple[DiscordMessage, ...]:
        messages = await rendered(document, workspace, self._front.keep_line)
        return messages if home is None else await marked(messages, home, self._front.keep_line)

    async def _reply(self, reply: Reply, document: Document, workspace: str, home: int | None = None) -> None:
        try:
            messages = await self._rendered(document, workspace, home)
            await reply.send(messages, private=document.private)
        except Gone as gone:
            log.warning("%s", gone)
        except FAILURES as error:
            log.warning("an answer could not be sent: %s", error)
        except Exception:
            reference = secrets.token_hex(3).upper()
            log.exception("an answer could not be made (%s)", reference)
            await reply.send(await rendered(failure(reference), workspace, self._front.keep_line), private=True)

    async def _document(
        self, caller: Caller, line: str, files: Sequence[discord.Attachment], *, shared: bool, form: bool = False
    ) -> Document:
        """The answer to a line; a button for a form (``form``) is never taken for the line itself."""
        if form and await self._front.form(Request(line, caller), filled=True) is not None:
            return mistake(BriefingError("form-not-opened"))
        try:
            attachments = tuple([await _downloaded(file) for file in files])
        except BriefingError as error:
            return mistake(error)
        return await self._front.answer(Request(line, caller, attachments, shared))

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """While this is entered, ``stop`` waits for the task."""
        if (task := asyncio.current_task()) is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        yield

    # Commands.

    async def refresh_commands(self, guild: int | None = None) -> None:
        """Register the library's topics, or those of a guild, if they changed; a failure is logged, for /brief works all the same."""
        async with self._registering:
            try:
                library = await self._front.topics(None)
                if guild is None:
                    self._tree.use_topics(library)
                    await self._tree.sync_changes(self._load_hash, self._save_hash)
                else:
                    place = discord.Object(guild)
                    self._tree.use_guild_topics(place, own_topics(await self._front.topics(f"discord:{guild}"), library))
                    await self._tree.sync_changes(self._load_hash, self._save_hash, place)
            except FAILURES as error:
                where = f"in server {guild}" if guild else "everywhere"
                log.warning("Discord did not take the commands %s: %s; they stay as they were", where, error)

    def _look_for_topics(self, line: str, guild: int | None) -> None:
        """After a command that may have changed topics, see whether the guild needs other commands."""
        match = self._catalog.match(read_line(line).values)
        if guild is not None and match is not None and match[0].role >= Role.EDITOR:
            task = asyncio.create_task(self.refresh_commands(guild))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _remembered(self, scope: str) -> str | None:
        return self._hashes.get(scope)

    async def _remember(self, scope: str, digest: str) -> None:
        self._hashes[scope] = digest


async def _downloaded(file: discord.Attachment) -> Attachment:
    """The file that somebody handed in.

    Raises:
        NotReadable: it is too large, or Discord does not hand it out.
    """
    if file.size > FILE_LIMIT:
        megabytes, limit = f"{file.size / 1024 / 1024:.1f}", FILE_LIMIT // 1024 // 1024
        raise NotReadable("discord-file-too-large", file=file.filename, megabytes=megabytes, limit=limit)
    try:
        content = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise NotReadable("discord-file-not-downloaded", file=file.filename) from error
    return Attachment(file.filename, content, file.content_type or "application/octet-stream")
