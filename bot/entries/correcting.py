"""Correcting a stored entry: a new version, proved by its sentence like the old one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.errors import BadOption, BriefingError
from bot.core.text import one_line, shorten
from bot.entries.article_details import corrected_details, dependent_dates
from bot.entries.proving import choose_figure, dated_by, moved_by, read_sentence
from storage.drafts import CORRECTING_NOTE, ArticleDraft, CitedDraft, EventDraft, FactDraft, QuoteDraft
from storage.records import Article, Citation, Entry, Event, Fact, Quote
from storage.store import ScopedStore
from storage.values import EventStatus, Nature, PartialDate


class NothingToChange(BriefingError):
    """The correction says what is stored already."""

    code = "nothing-to-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a correction changes; None leaves a part as it is, and empty words empty it where it may be empty."""

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
    reason: str = ""

    @property
    def given(self) -> frozenset[str]:
        """The names of the parts that it changes."""
        return frozenset(name for name in frozenset[str]().union(*_PARTS.values()) if getattr(self, name) is not None)


_PARTS: Mapping[str, frozenset[str]] = {
    "fact": frozenset({"value", "sentence", "as_of", "scope", "metric", "subject", "nature"}),
    "event": frozenset({"as_of", "sentence", "status"}),
    "quote": frozenset({"speaker", "occasion"}),
    "article": frozenset({"title", "publisher", "url", "published"}),
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """An entry before and after its correction; ``dependent`` are those whose dates were worked out from the publication date that an
    article had (see entries.cards)."""

    before: Entry
    after: Entry
    dependent: tuple[Fact | Event, ...] = ()


async def correct(entry: Entry, changes: Changes, store: ScopedStore, by: str) -> Corrected:
    """The entry in a new version; the old one stays in its history.

    Raises:
        BadOption: nothing to change was given, or something that this kind of entry has not.
        NotInSentence: the figure can't be read out of its sentence.
        NothingToChange: it says so already.
        UnknownEntry: somebody else has changed it meanwhile.
    """
    match entry:
        case Fact():
            _require("fact", entry, changes)
            draft, article = await _fact(entry, changes, store)
            if article is not None:
                return Corrected(entry, await store.supersede_citing(entry, draft, article, by, changes.reason))
            _refuse_same(draft, _fact_draft(entry), entry)
            return Corrected(entry, await store.supersede_fact(entry, draft, by, changes.reason))
        case Event():
            _require("event", entry, changes)
            event, article = await _event(entry, changes, store)
            if article is not None:
                return Corrected(entry, await store.supersede_citing(entry, event, article, by, changes.reason))
            _refuse_same(event, _event_draft(entry), entry)
            return Corrected(entry, await store.supersede_event(entry, event, by, changes.reason))
        case Quote():
            _require("quote", entry, changes)
            before = QuoteDraft(
                start=entry.words_start, end=entry.words_end, text=entry.words, speaker=entry.speaker, occasion=entry.occasion
            )
            quote = before.model_copy(update={name: one_line(getattr(changes, name)) or None for name in changes.given})
            _refuse_same(quote, before, entry)
            return Corrected(entry, await store.supersede_quote(entry, quote, by, changes.reason))
        case Article():
            _require("article", entry, changes)
            return await _correct_article(entry, changes, store, by)
        case _:
            raise BadOption(f"{entry.ref} can't be corrected.", "Marks look like f12, e7, q3 or a5.")


async def _correct_article(article: Article, changes: Changes, store: ScopedStore, by: str) -> Corrected:
    details = corrected_details(article, title=changes.title, publisher=changes.publisher, url=changes.url, published=changes.published)
    after = await store.correct_article_details(article, details, by, changes.reason)
    if store.last_action_number is None:
        raise NothingToChange(f"{article.ref} says so already.", "Nothing was changed.")
    moved = after.published != article.published
    return Corrected(article, after, await dependent_dates(after, store) if moved else ())


def _require(kind: str, entry: Entry, changes: Changes) -> None:
    able = ", ".join(f"{name.replace('_', '-')}:" for name in sorted(_PARTS[kind]))
    if not changes.given:
        raise BadOption("There is nothing to correct.", f"Of {entry.ref} can be changed: {able}")
    if wrong := changes.given - _PARTS[kind]:
        raise BadOption(f"{entry.ref} has no {', '.join(sorted(name.replace('_', '-') for name in wrong))}.", f"It can be given: {able}")


def _refuse_same(draft: CitedDraft, before: CitedDraft, entry: Entry) -> None:
    if draft == before:
        raise NothingToChange(f"{entry.ref} says so already.", "Nothing was changed.")


def _fact_draft(fact: Fact) -> FactDraft:
    return FactDraft(
        start=fact.citation.start,
        end=fact.citation.end,
        figure_start=fact.figure_start,
        figure_end=fact.figure_end,
        subject=fact.subject,
        metric=fact.metric,
        scope=fact.scope,
        nature=fact.nature,
        quantity=fact.quantity,
        as_of=fact.as_of,
        attributed_to=fact.attributed_to,
    )


def _event_draft(event: Event) -> EventDraft:
    return EventDraft(
        start=event.citation.start,
        end=event.citation.end,
        date=event.date,
        status=event.status,
        summary=event.summary,
        entities=event.entities,
    )


async def _fact(fact: Fact, changes: Changes, store: ScopedStore) -> tuple[FactDraft, ArticleDraft | None]:
    """The corrected draft, and the short article that proves it from now on where the sentence is a new one."""
    draft, article = _fact_draft(fact), None
    if changes.sentence is not None or changes.value is not None:
        sentence = fact.citation.sentence if changes.sentence is None else changes.sentence
        its_text = await read_sentence(sentence, await store.vocabulary(), fact.citation.published)
        value = changes.value if changes.value is not None else _kept_value(fact, its_text)
        figure = choose_figure(its_text, changes.metric or fact.metric, value, frozenset({fact.subject.casefold()}))
        span = {"start": 0, "end": len(its_text.text), "figure_start": figure.start, "figure_end": figure.end, "quantity": figure.quantity}
        draft = draft.model_copy(update=span)
        draft, article = await _placed(draft, its_text, sentence, fact.citation, store)  # type: ignore[assignment]
    parts: dict[str, object] = {}
    if changes.scope is not None:
        parts["scope"] = one_line(changes.scope) or None
    if changes.metric is not None:
        parts["metric"] = one_line(changes.metric)[:120] or fact.metric
    if changes.subject is not None:
        parts["subject"] = changes.subject
    if changes.nature is not None:
        parts["nature"] = changes.nature
    if changes.as_of is not None:
        read_again = await read_sentence(fact.citation.sentence, await store.vocabulary(), fact.citation.published)
        parts["as_of"] = dated_by(changes.as_of, read_again, None)
    return draft.model_copy(update=parts), article


def _kept_value(fact: Fact, draft: ArticleDraft) -> str | None:
    """The figure as it was printed, where the new sentence has it too."""
    printed = one_line(fact.figure)
    return printed if printed.casefold() in one_line(draft.text).casefold() else None


async def _event(event: Event, changes: Changes, store: ScopedStore) -> tuple[EventDraft, ArticleDraft | None]:
    draft, article = _event_draft(event), None
    sentence = changes.sentence if changes.sentence is not None else event.citation.sentence
    if changes.sentence is not None or changes.as_of is not None:
        its_text = await read_sentence(sentence, await store.vocabulary(), event.citation.published)
        made = next(iter(its_text.events), None)
        if changes.as_of is not None or changes.sentence is not None:
            read_as = made.date if made and changes.sentence is not None else event.date
            draft = draft.model_copy(update={"date": dated_by(changes.as_of, its_text, read_as)})
        if changes.sentence is not None:
            draft = draft.model_copy(update={"start": 0, "end": len(its_text.text), "summary": its_text.text})
            draft, article = await _placed(draft, its_text, sentence, event.citation, store)  # type: ignore[assignment]
    if changes.status is not None:
        draft = draft.model_copy(update={"status": changes.status})
    return draft, article


async def _placed(
    draft: CitedDraft, its_text: ArticleDraft, sentence: str, citation: Citation, store: ScopedStore
) -> tuple[CitedDraft, ArticleDraft | None]:
    """The draft where its sentence stands in the article that it cites; a sentence that is not there becomes a short article."""
    cited = await store.entry(citation.article)
    text = await store.article_text(cited, citation.revision) if isinstance(cited, Article) else None
    if sentence.strip() == citation.sentence.strip() and text is not None and its_text.text == text[citation.start : citation.end]:
        return moved_by(draft, citation.start), None
    if text is not None and (at := text.find(its_text.text)) >= 0:
        return moved_by(draft, at), None
    if text is not None and its_text.text == " ".join(citation.sentence.split()):
        return _spread(draft, citation), None
    source = {
        "title": shorten(its_text.text, 90),
        "publisher": citation.publisher,
        "url": citation.url,
        "published": citation.published,
        "note": CORRECTING_NOTE,
        "facts": (),
        "events": (),
        "quotes": (),
    }
    return draft, its_text.model_copy(update=source)


def _spread(draft: CitedDraft, citation: Citation) -> CitedDraft:
    """The draft of a sentence whose white space was folded, at its places in the sentence as printed."""
    places = _unfolded(citation.sentence)
    moved = {"start": citation.start, "end": citation.end}
    if isinstance(draft, FactDraft):
        moved |= {
            "figure_start": citation.start + places[draft.figure_start],
            "figure_end": citation.start + places[draft.figure_end - 1] + 1,
        }
    return draft.model_copy(update=moved)


def _unfolded(text: str) -> list[int]:
    """For each character of the text with its white space folded, where it stands in the text."""
    places: list[int] = []
    for at, sign in enumerate(text):
        if not sign.isspace() or (places and not text[at - 1].isspace()):
            places.append(at)
    return places
