"""Says whom quotations are about: whom their speaker acts for, or whom their words name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.about import Subjects
from bot.reading.main_subject import main_subject_of
from bot.reading.main_subject.acting import organisations_of
from bot.reading.quotes import INTERVIEW
from storage.drafts import About, PositionDraft, QuoteDraft
from storage.values import AboutBasis

_OURS = regex(r"\b(?:we|us|our|ours)\b|我们|咱们|我們", re.IGNORECASE)


def with_abouts(quotes: Sequence[QuoteDraft], positions: Sequence[PositionDraft], subjects: Subjects) -> tuple[QuoteDraft, ...]:
    """The quotations, each with whom it is about where that is known."""
    if not quotes:
        return ()
    held = dict(organisations_of(subjects.passage))
    held.update({position.person: position.organisation for position in reversed(positions) if position.organisation})
    answers = {quote.speaker for quote in quotes if quote.occasion == INTERVIEW and quote.speaker not in held}
    main = main_subject_of(subjects.passage, subjects.title).organisation if answers else None
    held.update({speaker: main for speaker in answers if speaker and main and main != speaker})
    return tuple(quote.model_copy(update={"about": about}) if (about := _about(quote, held, subjects)) else quote for quote in quotes)


def _about(quote: QuoteDraft, held: dict[str, str], subjects: Subjects) -> About | None:
    """The speaker's organisation; else whom the words name; else what the article is about."""
    passage = subjects.passage
    organisation = held.get(quote.speaker or "")
    if organisation is None:
        spoken_of = next((m.entity for m in passage.mentions_in(quote.start, quote.end) if m.kind in ("organisation", "product")), None)
        if spoken_of:
            return About(name=spoken_of)
        return About(name=subjects.main, basis=AboutBasis.ARTICLE) if subjects.main else None
    if quote.occasion == INTERVIEW and _OURS.search(quote.text):
        return About(name=organisation, basis=AboutBasis.PRONOUN)
    beside = passage.mentions_in(max(0, quote.start - 200), quote.end + 200)
    is_named = any(mention.entity == organisation for mention in beside if "\n" not in passage.text[quote.end : mention.start])
    return About(name=organisation, basis=AboutBasis.NAMED if is_named else AboutBasis.ARTICLE)
