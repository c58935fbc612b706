"""Correcting a stored entry: a new version, proved by its sentence like the old one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.errors import BadOption, BriefingError
from bot.core.text import one_line
from bot.entries.article_details import corrected_details, dependent_dates
from bot.entries.better_reading import ReadAgain, read_again
from bot.entries.moving import DraftT, dropped_names, moved_to
from bot.entries.position_by_hand import office, refuse_if_ends_before_it_begins, refuse_unless_named, typed_date
from bot.entries.proving import choose_date, choose_figure, moved_by, read_sentence
from bot.entries.stored_drafts import event_draft, fact_draft, position_draft, quote_draft
from bot.wording.sources import CORRECTING_NOTE
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft
from storage.records import Article, Citation, Entry, Event, Fact, Position, Quote, Topic
from storage.store import ScopedStore
from storage.values import AboutBasis, EventStatus, Nature, PartialDate


class NothingToChange(BriefingError):
    """The correction says what is stored already."""

    code = "nothing-to-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a correction changes: None leaves a part as it is, "" or an unknown date removes it where it may be missing.

    ``topic`` moves the entry there: it was read under the wrong thing.
    """

    value: str | None = None
    sentence: str | None = None
    as_of: PartialDate | None = None
    scope: str | None = None
    metric: str | None = None
    subject: str | None = None
    nature: Nature | None = None
    status: EventStatus | None = None
    speaker: str | None = None
    occasion: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    person: str | None = None
    org: str | None = None
    from_: PartialDate | None = None
    until: PartialDate | None = None
    predecessor: str | None = None
    successor: str | None = None
    topic: Topic | None = None
    reason: str = ""

    @property
    def given(self) -> frozenset[str]:
        """The names of the parts that are changed."""
        return frozenset(name for name in frozenset[str]().union(*_PARTS.values()) if getattr(self, name) is not None)


