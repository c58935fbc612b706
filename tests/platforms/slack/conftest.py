from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import web

from bot.app.installs import InstallationShelf
from bot.platforms.slack.adapter import PING_EVERY, SlackAdapter
from bot.platforms.slack.answering import ACK_WITHIN
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.manifest import EVENTS_PATH
from storage.store import Store
from tests.fake_slack import FakeSlack
from tests.fake_slack.teams import Team
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.installs import serving

#: Seconds after which the adapter acknowledges a request without its answer, in tests of what comes late.
HURRIED = 0.3


@pytest.fixture
def ack_within() -> float:
    """When the adapter acknowledges a request without its answer; tests of what comes late have this replaced."""
    return ACK_WITHIN


#: Seconds before a further try; Slack is near.
PAUSES = (0.02, 0.05)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def front() -> FakeFront:
    return FakeFront()


@pytest.fixture
def config(slack: FakeSlack) -> SlackConfig:
    return SlackConfig(slack.bot_token, slack.signing_secret, api_url=slack.api_url)


@asynccontextmanager
async def over_http(slack: FakeSlack, front: FakeFront, config: SlackConfig, ack_within: float = ACK_WITHIN) -> AsyncIterator[SlackAdapter]:
    """The adapter behind signed HTTP on a port of its own."""
    adapter = SlackAdapter(config, front, ack_within=ack_within, pace=0, pauses=PAUSES)
    app = web.Application()
    adapter.add_routes(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.app_url = f"http://{host}:{port}{EVENTS_PATH}"
    await adapter.start()
    try:
        yield adapter
    finally:
        await adapter.stop()
        await runner.cleanup()


@asynccontextmanager
async def over_sockets(
    slack: FakeSlack, front: FakeFront, config: SlackConfig, ack_within: float = ACK_WITHIN, ping_every: float = PING_EVERY
) -> AsyncIterator[SlackAdapter]:
    """The adapter in Socket Mode. A short ``ping_every`` notices a broken connection soon, but may take a slow one for broken."""
    adapter = SlackAdapter(
        replace(config, app_token=slack.app_token, signing_secret=""),
        front,
        ack_within=ack_within,
        pace=0,
        ping_every=ping_every,
        pauses=PAUSES,
    )
    await adapter.start()
    try:
        yield adapter
    finally:
        await adapter.stop()


@pytest.fixture(params=["http", "sockets"])
async def adapter(
    request: pytest.FixtureRequest, slack: FakeSlack, front: FakeFront, config: SlackConfig, ack_within: float
) -> AsyncIterator[SlackAdapter]:
    """The adapter, once over HTTP and once in Socket Mode."""
    opened = (over_http if request.param == "http" else over_sockets)(slack, front, config, ack_within)
    async with opened as running:
        yield running


@pytest.fixture
async def http_adapter(slack: FakeSlack, front: FakeFront, config: SlackConfig) -> AsyncIterator[SlackAdapter]:
    async with over_http(slack, front, config) as running:
        yield running


@pytest.fixture
async def socket_adapter(slack: FakeSlack, front: FakeFront, config: SlackConfig) -> AsyncIterator[SlackAdapter]:
    async with over_sockets(slack, front, config, ping_every=0.5) as running:
        yield running


@pytest.fixture
def globex(slack: FakeSlack) -> Team:
    return slack.teams.add("Globex")


@pytest.fixture
def initech(slack: FakeSlack) -> Team:
    return slack.teams.add("Initech")


@pytest.fixture
def shelf(store: Store) -> InstallationShelf:
    return InstallationShelf(store.database)


@pytest.fixture
def installs_config(slack: FakeSlack) -> SlackConfig:
    app = slack.teams
    return SlackConfig("", slack.signing_secret, api_url=slack.api_url, client_id=app.client_id, client_secret=app.client_secret)


@pytest.fixture
async def many(slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf) -> AsyncIterator[SlackAdapter]:
    async with serving(slack, front, installs_config, shelf) as running:
        yield running
