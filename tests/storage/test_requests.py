"""Requests that were acknowledged: none is lost with its process, a repeat is recognised, and nothing is kept longer than it is needed."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.requests import KEPT_FOR, LEASE, RequestDraft, Requests
from storage.store import Store

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
ADD = RequestDraft(
    "slack",
    "Ev1",
    "slack:T1",
    '/brief add https://acme.example "q"',
    NOW + timedelta(minutes=30),
    {"url": "https://hooks.example/1"},
    "K7QX",
)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(store: Store) -> Requests:
    return Requests(store.database, "here")


@pytest.fixture
def there(store: Store) -> Requests:
    return Requests(store.database, "there")


async def test_a_request_is_recorded_once_in_whatever_process(here: Requests, there: Requests) -> None:
    assert await here.record(ADD, NOW)
    assert not await here.record(ADD, NOW)
    assert not await there.record(replace(ADD, line="something else"), NOW)
    assert await there.record(replace(ADD, platform="discord"), NOW)
    await here.answered("slack", "Ev1", NOW)
    assert not await there.record(ADD, NOW + timedelta(hours=2))


async def test_only_one_of_many_that_are_told_at_once_takes_it(store: Store) -> None:
    processes = [Requests(store.database, f"process {number}") for number in range(8)]
    assert sorted(await asyncio.gather(*(one.record(ADD, NOW) for one in processes))) == [False] * 7 + [True]
    later = NOW + LEASE
    taken = await asyncio.gather(*(one.take_up("slack", later) for one in processes))
    assert sum(map(len, taken)) == 1


async def test_what_a_process_left_is_taken_up_when_its_lease_is_over(here: Requests, there: Requests) -> None:
    await here.record(ADD, NOW)
    await here.record(replace(ADD, request_id="Ev0", reference="K7QY"), NOW - timedelta(seconds=1))
    assert await there.take_up("slack", NOW + LEASE - timedelta(seconds=2)) == []
    assert await there.take_up("discord", NOW + LEASE) == []
    taken = await there.take_up("slack", NOW + LEASE)
    assert [one.request for one in taken] == [replace(ADD, request_id="Ev0", reference="K7QY"), ADD]
    assert [one.tries for one in taken] == [2, 2]
    assert taken[1].acked_at == NOW
    assert await here.take_up("slack", NOW + LEASE) == []
    assert await here.take_up("slack", NOW + 2 * LEASE, limit=1) != []


async def test_a_process_that_lives_keeps_what_it_works_on(here: Requests, there: Requests) -> None:
    await here.record(ADD, NOW)
    assert await here.renew(NOW + LEASE / 2) == 1
    assert await there.renew(NOW + LEASE / 2) == 0
    assert await there.take_up("slack", NOW + LEASE) == []
    await here.release(NOW + LEASE)
    assert len(await there.take_up("slack", NOW + LEASE)) == 1


async def test_what_is_answered_or_too_late_is_not_taken_up(here: Requests, there: Requests) -> None:
    await here.record(ADD, NOW)
    await here.record(replace(ADD, request_id="Ev2"), NOW)
    await here.answered("slack", "Ev2", NOW)
    assert await there.take_up("slack", ADD.answer_until) == []
    assert [one.request.request_id for one in await there.take_up("slack", ADD.answer_until - timedelta(seconds=1))] == ["Ev1"]


async def test_an_answered_request_holds_no_words_and_no_address(store: Store, here: Requests) -> None:
    await here.record(ADD, NOW)
    await here.answered("slack", "Ev1", NOW)
    async with store.database.connecting() as connection:
        (row,) = (await connection.exec_driver_sql("SELECT * FROM requests")).all()
    assert not [value for value in row if "example" in str(value)]


async def test_no_request_is_exported(store: Store, here: Requests) -> None:
    await here.record(ADD, NOW)
    assert [line async for line in store.scoped("slack:T1").export() if "Ev1" in line] == []


async def test_events_are_recognised_for_a_day_after_which_they_are_forgotten(here: Requests, there: Requests) -> None:
    assert await here.is_new("slack", "slack:T1", "Ev9", NOW)
    assert not await there.is_new("slack", "slack:T1", "Ev9", NOW + timedelta(hours=3))
    assert await there.take_up("slack", NOW + LEASE) == []
    assert await here.forget(NOW + KEPT_FOR - timedelta(seconds=1)) == 0
    assert await here.forget(NOW + KEPT_FOR) == 1
    assert await here.is_new("slack", "slack:T1", "Ev9", NOW + KEPT_FOR)


@pytest.mark.slow
async def test_nothing_that_a_killed_process_acknowledged_is_lost(store: Store, migrated_url: str) -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.storage.dying_requests", migrated_url, "dead", "100000"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    async with asyncio.timeout(60):
        acknowledged = [(await program.stdout.readline()).decode().strip() for _ in range(40)]
        program.send_signal(signal.SIGKILL)
        acknowledged += (await program.stdout.read()).decode().split()
        assert await program.wait() == -signal.SIGKILL
    survivor, other = Requests(store.database, "survivor"), Requests(store.database, "other")
    later = datetime.now(UTC) + LEASE
    found = []
    while taken := [*await survivor.take_up("slack", later, 7), *await other.take_up("slack", later, 7)]:
        found += [one.request.request_id for one in taken]
    assert len(set(found)) == len(found)
    assert set(acknowledged) <= set(found)
    assert len(found) <= len(acknowledged) + 1  # one may have been written down and not been said
