"""Finds names in running text: runs of capitalised words that are not just a sentence's first word or a headline's style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.bullets import BULLETS
from bot.reading.names.indices import with_indices
from bot.reading.names.no_names import is_no_name, names_nothing, period_at_end
from bot.reading.names.organisations import CLUB_WORDS, DESCRIBING_NOUNS, LEGAL_FORMS, ORG_WORDS, ORGANISATIONS
from bot.reading.names.people import FAMILY_NAMES, GIVEN_NAMES, PARTICLES, TITLES
from bot.reading.names.places import DEMONYMS, PLACE_WORDS, PLACES
from bot.reading.names.runs import BEFORE_MONTHS, CALENDAR_NAMES, SEQUENCE, Spot, pieces, title_lines
from bot.reading.names.vocabulary import COMMON_ACRONYMS, EVENT_WORDS, GENERIC, MASS_SPEAKERS, ORDINARY_ENDINGS, PRODUCT_WORDS, WORLD
from bot.reading.words import CALENDAR, FUNCTION, is_ordinary

_LOWER_WORD = regex(r"(?<![\w'’-])[a-z]{2,}")
#: The company in the first line of its own page: "Acme Blog › Engineering".
_OWN_PAGE = regex(r"^(\w+) (?:Blog|Newsroom|Engineering|Developers)\b", re.MULTILINE)
_NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "million", "first", "second", "third"]
)


def spots(text: str, sentences: tuple[tuple[int, int], ...]) -> list[Spot]:
    """The names in a text, in order and not overlapping."""
    titles = title_lines(text)
    starts = [start for start, _ in sentences]
    rough = [spot for match in SEQUENCE.finditer(text) for spot in pieces(text, match.start(), match.end(), starts, titles)]
    letters = {label.start: label.end for label in interviews.labels(text) if not label.name}
    if letters:
        rough = [spot for spot in rough if letters.get(text.rfind("\n", max(0, spot.start - 50), spot.start) + 1, 0) < spot.end]
    lower = set(_LOWER_WORD.findall(text))
    known = _known(rough, lower) | set(_OWN_PAGE.findall(text[:300]))
    known |= _headings(text, lower)
    known |= _beginnings(rough, lower)
    known |= {name.upper() for name in known if len(name) > 4}
    return with_indices(text, [spot for raw in rough for spot in _accepted(raw, known, lower) if not _is_label(text, spot, known)])


#: "Today Long Bay Kelp farms 340 hectares".
_OPENING_ADVERBS = frozenset("Today Yesterday Tomorrow Tonight Nowadays".split())

_HEADING = regex(r"(?m)^[ \t#*]{0,4}([A-Z][^\W\d_]{3,24})[ \t]{0,4}$")


def _headings(text: str, lower: set[str]) -> set[str]:
    """The words of no language that fill a line alone and that the text comes back to: the company of a newsletter's section."""
    words = {word for word in _HEADING.findall(text) if not is_ordinary(word) and word.lower() not in lower}
    return {word for word in words if len(re.findall(rf"\b{word}\b", text)) > 1} if len(words) <= _MOST_HEADINGS else set()


_MOST_HEADINGS = 40


def _beginnings(rough: list[Spot], lower: set[str]) -> set[str]:
    """The words of no language with which more than one sentence begins: "Boltwise led. Boltwise made 2 million locks"."""
    seen: set[str] = set()
    found: set[str] = set()
    for spot in rough:
        if spot.at_start and not spot.in_title and len(spot.tokens) == 1:
            (found if spot.text in seen else seen).add(spot.text)
    return {word for word in found if len(word) > 3 and word.lower() not in lower and not is_ordinary(word)}


