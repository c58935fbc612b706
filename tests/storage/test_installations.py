from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.digests.subscriptions import Subscriptions
from storage.errors import NotStorable
from storage.installations import InstallationDraft, Installations
from storage.records import SubscriptionOptions, SubscriptionState
from storage.store import Store
from storage.transfer.importing import import_lines
from tests.refusals import raises_explained

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)
ACME = InstallationDraft("slack:T0ACME", "Acme", "sealed-one", "U0BOT", "B0BOT", ("chat:write", "commands"), "U0ADMIN")
GLOBEX = replace(ACME, workspace="slack:T0GLOBEX", name="Globex", sealed_token="sealed-two")


@pytest.fixture
def installations(store: Store) -> Installations:
    return Installations(store.database)


async def subscribed(store: Store, workspace: str) -> Subscriptions:
    """The workspace's subscriptions: one."""
    subscriptions = store.scoped(workspace).subscriptions
    options = SubscriptionOptions()
    await subscriptions.add(
        "slack", "C1", topics=(), schedule="daily 09:00", zone="UTC", options=options, by="U1", now=NOW, since=NOW, due_at=NOW
    )
    return subscriptions


async def test_each_workspace_has_its_own_installation(installations: Installations) -> None:
    await installations.save(ACME, NOW)
    await installations.save(GLOBEX, NOW)
    found = await installations.find("slack:T0GLOBEX")
    assert found is not None
    assert (found.name, found.sealed_token, found.scopes, found.revision, found.closed_at) == (
        "Globex",
        "sealed-two",
        ("chat:write", "commands"),
        1,
        None,
    )
    assert await installations.find("slack:T0STRANGER") is None
    assert [one.workspace for one in await installations.all()] == ["slack:T0ACME", "slack:T0GLOBEX"]
    assert "sealed-two" not in repr(found)


async def test_installing_again_takes_the_place_of_what_was_there(installations: Installations) -> None:
    await installations.save(ACME, NOW)
    again = await installations.save(replace(ACME, sealed_token="sealed-new", installed_by="U0OTHER"), NOW + timedelta(days=1))
    assert (again.revision, again.sealed_token, again.installed_by) == (2, "sealed-new", "U0OTHER")
    assert len(await installations.all()) == 1


async def test_installations_at_the_same_time_are_all_saved(installations: Installations) -> None:
    saved = await asyncio.gather(*(installations.save(replace(ACME, sealed_token=f"sealed-{n}"), NOW) for n in range(4)))
    assert sorted(one.revision for one in saved) == [1, 2, 3, 4]


async def test_closing_forgets_the_token_and_pauses_the_digests_of_that_workspace_alone(store: Store, installations: Installations) -> None:
    await installations.save(ACME, NOW)
    await installations.save(GLOBEX, NOW)
    own, other = await subscribed(store, ACME.workspace), await subscribed(store, GLOBEX.workspace)
    assert await installations.close(ACME.workspace, 1, "it was uninstalled", NOW)
    closed = await installations.find(ACME.workspace)
    assert closed is not None
    assert (closed.closed_at, closed.reason, closed.sealed_token) == (NOW, "it was uninstalled", "")
    (paused,), (active,) = await own.all(), await other.all()
    assert (paused.state, paused.reason, paused.due_at) == (SubscriptionState.PAUSED, "it was uninstalled", None)
    assert (active.state, active.due_at) == (SubscriptionState.ACTIVE, NOW)
    assert await installations.paused(ACME.workspace, "it was uninstalled") == 1
    assert await installations.paused(GLOBEX.workspace, "it was uninstalled") == 0
    assert not await installations.close(ACME.workspace, 1, "once more", NOW)


async def test_what_is_learnt_of_an_old_token_ends_no_new_installation(store: Store, installations: Installations) -> None:
    await installations.save(ACME, NOW)
    await installations.save(ACME, NOW)
    subscriptions = await subscribed(store, ACME.workspace)
    assert not await installations.close(ACME.workspace, 1, "it was uninstalled", NOW)
    assert [one.state for one in await subscriptions.all()] == [SubscriptionState.ACTIVE]
    found = await installations.find(ACME.workspace)
    assert found is not None
    assert found.closed_at is None


async def test_installing_again_opens_it_and_resumes_nothing(store: Store, installations: Installations) -> None:
    await installations.save(ACME, NOW)
    subscriptions = await subscribed(store, ACME.workspace)
    await installations.close(ACME.workspace, 1, "it was uninstalled", NOW)
    opened = await installations.save(ACME, NOW)
    assert (opened.revision, opened.closed_at, opened.reason) == (2, None, "")
    assert [one.state for one in await subscriptions.all()] == [SubscriptionState.PAUSED]


async def test_a_workspace_is_welcomed_once(installations: Installations) -> None:
    assert not await installations.welcome(ACME.workspace, NOW)
    await installations.save(ACME, NOW)
    assert sorted(await asyncio.gather(*(installations.welcome(ACME.workspace, NOW) for _ in range(3)))) == [False, False, True]
    await installations.save(ACME, NOW)
    assert not await installations.welcome(ACME.workspace, NOW)


async def test_a_state_is_used_once_and_deleted_when_it_has_expired(installations: Installations) -> None:
    ends = NOW + timedelta(minutes=10)
    assert sorted(await asyncio.gather(*(installations.use_state("one", ends, NOW) for _ in range(3)))) == [False, False, True]
    assert not await installations.use_state("one", ends, ends)
    # Only a state that nobody would take any more is forgotten.
    assert await installations.use_state("one", ends, ends + timedelta(seconds=1))


async def test_no_export_holds_an_installation_and_none_brings_one_in(store: Store, installations: Installations) -> None:
    await installations.save(ACME, NOW)
    await installations.use_state("state-one", NOW + timedelta(days=9000), NOW)
    for shelf in (store.library(), store.scoped(ACME.workspace)):
        lines = [line async for line in shelf.export()] + [line async for line in shelf.export(in_effect=True)]
        assert not [line for line in lines if "sealed" in line or "state-one" in line or "installations" in line]
    with raises_explained(NotStorable, "holds secrets"):
        await import_lines(store.database, ['{"table": "installations", "workspace": "slack:T0EVIL", "sealed_token": "x"}'])
