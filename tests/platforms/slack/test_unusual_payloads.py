"""What Slack may send in other shapes than usual: nothing stays without an acknowledgement, breaks anything, or is answered twice."""

from __future__ import annotations

import itertools
import json
import logging
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.platforms.slack.adapter import SlackAdapter
from tests.fake_slack import FakeSlack
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront

Json = dict[str, Any]

_numbers = itertools.count(1)

COMMAND: Json = {
    "command": "/qwen",
    "text": "stats",
    "team_id": "T0ACME",
    "user_id": "U0MEMBER",
    "channel_id": "C0GENERAL",
}
MENTION: Json = {"type": "app_mention", "user": "U0MEMBER", "text": "<@U0BOT> qwen", "ts": "17.000100", "channel": "C0GENERAL"}
DIRECT: Json = {"type": "message", "user": "U0MEMBER", "text": "qwen", "ts": "17.000100", "channel": "DU0MEMBER", "channel_type": "im"}
PRESS: Json = {"type": "block_actions", "team": {"id": "T0ACME"}, "user": {"id": "U0MEMBER"}, "channel": {"id": "C0GENERAL"}}
BUTTON: Json = {"type": "button", "action_id": "line:1", "block_id": "b", "value": "/qwen timeline"}
FORM: Json = {"type": "view_submission", "team": {"id": "T0ACME"}, "user": {"id": "U0MEMBER"}}


def event(one: object, **more: object) -> Json:
    """The envelope of an event."""
    return {"type": "event_callback", "team_id": "T0ACME", "event_id": f"Ev{next(_numbers)}", "event": one, **more}


def without(payload: Json, *names: str) -> Json:
    return {name: value for name, value in payload.items() if name not in names}


async def send(slack: FakeSlack, kind: str, payload: Json) -> bool:
    """Whether the app acknowledged this; over HTTP, or in an envelope."""
    if slack.app_url is None:
        number = f"raw-{next(_numbers)}"
        await slack.sockets.send_as_it_is({"type": kind, "envelope_id": number, "payload": payload, "accepts_response_payload": True})
        await until(lambda: number in slack.sockets.acknowledged, within=3)
        return True
    is_event = kind == "events_api"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    body = json.dumps(payload) if is_event else urlencode(form)
    headers = slack.signed(body, json_body=is_event)
    headers["Content-Type"] += ";  charset=UTF-8"
    status, _ = await slack.post(body, {name.lower(): value for name, value in headers.items()})
    return status == 200


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


ANSWERED: dict[str, tuple[str, Json]] = {
    "command with the least": ("slash_commands", COMMAND),
    "command of an organisation": (
        "slash_commands",
        {**without(COMMAND, "team_id"), "enterprise_id": "E1", "is_enterprise_install": "true"},
    ),
    "command of a user from elsewhere": ("slash_commands", {**COMMAND, "user_id": "W0OTHER", "channel_id": "G0PRIVATE"}),
    "command without a channel": ("slash_commands", without(COMMAND, "channel_id")),
    "command without words": ("slash_commands", without(COMMAND, "text")),
    "mention": ("events_api", event(MENTION)),
    "mention without authorizations": ("events_api", event(MENTION, authorizations=None, is_ext_shared_channel=True)),
    "mention that names its team itself": ("events_api", without(event({**MENTION, "team": "T0ACME"}), "team_id")),
    "mention without an id": ("events_api", without(event(MENTION), "event_id")),
    "mention by an edit": ("events_api", event({**MENTION, "edited": {"user": "U0MEMBER", "ts": "18.000100"}, "event_ts": "18.000100"})),
    "mention in an answer shown in the channel": (
        "events_api",
        event({**MENTION, "subtype": "thread_broadcast", "thread_ts": "16.000100"}),
    ),
    "direct message": ("events_api", event(DIRECT)),
    "direct message of no named kind": ("events_api", event(without(DIRECT, "channel_type"))),
    "press with the least": ("interactive", {**PRESS, "actions": [BUTTON]}),
    "press without a channel": ("interactive", {**PRESS, "channel": None, "actions": [BUTTON]}),
    "press of an unknown kind of menu": ("interactive", {**PRESS, "actions": [{**without(BUTTON, "value"), "type": "radio_buttons"}]}),
    "press without a value": ("interactive", {**PRESS, "actions": [without(BUTTON, "value")]}),
    "choice of nothing": (
        "interactive",
        {**PRESS, "actions": [{**without(BUTTON, "value"), "type": "static_select", "selected_option": None}]},
    ),
    "shortcut with the least": (
        "interactive",
        {
            "type": "message_action",
            "callback_id": "add_message",
            "team": {"id": "T0ACME"},
            "user": {"id": "U0MEMBER"},
            "message": {"text": "x"},
        },
    ),
}
IGNORED: dict[str, tuple[str, Json]] = {
    "mention without its message's id": ("events_api", event(without(MENTION, "ts"))),
    "mention without a channel": ("events_api", event(without(MENTION, "channel"))),
    "mention by a bot": ("events_api", event({**MENTION, "bot_id": "B1", "bot_profile": {}})),
    "mention by nobody": ("events_api", event(without(MENTION, "user"))),
    "an edit": (
        "events_api",
        event(
            {**without(DIRECT, "user", "text"), "subtype": "message_changed", "hidden": True, "message": DIRECT, "previous_message": DIRECT}
        ),
    ),
    "a deletion": ("events_api", event({**without(DIRECT, "user", "text"), "subtype": "message_deleted", "deleted_ts": "16.000100"})),
    "what a bot wrote": ("events_api", event({**without(DIRECT, "user"), "subtype": "bot_message", "bot_id": "B1"})),
    "a message in a channel": ("events_api", event({**DIRECT, "channel": "C0GENERAL", "channel_type": "channel"})),
    "a message in a group": ("events_api", event({**DIRECT, "channel": "G0GROUP", "channel_type": "mpim"})),
    "an event without contents": ("events_api", event({})),
    "an event of an unknown kind": ("events_api", event({"type": "shared_channel_invite_received", "invite": {}})),
    "no event": ("events_api", without(event(None), "event")),
    "limits": ("events_api", {"type": "app_rate_limited", "team_id": "T0ACME", "minute_rate_limited": 1518467820}),
    "a home of no named tab": ("events_api", event({"type": "app_home_opened", "user": "U0MEMBER", "channel": "DU0MEMBER"})),
    "an uninstall": ("events_api", event({"type": "app_uninstalled"})),
    "revoked tokens": ("events_api", event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})),
    "a form of others": ("interactive", {**FORM, "view": {"id": "V1", "callback_id": "other", "state": {"values": {}}}}),
    "a form without its memory": ("interactive", {**FORM, "view": {"id": "V1", "type": "modal", "callback_id": "form"}}),
    "a form that was closed": ("interactive", {**FORM, "type": "view_closed", "view": {"id": "V1", "callback_id": "form"}}),
    "a look-up for a menu": ("interactive", {**PRESS, "type": "block_suggestion", "action_id": "x", "block_id": "b", "value": "q"}),
    "a shortcut of others": (
        "interactive",
        {"type": "shortcut", "callback_id": "other", "team": {"id": "T0ACME"}, "user": {"id": "U0MEMBER"}},
    ),
    "a kind that nobody knows": ("interactive", {"type": "invented", "team": {"id": "T0ACME"}}),
    "a press of nothing": ("interactive", {**PRESS, "actions": []}),
}


