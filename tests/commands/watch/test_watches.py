"""Watching by command: what is understood, what is refused with what to type, and whose a watch is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from storage.digests.records import Watched
from storage.records import SubscriptionState
from storage.values import Comparator, Quantity
from tests.commands.conftest import WORKSPACE, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")

Says = Callable[..., Awaitable[Document]]


@pytest.fixture
def says(bot: Bot) -> Says:
    """Answers a line of some person, in a channel or in a direct message."""
    bot.outlets[Platform.SLACK] = FakeOutlet()

    async def says(
        line: str,
        user: str = "U1",
        *,
        admin: bool = False,
        direct: bool = False,
        zone: str | None = "Europe/Berlin",
        locale: str = "en",
    ) -> Document:
        channel = f"D{user}" if direct else "C1"
        caller = Caller(Platform.SLACK, WORKSPACE, channel, user, is_administrator=admin, time_zone=zone, is_direct=direct, locale=locale)
        return await bot.answer(Request(line, caller))

    return says


def over(value: str, unit: str = "", comparator: Comparator = Comparator.OVER) -> Quantity:
    return Quantity(Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("line", "watched"),
    [
        ("acme", Watched("Acme")),
        ("for news on acme", Watched("Acme")),
        ("Acme Robotics", Watched("Acme")),
        ("rover robots sold", Watched("Rover", "robots sold")),
        ("robots sold of rover", Watched("Rover", "robots sold")),
        ("rover's robots sold", Watched("Rover", "robots sold")),
        ("acme investment > 20m euros", Watched("Acme", "investment", threshold=over("20000000", "EUR"))),
        ("acme investment over 20 million euros", Watched("Acme", "investment", threshold=over("20000000", "EUR"))),
        ("acme investment >= €20m", Watched("Acme", "investment", threshold=over("20000000", "EUR", Comparator.AT_LEAST))),
        ("acme investment exceeds 30 million dollars", Watched("Acme", "investment", threshold=over("30000000", "USD"))),
        ("rover robots sold above 100k", Watched("Rover", "robots sold", threshold=over("100000"))),
        ("rover robots sold < 1,000", Watched("Rover", "robots sold", threshold=over("1000", "", Comparator.UNDER))),
        ("rover robots sold over half a million", Watched("Rover", "robots sold", threshold=over("500000"))),
        (
            "rover robots sold reaches two hundred thousand",
            Watched("Rover", "robots sold", threshold=over("200000", "", Comparator.AT_LEAST)),
        ),
        ("rover robots sold超过十万", Watched("Rover", "robots sold", threshold=over("100000"))),
        ("rover robots sold 超过10万", Watched("Rover", "robots sold", threshold=over("100000"))),
        ("acme revenue", Watched("Acme", "revenue")),  # a measure that is known, though no figure of it is
        ('words:"export controls"', Watched(words="export controls")),
        ("words:export controls", Watched(words="export controls")),
        ('acme words:"Lyon plant"', Watched("Acme", words="Lyon plant")),
        ("acme quiet:22:00-07:00", Watched("Acme", quiet=("22:00", "07:00"))),
        ("acme quiet:10pm to 7am", Watched("Acme", quiet=("22:00", "07:00"))),
        ("acme quiet:22-7 Berlin", Watched("Acme", quiet=("22:00", "07:00"))),
    ],
)
async def test_what_a_line_watches_for(bot: Bot, says: Says, line: str, watched: Watched) -> None:
    made = await says(f"/brief watch {line}")
    assert made.title == "Watching: w1", words(made)
    [one] = await bot.scope(WORKSPACE).watches.all(person="U1")
    assert one.watched == watched
    assert (one.channel, one.person, one.state) == ("DU1", "U1", SubscriptionState.ACTIVE)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("export controls", '/brief watch words:"export controls"'),
        ("acmee", "Did you mean Acme"),
        ("acme happiness", "I know no measure “happiness” of Acme"),
        ("rover robots solt", "Did you mean “robots sold”?"),
        ("acme > 5", "needs a measure of Acme"),
        ("acme investment > 20 robots", "can't be compared with investment"),
        ("acme investment > 20m", "names no currency"),
        ("acme investment > 2x2", "as an amount"),
        ("acme quiet:late", "such as 22:00-07:00"),
        ("acme quiet:7:00-7:00", "such as 22:00-07:00"),
        ("acme quiet:25:00-26:00", "such as 22:00-07:00"),
        ("words:.", "is nothing to look for"),
        ("remov w1", "/brief watch remove"),
        ("acme zone:Nowhere", "time zone"),
    ],
)
async def test_what_is_not_understood_is_told_with_what_to_type_and_nothing_is_stored(bot: Bot, says: Says, line: str, said: str) -> None:
    refused = await says(f"/brief watch {line}")
    assert refused.outcome is not Outcome.ANSWER
    assert said in words(refused)
    assert await bot.scope(WORKSPACE).watches.all(person=None) == []


@pytest.mark.parametrize(
    "line",
    [
        "watch acme",
        "alert acme",
        "alert me about acme",
        "notify me on acme",
        "ping me on acme news",
        "let me know about acme",
        "提醒我 acme",
    ],
)
async def test_a_watch_is_asked_for_in_many_words(bot: Bot, says: Says, line: str) -> None:
    assert (await says(f"/brief {line}")).title == "Watching: w1"
    [one] = await bot.scope(WORKSPACE).watches.all(person="U1")
    assert one.watched == Watched("Acme")


async def test_no_money_is_converted_and_that_is_said(says: Says) -> None:
    said = words(await says("/brief watch acme investment > 20 million dollars"))
    assert "Only figures in USD are compared with it; nothing is converted." in said
    assert "nothing is converted" not in words(await says("/brief watch acme investment > 20 million euros"))


async def test_what_is_known_already_is_said(says: Says) -> None:
    assert "12 million euros" in words(await says("/brief watch acme investment"))
    assert "No figure for revenue of Acme is stored yet" in words(await says("/brief watch acme revenue"))


async def test_the_same_watch_is_made_once(bot: Bot, says: Says) -> None:
    await says("/brief watch acme")
    again = await says("/brief watch acme")
    assert (again.title, again.outcome) == ("Watched already: w1", Outcome.REFUSED)
    assert len(await bot.scope(WORKSPACE).watches.all(person="U1")) == 1


@pytest.mark.parametrize(
    "line", ["alert us about acme", "tell us when acme has news", "notify us on acme", "watch acme for us", "提醒我们 acme"]
)
async def test_who_says_us_means_the_channel(bot: Bot, says: Says, line: str) -> None:
    made = await says(f"/brief {line}", "U9", admin=True)
    [*offered] = [choice.line for choice in made.choices if choice.line.startswith("/brief watch add")]
    if offered:  # a sentence is only offered
        await says(offered[0], "U9", admin=True)
    [one] = await bot.scope(WORKSPACE).watches.all()
    assert (one.channel, one.person) == ("C1", "")


async def test_a_chinese_name_needs_no_space_behind_it(bot: Bot, says: Says) -> None:
    await says("/brief topic add 听澜电器", "U9", admin=True)
    assert (await says("/brief watch 听澜电器营收超过五千万元")).title == "Watching: w1"
    [one] = await bot.scope(WORKSPACE).watches.all(person="U1")
    assert one.watched == Watched("听澜电器", "营收", threshold=over("50000000", "CNY"))


async def test_a_channel_is_watched_for_by_admins_alone_and_that_is_in_the_log(bot: Bot, says: Says) -> None:
    refused = await says("/brief watch acme here")
    assert (refused.outcome, refused.code) == (Outcome.REFUSED, "not-allowed")
    made = await says("/brief watch acme here", "U9", admin=True)
    assert "This channel is told" in words(made)
    [one] = await bot.scope(WORKSPACE).watches.all()
    assert (one.channel, one.person) == ("C1", "")
    assert "began the watch w1" in words(await says("/brief log", "U9", admin=True))
    for word in ("pause", "resume", "remove"):
        assert (await says(f"/brief watch {word} w1")).code == "not-allowed"
    await says("/brief undo", "U9", admin=True)
    assert await bot.scope(WORKSPACE).watches.all() == []


async def test_ones_own_watches_are_kept_by_oneself_and_stand_in_no_log(bot: Bot, says: Says) -> None:
    await says("/brief watch acme")
    await says("/brief watch rover", "U2")
    assert "Acme: you · on · w1" in words(await says("/brief watch list"))
    assert "Rover" not in words(await says("/brief watches"))
    assert "There is no watch “w2”" in words(await says("/brief watch remove w2"))
    assert (await says("/brief watch pause w1")).title == "Paused: w1"
    assert "paused: by" in words(await says("/brief watch list"))
    assert (await says("/brief watch pause w1")).title == "Paused already: w1"
    assert (await says("/brief watch resume")).title == "Resumed: w1"
    assert (await says("/brief watch remove acme")).title == "Stopped: w1"
    assert "Nothing is watched for you" in words(await says("/brief watch list"))
    assert "Nothing is watched for you" in words(await says("/brief unwatch"))
    assert "w1" not in words(await says("/brief log", "U9", admin=True))


async def test_of_several_one_must_be_named(says: Says) -> None:
    await says("/brief watch acme")
    await says("/brief watch rover")
    assert "There are several watches" in words(await says("/brief watch remove"))
    assert (await says("/brief watch remove all")).title == "Stopped: w1, w2"


@pytest.mark.parametrize("locale", ["en", "zh"])
async def test_all_of_ones_own_are_also_the_channels_for_its_admins(bot: Bot, says: Says, locale: str) -> None:
    await says("/brief watch acme here", "U9", admin=True)
    await says("/brief watch rover")
    assert (await says("/brief watch remove all")).title == "Stopped: w2", "another one is not in the way of one's own"
    assert "w1" in (await says("/brief watch remove all", "U9", admin=True, locale=locale)).title
    assert await bot.scope(WORKSPACE).watches.all() == []


async def test_watches_and_digests_are_counted_apart(says: Says) -> None:
    await says("/brief watch acme")
    assert (await says("/brief digest subscribe me daily 9:00")).title == "Subscribed: d1"
    assert (await says("/brief watch rover")).title == "Watching: w2"
    assert (await says("/brief digest subscribe me daily 10:00")).title == "Subscribed: d2"
    assert "w1" not in words(await says("/brief digest list"))


async def test_the_zone_of_quiet_hours_is_asked_where_nobody_knows_it(bot: Bot, says: Says) -> None:
    asked = await says("/brief watch acme quiet:22:00-07:00", zone=None)
    assert (asked.title, asked.outcome) == ("In which time zone?", Outcome.MISTAKE)
    await says("/brief watch acme quiet:22:00-07:00 zone:Tokyo", zone=None)
    await says("/brief watch rover quiet:22:00-07:00 New York", zone=None)
    assert [one.zone for one in await bot.scope(WORKSPACE).watches.all(person="U1")] == ["Asia/Tokyo", "America/New_York"]


async def test_the_limit_of_ones_own_holds_for_watches(says: Says) -> None:
    await says("/brief digest personal 1", "U9", admin=True)
    await says("/brief watch acme")
    assert "more are not allowed here" in words(await says("/brief watch rover"))
    await says("/brief digest personal off", "U9", admin=True)
    assert "switched watches of people's own off" in words(await says("/brief watch rover", "U2"))
    assert "paused" in words(await says("/brief watch list"))
    assert (await says("/brief watch resume w1")).outcome is Outcome.MISTAKE
    await says("/brief digest personal on", "U9", admin=True)
    assert "paused" not in words(await says("/brief watch list"))
