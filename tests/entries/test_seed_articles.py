"""Starting articles: their files are parsed or refused with the reason, and no date is better known than in the original."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.core.errors import NotReadable
from bot.entries.seed_articles import parse_seed_article, with_original_date_bases
from storage.drafts import ArticleDraft, DateMention, EventDraft, FactDraft
from storage.values import Basis, PartialDate, Precision, Quantity

FILE = """---
title: Acme builds: a warehouse in Lyon
published: 2024-06
published-basis: inferred
summary-of: The Example
retells: 2024-06-acme
resolved-dates: 2024-05, 2024-05/2024-07
inferred-dates: 2024-06
note: Our own summary.
---

Acme builds a warehouse.

It opens in June 2024.
"""


def test_a_file_is_parsed() -> None:
    article = parse_seed_article("2024-06-lyon", FILE.replace("\n", "\r\n"))
    assert article.title == "Acme builds: a warehouse in Lyon"
    assert article.published == PartialDate.month(2024, 6, Basis.INFERRED)
    assert article.summary_of == "The Example"
    assert article.publisher is None
    assert article.retells == "2024-06-acme"
    assert article.resolved == {"2024-05", "2024-05/2024-07"}
    assert article.inferred == {"2024-06"}
    assert article.text == "Acme builds a warehouse.\n\nIt opens in June 2024.\n"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("---\ntitle", "title", "no front matter"),
        ("\n---\n\nAcme builds a warehouse.\n\nIt opens in June 2024.\n", "\n---\n", "no text"),
        ("note: Our own summary.\n", "", "lacks note"),
        ("retells:", "retels:", "unknown line"),
        ("published: 2024-06", "published: June", "wrong date"),
        ("published-basis: inferred", "published-basis: guessed", "wrong date"),
        ("inferred-dates: 2024-06", "inferred-dates: 2024-13", "wrong date"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(old: str, new: str, reason: str) -> None:
    assert old in FILE
    with pytest.raises(NotReadable, match=reason) as refused:
        parse_seed_article("2024-06-lyon", FILE.replace(old, new))
    assert "2024-06-lyon" in str(refused.value)


def draft_of(sentence: str, *dates: PartialDate) -> ArticleDraft:
    """A draft of one sentence with a mention, a fact and an event at each date."""
    end = len(sentence)
    return ArticleDraft(
        text=sentence,
        title="Acme builds",
        sentences=((0, end),),
        dates=tuple(
            DateMention(
                start=0,
                end=4,
                text=sentence[:4],
                type="DATE",
                value=when.value,
                precision=when.precision,
                basis=when.basis,
                when=when,
            )
            for when in dates
        ),
        facts=tuple(
            FactDraft(
                start=0, end=end, figure_start=0, figure_end=4, subject="Acme", metric="vans", quantity=Quantity(Decimal(4)), as_of=when
            )
            for when in dates
        ),
        events=tuple(EventDraft(start=0, end=end, date=when, summary=sentence) for when in dates),
    )


def test_dates_that_the_summary_spells_out_are_no_better_known_than_in_the_original() -> None:
    article = parse_seed_article("2024-06-lyon", FILE)
    may, june, july = (PartialDate.month(2024, month) for month in (5, 6, 7))
    known = with_original_date_bases(draft_of("Acme bought four vans.", may, june, july), article)
    expected = [Basis.RESOLVED, Basis.INFERRED, Basis.STATED]
    assert [fact.as_of.basis for fact in known.facts] == expected
    assert [event.date.basis for event in known.events] == expected
    assert [mention.basis for mention in known.dates] == expected
    assert [mention.when.basis for mention in known.dates if mention.when] == expected
    assert [event.date.value for event in known.events] == ["2024-05", "2024-06", "2024-07"]


def test_a_date_listed_as_resolved_and_inferred_is_inferred_only_where_the_sentence_says_so() -> None:
    article = parse_seed_article("2024-06-lyon", FILE.replace("resolved-dates: 2024-05", "resolved-dates: 2024-06"))
    june = PartialDate.month(2024, 6)
    marked = with_original_date_bases(draft_of("In June (inferred) Acme bought vans.", june), article)
    plain = with_original_date_bases(draft_of("In June Acme bought vans.", june), article)
    assert marked.events[0].date.basis is Basis.INFERRED
    assert plain.events[0].date.basis is Basis.RESOLVED


def test_a_date_never_becomes_better_known() -> None:
    article = parse_seed_article("2024-06-lyon", FILE)
    guessed = PartialDate(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, Basis.INFERRED)
    assert with_original_date_bases(draft_of("Acme bought vans.", guessed), article).facts[0].as_of.basis is Basis.INFERRED
