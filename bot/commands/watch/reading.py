"""What the words of a line watch for: a topic, one of its measures, perhaps beyond a threshold."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.commands.desk import Desk
from bot.commands.metrics import metric_names
from bot.core.errors import CommandMistake
from bot.core.offering import near_topics, unknown_topic
from bot.core.patterns import regex
from bot.core.text import shorten
from bot.digests.watching import comparable, is_called, measure_keys
from bot.reading.amounts.quantities import find as find_amounts
from bot.reading.facts.measures import measure_of, unit_classes
from bot.wording.figures import proven
from storage.records import Fact, Topic
from storage.values import Comparator, Quantity

_OVER = (
    r"more than|greater than|higher than|bigger than|above|over|exceeds?|exceeding|pass(?:es)?|passing|beyond|surpass(?:es)?|超过|高于|大于"
    r"|über"
)
_UNDER = r"less than|fewer than|lower than|smaller than|below|under|falls? below|drops? below|低于|少于|小于|unter"
_AT_LEAST = r"at least|reach(?:es)?|reaching|hits?|from|no less than|至少|达到"
_AT_MOST = r"at most|no more than|up to|至多"
#: What stands between a measure and its threshold, and what it asks for; the longer ones first.
_SIGNS: tuple[tuple[str, Comparator], ...] = (
    (r">=|≥|=>", Comparator.AT_LEAST), (r"<=|≤|=<", Comparator.AT_MOST), (r">|＞", Comparator.OVER), (r"<|＜", Comparator.UNDER),
    (_AT_MOST, Comparator.AT_MOST), (_AT_LEAST, Comparator.AT_LEAST), (_UNDER, Comparator.UNDER), (_OVER, Comparator.OVER),
)  # fmt: skip
#: Numbers in words: "one million", "half a billion", "two hundred thousand".
_NUMBER_WORDS = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|half an?|a quarter|several|a few)\s(?:hundred|thousand|million|billion|trillion|dozen)"
)
_SCALED = regex(r"(?P<number>\d{1,15}(?:[.,]\d{1,9})*)\s?(?P<scale>k|m|mn|mio|million|b|bn|billion|t|tn|trillion)?", re.IGNORECASE)
_SCALES = {"k": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12, "trillion": 12}
#: Words that only introduce what is watched: "for news on qwen".
_SMALL = frozenset(
    "for the a an of on in at by about any all everything anything new news change changes changed changing updates update figures"
    " figure when if is are gets get to me whenever every time alle über zu von 的 关于 有关 新闻 消息"
    " says say said tells announces announced reports reported publishes published mentions mentioned writes"
    " there there's something happens happening happened has have been occurs comes out as soon".split()
)
#: How many words a topic's name may have, and at how many words from the beginning on it is looked for.
_NAME_WORDS, _PLACES = 5, 20
#: Characters of a measure's name; more is a sentence, in which no measure is looked for.
_LONGEST_MEASURE = 100
#: What a measure is counted in, in words.
_CLASS_WORDS = {"count": "plain numbers", "share": "per cent", "ratio": "times", "any": "other units"}


@dataclass(frozen=True, slots=True)
class WatchLine:
    """The topic, the measure ("" for all news) and the threshold that a line watches for; ``known`` are the figures that there are."""

    topic: Topic
    metric: str = ""
    threshold: Quantity | None = None
    known: tuple[Fact, ...] = ()


#: Hours in which nothing is to come, at the end of a line: "qwen, but not at night", "qwen quiet from 22 to 7", "qwen only by day".
_TIME = r"\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?|uhr)?"
_QUIET = regex(
    r"[\s,]{1,10}(?:but )?(?:(?:not|except|never|quiet|silent|no alerts|muted?)(?: (?:from|between))? "
    rf"(?P<hours>(?:at |during )?(?:the )?nights?|{_TIME} ?(?:-|–|to|until|till|and|bis) ?{_TIME})"
    r"|(?:only )?(?:at|during|in|by) (?:the )?day(?:time)?|(?:nur )?tagsüber|nicht nachts|(?:只在|仅)?白天"
    rf"|only (?:from |between )?(?P<begin>{_TIME}) ?(?:-|–|to|until|till|and|bis) ?(?P<end>{_TIME})"
    rf"|(?:from|between) (?P<first>{_TIME}) ?(?:-|–|to|until|till|and|bis) ?(?P<last>{_TIME}) only"
    r"|(?:晚上|夜间|夜里)(?:不要|除外|别发|免打扰))\s*$",
    re.IGNORECASE,
)


def without_quiet_hours(words: str) -> tuple[str, str]:
    """The words without the hours in which nothing is to come, and these hours as they were typed, or ""."""
    found = _QUIET.search(words)
    if found is None:
        return words, ""
    if begin := found["begin"] or found["first"]:  # the hours in which it may come
        return words[: found.start()], f"{found['end'] or found['last']} to {begin}"
    return words[: found.start()], found["hours"] or "at night"


async def read_watch(words: str, desk: Desk) -> WatchLine:
    """What the words watch for.

    Raises:
        UnknownTopic: no word of it is a topic's name.
        CommandMistake: the topic has no such measure, or the threshold is none for it.
    """
    before, comparator, amount = _threshold_in(await _apart(words, desk))
    topic, measure = await _topic_and_measure(before, desk)
    facts = proven(await desk.store.facts(await desk.store.family(topic)))
    if not measure and comparator is not None:  # "quark passes 300 million users": what is counted is the measure
        measure = next((one.unit for one in _amounts(amount) if one.unit and "count" in unit_classes(one.unit)), "")
    if not measure:
        if comparator is not None:
            raise CommandMistake("watch-threshold-without-measure", topic=topic.name, measures=_listed(facts))
        return WatchLine(topic)
    if len(measure) > _LONGEST_MEASURE:
        raise _unknown_measure(measure, topic, facts)
    names = measure_keys(measure, await desk.store.measures())
    known = tuple(fact for fact in facts if is_called(fact.metric, names))
    if not known and len(names) == 1 and measure_of(measure) is None:
        raise _unknown_measure(measure, topic, facts)
    threshold = None if comparator is None else _threshold(amount, comparator, measure, known)
    return WatchLine(topic, measure, threshold, known)


async def _apart(words: str, desk: Desk) -> str:
    """The words with white space around a topic's Chinese name that stands at their beginning: "钉钉智能体" is "钉钉 智能体"."""
    if not re.match(r"[\u3400-\u9fff]{3}", words):
        return words
    names = (name for topic in await desk.topics() for name in (topic.name, *topic.aliases))
    named = max((name for name in names if words.startswith(name)), key=len, default="")
    return f"{named} {words[len(named) :].removeprefix('的')}" if named else words


