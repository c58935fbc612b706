"""Finds runs of capitalised words, and cuts them where one name ends and another begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.bullets import BULLETS
from bot.reading.names.organisations import JOINABLE, LEGAL_FORMS, OF_HEADS, ORG_WORDS, OWN_S
from bot.reading.names.people import GIVEN_NAMES, PARTICLES, TITLES
from bot.reading.names.places import PLACE_WORDS
from bot.reading.names.vocabulary import COMMON_ACRONYMS, EVENT_WORDS, PRODUCT_NOUNS, VERSIONS
from bot.reading.words import CALENDAR, FUNCTION, is_ordinary

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_W = rf"[^\W{_CJK}]"  # a character of a word in a script with capitals
_UPPER = "A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŹŻĐĞİŞ"
_WORD = (
    rf"(?:(?:[{_UPPER}]\.){{2,}}[{_UPPER}]?(?!{_W})"  # U.S.  J.P.
    rf"|S\.(?:p\.A|à\.r\.l|r\.l)\b\.?|A/S(?!{_W})"
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
_VERSION = rf"| \d{{1,3}}(?= (?:{'|'.join(sorted(VERSIONS))})\b)"  # iPhone 15 Pro
_LEGAL = r"\s?, (?:Inc|Ltd|LLC|Corp|PLC|L\.P|N\.V|S\.A)\b\.?"
SEQUENCE = regex(
    rf"(?<!{_W})(?<![$€£.@#])(?<![/:]/)(?<!{_W}[-'’]){_WORD}(?:{_JOINT}[ \u00a0]{_WORD}{_VERSION}|{_LEGAL}){{0,14}}(?: plc\b)?"
)
_TOKEN = regex(rf"{_WORD}|``|&|[a-z]+|\d+")
_NUMBER_AFTER = regex(
    r" (\d{1,3}(?:\.\d+)?(?:-\d+[A-Za-z]+)?[A-Za-z]{0,2})(?![\w,.%°-]*\d)(?![\w%°])(?:s\b)?"
    r"(?!,\d| (?:percent|per|million|billion|trillion|thousand|hundred|dozen|%|years?|months?|days?|of|(?:to|and) \d+)\b)"
)
_CODE_AFTER = regex(r" (\d+(?:\.\d+)?-\d*[A-Za-z]\w*)")
_SPEAKS = regex(r" (?:said|says|asked|replied|told|added|argued|answered|wrote|noted|explained|warned|admitted|called)\b")
_PRESENTED = regex(
    r", (?:its|the|an?|their) (?:[a-z-]+ ){0,2}"
    r"(?:rival|competitor|company|firm|maker|group|chain|start-?up|owner|parent|unit|subsidiary|supplier|brand|bank|retailer|operator|developer"
    r"|producer|platform|app)\b|, which (?:has|had|is|was|makes|employs|sells|owns|runs|operates)\b"
)
#: A currency sign right after letters, or after the letters of a country's dollar and a blank: "US$40", "HK $ 40".
_MONEY = regex(r"[$€£¥]| [$€£¥] ?\d")
_DOLLARS = frozenset("A AU AUD C CA CAD CN GBP HK HKD MX NT NZ NZD R RMB S SG SGD TT US USD Z".split())
_AFTER_NUMBER = regex(r" ([a-z]+)")
_TAIL = regex(
    r"-(?:based|led|owned|backed|made|built|listed|level|style|like|driven|powered|related|run|born|controlled|funded|linked|designed|developed|friendly|native"
    r"|class|type|series|inspired|branded|compatible|approved|supported|trained|produced|supplied|held|sponsored|dominated|focused|centric|wide|only|era|themed|operated|affiliated)\b.*$"
)
#: Months and seasons that can also begin a name: "March Networks", "Summer Palace".
CALENDAR_NAMES = ("March", "May", "April", "June", "August", "Sun", "Summer", "Winter", "Spring")
BEFORE_MONTHS = frozenset("in since until by from last next this of late early mid".split())
#: Verbs for what a product does; other words in -s after a number are counted nouns ("gave Acme 30 days").
_THINGS_DO = frozenset(
    ["costs", "sells", "weighs", "features", "offers", "runs", "uses", "starts", "comes", "came", "went", "gets", "ships", "shipped"]
)
_PLAIN_WORD = regex(r"[^\W\d_][\w'’-]*")
_ITEM_LEAD = regex(rf"\s*[{BULLETS}*–-]\s*([^:：\n]{{3,60}})[:：]\s")
_STARTERS = "“\"‘'`(（[:：—–-*|>" + BULLETS


@dataclass(slots=True)
class Spot:
    """A run of capitalised words that may be a name, with its context."""

    start: int
    end: int
    text: str
    tokens: tuple[str, ...]
    at_start: bool  #: it begins a sentence, a quotation or a line
    in_title: bool
    title: str = ""  #: the role or honorific right before it: "CEO", "Mr"
    speaks: bool = False  #: a verb of saying follows it
    presented: bool = False  #: between commas follows what it is: ", its bigger rival", ", which"
    kind: str = ""  #: "" unless the rule that found it knows the kind


def title_lines(text: str) -> list[tuple[int, int]]:
    """The spans of lines and of leads of list items ("• Global Reach: …") in which words are capitalised for style."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if line.end() - line.start() <= 250 and _is_styled(line[0]):
            found.append(line.span())
        elif (lead := _ITEM_LEAD.match(line[0])) and _is_styled(lead[1]):
            found.append((line.start() + lead.start(1), line.start() + lead.end(1)))
    return found


