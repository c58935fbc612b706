"""What the store holds, line by line, to compare before an action and after its undo."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from storage.store import ScopedStore

OURS, THEIRS = "slack:T1", "slack:T2"
BY = "ann"
NOON, HOUR = datetime(2026, 11, 16, 12, 0, tzinfo=UTC), timedelta(hours=1)


async def in_effect(store: ScopedStore) -> list[str]:
    return [line async for line in store.export(in_effect=True)]


async def state(store: ScopedStore) -> list[str]:
    """All that is in effect, and what can be seen from there: what is the library's too."""
    return [*await in_effect(store), *sorted(f"sees {one.ref} {one.id}" for one in await store.latest(limit=500))]


async def everything(store: ScopedStore) -> dict[str, list[str]]:
    """All rows of the tables of entries, which only ever grow."""
    kept: dict[str, list[str]] = {}
    async for line in store.export():
        row = json.loads(line)
        if row["table"] in ("entries", "articles", "article_revisions", "facts", "events", "quotes"):
            kept.setdefault(row["table"], []).append(line)
    return kept
