"""What a figure measures: the metric's phrase in the sentence's own words, whose it is, and what limits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.facts.beside import beside
from bot.reading.facts.counts import of_count, of_rival, of_total
from bot.reading.facts.durations import of_duration, of_hours
from bot.reading.facts.governors import PER, Governor, Metric, governed, governor_of, share_price
from bot.reading.grammar.phrases import Line, noun_run, phrase_before_verb, whose_before
from bot.reading.grammar.tokens import is_verb
from bot.reading.grammar.verbs import NOMINAL_OF


def metric_of(line: Line, k: int, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of the k-th amount of a sentence, or None where no rule knows it. ``before``: those of the amounts before it."""
    amount = line.amounts[k]
    if k and is_conversion(line, k):
        return before[k - 1]
    if k and (listed := _listed(line, k, before[k - 1])):
        return listed
    if amount.kind == "money" and _DIFFERENCE.match(line.s, amount.end):
        return None
    if _RATE_BASE.search(line.s[max(0, amount.start - 6) : amount.start]):
        return None
    governor = governor_of(line, amount)
    if amount.kind == "time":
        return of_hours(line, amount, governor, before) or of_duration(line, amount, before)
    if amount.kind in ("number", "count") and _MAGNITUDE.search(line.s[max(0, amount.start - 14) : amount.start]):
        return Metric("magnitude", anchor=amount.start, base="magnitude")
    if amount.phrase == "times" and governor is not None and line.words[governor.index].low in _OCCURRING:
        done = _OCCURRING[line.words[governor.index].low]
        return Metric(done, whose_before(line, governor.index), anchor=line.words[governor.index].start, base=done)
    if amount.kind == "percent" and (part := _of_which(line, amount, before)):
        return part
    if amount.kind == "percent" and (ellipsis := _for_share(line, amount, before)):
        return ellipsis
    if paid := _paid_by(line, amount):
        return paid
    if amount.kind == "count" and k and before[k - 1] is not None and (rival := of_rival(line, k, before[k - 1])):
        return rival
    if amount.kind == "count" and amount.phrase:
        return of_total(line, amount, governor) or of_count(line, amount)
    if amount.kind == "times":
        if _AS_MUCH.match(line.s, amount.end) and (last := next((m for m in reversed(before) if m is not None), None)):
            base = last.base or last.phrase
            return Metric(f"{base} growth", last.owner, last.scope, last.anchor, change=True, base=base)
        found = _of_multiple(line, amount) or governed(line, amount, governor, before)
        if found and not found.change:
            return replace(found, phrase=f"{found.phrase} growth", change=True)
        return found
    if amount.kind == "percent" and (changed := _of_comparative(line, amount, governor, before)):
        return changed
    if governor is not None and _moves_money(line, amount, governor) and (moved := governed(line, amount, governor, before)):
        return _by_the_unit(line, amount, moved)
    found = beside(line, amount, governor, before) or governed(line, amount, governor, before)
    return _by_the_unit(line, amount, found) if found else None


#: "$0.15 per million tokens": what a price is told for.
_RATE_BASE = re.compile(r"\b(?:per|every)\s$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude[-\s](?:of\s)?$", re.IGNORECASE)
#: What was done so and so many times.
_OCCURRING = {
    "downloaded": "downloads", "viewed": "views", "shared": "shares", "streamed": "streams", "played": "plays", "watched": "views",
    "cited": "citations", "installed": "installations", "used": "uses", "called": "calls", "visited": "visits", "liked": "likes",
    "clicked": "clicks", "retweeted": "retweets", "accessed": "accesses", "read": "reads",
}  # fmt: skip
_OF_WHICH = re.compile(r"\bof (?:which|whom|that|this) (?:about |around |some |nearly |over |more than )?$")


