"""Metrics by the noun phrase that governs a figure: "revenue of $3 billion", "acquire Delta for $4 billion".

Each rule covers one case, and returns None where it does not apply; the first that returns a metric, or ``NO_METRIC``,
decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.grammar.phrases import Line, Phrase, phrase_ending
from bot.reading.grammar.tokens import DETERMINERS
from bot.reading.grammar.verbs import CUTTING, DOWN, FALLS, METRIC_NOUNS, NOMINAL_OF, RAISING, RISES, UP

_CHANGES = frozenset("increase rise jump gain growth surge climb drop fall decline decrease dip slide slump".split())
_EARLIER = frozenset("previous earlier prior former".split())
_COMPARED = regex(r"\b(?:compared\s(?:with|to)|versus|against|than)\s(?:an?\s|the\s|its\s)?$", re.IGNORECASE)
_SUPERLATIVES = frozenset("highest largest biggest maximum steepest deepest sharpest lowest smallest average".split())
#: What money between noun and figure without a preposition can be: "a fine, $3 million".
_AMOUNTS_PAID = frozenset("cost payment fine savings price award offer".split())
_TRADES = frozenset("valuation purchase sale price".split())
#: Prepositions after which a figure belongs to its noun only if that is known to be measured.
_LOOSE = frozenset("for with in on as into between".split())
#: An object of more words than this is not part of a metric's name.
_LONGEST_OBJECT = 8


def metric_by_noun(figure: Figure) -> Metric | None:
    """The metric of a figure whose governor ends a noun phrase."""
    if figure.governor is None:
        return None
    phrase = phrase_ending(figure.line, figure.governor.index, short=True)
    if phrase is None or figure.word in STOP_WORDS:
        return None
    return first_of(_NOUN_RULES, figure, phrase)


def _traded(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "acquire Delta for $4 billion", "valuing the company at $600 million": the noun of the verb, with its object."""
    if figure.kind != "money" or figure.governor is None:
        return None
    noun = NOMINAL_OF.get(_verb_before(figure.line, phrase), "")
    noun = "sale" if noun == "sales" else noun
    if figure.preps[-1:] in ((), ("between",)) and noun in _AMOUNTS_PAID:
        return Metric(noun, anchor=phrase.start, base=noun)
    if figure.preps[-1:] not in (("at",), ("for",), ("to",)) or noun not in _TRADES:
        return None
    if noun == "valuation":
        return Metric("valuation", phrase.owner, anchor=phrase.start, base="valuation")
    what = figure.line.s[phrase.start : figure.line.words[figure.governor.index].end]
    if not what or len(what.split()) > _LONGEST_OBJECT:
        return Metric(noun, anchor=max(0, phrase.start - 1), base=noun)
    if noun == "sale" and what.split()[0].lower() in DETERMINERS:  # "sold its old mill"; sales of fish are revenue
        return Metric(f"sale price of {what.partition(' ')[2] or what}", anchor=max(0, phrase.start - 1), base="price")
    return Metric(f"{noun} of {what}", anchor=max(0, phrase.start - 1), base=noun)


