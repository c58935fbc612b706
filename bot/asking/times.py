"""Whether a candidate is of the time that a question names."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from bot.asking.candidate import Candidate
from bot.asking.plan.model import AnswerKind, Period, TimeRelation
from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.facts.measures import Holds, measure_of, unit_classes
from storage.records import Fact, Passage
from storage.values import PartialDate, Precision

#: A period of a year or more holds a level measured within it; a sum over a quarter is not the year's.
_YEAR = 364
_RELATIVE = regex(
    r"(?:in |for |of )?(?:this|last|the current|the last|the past|next) (?:fiscal |financial )?(?:year|quarter|half(?:-year)?)|"
    r"(?:over |in |for )?(?:the )?(?:next|coming) (?:\w+ )?(?:years|quarters|months)|"
    r"今年|去年|明年|本季度?|上季度?|未来[一二三四五六七八九十两几\d]+年",
    re.IGNORECASE,
)
_OTHER_YEAR = 0.6
_SLACK = timedelta(days=20)


#: Kinds whose answer may stand in a sentence without the time of what it explains: "It was moved because …".
_TIMELESS = frozenset((AnswerKind.REASON, AnswerKind.WORDS, AnswerKind.PLACE, AnswerKind.PERSON, AnswerKind.ORGANISATION))
_NOT_STATED, _NEXT_TO_IT, _OF_THE_YEAR_BEFORE = 0.5, 0.7, 0.6
#: How well a figure of a much shorter stretch fits a period.
_SHORTER = 0.4
_A_YEAR_LATER = timedelta(days=366)


def fits_period(one: Candidate, period: Period | None, wants: AnswerKind = AnswerKind.ANYTHING) -> float:
    """1 where the candidate is of that time, 0 where it is of another, and in between where it does not say.

    "Last year" may be meant as seen from the newest article: what is of another year is then less fit, but no other answer.
    """
    fit = _fit(one, period)
    if fit == 0.0 and wants in _TIMELESS and isinstance(one.known, Passage) and not _times_stated(one.sentence, one.citation.published):
        return _NOT_STATED
    if fit == 0.0 and period is not None and _RELATIVE.fullmatch(period.text.strip()):
        return _OTHER_YEAR
    return fit


def _fit(one: Candidate, period: Period | None) -> float:
    if period is None:
        return 1.0
    if period.months is not None:
        return _fits_months(one, period.months, period.text)
    if period.first is None and period.last is None:
        return 1.0
    first, last = period.first or date.min, period.last or date.max
    when = one.when
    if when is not None and when.start is not None:
        start, end = when.start, when.end or when.start
        if period.relation is TimeRelation.IN:
            return _within(one, when, first, last) or (
                0.9 if _states(one.sentence, first, last) and not isinstance(one.known, Fact) else 0.0
            )
        return 1.0 if start <= last and first <= end and (first <= start or end <= last) else 0.0
    if isinstance(one.known, Fact):
        return 0.0
    if _states(one.sentence, first, last):
        return 0.9
    published = one.citation.published
    stated = _times_stated(one.sentence, published)
    if any(first <= start and end <= last for start, end in stated):
        return 0.9
    if published is None or published.start is None:
        return 0.0
    if first <= published.start <= last:
        return _NOT_STATED
    if stated or not isinstance(one.known, Passage) or period.relation is not TimeRelation.IN:
        return 0.0
    if any(first <= start and end <= last for start, end in _times_stated(one.context, published)):
        return _NEXT_TO_IT
    # What an article says of no other time is of that before it: "We sold 900 pairs", reported in April of the year that ended in December.
    whole_year = (last - first).days >= _YEAR
    return _OF_THE_YEAR_BEFORE if whole_year and last < published.start <= last + _A_YEAR_LATER and _PAST.search(one.sentence) else 0.0


_PAST = regex(r"\b(?:was|were|had|\w{2,}ed|sold|made|lost|won|paid|grew|rose|fell|spent|built|brought|took|went)\b|了|达到?|实现")


@lru_cache(maxsize=4096)
def _times_stated(sentence: str, published: PartialDate | None) -> tuple[tuple[date, date], ...]:
    """The times that a sentence states, as first and last day."""
    found = [mention.when for mention in dates.find(sentence, [(0, len(sentence))], published) if mention.when is not None]
    return tuple((when.start, when.end or when.start) for when in found if when.start is not None)


#: What has a quarter in its name and is more than one.
_LONGER = regex(r"[前首](?:三|3|两|二|四)(?:个)?季度?|(?:first|last) (?:two|three) quarters")
_OTHER_PERIOD = regex(
    r"\b(?:first|second|third|fourth)[- ]quarter|\b(?:full|fiscal|financial|whole) (?:fiscal |financial )?year|"
    r"[一二三四]季度|全年|\bhalf[- ]year|上半年|下半年"
)
#: The halves of the year by their first and last month, with their names.
_HALVES = {(1, 6): ("first half", "first-half", "h1", "上半年"), (7, 12): ("second half", "second-half", "h2", "下半年")}
_QUARTERS = ("first", "second", "third", "fourth")


def _fits_months(one: Candidate, months: tuple[int, int], said: str) -> float:
    """Whether it is of that part of some year, by its date, or by its sentence, as a fiscal quarter has other months."""
    # Its own date counts for more than the title, unless it is merely that of the publication.
    title = "" if isinstance(one.known, Fact) and one.when is not None and not _is_of_publication(one.known) else one.citation.title
    folded = _LONGER.sub(" ", f"{one.sentence} {title}".casefold())
    number = months[1] // 3
    names = [said.casefold().strip(), f"q{number}", f"{_QUARTERS[number - 1]} quarter", f"{_QUARTERS[number - 1]}-quarter"]
    if months[1] - months[0] == 2 and any(name in folded for name in names):
        return 1.0
    if months in _HALVES and any(name in folded for name in (said.casefold().strip(), *_HALVES[months])):
        return 1.0
    if months[0] == months[1] and calendar.month_name[months[0]].casefold() in folded:
        return 1.0
    if months[1] - months[0] == 2 and _OTHER_PERIOD.search(folded):
        return 0.0  # another quarter, a half or a year
    when = one.when
    if when is None or when.start is None or when.end is None:
        return 0.0 if isinstance(one.known, Fact) else 0.3
    if isinstance(one.known, Fact) and _is_of_publication(one.known) and _is_over_a_period(one.known):
        return 0.0  # of which period it is, the article does not tell here
    if not (months[0] <= when.start.month and when.end.month <= months[1] and (when.end - when.start).days < 190):
        return 0.0
    # A quarter's figure is not the half year's.
    return _SHORTER if isinstance(one.known, Fact) and months in _HALVES and when.precision is Precision.QUARTER else 1.0


def _is_of_publication(fact: Fact) -> bool:
    """Whether a figure's date is only that of its article."""
    published = fact.citation.published
    return fact.as_of.precision is Precision.DAY and published is not None and fact.as_of.start == published.start


