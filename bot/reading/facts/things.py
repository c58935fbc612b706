"""Figures of what a text presents without saying its name again: a project, a plant, a new product, a contract."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.owned import Owned
from bot.reading.facts.sites import HEADS, is_subject
from bot.reading.grammar.phrases import Line, Name

_PROJECTS = r"(?:line|link|route|project|scheme|tunnel|bridge|pipeline|cable|road|railway|dam|canal|terminal|interconnector)"
_KNOWN_AS = regex(
    rf"\b[Tt]he\s(?:[a-z-]+\s){{0,2}}(?:{_PROJECTS}|venture|alliance|fund|programme),\s(?:to\sbe\s)?(?:known\sas|called|named|dubbed|christened)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}),"
)
#: ``_KNOWN_AS`` matches nothing without one of these.
_NAMING = frozenset(("known", "called", "named", "dubbed", "christened"))
_THE_PROJECT = regex(rf"\b(?:[Tt]he|[Tt]his|[Ii]ts)\s(?:[a-z-]+\s){{0,2}}{_PROJECTS}\b(?!\s(?:of|operator|agency|company)\b)")
_OF_PROJECTS = regex(
    r"\b(?:capacity|costs?|length|compensation|budget|loan|contribution|owners|landowners|farmers|residents|price\sper\s(?:hectare|acre))\b"
)
_OF_THAT = regex(r"^[\"“]?(?:Of\s(?:that|this|the\s(?:total|sum))|The\s(?:rest|remainder|balance))\b")


def project_in(line: Line) -> str | None:
    """The name that a sentence gives a project: "The cable, known as Skye Two, will"; None where it gives none."""
    found = None if _NAMING.isdisjoint(line.lows) else _KNOWN_AS.search(line.s)
    return found["name"] if found is not None else None


def of_project(figure: Owned) -> str | None:
    """ "The cable, known as Skye Two, will cost $9 million", and later "The link will carry 100 megawatts": Skye Two."""
    line, discourse = figure.line, figure.discourse
    named = project_in(line)
    project = named or discourse.project
    if project is None or (named is None and not _OF_PROJECTS.search(f"{figure.metric.level} {figure.metric.phrase}")):
        return None
    around = line.s[: figure.at + 60]
    if named is None and not _THE_PROJECT.search(around) and not _OF_THAT.match(line.s):
        return None
    if any(n.end < figure.at and n.kind in ("organisation", "product") and n.entity not in project for n in line.names):
        return None
    return discourse.canonical(project)


def of_that(figure: Owned) -> str | None:
    """ "Of that, $3 million is to be lent by Delta Bank": whose the figure before is."""
    if not _OF_THAT.match(figure.line.s) or any(n.end < figure.at and n.kind not in ("place", "person") for n in figure.line.names):
        return None
    return figure.discourse.last_owner


_LIFTS = regex(
    r"\b(?:lifts?|takes?|brings?|raises?|increases?|doubles?|boosts?|expands?)\s(?:(?:the\s\w+['’]s|its|the|their|our|total|overall|annual|yearly)\s){0,3}"
    r"(?:capacity|output|production)\b"
)
_BEFORE_SITE = regex(
    r"(?:^|[,;:—–]\s(?:(?:and|but|while|whereas)\s)?|\b(?:expects?|wants?|says|said|that|and|while|but)\s)(?:[\"“]|(?:On|In|At|By|From|Since|Last|This|Next)\s(?:[\w’'-]+\s){1,6}|(?:On|In|At|By|From|Since)\s[^,]{1,40},\s|(?:And|But)\s)?$"
)
_OTHER_SUBJECT = regex(
    r"\b(?:it|they|we|he|she|the\s(?:[a-z-]+\s)?(?:company|group|firm|maker|owner|operator|city|council|ministry|government|union))\s(?!is\b|was\b)[a-z]+"
)
_THAT = regex(r",?\s(?:that|which|where)\s[^,;:]{0,60}$|\swith\s(?:room\sfor\s|space\sfor\s)?(?:[a-z]+\s){0,3}$")
_WORTH_SITE = regex(r"\S{1,14}(?:\s(?:million|billion|crore|bn|m))?\s(?:[a-z-]+\s){0,3}[a-z]+")
_OF_BUILDINGS = regex(
    r"\b(?:square\s(?:metres|meters|feet)|floors?|storeys|rooms?|seats?|beds?|stops?|stations|visitors?|books|readers|exhibits|length|height|berths|cranes|opening)\b",
    re.IGNORECASE,
)


def of_site(figure: Owned) -> str | None:
    """ "The new kiln in Aalborg, which cost $9 million", "The plant employs 180 people", "a mill that will employ 40"."""
    line, sites = figure.line, figure.discourse.sites
    if HEADS.isdisjoint(line.lows) and not _IT.match(line.s):
        return None
    end = begins(line.s, figure.at)
    if _LIFTS.search(line.s, max(0, end - 90), end):
        return None
    here = sites.in_line(line, figure.discourse.site_owner)
    for site in reversed(here):
        if site.start < figure.at < site.end:
            return site.name if _WORTH_SITE.match(line.s[figure.at : site.end]) and "$€£¥".find(line.s[figure.at]) >= 0 else None
        if site.end > end:
            continue
        if _THAT.fullmatch(line.s, site.end, end):
            return site.name
        if _BEFORE_SITE.search(line.s[max(0, site.start - 60) : site.start]) and is_subject(line, site) and _goes_on(line, site.end, end):
            return site.name
        return None
    if not _IT.match(line.s) or any(n.end < end and n.kind not in ("place", "event") for n in line.names):
        return None
    if sites.presented is not None and _OF_BUILDINGS.search(f"{figure.metric.level} {line.s[end : figure.at + 40]}"):
        return sites.presented
    return sites.spoken


_IT = regex(r"[\"“]?Its?\b(?!\s(?:[a-z-]+\s){0,3}(?:owner|operator|builder|maker|parent|company)\b)")


def _goes_on(line: Line, start: int, end: int) -> bool:
    """Whether what is said up to ``end`` is still said of what stands before ``start``."""
    if any(start <= n.start < end and n.kind not in ("place", "event") for n in line.names):
        return False
    return _OTHER_SUBJECT.search(line.s, start, end) is None


_CONTRACT = regex(
    r"\b(?:contract|deal|order|agreement|commission)\s(?:with|from|for|by|to\ssupply)\s(?:(?:the|a|an)\s)?(?:[\w’'-]+\s){0,4}$",
    re.IGNORECASE,
)
_CONTRACT_IS = regex(r",?\s(?:which|that)\s(?:was|is|were|had\sbeen|has\sbeen|runs|ran|covers|lasts)\b[^;:]{0,70}$")
_WORTH = regex(r"\b(?:value|worth|volume|contract|order|duration|term)\b")


def of_contract(figure: Owned) -> str | None:
    """ "a contract with the grocer Hartmut, which was signed in May and is worth $12 million": not the grocer's."""
    line, discourse = figure.line, figure.discourse
    before = [n for n in line.names if n.end < figure.at and n.kind not in ("place", "person", "event")]
    if (
        not before
        or not _WORTH.search(figure.metric.level)
        or not _CONTRACT.search(line.s, max(0, before[-1].start - 70), before[-1].start)
    ):
        return None
    if not _CONTRACT_IS.fullmatch(line.s, before[-1].end, figure.at):
        return None
    subject = before[0] if len(before) > 1 and before[0].start < _NEAR_BEGINNING else None
    return discourse.canonical(subject.entity) if subject is not None else discourse.main or discourse.focus


