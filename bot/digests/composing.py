"""Composing a digest: from the news to a Document and the list of entries that it promises. Pure.

First come the new stories by topic, the newest first; a story is an article with all its retellings, which are one source. Then figures
that changed, sources that disagree, corrections, and one entry from the archive with the reason why it is there. The further lines of
the stories, and the sentences of all sources, are the document's details. What does not fit is counted, never silently left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.document import (
    Block,
    Choice,
    Choices,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Moment,
    Paragraph,
    Ref,
    Sources,
    Text,
    note,
    paragraph,
    text,
)
from bot.core.language import SENT_IN, speaking
from bot.core.text import counted
from bot.digests.changes import changes, disagreements
from bot.digests.recalling import recall
from bot.digests.recapping import Recap
from bot.digests.reported_figures import ReportedFigures
from bot.digests.stories import OTHER, Story, StoryLine, group_of, highlights, in_short, stories, tells_change
from bot.digests.zones.iana import find_zone
from bot.wording.dates import dated
from bot.wording.entries import figure_spans, item_of
from bot.wording.figures import CHANGED, disagreeing, fact_lead, is_proven
from bot.wording.sources import CORRECTING_NOTE, Citations, independent_sources, publisher_label
from storage.digests.news import News
from storage.digests.records import Place, Promise
from storage.records import Article, Entry, Event, Fact, Position, SubscriptionOptions
from storage.values import key_of

#: Lines under a story's headline in the short text, and lines of a story in all.
_SHORT = 2
_HIGHLIGHTS = 6
_CHANGES, _DISAGREEMENTS = "Figures that changed", "Sources that disagree"
_ABOVE = "with another story"


@dataclass(frozen=True, slots=True)
class DigestContext:
    """What a digest is composed for: its topics (none: all), and its slot ``at`` in its ``zone``.

    ``missed`` counts earlier slots that it covers too; ``reference`` is empty in a preview.
    """

    topics: tuple[str, ...]
    at: datetime
    zone: str
    missed: int
    reference: str
    options: SubscriptionOptions


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest and the entries that it promises. ``empty``: everything in it is known to the channel."""

    document: Document
    promises: tuple[Promise, ...]
    empty: bool


@speaking(SENT_IN)
def compose(news: News, context: DigestContext) -> Composed:
    """The digest of this news. The article that a correction cites as its proof is no news of its own."""
    new = tuple(entry for entry in news.new if not (isinstance(entry, Article) and entry.note == CORRECTING_NOTE))
    return _Composer(replace(news, new=new), context).composed()


