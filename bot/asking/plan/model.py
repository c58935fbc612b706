"""What a question asks for, as plain values: its parts, each with the kind of answer, the things, the measure, the time and the claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from storage.values import Quantity


class AnswerKind(StrEnum):
    """The kind of answer that a part of a question wants."""

    AMOUNT = "amount"  #: a figure: "how much revenue", "what is the margin", "how fast"
    COUNT = "count"  #: how many of something
    DATE = "date"
    DURATION = "duration"  #: how long; since when is a DATE
    PERSON = "person"
    ORGANISATION = "organisation"  #: "which company", "who bought X" may be this or a PERSON
    PLACE = "place"
    REASON = "reason"
    LIST = "list"  #: "which models", "what products"
    YES_NO = "yes-no"
    WORDS = "words"  #: what somebody said
    NEWS = "news"  #: what is new
    CHANGE = "change"  #: how a figure or a plan changed
    COMPARISON = "comparison"
    HISTORY = "history"  #: all values of a measure over time
    DEFINITION = "definition"  #: "what is Qwen", "who is Eddie Wu"
    SAMENESS = "sameness"  #: whether two names mean one thing
    ANYTHING = "anything"  #: "rimba downloads?", "alibaba hiring": whatever fits the words best


#: The kinds whose answer is a figure.
FIGURES = frozenset((AnswerKind.AMOUNT, AnswerKind.COUNT, AnswerKind.HISTORY, AnswerKind.CHANGE, AnswerKind.COMPARISON))


class TimeRelation(StrEnum):
    """How the period of a question bounds the answer."""

    IN = "in"
    BEFORE = "before"
    AFTER = "after"  #: after it, or since it
    NEXT = "next"  #: the future as seen from today, without dates of its own: "next", "coming", "will"
    NEWEST = "newest"  #: "latest", "current", "now"
    FIRST = "first"  #: "first", "originally", "at first"


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a question names; days are inclusive, and None where that side is open."""

    text: str
    relation: TimeRelation = TimeRelation.IN
    first: date | None = None
    last: date | None = None
    #: First and last month of a part of the year whose year is not named ("in Q4": 10 and 12); the newest such part is meant.
    months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that the question is about and that the store knows by name.

    ``topic`` is the topic's name where it is one; otherwise ``name`` is merely mentioned in articles ("Cavolux", a rival).
    """

    name: str
    topic: str | None = None
    kind: str = ""
    typed: str = ""  #: as it stands in the question
    exact: bool = True  #: it was called by a name of its own, not by a shorter form of one
    names: tuple[str, ...] = ()  #: of what is no topic: all names by which its entries are found


@dataclass(frozen=True, slots=True)
class Relation:
    """How the answer relates to the thing: an office ("chief executive"), or what happened to or by it ("acquire", "launch", "appeal").

    ``word`` is the canonical word; ``stems`` are the stems of all words with that meaning, for sentences to be compared with.
    """

    kind: str  #: "office", "action" or "property" (made of, licence, located)
    word: str
    stems: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()  #: the words themselves, for sentences to be searched by
    pattern: str = ""  #: of an office: a regular expression for its names in running text
    also: str = ""  #: a regular expression for how texts tell it without its words: "sold … to" of what was bought


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question wants to know."""

    text: str
    wants: AnswerKind = AnswerKind.ANYTHING
    things: tuple[Thing, ...] = ()
    #: Names beside the topics that the part is about ("in Kenya", "for Finchley Optics"): an answer must have them too.
    beside: tuple[Thing, ...] = ()
    #: Words that look like names but name nothing in the store ("DeepSeek"): an entry without them answers another question.
    unknown: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()  #: canonical names of the measures that would answer, the likeliest first
    unit_classes: frozenset[str] = frozenset()  #: classes of unit that the figure may have ("money", "count", "share"); empty: any
    counted: str | None = None  #: the counted noun as typed: "how many grand pianos"
    relation: Relation | None = None
    stems: frozenset[str] = frozenset()  #: stems of all content words that are no things, times and question words
    stated_stems: frozenset[str] = (
        frozenset()
    )  #: those of ``stems`` that narrow the measure or the relation: "cold storage", "line 4", "interim"
    period: Period | None = None
    claim: Quantity | None = None  #: of yes-no questions: the figure that is claimed
    speaker: str | None = None  #: of WORDS: who speaks, where it is a person
    future: bool = False  #: a plan, forecast, target or guidance is asked for: "will", "outlook", "plans to"
    per_unit: str | None = None  #: "for one new bike", "per share": the thing for one of which the figure is wanted
    #: What the question calls its subject where it gives no name: "piano maker"; texts may introduce a name by the same words.
    described: str | None = None
    goes_on: str = ""  #: the words of the part before, where this one leaves out what those tell: "(where does it open) and when"


@dataclass(frozen=True, slots=True)
class Plan:
    """A question, understood. ``parts`` has at least one, unless ``foreign`` says in which language it is that we do not speak."""

    text: str
    tidy: str  #: without greetings and small talk, with apostrophes and typing mistakes put right
    parts: tuple[Part, ...] = ()
    language: str = "en"  #: "en" or "zh"
    foreign: str | None = None  #: the language's code ("de") where it is neither
    follows_up: bool = False  #: things or measure were taken over from the asker's last question
