"""Parts that several answers about an entry have in common: its proof, the reason that was given, the entries that go with an article."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.core.document import Block, Item, Quotation, Text, item
from bot.core.language import say
from bot.wording.entries import with_entries
from bot.wording.sources import article_label
from storage.records import Article, Entry, Event, Fact, Position, Quote


def proof(entry: Entry) -> list[Block]:
    """The sentence that an entry was read from, and where it stands."""
    if not isinstance(entry, Fact | Event | Quote | Position):
        return []
    citation = entry.citation
    return [Quotation(words=citation.sentence, attribution=(Text(text=f"{article_label(citation)} [{citation.article}]"),))]


def reason_items(reason: str) -> tuple[Item, ...]:
    """A line with the reason that was given; none where none was."""
    return (item(say("Reason"), reason),) if reason else ()


async def entries_within(entry: Entry, desk: Desk) -> str:
    """How many entries go with an article: "with 5 entries that were read from it"; empty for all else."""
    if not isinstance(entry, Article):
        return ""
    facts, events, quotes = await desk.store.facts_of(entry), await desk.store.events_of(entry), await desk.store.quotes_of(entry)
    count = len(facts) + len(events) + len(quotes) + len(await desk.store.positions_of(entry))
    return with_entries(count) if count else ""
