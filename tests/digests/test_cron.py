"""The fields of cron schedules: what they allow, and what is refused with something to type instead."""

from __future__ import annotations

import re

import pytest
from cronsim import CronSim
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.cron import read_cron
from bot.digests.errors import BadSchedule
from bot.digests.schedules.reading import read_schedule
from tests.examples import examples

DAYS, MONTHS, WEEK = frozenset(range(1, 32)), frozenset(range(1, 13)), frozenset(range(7))


@pytest.mark.parametrize(
    ("field", "minutes"),
    [
        ("5", {5}),
        ("05", {5}),
        ("5,20,35", {5, 20, 35}),
        ("0-45/15", {0, 15, 30, 45}),
        ("*/20", {0, 20, 40}),
        ("30/15", {30, 45}),  # a step behind a single number goes on to the end of the field
        ("30-30/15", {30}),  # a range of one value does not
        ("30-30/15,50", {30, 50}),
        ("7-59/99", {7}),
    ],
)
def test_a_field_is_numbers_ranges_and_steps(field: str, minutes: set[int]) -> None:
    cron = read_cron(f"{field} 9 * * *")
    assert (cron.minutes, cron.hours) == (frozenset(minutes), frozenset({9}))
    assert (cron.monthdays, cron.months, cron.weekdays) == (DAYS, MONTHS, WEEK)


@pytest.mark.parametrize(
    ("field", "weekdays"),
    [
        ("mon", {0}),
        ("0", {6}),
        ("7", {6}),
        ("1-5", {0, 1, 2, 3, 4}),
        ("fri-7", {4, 5, 6}),
        ("mon/2", {0, 2, 4, 6}),
        ("*/2", {6, 1, 3, 5}),
        ("wed-3/2", {2}),
    ],
)
def test_weekdays_count_from_monday_and_sunday_has_two_numbers(field: str, weekdays: set[int]) -> None:
    assert read_cron(f"0 9 * * {field}").weekdays == weekdays


@pytest.mark.parametrize(("fields", "either"), [("13 * fri", True), ("* * fri", False), ("13 * *", False), ("*/2 * fri", False)])
def test_either_day_is_enough_where_both_are_restricted(fields: str, either: bool) -> None:
    assert read_cron(f"0 9 {fields}").either is either


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("0 9 l * *", "cron-last-day"),
        ("0 9 L-3 * *", "cron-last-day"),
        ("0 9 1,L * *", "cron-last-day"),
        ("0 9 15W * *", "cron-nearest-weekday"),
        ("0 9 LW * *", "cron-nearest-weekday"),
        ("0 9 * * fri#2", "cron-counted-weekday"),
        ("0 9 * * 5L", "cron-counted-weekday"),
        ("0 9 ? * mon", "cron-question-mark"),
        ("0 0 9 * * 1-5", "cron-needs-five-fields"),
        ("0 9 */0 * *", "cron-field-unreadable"),
        ("0 9 9-3 * *", "cron-field-unreadable"),
        ("0 9 0 * *", "cron-field-unreadable"),
        ("60 9 * * *", "cron-field-unreadable"),
        ("0 9 1,,2 * *", "cron-field-unreadable"),
        ("0 9 1-2-3 * *", "cron-field-unreadable"),
        ("0 9 * jull *", "cron-field-unreadable"),
        ("0 9 * * april", "cron-field-unreadable"),
        (f"0 {'9' * 5000} * * *", "cron-field-unreadable"),
    ],
)
def test_what_slots_can_not_express_is_refused_with_what_to_type(typed: str, key: str) -> None:
    with pytest.raises(BadSchedule) as caught:
        read_schedule(typed)
    assert caught.value.key == key
    offered = re.findall(r"[0-9*][0-9*/,-]* [0-9*][0-9*/,-]* \S+ \S+ [^\s.:;,]+", caught.value.next_step)
    assert offered
    for example in offered:
        read_schedule(example)


def test_words_that_begin_with_a_number_are_no_cron_schedule() -> None:
    assert read_schedule("9 am mon at 10:30 am").text == "mondays 09:00 10:30"


NUMBERS = st.integers(0, 59).map(str)
TERMS = st.one_of(
    NUMBERS,
    st.just("*"),
    st.integers(1, 70).map("*/{}".format),
    st.tuples(NUMBERS, NUMBERS, st.integers(1, 70)).map(lambda given: f"{given[0]}-{given[1]}/{given[2]}"),
    st.text("0123456789*/,-L", max_size=6),
)


def by_the_rules(field: str) -> set[int] | None:
    """The minutes of a field by the rules of crontab(5), written down once more; None where it is no field."""
    allowed: set[int] = set()
    for term in field.split(","):
        found = re.fullmatch(r"(?:(\*)|(\d+)(?:-(\d+))?)(?:/(\d+))?", term)
        if found is None or (found[4] and int(found[4]) == 0):
            return None
        first = 0 if found[1] else int(found[2])
        last = 59 if found[1] or (found[4] and not found[3]) else int(found[3] or found[2])
        if first > last or last > 59:
            return None
        allowed |= set(range(first, last + 1, int(found[4] or 1)))
    return allowed


@examples(300)
@given(st.lists(TERMS, min_size=1, max_size=3).map(",".join))
def test_minutes_are_as_the_rules_of_crontab_have_them(field: str) -> None:
    allowed = by_the_rules(field)
    if allowed is None:
        with pytest.raises(BadSchedule):
            read_cron(f"{field} 9 * * *")
    else:
        assert read_cron(f"{field} 9 * * *").minutes == allowed


def test_cronsim_still_keeps_what_it_read_where_we_look_for_it() -> None:
    from bot.digests.cron import _FIELDS, _WHEN

    parsed = CronSim("1 2 3 4 5", _WHEN)
    assert [getattr(parsed, field.attribute) for field in _FIELDS] == [{1}, {2}, {3}, {4}, {5}]
