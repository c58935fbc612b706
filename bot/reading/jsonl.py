"""The JSON Lines contract: one object a line in, what was read from it as one object a line out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.core.errors import BriefingError
from bot.reading import published as publication
from storage.drafts import ArticleDraft
from storage.values import PartialDate, plain


class BadLine(BriefingError):
    """A line of the stream is no article object."""

    code = "bad-line"


@dataclass(frozen=True, slots=True)
class Given:
    """One input object: what is known of an article before it is read."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None


def article_of(line: str) -> Given:
    """The article that an input line gives.

    Raises:
        BadLine: the line is no JSON object, lacks ``id`` or ``text``, or a value is of the wrong kind; the message names it.
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


_OTHER_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)")


def _published(stated: str, identity: str) -> PartialDate:
    """A partial date, the day of a time stamp, a day with the year last (month first after slashes), or one in words."""
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
    if (told := publication.parse(value)) is not None:
        return told
    raise BadLine("line-date-unreadable", id=identity, stated=repr(stated[:40]))


def to_json(id: str, draft: ArticleDraft) -> dict[str, Any]:  # noqa: A002 - the contract's word
    """What was read, as the contract's object."""
    return {
        "id": id,
        "title": draft.title,
        "publisher": draft.publisher,
        "language": draft.language,
        "published": _date(draft.published) if draft.published and draft.published.value else None,
        "dates": [
            {
                "start": d.start,
                "end": d.end,
                "text": d.text,
                "type": d.type,
                "value": d.value,
                "precision": d.precision.value,
                "basis": d.basis.value,
            }
            for d in draft.dates
        ],
        "quantities": [
            {
                "start": q.start,
                "end": q.end,
                "text": q.text,
                "value": plain(q.quantity.value),
                "high": _number(q.quantity.high),
                "unit": q.quantity.unit,
                "comparator": q.quantity.comparator.value,
            }
            for q in draft.quantities
        ],
        "mentions": [{"start": m.start, "end": m.end, "text": m.text, "entity": m.entity} for m in draft.mentions],
        "facts": [
            {
                "start": f.start,
                "end": f.end,
                "subject": f.subject,
                "metric": f.metric,
                "scope": f.scope,
                "nature": f.nature.value,
                "value": plain(f.quantity.value),
                "high": _number(f.quantity.high),
                "unit": f.quantity.unit,
                "comparator": f.quantity.comparator.value,
                "as_of": _date(f.as_of),
                "attributed_to": f.attributed_to,
            }
            for f in draft.facts
        ],
        "events": [
            {
                "start": e.start,
                "end": e.end,
                "date": _date(e.date),
                "status": e.status.value,
                "summary": e.summary,
                "entities": list(e.entities),
            }
            for e in draft.events
        ],
        "quotes": [{"start": q.start, "end": q.end, "text": q.text, "speaker": q.speaker} for q in draft.quotes],
    }


def unread(given: Given) -> dict[str, Any]:
    """The object for a text that is no article: nothing was read from it."""
    lists: dict[str, Any] = {kind: [] for kind in ("dates", "quantities", "mentions", "facts", "events", "quotes")}
    return {"id": given.id, "title": given.title, "publisher": given.publisher, "language": "en", "published": None, **lists}


def _date(when: PartialDate) -> dict[str, Any]:
    return {"value": when.value or None, "precision": when.precision.value, "basis": when.basis.value}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
