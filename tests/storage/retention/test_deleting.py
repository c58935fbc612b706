"""Deleting a workspace, erasing a person, and what expires: nothing of it is left, and nothing of others is touched."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from storage.digests.deliveries import Deliveries
from storage.digests.presence import PresenceShelf
from storage.errors import NotStorable, UnknownAction
from storage.installations import Installations
from storage.requests import RequestDraft, Requests
from storage.retention.deleting import delete_departed, delete_workspace, departed_before, workspaces
from storage.retention.erasing import ERASED, erase_person
from storage.retention.expiring import expire_deliveries, expire_log, expire_reviews
from storage.store import Store
from tests.refusals import raises_explained
from tests.storage.articles import article, fact
from tests.storage.digests.test_deliveries import claimed, subscribed
from tests.storage.digests.test_watches import watch
from tests.storage.test_installations import ACME

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
OURS, THEIRS = "slack:T1", "slack:T2"


async def fill(store: Store, workspace: str) -> None:
    """Something of each kind, added by U2 and subscribed by U2 for themselves."""
    team = store.scoped(workspace)
    title = f"Acme in {workspace}"
    added = await team.add_article(article(title=title, url=None, sentences=("In June 2024 Acme opened 31 shops in Lyon.",)), by="U2")
    again = await team.add_article(article(title=f"{title} again", url=None), by="U2")
    await team.supersede_fact(again.facts[0], fact(value="41000"), "U2", "recounted")
    await team.withdraw(added.article, "U2", "wrong")
    await team.set_role("U2", "editor", "U1", name="lena")
    await team.remember("language:user:U2", "zh")
    await team.report_error("f1", "It was 2023.", by="U2", platform="slack")
    await team.keep_line("/brief stats acme")
    await subscribed(store, workspace=workspace)
    await watch(store, person="U2", workspace=workspace)
    await claimed(store, NOON + timedelta(hours=2))
    id_ = f"{workspace}.trigger"
    draft = RequestDraft("slack", id_, workspace, "/brief add", NOON + timedelta(minutes=29), {"user": "U2"})
    await Requests(store.database, "one").record(draft, NOON)


async def lines_of(store: Store, workspace: str) -> list[str]:
    found = [line async for line in store.export_all(with_secrets=True)]
    return [line for line in found if json.loads(line)["workspace"] == workspace]


async def test_a_deleted_workspace_is_gone_and_others_are_untouched(store: Store) -> None:
    await store.library().add_article(article(title="The library's"), by="operator")
    for workspace in (OURS, THEIRS):
        await fill(store, workspace)
    theirs, library = await lines_of(store, THEIRS), await lines_of(store, "")
    assert set(await workspaces(store.database)) == {OURS, THEIRS}
    assert await delete_workspace(store.database, OURS) > 30
    assert await lines_of(store, OURS) == []
    assert (await lines_of(store, THEIRS), await lines_of(store, "")) == (theirs, library)
    assert list(await workspaces(store.database)) == [THEIRS]
    assert not [found for found in await store.scoped(OURS).search("shops Lyon") if "31 shops" in found.text]
    await fill(store, OURS)  # it may come back, and begins anew


async def test_the_library_is_no_workspace(store: Store) -> None:
    with raises_explained(NotStorable, "library"):
        await delete_workspace(store.database, "")


async def test_who_left_before_is_known_until_they_are_back(store: Store) -> None:
    installations, presence = Installations(store.database), PresenceShelf(store.database)
    await installations.save(ACME, NOON)
    await presence.pause("discord:1", NOON)
    await presence.pause("discord:1", NOON + timedelta(days=9))  # it is found out again: the first time counts
    later = NOON + timedelta(days=1)
    assert await departed_before(store.database, later) == ["discord:1"]
    assert await departed_before(store.database, NOON) == []
    await installations.close(ACME.workspace, 1, "uninstalled", NOON)
    assert await departed_before(store.database, later) == ["discord:1", ACME.workspace]
    await presence.is_back("discord:1")
    await installations.save(ACME, later)
    assert await departed_before(store.database, later) == []
    for workspace in ("discord:1", ACME.workspace):  # they came back after somebody had found that they left
        assert await delete_departed(store.database, workspace, later) == 0
    assert await installations.find(ACME.workspace) is not None
    await installations.close(ACME.workspace, 2, "uninstalled", NOON)
    assert await delete_departed(store.database, ACME.workspace, later) == 1
    assert await installations.find(ACME.workspace) is None


async def test_of_an_erased_person_nothing_is_left_but_what_they_added(store: Store) -> None:
    for workspace in (OURS, THEIRS):
        await fill(store, workspace)
    theirs = await lines_of(store, THEIRS)
    assert await erase_person(store.database, OURS, "U2") > 10
    left = await lines_of(store, OURS)
    assert [line for line in left if "U2" in line or "lena" in line] == []
    assert await lines_of(store, THEIRS) == theirs
    team = store.scoped(OURS)
    assert {one.ref for one in await team.subscriptions.all()} == {"d1"}
    assert await team.watches.all(person=None) == []
    assert [one.title for one in await team.articles()] == [f"Acme in {OURS} again"]
    assert (await team.action(1)).by == ERASED
    assert await erase_person(store.database, OURS, "U2") == 0


async def test_old_actions_can_not_be_undone_any_more(store: Store) -> None:
    await fill(store, OURS)
    team = store.scoped(OURS)
    last = (await team.log())[0].number
    await team.undo(last, "U1")
    assert await expire_log(store.database, NOON - timedelta(days=1)) == 0
    assert await expire_log(store.database, datetime.now(UTC) + timedelta(days=1)) > last
    with pytest.raises(UnknownAction):
        await team.undo(1, "U1")
    assert await team.articles()


async def test_old_texts_of_digests_are_emptied_and_decided_reviews_deleted(store: Store) -> None:
    await subscribed(store)
    deliveries = Deliveries(store.database)
    [claim] = await claimed(store, NOON + timedelta(hours=2))
    claim = await deliveries.save_composed(claim, NOON, "the digest", ["first"], [])
    await deliveries.skip(claim, NOON + timedelta(hours=2), "nothing new")
    assert await expire_deliveries(store.database, NOON, "-") == 0
    assert await expire_deliveries(store.database, NOON + timedelta(days=1), "-") == 1
    assert await expire_deliveries(store.database, NOON + timedelta(days=1), "-") == 0
    rows = [json.loads(line) for line in await lines_of(store, OURS)]
    assert {row["document"] for row in rows if row["table"] in ("deliveries", "delivery_parts")} - {None} == {"-"}
    team = store.scoped(OURS)
    await team.report_error("f1", "It was 2023.", by="U2", platform="slack")
    assert await expire_reviews(store.database, datetime.now(UTC) + timedelta(days=1)) == 0  # nobody has decided it
