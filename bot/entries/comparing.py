"""Comparing a draft with the store: what it may repeat is looked up here, and decided in ``verdict`` and ``conflicts``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.entries.conflicts import Conflict, Repeat, conflicts, repeats
from bot.entries.verdict import RETELLING_DAYS, Duplicate, Retelling, StoredArticle, Verdict, bounds, judge
from bot.reading.names.variants import name_one_company
from storage.drafts import ArticleDraft, TopicDraft
from storage.records import Article, Candidate, Fact, Topic
from storage.store import ScopedStore

#: How many articles published within days of the draft, and how many facts of the same date, are compared at most.
MAX_NEARBY_ARTICLES, MAX_COMPARED_FACTS = 30, 500


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a draft compares with what is stored. ``unknown`` are its main subjects that are no topics yet."""

    verdict: Verdict
    conflicts: tuple[Conflict, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    unknown: tuple[TopicDraft, ...] = ()
    other_names: tuple[tuple[Topic, str], ...] = ()  #: topics of main subjects, with names that the draft has for them and they have not


async def compare(draft: ArticleDraft, store: ScopedStore, *, retells: Article | None = None) -> Comparison:
    """How the draft compares with what is stored. ``retells``: the article that it is known to repeat, such as from its source."""
    topics = await _topics_of(draft, store)
    verdict = judge(draft, await _stored(draft, store, list(topics.values())))
    if isinstance(verdict, Duplicate):
        return Comparison(verdict)
    if retells is not None:
        verdict = Retelling(retells, "its source says so")
    original = verdict.of if isinstance(verdict, Retelling) else None
    facts = await _comparable_facts(draft, store, list(topics.values()), original)
    names = {name: topic.name for name, topic in topics.items()}
    return Comparison(
        verdict,
        conflicts(draft.facts, facts, names, original),
        repeats(draft.facts, facts, names, original),
        tuple(subject for subject in draft.main_subjects if subject.name not in topics),
        tuple(
            [
                (topics[subject.name], subject.name)
                for subject in draft.main_subjects
                if subject.name in topics and await store.find_topic(subject.name) is None
            ]
        ),
    )


async def _topics_of(draft: ArticleDraft, store: ScopedStore) -> dict[str, Topic]:
    """The topics that the draft is about, by the names that it uses for them."""
    names = {fact.subject for fact in draft.facts}
    found = {name: await store.find_topic(name) for name in sorted(names)}
    found |= {subject.name: await topic_of(subject, store) for subject in draft.main_subjects}
    return {name: topic for name, topic in found.items() if topic is not None}


async def topic_of(subject: TopicDraft, store: ScopedStore) -> Topic | None:
    """The topic that a main subject is, perhaps under another form of its name: "Nordvik" for "Nordvik Energi ASA"."""
    if topic := await store.find_topic(subject.name):
        return topic
    if subject.kind != "organisation":
        return None
    for words in filter(None, (*subject.aliases, subject.slash, subject.name.split()[0])):
        topic = await store.find_topic(words)
        if topic and topic.kind == subject.kind:
            used = words in subject.aliases
            if any(name_one_company(subject.name, name, short_form_used=used) for name in topic.names):
                return topic
    return None


async def _stored(draft: ArticleDraft, store: ScopedStore, topics: Sequence[Topic]) -> list[StoredArticle]:
    """Stored articles that the draft may repeat: similar in text or address, or on its topics and published within days of it (where its
    date is unknown, the latest on its topics)."""
    similar: dict[str, Candidate] = {candidate.article.ref: candidate for candidate in await store.candidates(draft)}
    articles = {ref: candidate.article for ref, candidate in similar.items()}
    if topics:
        days, when = timedelta(days=RETELLING_DAYS), bounds(draft.published)
        since, until = (None, None) if when is None else (when[0] - days, when[1] + days)
        nearby = await store.articles(topics, since=since, until=until, limit=MAX_NEARBY_ARTICLES)
        articles = {article.ref: article for article in nearby} | articles
    return [
        StoredArticle(
            article=article,
            fingerprint=similar[ref].fingerprint if ref in similar else (),
            facts=tuple(await store.facts_of(article)),
            same_text=ref in similar and similar[ref].same_text,
            same_url=ref in similar and similar[ref].same_url,
        )
        for ref, article in articles.items()
    ]


async def _comparable_facts(draft: ArticleDraft, store: ScopedStore, topics: Sequence[Topic], original: Article | None) -> list[Fact]:
    """Stored facts that may contradict the draft's: those on its topics with the same dates, and those of the original."""
    found = [] if original is None else await store.facts_of(original)
    if topics:
        for start, end in {(fact.as_of.start, fact.as_of.end) for fact in draft.facts if fact.as_of.value}:
            found += await store.facts(topics, since=start, until=end, limit=MAX_COMPARED_FACTS)
    return list({fact.id: fact for fact in found}.values())
