"""What decides whether a watch tells something: thresholds, names of measures, words, hours."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.digests.quiet_hours import quiet_until, read_quiet_hours
from bot.digests.watching import is_called, measure_keys, mentions, passes
from storage.drafts import MetricDraft
from storage.values import Comparator, Quantity


def amount(value: str, comparator: str = "=", *, unit: str = "EUR", high: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, Comparator(comparator), Decimal(high) if high else None)


@pytest.mark.parametrize(
    ("figure", "threshold", "is_beyond"),
    [
        (amount("501"), amount("500", ">"), True),
        (amount("500"), amount("500", ">"), False),
        (amount("500", ">"), amount("500", ">"), True),  # "over 500" is over 500
        (amount("500", ">="), amount("500", ">"), False),
        (amount("499", ">"), amount("500", ">"), False),  # it may be, and nobody knows
        (amount("600", "<"), amount("500", ">"), False),
        (amount("600", "~"), amount("500", ">"), False),
        (amount("400", high="600"), amount("500", ">"), False),
        (amount("510", high="600"), amount("500", ">"), True),
        (amount("500"), amount("500", ">="), True),
        (amount("499"), amount("500", ">="), False),
        (amount("499"), amount("500", "<"), True),
        (amount("500", "<"), amount("500", "<"), True),
        (amount("400", high="600"), amount("500", "<"), False),
        (amount("400", ">"), amount("500", "<"), False),
        (amount("500"), amount("500", "<="), True),
        (amount("900", unit="USD"), amount("500", ">"), False),  # nothing is converted
        (amount("900", unit="shops"), amount("500", ">", unit=""), True),
        (amount("900", unit="%"), amount("500", ">", unit=""), False),
    ],
)
def test_only_what_is_certainly_beyond_a_threshold_passes_it(figure: Quantity, threshold: Quantity, is_beyond: bool) -> None:
    assert passes(figure, threshold) is is_beyond


@pytest.mark.parametrize(
    ("metric", "watched", "is_it"),
    [
        ("downloads", "downloads", True),
        ("Downloads", "installs", True),  # another name for it
        ("model downloads", "downloads", True),
        ("planned investment", "investment", True),
        ("investment in harbours", "investment", True),
        ("investment horizon", "investment", False),
        ("revenue growth", "revenue", False),
        ("employees", "revenue", False),
        ("berths", "moorings", True),  # as the workspace calls it
    ],
)
def test_a_measure_is_known_by_all_its_names(metric: str, watched: str, is_it: bool) -> None:
    names = measure_keys(watched, [MetricDraft(name="berths", aliases=("moorings",))])
    assert is_called(metric, names) is is_it


@pytest.mark.parametrize(
    ("text", "words", "are_there"),
    [
        ("New Export Controls on lathes.", "export controls", True),
        ("New export\ncontrols on lathes.", "export  controls", True),
        ("An export-controls act.", "export controls", True),
        ("Exports, and controls.", "export controls", False),
        ("Re-export controls.", "export controls", True),
        ("Reexport controls.", "export controls", False),
        ("Export controlsroom.", "export controls", False),
        ("对车床实行出口管制。", "出口管制", True),
        ("They paid (a lot.", "(a lot", True),
        ("Nothing.", "...", False),
    ],
)
def test_words_are_found_as_words(text: str, words: str, are_there: bool) -> None:
    assert mentions(text, words) is are_there


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("22:00-07:00", ("22:00", "07:00")),
        ("22-7", ("22:00", "07:00")),
        ("10pm to 7am", ("22:00", "07:00")),
        ("10 p.m. – 7:30 a.m.", ("22:00", "07:30")),
        ("from 22:00 until 7:00", ("22:00", "07:00")),
        ("22 Uhr bis 7 Uhr", ("22:00", "07:00")),
        ("12am-12pm", ("00:00", "12:00")),
        ("20:00-24:00", ("20:00", "00:00")),
    ],
)
def test_quiet_hours_as_people_type_them(typed: str, hours: tuple[str, str]) -> None:
    assert read_quiet_hours(typed) == hours


@pytest.mark.parametrize("typed", ["late", "22:00", "25:00-7:00", "22:61-7:00", "7:00-7:00", "13pm-2pm", ""])
def test_what_are_no_quiet_hours_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="22:00-07:00"):
        read_quiet_hours(typed)


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        (("22:00", "07:00"), datetime(2026, 11, 16, 20, 59, tzinfo=UTC), None),
        (("22:00", "07:00"), datetime(2026, 11, 16, 21, 0, tzinfo=UTC), datetime(2026, 11, 17, 6, 0, tzinfo=UTC)),
        (("22:00", "07:00"), datetime(2026, 11, 17, 5, 59, tzinfo=UTC), datetime(2026, 11, 17, 6, 0, tzinfo=UTC)),
        (("22:00", "07:00"), datetime(2026, 11, 17, 6, 0, tzinfo=UTC), None),
        (("12:00", "14:00"), datetime(2026, 11, 17, 12, 0, tzinfo=UTC), datetime(2026, 11, 17, 13, 0, tzinfo=UTC)),
        # The night when clocks go back is an hour longer, and the one when they go forward an hour shorter.
        (("22:00", "07:00"), datetime(2026, 10, 24, 20, 0, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        (("22:00", "07:00"), datetime(2026, 3, 28, 21, 0, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(hours: tuple[str, str], now: datetime, until: datetime | None) -> None:
    assert quiet_until(hours, "Europe/Berlin", now) == until
