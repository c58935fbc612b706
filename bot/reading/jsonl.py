"""The JSON Lines format of ``briefing-bot read --jsonl``: one article object per input line, one result object per output line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.core.errors import BriefingError
from bot.core.patterns import regex
from bot.reading import published as publication
from storage.drafts import About, ArticleDraft, DateMention, EventDraft, FactDraft, PositionDraft, QuoteDraft
from storage.values import PartialDate, Quantity, plain


class BadLine(BriefingError):
    """An input line is not an article object. ``id`` is the object's, where it has one."""

    code = "bad-line"

    @property
    def id(self) -> str | None:
        found = self.arguments.get("id")
        return None if found is None else str(found)


@dataclass(frozen=True, slots=True)
class Given:
    """One input object: what is known about an article before it is read."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None


def article_of(line: str) -> Given:
    """The article of an input line.

    Raises:
        BadLine: the line is no JSON object, lacks ``id`` or ``text``, or a value has the wrong type; the message says which.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("line-not-json", reason=error) from error
    if not isinstance(data, dict):
        raise BadLine("line-not-an-object")
    identity = data.get("id")
    if not isinstance(identity, (str, int)) or isinstance(identity, bool):
        raise BadLine("line-without-id")
    text = _words(data, "text", str(identity))
    if text is None:
        raise BadLine("line-without-text", id=identity)
    stated = _words(data, "published", str(identity))
    return Given(
        id=str(identity),
        text=text,
        title=_words(data, "title", str(identity)),
        publisher=_words(data, "publisher", str(identity)),
        url=_words(data, "url", str(identity)),
        published=_published(stated, str(identity)) if stated and stated.strip() else None,
    )


def _words(data: dict[str, Any], key: str, identity: str) -> str | None:
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadLine("line-value-not-text", id=identity, name=key, kind=type(value).__name__)


_OTHER_DATE = regex(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)")


def _published(stated: str, identity: str) -> PartialDate:
    """The publication date from a partial date, a time stamp, a day with the year last (month first with slashes), or words.

    Raises:
        BadLine: it is none of these.
    """
    value = stated.strip()
    for words in (value, value[:10]):
        try:
            return PartialDate.parse(words)
        except ValueError:
            continue
    if found := _OTHER_DATE.match(value):
        first, second, year = (int(part) for part in found.groups())
        orders = ((first, second), (second, first)) if "/" in found[0] else ((second, first), (first, second))
        for month, day in orders:
            try:
                return PartialDate.day(date(year, month, day))
            except ValueError:
                continue
    if (parsed := publication.parse(value)) is not None:
        return parsed
    raise BadLine("line-date-unreadable", id=identity, stated=repr(stated[:40]))


def to_json(id: str, draft: ArticleDraft) -> dict[str, Any]:  # noqa: A002 - the name of the field
    """The output object of an article that was read."""
    return {
        "id": id,
        "title": draft.title,
        "publisher": draft.publisher,
        "language": draft.language,
        "published": _date(draft.published) if draft.published and draft.published.value else None,
        "dates": [_time_expression(d) for d in draft.dates],
        "quantities": [{"start": q.start, "end": q.end, "text": q.text, **_quantity(q.quantity)} for q in draft.quantities],
        "mentions": [{"start": m.start, "end": m.end, "text": m.text, "entity": m.entity} for m in draft.mentions],
        "facts": [_fact(f) for f in draft.facts],
        "events": [_event(e) for e in draft.events],
        "quotes": [_quote(q) for q in draft.quotes],
        "positions": [_position(p) for p in draft.positions],
        "topics": [{"name": topic.name, "aliases": list(topic.aliases), "main": True} for topic in draft.main_subjects],
    }


def _time_expression(mention: DateMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "value": mention.value,
        "precision": mention.precision.value,
        "basis": mention.basis.value,
    }


def _fact(fact: FactDraft) -> dict[str, Any]:
    return {
        "start": fact.start,
        "end": fact.end,
        "subject": fact.subject,
        "metric": fact.metric,
        "scope": fact.scope,
        "nature": fact.nature.value,
        **_quantity(fact.quantity),
        "as_of": _date(fact.as_of),
        "attributed_to": fact.attributed_to,
        "about": {"name": fact.subject, "basis": fact.about_basis.value},
    }


def _event(event: EventDraft) -> dict[str, Any]:
    return {
        "start": event.start,
        "end": event.end,
        "date": _date(event.date),
        "status": event.status.value,
        "summary": event.summary,
        "entities": list(event.entities),
        "about": _about(event.about),
    }


def _quote(quote: QuoteDraft) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": quote.speaker,
        "about": _about(quote.about),
    }


def _position(position: PositionDraft) -> dict[str, Any]:
    return {
        "start": position.start,
        "end": position.end,
        "person": position.person,
        "title": position.title,
        "organisation": position.organisation,
        "from": _date(position.since) if position.since else None,
        "until": _date(position.until) if position.until else None,
        "about": {"name": position.organisation or position.person, "basis": position.about_basis.value},
    }


def _about(about: About | None) -> dict[str, Any] | None:
    return None if about is None else {"name": about.name, "basis": about.basis.value}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": plain(quantity.value),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "comparator": quantity.comparator.value,
    }


_LISTS = ("dates", "quantities", "mentions", "facts", "events", "quotes", "positions", "topics")


def unread(given: Given) -> dict[str, Any]:
    """The output object of a text that is no article: all its lists are empty."""
    lists: dict[str, Any] = {kind: [] for kind in _LISTS}
    return {"id": given.id, "title": given.title, "publisher": given.publisher, "language": "en", "published": None, **lists}


def _date(when: PartialDate) -> dict[str, Any]:
    return {"value": when.value or when.fiscal_value or None, "precision": when.precision.value, "basis": when.basis.value}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
