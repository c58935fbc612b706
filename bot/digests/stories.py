"""Stories: new entries grouped by their source, which of them are shown first, and under which topic. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.digests.news import TopicGroup
from storage.records import Article, Entry, Event, Fact, Position, Quote
from storage.values import Precision, key_of

StoryLine = Fact | Event | Quote | Position

#: The kinds of lines a story is shown with: a figure, who comes or goes, an event, another figure, a quotation, then the rest.
_ORDER: tuple[tuple[type[StoryLine], int], ...] = (
    (Fact, 1),
    (Position, 1),
    (Event, 1),
    (Fact, 1),
    (Quote, 1),
    (Fact, 99),
    (Position, 99),
    (Event, 99),
    (Quote, 99),
)
#: The smallest count that means something without context, and the fewest words of a quotation that do.
_LARGE = 1000
_CLAUSE = 5


@dataclass(frozen=True, slots=True)
class Story:
    """New entries with one source: its articles (the original first, then retellings) and what was read from them."""

    source: str
    articles: tuple[Article, ...]
    entries: tuple[StoryLine, ...]

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


def stories(entries: Iterable[Entry]) -> list[Story]:
    """New entries grouped by their source, the newest story first."""
    articles: dict[str, list[Article]] = defaultdict(list)
    cited: dict[str, list[StoryLine]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Article):
            articles[entry.source].append(entry)
        elif isinstance(entry, StoryLine):
            cited[entry.citation.source].append(entry)
    found = [
        Story(
            source,
            tuple(sorted(articles[source], key=lambda article: (article.ref != source, article.id))),
            tuple(sorted(cited[source], key=lambda entry: (entry.citation.article != source, entry.citation.start, entry.id))),
        )
        for source in {**articles, **cited}
    ]
    return sorted(found, key=lambda story: story.newest, reverse=True)


def retold_only(story: Story) -> bool:
    """Whether a story only tells again, in retellings, what another article told before that is not among the new ones."""
    refs = {article.ref for article in story.articles} | {entry.citation.article for entry in story.entries}
    return story.source not in refs


def group_of(story: Story, groups: Sequence[TopicGroup], weights: Mapping[int, Mapping[str, int]]) -> str:
    """The topic that a story's title names, else the one that is named most often in it; of several the one named most often.

    Mentions of a topic's descendants count only between equals.
    """
    title = key_of(story.title)

    def rank(group: TopicGroup) -> tuple[bool, int, bool, int]:
        names: dict[str, int] = defaultdict(int)
        for entry in story.articles or story.entries:
            for key, count in weights.get(entry.id, {}).items():
                names[key] += count
        own, family = (sum(names[key] for key in keys) for keys in (group.keys, group.family_keys))
        return names_one_of(title, group.keys), own, names_one_of(title, group.family_keys), family

    found = {group.name: rank(group) for group in groups}
    best = max(found, key=lambda name: found[name], default="")
    return best if any(found.get(best, ())) else ""


def names_one_of(title: str, keys: Iterable[str]) -> bool:
    """Whether a title (as a key) has one of the names in it, as whole words where they are written with spaces between."""
    return any(re.search(rf"\b{re.escape(key)}\b", title) if key.isascii() else key in title for key in keys if key)


def highlights(entries: Sequence[StoryLine], most: int) -> list[StoryLine]:
    """At most so many entries of a story, the best first. Those that say something at a glance go first; each sentence is shown as one kind
    of entry only."""
    ranked = sorted(entries, key=lambda entry: not says_something_at_a_glance(entry))
    chosen: list[StoryLine] = []
    for kind, number in _ORDER:
        for entry in ranked:
            if len(chosen) == most or not number:
                break
            if isinstance(entry, kind) and entry not in chosen and not _repeats_sentence(entry, chosen):
                chosen.append(entry)
                number -= 1
    return chosen


def _repeats_sentence(entry: StoryLine, chosen: Iterable[StoryLine]) -> bool:
    """Whether the sentence of an entry is shown already, as another kind of entry or as an event; it may hold several figures."""
    return any(one.citation == entry.citation and (type(one) is not type(entry) or isinstance(one, Event)) for one in chosen)


def says_something_at_a_glance(entry: StoryLine) -> bool:
    """Whether an entry says something at a glance: money, a share or a large number; a day or month; a whole clause; who comes or goes."""
    match entry:
        case Fact():
            unit = entry.quantity.unit
            return unit.endswith("%") or (len(unit) == 3 and unit.isupper()) or entry.quantity.value >= _LARGE
        case Event():
            return entry.date.precision in (Precision.DAY, Precision.MONTH)
        case Quote():
            return len(entry.words.split()) >= _CLAUSE or (not entry.words.isascii() and len(entry.words) >= 3 * _CLAUSE)
        case Position():
            return tells_change(entry)


def tells_change(position: Position) -> bool:
    """Whether a position says that somebody comes or goes, not only who somebody is that a text speaks of."""
    return any(part is not None for part in (position.since, position.until, position.predecessor, position.successor))
