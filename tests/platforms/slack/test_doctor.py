"""What the doctor says about scopes: what is missing and lost, what was left out by choice, and what is more than is needed."""

from __future__ import annotations

import pytest

from bot.core.diagnosis import Check, Verdict
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.doctor import check
from bot.platforms.slack.manifest import OPTIONAL_SCOPES, SCOPES
from tests.fake_slack import FakeSlack, api


async def scopes(config: SlackConfig) -> Check:
    checks, _ = await check(config)
    return next(one for one in checks if one.name == "Slack scopes")


async def test_all_scopes_are_granted(slack: FakeSlack, config: SlackConfig) -> None:
    found = await scopes(config)
    assert (found.verdict, found.found) == (Verdict.GOOD, f"all {len(SCOPES)} that are needed")


async def test_what_is_missing_is_named_with_what_is_lost(slack: FakeSlack, config: SlackConfig) -> None:
    slack.without_scopes |= {"users:read", "files:write"}
    found = await scopes(config)
    assert found.verdict is Verdict.BAD
    assert found.found.startswith("missing users:read (who runs the workspace")
    assert found.found.endswith("; without the optional files:write")
    assert "briefing-bot manifest" in found.next_step


async def test_what_is_left_out_by_choice_is_no_fault(slack: FakeSlack, config: SlackConfig) -> None:
    slack.without_scopes |= set(OPTIONAL_SCOPES)
    found = await scopes(config)
    assert (found.verdict, found.next_step) == (Verdict.GOOD, "")
    assert found.found.endswith(f"without the optional {', '.join(OPTIONAL_SCOPES)}")


async def test_what_is_more_than_is_needed_is_named(slack: FakeSlack, config: SlackConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SCOPES", api.SCOPES | {"channels:manage", "users:read.email"})
    found = await scopes(config)
    assert found.verdict is Verdict.GOOD
    assert "more than is needed: channels:manage, users:read.email" in found.found
