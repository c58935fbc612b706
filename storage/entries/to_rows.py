"""From drafts to the values of their rows: pure, so that writing them is one statement for each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from storage.drafts import About, ArticleDraft, CitedDraft, EventDraft, FactDraft, Mention, PositionDraft, QuoteDraft
from storage.entries.candidates import bands, text_key
from storage.entries.kinds import MENTIONED
from storage.entries.passages import carried_by, namings_of, passage_rows
from storage.errors import NotStorable
from storage.tables.columns import decimal_key
from storage.urls import url_key
from storage.values import AboutBasis, PartialDate, TopicKind, key_of

#: The values of one row by column.
Values = dict[str, Any]


def _date(prefix: str, when: PartialDate) -> Values:
    return {
        f"{prefix}_start": when.start,
        f"{prefix}_end": when.end,
        f"{prefix}_precision": when.precision,
        f"{prefix}_basis": when.basis,
        f"{prefix}_label": when.label,
    }


def article_row(entry_id: int, draft: ArticleDraft, original: int | None) -> Values:
    return dict(
        entry_id=entry_id,
        title=draft.title,
        publisher=draft.publisher,
        author=draft.author,
        url=draft.url,
        url_key=url_key(draft.url),
        language=draft.language,
        note=draft.note,
        summary_of=draft.summary_of,
        retelling_of=original,
        **(_date("published", draft.published) if draft.published is not None else {}),
    )


def revision_row(entry_id: int, revision: int, draft: ArticleDraft) -> Values:
    return {
        "entry_id": entry_id,
        "revision": revision,
        "text": draft.text,
        "text_key": text_key(draft.text),
        "sentences": list(draft.sentences),
        "fingerprint": list(draft.fingerprint),
        "reader_version": draft.reader_version,
    }


def derived_rows(workspace: str, entry_id: int, draft: ArticleDraft) -> tuple[list[Values], list[Values]]:
    """What is looked up instead of the text: its passages, and the bands of its fingerprint."""
    passages = passage_rows(workspace, entry_id, draft.title, draft.text, draft.sentences, namings_of(draft), carried_by(draft))
    return list(passages), [{"entry_id": entry_id, "band": band} for band in bands(draft.fingerprint)]


def article_names(entry_id: int, draft: ArticleDraft) -> list[Values]:
    """Every name that the article carries, once, with how often: mentioned, or in one of its facts, events, quotes and positions.

    What it is mainly about has another row with the role "main".
    """
    counts = Counter(key_of(mention.entity) for mention in draft.mentions)
    kinds: dict[str, tuple[str, str]] = {}
    for mention in draft.mentions:
        kinds.setdefault(key_of(mention.entity), (mention.entity, mention.kind))
    others = [fact.subject for fact in draft.facts] + [name for event in draft.events for name in event.entities]
    others += [quote.speaker for quote in draft.quotes if quote.speaker]
    abouts = (*(event.about for event in draft.events), *(quote.about for quote in draft.quotes))
    others += [name for one in draft.positions for name in (one.person, one.organisation, one.predecessor, one.successor) if name]
    others += [about.name for about in abouts if about is not None]
    for name in others:
        kinds.setdefault(key_of(name), (name, TopicKind.OTHER))
    named = [entry_name(entry_id, MENTIONED, key, name, kind=kind, count=max(1, counts[key])) for key, (name, kind) in kinds.items() if key]
    mains = {key_of(subject.name): subject for subject in draft.main_subjects}
    return named + [entry_name(entry_id, "main", key, subject.name, kind=subject.kind) for key, subject in mains.items() if key]


def cited_row(
    draft: CitedDraft,
    entry_id: int,
    revision: int,
    text: str,
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
) -> tuple[Values, list[Values]]:
    """The row of a fact, event, quote or position, and the rows of its names."""
    if draft.end > len(text):
        raise NotStorable("span-outside-text", start=draft.start, end=draft.end, size=len(text))
    place: Values = {"entry_id": entry_id, "revision": revision}
    match draft:
        case FactDraft():
            place |= {"start": draft.start, "end": draft.end, "sentence": text[draft.start : draft.end]}
            return _fact_row(draft, place), _names(entry_id, [("subject", draft.subject)])
        case EventDraft():
            place |= {"start": draft.start, "end": draft.end, "sentence": text[draft.start : draft.end]}
            return _event_row(draft, place), _names(entry_id, [("entity", name) for name in draft.entities], draft.about)
        case QuoteDraft():
            start, end = _around(draft.start, draft.end, sentences)
            place |= {"start": start, "end": end, "sentence": text[start:end]}
            near = [(MENTIONED, mention.entity) for mention in mentions if mention.start < end and mention.end > start]
            spoken = [("speaker", draft.speaker)] if draft.speaker else []
            return _quote_row(draft, place), _names(entry_id, [*spoken, *near], draft.about)
        case PositionDraft():
            place |= {"start": draft.start, "end": draft.end, "sentence": text[draft.start : draft.end]}
            roles = [("person", draft.person), ("organisation", draft.organisation)]
            roles += [(MENTIONED, name) for name in (draft.predecessor, draft.successor)]
            return _position_row(draft, place), _names(entry_id, [(role, name) for role, name in roles if name])


def _around(start: int, end: int, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of all sentences that a span touches, the span itself where it touches none."""
    touched = [span for span in sentences if span[0] < end and span[1] > start]
    return min([start, *(first for first, _ in touched)]), max([end, *(last for _, last in touched)])


