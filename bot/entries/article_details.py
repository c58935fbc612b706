"""Correcting an article's own card: what it is called, who published it, where and when.

A corrected publication date works out no date anew. "Last April" in its text was resolved by the old date, and people may have
checked, corrected and been sent what came of it; to change all of that behind their backs would be a second error for the first one.
So the dates stay as they are, also when the article is read again for a topic, and the answer names those that hang on the old
date, to be corrected one by one. A draft that waits for review is read again instead: nobody has seen its dates yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.errors import BadOption
from bot.core.text import one_line
from bot.entries.drafting import address_in
from storage.entries.article_details import ArticleDetails, details_of
from storage.records import Article, Event, Fact
from storage.store import ScopedStore
from storage.values import Basis, PartialDate

LONGEST_TITLE, LONGEST_PUBLISHER = 300, 120


@dataclass(frozen=True, slots=True)
class CardCorrected:
    """An article before and after; ``dependent`` are the entries whose dates were worked out from the date it had."""

    before: Article
    after: Article
    dependent: tuple[Fact | Event, ...] = ()


def corrected_details(
    article: Article,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: PartialDate | None = None,
) -> ArticleDetails:
    """The article's card with what was given in place of what it says; None leaves a part, empty words empty publisher and address.

    Raises:
        BadOption: there is no title left, or the address is none.
    """
    said = details_of(article)
    if title is not None and not one_line(title):
        raise BadOption("An article needs a title.", f'Give one: /brief entry correct {article.ref} title:"…"')
    address = said.url if url is None else address_in(url) if url.strip() else None
    if url is not None and url.strip() and address is None:
        raise BadOption(f"“{one_line(url)[:120]}” is no web address.", 'Give one such as https://news.example/1, or none: url:""')
    return ArticleDetails(
        title=said.title if title is None else one_line(title)[:LONGEST_TITLE],
        publisher=said.publisher if publisher is None else one_line(publisher)[:LONGEST_PUBLISHER] or None,
        url=address,
        published=published or said.published,
    )


async def dependent_dates(article: Article, store: ScopedStore) -> tuple[Fact | Event, ...]:
    """The figures and events of the article whose dates its text does not print, so that they were worked out from its own."""
    facts, events = await store.facts_of(article), await store.events_of(article)
    worked_out = (Basis.RESOLVED, Basis.INFERRED)
    return (
        *(fact for fact in facts if fact.as_of.basis in worked_out),
        *(event for event in events if event.date.basis in worked_out),
    )
