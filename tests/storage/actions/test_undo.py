"""An undo is complete: after it the store holds exactly what it held before, and an undone undo does the action again."""

from __future__ import annotations

import pytest

from storage.drafts import TopicDraft
from storage.errors import AlreadyUndone, ChangedSince, UnknownAction, Withdrawn
from storage.store import ScopedStore, Store
from storage.store.rereading import Rereading
from tests.refusals import raises_explained
from tests.storage.actions.states import BY, OURS, THEIRS, in_effect, state
from tests.storage.articles import GROWTH, OPENING, article, fact


async def test_a_correction_is_undone_and_redone(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme"), BY)
    added = await ours.add_article(article(), by=BY)
    before = await in_effect(ours)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    number = ours.last_action_number
    assert number is not None
    after = await in_effect(ours)
    undoing = await ours.undo(number, "ben")
    assert (undoing.kind, undoing.undoes, undoing.by) == ("undo", number, "ben")
    assert await in_effect(ours) == before
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1w", "40000")]
    await ours.undo(undoing.number, BY)
    assert await in_effect(ours) == after
    assert [(one.ref, one.version, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1w", 2, "41000")]
    assert (await ours.action(number)).undone_by is None
    corrected = await ours.supersede_fact((await ours.facts([acme]))[0], fact(value="42000"), BY)
    assert corrected.version == 3


async def test_a_correction_of_a_library_entry_is_undone_where_it_was_made(store: Store) -> None:
    library, ours = store.library(), store.scoped(OURS)
    acme = await library.add_topic(TopicDraft(name="Acme"), "root")
    added = await library.add_article(article(), by="root")
    before = await state(ours)
    await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "41000")]
    assert ours.last_action_number is not None
    undoing = await ours.undo(ours.last_action_number, BY)
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "40000")]
    assert await state(ours) == before
    await ours.undo(undoing.number, BY)
    assert [(one.ref, one.quantity.value_text) for one in await ours.facts([acme])] == [("f1", "41000")]