_NEAR_BEGINNING = 20

_PRESENTS = regex(
    r"\b(?:released|launched|unveiled|introduced|presented|announced|revealed|releases|launches|unveils|introduces|presents)\s(?:(?:the|its|a)\s)?(?:new\s)?$"
    r"|\b(?:its|the|a)\s(?:new|latest|newest|first)\s(?:[a-z-]+\s){0,2}[a-z-]+,?\s(?:the\s|called\s|named\s)?$"
)
_OF_PRODUCTS = regex(
    r"^(?:battery(?:\slife|\scapacity)?|weight|thickness|height|width|length|diameter|screen\ssize|brightness|resolution|price|top\sspeed|range|charging\stime"
    r"|payload|storage|memory|acceleration|power|torque)$"
)
_POINTS = regex(
    r"^[\"“]?(?:It|Its|At|The\s(?:[a-z]+\s)?(?:device|phone|smartphone|tablet|reader|watch|camera|speaker|battery|screen|display|car|van|truck|model|gadget|machine"
    r"|laptop|notebook|computer|bike|e-bike|scooter|motorcycle|drone|robot|boat|yacht|plane|jet|headset|headphones|earbuds|console|printer|mower|tractor|vehicle"
    r"|appliance|television|lamp|chip|processor|engine|motor))\b|\sit\s|\sits\s"
)


def product_in(line: Line) -> Name | None:
    """The product that a sentence says is presented; None where it presents none."""
    return next((n for n in line.names if n.kind == "product" and _PRESENTS.search(line.s, max(0, n.start - 40), n.start)), None)


def of_product(figure: Owned) -> str | None:
    """ "It lasted 16 days in our test", after "Flint presented the Slate 9": the Slate 9's."""
    line, product = figure.line, figure.discourse.product
    if product is None:
        return None
    level = "battery life" if figure.metric.level == "duration" and "battery" in line.lows else figure.metric.level.lower()
    if not _OF_PRODUCTS.match(level) or not _POINTS.search(line.s, 0, figure.at + 20):
        return None
    if any(n.end < figure.at and n.kind in ("organisation", "product", "other") for n in line.names):
        return None
    return figure.discourse.canonical(product)


_CHALLENGER = regex(
    r"[:;]\s(?:and\s)?the\s(?:[\w-]+\s){0,2}(?:challenger|newcomer|upstart|contender|leader|veteran|outfit|runner-up|rival|company|firm)\s",
    re.IGNORECASE,
)


def challenger(figure: Owned) -> str | None:
    """ "Behind it is Moritz, whose Kite sells well: the Austrian challenger sold 300 bikes": Moritz."""
    line = figure.line
    if ":" not in line.lows and ";" not in line.lows:
        return None
    found = None
    for match in _CHALLENGER.finditer(line.s, 0, figure.at):
        found = match
    if found is None or any(found.end() <= n.start < figure.at and n.kind != "place" for n in line.names):
        return None
    before = [n for n in line.names if n.end <= found.start() and n.kind in ("organisation", "other")]
    name = next((n for n in before if _IS_NAME.search(line.s, max(0, n.start - 12), n.start)), before[0] if before else None)
    return figure.discourse.canonical(name.entity) if name is not None else None


_IS_NAME = regex(r"\b(?:is|was|are|comes?|came)\s(?:the\s)?$")
