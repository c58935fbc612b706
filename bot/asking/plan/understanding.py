"""Understands a question: the things, the parts, and for each part the kind of answer, the measure or relation, the time and the claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.asking.plan.claims import claim_in
from bot.asking.plan.counting import claimed_noun, counted_noun, per_unit_asked, unit_classes_asked
from bot.asking.plan.following import follow, year_before
from bot.asking.plan.kinds import MASK, is_definition, kind_of
from bot.asking.plan.languages import language
from bot.asking.plan.measures import Measured, is_about_the_future, measures_in, spelled
from bot.asking.plan.model import FIGURES, AnswerKind, Part, Plan, Relation, Thing
from bot.asking.plan.naming import LONGEST, Named, things_in
from bot.asking.plan.relations import action_in, office_in, phrase_in
from bot.asking.plan.splitting import MOST_PARTS, split
from bot.asking.plan.tidy import tidy
from bot.asking.plan.times import period_in
from bot.asking.plan.unknown import description, unknown_in_chinese, unknown_names
from bot.asking.words import stems
from bot.core.patterns import regex
from bot.reading.lexicon import Lexicon
from storage.values import TopicKind

#: Kinds that a measure helps to answer; elsewhere its words are words like others.
_MEASURED = FIGURES | {AnswerKind.YES_NO, AnswerKind.ANYTHING}


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
    text = text[:LONGEST]
    spoken = language(text)
    line = _spelled(tidy(text), things)
    if spoken not in ("en", "zh"):
        known = things_in(line, things, topic_names)
        return Plan(text, line, (Part(line, things=tuple(one.thing for one in known)),), spoken, foreign=spoken)
    chinese = spoken == "zh"
    parts: list[Part] = []
    for words in split(line, chinese=chinese):
        for asked in _one_measure_each(words, things, topic_names, lexicon, today, chinese=chinese):
            part = _part(asked, things_in(asked, things, topic_names), lexicon, today, chinese=chinese)
            if about is not None and about.name not in {one.name for one in part.things}:
                part = replace(part, things=(about, *part.things))
            parts.append(_carried(part, parts[0]) if parts else part)
    plan = Plan(text, line, tuple(parts), spoken)
    return follow(plan, previous) if previous is not None else plan


def _spelled(line: str, things: Mapping[str, Thing]) -> str:
    """The line with mistyped words of measures put right, but for the names in it: "Marlin" is no mistyped margin."""
    done, at = "", 0
    for one in things_in(line, things):
        done += spelled(line[at : one.start]) + line[one.start : one.end]
        at = one.end
    return done + spelled(line[at:])


_LISTED = regex(r"\s*(?:,|,? ?\band\b|&|、|和|及|以及)\s*(?:the |its |their |总|其)?", re.IGNORECASE)


def _one_measure_each(
    words: str,
    things: Mapping[str, Thing],
    topic_names: Mapping[str, str] | Sequence[str],
    lexicon: Lexicon,
    today: date,
    *,
    chinese: bool,
) -> list[str]:
    """The question once for each measure of "the revenue and margin of Acme"; as it is where it lists none."""
    masked = _masked_in_place(words, things_in(words, things, topic_names))
    kind = kind_of(masked, chinese)[0]
    if kind not in (AnswerKind.AMOUNT, AnswerKind.ANYTHING, AnswerKind.LIST):
        return [words]
    spans = sorted(measures_in(masked, lexicon).named)
    if len(spans) < 2 or not all(_LISTED.fullmatch(masked[one[1] : other[0]]) for one, other in pairwise(spans)):
        return [words]
    before, behind = words[: spans[0][0]], words[spans[-1][1] :]
    return [f"{before}{words[start:end]}{behind}" for start, end in spans][:MOST_PARTS]


def _part(words: str, named: Sequence[Named], lexicon: Lexicon, today: date, *, chinese: bool) -> Part:
    masked = _masked(words, named)
    timeless, period = period_in(masked, today)
    kind, match = kind_of(timeless, chinese)
    with_time, at = kind_of(masked, chinese)
    if with_time in (AnswerKind.NEWS, AnswerKind.CHANGE):
        kind, match = with_time, at  # "latest on", "than a year ago": the words that tell the time ask for the kind as well
    things, beside = _in_focus(named)
    if kind is AnswerKind.COMPARISON:
        things, beside = (*things, *beside), ()
    groups = match.groupdict() if match else {}
    counted = (groups.get("counted") or groups.get("noun") or "").strip(f" {MASK}") or None
    measured = measures_in(timeless.replace(MASK, "X"), lexicon)
    relation = _relation(timeless.replace(counted, " ") if kind is AnswerKind.COUNT and counted else timeless, measured)
    kind = _settled(kind, timeless, measured, relation, named)
    if relation is not None and relation.word == "found" and things and all(one.kind in _MADE for one in things):
        launch = action_in("launch") or relation
        relation = replace(launch, stems=launch.stems | relation.stems)  # since when a model exists
    if kind in _MEASURED:
        measured = replace(measured, names=(*measured.names, *(loss for name, loss in _LOSSES if name in measured.names)))
    if kind not in _MEASURED:
        measured = Measured(future=measured.future)
    content = stems(
        _without_asking(_apart(_without_phrase(timeless, relation), measured, chinese=chinese).replace(MASK, " "), chinese=chinese)
    )
    if relation is not None and relation.kind == "action" and not content:
        content = stems(relation.word)
    if kind is AnswerKind.REASON and relation is not None and relation.kind == "action" and content <= _LIGHT:
        content = stems(relation.word)  # "why did it correct its number": no sentence need have "number"
    if relation is not None and relation.word == "in-charge":
        content = stems("run")  # what somebody runs may be called anything: "the cannery"
    if kind is AnswerKind.PLACE:
        content -= SEATED
    if kind is AnswerKind.CHANGE:
        content -= _CHANGED
    if kind is AnswerKind.COMPARISON and chinese:
        content = frozenset(stem for stem in content if not _COMPARING_CHINESE.fullmatch(stem))
    if kind is AnswerKind.DURATION:
        content -= _LASTING
    narrowing = frozenset().union(*(stems(thing.typed or thing.name) for thing in beside))
    comparing = kind is AnswerKind.COMPARISON
    unknown = (
        unknown_in_chinese(timeless) if chinese else unknown_names(timeless, measured=measured.spans, counted=counted, comparing=comparing)
    )
    claim = claim_in(timeless.replace(MASK, "it")) if kind is AnswerKind.YES_NO else None
    return Part(
        text=words,
        wants=kind,
        things=things,
        beside=beside,
        unknown=unknown,
        metrics=measured.names,
        unit_classes=measured.unit_classes or unit_classes_asked(kind, timeless),
        counted=counted_noun(kind, counted, measured, timeless) or claimed_noun(claim, measured),
        relation=relation,
        stems=content | narrowing,
        stated_stems=content - _said_by_the_kind(timeless, measured, relation, counted) | narrowing | _numbers_of_names(timeless),
        period=period,
        claim=claim,
        speaker=_speaker(named, unknown, timeless) if kind is AnswerKind.WORDS else None,
        future=is_about_the_future(timeless) or is_about_the_future(period.text if period is not None else ""),
        per_unit=per_unit_asked(timeless, named),
        described=None if named or unknown else description(timeless),
    )


#: What only compares: the word between two names, and what one of them is more of.
_COMPARING_CHINESE = regex(r"[跟和与同比更谁哪个的]?[大高多快强贵长小]?|哪[个家边座]|[个家边座谁][大高多快强贵长更]|更.")

#: Kinds of things that nobody founds.
_MADE = (TopicKind.PRODUCT,)
#: "did it make a profit" and "what profit did it make" are answered by the loss, too.
_LOSSES = (("net income", "net loss"), ("operating profit", "operating loss"), ("pre-tax profit", "pre-tax loss"))


def _without_phrase(text: str, relation: Relation | None) -> str:
    """The question without the phrase that means its action: what has "come out" need not come."""
    span = phrase_in(text) if relation is not None and relation.kind == "action" else None
    return f"{text[: span[0]]} {text[span[1] :]}" if span is not None else text


#: "who replaced Ada Roe as finance chief" asks for who followed her, not for whoever has the office.
_REPLACES = regex(
    r"\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?) \S|\bt(?:ak|ook)(?:e|es|en|ing)? over from \S|接[替任].|接班", re.IGNORECASE
)


#: What something sells for is its price, and no sale of it.
_SOLD_FOR = regex(r"卖(?=了?(?:多少|几)[钱元块万])")


def _relation(text: str, measured: Measured) -> Relation | None:
    """The office, else the action; words that name the measure mean no action, unless nothing else does."""
    if (office := office_in(text)) and not _REPLACES.search(text):
        return office[0]
    rest = text = _SOLD_FOR.sub(" ", text)
    for start, end in measured.named:
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    return action_in(rest) or (None if rest == text else action_in(text))


def _said_by_the_kind(text: str, measured: Measured, relation: Relation | None, counted: str | None) -> frozenset[str]:
    """The stems that the measure, the relation and the counted noun have already."""
    found = _LIGHT | (relation.stems if relation else frozenset()) | (stems(counted) if counted else frozenset())
    spans = [*measured.spans, *((office[1:],) if (office := office_in(text)) else ())]
    return found.union(*(stems(text[start:end]) for start, end in spans))


def _numbers_of_names(masked: str) -> frozenset[str]:
    """The numbers right behind names: what is asked of "Okla 2" is of no other Okla."""
    return frozenset(re.findall(rf"{MASK}[ -]?(\d{{1,3}})\b(?!\s?(?:%|per|times|million|billion|thousand)|[.,]\d)", masked))


_CHINESE_ASKING = regex(
    r"各(?=是|为|有|多)|[卖售](?=了?多少钱)|把|从多少|[调改降升增减]到?了?(?=多少)|(?:一[名个家台辆款座副件套部架艘张份盒瓶])?多少[名个家位人台辆款座副件套部架艘次]?(?=[?？,，。]|$)|一[名个家台辆款座副件套部架艘张份盒瓶](?=多少)|新任|现任|新(?=首席|董事|总[裁经]|财务|CEO)|"
    r"多少[名个家位台辆款座副件套部架艘项处条所](?=[\u3400-\u9fff]{2}|[店厂馆]\W*$)|多[重远高长久快贵宽厚大深少]|多少|[什啥]么?时候|什么|啥|时候|怎么样?|为什么|为何|为啥|谁|哪(?:个|家|些|里|儿|一)?|几(?=[名个家位人台])|吗|呢|的|了|是|有|已经|在|将|要|会|请问|到底|如何|何时|"
    r"现在|目前|的话|怎么收|"
    r"那么?|另外|还有|一共|总共|大概|大约|看(?=涨|待|好)|钱"
)


_HOW = regex(
    r"\b(?:is|isn['’]t|was) it (?:true|correct|right)(?: that)?\b|\b(?:true|correct) that\b|,? (?:right|correct|true|no|yes) ?\?*$|"
    r"\bt(?:ake|akes|aking|ook|aken) over\b|\b(?:been|were) around\b|\bin (?:existence|business)\b|\bsince (?:when|what year)\b|"
    r"\bwhat (?:has |have )?changed\b|\bhow (?:long|far|old|heavy|tall|wide|deep|big|large|high|fast|often|soon|well|many|much)\b",
    re.IGNORECASE,
)


#: Stems by which a question asks how long something lasts.
_LASTING = stems("last lasts take takes need needs run runs work works hold holds keep keeps stay stays survive")
#: Stems by which a question asks whether something changed.
_CHANGED = stems(
    "raise raised cut lift lifted lower lowered trim trimmed change changed revise revised upgrade downgrade keep kept stick stuck"
)
#: Stems by which a question asks for somebody's seat.
SEATED = stems("based base located location headquartered headquarters seat situated come comes")


def _apart(text: str, measured: Measured, *, chinese: bool) -> str:
    """A Chinese question with its measures apart from the words around them, as its pairs of characters would run across."""
    for start, end in sorted(measured.named, reverse=True) if chinese else ():
        text = f"{text[:start]} {text[start:end]} {text[end:]}"
    return text


def _without_asking(text: str, *, chinese: bool) -> str:
    """A question without the words that only ask; in Chinese its pairs of characters would run across them."""
    return (_CHINESE_ASKING if chinese else _HOW).sub(" ", text)


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


def _masked_in_place(words: str, named: Sequence[Named]) -> str:
    """The question with the things masked, at the same places in the text as before."""
    for one in named:
        words = f"{words[: one.start]}{MASK * (one.end - one.start)}{words[one.end :]}"
    return words


def _masked(words: str, named: Sequence[Named]) -> str:
    """The question with each thing as one placeholder."""
    for one in sorted(named, key=lambda one: -one.start):
        words = f"{words[: one.start]}{MASK}{words[one.end :]}"
    return words


#: "what is Ada Roe's job at Acme", "what does Ada Roe do at Acme": who somebody is.
_ROLE_OF = regex(
    rf"\bwhat(?: is|'s)? (?:{MASK}(?:'s|s)?|the|his|her) (?:job|role|position|title|post|function)\b(?! openings?)|"
    rf"\bwhat does {MASK} do (?:at|for|in) {MASK}|{MASK}(?:在{MASK})?(?:担任|任)?什么(?:职务|职位)",
    re.IGNORECASE,
)


#: "what revenue did it have" asks for the figure; "what languages does it speak" for the things that could be counted.
_WHAT = regex(r"\b(?:what|which)\s+(?:is |was )?(?:the )?$", re.IGNORECASE)


def _settled(kind: AnswerKind, text: str, measured: Measured, relation: Relation | None, named: Sequence[Named]) -> AnswerKind:
    """The kind, made exact by what was found beside it: "what is the margin" wants an amount, "what is Acme" a definition."""
    if (
        kind in (AnswerKind.ANYTHING, AnswerKind.LIST, AnswerKind.DEFINITION, AnswerKind.PERSON)
        and named
        and is_definition(text.replace(MASK, " "))
    ):
        return AnswerKind.DEFINITION
    if _ROLE_OF.search(text) and named:
        return AnswerKind.DEFINITION
    if kind is AnswerKind.LIST and any(
        _WHAT.search(text[:start]) and not (text[start:end].endswith("s") and measured.unit_classes == {"count"})
        for start, end in measured.spans
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
    if (
        kind is AnswerKind.DATE
        and re.search(r"\bhow old\b", text, re.IGNORECASE)
        and all(one.thing.kind == TopicKind.PERSON for one in named)
    ):
        return AnswerKind.AMOUNT
    if kind is AnswerKind.COUNT and re.search(r"\bhow many times\b", text, re.IGNORECASE) and not measured.names:
        return AnswerKind.AMOUNT
    return kind


#: In a question for words, who speaks where no person is known by name: "what did brandreth say".
_SPEAKS = regex(
    r"\b(?:did|does|do|has|have) (?P<name>[^?]{1,60}?) (?:say|said|tell|told|think|thought|warn|warned|promise|promised|see|view)\b"
)


def _speaker(named: Sequence[Named], unknown: Sequence[str], text: str) -> str | None:
    """The person who speaks; None where a company does, or somebody by his office."""
    people = [one.thing.name for one in named if one.thing.kind == TopicKind.PERSON]
    if people:
        return people[0]
    said = match["name"] if (match := _SPEAKS.search(text)) else ""
    if said in unknown:
        return said
    others = [one.thing.name for one in named if one.thing.topic is None and one.thing.kind in ("", TopicKind.OTHER)]
    return others[0] if others and said.strip() == MASK else None


def _carried(part: Part, first: Part) -> Part:
    """A later part of a question with the things, and where it names neither measure nor relation those of the first too."""
    if _is_only_a_time(part):
        return replace(first, text=part.text, period=year_before(part, first).period, goes_on=first.text)
    if not part.things and not part.unknown:
        part = replace(part, things=first.things, beside=part.beside or first.beside, unknown=first.unknown, described=first.described)
    if part.counted in ("more", "others", "of them", "of those", "are"):
        return replace(
            part,
            counted=first.counted,
            metrics=first.metrics,
            unit_classes=first.unit_classes,
            stems=part.stems | first.stems,
        )
    office = first.relation if first.relation is not None and first.relation.kind == "office" else None
    if office is not None and not part.metrics and part.wants in (AnswerKind.DATE, AnswerKind.DURATION) and _TAKES_OFFICE.search(part.text):
        return replace(part, relation=office, stems=part.stems - _TAKEN, stated_stems=part.stated_stems - _TAKEN)
    if not part.stems - _LIGHT and not part.metrics:
        relation = part.relation or first.relation
        return replace(part, stems=first.stems, stated_stems=first.stated_stems, relation=relation, goes_on=first.text)
    return part if part.things or part.metrics else replace(part, goes_on=first.text)


def _is_only_a_time(part: Part) -> bool:
    """Whether a later part asks the same of another time: "and the year before?", "前年呢"."""
    bare = part.wants in (AnswerKind.ANYTHING, AnswerKind.DEFINITION, AnswerKind.LIST) and part.relation is None and not part.metrics
    return part.period is not None and bare and not part.things and not part.unknown and not part.stems - _LIGHT


#: Stems of words by which somebody takes or leaves an office.
_TAKEN = stems("start begin take join arrive leave go step become")
_TAKES_OFFICE = regex(
    r"\b(?:start|begin|take over|join|arrive|leave|go|step (?:down|up)|be(?:gin|come))\b|[上就到离]任|卸任|接(?:任|手)", re.IGNORECASE
)
