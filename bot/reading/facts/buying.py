"""Who buys whom, by the words of a sentence."""

from __future__ import annotations

from itertools import pairwise

from bot.core.patterns import regex
from bot.reading.grammar.phrases import Line, Name

_THINGS = ("organisation", "product", "other")
_BUYS = regex(
    r"(?:,\s[^.;]{1,90},)?\s(?:of\s[A-Z]\w+\s)?(?:(?:has|have|had)\s(?:agreed|offered|decided)\sto\s|is\sto\s|will\s|wants\sto\s|plans\sto\s|is\sset\sto\s|to\s)?"
    r"(?:buy|buys|bought|acquires?|acquired|take\sover|takes\sover|took\sover|is\sbuying|is\sacquiring|has\sbought|has\sacquired|pays?|is\spaying|paid)\s"
)


#: Behind the buyer, before what is bought: "'s takeover of", " has raised its offer for the Norwegian salmon farmer".
_BIDS = regex(
    r"(?:['’]s\s(?:[\w-]+\s){0,4}?(?:takeover|acquisition|purchase|offer|bid|buyout)\s(?:of|for)"
    r"|\s(?:has\s|have\s)?(?:raised|made|sweetened|improved|tabled|launched|increased|withdrawn|raises|makes|sweetens|improves|tables|launches)\s(?:its\s|an?\s|the\s)?"
    r"(?:[\w-]+\s){0,4}?(?:offer|bid|approach)\s(?:for|to\sbuy|to\stake\sover)"
    r"|\s(?:will|would|is\sto)\spay\s[^.;]{1,30}\sfor\seach)\s(?:[\w’'-]+\s){0,5}?"
)
#: Behind what is bought, before the buyer: " had agreed to a cash takeover by", " is to be sold to the Swedish".
_SOLD = regex(
    r"[^.;]{0,110}?\b(?:(?:takeover|acquisition|purchase|buyout|bought|acquired|taken\sover)\sby|(?:takeover|offer|bid|approach)\sfrom|(?:sold|sale)\sto)\s(?:[a-z’'-]+\s){0,4}?"
)
_DEALING = ("takeover", "offer", "bid", "acqui", "purchase", "buyout", "sold", "sale", "bought", "pay ")


def buyer_in(line: Line) -> Name | None:
    """The company that a sentence says buys another one; None where it says of none."""
    deal = deal_in(line)
    return deal[0] if deal is not None else None


def deal_in(line: Line) -> tuple[Name, Name] | None:
    """Who a sentence says buys whom; None where it says of nobody."""
    for name in line.names:
        if name.kind not in _THINGS:
            continue
        found = _BUYS.match(line.s, name.end)
        bought = next((n for n in line.names if found is not None and found.end() <= n.start < found.end() + 60), None)
        if found is not None and bought is not None and bought.kind in ("organisation", "other") and bought.entity != name.entity:
            return name, bought
    if not any(word in line.s for word in _DEALING):
        return None
    companies = [n for n in line.names if n.kind in _THINGS]
    for name, other in pairwise(companies):
        if name.entity == other.entity:
            continue
        if _BIDS.fullmatch(line.s, name.end, other.start):
            return name, other
        if _SOLD.fullmatch(line.s, name.end, other.start):
            return other, name
    return None


_PURCHASE = regex(
    r"\b(?:buy|acquire|purchase|take\sover|bid\sfor|merge\swith|buying|acquiring|bought|acquired|takeover\sof|acquisition\sof)\s(?:(?:its|the|an?|fellow|smaller|larger)\s)?(?:[\w-]+\s){0,3}$"
)


def is_bought(line: Line, name: Name) -> bool:
    """Whether a name is what is bought in "agreed to buy its smaller rival Acme", so that the price is the buyer's."""
    return _PURCHASE.search(line.s, max(0, name.start - 60), name.start) is not None
