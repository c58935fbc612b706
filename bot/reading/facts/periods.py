"""Which figures sum up a period of results, and which are levels at its end."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.measures import Holds, Measure, measure_of
from bot.reading.facts.metric import Metric
from bot.reading.facts.reporting import Reporting, moved
from storage.values import Basis, PartialDate, Precision, Quantity

#: What a label says beside the measure: "Net income, Group share", "Free cash outflow", "net loss (negative)".
_BESIDE = regex(r",\s.*$|\s\(.*$")
_AVERAGE = regex(r"average\s", re.IGNORECASE)
#: Levels that a company reports at the end of a period; prices and rates, which hold for longer, are none of them.
_LEVELS = frozenset(
    ("employees", "debt", "cash", "assets", "deposits", "order backlog", "assets under management", "equity", "subscribers")
)


def holds_for_period(metric: Metric) -> bool:
    """Whether a figure sums up or averages a period, as revenue does and a number of employees does not."""
    known = _measure(metric)
    if known is None:
        return metric.change or _AVERAGE.match(metric.phrase) is not None
    return known.holds is Holds.PERIOD or (known.name == "price" and _AVERAGE.match(metric.phrase) is not None)


#: "produced 250,000 bikes", "came to 4 million pounds": what was done or counted over a stretch of time.
_DONE = regex(
    r"(?<!\bhas\s)(?<!\bhave\s)(?<!\bhad\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)"
    r"\b(?:sold|shipped|delivered|produced|carried|moved|earned|took(?:\son|\sin)?|booked|generated|contributed|spent|paid|drew|handled|processed"
    r"|made|landed|filled|attracted|burned|burnt|consumed|exported|imported|opened|added|hired|bought|bought\sback|purchased|signed|issued|repaid|saved|built|recycled|brewed|mined|served|treated|visited"
    r"|came\s(?:to|in\sat|out\sat)|totall?ed|amounted\sto|accounted\sfor)\s"
    r"(?:(?:about|some|nearly|around|over|almost|roughly|only|just|more\sthan|at\sleast|less\sthan|as\smany\sas|a\s(?:record|mere))\s)?[^\s\d]{0,4}$"
)
#: "Total income climbed 9 per cent to 314 million pounds": of money, which is a sum where no measure says that it is a level or a price.
_MOVED = regex(
    r"\b(?:rose|fell|climbed|slipped|grew|dropped|shrank|jumped|dipped|tumbled|increased|decreased|declined)\s(?:by\s)?(?:[^\s]{1,12}\s){0,4}to\s[^\s\d]{0,4}$"
)


def sums_up(metric: Metric, quantity: Quantity, sentence: str, at: int) -> bool:
    """Whether the figure at ``sentence[at:]`` sums up a period: by its measure, else by the verb before it."""
    if holds_for_period(metric):
        return True
    if _DONE.search(sentence, max(0, at - 60), at) is not None:
        return True
    if _measure(metric) is not None and " per " not in metric.phrase:
        return False
    if _MOVED.search(sentence, max(0, at - 60), at) is not None and not is_level(metric):
        return True
    of_what = measure_of(metric.phrase.split(" of ", 1)[0].split(" per ", 1)[0])  # "sales of trailers", "net income per share"
    return of_what is not None and of_what.holds is Holds.PERIOD


def a_year_before(metric: Metric, period: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    """The period with which results compare theirs, where they do not say which: the same one a year before, after a figure of theirs."""
    if last is not None and last.precision in _WHOLES and (last == period or _is_annual_or_part(last)):
        return _inferred_before(last)
    if last is None or not holds_for_period(metric) or (last != period and not _is_annual_or_part(last)):
        return None
    return _inferred_before(last)


def _inferred_before(last: PartialDate) -> PartialDate | None:
    before = moved(last, -4)
    return replace(before, basis=Basis.INFERRED) if before is not None else None


_WHOLES = frozenset((Precision.YEAR, Precision.HALF, Precision.QUARTER))


def is_level(metric: Metric) -> bool:
    """Whether a figure is a level that results state for the end of their period: debt, orders in hand."""
    known = _measure(metric)
    return known is not None and known.name in _LEVELS


def at_end(period: PartialDate) -> PartialDate:
    """The last day of a period."""
    return PartialDate.day(period.end, Basis.INFERRED) if period.end is not None else period


def _is_annual_or_part(when: PartialDate) -> bool:
    """Whether a date is a quarter, a half or a year, with which the same one a year before is compared."""
    if when.start is None or when.end is None or when.basis is Basis.INFERRED:
        return False
    return 88 <= (when.end - when.start).days <= 371


_WHOLE_YEAR = regex(
    r"(?<!first\s)(?<!next\s)(?<!last\s)\b(?:full|whole)[-\s](?:fiscal\s|financial\s)?year\b|\bfor\sthe\syear\b", re.IGNORECASE
)


_GUIDANCE = regex(r"\b(?:guidance|forecasts?|outlook|projection|estimate)\b", re.IGNORECASE)


def guided_before(metric: Metric, sentence: str, reporting: Reporting, published: PartialDate | None) -> PartialDate | None:
    """The year that an earlier forecast is for: that of the new one, "raises its guidance to 385 million from 360 million"."""
    return whole_year(sentence, reporting, published) if metric.old and _GUIDANCE.search(sentence) else None


def whole_year(sentence: str, reporting: Reporting, published: PartialDate | None) -> PartialDate | None:
    """The year that "full-year sales" of a forecast are for: that of the results, or of a day of publication not early in a year."""
    if _WHOLE_YEAR.search(sentence) is None:
        return None
    if (own := reporting.own_year) is not None:
        return own
    period = reporting.period
    if "fiscal" in sentence.lower():
        return None
    if period is not None and period.end is not None:
        return PartialDate.year(period.end.year, Basis.RESOLVED)
    if published is None or published.start is None or published.basis is Basis.UNKNOWN or published.start.month < _FIRST_MONTH:
        return None
    return PartialDate.year(published.start.year, Basis.RESOLVED)


#: Before this month "the full year" may be the year that has just ended.
_FIRST_MONTH = 4


def _measure(metric: Metric) -> Measure | None:
    for phrase in (metric.level, metric.phrase):
        words = _BESIDE.sub("", phrase).replace("outflow", "flow")
        if found := measure_of(words):
            return found
    return None
