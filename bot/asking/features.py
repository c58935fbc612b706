"""Features of a candidate that speak for it as an answer, each from 0 to 1, and the gates that keep out what answers another question."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from bot.asking import kinds
from bot.asking.about import about
from bot.asking.candidate import Candidate
from bot.asking.gates import PLANS, asks_for_expectations, gate_of
from bot.asking.plan.model import FIGURES, AnswerKind, Part
from bot.asking.pool import Pool
from bot.asking.successions import FOLLOWS, JOINS, NEW
from bot.asking.times import fits_period
from bot.asking.words import stems
from bot.core.patterns import regex
from bot.reading.facts.measures import measure_of
from storage.records import Event, Fact, Passage, Position
from storage.values import EventStatus

#: A question that the sentence before asks.
_ASKED = regex(r"[^.!?。！？]{3,300}[?？][\"'”’」』 ]*$")
_OF_THE_CLAUSE = 0.6
#: How texts tell a price without the word.
_FOR_A_SUM = regex(
    r"\bfor (?:only |just |about )?(?:[€$£¥]\s?\d|\d[\d,.]* (?:euros?|dollars?|pounds?|yuan|crowns?|kron\w+|francs?|rupees?)\b)|"
    r"[€$£¥]\s?\d[\d.,]* (?:each|apiece)\b",
    re.IGNORECASE,
)
_HAN = regex(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a candidate. ``gate`` is why it is none, empty where it may be one."""

    gate: str = ""
    kind: float = 0.0  #: the kind of answer is really in it
    thing: float = 0.0  #: the things are named in it, or meant
    measure: float = 0.0  #: its measure is the one asked for
    relation: float = 0.0  #: its office or action is
    coverage: float = 0.0  #: the share of the question's words, by rarity, in the sentence and the entry
    context: float = 0.0  #: the same, with the title and the sentence before
    narrowing: float = 0.0  #: the share of the words that narrow the question
    time: float = 0.0  #: it is of the time asked for
    nature: float = 0.0  #: planned where plans are asked for, actual where not
    unscoped: float = 0.0  #: it is of the whole, where no part is asked for
    entry: float = 0.0  #: it is an entry of the right kind, no mere sentence
    density: float = 0.0  #: the words stand together in few others
    fresh: float = 0.0  #: it is the newest of its kind
    reach: float = 0.0  #: the share of the question's words and of the names of its things; not weighed
    rarest: float = 1.0  #: the rarest word of the question is in it; not weighed, but a sentence without it seldom bears on the question


def features_of(one: Candidate, pool: Pool) -> Features:
    """The features of one candidate."""
    part = pool.part
    if gate := gate_of(one, pool):
        return Features(gate=gate)
    thing = about(one, pool)
    if part.things and thing == 0.0:
        return Features(gate="another thing")
    time = fits_period(one, part.period, part.wants)
    if time == 0.0:
        return Features(gate="another time")
    known = one.known
    kind = kinds.holds(one, part, pool.counted)
    measure, relation = _measure(one, pool), _relation(one, part)
    own = one.all_stems | _single_characters(one, part)
    if isinstance(known, Passage) and (asked := _ASKED.search(one.context)):  # an answer in an interview says what its question does
        own |= stems(asked.group())
    if kinds.counts_what_was_named(one, pool.counted):
        own |= stems(one.context)
    found = own | _meant(one, part, measure, relation)
    folded = f"{one.sentence} {one.statement}".casefold()
    return Features(
        kind=kind,
        thing=thing,
        measure=measure,
        relation=relation,
        coverage=_coverage(one, pool, found),
        context=pool.share(found | one.context_stems, part.stems),
        narrowing=pool.share(own | _weak_context(one) | _expectations(one, part), part.stated_stems),
        time=time,
        nature=_nature(one, part),
        unscoped=0.0 if isinstance(known, Fact) and known.scope and not stems(known.scope) & part.stems else 1.0,
        entry=0.0 if isinstance(known, Passage) else 1.0,
        density=_density(one, part),
        fresh=1.0 - pool.ages.get(one.newest, 1.0),
        reach=pool.share_with_things(found, part.stems, folded),
        rarest=1.0 if pool.has_rarest(found | one.context_stems, f"{folded} {one.context}".casefold()) else 0.0,
    )


def _single_characters(one: Candidate, part: Part) -> frozenset[str]:
    """The single Chinese characters of the question that stand in the sentence, which has pairs as its stems: 轮 of 轮融资."""
    return frozenset(stem for stem in part.stems if len(stem) == 1 and _HAN.match(stem) and stem in one.sentence)


