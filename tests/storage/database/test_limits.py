"""What the database server allows, on both databases."""

from __future__ import annotations

from storage.database.limits import connection_limit
from storage.store import Store


async def test_only_postgresql_limits_connections(store: Store) -> None:
    limit = await connection_limit(store.database)
    assert (limit is None) is store.database.is_sqlite
    assert limit is None or limit > 0
