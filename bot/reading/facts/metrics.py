"""Decides what a figure measures, in the sentence's own words, by an ordered list of rules for each kind of amount.

Each rule covers one way to say what is measured, and returns None where it does not apply; the first that returns a
metric, or ``NO_METRIC``, decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.beside import metric_beside
from bot.reading.facts.capacities import metric_brought_to, metric_of_land
from bot.reading.facts.counts import of_count, of_rival, of_total
from bot.reading.facts.dealt import metric_of_dealing, price_of_deal, profit_reported, put_at
from bot.reading.facts.durations import metric_of_time
from bot.reading.facts.earlier_values import earlier_value
from bot.reading.facts.elliptic import of_us, on_order, second_value
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.gapped import gapped
from bot.reading.facts.governed import metric_by_governor
from bot.reading.facts.idioms import (
    metric_of_bare_sum,
    metric_of_idiom,
    metric_of_multiple,
    metric_of_share,
    metric_of_size,
    next_price,
    part_of_count,
    reached_later,
    span_of_time,
)
from bot.reading.facts.listed import metric_in_list
from bot.reading.facts.market_quotes import metric_quoted
from bot.reading.facts.metric import NO_METRIC, RATE, Metric, share_price
from bot.reading.facts.percents import metric_of_percent
from bot.reading.facts.performance import metric_of_performance
from bot.reading.facts.prices import price_stated
from bot.reading.facts.set_phrases import metric_of_set_phrase
from bot.reading.facts.specs import metric_of_spec, spec_beside
from bot.reading.facts.terms import metric_of_saving, metric_of_terms, price_of_share
from bot.reading.grammar.phrases import Line, noun_run, phrase_before_verb
from bot.reading.grammar.verbs import NOMINAL_OF


def metric_of(line: Line, index: int, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of the amount with this index in a sentence, or None where no rule knows it.

    ``before`` holds those of the amounts before it. A conversion has the very metric of the amount that it converts.
    """
    if index and is_conversion(line, index):
        return before[index - 1]
    if (spec := metric_of_spec(line, index)) is not None:
        return spec
    if (listed := metric_in_list(line, index, before)) is not None:
        return listed
    figure = Figure(line, index, before)
    if (quoted := metric_quoted(figure)) is not None:
        return None if quoted is NO_METRIC else quoted
    if (phrased := metric_of_set_phrase(figure)) is not None:
        return None if phrased is NO_METRIC else phrased
    return first_of(_RULES.get(figure.kind, _OTHER_RULES), figure)


_CORRECTED = regex(r",?\s(?:and\s)?(?:not|instead\sof|rather\sthan)\s(?:the\s)?", re.IGNORECASE)


def _corrected(figure: Figure) -> Metric | None:
    """ "had 3,240 employees, not 3,420": the same metric, as it was said by mistake."""
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is None:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    is_alike = here.kind == last.kind or here.kind == "number"
    return previous if is_alike and _CORRECTED.fullmatch(line.s[last.end : here.start]) else None


def is_conversion(line: Line, index: int) -> bool:
    """Whether an amount is the one before it in another unit: "$53 billion (€49 billion)", "5 miles or 8 kilometres"."""
    here, last = line.amounts[index], line.amounts[index - 1]
    if here.kind != last.kind or here.kind not in ("money", "measure") or here.quantity.unit == last.quantity.unit:
        return False
    return _CONVERTED.fullmatch(line.s[last.end : here.start]) is not None


_CONVERTED = regex(r"\s?(?:[(（]|,?\sor\s)(?:[a-z.~]+\s){0,3}")


# --- what has no metric

_DIFFERENCE = regex(r"\s(?:less|more|cheaper|higher|lower|below|above|short)\s(?!(?:in|next|from|this|by)\b)(?:than|of)?\b")
_RATE_BASE = regex(r"\b(?:per|every)\s$", re.IGNORECASE)


def _difference(figure: Figure) -> Metric | None:
    """ "$100 less than last year's": a difference, without the value that it is measured from."""
    return NO_METRIC if _DIFFERENCE.match(figure.line.s, figure.amount.end) else None


def _base_of_rate(figure: Figure) -> Metric | None:
    """ "$0.15 per million tokens": the million is what the price is for."""
    return NO_METRIC if _RATE_BASE.search(figure.left(6)) else None


