"""Decides what kind of claim a sentence makes about a figure: actual, planned, forecast, target, estimate or past."""

from __future__ import annotations

from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import BREAKS, clause_start
from bot.reading.grammar.verbs import ACTS, ESTIMATES, FORECASTS, FUTURE, PLANS, TARGETS
from storage.values import Nature

#: Within how many words after a figure a verb still refers to it.
_REACH = 14


def nature_of(line: Line, metric: Metric, at: int, end: int) -> Nature:
    """The nature of the figure at ``line.s[at:end]``, by the words of its clause."""
    if metric.old:
        return Nature.PAST
    if metric.base in ("target", "goal") or metric.phrase.endswith((" target", " goal")):
        return Nature.TARGET
    place = line.before(at) + 1
    first = clause_start(line.words, place)
    before = [word.low for word in line.words[first:place] if word.text != "May"]  # the month
    lead = [word.low for word in line.words[:first] if word.text != "May"] if first and line.words[first - 1].low == "that" else []
    after: list[str] = []
    for word in line.words[line.before(end) + 1 :][:_REACH]:
        if word.text in BREAKS or (word.text == "," and len(after) > 8):
            break
        after.append(word.low)
    return _by_words_before(before, lead) or _by_words_after(after, lead) or Nature.ACTUAL


def _by_words_before(before: list[str], lead: list[str]) -> Nature | None:
    """The nature by the words before the figure ("aims to reach", "expects", "plans to", "will cut"), or None."""
    said = set(before)
    acts = any(word in ACTS for word in before)
    if said & TARGETS:
        return Nature.TARGET
    if said & FORECASTS:
        return Nature.FORECAST
    if (said & PLANS and "to" in said) or said & {"planned", "proposed", "promised"}:
        return Nature.PLANNED
    if said & FUTURE or "would" in said:
        return Nature.PLANNED if acts and not set(lead) & FORECASTS else Nature.FORECAST
    if "estimated" in said or "estimates" in said or set(lead) & ESTIMATES:
        return Nature.ESTIMATE
    return None


def _by_words_after(after: list[str], lead: list[str]) -> Nature | None:
    """The nature by what follows the figure ("... will be created") or introduces its clause ("predicts that ..."), or None."""
    if set(after) & FUTURE:
        return Nature.FORECAST if set(lead) & FORECASTS or not any(word in ACTS for word in after) else Nature.PLANNED
    if {"forecast", "expected", "predicted"} & set(after[:6]) or set(lead) & FORECASTS:
        return Nature.FORECAST
    return None
