"""Questions that go on from the asker's last one: "and in 2024?", "who was it before?", "why?", "what about Acme?"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.asking.plan.model import AnswerKind, Part, Period, Plan, TimeRelation
from bot.asking.plan.tidy import opens_as_follow_up
from bot.asking.words import stems
from bot.core.patterns import regex

_POINTS_BACK = regex(
    r"\b(?:it(?! (?:is )?(?:true|correct|right|possible|clear)\b)|its|they|their|them|he|she|his|her|him|"
    r"(?:that|this|the) (?:company|firm|group|bank|figure|number|deal|person|one)|"
    r"(?:was|is|did|does|before|after|than) that\b(?! \w)|there(?!\s+(?:is|are|any|were|was|a|an)\b))\b|"
    r"它|他|她|其(?!他|它|中|实|余)|该公司|这家",
    re.IGNORECASE,
)
_THERE_IS = regex(r"\b(?:is|are|was|were) there\b", re.IGNORECASE)
#: "who was it before?": the one before the one of the last answer.
_BEFORE = regex(r"\bbefore(?: (?:that|him|her|then|it))?\s*\??$|\bpreviously\b|\bpredecessor\b|之前|以前|前任|上一任", re.IGNORECASE)
#: So short a question without a subject can only mean that of the last one: "revenue?", "headcount in 2030?".
_FEW_WORDS = 4
_FIGURES = frozenset((AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON))
#: Kinds that a question has when nothing says what it wants.
_OPEN = frozenset((AnswerKind.ANYTHING, AnswerKind.DEFINITION, AnswerKind.LIST))


def follow(plan: Plan, previous: Plan) -> Plan:
    """The plan with what it left out taken from the question before; as it is where it stands on its own."""
    if plan.foreign or not previous.parts or not plan.parts or not _goes_on(plan):
        return plan
    part, before = plan.parts[0], previous.parts[-1]
    part = _other_matter(year_before(part, before), before)
    plan = replace(plan, parts=(part, *plan.parts[1:]))
    subject = next((one for one in previous.parts if one.things or one.unknown or one.described), before)
    if _asks_nothing(part):
        again = tuple(_again(one, part) for one in previous.parts)
        return replace(plan, parts=(*again, *plan.parts[1:]), follows_up=True)
    part = _with_subject(part, subject)
    if _names_no_matter(part):
        part = _with_matter(part, before)
    return replace(plan, parts=(part, *(_with_subject(one, part) for one in plan.parts[1:])), follows_up=True)


#: How a question begins that goes on from another one in Chinese.
_GOES_ON_IN_CHINESE = regex(r"^(?:那|那么|和|跟)?(?:去年|前年|上[一个]?(?:年|季度)|之前|以前|今年|明年)(?:的)?呢?[?？]?$")
_ONLY_BEFORE = regex(
    r"^\W*(?:(?:and|what|how|or) ){1,2}(?:about )?(?:before (?:that|then|it)|previously|earlier|since then)\W*$", re.IGNORECASE
)


def lacks_its_question(plan: Plan) -> bool:
    """Whether it goes on from a question that is not there: "and a year earlier?" names no thing and no measure."""
    part = plan.parts[0] if plan.parts else None
    if part is None or len(plan.parts) > 1 or plan.foreign or part.things or part.beside or part.unknown or part.described:
        return False
    if _ONLY_BEFORE.match(plan.text):
        return True
    opens = opens_as_follow_up(plan.text) or _GOES_ON_IN_CHINESE.match(plan.text.strip()) is not None
    return opens and part.period is not None and _names_no_matter(part) and part.wants in _OPEN | {AnswerKind.CHANGE}


#: The year before that of the question before, not of today.
_YEAR_BEFORE = regex(r"\bthe (?:previous )?year(?: before| earlier)?\b|\ba year (?:earlier|before)\b|[上前]一年", re.IGNORECASE)
#: "and about prices?", of what somebody said.
_ABOUT = regex(r"^\W*(?:(?:and|what|or|ok|so) ){0,2}(?:about|on|regarding) (?!today|yesterday|\d)|关于|对", re.IGNORECASE)


def year_before(part: Part, before: Part) -> Part:
    """The part with its year counted from that of the question before."""
    asked = before.period
    if part.period is None or asked is None or asked.first is None or asked.last is None or not _YEAR_BEFORE.search(part.period.text):
        return part
    year = asked.first.year - 1
    return replace(part, period=Period(part.period.text, TimeRelation.IN, date(year, 1, 1), date(year, 12, 31)))


def _other_matter(part: Part, before: Part) -> Part:
    """A part that only names another matter of what somebody said, as a question for his words on it."""
    if before.wants is not AnswerKind.WORDS or part.things or part.unknown or not part.stems or not _ABOUT.search(part.text):
        return part
    return replace(
        part,
        wants=AnswerKind.WORDS,
        things=before.things,
        beside=before.beside,
        speaker=before.speaker,
        relation=before.relation,
        metrics=(),
        unit_classes=frozenset(),
        stated_stems=part.stems,
    )


def _goes_on(plan: Plan) -> bool:
    part, text = plan.parts[0], plan.text
    if opens_as_follow_up(text) and (_asks_nothing(part) or not part.things):
        return True
    if part.things or part.unknown or part.described:
        return False
    if _POINTS_BACK.search(text) and not _THERE_IS.search(text):
        return True
    return _names_no_matter(part) or (len(plan.tidy.split()) <= _FEW_WORDS and len(plan.tidy) <= 40)


def _asks_nothing(part: Part) -> bool:
    """Whether it names only another thing or another time: "what about Acme?", "and in 2024?"."""
    named = bool(part.things or part.unknown or part.period)
    bare = not part.metrics and part.relation is None and part.counted is None and part.wants in _OPEN
    return named and bare and not _content(part)


def _names_no_matter(part: Part) -> bool:
    """Whether it says neither measure nor relation nor other content: "when?", "since when?", "who was it before?"."""
    return not part.metrics and part.relation is None and part.counted is None and not _content(part)


def _content(part: Part) -> frozenset[str]:
    """The stems that are more than the name of an unknown thing."""
    unknown = {word.casefold() for name in part.unknown for word in re.split(r"[\s-]+", name)}
    return frozenset(stem for stem in part.stems - _EMPTY if not any(word.startswith(stem[:5]) for word in unknown))


#: Stems of words that only carry a follow-up: "and before that", "how about the year before".
_EMPTY = stems("before previous since until ago back then bit please thanks year 之前 以前 前是 是谁")


def _again(before: Part, part: Part) -> Part:
    """The part before, asked of another thing or another time."""
    if part.unknown and not part.things:
        return replace(before, text=part.text, things=(), beside=(), unknown=part.unknown, period=part.period or before.period)
    things = part.things or before.things
    return replace(
        before,
        text=part.text,
        things=things,
        beside=before.beside if not part.things else part.beside,
        unknown=before.unknown if not part.things else (),
        described=before.described if not part.things else None,
        period=part.period or before.period,
    )


def _with_subject(part: Part, subject: Part) -> Part:
    if part.things or part.unknown or part.described:
        return part
    return replace(part, things=subject.things, unknown=subject.unknown, described=subject.described)


def _with_matter(part: Part, before: Part) -> Part:
    """The part with the measure, relation and content of the one before: "why?" asks for the reason of what was asked."""
    figures = part.wants in _FIGURES
    period = part.period or (before.period if part.wants not in (AnswerKind.DATE, AnswerKind.DURATION) else None)
    if part.wants is AnswerKind.PERSON and _BEFORE.search(part.text):
        period = Period("before", TimeRelation.BEFORE)
    return replace(
        part,
        beside=part.beside or before.beside,
        relation=before.relation,
        metrics=before.metrics if figures else part.metrics,
        unit_classes=before.unit_classes if figures and part.wants is before.wants else part.unit_classes,
        counted=before.counted if part.wants is AnswerKind.COUNT else None,
        stems=part.stems | before.stems,
        stated_stems=part.stated_stems | before.stated_stems,
        period=period,
        future=part.future or before.future,
        wants=before.wants if part.wants in _OPEN else part.wants,
    )
