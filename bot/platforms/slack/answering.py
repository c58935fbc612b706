"""Slack's commands, clicks, mentions and messages, answered: each becomes a Request, and the Document goes back the way Slack offers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.language import say, speaking, to_say
from bot.core.outlet import Busy, PostedMessage
from bot.core.request import Caller, Platform, Request
from bot.platforms.slack.answer_messages import AnswerMessages
from bot.platforms.slack.asked import (
    Answered,
    Asked,
    added,
    form_not_opened,
    message_of,
)
from bot.platforms.slack.assistant import Assistant, thread_of
from bot.platforms.slack.buttons import line_or_token, pressed
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.home import HomePages
from bot.platforms.slack.incoming import (
    Json,
    Once,
    Origin,
    Presses,
    day_of,
    first_mention,
    is_direct,
    is_whole,
    origin_of,
    slash_line,
    typed_line,
    written_by_a_person,
)
from bot.platforms.slack.members import Callers, Place, place_of
from bot.platforms.slack.message import SlackMessage
from bot.platforms.slack.modal import Opened, mistakes, opened_for, values_of
from bot.platforms.slack.newer_blocks import NewerBlocks
from bot.platforms.slack.noting import NOTED_WITHIN, Noting, Way, resumed
from bot.platforms.slack.renderer import render
from bot.platforms.slack.replying import Replying, messages_of
from bot.platforms.slack.response_url import PAUSES
from bot.platforms.slack.returning import Returning

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)

#: Seconds after which a command is acknowledged without its answer. Slack gives up after three.
ACK_WITHIN = 2.0

READING = to_say("Reading… the answer follows here.")
WORKING = to_say("One moment… the answer follows here.")


class Answering:
    """The listeners. Work that outlasts a listener runs in tasks of ours, which ``finish`` waits for."""

    def __init__(
        self,
        front: Front,
        newer_blocks: NewerBlocks,
        *,
        api_url: str,
        ack_within: float = ACK_WITHIN,
        pauses: Sequence[float] = PAUSES,
        token_is_refused: Callable[[], bool] = lambda: False,
    ) -> None:
        self.front = front
        self.callers = Callers(front.groups)
        self._ack_within = ack_within
        self._handled = Once()
        self._presses = Presses()
        self._newer_blocks = newer_blocks
        self._replying = Replying(newer_blocks, pauses)
        self.forms = Forms(front, self.callers, ack_within=ack_within)
        self._noting = Noting(front, self.forms, within=ack_within * NOTED_WITHIN)
        self._answers = AnswerMessages(front, self.callers, self.forms, api_url=api_url, token_is_refused=token_is_refused)
        self._homes = HomePages(front, self.callers)
        self._assistant = Assistant(front, self.callers, self._replying)
        self.returning = Returning(front, self._replying, self._assistant, self._language)
        self._tasks: set[asyncio.Task[Any]] = set()

    def connect(self, session: aiohttp.ClientSession) -> None:
        """Answers are sent, and files fetched, by this session from now on."""
        self._answers.session = self.returning.session = session

    async def command(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """A slash command of any name: the answer is in the response itself if it is quick."""
        started = time.monotonic()
        line, place = slash_line(body), place_of(context, body.get("channel_id"), body.get("user_name"))
        way, trigger = Way(str(body.get("response_url") or ""), replaces=True), str(body.get("trigger_id") or "")
        if not self._is_new(trigger):
            await ack()
            return
        if self.front.has_form(line):
            opening = self._start(self.forms.open(place, Asked(line), trigger, Opened(line, url=way.url)))
            await asyncio.wait({opening}, timeout=self._ack_within - (time.monotonic() - started))
            if not opening.done():
                # What is acknowledged is written down before; without a text: it would stay beside a form that opens late.
                noted = await self._noting.noted(place, Asked(line), trigger, way, always=True)
                await ack()
                if noted is not None:
                    self._start(self._answer_unless_opened(opening, place, noted, way))
                return
            if opening.result():
                await ack()
                return
        asked = await self._noting.noted(place, Asked(line), trigger, way)
        if asked is None:
            await ack()
            return
        work = self._start(self._answers.of(place, asked))
        slow = self.front.is_slow(line)
        if not slow:
            await asyncio.wait({work}, timeout=self._ack_within - (time.monotonic() - started))
        if slow or not work.done():
            # Whoever is told to wait must not wait for nothing. What lasts was written down before the work began, or never is: noted
            # halfway, it would be done once more after a restart.
            if not self.front.lasts(line):
                asked = await self._noting.noted(place, asked, trigger, way, always=True) or asked
            with speaking(await self._language(place)):
                await ack({"response_type": "ephemeral", "text": say(READING if slow else WORKING)})
            self._start(self._respond(place, way, work, asked.noted))
            return
        first, *others = work.result().messages
        if first.older is not None and not self._newer_blocks.is_known(place.workspace):
            # Whether Slack takes its tables and charts here is told to the response URL only.
            await ack()
            self._start(self._respond(place, way, work, asked.noted))
            return
        await ack(self._newer_blocks.for_workspace(place.workspace, first).response())
        self._start(self._send_rest(place, way, others, asked.noted))

    async def _language(self, place: Place) -> str:
        """The language of whoever asks, as far as it is known within a moment."""
        try:
            async with asyncio.timeout(self._ack_within / 4):
                return await self.front.language(await self.callers.caller_of(place))
        except Exception:  # what is said meanwhile is no reason to fail
            return ""

    async def action(self, ack: AsyncAck, body: Json, action: Json, context: AsyncBoltContext) -> None:
        """A button or a menu under a message, or in the App Home: another request, or a form. A double click is one press."""
        place = place_of(context, (body.get("channel") or {}).get("id"), (body.get("user") or {}).get("name"))
        found, origin = pressed(action), origin_of(body)
        press = (place.workspace, place.user, place.channel, origin.stamp, action.get("action_id"), found)
        if not self._is_new(str(body.get("trigger_id") or "")) or not self._presses.begin(press):
            await ack()
            return
        asked = Asked(found.line, found.token, found.shared, found.form, found.replace, thread=origin.thread or "")
        ready = self._start(self._ready(place, asked, origin, body))
        # A form opens, and what changes something is written down, before Slack hears that the press arrived.
        await asyncio.wait({ready}, timeout=self._ack_within)
        await ack()
        self._start(self._pressed(place, ready, origin, body)).add_done_callback(lambda _: self._presses.end(press))

    async def _ready(self, place: Place, asked: Asked, origin: Origin, body: Json) -> Asked | None:
        """What the press asks for, written down where it is worth it; None where a form was opened, or where it is a repeat."""
        address, trigger = str(body.get("response_url") or ""), str(body.get("trigger_id") or "")
        if await self.forms.open(place, asked, trigger, Opened("", place.channel or "", address, asked.thread, origin.is_home)):
            return None
        try:
            return await self._noting.noted(place, asked, trigger, Way(address, place.user, asked.thread))
        except Exception:
            log.exception("a press could not be written down")
            return asked

    async def _pressed(self, place: Place, ready: asyncio.Task[Asked | None], origin: Origin, body: Json) -> None:
        asked = await ready
        if asked is not None:
            await self.returning.finish(asked.noted, self._answer_press(place, asked, origin, str(body.get("response_url") or "")))

    async def _answer_press(self, place: Place, asked: Asked, origin: Origin, address: str) -> bool:
        """Whether the answer to a press arrived, or never can."""
        in_direct = place.channel is not None and place.channel.startswith("D")
        answered = await self._answers.of(place, asked, public=in_direct and not origin.is_private and asked.replace)
        messages = answered.messages
        at_home = not address and origin.is_home
        if at_home and await self._shown_at_home(place, await self.forms.line(place, asked), answered.document, origin.view):
            return True
        # What everybody sees is not replaced by what one person alone may see, nor by what went wrong.
        replaces = asked.replace and answered.succeeded and (origin.is_private or not messages[0].private)

        async def update(left: Sequence[SlackMessage]) -> None:
            channel, thread = str(place.channel), origin.thread
            await self._replying.in_place_of(place.client, place.workspace, channel, origin.stamp, left, thread)

        way = Way(address, place.user, asked.thread, replaces=replaces)
        instead = update if replaces and place.channel and origin.stamp and not origin.is_private else None
        shown = self._keeping(place, answered)
        if instead is not None:
            await shown(PostedMessage(str(place.channel), origin.stamp))
        return await self.returning.send(
            place, way, messages, noted=asked.noted, reference=answered.reference, instead=instead, shown=shown
        )

    def _keeping(self, place: Place, answered: Answered) -> Callable[[PostedMessage], Awaitable[None]]:
        """What remembers where a review's card is shown in a conversation, so that it becomes true when somebody decides."""

        async def keep(there: PostedMessage) -> None:
            if answered.document is not None and answered.document.card:
                caller, is_direct = await self.callers.caller_of(place), there.channel.startswith("D")
                await self.front.card_shown(caller, there, answered.document.card, direct=is_direct)

        return keep

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
        values, trigger = values_of(view), str(body.get("trigger_id") or "")
        asked = await self._noting.noted_form(place, opened, values, trigger) if self._is_new(trigger) else None
        if asked is None:
            await ack()
            return
        work = self._start(self.forms.submitted(place, opened, values, asked.noted))
        await asyncio.wait({work}, timeout=self._ack_within - (time.monotonic() - started))
        if work.done() and (errors := mistakes(view, work.result())):
            await ack(response_action="errors", errors=errors)
            self._start(self.returning.ended(asked.noted, arrived=True))
            return
        await ack()
        self._start(self._deliver(place, opened, work, asked.noted))

    async def shortcut(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """ "Add to the briefing" in a message's menu: its files, the article that it links to, or its own text. Who may not add it suggests
        it."""
        place = place_of(context, (body.get("channel") or {}).get("id"), (body.get("user") or {}).get("name"))
        way, trigger = Way(str(body.get("response_url") or ""), place.user), str(body.get("trigger_id") or "")
        if not self._is_new(trigger):
            await ack()
            return
        try:
            async with asyncio.timeout(self._ack_within):
                caller = await self.callers.caller_of(place)
                may_add = await self.front.may(Request("/brief add", caller))
        except TimeoutError:
            # The answer says what may be done.
            caller, may_add = Caller(Platform.SLACK, place.workspace, place.channel, place.user), True
        message = body.get("message") or {}
        day = day_of(str(message.get("ts") or ""), caller.time_zone)
        handed = added(message, context.bot_user_id, "add" if may_add else "suggest", day)
        asked = await self._noting.noted(place, handed, trigger, way)
        await ack()
        if asked is not None:
            self._start(self._respond(place, way, self._start(self._answers.of(place, asked)), asked.noted))

    async def ask_shortcut(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """ "Ask the briefing" in the menu of all shortcuts: the form for a question, which is answered in a direct message."""
        await ack()
        place = place_of(context, None, (body.get("user") or {}).get("name"))
        self._start(self._open_or_say(place, str(body.get("trigger_id") or "")))

    async def _open_or_say(self, place: Place, trigger: str) -> None:
        if not await self.forms.open(place, Asked("/brief ask"), trigger, Opened("")):
            with speaking(await self._language(place)):
                await self._post(place, place.user, None, render(form_not_opened(), private=False))

    async def mention(self, body: Json, event: Json, context: AsyncBoltContext) -> None:
        """A mention in a channel: answered in the thread, for everybody there."""
        if written_by_a_person(event) and is_whole(event) and self._is_first(body, event):
            bot_user = context.bot_user_id or first_mention(str(event.get("text") or ""))
            await self._answer_in_conversation(event, context, bot_user, str(event.get("thread_ts") or event["ts"]))

    async def message(self, body: Json, event: Json, context: AsyncBoltContext) -> None:
        """A direct message; messages in channels are ignored."""
        if is_direct(event) and written_by_a_person(event) and is_whole(event) and self._is_first(body, event):
            await self._answer_in_conversation(event, context, context.bot_user_id, event.get("thread_ts"))

    async def thread_started(self, body: Json, event: Json, context: AsyncBoltContext) -> None:
        """Somebody opened a conversation with the assistant: they are greeted."""
        thread = thread_of(event)
        first = self._handled.first_time(*([str(body["event_id"])] if body.get("event_id") else []))
        if thread is not None and first:
            place = replace(place_of(context, thread.channel, None), user=thread.user)
            self._start(self._assistant.greet(place, thread))

    async def user_change(self, event: Json, context: AsyncBoltContext) -> None:
        """Somebody became an admin or a guest, or is so no longer, or left."""
        self.callers.members.heard(context.team_id, event.get("user") or {})

    async def home(self, event: Json, context: AsyncBoltContext) -> None:
        """The App Home was opened: it shows the dashboard as it is now."""
        if event.get("tab") == "home":
            seen = str((event.get("view") or {}).get("hash") or "")
            self._start(self._homes.publish(place_of(context, None, None), seen=seen))

    async def finish(self, within: float = 5.0) -> None:
        """Wait for running answers, then cancel what is left."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _is_new(self, trigger: str) -> bool:
        """Whether what somebody did, by Slack's id for it, comes to this process for the first time."""
        return not trigger or self._handled.first_time(f"trigger {trigger}")

    def _is_first(self, body: Json, event: Json) -> bool:
        """Whether Slack sends the message to this process for the first time."""
        return self._handled.first_time(message_of(event), *([str(body["event_id"])] if body.get("event_id") else []))

    async def _answer_in_conversation(self, event: Json, context: AsyncBoltContext, bot_user: str | None, thread: str | None) -> None:
        place = place_of(context, event.get("channel"), None)
        line = typed_line(str(event.get("text") or ""), bot_user).strip()
        told = Asked(line, files=tuple(event.get("files") or ()), thread=thread or "")
        way = Way("", str(event["channel"]), thread or "", public=True)
        # Slack tells of a message again until it is acknowledged, and never after that: it is written down first, whatever it asks.
        asked = await self._noting.noted(place, told, f"answer to {message_of(event)}", way, always=True)
        if asked is not None:
            work = self._start(self._answers.of(place, asked, public=True))
            reading = self._assistant.reading(place, str(event["channel"]), thread, work, lambda: self._language(place))
            self._start(self._respond(place, way, self._start(reading), asked.noted))

    async def _answer_unless_opened(self, opening: asyncio.Task[bool], place: Place, asked: Asked, way: Way) -> None:
        """Answers a command that was acknowledged without a word, where no form was opened for it after all."""
        if not await opening:
            await self._respond(place, way, self._start(self._answers.of(place, asked)), asked.noted)
        elif asked.noted:
            await self.front.noted_is_answered(Platform.SLACK, asked.noted, arrived=True)

    async def _deliver(self, place: Place, opened: Opened, work: asyncio.Task[Document], noted: str) -> None:
        async def arrived() -> bool:
            return await self._delivered(place, opened, await work, noted)

        await self.returning.finish(noted, arrived())

    async def _delivered(self, place: Place, opened: Opened, document: Document, noted: str) -> bool:
        """Whether the answer to a form arrived, or never can. It goes to the response URL while Slack takes it, else to the channel or the
        person."""
        if opened.home and await self._shown_at_home(place, await self.forms.line(place, Asked(*line_or_token(opened.line))), document):
            return True
        messages = await messages_of(document, place.workspace, self.front.keep_line, private=document.private)
        way = Way(opened.url, place.channel or place.user, opened.thread, public=not document.private)
        return await self.returning.send(place, way, messages, noted=noted)

    async def take_up(self, client_for: Callable[[str], Awaitable[AsyncWebClient]]) -> None:
        """Begins with the requests that a process, or an answer that could not be sent, has left."""
        for one in await self.front.interrupted(Platform.SLACK):
            try:
                found = resumed(one, await client_for(one.request.workspace or ""))
            except Exception as error:  # the others are taken up for all that
                is_over = isinstance(error, KeyError | TypeError | ValueError | BriefingError) and not isinstance(error, Busy)
                log.error("request %s can't be answered %s: %s", one.request.id, "any more" if is_over else "now", error)
                await self.returning.ended(one.request.id, arrived=is_over)
                continue
            line, id_, way = one.request.line, one.request.id, found.way
            asked = Asked(line, files=found.files, texts=found.texts, thread=way.thread, noted=id_, interrupted=one)
            work = self._start(self._answers.of(found.place, asked, public=way.public))
            self._start(self._respond(found.place, way, work, id_, one.acknowledged_at))

    async def _respond(self, place: Place, way: Way, work: asyncio.Task[Answered], noted: str = "", since: datetime | None = None) -> None:
        async def arrived() -> bool:
            answered = await work
            # What was said meanwhile is seen by one person, and gives way to what is for them alone.
            back = replace(way, replaces=way.replaces and answered.messages[0].private)
            return await self.returning.send(
                place, back, answered.messages, noted=noted, since=since, reference=answered.reference, shown=self._keeping(place, answered)
            )

        await self.returning.finish(noted, arrived())

    async def _send_rest(self, place: Place, way: Way, others: Sequence[SlackMessage], noted: str) -> None:
        """What did not fit into the response itself."""
        if others:
            await self.returning.send(place, replace(way, replaces=False), others, noted=noted)
        await self.returning.ended(noted, arrived=True)

    async def _post(self, place: Place, channel: str, thread: str | None, messages: Sequence[SlackMessage]) -> bool:
        """Whether the messages arrived in that conversation, or never can."""
        return await self.returning.send(place, Way("", channel, thread or "", public=True), messages)

    async def _shown_at_home(self, place: Place, line: str | None, document: Document | None, seen: str = "") -> bool:
        """Whether the App Home shows the answer to what changed something from there, above the new state. Slow answers, and those that
        only show something, are messages of their own."""
        if line is None or document is None or not self.front.lasts(line):
            return False
        if self.front.is_slow(line):
            self._start(self._homes.publish(place, seen=seen))
            return False
        return await self._homes.publish(place, document, seen=seen)

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a task of the Slack adapter failed", exc_info=error)
