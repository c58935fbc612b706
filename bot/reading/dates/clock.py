"""Rules for holidays and times of day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.days import year_of_which
from bot.reading.dates.patterns import (
    ANY_CASE,
    GAP,
    MAY_GAP,
    WEEKDAY,
    YEAR_TAIL,
    Match,
    Rule,
    any_of,
    basis_of_year,
    group,
    guess_year,
    has_year,
    stated_year,
)
from bot.reading.dates.scene import Meaning, Scene
from bot.reading.dates.weekdays import read_day_word, read_weekday
from storage.values import Basis, PartialDate, Precision


def read_holiday(found: Match, scene: Scene) -> Meaning | None:
    """ "Christmas Day", "last Thanksgiving", "Easter 2024"."""
    name = group(found, "name").replace("’", "'")
    month, number = words.HOLIDAYS.get(name) or words.MOVING_HOLIDAYS[name][:2]
    if has_year(found):
        year = stated_year(found, scene)
    elif group(found, "which"):
        year = year_of_which(group(found, "which"), month, scene)
        if year is not None and scene.now and group(found, "which") == "last" and month < scene.now.month:
            year = scene.now.year
    else:
        year = guess_year(scene, month, max(number, 1))
    if year is None:
        return cal.unresolved(f"XXXX-{month:02d}" + (f"-{number:02d}" if number > 0 else ""), Precision.DAY)
    moment = cal.day(year, month, number) if name in words.HOLIDAYS else cal.moving_holiday(year, *words.MOVING_HOLIDAYS[name])
    return cal.of(PartialDate.day(moment, basis_of_year(found, scene))) if moment else None


HOLIDAY_RULES = (
    Rule(
        "holiday",
        regex(
            rf"(?:(?P<which>last|this|next){GAP})?(?P<name>{any_of([*words.HOLIDAYS, *words.MOVING_HOLIDAYS])})\b".replace("'", "['’]")
            + rf"(?!{GAP}(?:sales|trees?|cards?|shopping|season|party|parade|carol))(?:{YEAR_TAIL})?",
            ANY_CASE,
        ),
        read_holiday,
        tensed=True,
    ),
)


_UTC = {"utc", "gmt", "z"}


def read_clock(found: Match, scene: Scene) -> Meaning | None:
    """ "18:00 UTC", "6:40 p.m. (GMT +8)", "5 a.m. Tuesday": on the day stated with it, else on the day of the story."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half, zone = re.sub(r"[\s.]", "", group(found, "half")), group(found, "zone")
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour % 24
    base = scene.published if not scene.narrative else None
    if group(found, "weekday"):
        day = read_weekday(found, scene)
        base = day.when.start if day and day.when else base
    elif group(found, "word"):
        day = read_day_word(found, scene)
        base = day.when.start if day and day.when else base
    elif scene.last is not None and scene.last.precision is Precision.DAY and scene.last.start:
        base = scene.last.start
    return _moment(base, hour, minute, zone, group(found, "offset"), scene.basis)


def _moment(base: date | None, hour: int, minute: int, zone: str, offset: str, basis: Basis) -> Meaning:
    if base is None:
        return Meaning("TIME", f"XXXX-XX-XXT{hour:02d}:{minute:02d}", Precision.DAY, Basis.UNKNOWN, None, anchors=False)
    when = PartialDate.day(base, basis)
    if hour == 24:
        # "midnight on Friday" is the end of Friday.
        return Meaning("TIME", f"{base.isoformat()}T24:00", Precision.DAY, basis, when, anchors=False)
    moment = datetime(base.year, base.month, base.day, hour, minute)  # noqa: DTZ001 - only to move it by the offset
    if offset and 2 <= base.year <= 9998:
        moment -= timedelta(hours=int(re.sub(r"[^\d-]", "", offset.replace("−", "-"))))
    mark = "Z" if zone in _UTC else ""
    return Meaning("TIME", f"{moment.isoformat(timespec='minutes')}{mark}", Precision.DAY, basis, when, anchors=False)


_ZONE = r"(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|BST|CET|CEST|JST|IST|Z)"


_ON_DAY = rf"(?:(?:{GAP}local{GAP}time)?,?{GAP}(?:on{GAP})?(?:(?P<weekday>{WEEKDAY})|(?P<word>today|yesterday|tomorrow))\b)?"


_IN_ZONE = rf"(?:{MAY_GAP}\(?{MAY_GAP}(?P<zone>{_ZONE})\b(?:{MAY_GAP}(?P<offset>[+−-]{MAY_GAP}\d{{1,2}})(?!\d))?(?:{MAY_GAP}\))?)"


CLOCK_RULES = (
    Rule(
        "clock",
        regex(
            r"(?<![\d.:])(?P<hour>2[0-4]|[01]?\d)(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d))?"
            rf"{MAY_GAP}(?P<half>[AaPp]\.?\s?[Mm](?:\.|\b))(?!\w){_IN_ZONE}?{_ON_DAY}"
        ),
        read_clock,
        tensed=True,
    ),
    Rule(
        "clock of 24 hours",
        regex(rf"(?<![\d.:])(?P<hour>2[0-4]|[01]\d|\d(?=:)):?(?P<minute>[0-5]\d)(?::[0-5]\d)?(?P<half>){_IN_ZONE}{_ON_DAY}"),
        read_clock,
    ),
)


_AT = r"(?:(?<=\bat\s)|(?<=\bAt\s)|(?<=\bby\s)|(?<=\bBy\s)|(?<=\baround\s)|(?<=\bAround\s)|(?<=\babout\s)|(?<=\buntil\s)|(?<=\bfrom\s))"
CLOCK_AT_RULES = (
    Rule(
        "clock behind at",
        regex(
            rf"{_AT}(?P<hour>2[0-3]|[01]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:.]\d|\d|-)(?P<half>)(?P<zone>)(?P<offset>)"
            rf"(?:{GAP}local{GAP}time|{GAP}hours)?{_ON_DAY}"
        ),
        read_clock,
        tensed=True,
    ),
    Rule(
        "hundred hours",
        regex(
            rf"{_AT}(?P<hour>2[0-3]|[01]\d)(?P<minute>[0-5]\d)(?P<half>)(?P<zone>)(?P<offset>)(?:{GAP}local{GAP}time|{GAP}(?:hours|hrs))\b{_ON_DAY}"
        ),
        read_clock,
    ),
)


def read_noon(found: Match, scene: Scene) -> Meaning | None:
    """ "noon", "midnight on Friday"."""
    base = scene.published if not scene.narrative else None
    if group(found, "weekday"):
        day = read_weekday(found, scene)
        base = day.when.start if day and day.when else base
    elif group(found, "word"):
        day = read_day_word(found, scene)
        base = day.when.start if day and day.when else base
    elif scene.last is not None and scene.last.precision is Precision.DAY:
        base = scene.last.start
    return _moment(base, 12 if group(found, "hour") == "noon" else 24, 0, "", "", scene.basis)


NOON_RULES = (
    Rule(
        "noon",
        regex(
            rf"(?P<hour>[Nn]oon|[Mm]idnight)\b(?!-)(?:{GAP}(?:on{GAP})?(?:(?P<weekday>{WEEKDAY})|(?P<word>today|tonight|tomorrow|yesterday))\b)?"
        ),
        read_noon,
        tensed=True,
    ),
)