def _threshold_in(words: str) -> tuple[str, Comparator | None, str]:
    """The words before a threshold, what it asks for, and its amount."""
    for signs, comparator in _SIGNS:
        is_word = signs[0].isalpha()
        alone = rf"(?:(?<![a-zü0-9])|(?=[\u3400-\u9fff]))(?:{signs})(?![a-zü])" if is_word else rf"(?:(?<=\s)(?:{signs})(?=\s)|{signs})"
        if (
            found := re.search(
                rf"{alone}\s{{0,10}}(?=[^\s]{{0,40}}\d|[一二两三四五六七八九十百千万亿]|{_NUMBER_WORDS})", words, re.IGNORECASE
            )
        ) is not None:
            return words[: found.start()].strip(), comparator, words[found.end() :].strip()
    return words.strip(), None, ""


async def _topic_and_measure(words: str, desk: Desk) -> tuple[Topic, str]:
    """The topic with the longest name among the words, and the others without small ones. Raises UnknownTopic."""
    pieces = [piece.strip(",;:!?") for piece in words.split()]
    pieces = [piece for piece in pieces if piece]
    for size in range(min(_NAME_WORDS, len(pieces)), 0, -1):
        for first in range(min(len(pieces) - size + 1, _PLACES)):
            named = " ".join(pieces[first : first + size])
            if size == 1 and named.casefold() in _SMALL:
                continue
            topic = await desk.find_topic(named) or await desk.find_topic(re.sub(r"['’]s?$", "", named))
            if topic is not None:
                left = [*pieces[:first], *pieces[first + size :]]
                return topic, " ".join(_without_small(left))
    raise await _unknown(" ".join(_without_small(pieces)) or words, desk)


