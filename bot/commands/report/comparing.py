"""/<topic> compare: one measure of two topics side by side, only like beside like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.ask import AskOptions, ask
from bot.commands.desk import Desk
from bot.commands.histories import History, histories_of
from bot.commands.metrics import importance, metric_names, of_metric
from bot.commands.report.command import nothing, report_command
from bot.commands.typed import date_options, first_day, last_day, partial_date, whole_number
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, option
from bot.core.document import Block, Document, Heading, Item, Listing, Outcome, note, text
from bot.core.errors import UnknownTopic
from bot.core.language import listed, remarks, say
from bot.core.text import capitalised
from bot.reading.facts.period_lengths import period_length
from bot.reading.facts.ranks import RANK
from bot.reading.lexicon import metric_key
from bot.wording.dates import dated
from bot.wording.figures import figure_text, labelled, proven, says
from bot.wording.measures import measure_name
from bot.wording.sources import Citations
from storage.records import Fact, Topic
from storage.values import Nature, PartialDate

DEFAULT_LIMIT = 8
PERIOD, SINCE, UNTIL = date_options("true")
_BETWEEN = frozenset("and with to vs vs. versus against the of by on 和 与 跟 对".split())


@dataclass(frozen=True, slots=True)
class CompareOptions:
    topic: str = option("the one topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    other: str = option("the other topic, then perhaps a measure", required=True, rest=True, complete=COMPLETE_TOPIC, example="baidu")
    metric: str | None = option("only this measure", complete=COMPLETE_METRIC, example="revenue")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    limit: int = option("how many measures at most", default=DEFAULT_LIMIT, parse=whole_number, example="20")


async def compare(options: CompareOptions, desk: Desk) -> Document:
    """For each measure that both topics have figures of, the newest of each; where one lacks the measure, what it has."""
    topic = await desk.topic(options.topic)
    try:
        other, behind = await _other(options.other, desk)
    except UnknownTopic:
        return await ask(AskOptions(_question(options)), desk)
    metric = options.metric or behind or None
    own, others = await _figures(topic, metric, options, desk), await _figures(other, metric, options, desk)
    title = say("{topic} and {other}", topic=topic.name, other=other.name)
    title = say("{about}: {words}", about=title, words=metric) if metric else title
    pairs = _pairs(own, others)[: options.limit]
    if not pairs:
        # Without a measure a question would set whatever each is best known for side by side.
        if metric and (answer := await ask(AskOptions(_question(options)), desk)).outcome is not Outcome.NOTHING_FOUND:
            return answer
        lacking = [one for one, facts in ((topic, own), (other, others)) if not facts] or [topic, other]
        whole = {one.name: metric_names(proven(await desk.store.facts([one]))) for one in lacking}
        said = [
            say(
                "Known measures of {topic}: {measures}.",
                topic=name,
                measures=listed(map(measure_name, names[:12])) or say("none"),
            )
            for name, names in whole.items()
        ]
        if metric and len(lacking) == 1:
            return nothing(title, say("Not in the store: no {measure} of {topic}.", measure=metric, topic=lacking[0].name), *said)
        if {metric_key(fact.metric) for fact in own} & {metric_key(fact.metric) for fact in others}:
            return nothing(
                title, say("Not in the store: no measure that both have in the same unit and for the same length of time."), *said
            )
        return nothing(title, say("Not in the store: no measure that both have."), *said)
    citations = Citations()
    blocks: list[Block] = []
    for mine, theirs in pairs:
        items = tuple(_item(one, history, citations) for one, history in ((topic, mine), (other, theirs)))
        blocks += [Heading(text=capitalised(measure_name(mine.metric))), Listing(items=items)]
        if mine.figures[0].fact.as_of.value != theirs.figures[0].fact.as_of.value:
            blocks.append(note(say("These are of different times.")))
    return Document(title=title, blocks=(*blocks, *citations.block()))


def _question(options: CompareOptions) -> str:
    """The comparison as a question in plain words."""
    words = options.other.split()
    while words and words[0].casefold() in _BETWEEN:
        words.pop(0)
    return f"compare {options.topic} and {' '.join(words)}"


async def _other(words: str, desk: Desk) -> tuple[Topic, str]:
    """The topic that the words begin with, and the measure behind it. Raises UnknownTopic."""
    typed = [word for word in words.split() if word.strip("'’")]
    while typed and typed[0].casefold() in _BETWEEN:
        typed.pop(0)
    for size in range(min(4, len(typed)), 0, -1):
        named = " ".join(typed[:size])
        plain = named.removesuffix("'s").removesuffix("’s")
        if (topic := await desk.find_topic(named) or await desk.find_topic(plain) or await desk.find_named(plain)) is not None:
            behind = typed[size:]
            while behind and behind[0].casefold() in _BETWEEN:
                behind.pop(0)
            return topic, " ".join(behind)
    raise UnknownTopic("topic-not-followed", named=typed[0] if typed else words)


async def _figures(topic: Topic, metric: str | None, options: CompareOptions, desk: Desk) -> list[Fact]:
    """The topic's own figures that may be compared; what was denied or taken back is none."""
    since, until = first_day(options.since, options.period), last_day(options.until, options.period)
    facts = proven(await desk.store.facts([topic], since=since, until=until, published_by=last_day(options.as_of)))
    facts = [fact for fact in facts if fact.nature not in (Nature.DENIED, Nature.RETRACTED) and fact.quantity.unit != RANK]
    return await of_metric(facts, metric, desk) if metric else facts


