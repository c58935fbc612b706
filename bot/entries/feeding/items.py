"""What becomes of one item of a feed: read, filtered, then stored or held for review."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass

from bot.core.errors import NotFetched, NotReadable
from bot.entries.adding import add, revise
from bot.entries.comparing import compare
from bot.entries.drafting import GivenMetadata, from_address, from_text
from bot.entries.feeding.filtering import is_about, is_republished
from bot.entries.reviewing import needs_review
from bot.entries.verdict import Duplicate
from bot.reading.feed import FeedItem
from bot.reading.fetch import Fetcher, NotNow
from storage.drafts import ArticleDraft, Vocabulary
from storage.errors import ChangedMeanwhile, NotStorable, UnknownEntry, Withdrawn
from storage.feeds.records import Feed, ItemOutcome
from storage.records import Article
from storage.store import ScopedStore
from storage.values import Basis, Origin
from storage.word_filters import mentions_any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads and stores the items of one feed. An item must mention one of the folded ``topic_names``; None lets all through."""

    feed: Feed
    store: ScopedStore
    fetcher: Fetcher
    vocabulary: Vocabulary
    topic_names: Collection[str] | None

    async def process(self, item: FeedItem, marks: Collection[str], *, last_try: bool) -> tuple[ItemOutcome, str]:
        """What became of the item, and its title. ``last_try``: where its page still can't be fetched, the feed's teaser must do."""
        try:
            draft = await self._draft(item, last_try=last_try)
        except NotNow:
            return ItemOutcome.TRIED, item.title
        except NotReadable:
            return ItemOutcome.UNREADABLE, item.title
        if item.url is not None and not any(mark.startswith("url:") for mark in marks):
            draft = draft.model_copy(update={"url": None})  # an address that several items share belongs to none of them
        if not self._passes_filters(draft):
            return ItemOutcome.FILTERED, draft.title
        if changed := await self._changed_article(draft):
            return await self._revise(draft, changed), draft.title
        if await is_republished(draft, self.store):
            return ItemOutcome.KNOWN, draft.title
        return await self._store(draft), draft.title

    async def process_edited(self, item: FeedItem, *, last_try: bool) -> tuple[ItemOutcome, str]:
        """What became of an item that was seen before and that its publisher has edited: only an article that is stored is read again."""
        try:
            draft = await self._draft(item, last_try=last_try)
        except NotNow:
            return ItemOutcome.TRIED, item.title
        except NotReadable:
            return ItemOutcome.KNOWN, item.title
        changed = await self._changed_article(draft)
        return (ItemOutcome.KNOWN if changed is None else await self._revise(draft, changed)), draft.title

    async def _changed_article(self, draft: ArticleDraft) -> Article | None:
        """The stored article at the draft's address, where its text is another one now."""
        same = [one for one in await self.store.candidates(draft) if one.same_url or one.same_text]
        return next((one.article for one in same if not one.same_text), None) if not any(one.same_text for one in same) else None

    async def _revise(self, draft: ArticleDraft, article: Article) -> ItemOutcome:
        """What became of another text at the address of a stored article. Where feeds are reviewed, so is what they change."""
        if needs_review((await self.store.workspace_settings()).review, Origin.FEED):
            return ItemOutcome.KNOWN
        try:
            revised = await revise(draft, article, self.store, by=f"feed {self.feed.ref}", origin=Origin.FEED)
        except (NotStorable, UnknownEntry):  # a person has changed or withdrawn it at the same moment
            return ItemOutcome.KNOWN
        return ItemOutcome.REVISED if revised and (revised.corrected or revised.added or revised.taken_out) else ItemOutcome.KNOWN

    def _passes_filters(self, draft: ArticleDraft) -> bool:
        has_words = mentions_any(f"{draft.title}\n{draft.text}", self.feed.words)
        return has_words and (self.topic_names is None or is_about(draft, self.topic_names))

    async def _store(self, draft: ArticleDraft) -> ItemOutcome:
        by = f"feed {self.feed.ref}"
        try:
            if needs_review((await self.store.workspace_settings()).review, Origin.FEED):
                if isinstance((await compare(draft, self.store)).verdict, Duplicate):
                    return ItemOutcome.KNOWN
                await self.store.hold_for_review(draft, by=by, origin=Origin.FEED)
                return ItemOutcome.HELD
            report = await add(draft, self.store, by=by, origin=Origin.FEED)
        except NotStorable:
            return ItemOutcome.UNREADABLE
        except (ChangedMeanwhile, Withdrawn):  # another process has just stored the same article, or a person has withdrawn it
            return ItemOutcome.KNOWN
        return ItemOutcome.STORED if report.added is not None else ItemOutcome.KNOWN

    async def _draft(self, item: FeedItem, *, last_try: bool) -> ArticleDraft:
        """The item's article: the page that it links to where the feed only has a teaser, else what the feed has.

        Raises:
            NotNow: the page can't be fetched at the moment, and another check may succeed.
            NotReadable: neither is an article.
        """
        title = item.title or None
        # What a feed calls "updated" is a guess at the publication date; the page may state it.
        stated = item.published if item.published is not None and item.published.basis is Basis.STATED else None
        page: ArticleDraft | None = None
        if self.feed.full_text and item.is_teaser and item.url is not None:
            try:
                page = await from_address(item.url, self.fetcher, self.vocabulary, GivenMetadata(title=title, published=stated))
            except NotNow:
                if not last_try:
                    raise
            except (NotFetched, NotReadable) as error:
                log.info("feed %s: %s stays a teaser: %s", self.feed.ref, item.url, error)
        publisher = self.feed.title or None
        if page is not None and len(page.text) >= len(item.text) // 2:
            return page if page.publisher else page.model_copy(update={"publisher": publisher})
        return await from_text(item.text, self.vocabulary, GivenMetadata(title, publisher, item.url, item.published))
