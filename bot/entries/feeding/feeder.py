"""Checking feeds that are due: fetched, their new items read, filtered and stored; one that fails is tried ever more rarely.

Several processes may check at the same time; a feed is claimed by one of them only.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import secrets
import socket
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.core.document import Document
from bot.core.errors import BriefingError, NotFetched, NotReadable
from bot.core.outlet import Outlet, PrivateMessages
from bot.core.request import Platform
from bot.entries.adding import add
from bot.entries.comparing import compare
from bot.entries.drafting import GivenMetadata, from_address, from_text
from bot.entries.feeding.filtering import is_about, is_republished, topic_names
from bot.entries.feeding.notices import failing_notice, given_up_notice
from bot.entries.feeding.timing import NOTIFY_AFTER_FAILURES, is_given_up, next_check
from bot.entries.reviewing import needs_review
from bot.entries.verdict import Duplicate
from bot.reading.feed import FeedDocument, FeedItem, marks_of, mentions_any, parse_feed
from bot.reading.fetch import Fetcher, NotNow
from storage.drafts import ArticleDraft, Vocabulary
from storage.errors import ChangedMeanwhile, NotStorable, StorageError, Withdrawn
from storage.feeds.queue import MOST_TRIES, FeedQueue
from storage.feeds.records import Feed, FeedClaim, FeedLost, ItemOutcome
from storage.records import FeedState
from storage.store import ScopedStore
from storage.values import Basis, Origin

log = logging.getLogger(__name__)

#: How long a worker may hold a feed without saying so; it must outlast fetching and reading one item by far.
LEASE = timedelta(minutes=5)

#: Feeds that one process looks at together.
BATCH = 4

#: Of a feed that is new, so many of its newest items are read; the rest is its past.
FIRST_CHECK_ITEMS = 10

#: Items that one look reads; the next look follows soon.
MAX_ITEMS_PER_CHECK = 20

SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What one look at a feed did. ``outcomes`` counts its new items; ``titles`` are those that were stored or wait for review.

    ``problem`` is set where the feed could not be read; ``left`` are items that the next look takes up.
    """

    feed: Feed
    outcomes: Mapping[ItemOutcome, int] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    left: int = 0
    unchanged: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Feeder:
    """Looks at feeds of all workspaces. ``scope`` gives the store of one ("" is the library)."""

    queue: FeedQueue
    scope: Callable[[str], ScopedStore]
    fetcher: Fetcher
    outlets: Mapping[Platform, Outlet] = field(default_factory=dict)
    private_messages: PrivateMessages = field(default_factory=PrivateMessages)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random
    worker: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}")

    async def check_due(self) -> list[FeedCheck]:
        """Look at all feeds that are due, and return what became of each. One that fails does not hold up the others."""
        checks: list[FeedCheck] = []
        while claims := await self.queue.claim_due(self.clock(), self.worker, LEASE, limit=BATCH):
            checks += await asyncio.gather(*(self._check(claim) for claim in claims))
        await self._send_notices()
        return checks

    async def check(self, feed: Feed) -> FeedCheck:
        """Look at one feed now.

        Raises:
            FeedBusy, UnknownFeed: somebody looks at it already, or it was removed.
        """
        check = await self._check(await self.queue.claim(feed, self.clock(), self.worker, LEASE))
        await self._send_notices()
        return check

    async def _check(self, claim: FeedClaim) -> FeedCheck:
        try:
            try:
                fetched = await self.fetcher.fetch_feed(claim.feed.url, etag=claim.etag, modified=claim.modified)
                if fetched.content is None:
                    due = next_check(self.clock(), claim.feed.every, 0, self.chance())
                    feed = await self.queue.succeed(claim, self.clock(), due, etag=fetched.etag, modified=fetched.modified)
                    return FeedCheck(feed, unchanged=True)
                document = await asyncio.to_thread(parse_feed, fetched.content, fetched.url, fetched.media_type)
            except (NotFetched, NotReadable) as error:
                return await self._failed(claim, error)
            check = await self._take_items(claim, document)
            soon = check.left or check.outcomes.get(ItemOutcome.TRIED)
            due = self.clock() + SOON if check.left else next_check(self.clock(), claim.feed.every, 0, self.chance())
            feed = await self.queue.succeed(
                claim,
                self.clock(),
                due,
                # Without validators the next look sees the feed again, whether it has changed or not.
                etag=None if soon else fetched.etag,
                modified=None if soon else fetched.modified,
                url=fetched.moved_to,
                title=document.title,
                stored=check.outcomes.get(ItemOutcome.STORED, 0),
            )
            return replace(check, feed=feed)
        except FeedLost as lost:
            return FeedCheck(claim.feed, problem=lost.message)
        except StorageError as error:
            log.warning("feed %s of %r: %s", claim.feed.ref, claim.feed.workspace, error)
            return FeedCheck(claim.feed, problem=error.message)  # the lease ends and another look follows
        except Exception:
            log.exception("feed %s of %r could not be looked at", claim.feed.ref, claim.feed.workspace)
            return await self._failed(claim, BriefingError("Something broke on my side; the log tells what."))

    async def _failed(self, claim: FeedClaim, error: BriefingError) -> FeedCheck:
        now, feed = self.clock(), claim.feed
        retry_after = error.retry_after if isinstance(error, NotNow) else None
        due = next_check(now, feed.every, feed.failures + 1, self.chance(), retry_after)
        disable = is_given_up(feed, now, error) and feed.state is FeedState.ACTIVE
        told = (
            given_up_notice(feed, error.message)
            if disable
            else failing_notice(feed, error.message)
            if feed.failures + 1 == NOTIFY_AFTER_FAILURES
            else None
        )
        try:
            after = await self.queue.fail(
                claim, now, due, error.message, disable=disable, notice=told.model_dump_json() if told is not None else ""
            )
        except FeedLost as lost:
            return FeedCheck(feed, problem=lost.message)
        return FeedCheck(after, problem=error.message)

    async def _take_items(self, claim: FeedClaim, document: FeedDocument) -> FeedCheck:
        """What became of the items that were never seen."""
        claim = replace(claim, feed=replace(claim.feed, title=document.title or claim.feed.title))
        marks = marks_of(document.items)
        known = await self.queue.known(claim, frozenset().union(*marks))
        fresh: dict[frozenset[str], FeedItem] = {}
        for item, its in zip(document.items, marks, strict=True):
            if known.isdisjoint(its) and not any(its & other for other in fresh):
                fresh[its] = item
        await self._know_again(claim, marks, known)
        outcomes: Counter[ItemOutcome] = Counter()
        newest = sorted(fresh.items(), key=lambda pair: _age(pair[1]), reverse=True)
        if await self.queue.is_new(claim) and len(newest) > FIRST_CHECK_ITEMS:
            past = {mark: ItemOutcome.SKIPPED for its, _ in newest[FIRST_CHECK_ITEMS:] for mark in its}
            await self.queue.settle_items(claim, past, self.clock())
            outcomes[ItemOutcome.SKIPPED] = len(newest) - FIRST_CHECK_ITEMS
            newest = newest[:FIRST_CHECK_ITEMS]
        now = newest[-MAX_ITEMS_PER_CHECK:]  # the oldest first, so that what is stored last is the latest news
        store = self.scope(claim.feed.workspace)
        vocabulary, names = await store.vocabulary(), await topic_names(claim.feed, store)
        titles: list[str] = []
        for its, item in reversed(now):
            await self.queue.renew(claim, self.clock() + LEASE)
            outcome, title = await self._take(claim, item, its, store, vocabulary, names)
            await self.queue.settle_items(claim, dict.fromkeys(its, outcome), self.clock())
            outcomes[outcome] += 1
            titles += [title] if outcome in (ItemOutcome.STORED, ItemOutcome.HELD) else []
        return FeedCheck(claim.feed, dict(outcomes), tuple(titles), left=len(newest) - len(now))

    async def _know_again(self, claim: FeedClaim, marks: Sequence[frozenset[str]], known: Collection[str]) -> None:
        """An item that was edited gets the marks of its new form, so that another edit is known by either."""
        edited = {mark: ItemOutcome.KNOWN for its in marks if not its.isdisjoint(known) for mark in its if mark not in known}
        if edited:
            await self.queue.settle_items(claim, edited, self.clock())

    async def _take(
        self,
        claim: FeedClaim,
        item: FeedItem,
        marks: frozenset[str],
        store: ScopedStore,
        vocabulary: Vocabulary,
        names: Collection[str] | None,
    ) -> tuple[ItemOutcome, str]:
        """What becomes of one item, and its title."""
        feed = claim.feed
        last_try = await self.queue.tries(claim, marks) + 1 >= MOST_TRIES
        try:
            draft = await self._draft(item, feed, vocabulary, last_try=last_try)
        except NotNow:
            return ItemOutcome.TRIED, item.title
        except NotReadable:
            return ItemOutcome.UNREADABLE, item.title
        if item.url is not None and not any(mark.startswith("url:") for mark in marks):
            draft = draft.model_copy(update={"url": None})  # the address of all items is that of none
        if not mentions_any(f"{draft.title}\n{draft.text}", feed.words) or (names is not None and not is_about(draft, names)):
            return ItemOutcome.FILTERED, draft.title
        if await is_republished(draft, store):
            return ItemOutcome.KNOWN, draft.title
        by = f"feed {feed.ref}"
        try:
            if needs_review((await store.workspace_settings()).review, Origin.FEED):
                if isinstance((await compare(draft, store)).verdict, Duplicate):
                    return ItemOutcome.KNOWN, draft.title
                await store.hold_for_review(draft, by=by, origin=Origin.FEED)
                return ItemOutcome.HELD, draft.title
            report = await add(draft, store, by=by, origin=Origin.FEED)
        except NotStorable:
            return ItemOutcome.UNREADABLE, draft.title
        except (ChangedMeanwhile, Withdrawn):  # somebody stored the same article just now, or does not want it
            return ItemOutcome.KNOWN, draft.title
        return (ItemOutcome.STORED if report.added is not None else ItemOutcome.KNOWN), draft.title

    async def _draft(self, item: FeedItem, feed: Feed, vocabulary: Vocabulary, *, last_try: bool) -> ArticleDraft:
        """The item's article: the page that it links to where the feed only has a teaser, else what the feed has.

        Raises:
            NotNow: the page can't be fetched at the moment, and there is hope.
            NotReadable: neither is an article.
        """
        # What a feed calls "updated" is a guess at the publication; the page may know better.
        stated = item.published if item.published is not None and item.published.basis is Basis.STATED else None
        page: ArticleDraft | None = None
        if feed.full_text and item.is_teaser and item.url is not None:
            try:
                page = await from_address(item.url, self.fetcher, vocabulary, GivenMetadata(item.title or None, None, None, stated))
            except NotNow:
                if not last_try:
                    raise
            except (NotFetched, NotReadable) as error:
                log.info("feed %s: %s stays a teaser: %s", feed.ref, item.url, error)
        if page is not None and len(page.text) >= len(item.text) // 2:
            return page if page.publisher else page.model_copy(update={"publisher": feed.title or None})
        return await from_text(item.text, vocabulary, GivenMetadata(item.title or None, feed.title or None, item.url, item.published))

    async def _send_notices(self) -> None:
        """Tell owners what concerns them, once: a notice is taken before it is told, so that a crash can't repeat it."""
        if (tell := self.private_messages.tell) is None:
            return
        for told in await self.queue.take_notices([str(platform) for platform in self.outlets]):
            try:
                document = Document.model_validate_json(told.document)
                await tell(Platform(told.feed.platform), told.feed.workspace, told.feed.created_by, document)
            except Exception:
                log.exception("could not tell %s about feed %s", told.feed.created_by, told.feed.ref)


def _age(item: FeedItem) -> str:
    return item.published.value if item.published is not None else ""
