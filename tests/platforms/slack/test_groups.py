from __future__ import annotations

import asyncio

import pytest
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.groups import UserGroups
from bot.platforms.slack.incoming import typed_line
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import UserGroup
from tests.platforms.fake_front import FakeFront

METHOD = "usergroups.users.list"


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    slack.groups["S7"] = UserGroup("S7", "newsroom", {"U0MEMBER"})
    slack.groups["S8"] = UserGroup("S8", "research", {"U0ADMIN"})
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def test_the_members_of_a_group_are_remembered_for_a_minute(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    groups = UserGroups(clock=lambda: now)
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7", "S8"}) == {"S7"}
    slack.groups["S7"].users.clear()
    now = 59.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7", "S8"}) == {"S7"}
    assert len(slack.calls_of(METHOD)) == 2
    now = 61.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == frozenset()


async def test_without_groups_that_have_a_role_nothing_is_asked(slack: FakeSlack, client: AsyncWebClient) -> None:
    assert await UserGroups().groups_of(client, "T0ACME", "U0MEMBER", ()) == frozenset()
    assert slack.calls_of(METHOD) == []


@pytest.mark.parametrize("fault", [faults.late(1.0), faults.DROPPED, faults.SERVER_ERROR, faults.NO_JSON])
async def test_a_group_that_cannot_be_looked_up_has_nobody_until_it_can(
    slack: FakeSlack, client: AsyncWebClient, fault: faults.Fault
) -> None:
    slack.fail_next(METHOD, *([fault, fault] if fault.dropped else [fault]))
    now = 0.0
    groups = UserGroups(patience=0.2, clock=lambda: now)
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == frozenset()
    asked = len(slack.calls_of(METHOD))
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == frozenset()
    assert len(slack.calls_of(METHOD)) == asked, "requests that come meanwhile do not ask again"
    now = 11.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == {"S7"}


@pytest.mark.parametrize("fault", [faults.rate_limited(30), faults.SERVER_ERROR])
async def test_while_slack_cannot_be_asked_the_last_answer_counts_for_a_while(
    slack: FakeSlack, client: AsyncWebClient, fault: faults.Fault
) -> None:
    now = 0.0
    groups = UserGroups(clock=lambda: now)
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == {"S7"}
    slack.fail_next(METHOD, *[fault] * 100)
    for later in (61.0, 200.0, 959.0):
        now = later
        assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == {"S7"}
    now = 961.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == frozenset()


async def test_when_slack_asks_to_wait_no_group_is_asked_about_until_then(slack: FakeSlack, client: AsyncWebClient) -> None:
    # As those of answers do, the client waits by itself when Slack asks it to; all the same we must know how long.
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
    now = 0.0
    groups = UserGroups(clock=lambda: now)
    slack.fail_next(METHOD, faults.rate_limited(30))
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7"}) == frozenset()
    now = 29.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7", "S8"}) == frozenset()
    assert len(slack.calls_of(METHOD)) == 1
    now = 31.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7", "S8"}) == {"S7"}


async def test_many_groups_are_asked_about_less_often_and_once_for_all_who_come_together(slack: FakeSlack, client: AsyncWebClient) -> None:
    now = 0.0
    groups = UserGroups(clock=lambda: now)
    many = {f"S{number}" for number in range(100, 130)}
    slack.groups |= {name: UserGroup(name, name.lower(), {"U0MEMBER"}) for name in many}
    await asyncio.gather(*(groups.groups_of(client, "T0ACME", user, many) for user in ("U0MEMBER", "U0ADMIN")))
    assert len(slack.calls_of(METHOD)) == 30
    now = 119.0
    assert await groups.groups_of(client, "T0ACME", "U0MEMBER", many) == many
    assert len(slack.calls_of(METHOD)) == 30


async def test_without_the_scope_nobody_is_in_a_group_and_slack_is_asked_once_a_minute(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.without_scopes.add("usergroups:read")
    groups = UserGroups()
    for _ in range(3):
        assert await groups.groups_of(client, "T0ACME", "U0MEMBER", {"S7", "S9"}) == frozenset()
    assert len(slack.calls_of(METHOD)) == 2


@pytest.mark.usefixtures("adapter")
async def test_a_caller_comes_with_the_groups_that_matter(slack: FakeSlack, client: AsyncWebClient, front: FakeFront) -> None:
    front.known_groups = ("S7",)
    await slack.command("/brief", "role @newsroom editor")
    await slack.command("/brief", "help", user="U0ADMIN")
    assert len(slack.calls_of(METHOD)) == 1
    assert [request.caller.groups for request in front.requests] == [{"S7"}, frozenset()], "an admin needs none"
    assert front.lines == ["/brief role <!subteam^S7|@newsroom> editor", "/brief help"]


@pytest.mark.usefixtures("adapter", "client")
async def test_names_and_addresses_of_a_command_arrive_as_they_are_meant(slack: FakeSlack, front: FakeFront) -> None:
    await slack.command("/brief", "role @member editor")
    await slack.command("/brief", 'add url:"https://news.example/a?x=1&y=2" A <b> & https://news.example/b. By @nobody')
    assert front.lines == [
        "/brief role <@U0MEMBER|member> editor",
        '/brief add url:"https://news.example/a?x=1&y=2" A <b> & https://news.example/b. By @nobody',
    ]


def test_a_bare_host_and_a_channel_stay_as_they_were_typed() -> None:
    typed = (
        "see <http://acme.example|acme.example>, <#C1|news>, <mailto:a@acme.example|a@acme.example> and <https://acme.example/a&amp;amp;>"
    )
    assert typed_line(typed) == "see acme.example, #news, a@acme.example and https://acme.example/a&amp;"
