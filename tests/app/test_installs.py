"""``briefing-bot run`` and ``doctor`` for many workspaces: real processes, installed in from a browser."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.doctor import examine, report
from bot.app.operating import deliver_due
from bot.app.serving import slack_config
from bot.config import Settings
from bot.core.errors import NotConfigured
from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.store import Store
from tests.app.running import PATIENCE, running
from tests.fake_slack.browser import Browser
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.teams import Team


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as server:
        yield server


def settings(slack: FakeSlack, folder: Path, **changed: SecretStr | str | None) -> Settings:
    given = {
        "database_url": f"sqlite+aiosqlite:///{folder / 'briefing.db'}",
        "slack_bot_token": None,
        "slack_app_token": None,
        "slack_signing_secret": SecretStr(slack.signing_secret),
        "slack_client_id": slack.teams.client_id,
        "slack_client_secret": SecretStr(slack.teams.client_secret),
        "slack_api_url": slack.api_url,
        "discord_token": None,
    }
    return Settings.model_validate(given | changed)


async def examined(settings: Settings) -> str:
    return report(await examine(settings))


async def answered(slack: FakeSlack, team: Team) -> str:
    """What the workspace's channel is answered to a command, in JSON."""
    upper = team.name.upper()
    asked = await slack.command("/qwen", "stats", user=f"U0{upper}", channel=f"C0{upper}")
    (answer,) = await asked.wait_for(1, within=PATIENCE)
    return json.dumps(answer.body)


@pytest.mark.slow
async def test_workspaces_install_it_and_all_are_there_after_a_restart(tmp_path: Path, seeded_file: Path, slack: FakeSlack) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    globex, initech = slack.teams.add("Globex"), slack.teams.add("Initech")
    async with running(tmp_path, slack, installs=True) as first:
        assert await first.readiness() == {
            "ok": True,
            "database": True,
            "scheduler": True,
            "slack": True,
            "slack_tokens": True,
            "up_to_date": True,
        }
        async with Browser(first.address) as browser:
            assert "Installed in Globex" in (await browser.install(globex, "U0GLOBEXADMIN")).words
        assert "over 40 million" in await answered(slack, globex)
        assert "not installed in this workspace" in await answered(slack, initech)
        assert await first.stop() == 0
        assert "/slack/install" in " ".join(first.said)
    async with running(tmp_path, slack, installs=True) as second:
        assert "over 40 million" in await answered(slack, globex)
        async with Browser(second.address) as browser:
            assert "Installed in Initech" in (await browser.install(initech, "U0INITECHADMIN")).words
        assert "over 40 million" in await answered(slack, initech)
        assert await second.stop() == 0
    said = "\n".join(first.said + second.said)
    assert [secret for secret in (globex.token, initech.token, slack.teams.client_secret) if secret in said] == []

    good = await examined(settings(slack, tmp_path))
    assert "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: accepted by Slack" in good
    assert "Slack workspace Globex (slack:T0GLOBEX): its token answers; scopes: all 11 that are needed" in good
    assert "wrong" not in good
    slack.teams.revoke(initech)
    assert "Slack workspace Initech (slack:T0INITECH): Slack does not accept its token: account_inactive" in await examined(
        settings(slack, tmp_path)
    )
    slack.teams.client_secret = "another-secret"
    other = await examined(settings(slack, tmp_path))
    assert other.count("it was stored with another SLACK_CLIENT_SECRET") == 2


async def test_the_doctor_says_what_is_wrong_with_the_app(tmp_path: Path, slack: FakeSlack) -> None:
    assert "none has installed it yet" in await examined(settings(slack, tmp_path))
    assert "SLACK_CLIENT_SECRET: Slack does not accept it: bad_client_secret" in await examined(
        settings(slack, tmp_path, slack_client_secret=SecretStr("wrong"))
    )
    assert "SLACK_CLIENT_ID: Slack does not accept it: invalid_client_id" in await examined(
        settings(slack, tmp_path, slack_client_id="9.9")
    )


async def test_a_bot_token_takes_precedence_over_a_client_id_and_the_doctor_says_so(tmp_path: Path, slack: FakeSlack) -> None:
    both = settings(slack, tmp_path, slack_bot_token=SecretStr(slack.bot_token))
    config = slack_config(both)
    assert (config.takes_installs, config.bot_token, config.client_id) == (False, slack.bot_token, "")
    said = await examined(both)
    assert "SLACK_BOT_TOKEN: briefing in Acme" in said
    assert "no other can install it" in said
    assert "Unset SLACK_CLIENT_ID" in said


@pytest.mark.parametrize("missing", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"])
async def test_a_missing_setting_is_named_with_where_to_get_it(tmp_path: Path, slack: FakeSlack, missing: str) -> None:
    lacking = settings(slack, tmp_path, **{missing.lower(): None})
    assert lacking.has_slack
    with pytest.raises(NotConfigured, match=f"{missing} is not set.*Basic Information"):
        slack_config(lacking)
    assert f"{missing} is not set" in await examined(lacking)


@pytest.mark.slow
async def test_the_operator_sends_what_is_due_with_each_workspace_s_token(tmp_path: Path, seeded_file: Path, slack: FakeSlack) -> None:
    shutil.copy(seeded_file, tmp_path / "briefing.db")
    teams = [slack.teams.add("Globex"), slack.teams.add("Initech")]
    async with running(tmp_path, slack, installs=True) as process, Browser(process.address) as browser:
        for team in teams:
            await browser.install(team, f"U0{team.name.upper()}ADMIN")
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}")
    past = datetime.now(UTC) - timedelta(days=1, hours=1)
    for team in teams:
        place = Audience(Platform.SLACK, f"slack:{team.id}", f"C0{team.name.upper()}")
        await subscribe(store.scoped(place.workspace).subscriptions, place, ["Qwen"], "daily 09:00", "UTC", "U0", past)
    await store.close()
    out = io.StringIO()
    assert await deliver_due(settings(slack, tmp_path), None, out, out) == 0, out.getvalue()
    for team in teams:
        # The digest, and its details in its thread.
        assert [message["bot_id"] for message in slack.messages[f"C0{team.name.upper()}"]] == [team.bot_id, team.bot_id]
