"""Names in running text with their kind, linked within the article and to topics; the longest name first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.reading import names
from bot.reading.lexicon import Lexicon
from bot.reading.spotting import Spot, spots
from bot.reading.words import is_ordinary
from storage.drafts import Mention, TopicDraft

_NEXT_WORDS = re.compile(r"\s*(,?)\s*(?:(?:a|an|the|its|his|her|their)\s+)?([A-Za-z-]+)?(?: ([a-z-]+))?(?: ([a-z-]+))?")
_SAID = re.compile(
    r"\s*(?:,\s*)?(?:has |have |also |had |later |recently |previously )?"
    r"(said|says|told|announced|announces|launched|launches|unveiled|reported|reports|plans|posted|acquired|bought|sold|hired|agreed|filed|raised|released|denied|declined|confirmed|warned|argued|added|noted|stated)\b"
)
_COMPANY_THINGS = frozenset(
    "shares stock revenue revenues sales profit profits earnings ceo chief chairman president board customers employees workers factory plant products headquarters subsidiary management investors shareholders spokesman spokeswoman spokesperson executives".split()
)
_LINK_WORDS = names.LEGAL_FORMS | frozenset(
    """Airlines Airways Airline Motors Motor Technologies Technology Systems Software Bank Industries Industry Electronics Pharmaceuticals Pharma Robotics Labs Laboratories Automotive Aerospace Aviation Aircraft Foods Stores Securities Communications
    International Enterprises Partners Networks University Computer Computers Therapeutics Biosciences Semiconductor Semiconductors Petroleum Brands Entertainment Holdings Instruments Materials Dynamics Company Corporation Steel Oil Telecom Insurance
    Financial Logistics Hotels Resorts Worldwide Global Interactive Manufacturing Engineering Consulting Devices Space Energy & Sons Brothers""".split()
)
_SMALL = frozenset("of and the for in on de la & ``".split())

#: Other ways to write some names that every newspaper uses.
_WORLD = {
    "US": "United States", "U.S.": "United States", "U.S": "United States", "USA": "United States", "U.S.A.": "United States", "America": "United States", "United States of America": "United States",
    "UK": "United Kingdom", "U.K.": "United Kingdom", "U.K": "United Kingdom", "Britain": "United Kingdom", "Great Britain": "United Kingdom", "EU": "European Union", "E.U.": "European Union",
    "UN": "United Nations", "U.N.": "United Nations", "UAE": "United Arab Emirates", "PRC": "China", "Fed": "Federal Reserve", "NYC": "New York City", "Burma": "Myanmar", "DPRK": "North Korea",
    "IMF": "International Monetary Fund", "WTO": "World Trade Organization", "WHO": "World Health Organization", "ECB": "European Central Bank", "FBI": "Federal Bureau of Investigation",
    "FDA": "Food and Drug Administration", "SEC": "Securities and Exchange Commission", "NYSE": "New York Stock Exchange", "GM": "General Motors", "GE": "General Electric",
    "IBM": "International Business Machines", "HP": "Hewlett-Packard", "VW": "Volkswagen", "BA": "British Airways", "RAF": "Royal Air Force", "USAF": "United States Air Force", "FAA": "Federal Aviation Administration",
    "NASA": "National Aeronautics and Space Administration", "TSMC": "Taiwan Semiconductor Manufacturing Company", "DOJ": "Department of Justice", "FTC": "Federal Trade Commission", "PBOC": "People's Bank of China",
}  # fmt: skip


@dataclass(slots=True)
class _Form:
    """One way in which a name is written in the article."""

    text: str
    tokens: tuple[str, ...]
    first: int  #: where it stands first
    votes: Counter[str] = field(default_factory=Counter)
    count: int = 0
    topic: str | None = None
    entity: str = ""
    kind: str = ""

    @property
    def core(self) -> tuple[str, ...]:
        """The tokens without legal forms at the end."""
        tokens = self.tokens
        while len(tokens) > 1 and tokens[-1].rstrip(".,") in names.LEGAL_FORMS:
            tokens = tokens[:-1]
        return tokens


def find(text: str, sentences: tuple[tuple[int, int], ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names in a text in order, none inside another, each with its kind and its entity.

    The entity is the topic's name where a topic has the alias, else the fullest form that the article uses.
    """
    found = _with_topics(text, spots(text, sentences), lexicon)
    forms: dict[str, _Form] = {}
    for spot, topic in found:
        form = forms.get(spot.text)
        if form is None:
            form = forms[spot.text] = _Form(spot.text, spot.tokens, spot.start)
            if topic:
                form.topic, form.votes[topic[1]] = topic[0], 100
        form.count += 1
        _vote(form, text, spot)
    _link(text, forms, lexicon)
    return tuple(
        Mention(start=spot.start, end=spot.end, text=spot.text, entity=forms[spot.text].entity, kind=forms[spot.text].kind)
        for spot, _ in found
    )


