"""Texts and questions as search terms. Pure; the same for what is stored and for what is looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

#: Common words are not looked for while there are others.
_COMMON = frozenset(
    "a about all also am an and any are as at be been being but by can could did do does doing for from had has have he her his how i if"
    " in into is it its just me many more most much my no not of on or our please s she so some such t tell than that the their them then"
    " there these they this those to under up us was we were what whats when where which while who whom whose why will with would you your"
    "".split()
)
#: Words whose stems the rules miss.
_IRREGULAR = {
    irregular: regular
    for line in """take took taken | grow grew grown | rise rose risen | fall fell fallen | break broke broken | spend spent | buy bought
    sell sold | begin began begun | make made | build built | run ran | win won | lose lost | pay paid | lead led | become became
    leave left | hold held | go went gone | give gave given | know knew known | bring brought | person people | man men | woman women
    child children | employ employee employees | train trainee trainees | write wrote written | drive drove driven | fly flew flown
    see saw seen | speak spoke spoken | choose chose chosen | mean meant | meet met | send sent""".replace("\n", "|").split("|")
    for regular, *others in [line.split()]
    for irregular in others
}
#: Scripts that are written without spaces, or whose words carry particles (Korean); only characters that are assigned.
_CJK = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\uac00-\ud7a3"
_ACCENTS = re.compile("[\u0300-\u036f]")
_RUN = re.compile(rf"([{_CJK}]+)|[^\W_{_CJK}]+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_PHRASE = re.compile(r'"([^"]+)"|“([^“”]+)”')
_LEFT_OUT = re.compile(r"(?<!\S)-(\w[\w'’-]*)")
#: What is longer is no word, and no database would index it; it is found by its beginning.
_LONGEST = 100
#: A question of more words is a text; its first words say what it is about.
_MOST_WANTED = 24


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: terms, each once; phrases that must occur, each as terms in order; terms that must not."""

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()  #: the phrases as they were typed


def query_of(words: str) -> Query:
    """The words as a query: ``-word`` leaves sentences with that word out, a "quoted phrase" must occur; everything else is plain words.

    Words alone that are to be left out are looked for, since there is nothing else to find.
    """
    quoted = [one for match in _PHRASE.finditer(words) if terms_of(one := match[1] or match[2])]
    rest = _PHRASE.sub(lambda match: f" {match[1] or match[2]} ", words)
    left_out = _LEFT_OUT.findall(_PHRASE.sub(" ", words))
    kept = _LEFT_OUT.sub(" ", rest) if left_out else rest
    if not (wanted := wanted_terms(kept)):
        return Query(tuple(wanted_terms(rest)))
    without = dict.fromkeys(term for word in left_out for term in _whole_terms(word))
    return Query(tuple(wanted), tuple(_whole_terms(one) for one in quoted), tuple(without), tuple(quoted))


def terms_of(words: str) -> list[str]:
    """The search terms of a text in order: stems of words without accents; in Chinese, Japanese and Korean characters and pairs."""
    found: list[str] = []
    for run in _runs(words):
        if characters := run[1]:
            found += [*characters, *(characters[at : at + 2] for at in range(len(characters) - 1))]
        else:
            found.append(stem(run[0][:_LONGEST]))
    return found


def wanted_terms(words: str) -> list[str]:
    """The terms to look for, each once: no common words unless there are no others, and pairs of Chinese characters, not single ones."""
    found: list[str] = []
    for run in _runs(words):
        if characters := run[1]:
            found += [characters] if len(characters) == 1 else [characters[at : at + 2] for at in range(len(characters) - 1)]
        else:
            found.append(run[0][:_LONGEST])
    rare = [term for term in found if term not in _COMMON] or found
    return list(dict.fromkeys(map(stem, rare)))[:_MOST_WANTED]


def _whole_terms(words: str) -> tuple[str, ...]:
    """The terms that stand one after the other where these words do: of Chinese the single characters, which stand before the pairs."""
    return tuple(term for run in _runs(words) for term in (run[1] if run[1] else [stem(run[0][:_LONGEST])]))


def _runs(words: str) -> Iterator[re.Match[str]]:
    """Runs of Chinese, Japanese or Korean characters (group 1), and other words and numbers; without accents and case."""
    plain = words.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)))
    if "," in plain:
        plain = _GROUPED.sub(lambda match: match[0].replace(",", ""), plain)
    return _RUN.finditer(plain)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word's stem by Porter's rules for English; words of other letters stay as they are."""
    if not word.isascii() or len(word) < 3 or word.isdigit():
        return word
    stemmed: str = _stemmer().stemWord(_IRREGULAR.get(word, word))
    return stemmed if stemmed.isalnum() else word


@cache
def _stemmer() -> Any:
    import snowballstemmer  # only where something is stored or looked for: it loads the rules of thirty languages

    return snowballstemmer.stemmer("english")


def mark(kind: str, key: str) -> str:
    """A term that stands for a thing of that kind and no word: "named" in a sentence, "carried" by an article, or a "workspace"."""
    digest = blake2b(f"{kind}:{key}".encode(), digest_size=6).hexdigest()
    return f"{kind[0]}0x{digest}"
