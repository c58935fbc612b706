"""Slack's commands, clicks, mentions and messages, answered: each becomes a Request, and the Document goes back the way Slack offers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncBoltContext

from bot.core.dispatch import failure
from bot.core.document import Document, Outcome, note, paragraph
from bot.core.reference import current_reference, new_reference, referenced
from bot.core.request import Attachment, Platform, Request
from bot.platforms.slack import files
from bot.platforms.slack.buttons import KEPT, line_or_token, pressed
from bot.platforms.slack.failures import FAILURES
from bot.platforms.slack.incoming import (
    Json,
    Once,
    first_mention,
    linked_article,
    slash_line,
    typed_line,
    typed_text,
    written_by_a_person,
)
from bot.platforms.slack.members import Callers, Place, place_of
from bot.platforms.slack.message import SlackMessage
from bot.platforms.slack.modal import Opened, mistakes, modal_of, opened_for, values_of
from bot.platforms.slack.renderer import render
from bot.platforms.slack.replying import by_response_url, in_conversation, messages_of, to_one_person

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)

#: Seconds after which a command is acknowledged without its answer. Slack gives up after three.
ACK_WITHIN = 2.0

READING = "Reading… the answer follows here."
WORKING = "One moment… the answer follows here."


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: a command line, or the token of a button that stands for one; ``files`` as Slack shows them, ``texts`` as they
    are. ``form``: a button for the form that the line fills in."""

    line: str
    token: str | None = None
    shared: bool = False
    form: bool = False
    files: tuple[Json, ...] = ()
    texts: tuple[Attachment, ...] = ()


