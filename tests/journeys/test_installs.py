"""Two workspaces that install the same bot: each sees its own data, gets its own digests, and may uninstall and return by itself."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.app.bot import Bot
from bot.app.serving import Service
from bot.config import Settings
from tests.fake_slack.browser import Browser
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.teams import Team
from tests.fakes import FakeFetcher
from tests.journeys.conftest import final, slack_words

NEWS = "Globex opens a depot\n\nROTTERDAM, 3 June 2024 - Globex Freight had revenue of 310 million euros in 2023, the company said.\n"


@pytest.fixture
async def service(bot: Bot, slack: FakeSlack) -> AsyncIterator[Service]:
    """The service as workspaces install it by OAuth."""
    settings = Settings(
        _env_file=None,
        slack_bot_token=None,
        slack_app_token=None,
        slack_signing_secret=SecretStr(slack.signing_secret),
        slack_client_id=slack.teams.client_id,
        slack_client_secret=SecretStr(slack.teams.client_secret),
        slack_api_url=slack.api_url,
        discord_token=None,
        host="127.0.0.1",
        port=0,
    )
    service = Service(settings, bot)
    async with service.running():
        slack.app_url = f"{service.address}/slack/events"
        slack.teams.redirect_urls = [f"{service.address}/slack/oauth_redirect"]
        yield service


@pytest.fixture
def teams(slack: FakeSlack) -> tuple[Team, Team]:
    return slack.teams.add("Globex"), slack.teams.add("Initech")


async def install(service: Service, team: Team) -> None:
    async with Browser(service.address) as browser:
        page = await browser.install(team, f"U0{team.name.upper()}ADMIN")
    assert page.status == 200, page.words


async def said(slack: FakeSlack, team: Team, line: str) -> str:
    """The words of the answer to the workspace's admin, asked in its channel."""
    upper = team.name.upper()
    return slack_words(
        *(reply.body for reply in await final(await slack.command("/brief", line, user=f"U0{upper}ADMIN", channel=f"C0{upper}")))
    )


def channel(slack: FakeSlack, team: Team) -> list[dict[str, object]]:
    return slack.messages[f"C0{team.name.upper()}"]


async def test_two_workspaces_see_and_receive_only_their_own(
    service: Service, slack: FakeSlack, teams: tuple[Team, Team], fetcher: FakeFetcher
) -> None:
    globex, initech = teams
    for team in teams:
        await install(service, team)
    fetcher.pages["https://news.example/globex"] = (NEWS.encode(), "text/plain")
    upper = globex.name.upper()
    card = await final(await slack.command("/brief", "add https://news.example/globex", user=f"U0{upper}ADMIN", channel=f"C0{upper}"))
    approve = next(
        e for b in card[-1].blocks for e in b.get("elements", []) if e.get("type") == "button" and e["text"]["text"].startswith("Approve")
    )
    await final(await slack.click(approve, user=f"U0{upper}ADMIN", channel=f"C0{upper}"))
    assert "310 million" in await said(slack, globex, "search revenue Globex")
    assert "310 million" not in await said(slack, initech, "search revenue Globex")

    for team in teams:
        await said(slack, team, "digest subscribe daily 09:00 zone:Europe/Berlin")
    service.bot.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    assert sorted(str(outcome.state) for outcome in await service.bot.deliverer.deliver_due()) == ["sent", "sent"]
    assert "310 million" in slack_words(*channel(slack, globex))
    assert channel(slack, initech)
    assert "310 million" not in slack_words(*channel(slack, initech))
    for team in teams:
        assert {message["bot_id"] for message in channel(slack, team)} == {team.bot_id}


async def test_digests_pause_on_uninstalling_and_the_installer_is_notified_on_return(
    service: Service, slack: FakeSlack, teams: tuple[Team, Team]
) -> None:
    globex, _ = teams
    for team in teams:
        await install(service, team)
        await said(slack, team, "digest subscribe daily 09:00 zone:Europe/Berlin")
    await slack.teams.uninstall(globex)
    service.bot.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    assert [outcome.subscription.workspace for outcome in await service.bot.deliverer.deliver_due()] == ["slack:T0INITECH"]
    assert channel(slack, globex) == []

    await install(service, globex)
    assert await service.bot.deliverer.deliver_due() == []
    notices = slack.messages["DU0GLOBEXADMIN"]
    assert len(notices) == 2
    assert "1 digest is paused since I was uninstalled" in json.dumps(notices[-1]["blocks"])
    listed = await said(slack, globex, "digest list")
    assert "paused the app was uninstalled from this workspace Resume" in listed
    await said(slack, globex, "digest resume d1")
    service.bot.clock = lambda: datetime.now(UTC) + timedelta(days=3)
    await service.bot.deliverer.deliver_due()
    assert channel(slack, globex)