def _name_alone(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "Acme, $3 billion": a phrase without words for a metric measures nothing."""
    return None if phrase.metric else NO_METRIC


_ON_YEAR = regex(r"\b(?:year|quarter|month)[-\s](?:on|over)[-\s]$", re.IGNORECASE)


def _after_on_year(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "rose 31 percent year on year to $8 million": the level of the metric before."""
    if _head(phrase) not in ("year", "quarter", "month") or figure.preps[-1:] != ("to",) or (antecedent := figure.antecedent) is None:
        return None
    if not _ON_YEAR.search(figure.line.s[: figure.governor_start][-12:]):
        return None
    return replace(antecedent, phrase=antecedent.level, base=antecedent.level, change=False)


def _earlier_value(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "to $5 billion, from the previous figure of $4 billion": the old value of the metric before."""
    if phrase.metric.split(" ")[0].lower() not in _EARLIER or (antecedent := figure.antecedent) is None:
        return None
    return replace(antecedent, phrase=antecedent.level, old=True)


def _change_of_previous(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "Revenue was $3 billion, an increase of 5 percent": growth of the metric before."""
    noun = phrase.metric.lower()
    if noun not in _CHANGES or figure.preps != ("of",) or (antecedent := figure.antecedent) is None:
        return None
    if figure.kind == "money" and antecedent.base in ("sale price", "price", "stake price"):
        return None  # "sold the yard for $9 million, a gain of $2 million"
    change = "growth" if noun in RISES else "decline"
    return replace(antecedent, phrase=f"{antecedent.level} {change}", change=True)


def _paid_for(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "a pair of boots for $90": a price."""
    if _head(phrase) in METRIC_NOUNS or figure.preps[-1:] != ("for",) or figure.kind != "money":
        return None
    return Metric("price", anchor=phrase.start, base="price")


def _unmeasured(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "a launch with 300 guests", "Tuesday 40 percent": the noun before the figure is not what it measures."""
    if _head(phrase) in METRIC_NOUNS:
        return None
    if not figure.preps:
        return None if figure.kind == "money" else NO_METRIC
    is_loose = figure.preps[-1] in _LOOSE and not (figure.preps[-1] == "in" and figure.kind == "money")
    return NO_METRIC if is_loose else None


def _superlative(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "price reductions ..., with the highest reduction of 85%": a price reduction."""
    if figure.kind not in ("percent", "times") or not (change := superlative_change(figure.line, phrase)):
        return None
    return Metric(change, phrase.owner, phrase.scope or figure.scope, phrase.start, change=True, base=change)


def _moved_by(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "cut its forecast by 5 percent": a forecast cut; "raised prices by $2": a price increase."""
    if figure.preps[-1:] != ("by",):
        return None
    verb = _verb_before(figure.line, phrase)
    change = "cut" if verb in CUTTING or verb in DOWN else "increase" if verb in RAISING or verb in UP else ""
    if not change:
        return None
    return Metric(f"{phrase.metric} {change}", phrase.owner, phrase.scope or figure.scope, phrase.start, change=True, base=phrase.metric)


def _offer_premium(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "41 euros a share, a premium of 28% over Friday's close": that of the offer, not what insurers are paid."""
    if figure.kind != "percent" or phrase.metric.lower() != "premium" or figure.preps != ("of",):
        return None
    return Metric("offer premium", phrase.owner, anchor=phrase.start, base="offer premium")


def _of_noun(figure: Figure, phrase: Phrase) -> Metric | None:
    """ "revenue of $3 billion"; "compared with a profit of $2 billion" is the old value."""
    compared = _COMPARED.search(figure.line.s[max(0, phrase.start - 24) : phrase.start]) is not None
    return Metric(
        phrase.metric,
        phrase.owner,
        phrase.scope or figure.scope,
        phrase.start,
        old=figure.is_old_value or compared,
        base=phrase.metric,
    )


_NOUN_RULES = (
    _after_on_year,
    _traded,
    _name_alone,
    _earlier_value,
    _change_of_previous,
    _paid_for,
    _unmeasured,
    _superlative,
    _moved_by,
    _offer_premium,
    _of_noun,
)


def superlative_change(line: Line, phrase: Phrase) -> str:
    """The change that a superlative picks from those before it; "" where the phrase is none.

    In "price reductions ..., the highest reduction reaching 85%" it is "price reduction".
    """
    noun = _head(phrase).rstrip("s")
    if (noun not in RISES and noun not in FALLS) or not set(phrase.metric.lower().split()[:-1]) <= _SUPERLATIVES:
        return ""
    for place in range(line.before(phrase.start), 0, -1):
        described = line.words[place - 1]
        if line.words[place].low.rstrip("s") == noun and described.is_word and described.low not in STOP_WORDS:
            return f"{described.text} {noun}"
    return ""


def _head(phrase: Phrase) -> str:
    """The phrase's last word in lower case."""
    return phrase.metric.rsplit(" ", 1)[-1].lower()


def _verb_before(line: Line, phrase: Phrase) -> str:
    """The word before the phrase and its determiners, in lower case; "" where the sentence begins with them."""
    index = line.before(phrase.start)
    while index >= 0 and (line.words[index].low in DETERMINERS or line.words[index].low in ("'s", "’s")):
        index -= 1
    return line.words[index].low if index >= 0 else ""
