"""A text together with what was found in it, from which facts and events are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from bot.reading.amounts.amount import Amount
from storage.drafts import DateMention, Mention
from storage.values import PartialDate


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spanned)


@dataclass(frozen=True, eq=False)
class Passage:
    """An article's text with its sentences, clutter, dates, names and amounts, each in the order of the text.

    ``published`` is None where it is unknown. Two passages are the same only if they are one object.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    clutter: tuple[tuple[int, int], ...] = ()
    published: PartialDate | None = None
    publisher: str = ""  #: as the text's head names it; "" where it does not
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    amounts: tuple[tuple[Amount, ...], ...] = ()  #: the amounts of each sentence, with offsets in the sentence
    headings: dict[tuple[int, int], bool] = field(default_factory=dict, repr=False)  #: which sentences are headings, once asked
    _date_starts: tuple[int, ...] = field(default=(), repr=False)
    _mention_starts: tuple[int, ...] = field(default=(), repr=False)
    _clutter_starts: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_date_starts", tuple(d.start for d in self.dates))
        object.__setattr__(self, "_mention_starts", tuple(m.start for m in self.mentions))
        object.__setattr__(self, "_clutter_starts", tuple(start for start, _ in self.clutter))

    def is_clutter(self, start: int, end: int) -> bool:
        """Whether more than half of a span is clutter."""
        last = bisect_left(self._clutter_starts, end) - 1
        if last < 0 or self.clutter[last][1] <= start:
            return False  # of nearly all spans
        place = bisect_right(self._clutter_starts, start)
        covered = 0
        for index in range(max(0, place - 1), len(self.clutter)):
            left, right = self.clutter[index]
            if left >= end:
                break
            covered += max(0, min(right, end) - max(left, start))
        return 2 * covered > end - start

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The time expressions that begin in [start, end)."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names that begin in [start, end)."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]
