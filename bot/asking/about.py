"""How surely a candidate is about the things that a part of a question names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from bot.asking.candidate import Candidate
from bot.asking.plan.model import FIGURES, AnswerKind, Part
from bot.asking.pool import Pool
from bot.core.patterns import regex
from storage.records import Event, Fact, Passage, Position, Quote
from storage.values import AboutBasis, TopicKind, key_of

#: From this level on a candidate is surely about a thing, and how much it counts that merely its article is.
_SURE, _IN_ARTICLE = 0.6, 0.25
#: How much a sentence without any name counts whose article speaks of the thing.
_NEAR_BY = 0.3
#: In so many sentences the thing is named in an article whose figures may be its.
_NAMED_OFTEN = 2
#: Kinds whose answer must not be another one's.
_MEASURED = FIGURES | {AnswerKind.DURATION}
_BASIS = {AboutBasis.NAMED: 1.0, AboutBasis.PRONOUN: 0.9, AboutBasis.ARTICLE: 0.6}


def about(one: Candidate, pool: Pool) -> float:
    """How surely the candidate is about all things that the part names, on average; 0 where it is about one of them not at all."""
    if not pool.names:
        return 0.5
    asked = set().union(*pool.keys.values(), (key_of(thing.name) for thing in pool.part.beside))
    # By a family name alone somebody's firm may be meant; a company's name in another one's means nothing.
    families = {thing.typed.casefold() for thing in pool.part.things if thing.kind == TopicKind.PERSON and " " not in thing.typed}

    def is_asked(name: str) -> bool:
        return key_of(name) in asked or not families.isdisjoint(name.casefold().split())

    relation = pool.part.relation
    # A figure, or the day of a founding, must not be another one's.
    strict = pool.part.wants in _MEASURED or (relation is not None and relation.word == "found")
    if _is_of_main_subject(one, pool):
        return 0.0
    levels = [
        _level(one, pool.keys[thing], pool.names[thing], pool.mains, pool.articles[thing], pool.most_named, is_asked, figures=strict)
        for thing in pool.names
    ]
    if pool.part.wants is AnswerKind.COMPARISON or len(levels) == 1:
        return max(levels)
    if pool.part.wants is AnswerKind.YES_NO and pool.part.claim is None and isinstance(one.known, Passage):
        return levels[_most_special(pool.part)]  # what is claimed may be untrue of the other one
    if max(levels) < _SURE and (pool.part.wants in _MEASURED or not all(_of_article(one, pool, thing) for thing in pool.names)):
        return 0.0
    if pool.part.wants is AnswerKind.DATE and levels[_most_special(pool.part)] <= _SURE:
        return 0.0  # the day of one of a company's products is not another one's
    if isinstance(one.known, Fact) and levels[_most_special(pool.part)] == 0.0:
        return 0.0  # the company's figure is not its product's
    if len({thing.kind for thing in pool.part.things}) == 1:
        return sum(levels) / len(levels) if min(levels) > 0 else 0.0  # two companies: both must be in it
    levels = [level or (_IN_ARTICLE if _of_article(one, pool, thing) else 0.0) for level, thing in zip(levels, pool.names, strict=True)]
    return sum(levels) / len(levels) if min(levels) > 0 else 0.0


def _is_of_main_subject(one: Candidate, pool: Pool) -> bool:
    """Whether a sentence that names none of the companies asked for tells figures that were read as those of another one, whom its
    article is mainly about: "It secures the jobs of all 142 staff" is not the buyer's, though the sentence before names him."""
    place = (one.citation.article, one.citation.start)
    measured = pool.measured.get(place, frozenset()) if isinstance(one.known, Passage) else frozenset()
    if not measured or any(thing.kind != TopicKind.ORGANISATION for thing in pool.part.things):
        return False
    if not measured <= pool.mains.get(one.citation.article, set()) or any(measured & keys for keys in pool.keys.values()):
        return False
    folded = one.sentence.casefold()
    return not any(name.search(folded) for names in pool.names.values() for name in names)


