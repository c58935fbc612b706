"""Editing what is stored: adding articles, correcting, withdrawing, merging and preferring entries."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from storage import reviews, topics
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, Mention, PositionDraft, QuoteDraft
from storage.entries import article_details, candidates, queries
from storage.entries.article_details import ArticleDetails
from storage.entries.kinds import kind_of
from storage.entries.occasions import note_occasion
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, Added, Article, Candidate, Entry, EntryKind, Event, Fact, Position, Quote
from storage.reviews import ReviewState
from storage.values import Origin


class EntryEditing(EntrySessions):
    """What editors and admins do with entries."""

    async def candidates(self, draft: ArticleDraft, limit: int = 20) -> list[Candidate]:
        """Stored articles that the draft may repeat, the likeliest first."""
        async with self._reading() as session:
            return await candidates.candidates(session, self._view, draft, limit)

    async def ever_stored(self, titles: Sequence[str], topic_names: Sequence[str]) -> tuple[set[str], set[str]]:
        """Those of the titles and topic names that were ever stored here, withdrawn articles and hidden topics included."""
        async with self._reading() as session:
            return await queries.titles_ever(session, titles), await topics.names_ever(session, topic_names)

    async def add_article(
        self,
        draft: ArticleDraft,
        *,
        by: str,
        origin: Origin = Origin.READ,
        retelling_of: Article | None = None,
        review: str | None = None,
        is_news: bool = True,
    ) -> Added:
        """The article and everything read from it, stored in one transaction: all or nothing. ``review`` is the one that this approves;
        without ``is_news`` no watch hears of it.

        Raises:
            NotStorable, UnknownEntry: it can't be stored, or what it retells is gone.
            AlreadyDecided: somebody decided about the review before.
        """
        async with self._logged_action(
            ActionKind.ADD if review is None else ActionKind.APPROVE, by, *((review,) if review else ())
        ) as session:
            added = await self._entry_writer(session, by).add_article(draft, origin, retelling_of)
            if is_news:
                note_occasion(session, added.article.id, by, self._clock())
            if review is not None:
                await reviews.settle(session, review, ReviewState.APPROVED, by=by, now=self._clock(), article=added.article.ref)
            return added

    async def add_cited(self, article: Article, draft: CitedDraft, by: str, mentions: Sequence[Mention] = ()) -> Entry:
        """The entry, by hand, of a stored article; offsets are those of its text. Raises UnknownEntry, NotStorable."""
        kind, record = kind_of(draft)
        async with self._logged_action(ActionKind.ADD, by) as session:
            added = await self._entry_writer(session, by).add_cited(article, kind, draft, record, Origin.BY_HAND, mentions=mentions)
            note_occasion(session, added.id, by, self._clock())
            return added

    async def supersede_fact(self, fact: Fact, draft: FactDraft, by: str, reason: str = "") -> Fact:
        """The corrected fact, under the same reference; offsets are those of the cited revision. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(fact, EntryKind.FACT, draft, Fact, reason)

    async def supersede_event(self, event: Event, draft: EventDraft, by: str, reason: str = "") -> Event:
        """The corrected event, under the same reference. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(event, EntryKind.EVENT, draft, Event, reason)

    async def supersede_quote(
        self, quote: Quote, draft: QuoteDraft, by: str, reason: str = "", *, dropped_names: Collection[str] | None = None
    ) -> Quote:
        """The corrected quote, under the same reference; with ``dropped_names`` it is moved to the topic that it is about from now on, and
        no longer found by mentioned names with these keys.

        Raises:
            UnknownEntry, NotStorable: nothing was stored.
        """
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            writer = self._entry_writer(session, by)
            return await writer.supersede(quote, EntryKind.QUOTE, draft, Quote, reason, dropped_names=dropped_names)

    async def supersede_position(self, position: Position, draft: PositionDraft, by: str, reason: str = "") -> Position:
        """The corrected position, under the same reference. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(position, EntryKind.POSITION, draft, Position, reason)

    async def supersede_citing(self, entry: Entry, draft: CitedDraft, article: ArticleDraft, by: str, reason: str = "") -> Entry:
        """The corrected entry, proved from now on by a short article of its own, which is stored with it.

        Raises:
            UnknownEntry, NotStorable: nothing was stored.
        """
        kind, record = kind_of(draft)
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            writer = self._entry_writer(session, by)
            added = await writer.add_article(article, Origin.BY_HAND, None)
            return await writer.supersede(entry, kind, draft, record, reason, citing=added.article)

    async def correct_article_details(self, article: Article, details: ArticleDetails, by: str, reason: str = "") -> Article:
        """The article with those details; the earlier ones are kept, and the text and what was read from it stay. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.CORRECT_DETAILS, by, reason=reason) as session:
            return await article_details.correct_article_details(session, self._view, article, details, by, self._clock())

    async def withdraw(self, entry: Entry, by: str, reason: str = "") -> None:
        """Closes the entry, an article with all that was read. A library entry ends for this workspace alone. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.WITHDRAW, by, reason=reason) as session:
            await self._entry_writer(session, by).withdraw(entry, reason)

    async def restore(self, ref: str, by: str) -> Entry:
        """The entry of that reference, back after it was withdrawn or merged here. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.RESTORE, by) as session:
            return await self._decision_writer(session, by).restore(ref.strip().casefold())

    async def merge(self, entry: Entry, into: Entry, by: str, reason: str = "") -> None:
        """Ends the entry because ``into`` says the same. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.MERGE, by, entry.ref, into.ref, reason=reason) as session:
            await self._decision_writer(session, by).merge(entry, into, reason)

    async def mark_retelling(self, article: Article, original: Article | None, by: str) -> Article:
        """The article as a retelling of the original, or of none. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.MARK_RETELLING, by, article.ref, *((original.ref,) if original else ())) as session:
            return await self._decision_writer(session, by).mark_retelling(article, original)

    async def prefer(self, fact: Fact, over: Fact, by: str, reason: str) -> None:
        """Prefers the fact to the other one, which stays and is labelled. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.PREFER, by, fact.ref, over.ref, reason=reason) as session:
            await self._decision_writer(session, by).prefer(fact, over, reason)
