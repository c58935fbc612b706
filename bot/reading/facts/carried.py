"""Figures whose metric was named before: "The figure was 52,000 in 2021", "That is down from 52,000", "It was 90 a year ago"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from storage.values import Quantity

#: "Analysts had expected 1.8 billion crowns.": what was expected of the figure before.
_EXPECTED = regex(
    r"(?:^|[;.]\s)(?:(?:But|And|Yet)\s)?(?:On\saverage,?\s)?(?:[Aa]nalysts?|[Ee]conomists|[Tt]he\smarket|[Ii]nvestors|[Tt]he\sconsensus|[Ww]all\sStreet|[Ff]orecasters|[Tt]he\scity)"
    r"(?:\s(?:polled|surveyed|asked)\sby\s[^,.;]{2,40}|,?\son\saverage,?|\s(?:at|from|of)\s[^,.;]{2,40}?)?\s(?:had\s|have\s|were\s)?(?:on\saverage\s)?"
    r"(?:expected|expecting|forecast|forecasted|predicted|pencilled\sin|penciled\sin|looked\sfor|looking\sfor|reckoned\swith|hoped\sfor|hoping\sfor|estimated)\s"
    r"(?:(?:only|just|about|around|between)\s){0,2}$"
)
#: "It had previously forecast at least 225 million.": the forecast before.
_FORECAST_BEFORE = regex(
    r"(?:^|[;.]\s|,\s(?:but|and|while)\s)(?:(?:But|And|Yet|Until\snow|So\sfar|Previously|In\s[A-Z][a-z]+(?:\s20\d\d)?|Last\s[a-z]+),?\s)?(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he\s[a-z-]{3,16}|[A-Z][\w-]{2,20})\s"
    r"(?:had\s(?:previously|earlier|originally|initially|first|until\snow|so\sfar|before)|had|(?:previously|earlier|originally|initially))\s"
    r"(?:forecast|forecasted|expected|predicted|guided\s(?:for|to)|seen|projected|aimed\sfor|targeted|planned|promised)\s"
    r"(?:(?:only|just|about|around|between|at\sleast|more\sthan|up\sto|a\srange\sof)\s){0,2}$"
)
#: "It expects 110 this year."
_FORECAST_NOW = regex(
    r"(?:^|[;.]\s|,\s(?:but|and|while)\s)(?:(?:But|And|Yet)\s)?(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he\s[a-z-]{3,16}|[A-Z][\w-]{2,20})\s(?:now\s|still\s)?"
    r"(?:expects?|foresees?|forecasts?|predicts?|reckons?\swith|counts?\son|plans?|aims?\sfor|wants?|hopes?\sfor)\s(?:(?:only|about|around|some|up\sto|at\sleast)\s){0,2}$"
)
_FORESEEING = frozenset(
    """
    expect expects foresee foresees forecast forecasts predict predicts reckon reckons count counts plan plans aim aims want wants hope
    hopes""".split()
)
_AHEAD = regex(r"\s(?:this|next)\s(?:year|quarter|season|month)\b|\sin\s20\d\d\b|\sby\s(?:the\send|20\d\d|next)\b|\sof\sthem\b")
#: "It has 408.", after how many another has, or was said to have.
_HAS_NOW = regex(r"(?:It|They|We)\s(?:now\s|really\s|in\sfact\s|actually\s)?(?:has|have)\s")
#: Both patterns need one of these words.
_EXPECTING = frozenset(
    """
    expected expecting forecast forecasted predicted pencilled penciled looked looking reckoned hoped hoping estimated guided seen projected
    aimed targeted planned promised""".split()
)
#: What may follow such a figure, which needs no noun of its own.
_BARE = regex(r"\s?[.,;)]|\s(?:on\saverage|for\sthe\s(?:quarter|period|year|half)|and\s(?:last|a\syear))\b|$")
_POINTING = r"(?:(?:[Tt]he|[Tt]hat|[Tt]his)\s(?:figure|number|total|tally|count|sum|amount|level|rate)|(?:[Ii]ts|[Tt]heir|[Oo]ur)\sown)"
_PRONOUN = r"(?:[Tt]hat|[Ii]t|[Tt]his)"
_STEPS = (
    r"(?:has|had|have|is|was|were|will|would|could|since|now|then|already|only|just|still|been|be|also|again|later|even|stood|stands|at|reached"
    r"|reach|reaches|hit|rise|rises|rose|risen|fall|falls|fell|fallen|climbed|climb|grown|grew|grow|dropped|drop|declined|to|of|compare|compares"
    r"|compared|with|up|down|from|expected|by|about|around|nearly|some|more|than|over|almost|well|roughly|against|higher|lower|as|little"
    r"|much|low|high|included|includes|include|excludes|recently|today|ago|earlier)"
)
#: Between "The figure" and the amount: verbs of being and changing, and time expressions, which are taken out first.
_CARRIED = regex(rf"(?:{_POINTING}(?:\s{_STEPS}){{1,9}}|{_PRONOUN}(?:\s{_STEPS}){{1,9}})\s$")
_BARE_VERB = regex(r"(?:had|has|have|will\shave|includes?)\s", re.IGNORECASE)
_CLAUSE = regex(r"(?:[;:—–]\s|,\s(?:and|but|while|although|though)\s|^(?:But|And|Yet|Still,|So)\s|\.\s)")
_OLD = regex(r"\b(?:from|compare[sd]?\s(?:with|to)|against|higher\sthan|lower\sthan)\s(?:about\s|around\s|nearly\s|some\s|just\s|only\s)?$")
_PART = regex(r"\b(?:includes?|excludes)\b")
_RISES = regex(r"\b(?:rose|risen|rise|rises|grown|grew|grow|climbed|climb|up|higher)\b")
_FALLS = regex(r"\b(?:fell|fallen|fall|falls|dropped|drop|declined|down|lower)\b")
_LEVEL_AFTER = regex(r"\b(?:to|at)\s(?:about\s|around\s|nearly\s|some\s|just\s|only\s|over\s|more\sthan\s|almost\s)?$")
_MORE = regex(r"\s(more|higher|up|above|less|lower|fewer|down|below)\b")
_THAN_AMOUNT = regex(r"\sthan\sthe\s")
_NEAR = 14
_ABOVE = ("more", "higher", "up", "above")
_RATES = frozenset(("%", "percentage point"))
_SCOPE = regex(r"\s(?:[a-z][\w-]{1,15}\s){0,3}?(?P<scope>(?:made|sold|built|held|in|for|from|at|outside|abroad)\s[^,.;()]{2,50})")


@dataclass(frozen=True, slots=True)
class Last:
    """What the figure before measures: the one to which "the figure" refers."""

    metric: Metric
    quantity: Quantity


def carried(line: Line, index: int, last: Last | None) -> Metric | None:
    """The metric of the figure before, where the words before this amount only point to that; else None."""
    if last is None:
        return None
    amount = line.amounts[index]
    expects = not _EXPECTING.isdisjoint(line.lows)
    if expects and is_expected(line.s, amount.start) and _BARE.match(line.s, amount.end):
        is_same = _is_alike(amount, last) and not last.metric.change
        return Metric(last.metric.phrase, scope=last.metric.scope, anchor=amount.start, base=last.metric.level) if is_same else None
    if expects and _FORECAST_BEFORE.search(line.s, max(0, amount.start - _FARTHEST), amount.start) and _BARE.match(line.s, amount.end):
        is_same = _is_alike(amount, last) and not last.metric.change
        return (
            Metric(last.metric.phrase, scope=last.metric.scope, anchor=amount.start, base=last.metric.level, old=True) if is_same else None
        )
    if expects_now := not _FORESEEING.isdisjoint(line.lows):
        expects_now = _FORECAST_NOW.search(line.s, max(0, amount.start - _FARTHEST), amount.start) is not None
    if expects_now and _AHEAD.match(line.s, amount.end) and _is_alike(amount, last) and not last.metric.change:
        return Metric(last.metric.phrase, scope=last.metric.scope, anchor=amount.start, base=last.metric.level)
    if _HAS_NOW.fullmatch(line.s, 0, amount.start) and _BARE.match(line.s, amount.end) and _is_alike(amount, last):
        is_count = last.quantity.unit not in ("", "%") and amount.kind == "number" and not last.metric.change
        return Metric(last.metric.phrase, scope=last.metric.scope, anchor=amount.start, base=last.metric.level) if is_count else None
    words = _clause_before(line, index)
    if not _CARRIED.fullmatch(words):
        return None
    is_pronoun = re.match(_PRONOUN + r"\s", words) is not None and re.match(_POINTING, words) is None
    if is_pronoun and (_BARE_VERB.match(words.split(" ", 1)[1]) or not (_is_alike(amount, last) or _MORE.match(line.s, amount.end))):
        return None
    return _value(line, amount, words, last)


def is_expected(sentence: str, at: int) -> bool:
    """Whether the words before the figure at ``sentence[at:]`` say that it was expected: "Analysts had pencilled in"."""
    return _EXPECTED.search(sentence, max(0, at - _FARTHEST), at) is not None


def is_own(line: Line, at: int) -> bool:
    """Whether the words before the figure at ``line.s[at:]`` say that it is another one's than the figure before: "Its own stood at"."""
    return _ITS_OWN.search(line.s, max(0, at - 60), at) is not None


