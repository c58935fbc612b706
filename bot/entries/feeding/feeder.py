"""Checking feeds that are due: fetched, their new items read and stored; one that fails is tried at ever longer intervals.

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
from bot.core.measuring import Measure, measured
from bot.core.messages import explain
from bot.core.outlet import Outlet, PrivateMessages
from bot.core.request import Platform
from bot.entries.feeding.filtering import topic_names
from bot.entries.feeding.items import ItemReader
from bot.entries.feeding.notices import failing_notice, given_up_notice
from bot.entries.feeding.selecting import edited_items, marks_of_edited_items, select_items
from bot.entries.feeding.timing import NOTIFY_AFTER_FAILURES, is_given_up, next_check
from bot.entries.workers import in_worker
from bot.reading.feed import FeedDocument, marks_of, parse_feed
from bot.reading.fetch import FetchedFeed, Fetcher, NotNow
from storage.errors import StorageError
from storage.feeds.queue import MOST_TRIES, FeedQueue
from storage.feeds.records import Feed, FeedClaim, FeedLost, ItemOutcome
from storage.records import FeedState
from storage.store import ScopedStore

log = logging.getLogger(__name__)

#: How long a claim on a feed lasts unless it is renewed; fetching and reading one item must take far less.
LEASE = timedelta(minutes=5)
#: Feeds that one process checks at the same time.
BATCH = 4
#: When a feed is checked again that has more new items than one check reads.
SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What one check of a feed did. ``outcomes`` counts its new items; ``titles`` are those that were stored or held for review.

    ``problem`` is set where the feed could not be read; ``left`` counts items that the next check reads.
    """

    feed: Feed
    outcomes: Mapping[ItemOutcome, int] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    left: int = 0
    unchanged: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Feeder:
    """Checks the feeds of all workspaces.

    ``scope`` gives the store of one workspace ("" is the library). ``private_messages`` reach a feed's owner; notices wait in the
    store for a process that has their platform among its ``outlets``. ``chance`` gives numbers from 0 to 1, see ``next_check``.
    """

    queue: FeedQueue
    scope: Callable[[str], ScopedStore]
    fetcher: Fetcher
    outlets: Mapping[Platform, Outlet] = field(default_factory=dict)
    private_messages: PrivateMessages = field(default_factory=PrivateMessages)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random
    worker: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}")

    async def check_due(self) -> list[FeedCheck]:
        """What became of each feed that was due. One that fails does not hold up the others."""
        checks: list[FeedCheck] = []
        while claims := await self.queue.claim_due(self.clock(), self.worker, LEASE, limit=BATCH):
            checks += await asyncio.gather(*(self._check(claim) for claim in claims))
        await self._send_notices()
        return checks

    async def check(self, feed: Feed) -> FeedCheck:
        """What became of this feed, checked now.

        Raises:
            FeedBusy: another process is checking it.
            UnknownFeed: it was removed.
        """
        check = await self._check(await self.queue.claim(feed, self.clock(), self.worker, LEASE))
        await self._send_notices()
        return check

    async def _check(self, claim: FeedClaim) -> FeedCheck:
        try:
            try:
                fetched = await self.fetcher.fetch_feed(claim.feed.url, etag=claim.etag, modified=claim.modified)
                if fetched.content is None:
                    return await self._record_unchanged(claim, fetched)
                document = await in_worker(parse_feed, fetched.content, fetched.url, fetched.media_type)
            except (NotFetched, NotReadable) as error:
                return await self._record_failure(claim, error)
            check = await self.read_items(claim, document)
            return await self._record_success(claim, fetched, document.title, check)
        except FeedLost as lost:
            return FeedCheck(claim.feed, problem=explain(lost).message)
        except StorageError as error:
            log.warning("feed %s of %r: %s", claim.feed.ref, claim.feed.workspace, error)
            return FeedCheck(claim.feed, problem=explain(error).message)  # the lease runs out and another check follows
        except Exception:
            log.exception("feed %s of %r could not be checked", claim.feed.ref, claim.feed.workspace)
            return await self._record_failure(claim, BriefingError("feed-check-broken"))

    async def _record_unchanged(self, claim: FeedClaim, fetched: FetchedFeed) -> FeedCheck:
        due = next_check(self.clock(), claim.feed.every, 0, self.chance())
        feed = await self.queue.succeed(claim, self.clock(), due, etag=fetched.etag, modified=fetched.modified)
        return FeedCheck(feed, unchanged=True)

    async def _record_success(self, claim: FeedClaim, fetched: FetchedFeed, title: str, check: FeedCheck) -> FeedCheck:
        due = self.clock() + SOON if check.left else next_check(self.clock(), claim.feed.every, 0, self.chance())
        # Without validators the server sends the feed again, whether it has changed or not.
        needs_another_look = check.left or check.outcomes.get(ItemOutcome.TRIED)
        feed = await self.queue.succeed(
            claim,
            self.clock(),
            due,
            etag=None if needs_another_look else fetched.etag,
            modified=None if needs_another_look else fetched.modified,
            url=fetched.moved_to,
            title=title,
            stored=check.outcomes.get(ItemOutcome.STORED, 0),
        )
        return replace(check, feed=feed)

    async def _record_failure(self, claim: FeedClaim, error: BriefingError) -> FeedCheck:
        now, feed = self.clock(), claim.feed
        retry_after = error.retry_after if isinstance(error, NotNow) else None
        due = next_check(now, feed.every, feed.failures + 1, self.chance(), retry_after)
        disable = is_given_up(feed, now, error) and feed.state is FeedState.ACTIVE
        notice: Document | None = None
        if disable:
            notice = given_up_notice(feed, error.message)
        elif feed.failures + 1 == NOTIFY_AFTER_FAILURES:
            notice = failing_notice(feed, error.message)
        stored_notice = "" if notice is None else notice.model_dump_json()
        try:
            after = await self.queue.fail(claim, now, due, error.message, disable=disable, notice=stored_notice)
            measured(Measure.FEED_ERROR, which=error.code)
            log.warning("feed %s of %r %s: %s", feed.ref, feed.workspace, "is given up" if disable else "can't be read", error.message)
        except FeedLost as lost:
            return FeedCheck(feed, problem=explain(lost).message)
        return FeedCheck(after, problem=error.message)

    async def read_items(self, claim: FeedClaim, document: FeedDocument) -> FeedCheck:
        """What became of the feed's new items, each recorded as soon as it is settled. Raises FeedLost."""
        feed = replace(claim.feed, title=document.title or claim.feed.title)
        marks = marks_of(document.items)
        known = await self.queue.known(claim, frozenset().union(*marks))
        selection = select_items(document.items, marks, known, is_new_feed=await self.queue.is_new(claim))
        outcomes: Counter[ItemOutcome] = Counter()
        if selection.skipped_items:
            await self.queue.settle_items(claim, dict.fromkeys(selection.skipped, ItemOutcome.SKIPPED), self.clock())
            outcomes[ItemOutcome.SKIPPED] = selection.skipped_items
        store = self.scope(feed.workspace)
        reader = ItemReader(feed, store, self.fetcher, await store.vocabulary(), await topic_names(feed, store))
        titles: list[str] = []
        for its_marks, item in selection.to_read:
            await self.queue.renew(claim, self.clock() + LEASE)
            last_try = await self.queue.tries(claim, its_marks) + 1 >= MOST_TRIES
            outcome, title = await reader.process(item, its_marks, last_try=last_try)
            await self.queue.settle_items(claim, dict.fromkeys(its_marks, outcome), self.clock())
            outcomes[outcome] += 1
            titles += [title] if outcome in (ItemOutcome.STORED, ItemOutcome.HELD) else []
        titles += await self._read_edited(claim, document, marks, known, reader, outcomes)
        return FeedCheck(feed, dict(outcomes), tuple(titles), left=selection.left)

    async def _read_edited(
        self,
        claim: FeedClaim,
        document: FeedDocument,
        marks: Sequence[frozenset[str]],
        known: Collection[str],
        reader: ItemReader,
        outcomes: Counter[ItemOutcome],
    ) -> list[str]:
        """The titles of articles that were changed by their publisher, as edited items tell; all edits are recorded. Raises FeedLost."""
        unread = marks_of_edited_items(marks, known)
        titles: list[str] = []
        for its_marks, item in edited_items(document.items, marks, known):
            await self.queue.renew(claim, self.clock() + LEASE)
            last_try = await self.queue.tries(claim, its_marks) + 1 >= MOST_TRIES
            outcome, title = await reader.process_edited(item, last_try=last_try)
            await self.queue.settle_items(claim, dict.fromkeys(its_marks, outcome), self.clock())
            unread = {mark: settled for mark, settled in unread.items() if mark not in its_marks}
            if outcome is not ItemOutcome.KNOWN:
                outcomes[outcome] += 1
            titles += [title] if outcome is ItemOutcome.REVISED else []
        if unread:
            await self.queue.settle_items(claim, unread, self.clock())
        return titles

    async def _send_notices(self) -> None:
        """Sends owners their notices, each at most once: it leaves the store before it is sent, so that a crash can't repeat it."""
        if (tell := self.private_messages.tell) is None:
            return
        for notice in await self.queue.take_notices([str(platform) for platform in self.outlets]):
            try:
                document = Document.model_validate_json(notice.document)
                await tell(Platform(notice.feed.platform), notice.feed.workspace, notice.feed.created_by, document)
            except Exception:
                log.exception("could not notify %s about feed %s", notice.feed.created_by, notice.feed.ref)
