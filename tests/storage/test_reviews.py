"""Reviews are held durably, decided once, and nothing of them is in any answer before."""

from __future__ import annotations

import asyncio

import pytest

from storage.drafts import TopicDraft
from storage.records import ReviewMode
from storage.reviews import AlreadyDecided, ReviewState, UnknownReview
from storage.store import Store
from storage.values import Origin
from tests.refusals import raises_explained
from tests.storage.articles import article

OURS, THEIRS = "slack:T1", "discord:4711"


async def test_a_held_draft_comes_back_as_it_was_and_is_in_no_answer(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme"), "ann")
    held = await ours.hold_for_review(article(), by="ann", platform="slack")
    assert (held.ref, held.state, held.draft, held.left_out) == ("r1", ReviewState.PENDING, article(), frozenset())
    again = await Store.open(store.database.url.render_as_string(hide_password=False))
    found = await again.scoped(OURS).review("R1")
    await again.close()
    assert found == held
    assert (await ours.facts([acme]), await ours.latest(), await ours.search("warehouse"), await ours.candidates(article())) == (
        [],
        [],
        [],
        [],
    )


async def test_the_same_text_is_held_once_while_it_waits(store: Store) -> None:
    ours = store.scoped(OURS)
    first = await ours.hold_for_review(article(), by="ann")
    assert (await ours.hold_for_review(article(), by="bob")).ref == first.ref
    await ours.settle_review("r1", ReviewState.REJECTED, "bob", reason="old news")
    assert (await ours.hold_for_review(article(), by="ann")).ref == "r2"
    assert [review.ref for review in (await ours.pending_reviews())[0]] == ["r2"]
    assert await ours.pending_reviews_of("ann") == 1


async def test_nobody_else_sees_them_by_any_reference(store: Store) -> None:
    await store.scoped(OURS).hold_for_review(article(), by="ann")
    await store.library().hold_for_review(article(title="The library's"), by="operator")
    theirs = store.scoped(THEIRS)
    assert await theirs.pending_reviews() == ([], 0)
    for ref in ("r1", "1", "r2", "", "r", "rr1", "r-1", "r1e9", "९"):
        with pytest.raises(UnknownReview):
            await theirs.review(ref)
        with pytest.raises(UnknownReview):
            await theirs.change_review(ref, article(), (), "ann")
        with pytest.raises(UnknownReview):
            await theirs.settle_review(ref, ReviewState.REJECTED, "eve")
        with pytest.raises(UnknownReview):
            await theirs.add_article(article(), by="eve", review=ref)
    assert await theirs.latest() == []
    assert (await theirs.hold_for_review(article(), by="bob")).ref == "r1"


async def test_approving_stores_and_decides_in_one_go(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.hold_for_review(article(), by="ann", origin=Origin.FEED)
    added = await ours.add_article(article(), by="bob", origin=Origin.FEED, review="r1")
    decided = await ours.review("r1")
    assert (decided.state, decided.decided_by, decided.article) == (ReviewState.APPROVED, "bob", added.article.ref)
    for attempt in (
        ours.add_article(article(title="Once more"), by="ann", review="r1"),
        ours.change_review("r1", None, {1}, "ann"),
        ours.settle_review("r1", ReviewState.REJECTED, "ann"),
    ):
        with raises_explained(AlreadyDecided, "approved already") as caught:
            await attempt
        assert caught.value.review == decided
    assert len(await ours.articles()) == 1


async def test_when_many_decide_at_once_one_succeeds(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.hold_for_review(article(), by="ann")
    deciding = [ours.add_article(article(title=f"No. {number}"), by=f"u{number}", review="r1") for number in range(4)]
    deciding += [ours.settle_review("r1", ReviewState.REJECTED, f"v{number}") for number in range(4)]  # type: ignore[misc]
    done = await asyncio.gather(*deciding, return_exceptions=True)
    assert sorted(isinstance(one, AlreadyDecided) for one in done) == [False] + [True] * 7
    assert len(await ours.articles()) == ((await ours.review("r1")).state is ReviewState.APPROVED)


async def test_what_was_chosen_and_edited_is_kept(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.hold_for_review(article(), by="ann")
    await ours.change_review("r1", article(title="Acme grows again"), {3, 1}, "ann")
    await ours.change_review("r1", None, {2}, "ann")
    found = await ours.review("r1")
    assert (found.draft.title, found.left_out) == ("Acme grows again", frozenset({2}))


async def test_a_workspace_decides_what_waits(store: Store) -> None:
    ours = store.scoped(OURS)
    assert (await ours.workspace_settings()).review is ReviewMode.ON
    for mode in ReviewMode:
        await ours.set_review(mode, "ann")
        assert (await ours.workspace_settings()).review is mode
    await ours.set_time_zone("Europe/Oslo", "ann")
    assert (await ours.workspace_settings()).review is ReviewMode.FEEDS
    assert (await store.scoped(THEIRS).workspace_settings()).review is ReviewMode.ON