def _names(entry_id: int, roles: Sequence[tuple[str, str]], about: About | None = None) -> list[Values]:
    """The rows of these names with their roles; whom the entry is about has one too, where the entry does not carry that name already."""
    rows: dict[tuple[str, str], Values] = {}
    if about is not None and key_of(about.name) not in {key_of(name) for _, name in roles}:
        roles = [*roles, ("about", about.name)]
    for role, name in roles:
        if key := key_of(name):
            rows.setdefault((role, key), entry_name(entry_id, role, key, name))
    return list(rows.values())


def entry_name(entry_id: int, role: str, key: str, name: str, *, kind: str = TopicKind.OTHER, count: int = 1) -> Values:
    """The row of a name that an entry carries in that role."""
    return {"entry_id": entry_id, "role": role, "key": key, "name": name, "kind": kind, "count": count, "found_again": False}


def _fact_row(draft: FactDraft, place: Values) -> Values:
    try:
        value_key = decimal_key(draft.quantity.value)
        if draft.quantity.high is not None:
            decimal_key(draft.quantity.high)
    except ValueError as error:
        raise NotStorable("figure-not-storable", reason=error) from error
    return dict(
        **place,
        figure_start=draft.figure_start,
        figure_end=draft.figure_end,
        subject=draft.subject,
        subject_key=key_of(draft.subject),
        metric=draft.metric,
        metric_key=key_of(draft.metric),
        scope=draft.scope,
        nature=draft.nature,
        value=draft.quantity.value,
        value_key=value_key,
        high=draft.quantity.high,
        unit=draft.quantity.unit,
        comparator=draft.quantity.comparator,
        attributed_to=draft.attributed_to,
        as_of_order=draft.as_of.start or draft.as_of.end,
        about_basis=draft.about_basis,
        **_date("as_of", draft.as_of),
    )


def _event_row(draft: EventDraft, place: Values) -> Values:
    order = draft.date.start or draft.date.end
    return dict(**place, status=draft.status, summary=draft.summary, date_order=order, **_about(draft.about), **_date("date", draft.date))


def _quote_row(draft: QuoteDraft, place: Values) -> Values:
    return dict(
        **place,
        words_start=draft.start,
        words_end=draft.end,
        words=draft.text,
        speaker=draft.speaker,
        occasion=draft.occasion,
        **_about(draft.about),
    )


def _position_row(draft: PositionDraft, place: Values) -> Values:
    unknown = {"start": None, "end": None, "precision": None, "basis": None, "label": ""}
    dates: Values = {}
    for prefix, when in (("since", draft.since), ("until", draft.until)):
        dates |= {f"{prefix}_{name}": value for name, value in unknown.items()} if when is None else _date(prefix, when)
    return dict(
        **place,
        person=draft.person,
        title=draft.title,
        organisation=draft.organisation,
        predecessor=draft.predecessor,
        successor=draft.successor,
        about_basis=draft.about_basis,
        **dates,
    )


def _about(about: About | None) -> Values:
    return {"about_name": about.name, "about_basis": about.basis} if about else {"about_name": None, "about_basis": AboutBasis.NAMED}
