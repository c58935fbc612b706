"""A made-up company's news, as drafts: two articles, one that retells the first, and who speaks of whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from storage.drafts import ArticleDraft, EventDraft, FactDraft, Mention, QuoteDraft, TopicDraft
from storage.store import Store
from storage.values import Basis, Comparator, EventStatus, Nature, PartialDate, Quantity

TOPICS = (
    TopicDraft(name="Acme", aliases=("Acme Robotics",), slash="acme", description="Makes robots"),
    TopicDraft(name="Rover", kind="product", slash="rover", parent="Acme"),
    TopicDraft(name="Lena Ortiz", kind="person", aliases=("Ortiz",), parent="Acme"),
)

FIRST = (
    "By May 2024 more than 50,000 robots of the Rover series had been sold, delivery robots and toys together.",
    "Acme plans to invest 12 million euros in a plant in Lyon in 2025.",
    "In March 2024 Acme opened an office in Lyon.",
    "“A robot must be as dull as a kettle,” Ortiz said at the trade fair.",
)
SECOND = (
    "In November 2024 the number of Rover delivery robots in use passed 100,000.",
    "Acme will open its plant in Lyon on 3 March 2025.",
)
RETOLD = ("More than 100,000 Rover delivery robots were in use in November 2024.",)


def _spans(sentences: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    text = "\n".join(sentences)
    return tuple((text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences)


def _fact(
    sentences: tuple[str, ...],
    number: int,
    figure: str,
    metric: str,
    quantity: Quantity,
    as_of: PartialDate,
    *,
    subject: str = "Rover",
    scope: str | None = None,
    nature: Nature = Nature.ACTUAL,
) -> FactDraft:
    start, end = _spans(sentences)[number]
    at = "\n".join(sentences).index(figure, start)
    return FactDraft(
        start=start,
        end=end,
        figure_start=at,
        figure_end=at + len(figure),
        subject=subject,
        metric=metric,
        scope=scope,
        nature=nature,
        quantity=quantity,
        as_of=as_of,
    )


def event(sentences: tuple[str, ...], number: int, when: PartialDate, *entities: str, status: EventStatus = EventStatus.PAST) -> EventDraft:
    start, end = _spans(sentences)[number]
    return EventDraft(start=start, end=end, date=when, status=status, summary=sentences[number], entities=entities)


def article(sentences: tuple[str, ...], title: str, published: PartialDate, **read: object) -> ArticleDraft:
    text = "\n".join(sentences)
    mentions = [
        Mention(start=at, end=at + len(name), text=name, entity=name, kind="organisation")
        for name in ("Acme", "Rover", "Ortiz")
        if (at := text.find(name)) >= 0
    ]
    return ArticleDraft.model_validate(
        {
            "text": text,
            "title": title,
            "publisher": "The Example",
            "published": published,
            "sentences": _spans(sentences),
            "mentions": tuple(mentions),
            **read,
        }
    )


def first() -> ArticleDraft:
    """The May article: a figure with a wide scope, a plan, an event, a quotation."""
    words = "A robot must be as dull as a kettle,"
    at = "\n".join(FIRST).index(words)
    return article(
        FIRST,
        "Acme sells robots",
        PartialDate.day(date(2024, 5, 20)),
        url="https://news.example/acme?a=1",
        facts=(
            _fact(
                FIRST, 0, "more than 50,000 robots", "robots sold", Quantity(Decimal(50000), "robots", Comparator.OVER),
                PartialDate.month(2024, 5), scope="delivery robots and toys",
            ),
            _fact(
                FIRST, 1, "12 million euros", "investment", Quantity(Decimal(12000000), "EUR"), PartialDate.year(2025),
                subject="Acme", nature=Nature.PLANNED,
            ),
        ),
        events=(event(FIRST, 2, PartialDate.month(2024, 3), "Acme"),),
        quotes=(QuoteDraft(start=at, end=at + len(words), text=words, speaker="Lena Ortiz", occasion="trade fair"),),
    )  # fmt: skip


def second() -> ArticleDraft:
    """The November article: a figure with another scope, and a planned event."""
    return article(
        SECOND,
        "Rover passes a mark",
        PartialDate.day(date(2024, 11, 30)),
        facts=(
            _fact(
                SECOND, 0, "100,000", "robots in use", Quantity(Decimal(100000), "Rover delivery robots", Comparator.OVER),
                PartialDate.month(2024, 11), scope="delivery robots",
            ),
        ),
        events=(
            event(SECOND, 0, PartialDate.month(2024, 11), "Rover"),
            event(SECOND, 1, PartialDate.day(date(2025, 3, 3)), "Acme", status=EventStatus.PLANNED),
        ),
    )  # fmt: skip


def retold() -> ArticleDraft:
    """What another site made of the November article."""
    return article(
        RETOLD,
        "Robots everywhere",
        PartialDate.month(2024, 12, Basis.INFERRED),
        facts=(
            _fact(
                RETOLD, 0, "More than 100,000", "robots in use", Quantity(Decimal(100000), "Rover delivery robots", Comparator.OVER),
                PartialDate.month(2024, 11), scope="delivery robots",
            ),
        ),
    )  # fmt: skip


async def fill(store: Store) -> None:
    """Puts the topics and all three articles into the library."""
    library = store.library()
    for topic in TOPICS:
        await library.add_topic(topic, "tests")
    await library.add_article(first(), by="tests")
    original = await library.add_article(second(), by="tests")
    await library.add_article(retold(), by="tests", retelling_of=original.article)
