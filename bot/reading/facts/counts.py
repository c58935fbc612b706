"""Metrics of counts: what is counted, what was done with it, and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.governors import SKIPPED
from bot.reading.facts.measures import employing_verbs
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import is_verb
from bot.reading.grammar.verbs import ACTION_OF, DOWN, METRIC_NOUNS, UP

_TOTALS = frozenset(
    """
    totaled totalled totaling totalling total totals reached reaches reach reaching hit hits hitting exceeded exceeds exceed
    exceeding surpassed surpasses surpass surpassing averaged averages average topped tops stood stands numbered amounted amounts""".split()
)


def of_total(figure: Figure) -> Metric | None:
    """ "Exports soared to 242,765 vehicles": exports; the counted noun is only the unit."""
    is_moved = (figure.word in UP or figure.word in DOWN) and "to" in figure.preps
    is_named = figure.word in ("is", "was", "are", "were") and figure.amount.phrase in ("units", "vehicles", "tonnes", "tons")
    subject = figure.subject if figure.word in _TOTALS or is_moved or is_named else None
    if is_named and (subject is None or subject.metric.rsplit(" ", 1)[-1].lower() not in METRIC_NOUNS):
        return None
    if subject is None or not subject.metric or subject.metric.split(" ")[-1].lower() in ("company", "group", "it"):
        return None
    old = figure.preps[-1:] == ("from",)
    scope = subject.scope or _adjectives_before(figure.line, figure.amount)
    return Metric(subject.metric, subject.owner, scope, subject.start, base=subject.metric, old=old)


_COMPARED = regex(r",?\s(?:compared\s(?:with|to)|against|versus)\s.{0,20}", re.IGNORECASE)
_RIVAL = regex(r"\s(?:for|at|by)\s(?:the\s)?")


def of_rival(figure: Figure) -> Metric | None:
    """ "30 million users, compared with 90 million for Borealis": the same metric of a rival, else its old value."""
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is None:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    if here.quantity.unit != last.quantity.unit or not _COMPARED.fullmatch(line.s[last.end : here.start]):
        return None
    found = _RIVAL.match(line.s, here.end)
    rival = line.name_at(found.end()) if found else None
    return replace(previous, owner=(rival.start, rival.end)) if rival else replace(previous, old=True)


_PEOPLE = frozenset("people persons staff workers employees".split())
_VAGUE_NOUNS = frozenset(
    """
    ways things reasons questions points themes categories types kinds aspects factors steps times people's sides layers paths
    tasks constraints parts forms areas issues ideas words examples options goals priorities pillars principles dimensions phases
    stages fronts directions challenges problems topics elements features levels versions occasions milestones others ones counts
    halves""".split()
)  # fmt: skip


def of_count(figure: Figure) -> Metric | None:
    """ "cut 500 jobs": "jobs cut", by what was done with them; "2,000 employees" alone is "employees"."""
    line, amount = figure.line, figure.amount
    head = amount.quantity.unit.rsplit(" ", 1)[-1].lower()
    if head in ("page", "pages") and _DOCUMENT.search(figure.line.s, max(0, amount.start - 50), amount.end + 30):
        return None
    if head in _VAGUE_NOUNS and amount.quantity.value <= 10:
        return None
    if _ONE_OF.search(figure.left(24)) or (amount.quantity.value <= 10 and _DEFINITE.search(figure.left(8))):
        return None
    if head in _SOURCES and amount.quantity.value <= 10 and _is_source(line, amount):
        return None
    if head in _PEOPLE and (name := employing_verbs().get(figure.word)) and not figure.preps:
        return Metric(name, scope=figure.scope, anchor=figure.governor_start, base=name)
    if _PAID_TO.search(figure.left(60)):
        return None
    action = _action_after(line, amount) or _action_before(line, amount)
    phrase = amount.phrase if action is None or action in amount.phrase.lower() else f"{amount.phrase} {action}"
    scope = figure.scope or _adjectives_before(line, amount)
    if (owner := _name_in_phrase(line, amount)) is not None:
        begin = line.s.find(amount.phrase, max(0, amount.start - 80))
        rest = line.s[owner[1] : begin + len(amount.phrase)].strip(" '’s") if begin >= 0 else ""
        if rest:
            phrase = phrase.replace(amount.phrase, rest)
        return Metric(phrase, owner, scope, amount.start, base=rest or amount.phrase)
    return Metric(phrase, scope=scope, anchor=amount.start, base=phrase)


_SOURCES = _PEOPLE | frozenset("sources officials executives bankers investors analysts diplomats lawyers witnesses insiders".split())
_SAY = regex(r"\b(?:according\sto|said|says|told\sby|citing|cited|from)\s$", re.IGNORECASE)
#: Behind those whom the text quotes without their names: "two people familiar with the talks", "three bankers who asked not to be named".
_KNOW = regex(
    r"\s(?:(?:directly\s|closely\s)?(?:familiar\swith|close\sto|briefed\son|involved\sin)|with\s(?:direct\s|first-hand\s)?knowledge\sof"
    r"|who\s(?:asked|spoke|declined|were\sbriefed|took\spart|saw|have\sseen|had\sseen|requested))\b"
)


def _is_source(line: Line, amount: Amount) -> bool:
    """Whether those counted are the ones whom the text quotes: "according to two people"."""
    return _SAY.search(line.s, max(0, amount.start - 14), amount.start) is not None or _KNOW.match(line.s, amount.end) is not None


def _name_in_phrase(line: Line, amount: Amount) -> tuple[int, int] | None:
    """The span of a product's or organisation's name in the counted phrase: "three of its Nova models" is Nova's figure."""
    begin = line.s.find(amount.phrase, max(0, amount.start - 80))
    if begin < 0 or not amount.phrase or amount.start <= begin < amount.end:
        return None
    end = begin + len(amount.phrase)
    return next(((n.start, n.end) for n in line.names if begin <= n.start and n.end < end and n.kind in ("organisation", "product")), None)


