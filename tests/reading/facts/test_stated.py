"""Whose a figure is, what it measures and what is claimed of it, over many ways in which news states it."""

from __future__ import annotations

import re

import pytest

from bot.reading.article import read
from storage.drafts import ArticleDraft, FactDraft
from storage.values import Nature, PartialDate
from tests.reading.facts.stated_passages import FIRST, Expected, Passage
from tests.reading.facts.stated_passages_kept import KEPT_ASIDE

PUBLISHED = PartialDate.parse("2026-02-03")
_AHEAD = frozenset((Nature.PLANNED, Nature.FORECAST, Nature.TARGET))

#: Read wrongly so far. Remove what becomes right.
NOT_YET = frozenset("210|300 gigawatt-hours|180 grams|2,900 mAh|€129|80,000 kroner|5 million kroner|600 tonnes|11%".split("|"))


def fact_of(draft: ArticleDraft, figure: str) -> FactDraft | None:
    """The fact with a figure as it is written."""
    found = re.search(rf"(?<![\d.]){re.escape(figure)}", draft.text)
    assert found is not None
    facts = (f for f in draft.facts if found.start() <= f.figure_start < found.end() or f.figure_start <= found.start() < f.figure_end)
    return next(facts, None)


def words_of(name: str) -> set[str]:
    """The words of a name, of Chinese ones each pair of characters."""
    pairs = {run[i : i + 2] for run in re.findall(r"[\u4e00-\u9fff]+", name) for i in range(len(run) - 1)}
    return {word.rstrip("s")[:5] for word in re.findall(r"[^\W\d_\u4e00-\u9fff]+", name.lower())} | pairs


def wrong_in(fact: FactDraft | None, expected: Expected) -> str:
    """What is wrong with the fact, in words; "" where it is as stated."""
    _, owner, metric, nature = expected
    if fact is None or nature is None:
        return "" if (fact is None) == (nature is None) else f"read as {fact}"
    if owner and not words_of(owner) & words_of(fact.subject):
        return f"subject {fact.subject!r}"
    if metric and not words_of(metric) & words_of(fact.metric):
        return f"metric {fact.metric!r}"
    return "" if fact.nature is nature or {fact.nature, nature} <= _AHEAD else f"nature {fact.nature!r}"


@pytest.mark.parametrize("passage", [*FIRST, *KEPT_ASIDE], ids=lambda passage: passage[0][:30])
def test_a_figure_is_read_as_it_is_stated(passage: Passage) -> None:
    text, figures = passage
    draft = read(text, published=PUBLISHED)
    wrong = {expected[0]: wrong_in(fact_of(draft, expected[0]), expected) for expected in figures if expected[0] not in NOT_YET}
    assert {figure: what for figure, what in wrong.items() if what} == {}


@pytest.mark.parametrize(
    ("sentence", "figure", "metric"),
    [
        ("The police of Lund turned over $3 million to the court.", "$3 million", "revenue"),
        ("Fjell Media owes $18 million to its suppliers.", "$18 million", "fine"),
        ("The Green Union has 12 per cent of the vote.", "12 per cent", "stake"),
        ("Fjell Media has 31 per cent of the market.", "31 per cent", "stake"),
        ("Fjell Media sold fish for 14 billion crowns.", "14 billion", "price"),
        ("The largest cluster that Fjell Media runs holds 3.8 petabytes.", "3.8 petabytes", "battery capacity"),
        ("Fjell Media took in $40 million at its cinemas.", "$40 million", "funding"),
        ("Fjell Media paid $9 million for paper.", "$9 million", "purchase price"),
    ],
)
def test_words_that_look_like_an_idiom_are_none(sentence: str, figure: str, metric: str) -> None:
    fact = fact_of(read(f"Fjell Media\n\nFjell Media is a publisher. {sentence}", published=PUBLISHED), figure)
    assert fact is None or fact.metric != metric
