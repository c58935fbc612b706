"""Whether the kind of answer that a question wants is really in a candidate: a number of the right unit, a date, a person, a reason."""

from __future__ import annotations

import re

from bot.asking.candidate import Candidate
from bot.asking.plan.model import AnswerKind, Part
from bot.asking.words import stems
from bot.core.patterns import regex
from bot.reading.facts.measures import unit_classes
from storage.records import Event, Fact, Position, Quote

#: Behind "since", what makes it a time and no reason.
_POINT_IN_TIME = r" (?:\d|then|last|the \w+ of|January|February|March|April|May|June|July|August|September|October|November|December)"
_REASON = regex(
    rf"\b(?:because|since(?!{_POINT_IN_TIME})|as a result|after|due to|"
    r"owing to|thanks to|blam\w+|caus\w+|so that|in order to|reason|attribut\w+|on account of|"
    r"following|driven by|to (?:help|avoid|make|meet|cut|save|pay|allow|keep|win|reach|protect))\b|"
    r"因|由于|为了|所以|导致|受.{1,12}影响|得益于",
    re.IGNORECASE,
)
#: An interviewer asks for the reason, or the words behind a colon tell it.
WHY = regex(r"\b(?:why|how come|what (?:happened|made|went wrong|for))\b[^?]{0,200}\?|(?:为什么|为何|怎么回事)[^？]{0,60}？", re.IGNORECASE)
_EXPLAINS = regex(
    r"\b(?:bugs?|faults?|mistakes?|errors?|fires?|floods?|strikes?|storms?|outages?|accidents?|failures?|leaks?|defects?|glitch(?:es)?|"
    r"breakdowns?|disputes?|quarrels?|bankrupt\w*|difference)\b|[a-z\d][^:|]{20,}: [^|]{20,}|"
    r"\btoo (?!(?:much|many|few) of\b)\w{3,}\b(?= (?:for|to|in|at|,)|[.,;])|\b(?:lack|shortage|want) of\b|"
    r"\bas (?:the|its?|their|there|no) \w+"
)
_PLACE = regex(r"\b(?:in|at|near|from|to|on|outside|across|into)\s+(?:the\s+)?[A-ZÀ-Þ]\w+|(?:在|位于|落户|设于|总部)[\u3400-\u9fff]{2,}")
#: A place without a name: "into an old mill".
_SPOT = regex(r"\b(?:in|into|at|near|to|beside|behind) (?:an?|the) (?:[\w-]+ ){1,3}(?:of|in|near|on|at)\b")
#: Actions with which somebody's time in an office ends.
_ENDINGS = frozenset(("leave", "replace", "stop", "die"))
_DATE = regex(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b|"
    r"\b(?:yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last|next|this)\b (?:week|month|"
    r"year|quarter|spring|summer|autumn|winter)?|"
    r"\b(?:spring|summer|autumn|winter|quarter|half)\b|"
    r"[\d一二三四五六七八九十]+\s*[年月日]|今年|明年|去年|上周|下周|本月|下月|季度"
)
_NUMBER = regex(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundreds?|thousands?|millions?|billions?|"
    r"dozens?|half|third|quarter|none|no)\b|[一二三四五六七八九十百千万亿两]",
    re.IGNORECASE,
)
_PERSON = regex(r"[A-ZÀ-Þ][\w'’-]+\s+(?:[A-Z]\.\s+|(?:van|von|de|der|den|al|bin|da|di)\s+){0,2}[A-ZÀ-Þ][\w'’-]+|[\u4e00-\u9fff]{2,4}")
_NAME = regex(r"(?<!^)\b[A-ZÀ-Þ][\w'’&-]+|[\u4e00-\u9fff]{2,}")
_NUMERAL = (
    r"(?:\d[\d,.\u00a0 ]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|hundred|thousand|million|billion|dozens?|"
    r"hundreds|thousands|millions|half)\b)"
)


