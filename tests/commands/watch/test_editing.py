"""/brief watch edit, and watches that pause until a day."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.commands.watch.keeping import _UNTIL
from bot.core.document import Outcome
from bot.core.request import Platform, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture(autouse=True)
def outlet(bot: Bot) -> FakeOutlet:
    found = FakeOutlet()
    bot.outlets[Platform.SLACK] = found
    return found


@pytest.mark.parametrize(
    ("made", "line", "expected"),
    [
        ("acme investment > 20 million EUR", "w1 > 50 million EUR", ("Acme", "investment", "over 50 million EUR", None)),
        ("acme investment > 20 million EUR", "w1 to 50 million EUR", ("Acme", "investment", "over 50 million EUR", None)),
        ("acme investment > 20 million EUR", "w1 any change", ("Acme", "investment", "", None)),
        ("acme", "w1 investment > 5 million EUR", ("Acme", "investment", "over 5 million EUR", None)),
        ("acme", "w1 quiet:22-7", ("Acme", "", "", ("22:00", "07:00"))),
        ("acme", "quiet:night", ("Acme", "", "", ("22:00", "07:00"))),
        ("acme", "w1 not between 9pm and 6am", ("Acme", "", "", ("21:00", "06:00"))),
        ("acme quiet:22-7", "w1 quiet:none", ("Acme", "", "", None)),
        ("acme quiet:22-7", "w1 rover", ("Rover", "", "", ("22:00", "07:00"))),
    ],
)
async def test_a_watch_is_changed(bot: Bot, ask: Ask, made: str, line: str, expected: tuple[object, ...]) -> None:
    await ask("/brief zone UTC", role=Role.ADMIN)
    await ask(f"/brief watch add {made}")
    document = await ask(f"/brief watch edit {line}")
    assert document.title == "Changed: w1"
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.watched is not None
    threshold = watch.watched.threshold.text if watch.watched.threshold else ""
    assert (watch.watched.topic, watch.watched.metric, threshold, watch.watched.quiet) == expected


async def test_words_are_changed_and_nothing_is_said_to_be_so(ask: Ask) -> None:
    await ask('/brief watch words:"export controls"')
    assert "“chip tariffs”" in words(await ask('/brief watch edit w1 words:"chip tariffs"'))
    assert (await ask('/brief watch edit w1 words:"chip tariffs"')).title == "Nothing was changed: w1"
    assert (await ask("/brief watch edit w1")).outcome is Outcome.MISTAKE


async def test_hours_need_a_zone(ask: Ask) -> None:
    await ask("/brief watch acme")
    assert "time zone" in words(await ask("/brief watch edit w1 quiet:22-7"))
    assert "quiet" not in words(await ask("/brief watch list"))
    assert (await ask("/brief watch edit w1 quiet:22-7 Lima")).title == "Changed: w1"
    assert "quiet from 22:00 to 07:00 (America/Lima)" in words(await ask("/brief watch list"))


async def test_a_channels_watch_is_for_admins(ask: Ask) -> None:
    await ask("/brief watch acme here", role=Role.ADMIN)
    assert (await ask("/brief watch edit w1 rover")).outcome is Outcome.REFUSED
    assert (await ask("/brief watch edit w1 rover", role=Role.ADMIN)).title == "Changed: w1"


@pytest.mark.parametrize("until", ["直到2050-12-24", "到2050年12月24日", "直到 2050-12-24", "until 2050-12-24"])
async def test_a_watch_pauses_until_a_day_in_either_language(bot: Bot, ask: Ask, until: str) -> None:
    await ask("/brief watch acme")
    await ask(f"/brief watch pause w1 {until}")
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.options.paused_until == "2050-12-24"


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("w1 明天", "明天"),
        ("w1 两周", "两周"),
        ("全部 3天", "3天"),
        ("w1 到周五", "到周五"),
        ("到家集团", ""),
        ("周大福", ""),
        ("三月", ""),
        ("w1", ""),
        ("all for 2 weeks", "for 2 weeks"),
        ("w1 for a fortnight", "for a fortnight"),
        ("all for the rest of the month", "for the rest of the month"),
        ("w1 für drei Tage", "für drei Tage"),
        ("alerts for acme", ""),
    ],
)
def test_until_when_is_told_from_a_name(words: str, until: str) -> None:
    found = _UNTIL.search(words)
    assert (found[1] if found else "") == until


async def test_a_watch_pauses_until_a_day(bot: Bot, ask: Ask) -> None:
    await ask("/brief watch acme")
    document = await ask("/brief watch pause w1 until 24 December 2050")
    assert document.title == "Paused until Sat 24 Dec 2050: w1"
    assert "paused until Sat 24 Dec 2050" in words(await ask("/brief watch list"))
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.options.paused_until == "2050-12-24"
    assert (await ask("/brief watch resume w1")).title == "Resumed: w1"
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.options.paused_until == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('watch for "export controls"', "export controls"),
        ("watch “data centre”", "data centre"),
        ('ping me if anybody writes about "chip exports"', "chip exports"),
    ],
)
async def test_words_in_quotation_marks_are_watched_for(bot: Bot, ask: Ask, line: str, expected: str) -> None:
    await ask(f"/brief {line}")
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.watched is not None
    assert watch.watched.words == expected


async def test_the_hours_in_which_alerts_may_come_are_said_beside_the_topic(bot: Bot, ask: Ask) -> None:
    await ask("/brief zone UTC", role=Role.ADMIN)
    await ask("/brief watch acme only from 9 to 17")
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.watched is not None
    assert watch.watched.quiet == ("17:00", "09:00")


async def test_what_an_amount_counts_is_the_measure(bot: Bot, ask: Ask) -> None:
    await ask("/brief watch acme passes 300 employees")
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.watched is not None
    assert (watch.watched.metric, watch.watched.threshold and watch.watched.threshold.text) == ("employees", "over 300 employees")


@pytest.mark.parametrize("line", ["acme but not at night", "acme only during the day", "acme, quiet from 22 to 7"])
async def test_hours_are_said_beside_the_topic(bot: Bot, ask: Ask, line: str) -> None:
    await ask("/brief zone UTC", role=Role.ADMIN)
    await ask(f"/brief watch {line}")
    (watch,) = await bot.scope(WORKSPACE).watches.all(person="member")
    assert watch.watched is not None
    assert (watch.watched.topic, watch.watched.quiet) == ("Acme", ("22:00", "07:00"))
