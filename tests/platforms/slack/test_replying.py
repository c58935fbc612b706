"""Answers in conversations: one that arrived is found again, whatever else was written meanwhile."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document, paragraph
from bot.platforms.slack.message import render_part
from bot.platforms.slack.replying import Posting
from tests.fake_slack import FakeSlack

ANSWER = render_part(Document(title="Acme", blocks=(paragraph("12"),)), private=False)


def chatter(slack: FakeSlack, count: int, thread: str | None) -> None:
    """People write so many messages there."""
    said = {"user": "U0MEMBER", "text": "answer#0?"} | ({"thread_ts": thread} if thread else {})
    slack.messages["C0GENERAL"] += [{"ts": slack.new_ts(), **said} for _ in range(count)]


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize("scope", ["", "metadata.message:read"])
async def test_an_answer_is_found_among_many_messages_with_and_without_the_scope_for_metadata(
    slack: FakeSlack, in_thread: bool, scope: str
) -> None:
    slack.without_scopes.add(scope)
    began, thread = time.time(), slack.new_ts() if in_thread else None
    place = Posting(AsyncWebClient(slack.bot_token, base_url=slack.api_url), "C0GENERAL", thread, "answer#0")
    chatter(slack, 250, thread)
    assert not await place.has_arrived(began)
    await place.post(ANSWER)
    chatter(slack, 250, thread)
    assert await place.has_arrived(began)
    assert not await replace(place, mark="answer#1").has_arrived(began)


async def test_where_the_conversation_can_not_be_read_nothing_is_found(slack: FakeSlack) -> None:
    place = Posting(AsyncWebClient(slack.bot_token, base_url=slack.api_url), "C0GENERAL", None, "answer#0")
    began = time.time()
    await place.post(ANSWER)
    slack.without_scopes.add("channels:history")
    assert not await place.has_arrived(began)
