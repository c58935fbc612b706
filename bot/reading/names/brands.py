"""Finds names that are written in lower case: "seven18 raises $4 million", "Introducing parsnip 2", "parsnip labs"."""

from __future__ import annotations

import re
from collections import Counter

from bot.core.patterns import regex
from bot.reading.names.runs import Spot
from bot.reading.words import is_ordinary

#: A headline stands in the first so many characters.
_HEAD = 700
#: So often a text writes a brand of letters and digits, at least.
_OFTEN = 3
_MIXED = regex(r"(?<![\w.@/#-])(?P<name>[a-z]{3,12}\d{1,4}[a-z]{0,8}|[a-z]\d[a-z])(?![\w@/-])")
#: Of letters and digits, but no brands: "covid19", "2h30", a code.
_NO_BRAND = regex(r"(?:covid|sars|h\d|q\d|page|fig|note|step|chapter|sha|utf|base|ipv|mp|http|rev|ver|part|day|week|phase|tier|level)\d+")
_PRESENTED = regex(
    r"(?m)^[ \t#*]{0,4}(?:[Ii]ntroducing|[Mm]eet|[Aa]nnouncing|[Pp]resenting|[Ll]aunching|[Rr]eleasing|[Ss]ay hello to|[Hh]ello,)\s"
    r"(?P<word>[a-z]{4,14})\s(?P<number>\d{1,2}(?:\.\d{1,2})?)(?![\w.,]*\d)[ \t]{0,3}(?:$|[:,–—!.])"
)
_NAMED = regex(r"(?m)^[ \t#*]{0,4}(?P<word>[a-z]{4,14})\s(?P<number>\d{1,2}(?:\.\d{1,2})?)\s(?:is\s(?:out|here)|released|launches)\b")
_FIRMS = "labs|lab|research|systems|studio|studios|technologies|cloud|works|foods|energy|health|robotics|pay|bank"


_WORD = r"[a-z][a-z0-9]{2,14}"
_DOMAIN = r"(?:[a-z][a-z0-9-]{1,20}\.(?:com|io|ai|net|co|app|eu|me|tv|de|dev|bio)|[a-z]\.[a-z]{3,12})"
#: A sentence that begins with a small letter: after a blank line, a full stop, a dateline, or a quotation mark.
_BEGINS = regex(
    r"(?:\A\s{0,9}|\n[ \t]{0,9}\n[ \t#*]{0,9}|[a-z0-9%)][.!?][”\"’]?\s|\s[-–—]\s|[“])"
    rf"(?P<name>{_DOMAIN}|{_WORD})(?=['’]s\s|,?\s[a-z$€£\d])"
)
#: One in the first line: "How stitchly sews", "Oslo's brikk loses its boss".
_IN_LINE = regex(rf"(?<![\w@/.’'-])(?P<name>{_DOMAIN}|{_WORD})(?![\w@/’-]|\.\w|'\w)")
_FIRST_LINE = regex(r"\s*([^\n]{4,200})")
_DOMAIN_ONLY = regex(_DOMAIN)
#: What a company does or has, behind its name.
_ACTS = regex(
    r"(?:['’]s\s|,\s(?:which|who|whose|an?|the|founded|based|maker)\s|\s(?:is|was|has|had|have|will|would|can|could|says?|said|plans|expects|wants|buys|bought"
    r"|sells|sold|makes|made|lost|loses|won|wins|raises|cuts|opens|hires|turns|warns|supplies|employs|offers|owns|runs|grew|began|now|also|to"
    r"|[a-z]{3,9}ed)\s)"
)
_NOT_BEFORE = regex(
    r"\b(?:an?|[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|some|any|no|its|his|her|their|our|my|each|every|more|most|very|such|\d+|million|thousand"
    r"|hundred|billion|dozen)\s\Z"
)
_OF_BRAND = regex(r"\s(?:app|brand|team|name|group|platform|site|website|shop|shops|store|stores|users|customers|app’s|community)\b")
#: What a company is, before its name.
_DESCRIBED = (
    r"\b(?:start-?up|company|firm|maker|app|brand|chain|retailer|bank|fintech|supplier|platform|service|group|provider|developer|operator|label"
    r"|carrier|airline|seller|shop|business)\s"
)
_LEGAL = r"(?:\s(?:AG|SE|GmbH|Inc\.?|Ltd\.?|plc|ASA|AS|AB|Oy|Oyj|N\.V\.|B\.V\.|S\.A\.))?"
#: More words than this that begin sentences in a small letter are those of a text without capitals.
_MOST = 6


def lower_case_spots(text: str) -> list[Spot]:
    """The brands of a text that are written in lower case, in order; [] where its head names none."""
    head = text[:_HEAD]
    kinds = dict.fromkeys(_mixed(text, head), "organisation")
    kinds |= dict.fromkeys(_companies(text, head), "organisation")
    kinds |= dict.fromkeys(_in_genitive(text), "organisation")
    for found in (*_PRESENTED.finditer(head), *_NAMED.finditer(head)):
        kinds |= _of_product(text, found["word"], found["number"])
    if not kinds:
        return []
    names = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    anywhere = re.compile(rf"(?<![\w@/.-])(?P<name>{names}){_LEGAL}(?![\w@/-])(?!\.\w)")
    spots = (match for match in anywhere.finditer(text) if not match["name"][0].isupper() or _BEHIND_GENITIVE.match(text, match.end()))
    return [_spot(match, kinds[match["name"]]) for match in spots]


