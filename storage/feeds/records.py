"""What the store hands out about feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.errors import ChangedMeanwhile, StorageError
from storage.records import FeedState


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a workspace follows. ``topics`` and ``words`` are its filters; empty lets everything through.

    ``failing_since`` is set while it can't be read. ``due_at`` is None unless it is active.
    """

    id: int
    ref: str
    workspace: str
    url: str
    title: str
    topics: tuple[str, ...]
    words: tuple[str, ...]
    every: timedelta
    full_text: bool
    state: FeedState
    reason: str
    platform: str
    created_by: str
    created_at: datetime
    checked_at: datetime | None = None
    good_at: datetime | None = None
    stored: int = 0
    failures: int = 0
    failing_since: datetime | None = None
    due_at: datetime | None = None

    @property
    def name(self) -> str:
        """The title that the feed gives itself, else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class FeedClaim:
    """A feed that one worker looks at, with what its server said of its last answer."""

    feed: Feed
    fence: int
    etag: str | None
    modified: str | None


class ItemOutcome(StrEnum):
    """What became of an item of a feed."""

    STORED = "stored"
    HELD = "held"  #: waits for review
    REVISED = "revised"  #: its publisher has changed it, and with it what is stored
    KNOWN = "known"  #: its content is stored already
    FILTERED = "filtered"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"  #: older than the feed's first look
    TRIED = "tried"  #: its page could not be fetched; another attempt follows


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """A message for the owner of a feed, to be delivered once; ``document`` is JSON."""

    feed: Feed
    document: str


class UnknownFeed(StorageError):
    """This workspace follows no feed of that reference."""

    code = "unknown-feed"


class AlreadyFollowed(StorageError):
    """This workspace follows the feed already."""

    code = "feed-there"


class FeedBusy(StorageError):
    """Another process looks at the feed right now."""

    code = "feed-busy"


class FeedLost(ChangedMeanwhile):
    """Another worker took the feed over, or it was removed; whoever held it must stop."""

    code = "feed-lost"
