"""Finds the noun phrases of a sentence: what is measured, whose it is, and what limits it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.counted import is_plural
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.grammar.tokens import (
    BREAKS,
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE,
    MOVES,
    PREPOSITIONS,
    Token,
    is_verb,
    lower_words,
    token_ends,
    tokens,
)
from bot.reading.grammar.verbs import AUXILIARIES, METRIC_NOUNS


class Name(NamedTuple):  # a tuple is made in a third of the time, and each sentence has some
    """A name at ``sentence[start:end]``."""

    start: int
    end: int
    entity: str
    kind: str


@dataclass(slots=True, eq=False)  # not frozen, which would triple the time: several are made of each sentence
class Line:
    """A sentence with its tokens, amounts, names and time expressions; all offsets are in the sentence. It is never changed."""

    s: str  #: the sentence itself
    amounts: tuple[Amount, ...]
    names: tuple[Name, ...]
    dates: tuple[tuple[int, int], ...]  #: the spans of time expressions
    words: list[Token] = field(default_factory=list)
    lows: frozenset[str] = frozenset()  #: the tokens in lower case
    _ends: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, s: str, amounts: Sequence[Amount], names: Sequence[Name], dates: Sequence[tuple[int, int]]) -> Line:
        """The sentence, split into tokens."""
        return cls(s, tuple(amounts), tuple(names), tuple(dates), tokens(s), lower_words(s), token_ends(s))

    def before(self, pos: int) -> int:
        """The index of the last token that ends at or before ``pos``, -1 if there is none."""
        return bisect_right(self._ends, pos) - 1

    def amount_at(self, pos: int) -> int | None:
        """The index of the amount around ``pos``."""
        for index, amount in enumerate(self.amounts):
            if amount.start <= pos < amount.end:
                return index
        return None

    def name_at(self, pos: int) -> Name | None:
        """The name around ``pos``."""
        for name in self.names:  # a loop, as a generator takes twice as long and this runs for every word
            if name.start <= pos < name.end:
                return name
        return None

    def date_at(self, pos: int) -> tuple[int, int] | None:
        """The span of the time expression around ``pos``."""
        for start, end in self.dates:
            if start <= pos < end:
                return start, end
        return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, taken apart: "Acme's revenue from cloud in Europe"."""

    metric: str  #: "revenue from cloud"; "" for a name alone
    owner: tuple[int, int] | None = None  #: the span of "Acme"
    scope: str | None = None  #: "in Europe"
    start: int = 0  #: where the phrase begins in the sentence


LY_NOUNS = frozenset("family supply july assembly monopoly reply italy anomaly".split())


def noun_run(line: Line, pos: int, limit: int = 6) -> str:
    """The noun phrase from ``pos`` on, without leading determiners and with at most ``limit`` words; "" where there is none."""
    start = end = pos
    taken = 0
    first = line.before(pos) + 1
    for index in range(first, min(len(line.words), first + limit + 3)):
        word = line.words[index]
        if taken == 0 and (word.low in DETERMINERS or word.low == "all"):
            start = word.end + 1
            continue
        if taken and word.low in ("'s", "’s"):
            end = word.end
            continue
        joins = bool(taken) and _joins_nouns(line, index)
        if not joins and (taken >= limit or not _may_be_in_noun_phrase(line, word)):
            break
        if taken and (word.low in _VERBS_LIKE_PLURALS or (not joins and _follows_plural(line, index))):
            break
        start = start if taken else word.start
        taken += 1
        end = word.end
    return line.s[start:end].strip() if taken else ""


def _joins_nouns(line: Line, index: int) -> bool:
    """Whether the token is an "and" before another noun: "sales and profit"."""
    if line.words[index].low != "and" or index + 1 == len(line.words):
        return False
    return line.words[index + 1].is_word and _is_plain_noun(line, index + 1)


def _may_be_in_noun_phrase(line: Line, word: Token) -> bool:
    return word.is_word and word.low not in STOP_WORDS and word.low not in CLAUSE_WORDS and not line.date_at(word.start)


def _follows_plural(line: Line, index: int) -> bool:
    """Whether the token looks like a verb after a plural, which ends the phrase: "users paying for it"."""
    word = line.words[index]
    if not (word.low.endswith(("ing", "ed")) or word.low in FINITE):
        return False
    return is_plural(line.words[index - 1].low) and not line.name_at(word.start)


def _is_plain_noun(line: Line, index: int) -> bool:
    word = line.words[index]
    after = line.words[index + 1].low if index + 1 < len(line.words) else "."
    return word.low not in STOP_WORDS and not is_verb(word) and after not in FINITE


_SCOPE = regex(r"\s(?:in|across|outside|excluding|among|within)\s(?:the\s)?")


