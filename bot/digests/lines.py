"""The lines of a digest: entries in words with their proofs, and what the audience is promised by them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.document import Item, Ref, Source, Sources, Span, Text, text
from bot.digests.reported_figures import ReportedFigures
from bot.digests.stories import StoryLine, tells_change
from bot.wording.entries import figure_spans, item_of
from bot.wording.figures import fact_lead, is_proven
from bot.wording.sources import Citations, publisher_label
from storage.digests.records import Place, Promise
from storage.records import Entry, Fact, Position
from storage.values import key_of


class Lines:
    """Words the entries of one digest: each is promised when it is shown, and no sentence or office is told twice."""

    def __init__(self, new: Sequence[Entry], earlier: Iterable[Fact], archive: Iterable[Entry]) -> None:
        self.citations = Citations()
        self.fresh = {entry.id for entry in new}
        # A figure that can't be parsed again out of its sentence is never shown.
        self.unproved = {entry.id for entry in (*new, *archive) if isinstance(entry, Fact) and not is_proven(entry)}
        self.new = [entry for entry in new if isinstance(entry, Fact) and entry.id not in self.unproved]
        self.earlier = [fact for fact in earlier if is_proven(fact)]
        self.figures = ReportedFigures([*self.new, *self.earlier])
        self.sentences: set[tuple[str, int, int, int]] = set()
        self.offices: set[tuple[str, str, str]] = set()
        self._promises: dict[int, Promise] = {}
        self._compared: dict[int, Promise] = {}
        self._labels: dict[int, str] = {}

    @property
    def promises(self) -> tuple[Promise, ...]:
        return (*self._promises.values(), *self._compared.values())

    def is_promised(self, entry: Entry) -> bool:
        """Whether the entry is shown already, or promised to be."""
        return entry.id in self._promises

    def promise(self, entries: Iterable[Entry], place: Place) -> None:
        """Promises those of the entries that are not promised yet."""
        for entry in entries:
            self._promises.setdefault(entry.id, Promise(entry.lineage, entry.id, place))

    def compare(self, entry: Entry) -> None:
        """Promises an entry as one that another is compared with, delivered before or not."""
        self._compared.setdefault(entry.id, Promise(entry.lineage, entry.id, Place.COMPARED))

    def is_shown_or_compared(self, entry: Entry) -> bool:
        """Whether the digest names the entry in any way."""
        return entry.id in self._promises or entry.id in self._compared

    def tells_sentence_of(self, entry: StoryLine) -> bool:
        """Whether a line tells what this entry was read from already."""
        return sentence_of(entry) in self.sentences

    def set_apart(self, fact: Fact, place: Place) -> None:
        """Promises all reports of a figure that a line of its own tells, so that no other line does."""
        same = self.figures.of(fact).reports
        self.promise([one for one in same if one.id in self.fresh], place)
        self.sentences |= {sentence_of(one) for one in same}

    def figure(self, fact: Fact, place: Place) -> tuple[tuple[Text | Ref, ...], tuple[str, ...]]:
        """A figure with its sources, and the references of all entries that report it: those need no lines of their own then."""
        sources = self.figures.of(fact).one_per_source(fact)
        others = self.figures.of(fact).reports
        reports = [fact, *(one for one in others if one.id != fact.id and (one.id in self.fresh or one in sources))]
        for one in reports:
            if one.id in self.fresh or (one is fact and place is Place.ARCHIVE):
                self.promise([one], place)
            else:
                self.compare(one)
        return figure_spans(fact, [self._cited(one) for one in sources]), tuple(one.ref for one in reports)

    def pair(self, first: Fact, second: Fact, between: str, place: Place) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        """Two figures of one line, and the references of the entries that report them."""
        (one, refs), (other, more) = self.figure(first, place), self.figure(second, place)
        return (*one, text(between), *other), (*refs, *more)

    def line(self, entry: StoryLine, place: Place = Place.NEW) -> Item:
        """The line that shows an entry."""
        self.sentences.add(sentence_of(entry))
        if isinstance(entry, Fact):
            spans, refs = self.figure(entry, place)
            return Item(lead=fact_lead(entry), spans=spans, entries=refs)
        if isinstance(entry, Position):
            self.offices.add(office_of(entry))
        self.promise([entry], place)
        item = item_of(entry, self.citations)
        self._labels |= {span.number: publisher_label(entry.citation) for span in item.spans if isinstance(span, Ref)}
        return item

    def unshown(self, entries: Sequence[StoryLine]) -> list[StoryLine]:
        """Those of a story's entries that may be its lines: the first of those that say the same, and none that is shown elsewhere."""
        found: list[StoryLine] = []
        same: set[int] = set()
        offices = {*self.offices}
        for entry in entries:
            if entry.id in self._promises or entry.id in self.unproved or entry.id in same:
                continue
            if isinstance(entry, Fact):
                if self._repeats(entry):
                    continue
                same |= {one.id for one in self.figures.of(entry).reports}
            elif sentence_of(entry) in self.sentences:
                continue
            elif isinstance(entry, Position):
                if office_of(entry) in offices or not (tells_change(entry) or len(entries) == 1):
                    continue
                offices.add(office_of(entry))
            found.append(entry)
        return found

    def _repeats(self, fact: Fact) -> bool:
        """Whether a retelling's figure is known already from the original or from another retelling of it."""
        source, article = fact.citation.source, fact.citation.article
        known = (one for one in self.figures.of(fact).reports if one.id not in self.fresh)
        return any(one.citation.source == source and one.citation.article != article for one in known)

    def sources_in_short(self, count: int) -> tuple[Sources, ...]:
        """The first ``count`` sources as one line that names each article once; their sentences are in the details."""
        if not count:
            return ()
        short = (
            one.model_copy(update={"sentence": "", "article": self._labels.get(one.number, one.article)}) for one in self.sources[:count]
        )
        return (Sources(sources=tuple(short), folded=True),)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources of the lines up to now, by their numbers."""
        return self.citations.sources

    def _cited(self, entry: StoryLine) -> Ref:
        ref = self.citations.of(entry)
        self._labels[ref.number] = publisher_label(entry.citation)
        return ref


def sentence_of(entry: StoryLine) -> tuple[str, int, int, int]:
    """Which sentence an entry was read from."""
    return entry.citation.article, entry.citation.revision, entry.citation.start, entry.citation.end


def office_of(position: Position) -> tuple[str, str, str]:
    """Who holds which office where: what several stories may report."""
    return key_of(position.person), key_of(position.title), key_of(position.organisation or "")
