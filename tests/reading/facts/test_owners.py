"""Whose a figure is: what the text calls by a description, "we", a rival's, an industry's, nobody's."""

from __future__ import annotations

import re

import pytest

from bot.reading.article import read
from storage.drafts import ArticleDraft
from storage.values import AboutBasis, PartialDate
from tests.reading.facts.owner_passages import FIRST, KEPT_ASIDE, Passage

PUBLISHED = PartialDate.parse("2031-06-05")

#: Kept aside, and read wrongly so far. Remove what becomes right.
NOT_YET = frozenset(("7.7 billion francs", "5.3%", "410 developers"))


def owner_of(draft: ArticleDraft, figure: str) -> str | None:
    """The subject of the fact with this figure; None where there is none."""
    found = re.search(rf"(?<![\d.]){re.escape(figure)}", draft.text)
    assert found is not None
    near = (
        fact
        for fact in draft.facts
        if found.start() <= fact.figure_start < found.end() or fact.figure_start <= found.start() < fact.figure_end
    )
    return next((fact.subject for fact in near), None)


def is_same(subject: str, owner: str) -> bool:
    """Whether both are one name, but for a legal form behind it."""
    return subject == owner or subject.startswith((f"{owner} ", f"{owner},"))


@pytest.mark.parametrize("passage", [*FIRST, *KEPT_ASIDE], ids=lambda passage: passage[0][:30])
def test_a_figure_belongs_to_its_owner(passage: Passage) -> None:
    text, figures = passage
    draft = read(text, published=PUBLISHED)
    names = {mention.entity for mention in draft.mentions}
    wrong = {}
    for figure, owner in figures:
        subject = owner_of(draft, figure)
        if subject is None or figure in NOT_YET:
            continue
        if not (is_same(subject, owner) if owner else subject not in names):
            wrong[figure] = subject
    assert wrong == {}


def test_most_figures_are_read() -> None:
    owned = [(text, figure) for text, figures in (*FIRST, *KEPT_ASIDE) for figure, owner in figures if owner]
    read_ones = [figure for text, figure in owned if owner_of(read(text, published=PUBLISHED), figure) is not None]
    assert len(read_ones) >= 0.9 * len(owned)


@pytest.mark.parametrize(
    ("sentence", "figure", "basis"),
    [
        ("Halvor Grid had revenue of $30 million.", "$30 million", AboutBasis.NAMED),
        ("It employs 410 people.", "410 people", AboutBasis.PRONOUN),
        ("The Drammen-based utility employs 410 people.", "410 people", AboutBasis.PRONOUN),
        ("The company employs 410 people.", "410 people", AboutBasis.PRONOUN),
        ("Net debt was $12 million.", "$12 million", AboutBasis.ARTICLE),
    ],
)
def test_how_the_subject_is_known(sentence: str, figure: str, basis: AboutBasis) -> None:
    text = f"Halvor Grid opens office\n\nHalvor Grid, a Norwegian utility, opened an office on Monday. {sentence}"
    fact = next(fact for fact in read(text, published=PUBLISHED).facts if figure in text[fact.figure_start : fact.figure_end])
    assert (fact.subject, fact.about_basis) == ("Halvor Grid", basis)


@pytest.mark.parametrize("answer", ["No, that is wrong.", "Yes, and it still grows."])
def test_what_an_interviewer_supposes_is_no_fact(answer: str) -> None:
    text = (
        "Jonas Brandt founded Skiffworks in 2019. We met him in Kiel.\n\n"
        f"Q: You had revenue of $80 million last year, did you not?\n\nA: {answer}\n\nQ: And now?\n\nA: We have 45 employees."
    )
    assert [(fact.subject, fact.metric) for fact in read(text, published=PUBLISHED).facts] == [("Skiffworks", "employees")]