#: "a report of 248 pages": its length is no figure of anybody's.
_DOCUMENT = regex(
    r"\b(?:report|document|decision|judg(?:e)?ment|ruling|filing|study|complaint|contract|prospectus|book|indictment|letter|submission)\b"
)
_ONE_OF = regex(r"\b(?:one|another)\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)


#: "must pay $22 million to 1,200 residents": those who get it, and no count of anything.
_PAID_TO = regex(
    r"\b(?:pay|pays|paid|paying|payments?|refunds?|compensation)\s[^.;,]{0,44}(?:million|billion|thousand|\d)\s(?:[a-z]{3,8}\s)?to\s(?:about\s|some\s)?$"
)
#: "the two companies said": those that were named before, and no count of them.
_DEFINITE = regex(r"\b(?:the|these|those)\s$", re.IGNORECASE)


def _action_before(line: Line, amount: Amount) -> str | None:
    """What a verb before the figure says was done with what is counted: "laid off 500 people"."""
    index = line.before(begins(line.s, amount.start))
    for _ in range(4):
        if index < 0:
            return None
        word = line.words[index]
        if word.low in ACTION_OF and is_verb(word, line.words[index - 1] if index else None):
            return ACTION_OF[word.low]
        if word.low == "off" and index and line.words[index - 1].low in ("lay", "laid", "laying", "lays"):
            return "laid off"
        if not (word.low in SKIPPED or word.low in ("of", "off", "out", "up", "least", "launch") or word.low.endswith("ly")):
            return None
        if word.low == "launch" and line.words[index + 1].low == "of":
            return "launched"
        index -= 1
    return None


_PASSIVE = regex(r"\s(?:(?:were|was|are|have|had|has|been|being|be|will|to|had been|reported)\s){0,3}([a-z]+)")
_IRREGULAR_PARTICIPLES = frozenset("hurt sold dead died missing built lost laid made".split())


def _action_after(line: Line, amount: Amount) -> str | None:
    """What a participle after the figure says happened to what is counted: "500 jobs were cut"."""
    found = _PASSIVE.match(line.s, amount.end)
    if found and found[1] in ACTION_OF and (found[1].endswith("ed") or found[1] in _IRREGULAR_PARTICIPLES):
        return ACTION_OF[found[1]]
    return None


def _adjectives_before(line: Line, amount: Amount) -> str | None:
    """ "native and derivative" in "the number of native and derivative models exceeding 50,000"."""
    found = re.search(r"number of ((?:[a-z-]+ (?:and|or) [a-z-]+))\s", line.s[: amount.start])
    return found[1] if found else None
