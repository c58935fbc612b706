"""Reduces the words of questions and sentences to stems, with one stem for words of the same meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from bot.core.patterns import regex

#: Words without content. Question words are among them, since ``question`` judges separately what they ask for.
STOP = frozenset(
    """want wants wanted going happen happens happened happening a about above after again against all also am an and any are as at be
    because been before being below between both but by can could did do does doing done down during each either ever few for
    from further get got had has have having he her here hers him his how i if in into is it its itself just know let like many
    may me mean might more most much must my near neither no nor not now of off on once one only or other our out over own
    please same say said says she should so some such tell than that the their them then there these they thing things this
    those through to too under until up upon us very was we well were what when where whether which while who whom whose why
    will with within would yet you your latest new current currently exactly really still today far s t re ve ll d show give
    find list ago according supposed altogether guys folks""".split()
)

#: Words with the same meaning in questions about companies; each line is one group, and all its words get the first one's stem.
_SAME = """
grow growth increase rise surge jump climb gain expand soar
fall decline drop decrease slump shrink plunge
cut reduce reduction slash discount cheaper
split break divide separate spin
launch release unveil introduce debut publish
announce announcement declare reveal disclose
invest investment spend spending expenditure capex outlay
buy acquire acquisition purchase takeover
hire hiring recruit recruitment recruiting job vacancy
layoff dismiss redundancy
employee employ staff worker workforce headcount
revenue turnover
profit earnings income
price cost fee dear dearer expensive costly
user customer client subscriber
chief ceo boss
chair chairman chairwoman chairperson
start begin commence
establish found set create
succeed replace takeover reins
share percentage percent proportion
derive derivative derived offshoot
rank ranking
goal aim target objective purpose
plan intend scheme
forecast predict prediction expect expectation anticipate projection
model llm
datacenter datacentre
firm company corporation business
chinese china
norway norwegian
sweden swedish swede
denmark danish dane
finland finnish finn
iceland icelandic
france french
germany german
netherlands dutch
belgium belgian
britain british
ireland irish
scotland scottish
wales welsh
spain spanish
portugal portuguese
italy italian
switzerland swiss
austria austrian
poland polish
czechia czech
hungary hungarian
greece greek
turkey turkish
russia russian
ukraine ukrainian
india indian
japan japanese
korea korean
vietnam vietnamese
indonesia indonesian
australia australian
canada canadian
mexico mexican
brazil brazilian
chile chilean
argentina argentine argentinian
kenya kenyan
egypt egyptian
american america us usa
artificial ai
agent assistant
unit division
child kid
decide decision
close closure
deliver delivery
extend extension
lose loss
choose choice
produce production
depart departure
arrive arrival
introduce introduction
destroy destruction
permit permission
"""

_IRREGULAR = {
    "took": "take", "taken": "take", "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall",
    "broke": "break", "broken": "break", "spent": "spend", "bought": "buy", "sold": "sell", "began": "begin", "begun": "begin",
    "said": "say", "made": "make", "built": "build", "ran": "run", "won": "win", "lost": "lose", "paid": "pay", "led": "lead",
    "became": "become", "left": "leave", "held": "hold", "went": "go", "gone": "go", "people": "person", "men": "man", "women": "woman",
    "children": "child", "companies": "company", "half": "half", "sales": "revenue",
}  # fmt: skip

_COUNTING = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
#: "number twelve" is the twelfth, the 12th.
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTING)} | {word: str(number) for number, word in enumerate(_ORDINALS, 3)}
_NTH = regex(r"(\d+)(?:st|nd|rd|th)")
_ACCENTS = regex("[\u0300-\u036f]")
_WORD = regex(r"[^\W_]+(?:[.'’-][^\W_]+|,\d{3}(?!\d))*", re.UNICODE)
_CJK = regex(r"[\u3400-\u9fff]+")


@cache
def _stemmer() -> Any:
    import snowballstemmer  # here, because it loads the stemmers of all languages

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem shared by a word and all words of the same meaning."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if number := _NUMBERS.get(word):
        return number
    if nth := _NTH.fullmatch(word):
        return nth[1]
    root = str(_stemmer().stemWord(_IRREGULAR.get(word, word)))
    return _groups().get(root, root)


def root(word: str) -> str:
    """The stem of a word alone, which words of the same meaning do not share: "opening" and "opened" have one, "launched" another."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return str(_stemmer().stemWord(_IRREGULAR.get(word, word)))


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        roots = [str(_stemmer().stemWord(word)) for word in line.split()]
        for root in roots:
            groups.setdefault(root, roots[0])
    return groups


#: Letters that are no accented ones, as they are typed where a keyboard lacks them.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def plain(text: str) -> str:
    """The text without case and accents, as people type names in chat."""
    return text.casefold() if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(_LETTERS)


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words; for Chinese text, its pairs of neighbouring characters."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        found |= _stems_of(word)
    return frozenset(found)


# Texts repeat their words far more often than themselves, so what is kept is kept by word.
@lru_cache(maxsize=100_000)
def _stems_of(word: str) -> frozenset[str]:
    """The stems of one word and of its parts."""
    if runs := _CJK.findall(word):
        return frozenset(run[i : i + 2] for run in runs for i in range(max(len(run) - 1, 1)))
    word = plain(word)
    pieces = {word, *re.split(r"[-'’]", word)}
    return frozenset(stem(piece.replace(",", "")) for piece in pieces if piece and piece.casefold() not in STOP)
