"""Fetching from the web, whose library is loaded when something is fetched: most commands fetch nothing."""

from __future__ import annotations

from collections.abc import Callable

from bot.config import Settings
from bot.reading.fetch import Fetched, FetchedFeed, Fetcher


class LazyFetcher:
    """A fetcher that is made when it is first used."""

    def __init__(self, make: Callable[[], Fetcher]) -> None:
        self._make = make
        self._made: Fetcher | None = None

    async def fetch(self, url: str) -> Fetched:
        """See ``Fetcher.fetch``."""
        return await self._fetcher().fetch(url)

    async def fetch_feed(self, url: str, *, etag: str | None = None, modified: str | None = None) -> FetchedFeed:
        """See ``Fetcher.fetch_feed``."""
        return await self._fetcher().fetch_feed(url, etag=etag, modified=modified)

    def _fetcher(self) -> Fetcher:
        if self._made is None:
            self._made = self._make()
        return self._made


def fetcher_for(settings: Settings) -> Fetcher:
    """The fetcher of pages and feeds, within what the settings allow."""

    def make() -> Fetcher:
        from bot.reading.http_fetcher import HttpFetcher

        return HttpFetcher(allow_private=settings.briefing_fetch_private, ports=settings.fetch_ports)

    return LazyFetcher(make)