def _coverage(one: Candidate, pool: Pool, found: frozenset[str]) -> float:
    """The share of the question's words that are found; of an event, what the clause of its own date says counts for more."""
    whole = pool.share(found, pool.part.stems)
    if not isinstance(one.known, Event):
        return whole
    return _OF_THE_CLAUSE * pool.share(one.own_stems | (found - one.stems), pool.part.stems) + (1 - _OF_THE_CLAUSE) * whole


#: How texts tell what somebody expects, and stems of the words that ask for it.
_EXPECTED = regex(
    r"\b(?:(?:now |still )?(?:expects?|sees|forecasts?|predicts?|aims?|guides?|reckons|pencil\w*)|"
    r"should (?:come|rise|fall|grow|reach|land|be)|"
    r"guidance|outlook|forecast|target(?:s|ed)?|is to (?:rise|fall|grow|reach)|shall be|will be|(?:is|are) expected)\b|预期|预计|目标|指引",
    re.IGNORECASE,
)
_EXPECTATIONS = stems("outlook guidance forecast target goal expect expectation predict") | frozenset(("预期", "预计", "目标", "指引"))


def _expectations(one: Candidate, part: Part) -> frozenset[str]:
    """The question's words for what somebody expects, where the candidate tells that in whichever words."""
    is_expected = _EXPECTED.search(one.sentence) is not None or (isinstance(one.known, Fact) and one.known.nature in PLANS)
    return part.stems & _EXPECTATIONS if is_expected and asks_for_expectations(part.text) else frozenset()


def _meant(one: Candidate, part: Part, measure: float, relation: float) -> frozenset[str]:
    """The question's words that the candidate has in others of the same meaning: of its measure, or of its office or action."""
    found: frozenset[str] = frozenset()
    found |= _expectations(one, part)
    if measure >= 0.7 and (part.metrics or part.counted):
        found |= part.stems - part.stated_stems
    if relation == 1.0 and part.relation is not None:
        found |= part.stems & part.relation.stems
    return found


def _weak_context(one: Candidate) -> frozenset[str]:
    """The title's words, where the entry is about the article's subject: they narrow as much as if they were repeated."""
    return one.context_stems if isinstance(one.known, Passage) else frozenset()


def _measure(one: Candidate, pool: Pool) -> float:
    """How well the candidate's measure is the one asked for; 0.5 where none is asked for."""
    part = pool.part
    if not part.metrics and not pool.counted:
        return 0.5
    known = one.known
    if isinstance(known, Fact):
        if kinds.counts_what_was_named(one, pool.counted):
            return 0.95
        if _lacks_what_tells_which(one, pool):
            return 0.5
        for place, metric in enumerate(part.metrics):
            if known.metric.casefold() == metric.casefold():
                return 1.0 - 0.1 * min(place, 5)
        whole = measure_of(known.metric.split(" of ", 1)[0])  # "purchase of the Danish line Sundfart"
        if whole is not None and whole.name in part.metrics:
            return 0.8
        own = stems(f"{known.metric} {known.quantity.unit}")
        if pool.counted and (pool.counted <= own or kinds.is_counted_in_chinese(pool.counted, known.metric)):
            return 0.95
        if pool.counted and pool.counted & own:
            return 0.6
        best = max((len(words & own) / len(words) for _, words in pool.metric_stems if words), default=0.0)
        another = measure_of(known.metric) is not None  # a share price is a measure of its own, and no price that is paid
        return min(0.7 * best, 0.55 if another else 1.0)
    statement, words = one.sentence, one.all_stems
    if isinstance(known, Passage) and (asked := _ASKED.search(one.context)):  # in an interview the question names the measure
        statement, words = f"{asked.group()} {statement}", words | stems(asked.group())
    for metric in part.metrics:
        if names_measure(statement, metric):
            return 0.8
        if metric == "price" and _FOR_A_SUM.search(statement):
            return 0.7
    if pool.measure_words is not None and pool.measure_words.search(statement):
        return 0.7
    return 0.8 * len(pool.counted & words) / len(pool.counted) if pool.counted else 0.0


#: Stems that tell nothing of which ones are counted.
_ANY_OF_THEM = stems("different other more total whole further additional own actual separate single people persons")


def _lacks_what_tells_which(one: Candidate, pool: Pool) -> bool:
    """Whether the question counts ones of a kind of which an article says nothing: its tractors are not its electric tractors."""
    if len(pool.counted) < 2 or _HAN.search(pool.part.text):
        return False
    return bool(pool.counted - _ANY_OF_THEM - one.all_stems - one.context_stems)


