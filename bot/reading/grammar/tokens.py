"""Splits a sentence into tokens, recognises verbs, and finds where a clause begins."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bot.core.patterns import regex
from bot.reading.grammar.verbs import ACTION_OF, CUTTING, DOWN, LEVEL, NOMINAL_OF, RAISING, REPORTING, UP

_TOKEN = regex(r"(?:[A-Z]\.){2,}|['’]s\b|n['’]t\b|[^\W_](?:[\w&+/]+|[-‑](?=\w)|['’](?!s\b)(?=\w)|[.,](?=\d)|\.(?=[a-z]\w))*|[^\w\s]|_")


class Token(NamedTuple):
    """A word or punctuation mark at ``sentence[start:end]``."""

    start: int
    end: int
    low: str  #: the text in lower case
    text: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


_new = tuple.__new__  #: makes a token in a third of the time


@lru_cache(maxsize=256)
def tokens(sentence: str) -> list[Token]:
    """The words and punctuation marks of a sentence, in order; a possessive 's is a token of its own. Cached."""
    return [_new(Token, (m.start(), m.end(), (text := m[0]).lower(), text)) for m in _TOKEN.finditer(sentence)]


@lru_cache(maxsize=256)
def token_ends(sentence: str) -> list[int]:
    """Where each token of a sentence ends, in order. Cached."""
    return [token.end for token in tokens(sentence)]


@lru_cache(maxsize=256)
def lower_words(sentence: str) -> frozenset[str]:
    """The tokens of a sentence in lower case, each once: to ask whether it has any of some words. Cached."""
    return frozenset([token.low for token in tokens(sentence)])


BREAKS = frozenset(';:—–"“”()[]')
CLAUSE_WORDS = frozenset(
    "that which who whom whose while whereas when after before because although though if where but so unless until since".split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for from to with without into onto over under above below about around between among amid against during before
    after since until through throughout across along behind beyond near off out up down via per than as like despite within
    toward towards upon regarding including excluding versus""".split()
)
DETERMINERS = frozenset("a an the this that these those its his her their our my your some any each every another all both such".split())
VERBS = UP | DOWN | LEVEL | REPORTING | RAISING | CUTTING | frozenset(NOMINAL_OF) | frozenset(ACTION_OF)
FINITE = frozenset("is are was were has have had will would can could may might must should does did".split())
_ALSO_NOUNS = frozenset(
    """
    end finish
    peak total number share value price cost offer bid stake control cut cuts rise fall increase decrease decline drop gain gains loss
    plan plans order orders spending building training trading funding opening closing close open award grant report reports state
    states note claim claims estimate estimates forecast forecasts project projects set sets test tests trade trades sales save
    hit hits top average near measure measures amount show shows prices costs values stakes makes make order program launch
    launches release releases ship ships damage hurt wound market sign signs contract contracts slide slides advance advances
    surge surges jump jumps rally raise boost lift hike push bump upgrade slow lower higher up down balloon widen last including
    record records net fine fines charge charges pledge pledges serve service services produce products process handle store
    stores comment remark pass cross approach hold host pay return returns manufacturing recruiting""".split()
)


#: What a book holds: "a loan book of $3 billion".
_BOOKED = frozenset("loan loans order orders mortgage credit lending project contract forward".split())


#: "capital spending", "consumer spending".
_SPENT = frozenset("capital consumer government public defence defense household military state advertising".split())


#: Verbs that move only with "up", "down", "higher" or "lower": "orders picked up by 2%".
MOVES = frozenset("picked pick picks went go goes gone going ticked ticks edged edges inched moved crept shot nudged drifted".split())
#: "compared with net income of": what comes before the adjective.
_DIRECTIONS = frozenset(("up", "down", "higher", "lower"))
#: "In January, prices stood at": nouns, though they are verbs elsewhere.
_AFTER_COMMA = frozenset(("prices", "orders", "sales"))
_BEFORE_NET = frozenset("with from to than against versus and or to".split())


def is_verb(token: Token, before: Token | None = None) -> bool:
    """Whether a token probably is a verb. A word that can also be a noun is none after a determiner, "of" or a word like an adjective."""
    if token.low not in VERBS and token.low not in FINITE:
        return False
    if token.low in ("book", "books") and before is not None and before.low in _BOOKED:
        return False
    if token.low == "spending" and before is not None and before.low in _SPENT:
        return False
    if token.low not in _ALSO_NOUNS:
        return True
    if before is not None and token.low in _DIRECTIONS and before.low in MOVES:
        return True
    if before is not None and before.text == "," and token.low in _AFTER_COMMA:
        return False
    if token.low == "net" and before is not None and before.low in _BEFORE_NET:
        return False
    return not (
        before is None
        or before.low in DETERMINERS
        or before.low in ("of", "'s", "’s", "in", "for", "new", "net", "price", "further", "total")
        or before.low.endswith("ed")
    )


def clause_start(words: list[Token], at: int) -> int:
    """The index of the first token of the clause around token ``at``: after the last break, clause word or opening bracket."""
    index = at - 1
    depth = 0
    while index >= 0:
        token = words[index]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            if depth == 0:
                return index + 1
            depth -= 1
        elif depth == 0 and (token.text in BREAKS or (token.low in CLAUSE_WORDS and token.low != "since")):
            return index + 1
        index -= 1
    return 0
