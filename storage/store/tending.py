"""Tending what is stored: by hand, merged, preferred, restored, read again, renamed; and the log of it all, from which it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage import reviews, topics
from storage.actions import log, undo
from storage.actions.log import Action
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, Mention, QuoteDraft
from storage.entries import article_details, queries
from storage.entries.article_details import ArticleDetails
from storage.entries.queries import Kind
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, Article, Entry, Event, Fact, Quote, Topic
from storage.values import Origin


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading a stored article again brings: entries to add, and entries to put in the place of stored ones."""

    draft: ArticleDraft
    additions: tuple[CitedDraft, ...] = ()
    replacements: tuple[tuple[Entry, CitedDraft], ...] = ()


class Tending(EntrySessions):
    """What editors and admins do with entries and topics beside adding them."""

    # -- entries

    async def add_cited(self, article: Article, draft: CitedDraft, by: str, mentions: Sequence[Mention] = ()) -> Entry:
        """The fact, event or quote, by hand, of a stored article; offsets are those of its text. Raises UnknownEntry, NotStorable."""
        kind, record = _kind_of(draft)
        async with self._logged_action(ActionKind.ADD, by) as session:
            return await self._entry_writer(session, by).add_cited(article, kind, draft, record, Origin.BY_HAND, mentions=mentions)

    async def supersede_citing(self, entry: Entry, draft: CitedDraft, article: ArticleDraft, by: str, reason: str = "") -> Entry:
        """The corrected entry, proved from now on by a short article of its own, which is stored with it.

        Raises:
            UnknownEntry, NotStorable: nothing was stored.
        """
        kind, record = _kind_of(draft)
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            writer = self._entry_writer(session, by)
            added = await writer.add_article(article, Origin.BY_HAND, None)
            return await writer.supersede(entry, kind, draft, record, reason, citing=added.article)

    async def correct_article_details(self, article: Article, details: ArticleDetails, by: str, reason: str = "") -> Article:
        """The article with those details; the earlier ones are kept, and the text and what was read from it stay. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.CORRECT_DETAILS, by, reason=reason) as session:
            return await article_details.correct_article_details(session, self._view, article, details, by, self._clock())

    async def restore(self, ref: str, by: str) -> Entry:
        """The entry of that reference, back after it was withdrawn or merged here. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.RESTORE, by) as session:
            return await self._entry_writer(session, by).restore(ref.strip().casefold())

    async def merge(self, entry: Entry, into: Entry, by: str, reason: str = "") -> None:
        """Ends the entry because ``into`` tells the same. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.MERGE, by, entry.ref, into.ref, reason=reason) as session:
            await self._entry_writer(session, by).merge(entry, into, reason)

    async def mark_retelling(self, article: Article, original: Article | None, by: str) -> Article:
        """The article as a retelling of the original, or of none. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.MARK_RETELLING, by, article.ref, *((original.ref,) if original else ())) as session:
            return await self._entry_writer(session, by).mark_retelling(article, original)

    async def prefer(self, fact: Fact, over: Fact, by: str, reason: str) -> None:
        """Lets the fact go before the other, which stays and is labelled. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.PREFER, by, fact.ref, over.ref, reason=reason) as session:
            await self._entry_writer(session, by).prefer(fact, over, reason)

    # -- reading again

    async def articles_naming(self, names: Sequence[str]) -> list[Article]:
        """The visible articles whose text has one of these names in it, the oldest first."""
        async with self._reading() as session:
            return await queries.articles_naming(session, self._view, names)

    async def ever_read(self, article: Article) -> tuple[list[Entry], set[int]]:
        """All versions of all that was ever read from the article or added to it, and the ids of those that are visible now."""
        async with self._reading() as session:
            return await queries.ever_read(session, self._view, article)

    async def decided_on(self, article: Article) -> ArticleDraft | None:
        """What somebody was shown and decided on, line by line, before the article was stored; None where nobody was asked."""
        async with self._reading() as session:
            review = await reviews.approved(session, article.ref)
        return None if review is None else review.draft

    async def store_rereading(
        self, article: Article, rereading: Rereading, by: str, *, of: str | None = None, part_of: int | None = None
    ) -> int:
        """How many entries reading the article again has brought; ``of`` is the topic that it was read for.

        Raises:
            AlreadyUndone: the action that this is a part of was taken back.
            UnknownEntry, NotStorable: nothing of it was stored.
        """
        version = rereading.draft.reader_version
        async with self._logged_action(ActionKind.READ_AGAIN, by, *((of,) if of else ()), article.ref, part_of=part_of) as session:
            writer = self._entry_writer(session, by)
            await writer.add_names(article, rereading.draft)
            for draft in rereading.additions:
                kind, record = _kind_of(draft)
                await writer.add_cited(article, kind, draft, record, Origin.READ, version, rereading.draft.mentions)
            for entry, draft in rereading.replacements:
                kind, record = _kind_of(draft)
                await writer.supersede(entry, kind, draft, record, "read again", origin=Origin.READ, reader_version=version)
        return len(rereading.additions) + len(rereading.replacements)

    # -- topics

    async def rename_topic(self, topic: Topic, name: str, by: str) -> Topic:
        """The topic under another name; the old one stays an alias. Raises NameTaken, UnknownTopic, NotStorable."""
        async with self._logged_action(ActionKind.RENAME_TOPIC, by, topic.name, name) as session:
            return await topics.rename_topic(session, topic, name, by, self._clock())

    async def remove_alias(self, topic: Topic, alias: str, by: str) -> Topic:
        """The topic without that name. Raises UnknownTopic: it has none such."""
        async with self._logged_action(ActionKind.CHANGE_ALIASES, by, topic.name, alias) as session:
            return await topics.remove_alias(session, topic, alias, by, self._clock())

    async def merge_topics(self, topic: Topic, into: Topic, by: str) -> Topic:
        """The topic ``into``, with all names of the other one, which is hidden. Raises UnknownTopic, NotStorable."""
        async with self._logged_action(ActionKind.MERGE_TOPICS, by, topic.name, into.name) as session:
            return await topics.merge_topics(session, topic, into, by, self._clock())

    async def set_parent(self, topic: Topic, parent: Topic | None, by: str) -> Topic:
        """The topic as a part of that one, or of none. Raises UnknownTopic, NotStorable: it would be a part of itself."""
        async with self._logged_action(ActionKind.SET_PARENT, by, topic.name, *((parent.name,) if parent else ())) as session:
            return await topics.set_parent(session, topic, parent, by, self._clock())

    # -- the log

    async def log(self, *, ref: str | None = None, by: str | None = None, limit: int = 20) -> list[Action]:
        """What was done here, the newest first: all, what touched an entry or topic of that name, or what one user did."""
        async with self._reading() as session:
            return await log.log(session, self._view, ref=ref, by=by, limit=limit)

    async def action(self, number: int) -> Action:
        """The action of that number; where that is a part of another one, the whole. Raises UnknownAction."""
        async with self._reading() as session:
            return await log.action(session, self._view, number)

    async def last_action(self, by: str) -> Action | None:
        """What the user did last that is still in force, or None."""
        async with self._reading() as session:
            return await log.last_of(session, self._view, by)

    async def undo(self, number: int, by: str) -> Action:
        """The action that took back the one of that number, completely. Raises UnknownAction, AlreadyUndone, ChangedSince."""
        async with self._writing() as session:
            done = await undo.undo(session, number, by, self._clock())
            self.last_action_number = done.number
            return await log.action(session, self._view, done.number)


def _kind_of(draft: CitedDraft) -> tuple[Kind, type[Fact] | type[Event] | type[Quote]]:
    match draft:
        case FactDraft():
            return "fact", Fact
        case EventDraft():
            return "event", Event
        case QuoteDraft():
            return "quote", Quote
