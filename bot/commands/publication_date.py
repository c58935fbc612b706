"""Asking once for a publication date that neither an article nor its page tells; nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.document import Block, Choice, Choices, paragraph
from bot.core.language import listed, say, say_count, to_say
from bot.entries.publication import possible_dates
from bot.wording.dates import date_text
from storage.drafts import ArticleDraft
from storage.values import PartialDate, Precision

#: What is unknown while the date is.
CONSEQUENCE = to_say("Without an answer it stays unknown, and so do dates like “last April” in it.")


def ask_for_date(draft: ArticleDraft, line: str, today: date, posted: PartialDate | None = None) -> tuple[Block, ...]:
    """The question when the article was published, with what its text offers and the day on which somebody ``posted`` it; nothing where
    that is known. ``line`` is the command that stores the answer, up to the date."""
    if draft.published is not None:
        return ()
    found = {when.value: when for when in (*possible_dates(draft, today), *((posted,) if posted else ()))}.values()
    choices = tuple(Choice(label=_label(when), line=f"{line}{when.value}") for when in found)
    command = f"{line}{today.isoformat()}"
    if choices:
        asked = say("When was it published? Choose one of the days that its text names, or send {line} with the right date.", line=command)
    else:
        asked = say("When was it published? Send {line} with the right date.", line=command)
    question = paragraph(f"{asked} {say(CONSEQUENCE)}")
    return (question, Choices(choices=choices)) if choices else (question,)


def _label(when: PartialDate) -> str:
    words = date_text(when)
    return say("On {when}", when=words) if when.precision is Precision.DAY else say("In {when}", when=words)


def date_missing(refs: Sequence[str]) -> str:
    """How a script's operator gives the dates of articles that were stored without one."""
    return say_count(
        "Publication date unknown: {refs}. Dates like “last April” in it stay unresolved. "
        'Give it with --published 2024-09-24 when you add an article, or now: briefing-bot ask "/brief entry correct {first} '
        'published:2024-09-24"',
        "Publication date unknown: {refs}. Dates like “last April” in them stay unresolved. "
        'Give it with --published 2024-09-24 when you add an article, or now: briefing-bot ask "/brief entry correct {first} '
        'published:2024-09-24"',
        len(refs),
        refs=listed(refs),
        first=refs[0],
    )
