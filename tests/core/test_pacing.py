from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.outlet import Busy
from bot.core.pacing import Limit, Pacer
from tests.fakes import quick_pacer

EVERYTHING = Limit(48, 1.0)
CHANNEL = Limit(5, 5.0)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def asked(pacer: Pacer, limits: dict[Hashable, Limit]) -> float:
    """The seconds until a new request's turn; 0 is now."""
    return pacer.ask(limits, pacer.ticket())


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 0.3), st.floats(0, 3)), min_size=1, max_size=150))
def test_no_window_ever_holds_more_than_the_limits_allow_however_late_requests_wake(requests: list[tuple[int, float, float]]) -> None:
    clock = Clock()
    pacer = Pacer(clock=clock)
    asking: list[tuple[float, int, int, float]] = []
    at = 0.0
    for ticket, (channel, later, late) in enumerate(requests):
        at += later
        asking.append((at, ticket, channel, late))
    left: list[tuple[float, int]] = []
    while asking:
        asking.sort()
        at, ticket, channel, late = asking.pop(0)
        clock.now = max(clock.now, at)
        if (wait := pacer.ask({"": EVERYTHING, channel: CHANNEL}, ticket)) > 0:
            asking.append((clock.now + wait + late, ticket, channel, 0.0))
        else:
            left.append((clock.now, channel))
    assert len(left) == len(requests)
    for start, _ in left:
        assert sum(start <= at < start + 0.999 for at, _ in left) <= 48
        for channel in range(4):
            assert sum(one == channel and start <= at < start + 4.999 for at, one in left) <= 5


def test_a_request_within_its_limits_does_not_wait() -> None:
    pacer = Pacer(clock=Clock())
    assert [asked(pacer, {number: Limit(1)}) for number in range(3)] == [0, 0, 0]
    assert [asked(pacer, {"tier": Limit(50, 60.0, burst=3)}) for _ in range(4)] == pytest.approx([0, 0, 0, 1.2])
    assert [asked(pacer, {"free": Limit(1, 0.0)}) for _ in range(3)] == [0, 0, 0]


async def test_many_requests_go_as_fast_as_the_limit_allows_and_evenly() -> None:
    clock, gone = Clock(), list[float]()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    for _ in range(500):
        await pacer.turn({"": EVERYTHING})
        gone.append(clock.now)
    assert gone[-1] == pytest.approx(499 / 48, abs=0.15)
    assert min(later - earlier for earlier, later in itertools.pairwise(gone)) >= 0.7 / 48 - 1e-9


async def test_turns_that_were_missed_are_caught_up_with() -> None:
    clock, gone = Clock(), 0

    async def sleep(seconds: float) -> None:
        clock.now += seconds + (0.09 if gone % 20 == 7 else 0.0)

    pacer = Pacer(clock=clock, sleep=sleep)
    for _ in range(400):
        await pacer.turn({"": EVERYTHING})
        gone += 1
    assert clock.now == pytest.approx(400 / 48, rel=0.03)


async def test_a_request_that_would_wait_too_long_is_refused_and_takes_no_turn() -> None:
    clock = Clock()
    pacer = Pacer(patience=2.5, clock=clock)
    one: dict[Hashable, Limit] = {"c": Limit(1)}
    assert asked(pacer, one) == 0
    waiting = [pacer.ticket(), pacer.ticket()]
    for ticket in waiting:
        assert pacer.ask(one, ticket) > 0
    for _ in range(2):
        with pytest.raises(Busy) as busy:
            await pacer.turn(one)
        assert busy.value.retry_after == 3
    for clock.now, ticket in enumerate(waiting, start=1):
        assert pacer.ask(one, ticket) == 0
    clock.now = 3.0
    assert asked(pacer, one) == 0


async def test_when_the_platform_asks_to_wait_requests_that_wait_already_do_so_too() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    pacer.hold("c", 7.0)
    assert asked(pacer, {"c": Limit(5, 5.0, burst=5)}) == 7.0
    assert asked(pacer, {"d": Limit(1)}) == 0
    pacer.hold("d", 900.0)
    with pytest.raises(Busy) as busy:
        await pacer.turn({"d": Limit(1)})
    assert busy.value.retry_after == 900.0


