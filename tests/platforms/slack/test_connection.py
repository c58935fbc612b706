"""Connections end while something is answered: what was asked is acknowledged, and answered in another way where it was not."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.core.document import Document, paragraph
from bot.core.outlet import Audience, Busy, Mark, Refused
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.teams import Team
from tests.fake_slack.workspace import Exchange, until
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.installs import install, serving

NEWS = Document(title="Digest 8F3K2", blocks=(paragraph("news"),), private=False)


async def begin(slack: FakeSlack, front: FakeFront) -> tuple[Exchange, asyncio.Task[Exchange]]:
    """A command that is being answered."""
    front.delays["/qwen stats"] = 0.4
    known = set(slack.exchanges)
    task = asyncio.create_task(slack.command("/qwen", "stats"))
    await until(lambda: bool(front.requests))
    (number,) = set(slack.exchanges) - known
    return slack.exchanges[number], task


async def test_what_came_over_a_connection_is_acknowledged_before_it_is_replaced(
    slack: FakeSlack, front: FakeFront, socket_adapter: SlackAdapter
) -> None:
    exchange, task = await begin(slack, front)
    await slack.sockets.refresh()
    await task
    assert [(reply.text, reply.direct) for reply in exchange.replies] == [("Answer\n/qwen stats", True)]
    await until(lambda: slack.sockets.connections == 2 and slack.sockets.count == 1)


async def test_an_answer_that_was_to_go_over_a_broken_connection_goes_by_the_response_url(
    slack: FakeSlack, front: FakeFront, socket_adapter: SlackAdapter
) -> None:
    exchange, task = await begin(slack, front)
    slack.sockets.refuse_next = 3
    await slack.sockets.drop()
    await until(lambda: bool(exchange.replies))
    assert [(reply.text, reply.direct) for reply in exchange.replies] == [("Answer\n/qwen stats", False)]
    task.cancel()


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault",
    [faults.rate_limited(1), faults.SERVER_ERROR, faults.PAGE, faults.DROPPED],
    ids=["429", "500", "a page", "dropped"],
)
@pytest.mark.parametrize("ending", ["disconnect", "drop"])
async def test_a_connection_comes_back_although_slack_gives_no_address_at_once(
    slack: FakeSlack, front: FakeFront, socket_adapter: SlackAdapter, fault: faults.Fault, ending: str
) -> None:
    slack.fail_next("apps.connections.open", fault, fault)
    if ending == "disconnect":
        await slack.sockets.send_as_it_is({"type": "disconnect", "reason": "warning", "debug_info": {}})
    await slack.sockets.drop()
    await until(lambda: slack.sockets.count == 1, within=15)
    exchange = await slack.command("/qwen", "stats")
    assert [reply.text for reply in exchange.replies] == ["Answer\n/qwen stats"]


async def test_an_answer_that_slack_did_not_wait_for_over_http_goes_by_the_response_url(
    slack: FakeSlack, front: FakeFront, http_adapter: SlackAdapter
) -> None:
    front.delays["/qwen stats"] = 1.0
    exchange, payload = slack._payload("C0GENERAL", "U0MEMBER")
    body = urlencode(
        {**payload, "command": "/qwen", "text": "stats", "team_id": "T0ACME", "user_id": "U0MEMBER", "channel_id": "C0GENERAL"}
    )
    assert slack.app_url is not None
    with pytest.raises(TimeoutError):
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5)) as session:
            await session.post(slack.app_url, data=body.encode(), headers=slack.signed(body))
    await until(lambda: bool(exchange.replies))
    assert [reply.text for reply in exchange.replies] == ["Answer\n/qwen stats"]


@pytest.mark.parametrize("transport", ["http", "sockets"])
async def test_an_event_of_a_workspace_without_the_app_is_acknowledged_with_nothing(
    slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: object, globex: Team, transport: str
) -> None:
    config = installs_config if transport == "http" else replace(installs_config, app_token=slack.app_token, signing_secret="")
    async with serving(slack, front, config, shelf):  # type: ignore[arg-type]
        await install(slack, globex)
        event = {"type": "app_mention", "user": "U0MEMBER", "text": "<@U0BOT> qwen", "ts": "17.1", "channel": "C0GENERAL"}
        exchange = await slack.event(event)
        assert (exchange.acked, exchange.refused, exchange.replies) == (True, [], [])
    assert front.requests == []


# -- one workspace, whose token is revoked


def forget_the_token(slack: FakeSlack) -> None:
    slack.bot_token = "xoxb-another"


async def test_a_revoked_token_is_noticed_told_and_shown(
    slack: FakeSlack, front: FakeFront, http_adapter: SlackAdapter, caplog: pytest.LogCaptureFixture
) -> None:
    assert await http_adapter.is_connected()
    forget_the_token(slack)
    with pytest.raises(Refused, match="Reinstall the app"):
        await http_adapter.outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0NEWS"), NEWS, Mark("d1", 0, "8F3K2"))
    assert not await http_adapter.is_connected()
    assert caplog.text.count("no longer accepts the bot token") == 1
    (answer,) = (await slack.command("/qwen", "stats")).replies
    assert answer.text.startswith("Answer\n/qwen stats")
    assert "no longer accepts my token" in json.dumps(answer.blocks)
    slack.bot_token = FakeSlack.bot_token
    await http_adapter._token.check()
    assert await http_adapter.is_connected()


async def test_a_revoked_token_is_noticed_when_slack_tells_of_it(slack: FakeSlack, http_adapter: SlackAdapter) -> None:
    await slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U0MEMBER"], "bot": []}})
    assert await http_adapter.is_connected()
    forget_the_token(slack)
    await slack.event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}})
    assert not await http_adapter.is_connected()


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked"])
async def test_one_refusal_alone_ends_nothing(slack: FakeSlack, http_adapter: SlackAdapter, error: str) -> None:
    slack.fail_next("chat.postMessage", faults.refused(error))
    with pytest.raises(Busy):
        await http_adapter.outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0NEWS"), NEWS, Mark("d1", 0, "8F3K2"))
    assert await http_adapter.is_connected()
