"""Adding a read article: compared with what is stored, decided (new, duplicate, retelling), then stored, with what disagrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from bot.reading.fingerprint import similarity
from storage.drafts import ArticleDraft, FactDraft, TopicDraft
from storage.errors import NameTaken
from storage.records import Added, Article, Candidate, Fact, Topic
from storage.store import ScopedStore
from storage.values import Comparator, Origin, PartialDate, Quantity

#: Share of equal fingerprint values from which words alone make a retelling. Articles that only share a subject stay below 0.02.
SAME_WORDING = 0.3
#: With equal figures beside it, this share is enough: a rewritten agency report was measured at 0.13.
SIMILAR_WORDING = 0.06
#: How many telling figures must be equal where the words are similar, and where they are not.
FEW_FIGURES, MANY_FIGURES = 3, 5
#: Retellings appear within this many days of the original.
RETELLING_DAYS = 10
#: How far a figure may lie from what is only printed as about so much.
ABOUT_TOLERANCE = Decimal("0.05")
#: How many articles of the same days, and how many facts of one time, are compared at the most.
MAX_NEARBY_ARTICLES, MAX_COMPARED_FACTS = 30, 500


@dataclass(frozen=True, slots=True)
class New:
    """The article repeats nothing that is stored."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same text is stored already; nothing was added."""

    of: Article
    why: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """The article repeats a stored one; the two are one source."""

    of: Article
    why: str