_SPECIAL = ("product", "model", "person", "event", "organisation", "company")


def _most_special(part: Part) -> int:
    """The place of the thing that narrows most: a product before its maker, a maker before its country, of "Okla 12 Mini" the Mini."""
    things = part.things
    for place, thing in enumerate(things[1:], start=1):
        if thing.typed and f"{things[place - 1].typed} {thing.typed}" in part.text:
            return place
    ranks = [_SPECIAL.index(thing.kind) if thing.kind in _SPECIAL else len(_SPECIAL) for thing in things]
    return ranks.index(min(ranks))


def _of_article(one: Candidate, pool: Pool, thing: str) -> bool:
    """Whether the candidate's article is about the thing: "Okla Air 2" asks for the Air 2 of an article about Okla."""
    title = one.citation.title.casefold()
    about = pool.mains.get(one.citation.article, set())
    if pool.keys[thing] & about or any(name.search(title) for name in pool.names[thing]):
        return True
    # Of a person and a firm each sentence may name one: "Roe left in 2019" in an article that speaks of the firm.
    person_and_firm = {one.kind for one in pool.part.things} == {"person", "organisation"}
    return person_and_firm and pool.part.wants is AnswerKind.REASON and one.citation.article in pool.articles[thing]


def _level(
    one: Candidate,
    keys: set[str],
    names: Sequence[re.Pattern[str]],
    mains: Mapping[str, set[str]],
    articles: Mapping[str, int],
    most_named: Mapping[str, int],
    is_asked: Callable[[str], bool],
    *,
    figures: bool,
) -> float:
    known = one.known
    named = any(name.search(one.sentence.casefold()) for name in names)
    if isinstance(known, Fact):
        if key_of(known.subject) in keys:
            return _BASIS[known.about_basis]
        return 0.3 if named else 0.0
    if isinstance(known, Position):
        whole = f"{known.organisation or ''} {known.person}".casefold()
        if any(name.search(whole) for name in names):
            return _BASIS[known.about_basis]
        return 0.5 if named else 0.0
    if isinstance(known, Event | Quote) and known.about is not None and key_of(known.about.name) in keys:
        return _BASIS[known.about.basis]
    if isinstance(known, Quote) and known.speaker and any(name.search(known.speaker.casefold()) for name in names):
        return 1.0
    if named:
        return 1.0
    title, before = one.citation.title.casefold(), str(getattr(known, "context", "") or "").casefold()
    meant = any(name.search(title) for name in names)
    others = (
        []
        if any(key_of(name) in keys for name in getattr(known, "named", ()))
        else [name for name in _others(one, mains, is_titled=meant) if not is_asked(name)]
    )
    stand = [name for name in others if _stands(name, one.sentence.casefold())]
    if figures and any(_is_subject(name, one, mains) for name in stand):
        return 0.0  # another one's figure is the worst answer
    if any(name.search(before) for name in names):
        return 0.6
    if figures and any(_is_subject(name, one, mains) for name in others):
        return 0.0
    if figures:
        others = [name for name in others if not _stands_behind(name, one.sentence)]
    if others and figures:
        return 0.0
    main = mains.get(one.citation.article, set())
    if figures and any(_is_sibling(other, keys) for other in main - keys):
        return 0.0
    if keys & main:
        if figures and not meant and articles[one.citation.article] < _NAMED_OFTEN < most_named[one.citation.article]:
            return 0.0  # the article tells more of another one, and so may be what no name is beside
        return 0.3 if others else 0.5
    if meant:
        return 0.4
    if figures and main:
        return 0.0  # it is mainly about another one
    least = _NAMED_OFTEN if figures else 1
    return _NEAR_BY if _goes_on(one, articles, others) and articles[one.citation.article] >= least else 0.0