def _known(rough: list[Spot], lower: set[str]) -> set[str]:
    """Words and runs that the text capitalises in the middle of a sentence, where only names are; a "*" marks family names."""
    known: set[str] = set()
    for spot in rough:
        if spot.in_title:
            continue
        if len(spot.tokens) > 1 and (spot.tokens[0] in GIVEN_NAMES or spot.title):
            known.add(f"*{spot.tokens[-1]}")  # a family name may be any word
        if len(spot.tokens) > 1 and spot.tokens[-1].rstrip(".,") in LEGAL_FORMS:
            known.add(f"*{' '.join(spot.tokens[:-1])}")
            known.add(" ".join(spot.tokens[:-1]))
        if len(spot.tokens) > 1 and spot.tokens[-1] in CLUB_WORDS:
            known.add(f"*{spot.tokens[-1]}")
        if not spot.at_start:
            known.add(spot.text)
            if len(spot.tokens) == 1 or not is_ordinary(spot.tokens[0]):
                known.add(spot.tokens[0])
        elif len(spot.tokens) > 1 and (spot.tokens[0].lower() in FUNCTION or spot.tokens[0] in _OPENING_ADVERBS):
            known.add(" ".join(spot.tokens[1:]))
    return known


def _accepted(spot: Spot, known: set[str], lower: set[str]) -> Iterator[Spot]:
    """The names in a spot, without words at its edges that do not belong to them."""
    if spot.in_title and spot.text not in known:
        yield from _from_title(spot, known, lower)
        return
    trimmed = _trim(spot, known, lower)
    if trimmed and _is_name(trimmed, known, lower):
        yield trimmed


_LABEL_END = regex(r" ?[:|：]")
#: "• Aerospace parts: ¥22 billion"
_ITEM_LABEL_END = regex(r"(?: [a-z][\w-]{0,16}){0,5} ?[:|：]")
_BULLETS = frozenset(BULLETS)


def _is_label(text: str, spot: Spot, known: set[str]) -> bool:
    """Whether one unknown word only labels what follows on its line: "Latency: 9 ms", "Headcount | 62"."""
    if not spot.at_start or len(spot.tokens) > 1 or spot.text in known or f"*{spot.text}" in known or not spot.text[1:].islower():
        return False
    if spot.text in GIVEN_NAMES or spot.text in FAMILY_NAMES or spot.text in ORGANISATIONS or spot.text in PLACES:
        return False
    lead = text[max(0, spot.start - 4) : spot.start].rpartition("\n")[2]
    ends = _ITEM_LABEL_END if lead.strip(" \t") in _BULLETS else _LABEL_END
    return not lead.strip(f" {BULLETS}*–-\t") and ends.match(text, spot.end) is not None


def _cut(spot: Spot, first: int, last: int) -> Spot | None:
    """The spot's tokens first to last (exclusive) as a spot of their own."""
    while first < last and spot.tokens[first] in ("of", "the", "for", "and", "&", "``"):
        first += 1
    while last > first and spot.tokens[last - 1] in ("of", "the", "for", "and", "&", "``"):
        last -= 1
    if first >= last:
        return None
    start = spot.start
    for word in spot.tokens[:first]:
        start = spot.start + spot.text.index(word, start - spot.start) + len(word)
    start = spot.start + spot.text.index(spot.tokens[first], start - spot.start)
    end = start
    for word in spot.tokens[first:last]:
        end = spot.start + spot.text.index(word, end - spot.start) + len(word)
    return Spot(
        start,
        end,
        spot.text[start - spot.start : end - spot.start],
        spot.tokens[first:last],
        spot.at_start and first == 0,
        spot.in_title,
        spot.title if first == 0 else "",
    )


def _trim(spot: Spot, known: set[str], lower: set[str]) -> Spot | None:
    """The spot without function words, dates and (at the start of a sentence) ordinary words at its edges; None if nothing is left."""
    first, last = 0, len(spot.tokens)
    while first < last and _falls_off(spot, first, last, known, lower):
        first += 1
    while last > first and _ends_outside(spot.tokens[last - 1]):
        last -= 1
    last -= period_at_end(spot.tokens[first:last])
    return _cut(spot, first, last) if (first, last) != (0, len(spot.tokens)) else spot


