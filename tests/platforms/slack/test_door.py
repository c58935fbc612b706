"""The door for Slack's requests: who is inside is answered, others are turned away at once in a way that Slack understands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.slack.door import Door
from bot.platforms.slack.manifest import EVENTS_PATH
from tests.fake_slack.workspace import until

SIGNED = {"X-Slack-Signature": "v0=00"}
Client = TestClient[web.Request, web.Application]


class Inside:
    """Keeps requests until they may go."""

    def __init__(self) -> None:
        self.may_go = asyncio.Event()
        self.count = 0

    async def answer(self, _: web.Request) -> web.Response:
        self.count += 1
        await self.may_go.wait()
        return web.Response(text="answered")


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
async def client(inside: Inside) -> AsyncIterator[Client]:
    app = web.Application(middlewares=[Door(2).middleware])
    app.router.add_post(EVENTS_PATH, inside.answer)
    app.router.add_get("/healthz", inside.answer)
    async with TestClient(TestServer(app)) as client:
        yield client


async def full(client: Client, inside: Inside) -> list[asyncio.Task[str]]:
    """Two requests that are inside."""

    async def ask() -> str:
        async with client.post(EVENTS_PATH, data={"command": "/qwen"}, headers=SIGNED) as answer:
            return await answer.text()

    asking = [asyncio.create_task(ask()) for _ in range(2)]
    await until(lambda: inside.count == 2)
    return asking


async def test_a_command_hears_that_the_bot_is_busy_and_the_next_one_is_let_in(client: Client, inside: Inside) -> None:
    asking = await full(client, inside)
    async with client.post(EVENTS_PATH, data={"command": "/qwen"}, headers=SIGNED) as answer:
        said = await answer.json()
        assert (answer.status, said["response_type"]) == (200, "ephemeral")
        assert "busy" in said["text"]
    inside.may_go.set()
    assert await asyncio.gather(*asking) == ["answered", "answered"]
    async with client.post(EVENTS_PATH, data={"command": "/qwen"}, headers=SIGNED) as answer:
        assert await answer.text() == "answered"


async def test_slack_sends_events_again_and_says_itself_that_a_button_did_not_work(client: Client, inside: Inside) -> None:
    asking = await full(client, inside)
    async with client.post(EVENTS_PATH, json={"type": "event_callback"}, headers=SIGNED) as event:
        assert event.status == 503
    async with client.post(EVENTS_PATH, data={"payload": "{}"}, headers=SIGNED) as button:
        assert button.status == 503
    inside.may_go.set()
    await asyncio.gather(*asking)


async def test_health_and_what_slack_did_not_sign_are_none_of_its_business(client: Client, inside: Inside) -> None:
    asking = await full(client, inside)
    others = [asyncio.create_task(client.get("/healthz")), asyncio.create_task(client.post(EVENTS_PATH))]
    await until(lambda: inside.count == 4)
    inside.may_go.set()
    assert [answer.status for answer in await asyncio.gather(*others)] == [200, 200]
    await asyncio.gather(*asking)
