"""Rereading stored articles for a topic that is new or has a new name, so that figures, events and quotations become its own.

What a person corrected or rejected stays as it is. Many articles are read in the background; asking again shows how far it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.errors import NotReadable
from bot.entries.seed_articles import seed_articles, with_original_date_bases
from bot.entries.workers import in_worker
from bot.reading.article import read
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, Vocabulary, lines_of
from storage.records import Article, Entry, Event, Fact, Position, Quote, Topic
from storage.store import ScopedStore
from storage.store.rereading import Rereading
from storage.values import AboutBasis, Origin

#: Up to this many articles are reread before the answer, which takes a second or two; more are reread in the background.
READ_AT_ONCE = 12


@dataclass(slots=True)
class Progress:
    """How far rereading for a topic is: ``done`` articles out of ``of``, and how many entries were ``found``.

    ``action`` is the number of the action that undoes all of it; None until something was stored. ``undone``: rereading stopped because
    that action was undone. ``failed`` is why it stopped early.
    """

    topic: str
    of: int
    done: int = 0
    found: int = 0
    failed: str = ""
    finished: bool = False
    undone: bool = False
    action: int | None = None


async def articles_for(topic: Topic, store: ScopedStore) -> list[Article]:
    """The stored articles that name the topic."""
    return await store.articles_naming(topic.names)


async def reread(topic: Topic, articles: Sequence[Article], store: ScopedStore, by: str, progress: Progress) -> Progress:
    """The same ``progress``, finished: each article was read again with the names that are known now, and the topic's entries stored.

    Everything that is stored belongs to one action: ``progress.action``, or else the one of the first article in which something is found.

    Raises:
        AlreadyUndone: that action was undone in the meantime; nothing was stored after that.
        StorageError: the store can't be read or written; what was found until then is stored.
    """
    vocabulary = await store.vocabulary()
    for article in articles:
        store.last_action_number = None
        progress.found += await _reread_one(topic, article, vocabulary, store, by, progress.action)
        progress.action = progress.action or store.last_action_number
        progress.done += 1
    progress.finished = True
    return progress


async def _reread_one(topic: Topic, article: Article, vocabulary: Vocabulary, store: ScopedStore, by: str, part_of: int | None) -> int:
    text = await store.article_text(article)
    if text is None:  # withdrawn in the meantime
        return 0
    try:
        draft = await read_stored(text, article, vocabulary)
    except NotReadable:  # entered by hand and too short for the reader
        return 0
    ever, visible = await store.ever_read(article)
    decided = await store.decided_on(article)
    lines: list[CitedDraft] = [] if decided is None else [*lines_of(decided)]
    planned = plan(draft, topic.names, ever, visible, lines)
    return await store.store_rereading(article, planned, by, of=topic.name, part_of=part_of)


async def read_stored(text: str, article: Article, vocabulary: Vocabulary) -> ArticleDraft:
    """What the reader finds in a stored article now. No date of a starting article is better known than in its original.

    Raises:
        NotReadable: it was entered by hand and is too short.
    """
    draft = await in_worker(
        read,
        text,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        # A corrected date changes no other date, see article_details; one that was not known at first has changed none yet.
        published=article.published_when_read or article.published,
        vocabulary=vocabulary,
        note=article.note,
        summary_of=article.summary_of,
    )
    seed = next((one for one in seed_articles() if one.title == article.title), None) if article.summary_of else None
    return draft if seed is None else with_original_date_bases(draft, seed)


def plan(
    draft: ArticleDraft, names: Iterable[str], ever: Sequence[Entry], visible: set[int], decided: Sequence[CitedDraft] = ()
) -> Rereading:
    """What to add and to replace, so that the draft's entries about the topic of these names are stored.

    ``ever`` are all entries ever read from the article, ``visible`` the ids of those that are in effect. ``decided`` are lines that
    somebody approved, edited or left out in a review of the article; they stay as they were decided.
    """
    wanted = frozenset(name.casefold() for name in names)
    additions: list[CitedDraft] = []
    replacements: list[tuple[Entry, CitedDraft]] = []
    for one in lines_of(draft):
        if not _names(one) & wanted or any(_overlaps(line, one) for line in decided):
            continue
        before = [entry for entry in ever if _is_same_place(entry, one)]
        if not before:
            additions.append(one)
        elif not _changed_by_person(before, ever, visible):
            current = [entry for entry in before if entry.id in visible]
            if current and not any(_says_the_same(entry, one) for entry in current):
                replacements.append((current[0], one))
    about = tuple(mention for mention in draft.mentions if mention.entity.casefold() in wanted)
    return Rereading(
        draft.model_copy(update={"mentions": about, "facts": (), "events": (), "quotes": (), "positions": ()}),
        tuple(additions),
        tuple(replacements),
    )


def _names(draft: CitedDraft) -> frozenset[str]:
    match draft:
        case FactDraft():
            return frozenset({draft.subject.casefold()})
        case EventDraft():
            return frozenset(name.casefold() for name in (*draft.entities, *_about(draft)))
        case QuoteDraft():
            return frozenset(name.casefold() for name in (draft.speaker or "", *_about(draft)))
        case PositionDraft():
            return frozenset(name.casefold() for name in (draft.person, draft.organisation or ""))


def _about(draft: EventDraft | QuoteDraft) -> tuple[str, ...]:
    """Whom the draft is about, where its sentence does not name it."""
    return () if draft.about is None or draft.about.basis is AboutBasis.NAMED else (draft.about.name,)


def _is_same_place(entry: Entry, draft: CitedDraft) -> bool:
    """Whether the entry was read from the same figure, dated sentence or quoted words as the draft."""
    match entry, draft:
        case Fact(), FactDraft():
            return entry.figure_start < draft.figure_end and draft.figure_start < entry.figure_end
        case Event(), EventDraft():
            return (entry.citation.start, entry.citation.end, entry.date.value) == (draft.start, draft.end, draft.date.value)
        case Quote(), QuoteDraft():
            return entry.words_start < draft.end and draft.start < entry.words_end
        case Position(), PositionDraft():
            return (entry.citation.start, entry.citation.end, entry.person) == (draft.start, draft.end, draft.person)
        case _:
            return False


def _overlaps(line: CitedDraft, draft: CitedDraft) -> bool:
    """Whether both were read from the same figure, or overlapping sentences or quoted words."""
    match line, draft:
        case FactDraft(), FactDraft():
            return line.figure_start < draft.figure_end and draft.figure_start < line.figure_end
        case PositionDraft(), PositionDraft():
            return line.start < draft.end and draft.start < line.end and line.person == draft.person
        case (EventDraft(), EventDraft()) | (QuoteDraft(), QuoteDraft()):
            return line.start < draft.end and draft.start < line.end
        case _:
            return False


def _changed_by_person(before: Sequence[Entry], ever: Sequence[Entry], visible: set[int]) -> bool:
    """Whether a person entered, corrected or rejected any of these entries; of a rejected one no version is visible."""
    lineages = {entry.lineage for entry in before}
    versions = [entry for entry in ever if entry.lineage in lineages]
    remaining = {entry.lineage for entry in versions if entry.id in visible}
    return remaining != lineages or any(entry.origin is Origin.BY_HAND for entry in versions)


def _says_the_same(entry: Entry, draft: CitedDraft) -> bool:
    match entry, draft:
        case Fact(), FactDraft():
            return (entry.subject, entry.metric, entry.quantity.unit) == (draft.subject, draft.metric, draft.quantity.unit)
        case Event(), EventDraft():
            return set(draft.entities) <= set(entry.entities) and _is_about_the_same(entry, draft)
        case Quote(), QuoteDraft():
            return entry.speaker == draft.speaker and _is_about_the_same(entry, draft)
        case Position(), PositionDraft():
            return (entry.title, entry.organisation) == (draft.title, draft.organisation)
        case _:
            return False


def _is_about_the_same(entry: Event | Quote, draft: EventDraft | QuoteDraft) -> bool:
    return not (about := _about(draft)) or (entry.about is not None and entry.about.name in about)
