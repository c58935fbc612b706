"""What the tokens of installed workspaces are used for, and how their end is noticed; with the real Bolt."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from yarl import URL

from bot.app.installs import InstallationShelf
from bot.core.outlet import Audience, Busy, HistoryUnreadable, Mark, Refused
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import InstalledWorkspaces, NotInstalled, SlackConfig
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.sealing import Seal
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.browser import Browser
from tests.fake_slack.teams import Team
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.installs import MARK, NEWS, address, audience, channel, install, serving


async def test_each_workspace_is_spoken_to_with_its_own_token(many: SlackAdapter, slack: FakeSlack, globex: Team, initech: Team) -> None:
    await install(slack, globex)
    await install(slack, initech)
    for team in (globex, initech):
        await many.outlet.post(audience(team), NEWS, MARK)
        await many.tell(f"slack:{team.id}", f"U0{team.name.upper()}", NEWS)
        sent = slack.messages[audience(team).channel] + slack.messages[f"DU0{team.name.upper()}"]
        assert [message["bot_id"] for message in sent] == [team.bot_id] * 2
    found = await many.outlet.find(audience(globex), MARK, datetime.now(UTC) - timedelta(minutes=1))
    assert found == slack.messages["C0GLOBEX"][0]["ts"]
    with pytest.raises(Refused, match="channel_not_found"):
        await many.outlet.post(Audience(Platform.SLACK, "slack:T0GLOBEX", "C0INITECH"), NEWS, MARK)


async def test_with_a_bot_token_a_client_id_in_the_environment_changes_nothing(
    slack: FakeSlack, front: FakeFront, config: SlackConfig, shelf: InstallationShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bolt by itself would take it from there, and keep installations in files."""
    monkeypatch.setenv("SLACK_CLIENT_ID", slack.teams.client_id)
    monkeypatch.setenv("SLACK_CLIENT_SECRET", slack.teams.client_secret)
    async with serving(slack, front, config, shelf) as single, Browser(address(slack)) as browser:
        (answer,) = await (await slack.command("/brief", "stats")).wait_for(1)
        assert answer.blocks
        await slack.event({"type": "app_uninstalled"}, team=slack.teams.home)
        await single.outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0GENERAL"), NEWS, MARK)
        assert (await browser.open(f"{browser.address}/slack/install")).status == 404
    with pytest.raises(ValueError, match="store of installations"):
        SlackAdapter(replace(config, bot_token=""), front)


async def test_commands_mentions_files_and_the_home_use_the_workspace_s_token(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, globex: Team, initech: Team
) -> None:
    await install(slack, globex)
    await install(slack, initech)
    asked = await slack.command("/brief", "stats", user="U0GLOBEXADMIN", channel="C0GLOBEX")
    await asked.wait_for(1)
    file = slack.add_file("news.txt", b"Initech opens an office.", team=initech.id)
    await slack.mention("add", user="U0INITECH", channel="C0INITECH", files=(file,))
    await slack.direct_message("stats", user="U0GLOBEX")
    await slack.event({"type": "app_home_opened", "user": "U0INITECH", "tab": "home", "channel": "DU0INITECH"})
    await until(lambda: bool(slack.messages["C0INITECH"] and slack.messages["DU0GLOBEX"] and slack.home.get("U0INITECH")))
    callers = {(request.caller.workspace, request.caller.user): request for request in front.requests}
    assert set(callers) == {("slack:T0GLOBEX", "U0GLOBEXADMIN"), ("slack:T0INITECH", "U0INITECH"), ("slack:T0GLOBEX", "U0GLOBEX")}
    assert callers["slack:T0GLOBEX", "U0GLOBEXADMIN"].caller.is_administrator
    assert not callers["slack:T0GLOBEX", "U0GLOBEX"].caller.is_administrator
    (added,) = (request for request in front.requests if request.attachments)
    assert added.attachments[0].content == b"Initech opens an office."
    assert slack.messages["C0INITECH"][0]["bot_id"] == initech.bot_id
    assert slack.messages["DU0GLOBEX"][-1]["bot_id"] == globex.bot_id