def holds(one: Candidate, part: Part, counted: frozenset[str]) -> float:
    """1 where the kind of answer is in the candidate, 0 where it is not, in between where that can't be decided."""
    known = one.known
    match part.wants:
        case AnswerKind.AMOUNT | AnswerKind.HISTORY | AnswerKind.CHANGE | AnswerKind.COMPARISON:
            return _amount(one, part)
        case AnswerKind.COUNT:
            return _count(one, part, counted)
        case AnswerKind.DATE | AnswerKind.DURATION:
            if part.wants is AnswerKind.DURATION and (isinstance(known, Fact) or _UNITS["duration"].search(one.sentence)):
                return _lasts(one)
            if _is_of_office(part) and not isinstance(known, Position) and not _IN_OFFICE.search(one.sentence):
                return 0.0  # what its holder did is no day of the office
            if isinstance(known, Event):
                return 1.0
            if isinstance(known, Position):
                ends = part.relation is not None and part.relation.word in _ENDINGS
                return 1.0 if (known.until if ends else known.since) else 0.0
            return 0.6 if _DATE.search(one.sentence) else 0.0
        case AnswerKind.PERSON:
            if isinstance(known, Position):
                return 1.0
            office = part.relation is not None and part.relation.kind == "office"
            return 0.7 if (_PERSON if office else _NAME).search(_without_days(one.sentence)) else 0.0
        case AnswerKind.ORGANISATION:
            return 0.7 if len(_NAME.findall(_without_days(one.sentence))) >= 2 else 0.2
        case AnswerKind.PLACE:
            if _SEAT.search(part.text):
                return 0.8 if _seat_of(one, part) else 0.0
            return 0.8 if _PLACE.search(one.sentence) else 0.5 if _SPOT.search(one.sentence) else 0.0
        case AnswerKind.REASON:
            return 0.9 if _REASON.search(one.sentence) or WHY.search(one.context) else 0.5 if _EXPLAINS.search(one.sentence) else 0.2
        case AnswerKind.WORDS:
            return 1.0 if isinstance(known, Quote) else 0.4
        case AnswerKind.YES_NO:
            return 0.6 if part.claim is None or answers_claim(one, part) else _amount(one, part)
        case _:
            return 0.6


#: How texts tell that somebody comes into an office, has it or leaves it.
_IN_OFFICE = regex(
    r"\b(?:becom\w*|became|appoint\w*|named|nam(?:es|ing)|t(?:ak|ook)\w* (?:over|charge|the (?:job|helm|post))|join\w*|since|"
    r"(?:has|have|had) (?:been|run|led)|"
    r"succe\w+|replac\w*|elect\w*|promot\w*|hired?|leav\w*|left|step\w*|resign\w*|retir\w*|depart\w*|until|start\w*|beg[ai]n\w*|in charge|"
    r"quit\w*|go(?:es)?|hand\w* over|follow\w*)\b|[上就接卸离退]任|任命|出任|担任|接[替手]|辞|任职|退休",
    re.IGNORECASE,
)


def _is_of_office(part: Part) -> bool:
    return part.relation is not None and part.relation.kind == "office"


_CLAIMED = regex(
    r"\b(?:people|some|many|critics|rivals|they|others|papers|rumours?|rumors?)\b[^.?!]{0,30}"
    r"\b(?:say|says|claim|claims|put|think|believe|write|have it)\b|"
    r"\bit is (?:said|claimed)\b|\bis it true\b|有人说|据说|传言|外界",
    re.IGNORECASE,
)


def answers_claim(one: Candidate, part: Part) -> bool:
    """Whether the sentence before repeats the claim as what others say, and this one has a number of its own: "Today it is 34"."""
    claimed = {stem for stem in part.stems if stem.replace(".", "").isdigit()}
    if not claimed or not claimed <= stems(one.context) or not _CLAIMED.search(one.context):
        return False
    return bool({stem for stem in one.stems if stem.replace(".", "").isdigit()} - claimed)


