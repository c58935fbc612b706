"""Whether an article is new, a duplicate or a retelling of a stored one: decided on values alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.core.text import counted
from bot.reading.fingerprint import similarity
from storage.drafts import ArticleDraft, FactDraft
from storage.records import Article, Fact
from storage.values import PartialDate, Quantity

#: Share of equal fingerprint values from which the wording alone makes a retelling. Articles that only share a subject stay below 0.02.
SAME_WORDING = 0.3

#: Where figures are equal too, this share is enough: a rewritten agency report was measured at 0.13.
SIMILAR_WORDING = 0.06

#: How many distinctive figures must be equal where the wording is similar, and where it is not.
FEW_FIGURES, MANY_FIGURES = 3, 5

#: A retelling is published within this many days of the original.
RETELLING_DAYS = 10


@dataclass(frozen=True, slots=True)
class New:
    """The article repeats no stored one."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same text is stored already."""

    of: Article
    why: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """The article repeats a stored one; both count as one source. ``same_address``: it stands where that one stood."""

    of: Article
    why: str
    same_address: bool = False


@dataclass(frozen=True, slots=True)
class Revised:
    """The article is a stored one whose publisher has changed it: so many of its entries were corrected, are new, or were taken out."""

    of: Article
    corrected: int = 0
    added: int = 0
    taken_out: int = 0


Verdict: TypeAlias = New | Duplicate | Retelling | Revised


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A stored article that the draft may repeat, with what the decision needs to know of it."""

    article: Article
    fingerprint: tuple[int, ...] = ()
    facts: tuple[Fact, ...] = ()
    same_text: bool = False
    same_url: bool = False


def judge(draft: ArticleDraft, known: Iterable[StoredArticle]) -> Verdict:
    """Whether the draft is new, a stored article once more, or a retelling of one, and why."""
    best: tuple[float, Retelling] | None = None
    for stored in known:
        if stored.same_text:
            return Duplicate(stored.article, "the text is the same, word for word")
        found = _retelling(draft, stored)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best is not None else New()


def _retelling(draft: ArticleDraft, stored: StoredArticle) -> tuple[float, Retelling] | None:
    """How sure it is that the draft retells the stored article, and why; None where it does not."""
    if not may_be_close(draft.published, stored.article.published):
        return None
    if stored.same_url:
        return 3, Retelling(stored.article, "it has the same address, where the text has changed", same_address=True)
    words = similarity(draft.fingerprint, stored.fingerprint)
    theirs = {_figure(fact) for fact in stored.facts if is_distinctive(fact.quantity)}
    shared = {_figure(fact) for fact in draft.facts if is_distinctive(fact.quantity)} & theirs
    equal_figures = f"{counted(len(shared), 'figure')} are equal"
    if words >= SAME_WORDING:
        return 2 + words, Retelling(stored.article, f"{words:.0%} of the wording is equal")
    if words >= SIMILAR_WORDING and len(shared) >= FEW_FIGURES:
        return 1 + words, Retelling(stored.article, f"the wording is similar ({words:.0%}) and {equal_figures}")
    if len(shared) >= MANY_FIGURES and 3 * len(shared) >= 2 * len(theirs):
        dated = bounds(draft.published) is not None and bounds(stored.article.published) is not None
        return words, Retelling(stored.article, f"{equal_figures}, and it appeared within days" if dated else equal_figures)
    return None


def is_distinctive(quantity: Quantity) -> bool:
    """Whether two articles rarely share this figure by chance: money, percentages, and counts from a thousand."""
    money = len(quantity.unit) == 3 and quantity.unit.isupper()
    return money or quantity.unit == "%" or quantity.value >= Decimal(1000)


def _figure(fact: FactDraft | Fact) -> tuple[str, Decimal, Decimal | None]:
    return (fact.quantity.unit.casefold(), fact.quantity.value, fact.quantity.high)


def may_be_close(a: PartialDate | None, b: PartialDate | None) -> bool:
    """Whether the two dates may lie within ten days of each other; an unknown date may be any day."""
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return True
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return gap.days <= RETELLING_DAYS


def bounds(when: PartialDate | None) -> tuple[date, date] | None:
    """The first and the last day that the date may be; None where it is not known."""
    if when is None or when.start is None or when.end is None:
        return None
    return when.start, when.end
