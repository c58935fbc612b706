"""Many weak signs that a candidate answers a part of a question, each from 0 to 1, and the gates that keep out what answers another one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.asking import kinds
from bot.asking.candidate import Candidate
from bot.asking.gathering import Gathered
from bot.asking.plan.model import AnswerKind, Part, Thing
from bot.asking.times import fits_period
from bot.asking.words import STOP, plain, stems
from bot.reading.facts.measures import measure_of
from bot.reading.words import is_ordinary
from storage.records import Event, Fact, Passage, Position, Quote
from storage.values import AboutBasis, EventStatus, Nature, key_of

FIGURES = frozenset((AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON))
PLANS = frozenset((Nature.PLANNED, Nature.FORECAST, Nature.TARGET))
#: Figures that nobody may take for the answer.
VOID = frozenset((Nature.RETRACTED, Nature.DENIED))
_FEWEST_WORDS = 3
_LONG_WORD = re.compile(r"[A-Za-zÀ-ÿ]{5,}")
_OF_THE_CLAUSE = 0.6
#: Words that ask for what somebody expects, not for what was.
_GUIDANCE = re.compile(r"\b(?:guidance|outlook|forecasts?|targets?|goals?|expect(?:s|ed|ations?)?)\b|指引|预期|预测|目标", re.IGNORECASE)
#: From this level on a candidate is surely about a thing, and how much it counts that merely its article is.
_SURE, _IN_ARTICLE = 0.6, 0.25
#: How much a sentence without any name counts whose article speaks of the thing.
_NEAR_BY = 0.3
_HAN = re.compile(r"[\u3400-\u9fff]")
_BASIS = {AboutBasis.NAMED: 1.0, AboutBasis.PRONOUN: 0.9, AboutBasis.ARTICLE: 0.6}


@dataclass(frozen=True, slots=True)
class Signs:
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
    rarest: float = 1.0  #: the rarest word of the question is in it; not weighed, but a sentence without it seldom bears on the question


class Pool:
    """The candidates of one part, with what is the same for all of them: how rare each word is, and the names of the things."""

    def __init__(self, part: Part, gathered: Gathered) -> None:
        candidates, names = gathered.candidates, gathered.names
        self.part = part
        self.mains = {article: {key_of(name) for name in mains} for article, mains in gathered.mains.items()}
        self.names = {thing: tuple(_folded_names(called)) for thing, called in names.items()}
        self.keys = {thing: {key_of(name) for name in called} for thing, called in names.items()}
        #: By thing, the articles in which some candidate names it.
        self.articles = {
            thing: {one.citation.article for one in candidates if any(name.search(one.sentence.casefold()) for name in called)}
            for thing, called in self.names.items()
        }
        sentences = {(one.citation.article, one.citation.start): one.all_stems for one in candidates}
        frequency = Counter(stem for found in sentences.values() for stem in found)
        self.weights = {stem: math.log(1 + (len(sentences) + 1) / (0.5 + frequency[stem])) for stem in part.stems}
        #: Likely names in a question that names nothing known: an answer must have them.
        self.unrecognised_names = () if part.things or part.beside else tuple(_likely_names(part.text))
        self.rarest = max(sorted(self.weights), key=lambda stem: self.weights[stem], default=None)
        self.metric_stems = [(metric, stems(metric)) for metric in part.metrics]
        self.counted = stems(part.counted) if part.counted else frozenset()
        days = sorted({one.newest for one in candidates}, reverse=True)
        self.ages = {day: place / max(len(days) - 1, 1) for place, day in enumerate(days)}

    def share(self, found: frozenset[str], wanted: frozenset[str]) -> float:
        """The share of the wanted words' weight that was found."""
        total = sum(self.weights.get(stem, 1.0) for stem in wanted)
        return sum(self.weights.get(stem, 1.0) for stem in wanted & found) / total if total else 1.0


def _likely_names(text: str) -> list[str]:
    """The words that are no English ones: names, though typed in lower case."""
    return [
        word
        for word in _LONG_WORD.findall(text)
        if word.casefold() not in STOP and not is_ordinary(word.casefold()) and not is_ordinary(word.casefold().removesuffix("s"))
    ]