def _without_small(pieces: Sequence[str]) -> list[str]:
    """The words without small ones at both ends."""
    kept = list(pieces)
    while kept and kept[0].casefold() in _SMALL:
        kept.pop(0)
    while kept and kept[-1].casefold() in _SMALL:
        kept.pop()
    return kept


async def _unknown(named: str, desk: Desk) -> CommandMistake:
    """That no topic is called so, with the way to watch for words instead; where it looks like a command's word or a topic, with that."""
    every = await desk.topics()
    first = named.split()[0] if named.split() else ""
    if slipped := desk.catalog.slip_in_group("watch", first):
        return CommandMistake("watch-command-slip", typed=first, line=f"/brief {slipped.name}").meaning(first, slipped.path[-1])
    if near_topics(named, every) or near_topics(first, every):
        return unknown_topic(named if near_topics(named, every) else first, every)
    return CommandMistake("watch-topic-unknown", named=shorten(named, 60))


def _listed(facts: Sequence[Fact]) -> str:
    return ", ".join(metric_names(facts)[:12]) or "none yet"


def _unknown_measure(measure: str, topic: Topic, facts: Sequence[Fact]) -> CommandMistake:
    names = {name.casefold(): name for name in metric_names(facts)}
    if near := difflib.get_close_matches(measure.casefold(), names, n=1, cutoff=0.7):
        error = CommandMistake("watch-measure-unknown-but-near", measure=measure, topic=topic.name, near=names[near[0]])
        return error.meaning(measure, names[near[0]])
    return CommandMistake("watch-measure-unknown", measure=shorten(measure, 60), topic=topic.name, measures=_listed(facts))


def _threshold(words: str, comparator: Comparator, measure: str, known: Sequence[Fact]) -> Quantity:
    """The threshold that the words name, in a unit that fits the measure. Raises CommandMistake."""
    units = list(dict.fromkeys(fact.quantity.unit for fact in known))
    for amount in _amounts(words):
        if _fits(amount, measure, units):
            return Quantity(amount.value, amount.unit, comparator)
    if not (found := _amounts(words)):
        raise CommandMistake("watch-threshold-unreadable", typed=shorten(words, 40))
    money = next((unit for unit in units if "money" in unit_classes(unit)), "")
    is_bare = _SCALED.fullmatch(words.strip()) is not None or all(not amount.unit for amount in found)
    if is_bare and (money or _classes_of(measure) == {"money"}):
        raise CommandMistake("watch-threshold-without-currency", typed=words, example=f"{words} {money or 'USD'}")
    classes = " or ".join(_CLASS_WORDS.get(one, one) for one in sorted(_classes_of(measure)))
    counted = ", ".join(unit for unit in units if unit) or classes or "another unit"
    raise CommandMistake("watch-threshold-unfit", typed=shorten(words, 40), measure=measure, units=counted)


def _amounts(words: str) -> list[Quantity]:
    """What the words may amount to: as the reader reads them, and as a number with a short scale ("1.2m", which reads as metres)."""
    found = [one.quantity for one in find_amounts(words)[:1] if not re.search(r"[^\W\d_]", words[: one.start])]
    bare = _SCALED.fullmatch(words.strip())
    if bare is not None:
        number = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", bare["number"]).replace(",", ".")
        if number.count(".") <= 1:
            found.append(Quantity(Decimal(number).scaleb(_SCALES.get((bare["scale"] or "").casefold(), 0))))
    return [replace(one, comparator=Comparator.EQUAL, high=None) for one in found]


def _fits(amount: Quantity, measure: str, units: Sequence[str]) -> bool:
    """Whether amounts of the measure may be in this unit; of money in any currency, though only figures in the same one are compared."""
    own = unit_classes(amount.unit)
    if any(comparable(amount.unit, unit) for unit in units):
        return True
    if units:
        return "money" in own and any("money" in unit_classes(unit) for unit in units)
    found = measure_of(measure)
    return found is None or (found.admits(amount) and not (not amount.unit and found.units == {"money"}))


def _classes_of(measure: str) -> frozenset[str]:
    found = measure_of(measure)
    return found.units if found is not None else frozenset()
