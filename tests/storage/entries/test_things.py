"""What names mean: topics, names that articles merely mention, and short forms of both; as each workspace sees it."""

from __future__ import annotations

from pathlib import Path

from storage.drafts import ArticleDraft, Mention, TopicDraft
from storage.store import ScopedStore, Store
from storage.transfer.importing import import_lines
from storage.values import TopicKind, key_of

BY = "editor"


def _mentioning(*names: str, kind: str = TopicKind.ORGANISATION) -> ArticleDraft:
    """An article whose text is a list of these names."""
    text = "; ".join(names)
    starts = [text.index(name) for name in names]
    mentions = [Mention(start=at, end=at + len(name), text=name, entity=name, kind=kind) for at, name in zip(starts, names, strict=True)]
    return ArticleDraft(text=text, title=f"About {names[0]}", mentions=tuple(mentions), sentences=((0, len(text)),))


async def _names(store: ScopedStore, *phrases: str) -> dict[str, str]:
    found = await store.things([key_of(phrase) for phrase in phrases])
    return {key: thing.name for key, thing in found.items()}


async def test_topics_are_found_by_name_alias_slash_name_and_short_form(store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Fjordlys Energi ASA", aliases=("FLE",), slash="fjordlys-energi"), BY)
    found = await library.things(
        ["fjordlys energi asa", "fle", "fjordlys-energi", "/fjordlys-energi", "fjordlys", "fjordlys energi", "fjord"]
    )
    assert {key: (thing.name, thing.topic is not None, thing.exact) for key, thing in found.items()} == {
        "fjordlys energi asa": ("Fjordlys Energi ASA", True, True),
        "fle": ("Fjordlys Energi ASA", True, True),
        "fjordlys-energi": ("Fjordlys Energi ASA", True, True),
        "/fjordlys-energi": ("Fjordlys Energi ASA", True, True),
        "fjordlys energi": ("Fjordlys Energi ASA", True, True),
        "fjordlys": ("Fjordlys Energi ASA", True, False),
    }


async def test_names_that_are_merely_mentioned_are_things_too(store: Store) -> None:
    library = store.library()
    await library.add_article(_mentioning("Cadmore S.A.", "Tern Foods Ltd"), by=BY)
    await library.add_article(_mentioning("Ines Vega", kind=TopicKind.PERSON), by=BY)
    found = await library.things(["cadmore", "vega", "tern foods", "tern", "cad", ""])
    assert {key: (thing.name, thing.topic, thing.kind, thing.count) for key, thing in found.items()} == {
        "cadmore": ("Cadmore S.A.", None, "organisation", 1),
        "vega": ("Ines Vega", None, "person", 1),
        "tern foods": ("Tern Foods Ltd", None, "organisation", 1),
        "tern": ("Tern Foods Ltd", None, "organisation", 1),
    }


async def test_a_short_form_of_several_things_means_none_but_spellings_of_one_name_are_one(store: Store) -> None:
    library = store.library()
    await library.add_article(_mentioning("Tern Foods Ltd", "Tern Energy AG", "Cadmore S.A.", "Cadmore Inc"), by=BY)
    found = await library.things(["tern", "cadmore"])
    assert list(found) == ["cadmore"]
    assert sorted(found["cadmore"].names) == ["Cadmore Inc", "Cadmore S.A."]


async def test_a_topic_comes_before_other_names_of_the_same_short_form(store: Store) -> None:
    library = store.library()
    await library.add_article(_mentioning("Tern Foods Ltd", "Tern Energy AG", "Tern"), by=BY)
    await library.add_topic(TopicDraft(name="Tern Energy AG"), BY)
    [thing] = (await library.things(["tern"])).values()
    assert (thing.name, thing.names) == ("Tern Energy AG", ("Tern Energy AG", "Tern"))
    await library.add_topic(TopicDraft(name="Tern Foods Ltd"), BY)
    assert (await library.things(["tern"]))["tern"].topic is None


async def test_a_topic_with_parts_is_meant_by_the_form_that_they_share(store: Store) -> None:
    library = store.library()
    await library.add_topic(TopicDraft(name="Tern Group"), BY)
    await library.add_topic(TopicDraft(name="Tern Foods", parent="Tern Group"), BY)
    assert await _names(library, "tern", "tern foods") == {"tern": "Tern Group", "tern foods": "Tern Foods"}


async def test_what_a_workspace_stored_or_hid_counts_there_alone(store: Store) -> None:
    library, here, there = store.library(), store.scoped("slack:T1"), store.scoped("slack:T2")
    topic = await library.add_topic(TopicDraft(name="Fjordlys Energi"), BY)
    await here.add_article(_mentioning("Cadmore S.A."), by=BY)
    await here.add_topic(TopicDraft(name="Alca Mining"), BY)
    assert set(await _names(here, "fjordlys", "cadmore", "alca")) == {"fjordlys", "cadmore", "alca"}
    assert set(await _names(there, "fjordlys", "cadmore", "alca")) == {"fjordlys"}
    await there.hide_topic(topic, BY)
    assert await _names(there, "fjordlys", "fjordlys energi") == {}
    assert set(await _names(here, "fjordlys")) == {"fjordlys"}


async def test_a_hidden_topic_is_met_no_more_where_articles_name_it(store: Store) -> None:
    library, here, there = store.library(), store.scoped("slack:T1"), store.scoped("slack:T2")
    await library.add_article(_mentioning("Tern Foods Ltd", "Tern", "Alca", "Alca Mining"), by=BY)
    tern = await library.add_topic(TopicDraft(name="Tern Foods Ltd", aliases=("Tern",)), BY)
    mining = await library.add_topic(TopicDraft(name="Alca Mining"), BY)
    phrases = ("tern", "tern foods", "tern foods ltd", "alca", "alca mining")
    for topic in (tern, mining):
        await here.hide_topic(topic, BY)
    assert await _names(here, *phrases) == {"alca": "Alca"}  # what has a part of the name alone is something else
    assert (await _names(there, *phrases)).keys() == set(phrases)
    await here.add_topic(TopicDraft(name="Grains", aliases=("Tern Foods Ltd",)), BY)
    assert await _names(here, *phrases) == {"tern foods": "Grains", "tern foods ltd": "Grains", "alca": "Alca"}
    await there.rename_topic(mining, "Alca Pits", BY)  # the library's is hidden behind the copy that has both names
    assert await _names(there, "alca mining", "alca pits") == {"alca mining": "Alca Pits", "alca pits": "Alca Pits"}


async def test_names_of_what_was_withdrawn_mean_nothing_any_more(store: Store) -> None:
    library = store.library()
    added = await library.add_article(_mentioning("Cadmore S.A."), by=BY)
    await library.withdraw(added.article, by=BY)
    assert await library.things(["cadmore", "cadmore s.a."]) == {}


async def test_renamed_topics_and_new_aliases_are_found_by_their_short_forms(store: Store) -> None:
    library = store.library()
    topic = await library.add_topic(TopicDraft(name="Fjordlys Energi"), BY)
    topic = await library.rename_topic(topic, "Skarv Energi ASA", BY)
    await library.add_alias(topic, "Heron Utilities Ltd", BY)
    assert set((await _names(library, "skarv", "heron", "fjordlys")).values()) == {"Skarv Energi ASA"}


async def test_the_names_of_topics_follow_every_change(store: Store) -> None:
    library, here = store.library(), store.scoped("slack:T1")
    assert await here.topic_names() == []
    topic = await library.add_topic(TopicDraft(name="Fjordlys", aliases=("FLE",)), BY)
    assert await here.topic_names() == ["FLE", "Fjordlys"]
    await here.add_topic(TopicDraft(name="Alca"), BY)
    assert await here.topic_names() == ["Alca", "FLE", "Fjordlys"]
    assert await library.topic_names() == ["FLE", "Fjordlys"]
    await here.hide_topic(topic, BY)
    assert await here.topic_names() == ["Alca"]
    await library.remove_alias(topic, "FLE", BY)
    assert await library.topic_names() == ["Fjordlys"]


async def test_short_forms_are_found_in_a_store_that_was_imported(store: Store, tmp_path: Path) -> None:
    library = store.library()
    await library.add_article(_mentioning("Cadmore S.A."), by=BY)
    await library.add_topic(TopicDraft(name="Fjordlys Energi"), BY)
    lines = [line async for line in library.export()]
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    await import_lines(other.database, lines)
    assert await _names(other.library(), "cadmore", "fjordlys") == {"cadmore": "Cadmore S.A.", "fjordlys": "Fjordlys Energi"}
    await other.close()
