"""Small, configurable stand-ins for the ports: one per port, no mocking library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.core.document import Document
from bot.core.errors import NotFetched
from bot.core.outlet import Audience, Details, HistoryUnreadable, Mark, OutcomeUnknown, Refused
from bot.core.pacing import Pacer
from bot.core.request import Platform
from bot.reading.fetch import Fetched, FetchedFeed


class FakeClock:
    """A clock that moves when a test says so; calling it gives the time (aware UTC)."""

    def __init__(self, now: datetime = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self.now


class QuickTime:
    """Seconds that go by as soon as they are waited for; who waits for the earliest moment goes on first. Calling it gives the time."""

    def __init__(self) -> None:
        self.now = 0.0
        self._awaited: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        moment = self.now + seconds
        self._awaited.append(moment)
        try:
            await asyncio.sleep(0)  # so that all who wait are known
            while self.now < moment:
                if moment == min(self._awaited):
                    self.now = moment
                else:
                    await asyncio.sleep(0)
        finally:
            self._awaited.remove(moment)


def quick_pacer() -> Pacer:
    """A pacer that keeps every limit, and nobody waits for it."""
    time = QuickTime()
    return Pacer(clock=time, sleep=time.sleep)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that lies in a channel, perhaps under another one."""

    id: str
    audience: Audience
    part: Document
    mark: Mark
    at: datetime
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """For ``FakeOutlet.troubles``: no usable answer comes back, though the message was posted if ``posted``."""

    posted: bool


@dataclass
class FakeOutlet:
    """An outlet whose channels are a list. ``troubles`` are met by the next posts, one each: an error to raise, ``Lost``, or None for none.

    ``blocks_per_part`` splits documents; without ``readable`` history can't be asked. ``amended`` is what messages show since they were
    edited, ``amend_troubles`` are met by the next edits.
    """

    platform: Platform = Platform.SLACK
    clock: FakeClock = field(default_factory=FakeClock)
    blocks_per_part: int = 1000
    readable: bool = True
    posted: list[Posted] = field(default_factory=list)
    troubles: list[Exception | Lost | None] = field(default_factory=list)
    search_troubles: list[Exception] = field(default_factory=list)
    asked: list[Mark] = field(default_factory=list)
    amended: list[tuple[str, Document]] = field(default_factory=list)
    amend_troubles: list[Exception | None] = field(default_factory=list)
    details: Details = Details.BELOW
    shares: list[tuple[int, float]] = field(default_factory=list)
    #: Why nothing can be posted, and whether the bot joins a channel first.
    obstacle: Refused | None = None
    joins: bool = False
    #: Who does not see which channel: (channel, person).
    unseen: set[tuple[str, str]] = field(default_factory=set)
    #: Who left the workspace.
    gone: set[str] = field(default_factory=set)

    def share(self, processes: int, wait: float) -> None:
        self.shares.append((processes, wait))

    def split(self, document: Document) -> tuple[Document, ...]:
        size = self.blocks_per_part
        pieces = [document.blocks[at : at + size] for at in range(0, len(document.blocks), size)] or [()]
        return tuple(document.model_copy(update={"blocks": piece}) for piece in pieces)

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        return self._put(audience, part, mark, None)

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        return self._put(audience, document, mark, message_id)

    async def make_ready(self, audience: Audience) -> bool:
        if self.obstacle is not None:
            raise self.obstacle
        return self.joins

    async def may_see(self, audience: Audience, person: str) -> bool:
        return (audience.channel, person) not in self.unseen

    async def direct_channel(self, workspace: str, person: str) -> str:
        return f"D{person}"

    async def has_left(self, workspace: str, person: str) -> bool:
        return person in self.gone

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark | None) -> None:
        trouble = self.amend_troubles.pop(0) if self.amend_troubles else None
        if trouble is not None:
            raise trouble
        is_ours = mark is None or any(post.id == message_id and post.audience == audience for post in self.posted)
        assert is_ours, "only messages of ours can be edited"
        self.amended.append((message_id, part))

    def _put(self, audience: Audience, part: Document, mark: Mark, under: str | None) -> str:
        trouble = self.troubles.pop(0) if self.troubles else None
        if isinstance(trouble, Exception):
            raise trouble
        if isinstance(trouble, Lost) and not trouble.posted:
            raise OutcomeUnknown("slack-outcome-unknown", error="the connection broke")
        message = Posted(f"m{len(self.posted) + 1}", audience, part, mark, self.clock(), under)
        self.posted.append(message)
        if isinstance(trouble, Lost):
            raise OutcomeUnknown("slack-outcome-unknown", error="the answer was lost")
        return message.id

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        self.asked.append(mark)
        if self.search_troubles:
            raise self.search_troubles.pop(0)
        if not self.readable:
            raise HistoryUnreadable("slack-history-unreadable-other", channel="this channel", error="missing_scope")
        found: Iterable[Posted] = (
            post for post in self.posted if (post.audience, post.mark, post.under) == (audience, mark, thread) and post.at >= since
        )
        return next((post.id for post in found), None)

    def marks(self, audience: Audience | None = None) -> list[tuple[str, int]]:
        """Delivery and part of every message, in the order they were posted."""
        return [(post.mark.delivery, post.mark.part) for post in self.posted if audience in (None, post.audience)]


@dataclass
class FakeFetcher:
    """A fetcher that knows a few pages: content and media type by address."""

    pages: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    async def fetch(self, url: str) -> Fetched:
        if url not in self.pages:
            raise NotFetched("page-missing", host=url, status=404)
        content, media_type = self.pages[url]
        return Fetched(url, content, media_type)

    async def fetch_feed(self, url: str, *, etag: str | None = None, modified: str | None = None) -> FetchedFeed:
        found = await self.fetch(url)
        return FetchedFeed(url, found.content, found.media_type)
