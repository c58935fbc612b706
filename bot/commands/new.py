"""/brief new: what was added since somebody looked last, or since a day that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.commands.desk import Desk
from bot.commands.latest import entry_line
from bot.commands.typed import LIMIT_WORDS, first_day, partial_date, whole_number
from bot.commands.typed_dates import read_period
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Listing, Moment, Outcome, note, paragraph, say_spans
from bot.core.language import say, say_count
from bot.digests.zones.iana import find_zone
from bot.wording.sources import Citations
from storage.records import SEEDER, Entry, EntryKind, Topic
from storage.values import PartialDate, key_of

DEFAULT_LIMIT = 15
#: What is new to somebody who never looked.
FIRST_LOOK = timedelta(days=7)
#: Within this time, looking again shows the same: the answer is asked for once more when it is shared.
SAME_LOOK = timedelta(minutes=15)
#: The most new entries that are counted.
_COUNTED = 500
_CITED = (EntryKind.FACT, EntryKind.EVENT, EntryKind.POSITION, EntryKind.QUOTE)


@dataclass(frozen=True, slots=True)
class NewOptions:
    topic: str | None = option("only about this topic", positional=True, complete=COMPLETE_TOPIC, example="qwen")
    period: PartialDate | None = option("added from then on", parse=read_period, by_value=True, also=("in",), example="yesterday")
    since: PartialDate | None = option("added from this day on", parse=partial_date, also=("from",), example="2025-02-27")
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="30", by_value=True, also=LIMIT_WORDS)


async def new(options: NewOptions, desk: Desk) -> Document:
    """The articles and entries that were added in that time, the latest first; without a day, since the same person looked last."""
    topic = await desk.topic(options.topic) if options.topic else None
    family = await desk.store.family(topic) if topic else None
    day = first_day(options.since, options.period)
    now = desk.request.now
    zone = await desk.zone(else_callers=True)
    since = await _last_look(topic, now, desk) if day is None else datetime.combine(day, time.min, find_zone(zone))
    articles = await _added(since, family, (EntryKind.ARTICLE,), desk)
    entries = await _added(since, family, _CITED, desk)
    title = say("{topic}: new", topic=topic.name) if topic else say("New")
    if not articles and not entries:
        return await _nothing(title, family, Moment(at=since, zone=zone), desk)
    citations = Citations()
    shown = articles[: max(options.limit - len(entries), -(-options.limit // 3))]
    first = [line for one in shown if (line := entry_line(one, citations)) is not None]
    then = [line for one in entries[: options.limit - len(first)] if (line := entry_line(one, citations)) is not None]
    left = len(articles) + len(entries) - len(first) - len(then)
    blocks: list[Block] = [note(*say_spans("Since {moment}", moment=Moment(at=since, zone=zone)))]
    blocks += [Listing(items=tuple(items)) for items in (first, then) if items]
    if left > 0:
        blocks.append(
            note(
                say_count("and {count} more entry; add limit:100 to see more", "and {count} more entries; add limit:100 to see more", left)
            )
        )
    return Document(title=title, blocks=(*blocks, *citations.block()))


async def _added(since: datetime, family: Sequence[Topic] | None, kinds: Sequence[EntryKind], desk: Desk) -> list[Entry]:
    """What was added after that moment; what the program came with is stock and never new."""
    found = await desk.store.latest(_COUNTED, since, topics=family, kinds=kinds)
    return [entry for entry in found if entry.recorded_by != SEEDER]


async def _last_look(topic: Topic | None, now: datetime, desk: Desk) -> datetime:
    """When the caller looked at this last, and remembers that they look now."""
    name = f"looked:{desk.request.caller.user}:{key_of(topic.name)[:80] if topic else ''}"
    noted = (await desk.store.recall(name) or "").split()
    before, last = [datetime.fromisoformat(one) for one in noted] if len(noted) == 2 else (now - FIRST_LOOK, now - FIRST_LOOK)
    if timedelta(0) <= now - last < SAME_LOOK:
        return before
    await desk.store.remember(name, f"{last.isoformat()} {now.isoformat()}")
    return last


async def _nothing(title: str, family: Sequence[Topic] | None, since: Moment, desk: Desk) -> Document:
    """That nothing is new, with what came last."""
    citations = Citations()
    last = await desk.store.latest(3, topics=family, kinds=(EntryKind.ARTICLE,))
    lines = [line for one in last if (line := entry_line(one, citations)) is not None]
    blocks: list[Block] = [paragraph(*say_spans("Nothing new since {moment}", moment=since))]
    blocks += [note(say("The latest is:")), Listing(items=tuple(lines))] if lines else []
    return Document(title=title, blocks=(*blocks, *citations.block()), outcome=Outcome.NOTHING_FOUND, code="nothing-new")


_NEWS = (
    "news", "updates", "update", "what's new", "whats new", "what is new", "anything new", "whats up", "catch me up", "catch up",
    "news on", "news about", "新闻", "最新消息", "有什么新消息", "动态",
)  # fmt: skip
_TIMES = ("today", "yesterday", "this week", "last week", "this month", "last month", "今天", "昨天", "本周", "上周", "本月")

COMMAND: Command[Desk] = Command(
    ("new",),
    "what was added since you looked last",
    NewOptions,
    new,
    topical=True,
    examples=("/brief new", "/qwen new", "/brief new since:yesterday"),
    also={words: {} for words in _NEWS} | {words: {"period": words} for words in _TIMES},
)
