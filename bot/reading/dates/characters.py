"""Text without the characters that nobody sees, with letters for ligatures, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.core.patterns import regex

#: Soft hyphens, zero-width blanks and joiners, direction marks.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LETTERS |= {chr(0xFF10 + number): str(number) for number in range(10)} | {"／": "/", "－": "-", "．": "."}
_STRANGE = regex(f"[{_INVISIBLE}{''.join(_LETTERS)}]")


class Plain:
    """A text as it reads (``text``), and where each of its characters stands in the original: "Sep\u00adtember" is "September"."""

    def __init__(self, original: str) -> None:
        self._origins: list[int] | None = None
        self._length = len(original)
        self.text = original
        if not _STRANGE.search(original):
            return
        parts: list[str] = []
        origins: list[int] = []
        for index, character in enumerate(original):
            if character not in _INVISIBLE:
                written = _LETTERS.get(character, character)
                parts.append(written)
                origins.extend([index] * len(written))
        self.text, self._origins = "".join(parts), origins

    def spans(self, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """The same spans in the plain text."""
        origins = self._origins
        return spans if origins is None else [(bisect_left(origins, start), bisect_left(origins, end)) for start, end in spans]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of the plain text, which is not empty, in the original."""
        return (start, end) if self._origins is None else (self._origins[start], self._origins[end - 1] + 1)

    @property
    def is_original(self) -> bool:
        return self._origins is None
