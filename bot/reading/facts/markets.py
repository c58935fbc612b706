"""Figures of a whole market: "Shipments worldwide fell 4%", "Global sales of robots", "car sales fell, the dealers' federation said"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.facts import attribution
from bot.reading.facts.owned import Owned
from bot.reading.grammar.phrases import Line, Name
from bot.reading.main_subject.sources import names_source

_WORLD = regex(r"\b(?:worldwide|globally|global|around\sthe\sworld|across\sthe\sworld|world)\b", re.IGNORECASE)
#: What only a market has, or has as often as a company.
_OF_MARKETS = frozenset("shipments demand supply consumption trade registrations".split())
_TRADED = _OF_MARKETS | frozenset(
    "sales output production exports imports prices rates orders deliveries capacity volumes installations".split()
)
_NO_THINGS = frozenset(
    """
    global worldwide world total overall annual quarterly monthly yearly new net gross operating retail wholesale average unit same-store
    like-for-like underlying comparable organic full-year half-year first-quarter second-quarter third-quarter fourth-quarter domestic
    overseas foreign group online digital core adjusted record the all other its their our""".split()
)
_OWN = regex(
    r"\b(?:it|its|they|their|we|our|us|he|his|she|her|i|my|company|companies|group|firm|maker|retailer|bank|division|unit|subsidiary|business)\b",
    re.IGNORECASE,
)
_OUTSIDER = regex(
    r"\b(?:research(?:er|ers)?(?:\s(?:firm|company|group|house))?|consultanc(?:y|ies)|consultants?|tracker|data\s(?:provider|firm)|broker|brokerage"
    r"|(?:trade|industry|lobby|business|manufacturers['’]?|makers['’]?|dealers['’]?)\s(?:group|body|association|federation)|federation|association"
    r"|analytics\sfirm|analyst\sfirm|analysts?\s(?:at|from)|statistics\s(?:office|bureau|agency)|think\stank)\s$",
    re.IGNORECASE,
)
_OUTSIDE_NAME = regex(
    r"\b(?:Research|Insights?|Analytics|Intelligence|Consulting|Federation|Association|Institute|Statistics|Monitor|Council)\b"
)
_DATA_OF = regex(
    r"\b(?:data|figures|numbers|estimates|statistics)\s(?:from|by|of|compiled\sby)\s(?:the\s)?(?:[a-z'’-]+\s){0,4}$", re.IGNORECASE
)


def whole_market(figure: Owned) -> str | None:
    """The market whose figure it is, "warehouse robots market"; a place where the figure is that of a place; else None."""
    metric, line = figure.metric, figure.line
    if metric.owner is not None:
        return None
    source = outside_source(line)
    if source is not None:
        figure.discourse.sources.add(source.entity)
        if (market := _counted_market(figure, source)) is not None:
            return market
    if figure.discourse.main is None and source is None:
        return None
    noun, thing = _measured_thing(metric.base or metric.phrase)
    if (owner := _of_place(figure, noun, thing, source)) is not None:
        return owner
    if noun not in _TRADED or (source is None and not _is_worldwide(figure)):
        return None
    if source is None and not thing and noun not in _OF_MARKETS:
        return None
    clause = _clause(figure)
    if _OWN.search(clause) or any(n.kind in ("organisation", "product", "other") and n != source for n in _names_in_clause(figure)):
        return None
    place = next((n for n in line.names if n.kind == "place" and n.start < figure.at), None)
    if place is not None and not _WORLD.search(clause):
        figure.discourse.market = figure.discourse.canonical(place.entity)
        return figure.discourse.market
    figure.discourse.market = f"{thing} market" if thing else "market"
    return figure.discourse.market


_SOLD = regex(
    r"(?:(?:In|Last|Over|During)\s[^,]{1,40},\s)?(?:[A-Z]?[a-z]+(?:ers|ors|ans|s)|Companies|People|Households|The\s(?:industry|trade))\s(?:around\s[a-z]+\s)?(?:have\s|had\s)?"
    r"(?:sold|bought|shipped|installed|ordered|delivered|produced|registered|purchased|fitted|adopted)\s(?:some\s|about\s|around\s|nearly\s|more\sthan\s)?"
)
_DONE = regex(r"\s(?:sold|bought|shipped|installed|ordered|delivered|produced|registered|purchased|fitted|adopted)$")


def _counted_market(figure: Owned, source: Name) -> str | None:
    """ "Makers sold 4,860 electric diggers in Europe, the consultancy Keyhole said": the market of electric diggers in Europe."""
    line = figure.line
    found = _SOLD.match(line.s)
    if found is None or any(n.start < figure.at and n.kind in ("organisation", "product") and n != source for n in line.names):
        return None
    thing = _DONE.sub("", figure.metric.level).strip()
    if not thing or not thing[0].islower() or " of " in thing:
        return None
    place = next((n for n in line.names if n.kind == "place" and _IN_PLACE.search(line.s, max(0, n.start - 12), n.start)), None)
    where = f" in {line.s[place.start : place.end]}" if place is not None else ""
    figure.discourse.market = f"{thing} market{where}"
    return figure.discourse.market


_SHARE_THERE = regex(
    r"\s(?:the|its|their)\s(?:share|proportion|figure|rate)\s(?:is|was|stood|stands|rose|fell|reached|has|had)\b[^,;:]{0,24}$"
)


def share_there(figure: Owned) -> str | None:
    """ "but in Norway the share is 41 per cent": Norway's."""
    line = figure.line
    if "share" not in line.lows:
        return None
    name = next((n for n in reversed(line.names) if n.end < figure.at), None)
    if name is None or name.kind != "place" or not _IN_PLACE.search(line.s, max(0, name.start - 12), name.start):
        return None
    return figure.discourse.canonical(name.entity) if _SHARE_THERE.fullmatch(line.s, name.end, figure.at) else None


