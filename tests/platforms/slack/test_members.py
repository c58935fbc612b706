from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.members import KEPT, Member, Members, workspace_of
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import User


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def test_a_member_is_remembered_for_some_minutes(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    members = Members(clock=lambda: now)
    assert await members.find(client, "T0ACME", "U0ADMIN") == Member("Admin", True, "en-GB", "Europe/Berlin")
    slack.users["U0ADMIN"].is_admin = False
    now = KEPT - 1
    assert (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator
    now = KEPT + 1
    assert not (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator


async def test_before_a_change_slack_is_asked_anew(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    members = Members(clock=lambda: now)
    await members.find(client, "T0ACME", "U0ADMIN")
    await members.find(client, "T0ACME", "U0ADMIN", anew=True)
    assert len(slack.calls_of("users.info")) == 1, "what was asked for the same request is new enough"
    slack.users["U0ADMIN"].is_admin = False
    now = 10.0
    assert not (await members.find(client, "T0ACME", "U0ADMIN", anew=True)).is_administrator
    assert not (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator


@pytest.mark.parametrize(
    "person",
    [
        User("U0GUEST", "guest", is_restricted=True, is_admin=True),
        User("U0GUEST", "guest", is_ultra_restricted=True),
        User("U0GUEST", "guest", is_owner=True, team="T0OTHER"),
    ],
)
async def test_guests_and_people_of_other_organisations_are_guests(slack: FakeSlack, client: AsyncWebClient, person: User) -> None:
    slack.users["U0GUEST"] = person
    found = await Members().find(client, "T0ACME", "U0GUEST")
    assert (found.is_guest, found.is_administrator) == (True, False)
    assert not (await Members().find(client, "T0ACME", "U0MEMBER")).is_guest


async def test_while_slack_can_not_be_asked_what_it_said_last_holds_unconfirmed(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    members = Members(clock=lambda: now)
    await members.find(client, "T0ACME", "U0ADMIN")
    slack.without_scopes.add("users:read")
    now = 10_000.0
    last = await members.find(client, "T0ACME", "U0ADMIN")
    assert (last.is_administrator, last.is_confirmed, last.time_zone) == (True, False, "Europe/Berlin")
    slack.without_scopes.clear()
    assert (await members.find(client, "T0ACME", "U0ADMIN")).is_confirmed


async def test_only_so_many_are_remembered(slack: FakeSlack, client: AsyncWebClient) -> None:
    members = Members(most=2)
    for user in ("U0ADMIN", "U0MEMBER", "U0THIRD", "U0ADMIN"):
        slack.users.setdefault(user, User(user, "third"))
        await members.find(client, "T0ACME", user)
    assert len(slack.calls_of("users.info")) == 4


@pytest.mark.parametrize("fault", [faults.late(1.0), faults.DROPPED, faults.SERVER_ERROR, faults.NO_JSON, faults.refused("user_not_found")])
async def test_of_a_user_who_cannot_be_looked_up_nothing_is_known(slack: FakeSlack, client: AsyncWebClient, fault: faults.Fault) -> None:
    # aiohttp itself repeats a reading call once when its connection breaks.
    slack.fail_next("users.info", *([fault, fault] if fault.dropped else [fault]))
    members = Members(patience=0.2)
    assert await members.find(client, "T0ACME", "U0ADMIN") == Member(is_confirmed=False)
    assert (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator


def test_a_workspace_is_named_with_its_platform() -> None:
    assert workspace_of("T1", "E1") == "slack:T1"
    assert workspace_of(None, "E1") == "slack:E1"
    assert workspace_of(None, None) is None
