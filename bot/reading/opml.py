"""Lists of feeds in OPML, which feed readers exchange: read, and written. Does no I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from bot.core.errors import NotReadable
from bot.core.text import clean, host_of, one_line

#: The most feeds that are taken from one list.
MOST_FEEDS = 200


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed in a list: its web address, and what the list calls it (perhaps nothing)."""

    url: str
    title: str = ""


def looks_like_opml(content: bytes) -> bool:
    """Whether the first bytes are those of a list of feeds."""
    return b"<opml" in content[:4000].lower()


def parse_opml(content: bytes, name: str) -> tuple[ListedFeed, ...]:
    """The feeds in a list, each address once, in the list's order; at most 200.

    Raises:
        NotReadable: it is no such list, or names no feed.
    """
    from lxml import etree  # type: ignore[import-untyped]  # slow to import, so only loaded where a list is read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser) if looks_like_opml(content) else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotReadable("opml-not-one", name=name)
    found: dict[str, ListedFeed] = {}
    for outline in root.iter("outline"):
        values = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        url = values.get("xmlurl", "").strip()
        url = f"https://{url.removeprefix('feed://')}" if url.startswith("feed://") else url.removeprefix("feed:")
        if host_of(url) and len(found) < MOST_FEEDS:
            found.setdefault(url, ListedFeed(url, one_line(values.get("title") or values.get("text") or "")[:200]))
    if not found:
        raise NotReadable("opml-empty", name=name)
    return tuple(found.values())


def written_opml(feeds: Iterable[ListedFeed], title: str) -> str:
    """The list of these feeds as OPML 2.0."""
    lines = (
        f'    <outline type="rss" text={quoteattr(clean(feed.title or feed.url))} title={quoteattr(clean(feed.title or feed.url))}'
        f" xmlUrl={quoteattr(clean(feed.url))}/>"
        for feed in feeds
    )
    body = "\n".join(lines)
    head = f"  <head><title>{escape(clean(title))}</title></head>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}\n  <body>\n{body}\n  </body>\n</opml>'
