"""Drafts of articles for the tests, with sentences of our own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from storage.drafts import ArticleDraft, EventDraft, FactDraft, Mention, QuoteDraft
from storage.values import Basis, Comparator, PartialDate, Quantity

GROWTH = "Acme said that more than 40,000 shops used its ordering service in May 2024."
OPENING = "In June 2024 Acme opened a second warehouse in Lyon."
PROMISE = "“We will double our fleet of vans,” the head of logistics told reporters."
CHINESE = "阿克梅公司在里昂开设了第二个仓库。"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
SENTENCES = (GROWTH, OPENING, PROMISE, CHINESE)


def article(
    sentences: tuple[str, ...] = SENTENCES,
    *,
    title: str = "Acme grows",
    url: str | None = "https://news.example/acme-grows",
    published: PartialDate | None = None,
    subject: str = "Acme",
    value: str = "40000",
    fingerprint: tuple[int, ...] = tuple(range(128)),
) -> ArticleDraft:
    """An article of these sentences; where the known ones are among them, with what they say."""
    text = "\n".join(sentences)
    spans = tuple((text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences)
    return ArticleDraft(
        text=text,
        title=title,
        publisher="The Example",
        url=url,
        published=published or PartialDate.day(date(2024, 7, 1)),
        sentences=spans,
        fingerprint=fingerprint,
        reader_version="1",
        mentions=_mentions(text),
        facts=_facts(text, subject, value),
        events=_events(text),
        quotes=_quotes(text),
    )


def _mentions(text: str) -> tuple[Mention, ...]:
    start = text.find("Acme")
    return () if start < 0 else (Mention(start=start, end=start + 4, text="Acme", entity="Acme", kind="organisation"),)


def _facts(text: str, subject: str, value: str) -> tuple[FactDraft, ...]:
    start = text.find(GROWTH)
    return () if start < 0 else (fact(start, subject=subject, value=value),)


def fact(start: int = 0, *, subject: str = "Acme", value: str = "40000", metric: str = "shops") -> FactDraft:
    """The fact of GROWTH where it begins at ``start``."""
    figure = GROWTH.index("more than")
    return FactDraft(
        start=start,
        end=start + len(GROWTH),
        figure_start=start + figure,
        figure_end=start + figure + len("more than 40,000"),
        subject=subject,
        metric=metric,
        scope="ordering service",
        quantity=Quantity(Decimal(value), "shops", Comparator.OVER),
        as_of=PartialDate.month(2024, 5, Basis.RESOLVED),
    )


def _events(text: str) -> tuple[EventDraft, ...]:
    start = text.find(OPENING)
    if start < 0:
        return ()
    when = PartialDate.month(2024, 6)
    return (
        EventDraft(start=start, end=start + len(OPENING), date=when, summary="Acme opens a warehouse in Lyon.", entities=("Acme", "Lyon")),
    )


def _quotes(text: str) -> tuple[QuoteDraft, ...]:
    start = text.find(PROMISE)
    if start < 0:
        return ()
    words = PROMISE[1 : PROMISE.index("”")]
    return (QuoteDraft(start=start + 1, end=start + 1 + len(words), text=words, speaker="Head of logistics"),)


def shops(number: int, month: int) -> ArticleDraft:
    """An article that tells how many shops there were in that month of 2026."""
    figure = f"more than {number:,}"
    sentence = f"Acme said that {figure} shops used its ordering service in {_MONTHS[month - 1]} 2026."
    start = sentence.index(figure)
    fact = FactDraft(
        start=0,
        end=len(sentence),
        figure_start=start,
        figure_end=start + len(figure),
        subject="Acme",
        metric="shops",
        scope="ordering service",
        quantity=Quantity(Decimal(number), "shops", Comparator.OVER),
        as_of=PartialDate.month(2026, month, Basis.RESOLVED),
    )
    draft = article(
        (sentence,),
        title=f"Acme in {_MONTHS[month - 1]}: {number:,}",
        url=None,
        published=PartialDate.day(date(2026, month, 28)),
        fingerprint=(),
    )
    return draft.model_copy(update={"facts": (fact,)})
