"""Understands a question: the things, the parts, and for each part the kind of answer, the measure or relation, the time and the claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.asking.plan.kinds import is_definition, kind_of
from bot.asking.plan.languages import language
from bot.asking.plan.measures import Measured, is_about_the_future, measures_in, spelled
from bot.asking.plan.model import AnswerKind, Part, Plan, Relation, Thing
from bot.asking.plan.naming import Named, things_in
from bot.asking.plan.relations import action_in, office_in
from bot.asking.plan.splitting import split
from bot.asking.plan.tidy import opens_as_follow_up, tidy
from bot.asking.plan.times import period_in
from bot.asking.words import STOP, stems
from bot.reading.amounts.quantities import amounts
from bot.reading.lexicon import Lexicon
from bot.reading.words import is_ordinary
from storage.values import Quantity, TopicKind

#: Stands for a thing while the rest of the question is read.
_MASK = "\uffff"
_FIGURES = frozenset((AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON))
#: Kinds that a measure helps to answer; elsewhere its words are words like others.
_MEASURED = _FIGURES | {AnswerKind.YES_NO, AnswerKind.ANYTHING}
_PER_UNIT = re.compile(
    r"\bper ([^\W\d_]+(?:[- ](?!of\b|in\b|at\b|for\b)[^\W\d_]+)?)|\b(?:for|of|to build|to buy|on|does|"
    r"do) (?:a single|one single|one|each|every) (?:new |single )?([^\W\d_]+)|"
    r"\b(?:a single|one single|each) ([^\W\d_]+)|每(?:个|家|台|辆|股|件|副)?([\u3400-\u9fff]{1,3})",
    re.IGNORECASE,
)
#: What is paid "per" anyway, and is then the measure's own unit.
_OWN_UNITS = frozenset("share year month day week quarter hour gigabyte vcpu capita person user night room kilometre mile".split())
_CAPITALISED = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-Þ][\w&.-]*[\w](?:\s+[A-ZÀ-Þ0-9][\w&.-]*)*")
_MIXED_CASE = re.compile(r"\b\w*[a-z]\w*[A-Z]\w*\b|\b[A-Z]{2,}\b")
_SLOT = re.compile(
    r"\b(?:does|do|did|has|have|is|are|was|were|will|of|at|for|to|by|with|from|about|than|and|vs\.?|"
    r"versus)\s+((?!the\b|a\b|an\b|its\b|their\b|it\b|they\b|there\b)[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)",
    re.IGNORECASE,
)
_ASKING = frozenset(
    ("how what who when where why which whom whose much many ceo cfo coo cto r&d ipo q1 q2 q3 q4 h1 h2 fy ai llm it ok").split()
)


def understand(
    text: str,
    *,
    things: Mapping[str, Thing],
    topic_names: Mapping[str, str] | Sequence[str],
    lexicon: Lexicon,
    today: date,
    about: Thing | None = None,
    previous: Plan | None = None,
) -> Plan:
    """What the question asks for.

    ``things`` holds, by ``key_of``, what the store knows of the question's ``phrases``; ``topic_names`` are the names of topics
    (or those with the topic that each names), for typing mistakes. ``about`` is the topic of the command before the question, ``previous``
    the asker's last question, for follow-ups.
    """
    spoken = language(text)
    line = spelled(tidy(text))
    if spoken not in ("en", "zh"):
        known = things_in(line, things, topic_names)
        return Plan(text, line, (Part(line, things=tuple(one.thing for one in known)),), spoken, foreign=spoken)
    parts: list[Part] = []
    for words in split(line, chinese=spoken == "zh"):
        named = things_in(words, things, topic_names)
        part = _part(words, named, lexicon, today, chinese=spoken == "zh")
        if about is not None and about.name not in {one.name for one in part.things}:
            part = replace(part, things=(about, *part.things))
        if parts:
            part = _carried(part, parts[0])
        parts.append(part)
    plan = Plan(text, line, tuple(parts), spoken)
    return _following(plan, previous, text) if previous is not None else plan


def _part(words: str, named: Sequence[Named], lexicon: Lexicon, today: date, *, chinese: bool) -> Part:
    things, beside = _in_focus(named)
    if kind_of(_masked(words, named), chinese)[0] is AnswerKind.COMPARISON:
        things, beside = (*things, *beside), ()
    masked = _masked(words, [one for one in named if one.thing.name not in {other.name for other in beside}])
    timeless, period = period_in(masked, today)
    kind, match = kind_of(timeless, chinese)
    groups = match.groupdict() if match else {}
    counted = (groups.get("counted") or groups.get("noun") or "").strip(f" {_MASK}") or None
    measured = measures_in(timeless.replace(_MASK, "X"), lexicon)
    office = office_in(timeless)
    relation = office[0] if office else action_in(timeless)
    kind = _settled(kind, timeless, measured, relation, named)
    if kind not in _MEASURED:
        measured = Measured(future=measured.future)
    claim = _claim(timeless) if kind is AnswerKind.YES_NO else None
    content = stems(_without_asking(timeless.replace(_MASK, " "), chinese=chinese))
    measure_stems = frozenset().union(*(stems(timeless[start:end]) for start, end in measured.spans)) if measured.spans else frozenset()
    relation_stems = relation.stems if relation else frozenset()
    counted_stems = stems(counted) if counted else frozenset()
    unit = _per_unit(timeless)
    return Part(
        text=words,
        wants=kind,
        things=things,
        beside=beside,
        unknown=_unknown(timeless, measured, counted, chinese=chinese),
        metrics=measured.names,
        unit_classes=measured.unit_classes
        or (frozenset({"money"}) if kind is AnswerKind.AMOUNT and re.search(r"\bmoney\b|钱|元", timeless) else frozenset()),
        counted=counted if kind is AnswerKind.COUNT else None,
        relation=relation,
        stems=content,
        stated_stems=content - measure_stems - relation_stems - counted_stems - _LIGHT,
        period=period,
        claim=claim,
        speaker=_speaker(named) if kind is AnswerKind.WORDS else None,
        future=is_about_the_future(timeless),
        per_unit=unit,
    )


_CHINESE_ASKING = re.compile(
    r"多少|什么|时候|怎么样?|为什么|为何|为啥|谁|哪(?:个|家|些|里|儿|一)?|几(?=[名个家位人台])|吗|呢|的|了|是|有|已经|在|将|要|会|请问|到底|如何|何时|"
    r"现在|目前|"
    r"一共|总共|大概|大约|看(?=涨|待|好)|钱"
)


def _without_asking(text: str, *, chinese: bool) -> str:
    """A Chinese question without the words that only ask, as its pairs of characters would run across them."""
    return _CHINESE_ASKING.sub(" ", text) if chinese else text


#: Stems of words that narrow nothing.
_LIGHT_WORDS = (
    "make earn cost pay spend run use work people take come call keep number amount size figure total value worth "
    "money change tell name company firm team business actual real true plan expect forecast year quarter month "
    "week day date time first second third fourth big large high low fast long old much become remain report "
    "compare versus vs since get like together per many kind sort thing product question answer want start launch "
    "open release sell buy found "
)
_LIGHT = frozenset().union(*(stems(word) for word in _LIGHT_WORDS.split()))


def _in_focus(named: Sequence[Named]) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """The topics that are named, or without any all things; and the other names beside the topics."""
    every = {one.thing.name: one.thing for one in named}
    topics = tuple(thing for thing in every.values() if thing.topic)
    if not topics:
        return tuple(every.values()), ()
    return topics, tuple(thing for thing in every.values() if not thing.topic)


def _masked(words: str, named: Sequence[Named]) -> str:
    """The question with each thing as one placeholder."""
    for one in sorted(named, key=lambda one: -one.start):
        words = f"{words[: one.start]}{_MASK}{words[one.end :]}"
    return words


def _settled(kind: AnswerKind, text: str, measured: Measured, relation: Relation | None, named: Sequence[Named]) -> AnswerKind:
    """The kind, made exact by what was found beside it: "what is the margin" wants an amount, "what is Acme" a definition."""
    if kind in (AnswerKind.ANYTHING, AnswerKind.LIST, AnswerKind.DEFINITION) and named and is_definition(text.replace(_MASK, " ")):
        return AnswerKind.DEFINITION
    if kind is AnswerKind.LIST and any(
        re.search(r"\b(?:what|which)\s+(?:is |was )?(?:the )?$", text[:start], re.IGNORECASE) for start, _ in measured.spans
    ):
        return AnswerKind.AMOUNT
    if kind in (AnswerKind.ANYTHING, AnswerKind.DEFINITION) and measured.names:
        return AnswerKind.AMOUNT
    if kind is AnswerKind.ANYTHING and relation is not None and relation.kind == "office":
        return AnswerKind.PERSON
    if (
        kind is AnswerKind.PERSON
        and relation is not None
        and relation.kind == "office"
        and re.search(r"\bsince when|how long\b", text, re.IGNORECASE)
    ):
        return AnswerKind.DATE
    if kind is AnswerKind.COUNT and re.search(r"\bhow many times\b", text, re.IGNORECASE) and not measured.names:
        return AnswerKind.AMOUNT
    return kind


def _claim(text: str) -> Quantity | None:
    """The figure that a yes-or-no question claims; a bare year or number of a name is none."""
    found = [one for one in amounts(text.replace(_MASK, "it")) if one.kind not in ("time",)]
    return found[-1].quantity if found else None


def _per_unit(text: str) -> str | None:
    match = _PER_UNIT.search(text)
    if match is None:
        return None
    unit = next(group for group in match.groups() if group)
    return None if unit.casefold().split("-")[0] in _OWN_UNITS else unit


def _speaker(named: Sequence[Named]) -> str | None:
    people = [one.thing.name for one in named if one.thing.kind == TopicKind.PERSON]
    return people[0] if people else named[0].thing.name if named else None


def _unknown(text: str, measured: Measured, counted: str | None, *, chinese: bool) -> tuple[str, ...]:
    """Words that are written or stand like a name, and name nothing in the store."""
    if chinese:
        return ()
    found: list[str] = []
    for pattern in (_CAPITALISED, _MIXED_CASE):
        for match in pattern.finditer(text):
            word = match.group().strip(".")
            if word.casefold() in _ASKING | STOP or any(start < match.end() and match.start() < end for start, end in measured.spans):
                continue
            if counted and word.casefold() in counted.casefold():
                continue
            if not is_ordinary(word.casefold()) and not re.fullmatch(r"(?i)(?:fy|q|h)\d+|\w{1,2}", word):
                found.append(word)
    if _MASK not in text:
        found += _slot_names(text, measured)
    return tuple(one for one in dict.fromkeys(found) if not any(one != other and one in other.split() for other in found))


def _slot_names(text: str, measured: Measured) -> list[str]:
    """In a question without any known thing, the words that stand where its subject's name does, if they are no English ones."""
    found = []
    for match in _SLOT.finditer(text):
        words = [word for word in match.group(1).split() if word.casefold() not in STOP and not is_ordinary(word.casefold())]
        if words and not any(start < match.end(1) and match.start(1) < end for start, end in measured.spans):
            found.append(" ".join(words))
    return found