#: A line that is the name of a company: "Corliss Mutual Assurance Company", "Acme Robotics, Inc.".
_COMPANY_LINE = regex(
    rf"(?:[{_UPPER}]{_W}+[\s-]|&\s|and\s|of\s){{1,6}}?(?:[{_UPPER}]{_W}+,?\s)?(?:Company|Corporation|Incorporated|Inc\.?|Corp\.?|Ltd\.?|Limited|plc|PLC|LLC|N\.V\.|AG|SE|ASA|Oyj|S\.A\.)"
)


#: "—Jane Roe", on the line below what she said.
_SIGNATURE = regex(rf"[ \t]{{0,9}}[—–―]\s?[{_UPPER}]")


def _is_styled(line: str) -> bool:
    """Whether a line capitalises words that a sentence would not."""
    if _COMPANY_LINE.fullmatch(line.strip()) or _SIGNATURE.match(line):
        return False
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


def pieces(text: str, start: int, end: int, starts: list[int], titles: list[tuple[int, int]]) -> Iterator[Spot]:
    """The names in a run, which is cut where a sentence begins, after a possessive, around roles, and at words that join two names."""
    in_title = _inside(start, titles)
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end)]
    group: list[tuple[int, int, str]] = []
    role = ""
    for index, (at, to, word) in enumerate(tokens):
        begins = bool(group) and _begins_sentence(at, starts)
        if begins or _breaks(group, word, tokens[index + 1 :]):
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
        if word in TITLES and not _is_family_name(group, word) and not _continues_name(group, tokens[index + 1 :], word):
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], word
            continue
        if word in PARTICLES or word in ("of", "the", "for", "and", "&", "``"):
            if group:
                group.append((at, to, word))
            else:
                role = ""  # in "CEO of Acme", Acme is not a person
            continue
        own = word.replace("’", "'")
        if own.endswith("'s") and own not in OWN_S:
            group.append((at, to - 2, word[:-2]))
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
            continue
        group.append((at, to, word))
        if "-" in word and _TAIL.search(word) and index + 1 < len(tokens):  # "US-based Acme"
            yield from _piece(text, group, starts, in_title, role)
            group, role = [], ""
    yield from _piece(text, group, starts, in_title, role)


