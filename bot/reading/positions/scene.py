"""What a text has told of offices before a sentence: who holds one, who leaves, who comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.positions.coding import Coded
from bot.reading.positions.described import COMES, GIVES_UP, HEIRS, NEW_HOLDER
from bot.reading.positions.held import Held
from bot.reading.positions.rules import NOT_YET
from bot.reading.positions.titles import FOR_LIFE, canonical
from storage.values import AboutBasis, PartialDate

_Given = Mapping[tuple[str, str], Held]
#: How many sentences later a successor may be named.
_SOON = 4


@dataclass(slots=True)
class Scene:
    """The people and offices of the sentences read so far; ``leaving`` is who gave one up a few sentences ago."""

    known: dict[str, Held] = field(default_factory=dict)
    leaving: Held | None = None
    last_person: str | None = None  #: who comes, as the last sentence says
    _coming: dict[str, PartialDate | None] = field(default_factory=dict)
    _ago: int = 0

    def add(self, told: Sequence[Held]) -> None:
        """Goes on to the next sentence after what one told."""
        self._ago += 1
        if self._ago > _SOON:
            self.leaving = None
        for one in told:
            if one.title not in FOR_LIFE and (one.until is None or one.person not in self.known):
                self.known[one.person] = one
        left = [one for one in told if one.until is not None and one.successor is None and one.title not in FOR_LIFE]
        if left:
            self.leaving, self._ago = left[-1], 0

    def of(self, old: str, new: str) -> Held | None:
        """The office that was told before of one of the two in a succession."""
        return self.known.get(old) or self.known.get(new)

    def comes(self, person: str) -> PartialDate | None:
        """When somebody takes over, as was told before."""
        if person in self._coming:
            return self._coming[person]
        known = self.known.get(person)
        return known.since if known is not None else None

    def heirs(self, shape: Coded, given: _Given) -> list[Held]:
        """Both positions where the sentence names who follows the one that leaves."""
        self._note_who_comes(shape)
        old = self.leaving
        if old is None:
            return []
        for match in (found for pattern in HEIRS for found in pattern.finditer(shape.text)):
            if not NOT_YET.search(match[0]):
                return self._both(old, shape.mark(match["who"]).name, given)
        for match in NEW_HOLDER.finditer(shape.text):
            if canonical(shape.mark(match["title"]).name) == canonical(old.title):
                return self._both(old, shape.mark(match["who"]).name, given)
        return []

    def _both(self, old: Held, new: str, given: _Given) -> list[Held]:
        if new == old.person:
            return []
        own = given.get((new, old.title))
        since = (own.since if own is not None else None) or self._coming.get(new) or old.until
        self.leaving = None
        basis = AboutBasis.PRONOUN if old.organisation else old.basis
        heir = replace(old, person=new, since=since, until=None, predecessor=old.person, successor=None, basis=basis)
        return [replace(old, successor=new, basis=basis), heir]

    def _note_who_comes(self, shape: Coded) -> None:
        self.last_person = None
        for match in COMES.finditer(shape.text):
            self.last_person = shape.mark(match["who"]).name
            self._coming[self.last_person] = shape.mark(match["since"]).when if match["since"] else None

    def gives_up(self, shape: Coded, given: _Given, when: Callable[[re.Match[str]], PartialDate | None]) -> list[Held]:
        """The position told before of somebody who now is said to give it up; one without a title waits for who follows."""
        match = GIVES_UP.search(shape.text)
        if match is None:
            return []
        who = shape.mark(match["who"]).name
        if any(one.person == who for one in given.values()):
            return []
        known = self.known.get(who)
        if known is not None:
            return [replace(known, until=when(match), basis=AboutBasis.PRONOUN)] if known.until is None else []
        self.leaving, self._ago = Held(person=who, title="head", basis=AboutBasis.ARTICLE, until=when(match)), 0
        return []
