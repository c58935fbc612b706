"""Metrics of money for which something is sold, bought or built: "sold the yard for $9 million", "a hall, built for $3 million"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import RATE, Metric

_REACH = 140
_FOR = regex(r"\sfor\s(?:(?:about|around|some|nearly|roughly|up\sto|just|only|an?\sestimated|a\stotal\sof|as\smuch\sas)\s){0,2}$")
#: What is done with what the money is for, and how its price is called.
_DEALS = regex(
    r"\b(?:(?P<sold>s(?:ells?|elling|old)|sale|dispos(?:es?|ed|ing|al)|offload(?:s|ed|ing)?|divest(?:s|ed|ing|ment)?)"
    r"|(?P<bought>b(?:uys?|uying|ought)|acquir(?:es?|ed|ing)|purchas(?:es?|ed|ing)|order(?:s|ed|ing)?|(?:pick|snap)(?:s|ped|ed|ing)?\sup"
    r"|t(?:akes?|ook|aken|aking)\sover|takeover|acquisition)"
    r"|(?P<built>buil(?:ds?|t|ding)|rebuil(?:ds?|t|ding)|erect(?:s|ed|ing)?|construct(?:s|ed|ing)?|restor(?:es?|ed|ing)|renovat(?:es?|ed|ing)"
    r"|refurbish(?:es|ed|ing)?|moderni[sz](?:es?|ed|ing)|expand(?:s|ed|ing)?|upgrad(?:es?|ed|ing)|convert(?:s|ed|ing)?|decid(?:es?|ed|ing)\son"
    r"|decide\son|approv(?:es?|ed|ing)|develop(?:s|ed|ing)?|install(?:s|ed|ing)?|replac(?:es?|ed|ing))"
    r"|(?P<leased>leas(?:es?|ed|ing)|rent(?:s|ed|ing)?))\b",
    re.IGNORECASE,
)
_NAMES = {"sold": "sale price", "bought": "price", "built": "cost", "leased": "rent"}
#: What ends the clause of the deal: another clause, or money that the deal is for already.
_ENDS = regex(r"[;:()]|\.\s|\b(?:but|because|after|although|while|which|who)\b|[$€£¥]\s?\d|\b(?:million|billion)\s(?!of\b)")
#: Money for something else than the thing: "fined for", "in damages".
_OTHER = regex(r"\s(?:in|of)\s(?:damages|compensation|unpaid|taxes|fines?)\b|\s(?:worth|more\sthan|less\sthan)\b|-")


def price_of_deal(figure: Figure) -> Metric | None:
    """ "ordered a furnace from Delta for $17 million": a price; "a berth, built for $9 million": a cost; else None."""
    line, begin = figure.line, begins(figure.line.s, figure.amount.start)
    found = _FOR.search(line.s, max(0, begin - 40), begin)
    if found is None or _OTHER.match(line.s, figure.amount.end) or RATE.match(line.s, figure.amount.end):
        return None
    start = max(0, found.start() - _REACH)
    deal = next(reversed(list(_DEALS.finditer(line.s, start, found.start()))), None)
    if deal is None or _ENDS.search(line.s, deal.end(), found.start()) or _is_named(figure, deal.start()):
        return None
    kind = next(kind for kind in _NAMES if deal[kind])
    if kind == "bought" and deal[0].lower().startswith("order") and _BY_ORDER.search(line.s, max(0, deal.start() - 12), deal.start()):
        return None
    return Metric(_NAMES[kind], _thing(figure, deal.start(), kind), anchor=deal.start(), base=_NAMES[kind])


_BUILT_THING = regex(
    r"(?:^|[;.]\s|,\s(?:and|but)\s)(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s(?P<what>[^,;.:\d]{3,50}),\s(?:which\s(?:was|is)\s)?$"
)
_APPOSITION = regex(r",\s(?:an?|the)\s[a-z][^,;.:\d]{2,40}\s(?:that|which)\s[^,;.:\d]{2,40}\s$")


def _thing(figure: Figure, at: int, kind: str) -> tuple[int, int] | None:
    """What the price is of, by where it is named before the verb: "The new berth, built for", "the Sula, a ship that Delta ordered for"."""
    line = figure.line
    if kind == "built" and (found := _BUILT_THING.search(line.s, max(0, at - 80), at)):
        return found.span("what")
    name = next((n for n in line.names if n.end < at and _APPOSITION.fullmatch(line.s, n.end, at)), None)
    return (name.start, name.end) if name is not None else None


#: "in order to", "a court order": no order of goods.
_BY_ORDER = regex(r"\b(?:in|court|an?|the)\s$")


def _is_named(figure: Figure, at: int) -> bool:
    return figure.line.name_at(at) is not None


_OWED = regex(
    r"\bow(?:e|es|ed|ing)\s(?:us|it|them|him|her|me|you|the\s[a-z]+|[A-Z][\w&’'-]+(?:\s[A-Z][\w&’'-]+){0,2})\s(?:about\s|some\s)?$"
)
_SUED = regex(r"\bsu(?:es?|ed|ing)\s[^.;,]{2,50}\sfor\s(?:(?:about|some|up\sto)\s)?$")
_WROTE_OFF = regex(r"\b(?:wrote|writes?|writing|written)\s(?:off|down)\s(?:about\s|some\s|another\s)?$")
_VALUES = regex(
    r"\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Rr]ound|[Dd]eal|[Oo]ffer|[Ss]ale|[Ii]t)\s(?:would\s)?valu(?:ed|es?)\s"
    r"(?P<what>it|them|us|(?:the|its)\s[a-z-]+(?:\s[a-z-]+){0,2}|[A-Z][\w&’'-]+(?:\s[A-Z][\w&’'-]+){0,3})\sat\s(?:about\s|around\s|some\s|up\sto\s)?$"
)
_OWN_MONEY = regex(r"\sof\s(?:his|her|its|their|our|my|the\s[a-z]+['’]s?)\sown\s(?:money|capital|funds|cash|savings)\b")
_USED = regex(
    r"\sof\s(?:it|that|this|which|them|(?:the|its|their|this)\s(?:[a-z-]+\s){0,2}[a-z-]+)\s(?:(?:is|was|are|were|has|have|had|been|already|now|so\sfar)\s){1,3}"
    r"(?P<how>drawn|spent|used|paid|repaid|invested|disbursed|outstanding|collected|raised)\b"
)
_WILL_GO = regex(
    r"\sof\s(?:the|its|this|that|their)\s(?:[a-z-]+\s){0,2}(?:money|funds|funding|proceeds|sum|total|investment|cash|budget|loan)\s"
    r"(?:will\s|would\s|is\sto\s|are\sto\s|has\s|have\s)?(?:go|goes|went|gone|flow|flows|flowed)\s(?:in)?to(?:wards?)?\s"
)
_COST_MORE = regex(r"\b(?P<what>[A-Za-z]+(?:\s[a-z]+)?)\scosts?\s(?:about\s|some\s)?$")
_MORE_THAN = regex(
    r"\s(?P<how>more|less)\sthan\s(?:in\s(?:19|20)\d\d|a\syear\s(?:ago|earlier|before)|last\syear|the\syear\sbefore|in\sthe\s[a-z]+)\b"
)


_PROFIT = regex(r"\bprofits?\s?[:–—]\s$")
_BEFORE_TAX = regex(r"\sbefore\stax\b")


def profit_reported(figure: Figure) -> Metric | None:
    """ "It is the only one to report a profit: $11.2m before tax": a pre-tax profit."""
    if not _PROFIT.search(figure.left(12)):
        return None
    noun = "pre-tax profit" if _BEFORE_TAX.match(figure.line.s, figure.amount.end) else "profit"
    return Metric(noun, anchor=figure.amount.start, base=noun)


_PUT = frozenset("put estimated valued pegged reckoned assessed seen expected forecast projected".split())
_BEING = frozenset("is was are were be been being".split())


def put_at(figure: Figure) -> Metric | None:
    """ "The direct cost is put at $21 million", "revenue is seen at around 1.2 billion": what is so estimated; else None."""
    word = figure.word_before
    if figure.word not in _PUT or figure.preps[-1:] != ("at",) or word is None or word.low not in _BEING:
        return None
    subject = figure.subject
    if subject is None or not subject.metric:
        return None
    return Metric(subject.metric, subject.owner, subject.scope or figure.scope, subject.start, base=subject.metric)


#: How far behind the figure its rules look, and the words of which each needs one.
_BEHIND = 90
_PAID_BACK = regex(r"\b(?:pays?|paying|paid)\sback\s(?:about\s|some\s)?$")
_DEALING = regex(r"\b(?:back|ow(?:e|es|ed|ing)|su(?:es?|ed|ing)|off|down|valu(?:es?|ed)|own|of|costs?)\b")


def metric_of_dealing(figure: Figure) -> Metric | None:
    """The metric of money owed, written off, drawn, put in or at which something is valued; else None."""
    line, begin, end = figure.line, begins(figure.line.s, figure.amount.start), figure.amount.end
    start = max(0, begin - 80)
    if not _DEALING.search(line.s, start, end + _BEHIND):
        return None
    if _OWED.search(line.s, start, begin):
        return Metric("debt", anchor=begin, base="debt")
    if _SUED.search(line.s, start, begin):
        return Metric("claim", anchor=begin, base="claim")
    if _WROTE_OFF.search(line.s, start, begin):
        return Metric("write-off", anchor=begin, base="write-off")
    if _PAID_BACK.search(line.s, start, begin):
        return Metric("repayment", anchor=begin, base="repayment")
    if valued := _VALUES.search(line.s, start, begin):
        name = line.name_at(valued.start("what"))
        return Metric("valuation", (name.start, name.end) if name else None, anchor=valued.start(), base="valuation")
    if _OWN_MONEY.match(line.s, end):
        return Metric("own money", anchor=begin, base="own money")
    if used := _USED.match(line.s, end):
        return Metric(f"amount {used['how']}", anchor=begin, base=f"amount {used['how']}")
    if _WILL_GO.match(line.s, end):
        return Metric("investment", anchor=begin, base="investment")
    cost = _COST_MORE.search(line.s, start, begin)
    if cost and (more := _MORE_THAN.match(line.s, end)):
        change = "increase" if more["how"] == "more" else "decrease"
        return Metric(f"{cost['what'].lower()} costs {change}", anchor=cost.start(), change=True, base=f"{cost['what'].lower()} costs")
    return None
