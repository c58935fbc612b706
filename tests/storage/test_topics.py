"""Topics: found by any of their names, resolved when asked, and never two that answer to one name."""

from __future__ import annotations

import pytest

from bot.core.messages import explain
from storage.drafts import MetricDraft, TopicDraft
from storage.errors import NameTaken, UnknownTopic
from storage.store import ScopedStore, Store
from tests.refusals import raises_explained
from tests.storage.articles import article

BY = "admin"


async def _family(library: ScopedStore) -> None:
    await library.add_topic(TopicDraft(name="Acme", slash="acme", aliases=("Acme Group", "阿克梅")), BY)
    await library.add_topic(TopicDraft(name="Acme Cloud", parent="Acme", slash="acme-cloud"), BY)
    await library.add_topic(TopicDraft(name="Nimbus", parent="acme cloud", kind="product"), BY)


async def test_a_topic_is_found_by_name_slash_name_and_alias_whatever_the_case(store: Store) -> None:
    library = store.library()
    await _family(library)
    for words in ("Acme", "ACME", "/acme", "acme  group", " 阿克梅 ", "Ａcme"):
        found = await library.find_topic(words)
        assert found is not None, words
        assert found.name == "Acme"
    assert await library.find_topic("Acme Clou") is None
    assert await library.find_topic("") is None
    assert [topic.name for topic in await library.topics()] == ["Acme", "Acme Cloud", "Nimbus"]


async def test_a_family_is_the_topic_and_then_its_descendants(store: Store) -> None:
    library = store.library()
    await _family(library)
    acme = await library.find_topic("acme")
    assert acme is not None
    assert [topic.name for topic in await library.family(acme)] == ["Acme", "Acme Cloud", "Nimbus"]


async def test_topics_that_are_each_others_parents_do_no_harm(store: Store) -> None:
    library = store.library()
    one = await library.add_topic(TopicDraft(name="One", parent="Two"), BY)
    await library.add_topic(TopicDraft(name="Two", parent="One"), BY)
    assert [topic.name for topic in await library.family(one)] == ["One", "Two"]


async def test_a_topic_added_later_answers_at_once_and_so_does_an_alias(store: Store) -> None:
    library = store.library()
    await library.add_article(article(), by=BY)
    assert await library.find_topic("Acme") is None
    widgets = await library.add_topic(TopicDraft(name="Widget maker"), BY)
    assert await library.facts([widgets]) == []
    widgets = await library.add_alias(widgets, "ACME", BY)
    assert [fact.subject for fact in await library.facts([widgets])] == ["Acme"]
    assert len(await library.events([widgets])) == 1
    assert [found.ref for found in await library.articles([widgets])] == ["a1"]


async def test_an_alias_that_is_there_already_changes_nothing(store: Store) -> None:
    library = store.library()
    acme = await library.add_topic(TopicDraft(name="Acme", aliases=("Acme Group", "ACME group", "acme")), BY)
    assert acme.aliases == ("Acme Group",)
    assert (await library.add_alias(acme, "acme  GROUP", BY)).aliases == ("Acme Group",)


@pytest.mark.parametrize(
    "draft",
    [
        TopicDraft(name="acme"),
        TopicDraft(name="Acme Group"),
        TopicDraft(name="Umbra", slash="acme"),
        TopicDraft(name="Umbra", aliases=("ACME",)),
        TopicDraft(name="Umbra", slash="stats"),
        TopicDraft(name="acme-cloud"),
    ],
    ids=lambda draft: f"{draft.name}/{draft.slash}",
)
async def test_a_name_that_means_something_else_is_refused_and_nothing_is_stored(store: Store, draft: TopicDraft) -> None:
    library = store.library()
    await _family(library)
    with pytest.raises(NameTaken) as refused:
        await library.add_topic(draft, BY, frozenset({"stats"}))
    assert explain(refused.value).next_step
    assert len(await library.topics()) == 3


async def test_an_alias_of_another_topic_is_refused(store: Store) -> None:
    library = store.library()
    await _family(library)
    nimbus = await library.find_topic("Nimbus")
    assert nimbus is not None
    with raises_explained(NameTaken, "Acme"):
        await library.add_alias(nimbus, "acme group", BY)


async def test_a_hidden_topic_is_gone_and_its_names_are_free(store: Store) -> None:
    library = store.library()
    await _family(library)
    acme = await library.find_topic("acme")
    assert acme is not None
    await library.hide_topic(acme, BY)
    assert await library.find_topic("acme group") is None
    assert acme.name not in [topic.name for topic in await library.topics()]
    with pytest.raises(UnknownTopic):
        await library.hide_topic(acme, BY)
    back = await library.add_topic(TopicDraft(name="ACME", slash="acme"), BY)
    assert (back.name, back.slash) == ("ACME", "acme")
    assert await library.find_topic("acme") == back


async def test_a_workspace_sees_the_library_and_its_own_topics_and_hides_for_itself(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped("slack:T1"), store.scoped("discord:2")
    await _family(library)
    umbra = await ours.add_topic(TopicDraft(name="Umbra", slash="umbra", parent="Acme"), BY)
    acme = await ours.find_topic("acme")
    assert acme is not None
    assert umbra.own
    assert not acme.own
    assert [topic.name for topic in await ours.family(acme)] == ["Acme", "Acme Cloud", "Umbra", "Nimbus"]
    await ours.add_alias(acme, "The Company", BY)
    await theirs.hide_topic(acme, BY)
    assert await theirs.find_topic("acme") is None
    assert await theirs.find_topic("umbra") is None
    assert await theirs.find_topic("the company") is None
    assert await library.find_topic("the company") is None
    assert await ours.find_topic("the company") is not None
    assert [topic.name for topic in await library.topics()] == ["Acme", "Acme Cloud", "Nimbus"]
    with pytest.raises(UnknownTopic):
        await theirs.hide_topic(umbra, BY)
    with pytest.raises(UnknownTopic):
        await theirs.add_alias(umbra, "Shadow", BY)


async def test_own_topics_go_before_library_topics_that_came_later(store: Store) -> None:
    ours = store.scoped("slack:T1")
    await ours.add_topic(TopicDraft(name="Acme", slash="acme", description="ours"), BY)
    await store.library().add_topic(TopicDraft(name="Acme", slash="acme"), "operator")
    found = await ours.find_topic("/acme")
    assert found is not None
    assert found.own


async def test_the_vocabulary_holds_topics_and_metrics(store: Store) -> None:
    library, ours = store.library(), store.scoped("slack:T1")
    await _family(library)
    await library.add_metrics([MetricDraft(name="shops", aliases=("stores",)), MetricDraft(name="revenue", aliases=("sales",))], BY)
    await library.add_metrics([MetricDraft(name="shops", aliases=("stores", "outlets"))], BY)
    await ours.add_metrics([MetricDraft(name="Revenue", aliases=("turnover",))], BY)
    vocabulary = await ours.vocabulary()
    assert [topic.name for topic in vocabulary.topics] == ["Acme", "Acme Cloud", "Nimbus"]
    assert vocabulary.topics[0].aliases == ("Acme Group", "阿克梅")
    assert vocabulary.metrics == (
        MetricDraft(name="Revenue", aliases=("turnover",)),
        MetricDraft(name="shops", aliases=("stores", "outlets")),
    )
    assert (await library.vocabulary()).metrics[0] == MetricDraft(name="revenue", aliases=("sales",))
