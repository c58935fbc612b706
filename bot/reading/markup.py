"""Reads the mark-up of web pages: their dates, and what in them is no text of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from datetime import datetime as clock
from typing import Any

from bot.reading import published as publication
from storage.values import Basis, PartialDate, Precision

#: Metadata keys under which pages state their publication date, the most reliable first.
_DATE_KEYS = (
    "article:published_time",
    "datepublished",
    "article:published",
    "og:article:published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "weibo:article:create_at",
    "date",
)
#: The types of objects that an article is, in JSON-LD.
_ARTICLES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review|Advertiser|Satirical|Tech|Scholarly|Blog|SocialMedia|LiveBlog"
    r"|Discussion)?(?:Article|Posting|Report|Forum)?"
)
_PAGES = ("WebPage", "ItemPage", "CreativeWork")
#: Keys of JSON-LD below which other things are described.
_OTHERS = frozenset(
    (
        "comment comments review reviews liveblogupdate itemlistelement relatedlink mentions about ispartof haspart video videos image"
        " associatedmedia publisher author citation subjectof potentialaction breadcrumb offers aggregaterating isbasedon mainentityofpage"
    ).split()
)
_OTHER_PART = re.compile(
    r"\b(?:comments?|comment-list|disqus|related|recommend\w*|sidebar|more-stories|most-read|teasers?|live-?updates?|replies"
    r"|reactions|reviews?|promo|newsletter)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\s*([12]\d{3})[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\s*")
_STRUCK = ("s", "strike", "del")
_ADVERTISEMENTS = ("amp-ad", "amp-sticky-ad", "amp-embed", "ins", "amp-consent")
_FIRST = date(1990, 1, 1)
_BLOCKS_IN_CELLS = ("li", "p", "div")


def tree_of(html: str) -> Any:
    """The parsed page, or None where it can't be parsed."""
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        return parser.fromstring(html.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises its own errors and ValueError; a page that can't be parsed has no mark-up
        return None


def day_of(text: str) -> date | None:
    """The day with which a machine-readable date begins, or None; days before 1990 and in the far future are those of no clock."""
    found = _DAY.match(text)
    try:
        return plausible(date(int(found[1]), int(found[2]), int(found[3]))) if found else None
    except ValueError:
        return None


def plausible(day: date) -> date | None:
    """The day, or None where nothing can have been published on the web on it."""
    return day if _FIRST <= day <= clock.now().astimezone().date() + timedelta(days=400) else None


def published(tree: Any) -> PartialDate | None:
    """The publication date that a page's metadata state for the article itself, or None."""
    if tree is None:
        return None
    found = dict(_metadata(tree))
    linked = _linked_date(tree)
    for value in (found.get("article:published_time"), linked, *(found.get(key) for key in _DATE_KEYS)):
        if value and (when := _stated(value)):
            return when
    return None


def _stated(value: str) -> PartialDate | None:
    """The day in a value of the metadata, also in words; a year or month is no day."""
    if day := day_of(value):
        return PartialDate.day(day, Basis.STATED)
    if _DAY.match(value):
        return None
    when = publication.parse(re.sub(r"[T ]\d{1,2}:\d\d.*$", "", value.strip()))
    if when is None or when.precision is not Precision.DAY or when.start is None or plausible(when.start) is None:
        return None
    numbers = re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}", value.strip())
    is_clear = numbers is None or int(numbers[1]) > 12 or int(numbers[2]) > 12 or numbers[1] == numbers[2]
    return PartialDate.day(when.start, Basis.STATED if is_clear else Basis.INFERRED)


def _metadata(tree: Any) -> Iterator[tuple[str, str]]:
    """The keys and values of a page's metadata, the last of each key first; what belongs to comments and other stories is left out."""
    pairs: list[tuple[str, str]] = []
    for node in tree.iter("meta", "time", "span", "abbr"):
        key = node.get("property") or node.get("name") or node.get("itemprop") or ("pubdate" if node.get("pubdate") is not None else "")
        value = node.get("content") or node.get("datetime")
        if key and value and not _belongs_to_another(node):
            pairs.append((key.strip().lower(), value))
    yield from reversed(pairs)


def _belongs_to_another(node: Any) -> bool:
    """Whether a node lies in the page's comments, or in a list of other stories."""
    if node.tag == "meta" and (node.getparent() is None or node.getparent().tag == "head"):
        return False
    for depth, above in enumerate(node.iterancestors()):
        if depth > 40 or above.tag in ("body", "html"):
            return False
        if above.tag in ("aside", "footer") or _OTHER_PART.search(f"{above.get('class') or ''} {above.get('id') or ''}".replace("_", "-")):
            return True
        if re.search(r"/(?:Comment|Review|VideoObject|UserComments)$", above.get("itemtype") or ""):
            return True
    return False


def _linked_date(tree: Any) -> str | None:
    """The date of the article's own object in the page's JSON-LD, or else of the object of the page."""
    of_page: str | None = None
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for kind, value in _dated(_parsed(script.text or "")):
            if kind == "article":
                return value
            of_page = of_page or value
    return of_page


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _dated(data: Any) -> Iterator[tuple[str, str]]:
    """The dates of articles and pages in JSON-LD, without those of the things that they mention."""
    stack = [data]
    for _ in range(2000):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
            value = node.get("datePublished")
            if isinstance(value, str) and any(
                name.endswith(("Article", "Posting", "Report")) and _ARTICLES.fullmatch(name) for name in names
            ):
                yield "article", value
            elif isinstance(value, str) and (not names or any(name in _PAGES for name in names)):
                yield "page", value
            stack.extend(value for key, value in node.items() if isinstance(value, dict | list) and key.lower() not in _OTHERS)


def pruned(tree: Any, html: str) -> str:
    """The page without struck-out text, note marks and advertisements, with lists in table cells as text.

    The page itself comes back where it has none of these.
    """
    from lxml import html as serializer

    changed = False
    for node in list(tree.iter(*_STRUCK, *_ADVERTISEMENTS)):
        changed |= _dropped(node)
    for node in list(tree.iter("sup")):
        if _NOTE_MARK.fullmatch(node.text_content()) and (node.find(".//a") is not None or _is_after_a_figure(node)):
            changed |= _dropped(node)
    for cell in list(tree.iter("td", "th")):
        blocks = [node for node in cell.iter(*_BLOCKS_IN_CELLS) if next(node.iterdescendants(*_BLOCKS_IN_CELLS), None) is None]
        if blocks:
            words = "; ".join(" ".join(part.split()) for part in (node.text_content() for node in blocks) if part.strip())
            lead = " ".join((cell.text or "").split())
            for child in list(cell):
                cell.remove(child)
            cell.text = f"{lead} {words}".strip()
            changed = True
    return str(serializer.tostring(tree, encoding="unicode")) if changed else html


def _dropped(node: Any) -> bool:
    if node.getparent() is None:
        return False
    node.drop_tree()
    return True


def _is_after_a_figure(node: Any) -> bool:
    """Whether a raised number stands directly after a figure of several digits or a full word, where it is no exponent."""
    before = node.getprevious()
    words = (before.tail if before is not None else node.getparent().text) or ""
    return re.search(r"(?:\d{3}|[\d,.]{4}|[^\W\d_]{4}|[.,;”\"])$", words) is not None
