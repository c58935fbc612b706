"""What the one sentence that is to prove an entry holds: its figures and its date, read again before anything is stored."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import partial

from bot.core.errors import BriefingError, NotReadable
from bot.core.text import one_line, shorten
from bot.reading.amounts import quantities
from bot.reading.article import read
from bot.reading.facts import reparses
from storage.drafts import ArticleDraft, EventDraft, FactDraft, QuoteDraft, Vocabulary
from storage.values import Basis, PartialDate, Quantity

#: An entry by hand rests on a sentence or two, not on an article.
MAX_LENGTH = 1500

#: What is not readable and shorter than this lacks words, not readable signs.
_TOO_SHORT = 60


class NotInSentence(BriefingError):
    """What was to be entered can't be read out of the sentence that was given."""

    code = "not-in-sentence"
    option = "sentence"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be read out of a sentence, and the fact that the reader made of it, where it made one."""

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
        raise NotInSentence(
            f"That is no sentence but a text of {len(words):,} characters.",
            "Give the one sentence that says it, or add the whole article: /brief add",
        )
    try:
        return await asyncio.to_thread(partial(read, words, published=published, vocabulary=vocabulary))
    except NotReadable as error:
        if len(words) < _TOO_SHORT:
            raise NotInSentence("That is too short for a sentence.", "Give the whole sentence that says it, in quotation marks.") from error
        raise


def figures_in(draft: ArticleDraft) -> list[Figure]:
    """The figures that can be read out of a short text, each once; those that the reader made facts of first."""
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
    """The figure that is meant: the one of that value, else the only one that the reader took for that metric, else the only one.

    Raises:
        NotInSentence: there is none, or more than one; the message tells what could be read.
    """
    figures = figures_in(draft)
    if not figures:
        raise NotInSentence("No figure can be read out of this sentence, so it is not stored.", other_readings(draft))
    if value is not None:
        meant = [figure for figure in figures if is_value(figure, value, draft.text)]
        if not meant:
            typed = shorten(one_line(value), 60)
            raise NotInSentence(
                f"“{typed}” can't be read out of this sentence. {readable_figures(figures, draft)}", "Give one of these as value:"
            )
    else:
        meant = [one for one in figures if one.fact and one.fact.metric.casefold() == metric.casefold()] or figures
    if len(meant) > 1:
        meant = [figure for figure in meant if figure.fact and figure.fact.subject.casefold() in subjects] or meant
    if len(meant) > 1:
        raise NotInSentence(
            f"The sentence holds more than one figure. {readable_figures(figures, draft)}", "Say which one with value:, as printed."
        )
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
    return f"What could be read: {', '.join(f'“{one_line(draft.text[one.start : one.end])}”' for one in figures[:8])}."


def other_readings(draft: ArticleDraft) -> str:
    dates = [one_line(mention.text) for mention in draft.dates[:4]]
    names = list(dict.fromkeys(one_line(mention.entity) for mention in draft.mentions))[:4]
    told = ", ".join([*(f"the date “{words}”" for words in dates), *(f"the name {name}" for name in names)])
    return f"What could be read: {told or 'nothing'}. Give the sentence as it is printed, with its figure."


def sentence_at(draft: ArticleDraft, at: int) -> str:
    start, end = span_at(draft, at)
    return draft.text[start:end]


def span_at(draft: ArticleDraft, at: int) -> tuple[int, int]:
    return next(((start, end) for start, end in draft.sentences if start <= at < end), (0, len(draft.text)))


def dated_by(typed: PartialDate | None, draft: ArticleDraft, read_as: PartialDate | None) -> PartialDate:
    """The date of an entry by hand. One that was typed but does not stand in the sentence is inferred: the sentence does not prove it."""
    known = [mention.when for mention in draft.dates if mention.when is not None and mention.when.start is not None]
    if typed is not None:
        return next((when for when in known if when.value == typed.value), replace(typed, basis=Basis.INFERRED))
    if read_as is not None and read_as.value:
        return read_as
    if known:
        return known[0]
    return replace(draft.published, basis=Basis.INFERRED) if draft.published and draft.published.value else PartialDate.unknown()


def moved_by(entry: FactDraft | EventDraft | QuoteDraft, offset: int) -> FactDraft | EventDraft | QuoteDraft:
    """The draft where its sentence begins so much later in the text."""
    moved = {"start": entry.start + offset, "end": entry.end + offset}
    if isinstance(entry, FactDraft):
        moved |= {"figure_start": entry.figure_start + offset, "figure_end": entry.figure_end + offset}
    return entry.model_copy(update=moved)
