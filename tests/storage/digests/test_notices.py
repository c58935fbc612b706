"""Private messages for people who made subscriptions: handed out once, also after the column for it got its present name."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from sqlalchemy import Connection, text

from storage.database.schema import alembic_config, run_migrations
from storage.digests.deliveries import Deliveries
from storage.records import SubscriptionState
from storage.store import Store
from storage.transfer.importing import import_lines
from tests.storage.digests.test_deliveries import HOME, HOUR, NOON, claimed, subscribed
from tests.storage.transfer.test_importing import lines_of


async def two_notices(store: Store) -> Deliveries:
    """A notice that was handed out at NOON + HOUR, and one that waits."""
    deliveries, now = Deliveries(store.database), NOON + HOUR
    for channel, notice in (("C1", '{"say":1}'), ("C2", '{"say":2}')):
        await subscribed(store, channel=channel)
        [claim] = await claimed(store, now)
        await deliveries.fail(claim, now, "gone", pause=True, notice=notice)
        if channel == "C1":
            assert len(await deliveries.take_notices(now, ["slack"])) == 1
    return deliveries


async def test_notices_are_handed_out_once(store: Store) -> None:
    await subscribed(store)
    deliveries, now = Deliveries(store.database), NOON + HOUR
    [claim] = await claimed(store, now)
    await deliveries.fail(claim, now, "gone", pause=True, notice='{"say":1}')
    assert await deliveries.take_notices(now, ["discord"]) == []
    taken = await asyncio.gather(*(deliveries.take_notices(now, ["slack"]) for _ in range(4)))
    [notice] = [notice for notices in taken for notice in notices]
    assert (notice.document, notice.subscription.created_by) == ('{"say":1}', "U1")
    assert notice.subscription.state is SubscriptionState.PAUSED


async def test_the_migration_to_a_plain_column_name_keeps_what_was_handed_out_in_both_directions(store: Store) -> None:
    deliveries = await two_notices(store)

    def rows(connection: Connection, handed_out: str) -> list[tuple[object, ...]]:
        found = connection.execute(text(f"SELECT id, document, {handed_out} FROM notices ORDER BY id"))
        return [tuple(row) for row in found]

    def down_and_up(connection: Connection) -> list[list[tuple[object, ...]]]:
        config = alembic_config()
        config.attributes["connection"] = connection
        before = rows(connection, "handed_out_at")
        command.downgrade(config, "0012")
        between = rows(connection, "told_at")
        run_migrations(connection)
        return [before, between, rows(connection, "handed_out_at")]

    async with store.database.connecting(write=True) as connection:
        before, between, after = await connection.run_sync(down_and_up)
    assert [row[2] is None for row in before] == [False, True]
    assert before == between == after
    assert [notice.document for notice in await deliveries.take_notices(NOON + HOUR, ["slack"])] == ['{"say":2}']


async def test_an_export_that_was_written_before_the_column_was_renamed_can_be_imported(store: Store, tmp_path: Path) -> None:
    await two_notices(store)
    lines = await lines_of(store, HOME)
    old = [line.replace('"handed_out_at"', '"told_at"') for line in lines]
    assert sum(new != line for new, line in zip(lines, old, strict=True)) == 2
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        assert await import_lines(other.database, old) == len(lines)
        assert await lines_of(other, HOME) == lines
        assert len(await Deliveries(other.database).take_notices(NOON + HOUR, ["slack"])) == 1
    finally:
        await other.close()
