"""Remembers on which day a text says that a named occasion is, so that a later "At the Harbour Conference, ..." has a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.core.patterns import regex
from storage.drafts import DateMention, Mention
from storage.values import Basis, PartialDate, Precision

_BEFORE = regex(r"\b(?:[Aa]t|[Dd]uring)\s(?:the\s|its\s|this\syear['’]s\s)?(?:\d{4}\s)?$")
_ANNIVERSARY = regex(
    r"(?<!upcoming )(?<!forthcoming )\b(?:(?P<count>one|two|three|four|five|ten|\d{1,3})-year\sanniversary\sof"
    r"|(?P<ordinal>first|second|third|fourth|fifth|tenth|\d{1,3}(?:st|nd|rd|th))\sanniversary\sof)",
    re.IGNORECASE,
)
_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "tenth": 10,
}
#: The most characters between an occasion's name and its day.
_NEAR = 40


@dataclass
class Occasions:
    """The days of the occasions that a text has named so far. Each text needs one of its own."""

    days: dict[str, PartialDate] = field(default_factory=dict)
    last: PartialDate | None = None

    def remember(self, names: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        """Notes the day of each occasion that a sentence names right before it: "at the Harbour Conference on September 19th"."""
        for date in dates:
            if date.when is None or date.when.precision is not Precision.DAY:
                continue
            for name in names:
                if name.kind == "event" and 0 <= date.start - name.end < _NEAR:
                    self.days.setdefault(name.entity, date.when)
                    self.last = date.when

    def at(self, text: str, names: Sequence[Mention]) -> PartialDate | None:
        """The day of the occasion at which a sentence takes place, if the text has stated that day before; else None."""
        for name in names:
            known = self.days.get(name.entity)
            if known is not None and _BEFORE.search(text[max(0, name.start - 24) : name.start]):
                return replace(known, basis=Basis.RESOLVED)
        return None

    def before_anniversary(self, sentence: str, published: PartialDate | None) -> PartialDate | None:
        """The month that an anniversary remembers, or None: for "the one-year anniversary of the filing", a year before the occasion."""
        found = _ANNIVERSARY.search(sentence) if "nniversary" in sentence else None
        base = self.last or (published if published is not None and published.basis is not Basis.UNKNOWN else None)
        if found is None or base is None or base.start is None or base.precision not in (Precision.DAY, Precision.MONTH):
            return None
        word = (found["count"] or found["ordinal"]).lower()
        years = _COUNTS.get(word) or int(re.sub(r"\D", "", word) or 0)
        if not 0 < years < min(300, base.start.year):
            return None
        return PartialDate.month(base.start.year - years, base.start.month, Basis.RESOLVED)
