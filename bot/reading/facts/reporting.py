"""The period that an article of results reports on, and what "the quarter" and "the third quarter of fiscal 2025" mean in it.

A company's fiscal quarter is known by its end: from "the second fiscal quarter, which ended on May 3, 2031" follow the days of every
other fiscal quarter that the article names.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from bot.core.patterns import regex
from bot.reading.amounts.units import CARDINALS
from bot.reading.passage import Passage
from bot.reading.word_patterns import has_any
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

#: The period of the results is looked for in so many characters from the beginning.
_HEAD = 1500
#: A period and the day on which it ends are no further apart.
_NEAR = 30
_RESULTS = regex(
    r"\b(?:results?|accounts|figures|report(?:s|ed|ing)?|announc(?:es|ed)|post(?:s|ed)|earnings|profits?|revenues?|sales|turnover|interim|half-year"
    r"|exports?|imports?|output|production|registrations|net\s(?:income|loss)|income|earn(?:s|ed)|los(?:t|s|ses)|shipments?|deliver(?:ies|ed)|shipped)\b",
    re.IGNORECASE,
)
#: Each match of ``_RESULTS`` contains one of these, in lower case.
_RESULT_HINTS = tuple(
    """
    export import output production registration
    result account figure report announc post earn profit revenue sales turnover interim half-year income lost loss ship deliver""".split()
)
_PERIOD_WORDS = regex(r"quarter|half|months|weeks|nine-month|six-month|\bQ[1-4]|\bH[12]|\bFY|fiscal|financial year", re.IGNORECASE)
#: "the 26 weeks to", "the quarter ended", "six months through": what comes before the last day of a period.
_UNTIL = regex(
    r"\b(?:(?P<count>\d{1,2}|three|six|nine|twelve|thirteen|fourteen|twenty-six|twenty-seven|thirty-nine|fifty-two|fifty-three)"
    r"[-\s](?P<unit>weeks?|months?)(?:\speriod)?|(?P<part>quarter|half-year|half(?:\syear)?))"
    r",?\s(?:which\s|that\s)?(?:to|ended|ending|ends|through|closed)\s(?:on\s)?(?:the\s)?(?:[A-Z][a-z]+day,?\s)?$",
    re.IGNORECASE,
)
_PARTS = {"quarter": 3, "half": 6, "half-year": 6, "half year": 6}
_COMPARED = regex(r"\b(?:from|than|compared\s(?:with|to)|versus|against|same)\s(?:the\s|its\s|that\sof\s(?:the\s)?)?$", re.IGNORECASE)
#: "(Q3 2024: €205 million)", and no label at the beginning of a line
OLD_VALUE = regex(r"\s?:\s?\D{0,5}\d")
#: "up 6.3% on the first half of 2028": what comes before a period that the figure is compared with.
RISEN_ON = regex(
    r"\b(?:up|down|rises?|rose|risen|grew|grown|growth|gains?|increase[ds]?|fell|falls?|fallen|drop(?:s|ped)?|declined?|decreased?|higher|lower"
    r"|more|less|fewer|better|worse|improve(?:d|ment)|change[ds]?)\b[^;:()]{0,40}?\son\s(?:that\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_FISCAL_QUARTER = regex(
    r"\b(?:(?P<ordinal>first|second|third|fourth)[-\s](?:fiscal[-\s])?quarter(?:\sof)?\s(?:the\s)?(?:fiscal(?:\syear)?|FY|financial\syear)\s?"
    r"|Q(?P<digit>[1-4])\s(?:of\s)?(?:fiscal\s|FY\s?))(?P<year>\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)
#: "Fiscal 2032 Second Quarter", "fiscal year 2032's second quarter", "FY32 Q2"
_YEAR_FIRST = regex(
    r"\b(?:fiscal(?:\syear)?\s|FY\s?['’]?)(?P<year>20\d\d|\d\d)(?!\d)(?:['’]s)?[,\s-]{1,2}(?:(?P<ordinal>first|second|third|fourth)[-\s]quarter"
    r"|Q(?P<digit>[1-4])\b)",
    re.IGNORECASE,
)
_LABEL = regex(r"fiscal (?P<year>\d{4})(?: Q(?P<quarter>[1-4]))?")
_SAME_PERIOD = regex(
    r"(?:(?:in|for|during)\s)?(?:the|that|this|the\ssame|the\sreporting)\s(?:fiscal\s)?(?:quarter|period|half|half-year|three\smonths|six\smonths|26\sweeks)",
    re.IGNORECASE,
)
_PLAIN_QUARTER = regex(r"(?:(?:in|for|during)\s)?(?:the\s|its\s)?(?P<ordinal>first|second|third|fourth)[-\s]quarter", re.IGNORECASE)
_END_OF = regex(r"\bend\sof\s$", re.IGNORECASE)
#: "quarter end", which is the last day of the period.
_PERIOD_END = regex(r"(?:the\s)?(?:quarter|period|half|half-year)[-\s]end", re.IGNORECASE)
#: "the first six months", in a report on fiscal quarters those of the fiscal year.
_FIRST_MONTHS = regex(
    r"(?:(?:in|for|during|over)\s)?(?:the\s|its\s)?first\s(?P<count>three|six|nine)[-\s]months(?:\sof\s(?:the\s)?(?:fiscal\s)?(?:year|\d{4}))?",
    re.IGNORECASE,
)
#: "the same period last year", "the prior-year quarter": the period of the sentence, or of the article, a year before.
_SAME_LAST_YEAR = regex(
    r"(?:(?:in|for|during|of)\s)?(?:the\s)?(?:same|comparable|corresponding|equivalent)\s(?:fiscal\s)?(?:period|quarter|half|half-year|[a-z]+\smonths|\d\d\sweeks)"
    r"(?:\s(?:of|in))?,?\s(?:a|one|the|last|of\slast)\s?(?:prior|previous)?\s?(?:fiscal\s)?(?:year)?(?:\s(?:ago|earlier|before))?"
    r"|(?:the\s)?(?:(?:prior|previous|last)[-\s]year(?:['’]s)?|year-(?:ago|earlier))[-\s](?:fiscal\s)?(?:(?:first|second|third|fourth)[-\s])?"
    r"(?:quarter|period|half|three\smonths|six\smonths|nine\smonths)",
    re.IGNORECASE,
)
#: The shortest and the longest stretch of days that results are reported for.
_SHORTEST, _LONGEST = 80, 380


#: In a report on a quarter or a half, the same quarter or half of the year before.
_YEAR_BEFORE = regex(r"(?:an?|one)\syear\s(?:ago|earlier|before)|(?:the\s)?year-(?:ago|earlier)(?:\s(?:period|quarter))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What an article reports on: its period, and its name as a fiscal quarter, each where it is known."""

    period: PartialDate | None = None
    fiscal_year: int = 0
    quarter: int = 0
    year: PartialDate | None = None  #: the year just over that the first sentence sums up, where there is no such period

    @property
    def span(self) -> PartialDate | None:
        """What undated sums of the article are for: its period, else the year that it sums up."""
        return self.period or self.year

    def kept(self, named: PartialDate) -> PartialDate | None:
        """The period for the rest of a paragraph that names one: none where that is only what this one is compared with."""
        span = self.span
        is_earlier = span is not None and span.start is not None and named.end is not None and named.end < span.start
        return None if is_earlier else named

    def resolved(self, text: str, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
        """The dates of a sentence, with fiscal quarters and "the quarter" as days where the article tells which."""
        found: list[DateMention] = []
        for mention, following in zip_longest(dates, dates[1:]):
            if mention is None:
                break
            is_named_by_next = following is not None and following.start - mention.end < _NEAR and until(text, following) is not None
            resolved = self._resolved(text, mention, following if is_named_by_next else mention)
            if found and self.period is not None and _SAME_LAST_YEAR.fullmatch(mention.text):
                resolved = _a_year_before(resolved, found)
            elif found and text[found[-1].end : mention.start] in (" of ", " of the ") and _has_no_days(mention):
                resolved = resolved.model_copy(update={"when": found[-1].when})  # "the first six months of fiscal 2032"
            found.append(resolved)
        return tuple(found)

    def _resolved(self, text: str, mention: DateMention, source: DateMention) -> DateMention:
        """The mention with its days, which those of the mention right after it may tell: "the second quarter, which ended on May 3"."""
        when = until(text, source) or (self._meaning(mention) if self.period is not None else None)
        if when is None:
            return mention
        is_end = _PERIOD_END.fullmatch(mention.text) is not None
        if when.end is not None and (is_end or _END_OF.search(text[max(0, mention.start - 8) : mention.start])):
            when = PartialDate.day(when.end, Basis.RESOLVED)
        return mention.model_copy(update={"when": when, "precision": when.precision, "basis": when.basis, "type": "DATE"})

    def _meaning(self, mention: DateMention) -> PartialDate | None:
        when = mention.when
        if when is not None and when.precision is Precision.FISCAL and when.start is None:
            found = _LABEL.fullmatch(when.label)
            if found is None or not found["quarter"]:
                return self.fiscal_year_of(int(found["year"])) if found else None
            return self._quarter(int(found["year"]), int(found["quarter"]))
        if _SAME_PERIOD.fullmatch(mention.text) or _PERIOD_END.fullmatch(mention.text):
            return self.period
        if self.period is not None and mention.basis is not Basis.STATED and _SAME_LAST_YEAR.fullmatch(mention.text):
            return moved(self.period, -4)
        if self.quarter and when is not None and (months := _FIRST_MONTHS.fullmatch(mention.text)):
            return self._first_months(_MONTHS[months["count"].lower()])
        is_year = when is not None and when.precision is Precision.YEAR
        if is_year and mention.basis is not Basis.STATED and _FULL_YEAR.fullmatch(mention.text):
            return self.own_year
        if is_year and self.period is not None and _YEAR_BEFORE.fullmatch(mention.text):
            return moved(self.period, -4)
        named = _PLAIN_QUARTER.fullmatch(mention.text) if self.quarter and mention.basis is not Basis.STATED else None
        if named is None:
            return None
        steps = (_ORDINALS[named["ordinal"].lower()] - self.quarter + 1) % 4 - 1  # the next one rather than the one three quarters ago
        return self._quarter(self.fiscal_year + (self.quarter + steps - 1) // 4, (self.quarter + steps - 1) % 4 + 1)

    @property
    def own_year(self) -> PartialDate | None:
        """The company's year of the period, where that is known to be none of the calendar; else None."""
        return self.fiscal_year_of(self.fiscal_year) or _year_from(self.period)

    def fiscal_year_of(self, year: int) -> PartialDate | None:
        """The days of a fiscal year, where those of the article's fiscal quarter are known."""
        first, last = self._quarter(year, 1), self._quarter(year, 4)
        if first is None or last is None or first.start is None or last.end is None:
            return None
        return PartialDate(first.start, last.end, Precision.RANGE, Basis.RESOLVED, f"fiscal {year}")

    def _first_months(self, count: int) -> PartialDate | None:
        """The first three, six or nine months of the fiscal year of the article's quarter."""
        first, last = self._quarter(self.fiscal_year, 1), self._quarter(self.fiscal_year, count // 3)
        if first is None or last is None or first.start is None or last.end is None:
            return None
        return PartialDate.between(first.start, last.end, Basis.RESOLVED)

    def _quarter(self, year: int, quarter: int) -> PartialDate | None:
        if not self.quarter or self.period is None:
            return None
        shifted = moved(self.period, 4 * (year - self.fiscal_year) + quarter - self.quarter)
        return shifted and PartialDate(shifted.start, shifted.end, Precision.RANGE, Basis.RESOLVED, f"fiscal {year} Q{quarter}")


def _has_no_days(mention: DateMention) -> bool:
    """Whether a fiscal period is known by its name only."""
    return mention.when is not None and mention.when.precision is Precision.FISCAL and mention.when.start is None


_MONTHS = {"three": 3, "six": 6, "nine": 9}


_FULL_YEAR = regex(r"(?:(?:in|for|during)\s)?(?:the\s|its\s|this\s)?(?:full|whole)[-\s](?:fiscal\s|financial\s)?year", re.IGNORECASE)
#: How many days half a year has.
_HALF_YEAR = (176, 190)


def _year_from(period: PartialDate | None) -> PartialDate | None:
    """The year that begins with a half-year, where that is no half of the calendar: "the 26 weeks to 27 September"."""
    if period is None or period.start is None or period.end is None:
        return None
    days = (period.end - period.start).days
    if not _HALF_YEAR[0] <= days <= _HALF_YEAR[1] or period.start.month in (1, 7) or period.end.month in (6, 12):
        return None
    other = moved(period, 2)
    return None if other is None or other.end is None else PartialDate.between(period.start, other.end, Basis.RESOLVED)


def _a_year_before(mention: DateMention, before: Sequence[DateMention]) -> DateMention:
    """ "the same period a year ago" after another period in its sentence: that one, a year before."""
    spans = [d.when for d in before if d.when is not None and d.when.start is not None and d.when.end is not None]
    period = next((when for when in reversed(spans) if _SHORTEST <= (when.end - when.start).days <= _LONGEST), None)  # type: ignore[operator]
    when = moved(period, -4) if period is not None else None
    return (
        mention
        if when is None
        else mention.model_copy(update={"when": when, "precision": when.precision, "basis": when.basis, "type": "DATE"})
    )


def a_year_before(chosen: PartialDate, dates: Sequence[DateMention], at: int, now: PartialDate) -> PartialDate:
    """The date of an earlier value right before a date at ``text[at:]``: "a year earlier" is a year before the figure ``now``.

    Other dates may stand between the two: "9.1 in the first quarter, from 10.4 in the previous quarter and 12.2 a year earlier".
    """
    mention = next((d for d in dates if at <= d.start <= at + _NEAR and d.when == chosen), None)
    if mention is None or not _is_part_of_year(now) or _YEAR_BEFORE.fullmatch(mention.text) is None:
        return chosen
    return moved(now, -4) or chosen


def _is_part_of_year(period: PartialDate) -> bool:
    """Whether a period is a month, a quarter, a half or several months of one year: "the nine months to September"."""
    if period.precision is Precision.RANGE and period.start is not None and period.end is not None:
        return _A_MONTH <= (period.end - period.start).days < _A_YEAR
    return period.precision in _PARTS_OF_YEAR


_A_MONTH, _A_YEAR = 27, 360
_PARTS_OF_YEAR = frozenset((Precision.MONTH, Precision.QUARTER, Precision.HALF))


def moved(period: PartialDate, quarters: int) -> PartialDate | None:
    """The period so many quarters later: by months where it is one of whole months, else by weeks."""
    start, end = period.start, period.end
    if start is None or end is None or not quarters:
        return period if start and end else None
    try:
        if start.day == 1 and end == _end_of_month(end):
            first, last = _by_months(start, 3 * quarters), _end_of_month(_by_months(end.replace(day=1), 3 * quarters))
        else:
            last = end + timedelta(days=91 * quarters)
            is_quarter = (end - start).days < 100
            first = last - timedelta(days=90) if is_quarter else start + timedelta(days=91 * quarters)
    except (ValueError, OverflowError):
        return None
    return PartialDate(first, last, period.precision, Basis.RESOLVED)


def _by_months(day: date, months: int) -> date:
    """The day so many months later, or the month's last where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def find(passage: Passage) -> Reporting:
    """What the article's head says that it reports on; an empty one for articles of other kinds."""
    head = [
        (start, end)
        for start, end in passage.sentences
        if start < _HEAD
        and passage.dates_in(start, end)
        and not passage.is_clutter(start, end)
        and _tells_results(passage.text, start, end)
    ]
    closed = (_period_that_ends(passage, *sentence) for sentence in head)
    named = (_period_named(passage, *sentence) for sentence in head)
    fiscal_year, quarter = _fiscal_quarter(passage.text)
    if (period := next(filter(None, closed), None)) is not None:
        return Reporting(period, fiscal_year, quarter)
    found = next(filter(None, named), None)
    if found is None and not quarter:
        return Reporting(year=_year_summed_up(passage) or _year_of_report(passage))
    if found is None or (quarter and found[1] is not Basis.STATED):
        return Reporting()  # "Q2" alone is no quarter of the calendar where the company has quarters of its own
    return Reporting(found[0], fiscal_year, quarter)


def _tells_results(text: str, start: int, end: int) -> bool:
    low = text[start:end].lower()
    return has_any(low, _RESULT_HINTS) and _RESULTS.search(text, start, end) is not None


def _fiscal_quarter(text: str) -> tuple[int, int]:
    """The fiscal year and quarter that the head names, unless only for comparison; zeros where there is none."""
    found = (*_FISCAL_QUARTER.finditer(text, 0, _HEAD), *_YEAR_FIRST.finditer(text, 0, _HEAD))
    for named in sorted(found, key=lambda match: match.start()):
        if not _COMPARED.search(text[max(0, named.start() - 30) : named.start()]):
            year = int(named["year"])
            quarter = _ORDINALS[named["ordinal"].lower()] if named["ordinal"] else int(named["digit"])
            return year if year > 99 else 2000 + year, quarter
    return 0, 0


def _period_that_ends(passage: Passage, start: int, end: int) -> PartialDate | None:
    """The first period of a sentence that is given by its last day: "the 26 weeks to 28 September"."""
    return next((when for mention in passage.dates_in(start, end) if (when := until(passage.text, mention)) is not None), None)


def _period_named(passage: Passage, start: int, end: int) -> tuple[PartialDate, Basis] | None:
    """The first period of a sentence that is named, unless only for comparison: "third-quarter 2025"."""
    for mention in passage.dates_in(start, end):
        before = passage.text[max(0, mention.start - 60) : mention.start]
        if not _PERIOD_WORDS.search(mention.text) or _COMPARED.search(before[-30:]) or RISEN_ON.search(before):
            continue
        if OLD_VALUE.match(passage.text, mention.end):
            continue
        if re.match(r"[\s-]fiscal", passage.text[mention.end : mention.end + 8], re.IGNORECASE):
            continue  # "Third Quarter" in "Third Quarter Fiscal 2025" is no quarter of the calendar
        when = mention.when
        if when is None or _is_later(when, passage.published):
            continue
        if when.start and when.end and _SHORTEST <= (when.end - when.start).days <= _LONGEST:
            return when, mention.basis
    return None


def _is_later(when: PartialDate, published: PartialDate | None) -> bool:
    """Whether a period begins after the publication: "to be delivered in the second quarter"."""
    return bool(when.start and published is not None and published.end and when.start > published.end)


#: What is reported of a whole year: "Shipments rose by 12% to 1.4 million last year".
_SUMS_UP = regex(
    r"\b(?:rose|fell|grew|climbed|dropped|slipped|shrank|jumped|declined|increased|decreased|reached|hit|totalled|totaled|sold|shipped|delivered"
    r"|produced|built|made|earned|lost|carried|exported|imported|handled|harvested|bought|spent|raised|attracted|registered|recorded)\b(?:[^.;:]|\.(?=\d)){0,90}$"
)
_SOLD = regex(r"\b(?:exported|imported|sold|harvested|produced|handled|mined)\b")
_OTHER_CLAUSE = regex(r"\b(?:which|whose|who|that|after|from|than|since|compared|against)\b[^,]{0,60}$")


def _year_summed_up(passage: Passage) -> PartialDate | None:
    """The year before the publication, where the first sentence of the story tells what was sold or earned in it; else None."""
    published = passage.published
    if published is None or published.start is None or published.basis is Basis.UNKNOWN:
        return None
    first = next(((s, e) for s, e in passage.sentences if not passage.is_clutter(s, e) and passage.text[e - 1] in '.”"'), None)
    if first is None or not (_tells_results(passage.text, *first) or _SOLD.search(passage.text, *first)):
        return None
    for mention in passage.dates_in(*first):
        when, before = mention.when, passage.text[first[0] : mention.start]
        if when is None or when.precision is not Precision.YEAR or when.start is None or when.start.year != published.start.year - 1:
            continue
        if _SUMS_UP.search(before) and not _OTHER_CLAUSE.search(before):
            return when
    return None


#: "Annual Report 2031", "results for the year 2031", "2031 Letter to Shareholders", "2031 was a hard year"
_ANNUAL_REPORT = regex(
    r"\b(?:annual\s(?:report(?:\sand\saccounts)?|results|accounts|review|letter)|full[-\s]year\s(?:results|figures|earnings)|letter\sto\s(?:our\s)?shareholders)"
    r"[\s,:]{1,2}(?:(?:for|of|on)\s)?(?:the\s)?(?:(?:full\s|financial\s)?year\s)?(?P<after>20\d\d)\b"
    r"|\b(?P<before>20\d\d)\s(?:annual\s(?:report|results|accounts|review|letter)|full[-\s]year\s(?:results|figures|earnings)"
    r"|letter\sto\s(?:our\s)?shareholders|was\s(?:\w{1,12}\s){1,4}year)\b",
    re.IGNORECASE,
)


def _year_of_report(passage: Passage) -> PartialDate | None:
    """The year before the publication, where the head says that this is the report or the letter on it; else None."""
    published = passage.published
    if published is None or published.start is None or published.basis is Basis.UNKNOWN:
        return None
    found = _ANNUAL_REPORT.search(passage.text, 0, _HEAD)
    year = int(found["after"] or found["before"]) if found else 0
    return PartialDate.year(year, Basis.RESOLVED) if year == published.start.year - 1 else None


def until(text: str, mention: DateMention) -> PartialDate | None:
    """The period that ends on a day or in a month: "the 26 weeks to 28 September", "its second quarter, which ended on May 3, 2031"."""
    last = mention.when.end if mention.when and mention.precision in (Precision.DAY, Precision.MONTH) else None
    found = _UNTIL.search(text[max(0, mention.start - 60) : mention.start]) if last else None
    if last is None or found is None:
        return None
    count = (found["count"] or "0").lower()
    number = int(count) if count.isdigit() else sum(CARDINALS.get(part, 0) for part in count.split("-"))
    is_weeks = (found["unit"] or "").lower().startswith("week")
    months = _PARTS[found["part"].lower()] if found["part"] else number
    try:
        if is_weeks:
            first = last - timedelta(days=7 * number - 1)
        elif last == _end_of_month(last):
            first = _by_months(last.replace(day=1), 1 - months)
        else:
            first = _by_months(last, -months) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    if first >= last:
        return None
    if first.day == 1 and not is_weeks and (first.month - 1) % months == 0 and months in (3, 6):
        return PartialDate(first, last, Precision.QUARTER if months == 3 else Precision.HALF, Basis.RESOLVED)
    return PartialDate.between(first, last, Basis.RESOLVED)
