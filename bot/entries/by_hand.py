"""Entries by hand: a figure, an event or a quotation is read out of the sentence that is given, or the entry is refused.

For positions see ``bot.entries.position_by_hand``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.errors import BriefingError
from bot.core.patterns import regex
from bot.core.text import host_of, one_line, shorten
from bot.entries.comparing import compare
from bot.entries.conflicts import Conflict
from bot.entries.proving import NotInSentence, choose_date, choose_figure, moved_by, other_readings, read_sentence, span_at
from bot.entries.verdict import Duplicate, Retelling
from bot.wording.sources import BY_HAND_NOTE, OWN_WORDS_NOTE
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, Vocabulary
from storage.records import Article, Entry, Fact, Position, Topic
from storage.store import ScopedStore
from storage.values import EventStatus, Nature, Origin, PartialDate, key_of

ARTICLE_REF = regex(r"a\d+w?", re.IGNORECASE)


class NoSource(BriefingError):
    """The source that was named can't be used."""

    code = "no-source"
    option = "source"


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """The sentence that proves an entry, and its source: an article's reference, an address, or a publisher's name.

    ``in_own_words``: the source says it in another sentence, which was not given.
    """

    sentence: str
    source: str
    published: PartialDate | None = None
    in_own_words: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering by hand did. ``known``: the entry was stored already, and nothing was added."""

    entry: Entry
    conflicts: tuple[Conflict, ...] = ()
    known: bool = False


async def enter_fact(
    topic: Topic,
    metric: str,
    given: SourcedSentence,
    store: ScopedStore,
    by: str,
    *,
    as_of: PartialDate | None = None,
    scope: str | None = None,
    nature: Nature | None = None,
    value: str | None = None,
) -> Entered:
    """The figure about the topic, read in the sentence and stored with it.

    Raises:
        NotInSentence, NotReadable: it can't be read in the sentence; nothing was stored.
        NoSource: the source can't be used; nothing was stored.
    """
    vocabulary = await store.vocabulary()
    draft = await read_sentence(given.sentence, vocabulary, given.published)
    figure = choose_figure(draft, metric, value, frozenset(name.casefold() for name in topic.names))
    start, end = span_at(draft, figure.start)
    as_read = figure.fact
    fact = FactDraft(
        start=start,
        end=max(end, figure.end),
        figure_start=figure.start,
        figure_end=figure.end,
        subject=topic.name,
        metric=_canonical(metric, vocabulary),
        scope=one_line(scope) or None if scope is not None else as_read.scope if as_read else None,
        nature=nature or (as_read.nature if as_read else Nature.ACTUAL),
        quantity=figure.quantity,
        as_of=choose_date(as_of, draft, as_read.as_of if as_read else None),
        attributed_to=as_read.attributed_to if as_read else None,
    )
    return await enter(draft.model_copy(update={"facts": (fact,), "events": (), "quotes": (), "positions": ()}), fact, given, store, by)


async def enter_event(
    topic: Topic, given: SourcedSentence, store: ScopedStore, by: str, *, on: PartialDate | None = None, status: EventStatus | None = None
) -> Entered:
    """The event that the sentence reports, stored with the date that was read in it.

    Raises:
        NotInSentence, NotReadable, NoSource: nothing was stored.
    """
    draft = await read_sentence(given.sentence, await store.vocabulary(), given.published)
    as_read = next((event for event in draft.events if on is None or event.date.value == on.value), None)
    when = choose_date(on, draft, as_read.date if as_read else None)
    if not when.value:
        raise NotInSentence("sentence-without-date")
    start, end = (as_read.start, as_read.end) if as_read else (0, len(draft.text))
    names = [topic.name, *(as_read.entities if as_read else (mention.entity for mention in draft.mentions))]
    event = EventDraft(
        start=start,
        end=end,
        date=when,
        status=status or (as_read.status if as_read else EventStatus.PAST),
        summary=as_read.summary if as_read else draft.text[start:end],
        entities=tuple(dict.fromkeys(names))[:12],
    )
    return await enter(draft.model_copy(update={"facts": (), "events": (event,), "quotes": (), "positions": ()}), event, given, store, by)


async def enter_quote(
    topic: Topic, given: SourcedSentence, store: ScopedStore, by: str, *, speaker: str | None, occasion: str | None
) -> Entered:
    """The words between the sentence's quotation marks, stored with who spoke.

    Raises:
        NotInSentence, NotReadable, NoSource: nothing was stored.
    """
    draft = await read_sentence(given.sentence, await store.vocabulary(), given.published)
    if not draft.quotes:
        raise NotInSentence("sentence-without-quote", readings=other_readings(draft))
    as_read = max(draft.quotes, key=lambda one: one.end - one.start)
    said_by = one_line(speaker) if speaker else as_read.speaker
    names = {name.casefold() for name in topic.names}
    named = {mention.entity.casefold() for mention in draft.mentions} | {(said_by or "").casefold()}
    if not names & named:
        raise NotInSentence("quote-not-of-topic", topic=topic.name)
    quoted = QuoteDraft(
        start=as_read.start,
        end=as_read.end,
        text=as_read.text,
        speaker=said_by,
        occasion=one_line(occasion) if occasion else as_read.occasion,
    )
    return await enter(draft.model_copy(update={"facts": (), "events": (), "quotes": (quoted,), "positions": ()}), quoted, given, store, by)


async def enter(draft: ArticleDraft, entry: CitedDraft, given: SourcedSentence, store: ScopedStore, by: str) -> Entered:
    """The entry, stored in the article that contains its sentence, else with a short article of its own."""
    containing, sourced = await _sourced(draft, given, store)
    if given.in_own_words:
        summary_of = sourced.publisher or host_of(sourced.url or "") or ""
        sourced = sourced.model_copy(update={"note": OWN_WORDS_NOTE, "summary_of": summary_of or None})
    comparison = await compare(sourced, store)
    if containing is None and isinstance(comparison.verdict, Duplicate):
        containing = comparison.verdict.of
    at = -1 if containing is None else (await store.article_text(containing) or "").find(draft.text)
    if containing is not None and at >= 0:
        moved = moved_by(entry, at)
        if (known := await _stored_before(containing, moved, store)) is not None:
            return Entered(known, known=True)
        mentions = tuple(one.model_copy(update={"start": one.start + at, "end": one.end + at}) for one in draft.mentions)
        return Entered(await store.add_cited(containing, moved, by, mentions=mentions), comparison.conflicts)
    if containing is not None and ARTICLE_REF.fullmatch(given.source.strip()):
        raise NoSource("sentence-not-in-article", ref=containing.ref)
    original = comparison.verdict.of if isinstance(comparison.verdict, Retelling) else None
    added = await store.add_article(sourced, by=by, origin=Origin.BY_HAND, retelling_of=original)
    return Entered(next(iter((*added.facts, *added.events, *added.quotes, *added.positions))), comparison.conflicts)


async def _sourced(draft: ArticleDraft, given: SourcedSentence, store: ScopedStore) -> tuple[Article | None, ArticleDraft]:
    """The stored article that is the source, where there is one, and the draft with title, note and source filled in."""
    source = one_line(given.source)
    title = shorten(draft.text, 90)
    if ARTICLE_REF.fullmatch(source):
        article = await store.entry(source)
        if not isinstance(article, Article):
            raise NoSource("source-unknown", ref=source)
        return article, draft.model_copy(update={"title": title, "note": BY_HAND_NOTE})
    if host_of(source) is not None:
        sourced = draft.model_copy(update={"title": title, "note": BY_HAND_NOTE, "url": source})
        same = [one.article for one in await store.candidates(sourced) if one.same_url]
        for article in same:
            if draft.text in (await store.article_text(article) or ""):
                return article, sourced
        return None, sourced
    if not source:
        raise NoSource("source-missing")
    return None, draft.model_copy(update={"title": title, "note": BY_HAND_NOTE, "publisher": source[:200]})


async def _stored_before(article: Article, draft: CitedDraft, store: ScopedStore) -> Entry | None:
    """The entry of the article that says the same; None where there is none."""
    found: Iterable[Entry]
    match draft:
        case FactDraft():
            found = [one for one in await store.facts_of(article) if _fact_key(one) == _fact_key(draft)]
        case EventDraft():
            events = await store.events_of(article)
            found = [one for one in events if (one.citation.start, one.date.value) == (draft.start, draft.date.value)]
        case QuoteDraft():
            quotes = await store.quotes_of(article)
            found = [one for one in quotes if (one.words_start, one.words_end) == (draft.start, draft.end)]
        case PositionDraft():
            found = [one for one in await store.positions_of(article) if _position_key(one) == _position_key(draft)]
    return next(iter(found), None)


def _fact_key(fact: Fact | FactDraft) -> tuple[str, str, str, int, int]:
    return (fact.subject.casefold(), fact.metric.casefold(), (fact.scope or "").casefold(), fact.figure_start, fact.figure_end)


def _position_key(position: Position | PositionDraft) -> tuple[str, str, str]:
    return (key_of(position.person), key_of(position.title), key_of(position.organisation or ""))


def _canonical(metric: str, vocabulary: Vocabulary) -> str:
    """The name of the known metric that the words are a name or alias of; else the words."""
    words = one_line(metric)
    for known in vocabulary.metrics:
        if words.casefold() in {name.casefold() for name in (known.name, *known.aliases)}:
            return known.name
    return words[:120]
