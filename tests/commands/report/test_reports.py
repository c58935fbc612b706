"""Histories, comparisons, changes, conflicts and what is new, asked for through the command core after adding articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Role
from storage.drafts import TopicDraft
from storage.records import ReviewMode
from tests.commands.conftest import WORKSPACE, Ask, words

MARLOW_2023 = """Marlow Pumps reports its year

LEEDS, March 4, 2024 (The Example) -- Marlow Pumps plc had revenue of 40 million pounds in 2023, it said on Monday.

Marlow Pumps expects revenue of 45 million pounds in 2025. It had 310 employees at the end of 2023."""

MARLOW_2024 = """Marlow Pumps grows

LEEDS, March 3, 2025 (The Example) -- Marlow Pumps plc had revenue of 52 million pounds in 2024, it said on Monday.

In the fourth quarter of 2024 revenue was 14 million pounds. Marlow Pumps expects revenue of 60 million pounds in 2025.

Marlow Pumps had 350 employees at the end of 2024.

"Nobody queues for a pump until the cellar is full," said Edith Crane, chief executive of Marlow Pumps."""

MARLOW_OTHERWISE = """Doubts about Marlow Pumps

YORK, March 10, 2025 (Northern Ledger) -- Marlow Pumps plc had revenue of 49 million pounds in 2024, according to the
register of companies."""

HOLT = """Holt Valves reports its year

HULL, March 6, 2025 (The Example) -- Holt Valves plc had revenue of 71 million pounds in 2024, it said on Thursday."""


@pytest.fixture
async def added(ask: Ask, bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_review(ReviewMode.OFF, "tests")
    for name in ("Marlow Pumps", "Holt Valves"):
        await ask(f"/brief topic add {name}", role=Role.ADMIN)
    for article in (MARLOW_2023, MARLOW_2024, HOLT):
        document = await ask(f"/brief add {article}", role=Role.EDITOR)
        assert document.outcome is Outcome.ANSWER, words(document)


def places(document: Document, *said: str) -> list[int]:
    """Where these words stand in the document, in their order there."""
    answer = words(document)
    assert all(one in answer for one in said), answer
    return [answer.index(one) for one in said]


@pytest.mark.usefixtures("added")
async def test_a_history_goes_from_the_oldest_value_to_the_newest_or_back(ask: Ask) -> None:
    oldest = await ask("/brief marlow pumps history revenue")
    assert (found := places(oldest, "40 million", "52 million")) == sorted(found)
    newest = await ask("/brief history turnover of marlow pumps order:newest")
    assert (found := places(newest, "52 million", "40 million")) == sorted(found)
    assert newest.sources


@pytest.mark.usefixtures("added")
async def test_a_quarter_stands_apart_from_years(ask: Ask) -> None:
    assert places(await ask("/brief marlow pumps history revenue"), "REVENUE, BY YEAR", "REVENUE, BY QUARTER")
    stats = words(await ask("/brief marlow pumps stats revenue"))
    assert "before: 14 million" not in stats
    assert "14 million pounds (Q4 2024) [2], before" not in stats


@pytest.mark.usefixtures("added")
async def test_no_value_is_told_with_the_measures_there_are(ask: Ask) -> None:
    document = await ask("/brief marlow pumps history downloads")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Known measures of Marlow Pumps" in words(document)


@pytest.mark.parametrize(
    "line",
    [
        "/brief marlow pumps compare holt valves revenue",
        "/brief compare holt valves and marlow pumps",
        "/brief compare marlow pumps with holt valves metric:turnover",
        "compare marlow pumps vs holt valves 营收",
    ],
)
@pytest.mark.usefixtures("added")
async def test_two_topics_are_compared_by_one_measure_of_one_time(ask: Ask, line: str) -> None:
    answer = words(await ask(line))
    assert "52 million" in answer
    assert "71 million" in answer
    assert "14 million" not in answer


@pytest.mark.usefixtures("added")
async def test_what_one_of_two_lacks_is_told(ask: Ask) -> None:
    assert "Holt Valves" in words(await ask("/brief compare marlow pumps and holt valves headcount"))
    for line in ("/brief compare marlow pumps globex", "/brief compare marlow pumps and globex headcount"):
        document = await ask(line)
        assert document.outcome is Outcome.NOTHING_FOUND
        assert "nothing I have read names globex" in words(document)


@pytest.mark.usefixtures("added", "shelf")
async def test_unlike_measures_are_not_set_side_by_side(ask: Ask) -> None:
    document = await ask("/brief compare marlow pumps and rover")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "no measure that both have" in words(document)
    assert "Known measures of Rover" in words(document)


@pytest.mark.usefixtures("added")
async def test_changes_tell_the_old_and_the_new_figure_and_plan(ask: Ask) -> None:
    document = await ask("/brief marlow pumps changes since:2024-06")
    places(document, "310", "350", "45 million", "60 million", "PLANS AND FORECASTS")
    assert "40 million pounds (2023)" in words(await ask("/brief changes marlow pumps"))
    assert (await ask("/brief marlow pumps changes since:2026")).outcome is Outcome.NOTHING_FOUND


@pytest.mark.usefixtures("added")
async def test_conflicts_show_both_figures(ask: Ask) -> None:
    assert (await ask("/brief conflicts")).outcome is Outcome.NOTHING_FOUND
    await ask(f"/brief add {MARLOW_OTHERWISE}", role=Role.EDITOR)
    for line in ("/brief conflicts", "/brief conflicts marlow pumps", "/brief marlow pumps conflicts"):
        places(await ask(line), "52 million", "49 million", "/brief entry prefer")
    assert (await ask("/brief holt valves conflicts")).outcome is Outcome.NOTHING_FOUND


@pytest.mark.usefixtures("added")
async def test_what_is_new_is_counted_from_when_the_asker_looked_last(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await ask("/brief new")
    assert "Marlow Pumps grows" in words(first)
    assert words(await ask("/brief new")) == words(first)  # asked again at once, as sharing does
    monkeypatch.setattr("bot.commands.new.SAME_LOOK", timedelta(0))
    again = await ask("/brief new")
    assert again.outcome is Outcome.NOTHING_FOUND
    assert "Holt Valves reports its year" in words(again)  # the latest
    assert "Holt" in words(await ask("/brief new", role=Role.EDITOR))  # somebody else


@pytest.mark.parametrize(
    "line",
    ["/brief marlow pumps news", "/brief whats new with marlow pumps", "/brief marlow pumps today", "catch me up on marlow pumps"],
)
@pytest.mark.usefixtures("added")
async def test_what_is_new_is_asked_for_in_many_words(ask: Ask, line: str) -> None:
    document = await ask(line)
    assert document.title == "Marlow Pumps: new"
    assert "Marlow Pumps grows" in words(document)
    assert "Holt" not in words(document)


@pytest.mark.usefixtures("added")
async def test_a_new_command_word_is_no_slash_name_and_leaves_those_that_exist_alone(ask: Ask, bot: Bot) -> None:
    assert (await ask("/brief topic add Ledger slash:history", role=Role.ADMIN)).outcome is Outcome.REFUSED
    await bot.scope(WORKSPACE).add_topic(TopicDraft(name="History Today", slash="history"), "an earlier version")
    assert (await ask("/history stats")).title == "History Today: figures"
    assert (await ask("/brief history marlow pumps revenue")).title == "Marlow Pumps: history of revenue"


LOOKS_BACK = """Tarn Ferries reports its year