async def test_the_actions_of_a_user_are_undone_one_by_one(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.set_role("U1", "editor", BY)
    await ours.set_role("U1", "admin", "ben")
    await ours.set_time_zone("Europe/Berlin", BY)
    for expected in (3, 1):
        last = await ours.last_action(BY)
        assert last is not None
        assert last.number == expected
        if expected == 1:
            with raises_explained(ChangedSince, "by action 2"):
                await ours.undo(1, BY)
            await ours.undo(2, "ben")
        await ours.undo(expected, BY)
    assert await ours.last_action(BY) is None
    assert await ours.role_of("U1") is None
    with raises_explained(AlreadyUndone, "Action 1 was taken back already"):
        await ours.undo(1, BY)
    with raises_explained(UnknownAction, "no action 99"):
        await ours.undo(99, BY)


async def test_an_undone_article_may_be_added_again_a_withdrawn_one_may_not(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_article(article(), by=BY)
    assert ours.last_action_number is not None
    await ours.undo(ours.last_action_number, BY)
    assert (await ours.articles(), await ours.latest()) == ([], [])
    again = await ours.add_article(article(), by=BY)
    assert again.article.ref == "a2w"
    await ours.withdraw(again.article, BY, "unreliable")
    with raises_explained(Withdrawn, "unreliable"):
        await ours.add_article(article(), by="feed")
    with pytest.raises(Withdrawn):
        await ours.add_article(article((OPENING,)), by="feed")  # the same address
    assert (await store.scoped(THEIRS).add_article(article(), by="feed")).article.ref == "a1w"


async def test_reading_again_adds_entries_and_is_undone_with_the_action_it_is_a_part_of(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await store.library().add_article(article(), by=BY)
    topic = await ours.add_topic(TopicDraft(name="Ordering"), BY)
    number = ours.last_action_number
    before = await in_effect(ours)
    one = fact(subject="Ordering", metric="users")
    found = await ours.store_rereading(added.article, Rereading(article(), (one,)), BY, part_of=number)
    assert (found, [f.ref for f in await ours.facts([topic])]) == (1, ["f1w"])
    assert await store.library().facts([topic]) == []
    assert number is not None
    assert (await ours.action(number)).parts == 1
    await ours.undo(number, BY)
    assert (await ours.topics(), len(await ours.facts_of(added.article))) == ([], 1)
    last = await ours.log()
    await ours.undo(last[0].number, BY)
    assert await in_effect(ours) != before
    assert [f.ref for f in await ours.facts([topic])] == ["f1w"]


async def test_a_merged_entry_and_a_retelling_come_back(store: Store) -> None:
    ours = store.scoped(OURS)
    acme = await ours.add_topic(TopicDraft(name="Acme"), BY)
    first = await ours.add_article(article((GROWTH,)), by=BY)
    second = await ours.add_article(article((GROWTH, OPENING), title="Again", url=None), by=BY)
    third = await ours.add_article(article((OPENING,), title="Once more", url=None), by=BY)
    await ours.mark_retelling(third.article, second.article, BY)
    marked = await ours.mark_retelling(second.article, first.article, BY)
    assert marked.retelling_of == "a1w"
    # A retelling of a retelling goes back to the original.
    assert {one.source for one in await ours.articles()} == {"a1w"}
    assert {one.citation.retelling_of for one in await ours.facts([acme])} == {None, "a1w"}
    await ours.merge(second.facts[0], first.facts[0], BY)
    assert [one.ref for one in await ours.facts([acme])] == ["f1w"]
    assert (await ours.restore("f2w", BY)).ref == "f2w"
    none = await ours.mark_retelling(second.article, None, BY)
    assert none.retelling_of is None


async def test_of_two_figures_the_preferred_one_overrules_while_it_is_there(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    one = (await library.add_article(article((GROWTH,)), by=BY)).facts[0]
    other = (await library.add_article(article((GROWTH, OPENING), url=None, value="45000"), by=BY)).facts[0]

    async def overruled(shelf: ScopedStore) -> dict[str, str]:
        return {found.ref: found.overruled.by for found in await shelf.facts([acme]) if found.overruled}

    await library.prefer(one, other, BY, "the filing says so")
    assert await overruled(theirs) == {"f2": "f1"}
    await ours.prefer(other, one, BY, "we counted")
    assert (await overruled(ours), await overruled(theirs)) == ({"f1": "f2"}, {"f2": "f1"})
    await ours.prefer(one, other, BY, "we counted again")
    assert await overruled(ours) == {"f2": "f1"}
    await ours.withdraw(one, BY)
    assert await overruled(ours) == {}


async def test_a_workspace_changes_a_library_topic_for_itself_alone(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme", aliases=("ACME Group",), slash="acme"), BY)
    rover = await library.add_topic(TopicDraft(name="Rover", kind="product", parent="Acme"), BY)
    await library.add_article(article(), by=BY)
    before = await in_effect(library)
    renamed = await ours.rename_topic(acme, "Acme Holdings", BY)
    assert (renamed.name, renamed.names, renamed.own) == ("Acme Holdings", ("Acme Holdings", "ACME Group", "Acme"), True)
    assert [found.name for found in await ours.family(renamed)] == ["Acme Holdings", "Rover"]
    assert len(await ours.facts([renamed])) == 1
    await ours.remove_alias(renamed, "acme group", BY)
    assert await ours.find_topic("ACME Group") is None
    merged = await ours.merge_topics(rover, (await ours.find_topic("acme")) or acme, BY)
    assert (await ours.find_topic("rover")) == merged
    assert [topic.name for topic in await theirs.topics()] == ["Acme", "Rover"]
    assert await in_effect(library) == before
    await theirs.set_parent(rover, None, BY)
    assert [topic.parent for topic in await theirs.topics()] == [None, None]
    assert await in_effect(library) == before


async def test_undoing_what_was_replaced_since_is_refused_with_a_reason(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_topic(TopicDraft(name="Acme"), BY)
    undoing = await ours.undo(1, BY)
    again = await ours.add_topic(TopicDraft(name="Acme"), "ben")
    with raises_explained(ChangedSince, "Action 2 can't be taken back: something else has come to build on it"):
        await ours.undo(undoing.number, BY)
    assert await ours.topics() == [again]


async def test_names_that_were_undone_and_redone_are_in_their_old_order(store: Store) -> None:
    ours = store.scoped(OURS)
    added = await ours.add_article(article(), by=BY)
    numbers = []
    for name in ("First", "Second"):
        draft = article((GROWTH,), subject=name)
        await ours.store_rereading(added.article, Rereading(draft, (fact(subject=name, metric=name),)), BY)
        numbers.append(ours.last_action_number or 0)
    after = await in_effect(ours)
    undone = await ours.undo(numbers[0], BY)
    await ours.undo(undone.number, BY)
    assert await in_effect(ours) == after
