"""Requests that are written down, on the real store: what was done is not done again, whatever happens to the process."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.app.worker_names import worker_name
from bot.commands.all import catalog
from bot.core.document import Outcome
from bot.core.front import Noted
from bot.core.request import Caller, Platform, Request
from storage.requests import LEASE
from storage.store import Store
from tests.commands.conftest import WORKSPACE, words
from tests.fakes import FakeClock, FakeFetcher

CALLER = Caller(Platform.SLACK, WORKSPACE, "C1", "U1", is_administrator=True)
ROOT = Path(__file__).parents[2]
ZONE = "/brief zone Europe/Lisbon"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def a_bot(store: Store, clock: FakeClock, worker: str = "elsewhere:1:a") -> Bot:
    """The bot of another process, on another machine, on the same store."""
    return Bot(store, catalog(), FakeFetcher(), clock=clock, worker=worker)


@pytest.fixture
async def bot(store: Store, clock: FakeClock) -> AsyncIterator[Bot]:
    bot = a_bot(store, clock, "here:1:b")
    yield bot
    await bot.background.close()


def noted(clock: FakeClock, line: str = ZONE, id_: str = "7.trigger") -> Noted:
    return Noted(Platform.SLACK, id_, WORKSPACE, line, clock() + timedelta(minutes=29), {"url": "https://hooks.example/7"})


async def test_what_was_done_before_the_process_ended_is_told_and_not_done_again(store: Store, bot: Bot, clock: FakeClock) -> None:
    assert await bot.note(noted(clock))
    await bot.answer(Request(ZONE, CALLER, noted_as="7.trigger"))  # the answer never arrives
    await bot.scope(WORKSPACE).set_time_zone("Europe/Berlin", "U2")
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = a_bot(store, clock)
    [left] = await other.interrupted(Platform.SLACK)
    answer = await other.answer_interrupted(Request(ZONE, CALLER, noted_as="7.trigger"), left)
    assert "It was done all the same: set the time zone" in words(answer)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone == "Europe/Berlin"
    [undo] = answer.choices
    assert (await bot.scope(WORKSPACE).action(int(undo.line.split()[-1]))).by == "U1"


async def test_what_was_taken_back_before_the_process_ended_is_told_and_not_taken_back_again(
    store: Store, bot: Bot, clock: FakeClock
) -> None:
    await bot.answer(Request(ZONE, CALLER))
    undo = "/brief undo 1"
    assert await bot.note(noted(clock, undo))
    await bot.answer(Request(undo, CALLER, noted_as="7.trigger"))  # the answer never arrives
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = a_bot(store, clock)
    [left] = await other.interrupted(Platform.SLACK)
    answer = await other.answer_interrupted(Request(undo, CALLER, noted_as="7.trigger"), left)
    assert "It was done all the same" in words(answer)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone is None


async def test_what_was_not_done_is_done_after_the_restart_and_answered_once(store: Store, bot: Bot, clock: FakeClock) -> None:
    assert await bot.note(noted(clock))
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = a_bot(store, clock)
    [left] = await other.interrupted(Platform.SLACK)
    assert (left.tries, left.done_action, left.request.line) == (2, None, ZONE)
    await other.answer_interrupted(Request(ZONE, CALLER, noted_as="7.trigger"), left)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone == "Europe/Lisbon"
    await other.noted_is_answered(Platform.SLACK, "7.trigger", arrived=True)
    clock.advance(seconds=LEASE.total_seconds() + 1)
    assert await bot.interrupted(Platform.SLACK) == []
    assert not await bot.note(noted(clock))  # Slack sends it again


async def test_an_answer_that_could_not_be_sent_is_taken_up_at_once(bot: Bot, clock: FakeClock) -> None:
    await bot.note(noted(clock))
    assert await bot.interrupted(Platform.SLACK) == []
    await bot.noted_is_answered(Platform.SLACK, "7.trigger", arrived=False)
    assert [one.request.id for one in await bot.interrupted(Platform.SLACK)] == ["7.trigger"]


async def test_a_process_that_works_on_keeps_what_it_works_on(store: Store, bot: Bot, clock: FakeClock) -> None:
    other = a_bot(store, clock)
    await bot.note(noted(clock))
    for _ in range(4):
        clock.advance(seconds=LEASE.total_seconds() / 2)
        assert await bot.interrupted(Platform.SLACK) == []
        assert await other.interrupted(Platform.SLACK) == []


async def test_what_ends_the_process_each_time_is_given_up_and_said_so(bot: Bot, clock: FakeClock) -> None:
    await bot.note(noted(clock))
    await bot.noted_is_answered(Platform.SLACK, "7.trigger", arrived=False)
    [left] = await bot.interrupted(Platform.SLACK)
    answer = await bot.answer_interrupted(Request(ZONE, CALLER, noted_as="7.trigger"), replace(left, tries=4))
    assert answer.outcome is Outcome.FAILED
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone is None


async def test_what_a_dead_process_of_this_machine_held_is_free_at_once(store: Store, bot: Bot, clock: FakeClock) -> None:
    says = "from bot.app.worker_names import worker_name; print(worker_name())"
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", says, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    dead = (await ended.communicate())[0].decode().strip()
    for number, worker in enumerate((dead, worker_name(), "elsewhere:1:2:a")):
        await a_bot(store, clock, worker).note(noted(clock, id_=f"{number}.trigger"))
    left = await bot.interrupted(Platform.SLACK)
    assert [one.request.id for one in left] == ["0.trigger"]


async def test_a_process_that_seemed_dead_does_not_do_what_another_one_has_taken_over(store: Store, bot: Bot, clock: FakeClock) -> None:
    await bot.note(noted(clock))
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = a_bot(store, clock)
    [left] = await other.interrupted(Platform.SLACK)
    late = await bot.answer(Request(ZONE, CALLER, noted_as="7.trigger"))
    assert late.outcome is Outcome.REFUSED
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone is None
    await other.answer_interrupted(Request(ZONE, CALLER, noted_as="7.trigger"), left)
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("line", "lasts"),
    [(ZONE, True), ("/brief add https://acme.example", True), ("/brief stats qwen", False), ("how much is it?", False)],
)
def test_what_is_worth_writing_down(bot: Bot, line: str, lasts: bool) -> None:
    assert bot.lasts(line) is lasts
