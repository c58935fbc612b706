"""The log says who did what to what, with what was before and what is since."""

from __future__ import annotations

import pytest

from storage.actions import undo
from storage.actions.log import CHANGES_SHOWN
from storage.drafts import TopicDraft
from storage.errors import AlreadyUndone
from storage.records import Fact
from storage.store import Store
from storage.store.rereading import Rereading
from tests.refusals import raises_explained
from tests.storage.actions.states import BY, OURS, THEIRS, in_effect
from tests.storage.articles import article, fact


async def test_the_log_shows_who_did_what_to_what_with_before_and_after(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_topic(TopicDraft(name="Acme"), "root")
    added = await ours.add_article(article(), by=BY)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    await ours.withdraw(added.events[0], "ben", "doubtful")
    await ours.restore(added.events[0].ref, BY)
    log = await ours.log()
    assert [(one.number, one.kind, one.by) for one in log] == [
        (5, "restore", BY), (4, "withdraw", "ben"), (3, "correct", BY), (2, "add", BY), (1, "topic add", "root"),
    ]  # fmt: skip
    restored, withdrawn, corrected, put_in, _ = log
    assert [entry.ref for entry in put_in.after] == ["a1w"]
    before, after = corrected.before[0], corrected.after[0]
    assert isinstance(before, Fact)
    assert isinstance(after, Fact)
    assert (before.quantity.value_text, after.quantity.value_text, corrected.reason) == ("40000", "41000", "misread")
    assert ([e.ref for e in withdrawn.before], withdrawn.after, [e.ref for e in restored.after]) == (["e1w"], (), ["e1w"])
    assert [one.number for one in await ours.log(ref="F1W")] == [3, 2]
    assert [one.number for one in await ours.log(ref="acme")] == [1]
    assert [one.number for one in await ours.log(by="ben")] == [4]
    assert [one.number for one in await ours.log(limit=2)] == [5, 4]
    assert (await store.library().log(), await store.scoped(THEIRS).log()) == ([], [])


async def test_what_changes_nothing_is_no_action(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme", aliases=("ACME Group",)), BY)
    await ours.add_alias(acme, "acme group", BY)
    assert ours.last_action_number is None
    assert len(await ours.log()) == 1


@pytest.mark.slow
async def test_the_log_reads_only_what_it_shows_of_a_large_action_and_undo_reads_it_in_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_PAGE", 7)
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    before = await in_effect(ours)
    await ours.add_topic(TopicDraft(name="Ordering", aliases=tuple(f"Ordering {number}" for number in range(CHANGES_SHOWN + 30))), BY)
    number = ours.last_action_number
    assert number is not None
    for metric in ("users", "shops", "orders"):
        found = Rereading(article(), (fact(subject="Ordering", metric=metric),))
        await ours.store_rereading(added.article, found, BY, part_of=number)
    part = ours.last_action_number
    assert part is not None
    after = await in_effect(ours)
    [action] = await ours.log()
    assert (action.number, action.parts, len(action.changes), action.more) == (number, 3, CHANGES_SHOWN, 31)
    assert action.after == (), "its parts show their own"
    assert await ours.action(part) == await ours.action(number) == action
    undone = await ours.undo(part, BY)
    assert (undone.undoes, undone.origin, undone.parts) == (number, "topic add", 0)
    assert await in_effect(ours) == before
    again = await ours.undo(undone.number, BY)
    assert again.origin == "topic add"
    assert await in_effect(ours) == after
    assert [one.number for one in await ours.log(ref="ordering")] == [again.number, undone.number, number]
    assert [one.number for one in await ours.log(ref="f1w")] == [again.number, undone.number, number]


async def test_nothing_becomes_a_part_of_an_undone_action(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    await ours.add_topic(TopicDraft(name="Ordering"), BY)
    number = ours.last_action_number
    assert number is not None
    await ours.undo(number, BY)
    before = [line async for line in ours.export()]
    with raises_explained(AlreadyUndone, f"Action {number} was taken back meanwhile"):
        await ours.store_rereading(added.article, Rereading(article(), (fact(subject="Ordering"),)), BY, part_of=number)
    assert [line async for line in ours.export()] == before
