"""An export holds every row of its scope and no other; a backup is a database that works."""

from __future__ import annotations

import json
from pathlib import Path

from storage.drafts import TopicDraft
from storage.errors import NotReachable, WrongDatabaseUrl
from storage.store import Store
from storage.tables import metadata
from storage.transfer.exporting import backup
from tests.refusals import raises_explained
from tests.storage.articles import article


def test_every_table_belongs_to_a_workspace() -> None:
    assert [table.name for table in metadata.sorted_tables if "workspace" not in table.c] == []


async def test_an_export_is_complete_and_the_same_each_time(store: Store) -> None:
    library, ours = store.library(), store.scoped("slack:T1")
    await library.add_topic(TopicDraft(name="Acme", aliases=("ACME Group",)), "operator")
    added = await library.add_article(article(), by="operator")
    await library.withdraw(added.quotes[0], "operator", "doubtful")
    await ours.add_article(article(title="Ours"), by="ann")
    lines = [line async for line in library.export()]
    assert lines == [line async for line in library.export()]
    rows = [json.loads(line) for line in lines]
    assert {row["workspace"] for row in rows} == {""}
    counts = {name: sum(row["table"] == name for row in rows) for name in {row["table"] for row in rows}}
    assert counts.items() >= {"entries": 4, "articles": 1, "article_revisions": 1, "facts": 1, "events": 1, "quotes": 1}.items()
    assert counts.items() >= {"closings": 1, "topics": 1, "topic_aliases": 1}.items()
    [fact] = [row for row in rows if row["table"] == "facts"]
    assert (fact["value"], fact["as_of_start"], fact["sentence"]) == ("40000", "2024-05-01", added.facts[0].citation.sentence)
    [revision] = [row for row in rows if row["table"] == "article_revisions"]
    assert revision["text"] == article().text
    assert revision["recorded_at"].endswith("+00:00")
    assert any('"Ours"' in line for line in [line async for line in ours.export()])


async def test_a_backup_is_a_store(store: Store, tmp_path: Path) -> None:
    await store.library().add_article(article(), by="operator")
    copy = tmp_path / "it's a copy.db"
    if not store.database.is_sqlite:
        with raises_explained(WrongDatabaseUrl, "pg_dump"):
            await backup(store.database, copy)
        return
    await backup(store.database, copy)
    again = await Store.open(f"sqlite:///{copy}")
    assert [found.title for found in await again.library().articles()] == ["Acme grows"]
    assert len(await again.library().search("warehouse")) == 1
    await again.close()
    with raises_explained(NotReachable, "there already"):
        await backup(store.database, copy)
    with raises_explained(NotReachable, "folder"):
        await backup(store.database, tmp_path / "none" / "copy.db")