@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize("name", ANSWERED)
async def test_what_lacks_something_is_answered_all_the_same(
    slack: FakeSlack, front: FakeFront, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await send(slack, *ANSWERED[name])
    await until(lambda: len(front.requests) == 1, within=3)
    assert await send(slack, *ANSWERED["command with the least"])
    await until(lambda: len(front.requests) == 2, within=3)
    assert errors(caplog) == []


@pytest.mark.usefixtures("adapter")
async def test_what_asks_for_nothing_is_acknowledged(slack: FakeSlack, front: FakeFront, caplog: pytest.LogCaptureFixture) -> None:
    for name, (kind, payload) in IGNORED.items():
        assert await send(slack, kind, payload), name
    assert await send(slack, *ANSWERED["command with the least"])
    assert front.lines == ["/qwen stats"]
    assert errors(caplog) == ["a form came back that this bot did not make"]


FRAMES: dict[str, Json] = {
    "no contents": {"type": "events_api"},
    "null": {"type": "events_api", "payload": None},
    "a list": {"type": "interactive", "payload": []},
    "words": {"type": "slash_commands", "payload": "hello"},
    "an unknown type": {"type": "invented", "payload": {"x": 1}, "accepts_response_payload": False},
    "no type": {"payload": {"x": 1}},
}


@pytest.mark.parametrize("name", FRAMES)
async def test_every_envelope_is_acknowledged(
    slack: FakeSlack, front: FakeFront, socket_adapter: SlackAdapter, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    await slack.sockets.send_as_it_is({"envelope_id": "odd", **FRAMES[name]})
    await until(lambda: slack.sockets.acknowledged == ["odd"], within=3)
    for frame in ({"type": "hello", "num_connections": 3, "debug_info": {}}, {"type": "invented"}, "[]", "no JSON", ""):
        await slack.sockets.send_as_it_is(frame)
    assert await send(slack, *ANSWERED["command with the least"])
    assert front.lines == ["/qwen stats"]
    assert errors(caplog) == []


async def test_an_envelope_that_comes_again_is_acknowledged_again_and_handled_once(
    slack: FakeSlack, front: FakeFront, socket_adapter: SlackAdapter
) -> None:
    for retry in range(3):
        again = {"type": "slash_commands", "envelope_id": "same", "payload": COMMAND, "accepts_response_payload": True}
        await slack.sockets.send_as_it_is({**again, "retry_attempt": retry, "retry_reason": "timeout"})
        await until(lambda: "same" in slack.sockets.acknowledged, within=3)
        slack.sockets.acknowledged.clear()
    assert front.lines == ["/qwen stats"]


@pytest.mark.usefixtures("adapter")
async def test_a_command_that_comes_again_is_answered_once(slack: FakeSlack, front: FakeFront) -> None:
    for _ in range(2):
        assert await send(slack, "slash_commands", {**COMMAND, "trigger_id": "7.8.9"})
        assert await send(slack, "interactive", {**PRESS, "actions": [BUTTON], "trigger_id": "7.8.10"})
    await until(lambda: len(front.requests) == 2)
    assert front.lines == ["/qwen stats", "/qwen timeline"]


async def test_slack_may_look_at_the_certificate(slack: FakeSlack, http_adapter: SlackAdapter) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await slack.post("ssl_check=1&token=legacy", form))[0] == 200
    assert slack.app_url is not None
    async with slack.session.get(f"{slack.app_url}?ssl_check=1&token=legacy") as answer:
        assert answer.status == 200
    assert (await slack.post("command=/qwen", form))[0] == 401
