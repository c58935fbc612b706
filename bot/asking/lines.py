"""Lines of figures: the same value once, a converted sum beside its sum, and whether a claim agrees with a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.asking.candidate import Candidate
from bot.asking.replies import Line
from bot.reading.facts.measures import unit_classes
from storage.records import Fact
from storage.values import Quantity


def once_each(lines: Sequence[Line]) -> list[Line]:
    """Lines of the same value once, with the other sources beside the first."""
    found: dict[tuple[str, ...], Line] = {}
    for line in lines:
        fact = line.proof.known
        key = (fact.quantity.value_text, fact.quantity.unit, str(fact.as_of.start)) if isinstance(fact, Fact) else (line.value,)
        if key in found:
            found[key] = replace(found[key], also=(*found[key].also, line.proof))
        else:
            found[key] = line
    return list(found.values())


def with_conversions(lines: Sequence[Line]) -> list[Line]:
    """Sums of one sentence in two currencies as one value: "over 380 billion yuan (about 53 billion US dollars)"."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _is_conversion(last.proof.known, line.proof.known):
            found[-1] = replace(last, value=f"{last.value} ({line.value})")
        else:
            found.append(line)
    return found


def _is_conversion(one: object, other: object) -> bool:
    if not isinstance(one, Fact) or not isinstance(other, Fact) or one.quantity.unit == other.quantity.unit:
        return False
    same = (one.citation.article, one.citation.start) == (other.citation.article, other.citation.start)
    return same and unit_classes(one.quantity.unit) == unit_classes(other.quantity.unit) == {"money"}


def agree(claim: Quantity, figure: Quantity) -> bool:
    """Whether a claimed figure is the known one, or lies in its range."""
    if claim.value == figure.value:
        return True
    return figure.high is not None and figure.value <= claim.value <= figure.high


def are_alike(claim: Quantity, figure: Quantity) -> bool:
    """Whether a figure may decide a claim: a share is neither proved nor denied by a number of people."""
    if not claim.unit or not figure.unit or claim.unit == "times":
        return True
    claimed, known = unit_classes(claim.unit), unit_classes(figure.unit)
    return "any" in claimed | known or bool(claimed & known)


def is_overruled(one: Candidate) -> bool:
    return isinstance(one.known, Fact) and one.known.overruled is not None
