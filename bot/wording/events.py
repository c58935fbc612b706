"""Events in words, for where their date stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.language import say, to_say
from bot.core.patterns import regex
from bot.core.small_words import HAN
from bot.core.text import capitalised
from bot.reading.dates import find
from bot.reading.headings import after_dateline
from storage.drafts import DateMention
from storage.records import Event
from storage.values import Basis, EventStatus, PartialDate

_STATUSES = {
    EventStatus.PAST: to_say("past"),
    EventStatus.PLANNED: to_say("planned"),
    EventStatus.PREDICTED: to_say("predicted"),
    EventStatus.CANCELLED: to_say("cancelled"),
}
#: What stands before a date that begins a sentence, and what may stand behind it.
_OPENS = regex(r"(?:(?:early|late|mid)[- ])?(?:in|on|by|at|since|during|from)?\s*$", re.IGNORECASE)
_AFTER = regex(r"\s*(?:\([^()]{1,80}\))?\s*[,，]\s*")
#: Where a Chinese sentence may be cut, from how many dates on it is, and how much a part must tell beside its date.
_BREAK = regex("[，；,;]")
_SEVERAL, _SHORTEST_CLAUSE = 2, 2
_BEFORE = regex(r",?\s+(?:in|on|at|during)\s*$", re.IGNORECASE)
_ENDS = regex(r"\s*(?:\([^()]{1,80}\))?\s*[.。]?$")


def status_word(status: EventStatus) -> str:
    """The word for whether an event has happened: "past", "planned"."""
    return say(_STATUSES[status])


def undated_summary(event: Event) -> str:
    """What happened, without the date where that begins or ends the summary: "Alibaba Cloud presented Tongyi Qianwen, …"; of a Chinese
    sentence that tells of several dates what it tells of this one."""
    summary = event.summary[after_dateline(event.summary) :]
    mentions = find(summary, [(0, len(summary))], event.citation.published)
    if HAN.search(summary) and (clause := _clause(summary, mentions, event.date)):
        return clause
    for mention in mentions:
        if mention.when is None or mention.when.value != event.date.value:
            continue
        if _OPENS.fullmatch(summary, 0, mention.start) and (after := _AFTER.match(summary, mention.end)):
            return capitalised(summary[after.end() :])
        before = _BEFORE.search(summary, 0, mention.start)
        if before and _ENDS.fullmatch(summary, mention.end) and before.start() > 0:
            return f"{summary[: before.start()]}."
    return summary


def _clause(summary: str, mentions: Sequence[DateMention], when: PartialDate) -> str:
    """The part of a Chinese sentence from one date to the next; "" where that is not to be told apart."""
    dated = [one for one in mentions if one.when is not None and one.when.value]
    at = next((place for place, one in enumerate(dated) if one.when is not None and one.when.value == when.value), None)
    if at is None or len(dated) < _SEVERAL:
        return ""
    begins = [0, *(found.end() for found in _BREAK.finditer(summary))]
    start = max(begin for begin in begins if begin <= dated[at].start) if at else 0
    end = max(begin for begin in begins if begin <= dated[at + 1].start) if at + 1 < len(dated) else len(summary)
    clause = summary[start:end].rstrip("，；,; ")
    return clause if end > dated[at].end and len(clause) - (dated[at].end - dated[at].start) >= _SHORTEST_CLAUSE else ""


def is_inferred(event: Event) -> bool:
    """Whether the event's date is inferred and its summary does not say so."""
    return event.date.basis is Basis.INFERRED and "inferred" not in undated_summary(event)
