"""Properties of the whole reader, for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotReadable
from bot.core.text import without_invisible
from bot.reading.article import LONGEST_READ, MAX_BYTES, read
from bot.reading.facts import reparses
from bot.reading.jsonl import to_json
from bot.reading.sentences import LONGEST
from storage.drafts import ArticleDraft
from storage.values import PartialDate
from tests.examples import examples
from tests.reading import repetition
from tests.reading.business import ARTICLES

#: Pieces of news, and what may break a reader; joined at random they look much like sentences.
_PIECES = st.sampled_from(
    """Acme|Globex Freight|Dana Whitfield|said|said on Monday|“|”|"|‘|’|(|)|,|.|:|;|!|?| - |—|\n|\n\n|•|5|12%|$3|3.4 billion|yuan|£|€1,200
    |May|in May 2024|last April|2023|Q1|fiscal 2025|two years later|from|to|between|and|5 to 7|rose|fell|will|expects|more than|nearly|half|
    |one in five|doubled|revenue|of|the|its|employees|AI Six Tigers|GPT-4o|24/7|U.S.|Inc.|e.g.|http://a.b/c|@x|#1|2.5-72B|1/2|½|
    |今年|增长15%|三百亿元|阿里巴巴|表示|“好的。”|2025年2月|将|约|万|\u200b|\ufeff|\u00a0|\u202e|é|ß|İ|ſ|Ⅳ|٣|𝟗|👍🏽|\ufffd|\x1f|\t""".replace(
        "\n    |", ""
    ).split("|")
)
_NEARLY_NEWS = st.lists(_PIECES, max_size=80).map(" ".join)
_TEXTS = st.one_of(
    st.text(max_size=400),
    _NEARLY_NEWS,
    st.sampled_from(sorted(ARTICLES.values())),
    st.binary(max_size=300).map(lambda b: b.decode("latin-1")),
)


def _read(text: str) -> ArticleDraft | None:
    """The draft, or None where the text is refused; anything else that is raised fails the test."""
    try:
        return read(text)
    except NotReadable:
        return None


def _holds(draft: ArticleDraft) -> None:
    """Offsets are exact, in order and inside sentences; every figure is read again out of its sentence."""
    text = draft.text
    for kind in (draft.dates, draft.quantities, draft.mentions, draft.quotes):
        for item in kind:
            assert text[item.start : item.end] == item.text
    for several in (draft.dates, draft.quantities, draft.mentions):
        assert all(a.end <= b.start for a, b in pairwise(several))
    assert all(a <= b for a, b in pairwise(draft.sentences))
    spans = set(draft.sentences)
    for fact in draft.facts:
        assert (fact.start, fact.end) in spans
        assert fact.start <= fact.figure_start < fact.figure_end <= fact.end
        assert reparses(text[fact.start : fact.end], fact.quantity), (fact, text[fact.start : fact.end])
    for event in draft.events:
        assert (event.start, event.end) in spans
        assert event.date.value


@examples(150)
@given(_TEXTS, _TEXTS)
def test_any_text_is_read_exactly_or_refused(first: str, second: str) -> None:
    text = f"{first}\n{second}"
    draft = _read(text)
    if draft is not None:
        assert len(draft.text) == len(without_invisible(text))
        _holds(draft)
        assert to_json("1", draft)["id"] == "1"


@examples(40)
@given(_TEXTS)
def test_reading_a_text_twice_gives_the_same_draft(text: str) -> None:
    assert _read(text) == _read(text)


@examples(40)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))  # lone surrogates too
def test_unstorable_characters_are_replaced_one_for_one(junk: str) -> None:
    text = ARTICLES["freight"] + junk
    draft = _read(text)
    if draft is not None:
        assert len(draft.text) == len(without_invisible(text))
        draft.text.encode()


@pytest.mark.parametrize("kind", ARTICLES)
def test_business_articles_are_read_exactly(kind: str) -> None:
    draft = read(ARTICLES[kind])
    assert draft.facts
    assert kind == "contract" or (draft.published is not None and draft.published.value)  # that one has no dateline
    _holds(draft)


@pytest.mark.parametrize("kind", ARTICLES)
def test_a_publication_date_that_is_given_is_kept(kind: str) -> None:
    given = PartialDate.parse("2031-05-06")
    assert read(ARTICLES[kind], published=given).published == given


@pytest.mark.parametrize(
    "piece",
    [
        *(pytest.param(piece, marks=pytest.mark.slow) for piece in repetition.ARTICLE),
        *(pytest.param(piece, marks=pytest.mark.gate) for piece in repetition.MORE),
    ],
)
def test_a_repeated_piece_is_read(piece: str) -> None:
    draft = _read(repetition.article(piece, 10_000))
    if draft is not None:  # some are no text
        assert max((end - start for start, end in draft.sentences), default=0) <= LONGEST
        _holds(draft)


@pytest.mark.slow
def test_only_the_beginning_of_a_very_long_text_is_read_and_the_note_says_so() -> None:
    filling = "nothing to see here at all\n" * (LONGEST_READ // 27 + 10)
    text = f"{ARTICLES['freight']}\n{filling}Acme sold 5 million cars in 2020."
    draft = read(text)
    assert draft.text == text
    assert len(draft.facts) == 1
    assert draft.note is not None
    assert draft.note.startswith("Only its first ")
    assert read(ARTICLES["freight"]).note is None


def test_a_text_larger_than_five_megabytes_is_refused() -> None:
    assert _read("word " * (MAX_BYTES // 5 + 1)) is None
    assert _read("两字" * (MAX_BYTES // 6 + 1)) is None