_DAYS = regex(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b\.?(?! [A-ZÀ-Þ]\w)"
)


def _without_days(sentence: str) -> str:
    """The sentence without the names of months and weekdays, which name nobody."""
    return _DAYS.sub("then", sentence)


_MONEY = regex(r"[$€£¥₹]|\b(?:euros?|dollars?|pounds?|yuan|crowns?|kron\w+|francs?|rupees?|crore|lakh|yen|won|[A-Z]{3})\b|元|亿|万")


def tells(sentence: str, part: Part) -> bool:
    """Whether a sentence holds a sum, a date or a place, as a part without words of its own asks for one."""
    match part.wants:
        case AnswerKind.AMOUNT:
            return _MONEY.search(sentence) is not None and _NUMBER.search(sentence) is not None
        case AnswerKind.DATE:
            return _DATE.search(sentence) is not None
        case AnswerKind.PLACE:
            return _PLACE.search(_without_days(sentence)) is not None
        case _:
            return False


def _lasts(one: Candidate) -> float:
    """How surely a figure or a sentence tells a length of time."""
    if isinstance(one.known, Fact):
        return 1.0 if "duration" in unit_classes(one.known.quantity.unit) else 0.0
    return 1.0 if isinstance(one.known, Event | Position) else 0.7


#: Where somebody's seat is asked for, and how texts tell it beside the name.
_SEAT = regex(r"\b(?:based|located|headquarter\w*|seat|situated|come from|comes from)\b|总部|位于", re.IGNORECASE)
_BEHIND_NAME = regex(r"^[^.;:!?]{0,70}?\b(?:in|of|from|near|at|outside) (?:the )?[A-ZÀ-Þ]\w+|^.{0,12}(?:总部|位于|设在|地处)")
_BEFORE_NAME = regex(r"(?:[A-ZÀ-Þ]\w+-based|[A-ZÀ-Þ]\w+['’]s|\bfrom [A-ZÀ-Þ]\w+,?)(?: [\w-]+){0,4} $")


#: What may stand before the first word of an article's first sentence: "BASEL, May 3 (Alpine Wire) - ".
_BEGINS = regex(r"(?:[A-ZÀ-Þ][^-–—]{2,70} [-–—]+ )?")
#: What a sentence that begins with a name calls it later: "Okla lost €4m, the Lyon company said".
_OF_THAT_COMPANY = regex(
    r", the (?!(?:European|National|Federal|International|Royal)\b)[A-ZÀ-Þ]\w+(?:[ -][A-ZÀ-Þ]\w+)?(?:-based)? "
    r"(?:company|firm|group|maker|bank|brewer|start-?up|business|retailer|supplier|manufacturer) "
    r"(?:said|says|reported|announced|added|told)\b"
)


def _seat_of(one: Candidate, part: Part) -> bool:
    """Whether the sentence tells a place right beside the name of the thing."""
    names = {name for thing in part.things for name in (thing.name, thing.typed, *thing.names) if name}
    for name in names:
        for match in re.finditer(re.escape(name), one.sentence, re.IGNORECASE):
            if _BEGINS.fullmatch(one.sentence, 0, match.start()) and _OF_THAT_COMPANY.search(one.sentence):
                return True
            if _BEHIND_NAME.match(one.sentence[match.end() :]) or _BEFORE_NAME.search(one.sentence[: match.start()]):
                return True
    return False


def _amount(one: Candidate, part: Part) -> float:
    if isinstance(one.known, Fact):
        return 1.0 if not part.unit_classes or unit_classes(one.known.quantity.unit) & (part.unit_classes | {"any"}) else 0.0
    if part.unit_classes == {"money"}:
        return 0.7 if _MONEY.search(one.sentence) else 0.0
    if part.unit_classes and part.unit_classes <= _UNITS.keys():
        return 0.7 if any(_UNITS[name].search(one.sentence) for name in part.unit_classes) else 0.0
    return 0.6 if _NUMBER.search(one.sentence) else 0.0


