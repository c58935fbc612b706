"""Reads what a question asks for: its topics, metric and period, and the kind of answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.asking.words import STOP, stems
from bot.reading import dates, sentences
from bot.reading.lexicon import Lexicon
from storage.values import PartialDate


class Wants(StrEnum):
    """The kind of answer that a question wants."""

    FIGURE = "figure"
    DATE = "date"
    WORDS = "words"
    SAMENESS = "sameness"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart."""

    text: str
    topics: tuple[str, ...]  #: topic names, in the order of the question
    stems: frozenset[str]  #: stems of the other words that an answer must cover
    names: frozenset[str]  #: those of capitalised words ("DeepSeek"); an entry without them answers another question
    wants: Wants
    metric: str | None = None  #: the canonical name of the metric asked for, if one is named
    period: tuple[date, date] | None = None  #: first and last day of the period asked for


_FIGURE = re.compile(
    r"\b(how (?:much|many|big|large|high|often|far|fast|long|old)|what (?:share|percentage|percent|proportion|number|amount|fraction)|"
    r"by how much|which (?:share|percentage)|what is the (?:number|size|price|value)|多少|几)\b|多少|几个",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(when|what (?:day|date|month|year|time)|(?:on|in|at) (?:what|which) (?:day|date|month|year|time)|since when)\b|什么时候|何时",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(what (?:did|does|do|has|have)\b.{0,60}?\b(?:say|said|tell|told|think|thought|announce|promise|predict)|quote[sd]?)\b",
    re.IGNORECASE,
)
_SAMENESS = re.compile(r"\b(?:the same|identical|another name|different)\b", re.IGNORECASE)
_QUARTER = re.compile(r"(?i)\b(?:Q([1-4])[\s-]*((?:19|20)\d\d)|((?:19|20)\d\d)[\s-]*Q([1-4]))\b")
_ASKS_ONLY = re.compile(
    r"\b(?:how (?:much|many|big|large|high|low|often|far|fast|long|old|great|strong)|by how much|what is the (?:number|amount) of|"
    r"(?:on|in) (?:what|which) (?:day|date|month|year)|"
    r"(?:what|which) (?:share|percentage|percent|proportion|fraction|number|amount|day|date|month|year|time|kind|sort) of|"
    r"what (?:day|date|month|year))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.&-]*", re.UNICODE)


def understand(text: str, lexicon: Lexicon, *, about: str | None = None) -> Question:
    """The question in a text; ``about`` is the topic of the command before it ("/qwen how many …")."""
    spans = _topic_spans(text, lexicon)
    topics = list(dict.fromkeys([*([about] if about else []), *(name for _, _, name in spans)]))
    rest = _without(text, spans)
    rest, period = _period(rest)
    content = stems(_ASKS_ONLY.sub(" ", rest))
    return Question(
        text=text,
        topics=tuple(topics),
        stems=content,
        names=_names(rest) & content,
        wants=_wants(text, len({name for _, _, name in spans}), len(spans)),
        metric=_metric(rest, lexicon),
        period=period,
    )


def _period(text: str) -> tuple[str, tuple[date, date] | None]:
    """The text without its time expressions, and their first and last day. Only those with a year count."""
    first: list[date] = []
    last: list[date] = []
    spans = []
    for match in _QUARTER.finditer(text):
        quarter, year = match[1] or match[4], match[2] or match[3]
        when = PartialDate.quarter(int(year), int(quarter))
        spans.append((match.start(), match.end(), when))
    for mention in dates.find(text, sentences.split(text), None):
        taken = any(mention.start < end and start < mention.end for start, end, _ in spans)
        if not taken and mention.when is not None and mention.when.start and mention.when.end:
            spans.append((mention.start, mention.end, mention.when))
    for _, _, when in spans:
        if when.start and when.end:
            first.append(when.start)
            last.append(when.end)
    rest = _without(text, sorted((start, end, "") for start, end, _ in spans))
    return rest, (min(first), max(last)) if first else None


def _topic_spans(text: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """The spans and names of the topics in a text. Whole words match in any case, as people in chat often leave out capitals."""
    found = [(start, end, name) for start, end, name, _ in lexicon.find(text)]
    words = [(match.start(), match.end()) for match in re.finditer(r"[^\s,;:?!()“”\"]+", text)]
    for first in range(len(words)):
        for last in range(min(first + 4, len(words)), first, -1):
            start, end = words[first][0], words[last - 1][1]
            piece = text[start:end].rstrip(".")
            if len(piece) < 3 or piece.casefold() in STOP or any(start < e and s < end for s, e, _ in found):
                continue
            if (topic := lexicon.topic(piece)) is not None:
                found.append((start, start + len(piece), topic.name))
                break
    return sorted(found)


def _without(text: str, spans: list[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _names(text: str) -> frozenset[str]:
    """The stems of words that are capitalised within the question, or mix upper and lower case as only names do."""
    found: set[str] = set()
    for number, match in enumerate(_NAME.finditer(text)):
        word = match.group().rstrip(".")
        inner = word[1:]
        if (word[:1].isupper() and number > 0 and word.casefold() not in STOP) or (inner != inner.lower() and not inner.isupper()):
            found |= stems(word)
    return frozenset(found)


def _wants(text: str, topics: int, named: int) -> Wants:
    if _SAMENESS.search(text) and named >= 2:
        return Wants.SAMENESS
    if _FIGURE.search(text):
        return Wants.FIGURE
    if _DATE.search(text):
        return Wants.DATE
    if _WORDS.search(text):
        return Wants.WORDS
    return Wants.ANYTHING


def _metric(text: str, lexicon: Lexicon) -> str | None:
    """The canonical name of the longest run of words that is a metric of the vocabulary, or None."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text)
    for size in range(min(5, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if metric := lexicon.metric(" ".join(words[start : start + size])):
                return metric
    return None