def scope_after(line: Line, pos: int) -> str | None:
    """The limiting phrase right after ``pos``, as written ("in Europe", "excluding China"), or None; never a time."""
    found = _SCOPE.match(line.s, pos)
    if (
        found is None
        or line.date_at(found.end())
        or re.compile(r"(?:next|first|last|past|same|year|quarter|period|month)").match(line.s, found.end())
    ):
        return None
    name = line.name_at(found.end())
    if name is not None and name.kind in ("place", "other", "event"):
        return line.s[pos + 1 : name.end]
    noun = noun_run(line, found.end(), 4)
    head = noun.rsplit(" ", 1)[-1].lower() if noun else ""
    if (
        not noun
        or head in METRIC_NOUNS
        or (
            noun[0].islower()
            and found.group().strip().startswith("in")
            and not re.search(r"market|region|countr|cit|segment|categor|sector|industr|unit|division|world", noun)
        )
    ):
        return None
    return line.s[pos + 1 : found.end()] + noun


def owner_in(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The span of the first organisation, product or place that is named in ``sentence[start:end]``."""
    return next(((n.start, n.end) for n in line.names if start <= n.start < end and n.kind in ("organisation", "product", "place")), None)


#: A conjunction's first verb, and the opening mark of an apposition, are looked for within this many tokens.
_VERB_REACH, _APPOSITION_REACH = 26, 24


def phrase_before_verb(line: Line, verb: int) -> Phrase | None:
    """The noun phrase that is the subject of the verb with this index; an apposition between commas is skipped."""
    end = verb - 1
    if end > 0 and line.words[verb].low in ("up", "down", "higher", "lower") and line.words[end].low in MOVES:
        end -= 1  # "orders picked up by 2%"
    while end >= 0 and _belongs_to_verb(line.words[end]):
        end -= 1
    if end >= 0 and line.lows & _ENDS_OF_PERIODS:
        end = _before_period(line, end)
    if end > 0 and "before" in line.lows and (left_out := _BEFORE_ITEMS.search(line.s, 0, line.words[end].end)):
        end = line.before(left_out.start())
    if end < 0:
        return None
    word = line.words[end]
    if word.low in ("and", "or", "but"):
        return _subject_of_first_verb(line, end)
    if word.low in ("which", "that", "who"):
        follows_comma = end > 0 and line.words[end - 1].text == ","
        return phrase_ending(line, end - 2 if follows_comma else end - 1)
    if word.text in (",", ")"):
        opening = _last_before(line, end, "," if word.text == "," else "(")
        if opening is not None:
            return phrase_ending(line, opening - 1)
        # "Shares, up 5 percent"
        return phrase_ending(line, end - 1) if word.text == "," and line.words[verb].low in ("up", "down") else None
    return phrase_ending(line, end)


#: "operating profit before fair value adjustments": what is left out of the profit; that before tax has a name of its own.
_BEFORE_ITEMS = regex(
    r"\sbefore\s(?:[\w-]{2,16}\s){0,4}?(?:items|adjustments|costs|charges|exceptionals|one-offs|provisions|write-downs|impairments?|goodwill|gains|revaluations?)$"
)
_ENDS_OF_PERIODS = frozenset("ended ending to through until till".split())
_PERIOD = r"(?:years?|months|quarter|weeks|half|half-year|period|season)\s(?:ended|ending|to|through|until|till)\s(?:on\s|the\send\sof\s)?"
_BEFORE_LAST_DAY = regex(rf"(?:,\s)?\b(?:in|for|during|over)\s(?:the|its|their)\s(?:[\w-]{{1,20}}\s){{0,4}}?{_PERIOD}$")
_WHOLE_PERIOD = regex(rf"(?:the|its|their)\s(?:[\w-]{{1,20}}\s){{0,4}}?{_PERIOD}")
_INTO_PERIOD = regex(r"(?:,\s)?\b(?:in|for|during|over)\s$")
_LONGEST_PERIOD = 90


def _before_period(line: Line, end: int) -> int:
    """The index of the last token before a period that says its last day: "revenue for the year ended 30 June 2024, …"; else ``end``."""
    last = line.words[end - 1 if line.words[end].text == "," and end else end]
    date = line.date_at(last.start)
    if date is None or date[1] > line.words[end].end:
        return end
    before = _INTO_PERIOD if _WHOLE_PERIOD.match(line.s, date[0], date[1]) else _BEFORE_LAST_DAY
    found = before.search(line.s, max(0, date[0] - _LONGEST_PERIOD), date[0])
    return end if found is None else line.before(found.start())


def _belongs_to_verb(word: Token) -> bool:
    """Whether a word before a verb is an auxiliary, an adverb or a negation of it."""
    is_adverb = word.low.endswith("ly") and word.low not in LY_NOUNS
    return word.low in AUXILIARIES or is_adverb or word.low in ("n't", "not", "further")


def _subject_of_first_verb(line: Line, conjunction: int) -> Phrase | None:
    """Whose the figures of a second verb are: "Acme hired 300 engineers and cut 50 jobs" are both Acme's."""
    for first in range(conjunction - 1, max(-1, conjunction - _VERB_REACH), -1):
        word = line.words[first]
        if word.text in BREAKS:
            return None
        if is_verb(word, line.words[first - 1] if first else None) and line.name_at(word.start) is None:
            subject = phrase_before_verb(line, first)
            return Phrase("", subject.owner, None, subject.start) if subject and (subject.owner or subject.metric) else None
    return None


def _last_before(line: Line, end: int, mark: str) -> int | None:
    """The index of the nearest such mark before a token."""
    return next((index for index in range(end - 1, max(-1, end - _APPOSITION_REACH), -1) if line.words[index].text == mark), None)


def phrase_ending(line: Line, end: int, *, short: bool = False) -> Phrase | None:
    """The noun phrase whose last token has the index ``end``; ``short`` leaves out what only leads up to it by a preposition."""
    if end < 0 or not (line.words[end].is_word or line.words[end].low in ("'s", "’s")):
        return None
    begin = end
    for index in range(end, max(-1, end - 26), -1):
        word = line.words[index]
        if word.text == ")" and index != end:
            continue
        if (not word.is_word and word.low not in ("'s", "’s", "(", "&", "%")) or word.low in CLAUSE_WORDS:
            break
        name = line.name_at(word.start)
        if (inside := line.amount_at(word.start)) is not None and (index == end or not _is_counted_in(line, inside)):
            is_time = line.amounts[inside].kind == "time"
            if index == end and not (is_time and line.date_at(word.start)):
                return None  # "sales in the first nine months" go on to the left of the time
            if is_time:
                continue
            break
        before = line.words[index - 1] if index else None
        describes = word.low.endswith("ing") and before is not None and (before.low in DETERMINERS or before.low in ("of", "'s", "’s"))
        describes = describes or (word.low == "order" and index != end and line.words[index + 1].low in _OF_ORDERS)
        if name is None and index != end and is_verb(word, before) and not describes:  # "the number of paying users"
            break
        if word.low in ("and", "or", "with") and (word.low == "with" or _verb_left_of(line, index)):
            break
        if short and name is None and index != end and _only_leads_up(line, index):
            break
        if name is None and word.low in _PRONOUNS:
            break
        begin = index
        if short and index != end and word.low in DETERMINERS:
            break
    return _read_phrase(line, begin, end)


#: "Order intake" at the beginning of a sentence: no verb.
_OF_ORDERS = frozenset("intake book books backlog volume volumes value flow income entry".split())


def _is_counted_in(line: Line, inside: int) -> bool:
    """Whether an amount only counts what the noun before it is about: "the prices of three models"."""
    amount = line.amounts[inside]
    place = line.before(amount.start)
    return amount.kind == "count" and place > 0 and line.words[place].low == "of" and line.words[place - 1].low in METRIC_NOUNS


_PRONOUNS = frozenset("it they he she we i you".split())
#: Verbs that look like plural nouns; they end a noun phrase.
_VERBS_LIKE_PLURALS = frozenset("goes go comes come went came stands live lives work works".split())


def _only_leads_up(line: Line, index: int) -> bool:
    """Whether the preposition at ``index`` is no part of the phrase after it ("in front of a crowd"), unlike that of "revenue from ..."."""
    word = line.words[index]
    if word.low not in PREPOSITIONS:
        return False
    before = line.words[index - 1].low if index else ""
    if word.low == "of" and index and (inside := line.amount_at(line.words[index - 1].start)) is not None:
        return not _is_counted_in(line, inside)
    return before not in METRIC_NOUNS and not (word.low == "of" and before in _COUNT_NOUNS)


def _verb_left_of(line: Line, index: int) -> bool:
    for place in range(index - 1, max(-1, index - 14), -1):
        word = line.words[place]
        if word.text in BREAKS or word.text == ",":
            return False
        if is_verb(word, line.words[place - 1] if place else None) and line.name_at(word.start) is None:
            return True
    return False


_COUNT_NOUNS = frozenset("number total count amount sum".split())
_OWNERS = frozenset("its their his her our my your".split())


def _read_phrase(line: Line, begin: int, end: int) -> Phrase | None:
    owner: tuple[int, int] | None = None
    words = line.words[begin : end + 1]
    words = _without_lead(line, words)
    if not words:
        return None
    start = words[0].start
    first_prep = next((i for i, w in enumerate(words) if i and w.low in PREPOSITIONS and line.name_at(w.start) is None), len(words))
    for i in range(min(first_prep, len(words)) - 1, -1, -1):
        if words[i].low in ("'s", "’s") or words[i].low in _OWNERS:
            owner = (words[0].start, words[i].start) if words[i].low not in _OWNERS else (words[i].start, words[i].end)
            words = words[i + 1 :]
            break
    while (
        len(words) > 1
        and (words[0].low in DETERMINERS or words[0].low in ("total", "overall"))
        and not (words[0].low == "total" and words[1].low != "number" and words[1].low in PREPOSITIONS)
    ):
        words = words[1:]
    if len(words) > 2 and words[0].low in _COUNT_NOUNS and words[1].low == "of":
        words = words[2:]
        while words and words[0].low in DETERMINERS:
            words = words[1:]
    metric, owner2, scope = _split_phrase(line, words)
    return Phrase(metric, owner or owner2, scope, start)


def _without_lead(line: Line, words: list[Token]) -> list[Token]:
    """The tokens without a phrase of time or place at the front ("In 2024 ...")."""
    while words and (words[0].low in PREPOSITIONS or words[0].low in ("and", "but", "or") or line.date_at(words[0].start)):
        place = words[0]
        if place.low in PREPOSITIONS and len(words) > 1:
            rest = words[1:]
            while len(rest) > 1 and rest[0].low in DETERMINERS and not line.date_at(rest[0].start):
                rest = rest[1:]
            name = line.name_at(rest[0].start)
            words = [w for w in rest if w.start >= name.end] if name and not line.date_at(rest[0].start) else rest
            if not words and name:
                return rest
            continue
        when = line.date_at(place.start)
        words = [w for w in words if w.start >= when[1]] if when else words[1:]
    return words


_KEPT = frozenset(("of", "from", "per", "to"))
_OWNING = frozenset(("of", "at", "for", "by"))


#: Prepositions of a limiting phrase: "in Europe".
_LIMITING = frozenset(("in", "across", "outside", "excluding", "among"))
#: "assets under management", "homes under construction"
_UNDER = frozenset(("management", "construction", "development", "custody", "administration", "contract"))
#: A metric has at most this many words.
_MOST_WORDS = 9


def _split_phrase(line: Line, words: list[Token]) -> tuple[str, tuple[int, int] | None, str | None]:
    """Metric, owner and scope of a noun phrase without determiners: "revenue from cloud | at Acme | in Europe"."""
    owner: tuple[int, int] | None = None
    if words and (name := line.name_at(words[0].start)):
        owner = (name.start, name.end)
        words = [word for word in words if word.start >= name.end and word.low not in ("'s", "’s")]
        if words and words[0].low in ("and", "&", "or", ","):
            return "", owner, None
    cut, owner, scope = _end_of_metric(line, words, owner)
    words = words[:cut]
    while words and (words[-1].low in PREPOSITIONS or words[-1].low in DETERMINERS or words[-1].low in ("'s", "’s", "and", "(", ")")):
        words = words[:-1]
    if any(line.date_at(word.start) for word in words[-2:]):
        words = [word for word in words if line.date_at(word.start) is None]
    if not words:
        return "", owner, scope
    words = words[:_MOST_WORDS]
    return line.s[words[0].start : words[-1].end], owner, scope


def _end_of_metric(line: Line, words: list[Token], owner: tuple[int, int] | None) -> tuple[int, tuple[int, int] | None, str | None]:
    """Up to which word a noun phrase names the metric; and its owner and scope, which may come after it."""
    for i, word in enumerate(words):
        if i == 0:
            continue
        if word.low in PREPOSITIONS and line.name_at(word.start) is None:
            following = i + 1
            while following < len(words) and words[following].low in DETERMINERS:
                following += 1
            name = line.name_at(words[following].start) if following < len(words) else None
            if name and word.low in _OWNING and owner is None and name.kind != "place":
                return i, (name.start, name.end), None
            if word.low == "on" and words[i - 1].low in ("return", "returns"):
                continue
            if word.low == "under" and following < len(words) and words[following].low in _UNDER:
                continue
            if word.low not in _KEPT or (name and owner):
                is_limit = word.low in _LIMITING and not line.date_at(words[min(following, len(words) - 1)].start)
                return i, owner, line.s[word.start : words[-1].end] if is_limit else None
        elif _begins_participle_clause(line, words, i):
            return i, owner, None
    return len(words), owner, None


def _begins_participle_clause(line: Line, words: list[Token], i: int) -> bool:
    """Whether a word in -ing begins a clause about the plural before it: "models running on Acme"."""
    if not words[i].low.endswith("ing") or i + 1 == len(words) or not is_plural(words[i - 1].low):
        return False
    return line.name_at(words[i + 1].start) is not None or words[i + 1].low in DETERMINERS
