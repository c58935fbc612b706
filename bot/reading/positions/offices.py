"""Reads positions sentence by sentence and makes one of all that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.about import Subjects
from bot.reading.headings import is_heading
from bot.reading.passage import Passage
from bot.reading.positions import chinese
from bot.reading.positions.coding import coded, may_need_person
from bot.reading.positions.employers import Employers
from bot.reading.positions.held import Held, draft
from bot.reading.positions.scene import Scene
from bot.reading.positions.sentence import held as held_in
from bot.reading.sentences import is_chinese
from storage.drafts import PositionDraft
from storage.values import AboutBasis, PartialDate

_LONGEST = 1000


def find(passage: Passage, subjects: Subjects) -> tuple[PositionDraft, ...]:
    """The positions that a text gives, in order, one for a person, title and organisation, each with its best dates."""
    found: list[Held] = []
    scene, employers = Scene(), Employers(passage, subjects)
    for start, end in passage.sentences:
        if end - start > _LONGEST or passage.is_clutter(start, end):
            continue
        stated = [employers.of(replace(held, start=start, end=end)) for held in _positions_in(passage, subjects, scene, start, end)]
        stated = [held for held in _with_the_same_organisation(stated) if held.organisation or held.title != "head"]
        scene.add(stated)
        found.extend(stated)
    return tuple(draft(held) for held in _merged(found))


def _with_the_same_organisation(stated: list[Held]) -> list[Held]:
    """Both sides of a succession in the organisation of the one who leaves."""
    left = {(one.successor, one.title): one for one in stated if one.successor}
    return [
        replace(one, organisation=old.organisation, basis=old.basis)
        if one.basis is AboutBasis.ARTICLE and (old := left.get((one.person, one.title))) is not None
        else one
        for one in stated
    ]


def _positions_in(passage: Passage, subjects: Subjects, scene: Scene, start: int, end: int) -> Iterator[Held]:
    """The positions in the sentence at ``text[start:end]``."""
    sentence = passage.text[start:end].replace("\n", " ")
    if is_chinese(sentence):
        yield from chinese.held(sentence, passage.dates_in(start, end), start, scene.leaving)
        return
    if is_heading(passage, start, end):
        return
    names = passage.mentions_in(start, end)
    person = subjects.person_before(start) or scene.last_person if may_need_person(sentence, names) else None
    shape = coded(sentence, start, names, passage.dates_in(start, end), person)
    if shape is not None:
        yield from held_in(shape, scene)


@dataclass(slots=True)
class _Place:
    index: int


def _merged(found: list[Held]) -> list[Held]:
    """One position for each person, title and organisation; one without an organisation joins that of the same person and title."""
    kept: list[Held] = []
    places: dict[tuple[str, str], list[_Place]] = {}
    for held in found:
        for place in places.setdefault((held.person, held.title), []):
            other = kept[place.index]
            if other.organisation == held.organisation or not other.organisation or not held.organisation or _guessed(other, held):
                kept[place.index] = _better(other, held)
                break
        else:
            places[held.person, held.title].append(_Place(len(kept)))
            kept.append(held)
    return kept


def _guessed(first: Held, second: Held) -> bool:
    """Whether one of the two organisations is only that of the article."""
    return (first.basis is AboutBasis.ARTICLE) != (second.basis is AboutBasis.ARTICLE)


def _better(first: Held, second: Held) -> Held:
    """Two tellings of one position in one: the named organisation, the most exact dates, and the sentence that has them."""
    named = second if second.organisation and (not first.organisation or first.basis is AboutBasis.ARTICLE) else first
    dated = second if (second.since or second.until) and not (first.since or first.until) else first
    return replace(
        dated,
        organisation=named.organisation,
        basis=named.basis,
        since=_exact(first.since, second.since),
        until=_exact(first.until, second.until),
        predecessor=first.predecessor or second.predecessor,
        successor=first.successor or second.successor,
    )


def _exact(first: PartialDate | None, second: PartialDate | None) -> PartialDate | None:
    """The date that is known more exactly."""
    if first is None or second is None:
        return first or second
    return second if len(second.value) > len(first.value) else first