def _is_over_a_period(fact: Fact) -> bool:
    measure = measure_of(fact.metric)
    return measure is not None and measure.holds is Holds.PERIOD


def _is_of_a_part(fact: Fact) -> bool:
    """Whether a figure is the sum of a part of a year: its quarter's, or its December's sales, but not its employees in December."""
    if fact.as_of.precision in (Precision.QUARTER, Precision.HALF):
        return True
    sums = _is_over_a_period(fact) or (measure_of(fact.metric) is None and unit_classes(fact.quantity.unit) == {"money"})
    return fact.as_of.precision is Precision.MONTH and sums


def _within(one: Candidate, when: PartialDate, first: date, last: date) -> float:
    """Whether a date lies in the period asked for; a figure of a much shorter stretch is not the period's."""
    start, end = when.start, when.end
    if start is None or end is None:
        return 0.0
    inside = start >= first - _SLACK and end <= last + _SLACK
    if not inside:
        covers = start <= first and end >= last and when.precision is not Precision.UNKNOWN
        return 0.6 if covers and (end - start).days <= 2 * (last - first).days + 2 else 0.0
    if isinstance(one.known, Fact) and (last - first).days >= _YEAR and _is_of_a_part(one.known):
        return _SHORTER
    return 1.0


def _states(sentence: str, first: date, last: date) -> bool:
    """Whether the sentence states a year of the period, and for a period of less than a year a month of it too."""
    if first.year < 1900 or last.year > 2200:
        return False
    if not any(str(year) in sentence for year in range(first.year, last.year + 1)):
        return False
    if (last - first).days >= _YEAR:
        return True
    months = {(first.month + step - 1) % 12 + 1 for step in range((last.year - first.year) * 12 + last.month - first.month + 1)}
    return any(calendar.month_name[month] in sentence or f"{month}月" in sentence for month in months)
