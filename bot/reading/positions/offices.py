"""Reads positions sentence by sentence and makes one of all that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.about import Subjects
from bot.reading.headings import is_heading
from bot.reading.names.places import PLACES
from bot.reading.passage import Passage
from bot.reading.positions import chinese
from bot.reading.positions.coding import Coded, coded
from bot.reading.positions.held import Held, draft
from bot.reading.positions.rules import DATE, FORMER, NAMELESS, NOT_YET, RULES, Rule
from bot.reading.positions.titles import EITHER, FOR_LIFE, PUBLIC, canonical
from bot.reading.sentences import is_chinese
from storage.drafts import PositionDraft
from storage.values import AboutBasis, PartialDate

_LONGEST = 1000


def find(passage: Passage, subjects: Subjects) -> tuple[PositionDraft, ...]:
    """The positions that a text gives, in order, one for a person, title and organisation, each with its best dates."""
    found: list[Held] = []
    for start, end in passage.sentences:
        if end - start > _LONGEST or passage.is_clutter(start, end):
            continue
        sentence = passage.text[start:end]
        names = passage.mentions_in(start, end)
        if is_chinese(sentence):
            given = chinese.held(sentence, passage.dates_in(start, end), start)
            found.extend(_with_organisation(replace(held, start=start, end=end), subjects) for held in given)
            continue
        if not names or is_heading(passage, start, end):
            continue
        shape = coded(sentence, start, names, passage.dates_in(start, end))
        if shape is not None:
            found.extend(_with_organisation(replace(held, start=start, end=end), subjects) for held in _held(shape))
    return tuple(draft(held) for held in _merged(found))


def _held(shape: Coded) -> Iterator[Held]:
    """The positions in one sentence; a person's title by an earlier rule is not given again by a later one."""
    given: dict[tuple[str, str], Held] = {}
    passed: list[tuple[re.Match[str], Rule]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(shape.text):
            if rule.effect in ("passes", "hands", "exits"):
                passed.append((match, rule))
            elif (held := _single(shape, match, rule)) is not None:
                given.setdefault((held.person, held.title), held)
    for match, rule in passed:
        if rule.effect == "exits":
            leaver = shape.mark(match["who"]).name
            for held in [held for held in given.values() if held.person == leaver and held.title not in FOR_LIFE and held.until is None]:
                given[held.person, held.title] = replace(held, until=_when(shape, match))
            continue
        for held in _succession(shape, match, {held.person: held for held in reversed(given.values())}, hands=rule.effect == "hands"):
            given[held.person, held.title] = held
    yield from given.values()


def _single(shape: Coded, match: re.Match[str], rule: Rule) -> Held | None:
    """The position in one match of a rule, or None where it is held no more or not sure."""
    groups = match.groupdict()
    title_at = match.start("title") if groups.get("title") else match.start()
    if FORMER.search(shape.text[max(0, title_at - 40) : title_at]) or FORMER.search(shape.text[max(0, match.start() - 20) : match.start()]):
        return None
    if rule.effect in ("takes", "leaves") and NOT_YET.search(match[0]):
        return None
    title = rule.title or canonical(shape.mark(groups["title"]).name)
    organisation, basis = _organisation(shape, match, title)
    if rule.title and organisation is None:
        return None
    if organisation is None and rule.effect == "holds" and title in EITHER:
        basis = AboutBasis.NAMED  # "President Roe" without a company is a head of state
    held = Held(person=shape.mark(groups["who"]).name, title=title, organisation=organisation, basis=basis)
    if rule.effect == "since" and groups.get("since"):
        return replace(held, since=shape.mark(groups["since"]).when)
    if rule.effect == "served":
        since, until = groups["since"] or groups["since2"], groups["until"] or groups["until2"] or groups["until3"]
        return replace(held, since=shape.mark(since).when if since else None, until=shape.mark(until).when)
    if rule.effect == "term":
        return replace(held, until=shape.mark(groups["until"]).when)
    when = _when(shape, match) if rule.effect in ("takes", "leaves") else None
    if rule.effect == "takes":
        return replace(held, since=when)
    return replace(held, until=when) if rule.effect == "leaves" else held


def _succession(shape: Coded, match: re.Match[str], known: dict[str, Held], *, hands: bool) -> Iterator[Held]:
    """The two positions of a succession; the title may stand beside either name."""
    groups = match.groupdict()
    new, old = shape.mark(groups["who"]).name, shape.mark(groups["old"]).name
    if groups.get("title"):
        title = canonical(shape.mark(groups["title"]).name)
        organisation, basis = _organisation(shape, match, title)
    elif (beside := known.get(old if hands else new) or known.get(old) or known.get(new)) is not None:
        title, organisation, basis = beside.title, beside.organisation, beside.basis
    else:
        return
    if NOT_YET.search(match[0]) or title in FOR_LIFE:
        return
    when = _when(shape, match)
    earlier = known.get(old)
    yield Held(person=new, title=title, organisation=organisation, basis=basis, since=when, predecessor=old)
    yield Held(
        person=old,
        title=title,
        organisation=organisation,
        basis=basis,
        since=earlier.since if earlier is not None and earlier.title == title else None,
        until=when,
        successor=new,
    )


def _organisation(shape: Coded, match: re.Match[str], title: str) -> tuple[str | None, AboutBasis]:
    """The organisation that a match names, or how it is to be found."""
    groups = match.groupdict()
    people = [shape.mark(groups[group]).name for group in ("who", "old") if groups.get(group)]
    for group in ("of", "joined", "owner"):
        if token := groups.get(group):
            mark = shape.mark(token)
            if mark.name in people:
                continue
            may_be_place = PUBLIC.search(title) or title in EITHER
            is_company = group == "owner" and " " in mark.name and mark.name not in PLACES  # "Kestrel Bay chief executive"
            if mark.kind == "L" and not is_company and not may_be_place:
                continue
            return mark.name, AboutBasis.NAMED
    place = match.start("title") if groups.get("title") else match.start()
    first = next((mark for mark in shape.marks if mark.kind in "OPX"), None)
    if (
        first is not None
        and first.kind in "OX"
        and first.name not in people
        and not PUBLIC.search(title)
        and _SUBJECT.match(shape.text)
        and shape.text.find(f"⟦{first.kind}") < place
    ):
        return first.name, AboutBasis.NAMED  # "Oreline said that its chairman, …"
    lead = shape.text[max(0, match.start() - 50) : match.end()]
    return None, AboutBasis.PRONOUN if NAMELESS.search(lead) else AboutBasis.ARTICLE


#: An organisation is what the sentence begins with: "Oreline said", "Oreline's board".
_SUBJECT = re.compile(
    r"(?:[A-Z][a-z]+(?:\s[a-z]+){0,3}\s|The\s)?(?:⟦O\d+⟧|⟦X\d+⟧(?=['’]s\s|\s(?:said|says|has|announced|named"
    r"|will|on)\b))"
)
#: "since 2019", "until the election in October": when something else began, or ends.
_OTHER_DATE = re.compile(r"\bsince\s$|\b(?:until|till)\s[^.;⟦]{0,34}$")
_EFFECTIVE = re.compile(r"\b(?:effective|with effect from|from|starting|as of|beginning)\s(?:on\s)?(?P<date>⟦D\d+⟧)")


def _when(shape: Coded, match: re.Match[str]) -> PartialDate | None:
    """The date of a change: what is "effective", else the first date after it in its clause, else one in it or before it."""
    tail = re.split(r";|\.\s|,\s(?:who|which|while|after|and\s⟦)", shape.text[match.end() :])[0]
    if found := _EFFECTIVE.search(tail):
        return shape.mark(found["date"]).when
    for words in (tail, match[0], shape.text[: match.start()]):
        dates = [d for d in DATE.finditer(words) if not _OTHER_DATE.search(words, max(0, d.start() - 45), d.start())]
        if dates:
            return shape.mark((dates[0] if words is tail else dates[-1])[0]).when
    return None


def _with_organisation(held: Held, subjects: Subjects) -> Held:
    """A position with the organisation that "the company" means, or else the one that the article is about."""
    if held.organisation or held.basis is AboutBasis.NAMED or PUBLIC.search(held.title):
        return replace(held, basis=AboutBasis.NAMED)
    name = subjects.organisation_before(held.start) if held.basis is AboutBasis.PRONOUN else subjects.main_organisation
    if name is None or name == held.person:
        return replace(held, basis=AboutBasis.NAMED)
    return replace(held, organisation=name)


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
