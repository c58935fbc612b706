"""What is one thing in the old and in the new text of an article, also where very much has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.entries import revising
from bot.entries.revising import revision_of
from bot.reading.article import read
from storage.drafts import ArticleDraft
from storage.store import ScopedStore, Store
from storage.store.revising import Revision
from storage.values import PartialDate

PLACES = ("Lyon", "Porto", "Turin", "Ghent", "Malmo", "Cork", "Graz", "Bern")


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[ScopedStore]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'briefing.db'}", auto_migrate=True)
    yield store.library()
    await store.close()


def drafted(workers: int = 310, *, places: tuple[str, ...] = PLACES, repeated: int = 1) -> ArticleDraft:
    """An article on a company's plants, one event for each place; ``workers`` are those in Lyon."""
    events = "".join(f"Acme Tools opened a plant in {place} on {day} May 2024. " for day, place in enumerate(places, 3)) * repeated
    text = f"Acme Tools opens plants\n\n{events}Acme Tools employs {workers} people."
    return read(text, published=PartialDate.parse("2024-06-03"), url="https://news.example/plants")


async def revised(library: ScopedStore, before: ArticleDraft, after: ArticleDraft) -> Revision:
    added = await library.add_article(before, by="operator")
    stored = await library.stored_reading(added.article)
    assert stored is not None
    return revision_of(after, stored)


async def test_what_is_unchanged_is_moved_and_a_new_figure_is_a_change(library: ScopedStore) -> None:
    before, after = drafted(), drafted(workers=370)
    assert len(before.events) == len(PLACES)
    revision = await revised(library, before, after)
    assert [str(one.quantity.value) for _, one in revision.changed if hasattr(one, "quantity")] == ["370"]
    assert len(revision.moved) == len(before.events) + len(before.quotes) + len(before.positions) + len(before.facts) - 1
    assert (revision.added, revision.taken_out) == ((), ())


async def test_sentences_that_repeat_each_other_are_paired_one_by_one(library: ScopedStore) -> None:
    before = drafted(repeated=3)
    revision = await revised(library, before, drafted(repeated=3))
    assert not revision.changes_something
    assert len(revision.moved) == len({id(one) for _, one in revision.moved}) >= len(before.events)


async def test_of_a_text_that_changed_throughout_only_so_much_is_compared(library: ScopedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revising, "MOST_COMPARED", 2)
    others = tuple(f"{place}stadt" for place in PLACES)
    revision = await revised(library, drafted(), drafted(places=others))
    assert len([one for one in revision.changed if one[0].ref.startswith("e")]) <= 2
    assert len(revision.taken_out) >= len(PLACES) - 2
    assert len(revision.added) >= len(PLACES) - 2
