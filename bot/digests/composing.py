"""Composing a digest: pure, from what the store knows to a Document and the list of what it holds.

News come by topic and story, the newest first; a story is an article with all its retellings, which are one source. Then figures
that changed, then one thing from the archive with the reason why it is there. What finds no room is counted, not cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.document import Block, Choice, Choices, Document, Heading, Item, Link, Listing, Moment, note, paragraph, text
from bot.digests.changes import Change, Disagreement, Series, changes, disagreements, series_of
from bot.digests.phrasing import fact_item, fact_lead, item_of, qualified
from bot.digests.recalling import Recalled, recall
from bot.digests.schedule import find_zone
from bot.reading.citing import Citations, is_proven, publisher_label
from storage.delivery_records import Place, Promise, SubscriptionOptions
from storage.news import News, TopicGroup
from storage.records import Article, Entry, Event, Fact, Quote
from storage.values import Precision

#: Facts, events and quotes shown of one story.
_HIGHLIGHTS = 4
#: A number that is worth telling without its story, and the fewest words of a quotation that is.
_LARGE = 1000
_CLAUSE = 5
_OTHER = "Other news"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a digest is composed for: its topics (none: all), and the occasion ``at`` in its ``zone``.

    ``missed`` counts earlier occasions that it covers; ``reference`` is empty in a preview.
    """

    topics: tuple[str, ...]
    at: datetime
    zone: str
    missed: int
    reference: str
    options: SubscriptionOptions


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest and what it holds. ``empty``: there is nothing new in it."""

    document: Document
    promises: tuple[Promise, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class Story:
    """New entries that go back to one source: its articles (the original first) and what was read from them."""

    source: str
    articles: tuple[Article, ...]
    entries: tuple[Fact | Event | Quote, ...]

    @property
    def title(self) -> str:
        return self.articles[0].title if self.articles else self.entries[0].citation.title

    @property
    def newest(self) -> tuple[date, datetime, int]:
        """Orders stories: by publication, then by when they were recorded."""
        published = [article.published for article in self.articles] or [entry.citation.published for entry in self.entries]
        days = [when.sort_key[0] for when in published if when is not None]
        everything = [*self.articles, *self.entries]
        return max(days, default=date.min), max(entry.recorded_at for entry in everything), max(entry.id for entry in everything)


def compose(news: News, frame: Frame) -> Composed:
    """The digest of these news for this occasion."""
    return _Composer(news, frame).composed()


class _Composer:
    def __init__(self, news: News, frame: Frame) -> None:
        self._news = news
        self._frame = frame
        self._citations = Citations()
        self._promises: dict[int, Promise] = {}
        self._fresh = {entry.id for entry in news.new}
        self._compared: dict[int, Promise] = {}
        # A figure that can't be read again out of its sentence is never shown.
        facts = [entry for entry in news.new if isinstance(entry, Fact)]
        self._unproved = {entry.id for entry in (*news.new, *news.archive) if isinstance(entry, Fact) and not is_proven(entry)}
        self._changes = changes(
            [fact for fact in facts if fact.id not in self._unproved], [fact for fact in news.earlier if is_proven(fact)]
        )
        self._disagreements = disagreements(
            [fact for fact in facts if fact.id not in self._unproved], [fact for fact in news.earlier if is_proven(fact)]
        )
        self._twins = _twins(fact for fact in facts if fact.id not in self._unproved)

    def composed(self) -> Composed:
        stories = sorted(_stories(self._news.new), key=lambda story: story.newest, reverse=True)
        shown, rest = stories[: self._frame.options.limit], stories[self._frame.options.limit :]
        changed = self._changes[: self._frame.options.limit]
        for change in changed:
            self._promise([change.new], Place.CHANGED)
            self._compared.setdefault(change.old.id, Promise(change.old.lineage, change.old.id, Place.COMPARED))
        disagreeing = self._disagreements[: self._frame.options.limit]
        for one in disagreeing:
            self._promise([one.fact], Place.NEW)
            if one.other.id not in self._fresh:
                self._compared.setdefault(one.other.id, Promise(one.other.lineage, one.other.id, Place.COMPARED))
            else:
                self._promise([one.other], Place.NEW)
        body = self._by_topic(shown)
        body += self._changed(changed)
        body += self._disagreeing(disagreeing)
        archive = [entry for entry in self._news.archive if entry.id not in self._unproved]
        recalled = recall(archive, self._archive_day(), self._fresh_subjects(), self._frame.reference)
        if recalled is not None and self._frame.options.archive:
            body += self._from_archive(recalled)
        for story in rest:
            self._promise([*story.articles, *story.entries], Place.MORE)
        if rest:
            body += [note(f"And {len(rest)} more {_plural('story', len(rest))}: /brief latest shows them.")]
            body += [Choices(choices=(Choice(label="Show the latest", line="/brief latest"),))]
        empty = not self._news.new
        blocks = [self._opening(stories), *body]
        blocks += self._citations.block()
        blocks += self._closing()
        document = Document(title=self._title(), blocks=tuple(blocks), private=False)
        return Composed(document, (*self._promises.values(), *self._compared.values()), empty)

    def _title(self) -> str:
        about = ", ".join(self._frame.topics) or "all topics"
        return f"Digest {self._frame.reference}: {about}" if self._frame.reference else f"Digest: {about}"

    def _opening(self, stories: Sequence[Story]) -> Block:
        counted = [f"{len(stories)} new {_plural('story', len(stories))}"] if stories else ["nothing new"]
        if self._changes:
            counted.append(f"{len(self._changes)} changed {_plural('figure', len(self._changes))}")
        at, since = Moment(at=self._frame.at, zone=self._frame.zone), Moment(at=self._news.since, zone=self._frame.zone)
        covers = f"; covers {self._frame.missed} missed {_plural('digest', self._frame.missed)} too" if self._frame.missed else ""
        return paragraph(at, f": {' and '.join(counted)} since ", since, f"{covers}.")

    def _closing(self) -> list[Block]:
        return [note(f"Digest {self._frame.reference}")] if self._frame.reference else []

    # -- news by topic

    def _by_topic(self, stories: Sequence[Story]) -> list[Block]:
        by_group: dict[str, list[Story]] = defaultdict(list)
        for story in stories:
            by_group[self._group(story)].append(story)
        blocks: list[Block] = []
        for name in [*(group.name for group in self._news.groups), _OTHER]:
            if found := by_group.get(name):
                blocks.append(Heading(text=name))
                for story in found:
                    blocks += self._story(story)
        return blocks

    def _group(self, story: Story) -> str:
        """The topic that a story is most about: named most often, itself before its descendants."""

        def weight(group: TopicGroup) -> tuple[int, int]:
            names: dict[str, int] = defaultdict(int)
            for entry in story.articles or story.entries:
                for key, count in self._news.weights.get(entry.id, {}).items():
                    names[key] += count
            return sum(names[key] for key in group.keys), sum(names[key] for key in group.family_keys)

        weights = {group.name: weight(group) for group in self._news.groups}
        best = max(weights, key=lambda name: weights[name], default=_OTHER)
        return best if any(weights.get(best, (0, 0))) else _OTHER

    def _story(self, story: Story) -> list[Block]:
        self._promise(story.articles, Place.NEW)
        told = publisher_label(story.articles[0]) if story.articles else publisher_label(story.entries[0].citation)
        spans = [text(story.title, bold=True), text(f" ({told})")]
        if len(story.articles) > 1:
            others = ", ".join(article.summary_of or article.publisher or f"“{article.title}”" for article in story.articles[1:])
            spans.append(text(f"; retold by {others}: one source"))
        opening = paragraph(*spans, *_link(story)).model_copy(update={"entries": tuple(article.ref for article in story.articles)})
        left = [entry for entry in story.entries if entry.id not in self._promises]
        worthy = [entry for entry in left if entry.id not in self._unproved]
        items = [self._line(entry) for entry in _highlights(worthy) if entry.id not in self._promises]
        more = [entry for entry in left if entry.id not in self._promises]
        self._promise(more, Place.MORE)
        if more:
            items.append(Item(spans=(text(f"and {len(more)} more from it"),)))
        return [opening, Listing(items=tuple(items))] if items else [opening]

    def _line(self, entry: Fact | Event | Quote) -> Item:
        """An entry in one line; a figure with its twins from other sources, which need no lines of their own then."""
        if not isinstance(entry, Fact):
            self._promise([entry], Place.NEW)
            return item_of(entry, self._citations)
        twins = [twin for twin in self._twins[_twin_key(entry)] if twin.id == entry.id or twin.id not in self._promises]
        self._promise(twins, Place.NEW)
        sources = {twin.citation.source: twin for twin in reversed(twins)}
        first = [entry, *(twin for source, twin in sources.items() if source != entry.citation.source)]
        refs = tuple(dict.fromkeys([entry.ref, *(twin.ref for twin in twins)]))
        return fact_item(entry, [self._citations.of(fact) for fact in first], len(first), refs)

    # -- figures that changed

    def _changed(self, found: Sequence[Change]) -> list[Block]:
        if not found:
            return []
        items = []
        for change in found:
            old, new = change.old, change.new
            spans = [text(f"{qualified(old)} "), self._citations.of(old), text(f" → {qualified(new)} "), self._citations.of(new)]
            items.append(Item(lead=fact_lead(new), spans=tuple(spans), entries=(old.ref, new.ref)))
        blocks: list[Block] = [Heading(text="Figures that changed"), Listing(items=tuple(items))]
        if (more := len(self._changes) - len(found)) > 0:
            blocks.append(note(f"And {more} more {_plural('figure', more)}."))
        return blocks

    def _disagreeing(self, found: Sequence[Disagreement]) -> list[Block]:
        if not found:
            return []
        items = []
        for one in found:
            first, second = one.fact, one.other
            spans = [
                text(f"{qualified(first)} "),
                self._citations.of(first),
                text(f" but {qualified(second)} "),
                self._citations.of(second),
            ]
            items.append(Item(lead=fact_lead(first), spans=tuple(spans), entries=(first.ref, second.ref)))
        return [Heading(text="Sources that disagree"), Listing(items=tuple(items))]

    # -- from the archive

    def _archive_day(self) -> date:
        return self._frame.at.astimezone(find_zone(self._frame.zone)).date()

    def _fresh_subjects(self) -> dict[str, int]:
        names: dict[str, int] = defaultdict(int)
        for entry in self._news.new:
            if isinstance(entry, Fact):
                names[entry.subject] += 1
            elif isinstance(entry, Event):
                for name in entry.entities:
                    names[name] += 1
        return names

    def _from_archive(self, recalled: Recalled) -> list[Block]:
        self._promise([recalled.entry], Place.ARCHIVE)
        listing = Listing(items=(item_of(recalled.entry, self._citations),))
        return [Heading(text="From the archive"), listing, note(f"Why this: {recalled.reason}.")]

    def _promise(self, entries: Iterable[Entry], place: Place) -> None:
        for entry in entries:
            self._promises.setdefault(entry.id, Promise(entry.lineage, entry.id, place))


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


def _stories(entries: Iterable[Entry]) -> list[Story]:
    """New entries by the source that they go back to."""
    articles: dict[str, list[Article]] = defaultdict(list)
    cited: dict[str, list[Fact | Event | Quote]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Article):
            articles[entry.source].append(entry)
        elif isinstance(entry, Fact | Event | Quote):
            cited[entry.citation.source].append(entry)
    return [
        Story(
            source,
            tuple(sorted(articles[source], key=lambda article: (article.ref != source, article.id))),
            tuple(sorted(cited[source], key=lambda entry: (entry.citation.article != source, entry.citation.start, entry.id))),
        )
        for source in {**articles, **cited}
    ]


def _highlights(entries: Sequence[Fact | Event | Quote]) -> list[Fact | Event | Quote]:
    """The entries of a story that are shown: two figures, an event, a quotation, then what there is, in the order of the text.
    Telling ones go before others."""
    ranked = sorted(entries, key=lambda entry: not _tells(entry))
    chosen: list[Fact | Event | Quote] = []
    for kind, number in ((Fact, 2), (Event, 1), (Quote, 1), (Fact, _HIGHLIGHTS), (Event, _HIGHLIGHTS), (Quote, _HIGHLIGHTS)):
        fitting = [entry for entry in ranked if isinstance(entry, kind) and entry not in chosen and not _told(entry, chosen)]
        chosen += fitting[: min(number, _HIGHLIGHTS - len(chosen))]
    return [entry for entry in entries if entry in chosen]


def _told(entry: Fact | Event | Quote, chosen: Iterable[Fact | Event | Quote]) -> bool:
    """Whether the sentence of an entry is told already, as an entry of another kind."""
    return any(one.citation == entry.citation and type(one) is not type(entry) for one in chosen)


def _tells(entry: Fact | Event | Quote) -> bool:
    """Whether an entry says something at a glance: money, a share or a large number; a day or month; a whole clause."""
    match entry:
        case Fact():
            unit = entry.quantity.unit
            return unit.endswith("%") or (len(unit) == 3 and unit.isupper()) or entry.quantity.value >= _LARGE
        case Event():
            return entry.date.precision in (Precision.DAY, Precision.MONTH)
        case Quote():
            return len(entry.words.split()) >= _CLAUSE or (not entry.words.isascii() and len(entry.words) >= 3 * _CLAUSE)


TwinKey = tuple[Series, str, str]


def _twin_key(fact: Fact) -> TwinKey:
    return series_of(fact), fact.quantity.text, fact.as_of.value


def _twins(facts: Iterable[Fact]) -> dict[TwinKey, list[Fact]]:
    """Facts that say the same of the same time, from whatever article."""
    twins: dict[TwinKey, list[Fact]] = defaultdict(list)
    for fact in facts:
        twins[_twin_key(fact)].append(fact)
    return twins


def _link(story: Story) -> list[Link]:
    url = story.articles[0].url if story.articles else None
    return [Link(label=" read it", url=url)] if url else []


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
