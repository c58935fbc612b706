"""What Slack shows of a conversation afterwards, and how messages are marked so that one of ours is recognised there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

#: How far back a conversation is read at the most, in pages of 200 messages (15 for some commercial apps).
PAGES = 10
#: Slack's clock may be behind ours by so many seconds.
CLOCK_SKEW = 120.0
#: The most characters of a block's id.
_BLOCK_ID = 255
#: The ``event_type`` of the metadata of answers that are looked up.
ANSWER_EVENT = "briefing_answer"


def answer_id(mark: str) -> str:
    """The id of the first block of an answer with that mark."""
    return f"{ANSWER_EVENT}.{mark}"


async def page_since(
    client: AsyncWebClient, channel: str, since: float, *, thread: str | None = None, cursor: str = ""
) -> tuple[list[dict[str, Any]], str]:
    """One page of the conversation's or the thread's messages since that time, and the cursor of the next one, "" for none.

    Raises what the client does, and what an answer of an unexpected shape leads to.
    """
    oldest = f"{since - CLOCK_SKEW:.6f}"
    asked: dict[str, Any] = {"oldest": oldest, "limit": 200, "include_all_metadata": True, "cursor": cursor or None}
    if thread is None:
        page = await client.conversations_history(channel=channel, **asked)
    else:
        page = await client.conversations_replies(channel=channel, ts=thread, **asked)
    return page.get("messages") or [], (page.get("response_metadata") or {}).get("next_cursor") or ""


def with_block_id(blocks: Sequence[dict[str, Any]], mark: str) -> list[dict[str, Any]]:
    """The blocks with the mark as the first one's id: history shows that without any scope for metadata."""
    return [{**blocks[0], "block_id": mark[:_BLOCK_ID]}, *blocks[1:]] if blocks else []


def has_block_id(message: dict[str, Any], mark: str) -> bool:
    """Whether a bot's message was posted with that mark."""
    blocks = message.get("blocks") or []
    return bool(message.get("bot_id") and blocks) and blocks[0].get("block_id") == mark[:_BLOCK_ID]
