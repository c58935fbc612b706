"""The topics and metric words that reading goes by: those that come with the program, or those of an embedded store."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from bot.core.errors import NotReadable
from storage.database import peeking
from storage.drafts import MetricDraft, TopicDraft, Vocabulary

#: The store where the environment names none; bot.config.Settings says the same.
DEFAULT_URL = "sqlite+aiosqlite:///briefing.db"


def of_embedded_store(environment: Mapping[str, str], dotenv: Path) -> Vocabulary | None:
    """The library's vocabulary without any database library, the seeds' where there is no store yet; None where that can't be told."""
    if dotenv.exists():
        return None  # it may name another store: bot.config reads it
    named = [value for name, value in environment.items() if name.lower() == "database_url" and value]
    file = peeking.plain_file(named[0] if named else DEFAULT_URL)
    if file is None:
        return None
    return peeking.library_vocabulary(file) if file.exists() else load_vocabulary()


@cache
def load_vocabulary() -> Vocabulary:
    """The topics and metric words of seeds/topics.toml; read once, then kept.

    Raises:
        NotReadable: the file is no TOML or holds something else than topics and metrics.
    """
    return vocabulary_of(files("seeds").joinpath("topics.toml").read_text(encoding="utf-8"))


def vocabulary_of(toml: str) -> Vocabulary:
    """The vocabulary that a TOML text of [[topic]] and [[metric]] tables spells out.

    Raises:
        NotReadable: it is no TOML, or a table is wrong; the message says which.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise NotReadable(f"The vocabulary is no TOML: {error}.", "Mend seeds/topics.toml.") from error
    if unknown := tables.keys() - {"topic", "metric"}:
        raise NotReadable(f"The vocabulary has unknown tables: {', '.join(sorted(unknown))}.", "Only [[topic]] and [[metric]] are known.")
    try:
        return Vocabulary(
            topics=tuple(TopicDraft(**table) for table in tables.get("topic", ())),
            metrics=tuple(MetricDraft(**table) for table in tables.get("metric", ())),
        )
    except (ValidationError, TypeError) as error:
        raise NotReadable(f"The vocabulary has a wrong table: {error}", "Mend seeds/topics.toml.") from error
