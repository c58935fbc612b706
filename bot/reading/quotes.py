"""What people said in a text, and who (first cut)."""

from __future__ import annotations

import re

from storage.drafts import Mention, QuoteDraft

_QUOTED = re.compile(r"“([^“”\n]{20,2000})”|\"([^\"\n]{20,2000})\"")


def find(text: str, sentences: tuple[tuple[int, int], ...], mentions: tuple[Mention, ...]) -> tuple[QuoteDraft, ...]:
    """The quotations in a text, in order."""
    found = []
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] else 2
        near = [m.entity for m in mentions if m.kind == "person" and abs(m.start - match.end()) < 200]
        found.append(QuoteDraft(start=match.start(group), end=match.end(group), text=match[group], speaker=near[0] if near else None))
    return tuple(found)
