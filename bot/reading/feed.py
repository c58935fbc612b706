"""Parses RSS and Atom feeds into items, and computes the marks by which an item is recognised later. Does no I/O."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

from bot.core.errors import NotReadable
from bot.reading.markup import plausible
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
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/xml", "text/xml")
#: Addresses that end like those of feeds.
_FEED_ADDRESS = re.compile(
    r"(?:/(?:rss|feeds?|atom)(?:\.xml|\.json|/)?|\.(?:rss|atom)|(?:rss|atom|feed)\.(?:xml|json))(?:\?[^#]{0,80})?$", re.IGNORECASE
)
_MOST_UNPACKED = 20_000_000


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

    content = unpacked(content).replace(b"&lt;![CDATA[", b"").replace(b"]]&gt;", b"")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(content, url)
    media_type = media_type if "xml" in media_type else ""
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


def unpacked(content: bytes) -> bytes:
    """The content, unpacked where it is gzipped in itself, up to 20 MB."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, _MOST_UNPACKED)
    except zlib.error:
        return content


def looks_like_a_feed(content: bytes) -> bool:
    """Whether the first bytes are those of RSS, Atom, RDF or a JSON Feed, whatever the server calls it."""
    head = unpacked(content[:100_000])[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"{":
        return b"jsonfeed.org/version" in head
    return re.search(rb"<(?:rss|feed|rdf:RDF|\w{1,10}:feed)\b", head) is not None


def _json_feed(content: bytes, url: str) -> FeedDocument:
    try:
        data = json.loads(content.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise NotReadable("feed-not-parsed", url=url) from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotReadable("feed-not-a-feed", url=url)
    items = (_json_item(item, url) for item in data["items"][:MOST_ITEMS] if isinstance(item, dict))
    return FeedDocument(_line(data.get("title")), tuple(item for item in items if item.title or item.text))


def _json_item(item: dict[str, Any], url: str) -> FeedItem:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [str(author["name"]) for author in authors or () if isinstance(author, dict) and author.get("name")]
    link = urljoin(url, str(item.get("url") or item.get("external_url") or ""))
    texts = [
        fragment_text(str(item.get("content_html") or "")),
        str(item.get("content_text") or "").strip(),
        str(item.get("summary") or ""),
    ]
    published = None
    for key, basis in (("date_published", Basis.STATED), ("date_modified", Basis.INFERRED)):
        if day := _local_day(str(item.get(key) or "")):
            published = PartialDate.day(day, basis)
            break
    return FeedItem(
        guid=_line(item.get("id")),
        url=without_tracking(link) if (item.get("url") or item.get("external_url")) and link.startswith(("http://", "https://")) else None,
        title=_line(fragment_text(str(item.get("title") or ""))),
        text=max(texts, key=len),
        published=published,
        author=_line(", ".join(names)) or None,
    )


def feed_links(html: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a web page links to, in the page's order; empty where ``html`` is no page.

    Where its head names none, links of the page whose address or text says that they lead to a feed are taken.
    """
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        tree = parser.fromstring(html, parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises its own errors and ValueError; what can't be parsed links to no feed
        return ()
    base = next((urljoin(url, node.get("href").strip()) for node in tree.iter("base") if node.get("href")), url)
    links = [link.get("href") for link in tree.iter("link") if "alternate" in (link.get("rel") or "").lower().split() and _is_feed(link)]
    if not any(links):
        links = [link.get("href") for link in tree.iter("a") if _is_feed(link) or _FEED_ADDRESS.search(link.get("href") or "")][:5]
    addresses = (_web_address(base, link) for link in links)
    return tuple(dict.fromkeys(address for address in addresses if address))


def _is_feed(link: Any) -> bool:
    return (link.get("type") or "").partition(";")[0].lower().strip() in _FEED_TYPES


def _web_address(base: str, link: str | None) -> str | None:
    """The web address of a link, also of one like "feed:https://…" or "feed://…"; None where it is another kind."""
    words = (link or "").strip()
    words = re.sub(r"^feed:(?=https?://)", "", re.sub(r"^feed://", "https://", words))
    try:
        address = urljoin(base, words)
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and words else None


def _item(entry: Any, url: str) -> FeedItem:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    # The article's own address, where the link counts readers first.
    address = str(entry.get("pheedo_origlink") or entry.get("feedburner_origlink") or entry.get("link") or "").strip()
    link = urljoin(url, address) if address else ""
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
        words = str(dict.get(entry, key) or "")
        day = _local_day(words)
        # What the library reads is only taken where it stands so in the words: it fills what it can't read from today's date.
        if day is None and (parsed := dict.get(entry, f"{key}_parsed")):
            read = date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
            numbers = [int(number) for number in re.findall(r"\d{1,4}", words)]
            day = plausible(read) if not words or (read.year in numbers and read.day in numbers) else None
        if day is not None:
            return PartialDate.day(day, basis)
    return None


_YEAR_FIRST = re.compile(r"\s*((?:19|20)\d\d)(?:[-/.]|\s?年\s?)(\d{1,2})(?:[-/.]|\s?月\s?)(\d{1,2})(?!\d)")
_MONTH_NAMED = re.compile(r"\s*(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[- ,]+((?:19|20)\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _local_day(words: str) -> date | None:
    """The day in the publisher's own time zone, or None where it can't be read or nothing can be published on it.

    >>> _local_day("2025/03/04 23:30")
    datetime.date(2025, 3, 4)
    """
    try:
        if found := _YEAR_FIRST.match(words):
            return plausible(date(int(found[1]), int(found[2]), int(found[3])))
        if (found := _MONTH_NAMED.match(words)) and found[2].lower() in _MONTHS:
            return plausible(date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])))
        if re.search(r"\b0\d{3}\b", words):
            return None
        return plausible(parsedate_to_datetime(words).date())
    except (ValueError, TypeError, IndexError):
        pass
    try:
        return plausible(datetime.fromisoformat(words.strip()).date())
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
