"""Extracts the text and metadata of a file or web page, for the reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.reading import encodings, markup, masthead, pruning, walls
from bot.reading import published as publication
from bot.reading.pdf import pdf_text
from bot.reading.timestamps import day_in
from storage.values import Basis, PartialDate

#: The largest file that is read, in bytes; news articles are a few kilobytes.
MAX_BYTES = 5_000_000

_CHINESE = regex(r"[\u3400-\u9fff]")
_LETTER = regex(r"[^\W\d_]")
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
_FRONT_MATTER = regex(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_HTML = regex(r"<(?:!doctype html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_DAY_IN_ADDRESS = regex(r"/((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?![\d.])")

#: The first bytes of a PDF.
PDF = b"%PDF-"

#: The first bytes of files that are not text, with what the file is.
_SIGNATURES = (
    (b"PK\x03\x04", "an office document or archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format", "a database"),
    (b"\x7fELF", "a program"),
)
_FRONT_KEYS = ("title", "publisher", "author", "url", "published", "note", "summary-of", "language")


@dataclass(frozen=True, slots=True)
class Page:
    """The running text of a page or file, and its metadata; None where it has none."""

    text: str = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: PartialDate | None = None  #: basis STATED where metadata give it, INFERRED where it was guessed from the page
    language: str = "en"
    note: str | None = None
    summary_of: str | None = None


def text_of(name: str, content: bytes, media_type: str = "") -> Page:
    """The page in a file or an HTTP body: plain text, Markdown with or without front matter, HTML, or a PDF that holds text.

    The format is recognised by the media type, the file name, and then the content.

    Raises:
        NotReadable: it is empty, too large, no text, or its front matter is wrong; the message names the file.
    """
    _refuse_what_is_no_text(name, content)
    if content[:1024].lstrip().startswith(PDF):
        return _pdf_page(name, content)
    kind = _kind(name, content, media_type)
    if kind == "html":
        return page_text(content, None, charset=encodings.charset_of_type(media_type), name=name)
    text = _clean(_decoded(content, name, encodings.charset_of_type(media_type)))
    page = _with_front_matter(text, name)
    if kind == "markdown":
        page = _without_markdown(page)
    if not _LETTER.search(page.text):
        raise NotReadable("file-without-words", name=name)
    return replace(page, language=page.language or language_of(page.text))


def answer_page(url: str, content: bytes, media_type: str) -> Page:
    """The page in the answer of a server: a web page, a text or a PDF, whose bytes are believed before its Content-Type.

    Raises:
        NotReadable: as of ``text_of`` and ``page_text``.
    """
    if "html" in media_type.lower() and not content[:1024].lstrip().startswith(PDF):
        return page_text(content, url, charset=encodings.charset_of_type(media_type))
    return text_of(url, content, media_type)


def _pdf_page(name: str, content: bytes) -> Page:
    text, title = pdf_text(name, content)
    text = _clean(text).encode("utf-8", "replace").decode("utf-8")
    return Page(text=text, title=title, language=language_of(text))


def page_text(html: str | bytes, url: str | None, *, charset: str | None = None, name: str = "") -> Page:
    """The article in a web page, without navigation, comments and notices.

    Its date's basis is STATED when the page's metadata give it, INFERRED when it was guessed from the page's text or address.

    Raises:
        NotReadable: there is no article text in the page.
    """
    name = name or url or "The page"
    if isinstance(html, bytes):
        _refuse_what_is_no_text(name, html)
        html = _decoded(html, name, charset, encodings.charset_of_page(html))
    elif len(html) > MAX_BYTES:
        raise NotReadable("page-text-too-large", name=name, limit=MAX_BYTES // 1_000_000)
    html = _CONTROL.sub(" ", html).encode("utf-8", "replace").decode("utf-8")
    tree = markup.tree_of(html)
    when = markup.published(tree)
    found = _extracted(html if tree is None else pruning.pruned(tree, html), url)
    text = _clean(str(getattr(found, "text", None) or "")).strip()
    walls.refuse(name, text, html)
    if not _LETTER.search(text):
        raise NotReadable("page-without-article", name=name)
    address = url or getattr(found, "url", None) or None
    host = urlsplit(address).hostname if address and address.startswith(("http://", "https://")) else None
    publisher = getattr(found, "sitename", None) or (host.removeprefix("www.") if host else None)
    return Page(
        text=text,
        title=_line(getattr(found, "title", None)),
        publisher=_line(publisher),
        author=_line(getattr(found, "author", None)),
        url=address,
        published=when or _printed_date(text, address),
        language=language_of(text),
    )


def language_of(text: str) -> str:
    """ "zh" where more than a third of the letters are Chinese, else "en": the two languages that the reader has rules for."""
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample))
    return "zh" if letters and len(_CHINESE.findall(sample)) * 3 > letters else "en"


def _refuse_what_is_no_text(name: str, content: bytes) -> None:
    if not content.strip():
        raise NotReadable("file-empty", name=name)
    if len(content) > MAX_BYTES:
        raise NotReadable("file-too-large", name=name, limit=MAX_BYTES // 1_000_000, size=f"{len(content) / 1_000_000:.1f}")
    for signature, what in _SIGNATURES:
        if content.lstrip()[:16].startswith(signature):
            raise NotReadable("file-binary", name=name, kind=what)


def _kind(name: str, content: bytes, media_type: str) -> str:
    media = media_type.partition(";")[0].strip().lower()
    suffix = PurePath(name).suffix.lower()
    if media in ("text/html", "application/xhtml+xml") or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if media == "text/markdown" or suffix in (".md", ".markdown"):
        return "markdown"
    if suffix not in (".txt", ".text", "") and not media.startswith("text/"):
        raise NotReadable("file-kind-unreadable", name=name, kind=media or suffix)
    looks = _HTML.search(content[:2000].decode("latin-1").lstrip()[:1000])
    return "html" if looks and looks.start() < 200 and suffix != ".txt" else "text"


def _decoded(content: bytes, name: str, *charsets: str | None) -> str:
    """The text in the bytes.

    Raises:
        NotReadable: they hold none.
    """
    return _text_or_refusal(encodings.decoded(content, *charsets), name)


def _text_or_refusal(text: str, name: str) -> str:
    sample = text[:100_000]
    unprintable = len(_CONTROL.findall(sample))
    if unprintable > 2 and unprintable * 50 > len(sample):
        raise NotReadable("file-unprintable", name=name)
    return text


def _clean(text: str) -> str:
    """The text with "\\n" as its only line end, and a space in place of each control character."""
    return _CONTROL.sub(" ", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _line(value: object) -> str | None:
    text = " ".join(str(value).split()) if value else ""
    return text[:500] or None


def _with_front_matter(text: str, name: str) -> Page:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return Page(text=text, language="")
    values: dict[str, str] = {}
    for line in found[1].splitlines():
        key, colon, value = line.partition(":")
        key = key.strip().lower().replace("_", "-")
        if colon and key in _FRONT_KEYS:
            values[key] = value.strip().strip("\"'")
    published = None
    if stated := values.get("published"):
        published = publication.parse(stated)
        if published is None:
            raise NotReadable("front-matter-date-unreadable", name=name, stated=stated)
    return Page(
        text=text[found.end() :].lstrip("\n"),
        title=values.get("title") or None,
        publisher=values.get("publisher") or None,
        author=values.get("author") or None,
        url=values.get("url") or None,
        published=published,
        language=values.get("language", ""),
        note=values.get("note") or None,
        summary_of=values.get("summary-of") or None,
    )


def _without_markdown(page: Page) -> Page:
    """The page without Markdown's markup; a heading at its head becomes the title if it has none."""
    text, title = page.text, page.title
    first = re.match(r"\s*#[ \t]+(.+?)[ \t#]*(?:\n|\Z)", text)
    if first and title is None:
        title, text = first[1], text[first.end() :].lstrip("\n")
    steps: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
        (r"(?m)^#{1,6}[ \t]+(.+?)[ \t]*#*$", r"\1"),
        (r"!\[[^\]\n]*\]\([^)\s]*\)", ""),
        (r"\[([^\]\n]+)\]\([^)\s]*\)", r"\1"),
        (r"\*\*([^*\n]+)\*\*", r"\1"),
        (r"(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])", r"\1"),
        (r"(?<!\w)__([^_\n]+)__(?!\w)", r"\1"),
        (r"(?m)^>[ \t]?", ""),
        (r"`([^`\n]+)`", r"\1"),
    )
    for pattern, into in steps:
        text = re.sub(pattern, into, text)
    return replace(page, text=text, title=title)


def _extracted(html: str, url: str | None) -> Any:
    import trafilatura  # takes half a second to import, so only loaded where a page is read

    try:
        return trafilatura.bare_extraction(html, url=url, include_comments=False, include_tables=True, with_metadata=True)
    except Exception:  # a broken page may make the parser raise anything; all of it means that there is no article
        return None


def _printed_date(text: str, url: str | None) -> PartialDate | None:
    """The day that the article prints at its head, or that its address names, with basis INFERRED; None where neither does.

    A day that the story reports is none, and neither is a year alone.
    """
    printed = masthead.read(text[:20_000]).published
    if printed is not None and printed.basis is Basis.STATED:
        return replace(printed, basis=Basis.INFERRED)
    found = _DAY_IN_ADDRESS.search(urlsplit(url).path) if url else None
    day = day_in("-".join(found.groups())) if found else None
    return PartialDate.day(day, Basis.INFERRED) if day else None
