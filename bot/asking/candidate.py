"""A stored entry or sentence as a possible answer, with what has to be known of it to compare it with a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.asking.words import stems
from storage.records import Citation, Event, Fact, Passage, Position, Quote
from storage.values import PartialDate, Precision

Known = Fact | Event | Quote | Position | Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible answer. ``statement`` are the words of the entry itself, as far as they are not those of its sentence."""

    known: Known
    statement: str
    stems: frozenset[str]  #: of the sentence
    own_stems: frozenset[str]  #: of the statement
    context: str  #: the sentence before, "" where it is not known

    @property
    def citation(self) -> Citation:
        return self.known.citation

    @property
    def sentence(self) -> str:
        """The sentence on one line, as texts may be wrapped anywhere."""
        return " ".join(self.known.citation.sentence.split())

    @property
    def context_stems(self) -> frozenset[str]:
        """The stems of the article's title and of the sentence before; most candidates are out before anybody asks for them."""
        return stems(f"{self.known.citation.title} {self.context}")

    @property
    def all_stems(self) -> frozenset[str]:
        """The stems of the sentence and of the entry."""
        return self.stems | self.own_stems

    @property
    def when(self) -> PartialDate | None:
        """When it holds or happened, None where only its publication is known."""
        match self.known:
            case Fact():
                when = self.known.as_of
            case Event():
                when = self.known.date
            case Position():
                when = self.known.since or self.known.until or PartialDate.unknown()
            case _:
                return None
        return None if when.precision is Precision.UNKNOWN else when

    @property
    def newest(self) -> date:
        """The day that decides which of two like candidates is the newer: when it holds, else when it was published."""
        when = self.when
        published = self.citation.published
        day = (when.sort_key[0] if when else None) or (published.sort_key[0] if published else None)
        return day or date.min

    @property
    def published(self) -> date:
        published = self.citation.published
        return (published.end or date.min) if published else date.min

    @property
    def order(self) -> tuple[int, bool, str, int, int]:
        """The order among equals: the later published first, originals before retellings, then by place; always the same."""
        place = self.known.figure_start if isinstance(self.known, Fact) else self.citation.start
        return (-self.published.toordinal(), self.citation.retelling_of is not None, self.citation.article, self.citation.start, place)


def candidate(known: Known, context: str = "") -> Candidate:
    """The entry or sentence as a candidate; ``context`` is the sentence before it, where it is known."""
    statement = _statement(known)
    return Candidate(
        known=known,
        statement=statement,
        stems=stems(known.citation.sentence),
        own_stems=stems(statement),
        context=context,
    )


def _statement(known: Known) -> str:
    match known:
        case Fact():
            return f"{known.subject} {known.metric} {known.scope or ''} {known.quantity.unit}"
        case Event():
            return f"{known.summary} {' '.join(known.entities)}"
        case Quote():
            return f"{known.speaker or ''} {known.occasion or ''}"
        case Position():
            return f"{known.person} {known.title} {known.organisation or ''}"
        case Passage():
            return ""
