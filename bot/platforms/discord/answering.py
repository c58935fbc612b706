"""Discord's commands, clicks, forms and messages, answered: each becomes a Request, and the Document goes back the way Discord offers."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import discord

from bot.core.catalog import Catalog
from bot.core.command import Command, Option
from bot.core.document import Document, note
from bot.core.errors import BriefingError
from bot.core.front import Completion, Front, Noted, Typing
from bot.core.language import say, speaking
from bot.core.line import read_line
from bot.core.reference import current_reference, new_reference
from bot.core.refusals import failure, mistake
from bot.core.request import Attachment, Caller, Platform, Request, Role
from bot.platforms.discord import files
from bot.platforms.discord.asked import Asked
from bot.platforms.discord.buttons import Pressed, pressed
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.completing import Completing
from bot.platforms.discord.confirming import asked_first, pressed_label, withdrawn
from bot.platforms.discord.conversing import Conversing
from bot.platforms.discord.handing_in import adding_line, asks_to_add, handed_in
from bot.platforms.discord.hints import CommandIds
from bot.platforms.discord.home import meant_by
from bot.platforms.discord.members import caller_of, with_role_names, workspace_of
from bot.platforms.discord.modal import opened_for, uploaded_in, values_of
from bot.platforms.discord.noting import noted_of
from bot.platforms.discord.opening import Opening
from bot.platforms.discord.pages import Turned, turned
from bot.platforms.discord.replying import Gone, Reply, is_temporary, send_arguments, without_share_button
from bot.platforms.discord.taking_up import TakingUp
from bot.platforms.discord.uploads import with_pictures, without_file
from bot.platforms.discord.writing import Writer

log = logging.getLogger(__name__)

#: Seconds that running answers get to finish when the bot stops.
GRACE = 5.0


class Answering:
    """What the client's events and the tree call. ``patience``: seconds to wait for an answer before Discord hears that one is coming.

    ``refresh_commands`` is called with the id of a server whose commands may have to change, or None for those that are everywhere.
    ``command_ids`` are those of the commands that can be used in a server, or in direct messages (None).
    """

    def __init__(
        self,
        front: Front,
        client: discord.Client,
        catalog: Catalog[Any],
        *,
        patience: float,
        refresh_commands: Callable[[int | None], Coroutine[Any, Any, None]],
        command_ids: Callable[[int | None], CommandIds],
    ) -> None:
        self._front = front
        self._client = client
        self._catalog = catalog
        self._patience = patience
        self._refresh_commands = refresh_commands
        self._command_ids = command_ids
        self._completing = Completing(front, patience)
        self._writer = Writer(front)
        self._opening = Opening(front, client, patience)
        self._taking_up = TakingUp(front, client, command_ids)
        self._conversing = Conversing(front, client, self._to_message, command_ids=command_ids, answered=self._look_for_topics)
        self._running: set[asyncio.Task[Any]] = set()

    async def command(self, interaction: discord.Interaction[Any], line: str, attachments: Sequence[discord.Attachment]) -> None:
        """A slash command: its form where it has one and no file comes with it, else its answer."""
        with self._at_work(interaction.locale):
            asked = Asked(interaction, with_role_names(line, interaction.guild), files=tuple(attachments))
            if attachments or not await self._opening.open(asked):
                await self._answer_noted(asked)

    async def message_menu(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """ "Add to the briefing" in a message's menu: who may not add it suggests it."""
        with self._at_work(interaction.locale):
            began, found = time.monotonic(), handed_in(message)
            if found.is_empty:
                await self._refuse(interaction, BriefingError("discord-message-empty"))
                return
            line = adding_line(await self._may_add(caller_of(interaction)), message, found.words)
            await self._answer_noted(Asked(interaction, line, files=found.files, texts=found.texts, began=began))

    async def _may_add(self, caller: Caller) -> bool:
        """Whether that person may add articles; if that takes too long, the answer says whether."""
        try:
            async with asyncio.timeout(self._patience):
                return await self._front.may(Request("/brief add", caller))
        except TimeoutError:
            return True

    async def complete(
        self, interaction: discord.Interaction[Any], command: Command[Any], option: Option, typed: str, given: Mapping[str, str]
    ) -> Sequence[Completion]:
        """Values for an option that is being typed, in time."""
        return await self._completing.complete(caller_of(interaction), Typing(command.name, option.name, typed, given))

    async def commands_are_stale(self, guild: int | None) -> None:
        """Somebody used a command that is not what this process would have registered: register again what Discord does not have."""
        for scope in dict.fromkeys((None, guild)):
            self.refresh(scope)

    def refresh(self, scope: int | None) -> None:
        """Begins to compare the commands of a server, or those that are everywhere, with what Discord has."""
        self._start(self._refresh_commands(scope))

    async def action(self, interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> None:
        """A button or an option of a list: another request, or a form."""
        with self._at_work(interaction.locale):
            began = time.monotonic()
            chosen = data.get("values") or [data.get("custom_id", "")]
            home, custom_id = meant_by(interaction, str(chosen[0]))
            if (page := turned(custom_id)) is not None:
                await self._turn(interaction, page, home)
                return
            found = pressed(custom_id)
            line = await self._line(interaction, found, home)
            if found is not None and found.cancels:
                await self._reply(Reply(interaction, public=False, in_place=True), withdrawn(), workspace_of(interaction, home))
                return
            if found is None or not line:
                await self._refuse(interaction, BriefingError("discord-button-unknown"))
                return
            if found.asks:
                question = asked_first(line, pressed_label(interaction.message, str(chosen[0])))
                await self._reply(Reply(interaction, public=False), question, workspace_of(interaction, home), home)
                return
            asked = Asked(interaction, line, home, shared=found.shared, form=found.form, in_place=found.replaces, began=began)
            if asked.shared or not await self._opening.open(asked):
                await self._answer_noted(asked)

    async def _turn(self, interaction: discord.Interaction[Any], page: Turned, home: int | None) -> None:
        """Shows another page in the place of the one that is read; of an answer that all see, to whoever wants it alone."""
        reply, workspace = Reply(interaction, public=False, in_place=True), workspace_of(interaction, home)
        found = await self._writer.turned(page, workspace, takes_files=reply.takes_files)
        if found is None:
            await self._refuse(interaction, BriefingError("discord-page-unknown"))
            return
        shown, count = found[0].model_copy(update={"private": True}), found[1]
        try:
            await reply.send(await self._writer.page(shown, page, count, workspace, self._command_ids(reply.server), home), shown)
        except (Gone, *FAILURES) as error:
            log.warning("a page could not be shown: %s", error)

    async def submission(self, interaction: discord.Interaction[Any], data: Mapping[str, Any]) -> None:
        """A form was filled in."""
        with self._at_work(interaction.locale):
            began = time.monotonic()
            home, custom_id = meant_by(interaction, str(data.get("custom_id", "")))
            line = await self._line(interaction, opened_for(custom_id), home)
            if not line:
                await self._refuse(interaction, BriefingError("discord-form-unknown"))
                return
            asked, values = Asked(interaction, line, home, began=began), values_of(data)
            if (uploads := uploaded_in(data)) and (whole := await self._with_files(asked, values, uploads)) is not None:
                await self._answer_noted(whole)
            else:
                await self._answer_noted(asked, values)

    async def _with_files(self, asked: Asked, values: Mapping[str, Sequence[str]], uploads: Sequence[Mapping[str, Any]]) -> Asked | None:
        """What a form asks that came with files; None where it can't be filled in, which its answer says."""
        try:
            line = await self._front.form_line(Request(asked.line, await asked.caller(self._client)), values)
        except BriefingError:
            line = None
        if line is None:
            return None
        state = asked.interaction._state
        files = tuple(discord.Attachment(data=dict(one), state=state) for one in uploads)  # type: ignore[arg-type]
        return dataclasses.replace(asked, line=line, files=files)

    async def message(self, message: discord.Message) -> None:
        """A message that mentions the bot, or a direct message; all others are ignored."""
        line = self._conversing.line_for_me(message)
        if line is not None:
            with self._at_work():
                await self._conversing.answer(message, line)

    async def finish(self, within: float = GRACE) -> None:
        """Wait for running answers, then cancel what is left."""
        await self._completing.finish()
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=within)
            for task in late:
                task.cancel()

    async def _line(self, interaction: discord.Interaction[Any], found: Pressed | None, home: int | None) -> str:
        """The command line that a button or a form stands for; empty when it is not known any more."""
        if found is not None and found.token:
            return await self._front.kept_line(workspace_of(interaction, home), found.token) or ""
        return found.line if found else ""

    async def take_up(self) -> None:
        """Begins with the requests that a process, or an answer that could not be sent, has left."""
        for one in await self._front.interrupted(Platform.DISCORD):
            self._start(self._taking_up.answer(one))

    async def _answer_noted(self, asked: Asked, values: Mapping[str, Sequence[str]] | None = None) -> None:
        """Answers what is asked, or the form that was filled in with these values.

        What is slow or changes something is written down first; a repeat of such a request does nothing."""
        noted = await self._to_be_noted(asked, values)
        if noted is None:
            await self._answer(asked, self._worked_out(asked, values))
        elif await self._front.note(noted):
            asked, arrived = dataclasses.replace(asked, noted=noted.id), False
            try:
                arrived = await self._answer(asked, self._worked_out(asked, values))
            finally:  # what breaks or is cancelled leaves it for another try
                await self._front.noted_is_answered(Platform.DISCORD, noted.id, arrived=arrived)

    async def _to_be_noted(self, asked: Asked, values: Mapping[str, Sequence[str]] | None) -> Noted | None:
        """What is to be written down of the request; None where it need not be, or where its answer says what is wrong."""
        brings = bool(asked.files or asked.texts)
        if asked.shared or (values is None and not brings and not self._front.lasts(asked.line)):
            return None
        try:
            caller = await asked.caller(self._client)
        except BriefingError:
            return None
        line = asked.line if values is None else await self._front.form_line(Request(asked.line, caller), values)
        if line is None or not (brings or self._front.lasts(line)):
            return None
        return noted_of(asked.interaction, line, caller, home=asked.home, public=asked.shared, with_files=brings, in_place=asked.in_place)

    def _worked_out(self, asked: Asked, values: Mapping[str, Sequence[str]] | None) -> Coroutine[Any, Any, Document]:
        return self._document(asked) if values is None else self._submitted(asked, values)

    async def _answer(self, asked: Asked, work: Coroutine[Any, Any, Document]) -> bool:
        """Replies with the document once it is there, and lets Discord know in time that it is coming; whether the reply arrived, or never
        can."""
        reply = Reply(asked.interaction, public=asked.shared, in_place=asked.in_place)
        working = asyncio.create_task(self._illustrated(work, takes_files=reply.takes_files))
        try:
            if not self._front.is_slow(asked.line):
                await asyncio.wait({working}, timeout=max(0.0, self._patience - (time.monotonic() - asked.began)))
            if not working.done():
                await reply.defer()
        except (Gone, *FAILURES) as error:
            # The command goes on: it may have been to change something, and its caller will see that it has.
            log.warning("%s", error)
        document = await working
        if asked.interaction.guild_id is None:
            document = without_share_button(document)
        arrived = await self._reply(reply, document, asked.workspace, asked.home)
        if reply.is_gone and asked.noted:
            await self._tell_instead(asked, document)
        if document.card and arrived and (place := reply.replaced(document)):
            with suppress(BriefingError):
                is_direct = asked.interaction.guild_id is None
                await self._front.card_shown(await asked.caller(self._client), place, document.card, direct=is_direct)
        self._look_for_topics(asked.line, asked.server)
        return arrived

    async def _tell_instead(self, asked: Asked, document: Document) -> None:
        """Writes the answer to what was to change something in a direct message: Discord has told the person that nobody responded."""
        why = note(say("Discord took no answer where you asked, so I tell you here: {line}", line=asked.line))
        told = without_share_button(document).model_copy(update={"blocks": (*document.blocks, why)})
        try:
            message = await self._writer.message(without_share_button(told), asked.workspace, self._command_ids(None), asked.server)
            await asked.interaction.user.send(**send_arguments(message))
        except FAILURES as error:
            log.warning("interaction %s could not be answered at all: %s", asked.interaction.id, error)

    async def _to_message(self, line: str, caller: Caller, message: discord.Message, takes_files: bool) -> Document:
        if not asks_to_add(message, line):
            return await self._illustrated(self._answer_of(line, caller, message.attachments), takes_files=takes_files)
        meant = message.reference.resolved if message.reference is not None else None
        if not isinstance(meant, discord.Message) or (found := handed_in(meant)).is_empty:
            return mistake(BriefingError("discord-reply-unreadable"))
        line = adding_line(await self._may_add(caller), meant, found.words)
        return await self._answer_of(line, caller, found.files, found.texts)

    async def _illustrated(self, work: Coroutine[Any, Any, Document], *, takes_files: bool) -> Document:
        """The document once it is there, with pictures of its charts where attachments may be sent, else without its file."""
        document = await work
        return await with_pictures(document, self._front.draw) if takes_files else without_file(document)

    async def _document(self, asked: Asked) -> Document:
        """The answer to what is asked, always; a button for a form is never taken for the line itself."""
        try:
            caller = await asked.caller(self._client)
        except BriefingError as error:
            return mistake(error)
        if asked.form and await self._front.form(Request(asked.line, caller), filled=True) is not None:
            return mistake(BriefingError("form-not-opened"))
        return await self._answer_of(asked.line, caller, asked.files, asked.texts, shared=asked.shared, noted=asked.noted)

    async def _answer_of(
        self,
        line: str,
        caller: Caller,
        attachments: Sequence[discord.Attachment],
        texts: Sequence[Attachment] = (),
        *,
        shared: bool = False,
        noted: str = "",
    ) -> Document:
        """The answer to a line that comes with these files, always."""
        try:
            fetched = tuple([await files.fetch(file) for file in attachments])
        except BriefingError as error:
            return mistake(error)
        return await self._front.answer(Request(line, caller, (*fetched, *texts), shared, noted))

    async def _submitted(self, asked: Asked, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to a form, always."""
        try:
            caller = await asked.caller(self._client)
        except BriefingError as error:
            return mistake(error)
        return await self._front.submit(Request(asked.line, caller, noted_as=asked.noted), values)

    async def _refuse(self, interaction: discord.Interaction[Any], error: BriefingError) -> None:
        await self._reply(Reply(interaction, public=False), mistake(error), workspace_of(interaction))

    async def _reply(self, reply: Reply, document: Document, workspace: str, home: int | None = None) -> bool:
        """Sends the document; what breaks meanwhile is logged, and reported to the person under a reference. Whether it arrived, or never
        can."""
        try:
            await reply.send(await self._writer.message(document, workspace, self._command_ids(reply.server), home), document)
        except Gone as gone:
            log.warning("%s", gone)
        except FAILURES as error:
            log.warning("an answer could not be sent: %s", error)
            return not is_temporary(error)
        except Exception:
            reference = current_reference() or new_reference()
            log.exception("an answer could not be made (%s)", reference)
            failed = failure(reference)
            await reply.send(await self._writer.message(failed, workspace, {}), failed)
        return True

    def _look_for_topics(self, line: str, guild: int | None) -> None:
        """After a command that may have changed topics, see whether the server needs other commands."""
        match = self._catalog.match(read_line(line).values)
        if guild is not None and match is not None and match[0].role >= Role.EDITOR:
            self._start(self._refresh_commands(guild))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    @contextmanager
    def _at_work(self, locale: discord.Locale | None = None) -> Iterator[None]:
        """While this is entered, ``finish`` waits for the task, and what is said is in the language of that locale."""
        if (task := asyncio.current_task()) is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        with speaking(str(locale or "")):
            yield
