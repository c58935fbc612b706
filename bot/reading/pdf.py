"""Extracts the text of PDFs, within limits; scans, locked and damaged files are refused with a reason."""

from __future__ import annotations

import io
import logging
import re
import time
from typing import Any

from bot.core.errors import NotReadable

#: Articles and reports have fewer pages than this, books have more.
MOST_PAGES = 200
#: Seconds that reading one file may take, checked after each page.
MAX_SECONDS = 20.0
#: Characters of text that one file may hold.
MOST_TEXT = 2_000_000
#: How much a page may unpack to and how many steps its drawing may take: a page in a small file can keep a processor busy for hours.
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
#: With fewer letters per page on average, a file is a scan; what letters it has are page numbers and stamps.
_FEWEST_LETTERS = 15
_HYPHEN_AT_END = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\n(?=[a-z])")
_ENDS = (".", "!", "?", ":", ";", "”", '"', "。", "！", "？", "…")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)


def pdf_text(name: str, content: bytes, *, seconds: float = MAX_SECONDS) -> tuple[str, str | None]:
    """The text of a PDF, its lines joined into paragraphs, and the title in its metadata, None where that holds none.

    ``seconds`` is how long reading may take.

    Raises:
        NotReadable: it is damaged, locked, a scan, too long, or takes too long; the message names the file.
    """
    # Slow to import, so only loaded where a PDF is read.
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs every oddity of a file
    try:
        with apply_configuration(**_LIMITS):
            texts, title = _pages(name, content, time.monotonic() + seconds)
    except NotReadable:
        raise
    except DependencyError as error:
        raise NotReadable("pdf-locked", name=name) from error
    except LimitReachedError as error:
        raise NotReadable("pdf-too-complex", name=name) from error
    except Exception as error:  # a damaged file may make the library raise anything
        raise NotReadable("pdf-damaged", name=name) from error
    if sum(character.isalpha() for text in texts for character in text) < _FEWEST_LETTERS * max(1, len(texts)):
        raise NotReadable("pdf-scanned", name=name)
    return "\n\n".join(paragraphs(text) for text in texts if text.strip()), title


def _pages(name: str, content: bytes, until: float) -> tuple[list[str], str | None]:
    """The text of each page, and the title; ``until`` is a time of the monotonic clock."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    # Many files are only locked against changes, and open with an empty password.
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
    """The title in the file's metadata, unless it is the name of a file or program."""
    words = " ".join(str(given or "").split())
    looks_made = re.search(r"\.\w{2,4}$|^(?:microsoft|untitled|powerpoint|adobe)\b", words, re.IGNORECASE)
    return words[:300] if len(words.split()) >= 3 and not looks_made else None


def paragraphs(text: str) -> str:
    """A page's lines joined into paragraphs, which end at a blank line or at a short line that ends a sentence."""
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
        # A short line without a full stop is a heading, a label or the end of a list item.
        is_open = not is_short or (not line.endswith(_ENDS) and is_open)
    return "\n\n".join(joined)
