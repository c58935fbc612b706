"""Whose a figure is: what the text calls by a description, "we", a rival's, an industry's, nobody's."""

from __future__ import annotations

import re
import time

import pytest

from bot.reading.article import read
from storage.drafts import ArticleDraft
from storage.values import AboutBasis, PartialDate
from tests.reading.facts import phrased_passages as phrased
from tests.reading.facts.owner_passages import FIRST, Passage
from tests.reading.facts.owner_passages_kept import KEPT_ASIDE

PUBLISHED = PartialDate.parse("2031-06-05")

#: Kept aside, and read wrongly so far. Remove what becomes right.
NOT_YET = frozenset(("7.7 billion francs", "5.3%", "410 developers", "6.6%", "310 people"))


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


@pytest.mark.parametrize(
    "passage", [*FIRST, *KEPT_ASIDE, *phrased.FIRST, *phrased.KEPT_ASIDE, *phrased.LOOK_ALIKES], ids=lambda passage: passage[0][:30]
)
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
    owned = [
        (text, figure)
        for text, figures in (*FIRST, *KEPT_ASIDE, *phrased.FIRST, *phrased.LOOK_ALIKES)
        for figure, owner in figures
        if owner
    ]
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


@pytest.mark.parametrize(
    ("sentence", "figure", "subject"),
    [
        ("The operator Velta has 900 buses.", "900 buses", "Velta"),
        ("Velta, a bus operator with 210 drivers, opened in May.", "210 drivers", "Velta"),
        ("Velta, which Halvor Grid bought in May, has 210 drivers.", "210 drivers", "Velta"),
        ("Halvor Grid's rival, Velta, had sales of $7 million.", "$7 million", "Velta"),
        ("Analysts at Moor Bank had expected revenue of $8 million.", "$8 million", "Moor Bank"),
        ("Analysts had expected revenue of $8 million.", "$8 million", "analysts"),
        ("Market sales fell 7%.", "7%", "Market"),
        ("About 300 schools use Velta.", "300 schools", "Velta"),
        ("• Deferred income: $9 million", "$9 million", "Halvor Grid"),
    ],
)
def test_whose_a_figure_is_beside_the_main_company(sentence: str, figure: str, subject: str) -> None:
    text = f"Halvor Grid opens office\n\nHalvor Grid, a Norwegian utility, opened an office on Monday. Velta rents buses.\n\n{sentence}"
    assert owner_of(read(text, published=PUBLISHED), figure) in (subject, None)


@pytest.mark.parametrize(
    "repeated",
    [
        "the utility ",
        "its rival Acme, which ",
        "Acme, a maker of ",
        "Acme Works, the maker, ",
        "we have 3 jobs, ",
        "analysts at ",
        "的" * 10 + "旗下",
        "同行北山，" * 5,
        " " * 50 + "Q: ",
        "Both the two companies ",
    ],
)
def test_long_texts_are_read_in_linear_time(repeated: str) -> None:
    start = time.process_time()
    read("Acme Works opens a plant with 30 jobs today.\n\n" + repeated * (60_000 // len(repeated)) + " 40 jobs.")
    assert time.process_time() - start < 6
