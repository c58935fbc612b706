from __future__ import annotations

import json
from pathlib import Path

from storage.errors import NotStorable
from storage.store import Store, upgrade
from storage.transfer.importing import import_lines
from tests.refusals import raises_explained
from tests.storage.articles import article, fact


async def lines_of(store: Store, *workspaces: str) -> list[str]:
    found = [line async for line in store.library().export()]
    for workspace in workspaces:
        found += [line async for line in store.scoped(workspace).export()]
    return found


async def fill(store: Store) -> None:
    added = await store.library().add_article(article(), by="operator")
    own = store.scoped("slack:T1")
    await own.add_article(
        article(title="Acme again", url=None, sentences=("In June 2024 Acme opened a second warehouse in Lyon.",)), by="U1"
    )
    await own.supersede_fact(added.facts[0], fact(value="41000"), "U1", "recounted")
    await own.set_time_zone("Europe/Berlin", "U1")


async def test_an_export_comes_back_exactly_in_a_new_database(store: Store, tmp_path: Path) -> None:
    await fill(store)
    lines = await lines_of(store, "slack:T1")
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        assert await import_lines(other.database, lines) == len(lines)
        assert await lines_of(other, "slack:T1") == lines
        assert [found.text for found in await other.library().search("warehouse Lyon")]
        added = await other.scoped("slack:T1").add_article(article(title="Third", url="https://news.example/3"), by="U1")
        assert added.facts
    finally:
        await other.close()


async def test_rows_may_come_before_rows_of_their_table_that_they_refer_to(store: Store, tmp_path: Path) -> None:
    """A digest's id says nothing about when it was sent, so that its correction may come first in the file."""
    await fill(store)
    own = store.scoped("slack:T1")
    await own.undo(2, "U1")
    lines = await lines_of(store, "slack:T1")
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        assert await import_lines(other.database, reversed(lines)) == len(lines)
        assert await lines_of(other, "slack:T1") == lines
    finally:
        await other.close()


async def test_a_database_that_holds_something_and_a_broken_file_are_refused(store: Store, tmp_path: Path) -> None:
    await fill(store)
    lines = await lines_of(store)
    with raises_explained(NotStorable, "not empty"):
        await import_lines(store.database, lines)
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        for broken in ("{", '{"table": "nothing"}', '{"table": "entries", "colour": "red"}', "[]"):
            with raises_explained(NotStorable, f"Line {len(lines) + 1} "):
                await import_lines(other.database, [*lines, broken])
        assert await lines_of(other) == []
    finally:
        await other.close()


async def test_what_was_exported_comes_into_either_database(database_url: str, tmp_path: Path) -> None:
    """From SQLite to the other and on; new rows get ids of their own behind the imported ones."""
    source = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'source.db'}", auto_migrate=True)
    await fill(source)
    lines = await lines_of(source, "slack:T1")
    await source.close()
    await upgrade(database_url)
    target = await Store.open(database_url)
    try:
        await import_lines(target.database, lines)
        assert await lines_of(target, "slack:T1") == lines
        assert (await target.library().add_article(article(title="Next", url="https://news.example/9"), by="operator")).facts
    finally:
        await target.close()


async def test_an_export_of_before_it_was_stored_whom_entries_are_about_can_be_imported(store: Store, tmp_path: Path) -> None:
    """Its entries count as named in their sentences."""
    await fill(store)
    lines = await lines_of(store, "slack:T1")
    old = [json.dumps({name: value for name, value in json.loads(line).items() if not name.startswith("about_")}) for line in lines]
    assert [json.loads(line) for line in old] != [json.loads(line) for line in lines]
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        await import_lines(other.database, old)
        assert await lines_of(other, "slack:T1") == lines
    finally:
        await other.close()
