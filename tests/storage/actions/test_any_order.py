"""Actions and undos in any order: an undo always gives back the state before, or says what prevents it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from storage.drafts import TopicDraft
from storage.entries.article_details import ArticleDetails
from storage.errors import StorageError
from storage.records import Article, Event, Fact, Quote
from storage.reviews import ReviewState
from storage.store import ScopedStore, Store
from storage.store.rereading import Rereading
from storage.values import PartialDate
from tests.examples import examples
from tests.storage.actions.states import BY, OURS, THEIRS, everything, in_effect, state
from tests.storage.articles import GROWTH, OPENING, article, fact


async def _done(doing: Awaitable[None]) -> bool:
    await doing
    return True


@dataclass
class PossibleActions:
    """What can be done in one workspace, each chosen by a number; returns False where there was nothing to do it to."""

    store: ScopedStore
    count: int = 0
    refused: list[str] = field(default_factory=list)

    async def add(self, n: int) -> object:
        self.count += 1
        return await self.store.add_article(article((GROWTH, OPENING), title=f"No. {self.count}", url=None, value=str(40000 + n)), by=BY)

    async def _entry(self, n: int, *kinds: str) -> object:
        found = [one for one in await self.store.latest() if type(one).__name__ in kinds]
        return found[n % len(found)] if found else None

    async def correct(self, n: int) -> object:
        one = await self._entry(n, "Fact")
        return isinstance(one, Fact) and await self.store.supersede_fact(one, fact(one.citation.start, value=str(50000 + n)), BY, "x")

    async def withdraw(self, n: int) -> object:
        one = await self._entry(n, "Article", "Fact", "Event")
        return isinstance(one, Article | Fact | Event | Quote) and await _done(self.store.withdraw(one, BY, "y"))

    async def restore(self, n: int) -> object:
        done = [one for one in await self.store.log(limit=50) if one.kind in ("withdraw", "merge") and one.before]
        return bool(done) and await self.store.restore(done[n % len(done)].before[0].ref, BY)

    async def merge(self, n: int) -> object:
        one, other = await self._entry(n, "Fact"), await self._entry(n // 7 + 1, "Fact")
        return isinstance(one, Fact) and isinstance(other, Fact) and await _done(self.store.merge(one, other, BY))

    async def prefer(self, n: int) -> object:
        one, other = await self._entry(n, "Fact"), await self._entry(n // 7 + 1, "Fact")
        return isinstance(one, Fact) and isinstance(other, Fact) and await _done(self.store.prefer(one, other, BY, "z"))

    async def retells(self, n: int) -> object:
        one, other = await self._entry(n, "Article"), await self._entry(n // 7 + 1, "Article")
        if not isinstance(one, Article) or not isinstance(other, Article):
            return False
        return await self.store.mark_retelling(one, other if n % 3 else None, BY)

    async def reread(self, n: int) -> object:
        one = await self._entry(n, "Article")
        if not isinstance(one, Article):
            return False
        return await self.store.store_rereading(one, Rereading(article((GROWTH,), subject=f"S{n}"), (fact(metric=f"m{n}"),)), BY)

    async def topic(self, n: int) -> object:
        return await self.store.add_topic(TopicDraft(name=f"T{n % 5}", aliases=(f"A{n % 7}",)), BY)

    async def rename(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.rename_topic(known[n % len(known)], f"N{n % 6}", BY)

    async def alias(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.add_alias(known[n % len(known)], f"A{n % 9}", BY)

    async def unalias(self, n: int) -> object:
        known = [one for one in await self.store.topics() if one.aliases]
        return bool(known) and await self.store.remove_alias(known[n % len(known)], known[n % len(known)].aliases[0], BY)

    async def join(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.merge_topics(known[n % len(known)], known[n // 7 % len(known)], BY)

    async def parent(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await self.store.set_parent(known[n % len(known)], known[n // 7 % len(known)], BY)

    async def hide(self, n: int) -> object:
        known = await self.store.topics()
        return bool(known) and await _done(self.store.hide_topic(known[n % len(known)], BY))

    async def role(self, n: int) -> object:
        return await _done(self.store.set_role(f"U{n % 3}", ("member", "editor", "admin")[n % 3], BY))

    async def zone(self, n: int) -> object:
        return await _done(self.store.set_time_zone(("UTC", "Europe/Berlin")[n % 2], BY))

    async def group(self, n: int) -> object:
        return await _done(self.store.set_role(f"S{n % 3}", ("member", "editor", "admin")[n % 3], BY, name=f"g{n}", is_group=True))

    async def card(self, n: int) -> object:
        one = await self._entry(n, "Article")
        if not isinstance(one, Article):
            return False
        published = PartialDate.day(date(2024, 1, 1 + n % 28)) if n % 2 else one.published
        return await self.store.correct_article_details(
            one, ArticleDetails(f"Card {n % 7}", None, f"https://acme.example/{n % 3}", published), BY, "x"
        )

    async def hold(self, n: int) -> object:
        return await self.store.hold_for_review(
            article((GROWTH, OPENING), title=f"Held {n % 4}", url=None, value=str(90000 + n % 4)), by=BY
        )

    async def choose(self, n: int) -> object:
        waiting, _ = await self.store.pending_reviews()
        return bool(waiting) and await self.store.change_review(waiting[n % len(waiting)].ref, None, {n % 3}, BY)

    async def decide(self, n: int) -> object:
        waiting, _ = await self.store.pending_reviews()
        state = (ReviewState.APPROVED, ReviewState.REJECTED)[n % 2]
        return bool(waiting) and await self.store.settle_review(waiting[n % len(waiting)].ref, state, BY)


ACTIONS = tuple(name for name, one in vars(PossibleActions).items() if callable(one) and not name.startswith("_"))
SCOPES = ("", OURS, THEIRS)
_STEPS = st.lists(st.tuples(st.sampled_from(SCOPES), st.sampled_from(ACTIONS), st.integers(0, 60)), max_size=12)


@pytest.mark.slow
@example(
    steps=[
        *(
            ("", doing, number)
            for doing, number in (("choose", 58), ("add", 24), ("role", 27), ("add", 37), ("unalias", 18), ("parent", 33))
        ),
        *(("", doing, number) for doing, number in (("join", 59), ("add", 44), ("add", 37), ("decide", 58), ("reread", 11))),
        ("slack:T1", "prefer", 2),
    ]
)
@given(steps=_STEPS)
@examples(10, HealthCheck.function_scoped_fixture)
async def test_undo_gives_back_exactly_the_state_before(store: Store, steps: list[tuple[str, str, int]]) -> None:
    for scope in SCOPES:  # what an earlier example left behind is taken back by what is tested here
        shelf = store.scoped(scope) if scope else store.library()
        while (last := await shelf.last_action(BY)) is not None:
            await shelf.undo(last.number, BY)
    await _try(store, steps)


async def _try(store: Store, steps: list[tuple[str, str, int]]) -> None:
    shelves = {scope: PossibleActions(store.scoped(scope) if scope else store.library()) for scope in SCOPES}
    done: list[tuple[str, int, list[str]]] = []
    for scope, name, n in steps:
        shelf = shelves[scope].store
        others = {other: await in_effect(one.store) for other, one in shelves.items() if other != scope}
        before, kept = await state(shelf), await everything(shelf)
        doing: Callable[[int], Awaitable[object]] = getattr(shelves[scope], name)
        shelf.last_action_number = None
        try:
            await doing(n)
        except StorageError as error:
            shelves[scope].refused.append(error.code)
            assert await state(shelf) == before, "what is refused leaves nothing"
            continue
        if (number := shelves[scope].store.last_action_number) is None:
            assert await state(shelf) == before, "a change without an action"
            continue
        after = await state(shelf)
        undoing = await shelf.undo(number, BY)
        assert await state(shelf) == before
        await shelf.undo(undoing.number, BY)
        assert await state(shelf) == after
        now = await everything(shelf)
        assert all(set(rows) <= set(now.get(table, ())) for table, rows in kept.items()), "an entry was overwritten or deleted"
        assert {other: await in_effect(one.store) for other, one in shelves.items() if other != scope} == others
        done.append((scope, number, before))
    for scope, number, before in reversed(done):
        await shelves[scope].store.undo(number, BY)
        assert await state(shelves[scope].store) == before
