from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.shards import ShardHolders
from storage.store import Store

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
SILENCE = timedelta(seconds=90)


async def test_two_holders_of_a_shard_hear_of_each_other(store: Store) -> None:
    holders = ShardHolders(store.database)
    assert await holders.hold("first", ["app:0", "app:1"], NOW, SILENCE) == []
    assert await holders.hold("second", ["app:1", "app:2"], NOW, SILENCE) == [("app:1", "first")]
    assert await holders.hold("first", ["app:0", "app:1"], NOW, SILENCE) == [("app:1", "second")]
    assert await holders.hold("third", ["app:3"], NOW, SILENCE) == []


async def test_who_left_or_is_silent_holds_nothing(store: Store) -> None:
    holders = ShardHolders(store.database)
    await holders.hold("first", ["app:0"], NOW, SILENCE)
    await holders.leave("first")
    assert await holders.hold("second", ["app:0"], NOW, SILENCE) == []
    assert await holders.hold("third", ["app:0"], NOW + timedelta(seconds=91), SILENCE) == []
