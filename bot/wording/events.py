"""Events in words, for where their date stands beside them."""

from __future__ import annotations

import re

from bot.core.language import say, to_say
from bot.core.patterns import regex
from bot.core.text import capitalised
from bot.reading.dates import find
from storage.records import Event
from storage.values import Basis, EventStatus

_STATUSES = {
    EventStatus.PAST: to_say("past"),
    EventStatus.PLANNED: to_say("planned"),
    EventStatus.PREDICTED: to_say("predicted"),
    EventStatus.CANCELLED: to_say("cancelled"),
}
#: What stands before a date that begins a sentence, and what may stand behind it.
_OPENS = regex(r"(?:(?:early|late|mid)[- ])?(?:in|on|by|at|since|during|from)?\s*$", re.IGNORECASE)
_AFTER = regex(r"\s*(?:\([^()]{1,80}\))?\s*[,，]\s*")
_BEFORE = regex(r",?\s+(?:in|on|at|during)\s*$", re.IGNORECASE)
_ENDS = regex(r"\s*(?:\([^()]{1,80}\))?\s*[.。]?$")


def status_word(status: EventStatus) -> str:
    """The word for whether an event has happened: "past", "planned"."""
    return say(_STATUSES[status])


def undated_summary(event: Event) -> str:
    """What happened, without the date where that begins or ends the summary: "Alibaba Cloud presented Tongyi Qianwen, …"."""
    summary = event.summary
    for mention in find(summary, [(0, len(summary))], event.citation.published):
        if mention.when is None or mention.when.value != event.date.value:
            continue
        if _OPENS.fullmatch(summary, 0, mention.start) and (after := _AFTER.match(summary, mention.end)):
            return capitalised(summary[after.end() :])
        before = _BEFORE.search(summary, 0, mention.start)
        if before and _ENDS.fullmatch(summary, mention.end) and before.start() > 0:
            return f"{summary[: before.start()]}."
    return summary


def is_inferred(event: Event) -> bool:
    """Whether the event's date is inferred and its summary does not say so."""
    return event.date.basis is Basis.INFERRED and "inferred" not in undated_summary(event)
