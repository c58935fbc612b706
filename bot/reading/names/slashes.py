"""Slash names: what people would type to ask for a topic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.names.chinese import short_name, without_legal_form
from bot.reading.names.linking import core_of
from bot.reading.names.organisations import CLUB_WORDS, LEGAL_FORMS, LINK_WORDS, ORG_WORDS
from bot.reading.names.people import FAMILY_NAMES, GIVEN_NAMES
from bot.reading.names.places import DEMONYMS, PLACE_WORDS, PLACES
from bot.reading.words import FUNCTION, is_ordinary

#: Command words, which can't be a topic's slash name.
RESERVED = frozenset(
    """
    add admin all article ask brief briefing changes compare conflicts correct delete digest export facts help
    hide history home import latest library list new news none people quote quotes read reject remove report review role roles
    search settings share show source sources start stats status stop subscribe test timeline topic topics undo
    unsubscribe watch what when who withdraw
    """.split()
)
_HAN = regex("[\u3400-\u9fff]+")
#: Last words of institutions, whose first word names a place or a field rather than them.
_INSTITUTIONS = CLUB_WORDS | frozenset(
    """
    University College School Academy Institute Institution Ministry Department Bureau Board Council Committee Commission Agency Authority
    Court Parliament Senate Congress Office Association Federation Union League Alliance Hospital Museum Library Church Police Army Navy
    Government Bank Fund Foundation Society Trust Exchange Club
    """.split()
)


@lru_cache(maxsize=2048)
def slash_of(name: str) -> str | None:
    """The slash name for a topic's name ("acme-robotics" for "Acme Robotics Inc."), None where no valid one can be made.

    Chinese characters are written in pinyin: "qingyu" for 青屿.
    """
    words = core_of(tuple(name.replace(",", " ").split()))
    text = _HAN.sub(lambda han: f" {_pinyin(han[0])} ", without_legal_form(" ".join(words)))
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    joined = plain.lower().replace("'", "").replace(" & ", " and ").replace("&", "")
    slash = re.sub(r"[^a-z0-9]+", "-", joined).strip("-")
    kept = sum(c.isalnum() for c in plain) >= 0.8 * sum(c.isalnum() for c in text)
    return slash if 2 <= len(slash) <= 32 and slash not in RESERVED and kept else None


#: Letters that have no accent to take off.
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i", "’": "'"})


def _pinyin(han: str) -> str:
    from pypinyin import lazy_pinyin  # not at the head: its dictionaries take a fifth of a second to load

    return "".join(lazy_pinyin(han, errors="ignore"))


def best_slash(
    name: str, aliases: Collection[str], *, is_organisation: bool, others: Collection[str], taken: Collection[str]
) -> str | None:
    """The slash name that people would most likely type, None where all are taken: a short form that opens the name, its first word
    where that alone names it, or all of it. ``others`` are the article's other names, ``taken`` the slash names of other topics."""
    core = " ".join(core_of(tuple(name.split())))
    first_word = [core.split()[0]] if is_organisation and _names_it_alone(core, others) else []
    for candidate in (*_chinese(name, aliases), *first_word, *sorted(aliases, key=lambda alias: (len(alias), alias)), core):
        slash = slash_of(candidate)
        if slash and slash not in taken and _opens_name(slash, core):
            return slash
    return None


def short_forms(name: str, *, is_organisation: bool, others: Collection[str]) -> Iterator[str]:
    """The shorter forms by which people ask for a company although its article never uses them: "Nordvik" for "Nordvik Energi ASA"."""
    if not is_organisation:
        return
    core = " ".join(core_of(tuple(name.split())))
    if _HAN.match(name):
        short = short_name(name)
        if len(short) > 1 and not any(
            other != name and other.startswith(short) and without_legal_form(name) not in other for other in others
        ):
            yield short
    elif _names_it_alone(core, others):
        yield core.split()[0]


def _chinese(name: str, aliases: Collection[str]) -> Iterator[str]:
    for form in (*sorted(aliases, key=len), name):
        if _HAN.match(form):
            yield short_name(form)
            yield without_legal_form(form)


def _opens_name(slash: str, core: str) -> bool:
    """Whether the slash name is the name's first word, its initials or all of it, and not some other short form."""
    full = slash_of(core) or ""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", core)).lower()
    return not full or full.startswith(slash) or slash == initials or slash == "".join(c for c in core if c.isupper()).lower()


def _names_it_alone(core: str, others: Collection[str]) -> bool:
    """Whether the first word of a company's name is enough: "Nordvik" of "Nordvik Energi", not "United" of "United Steel".

    Not where the article names something else that begins so.
    """
    words = core.split()
    first, last = words[0], words[-1]
    if len(words) < 2 or len(first) < 4 or not first.isalpha() or last in _INSTITUTIONS or words[1].lower() in FUNCTION:
        return False
    if is_ordinary(first) or first in PLACES or first in DEMONYMS or first in GIVEN_NAMES or first in FAMILY_NAMES or first in PLACE_WORDS:
        return False
    own = (core, first)
    if any(other.split()[0] == first and " ".join(core_of(tuple(other.split()))) not in own for other in others if other.strip()):
        return False
    return all(
        word in LINK_WORDS or word in ORG_WORDS or word in LEGAL_FORMS or is_ordinary(word) or _is_foreign_trade(word) for word in words[1:]
    )


_FOREIGN_TRADE = regex(
    r"(?:energi|energie|energia|bank|banken|kabel|stål|stahl|werke|verk|gruppe|gruppen|groupe|grupo|gruppo|motoren|pharma|foods?|"
    r"shipping|rederi|bryggeri|papier|papir|bau|bygg|holding|invest|medien|media|hotels?|hoteller|systems?|systemer|technologies|tech|labs?|pay|"
    r"telecom|telekom|mobil|auto|air|lines?|marine|medical|devices|lending|care|tools|water|textiles|networks)",
    re.IGNORECASE,
)


def _is_foreign_trade(word: str) -> bool:
    return _FOREIGN_TRADE.fullmatch(word) is not None
