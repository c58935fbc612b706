"""Articles about companies that don't exist, as drafts and as stored ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from bot.entries.verdict import StoredArticle
from bot.reading.fingerprint import fingerprint
from storage.drafts import ArticleDraft, FactDraft, TopicDraft
from storage.records import Article, Citation, Fact
from storage.values import Comparator, Nature, Origin, PartialDate, Quantity

REPORT = (
    "Acme will spend 40 million dollars on a warehouse in Lyon. Its ordering service had 12,500 shops in May 2024. "
    "The share of paying shops rose to 61%. The head of logistics expects the building to open within a year, and says that "
    "vans will leave it every ten minutes for the towns along the river."
)

RETOLD = (
    "In Lyon a warehouse is to be built by Acme for 40 million dollars. By May 2024 as many as 12,500 shops used the ordering service, "
    "and 61% of them paid. It should open within a year, and vans will leave it every ten minutes for the towns along the river."
)

OTHER = "Bolt, a maker of bicycles, has moved its head office to Turin and hired a new designer, the company told its dealers in a letter."

FIGURES = (
    ("investment", "40000000", "USD", "40 million"),
    ("shops", "12500", "shops", "12,500"),
    ("share of paying shops", "61", "%", "61%"),
)

MAY = PartialDate.month(2024, 5)


def article(
    text: str,
    *,
    title: str = "Acme builds",
    published: PartialDate | None = None,
    figures: tuple[tuple[str, str, str, str], ...] = FIGURES,
    subject: str = "Acme",
    url: str | None = None,
    main_subjects: tuple[TopicDraft, ...] = (),
) -> ArticleDraft:
    """A draft of the text with those of the figures that are printed in it."""
    return ArticleDraft(
        text=text,
        title=title,
        url=url,
        published=published or PartialDate.day(date(2024, 6, 3)),
        facts=tuple(fact(text, *figure, subject=subject) for figure in figures if figure[3] in text),
        sentences=((0, len(text)),),
        fingerprint=fingerprint(text),
        main_subjects=main_subjects,
        reader_version="1",
    )


def fact(
    text: str,
    metric: str,
    value: str,
    unit: str,
    printed: str,
    *,
    subject: str = "Acme",
    comparator: Comparator = Comparator.EQUAL,
    as_of: PartialDate = MAY,
    scope: str | None = None,
    nature: Nature = Nature.ACTUAL,
) -> FactDraft:
    start = text.index(printed)
    return FactDraft(
        start=0,
        end=len(text),
        figure_start=start,
        figure_end=start + len(printed),
        subject=subject,
        metric=metric,
        scope=scope,
        nature=nature,
        quantity=Quantity(Decimal(value), unit, comparator),
        as_of=as_of,
    )


def stored_article(text: str, *figures: tuple[str, str, str, str], published: PartialDate | None = None) -> StoredArticle:
    original = Article(
        id=1,
        ref="a1",
        lineage="1",
        version=1,
        recorded_at=datetime(2024, 6, 4, tzinfo=UTC),
        recorded_by="editor",
        origin=Origin.READ,
        revision=1,
        title="Acme builds",
        published=published or PartialDate.day(date(2024, 6, 3)),
    )
    return StoredArticle(original, fingerprint(text), tuple(stored_fact(fact(text, *figure)) for figure in figures))


def stored_fact(draft: FactDraft) -> Fact:
    return Fact(
        id=draft.figure_start,
        ref="f1",
        lineage="1",
        version=1,
        recorded_at=datetime(2024, 6, 4, tzinfo=UTC),
        recorded_by="editor",
        origin=Origin.READ,
        subject=draft.subject,
        metric=draft.metric,
        scope=draft.scope,
        nature=draft.nature,
        quantity=draft.quantity,
        as_of=draft.as_of,
        attributed_to=None,
        figure_start=draft.figure_start,
        figure_end=draft.figure_end,
        citation=Citation("a1", 1, 0, 1, "", "Acme builds"),
    )