# --- by the figures before it

_LIST_WORDS = regex(r"[\s,]*(?:in|for|by|on|to|and|or|then|,|\s)*")
_OF_WHICH = regex(r"\bof (?:which|whom|that|this) (?:about |around |some |nearly |over |more than )?$")
_FOR_SHARE = regex(r"\b(?:and|,|while)\s(?:the\s)?([\w’'-]+(?:\s(?!for\b)[\w’'-]+){0,2})\s(?:for\s)?(?:about\s|another\s|some\s)?$")
_ACCOUNTED_FOR = regex(r"\baccount(?:s|ed|ing)?\sfor\b")


def _same_for_another_date(figure: Figure) -> Metric | None:
    """ "5.4% in 2023, 3.0% in 2024 and 2.2% in 2025": the same metric at several dates."""
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is None:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    is_alike = here.kind == last.kind or (here.kind == "number" and last.kind == "count")
    if not is_alike or not 0 < here.start - last.end < 60:
        return None
    between = line.s[last.end : begins(line.s, here.start)]
    dates = [date for date in line.dates if last.end <= date[0] and date[1] <= here.start]
    if not dates or not any(here.end <= date[0] < here.end + 14 for date in line.dates):
        return None
    for begin, end in reversed(dates):
        between = between[: begin - last.end] + between[end - last.end :]
    return previous if _LIST_WORDS.fullmatch(between) else None


def _share_of_previous(figure: Figure) -> Metric | None:
    """ "cost $3.2 million, of which 70 percent came from ...": a share of the figure before it."""
    previous = figure.previous
    if previous is None or not _OF_WHICH.search(figure.left(30)):
        return None
    return Metric(f"share of {previous.level}", previous.owner, previous.scope, previous.anchor, base=previous.level)


def _share_without_verb(figure: Figure) -> Metric | None:
    """ "Tyres accounted for 21 percent and packaging for 9 percent": the share of what comes before it."""
    last = figure.before[-1] if figure.before else None
    if last is None or last.base != "share":
        return None
    left = figure.left(60)
    found = _FOR_SHARE.search(left)
    if found is None or not _ACCOUNTED_FOR.search(figure.line.s[: figure.amount.start]):
        return None
    begin = figure.amount.start - len(left) + found.start(1)
    return Metric("share", (begin, begin + len(found[1])), anchor=begin, base="share")


# --- by what is counted

_MAGNITUDE = regex(r"\bmagnitude[-\s](?:of\s)?$", re.IGNORECASE)
#: Participles for what was done a number of times -> the noun for it.
_OCCURRING = {
    "downloaded": "downloads", "viewed": "views", "shared": "shares", "streamed": "streams", "played": "plays", "watched": "views",
    "cited": "citations", "installed": "installations", "used": "uses", "called": "calls", "visited": "visits", "liked": "likes",
    "clicked": "clicks", "retweeted": "retweets", "accessed": "accesses", "read": "reads",
}  # fmt: skip


def _magnitude(figure: Figure) -> Metric | None:
    """ "an earthquake of magnitude 6.1"."""
    if not _MAGNITUDE.search(figure.left(14)):
        return None
    return Metric("magnitude", anchor=figure.amount.start, base="magnitude")


def _occurrences(figure: Figure) -> Metric | None:
    """ "was downloaded 3 million times": downloads."""
    noun = _OCCURRING.get(figure.word) if figure.amount.phrase == "times" else None
    if noun is None:
        return None
    return Metric(noun, figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base=noun)


_EXTENT = regex(r"[-\s](long|wide|tall|high|deep|thick)\b")
_EXTENTS = {"long": "length", "wide": "width", "tall": "height", "high": "height", "deep": "depth", "thick": "thickness"}


def _is_in_quotation(sentence: str, at: int) -> bool:
    return sentence.rfind("“", 0, at) > sentence.rfind("”", 0, at)


