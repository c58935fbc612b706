"""/<topic> sources: the articles that are known; /brief source: one entry or article with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.typed import LIMIT_WORDS, whole_number
from bot.core.command import COMPLETE_ENTRY, COMPLETE_TOPIC, Command, option
from bot.core.document import (
    Block,
    Choice,
    Choices,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Outcome,
    Quotation,
    Text,
    item,
    note,
    paragraph,
    text,
)
from bot.core.errors import CommandMistake
from bot.core.language import listed, say, to_say
from bot.core.request import Platform, Role
from bot.core.text import capitalised, host_of, one_line, shorten
from bot.wording.counts import article_count, entry_counts
from bot.wording.dates import dated
from bot.wording.entries import about_note
from bot.wording.events import status_word
from bot.wording.figures import dated_figure, fact_lead, overruled_note
from bot.wording.measures import measure_name
from bot.wording.people import People
from bot.wording.positions import position_text
from bot.wording.reasons import describe_reason
from bot.wording.sources import Citations, article_label, independent_sources, note_text, publisher_name
from storage.records import Article, Citation, Entry, Event, Fact, Position, Quote
from storage.values import Origin, iso_day

DEFAULT_LIMIT = 20
#: The most entries that one line opens.
_MOST_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class SourcesOptions:
    topic: str = option("the topic", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="50", by_value=True, also=LIMIT_WORDS)


async def sources(options: SourcesOptions, desk: Desk) -> Document:
    """The articles that speak of the topic, newest first."""
    topic = await desk.topic(options.topic)
    found = await desk.store.articles(await desk.store.family(topic))
    title = say("{topic}: sources", topic=topic.name)
    if not found:
        return Document(
            title=title,
            blocks=(
                paragraph(say("Not in the store: no article about {topic}.", topic=topic.name)),
                paragraph(say("Add one with /brief add and its address.")),
            ),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    independent = len({article.source for article in found})
    blocks: list[Block] = [
        note(
            say(
                "{articles}, {sources}. Open one with /brief source and its mark.",
                articles=article_count(len(found)),
                sources=independent_sources(independent),
            )
        ),
        Listing(items=tuple(_article_line(article) for article in found[: options.limit])),
    ]
    if len(found) > options.limit:
        blocks.append(note(say("and {count} more", count=len(found) - options.limit)))
    return Document(title=title, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class SourceOptions:
    entry: str = option(
        "the mark of an entry or article, or several", required=True, rest=True, example="f12", complete=COMPLETE_ENTRY, several=" "
    )


async def source(options: SourceOptions, desk: Desk) -> Document:
    """Each entry with its sentence and article, each article with what was read out of it."""
    marks = dict.fromkeys(mark for mark in re.split(r"[\s,;&+]+|\band\b", options.entry) if mark)
    found = [await _source(SourceOptions(mark), desk) for mark in list(marks)[:_MOST_AT_ONCE]]
    if len(found) == 1:
        return found[0]
    left = (
        (note(say("{count} more marks were left out; ask for at most {most}.", count=len(marks) - len(found), most=_MOST_AT_ONCE)),)
        if len(marks) > len(found)
        else ()
    )
    shown = [block for one in found for block in (Heading(text=one.title), *one.blocks)]
    return Document(title=say("Sources of {marks}", marks=listed(list(marks)[:_MOST_AT_ONCE])), blocks=(*shown, *left))


async def _source(options: SourceOptions, desk: Desk) -> Document:
    """One entry with its sentence and article, or one article with what was read out of it; one that was withdrawn says so first."""
    entry = await desk.store.entry(options.entry)
    if entry is None and (versions := await desk.store.history(options.entry)):
        # Digests report withdrawn entries, so their sources must open.
        gone = versions[-1]
        shown = await _shown(gone, options, desk)
        return shown.model_copy(update={"blocks": (note(_withdrawal_note(gone, await desk.people())), *shown.blocks)})
    return await _shown(entry, options, desk)


#: Where an entry comes from, which version of it is shown, and when it was recorded.
_ORIGINS = {
    Origin.READ: to_say("{entry}, version {version}, read, {recorded}"),
    Origin.BY_HAND: to_say("{entry}, version {version}, by hand, {recorded}"),
    Origin.FEED: to_say("{entry}, version {version}, feed, {recorded}"),
}


def _withdrawal_note(entry: Entry, who: People) -> str:
    if entry.closed_at is None:
        return say("Withdrawn with its article: it is in no answer any more.")
    day, person = iso_day(entry.closed_at), who.describe(entry.closed_by or "")
    if reason := one_line(describe_reason(entry.closing_reason)).rstrip("."):
        template = to_say("Withdrawn on {day} by {person}, reason: {reason}. It is in no answer any more.")
        return say(template, day=day, person=person, reason=reason)
    return say("Withdrawn on {day} by {person}. It is in no answer any more.", day=day, person=person)


async def _shown(entry: Entry | None, options: SourceOptions, desk: Desk) -> Document:
    who = await desk.people()
    match entry:
        case None:
            raise CommandMistake("entry-unknown", ref=shorten(options.entry, 40))
        case Article():
            return await _article_document(entry, desk)
        case Fact():
            figure = dated_figure(entry, speaker=True)
            warning = overruled_note(entry)
            words = say("{words} ({remark})", words=figure, remark=warning) if warning else figure
            return _proof(entry, entry.citation, say("{about}: {words}", about=fact_lead(entry), words=words), desk, who)
        case Event():
            when = say("{words} ({remark})", words=dated(entry.date), remark=status_word(entry.status))
            return _proof(entry, entry.citation, say("{about}: {words}", about=when, words=entry.summary), desk, who)
        case Quote():
            words = say("{speaker}: “{words}”", speaker=entry.speaker or say("Speaker not named"), words=entry.words)
            return _proof(entry, entry.citation, words, desk, who)
        case Position():
            return _proof(entry, entry.citation, say("{about}: {words}", about=entry.person, words=position_text(entry)), desk, who)
        case _:
            raise CommandMistake("entry-not-shown", ref=options.entry)


def _proof(entry: Fact | Event | Quote | Position, citation: Citation, words: str, desk: Desk, who: People) -> Document:
    recorded = say("recorded {day} by {person}", day=iso_day(entry.recorded_at), person=who.describe(entry.recorded_by))
    blocks: list[Block] = [
        paragraph(words),
        Quotation(words=citation.sentence, attribution=(Text(text=article_label(citation)),)),
        *((note(about),) if (about := about_note(entry)) else ()),
        Listing(items=tuple(_article_items(citation, citation.article))),
        note(say(_ORIGINS[entry.origin], entry=entry.ref, version=entry.version, recorded=recorded)),
    ]
    if desk.role >= Role.EDITOR and desk.request.caller.platform is not Platform.TERMINAL:
        # Where there are forms: it opens with what is stored filled in.
        blocks.append(Choices(choices=(Choice(label=say("Correct"), line=f"/brief correct {entry.ref}"),)))
    return Document(title=say("Source of {entry}", entry=entry.ref), blocks=tuple(blocks))


def _article_items(citation: Citation | Article, ref: str) -> list[Item]:
    lines = [item(say("Article"), f"{citation.title} ({ref})")]
    if citation.publisher:
        lines.append(item(say("Publisher"), citation.publisher))
    lines.append(item(say("Published"), dated(citation.published, say("date unknown"))))
    if citation.url:
        lines.append(item(say("Address"), Link(label=citation.title, url=citation.url) if host_of(citation.url) else text(citation.url)))
    if citation.summary_of:
        lines.append(item(say("Text"), say("our own summary of {source}'s article", source=citation.summary_of)))
    if citation.retelling_of:
        lines.append(item(say("Retells"), say("{article}; the two count as one source", article=citation.retelling_of)))
    if citation.note:
        lines.append(item(say("Note"), note_text(citation.note)))
    return lines


async def _article_document(article: Article, desk: Desk) -> Document:
    citations = Citations()
    facts = await desk.store.facts_of(article)
    events = await desk.store.events_of(article)
    quotes = await desk.store.quotes_of(article)
    blocks: list[Block] = [
        Listing(items=tuple(_article_items(article, article.ref))),
        note(say("Read out of it: {counts}.", counts=entry_counts(facts, events, quotes, await desk.store.positions_of(article)))),
    ]
    figures = [
        item(
            capitalised(measure_name(fact.metric)),
            f"{say('{about}: {words}', about=fact.subject, words=dated_figure(fact))} ",
            citations.of(fact),
        )
        for fact in facts[:DEFAULT_LIMIT]
    ]
    if figures:
        blocks.append(Listing(items=tuple(figures)))
    return Document(title=article.title, blocks=(*blocks, *citations.block()))


def _article_line(article: Article) -> Item:
    when = dated(article.published, say("undated"))
    retold = f" · {say('same story as {article}', article=article.retelling_of)}" if article.retelling_of else ""
    title = Link(label=article.title, url=article.url) if article.url and host_of(article.url) else text(article.title)
    return Item(lead=when, spans=(title, text(f"{say(', ')}{publisher_name(article)} [{article.ref}]{retold}")))


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("sources",),
        "the articles about a topic, and which retell others",
        SourcesOptions,
        sources,
        topical=True,
        examples=("/qwen sources",),
    ),
    Command(
        ("source",),
        "the sentence and article behind an entry",
        SourceOptions,
        source,
        examples=("/brief source f12",),
        also={"open": {}, "proof": {}, "proof of": {}},
    ),
)
