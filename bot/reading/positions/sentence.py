"""Reads the positions in one English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.names.places import PLACES
from bot.reading.positions.coding import Coded
from bot.reading.positions.described import ARRIVES, AT_PRESENT, DESCRIBED, TENURES
from bot.reading.positions.held import Held
from bot.reading.positions.rules import DATE, FORMER, NAMELESS, NOT_YET, RULES, Rule
from bot.reading.positions.scene import Scene
from bot.reading.positions.titles import EITHER, FOR_LIFE, PUBLIC, canonical
from storage.values import AboutBasis, PartialDate

_Given = dict[tuple[str, str], Held]


def held(shape: Coded, scene: Scene) -> Iterator[Held]:
    """The positions in one sentence; a person's title by an earlier rule is not given again by a later one."""
    given: _Given = {}
    passed: list[tuple[re.Match[str], Rule]] = []
    present = _at_present(shape)
    for rule in _that_may_match(shape):
        for match in rule.pattern.finditer(shape.text):
            if present is not None and match.groupdict().get("title") == present[0]:
                continue
            if rule.is_succession or rule.effect == "exits":
                passed.append((match, rule))
            elif (single := _single(shape, match, rule)) is not None:
                for one in (*_beside(shape, match, single), single):
                    given.setdefault((one.person, one.title), one)
    _add_described(shape, given, scene)
    for match, rule in passed:
        if rule.effect == "exits":
            leaver = shape.mark(match["who"]).name
            for one in [one for one in given.values() if one.person == leaver and one.title not in FOR_LIFE and one.until is None]:
                given[one.person, one.title] = replace(one, until=_when(shape, match))
            continue
        for one in _succession(shape, match, {one.person: one for one in reversed(given.values())}, scene, hands=rule.effect == "hands"):
            given[one.person, one.title] = one
    _add_tenures(shape, given, scene)
    _take_part(shape, given, scene)
    yield from given.values()
    if present is not None:
        yield present[1]


def _that_may_match(shape: Coded) -> tuple[Rule, ...]:
    """The rules, in order, without those that need a title or a second person which the sentence does not name."""
    has_title = any(mark.kind == "T" for mark in shape.marks)
    has_several = sum(mark.kind in "PX" for mark in shape.marks) > 1
    return _RULES_FOR[has_title, has_several]


_RULES_FOR = {
    (has_title, has_several): tuple(
        rule for rule in RULES if (has_title or not rule.needs_title) and (has_several or not rule.is_succession)
    )
    for has_title in (False, True)
    for has_several in (False, True)
}


def _at_present(shape: Coded) -> tuple[str, Held] | None:
    """What somebody holds elsewhere until the office that the sentence is about: "Now treasurer of Solvik, she succeeds …"."""
    match = next((found for pattern in AT_PRESENT if (found := pattern.search(shape.text))), None)
    if match is None:
        return None
    title, organisation = canonical(shape.mark(match["title"]).name), shape.mark(match["of"]).name
    return match["title"], Held(person=shape.mark(match["who"]).name, title=title, organisation=organisation, elsewhere=True)


#: Whichever company was spoken of last; "the carrier" and "the finances" are those of the one that the article is about.
_ANY_COMPANY = regex(r"\b(?:company|group|firm|start-?up|business)\b")
#: Who holds one of these runs the company.
_RUNS = frozenset(("chief executive", "managing director", "president", "general manager", "executive chairman", "executive chair"))


def _add_described(shape: Coded, given: _Given, scene: Scene) -> None:
    """Offices reported without a title; whoever has one that means the same gets its dates alone."""
    for rule in DESCRIBED:
        for match in rule.pattern.finditer(shape.text):
            single = _single(shape, match, rule)
            if single is None:
                continue
            same = next((one for one in given.values() if one.person == single.person and one.title in _RUNS), None)
            if rule.title == "head" and same is not None:
                given[same.person, same.title] = replace(same, since=same.since or single.since)
            elif not any(one.person == single.person for one in given.values()):
                earlier = scene.known.get(single.person)
                if rule.title == "head" and earlier is not None and earlier.title in _RUNS:
                    single = replace(earlier, basis=AboutBasis.PRONOUN, since=earlier.since or single.since)
                given[single.person, single.title] = single


