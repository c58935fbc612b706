"""Decides which names of an article mean the same: short forms, acronyms, family names, other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.names.chinese import without_legal_form
from bot.reading.names.kinds import Votes, is_place, kind_of
from bot.reading.names.organisations import CLUB_WORDS, LEADING_WORDS, LEGAL_FORMS, LINK_WORDS, ORG_WORDS, ORGANISATIONS
from bot.reading.names.people import FAMILY_NAMES, GIVEN_NAMES
from bot.reading.names.places import COUNTRIES, PLACES
from bot.reading.names.variants import (
    by_chinese_stem,
    by_code,
    by_definition,
    by_headline,
    by_legal_name,
    by_numbered_tail,
    by_spelling,
    by_trade_abroad,
)
from bot.reading.names.vocabulary import ALWAYS_SHORT, PRODUCT_WORDS, WORLD
from bot.reading.words import is_ordinary

_SMALL = {"of", "and", "the", "for", "in", "on", "de", "la", "&", "``"}
_BRACKETED = regex(
    r"\s*\(\s*(?:the |formerly |or |a\.k\.a\. |hereafter |abbreviated |NYSE: ?|NASDAQ: ?)?[“\"‘']?"
    r"([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4})[”\"’']?\s*\)"
)
_LETTERS = regex(r"[A-Za-zÀ-ÿ][\w']*")


@dataclass(slots=True)
class Form:
    """One form in which the article writes a name."""

    text: str
    tokens: tuple[str, ...]
    first: int  #: the offset of its first mention
    votes: Votes = field(default_factory=Votes)
    around: Votes = field(default_factory=Votes)  #: votes by the words around its mentions
    count: int = 0
    topic: str | None = None
    kind: str = "other"
    entity: str = ""
    first_in_body: int = 1 << 60  #: the offset of its first mention in a sentence, which no headline and no caption is
    sentences: set[int] = field(default_factory=set)  #: the numbers of the sentences that mention it
    bearers: tuple[str, ...] = ()  #: the full names of the people, if several have this family name

    @property
    def core(self) -> tuple[str, ...]:
        """The tokens, without a legal form at the end."""
        return core_of(self.tokens)


@lru_cache(maxsize=4096)
def core_of(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens of a name, without a legal form at the end: "Acme Robotics" of "Acme Robotics Inc."."""
    while len(tokens) > 1 and tokens[-1].rstrip(".,") in LEGAL_FORMS:
        tokens = tokens[:-1]
    return tokens


def link(text: str, forms: dict[str, Form]) -> None:
    """Sets the entity and kind of each form. The entity is the fullest of the forms that mean the same, or their topic."""
    ordered = sorted(forms.values(), key=lambda f: (-len(f.tokens), -len(f.text), f.text.isupper() and len(f.text) > 5, f.first))
    for form in ordered:
        form.kind = kind_of(form.votes)
    _weigh_short_forms(ordered, forms)
    _weigh_variants(forms)
    linked: dict[str, str] = {}
    for pairs in (
        by_definition(text, forms, _may_be_short),
        _by_legal_form(ordered),
        by_code(ordered),
        by_spelling(ordered),
        by_chinese_stem(ordered),
        _by_acronym(text, ordered, forms),
        _by_person(ordered),
        _by_leading_word(ordered),
        _by_short_form(ordered),
        _by_first_reference(ordered),
        by_trade_abroad(ordered),
        by_legal_name(text, ordered, _names_something_else),
        by_headline(ordered),
        by_numbered_tail(ordered),
        _by_last_word(ordered),
        _by_world(ordered, forms),
    ):
        for short, full in pairs:
            if short != full and short not in linked and _root(full, linked) != short:
                linked[short] = full
    families: dict[str, list[Form]] = {}
    for form in ordered:
        families.setdefault(_root(form.text, linked), []).append(form)
    for root, members in families.items():
        votes: Votes = Votes()
        for member in members:
            votes.update(member.votes)
        kind = kind_of(votes)
        topic = next((member.topic for member in members if member.topic), None)
        for member in members:
            member.entity, member.kind = member.topic or topic or root.removeprefix("The ").strip() or root, kind


def _root(form: str, linked: dict[str, str]) -> str:
    seen = {form}
    while form in linked and linked[form] not in seen:
        form = linked[form]
        seen.add(form)
    return form


