"""The period that a heading or the question of an interview gives to the figures below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from storage.drafts import DateMention
from storage.values import Basis, Nature, PartialDate, Precision

_PERIODS = frozenset((Precision.YEAR, Precision.QUARTER, Precision.HALF))
_OUTLOOK = regex(r"\b(?:outlook|guidance|forecasts?|prospects|targets?|expectations|plans?|goals?|ahead)\b", re.IGNORECASE)
#: A longer heading tells news: "Okla cuts its outlook as the ship slips to 2032".
_LONGEST_HEADING = 6
_AHEAD = frozenset((Nature.FORECAST, Nature.PLANNED, Nature.TARGET))


def asked_about(dates: Sequence[DateMention], published: PartialDate | None) -> PartialDate | None:
    """The period that a question asks about, if it is over or running: "How was 2031?", "And the second half of last year?"; else None."""
    named = [date.when for date in dates if date.when is not None and date.when.precision in _PERIODS and date.type == "DATE"]
    if len(named) != 1 or named[0].start is None or published is None or published.start is None:
        return None
    return named[0] if named[0].start < published.start else None


def headed(heading: str, dates: Sequence[DateMention]) -> PartialDate | None:
    """The period that the heading of an outlook names: "Outlook for 2032"; None for another heading, which ends the section before."""
    if len(heading.split()) > _LONGEST_HEADING or _OUTLOOK.search(heading) is None:
        return None
    return next((date.when for date in dates if date.when is not None and date.when.precision in _PERIODS), None)


def is_of_section(section: PartialDate, nature: Nature, published: PartialDate | None) -> bool:
    """Whether a figure of this nature without a date of its own is of the period for which its section looks ahead."""
    if nature not in _AHEAD or published is None or published.basis is Basis.UNKNOWN:
        return False
    return section.end is None or published.start is None or section.end >= published.start
