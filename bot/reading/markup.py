"""Reads the mark-up of web pages: the day on which they say that their article was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.core.patterns import regex
from bot.reading import published as publication
from bot.reading.timestamps import day_in, plausible
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
_ARTICLES = regex(
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
#: Words in the class or id of an element that holds comments or other stories.
_OTHER_PART = regex(
    r"(?:^|\s)(?:(?:[\w-]{1,30}-)?(?:comments?|commentlist|disqus|related|recommend\w*|sidebar|most-(?:read|popular|viewed|shared)|trending|read-next|up-next|see-also|more-stories|live-?updates?"
    r"|replies|reactions|promos?|newsletter|teasers?)(?:-[\w-]{1,30})?|(?:user-|customer-)?reviews|review-(?:list|item|body))(?=\s|$)",
    re.IGNORECASE,
)
#: Words in the class of an element that holds what is said of the article itself.
_OWN_PART = regex(r"(?:^|[\s_-])(?:meta|byline|author|info|date|dateline|publish\w*|timestamp|entry-header)(?:$|[\s_-])", re.IGNORECASE)
_PUBLISHED_LABEL = regex(
    r"(?:\b(?:first |originally )?(?:published|posted)(?: on)?|发布(?:时间|日期|于)?|发表于)\s*[:：]?\s*$", re.IGNORECASE
)
#: What in JSON-LD ends a list with a comma too many.
_LOOSE_COMMA = regex(r",(\s{0,50}[}\]])")


def tree_of(html: str) -> Any:
    """The parsed page, or None where it can't be parsed."""
    from lxml import html as parser  # type: ignore[import-untyped]

    try:
        return parser.fromstring(html.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))
    except Exception:  # lxml raises its own errors and ValueError; a page that can't be parsed has no mark-up
        return None


def published(tree: Any) -> PartialDate | None:
    """The publication date that a page's metadata state for the article itself, or None."""
    if tree is None:
        return None
    found = dict(_metadata(tree))
    linked = _linked_date(tree)
    for value in (found.get("article:published_time"), linked, *(found.get(key) for key in _DATE_KEYS)):
        if value and (when := _stated(value)):
            return when
    return _labelled(tree)


def _labelled(tree: Any) -> PartialDate | None:
    """The day of the first time element behind words like "published", INFERRED; None where there is none."""
    for node in tree.iter("time"):
        before = node.getprevious()
        words = (before.tail if before is not None else node.getparent().text if node.getparent() is not None else "") or ""
        if _PUBLISHED_LABEL.search(words[-40:]) and not _belongs_to_another(node) and (day := day_in(node.get("datetime") or "")):
            return PartialDate.day(day, Basis.INFERRED)
    return None


def _stated(value: str) -> PartialDate | None:
    """The day in a value of the metadata, also in words; a year or month is no day. INFERRED where day and month could be swapped."""
    if day := day_in(value):
        return PartialDate.day(day, Basis.STATED)
    if re.match(r"\s*\d{4}", value):
        return None
    when = publication.parse(re.sub(r"[T ]\d{1,2}:\d\d.*$", "", value.strip()[:100]))
    if when is None or when.precision is not Precision.DAY or when.start is None or plausible(when.start) is None:
        return None
    return PartialDate.day(when.start, Basis.INFERRED)


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
    is_card = False
    for depth, above in enumerate(node.iterancestors()):
        if depth > 40 or above.tag in ("body", "html"):
            return is_card
        kind = f"{above.get('class') or ''} {above.get('id') or ''}".replace("_", "-")
        if above.tag in ("aside", "footer") or _OTHER_PART.search(kind):
            return True
        if re.search(r"/(?:Comment|Review|VideoObject|UserComments)$", above.get("itemtype") or ""):
            return True
        if depth < 6 and _OWN_PART.search(kind):
            return False
        is_card = is_card or _is_a_card(above)
    return is_card


def _is_a_card(node: Any) -> bool:
    """Whether an element is the entry of another story in a list: short, with a link in words and without the page's heading."""
    if node.tag not in ("li", "article") and not (node.get("itemtype") or "").endswith(("Posting", "Article")):
        return False
    if len(node.text_content()) > 300 or next(node.iter("h1"), None) is not None:
        return False
    links = (link for link in node.iter("a") if "author" not in f"{link.get('rel') or ''} {link.get('href') or ''}")
    return any(re.search(r"[^\W\d]{4}", link.text_content()) for link in links)


def _linked_date(tree: Any) -> str | None:
    """The date of the article's own object in the page's JSON-LD, or else of the object of the page."""
    articles: list[_Dated] = []
    of_page: str | None = None
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for dated in _dated(_parsed(script.text or "")):
            if dated.is_article:
                articles.append(dated)
            else:
                of_page = of_page or dated.value
    if not articles:
        return of_page
    addresses, headings = _addresses(tree), _headings(tree)
    own = [it for it in articles if it.address in addresses] or [it for it in articles if it.headline in headings]
    # One that names both another address and another headline is another story.
    possible = own or [it for it in articles if not (it.address and addresses and it.headline and headings)]
    return possible[0].value if possible else of_page


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated object in JSON-LD; its address and headline are "" where it has none."""

    value: str
    is_article: bool
    address: str = ""
    headline: str = ""


def _addresses(tree: Any) -> set[str]:
    """The addresses that the page gives as its own."""
    links = [node.get("href") for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    metas = [node.get("content") for node in tree.iter("meta") if (node.get("property") or "").lower() == "og:url"]
    return {_bare(address) for address in (*links, *metas) if address and address.strip("/ ")}


def _headings(tree: Any) -> set[str]:
    """The headings and titles of the page."""
    metas = [node.get("content") for node in tree.iter("meta") if (node.get("property") or node.get("name") or "").lower() == "og:title"]
    words = [*metas, *(node.text_content() for node in tree.iter("h1", "title"))]
    parts = (part for heading in words if heading for part in (heading, *re.split(r"\s[|–—-]\s", heading)))
    return {_folded(part) for part in parts if _folded(part)}


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address.strip().lower()).rstrip("/")


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", words).casefold().split())


def _parsed(text: str) -> Any:
    """The value of a script of JSON, however it is wrapped; None where it is broken."""
    text = (
        re.sub(r"^\s*(?:/\*[^*]{0,200}\*/|<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    for tried in (text, _LOOSE_COMMA.sub(r"\1", text), unescape(text)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _dated(data: Any) -> Iterator[_Dated]:
    """The dated articles and pages in JSON-LD, without the things that they mention."""
    stack = [data]
    for _ in range(2000):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = [re.split(r"[/:#]", str(kind))[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]
            value = _date_value(node.get("datePublished"))
            if value and any(name.endswith(("Article", "Posting", "Report")) and _ARTICLES.fullmatch(name) for name in names):
                yield _Dated(value, True, _address_of(node), _folded(_text_value(node.get("headline") or node.get("name"))))
            elif value and (not names or any(name in _PAGES for name in names)):
                yield _Dated(value, False)
            stack.extend(value for key, value in node.items() if isinstance(value, dict | list) and key.lower() not in _OTHERS)


def _date_value(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return str(value) if isinstance(value, str | int) else ""


def _text_value(value: Any) -> str:
    return unescape(value) if isinstance(value, str) else ""


def _address_of(node: dict[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    address = node.get("url") or (page.get("@id") if isinstance(page, dict) else page) or ""
    return _bare(address) if isinstance(address, str) and address.startswith("http") else ""
