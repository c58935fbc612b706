"""Text out of a PDF that holds text, within limits; scans and locked files are refused in words."""

from __future__ import annotations

import io
import logging
import re
import time
from typing import Any

from bot.core.errors import NotReadable

#: Articles and reports have fewer pages; a book is none.
MOST_PAGES = 200
#: Seconds that reading one file may take. They are looked at between two pages.
MAX_SECONDS = 20.0
#: Characters of text, over all pages.
MOST_TEXT = 2_000_000
#: What a page may unpack to, and how many steps its drawing may take: a small file can hold a page that keeps a processor busy for hours.
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 10_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
}
#: Fewer characters a page, on average, are a scan's page numbers and stamps.
_FEWEST_LETTERS = 15
_HYPHEN_AT_END = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")
_ENDS = (".", "!", "?", ":", ";", "”", '"', "。", "！", "？", "…")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)


def pdf_text(name: str, content: bytes, *, seconds: float = MAX_SECONDS) -> tuple[str, str | None]:
    """The text of a PDF with its lines joined to paragraphs, and its title where its makers gave one.

    Raises:
        NotReadable: it is damaged, locked, a scan, too long or takes too long; the message names the file.
    """
    # Slow to load: only who reads a PDF pays it.
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file
    try:
        with apply_configuration(**_LIMITS):
            texts, title = _pages(name, content, time.monotonic() + seconds)
    except NotReadable:
        raise
    except DependencyError as error:
        raise NotReadable("pdf-locked", name=name) from error
    except LimitReachedError as error:
        raise NotReadable("pdf-too-complex", name=name) from error
    except Exception as error:  # the library raises whatever a damaged file leads it into
        raise NotReadable("pdf-damaged", name=name) from error
    if sum(sign.isalpha() for text in texts for sign in text) < _FEWEST_LETTERS * max(1, len(texts)):
        raise NotReadable("pdf-scanned", name=name)
    return "\n\n".join(paragraphs(text) for text in texts if text.strip()), title


def _pages(name: str, content: bytes, until: float) -> tuple[list[str], str | None]:
    """The text of each page, and the title."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    # Many files are locked against changes only and open with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotReadable("pdf-password-needed", name=name)
    if (pages := len(reader.pages)) > MOST_PAGES:
        raise NotReadable("pdf-too-long", name=name, pages=pages, limit=MOST_PAGES)
    texts: list[str] = []
    for page in reader.pages:
        texts.append(page.extract_text())
        if time.monotonic() > until:
            raise NotReadable("pdf-too-slow", name=name)
        if sum(map(len, texts)) > MOST_TEXT:
            raise NotReadable("pdf-text-too-long", name=name)
    return texts, _title(reader.metadata.title if reader.metadata else None)


def _title(given: object) -> str | None:
    """The title in the file's data, unless it is a file's name or a program's."""
    words = " ".join(str(given or "").split())
    looks_made = re.search(r"\.\w{2,4}$|^(?:microsoft|untitled|powerpoint|adobe)\b", words, re.IGNORECASE)
    return words[:300] if len(words.split()) >= 3 and not looks_made else None


def paragraphs(text: str) -> str:
    """A page's lines joined to paragraphs: one ends at a blank line, or where a line stops short after the end of a sentence."""
    lines = [line.strip() for line in _HYPHEN_AT_END.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    lines = [line for line in lines if not (line and _PAGE_NUMBER.fullmatch(line))]
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if is_open:
            joined[-1] += f" {line}" if line[:1].isascii() or joined[-1][-1:].isascii() else line
        else:
            joined.append(line)
        is_short = len(line) < 0.75 * widest
        # A short line without a full stop is a heading, a label or the last words of a list's entry.
        is_open = not is_short or (not line.endswith(_ENDS) and is_open)
    return "\n\n".join(joined)
