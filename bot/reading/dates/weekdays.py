"""Rules for weekdays, "today" and parts of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.days import DAY_RULES, STAMP_RULES
from bot.reading.dates.patterns import (
    ANY_CASE,
    GAP,
    MONTH,
    PART_OF_DAY,
    WEEKDAY,
    YEAR_TAIL,
    Match,
    Rule,
    basis_of_year,
    group,
    guess_year,
    has_year,
    month_number,
    ordinal,
    stated_year,
    weekday_number,
)
from bot.reading.dates.scene import Meaning, Scene
from storage.values import Basis, PartialDate, Precision


def read_weekday(found: Match, scene: Scene) -> Meaning | None:
    """ "on Wednesday": the last one before publication, or the next after it if the tense is future."""
    weekday, which = weekday_number(found["weekday"]), group(found, "which")
    if scene.narrative or which.startswith(("the", "that")):
        base = scene.then.start if scene.then and scene.then.precision is Precision.DAY else None
        ahead = "previous" not in which
    else:
        base = scene.published
        ahead = which in ("next", "coming", "this coming") or (scene.tense == "future" and which not in ("last", "past"))
    if base is None:
        return cal.unresolved(f"XXXX-WXX-{weekday + 1}", Precision.DAY)
    if not which and (day := _listed(found, weekday, scene)) is not None:
        return with_part(cal.of(PartialDate.day(day, scene.basis)), group(found, "part"))
    gap = (weekday - base.weekday()) % 7 if ahead else -((base.weekday() - weekday) % 7)
    if 0 < gap < 3 and which == "next":
        gap += 7  # a day so near would not be called "next"
    if gap == 0 and which and which != "this":
        gap = 7 if ahead else -7
    moved = cal.add_days(base, gap)
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), group(found, "part")) if moved else None


_LISTED = regex(rf"(?P<which>[Nn]ext{GAP})?(?:{WEEKDAY}),?{GAP}(?:and|or){GAP}\Z")


def _listed(found: Match, weekday: int, scene: Scene) -> date | None:
    """The Tuesday of "next Monday and Tuesday": the first one after the day that is named before it, unless that day is past."""
    before = _LISTED.search(found.string, max(0, found.start() - 24), found.start())
    first = scene.last.start if before and scene.last and scene.last_in_sentence and scene.last.precision is Precision.DAY else None
    if first is None or scene.published is None or first <= scene.published:
        return None
    return cal.add_days(first, (weekday - first.weekday()) % 7)


def with_part(meaning: Meaning, part: str) -> Meaning:
    """The meaning narrowed to a part of its day: ``2010-07-16TMO``."""
    code = words.PARTS_OF_DAY.get(part)
    if not code or meaning.precision is not Precision.DAY:
        return meaning
    return replace(meaning, type="TIME", value=f"{meaning.value}T{code}")


def read_day_word(found: Match, scene: Scene) -> Meaning | None:
    """ "today", "yesterday evening", "the day after tomorrow"."""
    word, before = group(found, "word"), group(found, "before")
    if scene.narrative or scene.published is None:
        return cal.vague({"today": "PRESENT_REF", "yesterday": "PAST_REF"}.get(word, "FUTURE_REF"))
    step = words.DAY_WORDS[word] + (-1 if "before" in before else 1 if "after" in before else 0)
    moved = cal.add_days(scene.published, step)
    part = "night" if word == "tonight" else group(found, "part")
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


def read_part_of_day(found: Match, scene: Scene) -> Meaning | None:
    """ "this morning", "last night"; in a narrative "that evening", "the next morning"."""
    which, part = group(found, "which").removeprefix("in ").removeprefix("during "), group(found, "part")
    in_story = which.startswith(("the ", "that"))
    base = (scene.today or scene.published) if which in ("the", "in") else scene.published
    if in_story or scene.narrative:
        base = scene.last.start if scene.last and scene.last.precision is Precision.DAY else scene.today
    if base is None:
        code = words.PARTS_OF_DAY[part]
        return Meaning("TIME", f"XXXX-XX-XXT{code}", Precision.DAY, Basis.UNKNOWN, None, anchors=False)
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which.split()[-1], 0)
    moved = cal.add_days(base, step)
    return with_part(cal.of(PartialDate.day(moved, scene.basis)), part) if moved else None


def read_nth_weekday(found: Match, scene: Scene) -> Meaning | None:
    """ "the first Friday of next month", "the last Sunday in March 2024"."""
    nth = 0 if group(found, "nth") in ("last", "final") else ordinal(found["nth"])
    weekday = weekday_number(found["weekday"])
    if found["month"]:
        month = month_number(found["month"])
        year = stated_year(found, scene) if has_year(found) else guess_year(scene, month)
        start, basis = cal.day(year, month, 1) if year else None, basis_of_year(found, scene)
    else:
        which = group(found, "whose")
        base = scene.now if which in ("this", "next", "last") else scene.then.start if scene.then else None
        moved = cal.add_months(base, {"next": 1, "following": 1, "last": -1, "previous": -1}.get(which.split()[-1], 0)) if base else None
        start, basis = moved.replace(day=1) if moved else None, scene.basis
    if start is None:
        return cal.unresolved(f"XXXX-WXX-{weekday + 1}", Precision.DAY)
    moment = cal.moving_holiday(start.year, start.month, nth or -1, weekday, 0) if nth <= 4 else None
    return cal.of(PartialDate.day(moment, basis)) if moment else None


WEEKDAY_RULES = (
    *STAMP_RULES,
    *DAY_RULES,
    Rule(
        "weekday of month",
        regex(
            rf"(?:[Tt]he{GAP})?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|1st|2nd|3rd|4th){GAP}(?P<weekday>{WEEKDAY}){GAP}(?:of|in){GAP}"
            rf"(?:(?P<month>{MONTH})(?![a-z])(?:{YEAR_TAIL})?|(?P<whose>this|next|last|the{GAP}(?:following|next|previous|same)|that|the){GAP}month\b)"
        ),
        read_nth_weekday,
        tensed=True,
    ),
    Rule(
        "weekday",
        regex(
            rf"(?:(?:early|late|later){GAP}(?:on{GAP})?)?"
            rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his{GAP}coming|[Tt]his|[Pp]ast|[Cc]oming|[Tt]he{GAP}(?:following|previous|next)|[Tt]hat){GAP})?"
            rf"(?P<weekday>{WEEKDAY})(?![a-z]|-)(?:{GAP}(?P<part>{PART_OF_DAY})\b)?"
        ),
        read_weekday,
        tensed=True,
    ),
    Rule(
        "weekdays",
        regex(
            rf"(?:(?:on{GAP})?(?P<weekday>{'|'.join(words.WEEKDAY_NAMES)})s\b|(?:[Ee]very|[Ee]ach){GAP}(?P<each>{'|'.join(words.WEEKDAY_NAMES)})\b)"
        ),
        lambda found, scene: Meaning(
            "SET", f"XXXX-WXX-{weekday_number(found['weekday'] or found['each']) + 1}", Precision.DAY, Basis.STATED, None, anchors=False
        ),
    ),
)
WEEKDAY_RULES = (WEEKDAY_RULES[-1], *WEEKDAY_RULES[:-1])
DAY_WORD_RULES = (
    Rule(
        "day word",
        regex(
            rf"(?:(?:(?P<before>[Tt]he{GAP}day{GAP}(?:before|after)){GAP})|(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP})?"
            rf"(?P<word>[Tt]oday|TODAY|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?:{GAP}(?P<part>{PART_OF_DAY})\b)?"
        ),
        read_day_word,
    ),
)
PART_RULES = (
    Rule(
        "trading",
        regex(rf"(?P<which>in){GAP}(?:(?:early|late|mid){GAP})?(?P<part>morning|afternoon)(?={GAP}trading\b)", ANY_CASE),
        read_part_of_day,
    ),
    Rule(
        "part of day",
        regex(
            rf"(?:(?:early|late|later){GAP})?(?P<which>[Tt]his|[Ll]ast|[Tt]hat|[Tt]he{GAP}(?:same|next|following|previous)|(?:in|during){GAP}the){GAP}(?:(?:early|late){GAP})?(?P<part>{PART_OF_DAY})\b"
        ),
        read_part_of_day,
    ),
)
