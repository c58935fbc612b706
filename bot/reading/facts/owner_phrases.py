"""Metrics of figures in phrases that also say whose they are: "values the European market at €640 million"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.facts.phrase_rules import HEDGE, PhraseRule, before, begins_at, first_that_fits

_MARKET = (
    r"(?:(?:[Tt]he|[Ii]ts|[Aa])\s)?(?P<what>(?:(?:[A-Z][\w-]{2,14}(?:['’]s)?|(?!(?:that|the|and|for|its|with|was|has|are)\b)[a-z][\w-]{2,14})\s){0,4}?market(?:\sfor\s(?:[a-z][\w-]{1,16}\s){0,3}?[a-z][\w-]{2,16}"
    r"(?:\s(?:in|across)\s(?:the\s)?[A-Z]\w+)?)?)"
)
_VALUED = regex(
    rf"\b(?:values?|valued|puts?|estimates?d?|sizes?|sized|pegs?|pegged)\s{_MARKET}\s(?:(?:in\s\d{{4}}|this\syear|last\syear|today)\s)?at\s{HEDGE}$"
)
_IS_WORTH = regex(
    rf"(?:^|\b[Tt]he\s|[“\"]|,\s){_MARKET},?\s(?:(?:is|was|are|will|would|could|should|may|might|to|now|already|has|had|been|today|currently|expected|forecast|projected|set|likely|put|estimated|valued|seen)\s){{1,6}}"
    rf"(?:(?:be\s)?worth|at|be\svalued\sat|(?:reach|reached|hit|total|exceed|top|grow\sto|grown\sto|swell\sto|expand\sto|rise\sto|climb\sto|double\sto|shrink\sto))\s{HEDGE}$"
)
_WILL_REACH = regex(
    rf"\b(?:it|which|that)\s(?:will|would|could|should|may|might|to)\s(?:reach|hit|total|exceed|top|be\sworth|(?:grow|swell|expand|rise|climb|come|double|shrink|fall)\sto)\s{HEDGE}$"
)
_STAKE = regex(
    rf"(?P<who>(?:(?!The\s)[A-ZÀ-Þ][\w’'&.-]*\s){{0,3}}[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:family|families|foundation|brothers|sisters|trust|fund))?),\s(?:which|who)\s(?:together\s|already\s|still\s|now\s|also\s|jointly\s)?"
    rf"(?:owns?|owned|holds?|held|controls?|controlled|has|have|had)\s{HEDGE}$"
)
_STAKE_IN = regex(
    r"\s(?:stake\s|interest\s|holding\s|share\s)?(?:of|in)\s(?:(?:the|its)\s(?:[a-z’'-]+\s){0,2}?(?:company|group|firm|shares|capital|stock|votes|voting\srights|start-?up|business|equity|bank|maker)\b|(?:the\s)?[A-ZÀ-Þ](?![\w’'-]*\s(?:[a-z-]+\s)?(?:market|sales|production|demand)\b))"
    r"|\sof\sit\b|\s(?:stake|interest|holding)\b"
)
_BID_FROM = regex(
    rf"\b(?P<what>(?:[Ll]owest|[Hh]ighest|[Bb]est|[Ww]inning|[Oo]nly|[Cc]heapest|[Ss]econd|[Nn]ext|[Tt]op|[Oo]ther)?\s?(?:bid|offer|tender|quote)),?\s(?:from|by|of)\s(?:the\s)?(?P<who>[A-ZÀ-Þ][^,;:]{{1,50}}?)(?:,[^;:]{{1,60}})?,?\s"
    rf"(?:was|is|came\s(?:in\s)?(?:at|to)|amounted\sto|stood\sat|had\sbeen)\s(?:for\s)?{HEDGE}$"
)
_JOB_PUT_AT = regex(
    rf"\b(?:put|puts|estimated|estimates?|reckoned|reckons?|costed|budgeted|pegged|priced)\s(?:the\s(?:[a-z-]+\s){{0,2}}(?:job|bill|work|works|project|scheme|repairs?|cost|costs|price|price\stag|building|construction|undertaking|rebuilding))\sat\s{HEDGE}$"
)


def _market_size(figure: Figure) -> Metric | None:
    """ "values the European market at €640 million and reckons that it will reach €1.2 billion": the size of that market."""
    if figure.kind != "money":
        return None
    found = before(figure, _VALUED) or before(figure, _IS_WORTH)
    if found is not None and not _IS_SHARE.search(found["what"]):
        begin = begins_at(figure, found) - found.start()
        owner = (begin + found.start("what"), begin + found.end("what"))
        return Metric("market size", owner, anchor=owner[0], base="market size", is_certain=True)
    return None


def _market_growth(figure: Figure) -> Metric | None:
    """ "The market for warehouse robots grew 17 percent to $9.3 billion": its growth and its size."""
    found = before(figure, _MARKET_MOVED) if figure.kind in ("percent", "money") else None
    if found is None or _IS_SHARE.search(found["what"]) or (figure.kind == "money") != (found["to"] is not None):
        return None
    begin = begins_at(figure, found) - found.start()
    owner = (begin + found.start("what"), begin + found.end("what"))
    if figure.kind == "money":
        return Metric("market size", owner, anchor=owner[0], base="market size", is_certain=True)
    phrase = "market decline" if found["how"].startswith(("f", "sh", "d", "c")) else "market growth"
    return Metric(phrase, owner, anchor=owner[0], change=True, base="market", is_certain=True)


def _it_will_reach(figure: Figure) -> Metric | None:
    """ "The bill had reached 66 million, and the auditor thinks it will come to 81 million": what was measured before."""
    previous = figure.before[-1] if figure.before else None
    if previous is None or previous.change or not previous.phrase or before(figure, _WILL_REACH) is None:
        return None
    is_alike = figure.kind in (figure.line.amounts[figure.index - 1].kind, "number")
    return replace(previous, old=False) if is_alike else None


_MARKET_MOVED = regex(
    rf"(?:^|\b[Tt]he\s|[“\"]){_MARKET}\s(?:has\s|had\s|will\s|would\s)?(?P<how>grew|grow|grown|rose|rise|expanded|fell|fallen|shrank|shrunk|declined|contracted)\s(?:by\s)?"
    rf"(?:(?P<to>\S{{1,6}}(?:\s?%|\sper\s?cent)\s(?:[a-z]+\s[\d]{{4}}\s)?to\s))?{HEDGE}$"
)
_IS_SHARE = regex(r"\b(?:stock|share|equity|labou?r|job|bond|capital|home|domestic)\smarket|^market$")


def _stake_held(figure: Figure) -> Metric | None:
    """ "The Kjaer family, which owns 41 percent of Skjern": its stake."""
    found = before(figure, _STAKE) if figure.kind == "percent" else None
    if found is None or not _STAKE_IN.match(figure.line.s, figure.amount.end):
        return None
    begin = begins_at(figure, found) - found.start()
    owner = (begin + found.start("who"), begin + found.end("who"))
    return Metric("stake", owner, anchor=owner[0], base="stake", is_certain=True)


def _bid_from(figure: Figure) -> Metric | None:
    """ "The lowest bid, from Hartwell Tanks of Dayton, was $9.4 million": Hartwell Tanks's."""
    found = before(figure, _BID_FROM) if figure.kind == "money" else None
    if found is None:
        return None
    begin = begins_at(figure, found) - found.start()
    owner = (begin + found.start("who"), begin + found.end("who"))
    name = next((n for n in figure.line.names if n.start == owner[0]), None)
    owner = (name.start, name.end) if name is not None else owner
    return Metric(found["what"].strip().lower(), owner, anchor=owner[0], base="bid", is_certain=True)


def _estimated_cost(figure: Figure) -> Metric | None:
    """ "City engineers had put the job at $7.3 million": an estimated cost."""
    found = before(figure, _JOB_PUT_AT) if figure.kind == "money" else None
    return Metric("estimated cost", anchor=begins_at(figure, found), base="estimated cost") if found else None


_RULES: tuple[PhraseRule, ...] = (
    (frozenset(("market",)), _market_size),
    (frozenset(("market",)), _market_growth),
    (frozenset(("it", "which", "that")), _it_will_reach),
    (frozenset(("which", "who")), _stake_held),
    (frozenset(("bid", "offer", "tender", "quote")), _bid_from),
    (frozenset(("put", "puts", "estimated", "estimate", "reckoned", "costed", "budgeted", "pegged", "priced")), _estimated_cost),
)


def metric_of_owner_phrase(figure: Figure) -> Metric | None:
    """The metric and its owner by the first of these phrases that fits, or None."""
    return first_that_fits(_RULES, figure)
