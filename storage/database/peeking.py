"""The vocabulary of an embedded store's library by SQLite alone: loading the whole store would take longer than reading a text."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.drafts import MetricDraft, TopicDraft, Vocabulary

_FILE = re.compile(r"sqlite(?:\+aiosqlite)?:///([^?#%]+)")
_TOPICS = """
SELECT id, name, kind, slash, parent, description FROM topics
WHERE workspace = '' AND NOT EXISTS (SELECT 1 FROM topic_hidings AS hidden WHERE hidden.topic_id = topics.id AND hidden.workspace = '')
ORDER BY key
"""
_ALIASES = "SELECT topic_id, alias FROM topic_aliases WHERE workspace = '' ORDER BY id"
_METRICS = "SELECT name, aliases FROM metrics WHERE workspace = '' ORDER BY key"


def plain_file(database_url: str) -> Path | None:
    """The file of an embedded store whose address is a plain path; None where the address needs a closer look."""
    found = _FILE.fullmatch(database_url.strip())
    return Path(found[1]) if found and found[1] != ":memory:" else None


def library_vocabulary(file: Path) -> Vocabulary | None:
    """What Store.library().vocabulary() gives; None where SQLite can't read it (another program's file, an older schema, a lock)."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)) as connection:
            aliases: dict[int, list[str]] = {}
            for topic_id, alias in connection.execute(_ALIASES):
                aliases.setdefault(topic_id, []).append(alias)
            topics = [
                TopicDraft(name=name, kind=kind, aliases=tuple(aliases.get(row, ())), slash=slash, parent=parent, description=description)
                for row, name, kind, slash, parent, description in connection.execute(_TOPICS)
            ]
            metrics = [MetricDraft(name=name, aliases=tuple(json.loads(aliases))) for name, aliases in connection.execute(_METRICS)]
    except (sqlite3.Error, ValueError):
        return None
    return Vocabulary(topics=tuple(topics), metrics=tuple(metrics))
