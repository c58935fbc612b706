"""Answers say what is so: why something is refused, what was done before, and that nothing was changed."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Caller, Platform, Request, Role
from tests.commands.conftest import Ask, words
from tests.commands.log.test_listing import FEED, FEED_URL, SUBSCRIBED
from tests.fakes import FakeFetcher, FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


async def test_a_withdrawn_entry_is_not_unknown(ask: Ask) -> None:
    await ask("/brief withdraw f1 misread", role=Role.EDITOR)
    again = words(await ask("/brief withdraw f1", role=Role.EDITOR))
    assert "f1 was withdrawn on 2" in again
    assert "by editor: misread" in again
    assert "/brief entry restore f1" in again


async def test_what_went_with_its_article_names_the_article(ask: Ask) -> None:
    await ask("/brief withdraw a1", role=Role.EDITOR)
    for line in ("/brief restore f1", "/brief correct f1 scope:toys"):
        said = words(await ask(line, role=Role.EDITOR))
        assert "f1 went with its article a1" in said
        assert "/brief entry restore a1" in said
    await ask("/brief restore a1", role=Role.EDITOR)
    assert (await ask("/brief withdraw f1", role=Role.EDITOR)).title == "Withdrawn: f1"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief merge f1 f3", "their measure and unit differ"),
        ("/brief merge f1 e1", "of two kinds"),
        ("/brief merge f1 f1w", "/brief entry prefer f1 over:f1w"),
    ],
)
async def test_only_what_says_the_same_is_merged(ask: Ask, line: str, says: str) -> None:
    by_hand = 'sentence:"Rover sold 6,000 robots in May 2024." source:"The Example"'
    await ask(f'/brief entry fact rover metric:"robots sold" {by_hand}', role=Role.EDITOR)
    refused = await ask(line, role=Role.EDITOR)
    assert refused.code == "bad-option"
    assert says in words(refused)
    assert "/brief entry withdraw" in words(refused)


@pytest.mark.parametrize("kind", ["event", "quote", 'fact metric:"robots sold"'])
async def test_a_sentence_that_is_too_short_is_refused_as_such(ask: Ask, kind: str) -> None:
    word, _, more = kind.partition(" ")
    refused = await ask(f'/brief entry {word} rover {more} sentence:"Sold out." source:"The Example"', role=Role.EDITOR)
    assert "too short for a sentence" in words(refused)
    assert "article" not in words(refused)


async def test_help_shows_what_can_be_typed(ask: Ask) -> None:
    by_hand = 'sentence:"Rover sold 6,000 robots in May 2024." source:"The Example"'
    await ask(f'/brief entry fact rover metric:"robots sold" {by_hand}', role=Role.EDITOR)
    assert (await ask("/brief prefer f1w f1 an auditor counted", role=Role.EDITOR)).title == "Preferred: f1w"
    assert (await ask("/brief topic parent rover none", role=Role.ADMIN)).title == "Rover: part of none"
    assert (await ask("/brief topic parent rover of:acme", role=Role.ADMIN)).title == "Rover: part of Acme"
    assert (await ask("/brief topic merge rover Acme Robotics", role=Role.ADMIN)).title == "Rover is a part of Acme now"


async def test_the_operator_changes_the_library_itself(ask: Ask, bot: Bot) -> None:
    operator = Caller(Platform.TERMINAL, None, None, "operator", is_administrator=True)
    assert "counts here alone" not in words(await bot.answer(Request("/brief topic rename rover Strider", operator)))
    assert "counts here alone" in words(await ask("/brief topic rename acme Apex", role=Role.ADMIN))


async def test_an_answer_says_when_a_digest_was_not_changed(ask: Ask, bot: Bot) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask(SUBSCRIBED, role=Role.ADMIN)
    assert (await ask("/brief digest edit d1", role=Role.ADMIN)).title == "Nothing was changed: d1"
    assert (await ask("/brief digest edit d1 kinds:facts", role=Role.ADMIN)).title == "Changed: d1"
    assert "is not paused" in (await ask("/brief digest resume d1", role=Role.ADMIN)).title
    assert (await ask("/brief digest pause d1", role=Role.ADMIN)).title == "Paused: d1"
    assert (await ask("/brief digest pause d1", role=Role.ADMIN)).title == "Paused already: d1"
    for line in ("/brief digest next d1", "/brief digest now d1"):
        assert "d1 is paused" in words(await ask(line, role=Role.ADMIN)), line
    assert (await ask("/brief digest resume d1", role=Role.ADMIN)).title == "Resumed: d1"


async def test_a_feed_is_described_in_whole_words(ask: Ask, fetcher: FakeFetcher) -> None:
    fetcher.pages[FEED_URL] = (FEED, "application/rss+xml")
    added = words(await ask(f"/brief feed add {FEED_URL}", role=Role.ADMIN))
    assert "Its one item is read within a minute or so. What it brings is stored at once; /brief review on feeds:on lets it wait." in added
    assert "every 30 minutes" in words(await ask("/brief log n1", role=Role.ADMIN))
    assert "none" not in words(await ask("/brief log n1", role=Role.ADMIN))
    assert (await ask("/brief feed resume n1", role=Role.ADMIN)).title.startswith("Nothing was changed")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief acmee stats", "Did you mean /brief acme stats?"),
        ("/brief add ftp://x.example/z", "Only addresses that begin with http:// or https://"),
    ],
)
async def test_a_mistake_is_answered_with_what_was_probably_meant(ask: Ask, line: str, says: str) -> None:
    refused = await ask(line, role=Role.ADMIN)
    assert refused.outcome is Outcome.MISTAKE
    assert says in words(refused)


async def test_a_suggestion_without_an_article_is_answered_with_how_to_suggest(bot: Bot) -> None:
    at_terminal = Caller(Platform.TERMINAL, None, None, "operator", is_administrator=True)
    said = words(await bot.answer(Request("/brief suggest", at_terminal)))
    assert "/brief suggest and an address" in said
    assert "/brief add" not in said