def _extent(figure: Figure) -> Metric | None:
    """ "the line will be 11.8 km long": its length."""
    found = _EXTENT.match(figure.line.s, figure.amount.end)
    if found is None or not figure.is_verb_governed or figure.subject is None:
        return None
    if _is_in_quotation(figure.line.s, figure.amount.start):
        return NO_METRIC  # what somebody tells of a house, a road or a child is no measure of what the article is about
    noun = _EXTENTS[found[1]]
    return Metric(noun, figure.subject.owner, figure.subject.metric or None, figure.governor_start, base=noun)


def _count(figure: Figure) -> Metric | None:
    """ "Exports soared to 242,765 vehicles", "cut 500 jobs"."""
    return of_total(figure) or of_count(figure) or NO_METRIC if figure.amount.phrase else None


# --- by a clause after it

_PAYER = regex(r"\s(?:(?:that|which)\s)?(?:the\s(?:[a-z-]+\s){1,3})?(?=[A-Z])")
_PAYS = regex(r"\s(?:has\s|had\s)?(paid|raised|spent|invested|earned|lost)\b")
_PAYING = {
    "paid": "payment",
    "raised": "funding raised",
    "spent": "spending",
    "invested": "investment",
    "earned": "earnings",
    "lost": "loss",
}


_PUNISHMENT = regex(r"\b(?:fine|penalty)\b")


def _paid_by(figure: Figure) -> Metric | None:
    """ "the $11 million that Polar Jet paid": a payment by the name after it."""
    line = figure.line
    found = _PAYER.match(line.s, figure.amount.end)
    name = line.name_at(found.end()) if found else None
    if found is None or name is None or name.start != found.end():
        return None
    verb = _PAYS.match(line.s, name.end)
    if verb is None:
        return None
    noun = _PAYING[verb[1]]
    if noun == "payment" and _PUNISHMENT.search(figure.left(90)):
        noun = "fine"
    return Metric(noun, (name.start, name.end), anchor=figure.amount.start, base=noun)


_BUYS_BACK = regex(
    r"\b(?:repurchas(?:e|es|ed|ing)|(?:buy|buys|bought|buying)\sback)\s(?:[^.;]|\.(?=\d)){0,50}\bfor\s(?:about\s|some\s|nearly\s)?$",
    re.IGNORECASE,
)


_STAKE = regex(
    r"\b(?:sold|sells?|bought|buys?|acquired?|acquires|purchased?|took|takes?)\s[^.;:]{0,50}?(?:\d%|per\s?cent|percent)\s[^.;:]{2,60}?"
    r"\sfor\s(?:about\s|some\s)?$",
    re.IGNORECASE,
)
_DEAL = regex(r"\b(?P<deal>acquisition|purchase|takeover|sale)\sof\s[^,;:.]{2,60}\.?\sfor\s(?:about\s|some\s)?$", re.IGNORECASE)
_SET_ASIDE = regex(r"\b(?:set|sets|setting)\saside\s(?:about\s|some\s)?$", re.IGNORECASE)


def _deal(figure: Figure) -> Metric | None:
    """ "completed the acquisition of Delta for $68 million": its price; "set aside $28 million": a provision."""
    left = figure.left(100)
    if found := _DEAL.search(left):
        noun = "sale price" if found["deal"].lower() == "sale" else "acquisition price"
        return Metric(noun, anchor=figure.amount.start, base=noun)
    if found := _STAKE.search(left):
        return Metric("stake price", anchor=figure.amount.start - len(left) + found.start(), base="stake price")
    return Metric("provision", anchor=figure.amount.start, base="provision") if _SET_ASIDE.search(left) else None


def _buyback(figure: Figure) -> Metric | None:
    """ "repurchased 1.2 million shares for $24 million": a buyback."""
    found = _BUYS_BACK.search(figure.left(90))
    return Metric("share buyback", anchor=figure.amount.start, base="share buyback") if found else None


# --- multiples and comparatives

_AS_MUCH = regex(r"\s(?:as\s(?:much|many|high|large|big|fast)|the\s(?:average|level|number|rate|amount|size)|more|higher|larger|faster)\b")
_HAS_MULTIPLIED = frozenset("doubled tripled trebled quadrupled quintupled halved".split())
_MULTIPLIES = frozenset("double doubles doubling doubled triple tripled tripling quadruple treble halve halved halving".split())
_ITS = regex(r"\s(?:its|their|the|his|our)\s")
_THAN = regex(r"\s(more|higher|above|longer|larger|less|fewer|lower|cheaper|below|shorter|smaller)\sthan\b")
_COMPARATIVE = regex(r"\s(higher|lower|up|down)\b(?!\sto\s)")
_LARGER = frozenset("more higher above up longer larger".split())


