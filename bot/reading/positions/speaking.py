"""Says whom quotations are about: whom their speaker acts for, or whom their words name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.about import Subjects
from storage.drafts import About, PositionDraft, QuoteDraft
from storage.values import AboutBasis


def with_abouts(quotes: Sequence[QuoteDraft], positions: Sequence[PositionDraft], subjects: Subjects) -> tuple[QuoteDraft, ...]:
    """The quotations, each with whom it is about where that is known."""
    held = {position.person: position.organisation for position in reversed(positions) if position.organisation}
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
    beside = passage.mentions_in(max(0, quote.start - 200), quote.end + 200)
    is_named = any(mention.entity == organisation for mention in beside if "\n" not in passage.text[quote.end : mention.start])
    return About(name=organisation, basis=AboutBasis.NAMED if is_named else AboutBasis.ARTICLE)
