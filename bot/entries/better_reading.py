"""Reading articles again that an earlier version of the reader read: by command, and after an upgrade in the background.

What becomes right is no news, no correction and no alert to anybody. An entry that is read again keeps its reference. What people entered,
corrected, approved or rejected stays as they left it, and nothing is added beside it at the same place. Each article is one transaction:
a process that is killed has read it or has not, and several processes never read one twice.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.errors import NotReadable
from bot.entries.matching import Matched, is_same_place, match, says_the_same
from bot.entries.rereading import read_stored
from bot.entries.stored_drafts import draft_of
from bot.reading.article import READER_VERSION
from storage.drafts import ArticleDraft, CitedDraft, Vocabulary, lines_of
from storage.entries.article_details import ArticleDetails, details_of
from storage.errors import NotStorable, StorageError, UnknownEntry
from storage.journal.sessions import PROGRAM
from storage.records import Article, Entry
from storage.store import ScopedStore
from storage.store.rereading import BetterReading, Readings, StoredReading
from storage.values import PartialDate

log = logging.getLogger(__name__)

#: Articles that are read in one run of the background job, and seconds between two of them: answers don't wait for it, nor does stopping.
BATCH, PAUSE = 8, 0.25
#: When everything has been read, how long until another look: an older process may still be adding articles.
LOOK_AGAIN = timedelta(hours=1)
#: Times that one article is tried while people change what was read from it.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What reading articles again did: entries that were changed, added and closed, and those that stay as people left them.

    ``offered`` are the names of main subjects that are no topics.
    """

    articles: int = 0
    changed: int = 0
    added: int = 0
    closed: int = 0
    kept: int = 0
    offered: tuple[str, ...] = ()

    def __add__(self, other: ReadAgain) -> ReadAgain:
        names = (*self.offered, *(name for name in other.offered if name not in self.offered))
        return ReadAgain(
            self.articles + other.articles,
            self.changed + other.changed,
            self.added + other.added,
            self.closed + other.closed,
            self.kept + other.kept,
            names,
        )


async def read_again(
    article: Article,
    store: ScopedStore,
    vocabulary: Vocabulary,
    *,
    by: str = PROGRAM,
    once: bool = True,
    published: PartialDate | None = None,
    part_of: int | None = None,
) -> ReadAgain | None:
    """What reading the article again did; None where it is gone, or another process has done it (``once``).

    An article that can't be read any more counts as read, so that it is not tried for ever. ``published`` is its publication date where
    that has become known. ``part_of`` is the action in the log that this belongs to, else one for all that this version reads.

    Raises:
        StorageError: nothing of the article was stored.
    """
    for attempt in range(_ATTEMPTS):
        stored = await store.stored_reading(article)
        if stored is None:
            return None
        draft = await _draft(stored, article, vocabulary, published)
        better, kept = (None, 0) if draft is None else plan(draft, stored, article)
        try:
            if not await store.store_better_reading(article, stored, better, by, READER_VERSION, once=once, part_of=part_of):
                return None
        except UnknownEntry:  # a person changed something of it meanwhile; the next attempt sees it
            if attempt + 1 == _ATTEMPTS:
                raise
            continue
        except NotStorable:  # it would be no different next time
            log.exception("what was read in %s again can't be stored", article.ref)
            better, kept = None, 0
            await store.store_better_reading(article, stored, None, by, READER_VERSION, once=once, part_of=part_of)
        offered = () if draft is None else tuple([one.name for one in draft.main_subjects if await store.find_topic(one.name) is None])
        if better is None:
            return ReadAgain(1)
        return ReadAgain(1, len(better.replacements), len(better.additions), len(better.endings), kept, offered)
    raise AssertionError("the last attempt returns or raises")


async def _draft(stored: StoredReading, article: Article, vocabulary: Vocabulary, published: PartialDate | None) -> ArticleDraft | None:
    """What the reader finds in the article now; None where it can't read it."""
    given = article if published is None else replace(article, published_when_read=published)
    try:
        return await read_stored(stored.text, given, vocabulary)
    except NotReadable:
        return None
    except Exception:  # one bad article stops nothing
        log.exception("reading %s again failed", article.ref)
        return None