_EXPECTS = regex(
    r"\s(?:now\s|also\s|still\s)?(?:expects?|expected|forecasts?|predicts?|predicted|projects?|projected|estimates?|estimated|reckons|sees|counted|put|puts)\b"
)


def expected_by_source(figure: Owned) -> str | None:
    """ "Keyhole Research expects sales of 6,500 machines": those of the market of which it told before, not its own."""
    line, discourse = figure.line, figure.discourse
    name = next((n for n in line.names if n.kind not in ("place", "person")), None)
    if name is None or name.end > figure.at or not _EXPECTS.match(line.s, name.end):
        return None
    if name.start > _NEAR_BEGINNING and _OPENING_PHRASE.fullmatch(line.s, 0, name.start) is None:
        return None
    is_source = any(source == name.entity or source.startswith(f"{name.entity} ") for source in discourse.sources)
    if discourse.market is None or not (is_source or _OUTSIDE_NAME.search(name.entity)):
        return None
    if any(name.end <= n.start < figure.at and n.kind in ("organisation", "product", "other") for n in line.names):
        return None
    return discourse.market


_NEAR_BEGINNING = 12
#: "For the whole of 2031 Tallow now expects".
_OPENING_PHRASE = regex(r"(?:For|In|Over|By|Through)\s[^,;.]{3,40},?\s")


def sold_there(figure: Owned) -> str | None:
    """ "Europe, where 1.9 million were sold", "In France sales dropped 11 percent", in a text on a market: the place's."""
    line, discourse = figure.line, figure.discourse
    if discourse.market is None:
        return None
    for name in line.names:
        if name.kind != "place" or name.end > figure.at:
            continue
        leads = name.start == 0 or _LEADS_TO_PLACE.fullmatch(line.s, 0, name.start) is not None
        if leads and _SOLD_THERE.fullmatch(line.s, name.end, figure.at) and not any(name.end <= n.start < figure.at for n in line.names):
            return discourse.canonical(name.entity)
    return None


_LEADS_TO_PLACE = regex(r"(?:In|Across|But\sin|And\sin)\s(?:the\s)?|The\s")
_SOLD_THERE = regex(
    r"(?:,\s(?:where|which)\s[^,]{3,60})?(?:,\s(?:where\s)?)?(?:\s?(?:sales|shipments|deliveries|registrations|demand|purchases|orders|they|it)\s[^,;:.]{3,40}|\s?where\s)?[^,;:.]{0,30}"
)


def _of_place(figure: Owned, noun: str, thing: str, source: Name | None) -> str | None:
    """ "In Hamburg, fares rose 8%, the statistics office said", "Hotel revenue across Britain rose, the trade body said": the place."""
    line = figure.line
    if source is None and not ("said" in line.s and _OFFICE_SAYS.search(line.s)):
        return None
    front = _IN_FRONT.match(line.s)
    name = line.name_at(front.end()) if front else None
    if name is None and thing and noun in _WITH_PLACE:
        name = next((n for n in _names_in_clause(figure) if _IN_PLACE.search(line.s, max(0, n.start - 12), n.start)), None)
    if name is None or name.kind != "place" or name.start > figure.at or _OWN.search(_clause(figure)):
        return None
    if any(n.kind in ("organisation", "product") and n != source for n in _names_in_clause(figure)):
        return None
    return figure.discourse.canonical(name.entity)


_OFFICE_SAYS = regex(r",\s(?:the\s)?(?:statistics|statistical|labour|trade|central)\s(?:office|bureau|agency|ministry|bank)\ssaid\b")
_IN_FRONT = regex(r"(?:In|Across)\s(?:the\s)?")
_IN_PLACE = regex(r"\b(?:in|across|throughout)\s(?:the\s)?$")
_WITH_PLACE = frozenset("revenue revenues spending investment profits jobs employment tickets fares rents wages bookings visits".split())


@lru_cache(maxsize=4)  # each figure of a sentence asks for it
def outside_source(line: Line) -> Name | None:
    """The source of a sentence's figures where it is one that counts others: a research firm, an association, a statistics office."""
    source = attribution.said_by(line)
    if not isinstance(source, Name):
        source = next((n for n in line.names if _DATA_OF.search(line.s, max(0, n.start - 60), n.start)), None)
    if source is None or source.kind == "person":
        return None
    before = line.s[max(0, source.start - 60) : source.start]
    is_outside = names_source(source.entity) or _OUTSIDE_NAME.search(source.entity) or _OUTSIDER.search(before) or _DATA_OF.search(before)
    return source if is_outside else None


def _is_worldwide(figure: Owned) -> bool:
    """Whether the figure's clause says that it is of the whole world."""
    return _WORLD.search(_clause(figure)) is not None or _WORLD.search(figure.metric.scope or "") is not None


def _clause(figure: Owned) -> str:
    """The words of the figure's clause before it."""
    return figure.line.s[figure.clause_begin : figure.at]


def _names_in_clause(figure: Owned) -> list[Name]:
    begin = figure.clause_begin
    return [name for name in figure.line.names if begin <= name.start < figure.at]


def _measured_thing(base: str) -> tuple[str, str]:
    """What is measured, and of which goods: ("sales", "warehouse robots") for "sales of warehouse robots" and "warehouse robot sales"."""
    head, of, rest = base.partition(" of ")
    words = [word for word in head.split() if word.lower() not in _NO_THINGS]
    things = [word for word in rest.split() if word.lower() not in _NO_THINGS] if of else words[:-1]
    return (words[-1].lower() if words else "", " ".join(things))
