"""Answers on their way back: where one way does not work the next one is taken, and what was written down is noted as answered."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.errors import SlackClientError

from bot.core.document import Document, paragraph
from bot.core.language import say, speaking
from bot.core.outlet import PostedMessage
from bot.core.request import Platform
from bot.platforms.slack.assistant import Assistant
from bot.platforms.slack.failures import UNUSABLE, error_code, is_refused
from bot.platforms.slack.incoming import Json
from bot.platforms.slack.members import Place
from bot.platforms.slack.message import SlackMessage, render_part
from bot.platforms.slack.noting import Way
from bot.platforms.slack.replying import Posting, Replying
from bot.platforms.slack.response_url import ResponseUrl

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)

#: Another way for messages to get where they belong; raises what the client does.
Instead = Callable[[Sequence[SlackMessage]], Awaitable[None]]
#: What hears where a message is that can be edited later.
Shown = Callable[[PostedMessage], Awaitable[None]]
#: What stands at a question whose answer can't be posted anywhere.
REACTION = "warning"


class Returning:
    """Brings answers back to where they were asked for. ``language`` is that of whoever asked."""

    def __init__(self, front: Front, replying: Replying, assistant: Assistant, language: Callable[[Place], Awaitable[str]]) -> None:
        self.session: aiohttp.ClientSession | None = None
        self._front = front
        self._replying = replying
        self._assistant = assistant
        self._language = language

    async def finish(self, noted: str, sending: Awaitable[bool]) -> None:
        """Sends an answer, and notes whether it arrived; what breaks or is cancelled leaves it for another try."""
        arrived = False
        try:
            arrived = await sending
        finally:
            await self.ended(noted, arrived=arrived)

    async def ended(self, noted: str, *, arrived: bool) -> None:
        """Notes what became of the answer to a request that was written down."""
        if noted:
            await self._front.noted_is_answered(Platform.SLACK, noted, arrived=arrived)

    async def send(
        self,
        place: Place,
        way: Way,
        messages: Sequence[SlackMessage],
        *,
        noted: str = "",
        since: datetime | None = None,
        reference: str = "",
        instead: Instead | None = None,
        shown: Shown | None = None,
    ) -> bool:
        """Whether the messages arrived, or never can. ``since``: some may have been posted from that time on. ``instead``: another way
        than the response URL to the same end. ``shown`` hears where the first message is, where it can be edited later."""
        mark = noted or secrets.token_hex(8)
        try:
            if way.url:
                there = await self._back(place, way, messages, mark, since, instead)
            elif way.public and not (messages[0].private and _elsewhere(way.channel)):
                there = await self._in_conversation(place, way, messages, mark, since)
            else:
                # What one person alone may see is posted so, also where all saw the question.
                channel, thread = place.channel, way.thread or None
                there = await self._replying.to_one_person(
                    place.client, place.workspace, channel, place.user, messages, thread=thread, mark=mark, since=since
                )
            if there is not None and shown is not None:
                await shown(there)
        except UNUSABLE as error:
            what = error_code(error) or error or type(error).__name__
            log.error("answer %s could not be sent to %s in %s: %s", reference, place.user, way.channel or place.channel, what)
            if way.public:
                await self._assistant.end_status(place, way.channel, way.thread or None)
                if since is None:
                    await self._say_so(place, way, noted)
            return is_refused(error)
        return True

    async def answer_late(self, body: Json, response: Json) -> None:
        """Sends what was to be the response to a request, which Slack did not wait for."""
        url = str(body.get("response_url") or "")
        if url and self.session is not None and (response.get("text") or response.get("blocks")):
            log.warning("Slack did not take the response to a request: it goes to its response_url")
            words = SlackMessage(
                str(response.get("text") or ""), tuple(response.get("blocks") or ()), response.get("response_type") != "in_channel"
            )
            await self._replying.by_response_url(self.session, ResponseUrl(url, None), [words])

    async def _back(
        self, place: Place, way: Way, messages: Sequence[SlackMessage], mark: str, since: datetime | None, instead: Instead | None
    ) -> PostedMessage | None:
        """By the response URL while Slack takes it, else where it was asked for. Raises what the last way does."""
        thread, left = way.thread or None, tuple(messages)
        if self.session is not None:
            seen = Posting(place.client, place.channel, thread, "") if place.channel else None
            url = ResponseUrl(way.url, place.workspace, thread, way.replaces)
            found = await self._replying.by_response_url(self.session, url, messages, mark=mark, seen=seen)
            if found.in_doubt:
                doubt = ResponseUrl(way.url, place.workspace, thread)
                with speaking(await self._language(place)):
                    await self._replying.by_response_url(self.session, doubt, [_in_doubt()])
            left = found.messages
        if not left or (instead is not None and await _done(instead, left)):
            return None
        if left[0].private or place.channel is None:
            return await self._replying.to_one_person(
                place.client, place.workspace, place.channel, place.user, left, thread=thread, mark=mark, since=since
            )
        there = Way("", place.channel, way.thread, public=True)
        return await self._in_conversation(place, there, left, mark, since)

    async def _in_conversation(
        self, place: Place, way: Way, messages: Sequence[SlackMessage], mark: str, since: datetime | None
    ) -> PostedMessage | None:
        """In the conversation; where Slack takes nothing there, to the person who asked. Raises what the client does."""
        thread = way.thread or None
        try:
            return await self._replying.in_conversation(
                place.client, place.workspace, way.channel, messages, thread=thread, mark=mark, since=since
            )
        except SlackClientError as error:
            if not is_refused(error) or way.channel == place.user:
                raise
            log.warning("%s takes no answer (%s): it goes to the person who asked", way.channel, error_code(error))
            return await self._replying.to_one_person(
                place.client, place.workspace, _elsewhere(way.channel), place.user, messages, thread=thread, mark=mark, since=since
            )

    async def _say_so(self, place: Place, way: Way, noted: str) -> None:
        """A word to the person that their answer could not be posted, or a mark at their question where not even that works."""
        try:
            if not way.channel.startswith("D"):
                with speaking(await self._language(place)):
                    content = _not_posted().content
                await place.client.chat_postEphemeral(channel=way.channel, user=place.user, thread_ts=way.thread or None, **content)
                return
        except UNUSABLE as error:
            log.warning("nor can %s be told so: %s", place.user, error_code(error) or error or type(error).__name__)
        stamp = noted.rpartition("/")[2] if "/" in noted else ""
        try:
            if stamp:
                await place.client.reactions_add(channel=way.channel, timestamp=stamp, name=REACTION)
        except UNUSABLE as error:
            log.warning("nor can the question be marked: %s", error_code(error) or error or type(error).__name__)


async def _done(way: Instead, messages: Sequence[SlackMessage]) -> bool:
    try:
        await way(messages)
    except UNUSABLE as error:
        log.warning("a message could not be replaced: %s", error_code(error) or error or type(error).__name__)
        return False
    return True


def _elsewhere(channel: str) -> str | None:
    """The channel in which one person can be told what is not taken there for all; None where that is their own."""
    return None if channel.startswith("D") else channel


def _in_doubt() -> SlackMessage:
    words = say("Slack did not say whether it posted that. If it is not here in a moment, press or type it once more.")
    return render_part(Document(title=say("Posted, or not"), blocks=(paragraph(words),)), private=True)


def _not_posted() -> SlackMessage:
    words = say("Slack does not take my answer now. I go on trying for an hour; you need not ask again.")
    return render_part(Document(title=say("Not posted yet"), blocks=(paragraph(words),)), private=True)