def _begins_sentence(at: int, starts: list[int]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and starts[index] == at


_ENDS_COMPANY = frozenset(("Ltd.", "Inc.", "Inc", "Ltd", "LLC", "PLC", "Corp.", "Corp"))


def _breaks(group: list[tuple[int, int, str]], word: str, rest: list[tuple[int, int, str]]) -> bool:
    """Whether a joining word, such as "of", ends the name rather than continuing it."""
    if not group:
        return False
    last = group[-1][2]
    if last in _ENDS_COMPANY and word[0].isupper() and word.rstrip(".") not in LEGAL_FORMS:
        return True  # "… by Kerr Brothers Ltd. John Kerr keeps …"
    if word in ("of", "for"):
        return last not in OF_HEADS
    if word == "and":
        after = rest[0][2] if rest else ""
        return not (last in JOINABLE and (after in JOINABLE or after in ORG_WORDS))
    return False


_TITLES_AND_NAMES = frozenset("Prince King Bishop Dean Judge Major Marshal Duke Pope Earl Baron".split())


def _is_family_name(group: list[tuple[int, int, str]], word: str) -> bool:
    """Whether a title is somebody's family name: "Julia Prince"."""
    return word in _TITLES_AND_NAMES and bool(group) and group[-1][2] in GIVEN_NAMES


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
            after in ORG_WORDS
            or after in PLACE_WORDS
            or after in EVENT_WORDS
            or (word == "General" and after not in GIVEN_NAMES and bool(after))
        )
    return False


def _piece(text: str, group: list[tuple[int, int, str]], starts: list[int], in_title: bool, role: str) -> Iterator[Spot]:
    while group and (group[-1][2] in PARTICLES or group[-1][2] in ("of", "the", "for", "and", "&", "``")):
        group = group[:-1]
    if len(group) > 1 and group[0][2] in CALENDAR_NAMES and _word_before(text, group[0][0]) in BEFORE_MONTHS:
        group = group[1:]  # "in May Acme said"
    if not group:
        return
    start, end = group[0][0], group[-1][1]
    words = [word for _, _, word in group]
    tail = _TAIL.search(words[-1]) if "-" in words[-1] else None
    if tail:
        end -= len(words[-1]) - tail.start()
        words[-1] = words[-1][: tail.start()]
    if not tail and (number := _number_after(text, end, words)):
        end = number
        words.append(text[group[-1][1] : end].strip())
    if (money := _MONEY.match(text, end)) and (money[0][0] != " " or words[-1] in _DOLLARS):
        return  # "US$ 40"; but "fined Acme $40"
    before = text[max(0, start - 2) : start].rstrip(" ")
    at_start = _begins_sentence(start, starts) or start == 0 or before == "" or before[-1:] in _STARTERS or before[-1:] == "\n"
    speaks, presented = _SPEAKS.match(text, end) is not None, _PRESENTED.match(text, end) is not None
    yield Spot(start, end, text[start:end], tuple(words), at_start and not role, in_title, role, speaks, presented)


def _word_before(text: str, at: int) -> str:
    return "".join(text[max(0, at - 10) : at].lower().split()[-1:])


def _number_after(text: str, end: int, words: list[str]) -> int | None:
    """Where a number that belongs to the name before it ends ("Boeing 787", "Qwen 2.5-72B", "Double 11"), or None."""
    if words[-1].lower() in CALENDAR or words[-1] in COMMON_ACRONYMS or words[-1].lower() in FUNCTION:
        return None
    if code := _CODE_AFTER.match(text, end):
        return code.end(1)
    found = _NUMBER_AFTER.match(text, end)
    if not found:
        return None
    after = _AFTER_NUMBER.match(text, found.end())
    if after and after[1] not in PRODUCT_NOUNS and is_ordinary(after[1]) and after[1] not in FUNCTION and after[1] not in _THINGS_DO:
        return None
    return found.end(1)
