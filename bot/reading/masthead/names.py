"""Tells names of people from those of papers, and writes names in capitals as usual."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.masthead import words

_SMALL = frozenset("of and the for in on a an de la le du des del di da van von der den el y et e".split())
_PART = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w’'-]{0,24}\.?"
_PERSON = regex(rf"{_PART}(?:\s(?:{_PART}|de|van|von|der|den|del|da|bin|al|ter)){{1,4}}")
_PEOPLE = regex(rf"(?:{_PERSON.pattern})(?:(?:,\s|\sand\s|\s&\s|,\sand\s)(?:{_PERSON.pattern})){{0,3}}")
_TAIL = regex(
    r"(?:\s?[,|(–—]|\s(?:in|on|for|at|from|and the)\s).*$|\s(?:staff writer|staff|reporter|correspondent|editor)\b.*$", re.IGNORECASE
)
_ROLE = regex(
    r",?\s(?:(?:associated?|senior|staff|chief|deputy|managing|contributing|special|political|business|science|economics"
    r"|foreign|national)\s){0,3}"
    r"(?:editor|writer|reporter|correspondent|journalist|columnist|contributor|analyst)\b.*$",
    re.IGNORECASE,
)
_ABBREVIATED = regex(r"\b(?:[A-Z]\.){2,4}$|\b(?:Inc|Ltd|Corp|Co)\.$")
_CHINESE_ROLE = regex(r"^(?:本报|本刊|本网|本社|特约|见习)?(?:记者|通讯员|实习生)\s+")
_HAN_NAME = regex(r"[\u4e00-\u9fff·]{2,8}(?:[\s、，,][\u4e00-\u9fff·]{2,4}){0,2}")


def is_person(name: str) -> bool:
    """Whether a piece of a line is shaped like the name of somebody: two to five capitalised words."""
    return _PERSON.fullmatch(name) is not None and not words.PUBLISHER_WORD.search(name)


def person(text: str) -> str | None:
    """The name of the author at the beginning of a text, or None: "Ann Roe in Cork" is "Ann Roe"."""
    text = re.sub(r"\s(?:on|at|in)$", "", text.strip(" ,.:：|"))
    text = _CHINESE_ROLE.sub("", text)
    if han := _HAN_NAME.match(text):
        return han[0].split(" ")[0] if len(han[0]) <= 12 else None
    text = _ROLE.sub("", text)
    found = _PEOPLE.match(text)
    if found is None or ((rest := text[found.end() :]) and not _TAIL.fullmatch(rest)):
        single = re.fullmatch(r"[A-Z][\w’'-]{1,24}(?:\sStaff)?", text)
        return single[0] if single else None
    name = found[0]
    return " ".join(capitalised(word) for word in name.split()) if name.replace(" and ", " ").isupper() else name


def is_publisher(name: str) -> bool:
    """Whether a name is one of a paper, site or agency, by the words in it."""
    if _han(name):
        return words.CHINESE_PUBLISHER.fullmatch(name.removesuffix("独家")) is not None
    count = len(name.split())
    if not 1 <= count <= 6 or not (name[0].isupper() or words.DOMAIN.fullmatch(name)) or name.endswith((".", "?", "!")):
        return False
    if any(word[0].islower() and word not in _SMALL for word in name.split()) and not words.DOMAIN.fullmatch(name):
        return False
    return words.DOMAIN.fullmatch(name) is not None or words.PUBLISHER_WORD.search(name) is not None


#: What an organisation is called that publishes its own news: by its legal form, or by what it is in the state.
_LEGAL = (
    r"(?:plc|PLC|N\.?V\.?|A\.?G\.?|S\.?A\.?|SE|Inc\.?|Ltd\.?|Limited"
    r"|GmbH|Bhd|LLP|LLC|Corp\.?|Corporation|A/S|ASA|AS|Oyj|AB|S\.?p\.?A\.?|Holdings?|Group|Company|Co\.|B\.?V\.?|Cooperative|Foundation|Trust|KG)"
)
_WORD = r"[A-ZÀ-Þ0-9][\w&’'-]{0,24}"
_ORGANISATION = regex(
    rf"(?:{_WORD}\s(?:(?:{_WORD}|&|and|of|de)\s){{0,4}}{_LEGAL}"
    rf"|(?:The\s)?(?:{_WORD}\s){{0,2}}(?:Office|Ministry|Department|Bank|Authority|Commission|Agency|Board|Institute|Council|Court|Association"
    rf"|Bureau)\s(?:of|for)"
    rf"\s(?:(?:the|and|of|for|on|&)\s|{_WORD}\s?){{1,6}}"
    rf"|(?:The\s)?(?:{_WORD}\s){{0,3}}(?:Federal|National|European|Central|State|Royal|Public)\s(?:(?:{_WORD}|and|&)\s){{0,4}}"
    r"(?:Commission|Board|Agency|Authority|Bank|Office|Service|Council|Administration|Institute|Bureau)"
    r"|[\u4e00-\u9fff]{2,16}(?:有限公司|管理局|监管局|监督局|委员会|交易所|研究院|统计局|人民法院|协会))"
)


#: "Mailhaven B.V., Utrecht"
_SEAT = regex(r",\s[A-ZÀ-Þ][\w’'-]{2,20}$")


def is_organisation(name: str) -> bool:
    """Whether a name is one of a company or authority, by its legal form or its kind: "Oxmoor Ports N.V.", "Office for Fairness"."""
    return len(name) <= 60 and _ORGANISATION.fullmatch(without_seat(name)) is not None


def without_seat(name: str) -> str:
    """The name of a company without the place after it: "Mailhaven B.V., Utrecht"."""
    return _SEAT.sub("", name)


def publisher(name: str) -> str:
    """The name of a publisher without what stands around it; names in capitals become capitalised words, except abbreviations."""
    name = " ".join(name.split()).strip(" ,:：|《》").removesuffix("独家")
    name = name if _ABBREVIATED.search(name) else name.strip(".")
    if name.isupper() and name.isascii() is False and _han(name):
        return name
    if name.isupper() and (" " in name or len(name) > 5):
        parts = name.split()
        return " ".join(
            part.lower() if index and part.lower() in _SMALL and part.lower() not in ("a", "e", "y") else capitalised(part)
            for index, part in enumerate(parts)
        )
    return name


def capitalised(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _han(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None