def _of_which(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "cost $3.2 million, of which 70 percent came from ...": a share of the figure before it."""
    previous = next((m for m in reversed(before) if m is not None), None)
    if previous is None or not _OF_WHICH.search(line.s[max(0, amount.start - 30) : amount.start]):
        return None
    base = previous.base or previous.phrase
    return Metric(f"share of {base}", previous.owner, previous.scope, previous.anchor, base=base)


_FOR_SHARE = re.compile(r"\b(?:and|,|while)\s(?:the\s)?([\w’'-]+(?:\s(?!for\b)[\w’'-]+){0,2})\s(?:for\s)?(?:about\s|another\s|some\s)?$")


def _for_share(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "Tyres accounted for 21 percent and packaging for 9 percent": the share of what stands before it."""
    last = before[-1] if before else None
    left = line.s[max(0, amount.start - 60) : amount.start]
    found = _FOR_SHARE.search(left)
    if last is None or last.base != "share" or found is None or not re.search(r"\baccount(?:s|ed|ing)?\sfor\b", line.s[: amount.start]):
        return None
    begin = amount.start - len(left) + found.start(1)
    return Metric("share", (begin, begin + len(found[1])), anchor=begin, base="share")


_PAID = re.compile(r"\s(?:that\s|which\s)?(?=[A-Z])")
_PAYING = {
    "paid": "payment",
    "raised": "funding raised",
    "spent": "spending",
    "invested": "investment",
    "earned": "earnings",
    "lost": "loss",
}


def _paid_by(line: Line, amount: Amount) -> Metric | None:
    """ "the $11 million that Polar Jet paid": whose payment it is stands behind it."""
    found = _PAID.match(line.s, amount.end) if amount.kind == "money" else None
    name = line.name_at(found.end()) if found else None
    if name is None or name.start != (found.end() if found else -1):
        return None
    verb = re.compile(r"\s(?:has\s|had\s)?(paid|raised|spent|invested|earned|lost)\b").match(line.s, name.end)
    if verb is None:
        return None
    noun = _PAYING[verb[1]]
    return Metric(noun, (name.start, name.end), anchor=amount.start, base=noun)


#: "$100 less than last year's": a difference, whose base is not told.
_DIFFERENCE = re.compile(r"\s(?:less|more|cheaper|higher|lower|below|above|short)\s(?:than|of)?\b")
_AS_MUCH = re.compile(
    r"\s(?:as\s(?:much|many|high|large|big|fast)|the\s(?:average|level|number|rate|amount|size)|more|higher|larger|faster)\b"
)


def _listed(line: Line, k: int, previous: Metric | None) -> Metric | None:
    """ "5.4% in 2023, 3.0% in 2024 and 2.2% in 2025": the same metric, told for several dates."""
    here, last = line.amounts[k], line.amounts[k - 1]
    if previous is None or here.kind != last.kind or here.kind in ("count", "time") or not 0 < here.start - last.end < 60:
        return None
    between = line.s[last.end : begins(line.s, here.start)]
    dates = [d for d in line.dates if last.end <= d[0] and d[1] <= here.start]
    if not dates or not any(here.end <= d[0] < here.end + 14 for d in line.dates):
        return None
    for begin, end in reversed(dates):
        between = between[: begin - last.end] + between[end - last.end :]
    return previous if re.fullmatch(r"[\s,]*(?:in|for|by|on|and|or|then|,|\s)*", between) else None


def _by_the_unit(line: Line, amount: Amount, metric: Metric) -> Metric:
    """ "earnings of $1.10 per share": earnings per share."""
    if amount.kind != "money" or not (found := PER.match(line.s, amount.end)):
        return metric
    per = found[1] or "unit"
    base = "price" if metric.phrase in ("payment", "level", "offer", "purchase") else metric.phrase
    return Metric(f"{base} per {per}", metric.owner, metric.scope, metric.anchor, metric.old, metric.change, f"{base} per {per}")


_MOVING = frozenset("investment spending pledge funding donation payment fine purchase".split())


def _moves_money(line: Line, amount: Amount, governor: Governor) -> bool:
    return amount.kind == "money" and not governor.preps and NOMINAL_OF.get(line.words[governor.index].low) in _MOVING - {"payment", "fine"}


_THAN = re.compile(r"\s(more|higher|above|longer|larger|less|fewer|lower|cheaper|below|shorter|smaller)\sthan\b")
_COMPARATIVE = re.compile(r"\s(higher|lower|up|down)\b(?!\sto\s)")


def _of_comparative(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "closed 2.3 percent higher": growth of what closed."""
    if than := _THAN.match(line.s, amount.end):
        previous = next((m for m in reversed(before) if m is not None and not m.change), None)
        if previous is not None:
            change = "growth" if than[1] in ("more", "higher", "above", "up", "longer", "larger") else "decline"
            base = previous.base or previous.phrase
            return Metric(f"{base} {change}", previous.owner, previous.scope, previous.anchor, change=True, base=base)
    found = _COMPARATIVE.match(line.s, amount.end)
    if found is None or governor is None or governor.preps:
        return None
    word = line.words[governor.index]
    subject = (
        phrase_before_verb(line, governor.index) if is_verb(word, line.words[governor.index - 1] if governor.index else None) else None
    )
    if subject is None or not (subject.metric or subject.owner):
        return None
    base = share_price(subject.metric)
    return Metric(
        f"{base} {'growth' if found[1] in ('higher', 'up') else 'decline'}".strip(),
        subject.owner,
        subject.scope,
        subject.start,
        change=True,
        base=base,
    )


def _of_multiple(line: Line, amount: Amount) -> Metric | None:
    """ "double its headcount", "costs have more than doubled": the growth of what doubles."""
    if line.s[amount.start : amount.end].lower() in ("doubled", "tripled", "trebled", "quadrupled", "quintupled"):
        place = line.before(begins(line.s, amount.start)) + 1
        subject = phrase_before_verb(line, place)
        if subject and (subject.metric or subject.owner) and place > 0:
            base = share_price(subject.metric)
            return Metric(f"{base} growth".strip(), subject.owner, subject.scope, subject.start, change=True, base=base)
    if line.s[amount.start : amount.end].lower() not in (
        "double",
        "doubles",
        "doubling",
        "doubled",
        "triple",
        "tripled",
        "tripling",
        "quadruple",
        "treble",
    ):
        return None
    found = re.compile(r"\s(?:its|their|the|his|our)\s").match(line.s, amount.end)
    noun = noun_run(line, found.end(), 5) if found else ""
    return Metric(f"{noun} growth", anchor=amount.start, change=True, base=noun) if noun else None


def is_conversion(line: Line, k: int) -> bool:
    """Whether an amount in brackets tells the one before them in another currency."""
    here, last = line.amounts[k], line.amounts[k - 1]
    between = line.s[last.end : here.start]
    if here.kind != last.kind or here.kind not in ("money", "measure") or here.quantity.unit == last.quantity.unit:
        return False
    return bool(re.fullmatch(r"\s?(?:[(（]|,?\sor\s)(?:[a-z.~]+\s){0,3}", between))
