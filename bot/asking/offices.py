"""Who holds an office, who came last or comes, and who follows a person that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.asking.lines import once_each
from bot.asking.plan.model import Part, Period, TimeRelation
from bot.asking.replies import Answered, Line, Reply
from bot.asking.scored import Scored, line_of
from bot.asking.successions import NEW, is_named, of_successor
from bot.core.patterns import regex
from bot.reading import dates
from bot.wording.positions import position_text
from storage.records import Passage, Position
from storage.values import TopicKind, key_of


def holder(part: Part, ranked: Sequence[Scored]) -> Reply | None:
    """Who holds the office that is asked for, or of a new holder who came last or comes."""
    held = [one for one in ranked if isinstance(one.one.known, Position) and one.features.relation == 1.0]
    asked = key_of(part.text)
    held = [one for one in _of_nearest_title(part, held) if not is_named(getattr(one.one.known, "person", ""), asked)]
    if not held:
        return None
    if NEW.search(part.text):
        leaving = [one for one in held if _only_leaves(one.one.known)]
        held = [one for one in held if one not in leaving]
        if not held:
            return _after(leaving, part, ranked)
        new = max((_newest_in_office(one) for one in _by_person(held)), key=lambda found: found[0])
        return Answered(part, lines=(new[1],))
    held.sort(key=lambda one: (_has_ended(one.one.known), -one.one.newest.toordinal(), one.order))
    return Answered(part, lines=tuple(once_each([line_of(one, part) for one in _by_person(held)])[:1]))


def _after(leaving: Sequence[Scored], part: Part, ranked: Sequence[Scored]) -> Reply | None:
    """Who follows somebody that leaves, where the next sentence tells it: "He will be succeeded by Ada Roe, Vice-President"."""
    for one in leaving:
        gone = one.one.known
        assert isinstance(gone, Position)
        for other in ranked:
            position = other.one.known
            if not isinstance(position, Position) or position.predecessor is None or position.citation.article != gone.citation.article:
                continue
            if key_of(position.predecessor) == key_of(gone.person):
                coming = replace(position, title=gone.title, since=gone.until)
                return Answered(part, lines=(Line(f"{coming.person}, {position_text(coming)}", other.one, also=(one.one,)),))
    return None


def taking_over(part: Part, ranked: Sequence[Scored]) -> Reply | None:
    """Who takes over when somebody has left, by the sentence behind: "Roe leaves on 30 June. Her deputy, Jan Moreau, becomes …"."""
    if part.period is None:
        return None
    for one in ranked:
        if not isinstance(one.one.known, Passage) or not (coming := _BECOMES.search(" ".join(one.one.sentence.split()))):
            continue
        left = dates.find(one.one.context, [(0, len(one.one.context))], one.one.citation.published)
        ends = [mention.when.end for mention in left if mention.when is not None and mention.when.end is not None]
        if _LEAVES.search(one.one.context) and ends and _is_after(part.period, max(ends)):
            return Answered(part, lines=(Line(f"{coming['name']}, {coming['title']}", one.one),))
    return None


def _is_after(period: Period, left: date) -> bool:
    """Whether the time asked for begins when the office is vacant: not long before, and by its month where no year is given."""
    if period.months is not None:
        behind = left.month if period.relation is TimeRelation.AFTER else (left + timedelta(days=1)).month
        return behind == period.months[0]
    return (period.last is None or period.last > left) and (period.first is None or period.first >= left - timedelta(days=31))


_LEAVES = regex(r"\b(?:leav(?:e|es|ing)|step(?:s|ping)? down|resign\w*|retir(?:e|es|ing)|depart\w*|go(?:es)?)\b")
_BECOMES = regex(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,2}),? (?:becomes|will become|takes over as|will take over as|steps in as) "
    r"(?:the |its )?"
    r"(?P<title>(?:acting|interim|new)?(?: ?[a-z-]+){1,3}?)"
    r"(?= (?:the (?:day|week|month) (?:after|later)|then|from then|the next|on that day)\b)"
)


def _of_nearest_title(part: Part, held: Sequence[Scored]) -> list[Scored]:
    """Those whose title is called as the question calls the office, if any: a "finance chief" is no chief executive."""
    pattern = part.relation.pattern if part.relation is not None else ""
    titles = [(one, one.one.known.title) for one in held if isinstance(one.one.known, Position)]
    same = [one for one, title in titles if pattern and re.fullmatch(pattern, title, re.IGNORECASE)]
    alike = [one for one, title in titles if pattern and re.search(pattern, title, re.IGNORECASE)]
    return same or alike or [one for one, _ in titles]


def _newest_in_office(scored: Scored) -> tuple[tuple[date, bool, bool, int], Line]:
    """How new somebody is in an office, and the line that says so; of one that has a successor it is the successor's."""
    position = scored.one.known
    assert isinstance(position, Position)
    coming = of_successor(position) or position
    since = coming.since.start if coming.since is not None else None
    order = (since or date.min, coming.until is None, coming.predecessor is not None, scored.one.newest.toordinal())
    return order, Line(f"{coming.person}, {position_text(coming)}", scored.one)


def follower(part: Part, ranked: Sequence[Scored]) -> Reply | None:
    """Who follows the person that the question names: "who takes over from Ada Roe?"."""
    asked = key_of(part.text)
    # The follower's own position has the better date of the two.
    for one in sorted(ranked, key=lambda scored: getattr(scored.one.known, "predecessor", None) is None):
        position = one.one.known
        if not isinstance(position, Position):
            continue
        coming = position if position.predecessor is not None else of_successor(position)
        if coming is not None and coming.predecessor is not None and is_named(coming.predecessor, asked):
            return Answered(part, lines=(Line(f"{coming.person}, {position_text(coming)}", one.one),))
    return None


def coming_in(part: Part, ranked: Sequence[Scored]) -> Reply | None:
    """Who comes last of those that follow somebody in an office of the thing: "who takes over at Acme"."""
    following = [
        one for one in ranked if isinstance(one.one.known, Position) and one.features.relation == 1.0 and one.features.thing >= 0.5
    ]
    if not following or any(thing.kind == TopicKind.PERSON for thing in part.things):
        return None
    return Answered(part, lines=(max((_newest_in_office(one) for one in _by_person(following)), key=lambda found: found[0])[1],))


def _only_leaves(known: object) -> bool:
    """Whether a position tells that somebody leaves, and not who comes."""
    return isinstance(known, Position) and known.until is not None and known.successor is None


def _has_ended(known: object) -> bool:
    return isinstance(known, Position) and known.until is not None


def _by_person(held: Sequence[Scored]) -> list[Scored]:
    """Of each person's reports the one that tells most."""
    found: dict[str, Scored] = {}
    for one in held:
        position = one.one.known
        assert isinstance(position, Position)
        key = key_of(position.person)
        before = found.get(key)
        if before is None or _known_details(position) > _known_details(before.one.known):
            found[key] = one
    return list(found.values())


def _known_details(position: object) -> int:
    """How much is known of a position: its dates, its organisation, and who came before and after."""
    assert isinstance(position, Position)
    return sum(one is not None for one in (position.since, position.until, position.predecessor, position.successor, position.organisation))
