"""What a text has stated about offices before a sentence: who holds one, who leaves, who comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.positions.coding import Coded
from bot.reading.positions.described import COMES, GIVES_UP, HEIRS, NEW_HOLDER, PREDECESSOR
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
    arriving: Held | None = None
    last_person: str | None = None  #: the one person of whom the last sentence tells an office
    _coming: dict[str, PartialDate | None] = field(default_factory=dict)
    _ago: int = 0

    def add(self, stated: Sequence[Held]) -> None:
        """Goes on to the next sentence after what one stated."""
        self._ago += 1
        if self._ago > _SOON:
            self.leaving = None
        for one in stated:
            if one.title not in FOR_LIFE and not one.elsewhere and (one.until is None or one.person not in self.known):
                self.known[one.person] = one
        people = {one.person for one in stated if not one.elsewhere and one.successor is None}
        if len(people) == 1:
            self.last_person = people.pop()
        arrived = [one for one in stated if one.since is not None and one.until is None and not one.elsewhere]
        if arrived or self._ago > 1:
            self.arriving = arrived[-1] if arrived else None
        left = [one for one in stated if one.until is not None and one.successor is None and one.title not in FOR_LIFE]
        if left:
            self.leaving, self._ago = left[-1], 0

    def of(self, old: str, new: str) -> Held | None:
        """The office that was stated before of one of the two in a succession."""
        return self.known.get(old) or self.known.get(new)

    def comes(self, person: str) -> PartialDate | None:
        """When somebody takes over, as was stated before."""
        if person in self._coming:
            return self._coming[person]
        known = self.known.get(person)
        return known.since if known is not None else None

    def heirs(self, shape: Coded, given: _Given) -> list[Held]:
        """Both positions where the sentence names who follows the one that leaves."""
        self._note_who_comes(shape)
        before = PREDECESSOR.search(shape.text)
        if before is not None and self.arriving is not None and self.arriving.predecessor is None:
            return self._before(self.arriving, shape.mark(before["who"]).name)
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

    def _before(self, new: Held, old: str) -> list[Held]:
        """Both positions where the sentence names whom the one that came last follows."""
        if old == new.person or new.title in FOR_LIFE:
            return []
        new = replace(new, predecessor=old, basis=AboutBasis.PRONOUN)
        return [new, replace(new, person=old, since=None, until=new.since, predecessor=None, successor=new.person)]

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
        """The position stated before of somebody who now is said to give it up; one without a title waits for who follows."""
        match = GIVES_UP.search(shape.text)
        if match is None:
            return []
        who = shape.mark(match["who"]).name
        own = [one for one in given.values() if one.person == who and one.title not in FOR_LIFE]
        if own:
            return [replace(own[0], until=when(match))] if len(own) == 1 and own[0].until is None else []
        known = self.known.get(who)
        if known is not None:
            return [replace(known, until=when(match), basis=AboutBasis.PRONOUN)] if known.until is None else []
        self.leaving, self._ago = Held(person=who, title="head", basis=AboutBasis.ARTICLE, until=when(match)), 0
        return []
