"""The port through which pages and feeds are fetched, and what it gives; ``http_fetcher`` does it, and loads a large library for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from bot.core.errors import NotFetched


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page: its address after redirects, the decompressed body, and the Content-Type as sent."""

    url: str
    content: bytes = field(repr=False)
    media_type: str = "text/html"


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """A fetched feed; ``content`` is None where it has not changed since the request's validators.

    ``etag`` and ``modified`` are the validators to send next time. ``moved_to`` is the target of permanent redirects.
    """

    url: str
    content: bytes | None = field(repr=False)
    media_type: str = ""
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None


class NotNow(NotFetched):
    """The server can't answer at the moment. ``retry_after`` is how many seconds it asks to wait, None where it does not say."""

    code = "not-fetched-now"

    def __init__(self, key: str, *, retry_after: float | None = None, **arguments: object) -> None:
        super().__init__(key, **arguments)
        self.retry_after = retry_after


class GoneForGood(NotFetched):
    """The server says that the page is gone permanently (HTTP 410)."""

    code = "gone"


class Fetcher(Protocol):
    """Fetches pages and feeds: the port through which articles are added from the web."""

    async def fetch(self, url: str) -> Fetched:
        """The page at an address.

        Raises:
            NotFetched: it could not be fetched; the message says why and what to do next.
        """
        ...

    async def fetch_feed(self, url: str, *, etag: str | None = None, modified: str | None = None) -> FetchedFeed:
        """The feed at an address; without content where it has not changed since the answer that gave these validators.

        Raises:
            NotNow: the server can't answer at the moment; trying again later may help.
            NotFetched: it could not be fetched; the message says why and what to do next.
        """
        ...
