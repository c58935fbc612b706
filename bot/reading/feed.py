"""Parses RSS and Atom feeds into items, and computes the marks by which an item is recognised later. Does no I/O."""

from __future__ import annotations

import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

from bot.core.errors import NotReadable
from storage.urls import without_tracking
from storage.values import Basis, PartialDate

#: No more items of one feed are looked at; what follows is an archive.
MOST_ITEMS = 500
#: Content of at least this many characters is a full article, not a teaser, unless it ends like a teaser.
FULL_LENGTH = 1200
_ENDS_LIKE_A_TEASER = re.compile(
    r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|(?:read|see|learn) (?:more|on)|continue reading|full (?:story|article)|阅读全文|查看全文)"
    r"[\s\].»›→>-]*$",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section", "article", "pre"}
)
_UNREAD = frozenset({"script", "style", "iframe", "figure", "figcaption", "noscript", "svg", "form"})
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed. ``text`` is its content without markup; ``url`` is without tracking parameters."""

    guid: str
    url: str | None
    title: str
    text: str = field(repr=False)
    published: PartialDate | None = None
    author: str | None = None

    @property
    def is_teaser(self) -> bool:
        """Whether the text only begins the article."""
        return len(self.text) < FULL_LENGTH or _ENDS_LIKE_A_TEASER.search(self.text[-60:]) is not None


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed as it was when fetched. Its items are in the feed's order, which usually is newest first."""

    title: str
    items: tuple[FeedItem, ...]


def parse_feed(content: bytes, url: str, media_type: str = "") -> FeedDocument:
    """The feed in an answer.

    Raises:
        NotReadable: it is no feed, or too broken to hold a single item.
    """
    import feedparser  # slow to import, so only loaded where a feed is read

    headers = {"content-location": url, "content-type": media_type or "application/xml"}
    try:
        # A file object, because feedparser takes a string for an address to fetch or a file to open.
        found = feedparser.parse(io.BytesIO(content), response_headers=headers)
    except Exception as error:  # a broken feed may make the parser raise anything; all of it means that the feed can't be read
        raise NotReadable("feed-not-parsed", url=url) from error
    if not found.get("version") and not found.entries:
        raise NotReadable("feed-not-a-feed", url=url)
    items = tuple(item for entry in found.entries[:MOST_ITEMS] if (item := _item(entry, url)).title or item.text)
    if not items and isinstance(found.get("bozo_exception"), SAXException):
        raise NotReadable("feed-broken", url=url)
    return FeedDocument(_line(found.feed.get("title")), items)


def feed_links(html: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a web page links to, in the page's order; empty where ``html`` is no page."""
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        tree = parser.fromstring(html, parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises its own errors and ValueError; what can't be parsed links to no feed
        return ()
    found = []
    for link in tree.iter("link"):
        if "alternate" in (link.get("rel") or "").lower().split() and (link.get("type") or "").lower().strip() in _FEED_TYPES[:3]:
            address = urljoin(url, (link.get("href") or "").strip())
            if address.startswith(("http://", "https://")):
                found.append(address)
    return tuple(dict.fromkeys(found))


def _item(entry: Any, url: str) -> FeedItem:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    link = urljoin(url, str(entry.get("link") or "").strip()) if entry.get("link") else ""
    return FeedItem(
        guid=_line(entry.get("id")),
        url=without_tracking(link) if link.startswith(("http://", "https://")) else None,
        title=_line(fragment_text(str(entry.get("title") or ""))),
        text=max((fragment_text(part) for part in contents), key=len),
        published=_published(entry),
        author=_line(entry.get("author")) or None,
    )


def _line(value: object) -> str:
    return " ".join(str(value or "").split())[:500]


def fragment_text(html: str) -> str:
    """The text of a piece of markup, with each block element on a line of its own."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import html as parser

    try:
        tree = parser.fragment_fromstring(html.replace("\x00", " "), create_parent="div")
    except Exception:  # as in feed_links; what can't be parsed only loses its tags
        return re.sub(r"<[^<>]{0,500}>", " ", html).strip()
    pieces: list[str] = []
    _gather(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _gather(root: Any, pieces: list[str]) -> None:
    """Appends the text below a node. Not recursive, since markup may be nested to any depth."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        is_element = isinstance(node.tag, str)
        if is_end:
            pieces.append("\n" if is_element and node.tag in _BLOCKS else "")
            if node is not root:
                pieces.append(node.tail or "")
            continue
        stack.append((node, True))
        if not is_element or node.tag in _UNREAD:
            continue
        if node.tag in _BLOCKS:
            pieces.append("\n")
        pieces.append((node.text or "").replace("\n", " ") if node.tag != "pre" else node.text or "")
        stack.extend((child, False) for child in reversed(node))


def _published(entry: Any) -> PartialDate | None:
    """The day of publication in the publisher's own time zone; INFERRED where the feed only says when the item was changed."""
    for key, basis in (("published", Basis.STATED), ("updated", Basis.INFERRED)):
        # dict.get, because feedparser's own look-up answers "updated" with the value of "published".
        day = _local_day(str(dict.get(entry, key) or ""))
        if day is None and (parsed := dict.get(entry, f"{key}_parsed")):
            day = date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
        if day is not None and 1990 <= day.year <= 2100:
            return PartialDate.day(day, basis)
    return None


def _local_day(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        pass
    try:
        return datetime.fromisoformat(words.strip()).date()
    except ValueError:
        return None


# --- recognising items


def marks_of(items: Sequence[FeedItem]) -> list[frozenset[str]]:
    """For each item, the marks by which it is recognised later: hashes of its guid, its address, and its content.

    A guid or address that items of different content share within one feed is left out: it is the site's, or a mistake.
    """
    contents = [_digest("text", f"{item.title}\n{item.text}") for item in items]
    named = [[_digest("guid", item.guid)] * bool(item.guid) + [_digest("url", item.url or "")] * bool(item.url) for item in items]
    holders: dict[str, set[str]] = defaultdict(set)
    for content, names in zip(contents, named, strict=True):
        for name in names:
            holders[name].add(content)
    return [
        frozenset({content, *(name for name in names if len(holders[name]) == 1)}) for content, names in zip(contents, named, strict=True)
    ]


def _digest(kind: str, value: str) -> str:
    return f"{kind}:{hashlib.sha256(' '.join(value.split()).casefold().encode('utf-8', 'replace')).hexdigest()[:32]}"


def mentions_any(text: str, words: Iterable[str]) -> bool:
    """Whether the text passes a filter: it holds none of the words that begin with "-", and one of the others if there are any.

    Words are matched whole, in any case.
    """
    wanted = [word for word in words if not word.startswith("-")]
    unwanted = [word[1:] for word in words if word.startswith("-") and len(word) > 1]
    if any(_holds(text, word) for word in unwanted):
        return False
    return not wanted or any(_holds(text, word) for word in wanted)


def _holds(text: str, word: str) -> bool:
    left = r"(?<!\w)" if word[:1].isascii() else ""
    right = r"(?!\w)" if word[-1:].isascii() else ""
    return re.search(left + re.escape(word) + right, text, re.IGNORECASE) is not None
