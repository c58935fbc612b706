"""Adding a read article: compared with what is stored, then stored unless it is a duplicate; its new topics are added too."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.entries.comparing import compare, topic_of
from bot.entries.conflicts import Conflict
from bot.entries.revising import is_revision, revision_of
from bot.entries.verdict import Duplicate, Retelling, Revised, Verdict
from storage.drafts import ArticleDraft, TopicDraft
from storage.errors import NameTaken
from storage.records import Added, Article, Topic
from storage.store import ScopedStore
from storage.values import Origin


@dataclass(frozen=True, slots=True)
class AddedReport:
    """What adding an article did. ``added`` is None for a duplicate, and for one that is stored and was changed by its publisher."""

    draft: ArticleDraft
    verdict: Verdict
    added: Added | None = None
    conflicts: tuple[Conflict, ...] = ()
    new_topics: tuple[Topic, ...] = ()
    offered_topics: tuple[TopicDraft, ...] = ()  #: main subjects that are no topics; the caller may offer to add them


async def add(
    draft: ArticleDraft,
    store: ScopedStore,
    *,
    by: str,
    origin: Origin = Origin.READ,
    new_topics: bool = False,
    reserved: frozenset[str] = frozenset(),
    retells: Article | None = None,
    review: str | None = None,
    is_news: bool = True,
) -> AddedReport:
    """What became of the draft, which is stored unless the same text is stored already.

    ``new_topics``: the main subjects that are no topics yet become topics; otherwise they are the report's ``offered_topics``.
    ``reserved`` are words that can't be slash names. ``retells`` is the article that it is known to repeat.
    ``review`` is the reference of the review that is approved by adding it; without ``is_news`` no watch hears of it.
    """
    found = await compare(draft, store, retells=retells)
    if isinstance(found.verdict, Duplicate):
        return AddedReport(draft, found.verdict)
    if isinstance(found.verdict, Retelling) and found.verdict.same_address and review is None and retells is None:
        revised = await revise(draft, found.verdict.of, store, by=by, origin=origin)
        if revised is not None:
            return AddedReport(draft, revised)
    original = found.verdict.of if isinstance(found.verdict, Retelling) else None
    added = await store.add_article(draft, by=by, origin=origin, retelling_of=original, review=review, is_news=is_news)
    made = await make_topics(found.unknown, store, by=by, reserved=reserved) if new_topics else ()
    for topic, name in found.other_names if new_topics else ():
        with suppress(NameTaken):
            await store.add_alias(topic, name, by)
    return AddedReport(draft, found.verdict, added, found.conflicts, made, () if new_topics else found.unknown)


async def revise(draft: ArticleDraft, article: Article, store: ScopedStore, *, by: str, origin: Origin) -> Revised | None:
    """What the draft, a new text at the article's address, has changed of it; nothing is stored where that is nothing. None where the
    article is not this workspace's own, is gone, or where the draft is another article or only a part of it.

    Raises:
        UnknownEntry, NotStorable: nothing was stored.
    """
    stored = await store.stored_reading(article) if article.own or store.workspace is None else None
    if stored is None or not is_revision(stored.text, draft.text):
        return None
    revision = revision_of(draft, stored)
    if revision.changes_something:
        await store.store_revision(article, revision, by, origin)
    return Revised(article, len(revision.changed), len(revision.added), len(revision.taken_out))


def _parents_first(drafts: Sequence[TopicDraft]) -> list[TopicDraft]:
    parents = {draft.name: draft.parent for draft in drafts}

    def depth(name: str | None) -> int:
        above, seen = 0, set()
        while name in parents and name not in seen:
            seen.add(name)
            name, above = parents[name], above + 1
        return above

    return sorted(drafts, key=lambda draft: depth(draft.name))


async def make_topics(drafts: Sequence[TopicDraft], store: ScopedStore, *, by: str, reserved: frozenset[str]) -> tuple[Topic, ...]:
    """The topics that were added, parents before what belongs to them. What is a topic already, under whichever form of its name, is
    skipped; aliases and slash names that are taken are left out."""
    made = []
    for draft in _parents_first(drafts):
        if await topic_of(draft, store) is not None:
            continue
        aliases = tuple([alias for alias in draft.aliases if await store.find_topic(alias) is None])
        parent = draft.parent if draft.parent and await store.find_topic(draft.parent) else None
        free = draft.slash is not None and draft.slash not in reserved and await store.find_topic(draft.slash) is None
        slash = draft.slash if free else None
        try:
            made.append(
                await store.add_topic(
                    draft.model_copy(update={"aliases": aliases, "slash": slash, "parent": parent}), by=by, reserved=reserved
                )
            )
        except NameTaken:  # another process has just added it
            continue
    return tuple(made)