OBAN, March 9, 2026 (The Example) -- Tarn Ferries plc had revenue of 94 million pounds in 2025, up from 87 million pounds a year earlier.
"""
EARLIER_TOO = """Skerry Lines reports its year

WICK, March 5, 2025 (The Example) -- Skerry Lines plc had revenue of 41 million pounds in 2024, up from 36 million pounds a year earlier.
"""


async def test_what_is_only_looked_back_at_is_not_set_beside_another_year(ask: Ask, bot: Bot) -> None:
    """Not 87 million (2024) beside 36 million (2023), though both are "earlier"."""
    await bot.scope(WORKSPACE).set_review(ReviewMode.OFF, "tests")
    for name in ("Tarn Ferries", "Skerry Lines"):
        await ask(f"/brief topic add {name}", role=Role.ADMIN)
    for article in (LOOKS_BACK, EARLIER_TOO):
        await ask(f"/brief add {article}", role=Role.EDITOR)
    answer = words(await ask("/brief compare tarn ferries and skerry lines revenue"))
    assert "Tarn Ferries: 94 million pounds (2025)" in answer
    assert "Skerry Lines: 41 million pounds (2024)" in answer


async def test_an_article_tells_of_each_figure_what_kind_of_claim_it_is(ask: Ask, bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_review(ReviewMode.OFF, "tests")
    await ask(f"/brief add {MARLOW_2024}", role=Role.EDITOR)
    assert "forecast: 60 million pounds (2025)" in words(await ask("/brief source a1w"))


async def test_an_answer_shows_its_sentence_once_without_dateline_or_sign_of_a_list(ask: Ask, bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_review(ReviewMode.OFF, "tests")
    said = "Tarn Ferries plc agreed to buy Skerry Lines from its founder."
    news = f"Tarn Ferries to buy Skerry Lines\n\nOBAN, March 9, 2026 (The Example) - {said}"
    await ask(f"/brief add {news}", role=Role.EDITOR)
    answer = words(await ask("/brief ask who is buying Skerry Lines?"))
    assert f"• {said}" in answer
    assert answer.count("agreed to buy") == 1


async def test_reading_again_without_anything_new_says_so(ask: Ask, bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_review(ReviewMode.OFF, "tests")
    await ask(f"/brief add {HOLT}", role=Role.EDITOR)
    await ask("/brief topic add Holt Valves", role=Role.ADMIN)
    answer = words(await ask("/brief topic reread Holt Valves", role=Role.ADMIN))
    assert "Read again: 1 article that names it; nothing in it changed." in answer
