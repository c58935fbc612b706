"""Which items of a feed are stored: not what was published before, and only what its filters let through."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.core.text import host_of
from bot.reading.fingerprint import similarity
from storage.drafts import ArticleDraft
from storage.feeds.records import Feed
from storage.records import Candidate, Fact
from storage.store import ScopedStore
from storage.values import fold

#: From this share of equal wording on, a text is taken for a new edition of what the same site published before.
SAME_EDITION_WORDING = 0.6


def is_likely_edition(draft: ArticleDraft, stored: Candidate) -> bool:
    """Whether the draft may be a new edition of the stored article: published on the same site, and with most of its wording."""
    host = host_of(draft.url or "")
    same_site = host is not None and host == host_of(stored.article.url or "")
    return same_site and similarity(draft.fingerprint, stored.fingerprint) >= SAME_EDITION_WORDING


def has_no_new_figures(draft: ArticleDraft, stored: Iterable[Fact]) -> bool:
    """Whether all of the draft's figures are stored. A monthly report shares its wording with last month's, but not its figures."""
    known = {(fact.quantity.value, fact.quantity.high) for fact in stored}
    return all((fact.quantity.value, fact.quantity.high) in known for fact in draft.facts)


async def is_republished(draft: ArticleDraft, store: ScopedStore) -> bool:
    """Whether the draft is a stored article once more, or a later edition of one: at the same address, or on the same site with the
    same wording and figures."""
    for one in await store.candidates(draft):
        if one.same_text or one.same_url:
            return True
        if is_likely_edition(draft, one) and has_no_new_figures(draft, await store.facts_of(one.article)):
            return True
    return False


def is_about(draft: ArticleDraft, names: Collection[str]) -> bool:
    """Whether the draft names one of these; ``names`` are folded (see ``storage.values.fold``)."""
    named = {fold(mention.entity) for mention in draft.mentions} | {fold(fact.subject) for fact in draft.facts}
    return not named.isdisjoint(names)


async def topic_names(feed: Feed, store: ScopedStore) -> frozenset[str] | None:
    """The folded names of the topics that the feed is filtered by and of their descendants; None where it is not filtered by topic."""
    if not feed.topics:
        return None
    found: set[str] = set()
    for name in feed.topics:
        topic = await store.find_topic(name)
        family = await store.family(topic) if topic is not None else []
        found |= {fold(one) for member in family for one in member.names} or {fold(name)}
    return frozenset(found)
