"""Names of stock indices, which hold numbers and possessives that end other names: "S&P 500", "Standard & Poor's 500"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.names.runs import Spot

INDEX = (
    r"(?:S&P\s?(?:/ASX\s)?(?:500|400|600|200|100|Global\s100)|Standard\s(?:&|and)\sPoor\s?['’]s\s500"
    r"|Dow\sJones(?:\sIndustrial\sAverage)?|Nasdaq\s(?:Composite|100)|FTSE\s(?:100|250|350)"
    r"|Nikkei(?:\s(?:225|Stock\sAverage))?|CAC(?:\s40)?|DAX(?:\s40)?"
    r"|(?:Euro\s)?(?:STOXX|Stoxx)(?:\sEurope)?\s(?:50|600)|Russell\s(?:1000|2000|3000)"
    r"|Hang\sSeng|Nifty(?:\s50)?"
    r"|BSE\sSensex|Sensex|KOSPI|Kospi|Topix|TOPIX|CSI\s(?:300|500)|IBEX\s35|ASX\s200|Shanghai\sComposite|Straits\sTimes"
    r"|MSCI\s[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})"
)
_INDEX = regex(rf"(?<![\w&])(?P<name>{INDEX})(?:\s[Ii]ndex)?(?![\w-])")
#: Every name has one of these.
_HINTS = ("S&P", "Poor", "Dow Jones", "Nasdaq", "FTSE", "Nikkei", "CAC", "DAX", "TOXX", "toxx", "Russell", "Hang Seng", "Nifty", "Sensex",
          "OSPI",
          "ospi", "opix", "OPIX", "CSI", "IBEX", "ASX", "Composite", "Straits", "MSCI")  # fmt: skip


def with_indices(text: str, spots: list[Spot]) -> list[Spot]:
    """The names in a text, those within the name of an index replaced by it."""
    if not any(hint in text for hint in _HINTS):
        return spots
    found = [
        Spot(match.start(), match.end("name"), match["name"], tuple(match["name"].split()), at_start=False, in_title=False, kind="other")
        for match in _INDEX.finditer(text)
        if len(match["name"]) > 4 or match["name"] in ("DAX", "CAC")
    ]
    apart = [spot for spot in spots if not any(spot.start < index.end and index.start < spot.end for index in found)]
    return sorted([*apart, *found], key=lambda spot: spot.start)