def signs_of(one: Candidate, pool: Pool) -> Signs:
    """The signs of one candidate."""
    part = pool.part
    if isinstance(one.known, Passage) and len(one.stems) < _FEWEST_WORDS and not _HAN.search(one.sentence):
        return Signs(gate="no sentence")
    if isinstance(one.known, Passage) and one.sentence.rstrip("\"'”’」』 ").endswith(("?", "？")):
        return Signs(gate="a question")
    thing = _thing(one, pool)
    if part.things and thing == 0.0:
        return Signs(gate="another thing")
    known = one.known
    if required := (*part.unknown, *pool.unrecognised_names):
        said = plain(_folded(one))
        if any(plain(word) not in said for word in required):
            return Signs(gate="an unknown name")
    if isinstance(known, Fact) and known.nature in VOID and part.wants not in (AnswerKind.YES_NO, AnswerKind.CHANGE):
        return Signs(gate="denied or retracted")
    if not _numbers(part) <= one.all_stems | one.context_stems:
        return Signs(gate="another number")
    if any(not _mentions(one, beside) for beside in part.beside):
        return Signs(gate="without a name")
    if isinstance(known, Fact) and known.nature not in PLANS and _GUIDANCE.search(part.text):
        return Signs(gate="no forecast")
    time = fits_period(one, part.period)
    if time == 0.0:
        return Signs(gate="another time")
    if part.per_unit and not _per_unit(one, part.per_unit):
        return Signs(gate="not for one")
    kind = kinds.holds(one, part, pool.counted)
    measure, relation = _measure(one, pool), _relation(one, part)
    found = one.all_stems | _meant(part, measure, relation)
    return Signs(
        kind=kind,
        thing=thing,
        measure=measure,
        relation=relation,
        coverage=_coverage(one, pool, found),
        context=pool.share(found | one.context_stems, part.stems),
        narrowing=pool.share(one.all_stems | _weak_context(one), part.stated_stems),
        time=time,
        nature=_nature(one, part),
        unscoped=0.0 if isinstance(known, Fact) and known.scope and not stems(known.scope) & part.stems else 1.0,
        entry=0.0 if isinstance(known, Passage) else 1.0,
        density=_density(one, part),
        fresh=1.0 - pool.ages.get(one.newest, 1.0),
        rarest=1.0 if pool.rarest is None or pool.rarest in found | one.context_stems else 0.0,
    )


def _coverage(one: Candidate, pool: Pool, found: frozenset[str]) -> float:
    """The share of the question's words that are found; of an event, what the clause of its own date says counts for more."""
    whole = pool.share(found, pool.part.stems)
    if not isinstance(one.known, Event):
        return whole
    return _OF_THE_CLAUSE * pool.share(one.own_stems | (found - one.stems), pool.part.stems) + (1 - _OF_THE_CLAUSE) * whole


def _meant(part: Part, measure: float, relation: float) -> frozenset[str]:
    """The question's words that the candidate has in others of the same meaning: of its measure, or of its office or action."""
    found: frozenset[str] = frozenset()
    if measure >= 0.7 and (part.metrics or part.counted):
        found |= part.stems - part.stated_stems
    if relation == 1.0 and part.relation is not None:
        found |= part.stems & part.relation.stems
    return found


def _weak_context(one: Candidate) -> frozenset[str]:
    """The title's words, where the entry is about the article's subject: they narrow as much as if they were repeated."""
    return one.context_stems if isinstance(one.known, Passage) else frozenset()


def _folded(one: Candidate) -> str:
    return f"{one.sentence} {one.statement} {one.citation.title}".casefold()


def _mentions(one: Candidate, thing: Thing) -> bool:
    """Whether the candidate, its sentence, the sentence before or the title has a name of the thing."""
    folded = f"{_folded(one)} {one.context}".casefold()
    return any(name.casefold() in folded for name in {thing.name, thing.typed, *thing.names} if name)