def _pairs(own: Sequence[Fact], others: Sequence[Fact]) -> list[tuple[History, History]]:
    """The best pair of histories for each measure of both, the most important measure first."""
    found: dict[str, tuple[tuple[int, ...], History, History]] = {}
    theirs = histories_of(others)
    for mine in histories_of(own):
        for other in theirs:
            if _series(mine) == _series(other):
                fit = _fit(mine, other)
                key = metric_key(mine.metric)
                if key not in found or fit < found[key][0]:
                    found[key] = (fit, mine, other)
    best = sorted(found.values(), key=lambda one: importance(one[1].figures[0].fact))
    return [(mine, other) for _, mine, other in best]


def _series(history: History) -> tuple[str, str, str]:
    """What two figures of different topics must have in common: measure, kind of unit and length of period."""
    first = history.figures[0].fact
    unit = "money" if len(history.unit) == 3 and history.unit.isupper() else history.unit.casefold()
    return metric_key(history.metric), unit, period_length(history.metric, first.as_of)


def _fit(mine: History, other: History) -> tuple[int, ...]:
    """How badly two histories fit: what is only looked back at beside another time, then by nature, by scope, by time."""
    whole = (mine.scope or "").casefold() != (other.scope or "").casefold()
    other_time = mine.figures[0].fact.as_of.value != other.figures[0].fact.as_of.value
    return (
        int(other_time and Nature.PAST in (mine.nature, other.nature)),
        int(mine.nature is not other.nature),
        int(whole),
        int(mine.nature is not Nature.ACTUAL),
        int(other_time),
    )


def _item(topic: Topic, history: History, citations: Citations) -> Item:
    figure = history.figures[0]
    remark = remarks((dated(figure.fact.as_of), says(figure.fact)))
    figure_words = say("{words} ({remark})", words=figure_text(figure.fact, under=history.metric), remark=remark)
    words = labelled(history.nature, figure_words)
    if history.scope:
        words = say("{about}: {words}", about=history.scope, words=words)
    return Item(lead=topic.name, spans=(text(f"{words} "), *(citations.of(one) for one in figure.reports)))


COMMAND = report_command(
    "compare",
    "a measure of two topics side by side",
    CompareOptions,
    compare,
    "/alibaba compare baidu revenue",
    "/brief compare qwen and deepseek",
    also={"comparison of": {}, "比较": {}, "对比": {}},
)
