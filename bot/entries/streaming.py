"""Reading without storing: one file, or a stream of JSON objects. Loads no database library, so that it starts fast."""

from __future__ import annotations

import gc
import json
import logging
from collections.abc import Iterable
from typing import Any, TextIO

from bot.core.errors import NotReadable
from bot.core.reference import new_reference
from bot.core.text import escaped_json, visible_places, without_invisible
from bot.reading import jsonl
from bot.reading.article import read
from storage.drafts import ArticleDraft, Vocabulary
from storage.values import PartialDate

__all__ = ["read_file", "read_stream", "reading_failed", "to_json"]

log = logging.getLogger(__name__)

to_json = jsonl.to_json


def read_file(name: str, content: bytes, published: PartialDate | None, known: Vocabulary) -> ArticleDraft:
    """What is read in an article; nothing is stored.

    Raises:
        NotReadable: it is no article; the message begins with its name.
    """
    from bot.reading.page import text_of  # loaded here because a stream does not need it

    page = text_of(name, content)
    try:
        return read(
            page.text,
            title=page.title,
            publisher=page.publisher,
            url=page.url,
            published=published or page.published,
            vocabulary=known,
            summary_of=page.summary_of,
        )
    except NotReadable as error:
        raise NotReadable("article-file-unreadable", name=name, reason=error.message, next_step=error.next_step) from error


def read_stream(lines: Iterable[str], known: Vocabulary, out: TextIO, err: TextIO) -> int:
    """Reads one JSON object a line and writes what was read, one a line, flushed; returns how many lines could not be read.

    There is one line out for each line in: a text that is no article gives an object with empty lists, and a line that can't be read
    ``{"id": …, "error": …}``. No line stops the stream, not even one that breaks the reader; that one is logged under a reference.
    """
    refused = 0
    gc.freeze()  # the modules loaded so far are never freed, so the garbage collector need not visit them
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = jsonl.article_of(line)
        except jsonl.BadLine as error:
            refused += 1
            print(f"line {number}: {error}", file=err, flush=True)
            found: dict[str, Any] = {"id": error.id, "error": str(error)}
        else:
            found = _found(given, known)
            refused += "error" in found
        print(escaped_json(json.dumps(found, ensure_ascii=False)), file=out, flush=True)
    return refused


def _found(given: jsonl.Given, known: Vocabulary) -> dict[str, Any]:
    """The output object of one article."""
    try:
        draft = read(given.text, title=given.title, publisher=given.publisher, url=given.url, published=given.published, vocabulary=known)
        return _in_input(jsonl.to_json(given.id, draft), given.text)
    except NotReadable:
        return jsonl.unread(given)
    except Exception as error:
        return {"id": given.id, "error": str(reading_failed(given.id, error))}


def _in_input(found: dict[str, Any], text: str) -> dict[str, Any]:
    """The object with offsets into the text as it was given: the reader leaves out characters that nobody sees."""
    if without_invisible(text) == text:
        return found
    places = visible_places(text)
    for entries in found.values():
        for entry in entries if isinstance(entries, list) else ():
            if "start" in entry:
                entry["start"], entry["end"] = places[entry["start"]], places[entry["end"] - 1] + 1
    return found


def reading_failed(name: str, error: Exception) -> NotReadable:
    """What to say of an article that broke the reader, which is a mistake of ours: the log has the details under a reference."""
    reference = new_reference()
    log.error("reading %r failed, reference %s", name, reference, exc_info=error)
    return NotReadable("article-reading-failed", reference=reference)
