"""Installing with the real Bolt, from the browser's side."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from yarl import URL

from bot.app.installs import InstallationShelf
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.manifest import OPTIONAL_SCOPES, SCOPES
from storage.store import Store
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.browser import Browser
from tests.fake_slack.teams import Team
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.installs import address, install, serving


@pytest.mark.usefixtures("many")
async def test_somebody_installs_it_and_gets_one_message_with_what_to_type(slack: FakeSlack, globex: Team) -> None:
    page = await install(slack, globex)
    assert "Installed in Globex" in page.words
    assert "/brief help" in page.words
    assert globex.scopes == {*SCOPES, *OPTIONAL_SCOPES}
    (welcome,) = slack.messages["DU0GLOBEXADMIN"]
    words = json.dumps(welcome["blocks"])
    assert [line in words for line in ("/brief help", "/brief ask", "/brief digest subscribe weekdays 09:00")] == [True] * 3
    await install(slack, globex)
    assert len(slack.messages["DU0GLOBEXADMIN"]) == 1


@pytest.mark.usefixtures("many")
async def test_pages_load_nothing_are_not_cached_and_leak_no_address(slack: FakeSlack, globex: Team) -> None:
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
async def test_somebody_who_declines_the_install_sees_that_and_may_start_again(
    slack: FakeSlack, globex: Team, shelf: InstallationShelf
) -> None:
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
async def test_what_went_wrong_is_reported_and_nothing_of_the_address_is_shown(slack: FakeSlack, query: str, said: str) -> None:
    async with Browser(address(slack)) as browser:
        page = await browser.open(f"{browser.address}/slack/oauth_redirect?{query}")
    assert said in page.words
    assert "script" not in page.text
    assert "made-up" not in page.text


@pytest.mark.usefixtures("many")
async def test_a_code_that_is_too_old_or_was_used_is_reported(slack: FakeSlack, globex: Team, shelf: InstallationShelf) -> None:
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


async def test_a_wrong_client_secret_is_for_the_operator_to_fix(
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


async def test_a_database_that_cannot_be_written_is_reported(
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


async def test_opening_the_install_page_stores_nothing(slack: FakeSlack, many: SlackAdapter, tmp_path: Path) -> None:
    files = [tmp_path / "briefing.db", tmp_path / "briefing.db-wal"]
    before = [file.read_bytes() if file.exists() else b"" for file in files]
    async with Browser(address(slack)) as browser:
        for _ in range(3):
            await browser.begin()
    assert [file.read_bytes() if file.exists() else b"" for file in files] == before


@pytest.mark.usefixtures("many")
async def test_no_secret_is_stored_in_plain_text(slack: FakeSlack, globex: Team, initech: Team, tmp_path: Path) -> None:
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