#: Numbers in units of a class.
_UNITS = {
    "weight": regex(r"\d\s?-?(?:kg|g|mg|kilos?|kilogram\w*|grams?|tonnes?|tons?|pounds?|ounces?)\b|[\d.]+(?:克|公斤|千克|吨)"),
    "length": regex(r"\d\s?-?(?:km|m|cm|mm|kilomet\w+|met(?:re|er)s?|miles?|feet|inch(?:es)?)\b|[\d.]+(?:公里|千米|米|厘米|毫米)"),
    "duration": regex(
        rf"{_NUMERAL}[\s-]?(?:and a half )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b|"
        r"[\d.一二三四五六七八九十两半]+个?(?:小时|分钟|秒|天|年|个月|周)",
        re.IGNORECASE,
    ),
}


#: Measures of what happened to the things counted.
_OF_AN_ACTION = regex(
    r"\b(?:clos(?:ed|ures?|ings?)|opened|openings?|shut|added|cut|lost|sold|bought|dismissed|hired)\b|关闭|关停|新开|新增|裁减|闭店",
    re.IGNORECASE,
)
#: What makes a number one for each stretch of time: 300 (lids a minute).
SPEED = regex(r"\s*(?:[\w-]+ ){0,3}(?:an?|per|each|every) (?:second|minute|hour|day|night|week|month|quarter|year)\b")


_PER_TIME = regex(r"\b(?:an?|per|each|every) (?:second|minute|hour|day|night|week|month|quarter|year)\b|每[天日周月年小]", re.IGNORECASE)


def asks_for_speed(part: Part) -> bool:
    """Whether a question asks how many there are in each stretch of time."""
    return _PER_TIME.search(part.text) is not None


#: In Chinese the number may stand behind what is counted: 共有门店74家.
_NOUN_BEFORE_NUMBER = regex(
    r"(?P<noun>[\u3400-\u9fff]{2,6})(?:总数|数量|数)?(?:为|达到?|有|共)?约?\d[\d,.]*[万亿]?[名个家台辆款座副件套部架艘人所条]"
)


_ACTION_OF_A_MEASURE = regex(r"clos|open|cut|shut|add|los[ts]|sold|sale|layoff|hir|order|deliver|ship|[关开裁增]")
_CHINESE_CLAUSE = regex(r"[，。；、]")


def _is_of_an_action(one: Candidate, part: Part, at: int) -> bool:
    """Whether the number at a place counts what something happened to, where the question counts all: "closed 12 branches"."""
    return not _asks_for_an_action(part) and _OF_AN_ACTION.search(one.sentence[max(0, at - 14) : at]) is not None


def _asks_for_an_action(part: Part) -> bool:
    return part.relation is not None or any(_ACTION_OF_A_MEASURE.search(metric) for metric in part.metrics)


_YEAR = regex(r"(?:1[5-9]|20)\d\d\s?")
_BEFORE_YEAR = regex(
    r"(?:\b(?:in|since|by|until|till|from|before|after|early|late|mid|to|of|during|and|for)|\b[A-Z][a-z]{2,8}\.?(?: \d{1,2},)?|[(–-]) ?$"
)


def _is_year(sentence: str, number: re.Match[str]) -> bool:
    """Whether a number is that of a year: "in September 2023 he wrote to the employees"."""
    return _YEAR.fullmatch(number.group()) is not None and _BEFORE_YEAR.search(sentence[: number.start()]) is not None


_PEOPLE = stems("people")
#: How texts tell that people are somebody's, or have work somewhere.
_AT_WORK = regex(
    r"\b(?:employ|work|staff|team|job|payroll|headcount|crew|hir)\w*|\b(?:we|they|us|it|has|have|had|with|are|were) (?:now |only |just |"
    r"still |about |around |some |over |almost |nearly |the |all )?\W?(?:\d|[a-z]+(?:teen|ty|een|dred)\b)|[\u3400-\u9fff]",
    re.IGNORECASE,
)


