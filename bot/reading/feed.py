"""Parses RSS and Atom feeds into items, and computes the marks by which an item is recognised later. Does no I/O."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXException

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.reading.encodings import decoded
from bot.reading.timestamps import day_in
from storage.urls import without_tracking
from storage.values import Basis, PartialDate

#: No more items of one feed are looked at; what follows is an archive.
MOST_ITEMS = 500
#: Content of at least this many characters is a full article, not a teaser, unless it ends like a teaser.
FULL_LENGTH = 1200
_ENDS_LIKE_A_TEASER = regex(
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
_FEED_ADDRESS = regex(
    r"(?:/(?:rss|feeds?|atom)(?:\.xml|\.json|/)?|\.(?:rss|atom|rdf)|(?:rss|atom|feed)\.(?:xml|json))(?:\?[^#]{0,80})?$"
    r"|[?&]feed=(?:rss2?|atom|rdf)\b",
    re.IGNORECASE,
)
_OF_COMMENTS = regex(r"comment|replies|kommentar|commentaires|comentario|评论", re.IGNORECASE)
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

    content = re.sub(rb"&(?:amp;)?lt;!\[CDATA\[|\]\]&(?:amp;)?gt;", b"", unpacked(content))
    if _head(content).startswith("{"):
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
    dated = str(found.get("version") or "").startswith("rss") and not re.search(rb"<[\w:]{0,20}(?:updated|modified)\b", content)
    items = tuple(item for entry in found.entries[:MOST_ITEMS] if (item := _item(entry, url, dated=dated)).title or item.text)
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
    head = _head(unpacked(content[:100_000]))
    if head.startswith("{"):
        return "jsonfeed.org/version" in head or "jsonfeed.org\\/version" in head
    # Comments and the like may be longer than the feed's head.
    head = re.sub(r"<!--(?:(?!-->)[\s\S]){0,20000}-->|<\?[^>]{0,2000}\?>|<!DOCTYPE[^>\[]{0,500}>", "", head).lstrip()
    return re.match(r"<(?:rss|feed|rdf:RDF|\w{1,10}:(?:feed|rss))\b", head) is not None


def _head(content: bytes) -> str:
    """The beginning of the content as text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[:20_000].decode("utf-16", "ignore").lstrip("\ufeff \t\r\n")
    return content[:100_000].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")


def _json_feed(content: bytes, url: str) -> FeedDocument:
    text = decoded(content)
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        data = {"items": _first_items(text)}
        if not data["items"]:
            raise NotReadable("feed-not-parsed", url=url) from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotReadable("feed-not-a-feed", url=url)
    items = (_json_item(item, url) for item in data["items"][:MOST_ITEMS] if isinstance(item, dict))
    return FeedDocument(_line(data.get("title")), tuple(item for item in items if item.title or item.text))


def _first_items(text: str) -> list[Any]:
    """The items of a JSON Feed that was cut or breaks off, as far as they are whole."""
    start = re.search(r"\"items\"\s*:\s*\[", text)
    at, decoder = start.end() if start else len(text), json.JSONDecoder(strict=False)
    items: list[Any] = []
    while len(items) < MOST_ITEMS and (gap := re.compile(r"[\s,]{0,1000}(?=\{)").match(text, at)):
        try:
            item, at = decoder.raw_decode(text, gap.end())
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _json_item(item: dict[str, Any], url: str) -> FeedItem:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [str(author["name"]) for author in authors or () if isinstance(author, dict) and author.get("name")]
    texts = [
        fragment_text(_words(item, "content_html")),
        _words(item, "content_text").strip(),
        _words(item, "summary"),
    ]
    published = None
    for key, basis in (("date_published", Basis.STATED), ("date_modified", Basis.INFERRED)):
        if day := day_in(_words(item, key)):
            published = PartialDate.day(day, basis)
            break
    return FeedItem(
        guid=_line(item.get("id")),
        url=_item_address(url, _words(item, "url") or _words(item, "external_url")),
        title=_line(fragment_text(_words(item, "title"))),
        text=max(texts, key=len),
        published=published,
        author=_line(", ".join(names)) or None,
    )


def _words(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _item_address(base: str, link: str) -> str | None:
    address = _web_address(base, link)
    return without_tracking(address) if address else None


def feed_links(html: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a web page links to, in the page's order; empty where ``html`` is no page.

    Where its head names none, links of the page whose address or text says that they lead to a feed are taken.
    """
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        tree = parser.fromstring(html, parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises its own errors and ValueError; what can't be parsed links to no feed
        return ()
    base = next((_web_address(url, node.get("href")) for node in tree.iter("base") if node.get("href")), None) or url
    links = [link for link in tree.iter("link") if _is_feed(link)]
    if not any(link.get("href") for link in links):
        links = [link for link in tree.iter("a") if _is_feed(link) or _FEED_ADDRESS.search(link.get("href") or "")][:5]
    # The readers' comments often have a feed of their own.
    links.sort(key=lambda link: _OF_COMMENTS.search(f"{link.get('href') or ''} {link.get('title') or ''} {link.text or ''}") is not None)
    addresses = (_web_address(base, link.get("href")) for link in links)
    return tuple(dict.fromkeys(address for address in addresses if address))


def _is_feed(link: Any) -> bool:
    relations = (link.get("rel") or "").lower().split()
    if link.tag == "link" and not {"alternate", "feed"} & set(relations):
        return False
    kind = (link.get("type") or "").partition(";")[0].lower().strip()
    if kind == "application/json":  # also of a page's data for programs
        return re.search(r"feed", f"{link.get('title') or ''} {link.get('href') or ''}", re.IGNORECASE) is not None
    return kind in _FEED_TYPES or ("feed" in relations and not kind)


def _web_address(base: str, link: str | None) -> str | None:
    """The web address of a link, also of one like "feed:https://…" or "feed://…"; None where it is another kind."""
    words = (link or "").strip()
    words = re.sub(r"^feed:(?=https?://)", "", re.sub(r"^feed://", "https://", words))
    try:
        address = urljoin(base, words)
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and words and host else None


def _item(entry: Any, url: str, *, dated: bool) -> FeedItem:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    # The article's own address, where the link counts readers first.
    address = str(entry.get("pheedo_origlink") or entry.get("feedburner_origlink") or entry.get("link") or "").strip()
    return FeedItem(
        guid=_line(entry.get("id")),
        url=_item_address(url, address),
        title=_line(fragment_text(str(entry.get("title") or ""))),
        text=max((fragment_text(part) for part in contents), key=len),
        published=_published(entry, dated=dated),
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


def _published(entry: Any, *, dated: bool) -> PartialDate | None:
    """The day of publication in the publisher's own time zone; INFERRED where the feed only says when the item was changed.

    ``dated`` tells that what the library calls "updated" is a plain date of the item.
    """
    for key, basis in (("published", Basis.STATED), ("updated", Basis.STATED if dated else Basis.INFERRED)):
        # dict.get, because feedparser's own look-up answers "updated" with the value of "published".
        if (day := day_in(str(dict.get(entry, key) or ""))) is not None:
            return PartialDate.day(day, basis)
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