_ITS_OWN = regex(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur)\sown\s")


def _value(line: Line, amount: Amount, words: str, last: Last) -> Metric | None:
    """The level, the change or the earlier value that the words before the amount make of it."""
    level = last.metric.level
    is_change = amount.quantity.unit in _RATES and last.quantity.unit not in _RATES
    if is_change and (more := _MORE.match(line.s, amount.end)):
        if _THAN_AMOUNT.match(line.s, more.end()) and any(more.end() < other.start < more.end() + _NEAR for other in line.amounts):
            return None  # "3% lower than the 190 million of the June quarter" is no change on the year
        moved = "growth" if more[1] in _ABOVE else "decline"
        return Metric(f"{level} {moved}", anchor=amount.start, change=True, base=level)
    moved = "growth" if _RISES.search(words) else "decline" if _FALLS.search(words) else ""
    if is_change or (moved and not _LEVEL_AFTER.search(words) and not _OLD.search(words)):
        return Metric(f"{level} {moved}", anchor=amount.start, change=True, base=level) if moved else None
    if not _is_alike(amount, last):
        return None
    if more := _MORE.match(line.s, amount.end):  # "$175 million more than approved" is a difference
        change = "increase" if more[1] in _ABOVE else "decrease"
        return Metric(f"{level} {change}", anchor=amount.start, change=True, base=level) if amount.kind == "money" else None
    scope = found["scope"] if _PART.search(words) and (found := _SCOPE.match(line.s, amount.end)) else None
    phrase = last.metric.phrase if not last.metric.change else level
    return Metric(phrase, scope=scope, anchor=amount.start, base=level, old=_OLD.search(words) is not None)


