"""Answers to take away: the option and the button for a file of comma-separated values, and the answer that brings it."""

from __future__ import annotations

import re
from typing import Any

from bot.core.command import option
from bot.core.document import Choice, Document, paragraph
from bot.core.files import File
from bot.core.language import say, say_count
from storage.records import Topic

CSV = "csv"
#: Rows of one file.
MOST_ROWS = 5000
_NAME = 40


def format_option() -> Any:
    """The option ``format:csv``."""
    return option("a file of all rows, to take away", choices=(CSV,), example=CSV, form_only=True)


def csv_choice(typed: str) -> Choice:
    """The button that brings the rows as a file; ``typed`` is the line without its limit and page."""
    return Choice(label=say("CSV"), line=f"{typed} format:{CSV}")


def file_document(title: str, topic: Topic | None, what: str, rows: str, count: int) -> Document:
    """The answer that brings the rows as a file."""
    words = say_count("{title}, 1 row", "{title}, {count} rows", count, title=title)
    said = say_count("One row, with its source and sentence.", "{count} rows, each with its source and sentence.", count)
    return Document(title=title, blocks=(paragraph(said),), file=File(name=f"{_slug(topic)}{what}.csv", text=rows, words=words))


def _slug(topic: Topic | None) -> str:
    name = (topic.slash or topic.name) if topic else ""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:_NAME]
    return f"{slug}-" if slug else ""