def _numbers(part: Part) -> frozenset[str]:
    """The numbers that belong to names in the question: "line 5", "phase 2"; those of a claim are what is to be checked."""
    return frozenset() if part.claim is not None else frozenset(stem for stem in part.stated_stems if stem.isdigit())


def _folded_names(names: frozenset[str]) -> list[re.Pattern[str]]:
    found = []
    for name in sorted(names):
        word = re.escape(name.casefold())
        found.append(
            re.compile(word if re.search(r"[\u3400-\u9fff]", name) else rf"(?<![^\W_\u3400-\u9fff]){word}(?:'s|’s)?(?![^\W_\u3400-\u9fff])")
        )
    return found


def _thing(one: Candidate, pool: Pool) -> float:
    """How surely the candidate is about all things that the part names, on average; 0 where it is about one of them not at all."""
    if not pool.names:
        return 0.5
    levels = [
        _level(one, pool.keys[thing], pool.names[thing], pool.mains, pool.articles[thing], figures=pool.part.wants in FIGURES)
        for thing in pool.names
    ]
    if pool.part.wants is AnswerKind.COMPARISON or len(levels) == 1:
        return max(levels)
    if max(levels) < _SURE:
        return 0.0
    if isinstance(one.known, Fact) and levels[_most_special(pool.part.things)] == 0.0:
        return 0.0  # the company's figure is not its product's
    if len({thing.kind for thing in pool.part.things}) == 1:
        return sum(levels) / len(levels) if min(levels) > 0 else 0.0  # two companies: both must be in it
    levels = [level or (_IN_ARTICLE if _of_article(one, pool, thing) else 0.0) for level, thing in zip(levels, pool.names, strict=True)]
    return sum(levels) / len(levels) if min(levels) > 0 else 0.0


_SPECIAL = ("product", "model", "person", "event", "organisation", "company")


def _most_special(things: Sequence[Thing]) -> int:
    """The place of the thing that narrows most: a product before its maker, a maker before its country."""
    ranks = [_SPECIAL.index(thing.kind) if thing.kind in _SPECIAL else len(_SPECIAL) for thing in things]
    return ranks.index(min(ranks))


def _of_article(one: Candidate, pool: Pool, thing: str) -> bool:
    """Whether the candidate's article is about the thing: "Okla Air 2" asks for the Air 2 of an article about Okla."""
    title = one.citation.title.casefold()
    about = pool.mains.get(one.citation.article, set())
    return bool(pool.keys[thing] & about) or any(name.search(title) for name in pool.names[thing])


def _level(
    one: Candidate,
    keys: set[str],
    names: Sequence[re.Pattern[str]],
    mains: Mapping[str, set[str]],
    articles: Collection[str],
    *,
    figures: bool,
) -> float:
    known = one.known
    named = any(name.search(one.sentence.casefold()) for name in names)
    if isinstance(known, Fact):
        if key_of(known.subject) in keys:
            return _BASIS[known.about_basis]
        return 0.3 if named else 0.0
    if isinstance(known, Position):
        whole = f"{known.organisation or ''} {known.person}".casefold()
        if any(name.search(whole) for name in names):
            return _BASIS[known.about_basis]
        return 0.5 if named else 0.0
    if isinstance(known, Event | Quote) and known.about is not None and key_of(known.about.name) in keys:
        return _BASIS[known.about.basis]
    if isinstance(known, Quote) and known.speaker and any(name.search(known.speaker.casefold()) for name in names):
        return 1.0
    if named:
        return 1.0
    title, before = one.citation.title.casefold(), str(getattr(known, "context", "") or "").casefold()
    meant = any(name.search(title) for name in names)
    if any(name.search(before) for name in names):
        return 0.6
    others = isinstance(one.known, Passage) and bool(one.known.named) and not any(key_of(name) in keys for name in one.known.named)
    if others and figures:
        return 0.0  # another one's figure is the worst answer
    if keys & mains.get(one.citation.article, set()):
        return 0.3 if others else 0.5
    if meant:
        return 0.4
    return _NEAR_BY if _goes_on(one, articles) else 0.0


