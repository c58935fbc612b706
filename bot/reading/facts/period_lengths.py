"""For how long a figure's date lasts: what was true of a year is no earlier state of what is true of a quarter."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.measures import Holds, measure_of
from storage.values import PartialDate, Precision

_FISCAL_PART = regex(r"\b([QH])[1-4]\b|\b(?:quarter|half)\b", re.IGNORECASE)
#: Days from which a stretch without a name of its own counts as a quarter, a half, three quarters, a year, several years.
_STRETCHES = ((750, "years"), (340, "year"), (260, "nine months"), (170, "half"), (80, "quarter"))


def period_length(metric: str, as_of: PartialDate) -> str:
    """The length that belongs to the series of a figure: "quarter", "half", "nine months", "year", "years", or "" where there is none.

    Levels ("employees") have none: they are true at one moment, however exactly that is known. Nor have days, weeks and months, since
    many figures are dated by the day on which they were reported.
    """
    measure = measure_of(metric)
    if measure is not None and measure.holds is Holds.MOMENT:
        return ""
    match as_of.precision:
        case Precision.QUARTER | Precision.SEASON:
            return "quarter"
        case Precision.HALF | Precision.YEAR:
            return str(as_of.precision)
        case Precision.DECADE:
            return "years"
        case Precision.FISCAL if found := _FISCAL_PART.search(as_of.label):
            return "half" if found[0].upper().startswith("H") else "quarter"
        case Precision.FISCAL if as_of.label:
            return "year"
        case Precision.RANGE | Precision.FISCAL if as_of.start and as_of.end:
            days = (as_of.end - as_of.start).days + 1
            return next((name for least, name in _STRETCHES if days >= least), "")
        case _:
            return ""
