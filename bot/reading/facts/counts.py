"""What a count measures: what is counted, what was done with it, and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.facts.governors import SKIPPED, Governor, Metric
from bot.reading.grammar.phrases import Line, phrase_before_verb, scope_after
from bot.reading.grammar.tokens import is_verb
from bot.reading.grammar.verbs import DOING_OF, DOWN, UP

_TOTALS = frozenset(
    """
    totaled totalled totaling totalling total totals reached reaches reach reaching hit hits hitting exceeded exceeds exceed
    exceeding surpassed surpasses surpass surpassing averaged averages average topped tops stood stands numbered amounted amounts""".split()
)


def of_total(line: Line, amount: Amount, governor: Governor | None) -> Metric | None:
    """ "Exports soared to 242,765 vehicles": exports; the counted noun is only the unit."""
    if governor is None:
        return None
    word = line.words[governor.index]
    moved = word.low in UP | DOWN and "to" in governor.preps
    if word.low not in _TOTALS and not moved:
        return None
    subject = phrase_before_verb(line, governor.index)
    if subject is None or not subject.metric or subject.metric.split(" ")[-1].lower() in ("company", "group", "it"):
        return None
    old = governor.preps[-1:] == ("from",)
    scope = subject.scope or _adjectives_before(line, amount)
    return Metric(subject.metric, subject.owner, scope, subject.start, base=subject.metric, old=old)


_COMPARED = re.compile(r",?\s(?:compared\s(?:with|to)|against|versus)\s.{0,20}", re.IGNORECASE)


def of_rival(line: Line, k: int, previous: Metric | None) -> Metric | None:
    """ "30 million users, compared with 90 million for Borealis": the rival's, by the same metric."""
    here, last = line.amounts[k], line.amounts[k - 1]
    if previous is None or here.quantity.unit != last.quantity.unit or not _COMPARED.fullmatch(line.s[last.end : here.start]):
        return None
    found = re.compile(r"\s(?:for|at|by)\s(?:the\s)?").match(line.s, here.end)
    rival = line.name_at(found.end()) if found else None
    return replace(previous, owner=(rival.start, rival.end)) if rival else replace(previous, old=True)


_VAGUE_NOUNS = frozenset(
    """
    ways things reasons questions points themes categories types kinds aspects factors steps times people's sides layers paths
    tasks constraints parts forms areas issues ideas words examples options goals priorities pillars principles dimensions phases
    stages fronts directions challenges problems topics elements features levels versions occasions milestones others ones counts
    halves""".split()
)  # fmt: skip


def of_count(line: Line, amount: Amount) -> Metric | None:
    """ "500 jobs" with what was done: "jobs cut"; "2,000 employees" is "employees"."""
    head = amount.quantity.unit.rsplit(" ", 1)[-1].lower()
    if head in _VAGUE_NOUNS and amount.quantity.value <= 10:
        return None
    if _OF_PART.search(line.s[max(0, amount.start - 24) : amount.start]):
        return None
    doing = _done_after(line, amount) or _done_before(line, amount)
    phrase = amount.phrase if doing is None or doing in amount.phrase.lower() else f"{amount.phrase} {doing}"
    limit = scope_after(line, amount.end) or _adjectives_before(line, amount)
    if (named := _named_part(line, amount)) is not None:
        begin = line.s.find(amount.phrase, max(0, amount.start - 80))
        rest = line.s[named[1] : begin + len(amount.phrase)].strip(" '’s") if begin >= 0 else ""
        if rest:
            phrase = phrase.replace(amount.phrase, rest)
        return Metric(phrase, named, limit, amount.start, base=rest or amount.phrase)
    return Metric(phrase, scope=limit, anchor=amount.start, base=phrase)


def _named_part(line: Line, amount: Amount) -> tuple[int, int] | None:
    """The name of a product or organisation in the counted phrase itself: "three of its Nova models" is told of Nova."""
    begin = line.s.find(amount.phrase, max(0, amount.start - 80))
    if begin < 0 or not amount.phrase or amount.start <= begin < amount.end:
        return None
    end = begin + len(amount.phrase)
    return next(((n.start, n.end) for n in line.names if begin <= n.start and n.end < end and n.kind in ("organisation", "product")), None)


_OF_PART = re.compile(r"\b(?:one|another)\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)


def _done_before(line: Line, amount: Amount) -> str | None:
    index = line.before(begins(line.s, amount.start))
    for _ in range(4):
        if index < 0:
            return None
        word = line.words[index]
        if word.low in DOING_OF and is_verb(word, line.words[index - 1] if index else None):
            return DOING_OF[word.low]
        if word.low == "off" and index and line.words[index - 1].low in ("lay", "laid", "laying", "lays"):
            return "laid off"
        if not (word.low in SKIPPED or word.low in ("of", "off", "out", "up", "least", "launch") or word.low.endswith("ly")):
            return None
        if word.low == "launch" and line.words[index + 1].low == "of":
            return "launched"
        index -= 1
    return None


def _done_after(line: Line, amount: Amount) -> str | None:
    found = re.compile(r"\s(?:(?:were|was|are|have|had|has|been|being|be|will|to|had been|reported)\s){0,3}([a-z]+)").match(
        line.s, amount.end
    )
    if (
        found
        and found[1] in DOING_OF
        and (found[1].endswith("ed") or found[1] in ("killed", "hurt", "sold", "dead", "died", "missing", "built", "lost", "laid", "made"))
    ):
        return DOING_OF[found[1]]
    return None


def _adjectives_before(line: Line, amount: Amount) -> str | None:
    """ "native and derivative" in "the number of native and derivative models exceeding 50,000"."""
    found = re.search(r"number of ((?:[a-z-]+ (?:and|or) [a-z-]+))\s", line.s[: amount.start])
    return found[1] if found else None