def _is_sibling(other: str, keys: set[str]) -> bool:
    """Whether another name is that of another version of the same: "folio 4" beside "folio 4 mini"."""
    return any(other.split()[0] == key.split()[0] and other != key and re.search(r"\d", other) is not None for key in keys)


#: Who speaks, in front of what he says in an interview.
_LABEL = regex(r"[A-ZÀ-Þ][^:\n]{1,40}: ")


#: Who is named with an office, or speaks, is somebody whose words a sentence has, and not whom it is about.
_OFFICE_BEFORE = regex(
    r"\b(?:chief executive|chief [a-z]+ officer|officer|chair(?:man|woman|person)?|president|director|founder|minister|mayor|governor|"
    r"secretary|analyst|economist|professor|dr|mr|ms|mrs|spokes[a-z]+|boss|editor|manager|commissioner|engineer|"
    r"head of [a-z ]{3,30}),?\.? $",
    re.IGNORECASE,
)


_QUOTED = regex(r"[\"“”]")


def _is_person(name: str, sentence: str) -> bool:
    """Whether a sentence names somebody with his office, or calls him by the last of his names alone, as texts do with people."""
    if _QUOTED.search(sentence):
        return False  # his own words are about what he says
    words = name.split()
    at = sentence.casefold().find(name.casefold())
    if at >= 0:
        return _OFFICE_BEFORE.search(sentence[:at]) is not None
    folded = sentence.casefold()
    return len(words) > 1 and words[-1].casefold() in folded and words[0].casefold() not in folded


def _others(one: Candidate, mains: Mapping[str, set[str]], *, is_titled: bool) -> list[str]:
    """The names of others in a sentence, without whose label merely stands in front of his words.

    A sentence without a name ("We sold 900 pairs") may be marked with whoever the reader took it to be about; that one counts only
    where the article is mainly about it, since whoever speaks in an interview speaks of his firm, and where the title does not name the
    thing that is asked for.
    """
    named = list(one.known.named) if isinstance(one.known, Passage) else []
    label = _LABEL.match(one.sentence)
    said = one.sentence[label.end() if label else 0 :].casefold()
    main = mains.get(one.citation.article, set())
    title = one.citation.title.casefold() if is_titled else ""
    return [
        name
        for name in named
        if (_stands(name, said) and not _is_person(name, one.sentence))
        # What the title names counts for more than what an article is taken to be about.
        or (key_of(name) in main and not label and (not title or _stands(name, title) or (not name.isascii() and name[:2] in title)))
    ]


def _stands(name: str, folded: str) -> bool:
    """Whether the name, or its first or last word, stands in a text; a sentence may also be about what it calls "it"."""
    words = name.casefold().split()
    return name.casefold() in folded or words[0] in folded or words[-1] in folded


_FIGURE = regex(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|half|third|quarter)\b", re.IGNORECASE)


def _stands_behind(name: str, sentence: str) -> bool:
    """Whether a name stands only behind the first figure, which is then not its own: "costs 90 cents, half of what Okla 1 cost"."""
    first = _FIGURE.search(sentence)
    return first is not None and _stands(name, sentence.casefold()) and not _stands(name, sentence[: first.start()].casefold())


def _is_subject(name: str, one: Candidate, mains: Mapping[str, set[str]]) -> bool:
    """Whether a sentence that names somebody else is about him: its article is mainly, or it begins with the name."""
    return key_of(name) in mains.get(one.citation.article, set()) or one.sentence.casefold().find(name.casefold(), 0, len(name) + 5) >= 0


def _goes_on(one: Candidate, articles: Collection[str], others: Sequence[str]) -> bool:
    """Whether it is a sentence about nobody else, in an article that speaks of the thing elsewhere: others are named as places at most."""
    if not isinstance(one.known, Passage) or one.citation.article not in articles:
        return False
    here = [name for name in others if _stands(name, one.sentence.casefold())]
    return all(re.search(rf"\b(?:in|at|to|from|near|of) (?:the )?{re.escape(name)}\b", one.sentence, re.IGNORECASE) for name in here)
