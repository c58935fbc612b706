from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.members import Member, Members, workspace_of
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import User


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def test_a_member_is_remembered_for_an_hour(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    members = Members(clock=lambda: now)
    assert await members.find(client, "T0ACME", "U0ADMIN") == Member("Admin", True, "en-GB", "Europe/Berlin")
    slack.users["U0ADMIN"].is_admin = False
    now = 3599.0
    assert (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator
    now = 3601.0
    assert not (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator


async def test_only_so_many_are_remembered(slack: FakeSlack, client: AsyncWebClient) -> None:
    members = Members(most=2)
    for user in ("U0ADMIN", "U0MEMBER", "U0THIRD", "U0ADMIN"):
        slack.users.setdefault(user, User(user, "third"))
        await members.find(client, "T0ACME", user)
    assert len(slack.calls_of("users.info")) == 4


@pytest.mark.parametrize("fault", [faults.late(1.0), faults.DROPPED, faults.SERVER_ERROR, faults.NO_JSON, faults.refused("user_not_found")])
async def test_a_user_who_cannot_be_looked_up_is_a_plain_member(slack: FakeSlack, client: AsyncWebClient, fault: faults.Fault) -> None:
    # aiohttp itself repeats a reading call once when its connection breaks.
    slack.fail_next("users.info", *([fault, fault] if fault.dropped else [fault]))
    members = Members(patience=0.2)
    assert await members.find(client, "T0ACME", "U0ADMIN") == Member()
    assert (await members.find(client, "T0ACME", "U0ADMIN")).is_administrator


def test_a_workspace_is_named_with_its_platform() -> None:
    assert workspace_of("T1", "E1") == "slack:T1"
    assert workspace_of(None, "E1") == "slack:E1"
    assert workspace_of(None, None) is None
