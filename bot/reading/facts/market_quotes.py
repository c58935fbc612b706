"""Figures that markets quote: "the FTSE 100 shed 3.2% to 8,529", "Brent rose $1.42 to $102 a barrel", "the euro bought $1.10"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.grammar.phrases import Line
from bot.reading.names.indices import INDEX

_GOODS = (
    r"(?:Brent(?:\scrude)?|WTI|West\sTexas\sIntermediate|(?:U\.?S\.?\s)?[Cc]rude(?:\soil)?|[Oo]il|(?:[Ss]pot\s)?[Gg]old|[Ss]ilver|[Cc]opper|[Pp]latinum"
    r"|[Pp]alladium|[Nn]ickel|[Aa]lumini?um|[Ii]ron\sore|[Ww]heat|[Cc]orn|[Ss]oybeans|[Cc]ocoa|[Cc]offee|[Ss]ugar|[Cc]otton|[Nn]atural\sgas|[Bb]itcoin)"
    r"(?:\s(?:futures|prices))?"
)
_CURRENCY = r"(?:[Tt]he\s(?:euro|dollar|pound|yen|yuan|rupee|rouble|ruble|Swiss\sfranc|lira|rand|zloty|forint)|[Ss]terling)"
_YIELD = (
    r"(?:[Tt]he\s)?(?:[Yy]ields?\son\s(?:the\s)?(?:benchmark\s)?\d{1,2}-year\s(?:[A-Z][A-Za-z.]+\s){0,2}(?:notes?|bonds?|gilts?|bunds?|Treasury|Bund)(?:\s(?:notes?|bonds?))?"
    r"|(?:benchmark\s)?\d{1,2}-year\s(?:[A-Z][A-Za-z.]+\s){0,2}(?:bond\s|note\s)?yields?)"
)
_UP = (
    r"(?:rose|risen|rises|gained|gains|added|adds|climbed|climbs|jumped|jumps|surged|advanced|rallied|soared"
    r"|(?:edged|inched|ticked|crept|moved)\s(?:up|higher)"
    r"|(?:was|were|closed|ended|finished)\s(?:up|higher))"
)
_DOWN = (
    r"(?:fell|fallen|falls|lost|loses|shed|sheds|slipped|dropped|drops|plunged|plunges|dipped|declined|eased|slid|tumbled|sank|retreated"
    r"|(?:edged|inched|ticked|crept|moved)\s(?:down|lower)|(?:was|were|closed|ended|finished)\s(?:down|lower))"
)
_AT = r"(?:closed|ended|finished|settled|traded|(?:was|were)\strading|stood|bought|fetched|was\squoted|changed\shands|hit|reached|opened)"
_QUOTE = regex(
    rf"(?<![\w-])(?:(?P<index>{INDEX}(?:\s[Ii]ndex)?)|(?P<goods>{_GOODS})|(?P<currency>{_CURRENCY})|(?P<rate>{_YIELD}))"
    r"(?:\s(?:for\s(?:[A-Z][a-z]+\s)?(?:delivery|settlement)|(?:index|crude|futures|prices?|contracts?)|(?:in|on|at)\s[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20}){0,2}?)){0,2}"
    rf"(?:\s(?:also|then|later|itself))?\s(?:ha(?:s|ve|d)\s(?:since\s|now\s)?)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<at>{_AT}))\b"
)
_HEDGE = (
    r"(?:about|around|nearly|just|roughly|some|another|as\smuch\sas|more\sthan|over|under|below|above|a\s(?:further|record|total\sof)"
    r"|an\sadditional|by)"
)
#: "to 8,529", "at $102.30", "reaching a level of 6,594": a level.
_LEVEL = regex(
    rf"\b(?:to|at|of|bought|fetched|stood|hit|reached|reaching)\s(?:{_HEDGE}\s|a\s(?:[\w-]{{1,16}}\s){{1,3}}(?:of\s)?){{0,2}}$"
    r"|\b(?:closed|ended|finished|settled|opened)\s(?:above|below|near)\s$"
)
_FROM = regex(rf"\bfrom\s(?:{_HEDGE}\s){{0,3}}$")
#: What comes between a move and its figure.
_BY = regex(rf"(?:\s(?:{_HEDGE})){{0,3}}\s$")
_OR = regex(r"(?:,\sor|\sor|,|\s\()\s?(?:(?:about|around|nearly)\s)?$")
#: The words of which a sentence needs one.
WORDS = frozenset(
    """
    index composite dow nasdaq s&p ftse nikkei cac dax stoxx russell seng nifty sensex kospi topix brent wti crude oil gold silver
    copper platinum palladium nickel aluminium aluminum wheat corn soybeans cocoa coffee sugar cotton bitcoin ore gas euro dollar
    pound yen yuan rupee rouble ruble franc lira rand zloty forint sterling yield yields poor's average 500""".split()
)
_GOES_ON = regex(r"(?:[^;:.]|\.(?=\d)){0,160}")
_OTHER_CLAUSE = regex(r"\b(?:after|because|since|when|which|that|who|despite|amid|and\s(?:the\s)?[A-Z]\w+\s[a-z]+(?:ed|ose|ell|ost))\b")
_LEVELS = {"index": "index level", "goods": "price", "currency": "exchange rate", "rate": "yield"}
_CHANGED = {"index": "index", "goods": "price", "currency": "exchange rate", "rate": "yield"}
_LEAD = regex(r"(?:[Tt]he\s)?(?:[Yy]ields?\son\s(?:the\s)?)?(?:benchmark\s)?")
_TAIL = regex(r"\s(?:[Ii]ndex|futures|prices|yields?)$")


