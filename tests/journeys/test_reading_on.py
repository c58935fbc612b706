"""Reading on in an answer, on each platform: the next page and the sentences come in its place, in the language that was chosen."""

from __future__ import annotations

import pytest

from bot.app.serving import Service
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import plain
from tests.journeys.drivers import DiscordDriver, Driver, SlackDriver

pytestmark = pytest.mark.slow
SENTENCE = "In November 2024 the number of Rover delivery robots in use passed 100,000."


@pytest.fixture(params=["slack", "discord"])
def driver(request: pytest.FixtureRequest, service: Service, slack: FakeSlack, discord: FakeDiscord) -> Driver:
    """A workspace on each platform."""
    return SlackDriver(slack) if request.param == "slack" else DiscordDriver(discord)


async def test_pages_and_sentences_are_one_press_away(driver: Driver) -> None:
    first = await driver.ask("acme", "timeline", limit="2")
    assert "3 Mar" in first.words
    assert "1 2 of 3" in first.words
    second = await driver.press(first, "More", by="ben")
    assert "3 3 of 3" in second.words
    assert "3 Mar" not in second.words
    assert "3 Mar" in (await driver.press(second, "Back", by="ben")).words

    figures = await driver.ask("acme", "stats")
    shown = await driver.press(figures, "Show sentences", by="ben")
    before, after = (answer.words.partition("Share with channel")[0] for answer in (figures, shown))  # menus of sources come behind it
    assert plain(SENTENCE) not in before
    assert plain(SENTENCE) in after


async def test_each_person_is_answered_in_the_language_that_they_chose(driver: Driver) -> None:
    assert "English" in (await driver.ask("brief", "settings", "language")).words
    assert "简体中文" in (await driver.ask("brief", "settings", "language", language="zh")).words
    assert "Acme 数据" in (await driver.ask("acme", "stats")).words
    assert "Acme figures" in (await driver.ask("acme", "stats", by="lena")).words
