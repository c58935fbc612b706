"""The things that a question names: known to the store by a run of its words, or nearly a topic's name where it was mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.asking.plan.model import Thing
from bot.asking.words import STOP
from bot.core.patterns import regex
from bot.reading.words import is_ordinary
from storage.values import key_of

#: Longer texts are no questions; what stands behind is not looked at.
LONGEST = 1_000
_LONGEST_NAME = 5
_LONGEST_CHINESE = 12
_MOST_PHRASES = 400
_WORD = regex(r"[^\W_\u3400-\u9fff][^\s,;:?!()“”\"\u3400-\u9fff]*")
_HAN = regex(r"[A-Za-z0-9.]{0,20}[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9. ]*")
_SHORTEST_MISTYPED = 5
_LONG = 10
_NUMBERED = regex(r"[\s-]?\d")
#: Words that questions are made of. They name a thing only where they are written with a capital within the question.
_PLAIN = frozenset(
    """people person company companies employees staff revenue profit sales price margin share shares news update latest quarter year month
    result results figures numbers stats timeline quotes market growth plan plans cost costs money users downloads model models version
    versions customers chief boss head founder chairman president director
    work works worth make makes made ceo cfo coo cto ai the""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing at ``text[start:end]``."""

    start: int
    end: int
    thing: Thing


def phrases(text: str) -> list[str]:
    """Every run of words that may be a name, as it may be written in the store; at most a few hundred."""
    found = [form for _, _, words in _runs(text[:LONGEST]) for form in _forms(words)]
    return list(dict.fromkeys(found))[:_MOST_PHRASES]


def things_in(text: str, things: Mapping[str, Thing], topic_names: Mapping[str, str] | Sequence[str] = ()) -> list[Named]:
    """The things named in the question, the longest name first where names overlap; in the order of the text."""
    found: list[Named] = []
    runs = sorted(_runs(text), key=lambda run: (run[0] - run[1], run[0]))
    for topics_only in (True, False):
        for start, end, words in runs:
            if any(start < one.end and one.start < end for one in found):
                continue
            thing = next((things[key] for form in _forms(words) if (key := key_of(form)) in things), None)
            if thing is None or (topics_only and thing.topic is None) or _is_no_name(words, text, start, thing):
                continue
            found.append(Named(start, end, _typed(thing, words)))
    found += _mistyped(text, found, topic_names, things)
    found += _shortened(text, found, topic_names)
    return sorted(found, key=lambda one: one.start)


def _typed(thing: Thing, words: str) -> Thing:
    return replace(thing, typed=words)


def _is_no_name(words: str, text: str, start: int, thing: Thing) -> bool:
    """Whether the words are ordinary ones that happen to be mentioned as a name in some article ("line", "price")."""
    folded = words.casefold()
    if folded in STOP or folded in _PLAIN:
        return True
    if not thing.exact and (_NUMBERED.match(text, start + len(words)) or all(is_ordinary(word) for word in folded.split())):
        return True  # "line 5" is not "Line 4", though "line" is its first word
    if thing.topic is not None or re.search(r"[\u3400-\u9fff]", words):
        return False
    if words[:1].isupper() and start > 0:
        return False
    return all(is_ordinary(word.casefold()) or word.isdigit() for word in re.findall(r"\w+", words))


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    words = [(match.start(), match.start() + len(match.group().rstrip(".'’"))) for match in _WORD.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_NAME, len(words))):
            yield words[first][0], words[last][1], text[words[first][0] : words[last][1]]
    for run in _HAN.finditer(text):
        inner = run.group()
        for begin in range(len(inner)):
            for end in range(begin + 2, min(begin + _LONGEST_CHINESE, len(inner)) + 1):
                piece = inner[begin:end]
                if piece == piece.strip() and re.search(r"[\u3400-\u9fff]", piece):
                    yield run.start() + begin, run.start() + end, piece


def _forms(words: str) -> Iterator[str]:
    """The words as typed, without a possessive ending, and without the "s" that is left of one ("nordviks")."""
    yield words
    plain = re.sub(r"['’]s?$", "", words)
    if plain != words:
        yield plain
    elif len(words) > 4 and words.endswith("s") and not words.endswith("ss"):
        yield words[:-1]
    if "-" in words:
        yield words.replace("-", " ")
    elif " " in words:
        yield words.replace(" ", "-")  # "petersen vogt" for Petersen-Vogt


def mistakes(word: str) -> int:
    """How many letters of a word may be wrong, missing, too many or swapped with their neighbour."""
    return 1 if len(word) < _LONG else 2


#: What a Chinese name often begins with that is a place or an ordinary word, and names nothing by itself.
_NO_SHORT_NAMES = frozenset(
    "中国 国家 中央 人民 北京 上海 天津 重庆 深圳 广州 香港 台湾 江苏 浙江 广东 山东 河南 河北 湖南 湖北 四川 福建 安徽 江西 "
    "东方 南方 北方 西部 华北 华东 华南 全国 全球 世界 国际 第一 人工 大型 新型 公司 科技 集团 美国 日本 英国 德国 法国".split()
)
_HAN_NAME = regex(r"[\u3400-\u9fff]{4,}")


def _shortened(text: str, found: Sequence[Named], topic_names: Mapping[str, str] | Sequence[str]) -> list[Named]:
    """Topics with a Chinese name of four characters or more that is typed as its first two; of several the one with the shortest name."""
    if not re.search(r"[\u3400-\u9fff]{2}", text):
        return []
    names = topic_names if isinstance(topic_names, Mapping) else {name: name for name in topic_names}
    short: dict[str, dict[int, set[str]]] = {}
    for name, topic in names.items():
        if _HAN_NAME.fullmatch(name) and name[:2] not in _NO_SHORT_NAMES:
            short.setdefault(name[:2], {}).setdefault(len(name), set()).add(topic)
    more: list[Named] = []
    for begin in range(len(text) - 1):
        by_length = short.get(text[begin : begin + 2], {})
        topics = by_length[min(by_length)] if by_length else set()
        if len(topics) == 1 and not any(begin < one.end and one.start < begin + 2 for one in [*found, *more]):
            topic = next(iter(topics))
            more.append(Named(begin, begin + 2, Thing(topic, topic, "", text[begin : begin + 2], exact=False)))
    return more


_ARTICLES = frozenset("the de het la le les los las el il lo der die das den".split())


@lru_cache(maxsize=16)  # of each workspace they stay the same until somebody changes a topic
def _long_names(topic_names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The names in which mistakes are looked for, whole and by their first words, in lower case; with their topics."""
    folded = {
        name.casefold(): topic for name, topic in topic_names if len(name) >= _SHORTEST_MISTYPED and not re.search(r"[\u3400-\u9fff]", name)
    }
    firsts: dict[str, str] = {}
    for name, topic in folded.items():
        first, *others = name.split()
        if first in _ARTICLES and others:
            first = others[0]  # "zilveren otter" for De Zilveren Otter
        if len(first) >= _SHORTEST_MISTYPED and not is_ordinary(first):
            firsts.setdefault(first, topic)
    return {**firsts, **folded}


def _mistyped(
    text: str, found: Sequence[Named], topic_names: Mapping[str, str] | Sequence[str], things: Mapping[str, Thing]
) -> list[Named]:
    """Topics whose name is nearly what was typed: one or two wrong letters in a long word that is no English one."""
    known = _long_names(tuple(topic_names.items()) if isinstance(topic_names, Mapping) else tuple((name, name) for name in topic_names))
    more: list[Named] = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group().rstrip(".")).casefold()
        start, end = match.start(), match.start() + len(match.group().rstrip("."))
        if any(start < one.end and one.start < end for one in [*found, *more]):
            continue
        if len(word) < _SHORTEST_MISTYPED or word in STOP or is_ordinary(word) or is_ordinary(word.removesuffix("s")) or not word.isalpha():
            continue
        best = process.extractOne(word, known.keys(), scorer=OSA.distance, score_cutoff=mistakes(word))
        if best is not None and best[0][0] == word[0]:
            topic = known[best[0]]
            more.append(Named(start, end, Thing(topic, topic, "", match.group())))
    return more
