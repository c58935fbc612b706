"""Correcting article details: title, publisher, address and publication date.

A corrected publication date changes no other date. "Last April" in the text was resolved from the old date, and people may have
checked, corrected and received the result; changing it without their knowledge would add a second error to the first. So the dates
stay as they are, also when the article is reread for a topic, and the answer lists those that depend on the old date, to be
corrected one by one. Where no publication date was known, nothing was resolved from it: once it is given, the article is read again with
it, and so is a draft that waits for review, on whose dates nobody relies yet.
"""

from __future__ import annotations

from bot.core.errors import BadOption
from bot.core.text import one_line
from bot.entries.drafting import address_in
from storage.entries.article_details import ArticleDetails, details_of
from storage.records import Article, Event, Fact
from storage.store import ScopedStore
from storage.values import Basis, PartialDate

#: In characters; longer ones are cut.
MAX_TITLE, MAX_PUBLISHER = 300, 120


def corrected_details(
    article: Article,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: PartialDate | None = None,
) -> ArticleDetails:
    """The article's details with what was given in place of what is stored; None leaves a part, "" removes publisher or address.

    Raises:
        BadOption: the title is empty, or the address is no web address.
    """
    stored = details_of(article)
    if title is not None and not one_line(title):
        raise BadOption("article-title-missing", ref=article.ref)
    address = stored.url if url is None else address_in(url) if url.strip() else None
    if url is not None and url.strip() and address is None:
        raise BadOption("article-address-unreadable", address=one_line(url)[:120])
    return ArticleDetails(
        title=stored.title if title is None else one_line(title)[:MAX_TITLE],
        publisher=stored.publisher if publisher is None else one_line(publisher)[:MAX_PUBLISHER] or None,
        url=address,
        published=published or stored.published,
    )


async def dependent_dates(article: Article, store: ScopedStore) -> tuple[Fact | Event, ...]:
    """The figures and events of the article whose dates were resolved or inferred from its publication date."""
    facts, events = await store.facts_of(article), await store.events_of(article)
    derived = (Basis.RESOLVED, Basis.INFERRED)
    return (
        *(fact for fact in facts if fact.as_of.basis in derived),
        *(event for event in events if event.date.basis in derived),
    )
