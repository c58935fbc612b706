"""Figures of a country or of a market that the text speaks of without naming it in the sentence: "the ministry expects demand to reach"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.owned import Owned

_OF_COUNTRIES = regex(
    r"\b(?:demand|consumption|imports?|exports?|population|unemployment|harvests?|crop|output\sof\sthe\scountry|emissions|tax\srevenues?|budget\sdeficit|debt"
    r"\sratio|supply|share\sof\s(?:the\s)?(?:electricity|power|energy|water|gas|crop|population))\b",
    re.IGNORECASE,
)
_OFFICIAL = regex(
    r"\b[Tt]he\s(?:[a-z]+\s)?(?:ministry|government|central\sbank|treasury|statistics\soffice|regulator)\s(?:now\s)?(?:projects?|expects?|forecasts?|estimates?|reckons|predicts?|says)\b"
    r"|\b[Aa]ccording\sto\sthe\s(?:[a-z]+\s)?(?:ministry|government|central\sbank|treasury|statistics\soffice)\b|\bthe\s(?:country|nation)\b"
)
_COUNTRY = regex(r"\bthe\s(?:country|nation)\b(?!['’]s\s(?:largest|biggest|second|leading|oldest))")
_IN_PLACE = regex(r"\b(?:[Dd]emand|[Cc]onsumption|[Ii]mports|[Ee]xports|[Ss]upply|[Uu]se)\s(?:of|for)\s[a-z][a-z\s]{2,24}\sin\s(?:the\s)?$")
_OWN = regex(r"\b(?:it|its|they|their|we|our|company|group|firm|utility)\b", re.IGNORECASE)


def national(figure: Owned) -> str | None:
    """ "Demand for power in Peru has grown by 4 percent", "The ministry expects consumption to reach": the country's."""
    line, metric = figure.line, figure.metric
    is_national = _OF_COUNTRIES.search(metric.level) is not None
    if not is_national and not metric.phrase.startswith("share"):
        return None
    place = next(
        (n for n in line.names if n.kind == "place" and n.end < figure.at and _IN_PLACE.search(line.s, max(0, n.start - 60), n.start)), None
    )
    if place is not None and is_national:
        return figure.discourse.canonical(place.entity)
    is_share = metric.phrase.startswith("share") and _COUNTRY.search(line.s) is not None
    if figure.discourse.country is None or not (is_share or is_national) or not _OFFICIAL.search(line.s):
        return None
    if _OWN.search(line.s, 0, figure.at) or any(n.end < figure.at and n.kind in ("organisation", "product") for n in line.names):
        return None
    return figure.discourse.canonical(figure.discourse.country)


_AVERAGE = regex(
    r"\b[Tt]he\s(?:average|typical)\s(?P<thing>[a-z-]{3,20})\s(?:sold|sells|retailed|retails)\s(?:for|at)\s(?:just\s|about\s)?$"
)
_MARKET = regex(
    r"\b(?:the|this|that)\s(?P<market>(?:[a-z-]+\s){0,3}market)\s(?:to|will|would|should|could|is|was|has|grew|rose|shrank|fell|reached)\b",
    re.IGNORECASE,
)
_IN_MONEY = regex(r"^(?:In\s(?:money|value|terms\sof\svalue|dollars|cash)(?:\sterms)?|By\svalue|Measured\sin\smoney)\b")
_FORECAST_OF = regex(
    r"\bits\s(?:forecast|estimate|projection)\s(?:for\s[^.;,]{2,20}\s)?(?:is|was|stands\sat|comes\sto)\s(?:just\s|only\s|about\s)?$"
)


def market_spoken_of(figure: Owned) -> str | None:
    """ "She expects the market to grow to 6 million", "The average kettle sold for $60", "In money, it would be worth $3 billion"."""
    line, discourse = figure.line, figure.discourse
    before = line.s[max(0, figure.at - 60) : figure.at]
    if ("average" in before or "typical" in before) and (found := _AVERAGE.search(before)):
        return f"{found['thing']} market"
    if "market" in line.lows and (found := _last(_MARKET, line.s, figure.at)):
        if any(found.end() <= n.start < figure.at and n.kind in ("organisation", "product") for n in line.names):
            return None
        discourse.market = found["market"].lower()
        return discourse.market
    if discourse.market and figure.metric.level in ("average price", "median price", "typical price"):
        others = [n for n in line.names if n.kind in ("organisation", "product") and n.end < figure.at]
        return None if others or _OWN.search(line.s, 0, figure.at) else discourse.market
    if discourse.market and (_IN_MONEY.match(line.s) or _FORECAST_OF.search(before)):
        return discourse.market
    return None


def _last(pattern: re.Pattern[str], s: str, end: int) -> re.Match[str] | None:
    """The last match before an offset, and within reach of it."""
    found = None
    for match in pattern.finditer(s, max(0, end - 110), end):
        found = match
    return found
