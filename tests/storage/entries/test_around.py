"""The articles that are about a topic, and what stands in them under whichever name; the same on both databases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from storage.drafts import ArticleDraft, FactDraft, Mention, PositionDraft, TopicDraft
from storage.entries import around
from storage.records import EntryKind, Fact, Topic
from storage.store import Store
from storage.values import PartialDate, Quantity

BY = "editor"
TERN = Topic(id=0, name="Tern Line AS")


def _article(number: int, title: str, names: tuple[str, ...], *, main: str | None) -> ArticleDraft:
    """An article that names these in turn; its figure is of Oslo Quay, its office of Ida Holm at another company."""
    text = "Oslo Quay has 71 cranes. Ida Holm is chair of Dock Bank. " + " ".join(names)
    at, mentions = 57, []
    for name in names:
        at = text.index(name, at)
        mentions.append(Mention(start=at, end=at + len(name), text=name, entity=name, kind="organisation"))
        at += len(name)
    return ArticleDraft(
        text=text,
        title=title,
        published=PartialDate.day(date(2026, 1, number)),
        sentences=((0, 24), (25, 56)),
        mentions=tuple(mentions),
        facts=(
            FactDraft(
                start=0,
                end=24,
                figure_start=14,
                figure_end=16,
                subject="Oslo Quay",
                metric="cranes",
                quantity=Quantity(Decimal(71)),
                as_of=PartialDate.unknown(),
            ),
        ),
        positions=(PositionDraft(start=25, end=56, person="Ida Holm", title="chair", organisation="Dock Bank"),),
        main_subjects=(TopicDraft(name=main, kind="organisation"),) if main else (),
    )


async def test_articles_about_a_topic_are_its_own_and_those_with_it_in_their_title(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    library = store.library()
    twice = ("Tern Line AS", "Tern Line AS", "Dock Bank")
    for number, (title, names, main) in enumerate(
        (
            ("A quay for the north", ("Tern Line AS", "Dock Bank"), "Tern Line AS"),
            ("Tern Line buys a quay", twice, "Dock Bank"),
            ("Dock Bank grows", twice, "Dock Bank"),  # named often, and not in the title
            ("Tern Line and others", ("Tern Line AS", "Dock Bank"), "Dock Bank"),  # named once
            ("Tern Liners of the past", twice, "Dock Bank"),  # another word
        ),
        1,
    ):
        await library.add_article(_article(number, title, names, main=main), by=BY)
    await library.add_topic(TopicDraft(name="Dock Bank", kind="organisation"), BY)
    articles, entries = await library.around([TERN], EntryKind.FACT)
    assert [one.ref for one in articles] == ["a2", "a1"]
    assert articles[0].mains == {"dock bank": "organisation"}
    assert articles[0].officers_elsewhere == {"ida holm"}
    assert articles[0].followed == {"dock bank"}
    assert [entry.subject for entry in entries if isinstance(entry, Fact)] == ["Oslo Quay", "Oslo Quay"]
    by_first = await library.around([TERN], EntryKind.FACT, published_by=date(2026, 1, 1))
    assert [entry.citation.article for entry in by_first[1] if isinstance(entry, Fact)] == ["a1"]
    assert await library.around([Topic(id=0, name="Nobody")], EntryKind.FACT) == ([], [])
    monkeypatch.setattr(around, "MOST_ARTICLES", 1)
    for day, newest in ((1, "a1"), (2, "a2")):
        found, _ = await library.around([TERN], EntryKind.FACT, published_by=date(2026, 1, day))
        assert [one.ref for one in found] == [newest], "of those published by then"
