"""Which topic is meant by a name that is written a little differently: without signs and accents, shorter, or with a company's ending."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bot.core.patterns import regex
from storage.name_forms import core_of
from storage.records import Topic

#: Chinese characters that may be a name.
HAN_NAME = regex("[\u3400-\u9fff]{2,12}")
#: What stands behind the name proper in that of a Chinese company, beside its legal words.
_ENDINGS = ("科技", "技术", "智能", "股份", "集团", "公司")
#: So many characters of a Chinese name are left at least, and so many letters tell a name.
_SHORTEST_CHINESE, _SHORTEST = 2, 4
_SIGNS = regex(r"\band\b|[^\w]|_")
_ACCENTS = regex("[\u0300-\u036f]")


def without_chinese_endings(name: str) -> str:
    """The name without the words with which companies' names end: "云杉" of "云杉科技集团"."""
    name = core_of(name)
    while ending := next((one for one in _ENDINGS if name.endswith(one) and len(name) - len(one) >= _SHORTEST_CHINESE), ""):
        name = name.removesuffix(ending)
    return name


def the_one_written_so(words: str, topics: Sequence[Topic]) -> Topic | None:
    """The only topic with a name that is the same without spaces, signs and accents: "parcel-nest" is "ParcelNest"."""
    letters = _letters(words)
    if len(letters) < _SHORTEST:
        return None
    found = [topic for topic in topics if any(_letters(name) == letters for name in topic.names)]
    if not found and letters.endswith("s"):  # "st-oswins" is what people make of "St Oswin's"
        found = [topic for topic in topics if any(_letters(name) == letters[:-1] for name in topic.names)]
    return found[0] if len(found) == 1 else None


def written_forms(key: str) -> list[str]:
    """What a name may be whose key is written as in a slash name: "marlowe-finch" is "marlowe & finch", "st-oswins" "st oswin's"."""
    spaced = key.replace("-", " ")
    halves = key.split("-") if key.count("-") == 1 else spaced.split(" ") if spaced.count(" ") == 1 else []
    joined = [f"{halves[0]} & {halves[1]}", f"{halves[0]} and {halves[1]}"] if halves else []
    owned = [f"{spaced[:-1]}'s"] if spaced.endswith("s") and len(spaced) > _SHORTEST else []
    return list(dict.fromkeys([key, spaced, spaced.removeprefix("the "), *joined, *owned]))


def the_shortest(topics: Sequence[Topic]) -> Topic | None:
    """The one topic, or the one whose name all others of them begin with: "Heron 2" of "Heron 2" and "Heron 2 Max"."""
    shortest = min(topics, key=lambda topic: len(topic.name), default=None)
    if shortest is None or not all(topic is shortest or topic.name.startswith(f"{shortest.name} ") for topic in topics):
        return None
    return shortest


def _letters(words: str) -> str:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", words.casefold()))
    return _SIGNS.sub("", plain.replace("-", " "))
