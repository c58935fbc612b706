"""The metric of a figure by the word that governs it, a verb or a noun."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.by_noun import metric_by_noun
from bot.reading.facts.by_verb import metric_by_participle, metric_by_verb, metric_demanded
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.grammar.tokens import DETERMINERS, FINITE, Token
from bot.reading.grammar.verbs import DOWN, METRIC_NOUNS, UP

_COMPARING = frozenset("versus against compared".split())
_RIVAL = regex(r"\s(?:for|at|by)\s(?:the\s)?")
#: Verbs in form that are nouns where a preposition follows: "the forecast of", "its offer to".
_ALSO_NOUNS = frozenset(
    """
    forecast estimate offer cost price target value stake share bid order report total number fine net award loss forecasts orders
    sales""".split()
)
_NOUN_PREPOSITIONS = frozenset("of to at between for".split())
#: Words in -ing that are nouns.
_ING_NOUNS = frozenset("building meeting offering ceiling reading ranking rating spending".split())


def metric_by_governor(figure: Figure) -> Metric | None:
    """The metric of a figure by the verb or noun before it, or None."""
    return first_of(_RULES, figure) if figure.governor is not None else None


def _value_before_change(figure: Figure) -> Metric | None:
    """The second figure of "rose 5 percent to $3 billion from $2.8 billion": the old value of the metric before."""
    if figure.preps[-1:] != ("from",) or figure.governor is None or figure.governor.crossed is None:
        return None
    antecedent = figure.antecedent
    return _old_value_of(antecedent) if antecedent else None


def _compared_value(figure: Figure) -> Metric | None:
    """ "$3 billion, compared with $2 billion": the old value; "... versus $4 billion for Delta": a rival's."""
    if figure.word not in _COMPARING or (antecedent := figure.antecedent) is None:
        return None
    if found := _RIVAL.match(figure.line.s, figure.amount.end):
        rival = figure.line.name_at(found.end())
        return replace(antecedent, owner=(rival.start, rival.end)) if rival else NO_METRIC
    return _old_value_of(antecedent)


def _of_verb(figure: Figure) -> Metric | None:
    """ "revenue rose 5 percent", "shares are up 5 percent"."""
    last = figure.word_before
    is_direction = (figure.word in UP or figure.word in DOWN) and (last is None or last.low not in DETERMINERS)
    if _is_noun_here(figure) or not (figure.is_verb_governed or is_direction):
        return None
    return metric_by_verb(figure) or NO_METRIC


def _of_participle(figure: Figure) -> Metric | None:
    """ "..., delivering 526,409": deliveries; a comma or a bracket alone governs nothing."""
    if figure.governing is None or (figure.governing.is_word and (figure.is_governed_by_name or not _is_participle(figure.governing))):
        return None
    return metric_by_participle(figure) or NO_METRIC


_RULES = (_value_before_change, _compared_value, metric_demanded, _of_verb, _of_participle, metric_by_noun)


def _old_value_of(metric: Metric) -> Metric:
    return Metric(metric.level, metric.owner, metric.scope, metric.anchor, old=True, base=metric.base)


def _is_noun_here(figure: Figure) -> bool:
    """Whether a word that could be a verb is a noun here: "its offer of $3 billion"."""
    last = figure.word_before
    follows_finite_verb = last is not None and last.low in FINITE
    return figure.word in _ALSO_NOUNS and not follows_finite_verb and bool(figure.preps) and figure.preps[0] in _NOUN_PREPOSITIONS


def _is_participle(word: Token) -> bool:
    return word.low.endswith("ing") and len(word.low) > 5 and word.low not in METRIC_NOUNS and word.low not in _ING_NOUNS