@lru_cache(maxsize=4)  # each figure of a sentence asks for them
def _quotes_in(line: Line) -> tuple[re.Match[str], ...]:
    return tuple(_QUOTE.finditer(line.s))


def metric_quoted(figure: Figure) -> Metric | None:
    """The measure of a figure that a market quotes; None where it quotes none."""
    line, at = figure.line, figure.amount.start
    if WORDS.isdisjoint(line.lows) or figure.kind not in ("percent", "money", "number", "count", "measure"):
        return None
    quote = next((found for found in reversed(_quotes_in(line)) if found.end() <= at), None)
    if quote is None or not _GOES_ON.fullmatch(line.s, quote.end(), at) or _OTHER_CLAUSE.search(line.s, quote.end(), at):
        return None
    kind = next(name for name in _LEVELS if quote[name])
    owner = _owner(quote, kind)
    if _FROM.search(line.s, quote.end(), at):
        return _level(kind, owner, figure, old=True)
    if _LEVEL.search(line.s, quote.start(), at) and (figure.kind != "percent" or kind == "rate"):
        return _level(kind, owner, figure)
    moved = quote["up"] or quote["down"]
    is_first = _BY.fullmatch(line.s, quote.end(), at) is not None
    is_again = _OR.search(line.s, quote.end(), at) is not None and figure.index > 0 and line.amounts[figure.index - 1].start >= quote.end()
    if not moved or not (is_first or is_again):
        return NO_METRIC
    way = "increase" if quote["up"] else "decline"
    base = _CHANGED[kind]
    return Metric(f"{base} {way}", owner, anchor=quote.start(), change=True, base=base, is_certain=True)


def _owner(quote: re.Match[str], kind: str) -> tuple[int, int]:
    """The span of the name alone: without "the" and "index"."""
    start, end = quote.span(kind)
    words = quote[kind]
    if lead := _LEAD.match(words):
        start += lead.end()
    if tail := _TAIL.search(words):
        end -= len(tail[0])
    return start, end


def _level(kind: str, owner: tuple[int, int], figure: Figure, *, old: bool = False) -> Metric | None:
    """The measure of a level; a sum is no level of an index, a bare number none of a good."""
    if (kind == "index") != (figure.kind in ("number", "count")) and kind in ("index", "goods"):
        return NO_METRIC
    return Metric(_LEVELS[kind], owner, anchor=owner[0], old=old, base=_LEVELS[kind], is_certain=True)
