"""Asking once for a publication date that neither an article nor its page tells; nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.document import Block, Choice, Choices, paragraph
from bot.entries.publication import possible_dates
from storage.drafts import ArticleDraft
from storage.values import PartialDate, Precision

#: What is unknown while the date is.
CONSEQUENCE = "Without an answer it stays unknown, and so do dates like “last April” in it."


def ask_for_date(draft: ArticleDraft, line: str, today: date) -> tuple[Block, ...]:
    """The question when the article was published, with what its text offers; nothing where that is known. ``line`` is the command that
    stores the answer, up to the date."""
    if draft.published is not None:
        return ()
    found = possible_dates(draft, today)
    choices = tuple(Choice(label=_label(when), line=f"{line}{when.value}") for when in found)
    offered = "Choose one of the days that its text names, or send " if choices else "Send "
    question = paragraph(f"When was it published? {offered}{line}{today.isoformat()} with the right date. {CONSEQUENCE}")
    return (question, Choices(choices=choices)) if choices else (question,)


def _label(when: PartialDate) -> str:
    return f"On {when.text}" if when.precision is Precision.DAY else f"In {when.text}"


def date_missing(refs: Sequence[str]) -> str:
    """How a script's operator gives the dates of articles that were stored without one."""
    return (
        f"Publication date unknown: {', '.join(refs)}. Dates like “last April” in {'it' if len(refs) == 1 else 'them'} stay unresolved. "
        "Give it with --published 2024-09-24 when you add an article, or now: "
        f'briefing-bot ask "/brief entry correct {refs[0]} published:2024-09-24"'
    )