def _with_topics(text: str, found: list[Spot], lexicon: Lexicon) -> list[tuple[Spot, tuple[str, str] | None]]:
    """The spots, together with topics that stand in the text; a longer name that is no topic's keeps its place."""
    listed = list(lexicon.find(text))
    result: list[tuple[Spot, tuple[str, str] | None]] = []
    index = 0
    for start, end, topic, kind in listed:
        while index < len(found) and found[index].end <= start:
            result.append((found[index], _topic_of(found[index], lexicon)))
            index += 1
        longer = False
        while index < len(found) and found[index].start < end:
            spot = found[index]
            if (
                spot.start <= start
                and spot.end >= end
                and (spot.start, spot.end) != (start, end)
                and not _only_opens(spot, text[start:end])
            ):
                longer = True
                result.append((spot, _topic_of(spot, lexicon)))
            index += 1
        if not longer and not (result and result[-1][0].end > start):
            words = tuple(text[start:end].split())
            result.append((Spot(start, end, text[start:end], words, False, False), (topic, kind)))
    result += [(spot, _topic_of(spot, lexicon)) for spot in found[index:]]
    return result


def _only_opens(spot: Spot, alias: str) -> bool:
    """Whether what stands around the alias is ordinary: a headline's or a sentence's first words."""
    rest = spot.text.replace(alias, " ").split()
    return (spot.in_title or spot.at_start) and all(is_ordinary(word) for word in rest) and spot.text.endswith(alias)


def _topic_of(spot: Spot, lexicon: Lexicon) -> tuple[str, str] | None:
    topic = lexicon.topic(spot.text) or lexicon.topic(" ".join(_Form(spot.text, spot.tokens, 0).core))
    return (topic.name, topic.kind) if topic else None


def _vote(form: _Form, text: str, spot: Spot) -> None:
    """Add what this mention's surroundings tell of the kind."""
    votes, tokens = form.votes, spot.tokens
    if form.count == 1:
        votes.update(_kinds_by_form(tokens))
    if spot.title:
        votes["person"] += 6 if len(tokens) <= 4 and tokens[-1] not in names.ORG_WORDS else 0
    before = text[max(0, spot.start - 40) : spot.start].split()
    previous = before[-1].lower().strip("“\"'(") if before else ""
    if previous in names.ORG_NOUNS:
        votes["organisation"] += 3
    elif previous in names.ROLES:
        votes["person"] += 4
    elif previous in names.PRODUCT_NOUNS or previous in ("called", "dubbed", "named", "launched", "unveiled"):
        votes["product"] += 2
    elif previous in ("in", "near") and len(tokens) < 3:
        votes["place"] += 1
    after = _NEXT_WORDS.match(text, spot.end)
    comma, one, two, three = (after[1], after[2] or "", after[3] or "", after[4] or "") if after else ("", "", "", "")
    if text[spot.end : spot.end + 2] in ("'s", "’s") or text[spot.end : spot.end + 3] == " 's":
        follows = text[spot.end + 2 : spot.end + 40].split()
        if any(word.strip(".,").lower() in _COMPANY_THINGS for word in follows[:2]):
            votes["organisation"] += 3
    elif comma and ({one, two, three} & names.ROLES or one == "who"):
        votes["person"] += 4
    elif comma and ({one, two, three} & names.ORG_NOUNS or one == "which"):
        votes["organisation"] += 2
    elif one == "who":
        votes["person"] += 4
    elif not comma and one in names.PRODUCT_NOUNS:
        votes["product"] += 3
    elif not comma and one.lower() in _COMPANY_THINGS:
        votes["organisation"] += 2
    if _SAID.match(text, spot.end):
        votes["organisation" if votes["person"] <= 0 else "person"] += 2


