"""/brief latest: what was added last; /brief search: sentences by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_WORDS, whole_number
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Document, Item, Listing, Outcome, Ref, Text, item, paragraph, text
from bot.core.language import remarks, say
from bot.core.line import quote
from bot.core.text import as_title
from bot.wording.dates import dated
from bot.wording.entries import spoken_words, status_label
from bot.wording.figures import fact_lead, proven, qualified
from bot.wording.positions import position_text
from bot.wording.sources import Citations, article_label, cited, publisher_name
from storage.records import Article, Entry, EntryKind, Event, Fact, Position, Quote

DEFAULT_LIMIT = 10
#: The kinds of entries that stand below the articles.
_CITED = (EntryKind.FACT, EntryKind.EVENT, EntryKind.QUOTE, EntryKind.POSITION)


@dataclass(frozen=True, slots=True)
class LatestOptions:
    topic: str | None = option("only about this topic", positional=True, complete=COMPLETE_TOPIC, example="qwen")
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="20", by_value=True, also=LIMIT_WORDS)


async def latest(options: LatestOptions, desk: Desk) -> Document:
    """The articles that were recorded last, newest first, then the entries: up to half of ``limit`` each where there are so many."""
    topics = await desk.store.family(await desk.topic(options.topic)) if options.topic else None
    articles = await desk.store.latest(options.limit, topics=topics, kinds=(EntryKind.ARTICLE,))
    entries = await desk.store.latest(options.limit, topics=topics, kinds=_CITED)
    shown = articles[: max(options.limit - len(entries), -(-options.limit // 2))]
    citations = Citations()
    first = [line for article in shown if (line := entry_line(article, citations)) is not None]
    then = [line for entry in entries[: options.limit - len(first)] if (line := entry_line(entry, citations)) is not None]
    if not first and not then:
        return Document(
            title=say("Latest entries"),
            blocks=(paragraph(say("Nothing is in the store yet. Add an article with /brief add and its address.")),),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    blocks = [Listing(items=tuple(items)) for items in (first, then) if items]
    return Document(title=say("Latest entries"), blocks=(*blocks, *citations.block()))


def entry_line(entry: Entry, citations: Citations) -> Item | None:
    """The entry on one line with what kind it is; None where it may not be shown."""
    match entry:
        case Article():
            when = dated(entry.published, say("undated"))
            return item(say("Article"), f"{remarks((entry.title, publisher_name(entry), when))} [{entry.ref}]")
        case Fact():
            if not proven([entry]):
                return None
            return item(
                say("Figure"),
                f"{say('{about}: {words}', about=fact_lead(entry), words=qualified(entry))} ",
                citations.of(entry),
            )
        case Event():
            label = status_label(entry.status)
            summary = say("{words} ({remark})", words=entry.summary.rstrip(), remark=label) if label else entry.summary
            return item(say("Event"), f"{say('{about}: {words}', about=dated(entry.date), words=summary)} ", cited(entry, citations))
        case Quote():
            words = say("{speaker}: “{words}”", speaker=entry.speaker or say("speaker not named"), words=spoken_words(entry))
            return item(say("Quote"), f"{words} ", citations.of(entry))
        case Position():
            words = say("{about}: {words}", about=entry.person, words=position_text(entry))
            return item(say("Position"), f"{words} ", citations.of(entry))
        case _:
            return None


@dataclass(frozen=True, slots=True)
class SearchOptions:
    words: str = option("the words to look for", required=True, rest=True, example="price cut")
    topic: str | None = option("only about this topic", complete=COMPLETE_TOPIC, example="qwen")
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="20")


async def search(options: SearchOptions, desk: Desk) -> Document:
    """Sentences that contain the words, best first."""
    topics = await desk.store.family(await desk.topic(options.topic)) if options.topic else None
    passages = await desk.store.search(options.words, topics=topics, limit=options.limit)
    title = say("Search: {words}", words=as_title(options.words))
    if not passages:
        return Document(
            title=title,
            blocks=(
                paragraph(say("Not in the store: no sentence with “{words}”.", words=as_title(options.words))),
                paragraph(say("Try fewer or other words, or /brief ask {words}", words=quote(options.words))),
            ),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    items = []
    for passage in passages:
        spans: list[Text | Ref] = [
            text(passage.text, italic=False),
            text(f" — {article_label(passage.citation)} [{passage.citation.article}]"),
        ]
        items.append(Item(spans=tuple(spans)))
    return Document(title=title, blocks=(Listing(items=tuple(items)),))


COMMANDS: Sequence[Command[Desk]] = (
    Command(("latest",), "what was added last", LatestOptions, latest, topical=True, examples=("/brief latest", "/qwen latest")),
    Command(
        ("search",),
        "sentences that hold some words",
        SearchOptions,
        search,
        examples=("/brief search price cut",),
        also={"lookup": {}, "look up": {}, "搜索": {}},
    ),
)
