"""Metrics of percentages by what is said around them: pay that is demanded, fines of up to 5% of turnover, stakes sold, yearly rises."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.bullets import BULLETS
from bot.reading.facts.cells import MONTHS
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import noun_run
from bot.reading.grammar.verbs import FALLS, RISES

_PAY = regex(r"\b(?:pay|wages?|salar(?:y|ies)|strikes?|unions?|walkouts?|bargaining)\b", re.IGNORECASE)
_DEMANDS = regex(
    r"\b(?:demand(?:s|ed|ing)?|want(?:s|ed|ing)?|ask(?:s|ed|ing)?\sfor|call(?:s|ed|ing)?\sfor|seek(?:s|ing)?|sought|claim(?:s|ed|ing)?)\s"
    r"(?:(?:about|some|at\sleast|up\sto)\s)?$"
)
_OFFERS = regex(r"\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing))\s(?:(?:them|it|staff|workers|employees|only|just|about)\s){0,2}$")
_AGREES = regex(r"\b(?:agree(?:s|d)?|settle(?:s|d)?)\s(?:[^;.,]{0,24}\s)?(?:on|for|to|at)\s(?:(?:about|some)\s)?$")
_MORE_PAY = regex(r"\s(?:more|higher|extra)\s(?:pay|wages?|money|salar(?:y|ies))\b")
_FURTHER = regex(
    r"(?:\s(?:from|in|on|over|as\sof)\s[^;.]{2,40}?)?,?\s(?:and|plus|then)\s(?:a\s(?:further|second)|another|an\sadditional)\s$"
)
_FINE = regex(r"\b(?P<what>fines?|penalt(?:y|ies))\sof\s(?:(?:up\sto|as\smuch\sas|at\smost|no\smore\sthan)\s)?$", re.IGNORECASE)
_SELLS = regex(
    r"\b(?:sold|sells?|selling|kept|keeps?|bought|buys?|placed|transferred)\s(?:its|their|his|her|the|our)\s(?:remaining|entire|whole|last|other|own|initial)\s$"
)
_CHANGE_ON_YEAR = regex(
    r"\s(?:year[\s-]on[\s-]year|year[\s-]over[\s-]year|yoy|y-o-y|quarter[\s-]on[\s-]quarter|annual|like-for-like|organic|sequential)\s(?P<change>[a-z]+)\s(?:in|of)\s",
    re.IGNORECASE,
)


def metric_of_percent(figure: Figure) -> Metric | None:
    """The metric of a percentage by the words around it; else None."""
    line, begin = figure.line, begins(figure.line.s, figure.amount.start)
    before = line.s[max(0, begin - 70) : begin]
    if found := _FINE.search(before):
        of = re.match(r"\sof\s(?:[a-z]+\s){0,4}(?:turnover|revenue|revenues|sales|income|profit|profits)\b", line.s[figure.amount.end :])
        noun = "fine as share of turnover" if of else "fine"
        return Metric(noun, anchor=begin - len(before) + found.start(), base=noun)
    if _SELLS.search(before):
        return Metric("stake", anchor=begin, base="stake")
    if (found := _CHANGE_ON_YEAR.match(line.s, figure.amount.end)) and found["change"].lower() in RISES | FALLS:
        noun = noun_run(line, found.end(), 5)
        change = "growth" if found["change"].lower() in RISES else "decline"
        return Metric(f"{noun} {change}", anchor=begin, change=True, base=noun) if noun else None
    if _BOUGHT.search(before) and _AFTER_STAKE.match(line.s, figure.amount.end):
        return Metric("stake", anchor=begin, base="stake")
    if " share of " in line.s[:begin] and (share := _OUR_SHARE.search(line.s, max(0, begin - 130), begin)) is not None:
        name = line.name_at(share.start("who"))
        return Metric("market share", (name.start, name.end) if name else None, anchor=share.start(), base="market share")
    if _OWNERS.match(line.s) and (owner := _OWNER.search(line.s, 0, begin)):
        return Metric("stake", owner.span("who"), anchor=owner.start("who"), base="stake", is_certain=True)
    return _pay(figure, before, begin)


_BOUGHT = regex(r"\b(?:bought|acquired|purchased|sold|buys|acquires|sells)\s(?:(?:about|some|another|nearly|a\sfurther)\s){0,2}$")
_AFTER_STAKE = regex(rf"\s(?:in\s(?:{MONTHS}|(?:19|20)\d\d)|last\syear|for\s[$€£¥]|to\s[A-Z])")
_OUR_SHARE = regex(
    r"(?P<who>\b[Oo]ur|\b[Ii]ts|\b[Tt]heir|[A-Z][\w&’'-]*['’]s)\s(?:overall\s|global\s)?share\sof\s(?:the|this|that)\s[^,.;\d]{2,50}?"
    r"\b(?:markets?|range|segment|sector|industry|trade|business)\s(?:has\s|have\s|had\s)?"
    r"(?:r[oi]sen?|rises?|fell|fallen|falls?|grew|grown|climbed|dropped|slipped|increased|decreased|declined|shrank|was|is|stood|stands|reached|came)"
    r"\s(?:slightly\s|again\s)?(?:(?:to|at)\s)?$"
)
_OWNERS = regex(rf"(?:[{BULLETS}*-]\s)?(?:[Oo]wners?|[Ss]hareholders?|[Oo]wnership|[Oo]wned\sby)\s?[:：]")
_OWNER = regex(r"[:：,，;]\s(?P<who>[^,，:;\d%]{2,44}?)(?:\swith)?\s[(]?$")


def _pay(figure: Figure, before: str, begin: int) -> Metric | None:
    """ "demands 6 percent more pay", "has offered 2 percent from May and a further 1 percent from July": a demand, an offer, a rise."""
    line = figure.line
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is not None and last is not None and previous.base.startswith("pay ") and _FURTHER.fullmatch(line.s, last.end, begin):
        return replace(previous, anchor=begin)
    kinds = ((_DEMANDS, "pay demand"), (_OFFERS, "pay offer"), (_AGREES, "pay rise"))
    noun = next((noun for pattern, noun in kinds if pattern.search(before)), "")
    if not noun or not (_MORE_PAY.match(line.s, figure.amount.end) or _PAY.search(line.s)):
        return None
    return Metric(noun, figure.subject.owner if figure.subject else None, anchor=begin, base=noun)