def _kinds_by_form(tokens: tuple[str, ...]) -> Counter[str]:
    """What the words of the name itself tell of its kind."""
    votes: Counter[str] = Counter()
    last, name = tokens[-1].rstrip(",") if len(tokens[-1]) > 2 else tokens[-1], " ".join(tokens)
    if name in names.PLACES or name in _WORLD and _WORLD[name] in names.PLACES:
        votes["place"] += 8
    if last.rstrip(".") in names.LEGAL_FORMS and len(tokens) > 1:
        votes["organisation"] += 9
    elif (last in names.ORG_WORDS or any(w in names.ORG_WORDS for w in tokens[:-1] if "of" in tokens or "for" in tokens)) and len(
        tokens
    ) > 1:
        votes["organisation"] += 6
    elif last in names.EVENT_WORDS and len(tokens) > 1:
        votes["event"] += 6
    elif (last in names.PLACE_WORDS or tokens[0] in ("Lake", "Mount", "Cape", "Port", "Gulf")) and len(tokens) > 1:
        votes["place"] += 6
    elif last in names.PRODUCT_WORDS and len(tokens) > 1:
        votes["product"] += 4
    if any(c.isdigit() for c in name) and last not in names.EVENT_WORDS:
        votes["product"] += 5
    if tokens[0] in names.GIVEN_NAMES and 2 <= len(tokens) <= 5 and name not in names.PLACES:
        votes["person"] += 5
    elif (
        2 <= len(tokens) <= 3
        and (tokens[0] in names.FAMILY_NAMES or tokens[-1] in names.FAMILY_NAMES)
        and not any(is_ordinary(w) for w in tokens)
    ):
        votes["person"] += 4
    elif 2 <= len(tokens) <= 4 and any(len(w) == 2 and w.endswith(".") for w in tokens[:-1]):
        votes["person"] += 4
    elif 2 <= len(tokens) <= 3 and not any(
        is_ordinary(w) or w in names.PLACES or w in names.DEMONYMS or not w[1:].islower() for w in tokens
    ):
        votes["person"] += 1
    if len(tokens) == 1 and name.isupper() and 2 <= len(name) <= 6 and name.isalpha():
        votes["organisation"] += 1
    return votes


def _kind(votes: Counter[str]) -> str:
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else "other"


def _link(text: str, forms: dict[str, _Form], lexicon: Lexicon) -> None:
    """Give every form its entity and kind."""
    ordered = sorted(forms.values(), key=lambda form: (-len(form.tokens), -len(form.text), form.first))
    for form in ordered:
        form.kind = _kind(form.votes)
    linked: dict[str, str] = {}
    for linker in (_by_legal_form, _by_acronym, _by_person, _by_short_form, _by_world):
        for short, full in linker(text, ordered, forms):
            if short != full and short not in linked and _root(full, linked) != short:
                linked[short] = full
    families: dict[str, list[_Form]] = {}
    for form in forms.values():
        families.setdefault(_root(form.text, linked), []).append(form)
    for root, members in families.items():
        topic = next((m.topic for m in sorted(members, key=lambda m: -len(m.text)) if m.topic), None)
        votes: Counter[str] = Counter()
        for member in members:
            votes.update(member.votes)
        kind = _kind(votes)
        name = _WORLD.get(root, root) if root not in forms or root in _WORLD else root
        topic = topic or lexicon.canonical(name)
        for member in members:
            member.entity, member.kind = member.topic or topic or _without_article(name), kind


def _without_article(name: str) -> str:
    return name.removeprefix("The ").strip() or name


def _root(form: str, linked: dict[str, str]) -> str:
    seen = {form}
    while form in linked and linked[form] not in seen:
        form = linked[form]
        seen.add(form)
    return form


def _by_legal_form(text: str, ordered: list[_Form], forms: dict[str, _Form]) -> Iterable[tuple[str, str]]:
    """ "Acme Robotics" is "Acme Robotics Inc."."""
    longest: dict[tuple[str, ...], _Form] = {}
    for form in ordered:
        if form.kind in ("person", "place") and form.core == form.tokens:
            continue
        full = longest.setdefault(tuple(word.lower() for word in form.core), form)
        if full is not form:
            yield form.text, full.text


_BRACKETED = re.compile(
    r"\s*\(\s*(?:the |formerly |or |a\.k\.a\. |hereafter |NYSE: ?|NASDAQ: ?)?[“\"']?([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4})[”\"']?\s*\)"
)


def _by_acronym(text: str, ordered: list[_Form], forms: dict[str, _Form]) -> Iterable[tuple[str, str]]:
    """ "European Aeronautic Defence and Space Company (EADS)", and later "EADS"."""
    by_letters: dict[str, str] = {}
    for form in ordered:
        if len(form.tokens) > 1:
            words = [word for word in re.findall(r"[A-Za-z][\w']*", form.text.replace("-", " ")) if word not in _SMALL]
            by_letters.setdefault("".join(word[0] for word in words).upper(), form.text)
            core = [word for word in form.core if word not in _SMALL]
            by_letters.setdefault("".join(word[0] for word in core).upper(), form.text)
    for form in ordered:
        plain = form.text.replace(".", "").replace("&", "")
        if form.text.upper() == form.text and plain.isalpha() and 2 <= len(plain) <= 7 and (full := by_letters.get(plain)):
            yield form.text, full
    for form in ordered:
        for at in _places_of(text, form):
            inner = _BRACKETED.match(text, at + len(form.text))
            if inner and inner[1] in forms and inner[1] != form.text and _may_be_short(inner[1], form.text):
                yield inner[1], form.text


