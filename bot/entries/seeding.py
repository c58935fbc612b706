"""Seeding the library: the vocabulary and the starting articles are added where they are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.entries import adding
from bot.entries.adding import AddedReport
from bot.entries.seed_articles import SeedArticle, draft_of, seed_articles
from bot.entries.vocabulary import load_vocabulary
from storage.drafts import TopicDraft
from storage.errors import ChangedMeanwhile, NameTaken
from storage.records import SEEDER
from storage.store import ScopedStore


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many entries of each kind seeding added; all zero where nothing was missing."""

    topics: int = 0
    articles: int = 0
    facts: int = 0
    events: int = 0
    quotes: int = 0


async def seed(library: ScopedStore) -> Seeded:
    """What was added to the library, so that it has the vocabulary and the starting articles.

    What was added once is never added again: hidden topics, withdrawn articles, and articles whose file has changed since stay as
    they are. Where nothing is missing, this takes two queries.

    Raises:
        StorageError: the store can't be read or written.
    """
    vocabulary, articles = load_vocabulary(), seed_articles()
    titles, names = await library.ever_stored([article.title for article in articles], [topic.name for topic in vocabulary.topics])
    missing = [topic for topic in vocabulary.topics if topic.name not in names]
    added = [article for article in articles if article.title not in titles]
    if missing:
        await library.add_metrics(vocabulary.metrics, by=SEEDER)
    made = [topic for topic in missing if await _add_topic(topic, library)]
    reports = [await _add_article(article, library, articles) for article in added]
    stored = [report.added for report in reports if report is not None and report.added is not None]
    return Seeded(
        topics=len(made),
        articles=len(stored),
        facts=sum(len(one.facts) for one in stored),
        events=sum(len(one.events) for one in stored),
        quotes=sum(len(one.quotes) for one in stored),
    )


async def _add_topic(topic: TopicDraft, library: ScopedStore) -> bool:
    """Whether the topic was added; it is not where the operator has given its name to another topic."""
    try:
        await library.add_topic(topic, by=SEEDER)
    except NameTaken:
        return False
    return True


async def _add_article(article: SeedArticle, library: ScopedStore, others: Sequence[SeedArticle]) -> AddedReport | None:
    """What was stored of the article; None where another process, which seeds at the same moment, has stored it."""
    original = next((other.title for other in others if other.stem == article.retells), None)
    found = await library.articles(words=original) if original else []
    retells = next((article for article in found if article.title == original), None)
    try:
        return await adding.add(draft_of(article), library, by=SEEDER, retells=retells, is_news=False)
    except ChangedMeanwhile:
        return None
