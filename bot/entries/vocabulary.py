"""The topics and metric names that the reader recognises: those that come with the program, or those of an embedded store."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from bot.core.errors import NotReadable
from bot.reading.facts.measures import measures
from storage.database import peeking
from storage.drafts import MetricDraft, TopicDraft, Vocabulary

#: The store where the environment names none; bot.config.Settings says the same.
DEFAULT_URL = "sqlite+aiosqlite:///briefing.db"


def of_embedded_store(environment: Mapping[str, str], dotenv: Path) -> Vocabulary | None:
    """The library's vocabulary, read without loading SQLAlchemy; the seeds' where there is no store yet; None where only
    the settings know which store is meant, or it can't be read so."""
    if dotenv.exists():
        return None  # it may name another store; bot.config knows
    named = [value for name, value in environment.items() if name.lower() == "database_url" and value]
    file = peeking.plain_file(named[0] if named else DEFAULT_URL)
    if file is None:
        return None
    return peeking.library_vocabulary(file) if file.exists() else load_vocabulary()


@cache
def load_vocabulary() -> Vocabulary:
    """The topics of seeds/topics.toml and the metric names of seeds/metrics.toml; read once, then cached.

    Raises:
        NotReadable: the file is no TOML or holds something else than topics and metrics.
    """
    topics = vocabulary_of(files("seeds").joinpath("topics.toml").read_text(encoding="utf-8")).topics
    return Vocabulary(topics=topics, metrics=tuple(MetricDraft(name=m.name, aliases=m.aliases) for m in measures()))


def vocabulary_of(toml: str) -> Vocabulary:
    """The vocabulary in a TOML text of [[topic]] and [[metric]] tables.

    Raises:
        NotReadable: it is no TOML, or a table is wrong; the message says which.
    """
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise NotReadable("vocabulary-not-toml", reason=error) from error
    if unknown := tables.keys() - {"topic", "metric"}:
        raise NotReadable("vocabulary-tables-unknown", tables=", ".join(sorted(unknown)))
    try:
        return Vocabulary(
            topics=tuple(TopicDraft(**table) for table in tables.get("topic", ())),
            metrics=tuple(MetricDraft(**table) for table in tables.get("metric", ())),
        )
    except (ValidationError, TypeError) as error:
        raise NotReadable("vocabulary-table-wrong", reason=error) from error
