"""What tests of many workspaces share: the adapter that takes installs, and somebody who installs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.app.installs import InstallationShelf
from bot.core.document import Document, paragraph
from bot.core.outlet import Audience, Mark
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.manifest import EVENTS_PATH
from tests.fake_slack import FakeSlack
from tests.fake_slack.browser import Browser, Page
from tests.fake_slack.teams import Team
from tests.platforms.fake_front import FakeFront

NEWS = Document(title="News", blocks=(paragraph("Something happened."),), private=False)
MARK = Mark("delivery-1", 0, "8F3K2")


@asynccontextmanager
async def serving(slack: FakeSlack, front: FakeFront, config: SlackConfig, shelf: InstallationShelf) -> AsyncIterator[SlackAdapter]:
    """The adapter on a port of its own, which the fake Slack and browsers know."""
    adapter = SlackAdapter(config, front, shelf, pace=0, ping_every=0.1, pauses=(0.02, 0.05))
    app = web.Application()
    adapter.add_routes(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.app_url = None if config.app_token else f"http://{host}:{port}{EVENTS_PATH}"
    slack.teams.redirect_urls = [f"http://{host}:{port}/slack/oauth_redirect"]
    await adapter.start()
    try:
        yield adapter
    finally:
        await adapter.stop()
        await runner.cleanup()


def address(slack: FakeSlack) -> str:
    return slack.teams.redirect_urls[0].removesuffix("/slack/oauth_redirect")


async def install(slack: FakeSlack, team: Team, user: str = "") -> Page:
    async with Browser(address(slack)) as browser:
        page = await browser.install(team, user or f"U0{team.name.upper()}ADMIN")
    assert page.status == 200, page.words
    return page


def audience(team: Team) -> Audience:
    return Audience(Platform.SLACK, f"slack:{team.id}", f"C0{team.name.upper()}")


def channel(slack: FakeSlack, team: Team) -> list[str]:
    return [message["text"] for message in slack.messages[audience(team).channel]]
