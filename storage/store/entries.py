"""Facts, events, quotes and articles as one workspace sees them, now or at an earlier time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from storage.database.kept import kept
from storage.entries import around, disagreeing, newest, queries, search, without_topic
from storage.entries.sessions import EntrySessions
from storage.entries.things import things
from storage.entries.view import View
from storage.records import Article, ArticleAbout, Entry, EntryKind, Event, Fact, Measured, Named, NamedThing, Passage, Position, Quote
from storage.values import Nature


class Entries(EntrySessions):
    """Looking entries up. Nothing is changed here."""

    @kept
    async def facts(
        self,
        topics: Sequence[Named],
        *,
        metric: str | None = None,
        metrics: Sequence[str] = (),
        nature: Nature | None = None,
        since: date | None = None,
        until: date | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
        limit: int | None = None,
    ) -> list[Fact]:
        """Facts whose subject is one of the topics, the newest as-of first; without an as-of date last.

        ``metric`` may be any of its names; with ``metrics`` it is one of them. ``since`` and ``until`` keep what overlaps; ``published_by``
        what had surely been published by that day; ``recorded_by_time`` answers with what the store held then.
        """
        async with self._reading() as session:
            return await queries.facts(
                session,
                View(self._workspace, recorded_by_time),
                topics,
                metric=metric,
                metrics=metrics,
                nature=nature,
                since=since,
                until=until,
                published_by=published_by,
                limit=limit,
            )

    @kept
    async def measured(self, topics: Sequence[Named]) -> list[Measured]:
        """What is measured of the topics, with how many facts are stored of each measure, ended ones too."""
        async with self._reading() as session:
            return await newest.measured(session, topics)

    @kept
    async def newest_facts(
        self,
        wanted: Sequence[Measured],
        *,
        each: int,
        enough: int,
        since: date | None = None,
        until: date | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
    ) -> list[Fact]:
        """The newest facts of what is measured, at most so many of ``each``, in that order until there are ``enough``. See ``facts``."""
        async with self._reading() as session:
            bounds = newest.Bounds(since, until, published_by)
            return await newest.newest_facts(session, View(self._workspace, recorded_by_time), wanted, bounds, each=each, enough=enough)

    @kept
    async def dated_events(
        self,
        topics: Sequence[Named],
        limit: int,
        *,
        oldest: bool = False,
        since: date | None = None,
        until: date | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
    ) -> tuple[list[Event], int]:
        """The latest (or ``oldest``) events of the topics by date, and how many there are, counted up to MOST_COUNTED. See ``facts``."""
        async with self._reading() as session:
            bounds = newest.Bounds(since, until, published_by)
            return await newest.dated_events(session, View(self._workspace, recorded_by_time), topics, bounds, limit, oldest=oldest)

    @kept
    async def around(
        self,
        topics: Sequence[Named],
        kind: EntryKind,
        *,
        since: date | None = None,
        until: date | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
    ) -> tuple[list[ArticleAbout], list[Entry]]:
        """The newest articles that are about the first of the topics, and all entries of that kind in them. See ``facts``."""
        view = View(self._workspace, recorded_by_time)
        async with self._reading() as session:
            articles = await around.articles_about(session, view, topics, published_by)
            if not articles:
                return [], []
            return articles, await around.entries_in(session, view, articles, kind, newest.Bounds(since, until, published_by))

    @kept
    async def entries_at(self, places: Collection[tuple[str, int]], kinds: Sequence[EntryKind]) -> list[Entry]:
        """The entries of these kinds that were read from the sentences which begin there: an article's reference and a place in it."""
        async with self._reading() as session:
            return await newest.entries_at(session, self._view, places, kinds)

    @kept
    async def behind(self, places: Sequence[tuple[str, int]], count: int) -> list[Passage]:
        """At most so many sentences behind each of those that begin there: an article's reference and a place in it."""
        async with self._reading() as session:
            return await search.behind(session, self._view, places, count)

    @kept
    async def disagreeing_facts(self, limit: int = 100) -> list[Fact]:
        """The facts of at most so many things of which different articles tell different exact values, whosever they are."""
        async with self._reading() as session:
            return await disagreeing.disagreeing_facts(session, self._view, limit)

    @kept
    async def metrics(self, topics: Sequence[Named]) -> list[str]:
        """The metrics that the topics have facts of, by name."""
        async with self._reading() as session:
            return await queries.metrics(session, self._view, topics)

    @kept
    async def events(
        self,
        topics: Sequence[Named],
        *,
        since: date | None = None,
        until: date | None = None,
        words: str | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
        limit: int | None = None,
    ) -> list[Event]:
        """Events of the topics in the order of their dates, those without one first. A limit keeps the latest. See ``facts``."""
        async with self._reading() as session:
            return await queries.events(
                session,
                View(self._workspace, recorded_by_time),
                topics,
                since=since,
                until=until,
                words=words,
                published_by=published_by,
                limit=limit,
            )

    @kept
    async def quotes(
        self,
        topics: Sequence[Named] | None,
        *,
        words: str | None = None,
        speaker: str | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
        limit: int | None = None,
    ) -> list[Quote]:
        """Quotes by the topics, of sentences that mention them, and by those who act for them, the latest published first; of all (None).

        ``speaker`` may be a part of the name. Who holds a position at a topic, or its article is an interview with, acts for it.
        """
        async with self._reading() as session:
            return await queries.quotes(
                session,
                View(self._workspace, recorded_by_time),
                topics,
                words=words,
                speaker=speaker,
                published_by=published_by,
                limit=limit,
            )

    @kept
    async def positions(
        self,
        topics: Sequence[Named],
        *,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
        limit: int | None = None,
    ) -> list[Position]:
        """Positions at the topics, or of them where they are people, the newest first. See ``facts``."""
        async with self._reading() as session:
            view = View(self._workspace, recorded_by_time)
            return await queries.positions(session, view, topics, published_by=published_by, limit=limit)

    @kept
    async def positions_held(
        self, *, person: str | None = None, organisation: str | None = None, title_words: Sequence[str] = (), limit: int = 50
    ) -> list[Position]:
        """Positions of that person, at that organisation, with all these words in their titles, as far as given; the newest first.

        With words alone only the newest positions that were stored are looked at.
        """
        async with self._reading() as session:
            return await without_topic.positions_held(
                session, self._view, person=person, organisation=organisation, title_words=title_words, limit=limit
            )

    @kept
    async def facts_measuring(
        self,
        metrics: Sequence[str],
        *,
        nature: Nature | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 50,
    ) -> list[Fact]:
        """The newest facts of these measures, whosever they are, the newest as-of first."""
        async with self._reading() as session:
            return await without_topic.facts_measuring(session, self._view, metrics, nature=nature, since=since, until=until, limit=limit)

    @kept
    async def things(self, keys: Sequence[str]) -> dict[str, NamedThing]:
        """What each of the keys (``key_of`` of a phrase) names here: a topic, or a name that entries carry, in full or in a short form.

        Keys that name nothing, or several things, are left out. What comes back can be given to all methods that take topics.
        """
        async with self._reading() as session:
            return await things(session, self._view, keys)

    @kept
    async def main_subjects(self, refs: Collection[str]) -> dict[str, frozenset[str]]:
        """The names of what each of these articles is mainly about, by reference; an article without any is left out."""
        async with self._reading() as session:
            return await queries.main_subjects(session, View(self._workspace), refs)

    @kept
    async def positions_of(self, article: Article) -> list[Position]:
        """The positions that were read from the article, in the order of the text."""
        async with self._reading() as session:
            found = await queries.positions(session, self._view, (), article=article)
        return sorted(found, key=lambda position: (position.citation.start, position.id))

    @kept
    async def articles(
        self,
        topics: Sequence[Named] | None = None,
        *,
        words: str | None = None,
        since: date | None = None,
        until: date | None = None,
        published_by: date | None = None,
        recorded_by_time: datetime | None = None,
        limit: int | None = None,
    ) -> list[Article]:
        """Articles that mention the topics (all, without topics), the latest published first. ``words`` are looked for in titles."""
        async with self._reading() as session:
            return await queries.articles(
                session,
                View(self._workspace, recorded_by_time),
                topics,
                words=words,
                since=since,
                until=until,
                published_by=published_by,
                limit=limit,
            )

    @kept
    async def latest(
        self,
        limit: int | None = None,
        since_recorded: datetime | None = None,
        *,
        topics: Sequence[Named] | None = None,
        kinds: Sequence[EntryKind] | None = None,
    ) -> list[Entry]:
        """Entries of all kinds, the newest recorded first; ``since_recorded`` is exclusive. With topics, those that are about them."""
        async with self._reading() as session:
            return await queries.latest(session, self._view, limit, since_recorded=since_recorded, topics=topics, kinds=kinds)

    @kept
    async def entry(self, ref: str) -> Entry | None:
        """The current version of the entry that is called so here ("f12"), or None."""
        async with self._reading() as session:
            return await queries.entry(session, self._view, ref)

    @kept
    async def history(self, ref: str) -> list[Entry]:
        """All versions of the entry that can be seen here, the oldest first, closed ones and withdrawn ones too."""
        async with self._reading() as session:
            return await queries.history(session, self._view, ref)

    @kept
    async def article_text(self, article: Article, revision: int | None = None) -> str | None:
        """The text of the article's current revision, or of that one; None when it can't be seen from here."""
        async with self._reading() as session:
            return await queries.article_text(session, self._view, article, revision)

    @kept
    async def facts_of(self, article: Article) -> list[Fact]:
        """The facts that were read from the article, in the order of the text."""
        async with self._reading() as session:
            found = await queries.facts(session, self._view, (), article=article)
        return sorted(found, key=lambda fact: (fact.figure_start, fact.id))

    @kept
    async def events_of(self, article: Article) -> list[Event]:
        """The events that were read from the article, in the order of the text."""
        async with self._reading() as session:
            found = await queries.events(session, self._view, (), article=article)
        return sorted(found, key=lambda event: (event.citation.start, event.id))

    @kept
    async def quotes_of(self, article: Article) -> list[Quote]:
        """The quotes that were read from the article, in the order of the text."""
        async with self._reading() as session:
            found = await queries.quotes(session, self._view, (), article=article)
        return sorted(found, key=lambda quote: (quote.words_start, quote.id))

    @kept
    async def search(
        self,
        words: str,
        *,
        topics: Sequence[Named] | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 10,
        loosely: bool = False,
    ) -> list[Passage]:
        """The sentences that fit the words best, the best first, with the sentence before each and the names in it.

        ``-word`` leaves a word out and a "quoted phrase" must occur; otherwise the words are never taken for a query language. ``since``
        and ``until`` bound the publication date. ``loosely``: also sentences without any of the words, where they stand in the title or in
        the sentence before.
        """
        async with self._reading() as session:
            return await search.search(session, self._view, words, topics=topics, since=since, until=until, limit=limit, loosely=loosely)
