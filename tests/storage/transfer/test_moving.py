"""A move from one database to the other: everything comes along, and goes on where it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.digests.alerts import Alerts
from storage.digests.deliveries import Deliveries
from storage.errors import NotStorable
from storage.installations import Installations
from storage.requests import RequestDraft, Requests
from storage.store import Store, upgrade
from storage.transfer.importing import import_lines
from tests.refusals import raises_explained
from tests.storage.articles import article
from tests.storage.digests.test_deliveries import claimed, subscribed
from tests.storage.digests.test_watches import watch
from tests.storage.test_installations import ACME

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
#: What no move may lose, beside the entries themselves.
COMES_ALONG = {
    "actions",
    "deliveries",
    "error_reports",
    "feeds",
    "kept_lines",
    "occasions",
    "roles",
    "subscriptions",
    "workspaces",
}
SECRET = {"installations", "requests"}


async def fill(store: Store) -> None:
    """Something of each kind."""
    team = store.scoped("slack:T1")
    await watch(store)
    await store.library().add_article(article(), by="operator")
    await team.set_role("U2", "editor", "U1")
    await team.set_time_zone("Europe/Berlin", "U1")
    await team.report_error("f1", "It was 2023.", by="U1", platform="slack")
    await team.keep_line("/brief stats acme")
    await team.feeds.add(
        "https://news.example/feed",
        title="",
        topics=(),
        words=(),
        every=timedelta(hours=1),
        full_text=True,
        platform="slack",
        by="U1",
        now=NOON,
    )
    await subscribed(store)
    await claimed(store, NOON + timedelta(hours=2))
    await Installations(store.database).save(ACME, NOON)
    draft = RequestDraft("slack", "7.trigger", "slack:T1", "/brief add", NOON + timedelta(minutes=29), {"url": "https://hooks.example/7"})
    await Requests(store.database, "one").record(draft, NOON)


async def all_of(store: Store, *, with_secrets: bool = True) -> list[str]:
    return [line async for line in store.export_all(with_secrets=with_secrets)]


def tables(lines: list[str]) -> set[str]:
    return {json.loads(line)["table"] for line in lines}


async def test_everything_comes_along_and_goes_on(database_url: str, tmp_path: Path) -> None:
    source = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'source.db'}", auto_migrate=True)
    await fill(source)
    lines = await all_of(source)
    await source.close()
    assert tables(lines) >= COMES_ALONG | SECRET
    await upgrade(database_url)
    target = await Store.open(database_url)
    assert await import_lines(target.database, lines, with_secrets=True) == len(lines)
    assert await all_of(target) == lines
    found = await Installations(target.database).find(ACME.workspace)
    assert found is not None
    assert found.sealed_token == ACME.sealed_token
    later = NOON + timedelta(minutes=5)
    [left] = await Requests(target.database, "two").take_up("slack", later)
    assert (left.request.line, left.request.reply) == ("/brief add", {"url": "https://hooks.example/7"})
    assert [one.workspace for one in await Alerts(target.database).occasions(later)] == [""]  # the watch has not looked yet
    assert [one.ref for one in await Deliveries(target.database).subscriptions()] == ["d1"]
    await target.close()


async def test_secrets_stay_unless_they_are_asked_for(store: Store, tmp_path: Path) -> None:
    await fill(store)
    without = await all_of(store, with_secrets=False)
    assert tables(without) >= COMES_ALONG
    assert not tables(without) & SECRET
    assert "sealed-one" not in "".join(without)
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    with raises_explained(NotStorable, "--with-secrets"):
        await import_lines(other.database, await all_of(store))
    await import_lines(other.database, without)
    assert await all_of(other, with_secrets=False) == without
    await other.close()