def _falls_off(spot: Spot, first: int, last: int, known: set[str], lower: set[str]) -> bool:
    """Whether the token with index ``first`` does not belong to the name."""
    word = spot.tokens[first]
    low = word.lower().rstrip(".").replace("’", "'")
    if low in FUNCTION and not spot.at_start and first == 0 and low in _NUMBERS and last > 1:
        return False  # "Hundred Acre Wood"
    if low in FUNCTION and first and " ".join(spot.tokens[first:last]) in known and low not in ("the", "a", "an"):
        return False  # "Today Long Bay Kelp farms", where the text names Long Bay Kelp
    if low in FUNCTION:
        named = first == 0 and spot.text in known and low not in ("the", "a", "an")
        return not named and not (word.isupper() and len(word) > 1)
    if low in CALENDAR:
        dated = first > 0 and spot.tokens[first - 1].lower() in BEFORE_MONTHS
        return dated or last - first == 1 or word not in CALENDAR_NAMES
    if word in DEMONYMS and last - first > 1 and word not in GIVEN_NAMES:
        return _drops_people(spot.tokens[first + 1 : last])
    opens = first == 0 and spot.at_start and last > 1 and word not in GIVEN_NAMES
    if opens and low in DESCRIBING_NOUNS and spot.text not in known and not is_ordinary(spot.tokens[1]):
        return True  # "Rival Acme"
    return opens and is_ordinary(word) and _drops(spot, known, lower)


def _ends_outside(word: str) -> bool:
    low = word.lower().rstrip(".")
    return (low in CALENDAR or low in FUNCTION) and not word.isupper() and word not in EVENT_WORDS


def _drops(spot: Spot, known: set[str], lower: set[str]) -> bool:
    """Whether an ordinary first word begins the sentence and not the name: "Leveraging Acme Cloud", "Shares Acme sold"."""
    if spot.text in known:
        return False
    first, rest = spot.tokens[0], spot.tokens[1:]
    if rest[0][0].isdigit():
        return False  # "Line 4"
    if " ".join(rest) in known or rest[0] in known:
        return True
    if rest[0] in GIVEN_NAMES or (rest[0] in FAMILY_NAMES and len(rest) == 2):
        return True
    low = first.lower()
    if first in _OPENING_COMPANIES and (rest[-1].rstrip(".,") in LEGAL_FORMS or rest[-1] in ORG_WORDS):
        return False
    return low.endswith(("ing", "ed", "ly")) or (low in lower and all(not is_ordinary(w) for w in rest))


#: Participles with which companies' names begin: "United Steel Ltd".
_OPENING_COMPANIES = frozenset(
    "United Allied Associated Amalgamated Consolidated Advanced Applied Integrated Federated Unified Trusted".split()
)


def _drops_people(rest: tuple[str, ...]) -> bool:
    """Whether "Chinese" before these words only says where somebody is from."""
    return not any(w in ORG_WORDS or w in EVENT_WORDS or w in PLACE_WORDS or is_ordinary(w) for w in rest[:3])


def _is_name(spot: Spot, known: set[str], lower: set[str]) -> bool:
    """Whether a spot is a name: ``known`` are words capitalised within sentences, ``lower`` words in lower case."""
    tokens = spot.tokens
    if len(tokens) == 1 and f"*{tokens[0]}" in known:
        return True
    if spot.text in PLACES:
        return True
    if all(map(_names_nothing, tokens)) or is_no_name(tokens):
        return False
    return _is_name_of_words(tokens) if len(tokens) > 1 else _is_name_of_one_word(spot, known, lower)


def _names_nothing(word: str) -> bool:
    """Whether a capitalised word is no name in itself: "Chinese", "AI", "May", "The"."""
    return (
        word in DEMONYMS
        or word in COMMON_ACRONYMS
        or word.lower().rstrip(".") in CALENDAR
        or (word.lower() in FUNCTION and word not in WORLD)
        or word in PARTICLES
        or names_nothing(word)
    )


_CLAUSE_WORDS = frozenset("WHO WHAT WHEN WHERE WHY HOW WE YOU YOUR OUR THEY IS ARE DID NOT MAKES HAS HAVE".split())


def _is_name_of_words(tokens: tuple[str, ...]) -> bool:
    """ "European Commission" and "Acme Cloud", but not "AI Model" or "Chief Executive"."""
    if tokens[0] in DEMONYMS and tokens[-1] in ORG_WORDS:
        return True
    if not _CLAUSE_WORDS.isdisjoint(tokens):
        return False  # the heading "WHO WE ARE"
    if tokens[0] in COMMON_ACRONYMS and all(word.lower() in GENERIC or word in PRODUCT_WORDS for word in tokens[1:]):
        return False
    return not all(word.lower() in GENERIC or word in TITLES or word in DEMONYMS for word in tokens)