def _is_alike(amount: Amount, last: Last) -> bool:
    """Whether an amount can be another value of what the last figure measures."""
    return amount.quantity.unit == last.quantity.unit or (amount.kind == "number" and not amount.quantity.unit)


def _clause_before(line: Line, index: int) -> str:
    """The words of the clause before an amount, without time expressions; "" where another amount is among them."""
    amount = line.amounts[index]
    end = begins(line.s, amount.start)
    start = max(0, end - _FARTHEST)
    for found in _CLAUSE.finditer(line.s, start, end):
        start = found.end()
    if any(start <= other.start < end for other in line.amounts[:index]):
        return ""
    pieces: list[str] = []
    place = start
    for date in line.dates:
        if start <= date[0] and date[1] <= end:
            pieces.append(_BEFORE_DATE.sub(" ", line.s[place : date[0]]).rstrip(" ") + " ")
            place = min(date[1] + (line.s[date[1] : date[1] + 1] in (" ", ",")), end)
    pieces.append(line.s[place:end].removeprefix(" "))
    return "".join(pieces).lstrip(" \"'“‘")


#: What belongs to a date before it: "at the end of".
_BEFORE_DATE = regex(r"(?:,?\s)?\b(?:in|by|at|on)\s(?:(?:the\s)?(?:end|start|beginning|close|middle)\sof\s)?$", re.IGNORECASE)
_FARTHEST = 120
