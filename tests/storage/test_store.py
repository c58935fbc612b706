"""The whole life of entries in one store: added, found by topic, cited."""

from __future__ import annotations

from storage.drafts import TopicDraft
from storage.store import Store
from storage.values import Origin
from tests.storage.articles import GROWTH, OPENING, PROMISE, article


async def test_an_article_comes_back_with_everything_that_was_read(store: Store) -> None:
    library = store.library()
    acme = await library.add_topic(TopicDraft(name="Acme", slash="acme"), "operator")
    added = await library.add_article(article(), by="operator")
    [fact] = await library.facts([acme])
    [event] = await library.events([acme])
    [quote] = added.quotes
    assert (fact,) == added.facts
    assert (event,) == added.events
    assert [fact.ref, event.ref, quote.ref, added.article.ref] == ["f1", "e1", "q1", "a1"]
    assert fact.citation.sentence == GROWTH
    assert fact.figure == "more than 40,000"
    assert event.citation.sentence == OPENING
    assert event.entities == ("Acme", "Lyon")
    assert quote.citation.sentence == PROMISE
    assert fact.origin is Origin.READ
    assert await library.article_text(added.article) == article().text
