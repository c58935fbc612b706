"""Who may do what on Slack: while it can't be asked, after roles were lost, in front of others, and for guests."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.app.serving import Service
from bot.platforms.slack.members import ANEW
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import User, until
from tests.journeys.conftest import final, slack_words

Later = Callable[..., None]
OWN = "Vega Rail ordered 412 trains in May 2026, it said. Vega Rail employs 9,318 people."


async def says(slack: FakeSlack, line: str, user: str = "U0ADMIN") -> str:
    return slack_words((await final(await slack.command("/brief", line, user=user)))[-1].body)


@pytest.fixture
def later(service: Service) -> Later:
    """Moves the clock by which people are remembered, so that Slack is asked anew."""
    assert service.slack is not None
    members = service.slack.answering.callers.members
    moved = [0.0]
    members._clock = lambda: time.monotonic() + moved[0]

    def later(seconds: float = ANEW + 1) -> None:
        moved[0] += seconds

    return later


async def test_nobody_makes_lost_rights_permanent(service: Service, slack: FakeSlack, later: Later) -> None:
    assert "Log" in await says(slack, "log")
    slack.users["U0ADMIN"].is_admin = False  # and no event says so
    later()
    assert "is for admins" in await says(slack, "role @admin admin")
    assert await service.bot.scope("slack:T0ACME").roles_given() == []
    assert "is for editors" in await says(slack, "log"), "from then on it is known"


async def test_while_slack_can_not_be_asked_people_read_on_and_are_told_to_try_again(
    service: Service, slack: FakeSlack, later: Later
) -> None:
    assert "Log" in await says(slack, "log")
    slack.without_scopes.add("users:read")
    later(10_000)
    assert "Log" in await says(slack, "log"), "the last known role holds for reading"
    refused = await says(slack, "topic add Umbra")
    assert "I can t find out just now who you are here" in refused
    assert "Try again in a minute" in refused
    subscribed = await says(slack, "digest subscribe daily 09:00 zone:UTC")
    assert "I can t find out just now who you are here" in subscribed
    assert "Subscribed" in await says(slack, "digest subscribe me daily 09:00 zone:UTC"), "what everybody may do goes on"
    assert await service.bot.scope("slack:T0ACME").find_topic("Umbra") is None
    slack.without_scopes.clear()
    later()
    assert "Topic added" in await says(slack, "topic add Umbra")


async def test_guests_ask_the_library_and_have_no_role(service: Service, slack: FakeSlack, later: Later) -> None:
    await says(slack, "review off")
    await says(slack, f"add title:Trains {OWN}")
    assert "9 318" in await says(slack, "search employs", "U0MEMBER")
    for person in (User("U0G", "guest", is_restricted=True), User("U0G", "guest", is_admin=True, team="T0OTHER")):
        slack.users["U0G"] = person
        later(10_000)
        assert "100 000" in await says(slack, "stats rover", "U0G")
        assert "Not in the store" in await says(slack, "search employs", "U0G"), "what the workspace added is not for them"
        await says(slack, "role @guest admin")
        for line in ("suggest https://news.example/1", "log", "digest list", "topic add X", "digest subscribe me daily 09:00", "new"):
            assert "your role here is guest" in await says(slack, line, "U0G"), line
    await slack.open_home(user="U0G")
    await until(lambda: "U0G" in slack.home)
    seen = slack_words(slack.home["U0G"])
    assert "Rover" in seen
    assert "Suggest" not in seen
    assert "Your digests" not in seen
    assert "Trains" not in seen


async def test_what_is_for_editors_is_not_shown_to_all(service: Service, slack: FakeSlack) -> None:
    for line, user in (("log", "U0ADMIN"), ("role", "U0ADMIN"), ("review list", "U0ADMIN"), ("topic add X", "U0MEMBER")):
        await slack.mention(line, user=user)
        await until(lambda user=user: bool(slack.ephemeral) and slack.ephemeral[-1]["user"] == user)  # type: ignore[misc]
        slack.ephemeral.clear()
    assert slack.messages["C0GENERAL"] == []
    await slack.mention("stats rover", user="U0ADMIN")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