Verdict: TypeAlias = New | Duplicate | Retelling


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure of the new article that differs from a stored one of the same subject, metric, scope, nature, unit and time."""

    found: FactDraft
    stored: Fact


@dataclass(frozen=True, slots=True)
class Repeat:
    """A figure of the new article that agrees with a stored one of the same subject, metric, scope, nature, unit and time."""

    found: FactDraft
    stored: Fact


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a draft stands to what is stored. ``unknown`` are its main subjects that are no topics yet."""

    verdict: Verdict
    conflicts: tuple[Conflict, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    unknown: tuple[TopicDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedReport:
    """What adding an article did. ``added`` is None for a duplicate."""

    draft: ArticleDraft
    verdict: Verdict
    added: Added | None = None
    conflicts: tuple[Conflict, ...] = ()
    new_topics: tuple[Topic, ...] = ()
    offered_topics: tuple[TopicDraft, ...] = ()  #: main subjects that are no topics and were not made any


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A stored article that the draft may repeat, with those of its facts that are known to the decision."""

    article: Article
    fingerprint: tuple[int, ...] = ()
    facts: tuple[Fact, ...] = ()
    same_text: bool = False
    same_url: bool = False


async def add(
    draft: ArticleDraft,
    store: ScopedStore,
    *,
    by: str,
    origin: Origin = Origin.READ,
    new_topics: bool = False,
    reserved: frozenset[str] = frozenset(),
    retells: Article | None = None,
    review: str | None = None,
) -> AddedReport:
    """What became of the draft, which is stored unless the same text is there already.

    ``new_topics``: the main subjects that are no topics yet become topics; otherwise the report offers them.
    ``reserved`` are words that can't be slash names. ``retells``: somebody knows that it repeats this article.
    ``review`` is the one that adding it approves.
    """
    found = await compare(draft, store, retells=retells)
    if isinstance(found.verdict, Duplicate):
        return AddedReport(draft, found.verdict)
    original = found.verdict.of if isinstance(found.verdict, Retelling) else None
    added = await store.add_article(draft, by=by, origin=origin, retelling_of=original, review=review)
    made = await make_topics(found.unknown, store, by=by, reserved=reserved) if new_topics else ()
    return AddedReport(draft, found.verdict, added, found.conflicts, made, () if new_topics else found.unknown)


async def compare(draft: ArticleDraft, store: ScopedStore, *, retells: Article | None = None) -> Comparison:
    """How the draft stands to what is stored: what it repeats as a whole, and which of its figures repeat or contradict stored ones."""
    topics = await _topics_of(draft, store)
    verdict = judge(draft, await _stored(draft, store, list(topics.values())))
    if isinstance(verdict, Duplicate):
        return Comparison(verdict)
    if retells is not None:
        verdict = Retelling(retells, "its source says so")
    original = verdict.of if isinstance(verdict, Retelling) else None
    facts = await _facts_alike(draft, store, list(topics.values()), original)
    names = {name: topic.name for name, topic in topics.items()}
    return Comparison(
        verdict,
        conflicts(draft.facts, facts, names, original),
        repeats(draft.facts, facts, names, original),
        tuple(subject for subject in draft.main_subjects if subject.name not in topics),
    )


async def make_topics(drafts: Sequence[TopicDraft], store: ScopedStore, *, by: str, reserved: frozenset[str]) -> tuple[Topic, ...]:
    """The topics that were made of these; names that already mean something here are left out of them, or skipped with their topic."""
    made = []
    for draft in drafts:
        if await store.find_topic(draft.name) is not None:
            continue
        aliases = tuple([alias for alias in draft.aliases if await store.find_topic(alias) is None])
        parent = draft.parent if draft.parent and await store.find_topic(draft.parent) else None
        free = draft.slash is not None and draft.slash not in reserved and await store.find_topic(draft.slash) is None
        slash = draft.slash if free else None
        try:
            made.append(
                await store.add_topic(
                    draft.model_copy(update={"aliases": aliases, "slash": slash, "parent": parent}), by=by, reserved=reserved
                )
            )
        except NameTaken:  # somebody was quicker
            continue
    return tuple(made)


async def _topics_of(draft: ArticleDraft, store: ScopedStore) -> dict[str, Topic]:
    """The topics that the draft speaks of, by the names it uses for them."""
    names = {fact.subject for fact in draft.facts} | {subject.name for subject in draft.main_subjects}
    found = {name: await store.find_topic(name) for name in sorted(names)}
    return {name: topic for name, topic in found.items() if topic is not None}


async def _stored(draft: ArticleDraft, store: ScopedStore, topics: Sequence[Topic]) -> list[StoredArticle]:
    """Stored articles that the draft may repeat: near it by text or address, or on its topics within days of it (the latest where its
    date is unknown)."""
    near: dict[str, Candidate] = {candidate.article.ref: candidate for candidate in await store.candidates(draft)}
    articles = {ref: candidate.article for ref, candidate in near.items()}
    if topics:
        days, when = timedelta(days=RETELLING_DAYS), bounds(draft.published)
        since, until = (None, None) if when is None else (when[0] - days, when[1] + days)
        around = await store.articles(topics, since=since, until=until, limit=MAX_NEARBY_ARTICLES)
        articles = {article.ref: article for article in around} | articles
    return [
        StoredArticle(
            article=article,
            fingerprint=near[ref].fingerprint if ref in near else (),
            facts=tuple(await store.facts_of(article)),
            same_text=ref in near and near[ref].same_text,
            same_url=ref in near and near[ref].same_url,
        )
        for ref, article in articles.items()
    ]


async def _facts_alike(draft: ArticleDraft, store: ScopedStore, topics: Sequence[Topic], original: Article | None) -> list[Fact]:
    """Stored facts that the draft's may be in conflict with: on its topics at the same times, and those of the original."""
    found = [] if original is None else await store.facts_of(original)
    if topics:
        for start, end in {(fact.as_of.start, fact.as_of.end) for fact in draft.facts if fact.as_of.value}:
            found += await store.facts(topics, since=start, until=end, limit=MAX_COMPARED_FACTS)
    return list({fact.id: fact for fact in found}.values())


def judge(draft: ArticleDraft, known: Iterable[StoredArticle]) -> Verdict:
    """Whether the draft is new, a stored article once more, or a retelling of one, and why."""
    best: tuple[float, Retelling] | None = None
    for stored in known:
        if stored.same_text:
            return Duplicate(stored.article, "the text is the same, word for word")
        found = _retelling(draft, stored)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best is not None else New()


def _retelling(draft: ArticleDraft, stored: StoredArticle) -> tuple[float, Retelling] | None:
    """How sure it is that the draft retells the stored article, and why; None where it does not."""
    if not may_be_close(draft.published, stored.article.published):
        return None
    if stored.same_url:
        return 3, Retelling(stored.article, "it has the same address, where the text has changed")
    words = similarity(draft.fingerprint, stored.fingerprint)
    theirs = {_figure(fact) for fact in stored.facts if is_distinctive(fact.quantity)}
    shared = {_figure(fact) for fact in draft.facts if is_distinctive(fact.quantity)} & theirs
    told = f"{len(shared)} figures are equal"
    if words >= SAME_WORDING:
        return 2 + words, Retelling(stored.article, f"{words:.0%} of the wording is equal")
    if words >= SIMILAR_WORDING and len(shared) >= FEW_FIGURES:
        return 1 + words, Retelling(stored.article, f"the wording is similar ({words:.0%}) and {told}")
    if len(shared) >= MANY_FIGURES and 3 * len(shared) >= 2 * len(theirs):
        dated = bounds(draft.published) is not None and bounds(stored.article.published) is not None
        return words, Retelling(stored.article, f"{told}, and it appeared within days" if dated else told)
    return None


def is_distinctive(quantity: Quantity) -> bool:
    """Whether two articles with this very figure hardly have it by chance: money, shares, and counts from a thousand."""
    money = len(quantity.unit) == 3 and quantity.unit.isupper()
    return money or quantity.unit == "%" or quantity.value >= Decimal(1000)


def _figure(fact: FactDraft | Fact) -> tuple[str, Decimal, Decimal | None]:
    return (fact.quantity.unit.casefold(), fact.quantity.value, fact.quantity.high)


def may_be_close(a: PartialDate | None, b: PartialDate | None) -> bool:
    """Whether the two may lie within ten days of each other; a date that nobody knows may lie anywhere."""
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return True
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return gap.days <= RETELLING_DAYS


def bounds(when: PartialDate | None) -> tuple[date, date] | None:
    if when is None or when.start is None or when.end is None:
        return None
    return when.start, when.end


_Key: TypeAlias = tuple[str, str, str, str, str]


def conflicts(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None = None
) -> tuple[Conflict, ...]:
    """The figures that differ from stored ones which speak of the very same thing at the same time.

    ``topics`` gives the topic's name for the names that the draft uses. Against the ``original`` of a retelling the
    time does not count, because both tell the same story. A figure that agrees with any of its kind is in conflict with none.
    """
    return tuple(
        Conflict(draft, alike[0])
        for draft, alike in _alike(found, stored, topics, original)
        if alike and not any(agree(draft.quantity, fact.quantity) for fact in alike)
    )


def repeats(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None = None
) -> tuple[Repeat, ...]:
    """The figures that agree with stored ones which speak of the very same thing at the same time; see ``conflicts``."""
    return tuple(
        Repeat(draft, same)
        for draft, alike in _alike(found, stored, topics, original)
        if (same := next((fact for fact in alike if agree(draft.quantity, fact.quantity)), None)) is not None
    )


def _alike(
    found: Iterable[FactDraft], stored: Iterable[Fact], topics: Mapping[str, str], original: Article | None
) -> Iterator[tuple[FactDraft, list[Fact]]]:
    """Each figure with the stored ones that speak of the very same thing at the same time."""
    by_key: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in stored:
        by_key[_key(fact, topics)].append(fact)
    for draft in found:
        yield draft, [fact for fact in by_key[_key(draft, topics)] if _same_time(draft, fact, original)]


def _key(fact: FactDraft | Fact, topics: Mapping[str, str]) -> _Key:
    return (
        topics.get(fact.subject, fact.subject).casefold(),
        fact.metric.casefold(),
        (fact.scope or "").casefold(),
        fact.nature.value,
        fact.quantity.unit.casefold(),
    )


def _same_time(draft: FactDraft, fact: Fact, original: Article | None) -> bool:
    if original is not None and fact.citation.article == original.ref:
        return True
    return bool(draft.as_of.value) and draft.as_of.value == fact.as_of.value


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can be true of one thing at one time: the same number, or an exact one within the other's bound."""
    if (a.value, a.high) == (b.value, b.high):
        return True
    if _is_exact(a) == _is_exact(b):
        return False  # also "over 40 million" and "over 50 million": two statements
    bound, exact = (b, a) if _is_exact(a) else (a, b)
    top = bound.value if bound.high is None else bound.high
    match bound.comparator:
        case Comparator.OVER | Comparator.AT_LEAST:
            return exact.value >= bound.value
        case Comparator.UNDER | Comparator.AT_MOST:
            return exact.value <= top
        case Comparator.ABOUT:
            return bound.value * (1 - ABOUT_TOLERANCE) <= exact.value <= top * (1 + ABOUT_TOLERANCE)
        case Comparator.EQUAL:
            return bound.value <= exact.value <= top


def _is_exact(quantity: Quantity) -> bool:
    return quantity.comparator is Comparator.EQUAL and quantity.high is None
