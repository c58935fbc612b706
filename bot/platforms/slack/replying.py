"""Ways back to the person who asked: the response URL of a command or click, or a message in a conversation."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.core.document import Document, paragraph
from bot.core.text import counted
from bot.platforms.slack.buttons import KeepLine, tokens_for
from bot.platforms.slack.message import SlackMessage, render_part
from bot.platforms.slack.renderer import render

log = logging.getLogger(__name__)

#: A response URL takes five messages within half an hour.
USES = 5


async def messages_of(
    document: Document, workspace: str | None, keep_line: KeepLine, *, private: bool, for_good: bool = False
) -> tuple[SlackMessage, ...]:
    """The document as messages, with tokens for the lines that are too long for a button, kept as ``tokens_for`` says."""
    return render(document, private=private, tokens=await tokens_for(document, workspace, keep_line, for_good=for_good))


def capped(messages: Sequence[SlackMessage], most: int) -> list[SlackMessage]:
    """The messages, or as many as there is room for and a last one that says so."""
    if len(messages) <= most:
        return list(messages)
    left = counted(len(messages) - most + 1, "more message")
    words = f"The answer goes on for {left}, which Slack does not take here. Narrow it down with since:, until: or limit:."
    document = Document(title="There is more", blocks=(paragraph(words),))
    return [*messages[: most - 1], render_part(document, private=messages[0].private)]


async def by_response_url(session: aiohttp.ClientSession, url: str, messages: Sequence[SlackMessage]) -> int:
    """Post the messages in order, and say how many Slack took; what it does not take is logged."""
    taken = 0
    client = AsyncWebhookClient(url, session=session, retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)])
    for message in capped(messages, USES):
        answer = await client.send_dict(message.response())
        if answer.status_code != 200:
            log.error("Slack did not take an answer: %s %s", answer.status_code, answer.body[:200])
        taken += answer.status_code == 200
    return taken


async def in_conversation(client: AsyncWebClient, channel: str, messages: Sequence[SlackMessage], *, thread: str | None = None) -> None:
    """Post the messages in order, in a thread if one is named."""
    for message in messages:
        await client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
        )


async def to_one_person(client: AsyncWebClient, channel: str | None, user: str, messages: Sequence[SlackMessage]) -> None:
    """Post the messages for that person alone to see: in the channel, or in a direct message where the bot is not in there."""
    try:
        if channel is None or channel.startswith("D"):
            await in_conversation(client, channel or user, messages)
            return
        for message in messages:
            await client.chat_postEphemeral(channel=channel, user=user, text=message.text, blocks=list(message.blocks))
    except SlackApiError as error:
        if channel is None or channel.startswith("D"):
            raise
        log.info("an answer in %s goes to a direct message: %s", channel, error.response.get("error"))
        await in_conversation(client, user, messages)