async def test_a_workspace_that_did_not_install_the_app_reaches_nothing(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, globex: Team
) -> None:
    await install(slack, globex)
    stranger = await slack.command("/brief", "stats")  # of T0ACME, signed as Slack signs
    (answer,) = await stranger.wait_for(1)
    assert "not installed in this workspace" in answer.text
    assert "/slack/install" in answer.text
    await slack.mention("stats")
    assert front.requests == []
    with pytest.raises(NotInstalled, match="not installed"):
        await many.outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0GENERAL"), NEWS, MARK)
    assert slack.messages["C0GENERAL"] == []


# -- the end of an installation


async def test_after_an_uninstall_nothing_is_posted_and_installing_again_opens_it(
    many: SlackAdapter, slack: FakeSlack, globex: Team, initech: Team, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    await install(slack, initech)
    await slack.teams.uninstall(globex)
    closed, others = (await shelf.all()), slack.calls_of("chat.postMessage")
    assert [(one.workspace, bool(one.sealed_token)) for one in closed] == [("slack:T0GLOBEX", False), ("slack:T0INITECH", True)]
    for attempt in (many.outlet.post(audience(globex), NEWS, MARK), many.outlet.amend(audience(globex), "1.1", NEWS, MARK)):
        with pytest.raises(Refused, match="was uninstalled"):
            await attempt
    with pytest.raises(HistoryUnreadable, match="was uninstalled"):
        await many.outlet.find(audience(globex), MARK, datetime.now(UTC))
    await many.tell("slack:T0GLOBEX", "U0GLOBEX", NEWS)
    assert slack.calls_of("chat.postMessage") == others
    await many.outlet.post(audience(initech), NEWS, MARK)
    await install(slack, globex)
    await many.outlet.post(audience(globex), NEWS, MARK)
    assert len(channel(slack, globex)) == 1


async def test_an_unannounced_uninstall_is_noticed_when_slack_refuses_the_token(
    many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    slack.teams.revoke(globex)
    with pytest.raises(NotInstalled):
        await many.outlet.post(audience(globex), NEWS, MARK)
    (closed,) = await shelf.all()
    assert closed.sealed_token == ""


async def test_a_late_notice_of_an_uninstall_ends_no_new_installation(
    many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
    """Slack repeats events for an hour: meanwhile the app may be installed again."""
    await install(slack, globex)
    slack.teams.revoke(globex)
    await install(slack, globex)
    await many.outlet.post(audience(globex), NEWS, MARK)
    assert len(slack.calls_of("chat.postMessage")) == 2  # the welcome and this: the old token was not even tried
    await slack.teams.tell_uninstalled(globex)
    (kept,) = await shelf.all()
    assert kept.sealed_token
    await many.outlet.post(audience(globex), NEWS, MARK)


async def test_when_slack_does_not_confirm_the_token_its_notice_of_an_uninstall_counts(
    many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    slack.fail_next("auth.test", faults.PAGE)
    await slack.event({"type": "app_uninstalled"}, team=globex)
    (closed,) = await shelf.all()
    assert closed.sealed_token == ""


async def test_a_single_refusal_ends_no_installation(many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
    await install(slack, globex)
    slack.fail_next("chat.postMessage", faults.refused("invalid_auth"))
    with pytest.raises(Busy, match="invalid_auth"):
        await many.outlet.post(audience(globex), NEWS, MARK)
    slack.fail_next("conversations.history", faults.refused("invalid_auth"))
    with pytest.raises(Busy, match="invalid_auth"):
        await many.outlet.find(audience(globex), MARK, datetime.now(UTC))
    assert await many.outlet.find(audience(globex), MARK, datetime.now(UTC)) is None
    (kept,) = await shelf.all()
    assert kept.sealed_token


async def test_people_whose_own_tokens_were_revoked_end_nothing(
    slack: FakeSlack, globex: Team, many: SlackAdapter, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    slack.fail_next("auth.test", faults.PAGE)
    await slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U0GLOBEX"], "bot": []}}, team=globex)
    (kept,) = await shelf.all()
    assert kept.sealed_token


async def test_another_process_learns_of_an_uninstall_and_of_a_new_token_when_it_needs_it(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team
) -> None:
    await install(slack, globex)
    other = SlackAdapter(installs_config, front, shelf, pace=0)
    await other.start()
    try:
        await other.outlet.post(audience(globex), NEWS, MARK)
        await slack.teams.uninstall(globex)  # the first process gets the event
        with pytest.raises(NotInstalled):
            await other.outlet.post(audience(globex), NEWS, MARK)
        await install(slack, globex)
        await other.outlet.post(audience(globex), NEWS, MARK)
        slack.teams.revoke(globex)
        await install(slack, globex)
        await other.outlet.post(audience(globex), NEWS, MARK)
    finally:
        await other.stop()
    assert len(channel(slack, globex)) == 3


async def test_an_answer_after_the_token_changed_elsewhere_still_knows_who_asks(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, shelf: InstallationShelf, globex: Team
) -> None:
    """The old token is still remembered here when a command comes in: users.info is asked again with the new one."""
    await install(slack, globex)
    await (await slack.command("/brief", "one", user="U0GLOBEX", channel="C0GLOBEX")).wait_for(1)
    slack.teams.revoke(globex)
    globex.token = "xoxb-newer"
    await shelf.save(
        "slack:T0GLOBEX",
        name="Globex",
        sealed_token=Seal(slack.teams.client_secret).seal("xoxb-newer", "slack:T0GLOBEX"),
        bot_user=globex.bot_user,
        bot_id=globex.bot_id,
        scopes=SCOPES,
        installed_by="U0GLOBEX",
    )
    await (await slack.command("/brief", "two", user="U0GLOBEXADMIN", channel="C0GLOBEX")).wait_for(1)
    assert front.requests[-1].caller.is_administrator


async def test_with_another_client_secret_digests_wait_until_it_is_the_old_one_again(
    many: SlackAdapter,
    slack: FakeSlack,
    front: FakeFront,
    installs_config: SlackConfig,
    shelf: InstallationShelf,
    globex: Team,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await install(slack, globex)
    assert many.opens_tokens
    async with serving(slack, front, replace(installs_config, client_secret="mistyped"), shelf) as wrong:
        assert not wrong.opens_tokens, "it is known before anything is posted"
        for attempt in (
            wrong.outlet.post(audience(globex), NEWS, MARK),
            wrong.outlet.amend(audience(globex), "1.1", NEWS, MARK),
            wrong.outlet.find(audience(globex), MARK, datetime.now(UTC)),
        ):
            with pytest.raises(Busy, match="SLACK_CLIENT_SECRET"):
                await attempt
        await wrong.tell("slack:T0GLOBEX", "U0GLOBEX", NEWS)
        await slack.event({"type": "app_uninstalled"}, team=globex)  # an installation that can't be looked up is not ended
    assert caplog.text.count("slack:T0GLOBEX can't be opened") == 1
    async with serving(slack, front, installs_config, shelf) as right:
        await right.outlet.post(audience(globex), NEWS, MARK)
        assert right.opens_tokens
    assert len(channel(slack, globex)) == 1


async def test_after_a_new_client_secret_workspaces_install_it_again(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team
) -> None:
    await install(slack, globex)
    slack.teams.client_secret = "rotated-client-secret"
    async with serving(slack, front, replace(installs_config, client_secret="rotated-client-secret"), shelf) as later:
        refused = await slack.command("/brief", "stats", user="U0GLOBEX", channel="C0GLOBEX")
        (answer,) = await refused.wait_for(1)
        assert "not installed in this workspace" in answer.text
        await install(slack, globex)
        await later.outlet.post(audience(globex), NEWS, MARK)
        assert later.opens_tokens


async def test_a_store_that_fails_while_a_refused_token_is_looked_up_leaves_no_doubt_that_nothing_was_posted(
    many: SlackAdapter, slack: FakeSlack, shelf: InstallationShelf, globex: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    await install(slack, globex)
    await many.outlet.post(audience(globex), NEWS, MARK)

    async def broken(self: InstallationShelf, workspace: str) -> None:
        raise OSError("the database is away")

    with monkeypatch.context() as patched:
        patched.setattr(InstallationShelf, "find", broken)
        slack.fail_next("chat.postMessage", faults.refused("invalid_auth"))
        with pytest.raises(Busy):
            await many.outlet.post(audience(globex), NEWS, Mark("delivery-2", 0, "8F3K3"))
    (kept,) = await shelf.all()
    assert kept.sealed_token
    assert len(channel(slack, globex)) == 1


async def test_a_sealed_token_moved_to_another_workspace_is_worth_nothing(
    many: SlackAdapter, slack: FakeSlack, shelf: InstallationShelf, globex: Team
) -> None:
    await install(slack, globex)
    (found,) = await shelf.all()
    await shelf.save(
        "slack:T0EVIL", name="Evil", sealed_token=found.sealed_token, bot_user="U", bot_id="B", scopes=(), installed_by="U0EVIL"
    )
    with pytest.raises(Busy, match="can't be opened"):
        await many.outlet.post(Audience(Platform.SLACK, "slack:T0EVIL", "C0GLOBEX"), NEWS, MARK)


async def test_only_so_many_workspaces_are_remembered(slack: FakeSlack, shelf: InstallationShelf) -> None:
    seal = Seal("secret")
    known = InstalledWorkspaces(shelf, seal, api_url=slack.api_url, timeout=1, most=2)
    for name in ("T1", "T2", "T3"):
        workspace = f"slack:{name}"
        sealed = seal.seal(f"xoxb-{name}", workspace)
        await shelf.save(workspace, name=name, sealed_token=sealed, bot_user="U", bot_id="B", scopes=(), installed_by="U")
        assert (await known.client_for(workspace)).token == f"xoxb-{name}"
    assert list(known._known) == ["slack:T2", "slack:T3"]
    assert (await known.client_for("slack:T1")).token == "xoxb-T1"


# -- Socket Mode, restarts


async def test_socket_mode_serves_many_workspaces_too(
    slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team, initech: Team
) -> None:
    config = replace(installs_config, app_token=slack.app_token, signing_secret="")
    async with serving(slack, front, config, shelf):
        await install(slack, globex)
        await install(slack, initech)
        await asyncio.gather(*(slack.mention("stats", user=f"U0{name}", channel=f"C0{name}") for name in ("GLOBEX", "INITECH")))
        await until(lambda: bool(slack.messages["C0GLOBEX"] and slack.messages["C0INITECH"]))
        assert slack.messages["C0GLOBEX"][0]["bot_id"] == globex.bot_id
        assert slack.messages["C0INITECH"][0]["bot_id"] == initech.bot_id
        await slack.teams.uninstall(globex)
        assert [bool(one.sealed_token) for one in await shelf.all()] == [False, True]


async def test_installs_and_begun_installs_outlast_a_restart(
    slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team, initech: Team
) -> None:
    async with serving(slack, front, installs_config, shelf):
        await install(slack, globex)
        browser = Browser(address(slack))
        back = await browser.allow(initech, "U0INITECH")
        began_at = address(slack)
    async with serving(slack, front, installs_config, shelf) as later, browser:
        await later.outlet.post(audience(globex), NEWS, MARK)
        cookies = {cookie.key: cookie.value for cookie in browser._jar}
        browser._jar.update_cookies(cookies, response_url=URL(address(slack)))
        assert (await browser.open(back.replace(began_at, address(slack)))).status == 200
        await later.outlet.post(audience(initech), NEWS, MARK)
