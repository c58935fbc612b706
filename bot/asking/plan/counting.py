"""What a question counts or measures: the counted noun, the classes of unit, and for one of what a figure is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking.plan.kinds import MASK
from bot.asking.plan.measures import Measured
from bot.asking.plan.model import AnswerKind
from bot.asking.plan.naming import Named
from bot.core.patterns import regex
from bot.reading.facts.measures import unit_classes
from storage.values import Quantity

#: What a comparison counts: "who sold more bikes", "Acme vs Globex litres a year".
_MORE_OF = regex(
    r"\b(?:more|fewer|most|fewest) (?P<one>(?!than\b)[a-z][\w-]*(?: [a-z][\w-]*s\b)?)|"
    r"\b(?P<two>[a-z][\w-]*[^s\W]s) (?:a|per|each) (?:year|month|day)\b"
)


def counted_noun(kind: AnswerKind, counted: str | None, measured: Measured, text: str) -> str | None:
    """The noun that is counted, of a comparison too where it names no measure."""
    if kind is AnswerKind.COMPARISON and not measured.names and (match := _MORE_OF.search(text)):
        return match["one"] or match["two"]
    return counted if kind is AnswerKind.COUNT else None


def claimed_noun(claim: Quantity | None, measured: Measured) -> str | None:
    """The noun that a claimed figure counts where the question names no measure: "has it 58 silos"."""
    if claim is None or measured.names or not claim.unit.isalpha() or claim.unit == "times" or unit_classes(claim.unit) != {"count"}:
        return None
    return claim.unit


_UNIT_CLASSES = (
    (
        regex(
            r"\bmoney\b|\bwhat (?:did|does|do|will|has|have) [^?]{1,60}\b(?:pay|paid|spend|spent|bid) (?:for|on)\b|"
            r"钱|元|^(?:and )?(?:for|at) how much\b|"
            r"\bhow much [^?]{1,80}\b(?:get|got|receive[ds]?|fetch(?:ed)?|pay|paid|sell|sold|offer(?:ed)?|bid) for\b",
            re.IGNORECASE,
        ),
        "money",
    ),
    (regex(r"\b(?:what|which) (?:share|percentage|percent|proportion|part)\b|占比|百分之几|比例", re.IGNORECASE), "share"),
    (regex(r"\bhow far\b|多远", re.IGNORECASE), "length"),
    (regex(r"\bhow heavy\b|\bhow much does \S+ weigh\b|多重", re.IGNORECASE), "weight"),
)


def unit_classes_asked(kind: AnswerKind, text: str) -> frozenset[str]:
    """The classes of unit by the words that ask, where no measure tells them."""
    if kind is not AnswerKind.AMOUNT:
        return frozenset()
    return frozenset(name for pattern, name in _UNIT_CLASSES if pattern.search(text))


_PER_UNIT = regex(
    r"\bper ([^\W\d_]+(?:[- ](?!(?:of|in|at|for|does|do|did|is|are|was|were|has|have|had|will|and|to|on|by|with)\b)[^\W\d_]+)?)|"
    r"\b(?:for|of|to build|to buy|on|does|do) (?:a single|one single|one|each|every) (?:new |single )?(\uffff|[^\W\d_]+)|"
    r"\b(?:a single|one single|each) ([^\W\d_]+)|每(?:个|家|台|辆|股|件|副)?([\u3400-\u9fff]{1,3})",
    re.IGNORECASE,
)
#: What is paid "per" anyway, and is then the measure's own unit.
_OWN_UNITS = frozenset("share year month day week quarter hour gigabyte vcpu capita person user night room kilometre mile".split())


#: What stands behind a name, up to the verb: what one of the name's things is.
_BEHIND_NAME = regex(
    r" (?P<unit>(?!(?:cost|sell|take|in|at|by|for|from|of|on|to|with|is|was|and|or|per)s?\b)[a-z][\w-]*"
    r"(?: (?!(?:cost|sell|take|in|at|by|for|from|of|on|to|with|is|was|and|or|per)s?\b)[a-z][\w-]*)?)"
)


def per_unit_asked(text: str, named: Sequence[Named]) -> str | None:
    match = _PER_UNIT.search(text)
    if match is None:
        return None
    unit = next(group for group in match.groups() if group)
    if unit == MASK:
        if behind := _BEHIND_NAME.match(text, match.end()):
            return behind["unit"]  # "one Okla concert grand"
        return named[-1].thing.typed if named else None  # "for one Zephyr 4"
    return None if unit.casefold().split("-")[0] in _OWN_UNITS else unit
