"""What is kept of the database is never older than a read would be, whoever wrote, and each workspace has its own."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Outcome
from bot.core.request import Caller, Platform, Request
from storage import topics
from storage.database import kept
from storage.drafts import TopicDraft
from storage.errors import StorageError
from storage.store import Store
from tests.fakes import FakeFetcher

ADMIN = "admin"


class Statements:
    """Counts what a store asks its database, apart from how PostgreSQL is asked for its state."""

    def __init__(self, store: Store) -> None:
        self.number = 0
        event.listen(store.database._engine.sync_engine, "before_cursor_execute", self._count)

    def _count(self, _connection: object, _cursor: object, statement: str, *_others: object) -> None:
        self.number += "pg_current_snapshot" not in statement


@pytest.fixture
async def other(store: Store, migrated_url: str) -> AsyncIterator[Store]:
    """The same database from what might be another process."""
    other = await Store.open(migrated_url)
    yield other
    await other.close()


async def names(store: Store, workspace: str = "w") -> list[str]:
    with store.one_look():
        return [topic.name for topic in await store.scoped(workspace).topics()]


async def test_a_second_read_asks_for_no_rows(store: Store) -> None:
    await store.library().add_topic(TopicDraft(name="Ferrovia"), ADMIN)
    statements, asked = Statements(store), list[int]()
    for _ in range(5):  # PostgreSQL may do work of its own between two of them
        before = statements.number
        assert await names(store) == ["Ferrovia"]
        asked.append(statements.number - before)
    assert asked[0] > 0
    assert 0 in asked
    before = statements.number
    assert await store.scoped("w").find_topic("Ferrovia") is not None
    assert statements.number > before


async def test_what_this_process_and_others_write_is_seen_at_once(store: Store, other: Store) -> None:
    await names(store)
    for number, writer in enumerate((store, other, store, other)):
        await writer.scoped("w").add_topic(TopicDraft(name=f"Topic {number}"), ADMIN)
        expected = [f"Topic {one}" for one in range(number + 1)]
        assert await names(store) == expected
        assert await names(other) == expected


async def test_a_request_sees_what_it_wrote_itself(store: Store) -> None:
    with store.one_look():
        here = store.scoped("w")
        assert await here.find_topic("Ferrovia") is None
        await here.add_topic(TopicDraft(name="Ferrovia"), ADMIN)
        assert await here.find_topic("Ferrovia") is not None


async def test_a_role_that_was_taken_away_elsewhere_is_gone(store: Store, other: Store) -> None:
    await store.scoped("w").set_role("u1", "editor", ADMIN)

    async def roles() -> list[str]:
        with store.one_look():
            return [str(role) for role in await store.scoped("w").roles_held("u1")]

    assert await roles() == ["editor"]
    assert await roles() == ["editor"]
    await other.scoped("w").set_role("u1", "admin", ADMIN)
    assert await roles() == ["admin"]


async def test_a_role_that_is_taken_away_elsewhere_during_a_request_is_gone_where_it_looks_again(store: Store, other: Store) -> None:
    here = store.scoped("w")
    await here.set_role("u1", "editor", ADMIN)
    with store.one_look():
        assert await here.roles_held("u1") == ["editor"]
        await other.scoped("w").set_role("u1", "member", ADMIN)
        store.look_again()
        assert "editor" not in await here.roles_held("u1")


async def test_what_a_request_changes_needs_a_role_that_is_still_held(store: Store, other: Store) -> None:
    caller = Caller(platform=Platform.SLACK, workspace="slack:T1", channel="C1", user="U1")
    await store.scoped("slack:T1").set_role("U1", "admin", ADMIN)

    async def meanwhile() -> Caller:
        await other.scoped("slack:T1").set_role("U1", "member", ADMIN)
        return caller

    bot = Bot(store, catalog(), FakeFetcher())
    refused = await bot.answer(Request("/brief topic add Ferrovia", caller, ask_anew=meanwhile))
    assert refused.outcome is Outcome.REFUSED
    assert "your role here is member" in refused.model_dump_json()
    assert await names(store, "slack:T1") == []


async def test_workspaces_have_their_own(store: Store) -> None:
    await store.scoped("a").add_topic(TopicDraft(name="Secret"), ADMIN)
    assert await names(store, "a") == ["Secret"]
    assert await names(store, "b") == []
    assert await names(store, "a") == ["Secret"]


async def test_a_caller_may_change_the_list_it_got(store: Store) -> None:
    await store.library().add_topic(TopicDraft(name="Ferrovia"), ADMIN)
    with store.one_look():
        for _ in range(3):
            found = await store.scoped("w").topics()
            assert len(found) == 1
            found.clear()


async def test_what_is_open_when_another_one_commits_is_seen_after_it(store: Store, other: Store) -> None:
    await names(store)
    async with other.database.writing("w") as session:
        await topics.add_topic(session, TopicDraft(name="Ferrovia"), ADMIN, other._clock(), frozenset())
        await session.flush()
        assert await names(store) == []
        assert await names(store) == []
    assert await names(store) == ["Ferrovia"]


async def test_a_task_that_outlives_its_request_reads_anew(store: Store, other: Store) -> None:
    answered = asyncio.Event()

    async def later() -> list[str]:
        await answered.wait()
        return [topic.name for topic in await store.scoped("w").topics()]

    with store.one_look():
        await store.scoped("w").topics()
        task = asyncio.create_task(later())
    await other.scoped("w").add_topic(TopicDraft(name="Ferrovia"), ADMIN)
    answered.set()
    assert await task == ["Ferrovia"]


async def test_only_so_much_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    monkeypatch.setattr(kept, "MOST_ROWS", 2)
    for name in ("Ferrovia", "Tumbili"):
        await store.library().add_topic(TopicDraft(name=name), ADMIN)
    statements = Statements(store)
    for _ in range(2):
        assert len(await names(store)) == 2
        assert statements.number
        statements.number = 0
    with store.one_look():
        for name in "abcd":
            await store.scoped("w").find_topic(name)
        statements.number = 0
        await store.scoped("w").find_topic("d")
        assert not statements.number, "the last one is kept"
        await store.scoped("w").find_topic("a")
        assert statements.number, "the first one is not"


async def test_a_long_text_is_not_kept_in_place_of_everything_else() -> None:
    async def state() -> object:
        return 1

    answers, asked = kept.KeptAnswers(state), list[int]()

    def reading(length: int) -> Callable[[], Awaitable[str]]:
        async def read() -> str:
            asked.append(length)
            return "x" * length

        return read

    for _ in range(2):
        for length in (10, 2_000_000):
            assert len(await answers.answer(length, reading(length))) == length
    assert asked == [10, 2_000_000, 2_000_000]


async def test_an_embedded_file_that_is_damaged_meanwhile_is_no_reason_to_answer_from_memory(tmp_path: Path, migrated_file: Path) -> None:
    file = tmp_path / "briefing.db"
    shutil.copy(migrated_file, file)
    store = await Store.open(f"sqlite+aiosqlite:///{file}")
    try:
        await names(store)
        with sqlite3.connect(file) as connection:
            connection.execute("ALTER TABLE topics RENAME TO gone")
        connection.close()
        with pytest.raises(StorageError):
            await names(store)
    finally:
        await store.close()
