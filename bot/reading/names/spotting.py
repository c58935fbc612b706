"""Where names stand in running text: runs of capitals that are more than the start of a sentence or a headline's style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.names import vocabulary as names
from bot.reading.words import CALENDAR, FUNCTION, is_ordinary

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_W = rf"[^\W{_CJK}]"  # a character of a word in a script with capitals
_UPPER = "A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŹŻĐĞİŞ"
_WORD = (
    rf"(?:(?:[{_UPPER}]\.){{2,}}[{_UPPER}]?(?!{_W})"  # U.S.  J.P.
    rf"|(?:Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Sen|Gov|Rep|Lt|Col|Capt|Sgt|Bros|Mt|Ft)\.(?!{_W})"
    rf"|O['’] ?[{_UPPER}]{_W}+"  # O'Leary
    rf"|[{_UPPER}]\.(?=\s?[{_UPPER}])"  # an initial
    rf"|[a-z]{{1,2}}[{_UPPER}]{_W}+(?:-{_W}+)*"  # iPhone, eBay
    rf"|[{_UPPER}]{_W}*(?:[-'’&.+]{_W}+)*\+*"
    r")"
)
_JOINT = (
    r"(?: (?:of(?: the)?|for(?: the)?|and|&|`` ?|de(?: la| los)?|del|della|di|da|do|dos|du|des|van(?: der| den)?|von(?: der)?|der|den"
    r"|bin|ibn|al|el|la|le|y)(?= ))?"
)
_VERSION = rf"| \d{{1,3}}(?= (?:{'|'.join(sorted(names.VERSIONS))})\b)"  # iPhone 15 Pro
_LEGAL = r"\s?, (?:Inc|Ltd|LLC|Corp|PLC|L\.P|N\.V|S\.A)\b\.?"
_SEQUENCE = re.compile(rf"(?<!{_W})(?<![$€£.@#])(?<![/:]/)(?<!{_W}[-'’]){_WORD}(?:{_JOINT}[ \u00a0]{_WORD}{_VERSION}|{_LEGAL}){{0,14}}")
_TOKEN = re.compile(rf"{_WORD}|``|&|[a-z]+|\d+")
_NUMBER_AFTER = re.compile(
    r" (\d{1,3}(?:\.\d+)?(?:-\d+[A-Za-z]+)?[A-Za-z]{0,2})(?![\w,.%°-]*\d)(?![\w%])(?:s\b)?"
    r"(?!,\d| (?:percent|per|million|billion|trillion|thousand|hundred|dozen|%|years?|months?|days?|of|(?:to|and) \d+)\b)"
)
_CODE_AFTER = re.compile(r" (\d+(?:\.\d+)?-\d*[A-Za-z]\w*)")
_SPEAKS = re.compile(r" (?:said|says|asked|replied|told|added|argued|answered|wrote|noted|explained|warned|admitted|called)\b")
_MONEY = re.compile(r" ?[$€£¥]")
_AFTER_NUMBER = re.compile(r" ([a-z]+)")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}")
_TAIL = re.compile(
    r"-(?:based|led|owned|backed|made|built|listed|level|style|like|driven|powered|related|run|born|controlled|funded|linked|designed|developed|friendly|native"
    r"|class|type|series|inspired|branded|compatible|approved|supported|trained|produced|supplied|held|sponsored|dominated|focused|centric|wide|only|era|themed|operated|affiliated)\b.*$"
)
_NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "million", "first", "second", "third"]
)
#: Months and seasons that also open names: "March Networks", "Summer Palace".
_CALENDAR_NAMES = ("March", "May", "April", "June", "August", "Sun", "Summer", "Winter", "Spring")
_BEFORE_MONTHS = frozenset("in since until by from last next this of late early mid".split())
#: What a product does; other plurals behind a number are counted ("gave Acme 30 days").
_THINGS_DO = frozenset(
    ["costs", "sells", "weighs", "features", "offers", "runs", "uses", "starts", "comes", "came", "went", "gets", "ships", "shipped"]
)
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ITEM_LEAD = re.compile(r"\s*[•·*–-]\s*([^:：\n]{3,60})[:：]\s")
_STARTERS = "“\"‘'`(（[•·:：—–-*|>"


@dataclass(slots=True)
class Spot:
    """A run of capitals that may be a name, still with its context."""

    start: int
    end: int
    text: str
    tokens: tuple[str, ...]
    at_start: bool  #: where a sentence, a quotation or a line begins
    in_title: bool
    title: str = ""  #: role or honorific right before it: "CEO", "Mr"
    speaks: bool = False  #: a verb of saying follows
    kind: str = ""  #: where the rule that found it knows


def spots(text: str, sentences: tuple[tuple[int, int], ...]) -> list[Spot]:
    """The names in a text in order, none inside another."""
    titles = _title_lines(text)
    starts = [start for start, _ in sentences]
    rough = [spot for match in _SEQUENCE.finditer(text) for spot in _pieces(text, match.start(), match.end(), starts, titles)]
    lower = set(_LOWER_WORD.findall(text))
    known = _known(rough, lower)
    known |= {name.upper() for name in known if len(name) > 4}
    return [spot for raw in rough for spot in _accepted(raw, known, lower)]


def _title_lines(text: str) -> list[tuple[int, int]]:
    """Lines, and leads of list items ("• Global Reach: …"), in which words are capitalised for style."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if line.end() - line.start() <= 250 and _is_styled(line[0]):
            found.append(line.span())
        elif (lead := _ITEM_LEAD.match(line[0])) and _is_styled(lead[1]):
            found.append((line.start() + lead.start(1), line.start() + lead.end(1)))
    return found


