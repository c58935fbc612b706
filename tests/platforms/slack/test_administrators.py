"""Who runs a workspace, as its list of users says."""

from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack import administrators
from bot.platforms.slack.administrators import Administrators
from tests.fake_slack import FakeSlack
from tests.fake_slack.workspace import User


async def test_owners_come_first_and_nobody_who_is_gone_or_a_guest(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(administrators, "PAGE", 2)
    for user in (
        User("U0OWNER", "olga", is_admin=True, is_owner=True),
        User("U0GONE", "gil", is_admin=True, deleted=True),
        User("U0GUEST", "gus", is_admin=True, is_restricted=True),
        User("U0FAR", "fay", is_admin=True, team="T0OTHER"),
    ):
        slack.users[user.id] = user
    known, client = Administrators(), AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    assert await known.of(client, "slack:T0ACME") == ("U0OWNER", "U0ADMIN")
    pages = len(slack.calls_of("users.list"))
    assert pages == 3
    await known.of(client, "slack:T0ACME")
    assert len(slack.calls_of("users.list")) == pages, "it is remembered"


async def test_where_slack_does_not_tell_nobody_is_named(slack: FakeSlack) -> None:
    slack.without_scopes.add("users:read")
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    assert await Administrators().of(client, "slack:T0ACME") == ()