async def test_it_sleeps_until_its_turn() -> None:
    clock, slept = Clock(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.now += seconds

    pacer = Pacer(clock=clock, sleep=sleep)
    for _ in range(3):
        await pacer.turn({"a": Limit(1, 1.0)})
    assert slept == [1.0, 1.0]


async def test_a_request_that_took_long_to_arrive_keeps_its_interval_to_the_next() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, sleep=clock.sleep)
    one: dict[Hashable, Limit] = {"c": Limit(1)}
    await pacer.turn(one)
    clock.now = 0.75
    pacer.arrived(one)
    await pacer.turn(one)
    assert clock.now == 1.75


async def _gone(pacer: Pacer, requests: list[tuple[str, dict[Hashable, Limit]]], left: list[str]) -> list[asyncio.Task[None]]:
    async def go(name: str, limits: dict[Hashable, Limit]) -> None:
        await pacer.turn(limits)
        left.append(name)

    tasks = [asyncio.create_task(go(name, limits)) for name, limits in requests]
    await asyncio.sleep(0)
    return tasks


async def test_requests_that_wake_late_go_in_the_order_in_which_they_came_and_before_a_later_one() -> None:
    pacer, left = Pacer(), list[str]()
    many = Limit(100, 1.0)
    tasks = await _gone(pacer, [(str(number), {"": many}) for number in range(12)], left)
    time.sleep(0.08)  # noqa: ASYNC251 - the program is busy, and they wake together
    tasks += await _gone(pacer, [("later", {"": many})], left)
    await asyncio.gather(*tasks)
    assert left == [*map(str, range(12)), "later"]


async def test_a_request_that_waits_for_a_channel_holds_up_no_other_channel() -> None:
    pacer, left = quick_pacer(), list[str]()
    many, few = Limit(100, 1.0), Limit(1, 0.5)
    requests: list[tuple[str, dict[Hashable, Limit]]] = [("a1", {"": many, "a": few}), ("a2", {"": many, "a": few})]
    requests += [(f"b{number}", {"": many, f"b{number}": few}) for number in range(5)]
    await asyncio.gather(*await _gone(pacer, requests, left))
    assert left == ["a1", "b0", "b1", "b2", "b3", "b4", "a2"]


async def test_requests_of_one_channel_have_their_turns_while_many_others_wait() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock)
    asking = [(0.0, pacer.ticket(), "busy" if number % 40 == 0 else f"c{number}") for number in range(200)]
    gone: dict[int, float] = {}
    while asking:
        asking.sort()
        at, ticket, channel = asking.pop(0)
        clock.now = max(clock.now, at)
        if (wait := pacer.ask({"": EVERYTHING, channel: CHANNEL}, ticket)) > 0:
            asking.append((clock.now + wait, ticket, channel))
        else:
            gone[ticket] = clock.now
    assert [gone[number] for number in range(0, 200, 40)] == pytest.approx([0, 1, 2, 3, 4], abs=0.2)
    assert max(gone.values()) == pytest.approx(200 / 48, abs=0.3)


async def test_a_request_that_gives_up_while_idle_queues_are_dropped_leaves_no_trace() -> None:
    clock = Clock()
    forever = asyncio.Event()

    async def sleep(_: float) -> None:
        await forever.wait()

    pacer = Pacer(clock=clock, sleep=sleep)
    one, other = Limit(1), Limit(50, 60.0, burst=10)
    await pacer.turn({"channel": one})
    waiting = asyncio.create_task(pacer.turn({"channel": one, "tier": other}))
    await asyncio.sleep(0)
    clock.now = 0.5
    for number in range(10_001):
        pacer.hold(number, 0.0)
    assert asked(pacer, {"another": one}) == 0
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    clock.now = 2.0
    assert asked(pacer, {"channel": one}) == 0


def test_a_request_that_would_have_no_turn_in_time_is_known_beforehand() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock, patience=5.0)
    pacer.check({"c": Limit(1)})
    pacer.hold("c", 6.0)
    with pytest.raises(Busy) as busy:
        pacer.check({"": EVERYTHING, "c": Limit(1)})
    assert busy.value.retry_after == 6.0
    clock.now = 2.0
    pacer.check({"": EVERYTHING, "c": Limit(1)})


async def test_a_request_that_gives_up_waiting_holds_up_no_other() -> None:
    pacer, left = Pacer(), list[str]()
    one: dict[Hashable, Limit] = {"": Limit(1, 0.2)}
    first, second, third = await _gone(pacer, [(name, one) for name in ("first", "second", "third")], left)
    await first
    second.cancel()
    await third
    assert left == ["first", "third"]