def _multiple_of_previous(figure: Figure) -> Metric | None:
    """ "$3 billion, three times as much as in 2020": growth of the metric before."""
    previous = figure.previous
    if previous is None or not _AS_MUCH.match(figure.line.s, figure.amount.end):
        return None
    return Metric(f"{previous.level} growth", previous.owner, previous.scope, previous.anchor, change=True, base=previous.level)


def _has_doubled(figure: Figure) -> Metric | None:
    """ "costs have more than doubled": growth of the subject; "halved": its decline."""
    line, amount = figure.line, figure.amount
    word = line.s[amount.start : amount.end].lower()
    if word not in _HAS_MULTIPLIED or _ITS.match(line.s, amount.end):
        return None
    verb = line.before(begins(line.s, amount.start)) + 1
    subject = phrase_before_verb(line, verb) if verb > 0 else None
    if subject is None or not (subject.metric or subject.owner):
        return None
    base = share_price(subject.metric)
    return Metric(f"{base} {_change_by(word)}".strip(), subject.owner, subject.scope, subject.start, change=True, base=base)


def _change_by(word: str) -> str:
    return "decline" if word.startswith("halv") else "growth"


def _doubles_its(figure: Figure) -> Metric | None:
    """ "double its headcount": growth of the object; "halve its debt": its decline."""
    line, amount = figure.line, figure.amount
    word = line.s[amount.start : amount.end].lower()
    found = _ITS.match(line.s, amount.end) if word in _MULTIPLIES else None
    noun = noun_run(line, found.end(), 5) if found else ""
    return Metric(f"{noun} {_change_by(word)}", anchor=amount.start, change=True, base=noun) if noun else None


def _multiplied(figure: Figure) -> Metric | None:
    """ "sales grew fivefold": growth of what the governor measures."""
    metric = metric_by_governor(figure)
    if metric is None or metric.change:
        return metric
    return replace(metric, phrase=f"{metric.phrase} growth", change=True)


def _more_than_previous(figure: Figure) -> Metric | None:
    """ "$3 billion, 5 percent more than in 2023": growth of the metric before."""
    than = _THAN.match(figure.line.s, figure.amount.end)
    previous = next((metric for metric in reversed(figure.before) if metric is not None and not metric.change), None)
    if than is None or previous is None:
        return None
    change = "growth" if than[1] in _LARGER else "decline"
    return Metric(f"{previous.level} {change}", previous.owner, previous.scope, previous.anchor, change=True, base=previous.level)


def _closed_higher(figure: Figure) -> Metric | None:
    """ "the shares closed 2.3 percent higher": growth of what closed."""
    found = _COMPARATIVE.match(figure.line.s, figure.amount.end)
    if found is None or figure.preps or not figure.is_verb_governed:
        return None
    subject = figure.subject
    if subject is None or not (subject.metric or subject.owner):
        return None
    base = share_price(subject.metric)
    change = "growth" if found[1] in _LARGER else "decline"
    return Metric(f"{base} {change}".strip(), subject.owner, subject.scope, subject.start, change=True, base=base)


# --- by the words beside it

_MOVING_MONEY = frozenset("investment spending pledge funding donation purchase".split())


def _moved_money(figure: Figure) -> Metric | None:
    """ "invest $5 billion in data centres": the verb counts before the words after the figure."""
    if figure.preps or NOMINAL_OF.get(figure.word) not in _MOVING_MONEY:
        return None
    metric = metric_by_governor(figure)
    return _with_rate(figure, metric) if metric else None


def _beside_or_governed(figure: Figure) -> Metric | None:
    """ "$3 billion in revenue", "a 97% price cut", else the verb or noun before: "revenue of $3 billion"."""
    metric = metric_beside(figure) or metric_by_governor(figure)
    return _with_rate(figure, metric) if metric else None


#: What is given for a year anyway: "savings of $9 million a year".
_YEARLY = frozenset("savings revenue revenues sales turnover profit profits income earnings costs spending investment rent".split())


