"""Recognises titles about the economy of a place: "Freedonia's inflation slows", "Sylvanian gold output falls"."""

from __future__ import annotations

from bot.core.patterns import regex

_MEASURES = (
    r"(?:economy|inflation|GDP|gross|exports?|imports?|unemployment|jobless|trade|output|production|harvest|catch|retail|industrial|population"
    r"|births?|deaths|budget|deficit|surplus|tourism|tourists|visitors|arrivals|debt|wages|prices|rents|consumption|reserves|emissions|crop|sales"
    r"|registrations|deliveries|growth|rates?)"
)
#: After the name of a place, or in place of it.
_BEHIND = regex(rf"(?:['’]s?)?\s(?:[a-z-]{{2,14}}\s){{0,2}}?{_MEASURES}\b")
_ADJECTIVE = regex(rf"(?P<people>[A-ZÀ-Þ][a-zà-ÿ]{{4,14}})\s(?:[a-z-]{{2,14}}\s){{0,2}}?{_MEASURES}\b")
_CHINESE = regex(
    r"(?:20\d\d年|去年|今年|上半年|下半年|[前一二三四首]{1,2}季度|第[一二三四]季度|前?\d{1,2}个?月|全年){0,4}"
    r"(?:GDP|地区生产总值|经济|CPI|物价|外贸|进出口|出口|进口|财政|居民|人口|常住人口|社会消费|规上|规模以上|工业|固定资产|粮食|旅游|接待)"
)
#: So many letters of a country's name stand in the adjective too: "Kyrgyz", "Kyrgyzstan".
_STEM = 5


def is_economy_of(title: str, at: int, form: str) -> bool:
    """Whether a title tells of the economy of the place that it names at an offset."""
    return _BEHIND.match(title, at + len(form)) is not None or _CHINESE.match(title, at + len(form)) is not None


def adjective_in(title: str, place: str) -> int | None:
    """Where a title names a place by its people ahead of a measure of its economy: "Sylvanian exports"; None where it does not."""
    for found in _ADJECTIVE.finditer(title):
        people = found["people"]
        shared = min(len(people), len(place), max(_STEM, len(place) - 2))
        if people[:shared] == place[:shared] and shared >= _STEM:
            return found.start()
    return None
