"""Installing to many workspaces with the real Bolt: from the browser's side, and what the tokens are used for afterwards."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from yarl import URL

from bot.app.installs import InstallationShelf
from bot.core.document import Document, paragraph
from bot.core.outlet import Audience, Busy, HistoryUnreadable, Mark, Refused
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter, SlackConfig
from bot.platforms.slack.clients import InstalledWorkspaces, NotInstalled
from bot.platforms.slack.manifest import EVENTS_PATH, SCOPES
from bot.platforms.slack.sealing import Seal
from storage.store import Store
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.browser import Browser, Page
from tests.fake_slack.teams import Team
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront

NEWS = Document(title="News", blocks=(paragraph("Something happened."),), private=False)
MARK = Mark("delivery-1", 0, "8F3K2")


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


@asynccontextmanager
async def serving(slack: FakeSlack, front: FakeFront, config: SlackConfig, shelf: InstallationShelf) -> AsyncIterator[SlackAdapter]:
    """The adapter on a port of its own, which the fake Slack and browsers are told of."""
    adapter = SlackAdapter(config, front, shelf, ack_within=0.5, pace=0, ping_every=0.1)
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


@pytest.fixture
async def many(slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf) -> AsyncIterator[SlackAdapter]:
    async with serving(slack, front, installs_config, shelf) as running:
        yield running


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


# -- from the browser's side


@pytest.mark.usefixtures("many")
async def test_somebody_installs_it_and_is_told_what_to_type_once(slack: FakeSlack, globex: Team) -> None:
    page = await install(slack, globex)
    assert "Installed in Globex" in page.words
    assert "/brief help" in page.words
    assert globex.scopes == set(SCOPES)
    (welcome,) = slack.messages["DU0GLOBEXADMIN"]
    told = json.dumps(welcome["blocks"])
    assert [line in told for line in ("/brief help", "/brief ask", "/brief digest subscribe weekdays 09:00")] == [True] * 3
    await install(slack, globex)
    assert len(slack.messages["DU0GLOBEXADMIN"]) == 1


@pytest.mark.usefixtures("many")
async def test_pages_load_nothing_are_kept_nowhere_and_leak_no_address(slack: FakeSlack, globex: Team) -> None:
    async with Browser(address(slack)) as browser:
        pages = [await browser.open(f"{browser.address}/slack/install"), await browser.install(globex, "U0GLOBEX"), await browser.deny()]
    for page in pages:
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert page.headers["content-type"].startswith("text/html")
        assert not re.search(r"<script|<img|\ssrc=", page.text)
        assert '<meta charset="utf-8">' in page.text


@pytest.mark.usefixtures("many")
async def test_who_denies_it_is_told_so_and_may_begin_again(slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
    async with Browser(address(slack)) as browser:
        denied = await browser.deny()
        assert "You did not allow the app" in denied.words
        assert 'href="install"' in denied.text
        assert await shelf.all() == []
        assert (await browser.install(globex, "U0GLOBEX")).status == 200


@pytest.mark.usefixtures("many")
async def test_the_way_back_works_once_and_in_that_browser_alone(slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
    async with Browser(address(slack)) as browser, Browser(address(slack)) as other:
        back = await browser.allow(globex, "U0GLOBEX")
        elsewhere = await other.open(back)
        assert (elsewhere.status, "not begun in this browser" in elsewhere.words) == (400, True)
        assert await shelf.all() == []
        state = re.search(r"state=([\w-]+)", back)
        assert state is not None
        assert (await browser.open(back)).status == 200
        # The cookie is gone after the first time; whoever kept it comes no further.
        browser._jar.update_cookies({"slack-app-oauth-state": state[1]}, response_url=URL(address(slack)))
        again = await browser.open(back)
        assert (again.status, "used before" in again.words) == (401, True)
    assert len(slack.calls_of("oauth.v2.access")) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "not begun in this browser"),
        ("code=x&state=made-up", "not begun in this browser"),
        ("error=access_denied", "did not allow"),
        ("error=%3Cscript%3Ealert(1)%3C/script%3E", "did not work"),
        ("error=org_login_required", "a workspace instead"),
    ],
)
@pytest.mark.usefixtures("many")
async def test_what_is_wrong_is_said_and_nothing_of_the_address_is_shown(slack: FakeSlack, query: str, said: str) -> None:
    async with Browser(address(slack)) as browser:
        page = await browser.open(f"{browser.address}/slack/oauth_redirect?{query}")
    assert said in page.words
    assert "script" not in page.text
    assert "made-up" not in page.text


@pytest.mark.usefixtures("many")
async def test_a_code_that_is_too_old_or_was_used_is_said(slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
    async with Browser(address(slack)) as browser:
        back = await browser.allow(globex, "U0GLOBEX")
        now = slack.clock()
        slack.clock = lambda: now + 601
        page = await browser.open(back)
    assert (page.status, "older than ten minutes" in page.words) == (401, True)
    assert await shelf.all() == []


@pytest.mark.parametrize("fault", [faults.PAGE, faults.LOST_ANSWER, faults.NO_JSON, faults.DROPPED])
@pytest.mark.usefixtures("many")
async def test_when_slack_does_not_answer_nothing_is_stored_and_beginning_again_works(
    slack: FakeSlack, globex: Team, shelf: InstallationShelf, fault: faults.Fault
) -> None:
    slack.fail_next("oauth.v2.access", fault)
    async with Browser(address(slack)) as browser:
        page = await browser.install(globex, "U0GLOBEX")
        assert (page.status, "begin again" in page.words) == (502, True)
        assert await shelf.all() == []
        assert (await browser.install(globex, "U0GLOBEX")).status == 200


async def test_a_wrong_client_secret_is_the_operators_to_mend(
    slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team
) -> None:
    async with serving(slack, front, replace(installs_config, client_secret="wrong"), shelf), Browser(address(slack)) as browser:
        page = await browser.install(globex, "U0GLOBEX")
    assert "briefing-bot doctor" in page.words
    assert "Begin again" not in page.words


@pytest.mark.usefixtures("many")
async def test_a_whole_organisation_and_expiring_tokens_are_refused(slack: FakeSlack, globex: Team, initech: Team) -> None:
    globex.whole_organisation, initech.rotates = True, True
    async with Browser(address(slack)) as browser:
        assert "choose one workspace" in (await browser.install(globex, "U0GLOBEX")).words
        assert "token rotation" in (await browser.install(initech, "U0INITECH")).words
    assert slack.calls_of("chat.postMessage") == []


async def test_a_database_that_can_not_be_written_is_said(
    slack: FakeSlack, store: Store, tmp_path: Path, globex: Team, many: SlackAdapter
) -> None:
    async with store.database.connecting(write=True) as connection:
        await connection.exec_driver_sql("CREATE TRIGGER full BEFORE INSERT ON installations BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    async with Browser(address(slack)) as browser:
        page = await browser.install(globex, "U0GLOBEX")
    assert (page.status, "could not be stored" in page.words) == (500, True)


@pytest.mark.parametrize("table", ["used_states", "subscriptions"])
async def test_a_database_that_fails_on_the_way_back_never_shows_a_bare_error(
    slack: FakeSlack, store: Store, globex: Team, many: SlackAdapter, table: str
) -> None:
    """Before anything is stored it is said; after that it is installed, and only the welcome is missing."""
    async with store.database.connecting(write=True) as connection:
        await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO gone")
    async with Browser(address(slack)) as browser:
        page = await browser.install(globex, "U0GLOBEX")
    assert (page.status, page.words.split(" Go back")[0].split(" That was")[0]) in (
        (500, "Something went wrong here Something went wrong here"),
        (200, "Installed in Globex Installed in Globex"),
    )
    assert bool(globex.token) is (page.status == 200)


async def test_looking_at_the_install_page_stores_nothing(slack: FakeSlack, many: SlackAdapter, tmp_path: Path) -> None:
    files = [tmp_path / "briefing.db", tmp_path / "briefing.db-wal"]
    before = [file.read_bytes() if file.exists() else b"" for file in files]
    async with Browser(address(slack)) as browser:
        for _ in range(3):
            await browser.begin()
    assert [file.read_bytes() if file.exists() else b"" for file in files] == before


@pytest.mark.usefixtures("many")
async def test_no_secret_lies_in_the_database_in_the_clear(slack: FakeSlack, globex: Team, initech: Team, tmp_path: Path) -> None:
    backs = []
    for team in (globex, initech):
        async with Browser(address(slack)) as browser:
            back = await browser.allow(team, f"U0{team.name.upper()}")
            assert (await browser.open(back)).status == 200
            backs.append(back)
    written = b"".join((tmp_path / f"briefing.db{end}").read_bytes() for end in ("", "-wal"))
    assert globex.id.encode() in written, "the bytes are not those that were written"
    secrets = [globex.token, initech.token, slack.teams.client_secret, slack.signing_secret]
    for back in backs:
        secrets += re.findall(r"(?:state|code)=([\w-]+)", back)
    assert len(secrets) == 8
    assert [secret for secret in secrets if secret.encode() in written] == []


# -- what the tokens are used for


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
    assert callers["slack:T0GLOBEX", "U0GLOBEXADMIN"].caller.runs_the_place
    assert not callers["slack:T0GLOBEX", "U0GLOBEX"].caller.runs_the_place
    (added,) = (request for request in front.requests if request.attachments)
    assert added.attachments[0].content == b"Initech opens an office."
    assert slack.messages["C0INITECH"][0]["bot_id"] == initech.bot_id
    assert slack.messages["DU0GLOBEX"][-1]["bot_id"] == globex.bot_id


async def test_a_workspace_that_did_not_install_it_reaches_nothing(
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


async def test_an_uninstall_that_nobody_told_us_of_is_noticed_when_slack_refuses_the_token(
    many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    slack.teams.revoke(globex)
    with pytest.raises(NotInstalled):
        await many.outlet.post(audience(globex), NEWS, MARK)
    (closed,) = await shelf.all()
    assert closed.sealed_token == ""


async def test_a_late_word_of_an_uninstall_ends_no_new_installation(
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


async def test_when_slack_does_not_say_whether_the_token_holds_its_word_of_an_uninstall_counts(
    many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
    await install(slack, globex)
    slack.fail_next("auth.test", faults.PAGE)
    await slack.event({"type": "app_uninstalled"}, team=globex)
    (closed,) = await shelf.all()
    assert closed.sealed_token == ""


async def test_one_refusal_alone_ends_no_installation(many: SlackAdapter, slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
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
        await slack.teams.uninstall(globex)  # the first process hears of it
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
    assert front.requests[-1].caller.runs_the_place


async def test_a_token_sealed_with_another_client_secret_says_install_again(
    many: SlackAdapter, slack: FakeSlack, front: FakeFront, installs_config: SlackConfig, shelf: InstallationShelf, globex: Team
) -> None:
    await install(slack, globex)
    slack.teams.client_secret = "rotated-client-secret"
    async with serving(slack, front, replace(installs_config, client_secret="rotated-client-secret"), shelf) as later:
        with pytest.raises(NotInstalled, match=r"can't be read any more. Install it again"):
            await later.outlet.post(audience(globex), NEWS, MARK)
        refused = await slack.command("/brief", "stats", user="U0GLOBEX", channel="C0GLOBEX")
        (answer,) = await refused.wait_for(1)
        assert "not installed in this workspace" in answer.text
        await install(slack, globex)
        await later.outlet.post(audience(globex), NEWS, MARK)


async def test_a_sealed_token_moved_to_another_workspace_is_worth_nothing(
    many: SlackAdapter, slack: FakeSlack, shelf: InstallationShelf, globex: Team
) -> None:
    await install(slack, globex)
    (found,) = await shelf.all()
    await shelf.save(
        "slack:T0EVIL", name="Evil", sealed_token=found.sealed_token, bot_user="U", bot_id="B", scopes=(), installed_by="U0EVIL"
    )
    with pytest.raises(NotInstalled, match="can't be read"):
        await many.outlet.post(Audience(Platform.SLACK, "slack:T0EVIL", "C0GLOBEX"), NEWS, MARK)


async def test_only_so_many_workspaces_are_remembered(slack: FakeSlack, shelf: InstallationShelf) -> None:
    seal = Seal("secret")
    known = InstalledWorkspaces(shelf, seal, api_url=slack.api_url, timeout=1, most=2)
    for name in ("T1", "T2", "T3"):
        workspace = f"slack:{name}"
        sealed = seal.seal(f"xoxb-{name}", workspace)
        await shelf.save(workspace, name=name, sealed_token=sealed, bot_user="U", bot_id="B", scopes=(), installed_by="U")
        assert (await known.posting(workspace)).token == f"xoxb-{name}"
    assert list(known._known) == ["slack:T2", "slack:T3"]
    assert (await known.posting("slack:T1")).token == "xoxb-T1"


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