class _Composer:
    def __init__(self, news: News, context: DigestContext) -> None:
        self._news = news
        self._context = context
        self._limit = context.options.limit
        self._citations = Citations()
        self._promises: dict[int, Promise] = {}
        self._compared: dict[int, Promise] = {}
        self._apart: dict[int, str] = {}
        self._sentences: set[tuple[str, int, int, int]] = set()
        self._offices: set[tuple[str, str, str]] = set()
        self._fresh = {entry.id for entry in news.new}
        # A figure that can't be parsed again out of its sentence is never shown.
        self._unproved = {entry.id for entry in (*news.new, *news.archive) if isinstance(entry, Fact) and not is_proven(entry)}
        new = [entry for entry in news.new if isinstance(entry, Fact) and entry.id not in self._unproved]
        earlier = [fact for fact in news.earlier if is_proven(fact)]
        self._figures = ReportedFigures([*new, *earlier])
        self._known = {same.id for fact in new for same in self._figures.of(fact).reports}
        self._changes = changes(new, earlier)
        self._disagreements = disagreements(new, earlier)
        self._recap = Recap(news.pending_corrections, self._limit)

    def composed(self) -> Composed:
        found = stories(self._news.new)
        shown, rest = found[: self._limit], found[self._limit :]
        self._set_apart()
        blocks: list[Block] = [self._opening(found)]
        left = self._by_topic(shown, blocks)
        blocks += [*self._changed(), *self._disagreeing(), *self._corrected(), *self._from_archive()]
        if rest:
            blocks.append(note(f"And {counted(len(rest), 'more story')}: /brief latest shows them."))
        short = len(self._citations.sources)
        details = self._details(left)
        for story in (*rest, *shown):
            self._promise([*story.articles, *story.entries], Place.MORE)
        sources = self._citations.sources
        if short:
            blocks.append(Sources(sources=tuple(source.model_copy(update={"sentence": ""}) for source in sources[:short])))
        if sources:
            details.append(Sources(sources=sources))
        blocks += self._choices(rest)
        document = Document(title=self._title(), blocks=tuple(blocks), private=False, details=tuple(details))
        promises = (*self._promises.values(), *self._compared.values(), *self._recap.promises())
        return Composed(document, promises, not self._news.new and not self._recap.is_news)

    def _title(self) -> str:
        about = ", ".join(self._context.topics) or "all topics"
        return f"Digest {self._context.reference}: {about}" if self._context.reference else f"Digest: {about}"

    def _opening(self, found: Sequence[Story]) -> Block:
        counts = [counted(len(found), "new story") if found else "nothing new"]
        numbers = ((self._changes, "changed figure"), (self._disagreements, "new conflict"), (self._recap.shown, "correction"))
        counts += [counted(len(things), word) for things, word in numbers if things]
        summary = " and ".join(filter(None, [", ".join(counts[:-1]), counts[-1]]))
        at, since = Moment(at=self._context.at, zone=self._context.zone), Moment(at=self._news.since, zone=self._context.zone)
        covers = f"; covers {counted(self._context.missed, 'missed digest')} too" if self._context.missed else ""
        return paragraph(at, f": {summary} since ", since, f"{covers}.")

    def _choices(self, rest: Sequence[Story]) -> list[Block]:
        """Buttons that show more; "Why these?" needs a reference, which a preview has not."""
        choices = [Choice(label="Why these?", line=f"/brief digest why {self._context.reference}")] if self._context.reference else []
        choices += [Choice(label="Show the latest", line="/brief latest")] if rest else []
        return [Choices(choices=tuple(choices))] if choices else []

    # -- news by topic

    def _by_topic(self, shown: Sequence[Story], blocks: list[Block]) -> list[tuple[Story, list[StoryLine]]]:
        """Adds the short text of the stories to the blocks; for each story, the lines that are left for the details."""
        by_group: dict[str, list[Story]] = defaultdict(list)
        for story in shown:
            by_group[group_of(story, self._news.groups, self._news.weights)].append(story)
        left: list[tuple[Story, list[StoryLine]]] = []
        # Topics come as they were asked for; where all are, those with the newest story first.
        asked = [group.name for group in self._news.groups] if self._context.topics else [name for name in by_group if name != OTHER]
        for name in [*asked, OTHER]:
            short_text: list[Block] = []
            for story in by_group.get(name, ()):
                chosen = highlights(self._unshown(story), _HIGHLIGHTS)
                short = in_short(chosen, _SHORT)
                short_text += self._in_short(story, _in_order(short, story))
                left.append((story, _in_order([entry for entry in chosen if entry not in short], story)))
            blocks += [Heading(text=name), *short_text] if short_text else []
        return left

    def _in_short(self, story: Story, short: Sequence[StoryLine]) -> list[Block]:
        """A story's headline and lines. Without lines the headline says where its figures are; without a new article it is left out."""
        elsewhere = {self._apart.get(entry.id, _ABOVE) for entry in story.entries if entry.id in self._promises}
        headline = self._headline(story)
        if lines := self._lines(short):
            return [headline, *lines]
        if elsewhere:
            where = text(f" Its figures stand {' and '.join(sorted(elsewhere))}.")
            return [headline.model_copy(update={"spans": (*headline.spans, where)})]
        return [headline] if story.articles else []

    def _unshown(self, story: Story) -> list[StoryLine]:
        """The entries of a story that may be its lines: the first of those that say the same, and none that is shown elsewhere."""
        found: list[StoryLine] = []
        same: set[int] = set()
        offices = {*self._offices}
        for entry in story.entries:
            if entry.id in self._promises or entry.id in self._unproved or entry.id in same:
                continue
            if isinstance(entry, Fact):
                if self._repeats(entry):
                    continue
                same |= {one.id for one in self._figures.of(entry).reports}
            elif _sentence(entry) in self._sentences:
                continue
            elif isinstance(entry, Position):
                if _office(entry) in offices or not (tells_change(entry) or len(story.entries) == 1):
                    continue
                offices.add(_office(entry))
            found.append(entry)
        return found

    def _repeats(self, fact: Fact) -> bool:
        """Whether a retelling's figure is known already from the original or from another retelling of it."""
        source, article = fact.citation.source, fact.citation.article
        known = (one for one in self._figures.of(fact).reports if one.id not in self._fresh)
        return any(one.citation.source == source and one.citation.article != article for one in known)

    def _headline(self, story: Story) -> Paragraph:
        self._promise(story.articles, Place.NEW)
        first = story.articles[0] if story.articles else story.entries[0].citation
        named = publisher_label(first) if first.publisher or first.summary_of else dated(first.published) if first.published else "undated"
        sources = f" ({named}; {self._sources_of(story)})"
        url = first.url if story.articles else None
        link = [Link(label=" read it", url=url)] if url else []
        opening = paragraph(text(story.title, bold=True), text(sources), *link)
        return opening.model_copy(update={"entries": tuple(article.ref for article in story.articles)})

    def _sources_of(self, story: Story) -> str:
        """How many independent sources report a story, by the figures that they share, and who retells it."""
        facts = [entry for entry in story.entries if isinstance(entry, Fact) and entry.id not in self._unproved]
        sources = {story.source, *(one.citation.source for fact in facts for one in self._figures.of(fact).reports)}
        number = independent_sources(len(sources))
        if story.articles and (original := story.articles[0].retelling_of):
            return f"{number}, retells {original}"
        others = [article.summary_of or article.publisher or f"“{article.title}”" for article in story.articles[1:]]
        return f"{number}, retold by {', '.join(dict.fromkeys(others))}" if others else number

    def _lines(self, entries: Iterable[StoryLine]) -> list[Block]:
        items = tuple(self._line(entry) for entry in entries if entry.id not in self._promises)
        return [Listing(items=items)] if items else []

    def _line(self, entry: StoryLine) -> Item:
        self._sentences.add(_sentence(entry))
        if isinstance(entry, Fact):
            spans, refs = self._figure(entry, Place.NEW)
            return Item(lead=fact_lead(entry), spans=spans, entries=refs)
        if isinstance(entry, Position):
            self._offices.add(_office(entry))
        self._promise([entry], Place.NEW)
        return item_of(entry, self._citations)

    def _figure(self, fact: Fact, place: Place) -> tuple[tuple[Text | Ref, ...], tuple[str, ...]]:
        """A figure with its sources, and the references of all entries that report it: those need no lines of their own then."""
        sources = self._figures.of(fact).one_per_source(fact)
        reports = [
            fact,
            *(one for one in self._figures.of(fact).reports if one.id != fact.id and (one.id in self._fresh or one in sources)),
        ]
        for one in reports:
            if one.id in self._fresh or (one is fact and place is Place.ARCHIVE):
                self._promise([one], place)
            else:
                self._compare(one)
        return figure_spans(fact, [self._citations.of(one) for one in sources]), tuple(one.ref for one in reports)

    def _details(self, left: Sequence[tuple[Story, list[StoryLine]]]) -> list[Block]:
        """The lines that are left of the stories, and the number of further entries."""
        blocks: list[Block] = []
        for story, entries in left:
            lines = self._lines(entries)
            more = [entry.citation.article for entry in story.entries if entry.id not in self._promises]
            if more:
                items = lines[0].items if lines and isinstance(lines[0], Listing) else ()
                # Of several articles, the one that has most of them.
                rest = f"and {len(more)} more from it: /brief source {max(more, key=more.count)}"
                lines = [Listing(items=(*items, Item(spans=(text(rest),))))]
            if lines:
                blocks += [Heading(text=story.title), *lines]
        return blocks

    # -- what changed

    def _set_apart(self) -> None:
        """Promises the figures that changed or are in dispute: they are shown there, not among the lines of their stories."""
        apart = [(fact, Place.CHANGED) for one in self._changes[: self._limit] for fact in (one.old, one.new)]
        apart += [(fact, Place.NEW) for one in self._disagreements[: self._limit] for fact in (one.fact, one.other)]
        for fact, place in apart:
            same = self._figures.of(fact).reports
            heading = _CHANGES if place is Place.CHANGED else _DISAGREEMENTS
            self._apart |= {one.id: f"under “{heading}”" for one in same if one.id not in self._apart}
            self._promise([one for one in same if one.id in self._fresh], place)
            self._sentences |= {_sentence(one) for one in same}

    def _changed(self) -> list[Block]:
        return self._pairs(_CHANGES, [(one.old, one.new) for one in self._changes], CHANGED, Place.CHANGED)

    def _disagreeing(self) -> list[Block]:
        return self._pairs(_DISAGREEMENTS, [(one.fact, one.other) for one in self._disagreements], disagreeing(), Place.NEW)

    def _pairs(self, heading: str, pairs: Sequence[tuple[Fact, Fact]], between: str, place: Place) -> list[Block]:
        """Lines with two figures each; the lead is that of the new one."""
        items = []
        for first, second in pairs[: self._limit]:
            about = second if place is Place.CHANGED else first
            (one, refs), (other, more) = self._figure(first, place), self._figure(second, place)
            items.append(Item(lead=fact_lead(about), spans=(*one, text(between), *other), entries=(*refs, *more)))
        if not items:
            return []
        more_of_them = len(pairs) - len(items)
        rest = [note(f"And {more_of_them} more: /brief latest shows them.")] if more_of_them else []
        return [Heading(text=heading), Listing(items=tuple(items)), *rest]

    def _corrected(self) -> list[Block]:
        if not self._recap.shown:
            return []
        listing = Listing(items=self._recap.items(self._citations))
        rest = [note(f"And {self._recap.left} more, in the next digest.")] if self._recap.left else []
        return [Heading(text="Corrected since"), listing, *rest]

    # -- from the archive

    def _from_archive(self) -> list[Block]:
        if not self._context.options.archive:
            return []
        known = {*self._promises, *self._compared, *self._known, *self._unproved}
        day = self._context.at.astimezone(find_zone(self._context.zone)).date()
        archive = [entry for entry in self._news.archive if entry.id not in known and not self._shows_sentence_of(entry)]
        recalled = recall(archive, day, self._fresh_subjects(), self._news.newest)
        if recalled is None:
            return []
        if isinstance(recalled.entry, Fact):
            spans, refs = self._figure(recalled.entry, Place.ARCHIVE)
            item = Item(lead=fact_lead(recalled.entry), spans=spans, entries=refs)
        else:
            self._promise([recalled.entry], Place.ARCHIVE)
            item = item_of(recalled.entry, self._citations)
        return [Heading(text="From the archive"), Listing(items=(item,)), note(f"Why this: {recalled.reason}.")]

    def _shows_sentence_of(self, entry: Entry) -> bool:
        return isinstance(entry, StoryLine) and _sentence(entry) in self._sentences

    def _fresh_subjects(self) -> dict[str, int]:
        names: dict[str, int] = defaultdict(int)
        for entry in self._news.new:
            if isinstance(entry, Fact):
                names[entry.subject] += 1
            elif isinstance(entry, Event):
                for name in entry.entities:
                    names[name] += 1
        return names

    # -- what is promised

    def _promise(self, entries: Iterable[Entry], place: Place) -> None:
        for entry in entries:
            self._promises.setdefault(entry.id, Promise(entry.lineage, entry.id, place))

    def _compare(self, fact: Fact) -> None:
        self._compared.setdefault(fact.id, Promise(fact.lineage, fact.id, Place.COMPARED))


def nothing_to_send(news: News, zone: str) -> Document:
    """What a preview shows when the digest would be skipped."""
    since = Moment(at=news.since, zone=zone)
    return Document(
        title="Nothing to send now",
        blocks=(
            paragraph("There is nothing new for this channel since ", since, ", so a digest now would be skipped."),
            note("A subscription can tell of empty days instead: give it the option empty:say."),
        ),
    )


def _sentence(entry: StoryLine) -> tuple[str, int, int, int]:
    """Which sentence an entry was read from."""
    return entry.citation.article, entry.citation.revision, entry.citation.start, entry.citation.end


def _office(position: Position) -> tuple[str, str, str]:
    """Who holds which office where: what several stories may report."""
    return key_of(position.person), key_of(position.title), key_of(position.organisation or "")


def _in_order(entries: Sequence[StoryLine], story: Story) -> list[StoryLine]:
    """The entries in the order of the text."""
    return [entry for entry in story.entries if entry in entries]