#: "Carmaker recalls 40,000 vans", "Toymakers agree": what companies are.
_MAKER = regex(
    r"(?:car|auto|toy|chip|drug|plane|ship|shoe|watch|film|tyre|tire|truck|phone|boat|paper|cement|brick|candy|wine|game|appliance|furniture|engine|battery"
    r"|glove|pump|steel|bike|guitar|piano|robot|drone|satellite|rocket|medicine|vaccine|snack|biscuit|cheese|bus|van|motorcycle|aircraft)(?:maker|builder)s?"
)


def _is_name_of_one_word(spot: Spot, known: set[str], lower: set[str]) -> bool:
    """ "Acme" and "iPhone", but not "AI-infused", "President", or an ordinary word that begins a sentence."""
    word = spot.tokens[0]
    low = word.lower().replace("’", "'")
    if (low in FUNCTION and not word.isupper()) or _is_compound(word):
        return False
    if len(word) == 1 or low in GENERIC or word in TITLES or low.rstrip("s") in GENERIC:
        return False
    if spot.at_start and _MAKER.fullmatch(low) and word not in ORGANISATIONS:
        return False
    if not spot.at_start:
        return not (is_ordinary(word) and low in lower and word not in known)
    if spot.speaks and low not in lower and not word.endswith("s") and low not in MASS_SPEAKERS:
        return True
    if any(c.isupper() or c.isdigit() for c in word[1:]):
        return "-" not in word or not all(is_ordinary(part) for part in word.split("-"))
    if word in known or word in ORGANISATIONS:
        return not (is_ordinary(word) and low in lower)
    return not is_ordinary(word) and low not in lower and (spot.presented or not low.endswith(ORDINARY_ENDINGS))


def _is_compound(word: str) -> bool:
    """Whether the word is a compound of common words and abbreviations."""
    if "-" not in word and "+" not in word:
        return False
    parts = [part for part in re.split(r"[+-]", word) if part]
    if len(parts) < 2 and "+" not in word:
        return False
    return all(
        part in COMMON_ACRONYMS or is_ordinary(part) or len(part) == 1 or part.islower() or re.fullmatch(r"to[BC]", part) for part in parts
    )


def _from_title(spot: Spot, known: set[str], lower: set[str]) -> Iterator[Spot]:
    """The names in a headline: the longest runs that the text is known to name, and runs of words that are not ordinary."""
    tokens = spot.tokens
    index = 0
    while index < len(tokens):
        last = next(
            (
                n
                for n in range(len(tokens), index, -1)
                if " ".join(tokens[index:n]) in known
                and (n - index > 1 or not is_ordinary(tokens[index]) or tokens[index].lower() not in lower)
            ),
            0,
        )
        if not last:
            last = index
            while last < len(tokens) and _is_odd(tokens[last]) and not _stands_in_lower_case(tokens[last], lower):
                last += 1
            if last > index:
                while last < len(tokens) and (tokens[last] in LEGAL_FORMS or tokens[last][0].isdigit()):
                    last += 1
        if last > index:
            piece = _cut(spot, index, last)
            if piece and _is_name(piece, known, lower):
                yield piece
            index = last
        else:
            index += 1


def _stands_in_lower_case(word: str, lower: set[str]) -> bool:
    """Whether the text has the headline's word in lower case, also in the plural or singular: "Membrane" where it has "membranes"."""
    low = word.lower()
    return low in lower or f"{low}s" in lower or (low.endswith("s") and low[:-1] in lower)


def _is_odd(word: str) -> bool:
    """Whether a word in a headline can only be a name."""
    if word.lower() in FUNCTION:
        return False
    if word in PLACES or word in GIVEN_NAMES:
        return True
    if word in DEMONYMS or word in COMMON_ACRONYMS or word.lower().rstrip(".") in CALENDAR or word in TITLES or names_nothing(word):
        return False
    return not is_ordinary(word) and word[0].isupper()
