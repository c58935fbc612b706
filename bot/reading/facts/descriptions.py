"""Keeps the descriptions by which a text refers to things: "the Bergen-based utility" is the company it introduced as a utility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from bot.reading.grammar.description_words import (
    ALIKE,
    BUILT,
    GENERIC,
    HEADS,
    INSTITUTIONS,
    MAKING,
    NATIONS,
    OUTSIDERS,
    PRODUCT_HEADS,
    head_class,
    is_description_head,
)
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import CLAUSE_WORDS, FINITE, PREPOSITIONS, Token, is_verb
from bot.reading.grammar.verbs import AUXILIARIES, METRIC_NOUNS

#: At most this many words come between "the" and the noun of a description.
_MOST_MODIFIERS = 5
#: At most this many words come between a name and the noun that introduces it: "Acme, one of the three largest Danish makers".
_APPOSITION_REACH = 10
#: A description means one of the things that were named last, at most so many.
_MOST_THINGS = 60
_DEFINITE = frozenset("the this that".split())
_INDEFINITE = frozenset("a an the another".split())
_COUNTED = frozenset("two three four five both".split())
_PARTS = frozenset("business unit division arm subsidiary operation".split())
_BEFORE_OF = frozenset("group unit division chain part fund business arm".split())


@dataclass(slots=True)
class _Thing:
    """What the text has said about one entity."""

    entity: str
    kind: str
    heads: set[str] = field(default_factory=set)  #: classes of the nouns that describe it: "utility", "maker"
    modifiers: set[str] = field(default_factory=set)  #: the words before them, in lower case: "bergen", "danish"
    places: set[str] = field(default_factory=set)  #: those of the modifiers that are written with a capital: "bergen", "danish"
    part: str = ""  #: what it is of a company: the "business" of "its paint business, Acme"
    last: int = 0  #: the sentence that named it last


@dataclass(frozen=True, slots=True)
class Apposition:
    """The words at ``sentence[start:end]`` that say what a name is: "Acme, a Danish maker with 300 employees"."""

    name: Name
    start: int
    end: int


@dataclass
class Descriptions:
    """The descriptions that the sentences so far have introduced. Each text needs one of its own."""

    main: str | None = None  #: the organisation that the text is about
    _things: dict[str, _Thing] = field(default_factory=dict)
    _sentences: int = 0

    def learn(self, line: Line) -> None:
        """Takes in a sentence's names with what it says they are."""
        self._sentences += 1
        for name in line.names:
            if name.kind not in ("person", "place", "event") or name.entity.rsplit(" ", 1)[-1].lower() in BUILT:
                self._thing(name).last = self._sentences
        for name, words in _introduced(line):
            thing = self._thing(name)
            thing.heads.add(head_class(words[-1].low))
            thing.part = words[-1].low if words[-1].low in _PARTS and line.s[words[-1].end] == "," else thing.part
            thing.modifiers.update(_plain(word) for word in words[:-1])
            thing.places.update(_places(words[:-1]))
        for name, place in _of_place(line):
            self._thing(name).places.update(place)
        for name, head in _by_what_it_does(line):
            self._thing(name).heads.add(head)

    def _thing(self, name: Name) -> _Thing:
        thing = self._things.pop(name.entity, None)
        if thing is not None:
            self._things[name.entity] = thing
        else:
            thing = self._things[name.entity] = _Thing(name.entity, name.kind)
            own = name.entity.lower().replace(",", " ").split()
            thing.heads.update(ALIKE[word] for word in own if word in ALIKE)
            thing.heads.update(word for word in own[1:] if word in INSTITUTIONS)
        return thing

    def _compatriot(self, people: str) -> tuple[str, str] | None:
        """The company that "the Swedes" are: the one named last that the text calls Swedish, or of Sweden."""
        country, adjective = NATIONS[people]
        thing = next((t for t in self._recent() if t.kind in ("organisation", "other") and {country, adjective} & t.places), None)
        return (thing.entity, "organisation") if thing is not None else None

    def in_line(self, line: Line, organisation: str | None) -> tuple[Name, ...]:
        """The descriptions in a sentence as names of what they describe. ``organisation`` is what "the company" means."""
        described = ((words, self._described(words, organisation)) for words in _definite(line))
        found = [Name(words[0].start, words[-1].end, *thing) for words, thing in described if thing is not None]
        for index, word in enumerate(line.words[1:] if not NATIONS.keys().isdisjoint(line.lows) else (), start=1):
            if (
                word.low in NATIONS
                and word.text[0].isupper()
                and line.words[index - 1].low == "the"
                and (one := self._compatriot(word.low))
            ):
                found.append(Name(word.start, word.end, *one))
        return tuple(found)

    def _recent(self) -> Iterator[_Thing]:
        """The things that were named last, the newest first."""
        return islice(reversed(self._things.values()), _MOST_THINGS)

    def _described(self, words: list[Token], organisation: str | None) -> tuple[str, str] | None:
        """Entity and kind of what the words after "the" describe, by noun and modifiers; None where nothing fits."""
        head = head_class(words[-1].low)
        modifiers = {_plain(word) for word in words[:-1]}
        if words[-1].low in _PARTS and len(words) == 1 and (part := next((t for t in self._recent() if t.part == words[-1].low), None)):
            return part.entity, "organisation"
        if head in GENERIC:
            fitting = [thing for thing in self._recent() if modifiers & thing.modifiers and thing.kind != "product"]
            entity = (
                max(fitting, key=self._rank).entity if fitting else (self.main or organisation if modifiers else organisation or self.main)
            )
            return (entity, "organisation") if entity else None
        places = _places(words[:-1])
        there = [t for t in self._recent() if places & t.places and (head in t.heads or t.heads <= OUTSIDERS | GENERIC)]
        if there and head not in PRODUCT_HEADS:
            return max(there, key=lambda thing: (head in thing.heads, *self._rank(thing))).entity, "organisation"
        fitting = [t for t in self._recent() if head in t.heads and not (places and t.places and not places & t.places)]
        if fitting:
            best = max(fitting, key=lambda thing: (len(modifiers & thing.modifiers), *self._rank(thing)))
            return best.entity, "product" if head in PRODUCT_HEADS else "organisation"
        if head in PRODUCT_HEADS or head in OUTSIDERS or head in INSTITUTIONS or self.main is None:
            return None
        return self.main, "organisation"

    def _rank(self, thing: _Thing) -> tuple[int, bool]:
        return thing.last, thing.entity == self.main


