"""Reads expressions with a single unit of time: "last week", "the weekend", "the year", "year-end", "every day"."""

from __future__ import annotations

from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.days import read_day
from bot.reading.dates.patterns import (
    Match,
    amount,
    basis_of_year,
    group,
    guess_year,
    has_year,
    month_number,
    number,
    stated_year,
    unit,
    weekday_number,
)
from bot.reading.dates.periods import read_ended, read_weeks_ended
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision

_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1}


def read_which_unit(found: Match, scene: Scene) -> Meaning | None:
    """ "last week", "this year", "the following month", "the same day"."""
    which, word = group(found, "which"), group(found, "unit")
    if word in ("century", "millennium"):
        return None
    letter, factor, clock = unit(word)
    if clock:
        return None
    step = _STEPS.get(which.split()[-1], 0)
    in_story = which in ("that", "same") or (
        which.startswith(("the ", "that ", "following", "previous", "preceding", "prior"))
        and not which.endswith(("past", "last", "coming", "current"))
    )
    then = scene.then
    base = (then.start if then else None) if in_story or scene.narrative else scene.now
    if word in words.PLURALS and word != "weekends" and not which.endswith(("this", "that")):
        return cal.duration(amount(None, letter, factor, clock), Precision.UNKNOWN)  # "the following years"
    if base is None:
        return cal.vague("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF")
    if in_story and not scene.narrative:
        base = cal.base_for(scene, letter) or base
    if then is not None and in_story and then.end and step > 0 and base == then.start and then.precision is not Precision.DAY:
        base = then.end
    if word == "weekend":
        return _weekend(step, scene)
    if word == "night":
        return None
    if letter == "D" and in_story and then is not None and then.precision is not Precision.DAY and not scene.today:
        return None
    if letter == "D" and in_story and scene.today and not (scene.narrative and then is not None and then.precision is Precision.DAY):
        base = scene.today
    when = cal.decade_of(base.year + 10 * step, scene.basis) if factor == 10 else cal.shifted(base, step, letter, scene.basis)
    return cal.of(when) if when else None


def _weekend(step: int, scene: Scene) -> Meaning | None:
    now = scene.now
    if now is None:
        return None
    moved = cal.add_days(now, 7 * step)
    week = cal.week_of(moved, scene.basis) if moved else None
    saturday = cal.add_days(week.start, 5) if week and week.start else None
    if week is None or saturday is None:
        return None
    return Meaning("DATE", f"{week.value}-WE", Precision.RANGE, scene.basis, PartialDate.between(saturday, week.end, scene.basis))


def read_the_weekend(found: Match, scene: Scene) -> Meaning | None:
    """ "over the weekend": the last one, or from Thursday on the coming one."""
    if scene.now is None:
        return None
    return _weekend(0 if scene.now.weekday() >= 3 or scene.tense == "future" else -1, scene)


def read_the_unit(found: Match, scene: Scene) -> Meaning | None:
    """ "the year", "the day": the one that the text is about."""
    letter, factor, clock = unit(found["unit"])
    base = scene.now
    is_ahead = letter == "Y" and scene.tense == "future" and scene.now is not None  # "CFO since 2014, will leave at the end of the year"
    if not is_ahead and (scene.narrative or (scene.last_in_sentence and letter == "Y")):
        base = scene.then.start if scene.then else None
    elif letter == "D":
        base = scene.today or scene.published
    elif letter in "MQ" and scene.last is not None and scene.last.precision is cal.precision_of(letter):
        base = scene.last.start
    elif letter == "Q" and base is not None:
        base = cal.add_months(base, -3)
    if clock or factor != 1 or base is None:
        return None
    if letter == "W" and (ended := read_weeks_ended(found, scene, 1)) is not None and ended.when and ended.when.end:
        return cal.of(week) if (week := cal.week_of(ended.when.end, ended.basis)) else None
    if letter in "QY" and (ended := read_ended(found, scene, 3 if letter == "Q" else 12)) is not None:
        return ended
    if scene.narrative and not _is_fine_enough(scene, letter):
        return None  # the day before which day?
    step = -1 if group(found, "way") in ("before", "previous", "earlier", "prior") else 1 if group(found, "way") == "after" else 0
    if step:
        base = cal.base_for(scene, letter) or base
    when = cal.shifted(base, step, letter, scene.basis)
    return cal.of(when) if when else None


def _is_fine_enough(scene: Scene, letter: str) -> bool:
    """Whether a story has come to a day for "the day before", or to a month for "the end of the month"."""
    exact = scene.then is not None and scene.then.precision in _AS_EXACT.get(letter, (scene.then.precision,))
    return exact or (letter == "D" and scene.today is not None)


_AS_EXACT = {
    "D": (Precision.DAY,),
    "W": (Precision.DAY, Precision.WEEK),
    "M": (Precision.DAY, Precision.WEEK, Precision.MONTH),
    "Q": (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER),
}


def read_latest_unit(found: Match, scene: Scene) -> Meaning | None:
    """ "the latest quarter": the last one that had ended at publication."""
    letter, _, _ = unit(found["unit"])
    when = cal.shifted(scene.now, -1, letter, scene.basis) if scene.now else None
    return cal.of(when) if when else None


def read_unit_end(found: Match, scene: Scene) -> Meaning | None:
    """ "by year-end": the end of this year, or of the last one if that has only just ended."""
    if scene.now is None:
        return None
    letter = unit(found["unit"])[0]
    just_over = letter == "Y" and scene.now.month <= 2 and scene.tense != "future"
    when = cal.shifted(scene.now, -1 if just_over else 0, letter, scene.basis)
    return cal.of(when) if when else None


def read_week_of_month(found: Match, scene: Scene) -> Meaning | None:
    """ "the last week of March", "the first week of June 2020"."""
    month, which = month_number(found["month"]), group(found, "which")
    year = stated_year(found, scene) if has_year(found) else guess_year(scene, month)
    start = cal.day(year, month, 1) if year else None
    following = cal.add_months(start, 1) if start else None
    if start is None or following is None:
        return None
    number_ = words.ORDINALS.get(which, 0)
    inside = cal.add_days(start, 7 * number_ - 4) if number_ else cal.add_days(following, -4)
    week = cal.week_of(inside, basis_of_year(found, scene)) if inside else None
    return cal.of(week) if week else None


def read_edge_of_month(found: Match, scene: Scene) -> Meaning | None:
    """ "the last day of December"."""
    month = month_number(found["month"])
    year = stated_year(found, scene) if has_year(found) else guess_year(scene, month)
    when = cal.month_of(year, month) if year else None
    moment = (when.start if group(found, "edge") == "first" else when.end) if when else None
    return cal.of(PartialDate.day(moment, basis_of_year(found, scene))) if moment else None


def read_week_of_day(found: Match, scene: Scene) -> Meaning | None:
    """ "the week of March 3"."""
    day = read_day(found, scene)
    week = cal.week_of(day.when.start, day.basis) if day and day.when and day.when.start else None
    return cal.of(week) if week else None


def read_every(found: Match, scene: Scene) -> Meaning | None:
    """ "every day", "each Monday", "per quarter", "every two weeks"."""
    text = group(found, "count")
    if group(found, "weekday"):
        value = f"XXXX-WXX-{weekday_number(found['weekday']) + 1}"
        return Meaning("SET", value, Precision.DAY, Basis.STATED, None, anchors=False)
    letter, factor, clock = unit(found["unit"])
    count = 2.0 if text == "other" else number(text) if text else 1.0
    return cal.duration(amount(count, letter, factor, clock), cal.precision_of("" if clock else letter), kind="SET")
