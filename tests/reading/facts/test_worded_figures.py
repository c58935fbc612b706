"""What a figure measures where a verb, a list or the figure before says it."""

from __future__ import annotations

import pytest

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from storage.drafts import FactDraft
from storage.values import Nature, PartialDate
from tests.reading.facts.worded_figures import FIRST, FIRST_LEAD, KEPT_ASIDE, KEPT_LEAD, LOOK_ALIKES, SECOND, SECOND_KEPT

PUBLISHED = PartialDate.parse("2026-02-10")


def fact_of(text: str, figure: str) -> FactDraft | None:
    """The fact whose figure begins where this one is written last."""
    draft = read(text, vocabulary=load_vocabulary(), published=PUBLISHED)
    place = draft.text.rindex(figure)
    return next((fact for fact in draft.facts if fact.figure_start == place), None)


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        (lead + sentence, figure, words)
        for lead, rows in ((FIRST_LEAD, (*FIRST, *SECOND)), (KEPT_LEAD, (*KEPT_ASIDE, *SECOND_KEPT)))
        for sentence, figure, words in rows
    ],
)
def test_a_figure_is_named_by_what_is_said_around_it(text: str, figure: str, words: str) -> None:
    fact = fact_of(text, figure)
    assert fact is not None
    assert any(word in f"{fact.metric} {fact.scope}".lower() for word in words.split("|"))


@pytest.mark.parametrize(("sentence", "figure", "metric"), LOOK_ALIKES)
def test_words_that_look_alike_name_nothing_of_the_kind(sentence: str, figure: str, metric: str) -> None:
    fact = fact_of(FIRST_LEAD + sentence, figure)
    assert fact is None or fact.metric != metric


def test_a_price_for_another_place_has_that_place_as_scope() -> None:
    fact = fact_of(FIRST_LEAD + "A set is €89 in Austria and $99 in Canada.", "$99")
    assert fact is not None
    assert fact.scope == "in Canada"


def test_the_value_of_another_company_is_that_company_s() -> None:
    fact = fact_of(FIRST_LEAD + "It made a profit of 71 million euros, against Borkum's 66 million.", "66 million")
    assert fact is not None
    assert fact.subject == "Borkum"


@pytest.mark.parametrize(
    ("sentence", "figure", "nature"),
    [
        ("The direct cost is put at 21 million euros.", "21 million euros", Nature.ESTIMATE),
        ("Revenue is seen at around 1.15 billion euros.", "1.15 billion euros", Nature.FORECAST),
        ("Revenue is expected at 1.15 billion euros, after 1.21 billion in 2024.", "1.21 billion", Nature.PAST),
        ("Borkum owes Hallmere Tools €2 million, and we shall see a tenth of it.", "€2 million", Nature.ACTUAL),
    ],
)
def test_the_nature_of_such_a_figure(sentence: str, figure: str, nature: Nature) -> None:
    fact = fact_of(FIRST_LEAD + sentence, figure)
    assert fact is not None
    assert fact.nature is nature
