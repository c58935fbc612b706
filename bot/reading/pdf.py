"""Extracts the text of PDFs, within limits; scans, locked and damaged files are refused with a reason."""

from __future__ import annotations

import io
import logging
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.reading.columns import Piece, in_columns
from bot.reading.hyphens import without_broken_words

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
_LIGATURE = regex(r"[\ufb00-\ufb06]")
#: Lines at a page's edges that are repeated are at most this long; an unfinished paragraph is longer than that.
_LONGEST_RUNNING_LINE = 100
_SHORTEST_OPEN = 40
_SHORTEST_IN_COLUMNS = 160
_ENDS = (".", "!", "?", ":", ";", "”", '"', "。", "！", "？", "…")
_PAGE_NUMBER = regex(r"\s*+(?:page\s++)?[-–—]?\s*+\d{1,4}\s*+[-–—]?(?:\s*+(?:of|/)\s*+\d{1,4})?\s*+", re.IGNORECASE)


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
    return _joined([paragraphs(text) for text in _without_running_lines(texts) if text.strip()]), title


def _without_running_lines(texts: list[str]) -> list[str]:
    """The pages without the lines that stand at the head or foot of several, as a report's name and its page numbers do."""
    edges: Counter[str] = Counter()
    for text in texts:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        edges.update({_numberless(line) for line in (*lines[:2], *lines[-2:]) if len(line) <= _LONGEST_RUNNING_LINE})
    running = {line for line, count in edges.items() if line and count >= max(2, len(texts) / 2)}
    return ["\n".join(_inner(text.split("\n"), running)) for text in texts] if running else texts


def _inner(lines: list[str], running: set[str]) -> list[str]:
    """The lines of a page without the running ones among its first two and last two."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    edge = {*filled[:2], *filled[-2:]}
    return [line for index, line in enumerate(lines) if index not in edge or _numberless(line.strip()) not in running]


def _numberless(line: str) -> str:
    return re.sub(r"\d+|\b[ivxl]{1,7}$", "", line).strip(" |·–—-")


def _joined(pages: list[str]) -> str:
    """The pages as one text; a sentence that goes over the end of a page stays one paragraph."""
    text = ""
    for page in pages:
        before = text.rsplit("\n\n", 1)[-1]
        if not text:
            text = page
        elif not _goes_on(before, page):
            text += f"\n\n{page}"
        elif re.search(r"\w[-\u00ad\u2010]$", before):
            text = f"{text.removesuffix(before)}{without_broken_words(before + chr(10) + page, words_of=text)}"
        else:
            text += f" {page}" if page[:1].isascii() else page
    return text


def _goes_on(before: str, page: str) -> bool:
    """Whether a page goes on with the paragraph before it: that one is open, and what follows begins like no heading."""
    if len(before) <= _SHORTEST_OPEN or before.endswith(_ENDS):
        return False
    if re.match(r"[a-z0-9$€£¥(“\u4e00-\u9fff]", page):
        return True
    following = page.split("\n\n", 1)[0]
    return len(before) > 2 * _SHORTEST_OPEN and len(following) > 1.5 * _SHORTEST_OPEN and before[-1:].islower() and page[:1].isupper()


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
        texts.append(_without_ligatures(_page_text(page)))
        if time.monotonic() > until:
            raise NotReadable("pdf-too-slow", name=name)
        if sum(map(len, texts)) > MOST_TEXT:
            raise NotReadable("pdf-text-too-long", name=name)
    return texts, _title(reader.metadata.title if reader.metadata else None)


def _page_text(page: Any) -> str:
    """The page's text; where it stands in columns, one after the other."""
    pieces: list[Piece] = []

    def note(words: str, place: Sequence[float], matrix: Sequence[float], _: Any, size: float | None) -> None:
        if words.strip():
            left = matrix[4] * place[0] + matrix[5] * place[2] + place[4]
            height = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
            scale = abs(matrix[0] * place[0] + matrix[1] * place[2]) or 1.0
            pieces.append(Piece(left, height, scale * (size or 10), words.strip("\n")))

    text = str(page.extract_text())
    if len(text) < _SHORTEST_IN_COLUMNS:
        return text
    try:
        page.extract_text(visitor_text=note)
    except Exception:  # the library is less patient with a damaged page when it is asked where its words stand
        return text
    return in_columns(pieces) or text


def _without_ligatures(text: str) -> str:
    """The text with "fi" and the like in place of the characters that print them as one."""
    return _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _title(given: object) -> str | None:
    """The title in the file's metadata, unless it is the name of a file or program."""
    words = " ".join(str(given or "").split())
    looks_made = re.search(r"\.\w{2,4}$|^(?:microsoft|untitled|powerpoint|adobe)\b", words, re.IGNORECASE)
    return words[:300] if len(words.split()) >= 3 and not looks_made else None


def paragraphs(text: str) -> str:
    """A page's lines joined into paragraphs, which end at a blank line or at a short line that ends a sentence."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_broken_words(text)
    lines = [line.strip() for line in text.split("\n")]
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
