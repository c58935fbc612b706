"""/<topic> quotes: what people said, in their words, with the occasion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.taking_away import MOST_ROWS, csv_choice, file_document, format_option
from bot.commands.typed import (
    LIMIT_MAX,
    LIMIT_WORDS,
    date_options,
    end_of_day_utc,
    first_day,
    last_day,
    partial_date,
    retyped,
    whole_number,
)
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Choices, Document, Item, Listing, Outcome, Quotation, Ref, Text, note, paragraph, text
from bot.core.errors import BadOption
from bot.core.language import listed, remarks, say, to_say
from bot.core.line import quote
from bot.core.offering import typed_name
from bot.core.patterns import regex
from bot.wording.dates import date_text
from bot.wording.entries import spoken_words
from bot.wording.sources import Citations
from bot.wording.take_away import quotations_as_rows
from storage.records import Article, Citation, EntryKind, Passage, Quote, Topic
from storage.values import PartialDate, TopicKind, key_of

DEFAULT_LIMIT = 5
#: So many words are a fragment: "not ours".
_FRAGMENT = 3
PERIOD, SINCE, UNTIL = date_options("published")
_SAID = regex(r"\b(?:said|says|told|wrote|writes|believes?|expects?|predicts?|warned|announced|according to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuotesOptions:
    topic: str | None = option("the topic, or who spoke", positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    words: str | None = option("only quotations with these words", rest=True, example="cloud")
    by: str | None = option("only what this person said", also=("said by",), example="Wu")
    period: PartialDate | None = PERIOD
    since: PartialDate | None = SINCE
    until: PartialDate | None = UNTIL
    as_of: PartialDate | None = option("what had been published by then", parse=partial_date, example="2024-12")
    recorded_as_of: PartialDate | None = option("what was in the store by then", parse=partial_date, example="2025-01-31", form_only=True)
    limit: int = option("how many at most", default=DEFAULT_LIMIT, parse=whole_number, example="10", by_value=True, also=LIMIT_WORDS)
    format: str | None = format_option()


async def quotes(options: QuotesOptions, desk: Desk) -> Document:
    """Quotations about the topic, by it or by who acts for it, newest first, or what is known instead.

    Raises:
        BadOption: neither a topic nor a speaker is named.
    """
    if options.topic is None and options.by is None:
        lines = [f"/brief quotes {typed_name(topic)}" for topic in await desk.best_known(3)]
        raise BadOption("quotes-of-nobody", option="topic").offering(*lines)
    topic = await desk.topic(options.topic) if options.topic else None
    family = await desk.store.family(topic) if topic else None
    found = await _found(options, family, desk)
    blocks: list[Block] = []
    if not found and topic is not None and family is not None and options.by:
        found, remark = await _spoken_elsewhere(options, topic, family, desk)
        blocks += [note(remark)] if remark else []
    title = _title(options, topic)
    if not found:
        return await _nothing(title, options, desk) if options.by or family is None else await _reported(options, family, title, desk)
    if options.format:
        return file_document(title, topic, "quotes", quotations_as_rows(found[:MOST_ROWS]), min(len(found), MOST_ROWS))
    citations = Citations()
    shown = most_telling(found, options.limit)
    blocks += [Quotation(words=spoken_words(one), attribution=tuple(attribution(one, citations))) for one in shown]
    if len(found) > options.limit:
        blocks.append(
            note(say("and {count} more; add limit:{limit} to see them", count=len(found) - options.limit, limit=min(len(found), 100)))
        )
    take_away = Choices(choices=(csv_choice(" ".join(("/brief quotes", *retyped(options)))),))
    return Document(title=title, blocks=(*blocks, *citations.block(), take_away))


async def _found(options: QuotesOptions, family: Sequence[Topic] | None, desk: Desk) -> list[Quote]:
    """The quotations of these topics that fit the options; of all topics with None."""
    first, last = first_day(options.since, options.period), last_day(options.until, options.period)
    found = await desk.store.quotes(
        family,
        words=options.words,
        speaker=options.by,
        published_by=last_day(options.as_of),
        recorded_by_time=end_of_day_utc(options.recorded_as_of),
    )
    if family is not None and not options.by:
        found = [*found, *await _said_around(options, family, {one.id for one in found}, desk)]
    return [one for one in found if (one.citation.published or PartialDate.unknown()).overlaps(first, last)]


async def _said_around(options: QuotesOptions, family: Sequence[Topic], found: Collection[int], desk: Desk) -> list[Quote]:
    """What others say in articles that are about the topic, beside what was found; nothing of a person, who speaks for nobody else."""
    if family[0].kind == TopicKind.PERSON:
        return []
    _, entries = await desk.store.around(
        family,
        EntryKind.QUOTE,
        published_by=last_day(options.as_of),
        recorded_by_time=end_of_day_utc(options.recorded_as_of),
    )
    sought = (options.words or "").casefold().split()
    return [
        one
        for one in entries
        if isinstance(one, Quote) and one.id not in found and all(word in one.citation.sentence.casefold() for word in sought)
    ]


async def _spoken_elsewhere(options: QuotesOptions, topic: Topic, family: Sequence[Topic], desk: Desk) -> tuple[list[Quote], str]:
    """What a speaker without a tie to the topic said in articles that are mainly about it, else everywhere, and what the answer remarks."""
    found = await _found(options, None, desk)
    mains = await desk.store.main_subjects({one.citation.article for one in found})
    names = {key_of(name) for one in family for name in one.names}
    about = [one for one in found if names & {key_of(name) for name in mains.get(one.citation.article, ())}]
    if about:
        return about, ""
    return found, say("Said in articles that are not mainly about {topic}:", topic=topic.name) if found else ""


def most_telling(found: Sequence[Quote], limit: int) -> list[Quote]:
    """So many of the quotations in their order: of each article first one of each speaker, whole ones before mere fragments."""
    articles: dict[str, int] = {}
    speakers: Counter[tuple[str, str | None]] = Counter()
    ranked: list[tuple[int, bool, int, int]] = []
    for place, one in enumerate(found):
        article = one.citation.article
        is_fragment = one.words.isascii() and len(one.words.split()) <= _FRAGMENT
        ranked.append((articles.setdefault(article, len(articles)), is_fragment, speakers[article, one.speaker], place))
        speakers[article, one.speaker] += not is_fragment
    return [found[place] for place in sorted(place for *_, place in sorted(ranked)[:limit])]


#: The title by what is asked for: a topic, a person, words.
_TITLES = {
    (False, False, False): to_say("Quotes"),
    (True, False, False): to_say("{topic}: quotes"),
    (False, True, False): to_say("Quotes by {person}"),
    (False, False, True): to_say("Quotes on “{words}”"),
    (True, True, False): to_say("{topic}: quotes by {person}"),
    (True, False, True): to_say("{topic}: quotes on “{words}”"),
    (False, True, True): to_say("Quotes by {person} on “{words}”"),
    (True, True, True): to_say("{topic}: quotes by {person} on “{words}”"),
}


def _title(options: QuotesOptions, topic: Topic | None) -> str:
    said = {"topic": topic.name if topic else "", "person": options.by or "", "words": options.words or ""}
    return say(_TITLES[bool(topic), bool(options.by), bool(options.words)], **said)


async def _nothing(title: str, options: QuotesOptions, desk: Desk) -> Document:
    """That nobody of that name is quoted, with the speakers that there are."""
    topic = await desk.topic(options.topic) if options.topic else None
    others = await desk.store.quotes(await desk.store.family(topic), limit=LIMIT_MAX) if topic else []
    speakers = list(dict.fromkeys(one.speaker for one in others if one.speaker))
    blocks: list[Block] = [paragraph(say("Not in the store: no quotation that fits."))]
    if topic and speakers:
        blocks.append(paragraph(say("Quoted on {topic}: {speakers}.", topic=topic.name, speakers=listed(speakers[:12]))))
    else:
        blocks.append(paragraph(say("Try /brief search {by}", by=quote(options.by or ""))))
    return Document(title=title, blocks=tuple(blocks), outcome=Outcome.NOTHING_FOUND, code="nothing-found")


async def _reported(options: QuotesOptions, family: Sequence[Topic], title: str, desk: Desk) -> Document:
    """What articles report that people said, where no quotation is stored; else that there is nothing."""
    words = options.words or "said says told believes expects"
    names = [name for topic in family for name in topic.names]
    found = await desk.store.search(words, topics=family, limit=LIMIT_MAX)
    passages = [one for one in found if _SAID.search(one.text) and any(name in one.text for name in names)]
    passages = await _without_quoted(passages, options.limit, desk)
    if not passages:
        hint = (
            say("Try /brief quotes {topic} for all.", topic=quote(options.topic or ""))
            if options.words
            else say("Try /brief search and a word.")
        )
        return Document(
            title=title,
            blocks=(paragraph(say("Not in the store: no quotation that fits.")), paragraph(hint)),
            outcome=Outcome.NOTHING_FOUND,
            code="nothing-found",
        )
    citations = Citations()
    items = tuple(Item(spans=(text(f"{one.text} "), citations.of_passage(one))) for one in passages)
    return Document(
        title=title,
        blocks=(
            note(say("Nobody's own words on this are stored; this is what articles report of them:")),
            Listing(items=items),
            *citations.block(),
        ),
    )


async def _without_quoted(passages: Sequence[Passage], limit: int, desk: Desk) -> list[Passage]:
    """So many of the sentences, without those that have a stored quotation: it is another topic's, or it would have been found."""
    quoted: dict[str, list[Citation]] = {}
    kept: list[Passage] = []
    for one in passages:
        ref = one.citation.article
        if ref not in quoted:
            article = await desk.store.entry(ref)
            quoted[ref] = [said.citation for said in await desk.store.quotes_of(article)] if isinstance(article, Article) else []
        if not any(said.start < one.citation.end and one.citation.start < said.end for said in quoted[ref]):
            kept.append(one)
        if len(kept) == limit:
            break
    return kept


def attribution(one: Quote, citations: Citations) -> list[Text | Ref]:
    """Who said it, when it was published, and where: "Eddie Wu, on an earnings call, 27 Feb 2025 [1]"."""
    who = one.speaker or say("speaker not named")
    pieces = (who, one.occasion or "", date_text(one.citation.published) if one.citation.published else "")
    return [text(f"{remarks(pieces)} "), citations.of(one)]


COMMAND: Command[Desk] = Command(
    ("quotes",),
    "what people said, in their own words",
    QuotesOptions,
    quotes,
    topical=True,
    examples=("/alibaba quotes", "/alibaba quotes cloud", "/brief quotes by:Wu"),
    also={words: {} for words in ("quote", "quotations", "sayings", "引语", "语录", "发言")},
)