_PARTS: Mapping[str, frozenset[str]] = {
    "fact": frozenset({"value", "sentence", "as_of", "scope", "metric", "subject", "nature", "topic"}),
    "event": frozenset({"as_of", "sentence", "status", "topic"}),
    "quote": frozenset({"speaker", "occasion", "topic"}),
    "position": frozenset({"title", "person", "org", "from_", "until", "predecessor", "successor", "sentence", "topic"}),
    "article": frozenset({"title", "publisher", "url", "published"}),
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry before and after its correction.

    ``dependent``: where an article's publication date was corrected, the entries whose dates were resolved from the old one; they
    stay as they are (see ``bot.entries.article_details``). ``read_again``: where there was no old one, what reading with it brought.
    """

    before: Entry
    after: Entry
    dependent: tuple[Fact | Event, ...] = ()
    read_again: ReadAgain | None = None


async def correct(entry: Entry, changes: Changes, store: ScopedStore, by: str) -> Corrected:
    """The entry before and after: a new version is stored, and the old one stays in its history.

    Raises:
        BadOption: nothing to change was given, or a part that this kind of entry does not have.
        NotInSentence: the figure can't be read in its sentence.
        NothingToChange: it says so already.
        UnknownEntry: somebody else has changed it in the meantime.
    """
    match entry:
        case Fact():
            _require("fact", entry, changes)
            draft, article = await _corrected_fact(entry, changes, store)
            draft = await _moved(draft, changes, store)
            if article is not None:
                return Corrected(entry, await store.supersede_citing(entry, draft, article, by, changes.reason))
            _refuse_unchanged(draft, fact_draft(entry), entry)
            return Corrected(entry, await store.supersede_fact(entry, draft, by, changes.reason))
        case Event():
            _require("event", entry, changes)
            event, article = await _corrected_event(entry, changes, store)
            event = await _moved(event, changes, store)
            if article is not None:
                return Corrected(entry, await store.supersede_citing(entry, event, article, by, changes.reason))
            _refuse_unchanged(event, event_draft(entry), entry)
            return Corrected(entry, await store.supersede_event(entry, event, by, changes.reason))
        case Quote():
            _require("quote", entry, changes)
            return await _correct_quote(entry, changes, store, by)
        case Position():
            _require("position", entry, changes)
            position, article = await _corrected_position(entry, changes, store)
            position = await _moved(position, changes, store)
            if article is not None:
                return Corrected(entry, await store.supersede_citing(entry, position, article, by, changes.reason))
            _refuse_unchanged(position, position_draft(entry), entry)
            return Corrected(entry, await store.supersede_position(entry, position, by, changes.reason))
        case Article():
            _require("article", entry, changes)
            return await _correct_article(entry, changes, store, by)
        case _:
            raise BadOption("entry-not-correctable", ref=entry.ref)


async def _correct_article(article: Article, changes: Changes, store: ScopedStore, by: str) -> Corrected:
    details = corrected_details(article, title=changes.title, publisher=changes.publisher, url=changes.url, published=changes.published)
    after = await store.correct_article_details(article, details, by, changes.reason)
    if store.last_action_number is None:
        raise NothingToChange("entry-unchanged", ref=article.ref)
    if after.published == article.published:
        return Corrected(article, after)
    if article.published_when_read is None and after.reader_version:
        return Corrected(article, after, read_again=await _read_with_date(after, store, by))
    return Corrected(article, after, await dependent_dates(after, store))


async def _read_with_date(article: Article, store: ScopedStore, by: str) -> ReadAgain | None:
    """What reading the article again brought, whose publication date was not known before; a part of the action that stored the date."""
    action = store.last_action_number
    found = await read_again(article, store, await store.vocabulary(), by=by, once=False, published=article.published, part_of=action)
    store.last_action_number = action
    return found


async def _moved(draft: DraftT, changes: Changes, store: ScopedStore) -> DraftT:
    """The draft as an entry of the topic that it is moved to; as it is where it is not moved."""
    return draft if changes.topic is None else moved_to(draft, changes.topic, await store.topics())


async def _correct_quote(quote: Quote, changes: Changes, store: ScopedStore, by: str) -> Corrected:
    before = quote_draft(quote)
    parts = {name: one_line(getattr(changes, name)) or None for name in changes.given - {"topic"}}
    draft = await _moved(before.model_copy(update=parts), changes, store)
    _refuse_unchanged(draft, before, quote)
    dropped = dropped_names(changes.topic, await store.topics()) if changes.topic else None
    return Corrected(quote, await store.supersede_quote(quote, draft, by, changes.reason, dropped_names=dropped))


def _require(kind: str, entry: Entry, changes: Changes) -> None:
    options = ", ".join(f"{_typed(name)}:" for name in sorted(_PARTS[kind]))
    if not changes.given:
        raise BadOption("correction-empty", ref=entry.ref, options=options)
    if wrong := changes.given - _PARTS[kind]:
        parts = ", ".join(sorted(_typed(name) for name in wrong))
        raise BadOption("correction-for-another-kind", ref=entry.ref, parts=parts, options=options)


def _typed(part: str) -> str:
    """The name of the option that changes the part."""
    return part.rstrip("_").replace("_", "-")


def _refuse_unchanged(draft: CitedDraft, before: CitedDraft, entry: Entry) -> None:
    if draft == before:
        raise NothingToChange("entry-unchanged", ref=entry.ref)


async def _corrected_fact(fact: Fact, changes: Changes, store: ScopedStore) -> tuple[FactDraft, ArticleDraft | None]:
    """The corrected draft; where its sentence is a new one, also the short article that proves it from now on."""
    draft, article = fact_draft(fact), None
    if changes.sentence is not None or changes.value is not None:
        sentence = fact.citation.sentence if changes.sentence is None else changes.sentence
        its_text = await read_sentence(sentence, await store.vocabulary(), fact.citation.published)
        value = changes.value if changes.value is not None else _printed_value_in(fact, its_text)
        figure = choose_figure(its_text, changes.metric or fact.metric, value, frozenset({fact.subject.casefold()}))
        span = {"start": 0, "end": len(its_text.text), "figure_start": figure.start, "figure_end": figure.end, "quantity": figure.quantity}
        draft = draft.model_copy(update=span)
        draft, article = await _at_its_sentence(draft, its_text, sentence, fact.citation, store)  # type: ignore[assignment]
    parts: dict[str, object] = {}
    if changes.scope is not None:
        parts["scope"] = one_line(changes.scope) or None
    if changes.metric is not None:
        parts["metric"] = one_line(changes.metric)[:120] or fact.metric
    if changes.subject is not None:
        # Somebody says so, which is neither a pronoun's nor the article's doing.
        parts |= {"subject": changes.subject, "about_basis": AboutBasis.NAMED}
    if changes.nature is not None:
        parts["nature"] = changes.nature
    if changes.as_of is not None:
        read_again = await read_sentence(fact.citation.sentence, await store.vocabulary(), fact.citation.published)
        parts["as_of"] = choose_date(changes.as_of, read_again, None)
    return draft.model_copy(update=parts), article


def _printed_value_in(fact: Fact, draft: ArticleDraft) -> str | None:
    """The figure as it was printed, where the new sentence has it too: the likeliest one to be meant."""
    printed = one_line(fact.figure)
    return printed if printed.casefold() in one_line(draft.text).casefold() else None


async def _corrected_event(event: Event, changes: Changes, store: ScopedStore) -> tuple[EventDraft, ArticleDraft | None]:
    draft, article = event_draft(event), None
    sentence = changes.sentence if changes.sentence is not None else event.citation.sentence
    if changes.sentence is not None or changes.as_of is not None:
        its_text = await read_sentence(sentence, await store.vocabulary(), event.citation.published)
        as_read = next(iter(its_text.events), None)
        if changes.as_of is not None or changes.sentence is not None:
            read_as = as_read.date if as_read and changes.sentence is not None else event.date
            draft = draft.model_copy(update={"date": choose_date(changes.as_of, its_text, read_as)})
        if changes.sentence is not None:
            draft = draft.model_copy(update={"start": 0, "end": len(its_text.text), "summary": its_text.text})
            draft, article = await _at_its_sentence(draft, its_text, sentence, event.citation, store)  # type: ignore[assignment]
    if changes.status is not None:
        draft = draft.model_copy(update={"status": changes.status})
    return draft, article


async def _corrected_position(position: Position, changes: Changes, store: ScopedStore) -> tuple[PositionDraft, ArticleDraft | None]:
    """The corrected draft; where its sentence is a new one, also the short article that proves it from now on."""
    sentence = changes.sentence if changes.sentence is not None else position.citation.sentence
    its_text = await read_sentence(sentence, await store.vocabulary(), position.citation.published)
    parts: dict[str, object] = {"person": one_line(changes.person or "") or position.person}
    if changes.title is not None:
        parts["title"] = office(changes.title) or position.title
    if changes.org is not None:
        named = await store.find_topic(changes.org) if one_line(changes.org) else None
        parts |= {"organisation": named.name if named else one_line(changes.org) or None, "about_basis": AboutBasis.NAMED}
    for part, value in (("predecessor", changes.predecessor), ("successor", changes.successor)):
        if value is not None:
            parts[part] = one_line(value) or None
    for part, when in (("since", changes.from_), ("until", changes.until)):
        if when is not None:
            parts[part] = typed_date(when, its_text) if when.value else None
    draft, article = position_draft(position).model_copy(update=parts), None
    refuse_if_ends_before_it_begins(draft.since, draft.until)
    if changes.sentence is not None:
        refuse_unless_named(draft.person, its_text)
        draft = draft.model_copy(update={"start": 0, "end": len(its_text.text)})
        draft, article = await _at_its_sentence(draft, its_text, sentence, position.citation, store)  # type: ignore[assignment]
    return draft, article


async def _at_its_sentence(
    draft: CitedDraft, its_text: ArticleDraft, sentence: str, citation: Citation, store: ScopedStore
) -> tuple[CitedDraft, ArticleDraft | None]:
    """The draft at the place of its sentence in the cited article; a sentence that is not there becomes a short article of its own."""
    cited = await store.entry(citation.article)
    text = await store.article_text(cited, citation.revision) if isinstance(cited, Article) else None
    if sentence.strip() == citation.sentence.strip() and text is not None and its_text.text == text[citation.start : citation.end]:
        return moved_by(draft, citation.start), None
    if text is not None and (at := text.find(its_text.text)) >= 0:
        return moved_by(draft, at), None
    if text is not None and its_text.text == " ".join(citation.sentence.split()):
        return _with_printed_offsets(draft, citation), None
    source = {
        "title": citation.title,
        "publisher": citation.publisher,
        "url": citation.url,
        "published": citation.published,
        "note": CORRECTING_NOTE,
        "facts": (),
        "events": (),
        "quotes": (),
        "positions": (),
    }
    return draft, its_text.model_copy(update=source)


def _with_printed_offsets(draft: CitedDraft, citation: Citation) -> CitedDraft:
    """The draft of a sentence whose white space was folded, with the offsets of the sentence as printed."""
    offsets = _offsets_before_folding(citation.sentence)
    moved = {"start": citation.start, "end": citation.end}
    if isinstance(draft, FactDraft):
        moved |= {
            "figure_start": citation.start + offsets[draft.figure_start],
            "figure_end": citation.start + offsets[draft.figure_end - 1] + 1,
        }
    return draft.model_copy(update=moved)


def _offsets_before_folding(text: str) -> list[int]:
    """For each character of the text with its white space folded, its offset in the text."""
    offsets: list[int] = []
    for at, character in enumerate(text):
        if not character.isspace() or (offsets and not text[at - 1].isspace()):
            offsets.append(at)
    return offsets
