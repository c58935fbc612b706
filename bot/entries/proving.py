"""Reading the one sentence that is to prove an entry: which figures and dates can be read in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from bot.core.errors import BriefingError, NotReadable
from bot.core.text import one_line, shorten
from bot.entries.workers import in_worker
from bot.reading.amounts import quantities
from bot.reading.article import read
from bot.reading.facts import reparses
from storage.drafts import ArticleDraft, CitedDraft, FactDraft, Vocabulary
from storage.values import Basis, PartialDate, Quantity

#: The most characters of a sentence; more is an article.
MAX_LENGTH = 1500

#: A text that is shorter than this and can't be read has too few words; a longer one is unreadable for another reason.
_TOO_SHORT = 60


class NotInSentence(BriefingError):
    """What is to be stored can't be read in the sentence that was given."""

    code = "not-in-sentence"
    option = "sentence"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be read in a sentence, with its span, and the fact that the reader made of it, where it made one."""

    quantity: Quantity
    start: int
    end: int
    fact: FactDraft | None = None


async def read_sentence(sentence: str, vocabulary: Vocabulary, published: PartialDate | None = None) -> ArticleDraft:
    """The sentence as a short article.

    Raises:
        NotReadable: it is no text.
        NotInSentence: it is a whole article, or too short for a sentence.
    """
    words = " ".join(sentence.split())
    if len(words) > MAX_LENGTH:
        raise NotInSentence("sentence-too-long", length=f"{len(words):,}")
    try:
        return await in_worker(read, words, published=published, vocabulary=vocabulary)
    except NotReadable as error:
        if len(words) < _TOO_SHORT:
            raise NotInSentence("sentence-too-short") from error
        raise


def figures_in(draft: ArticleDraft) -> list[Figure]:
    """The figures that can be read in a short text, each once; first those that the reader made facts of."""
    found: dict[tuple[int, int], Figure] = {}
    for fact in draft.facts:
        if reparses(draft.text[fact.start : fact.end], fact.quantity):
            found.setdefault((fact.figure_start, fact.figure_end), Figure(fact.quantity, fact.figure_start, fact.figure_end, fact))
    for mention in draft.quantities:
        inside = any(start <= mention.start and mention.end <= end for start, end in found)
        if not inside and reparses(sentence_at(draft, mention.start), mention.quantity):
            found[mention.start, mention.end] = Figure(mention.quantity, mention.start, mention.end)
    return list(found.values())


def choose_figure(draft: ArticleDraft, metric: str, value: str | None, subjects: frozenset[str] = frozenset()) -> Figure:
    """The figure that is meant: the one of that value, else the only one that the reader gave that metric, else the only one.

    Raises:
        NotInSentence: there is none, or more than one; the message lists what could be read.
    """
    figures = figures_in(draft)
    if not figures:
        raise NotInSentence("sentence-without-figure", readings=other_readings(draft))
    if value is not None:
        meant = [figure for figure in figures if is_value(figure, value, draft.text)]
        if not meant:
            typed = shorten(one_line(value), 60)
            raise NotInSentence("figure-not-in-sentence", value=typed, figures=readable_figures(figures, draft))
    else:
        meant = [one for one in figures if one.fact and one.fact.metric.casefold() == metric.casefold()] or figures
    if len(meant) > 1:
        meant = [figure for figure in meant if figure.fact and figure.fact.subject.casefold() in subjects] or meant
    if len(meant) > 1:
        raise NotInSentence("figure-ambiguous", figures=readable_figures(figures, draft))
    return meant[0]


def is_value(figure: Figure, value: str, text: str) -> bool:
    """Whether a figure is the one that was typed: as printed, as a plain number, or in other words for the same amount."""
    typed, printed = one_line(value).casefold(), one_line(text[figure.start : figure.end]).casefold()
    if typed == printed or (typed and re.search(rf"(?<!\w){re.escape(typed)}(?!\w)", printed)):
        return True
    numbers = {amount.quantity.value for amount in quantities.amounts(value)}
    try:
        number = Decimal(typed.replace(",", "").rstrip("%"))
        numbers |= {number} if number.is_finite() else set()
    except InvalidOperation:
        pass
    return figure.quantity.value in numbers


def readable_figures(figures: Sequence[Figure], draft: ArticleDraft) -> str:
    """The figures as printed, at most eight, in quotation marks."""
    return ", ".join(f"“{one_line(draft.text[one.start : one.end])}”" for one in figures[:8])


def other_readings(draft: ArticleDraft) -> str:
    """The dates and names that were read, at most four of each; "nothing" where there are none."""
    dates = [one_line(mention.text) for mention in draft.dates[:4]]
    names = list(dict.fromkeys(one_line(mention.entity) for mention in draft.mentions))[:4]
    return ", ".join([*(f"the date “{words}”" for words in dates), *(f"the name {name}" for name in names)]) or "nothing"


def sentence_at(draft: ArticleDraft, at: int) -> str:
    """The sentence at that offset; the whole text where there is none."""
    start, end = span_at(draft, at)
    return draft.text[start:end]


def span_at(draft: ArticleDraft, at: int) -> tuple[int, int]:
    """The span of the sentence at that offset; that of the whole text where there is none."""
    return next(((start, end) for start, end in draft.sentences if start <= at < end), (0, len(draft.text)))


def choose_date(typed: PartialDate | None, draft: ArticleDraft, read_as: PartialDate | None) -> PartialDate:
    """The date of an entry by hand: the typed one, else the one that the reader gave it, else the first in the sentence.

    A typed date that is not in the sentence is marked as inferred, because the sentence does not prove it.
    """
    known = [mention.when for mention in draft.dates if mention.when is not None and mention.when.start is not None]
    if typed is not None:
        return next((when for when in known if when.value == typed.value), replace(typed, basis=Basis.INFERRED))
    if read_as is not None and read_as.value:
        return read_as
    if known:
        return known[0]
    return replace(draft.published, basis=Basis.INFERRED) if draft.published and draft.published.value else PartialDate.unknown()


def moved_by(entry: CitedDraft, offset: int) -> CitedDraft:
    """The draft with all its offsets moved by so many characters."""
    moved = {"start": entry.start + offset, "end": entry.end + offset}
    if isinstance(entry, FactDraft):
        moved |= {"figure_start": entry.figure_start + offset, "figure_end": entry.figure_end + offset}
    return entry.model_copy(update=moved)