def _add_tenures(shape: Coded, given: _Given, scene: Scene) -> None:
    """The beginning of what the sentence gives: "…, who has held the post since 2026", "The new CFO, …, starts on June 16"."""
    for match in (found for pattern in TENURES for found in pattern.finditer(shape.text)):
        who = shape.mark(match["who"]).name
        own = [one for one in given.values() if one.person == who and one.title not in FOR_LIFE and one.predecessor is None]
        known = scene.known.get(who)
        if known is not None and known.since is None and not any(one.person == who for one in given.values()):
            given[who, known.title] = replace(known, since=shape.mark(match["since"]).when, basis=AboutBasis.PRONOUN)
        elif len(own) == 1 and own[0].since is None:
            given[who, own[0].title] = replace(own[0], since=shape.mark(match["since"]).when)
    for match in ARRIVES.finditer(shape.text):
        key = (shape.mark(match["who"]).name, canonical(shape.mark(match["title"]).name))
        if key in given and given[key].since is None:
            given[key] = replace(given[key], since=shape.mark(match["since"]).when)


def _take_part(shape: Coded, given: _Given, scene: Scene) -> None:
    """Adds what the sentence tells together with those before it."""
    for one in scene.heirs(shape, given) or scene.gives_up(shape, given, lambda match: _when(shape, match)):
        given[one.person, one.title] = one


def _single(shape: Coded, match: re.Match[str], rule: Rule) -> Held | None:
    """The position in one match of a rule, or None where it is held no more or not sure."""
    groups = match.groupdict()
    title_at = match.start("title") if groups.get("title") else match.start()
    if FORMER.search(shape.text[max(0, title_at - 40) : title_at]) or FORMER.search(shape.text[max(0, match.start() - 20) : match.start()]):
        return None
    pair = _FIRST.search(shape.text, max(0, title_at - 20), title_at) if groups.get("title") else None
    if pair is not None and FORMER.search(shape.text[max(0, pair.start() - 40) : pair.start()]):
        return None  # "former chairman and chief executive Karin Dahl"
    if rule.effect in ("takes", "leaves") and NOT_YET.search(match[0]):
        return None
    title = rule.title.format(part=groups.get("part") or groups.get("part2")) or canonical(shape.mark(groups["title"]).name)
    organisation, basis = _organisation(shape, match, title)
    if rule.title and organisation is None and not rule.described:
        return None
    if rule.described:
        basis = AboutBasis.PRONOUN if _ANY_COMPANY.search(match[0]) else AboutBasis.ARTICLE
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


#: "chairman and chief executive of Solvik Ltd": a second title behind the one that a rule found, or before it.
_SECOND = regex(
    r"(?:\sand|,|\s&)\s(?:its\s|also\s|the\s|the\sgroup['’]s\s)?(?P<title>⟦T\d+⟧)(?:\s(?:of|at|for)\s(?:the\s)?(?P<of>⟦[OLX]\d+⟧))?(?!\s?⟦[PX]|,\s⟦P)"
)
_FIRST = regex(r"(?P<title>⟦T\d+⟧)(?:\sand|\s&)\s$")


def _beside(shape: Coded, match: re.Match[str], held: Held) -> Iterator[Held]:
    """The other post where a match gives one of two: "named Karin Dahl chairman and chief executive"."""
    if not match.groupdict().get("title") or held.elsewhere:
        return
    end = match.end("title")
    second = _SECOND.match(shape.text, end) if end == match.end() or match.end() <= end else None
    first = _FIRST.search(shape.text, max(0, match.start("title") - 20), match.start("title"))
    for found in (second, first):
        if found is None or (found is first and FORMER.search(shape.text[max(0, found.start() - 40) : found.start()])):
            continue
        title = canonical(shape.mark(found["title"]).name)
        if title == held.title:
            continue
        of = found.groupdict().get("of")
        if of and held.basis is not AboutBasis.NAMED:
            yield replace(held, organisation=shape.mark(of).name, basis=AboutBasis.NAMED)
            yield replace(held, title=title, organisation=shape.mark(of).name, basis=AboutBasis.NAMED)
        else:
            yield replace(held, title=title)


