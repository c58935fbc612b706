from __future__ import annotations

from pathlib import Path

import pytest

from storage.database.peeking import library_vocabulary, plain_file
from storage.drafts import MetricDraft, TopicDraft
from storage.store import Store


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("sqlite+aiosqlite:///briefing.db", "briefing.db"),
        ("sqlite:////srv/bot/briefing.db", "/srv/bot/briefing.db"),
        ("sqlite:///:memory:", None),
        ("sqlite:///file:briefing.db?mode=ro", None),
        ("postgresql+asyncpg://bot@db/briefing", None),
    ],
)
def test_a_plain_path_is_distinguished_from_other_addresses(address: str, path: str | None) -> None:
    assert plain_file(address) == (Path(path) if path else None)


async def test_it_gives_what_the_store_gives(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    address = f"sqlite+aiosqlite:///{file}"
    store = await Store.open(address, auto_migrate=True)
    try:
        library = store.library()
        acme = await library.add_topic(TopicDraft(name="Zeta Works", aliases=("Zeta", "泽塔"), slash="zeta"), by="a test")
        await library.add_topic(TopicDraft(name="Bolt", kind="product", parent="Zeta Works", description="a van"), by="a test")
        hidden = await library.add_topic(TopicDraft(name="Old Co"), by="a test")
        await library.hide_topic(hidden, by="a test")
        await library.add_metrics([MetricDraft(name="revenue", aliases=("sales", "turnover"))], by="a test")
        tenant = store.scoped("slack:T1")
        await tenant.add_topic(TopicDraft(name="Their Own"), by="a test")
        await tenant.add_alias(acme, "the van people", by="a test")
        expected = await library.vocabulary()
    finally:
        await store.close()
    assert {topic.name for topic in expected.topics} == {"Zeta Works", "Bolt"}
    assert library_vocabulary(file) == expected


def test_what_is_no_store_of_ours_is_left_to_the_store(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"no database at all")
    assert library_vocabulary(other) is None
    assert library_vocabulary(tmp_path / "missing.db") is None
    assert not (tmp_path / "missing.db").exists()