_SHARE = regex(r"\s?(?:%|per ?cent)")
_WOULD = regex(r"\b(?:would|will|could|may|might)\b")


def _is_of_other_people(one: Candidate, part: Part, counted: frozenset[str]) -> bool:
    """Whether a sentence counts people who took part, or will work there, where those are asked for who work for somebody."""
    if "employees" not in part.metrics or counted != _PEOPLE:
        return False
    if isinstance(one.known, Fact) and one.known.metric.casefold() in {metric.casefold() for metric in part.metrics}:
        return False
    return not _AT_WORK.search(one.sentence) or (not part.future and _WOULD.search(one.sentence) is not None)


_OF_THEM = regex(r" of (?:them|these|those)\b")


def counts_what_was_named(one: Candidate, counted: frozenset[str]) -> bool:
    """Whether a figure counts what the sentence before names: "It made 212 of them"."""
    if not isinstance(one.known, Fact) or not counted:
        return False
    end = one.known.figure_end - one.citation.start
    return _OF_THEM.match(one.citation.sentence, end) is not None and counted <= stems(one.context)


def is_counted_in_chinese(counted: frozenset[str], metric: str) -> bool:
    """Whether a measure's name has the single character that is counted: 店 of 新开门店."""
    return any(len(stem) == 1 and stem >= "\u3400" and stem in metric for stem in counted)


def _count(one: Candidate, part: Part, counted: frozenset[str]) -> float:
    """A number of the very thing that is counted: not any number, and not the thing without a number."""
    if isinstance(one.known, Fact):
        if " per " in one.known.quantity.unit and not part.per_unit and not asks_for_speed(part):
            return 0.0  # 300 a minute are a speed
        own = stems(f"{one.known.metric} {one.known.quantity.unit}")
        if _is_of_other_people(one, part, counted):
            return 0.0
        place = one.known.figure_start - one.citation.start
        if not _asks_for_an_action(part) and (_OF_AN_ACTION.search(one.known.metric) or _is_of_an_action(one, part, place)):
            return 0.0  # branches closed are not the branches
        fits = (
            not counted
            or bool(counted & own)
            or is_counted_in_chinese(counted, one.known.metric)
            or any(one.known.metric.casefold() == metric.casefold() for metric in part.metrics)
        )
        classes = unit_classes(one.known.quantity.unit)
        if counts_what_was_named(one, counted):
            return 1.0
        return 1.0 if fits and classes & {"count", "any", "ratio"} and classes != {"share"} else 0.0
    if not counted:
        return 0.5 if _NUMBER.search(one.sentence) else 0.0
    if _is_of_other_people(one, part, counted):
        return 0.0  # people who took part, or who live there
    for match in re.finditer(_NUMERAL, one.sentence, re.IGNORECASE):
        behind = _CHINESE_CLAUSE.split(one.sentence[match.end() : match.end() + 45])[0]
        if (
            behind.startswith(("年", "月", "日", "号"))
            or _SHARE.match(behind)
            or _is_year(one.sentence, match)
            or _is_of_an_action(one, part, match.start())
        ):
            continue
        if stems(behind) & counted and (not SPEED.match(behind) or part.per_unit or asks_for_speed(part)):
            return 0.8
    if one.context.rstrip("\"'”’ ").endswith(("?", "？")) and stems(one.context) & counted and _NUMBER.search(one.sentence):
        return 0.6  # the answer to an interviewer's question
    before = [match for match in _NOUN_BEFORE_NUMBER.finditer(one.sentence) if stems(match["noun"]) & counted]
    if before:
        return 0.8 if any(not _is_of_an_action(one, part, match.end("noun")) for match in before) else 0.0
    return 0.3 if re.search(r"[\u3400-\u9fff]", one.sentence) and _NUMBER.search(one.sentence) and counted & one.stems else 0.0
