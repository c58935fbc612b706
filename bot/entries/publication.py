"""When an article without a publication date may have been published: days that its text names, for whoever adds it to choose from."""

from __future__ import annotations

from datetime import date

from storage.drafts import ArticleDraft
from storage.values import Basis, PartialDate, Precision

#: So many are offered at most, and within so many characters of either end stand bylines and date lines.
MOST, EDGE = 3, 300


def possible_dates(draft: ArticleDraft, today: date) -> tuple[PartialDate, ...]:
    """Days, or else months, that the text states with their year and that have come: those at its beginning and end first, then the
    latest, which an article's own date follows soon. Nothing is taken for the date of the article: a person says which it is."""
    found: dict[str, tuple[bool, bool, PartialDate]] = {}
    for mention in draft.dates:
        when = mention.when
        if when is None or when.basis is not Basis.STATED or when.start is None or when.start > today:
            continue
        if when.precision in (Precision.DAY, Precision.MONTH):
            at_edge = mention.end <= EDGE or mention.start >= len(draft.text) - EDGE
            is_day = when.precision is Precision.DAY
            before = found.get(when.value, (False, False, when))
            found[when.value] = (is_day, at_edge or before[1], when)
    ranked = sorted(found.values(), key=lambda one: (one[0], one[1], one[2].start or date.min), reverse=True)
    return tuple(when for _, _, when in ranked[:MOST])
