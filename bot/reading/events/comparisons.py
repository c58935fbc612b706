"""Recognises dates that are only compared with: "than in 2023", "up 5% on March", "after a loss of $3 million in 2029"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.events import chinese
from bot.reading.events.dateless import begins, is_about_change
from bot.reading.headings import opening
from bot.reading.word_patterns import has_any
from storage.drafts import DateMention
from storage.values import Precision

_COMPARED = regex(
    r"\b(?:compared (?:with|to)|versus|against|than|from"
    r"|(?<!\bgo )(?<!goes )(?<!went )(?<!gone )(?<!come )(?<!comes )(?<!step )(?<!steps )(?<!stepped )(?<!stepping )(?<!stand )(?<!stands )"
    r"(?<!stood )(?<!shut )(?<!shuts )(?<!close )(?<!closes )(?<!closed )(?<!broke )(?<!slow )(?:up|down) on|since|relative to|as of)\s"
    r"(?:(?:that|those|levels?|the same (?:period|quarter|month|time)|a loss|a profit|[\w.,$€£¥%]+(?:\s(?:million|billion"
    r"|percent))?|[$€£¥]?\d[\d.,]*\s(?:(?:million|billion|trillion|thousand)\s)?[a-z]+)\s(?:of|in|for|a|the|from)?\s?)?(?:the\s|a\s|in\s|last\s)?$",
    re.IGNORECASE,
)
#: ``_COMPARED`` matches nothing without one of these in lower case.
_COMPARING = ("compared", "versus", "against", "than", "from", "up on", "down on", "since", "relative", "as of")
#: "emerged from bankruptcy in 2024", "moved from Oslo in June": no figure that is compared with.
_FROM_A_THING = regex(r"\bfrom\s(?!(?:that|those|levels?|zero|nil|nothing)\s)[A-Za-z][\w’'-]*\s(?:of|in|for|on)\s(?:the\s)?$")
#: "grew 9% on 2029".
_CHANGED_ON = regex(r"\d\s?(?:%|per\s?cent|percent|percentage\spoints?|points?)\s(?:on|over|from|since|against|versus)\s(?:the\s)?$")
#: "after a fall of 2% in 2029", "following a loss of $3 million in": what the figure before is compared with.
_AFTER_A_CHANGE = regex(
    r"\b(?:after|following|against|versus|compared\s(?:with|to)|reversing|extending|on)\s(?:an?|the)\s(?:[\w-]+\s){0,2}?"
    r"(?:rise|fall|gain|loss|profit|drop|decline|increase|decrease|growth|jump|slump|surge|deficit|surplus|cut)\sof\s[^,;]{1,40}\s(?:in|for|during)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TIME_AGO = regex(
    r"\b(?:a|one)\s(?:year|quarter|month|week)\s(?:earlier|ago|before)\b|year[ -](?:over|on)[ -]year|\bprior[ -]year|\bsame (?:period"
    r"|quarter|month|time)|\byear-ago\b",
    re.IGNORECASE,
)
_GONE = regex(r"\b(?:last|past|previous|preceding|prior|recent)\b", re.IGNORECASE)
_AS_OF = regex(r"\bas of (?:the end of )?$")


def is_comparison(sentence: str, mention: DateMention, at: int) -> bool:
    """Whether a date is not that of an event: a duration, a base of comparison ("than in 2023"), a set ("every Monday") or vague."""
    if mention.type == "SET" or mention.precision is Precision.UNKNOWN:
        return True
    if not mention.text.isascii() and chinese.is_comparison(sentence, at, at + mention.end - mention.start):
        return True
    if mention.type == "DURATION":
        return mention.when is None or _GONE.search(mention.text) is not None
    if _TIME_AGO.search(mention.text) and not (mention.text.endswith("ago") and not is_about_change(sentence)):
        return True
    if _AFTER_A_CHANGE.search(sentence[max(0, at - 80) : at]) or (
        _CHANGED_ON.search(sentence[max(0, at - 30) : at]) and mention.precision is not Precision.DAY
    ):
        return True
    before = sentence[max(0, at - 60) : at]
    if _AS_OF.search(before) or begins(sentence, opening(sentence), at):
        return False
    return (
        has_any(before.lower(), _COMPARING)
        and bool(_COMPARED.search(before))
        and not _FROM_A_THING.search(before)
        and not re.search(r"\b(?:rang\w+|dates?|runs?|running|starting|beginning|effective) (?:back )?from $", before)
    )
