"""Errors of the database are explained in sentences, and values are kept exactly."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, create_engine, text

from bot.core.messages import explain
from storage.database import engine
from storage.database.engine import Database, parse_url
from storage.errors import (
    Locked,
    NotADatabase,
    NotReachable,
    NotStorable,
    ReadOnly,
    SchemaMissing,
    StorageError,
    WrongDatabaseUrl,
)
from storage.store import Store
from storage.tables.columns import UtcTime, decimal_key
from storage.values import key_of, storable
from tests.refusals import raises_explained
from tests.storage.articles import article, fact

BY = "operator"


# -- the address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "briefing.db",
        "mysql://localhost/x",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://localhost",
        "http://[",
        "sqlite+pysqlite:///x.db",
    ],
)
def test_a_wrong_address_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(WrongDatabaseUrl) as refused:
        parse_url(url)
    assert "DATABASE_URL" in explain(refused.value).message
    assert "sqlite+aiosqlite:///briefing.db" in explain(refused.value).next_step


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite"),
        (" sqlite+aiosqlite:////data/x.db\n", "sqlite+aiosqlite"),
        ("postgres://u:p@h/n", "postgresql+asyncpg"),
        ("postgresql://h/n", "postgresql+asyncpg"),
        ("postgresql+asyncpg://h/n", "postgresql+asyncpg"),
    ],
)
def test_the_usual_addresses_are_understood(url: str, driver: str) -> None:
    assert parse_url(url).drivername == driver


async def _refusal(url: str) -> StorageError:
    with pytest.raises(StorageError) as refused:
        await Store.open(url, auto_migrate=True)
    assert explain(refused.value).message
    assert explain(refused.value).next_step
    assert "secret" not in str(refused.value) + str(explain(refused.value))
    return refused.value


# -- SQLite


async def test_what_can_not_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await engine._open_sqlite(tmp_path / "nowhere" / "briefing.db")
    assert not [thread for thread in threading.enumerate() if "_connection_worker" in thread.name]


async def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("This is no database. " * 100)
    assert isinstance(await _refusal(f"sqlite:///{path}"), NotADatabase)
    assert path.read_text().startswith("This is no database.")


def _damage(source: Path, path: Path) -> None:
    content = bytearray(source.read_bytes())
    content[100:8000] = b"\xaa" * 7900
    path.write_bytes(content)


async def test_a_damaged_file(tmp_path: Path, migrated_file: Path) -> None:
    path = tmp_path / "briefing.db"
    _damage(migrated_file, path)
    assert isinstance(await _refusal(f"sqlite:///{path}"), NotADatabase)


async def test_a_folder_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = await _refusal(f"sqlite:///{tmp_path}")
    assert isinstance(folder, NotReachable)
    assert "is a folder" in explain(folder).message
    missing = await _refusal(f"sqlite:///{tmp_path / 'none' / 'briefing.db'}")
    assert isinstance(missing, NotReachable)
    assert "folder does not exist" in explain(missing).message


async def test_a_read_only_file_answers_and_stores_nothing(tmp_path: Path, migrated_file: Path) -> None:
    store = await Store.open(f"sqlite:///file:{migrated_file}?mode=ro&uri=true")
    assert await store.library().topics() == []
    with raises_explained(ReadOnly, "can't be written") as refused:
        await store.library().add_article(article(), by=BY)
    assert "writable" in explain(refused.value).next_step
    await store.close()


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_locked_file_is_reported_after_waiting_and_stores_nothing(store: Store) -> None:
    hasty = await Store.open(f"sqlite:///{store.database.name}", busy_seconds=0.1)
    other = sqlite3.connect(store.database.name, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with raises_explained(Locked, "locked by another program"):
        await hasty.library().add_article(article(), by=BY)
    assert await hasty.library().articles() == [], "readers don't wait"
    other.execute("ROLLBACK")
    other.close()
    await hasty.library().add_article(article(), by=BY)
    assert len(await hasty.library().articles()) == 1
    await hasty.close()


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_writer_waits_for_another_one(store: Store) -> None:
    other = sqlite3.connect(store.database.name, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    asyncio.get_running_loop().call_later(0.2, other.execute, "ROLLBACK")
    await store.library().add_article(article(), by=BY)
    assert len(await store.library().articles()) == 1
    other.close()


async def test_a_database_without_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    store = Store(database)
    with raises_explained(SchemaMissing, "briefing-bot db upgrade"):
        await store.library().topics()
    await store.close()


# -- PostgreSQL


@pytest.mark.slow
async def test_no_server_no_such_database_no_such_user(postgresql_server: str, unused_tcp_port: int) -> None:
    nobody = await _refusal(f"postgresql://user:secret@127.0.0.1:{unused_tcp_port}/briefing")
    assert isinstance(nobody, NotReachable)
    assert "No PostgreSQL server answers" in explain(nobody).message
    missing = await _refusal(postgresql_server.replace("/postgres?", "/nowhere?"))
    assert isinstance(missing, NotReachable)
    assert "no such database" in explain(missing).message
    stranger = await _refusal(postgresql_server.replace("postgres:@", "stranger:secret@"))
    assert isinstance(stranger, NotReachable)
    assert "refused user or password" in explain(stranger).message


# -- all or nothing


async def test_a_transaction_is_stored_whole_or_not_at_all(store: Store) -> None:
    library = store.library()
    draft = article()
    bad = draft.model_copy(update={"facts": (*draft.facts, fact(value="1e5000"))})
    with raises_explained(NotStorable, "beyond what can be stored"):
        await library.add_article(bad, by=BY)
    assert (await library.latest(), await library.articles(), await library.search("warehouse")) == ([], [], [])
    assert [(await library.add_article(draft, by=BY)).article.ref] == ["a1"], "numbers of what was not stored are given again"


async def test_a_cancelled_writer_leaves_nothing_half_written_and_blocks_nobody(store: Store) -> None:
    library = store.library()
    for delay in (0.0, 0.001, 0.003, 0.01, 0.02):
        task = asyncio.create_task(library.add_article(article(title=f"After {delay}"), by=BY))
        await asyncio.sleep(delay)
        task.cancel()
        outcome = await asyncio.gather(task, return_exceptions=True)
        stored = {found.title for found in await library.articles()}
        # One that is cancelled while it commits may be stored, but whole; what returned surely is.
        assert isinstance(outcome[0], BaseException) or f"After {delay}" in stored
        for found in await library.articles():
            assert (len(await library.facts_of(found)), len(await library.events_of(found))) == (1, 1)
    await library.add_article(article(), by=BY)


_SLOW = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 3000000) SELECT max(n) FROM number"


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_writer_that_is_cancelled_within_a_statement_gives_up_its_lock(store: Store) -> None:
    async def write_slowly() -> None:
        async with store.database.writing("") as session:
            await session.execute(text(_SLOW))

    task = asyncio.create_task(write_slowly())
    await asyncio.sleep(0.05)
    task.cancel()
    # Whoever logs the cancellation holds on to its frames, and with them to the statement.
    [cancelled] = await asyncio.gather(task, return_exceptions=True)
    assert isinstance(cancelled, asyncio.CancelledError)
    assert (await store.library().add_article(article(), by=BY)).article.ref == "a1"


@pytest.mark.slow
async def test_many_writers_at_once_are_all_served(store: Store) -> None:
    shelves = [store.library(), store.scoped("slack:T1")]
    added = await asyncio.gather(*(shelf.add_article(article(title=f"No. {n}"), by=BY) for n in range(12) for shelf in shelves))
    assert {one.article.ref for one in added} == {f"a{n}{mark}" for n in range(1, 13) for mark in ("", "w")}


# -- values


_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False).filter(lambda number: not number or abs(number.adjusted()) < 900)


@given(_NUMBERS, _NUMBERS)
def test_decimal_keys_are_in_the_order_of_the_numbers(one: Decimal, other: Decimal) -> None:
    assert (decimal_key(one) < decimal_key(other)) == (one < other)
    assert (decimal_key(one) == decimal_key(other)) == (one == other)


@pytest.mark.parametrize("number", ["1e1000", "-1e1000", "1e-1000", "NaN", "Infinity"])
def test_numbers_beyond_all_bounds_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="beyond"):
        decimal_key(Decimal(number))


@pytest.mark.parametrize(
    "dialect", [create_engine("sqlite://").dialect, create_engine("postgresql+asyncpg://").dialect], ids=["sqlite", "postgresql"]
)
def test_times_must_have_a_zone_and_come_back_in_utc(dialect: Dialect) -> None:
    kind = UtcTime()
    with pytest.raises(ValueError, match="no time zone"):
        kind.process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001
    noon = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=8)))
    back = kind.process_result_value(kind.process_bind_param(noon, dialect), dialect)
    assert back is not None
    assert (back, back.tzinfo) == (noon, UTC)


async def test_a_time_without_zone_never_reaches_the_database(store: Store) -> None:
    with raises_explained(NotStorable, "no time zone"):
        await store.library().latest(since_recorded=datetime(2026, 1, 1))  # noqa: DTZ001


@given(st.text(st.characters(codec=None)))
def test_cleaning_keeps_length_and_leaves_only_what_can_be_stored(words: str) -> None:
    cleaned = storable(words)
    assert len(cleaned) == len(words)
    assert "\0" not in cleaned
    cleaned.encode()
    assert all(a == b or b == "\ufffd" for a, b in zip(words, cleaned, strict=True))


@pytest.mark.parametrize(("one", "other"), [("Acme  Group ", "acme group"), ("Ａcme", "ACME"), ("Straße", "STRASSE"), ("a\u00a0b", "a b")])
def test_names_that_look_alike_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)
