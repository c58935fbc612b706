from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.outlet import Busy
from bot.core.pacing import Limit, Pacer

EVERYTHING = Limit(48, 1.0)
CHANNEL = Limit(5, 5.0)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 0.3)), min_size=1, max_size=200))
def test_no_window_ever_holds_more_than_the_limits_allow(requests: list[tuple[int, float]]) -> None:
    clock = Clock()
    pacer = Pacer(patience=1e9, clock=clock)
    turns: list[tuple[int, float]] = []
    for channel, later in requests:
        clock.now += later
        limits: dict[Hashable, Limit] = {"": EVERYTHING, channel: CHANNEL}
        turns.append((channel, clock.now + pacer.book(limits)))
    for _, start in turns:
        assert sum(start <= at < start + 0.999 for _, at in turns) <= 48
        for channel in range(4):
            assert sum(one == channel and start <= at < start + 4.999 for one, at in turns) <= 5


def test_nobody_waits_who_need_not() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock)
    assert [pacer.book({number: Limit(1)}) for number in range(3)] == [0, 0, 0]
    assert [pacer.book({"tier": Limit(50, 60.0, burst=3)}) for _ in range(4)] == pytest.approx([0, 0, 0, 1.2])
    assert [pacer.book({"free": Limit(1, 0.0)}) for _ in range(3)] == [0, 0, 0]


def test_what_would_wait_too_long_is_told_so_and_takes_no_turn() -> None:
    clock = Clock()
    pacer = Pacer(patience=2.5, clock=clock)
    assert [pacer.book({"c": Limit(1)}) for _ in range(3)] == [0, 1, 2]
    for _ in range(2):
        with pytest.raises(Busy) as busy:
            pacer.book({"c": Limit(1)})
        assert busy.value.retry_after == 3
    clock.now = 3.0
    assert pacer.book({"c": Limit(1)}) == 0


def test_where_the_platform_asks_to_wait_all_wait() -> None:
    clock = Clock()
    pacer = Pacer(clock=clock)
    pacer.hold("c", 7.0)
    assert pacer.book({"c": Limit(5, 5.0, burst=5)}) == 7.0
    assert pacer.book({"d": Limit(1)}) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 0.1), st.floats(0, 3)), min_size=1, max_size=200))
def test_requests_whose_turns_were_overslept_still_leave_within_the_limits(requests: list[tuple[int, float, float]]) -> None:
    clock = Clock()
    pacer = Pacer(patience=1e9, clock=clock)
    waiting: list[tuple[float, int]] = []
    for channel, later, overslept in requests:
        clock.now += later
        waiting.append((clock.now + pacer.book({"": EVERYTHING, channel: CHANNEL}) + overslept, channel))
    left: list[tuple[float, int]] = []
    while waiting:
        waiting.sort()
        at, channel = waiting.pop(0)
        clock.now = max(clock.now, at)
        if (wait := pacer.leave({"": EVERYTHING, channel: CHANNEL})) > 0:
            waiting.append((clock.now + wait, channel))
        else:
            left.append((clock.now, channel))
    assert len(left) == len(requests)
    for start, _ in left:
        assert sum(start <= at < start + 0.999 for at, _ in left) <= 48
        for channel in range(4):
            assert sum(one == channel and start <= at < start + 4.999 for at, one in left) <= 5


async def test_turns_are_taken_by_asking_and_slept_for() -> None:
    clock, slept = Clock(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.now += seconds

    pacer = Pacer(clock=clock, sleep=sleep)
    for _ in range(3):
        await pacer.turn({"a": Limit(4, 1.0)})
    assert slept == [0.25, 0.25]
