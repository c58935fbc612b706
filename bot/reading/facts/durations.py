"""Metrics of lengths of time: a duration, a term, an age, the horizon of a plan."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.ages import is_age_at
from bot.reading.amounts.comparators import begins
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.governed import metric_by_governor
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.grammar.phrases import noun_run, phrase_ending
from bot.reading.grammar.tokens import PREPOSITIONS, is_verb
from bot.reading.grammar.verbs import DOWN, FUTURE, LEVEL, NOMINAL_OF, UP


def metric_of_time(figure: Figure) -> Metric | None:
    """The metric of a length of time or an age, or None."""
    return first_of(_LEVEL_RULES, figure) or first_of(_DURATION_RULES, figure)


# --- levels, durations of events, ages


def _years_of_age(figure: Figure) -> Metric | None:
    """ "at the age of 23"; "Venn, 23, scored" only says who he is."""
    s, amount = figure.line.s, figure.amount
    if not is_age_at(s, amount.start, amount.end):
        return None
    return NO_METRIC if s[: amount.start].endswith(", ") else Metric("years of age", anchor=amount.start, base="age")


def _moved_to(figure: Figure) -> Metric | None:
    """ "hours worked fell to 1,964 million hours": a level."""
    if figure.word not in UP and figure.word not in DOWN:
        return None
    if "to" not in figure.preps[-1:] or figure.amount.quantity.unit not in ("hours", "days", "minutes", "years"):
        return None
    return metric_by_governor(figure) or NO_METRIC


_LASTING = frozenset("last lasts lasted lasting take takes took wait waits waited waiting".split())


#: "Opening a book takes".
_DOING = regex(r"(?:^|[.;:,]\s)[A-Z]?[a-z]+ing\s[^.;:,]{2,40}\s$")
#: "Training took", "Training the largest model took".
_GERUND = regex(r"(?:^|[.;:,“\"]\s?)(Training|Charging|Delivery|Building|Assembly|Recharging|Rendering|Indexing)\s(?:[^.;:,]{2,40}\s)?$")
_ON_A_CHARGE = regex(r"\s(?:in\s(?:our|the)\s(?:test|trial)|on\s(?:a|one)\s(?:single\s)?(?:full\s)?charge)")
_RUNNING = regex(
    r"\b(?:ran|runs?|works?|worked|scans?|flies|flew|plays?|goes|operates?|cleans?|mows?|records?|rides?)\s(?:for\s)?(?:(?:up\sto|about|some|only|just|over)\s)?$"
)
_SUPPORTED = regex(r"\sof\s(?:[a-z-]+\s){0,2}(?P<what>updates|support|warranty|guarantee)\b")


def _ran(figure: Figure) -> Metric | None:
    """ "ran for eight days in our test", "runs 20 hours on one charge": battery life; "seven years of updates": their period."""
    if supported := _SUPPORTED.match(figure.line.s, figure.amount.end):
        return Metric(f"{supported['what']} period", anchor=figure.amount.start, base=f"{supported['what']} period")
    if not _RUNNING.search(figure.left(24)) or not _ON_A_CHARGE.match(figure.line.s, figure.amount.end):
        return None
    return Metric("battery life", anchor=figure.amount.start, base="battery life")


def _lasted(figure: Figure) -> Metric | None:
    """ "the hearing lasted three days": a duration."""
    if figure.word not in _LASTING or set(figure.preps) - {"for", "over"} or figure.governor is None or figure.governor.crossed is not None:
        return None
    left = figure.line.s[max(0, figure.governor_start - 60) : figure.governor_start]
    if figure.word.startswith("tak") and _DOING.search(left):
        return Metric("time taken", anchor=figure.governor_start, base="time taken")
    if _ON_A_CHARGE.match(figure.line.s, figure.amount.end):
        return Metric("battery life", figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base="battery life")
    if figure.word in ("took", "takes", "take", "taken"):
        doing = _GERUND.search(left)
        if doing is not None:
            return Metric(f"{doing[1].lower()} time", anchor=figure.governor_start, base=f"{doing[1].lower()} time")
    noun = "wait" if figure.word.startswith("wait") else "duration"
    return Metric(noun, figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base=noun)


_TIMED = regex(r"\b(?:latency|delay|time|wait|life|duration|turnaround|interval|downtime|outage)\b", re.IGNORECASE)


def _timed(figure: Figure) -> Metric | None:
    """ "Latency for live captions is 180 milliseconds": what is measured in time, by the subject of "is"."""
    subject = figure.subject
    if figure.word not in LEVEL or subject is None or not subject.metric or _TIMED.search(subject.metric) is None:
        return None
    return Metric(subject.metric, subject.owner, subject.scope, subject.start, base=subject.metric)


_LEVEL_RULES = (_years_of_age, _moved_to, _ran, _lasted, _timed)


# --- ages, horizons and terms of things

_NEXT = regex(r"\b(?:in|over|within|during|for)?\s?(?:the\s)?(?:next|coming|following|subsequent)\s$", re.IGNORECASE)
_TERM_NOUNS = frozenset(
    """
    contract deal agreement plan bond bonds ban sentence term lease partnership program programme loan warranty period mortgage
    treaty project strategy roadmap commitment suspension cycle low high streak run war conflict mission journey meeting debate
    visit trip tour summit strike trial festival conference ceasefire pause pilot apprenticeship""".split()
)
_ALREADY_TERMS = ("term", "period", "cycle")
_AFTER = regex(r"\b[Aa]fter\s$")
_OF = regex(r"\sof\s")
_TWO_WORDS = regex(r"\s([a-z]+)(?:\s([a-z]+))?")


def _age(figure: Figure) -> Metric | None:
    """ "a 30-year-old factory": an age."""
    s, end = figure.line.s, figure.amount.end
    is_age = s[end - 4 : end] == "-old" or s.startswith(" old", end)
    return Metric("age", anchor=end, base="age") if is_age else None


def _horizon(figure: Figure) -> Metric | None:
    """ "invest ... over the next three years": the investment horizon."""
    if not _NEXT.search(figure.left(30)):
        return None
    is_planned = any(word.low in FUTURE and word.start < figure.amount.start for word in figure.line.words)
    if not is_planned and not any(figure.before):
        return NO_METRIC
    if metric := figure.previous:
        return Metric(f"{metric.level} horizon", metric.owner, anchor=metric.anchor, base="horizon")
    return _horizon_of_spending(figure) or _horizon_of_word_before(figure) or NO_METRIC


def _horizon_of_spending(figure: Figure) -> Metric | None:
    for word in figure.line.words:
        if word.low in NOMINAL_OF or word.low in ("investment", "investments", "spending", "growth"):
            return Metric(f"{NOMINAL_OF.get(word.low, word.low)} horizon", anchor=word.start, base="horizon")
    return None


def _horizon_of_word_before(figure: Figure) -> Metric | None:
    line = figure.line
    index = line.before(figure.amount.start)
    passed_over = ("the", "next", "coming", "following", "worldwide", "globally")
    while index >= 0 and (line.words[index].low in PREPOSITIONS or line.words[index].low in passed_over):
        index -= 1
    if index < 1 or not line.words[index].is_word or line.words[index].low in STOP_WORDS:
        return None
    return Metric(f"{line.words[index].text} horizon", anchor=line.words[index].start, base="horizon")


def _of_noun(figure: Figure) -> Metric | None:
    """ "a contract of five years"."""
    line = figure.line
    index = line.before(begins(line.s, figure.amount.start))
    if index < 1 or line.words[index].low != "of" or not line.words[index - 1].is_word or is_verb(line.words[index - 1]):
        return None
    phrase = phrase_ending(line, index - 1)
    if phrase is None or not phrase.metric:
        return None
    return Metric(phrase.metric, phrase.owner, phrase.scope, phrase.start, base=phrase.metric)


def _after_time_of(figure: Figure) -> Metric | None:
    """ "After 22 months of talks": the duration of talks."""
    found = _OF.match(figure.line.s, figure.amount.end) if _AFTER.search(figure.left(30)) else None
    words = noun_run(figure.line, found.end()) if found else ""
    return Metric(f"duration of {words}", anchor=figure.amount.start, base=words) if words else None


def _term(figure: Figure) -> Metric | None:
    """ "a five-year contract": the contract's term."""
    s, amount = figure.line.s, figure.amount
    if s[amount.start : amount.end].find("-") <= 0 or amount.quantity.high is not None:
        return None
    found = _TWO_WORDS.match(s, amount.end)
    noun = next((word for word in found.groups() if word in _TERM_NOUNS), None) if found else None
    if noun is None or noun in ("low", "high"):
        return None
    return Metric(noun if noun in _ALREADY_TERMS else f"{noun} term", anchor=amount.start, base=noun)


_DURATION_RULES = (_age, _horizon, _of_noun, _after_time_of, _term)
