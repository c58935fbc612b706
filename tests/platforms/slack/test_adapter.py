"""Signed HTTP and Socket Mode: which requests are accepted, and what happens when connections break."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from aiohttp import web

from bot.core.document import Document, paragraph
from bot.core.errors import NotConfigured
from bot.core.outlet import Audience, Mark
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.sending import signature
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.conftest import over_http

COMMAND = urlencode({"command": "/qwen", "text": "stats", "team_id": "T0ACME", "user_id": "U0MEMBER", "channel_id": "C0GENERAL"})

ODD_STAMPS = ("soon", "", "-1", "1e9", "1" * 5000, "\u0661\u0662")
ODD_SIGNATURES = ("", "v0=", "v0=\u00e9", "v1=" + "0" * 64, "v0=" + "0" * 64, "x")


@pytest.mark.usefixtures("http_adapter")
class TestHttp:
    async def test_only_requests_signed_by_slack_are_accepted(self, slack: FakeSlack, front: FakeFront) -> None:
        stamp = str(int(time.time()))
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        for headers in (
            form,
            {**form, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature("another secret", stamp, COMMAND)},
            {
                **form,
                "X-Slack-Request-Timestamp": stamp,
                "X-Slack-Signature": signature(slack.signing_secret, stamp, COMMAND + "&text=add"),
            },
            {**slack.signed(COMMAND, at=time.time() - 600)},
            *({**slack.signed(COMMAND), "X-Slack-Request-Timestamp": odd} for odd in ODD_STAMPS),
            *({**slack.signed(COMMAND), "X-Slack-Signature": odd} for odd in ODD_SIGNATURES),
        ):
            status, _ = await slack.post(COMMAND, headers)
            assert status == 401
        assert front.requests == []
        status, _ = await slack.post(COMMAND, slack.signed(COMMAND))
        assert status == 200
        assert front.lines == ["/qwen stats"]

    @pytest.mark.parametrize(
        "body", ["{", "[1]", "payload=%7B", "payload=[]", '{"type": ' * 3000, "\ud800".encode("utf-8", "replace").decode()]
    )
    async def test_a_malformed_request_breaks_nothing(self, slack: FakeSlack, front: FakeFront, body: str) -> None:
        kind = {"Content-Type": "application/json" if body.startswith(("{", "[")) else "application/x-www-form-urlencoded"}
        status, text = await slack.post(body, kind | {"X-Slack-Request-Timestamp": str(int(time.time()))})
        assert status in (400, 401)
        assert "Traceback" not in text
        assert front.requests == []

    async def test_slack_can_verify_the_address(self, slack: FakeSlack) -> None:
        body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "legacy"})
        assert await slack.post(body, slack.signed(body, json_body=True)) == (200, '{"challenge": "3eZbrw1a"}')

    async def test_an_outage_of_the_web_api_does_not_silence_commands(self, slack: FakeSlack, front: FakeFront) -> None:
        slack.fail_next("users.info", faults.DROPPED, faults.DROPPED)
        exchange = await slack.command("/qwen", "stats")
        assert exchange.replies[0].text == "Answer\n/qwen stats"

    async def test_the_outlet_posts_through_the_same_connection(self, slack: FakeSlack, http_adapter: SlackAdapter) -> None:
        audience = Audience(Platform.SLACK, "slack:T0ACME", "C0NEWS")
        document = Document(title="Digest 8F3K2", blocks=(paragraph("news"),), private=False)
        stamp = await http_adapter.outlet.post(audience, document, Mark("d1", 0, "8F3K2"))
        assert slack.messages["C0NEWS"][0]["ts"] == stamp


async def test_an_event_that_another_process_had_is_not_answered_again(slack: FakeSlack, front: FakeFront, config: SlackConfig) -> None:
    event = {"type": "app_mention", "user": "U0MEMBER", "text": f"<@{slack.bot_user}> qwen", "ts": "17.1", "channel": "C0GENERAL"}
    async with over_http(slack, front, config):
        await slack.event(event, event_id="Ev1")
        await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    async with over_http(slack, front, config):
        assert (await slack.event(event, event_id="Ev1", retry=1)).acked
        await slack.mention("another")
        await until(lambda: len(slack.messages["C0GENERAL"]) == 2)
    assert front.lines == ["qwen", "another"]


async def test_without_a_signing_secret_requests_over_http_are_refused(front: FakeFront) -> None:
    adapter = SlackAdapter(SlackConfig("xoxb-fake"), front)
    with pytest.raises(NotConfigured, match="SLACK_SIGNING_SECRET"):
        adapter.add_routes(web.Application())


@pytest.mark.parametrize(
    ("change", "variable"), [({"bot_token": "xoxb-old"}, "SLACK_BOT_TOKEN"), ({"app_token": "xapp-old"}, "SLACK_APP_TOKEN")]
)
async def test_a_wrong_token_is_reported_at_the_start(config: SlackConfig, front: FakeFront, change: dict[str, str], variable: str) -> None:
    adapter = SlackAdapter(replace(config, **change), front)
    with pytest.raises(NotConfigured, match=variable):
        await adapter.start()


async def test_only_the_configuration_counts_not_what_bolt_finds_in_the_environment(
    slack: FakeSlack, config: SlackConfig, front: FakeFront, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_VERIFICATION_TOKEN"):
        monkeypatch.setenv(name, "xoxb-environment")
    async with over_http(slack, front, config):
        assert (await slack.command("/qwen", "stats")).acked
        await slack.mention("qwen")
        await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    assert [record.message for record in caplog.records if record.name.startswith(("bot", "slack"))] == []


async def test_it_is_connected_between_start_and_stop(slack: FakeSlack, config: SlackConfig, front: FakeFront) -> None:
    for adapter in (SlackAdapter(config, front), SlackAdapter(replace(config, app_token=slack.app_token), front)):
        assert not await adapter.is_connected()
        await adapter.start()
        assert await adapter.is_connected()
        await adapter.stop()
        assert not await adapter.is_connected()


async def test_a_start_goes_on_while_slack_is_unreachable(slack: FakeSlack, config: SlackConfig, front: FakeFront) -> None:
    slack.fail_next("auth.test", faults.SERVER_ERROR, faults.SERVER_ERROR)
    async with over_http(slack, front, config):
        assert (await slack.command("/qwen", "stats")).acked
    assert front.lines == ["/qwen stats"]


async def test_what_is_being_answered_is_finished_before_the_end(slack: FakeSlack, config: SlackConfig, front: FakeFront) -> None:
    front.delays["/qwen stats"] = 0.5
    async with over_http(slack, front, config, ack_within=0.1):
        exchange = await slack.command("/qwen", "stats")
    assert len(exchange.replies) == 2


async def test_what_never_ends_is_cancelled_at_the_end(slack: FakeSlack, config: SlackConfig, front: FakeFront) -> None:
    front.delays["/qwen stats"] = 3600
    async with over_http(slack, front, config, ack_within=0.1) as adapter:
        await slack.command("/qwen", "stats")
        await adapter.answering.finish(within=0.1)
    assert front.lines == ["/qwen stats"]


@pytest.mark.usefixtures("socket_adapter")
class TestSockets:
    async def test_a_refreshed_connection_goes_on_serving(self, slack: FakeSlack, front: FakeFront) -> None:
        await slack.sockets.refresh()
        await until(lambda: slack.sockets.connections == 2 and slack.sockets.count == 1)
        assert (await slack.command("/qwen", "stats")).acked

    async def test_a_broken_connection_is_replaced(self, slack: FakeSlack, front: FakeFront) -> None:
        await slack.sockets.drop()
        await until(lambda: slack.sockets.count == 1)
        assert (await slack.command("/qwen", "stats")).acked

    @pytest.mark.slow
    async def test_every_attempt_asks_for_a_new_address(self, slack: FakeSlack, front: FakeFront) -> None:
        slack.sockets.refuse_next = 3
        await slack.sockets.drop()
        await until(lambda: slack.sockets.count == 1)
        assert (await slack.command("/qwen", "stats")).acked

    async def test_an_event_that_was_sent_again_after_a_break_is_handled_once(self, slack: FakeSlack, front: FakeFront) -> None:
        event = {"type": "app_mention", "user": "U0MEMBER", "text": f"<@{slack.bot_user}> qwen", "ts": "17.1", "channel": "C0GENERAL"}
        await slack.event(event, event_id="Ev1")
        await slack.sockets.drop()
        await until(lambda: slack.sockets.count == 1)
        assert (await slack.event(event, event_id="Ev1", retry=1)).acked
        await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
        assert front.lines == ["qwen"]


@pytest.mark.slow
async def test_socket_mode_starts_while_slack_is_unreachable(slack: FakeSlack, config: SlackConfig, front: FakeFront) -> None:
    slack.fail_next("apps.connections.open", faults.SERVER_ERROR, faults.DROPPED)
    adapter = SlackAdapter(replace(config, app_token=slack.app_token), front, ping_every=0.1)
    await adapter.start()
    try:
        await until(lambda: slack.sockets.count == 1)
        assert (await slack.command("/qwen", "stats")).acked
    finally:
        await adapter.stop()
    await asyncio.sleep(0)