def _goes_on(one: Candidate, articles: Collection[str]) -> bool:
    """Whether it is a sentence without any name, in an article that speaks of the thing elsewhere."""
    return isinstance(one.known, Passage) and not one.known.named and one.citation.article in articles


def _measure(one: Candidate, pool: Pool) -> float:
    """How well the candidate's measure is the one asked for; 0.5 where none is asked for."""
    part = pool.part
    if not part.metrics and not pool.counted:
        return 0.5
    known = one.known
    if isinstance(known, Fact):
        for place, metric in enumerate(part.metrics):
            if known.metric.casefold() == metric.casefold():
                return 1.0 - 0.1 * min(place, 5)
        whole = measure_of(known.metric.split(" of ", 1)[0])  # "purchase of the Danish line Sundfart"
        if whole is not None and whole.name in part.metrics:
            return 0.8
        own = stems(f"{known.metric} {known.quantity.unit}")
        if pool.counted and pool.counted <= own:
            return 0.95
        if pool.counted and pool.counted & own:
            return 0.6
        best = max((len(words & own) / len(words) for _, words in pool.metric_stems if words), default=0.0)
        return 0.7 * best
    for metric in part.metrics:
        if names_measure(one.sentence, metric):
            return 0.8
    return 0.8 * len(pool.counted & one.all_stems) / len(pool.counted) if pool.counted else 0.0


def names_measure(sentence: str, metric: str) -> bool:
    """Whether the sentence has the measure under one of its names."""
    return _named(metric).search(sentence.casefold().replace("-", " ")) is not None


@lru_cache(maxsize=1024)
def _named(metric: str) -> re.Pattern[str]:
    measure = measure_of(metric)
    names = {metric, *(measure.aliases if measure is not None and measure.name == metric else ())}
    if " " in metric:  # "earnings" alone may be those before tax as well as the net ones
        names = {name for name in names if " " in name or _HAN.search(name)}
    words = sorted((re.escape(name.casefold().replace("-", " ")) for name in names), key=len, reverse=True)
    return re.compile("|".join(word if _HAN.search(word) else rf"\b{word}(?:s|es|ed)?\b" for word in words))


def _relation(one: Candidate, part: Part) -> float:
    if part.relation is None:
        return 0.5
    wanted = part.relation.stems or stems(part.relation.word)
    if isinstance(one.known, Position) and part.relation.kind == "office":
        own = stems(one.known.title)
        return 1.0 if own & wanted else 0.0
    if part.relation.pattern:
        return 1.0 if re.search(part.relation.pattern, one.sentence, re.IGNORECASE) else 0.0
    own = one.own_stems if isinstance(one.known, Event) else one.all_stems  # of an event the clause of its date counts
    return 1.0 if own & wanted else 0.0


def _nature(one: Candidate, part: Part) -> float:
    known = one.known
    if isinstance(known, Fact):
        planned = known.nature in PLANS
        return 1.0 if planned == part.future else 0.4 if part.future else 0.3
    if isinstance(known, Event):
        planned = known.status in (EventStatus.PLANNED, EventStatus.PREDICTED)
        return 1.0 if planned == part.future else 0.5
    return 0.7


def _per_unit(one: Candidate, unit: str) -> bool:
    wanted = stems(unit)
    known = one.known
    if isinstance(known, Fact) and " per " in known.quantity.unit:
        return bool(stems(known.quantity.unit.split(" per ", 1)[1]) & wanted)
    if re.search(r"\b(?:each|apiece)\b|每", one.sentence):
        return wanted <= one.all_stems
    return any(stems(match.group(1)) & wanted for match in re.finditer(r"\b(?:per|an?|one|every|single) ((?:\w+ )?\w+)", one.sentence))


def _density(one: Candidate, part: Part) -> float:
    found = part.stems & one.stems
    return len(found) / math.sqrt(max(len(one.stems), 1) * max(len(part.stems), 1)) if found else 0.0