def _succession(shape: Coded, match: re.Match[str], known: dict[str, Held], scene: Scene, *, hands: bool) -> Iterator[Held]:
    """The two positions of a succession; the title may stand beside either name."""
    groups = match.groupdict()
    new, old = shape.mark(groups["who"]).name, shape.mark(groups["old"]).name
    if groups.get("title"):
        title = canonical(shape.mark(groups["title"]).name)
        organisation, basis = _organisation(shape, match, title)
    elif (beside := known.get(old if hands else new) or known.get(old) or known.get(new)) is not None:
        title, organisation, basis = beside.title, beside.organisation, beside.basis
    elif (earlier := scene.of(old, new)) is not None:
        title, organisation, basis = earlier.title, earlier.organisation, AboutBasis.PRONOUN
    else:
        return
    if NOT_YET.search(match[0]) or title in FOR_LIFE:
        return
    when = _when(shape, match)
    since = when or scene.comes(new)
    earlier = known.get(old)
    yield Held(person=new, title=title, organisation=organisation, basis=basis, since=since, predecessor=old)
    yield Held(
        person=old,
        title=title,
        organisation=organisation,
        basis=basis,
        since=earlier.since if earlier is not None and earlier.title == title else None,
        until=(earlier.until if earlier is not None else None) or (None if old in _leaving(shape) else since),
        successor=new,
    )


def _leaving(shape: Coded) -> frozenset[str]:
    """Those of whom the sentence itself says when they leave."""
    return frozenset(
        shape.mark(match["who"]).name
        for rule in RULES
        if rule.effect == "exits"
        for match in rule.pattern.finditer(shape.text)
        if _when(shape, match)
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
    if groups.get("who") and (behind := _OF_PERSON.match(shape.text, match.end("who"))) is not None:
        return shape.mark(behind["of"]).name, AboutBasis.NAMED
    place = match.start("title") if groups.get("title") else match.start()
    first = next((mark for mark in shape.marks if mark.kind in "OPX"), None)
    if (
        (its := _ITS_OWN.search(shape.text, 0, place)) is not None
        and len(_O.findall(shape.text[:place])) == 1
        and shape.mark(its["of"]).name not in people
    ):
        return shape.mark(its["of"]).name, AboutBasis.NAMED
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


#: "Chief Executive Karin Dahl of Solvik Ltd"
_OF_PERSON = regex(r"\sof\s(?:the\s)?(?P<of>⟦O\d+⟧)")
_O = regex(r"⟦O\d+⟧")
#: "A competitor, Noor Mobile, shrugged; its chief executive, …"
_ITS_OWN = regex(r"^[^.;⟦]{0,30}(?P<of>⟦O\d+⟧)[^.;]{0,160}(?:;|,\s(?:and|but|while))\sits\s(?:[a-z-]+\s){0,3}$")
#: An organisation is what the sentence begins with: "Oreline said", "Oreline's board".
_SUBJECT = regex(
    r"(?:[A-Z][a-z]+(?:\s[a-z]+){0,3}\s|The\s)?(?:⟦O\d+⟧|⟦X\d+⟧(?=['’]s\s|\s(?:said|says|has|announced|named"
    r"|will|on)\b))"
)
#: "since 2019", "until the election in October": when something else began, or ends.
_OTHER_DATE = regex(r"\bsince\s$|\b(?:until|till)\s[^.;⟦]{0,34}$")
_EFFECTIVE = regex(r"\b(?:effective|with effect from|from|starting|as of|beginning)\s(?:on\s)?(?P<date>⟦D\d+⟧)")


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