_BEFORE_TAX = regex(
    r"\b(?P<what>(?:[Aa]djusted\s|[Uu]nderlying\s|[Hh]eadline\s|[Ss]tatutory\s|[Oo]perating\s|[Nn]et\s)?(?:profits?|loss(?:es)?|earnings))\s(?P<rest>(?:before|after)\s"
    r"(?:interest(?:,)?\s(?:and\s)?)?tax(?:es|ation)?)"
    r"(?:,?\s(?:(?:was|were|of|at|reached|came\s(?:to|in\sat)|stood\sat|(?:rose|fell|grew|climbed|dropped|slipped|jumped|increased|decreased)\s(?:[^\s]{1,12}\s){0,4}?to)\s)?)"
    r"(?:about\s|around\s|some\s)?$"
)


def _before_tax(figure: Figure) -> Metric | None:
    """ "Adjusted profit before tax £17.4m": all of that phrase."""
    left = figure.left(100)
    found = _BEFORE_TAX.search(left) if " tax" in left else None
    if found is None:
        return None
    begin = max(0, figure.amount.start - 100) + found.start()
    phrase = f"{found['what']} {found['rest']}"
    return Metric(phrase, anchor=begin, base=phrase)


def _with_rate(figure: Figure, metric: Metric) -> Metric:
    """The metric with its rate, if the amount has one: "earnings of $1.10 per share" are earnings per share."""
    found = RATE.match(figure.line.s, figure.amount.end) if figure.kind == "money" else None
    if found is None:
        return metric
    if found[1] == "year" and metric.phrase.rsplit(" ", 1)[-1] in _YEARLY:
        return metric
    noun = "price" if metric.phrase in ("payment", "level", "offer", "purchase") else metric.phrase
    phrase = f"{noun} per {found[1] or 'unit'}"
    return replace(metric, phrase=phrase, base=phrase)


_OTHER_RULES = (_corrected, second_value, gapped, earlier_value, _same_for_another_date, _base_of_rate, _beside_or_governed)
#: For each kind of amount, the rules for its metric in the order in which they are tried.
_RULES = {
    "money": (
        _corrected,
        gapped,
        earlier_value,
        _before_tax,
        second_value,
        _buyback,
        _deal,
        metric_of_dealing,
        put_at,
        profit_reported,
        price_stated,
        next_price,
        metric_of_terms,
        price_of_share,
        metric_of_idiom,
        _difference,
        _same_for_another_date,
        _base_of_rate,
        _paid_by,
        _moved_money,
        _beside_or_governed,
        price_of_deal,
    ),
    "percent": (
        _corrected,
        gapped,
        earlier_value,
        _has_doubled,
        metric_of_saving,
        metric_of_performance,
        metric_of_percent,
        metric_of_share,
        _same_for_another_date,
        _base_of_rate,
        _share_of_previous,
        _share_without_verb,
        _more_than_previous,
        _closed_higher,
        _doubles_its,
        _beside_or_governed,
    ),
    "times": (
        _corrected,
        gapped,
        earlier_value,
        metric_of_multiple,
        _same_for_another_date,
        _base_of_rate,
        _multiple_of_previous,
        _has_doubled,
        _doubles_its,
        _multiplied,
    ),
    "time": (_base_of_rate, metric_of_performance, span_of_time, metric_of_time),
    "count": (
        _corrected,
        metric_brought_to,
        gapped,
        of_rival,
        earlier_value,
        metric_of_size,
        _base_of_rate,
        _magnitude,
        _occurrences,
        _count,
        _beside_or_governed,
    ),
    "number": (
        _corrected,
        metric_brought_to,
        on_order,
        of_us,
        second_value,
        put_at,
        gapped,
        reached_later,
        earlier_value,
        part_of_count,
        metric_of_bare_sum,
        _same_for_another_date,
        _base_of_rate,
        _magnitude,
        _beside_or_governed,
    ),
    "measure": (
        _extent,
        _corrected,
        _difference,
        second_value,
        gapped,
        earlier_value,
        spec_beside,
        metric_of_performance,
        metric_brought_to,
        metric_of_land,
        metric_of_size,
        *_OTHER_RULES,
    ),
}