def _is_styled(line: str) -> bool:
    """Whether the words of a line have capitals that no sentence would give them."""
    first = _PLAIN_WORD.search(line)
    if line.rstrip()[-1:] in (".", "!", "。", ",", ";") or not first or first[0][0].islower():
        return False
    content = [word for word in _PLAIN_WORD.findall(line) if word.lower() not in FUNCTION]
    upper = [word for word in content if not word[0].islower()]
    ordinary = sum(is_ordinary(word) for word in upper)
    if len(content) < 2 or not ordinary or len(upper) < 0.8 * len(content):
        return False
    return ordinary >= 0.3 * len(content) or (len(upper) == len(content) and len(content) <= 12)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (position, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def _pieces(text: str, start: int, end: int, starts: list[int], titles: list[tuple[int, int]]) -> Iterator[Spot]:
    """The run cut where a sentence begins, behind a possessive, around roles and at joints that don't hold."""
    in_title = _inside(start, titles)
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end)]
    group: list[tuple[int, int, str]] = []
    role = ""
    for index, (at, to, word) in enumerate(tokens):
        begins = bool(group) and _begins_sentence(at, starts)
        if begins or _breaks(group, word, tokens[index + 1 :]):
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
        if word in names.TITLES and not _is_family_name(group, word) and not _continues_name(group, tokens[index + 1 :], word):
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], word
            continue
        if word in names.PARTICLES or word in ("of", "the", "for", "and", "&", "``"):
            if group:
                group.append((at, to, word))
            else:
                role = ""  # "CEO of Acme" makes no person of Acme
            continue
        own = word.replace("’", "'")
        if own.endswith("'s") and own not in names.OWN_S:
            group.append((at, to - 2, word[:-2]))
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
            continue
        group.append((at, to, word))
        if _TAIL.search(word) and index + 1 < len(tokens):  # "US-based Acme"
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
    yield from _piece(text, group, starts, in_title, role)