#: Behind a company's name in the genitive, where it is no "Larkham's widow".
_BEHIND_GENITIVE = regex(
    r"[.,;:)”\"]|\s(?:with|in|of|from|at|for|has|had|have|is|was|are|were|will|would|to|and|said|says|now|on|as|which|that|over|after|by|employs|employed|made"
    r"|makes|sold|sells|lost|opened|plans|expects|grew|rose|fell)\b|\n|$"
)


#: "the supermarket chain Larkham's with", "the bakery Larkham's": a company called after its founder.
_GENITIVE = regex(
    r"\b(?:chain|retailer|grocer|store|shop|company|firm|brand|maker|baker|bakery|brewer|brewery|restaurant|restaurants|supermarket|supermarkets|bank|business|bookseller"
    r"|butcher|jeweller|publisher)\s(?P<name>[A-ZÀ-Þ][\w-]{2,20}['’]s)(?=[.,;:)”\"]|\s(?:with|in|of|from|at|for|has|had|is|was|will|to|and|said|says|now|on|as|which|that|over|after|by)\b|\n)"
)


def _in_genitive(text: str) -> set[str]:
    """The companies whose name is a founder's in the genitive, as texts introduce them: "the supermarket chain Larkham's"."""
    return {match["name"] for match in _GENITIVE.finditer(text)} if "’s" in text or "'s" in text else set()


def _companies(text: str, head: str) -> list[str]:
    """The words with which sentences or the first line speak of a company in a small letter: "hooly raises $4 million"."""
    begun = Counter(match["name"] for match in _BEGINS.finditer(text))
    first = _FIRST_LINE.match(head)
    titled = {match["name"] for match in _IN_LINE.finditer(first[1])} if first is not None and not first[1].islower() else set()
    titled = {name for name in titled if len(name) > 3 and not is_ordinary(name)}
    found = [name for name in sorted({*begun, *titled}) if _is_company(text, name, begun[name])]
    return found if len(found) <= _MOST else []


def _is_company(text: str, name: str, begun: int) -> bool:
    """Whether a word in a small letter is used as a name throughout."""
    is_domain = _DOMAIN_ONLY.fullmatch(name) is not None
    if not is_domain and is_ordinary(name) and (begun < 2 or not _described(text, name)):
        return False
    places = _places_of(text, name)
    if len(places) < (2 if begun or is_domain else 3) or not any(_ACTS.match(text, end) for _, end in places):
        return False
    return not any(_NOT_BEFORE.search(text, max(0, start - _FAR), start) and not _OF_BRAND.match(text, end) for start, end in places)


#: An article and a number before a name are shorter than this.
_FAR = 40
_BEFORE_WORD = regex(r"(?<![\w@/.-])")
_BEHIND_WORD = regex(r"(?![\w@/-]|\.\w)")


def _places_of(text: str, name: str) -> list[tuple[int, int]]:
    """Where a text has a word as a whole, in order."""
    places: list[tuple[int, int]] = []
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _BEFORE_WORD.match(text, at) and _BEHIND_WORD.match(text, end):
            places.append((at, end))
        at = text.find(name, at + 1)
    return places


def _described(text: str, name: str) -> bool:
    """Whether the text says what a word in a small letter is: "the gardening app fern"."""
    return re.search(rf"{_DESCRIBED}{re.escape(name)}\b", text) is not None


def _mixed(text: str, head: str) -> list[str]:
    """The words of letters and digits that the head of a text names and that the text comes back to."""
    names = {match["name"] for match in _MIXED.finditer(head)}
    if not names:
        return []
    counts = Counter(match["name"] for match in _MIXED.finditer(text))
    return sorted(name for name in names if counts[name] >= _OFTEN and not _NO_BRAND.fullmatch(name))


def _of_product(text: str, word: str, number: str) -> dict[str, str]:
    """The product that a headline presents, its other versions, and the firm that is called after it; {} where nothing comes back to it."""
    versions = set(re.findall(rf"(?<![\w-]){re.escape(word)}\s\d{{1,2}}(?:\.\d{{1,2}})?(?![\w.,]*\d)", text))
    if len(re.findall(rf"(?<![\w-]){re.escape(word)}(?:\s|-){re.escape(number)}(?!\d)", text)) < 2:
        return {}
    firms = set(re.findall(rf"(?<![\w-]){re.escape(word)}\s(?:{_FIRMS})(?![\w-])", text))
    plain = set() if is_ordinary(word) else {word}
    return {**dict.fromkeys(versions | plain, "product"), **dict.fromkeys(firms, "organisation")}


def _spot(match: re.Match[str], kind: str) -> Spot:
    return Spot(match.start(), match.end(), match[0], tuple(match[0].split()), False, False, kind=kind)