def _carried(part: Part, first: Part) -> Part:
    """A later part of a question with the things, and where it names neither measure nor relation those of the first too."""
    things = part.things or first.things
    if part.counted in ("more", "others", "of them", "of those"):
        return replace(
            part,
            things=things,
            counted=first.counted,
            metrics=first.metrics,
            unit_classes=first.unit_classes,
            stems=part.stems | first.stems,
        )
    if not part.stems and not part.metrics:
        return replace(part, things=things, stems=first.stems, stated_stems=first.stated_stems, relation=part.relation or first.relation)
    return replace(part, things=things, relation=part.relation)


def _following(plan: Plan, previous: Plan, text: str) -> Plan:
    """The plan of a follow-up, with what it left out taken from the question before."""
    if not previous.parts or not plan.parts:
        return plan
    part, before = plan.parts[0], previous.parts[0]
    pronoun = re.search(
        (
            r"\b(?:it|its|they|their|them|he|she|his|her|there|that|this|before (?:that|him|her)|the company)\b|它|他|她|"
            r"其|该公司"
        ),
        text,
        re.IGNORECASE,
    )
    if part.things and not opens_as_follow_up(text):
        return plan
    if not (pronoun or opens_as_follow_up(text) or (not part.things and not part.metrics and not part.stems)):
        return plan
    bare = (
        not part.metrics
        and part.relation is None
        and part.counted is None
        and part.wants in (AnswerKind.ANYTHING, AnswerKind.DEFINITION, AnswerKind.LIST)
    )
    if part.things and bare:
        part = replace(before, text=part.text, things=part.things, period=part.period or before.period)
    elif bare and part.period is not None:
        part = replace(before, text=part.text, period=part.period)
    elif not part.things:
        part = replace(part, things=before.things)
        if part.wants is AnswerKind.PERSON and part.relation is None and before.relation is not None:
            part = replace(part, relation=before.relation)
    return Plan(plan.text, plan.tidy, (part, *plan.parts[1:]), plan.language, follows_up=True)
