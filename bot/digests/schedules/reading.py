"""Schedules read from words: "weekdays 9am", "every other Monday", "montags 9 Uhr", "每天9点", an interval, five cron fields. Pure.

The tokens of a line are written as one letter each (``tokens.KINDS``), and rules are patterns over these letters: the first that
fits at a place says what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.core.patterns import regex
from bot.core.text import one_line, shorten
from bot.digests.cron import looks_like_cron, read_cron
from bot.digests.errors import BadSchedule
from bot.digests.schedules.building import Parts, build
from bot.digests.schedules.slots import EVERY_DAY, SHORTEST, Schedule, days_of, refuse_too_frequent
from bot.digests.schedules.tokens import KINDS, Token, fold, tokens_of
from bot.digests.schedules.words import words_like

_NICKNAMES = {
    "@hourly": "hourly",
    "@daily": "daily 00:00",
    "@midnight": "daily 00:00",
    "@weekly": "sundays 00:00",
    "@monthly": "1st of the month 00:00",
    "@yearly": "1st of jan 00:00",
    "@annually": "1st of jan 00:00",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A schedule, and what was taken for what the words did not say: "09:00"."""

    schedule: Schedule
    assumed: tuple[str, ...] = ()


def read_schedule(typed: str, now: datetime | None = None) -> Schedule:
    """The schedule that the words name. ``now`` is the naive wall-clock time where they are said: for "tomorrow" and "every other Monday".

    Raises:
        BadSchedule: with what is wrong and examples.
    """
    return read(typed, now).schedule


def read(typed: str, now: datetime | None = None) -> Reading:
    """The same, with what was assumed."""
    words = re.sub(r"^cron[: ]\s*", "", " ".join(fold(typed).split()))
    if not words:
        raise BadSchedule("schedule-empty")
    words = _NICKNAMES.get(words, words)
    if looks_like_cron(words):
        schedule = _from_cron(words)
        refuse_too_frequent(schedule)
        return Reading(schedule)
    return read_tokens(tokens_of(words), typed, now)


def read_tokens(tokens: Sequence[Token], typed: str, now: datetime | None = None) -> Reading:
    """The schedule that tokens name. ``typed`` is what they were read from, for messages. Raises BadSchedule."""
    said = shorten(one_line(typed), 60)
    reader = _Reader([token for token in tokens if token.kind != "noise"], said, now)
    schedule, assumed = build(reader.parts(), said, now)
    refuse_too_frequent(schedule)
    return Reading(schedule, tuple(assumed))


def read_end(typed: str, now: datetime) -> date:
    """The day that "until Monday", "2 weeks" or "31 December" names, from a naive wall-clock time on.

    Raises:
        BadSchedule: it names none, or one that is not ahead.
    """
    if day_after := _end_of_stretch(fold(typed), now.date()):
        return day_after
    tokens = [token for token in tokens_of(typed) if token.kind not in ("noise", "only")]
    reader = _Reader(tokens, shorten(one_line(typed), 60), now)
    kinds = "".join(KINDS[token.kind] for token in tokens)
    if re.fullmatch("[bF]?N?[rawD]", kinds):
        day = reader.day(tokens[-1], after_today=True) + timedelta(days=tokens[0].typed in ("through", "thru"))
    elif re.fullmatch("[Fi]?(?:n?u|[mW])", kinds):
        reader.lasts(tokens)
        day = reader.found.last or date.min
    elif re.fullmatch("[bF]?Nu", kinds) and tokens[-1].value == "week":
        day = now.date() + timedelta(days=7 - now.weekday())
    else:
        raise BadSchedule("day-unknown", words=shorten(one_line(typed), 60))
    if day <= now.date():
        raise BadSchedule("day-not-ahead", words=shorten(one_line(typed), 60), day=day.isoformat())
    return day


_STRETCH = regex(
    r"(?:(?:until|till|til|to|through|thru|for|bis|bis zum) )?(?:the )?(?:end of|rest of|ende) (?:the |this |des |der |dieser |dieses )?"
    r"(?P<unit>week|month|year|woche|monats?|jahres)|(?:到|直到)?(?P<han>本?周末|月底|年底)"
)