#: How Chinese texts call measures whose names the vocabulary has in English alone.
_IN_CHINESE = {"debt": ("负债", "借款", "债务"), "net debt": ("净负债",), "dividend": ("分红", "派息"), "dividend per share": ("每股派",)}


def names_measure(sentence: str, metric: str) -> bool:
    """Whether the sentence has the measure under one of its names."""
    return _named(metric).search(sentence.casefold().replace("-", " ")) is not None


@lru_cache(maxsize=1024)
def _named(metric: str) -> re.Pattern[str]:
    measure = measure_of(metric)
    names = {metric, *(measure.aliases if measure is not None and measure.name == metric else ()), *_IN_CHINESE.get(metric, ())}
    if " " in metric:  # "earnings" alone may be those before tax as well as the net ones
        names = {name for name in names if " " in name or _HAN.search(name)}
    words = sorted((re.escape(name.casefold().replace("-", " ")) for name in names), key=len, reverse=True)
    return re.compile("|".join(word if _HAN.search(word) else rf"\b{word}(?:s|es|ed)?\b" for word in words))


#: Actions that texts tell from the other side, and the kinds of answer that such a text gives: who bought, but not when Acme bought.
_OF_ANOTHER_SIDE = {"acquire": (AnswerKind.PERSON, AnswerKind.ORGANISATION, AnswerKind.AMOUNT)}


#: The close at which shares are valued closes nothing.
_CLOSE_OF_TRADING = regex(r"(?:['’]s|\bat the|\blast|\bprevious|\bmarket) close\b", re.IGNORECASE)


def _relation(one: Candidate, part: Part) -> float:
    if part.relation is None:
        return 0.5
    wanted = part.relation.stems or stems(part.relation.word)
    if isinstance(one.known, Position) and part.relation.kind == "office":
        own = stems(one.known.title)
        return 1.0 if own & wanted else 0.0
    if isinstance(one.known, Position) and part.relation.word == "replace" and (one.known.predecessor or one.known.successor):
        return 1.0
    if part.relation.pattern:
        statement = one.statement if isinstance(one.known, Event) else one.sentence
        if re.search(part.relation.pattern, statement, re.IGNORECASE):
            return 1.0
        before = f"{one.citation.title} {one.context}"
        comes = part.relation.kind == "office" and NEW.search(part.text) and (FOLLOWS.search(statement) or JOINS.search(statement))
        return 0.8 if comes and re.search(part.relation.pattern, before, re.IGNORECASE) else 0.0
    if part.relation.word == "close" and _CLOSE_OF_TRADING.search(one.sentence):
        return 0.0
    own = one.own_stems if isinstance(one.known, Event) else one.all_stems  # of an event the clause of its date counts
    told_otherwise = part.relation.word not in _OF_ANOTHER_SIDE or part.wants in _OF_ANOTHER_SIDE[part.relation.word]
    also = (
        told_otherwise
        and part.relation.also
        and re.search(part.relation.also, one.statement if isinstance(one.known, Event) else one.sentence)
    )
    return 1.0 if own & wanted or also else 0.0


def _nature(one: Candidate, part: Part) -> float:
    known = one.known
    if isinstance(known, Fact):
        planned = known.nature in PLANS
        return 1.0 if planned == part.future else 0.4 if part.future else 0.3
    if isinstance(known, Event):
        planned = known.status in (EventStatus.PLANNED, EventStatus.PREDICTED)
        return 1.0 if planned == part.future else 0.5
    # A sentence of what is to come does not tell what is, nor the other way round where its words tell which it is.
    ahead = is_ahead(one.sentence) or (asks_for_expectations(part.text) and _EXPECTED.search(one.sentence) is not None)
    return 0.7 if ahead == part.future or part.wants not in FIGURES else 0.4


def is_ahead(sentence: str) -> bool:
    """Whether a sentence tells of what is to come."""
    return _AHEAD.search(sentence) is not None


_AHEAD = regex(
    r"\b(?:will|promised?|if (?:the|it|they|all)|plans? to|is to|are to|expects?|aims?|by 20\d\d)\b|预计|计划|将(?:于|在|有|达)|拟",
    re.IGNORECASE,
)


def _density(one: Candidate, part: Part) -> float:
    found = part.stems & one.stems
    return len(found) / math.sqrt(max(len(one.stems), 1) * max(len(part.stems), 1)) if found else 0.0