def _plain(word: Token) -> str:
    """A modifier in lower case, a place without "-based": "bergen"."""
    return word.low.removesuffix("-based").removesuffix("-listed")


def _places(words: list[Token]) -> set[str]:
    """The modifiers with a capital, which say where something is from: "bergen", "danish"."""
    return {_plain(word) for word in words if word.text[0].isupper()}


def _definite(line: Line) -> Iterator[list[Token]]:
    """The words of each definite description, without its article: "the Bergen-based utility", "this Danish maker"."""
    if HEADS.isdisjoint(line.lows) and "maker" not in line.s.lower():
        return
    words = line.words
    heads = [index for index, word in enumerate(words) if word.low in HEADS or word.low.endswith("maker")]
    for index in heads:
        word = words[index]
        if index == 0 or not is_description_head(word.low) or line.name_at(word.start) is not None or not _ends_description(line, index):
            continue
        first = index - 1
        while first >= 0 and index - first <= _MOST_MODIFIERS and _is_modifier(line, first):
            first -= 1
        if first < 0 or words[first].low not in _DEFINITE:
            continue
        yield words[first + 1 : index + 1]


def _is_modifier(line: Line, index: int) -> bool:
    """Whether a word may stand between "the" and the noun of a description."""
    word = line.words[index]
    if not word.is_word or word.low in _DEFINITE or word.low in _COUNTED or word.low in PREPOSITIONS or word.low in CLAUSE_WORDS:
        return False
    name = line.name_at(word.start)
    if name is not None and name.kind in ("organisation", "product", "person"):
        return False
    return line.amount_at(word.start) is None and not (is_verb(word, line.words[index - 1] if index else None) and name is None)


def _ends_description(line: Line, index: int) -> bool:
    """Whether the noun is the last of its phrase: "the company said", but not "the company car", "the operator Acme"."""
    if index + 1 == len(line.words):
        return True
    following = line.words[index + 1]
    if following.low == "of":
        return line.words[index].low not in _BEFORE_OF
    if not following.is_word or following.low in ("'s", "’s"):
        return following.text not in ("-", "&")
    if following.low in METRIC_NOUNS or line.name_at(following.start) is not None:
        return False
    known = following.low in FINITE or following.low in AUXILIARIES or following.low in PREPOSITIONS or following.low in CLAUSE_WORDS
    return known or is_verb(following) or following.low in _FOLLOWING or following.low.endswith(("ed", "ly", "s", "ing"))


_FOLLOWING = frozenset(
    """
    and or but also then now still itself alone said made had has lost won sold saw began built grew spent paid took gave cut put set
    it he she they
    we itself too already never not last this next so far today yesterday later earlier does did gets got went came kept held ran""".split()
)


def _introduced(line: Line) -> Iterator[tuple[Name, list[Token]]]:
    """Each name with the words that introduce it: "Acme, a Danish maker of pumps", "the Danish maker Acme", "Acme is a maker"."""
    for name in line.names:
        if name.kind in ("person", "place", "event"):
            continue
        if words := _words_before(line, name):
            yield name, words
    for apposition in appositions(line):
        words = _up_to_head(line, line.before(apposition.start) + 1)
        if words:
            yield apposition.name, words
    for name in line.names:
        index = line.before(name.end) + 1
        if name.kind in ("person", "place", "event") or index + 1 >= len(line.words) or line.words[index].low not in ("is", "was", "are"):
            continue
        if line.words[index + 1].low in _INDEFINITE and (words := _up_to_head(line, index + 2)):
            yield name, words


