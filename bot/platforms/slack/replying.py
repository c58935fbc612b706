"""Ways back to the person who asked: the response URL of a command or click, or a message in a conversation."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document, paragraph
from bot.core.language import say, say_count
from bot.core.outlet import PostedMessage
from bot.platforms.slack.buttons import KeepLine, tokens_for
from bot.platforms.slack.failures import FAILURES, UNUSABLE, error_code, is_refused, is_unclear
from bot.platforms.slack.history import ANSWER_EVENT, PAGES, answer_id, has_block_id, page_since, with_block_id
from bot.platforms.slack.message import SlackMessage, render_part
from bot.platforms.slack.newer_blocks import NewerBlocks
from bot.platforms.slack.renderer import render
from bot.platforms.slack.response_url import PAUSES, USES, Left, Poster, ResponseUrl

log = logging.getLogger(__name__)


async def messages_of(
    document: Document, workspace: str | None, keep_line: KeepLine, *, private: bool, for_good: bool = False
) -> tuple[SlackMessage, ...]:
    """The document as messages, with tokens for the lines that are too long for a button, kept as ``tokens_for`` says."""
    return render(document, private=private, tokens=await tokens_for(document, workspace, keep_line, for_good=for_good))


def capped(messages: Sequence[SlackMessage], most: int) -> list[SlackMessage]:
    """The messages, or as many as there is room for and a last one that says so."""
    if len(messages) <= most:
        return list(messages)
    words = say_count(
        "The answer goes on for {count} more message, which Slack does not take here. Narrow it down with since:, until: or limit:.",
        "The answer goes on for {count} more messages, which Slack does not take here. Narrow it down with since:, until: or limit:.",
        len(messages) - most + 1,
    )
    document = Document(title=say("There is more"), blocks=(paragraph(words),))
    return [*messages[: most - 1], render_part(document, private=messages[0].private)]


@dataclass(slots=True)
class Posting:
    """Where one message goes, a channel or a person, and the mark that it carries in its metadata, "" for none; ``arrived`` is where it is
    then, as far as that is known."""

    client: AsyncWebClient
    channel: str
    thread: str | None
    mark: str
    arrived: PostedMessage | None = None

    async def post(self, message: SlackMessage) -> None:
        content = dict(message.content)
        if self.mark:
            content["metadata"] = {"event_type": ANSWER_EVENT, "event_payload": {"mark": self.mark}}
            content["blocks"] = with_block_id(message.blocks, answer_id(self.mark))
        answer = await self.client.chat_postMessage(
            channel=self.channel, thread_ts=self.thread, unfurl_links=False, unfurl_media=False, **content
        )
        if answer.get("ts"):
            self.arrived = PostedMessage(str(answer.get("channel") or self.channel), str(answer["ts"]))

    async def has_arrived(self, since: float, pauses: Sequence[float] = PAUSES) -> bool | None:
        """Whether the conversation shows a message with the mark; None where it can't be read.

        Raises what the client does where it can't be read now, after some tries.
        """
        for pause in (*pauses, None):
            try:
                return await self._is_there(since)
            except UNUSABLE as error:
                log.warning("the messages in %s can't be read: %s", self.channel, error_code(error) or error or type(error).__name__)
                if is_refused(error):
                    return None
                if pause is None:
                    raise
            await asyncio.sleep(pause)
        return None

    async def _is_there(self, since: float) -> bool:
        channel, cursor = await self._conversation(), ""
        for _ in range(PAGES):
            messages, cursor = await page_since(self.client, channel, since, thread=self.thread, cursor=cursor)
            if any(self._is_this(one) for one in messages):
                return True
            if not cursor:
                return False
        return False

    async def _conversation(self) -> str:
        """The conversation's id: a person's messages are read by that of the direct messages with them."""
        if self.channel[:1] not in ("U", "W"):
            return self.channel
        opened = await self.client.conversations_open(users=self.channel)
        return str((opened.get("channel") or {}).get("id") or self.channel)

    def _is_this(self, message: dict[str, Any]) -> bool:
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        return payload.get("mark") == self.mark or has_block_id(message, answer_id(self.mark))


class Replying:
    """Sends messages, in older blocks where the workspace does not take newer ones. ``pauses`` are seconds before each further try."""

    def __init__(self, newer_blocks: NewerBlocks, pauses: Sequence[float] = PAUSES) -> None:
        self._newer_blocks = newer_blocks
        self.pauses = pauses

    async def by_response_url(
        self,
        session: aiohttp.ClientSession,
        url: ResponseUrl,
        messages: Sequence[SlackMessage],
        *,
        mark: str = "",
        seen: Posting | None = None,
    ) -> Left:
        """Post the messages in order, and say which Slack did not take. ``seen``: where those are found that everybody sees."""

        async def look(number: str, since: float) -> bool | None:
            assert seen is not None
            return await self._look(replace(seen, mark=number), since)

        poster = Poster(session, url, self._newer_blocks, look=look if seen else None, pauses=self.pauses)
        return await poster.post(capped(messages, USES), mark)

    async def _look(self, place: Posting, since: float) -> bool | None:
        try:
            return await place.has_arrived(since, self.pauses)
        except UNUSABLE:
            return None

    async def in_conversation(
        self,
        client: AsyncWebClient,
        workspace: str | None,
        channel: str,
        messages: Sequence[SlackMessage],
        *,
        thread: str | None = None,
        mark: str = "",
        since: datetime | None = None,
    ) -> PostedMessage | None:
        """Post the messages in order, in a thread if one is named; where the first one is, as far as that is known.

        With a ``mark`` they carry it: one whose answer was lost is looked up before it is posted again. ``since``: one may have been posted
        from that time on, so it is looked up first."""
        postings = [Posting(client, channel, thread, f"{mark}#{number}" if mark else "") for number in range(len(messages))]
        for message, place in zip(messages, postings, strict=True):
            if since is None or not await place.has_arrived(since.timestamp(), self.pauses):
                await self._insist(workspace, message, place.post, place)
        return postings[0].arrived if postings else None

    async def in_place_of(
        self, client: AsyncWebClient, workspace: str | None, channel: str, stamp: str, messages: Sequence[SlackMessage], thread: str | None
    ) -> None:
        """Put the first message in the place of one of ours, and post the others."""

        async def update(message: SlackMessage) -> None:
            await client.chat_update(channel=channel, ts=stamp, **message.content)

        await self._insist(workspace, messages[0], update, None)
        await self.in_conversation(client, workspace, channel, messages[1:], thread=thread)

    async def to_one_person(
        self,
        client: AsyncWebClient,
        workspace: str | None,
        channel: str | None,
        user: str,
        messages: Sequence[SlackMessage],
        *,
        thread: str | None = None,
        mark: str = "",
        since: datetime | None = None,
    ) -> PostedMessage | None:
        """Post the messages for that person alone to see: in the channel, or in a direct message where that does not work; where the first
        one is, if it can be edited."""

        async def post(message: SlackMessage) -> None:
            await client.chat_postEphemeral(channel=str(channel), user=user, thread_ts=thread, **message.content)

        if channel is None or channel.startswith("D"):
            return await self.in_conversation(client, workspace, channel or user, messages, thread=thread, mark=mark, since=since)
        for number, message in enumerate(messages):
            try:
                await self._insist(workspace, message, post, None)
            except FAILURES as error:
                log.info("an answer in %s goes to a direct message: %s", channel, error_code(error) or error or type(error).__name__)
                there = await self.in_conversation(client, workspace, user, messages[number:], mark=mark, since=since)
                return None if number else there
        return None

    async def _insist(
        self, workspace: str | None, message: SlackMessage, post: Callable[[SlackMessage], Awaitable[None]], place: Posting | None
    ) -> None:
        """Post the message, again where Slack does not say that it took it; where that would show, it is looked up first. Without a mark
        it can't be, and is not posted again. Raises what the last try ended with."""
        began = time.time()
        for pause in (*self.pauses, None):
            try:
                await self._sent(workspace, message, post)
                return
            except FAILURES as error:
                unclear, failure = is_unclear(error), error
            if is_refused(failure) or (unclear and place is not None and not place.mark):
                raise failure
            log.warning("whether a message arrived is not known: %s", error_code(failure) or failure or type(failure).__name__)
            await asyncio.sleep(pause or 0.0)
            if unclear and place is not None and await place.has_arrived(began, self.pauses):
                return
            # Where Slack is slow the message may still come: it is posted again later, if at all.
            if pause is None or (place is not None and isinstance(failure, TimeoutError)):
                raise failure

    async def _sent(self, workspace: str | None, message: SlackMessage, post: Callable[[SlackMessage], Awaitable[None]]) -> None:
        sent = self._newer_blocks.for_workspace(workspace, message)
        while True:
            try:
                await post(sent)
            except FAILURES as error:
                older = self._newer_blocks.after_refusal(workspace, sent, error_code(error))
                if older is None:
                    raise
                sent = older
            else:
                self._newer_blocks.taken(workspace, sent)
                return