def _begins_sentence(at: int, starts: list[int]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and starts[index] == at


_ENDS_COMPANY = frozenset(("Ltd.", "Inc.", "Inc", "Ltd", "LLC", "PLC"))


def _breaks(group: list[tuple[int, int, str]], word: str, rest: list[tuple[int, int, str]]) -> bool:
    """Whether a joint word ends the name instead of going on with it."""
    if not group:
        return False
    last = group[-1][2]
    if last in _ENDS_COMPANY and word[0].isupper() and word.rstrip(".") not in names.LEGAL_FORMS:
        return True  # "… by Kerr Brothers Ltd. John Kerr keeps …"
    if word in ("of", "for"):
        return last not in names.OF_HEADS
    if word == "and":
        after = rest[0][2] if rest else ""
        return not (last in names.JOINABLE and (after in names.JOINABLE or after in names.ORG_WORDS))
    return False


_TITLES_AND_NAMES = frozenset("Prince King Bishop Dean Judge Major Marshal Duke Pope Earl Baron".split())


def _is_family_name(group: list[tuple[int, int, str]], word: str) -> bool:
    """Whether a title is somebody's family name: "Julia Prince"."""
    return word in _TITLES_AND_NAMES and bool(group) and group[-1][2] in names.GIVEN_NAMES


def _continues_name(group: list[tuple[int, int, str]], rest: list[tuple[int, int, str]], word: str) -> bool:
    """Whether a role word is part of a longer name: "General Motors", "Prince Street", "King County", "Justice Department"."""
    if word in (
        "General",
        "Prince",
        "King",
        "Queen",
        "Justice",
        "Captain",
        "Father",
        "Secretary",
        "Attorney",
        "Head",
        "Senior",
        "Lady",
        "Princess",
        "Baron",
        "Lord",
        "Judge",
    ):
        after = rest[0][2] if rest else ""
        return (
            after in names.ORG_WORDS
            or after in names.PLACE_WORDS
            or after in names.EVENT_WORDS
            or (word == "General" and after not in names.GIVEN_NAMES and bool(after))
        )
    return False


def _piece(text: str, group: list[tuple[int, int, str]], starts: list[int], in_title: bool, role: str) -> Iterator[Spot]:
    while group and (group[-1][2] in names.PARTICLES or group[-1][2] in ("of", "the", "for", "and", "&", "``")):
        group = group[:-1]
    if len(group) > 1 and group[0][2] in _CALENDAR_NAMES and _word_before(text, group[0][0]) in _BEFORE_MONTHS:
        group = group[1:]  # "in May Acme said"
    if not group:
        return
    start, end = group[0][0], group[-1][1]
    words = [word for _, _, word in group]
    tail = _TAIL.search(words[-1])
    if tail:
        end -= len(words[-1]) - tail.start()
        words[-1] = words[-1][: tail.start()]
    if not tail and (number := _number_after(text, end, words)):
        end = number
        words.append(text[group[-1][1] : end].strip())
    if _MONEY.match(text, end):
        return  # "US$ 40"
    before = text[max(0, start - 2) : start].rstrip(" ")
    at_start = _begins_sentence(start, starts) or start == 0 or before == "" or before[-1:] in _STARTERS or before[-1:] == "\n"
    yield Spot(start, end, text[start:end], tuple(words), at_start and not role, in_title, role, _SPEAKS.match(text, end) is not None)


def _word_before(text: str, at: int) -> str:
    return "".join(text[max(0, at - 10) : at].lower().split()[-1:])


def _number_after(text: str, end: int, words: list[str]) -> int | None:
    """The end of a number that belongs to the name before it: "Boeing 787", "Qwen 2.5-72B", "Double 11"."""
    if words[-1].lower() in CALENDAR or words[-1] in names.COMMON_ACRONYMS or words[-1].lower() in FUNCTION:
        return None
    if code := _CODE_AFTER.match(text, end):
        return code.end(1)
    found = _NUMBER_AFTER.match(text, end)
    if not found:
        return None
    after = _AFTER_NUMBER.match(text, found.end())
    if after and after[1] not in names.PRODUCT_NOUNS and is_ordinary(after[1]) and after[1] not in FUNCTION and after[1] not in _THINGS_DO:
        return None
    return found.end(1)


def _known(rough: list[Spot], lower: set[str]) -> set[str]:
    """Words and runs that are capitalised in the middle of a sentence, where only names are."""
    known: set[str] = set()
    for spot in rough:
        if spot.in_title:
            continue
        if len(spot.tokens) > 1 and (spot.tokens[0] in names.GIVEN_NAMES or spot.title):
            known.add(f"*{spot.tokens[-1]}")  # a family name may be any word
        if len(spot.tokens) > 1 and spot.tokens[-1].rstrip(".,") in names.LEGAL_FORMS:
            known.add(f"*{' '.join(spot.tokens[:-1])}")
            known.add(" ".join(spot.tokens[:-1]))
        if len(spot.tokens) > 1 and spot.tokens[-1] in names.CLUB_WORDS:
            known.add(f"*{spot.tokens[-1]}")
        if not spot.at_start:
            known.add(spot.text)
            if len(spot.tokens) == 1 or not is_ordinary(spot.tokens[0]):
                known.add(spot.tokens[0])
        elif len(spot.tokens) > 1 and spot.tokens[0].lower() in FUNCTION:
            known.add(" ".join(spot.tokens[1:]))
    return known


def _accepted(spot: Spot, known: set[str], lower: set[str]) -> Iterator[Spot]:
    """The spot without what is no name at its edges; nothing where nothing is left."""
    if spot.in_title and spot.text not in known:
        yield from _from_title(spot, known, lower)
        return
    trimmed = _trim(spot, known, lower)
    if trimmed and _is_name(trimmed, known, lower):
        yield trimmed


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
    """Without grammar, dates and (at the start of a sentence) ordinary words at the edges."""
    first, last = 0, len(spot.tokens)
    while first < last and _falls_off(spot, first, last, known, lower):
        first += 1
    while last > first and _ends_outside(spot.tokens[last - 1]):
        last -= 1
    return _cut(spot, first, last) if (first, last) != (0, len(spot.tokens)) else spot


def _falls_off(spot: Spot, first: int, last: int, known: set[str], lower: set[str]) -> bool:
    """Whether the first token that is left is no part of the name."""
    word = spot.tokens[first]
    low = word.lower().rstrip(".").replace("’", "'")
    if low in FUNCTION and not spot.at_start and first == 0 and low in _NUMBERS and last > 1:
        return False  # "Hundred Acre Wood"
    if low in FUNCTION:
        named = first == 0 and spot.text in known and low not in ("the", "a", "an")
        return not named and not (word.isupper() and len(word) > 1)
    if low in CALENDAR:
        dated = first > 0 and spot.tokens[first - 1].lower() in _BEFORE_MONTHS
        return dated or last - first == 1 or word not in _CALENDAR_NAMES
    if word in names.DEMONYMS and last - first > 1 and word not in names.GIVEN_NAMES:
        return _drops_people(spot.tokens[first + 1 : last])
    opens = first == 0 and spot.at_start and last > 1 and word not in names.GIVEN_NAMES
    return opens and is_ordinary(word) and _drops(spot, known, lower)


def _ends_outside(word: str) -> bool:
    low = word.lower().rstrip(".")
    return (low in CALENDAR or low in FUNCTION) and not word.isupper() and word not in names.EVENT_WORDS


def _drops(spot: Spot, known: set[str], lower: set[str]) -> bool:
    """Whether an ordinary first word only opens the sentence: "Leveraging Acme Cloud", "Shares Acme sold"."""
    if spot.text in known:
        return False
    first, rest = spot.tokens[0], spot.tokens[1:]
    if " ".join(rest) in known or rest[0] in known:
        return True
    if rest[0] in names.GIVEN_NAMES or (rest[0] in names.FAMILY_NAMES and len(rest) == 2):
        return True
    low = first.lower()
    return low.endswith(("ing", "ed", "ly")) or (low in lower and all(not is_ordinary(w) for w in rest))


def _drops_people(rest: tuple[str, ...]) -> bool:
    """Whether "Chinese" before these words only says where they are from."""
    return not any(w in names.ORG_WORDS or w in names.EVENT_WORDS or w in names.PLACE_WORDS or is_ordinary(w) for w in rest[:3])


def _is_name(spot: Spot, known: set[str], lower: set[str]) -> bool:
    tokens = spot.tokens
    if len(tokens) == 1 and f"*{tokens[0]}" in known:
        return True
    if spot.text in names.PLACES:
        return True
    if all(
        w in names.DEMONYMS
        or w in names.COMMON_ACRONYMS
        or w.lower().rstrip(".") in CALENDAR
        or (w.lower() in FUNCTION and w not in names.WORLD)
        or w in names.PARTICLES
        for w in tokens
    ):
        return False
    if len(tokens) > 1:
        if tokens[0] in names.DEMONYMS and tokens[-1] in names.ORG_WORDS:
            return True  # "European Commission"
        if tokens[0] in names.COMMON_ACRONYMS and all(w.lower() in names.GENERIC or w in names.PRODUCT_WORDS for w in tokens[1:]):
            return False  # "AI Model"
        return not all(w.lower() in names.GENERIC or w in names.TITLES or w in names.DEMONYMS for w in tokens)
    word = tokens[0]
    low = word.lower().replace("’", "'")
    if low in FUNCTION and not word.isupper():
        return False
    if _is_compound(word):
        return False  # "AI+Cloud", "AI-infused"
    if len(word) == 1 or low in names.GENERIC or word in names.TITLES or low.rstrip("s") in names.GENERIC:
        return False
    if not spot.at_start:
        return not (is_ordinary(word) and low in lower and word not in known)
    if spot.speaks and low not in lower and not word.endswith("s") and low not in names.GENERIC and low not in names.MASS_SPEAKERS:
        return True
    if any(c.isupper() or c.isdigit() for c in word[1:]):
        return "-" not in word or not all(is_ordinary(p) for p in word.split("-"))
    if word in known or word in names.ORGANISATIONS:
        return not (is_ordinary(word) and low in lower)
    return not is_ordinary(word) and low not in lower and (word in names.ORGANISATIONS or not low.endswith(names.ORDINARY_ENDINGS))


def _is_compound(word: str) -> bool:
    """Whether the word is put together from common ones and abbreviations."""
    parts = [part for part in re.split(r"[+-]", word) if part]
    if len(parts) < 2 and "+" not in word:
        return False
    return all(
        part in names.COMMON_ACRONYMS or is_ordinary(part) or len(part) == 1 or part.islower() or re.fullmatch(r"to[BC]", part)
        for part in parts
    )


def _from_title(spot: Spot, known: set[str], lower: set[str]) -> Iterator[Spot]:
    """In a headline: the longest runs that are known from the text, and runs of words that are no ordinary ones."""
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
            while last < len(tokens) and _is_odd(tokens[last]) and " ".join(tokens[index : last + 1]) not in lower:
                last += 1
            if last > index:
                while last < len(tokens) and (tokens[last] in names.LEGAL_FORMS or tokens[last][0].isdigit()):
                    last += 1
        if last > index:
            piece = _cut(spot, index, last)
            if piece and _is_name(piece, known, lower):
                yield piece
            index = last
        else:
            index += 1


def _is_odd(word: str) -> bool:
    """Whether a headline's word can only be a name."""
    if word.lower() in FUNCTION:
        return False
    if word in names.PLACES or word in names.GIVEN_NAMES:
        return True
    if word in names.DEMONYMS or word in names.COMMON_ACRONYMS or word.lower().rstrip(".") in CALENDAR or word in names.TITLES:
        return False
    return not is_ordinary(word) and word[0].isupper()