def _weigh_short_forms(ordered: list[Form], forms: dict[str, Form]) -> None:
    """Adds votes to names of two unknown words: the last word alone elsewhere suggests a person, the first an organisation."""
    families = _families(ordered)
    lasts = {form.tokens[-1] for form in ordered if len(form.tokens) > 1}
    for form in ordered:
        if len(form.tokens) == 2 and form.tokens[-1] in families and form.tokens[0] not in LEADING_WORDS and form.votes["organisation"] < 6:
            form.votes["person"] += 4
            form.kind = kind_of(form.votes)
            continue
        if (
            len(form.tokens) not in (2, 3)
            or form.kind not in ("other", "organisation", "person")
            or form.votes["person"] >= 5
            or form.votes["organisation"] >= 6
        ):
            continue
        first, last = forms.get(form.tokens[0]), forms.get(form.tokens[-1])
        if any(not word[1:].islower() or word in PLACES or is_ordinary(word) or word in ARTICLES for word in form.tokens[:1]):
            continue
        is_family = last and last.first > form.first and not first and last.kind in ("other", "person", "organisation")
        is_called = first and first.first > form.first and not last and first.text not in lasts  # "Hanne" of "Hanne Roe"
        is_called = is_called and first is not None and first.votes["person"] > first.votes["organisation"]
        if (is_family and last and not is_place(last.text)) or is_called:
            form.votes["person"] += 4
        elif first and first.first > form.first and not last and form.tokens[0] not in FAMILY_NAMES:
            form.votes["organisation"] += 2
        form.kind = kind_of(form.votes)


#: Articles of other languages with which houses and companies are called, but nobody: "De Zilveren Otter", "La Galva".
ARTICLES = frozenset("De Het Le La Les El Los Las Die Der Das Den Il Lo Gli".split())


def _families(ordered: list[Form]) -> set[str]:
    """The last words that several names share, one of them after a given name: "Pieter Verhulst", "Liesbet Verhulst"."""
    firsts: dict[str, set[str]] = {}
    known: set[str] = set()  #: the last words of people
    for form in ordered:
        if len(form.tokens) == 2 and form.kind in ("other", "organisation", "person") and form.tokens[0] not in LEADING_WORDS:
            firsts.setdefault(form.tokens[1], set()).add(form.tokens[0])
            if form.kind == "person":
                known.add(form.tokens[1])
    return {
        last
        for last, given in firsts.items()
        if len(given) > 1
        and (last in known or not given.isdisjoint(GIVEN_NAMES))
        and not (is_ordinary(last) or last in ORG_WORDS or last in LEGAL_FORMS or last in PRODUCT_WORDS or is_place(last))
    }


def _weigh_variants(forms: dict[str, Form]) -> None:
    """Adds votes to names with a hyphen: "Acme-X" is a product if "Acme" is one."""
    for form in forms.values():
        base = forms.get(form.text.partition("-")[0])
        if base and base is not form and base.kind == "product":
            form.votes["product"] += 3
            form.kind = kind_of(form.votes)