def _places_of(text: str, form: _Form) -> tuple[int, ...]:
    """The first place of the form: names are explained where they come first."""
    return (form.first,)


def _may_be_short(short: str, full: str) -> bool:
    """Whether the letters of the bracketed name come in the full one in their order, the first one first."""
    letters = [c for c in short.lower() if c.isalpha()]
    rest = iter(full.lower())
    return (
        len(short) < len(full)
        and bool(letters)
        and letters[0] in (w[0].lower() for w in full.split())
        and all(letter in rest for letter in letters)
    )


def _by_person(text: str, ordered: list[_Form], forms: dict[str, _Form]) -> Iterable[tuple[str, str]]:
    """ "Eddie Wu" is "Eddie Wu Yongming", and so are "Wu Yongming" and "Wu"; the family name alone means the one person who bears it."""
    people = [form for form in ordered if form.kind == "person" and len(form.tokens) > 1]
    by_family: dict[str, list[_Form]] = {}
    for person in people:
        full = next((p for p in people if len(p.tokens) > len(person.tokens) and set(person.tokens) <= set(p.tokens)), None)
        if full:
            yield person.text, full.text
            continue
        for name in _family_names(person.tokens):
            by_family.setdefault(name, []).append(person)
    for form in ordered:
        if len(form.tokens) != 1 or form.topic:
            continue
        bearers = by_family.get(form.text, [])
        if bearers and (form.kind in ("person", "other") or form.first > bearers[0].first) and form.text not in names.COUNTRIES:
            earlier = [p for p in bearers if p.first < form.first] or bearers
            yield form.text, earlier[0].text


def _family_names(tokens: tuple[str, ...]) -> set[str]:
    """The words of a full name that may stand alone for it."""
    words = [word for word in tokens if not word.endswith(".") and word not in _SMALL]
    if not words:
        return set()
    found = {words[-1]}
    if len(words) > 2:
        found |= {word for word in words[:-1] if word in names.FAMILY_NAMES}
        found.add(" ".join(words[-2:]))
    if words[0] in names.FAMILY_NAMES and words[0] not in names.GIVEN_NAMES:
        found = {words[0]} if len(words) == 2 and words[-1] not in names.FAMILY_NAMES else found | {words[0]}
    return found


def _by_short_form(text: str, ordered: list[_Form], forms: dict[str, _Form]) -> Iterable[tuple[str, str]]:
    """ "Northrop" is "Northrop Grumman", "China Eastern" is "China Eastern Airlines"; "Acme" is not "Acme Cloud"."""
    by_start: dict[str, list[_Form]] = {}
    for form in ordered:
        if len(form.tokens) > 1 and form.kind not in ("person", "place"):
            by_start.setdefault(form.tokens[0], []).append(form)
    for form in ordered:
        if form.text in names.PLACES or form.kind == "person" or form.tokens[0].lower() == "the":
            continue
        size = len(form.tokens)
        longer = [f for f in by_start.get(form.tokens[0], ()) if len(f.tokens) > size and f.tokens[:size] == form.tokens and not f.topic]
        generic = [f for f in longer if all(word.rstrip(".,") in _LINK_WORDS for word in f.tokens[size:])]
        if len({f.core for f in generic}) == 1:
            yield form.text, generic[0].text
        elif not generic and len(longer) == 1 and _goes_on(form, longer[0]):
            yield form.text, longer[0].text


def _goes_on(short: _Form, full: _Form) -> bool:
    """Whether a name that came first in full is cut to its first word later: the rest must be no word that makes it another thing."""
    rest = full.tokens[len(short.tokens) :]
    if short.topic or full.first > short.first or full.kind not in ("organisation", "other"):
        return False
    return not any(is_ordinary(word) or word in names.ORG_WORDS or word in names.PLACES or any(c.isdigit() for c in word) for word in rest)


def _by_world(text: str, ordered: list[_Form], forms: dict[str, _Form]) -> Iterable[tuple[str, str]]:
    for form in ordered:
        if (full := _WORLD.get(form.text)) and full != form.text:
            if full in forms or full in names.PLACES or form.text in ("US", "U.S.", "EU", "UN", "UK", "U.K."):
                yield form.text, full


def main_subjects(title: str, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[TopicDraft, ...]:
    """The organisations and products that title and text are about, most important first."""
    return ()