def _end_of_stretch(said: str, today: date) -> date | None:
    """The first day behind this week, month or year, where its end is named: "through the end of the year", "for the rest of the week"."""
    found = _STRETCH.fullmatch(" ".join(said.split()))
    if found is None:
        return None
    unit = found["unit"][0] if found["unit"] else {"月底": "m", "年底": "y"}.get(found["han"], "w")
    match unit:
        case "w":
            return today + timedelta(days=7 - today.weekday())
        case "m":
            return date(today.year + today.month // 12, today.month % 12 + 1, 1)
        case _:
            return date(today.year + 1, 1, 1)


def _from_cron(words: str) -> Schedule:
    cron = read_cron(words)
    minutes = tuple(sorted(hour * 60 + minute for hour in cron.hours for minute in cron.minutes))
    schedule = Schedule(words, minutes, cron.weekdays, cron.monthdays, cron.months, cron.either)
    if next(days_of(schedule), None) is None:
        raise BadSchedule("schedule-never-happens", schedule=words)
    return schedule


@dataclass(slots=True)
class _Reader:
    """Reads tokens from left to right and collects what they say."""

    tokens: list[Token]
    said: str
    now: datetime | None
    found: Parts = field(default_factory=Parts)

    def parts(self) -> Parts:
        """What the tokens say. Raises BadSchedule."""
        kinds = "".join(KINDS[token.kind] for token in self.tokens)
        self._recognise_numbers(kinds)
        kinds = "".join(KINDS[token.kind] for token in self.tokens)
        at = 0
        while at < len(kinds):
            for pattern, rule in _RULES:
                if fits := pattern.match(kinds, at):
                    rule(self, self.tokens[at : fits.end()])
                    at = fits.end()
                    break
            else:
                typed = self.tokens[at].typed
                error = BadSchedule("schedule-word-unknown", word=shorten(typed, 40), schedule=self.said)
                raise error.meaning(typed, *words_like(typed))
        return self.found

    def _recognise_numbers(self, kinds: str) -> None:
        """A number by itself is an hour, beside a month's word a day of the month."""
        monthly = re.search(r"[mH]|Eu?m", kinds) or any(token.value == "month" for token in self.tokens)
        has_day = not monthly or "o" in kinds
        others = re.search("[tp]", kinds) or kinds.count("n") > 1
        for place, token in enumerate(self.tokens):
            if token.kind != "number" or kinds.startswith("u", place + 1):
                continue
            if monthly and not has_day and others and 1 <= token.value <= 31:
                self.tokens[place], has_day = Token("ordinal", token.value, token.typed), True
            elif token.value < 24 and not (token.typed.isdecimal() and len(token.typed) > 2):
                self.tokens[place] = Token("time", token.value * 60, token.typed)
            else:
                raise BadSchedule("time-of-day-unknown", time=token.typed)

    # -- rules: each takes the tokens that its pattern fits

    def after_a_while(self, tokens: Sequence[Token]) -> None:
        number = next((token.value for token in tokens if token.kind == "number"), 1)
        unit = next(token.value for token in tokens if token.kind == "unit")
        minutes = {"minute": 1, "half hour": 30, "hour": 60, "day": 1440, "week": 10080}.get(unit)
        if minutes is None or number > 1000:
            raise BadSchedule("schedule-word-unknown", word=tokens[-1].typed, schedule=self.said)
        at = self._now() + timedelta(minutes=number * minutes)
        self.found.once = at.date()
        if minutes < 1440:
            self._add_times([at.hour * 60 + at.minute])

    def after_a_day_or_week(self, tokens: Sequence[Token]) -> None:
        self.found.once = self._now().date() + timedelta(days=7 if tokens[0].kind == "weekly" else 1)

    def interval(self, tokens: Sequence[Token]) -> None:
        number = next((token.value for token in tokens if token.kind in ("number", "ordinal")), 2 if _has(tokens, "other") else 1)
        unit = next(token.value for token in tokens if token.kind == "unit")
        spoken = " ".join(token.typed for token in tokens)
        if unit in ("minute", "half hour", "hour"):
            self.found.step = self._even_step(number * {"minute": 1, "half hour": 30, "hour": 60}[unit], spoken)
        elif unit == "week":
            self._every_weeks(number, spoken)
        elif unit == "day" and number == 1:
            self._add_days(EVERY_DAY)
        elif unit in ("month", "quarter", "year"):
            self._every_months(number * {"month": 1, "quarter": 3, "year": 12}[unit], spoken)
        else:
            raise BadSchedule("interval-of-days", interval=spoken)

    def _even_step(self, minutes: int, spoken: str) -> int:
        if minutes < SHORTEST.seconds // 60:
            raise BadSchedule("interval-too-short", interval=spoken, minutes=SHORTEST.seconds // 60)
        if minutes > 1440 or 1440 % minutes:
            raise BadSchedule("interval-uneven", interval=spoken)
        return minutes

    def _every_weeks(self, number: int, spoken: str) -> None:
        if not 1 <= number <= 52:
            raise BadSchedule("interval-of-days", interval=spoken)
        self.found.every_weeks = number

    def _every_months(self, number: int, spoken: str) -> None:
        if number not in (1, 2, 3, 4, 6, 12):
            raise BadSchedule("interval-of-days", interval=spoken)
        self.found.every_months = number

    def fixed_interval(self, tokens: Sequence[Token]) -> None:
        self.found.step = tokens[-1].value

    def every_other_weekday(self, tokens: Sequence[Token]) -> None:
        self.found.every_weeks = 2
        self._add_days(frozenset({tokens[-1].value}))

    def weekly(self, tokens: Sequence[Token]) -> None:
        self.found.times_a_week = self.found.times_a_week or 1
        self.found.every_weeks = max(self.found.every_weeks, tokens[-1].value)

    def monthly(self, tokens: Sequence[Token]) -> None:
        self.found.every_months = max(self.found.every_months, tokens[-1].value if tokens[-1].kind == "monthly" else 1)

    def counted(self, tokens: Sequence[Token]) -> None:
        """ "first (and third) monday", "last weekday (of the month)"."""
        places = frozenset(token.value for token in tokens if token.kind == "ordinal")
        day = next(token for token in tokens if token.kind in ("weekday", "days"))
        if _has(tokens, "every") and places == {2} and not _has(tokens, "of month") and day.kind == "weekday":
            self.every_other_weekday([day])
            return
        if not places <= {1, 2, 3, 4, 5, -1} or self.found.counted:
            raise BadSchedule("schedule-more-than-one", schedule=self.said)
        self.found.counted = places
        self.found.every_months = max(self.found.every_months, 1)
        self._add_days(day.value if day.kind == "days" else frozenset({day.value}))

    def days_of_month(self, tokens: Sequence[Token]) -> None:
        """ "1st and 15th", "last day (of the month)", "day 15"."""
        numbers = [token.value for token in tokens if token.kind in ("ordinal", "number")]
        if not all(number == -1 or 1 <= number <= 31 for number in numbers):
            raise BadSchedule("day-of-month-unknown", day=next(number for number in numbers if not -1 <= number <= 31 or number == 0))
        if -1 in numbers:
            self.found.counted = frozenset({-1})
        self.found.monthdays |= {number for number in numbers if number > 0}
        self.found.every_months = max(self.found.every_months, 1)

    def month(self, tokens: Sequence[Token]) -> None:
        self.found.months |= {token.value for token in tokens}

    def weekday_range(self, tokens: Sequence[Token]) -> None:
        first, last = tokens[0].value, tokens[-1].value
        self._add_days(frozenset((first + step) % 7 for step in range((last - first) % 7 + 1)))

    def days(self, tokens: Sequence[Token]) -> None:
        self._add_days(tokens[-1].value if tokens[-1].kind == "days" else frozenset({tokens[-1].value}))

    def _add_days(self, days: frozenset[int]) -> None:
        self.found.add_days(days)

    def excluded(self, tokens: Sequence[Token]) -> None:
        outer = self.found
        self.found = Parts()
        for start in range(1, len(tokens)):
            if tokens[start].kind == "to":
                self.weekday_range(tokens[start - 1 : start + 2])
            elif tokens[start].kind in ("weekday", "days"):
                self.days([tokens[start]])
        outer.excluded |= self.found.weekdays
        self.found = outer

    def times_a_day(self, tokens: Sequence[Token]) -> None:
        self.found.times_a_day = next(token.value for token in tokens if token.kind == "count")
        self._add_days(next(token.value for token in tokens if token.kind == "days"))

    def count_alone(self, tokens: Sequence[Token]) -> None:
        """ "once": the day that follows is the only one; "twice weekdays"."""
        if tokens[0].value == 1:
            self.found.only_once = True
        else:
            self.found.times_a_day = tokens[0].value

    def count_a_week(self, tokens: Sequence[Token]) -> None:
        self.found.times_a_week = next(token.value for token in tokens if token.kind == "count")
        self.found.every_weeks = next(token.value for token in tokens if token.kind == "weekly")

    def only(self, tokens: Sequence[Token]) -> None:
        self.found.only_once = True

    def once_on(self, tokens: Sequence[Token]) -> None:
        self.found.once = self.day(tokens[-1], after_today=_has(tokens, "next"))

    def tonight(self, tokens: Sequence[Token]) -> None:
        self.found.once = self._now().date() + timedelta(days=tokens[0].kind == "tomorrow part")
        self.part([Token("part", tokens[0].value, tokens[0].typed)])

    def begins(self, tokens: Sequence[Token]) -> None:
        self.found.first = self.day(tokens[-1])

    def ends(self, tokens: Sequence[Token]) -> None:
        if tokens[0].typed in ("-", "~"):  # what stands before it belongs to an option: "quiet:2026-12-24 - 2027-01-02"
            raise BadSchedule("schedule-word-unknown", word=f"- {tokens[-1].typed}", schedule=self.said)
        self.found.last = self.day(tokens[-1])

    def lasts(self, tokens: Sequence[Token]) -> None:
        number = next((token.value for token in tokens if token.kind == "number"), 1)
        unit = {"of month": "month", "weekly": "week"}.get(tokens[-1].kind, tokens[-1].value)  # "a month", "a week"
        days = {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit, 0)
        if not days or number > 1000:
            raise BadSchedule("schedule-word-unknown", word=tokens[-1].typed, schedule=self.said)
        self.found.last = self._now().date() + timedelta(days=number * days)

    def window(self, tokens: Sequence[Token]) -> None:
        times = [token.value for token in tokens if token.kind == "time"]
        self.found.window = (times[0], times[1] if times[1] > times[0] else times[1] + 720)

    def part(self, tokens: Sequence[Token]) -> None:
        """ "in the evening": the time beside it, else a usual one."""
        usual, later = tokens[-1].value
        self.found.part, self.found.usual = later, usual

    def part_and_time(self, tokens: Sequence[Token]) -> None:
        part = next(token for token in tokens if token.kind == "part")
        times = [token.value for token in tokens if token.kind == "time"]
        self._add_times([time + 720 if part.value[1] and 60 <= time < 720 else time for time in times])

    def time(self, tokens: Sequence[Token]) -> None:
        self._add_times([tokens[-1].value])

    def french_hour(self, tokens: Sequence[Token]) -> None:
        """ "9 h", where it is no interval."""
        if tokens[1].typed != "h" or tokens[0].value > 23:
            raise BadSchedule("schedule-word-unknown", word=" ".join(token.typed for token in tokens), schedule=self.said)
        self._add_times([tokens[0].value * 60])

    def _add_times(self, times: Sequence[int]) -> None:
        self.found.add_times(times, self.said)

    def nothing(self, tokens: Sequence[Token]) -> None:
        """A small word that says nothing by itself."""

    def _now(self) -> datetime:
        if self.now is None:
            raise BadSchedule("schedule-without-date", schedule=self.said)
        return self.now

    def day(self, token: Token, *, after_today: bool = False) -> date:
        """The day that a token names: the first from now on where it names no year."""
        today = self._now().date() if not isinstance(token.value, date) else date.min
        match token.kind:
            case "relative":
                return today + timedelta(days=token.value)
            case "next week":
                return today + timedelta(days=7 - today.weekday() + token.value)
            case "weekday":
                ahead = (token.value - today.weekday()) % 7
                return today + timedelta(days=ahead or (7 if after_today else 0))
        if isinstance(token.value, date):
            return token.value
        month, day = token.value
        years = (year for year in range(today.year, today.year + 9) if (month, day) != (2, 29) or year % 4 == 0)
        return next(found for year in years if (found := date(year, month, day)) >= today)


def _has(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.kind == kind for token in tokens)


def _rules(
    *rules: tuple[str, Callable[[_Reader, Sequence[Token]], None]],
) -> tuple[tuple[re.Pattern[str], Callable[[_Reader, Sequence[Token]], None]], ...]:
    return tuple((regex(pattern), rule) for pattern, rule in rules)


_RULES = _rules(
    (r"in?u|n?ul", _Reader.after_a_while),
    (r"[WS]l", _Reader.after_a_day_or_week),
    (r"E?o+[DS]E?m?", _Reader.counted),
    (r"EOu|Enu|Eou|Eu(?!n)", _Reader.interval),
    (r"E?OD", _Reader.every_other_weekday),
    (r"En?(?=I)", _Reader.nothing),
    (r"E?I", _Reader.fixed_interval),
    (r"cE?S|Sc", _Reader.times_a_day),
    (r"cE?W|Wc", _Reader.count_a_week),
    (r"E?W", _Reader.weekly),
    (r"o+u?(?=E?m|H|$|[tp])|uo|un", _Reader.days_of_month),
    (r"o", _Reader.days_of_month),
    (r"E?H|E?m", _Reader.monthly),
    (r"M+", _Reader.month),
    (r"x(?:DbD|[DS])+", _Reader.excluded),
    (r"DbD", _Reader.weekday_range),
    (r"ND|[raw]|N?r", _Reader.once_on),
    (r"f[Nf]?[rawD]", _Reader.begins),
    (r"b[N]?[rawD]", _Reader.ends),
    (r"F(?:n?u|[mW])", _Reader.lasts),
    (r"f?tbt|Btb?t", _Reader.window),
    (r"[gG]", _Reader.tonight),
    (r"E?[DS]", _Reader.days),
    (r"t+i?p|pt+", _Reader.part_and_time),
    (r"E?i?p", _Reader.part),
    (r"c", _Reader.count_alone),
    (r"y", _Reader.only),
    (r"t", _Reader.time),
    (r"nu", _Reader.french_hour),
    (r"[fFi]|E(?=.)", _Reader.nothing),
)  # fmt: skip