def _words_before(line: Line, name: Name) -> list[Token]:
    """The noun right before a name with its modifiers: "the Danish grid operator Sundnet", "Chipmaker Sandor"."""
    last = line.before(name.start)
    if last > 0 and line.words[last].text == "," and is_description_head(line.words[last - 1].low):
        return _words_of_relation(line, last - 1)
    if last < 0 or not is_description_head(line.words[last].low) or line.words[last].end + 1 != name.start:
        return []
    first = last
    while first > 0 and last - first < _MOST_MODIFIERS and _is_modifier(line, first - 1):
        first -= 1
    return line.words[first : last + 1]


def _words_of_relation(line: Line, last: int) -> list[Token]:
    """The words before a comma and a name, where they say what the name is to another: "its Polish rival, Acme"."""
    first = last
    while first > 0 and last - first < _MOST_MODIFIERS and _is_modifier(line, first - 1) and line.words[first - 1].low not in _RELATING:
        first -= 1
    return line.words[first : last + 1] if first and line.words[first - 1].low in _RELATING else []


_RELATING = frozenset("its their his her whose".split())


def _of_place(line: Line) -> Iterator[tuple[Name, set[str]]]:
    """Each name with the country or town that a sentence says it is of: "Acme of Sweden", "Sweden's Acme"."""
    for name, following in zip(line.names, line.names[1:], strict=False):
        between = line.s[name.end : following.start]
        if following.kind == "place" and name.kind in ("organisation", "other", "product") and between in (" of ", " of the "):
            yield name, {line.s[following.start : following.end].lower()}
        elif name.kind == "place" and following.kind in ("organisation", "other", "product") and between in ("'s ", "’s "):
            yield following, {line.s[name.start : name.end].lower()}


@lru_cache(maxsize=4)  # rules ask for it again and again, of one sentence after the other
def appositions(line: Line) -> tuple[Apposition, ...]:
    """The appositions of a sentence, each up to its comma: "Acme, the Bergen-based utility,", "Britain's largest lender"."""
    if "," not in line.lows:
        return ()
    found: list[Apposition] = []
    ends = 0
    for index, word in enumerate(line.words[:-2]):
        if word.text != "," or word.start < ends:
            continue
        name = _name_before_comma(line, index)
        if name is None:
            continue
        begin = index + 1
        if line.words[begin].low in ("which", "who") and line.words[begin + 1].low in ("is", "was") and begin + 3 < len(line.words):
            begin += 2
        place = line.name_at(line.words[begin].start)
        owned = place is not None and place.kind in ("place", "other") and line.s[place.end : place.end + 2] in ("'s", "’s")
        if line.words[begin].low not in _INDEFINITE and not owned:
            continue
        if not owned:
            begin += 1
        words = _up_to_head(line, begin)
        if not words or (name.kind == "person" and head_class(words[-1].low) not in PRODUCT_HEADS):
            continue
        comma = next((w.start for w in line.words[line.before(words[-1].end) + 1 :] if w.text in (",", ";", "—", "–", ")")), len(line.s))
        ends = comma
        found.append(Apposition(name, words[0].start, comma))
    return tuple(found)


def _name_before_comma(line: Line, index: int) -> Name | None:
    """The name that ends at a comma, or before a date that does: "released Petrel 3 on Tuesday, an open model"."""
    at = line.words[index].start
    for name in line.names:
        if name.kind in ("place", "event") or name.end > at:
            continue
        between = line.s[name.end : at]
        if not between or (
            len(between) < 30 and (date := _date_within(line, name.end, at)) and between[: date[0] - name.end].strip() in ("", "on", "in")
        ):
            return name
    return None


def _date_within(line: Line, start: int, end: int) -> tuple[int, int] | None:
    return next((date for date in line.dates if start <= date[0] and date[1] == end), None)


def _up_to_head(line: Line, first: int) -> list[Token]:
    """The words from an index on up to the last noun of description before a comma, preposition or verb; [] where there is none."""
    head = -1
    for index in range(first, min(len(line.words), first + _APPOSITION_REACH)):
        word = line.words[index]
        if not (word.is_word or word.low in ("'s", "’s")) or word.low in PREPOSITIONS or word.low in CLAUSE_WORDS:
            break
        name = line.name_at(word.start)
        if name is not None and name.kind in ("person", "product", "organisation") and line.s[name.end : name.end + 2] not in ("'s", "’s"):
            break
        if is_description_head(word.low):
            head = index
    return [word for word in line.words[first : head + 1] if word.is_word and word.low not in _INDEFINITE] if head >= first else []


def _by_what_it_does(line: Line) -> Iterator[tuple[Name, str]]:
    """Each name with the noun for what a clause says it does: "Acme, which mines in Guinea" is a miner."""
    for name in line.names:
        index = line.before(name.end) + 1
        words = [word.low for word in line.words[index : index + 3]]
        if words[:2] == [",", "which"] and len(words) == 3 and words[2] in MAKING:
            yield name, MAKING[words[2]]
        elif words and words[0] in MAKING and name.kind != "person":
            yield name, MAKING[words[0]]