def plan(draft: ArticleDraft, stored: StoredReading, article: Article) -> tuple[BetterReading, int]:
    """What to add, replace and close, so that the article's entries are the draft's as far as people left it to the reader; and how many
    entries stay as people left them."""
    latest = latest_versions(stored)
    decided = [] if stored.decided is None else [*lines_of(stored.decided)]
    touched = frozenset(entry.lineage for entry in latest if entry.lineage in stored.touched or _was_decided(entry, decided))
    # What an earlier reading closed is not there; should this one find it again, it is an entry like any other that was not found before.
    present = [entry for entry in latest if entry.id in stored.visible or entry.lineage in touched]
    matched = match(present, lines_of(draft), touched)
    better = BetterReading(
        draft,
        additions=tuple(_free(matched, stored, touched, decided)),
        replacements=tuple((entry, one) for entry, one in matched.pairs if entry.lineage not in touched and not says_the_same(entry, one)),
        endings=tuple(entry for entry in matched.entries if entry.lineage not in touched),
        details=_found_details(draft, article),
    )
    return better, sum(entry.lineage in touched and entry.id in stored.visible for entry in present)


def latest_versions(stored: StoredReading) -> list[Entry]:
    """Of each entry the version in effect, or else its last one."""
    latest: dict[str, Entry] = {}
    for entry in stored.ever:
        held = latest.get(entry.lineage)
        if held is None or entry.id in stored.visible or held.id not in stored.visible:
            latest[entry.lineage] = entry
    return list(latest.values())


def _was_decided(entry: Entry, decided: Sequence[CitedDraft]) -> bool:
    """Whether the entry is of the same place as a line that somebody was shown in a review of the article."""
    draft = draft_of(entry)
    return draft is not None and any(is_same_place(draft, line) for line in decided)


def _free(matched: Matched, stored: StoredReading, touched: frozenset[str], decided: Sequence[CitedDraft]) -> list[CitedDraft]:
    """The drafts that no entry was read as, less those of the same place as something that people decided about."""
    taken = [*decided, *(one for entry in stored.ever if entry.lineage in touched and (one := draft_of(entry)) is not None)]
    return [draft for draft in matched.drafts if not any(is_same_place(draft, other) for other in taken)]


def _found_details(draft: ArticleDraft, article: Article) -> ArticleDetails | None:
    """The article's details with a publisher and a publication date that were not known before; None where there is neither."""
    held = details_of(article)
    found = replace(held, publisher=held.publisher or draft.publisher, published=held.published or draft.published)
    return found if found != held else None


class Rereader:
    """Reads the articles of all workspaces again that an earlier version of the reader read, some at a time, as a periodic job.

    ``scope`` gives the store of a workspace; None is the library.
    """

    def __init__(self, readings: Readings, scope: Callable[[str | None], ScopedStore], clock: Callable[[], datetime]) -> None:
        self._readings = readings
        self._scope = scope
        self._clock = clock
        self._finished_at: datetime | None = None

    async def read_some(self) -> int:
        """How many articles were read again: at most BATCH, with a pause after each, the library's first."""
        if self._finished_at is not None and self._clock() - self._finished_at < LOOK_AGAIN:
            return 0
        done = 0
        for workspace in await self._readings.workspaces(READER_VERSION):
            done += await self._read_some_of(self._scope(workspace or None), BATCH - done)
            if done >= BATCH:
                return done
        if not done:
            self._finished_at = self._clock()
        return done

    async def _read_some_of(self, store: ScopedStore, limit: int) -> int:
        articles = await store.outdated(READER_VERSION, limit)
        random.shuffle(articles)  # of several processes each begins elsewhere, so that they rarely read the same article
        vocabulary = await store.vocabulary()
        for article in articles:
            try:
                if (found := await read_again(article, store, vocabulary)) is not None:
                    log.info("read %s again: %d entries changed, %d new, %d closed", article.ref, found.changed, found.added, found.closed)
            except StorageError as error:
                log.warning("reading %s again failed, the next run tries again: %s", article.ref, error)
            await asyncio.sleep(PAUSE)
        return len(articles)