def _by_legal_form(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "Acme Robotics" is "Acme Robotics Inc.", and "ACME ROBOTICS" too."""
    longest: dict[str, Form] = {}
    texts = {form.text for form in ordered}
    for form in ordered:
        if form.text.endswith(".com") and form.text[:-4] in texts:
            yield form.text, form.text[:-4]
            continue
        core = without_legal_form(form.text) if form.text.endswith(("公司", "集团")) else " ".join(form.core)
        full = longest.setdefault(core.lower().removeprefix("the "), form)
        if full is not form:
            yield form.text, full.text


def _by_acronym(text: str, ordered: list[Form], forms: dict[str, Form]) -> Iterator[tuple[str, str]]:
    """ "European Aeronautic Defence and Space Company (EADS)", and later "EADS"."""
    by_letters: dict[str, str] = {}
    for form in ordered:
        for tokens in dict.fromkeys((form.tokens, form.core)):
            words = [word for token in tokens for word in _LETTERS.findall(token.replace("-", " ")) if word not in _SMALL]
            if len(words) > 1:
                by_letters.setdefault("".join(word[0] for word in words).upper(), form.text)
    for form in ordered:
        plain = form.text.replace(".", "").replace("&", "")
        if form.text.upper() == form.text and plain.isalpha() and 2 <= len(plain) <= 7 and (full := by_letters.get(plain)):
            yield form.text, full
        inner = _BRACKETED.match(text, form.first + len(form.text))
        if inner and inner[1] in forms and inner[1] != form.text and _may_be_short(inner[1], form.text):
            yield inner[1], form.text


def _may_be_short(short: str, full: str) -> bool:
    """Whether the full name holds the letters of the short one in order, the first of them at the start of a word."""
    letters = [c for c in short.lower() if c.isalpha()]
    rest = iter(full.lower())
    if len(letters) > 1 and sorted(letters) == sorted(word[0].lower() for word in full.split() if word not in _SMALL):
        return True
    return (
        len(short) < len(full)
        and bool(letters)
        and letters[0] in {word[0].lower() for word in full.split()}
        and all(c in rest for c in letters)
    )


#: So many votes has a name whose bearer somebody set up.
_SET_UP = 6
#: So many votes make the given name of somebody an organisation's.
_SURELY_ORGANISATION = 5


def _by_person(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "Eddie Wu" is "Eddie Wu Yongming", and so are "Wu Yongming" and "Wu"."""
    people = [form for form in ordered if form.kind == "person" and len(form.tokens) > 1]
    by_word: dict[str, list[Form]] = {}
    by_family: dict[str, list[Form]] = {}
    by_given: dict[str, list[Form]] = {}
    for person in people:
        words = set(person.tokens)
        full = next((p for word in person.tokens for p in by_word.get(word, ()) if words <= set(p.tokens)), None)
        if full:
            yield person.text, full.text
            continue
        for word in words:
            by_word.setdefault(word, []).append(person)
        for name in _family_names(person.tokens):
            by_family.setdefault(name, []).append(person)
        if person.tokens[0] in GIVEN_NAMES or not (is_ordinary(person.tokens[0]) or is_place(person.tokens[0])):
            by_given.setdefault(person.tokens[0], []).append(person)
    houses: dict[str, list[Form]] = {}
    for form in ordered:
        if _is_house(form):
            houses.setdefault(form.tokens[1], []).append(form)
    for form in ordered:
        bearers = by_family.get(form.text, [])
        may_be = form.kind in ("person", "other") or (form.kind == "organisation" and form.votes["organisation"] < _SURELY_ORGANISATION)
        if not bearers and may_be and len(by_given.get(form.text, ())) == 1:
            bearers = by_given[form.text]
        if not bearers or form.topic or len(form.tokens) > 2 or form.text in COUNTRIES:
            continue
        if any(house.first < bearers[0].first for house in houses.get(form.text, ())) and bearers[0].first > form.first:
            continue  # the headline's "Roe", which the text gives in full as "Maison Roe" before it names a Roe
        earlier = [p for p in bearers if p.first < form.first] or (bearers if form.kind in ("person", "other") else [])
        if len(bearers) > 1:
            form.bearers = tuple(p.text for p in bearers)
        if earlier:
            yield form.text, earlier[0].text


def _family_names(tokens: tuple[str, ...]) -> set[str]:
    """The words of a full name that can be its family name: the last in Western order, the first in Asian order."""
    words = [word for word in tokens if not word.endswith(".") and word not in _SMALL]
    if not words:
        return set()
    found = {words[-1]}
    if len(words) > 2:
        found |= {word for word in words[:-1] if word in FAMILY_NAMES} | {" ".join(words[-2:])}
    if words[0] in FAMILY_NAMES and words[0] not in GIVEN_NAMES:
        found = {words[0]} if len(words) == 2 and words[-1] not in FAMILY_NAMES else found | {words[0]}
    return found


def _by_short_form(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "Northrop" is "Northrop Grumman", "China Eastern" is "China Eastern Airlines"; "Acme" is not "Acme Cloud"."""
    by_start: dict[str, list[Form]] = {}
    for form in ordered:
        if len(form.tokens) > 1 and form.kind not in ("person", "place"):
            by_start.setdefault(form.tokens[0], []).append(form)
    for form in ordered:
        if is_place(form.text) or form.kind == "person" or form.text not in (form.tokens[0], " ".join(form.tokens)):
            continue
        size = len(form.tokens)
        longer = [
            f for f in by_start.get(form.tokens[0], ())[:50] if len(f.tokens) > size and f.tokens[:size] == form.tokens and not f.topic
        ]
        dropped = LEGAL_FORMS if form.topic else LINK_WORDS
        generic = [f for f in longer if all(word.rstrip(".,") in dropped for word in f.tokens[size:])]
        if len({f.core for f in generic}) == 1:
            yield form.text, generic[0].text
        elif not generic and len(longer) == 1 and _is_cut_form(form, longer[0]):
            yield form.text, longer[0].text


def _is_cut_form(short: Form, full: Form) -> bool:
    """Whether a name of several words is the short form of one that came first: the words left out must not name something else."""
    rest = full.tokens[len(short.tokens) :]
    if short.topic or full.first > short.first or full.kind not in ("organisation", "other"):
        return False
    if rest[0] == "of" and len(short.tokens) > 1 and full.kind == "organisation":
        return True  # "National Bank" is the "National Bank of Freedonia"
    return not any(is_ordinary(word) or word in ORG_WORDS or is_place(word) or any(c.isdigit() for c in word) for word in rest)


def _by_first_reference(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "Globex" in the headline and later on is "Globex Freight", which the first sentence names in full.

    Not where a sentence names both ("Acme Cloud, a unit of Acme"), nor where the longer name is a product's or a place's.
    """
    by_start: dict[str, list[Form]] = {}
    for form in ordered:
        if 1 < len(form.tokens) < 5 and (
            form.kind in ("organisation", "other") or (form.kind == "product" and form.tokens[-1] in _NAME_OF_STARTUP)
        ):
            by_start.setdefault(form.tokens[0], []).append(form)
    for form in ordered:
        weak = form.kind == "product" and form.votes["product"] < _SURELY_PRODUCT
        if len(form.tokens) != 1 or form.topic or not (weak or form.kind in ("organisation", "other")):
            continue
        if is_place(form.text) or is_ordinary(form.text) or form.text in ORGANISATIONS:
            continue
        longer = by_start.get(form.text, [])
        if len(longer) != 1 or longer[0].topic or any(map(_names_unit, longer[0].tokens[1:])):
            continue
        if weak and longer[0].kind != "organisation":
            continue
        if longer[0].first_in_body < form.first_in_body and not longer[0].sentences & form.sentences:
            yield form.text, longer[0].text


#: So many votes make a short name a product's although a company's full name begins with it.
_SURELY_PRODUCT = 6


def _is_house(form: Form) -> bool:
    """Whether a name of two words is that of an organisation by its first word, or because somebody set it up: "Banco Tavares"."""
    is_led = form.tokens[0] in LEADING_WORDS or form.votes["organisation"] >= _SET_UP
    return len(form.tokens) == 2 and form.kind != "person" and is_led


def _by_leading_word(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "Tavares" is "Banco Tavares": the word for what it is stands before the name."""
    led = {form.tokens[1]: form for form in ordered if _is_house(form)}
    for form in ordered if led else ():
        if (
            len(form.tokens) == 1
            and form.text in led
            and not form.topic
            and form.kind not in ("person", "place")
            and not is_ordinary(form.text)
        ):
            yield form.text, led[form.text].text


def _names_something_else(word: str) -> bool:
    return word in PRODUCT_WORDS or word in _UNIT_WORDS or any(c.isdigit() for c in word) or is_place(word)


def _names_unit(word: str) -> bool:
    return word not in _NAME_OF_STARTUP and _names_something_else(word)


#: Product words that companies also end their own names with: "Acme Pay".
_NAME_OF_STARTUP = frozenset("Pay Money Air Studio Wallet Bot".split())
#: Words that name a company's unit or event, which is not the company: "Acme Cloud".
_UNIT_WORDS = frozenset(
    "Cloud Bank Pay Capital Ventures Research Foundation Institute University Award Awards Summit Day Week Center Centre".split()
)


def _is_common(word: str) -> bool:
    return is_ordinary(word) or word in ORG_WORDS or is_place(word)


def _by_last_word(ordered: list[Form]) -> Iterator[tuple[str, str]]:
    """ "A380" is "Airbus A380", and "A380s" are "A380"."""
    by_last: dict[str, list[Form]] = {}
    by_name: dict[str, list[Form]] = {}  # "Telekom" is "Deutsche Telekom"
    for form in ordered:
        if len(form.tokens) > 1 and (form.kind in ("product", "other") or form.tokens[-1] in CLUB_WORDS):
            by_last.setdefault(form.tokens[-1], []).append(form)
        elif len(form.core) == 2 and form.kind == "organisation" and len(form.core[-1]) > 3 and not _is_common(form.core[-1]):
            by_name.setdefault(form.core[-1], []).append(form)
    texts = {form.text for form in ordered}
    for form in ordered:
        if len(form.tokens) > 1 or form.kind not in ("product", "other", "organisation"):
            continue
        if len(named := by_name.get(form.text, [])) == 1 and named[0].first < form.first and not is_place(form.text):
            yield form.text, named[0].text
            continue
        if form.text in CLUB_WORDS and len(clubs := by_last.get(form.text, [])) == 1:
            yield form.text, clubs[0].text
            continue
        one = form.text.removesuffix("s")
        plural = one != form.text and (form.kind == "product" or any(c.isdigit() for c in one))
        if plural and one in texts:
            yield form.text, one
        elif (plural or form.kind != "organisation") and not is_ordinary(one) and not form.topic and len(one) > 2:
            full = by_last.get(one if plural else form.text, [])
            if len(full) == 1 and full[0].kind == "product":
                yield form.text, full[0].text


def _by_world(ordered: list[Form], forms: dict[str, Form]) -> Iterator[tuple[str, str]]:
    for form in ordered:
        if form.topic:
            continue
        if (full := WORLD.get(form.text)) and (full in forms or full in PLACES or form.text in ALWAYS_SHORT):
            yield form.text, full
        elif len(form.text) > 3 and form.text.isupper() and form.text.title() in PLACES:
            yield form.text, form.text.title()
