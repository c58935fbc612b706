"""Says whether a happening is past, planned, predicted or cancelled."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.events import chinese
from bot.reading.events.dateless import is_cancelled
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.tokens import BREAKS, CLAUSE_WORDS, clause_start, tokens
from bot.reading.grammar.verbs import FORECASTS, FUTURE, PLANS, TARGETS
from bot.reading.sentences import is_chinese
from storage.values import Basis, EventStatus, PartialDate, Precision

_ANNOUNCES = regex(
    r"\b(?:said|told|announced|wrote|explained|stated|added|predicted|declared|warned|confirmed|revealed|unveiled|presented)\b"
)
_FUTURE_VERB = regex(r"\b(?:will|shall|would|could|may|might|plans?|to)\b")


_IS_TO_COME = regex(r"\b(?:will|shall|won’t|won't)\b")


def _is_announcement(sentence: str, at: int) -> bool:
    """Whether the date is when somebody spoke of the future: "in May Acme said that it will ..." is an event in May."""
    announced = _ANNOUNCES.search(sentence)
    if announced is None or (at < announced.start() and _IS_TO_COME.search(sentence, 0, at)):
        return False
    future = _FUTURE_VERB.search(sentence, announced.end())
    return at < (future.start() if future else len(sentence))


def status_of(sentence: str, when: PartialDate, at: int, published: PartialDate | None) -> EventStatus:
    """Past, planned or predicted, by the words of the date's clause; never in the future if the date is before the publication."""
    known = published.start if published is not None and published.basis is not Basis.UNKNOWN else None
    ahead = known is not None and when.start is not None and when.start > known
    if is_cancelled(sentence, at, ahead=ahead):
        return EventStatus.CANCELLED
    if known is not None and when.end is not None and when.end < known:
        return EventStatus.PAST
    if is_chinese(sentence):
        same = known is not None and when.precision is Precision.DAY and when.end == known
        return chinese.status(sentence, at, ahead=ahead, over=same)
    if not ahead and when.precision is not Precision.RANGE and _is_announcement(sentence, at):
        return EventStatus.PAST
    words = _clause_words(sentence, at)
    intends = bool(words & (FUTURE | PLANS | TARGETS | _INTENT))
    expects = (bool(words & (FORECASTS | {"forecast"})) and not words & {"had"}) or _is_foretold(sentence, at)
    if not (intends or expects):
        is_under_way = known is not None and when.start is not None and when.end is not None and when.start <= known < when.end
        is_fixed = is_under_way and bool(words & _FIXED) and _END_OF.search(sentence, 0, at) is not None
        return EventStatus.PLANNED if ahead or is_fixed else EventStatus.PAST
    if known is not None and when.precision is Precision.DAY and when.end == known:
        return EventStatus.PAST  # "said on Tuesday that it will ..."
    return EventStatus.PREDICTED if expects and not words & PLANS else EventStatus.PLANNED


_FORETOLD = regex(
    r"\b(?:expects?|forecasts?|predict(?:s|ed)?|foresees?|reckons?|estimates?|believes?|projects|anticipates?)\s(?:that\s)(?:[\w’'%-]+\s){1,14}?"
    r"(?:will|would|could|may|might|to)\s[^;]{0,60}$"
)


def _is_foretold(sentence: str, at: int) -> bool:
    """Whether the date stands in what somebody foretells: "the bank forecasts that prices will double in 2035"."""
    return _FORETOLD.search(sentence, max(0, at - 200), at) is not None


#: The present tense of what is fixed in advance: "The harvest starts at the end of the month".
_FIXED = frozenset("must starts begins begin opens closes ends meets meet votes vote expires expire launches reopens".split())
_END_OF = regex(r"\b(?:at|by|towards?|before)\s(?:the\s)?end\sof\s$|\blater\s$")
_BEFORE_DATES = frozenset("until before after since".split())
_INTENT = frozenset(("would", "due", "upcoming", "set", "scheduled", "slated"))


def _clause_words(sentence: str, at: int) -> set[str]:
    """The words of the clause around a date, in lower case, without the month "May"."""
    words = tokens(sentence)
    place = next((i for i, word in enumerate(words) if word.start >= at), len(words) - 1)
    first = clause_start(words, place)
    if first and words[first - 1].low in _BEFORE_DATES and not any(is_finite(words[i], words[i - 1]) for i in range(first, place)):
        first = clause_start(words, first - 1)  # "is expected to take until early June"
    last = next((i for i in range(place, len(words)) if words[i].text in BREAKS or words[i].low in CLAUSE_WORDS), len(words))
    return {word.low for word in words[first:last] if word.text != "May"}