class Answering:
    """The listeners. Work that outlasts a listener runs in tasks of ours, which ``finish`` waits for."""

    def __init__(self, front: Front, *, api_url: str, ack_within: float = ACK_WITHIN) -> None:
        self.front = front
        self.callers = Callers(front.groups)
        self.session: aiohttp.ClientSession | None = None
        self._api_url = api_url
        self._ack_within = ack_within
        self._handled = Once()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def command(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """A slash command of any name: the answer is in the response itself if it is quick."""
        started = time.monotonic()
        line, url = slash_line(body), str(body.get("response_url") or "")
        place = place_of(context, body.get("channel_id"), body.get("user_name"))
        if self.front.has_form(line):
            opening = self._start(self._open(place, Asked(line), str(body.get("trigger_id") or ""), url))
            await asyncio.wait({opening}, timeout=self._ack_within - (time.monotonic() - started))
            if not opening.done():
                # Without a text: it would stay beside a form that opens late.
                await ack()
                self._start(self._respond(url, self._start(self._answer_unless_opened(opening, place, Asked(line)))))
                return
            if opening.result():
                await ack()
                return
        work = self._start(self._messages(place, Asked(line)))
        slow = self.front.is_slow(line)
        if not slow:
            await asyncio.wait({work}, timeout=self._ack_within - (time.monotonic() - started))
        if slow or not work.done():
            await ack({"response_type": "ephemeral", "text": READING if slow else WORKING})
            self._start(self._respond(url, work))
            return
        first, *others = work.result()
        await ack(first.response())
        if others:
            self._start(self._send(url, others))

    async def action(self, ack: AsyncAck, body: Json, action: Json, context: AsyncBoltContext) -> None:
        """A button or a menu under a message, or in the App Home: another request, or a form."""
        await ack()
        place = place_of(context, (body.get("channel") or {}).get("id"), (body.get("user") or {}).get("name"))
        url, found = str(body.get("response_url") or ""), pressed(action)
        asked = Asked(found.line, found.token, found.shared, found.form)
        opening = self._start(self._open(place, asked, str(body.get("trigger_id") or ""), url))
        work = self._start(self._answer_unless_opened(opening, place, asked))
        if url:
            self._start(self._respond(url, work))
        else:
            self._start(self._write(place, place.user, None, work))

    async def submission(self, ack: AsyncAck, body: Json, view: Json, context: AsyncBoltContext) -> None:
        """A form was filled in: a mistake is shown beside its field, any other answer goes where the form was asked for."""
        started = time.monotonic()
        try:
            opened = opened_for(view)
        except (KeyError, TypeError, ValueError):
            log.error("a form came back that this bot did not make")
            await ack()
            return
        place = place_of(context, opened.channel, (body.get("user") or {}).get("name"))
        work = self._start(self._submitted(place, opened, values_of(view)))
        await asyncio.wait({work}, timeout=self._ack_within - (time.monotonic() - started))
        if work.done() and (errors := mistakes(view, work.result())):
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        self._start(self._deliver(place, opened.url, work))

    async def shortcut(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """ "Add to the briefing" in a message's menu: its files, the article that it links to, or its own text."""
        await ack()
        place = place_of(context, (body.get("channel") or {}).get("id"), (body.get("user") or {}).get("name"))
        work = self._start(self._messages(place, _added(body.get("message") or {}, context.bot_user_id)))
        self._start(self._respond(str(body.get("response_url") or ""), work))

    async def mention(self, body: Json, event: Json, context: AsyncBoltContext) -> None:
        """A mention in a channel: answered in the thread, for everybody there."""
        if written_by_a_person(event) and await self._is_new(body, event, context):
            bot_user = context.bot_user_id or first_mention(str(event.get("text") or ""))
            self._answer_in_conversation(event, context, bot_user, str(event.get("thread_ts") or event["ts"]))

    async def message(self, body: Json, event: Json, context: AsyncBoltContext) -> None:
        """A direct message; messages in channels are ignored."""
        if event.get("channel_type") == "im" and written_by_a_person(event) and await self._is_new(body, event, context):
            self._answer_in_conversation(event, context, context.bot_user_id, event.get("thread_ts"))

    async def home(self, event: Json, context: AsyncBoltContext) -> None:
        """The App Home was opened: it shows the help."""
        if event.get("tab") == "home":
            self._start(self._publish_home(place_of(context, None, None)))

    async def finish(self, within: float = 5.0) -> None:
        """Wait for running answers, then cancel what is left."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _is_new(self, body: Json, event: Json, context: AsyncBoltContext) -> bool:
        """Whether the message was not told before: to this process, or to another one, perhaps before a restart."""
        message = f"{event.get('channel')}/{event.get('ts')}"
        if not self._handled.first_time(message, *([str(body["event_id"])] if body.get("event_id") else [])):
            return False
        return await self.front.is_new(Platform.SLACK, place_of(context, None, None).workspace, message)

    def _answer_in_conversation(self, event: Json, context: AsyncBoltContext, bot_user: str | None, thread: str | None) -> None:
        place = place_of(context, event.get("channel"), None)
        line = typed_line(str(event.get("text") or ""), bot_user).strip()
        work = self._start(self._messages(place, Asked(line, files=tuple(event.get("files") or ())), public=True))
        self._start(self._write(place, str(event["channel"]), thread, work))

    async def _messages(self, place: Place, asked: Asked, *, public: bool = False) -> tuple[SlackMessage, ...]:
        """The answer as messages, always; what breaks here is logged, and reported to the person."""
        with referenced():
            return await self._referenced_messages(place, asked, public=public)

    async def _referenced_messages(self, place: Place, asked: Asked, *, public: bool) -> tuple[SlackMessage, ...]:
        try:
            document = await self._document(place, asked)
            return await messages_of(document, place.workspace, self.front.keep_line, private=document.private and not public)
        except Exception:
            return render(_broken(), private=not public)

    async def _document(self, place: Place, asked: Asked) -> Document:
        line = await self._line(place, asked)
        if line is None:
            return _BUTTON_GONE
        if asked.form and await self.front.form(Request(line, await self.callers.caller_of(place)), filled=True) is not None:
            return _FORM_NOT_OPENED  # a button for a form is never taken for the line itself
        fetched = await self._fetch(place, asked.files) if asked.files else files.Fetched()
        if fetched.attachments and not line:
            line = "/brief add"
        caller = await self.callers.caller_of(place)
        document = await self.front.answer(Request(line, caller, (*fetched.attachments, *asked.texts), asked.shared))
        if not fetched.left_out:
            return document
        return document.model_copy(update={"blocks": (*document.blocks, *(note(words) for words in fetched.left_out))})

    async def _line(self, place: Place, asked: Asked) -> str | None:
        """The command line that is asked for; None when the button that stood for it is too old."""
        return asked.line if asked.token is None else await self.front.kept_line(place.workspace, asked.token)

    async def _open(self, place: Place, asked: Asked, trigger: str, url: str) -> bool:
        """Whether the form of the line was opened. Slack accepts a trigger for three seconds only."""
        try:
            line = await self._line(place, asked)
            if not trigger or asked.shared or line is None or not self.front.has_form(line):
                return False
            form = await self.front.form(Request(line, await self.callers.caller_of(place)), filled=asked.form)
            if form is None:
                return False
            metadata = Opened(line, place.channel or "", url).metadata()
            if metadata is None or line.startswith(KEPT):
                kept = KEPT + await self.front.keep_line(place.workspace, line, True)
                metadata = Opened(kept, place.channel or "", url).metadata()
            view = modal_of(form, metadata or "")
            if view is not None:
                await place.client.views_open(trigger_id=trigger, view=view)
            return view is not None
        except FAILURES as error:
            log.warning("a form could not be opened: %s", error or type(error).__name__)
        except Exception:
            log.exception("a form could not be made")
        return False

    async def _answer_unless_opened(self, opening: asyncio.Task[bool], place: Place, asked: Asked) -> tuple[SlackMessage, ...]:
        """No messages when a form was opened, else the answer."""
        return () if await opening else await self._messages(place, asked)

    async def _submitted(self, place: Place, opened: Opened, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to a form, always."""
        with referenced():
            try:
                line = await self._line(place, Asked(*line_or_token(opened.line)))
                return _BUTTON_GONE if line is None else await self.front.submit(Request(line, await self.callers.caller_of(place)), values)
            except Exception:
                return _broken()

    async def _deliver(self, place: Place, url: str, work: asyncio.Task[Document]) -> None:
        """The answer to a form, by the response URL while Slack takes it, else in the channel or to the person."""
        document = await work
        messages = await messages_of(document, place.workspace, self.front.keep_line, private=document.private)
        try:
            if self.session is not None and url and await by_response_url(self.session, url, messages):
                return
            if document.private or place.channel is None:
                await to_one_person(place.client, place.channel, place.user, messages)
            else:
                await in_conversation(place.client, place.channel, messages)
        except FAILURES as error:
            log.error("the answer to a form could not be sent: %s", error or type(error).__name__)

    async def _fetch(self, place: Place, shown: Sequence[Json]) -> files.Fetched:
        if self.session is None:
            return files.Fetched()
        return await files.fetch(self.session, shown, token=place.client.token or "", api_url=self._api_url)

    async def _respond(self, url: str, work: asyncio.Task[tuple[SlackMessage, ...]]) -> None:
        await self._send(url, await work)

    async def _send(self, url: str, messages: Sequence[SlackMessage]) -> None:
        if self.session is None or not url:
            log.error("an answer could not be sent: %s", "the adapter is not started" if url else "Slack gave no response_url")
            return
        try:
            await by_response_url(self.session, url, messages)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.error("an answer could not be sent to Slack: %s", error or type(error).__name__)

    async def _write(self, place: Place, channel: str, thread: str | None, work: asyncio.Task[tuple[SlackMessage, ...]]) -> None:
        messages = await work
        try:
            await in_conversation(place.client, channel, messages, thread=thread)
        except FAILURES as error:
            log.error("an answer could not be posted in %s: %s", channel, error or type(error).__name__)

    async def _publish_home(self, place: Place) -> None:
        message = (await self._messages(place, Asked("/brief help"), public=True))[0]
        try:
            await place.client.views_publish(user_id=place.user, view={"type": "home", "blocks": list(message.blocks)})
        except FAILURES as error:
            log.error("the App Home of %s could not be shown: %s", place.user, error or type(error).__name__)

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a task of the Slack adapter failed", exc_info=error)


_BUTTON_GONE = Document(
    title="That did not work",
    blocks=(paragraph("I no longer know what this button stood for."), paragraph("Type the command again.")),
    outcome=Outcome.REFUSED,
    code="button-gone",
)


_FORM_NOT_OPENED = Document(
    title="That did not work",
    blocks=(paragraph("The form could not be opened."), paragraph("Press the button once more; nothing was done.")),
    outcome=Outcome.REFUSED,
    code="form-unopened",
)


def _broken() -> Document:
    """The document for an error of ours, which is logged under the reference that is shown."""
    reference = current_reference() or new_reference()
    log.exception("request %s failed in Slack", reference)
    return failure(reference)


def _added(message: Json, bot_user: str | None) -> Asked:
    """A message that is to be added: its files, the article that it links to, or its own text."""
    words, shown = typed_text(str(message.get("text") or ""), bot_user), tuple(message.get("files") or ())
    if not shown and (url := linked_article(words)):
        return Asked(f"/brief add {url}")
    return Asked("/brief add", files=shown, texts=(Attachment("message.txt", words.encode()),) if words else ())
