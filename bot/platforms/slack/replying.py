"""Ways back to the person who asked: the response URL of a command or click, or a message in a conversation."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.core.document import Document, paragraph
from bot.core.language import say, say_count
from bot.platforms.slack.buttons import KeepLine, tokens_for
from bot.platforms.slack.failures import FAILURES, error_code, is_unclear
from bot.platforms.slack.history import PAGES, has_block_id, page_since, with_block_id
from bot.platforms.slack.message import SlackMessage, render_part
from bot.platforms.slack.newer_blocks import NewerBlocks
from bot.platforms.slack.renderer import render

log = logging.getLogger(__name__)

#: A response URL takes five messages within half an hour.
USES = 5
#: Seconds before it is looked whether a message arrived whose answer was lost, and posted again if not.
PAUSES = (0.5, 2.0)
#: The ``event_type`` of the metadata of answers that are looked up.
ANSWER_EVENT = "briefing_answer"


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """Where Slack takes the answer to a command or a press.

    ``thread`` is that of the pressed button, without which an answer would go to the channel's root. ``replaces``: the first message takes
    the place of the one with the button.
    """

    address: str
    workspace: str | None
    thread: str | None = None
    replaces: bool = False


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


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one message goes, and the mark that it carries in its metadata, "" for none."""

    client: AsyncWebClient
    channel: str
    thread: str | None
    mark: str

    async def post(self, message: SlackMessage) -> None:
        content = dict(message.content)
        if self.mark:
            content["metadata"] = {"event_type": ANSWER_EVENT, "event_payload": {"mark": self.mark}}
            content["blocks"] = with_block_id(message.blocks, self._block_id)
        await self.client.chat_postMessage(channel=self.channel, thread_ts=self.thread, unfurl_links=False, unfurl_media=False, **content)

    async def has_arrived(self, since: float) -> bool:
        """Whether the conversation shows a message with the mark; False too where it can't be read."""
        cursor = ""
        for _ in range(PAGES):
            try:
                messages, cursor = await page_since(self.client, self.channel, since, thread=self.thread, cursor=cursor)
            except FAILURES:
                return False
            if any(self._is_this(one) for one in messages):
                return True
            if not cursor:
                return False
        return False

    @property
    def _block_id(self) -> str:
        return f"{ANSWER_EVENT}.{self.mark}"

    def _is_this(self, message: dict[str, Any]) -> bool:
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        return payload.get("mark") == self.mark or has_block_id(message, self._block_id)


class Replying:
    """Sends messages, in older blocks where the workspace does not take newer ones."""

    def __init__(self, newer_blocks: NewerBlocks) -> None:
        self._newer_blocks = newer_blocks

    async def by_response_url(self, session: aiohttp.ClientSession, url: ResponseUrl, messages: Sequence[SlackMessage]) -> int:
        """Post the messages in order, and say how many Slack took; what it does not take is logged."""
        taken, left = 0, USES
        client = AsyncWebhookClient(url.address, session=session, retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)])
        for number, message in enumerate(capped(messages, USES)):
            replace = url.replaces and number == 0
            sent = self._newer_blocks.for_workspace(url.workspace, message)
            answer = await client.send_dict(sent.response(replace=replace, thread=url.thread))
            left -= 1
            refusal = answer.body.strip() if answer.status_code != 200 else None
            if refusal and left > 0 and (older := self._newer_blocks.after_refusal(url.workspace, sent, refusal)):
                sent = older
                answer = await client.send_dict(sent.response(replace=replace, thread=url.thread))
                left -= 1
            if answer.status_code == 200:
                self._newer_blocks.taken(url.workspace, sent)
                taken += 1
            else:
                log.error("Slack did not take an answer: %s %s", answer.status_code, answer.body[:200])
        return taken

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
    ) -> None:
        """Post the messages in order, in a thread if one is named. With a ``mark`` they carry it: one whose answer was lost is looked up
        before it is posted again. ``since``: one may have been posted from that time on, so it is looked up first."""
        for number, message in enumerate(messages):
            place = Posting(client, channel, thread, f"{mark}#{number}" if mark else "")
            if since is None or not await place.has_arrived(since.timestamp()):
                await self._posted(workspace, message, place)

    async def _posted(self, workspace: str | None, message: SlackMessage, place: Posting) -> None:
        began = time.time()
        for pause in PAUSES:
            try:
                await self._sent(workspace, message, place.post)
                return
            except FAILURES as error:
                if not place.mark or not is_unclear(error):
                    raise
                log.warning("whether a message arrived in %s is not known: %s", place.channel, error or type(error).__name__)
            await asyncio.sleep(pause)
            if await place.has_arrived(began):
                return
        await self._sent(workspace, message, place.post)

    async def in_place_of(
        self, client: AsyncWebClient, workspace: str | None, channel: str, stamp: str, messages: Sequence[SlackMessage], thread: str | None
    ) -> None:
        """Put the first message in the place of one of ours, and post the others."""

        async def update(message: SlackMessage) -> None:
            await client.chat_update(channel=channel, ts=stamp, **message.content)

        await self._sent(workspace, messages[0], update)
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
    ) -> None:
        """Post the messages for that person alone to see: in the channel, or in a direct message where the bot is not in there."""

        async def post(message: SlackMessage) -> None:
            await client.chat_postEphemeral(channel=str(channel), user=user, thread_ts=thread, **message.content)

        try:
            if channel is None or channel.startswith("D"):
                await self.in_conversation(client, workspace, channel or user, messages, thread=thread)
                return
            for message in messages:
                await self._sent(workspace, message, post)
        except SlackApiError as error:
            if channel is None or channel.startswith("D"):
                raise
            log.info("an answer in %s goes to a direct message: %s", channel, error.response.get("error"))
            await self.in_conversation(client, workspace, user, messages)

    async def _sent(self, workspace: str | None, message: SlackMessage, post: Callable[[SlackMessage], Awaitable[None]]) -> None:
        sent = self._newer_blocks.for_workspace(workspace, message)
        try:
            await post(sent)
        except SlackApiError as error:
            older = self._newer_blocks.after_refusal(workspace, sent, error_code(error))
            if older is None:
                raise
            sent = older
            await post(sent)
        self._newer_blocks.taken(workspace, sent)
