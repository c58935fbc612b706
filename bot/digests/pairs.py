"""Two figures in one line of a digest: one that changed with what it was before, and one that another source contradicts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.document import Block, Heading, Hint, Item, Listing, Span, note
from bot.core.language import say, say_count
from bot.digests.changes import changes, disagreements
from bot.digests.lines import Lines
from bot.digests.stories import Story, names_one_of
from bot.wording.figures import CHANGED, disagreeing, fact_lead
from storage.digests.records import Place
from storage.records import Fact
from storage.values import key_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one line, of which ``about`` is the new one."""

    first: Fact
    second: Fact
    about: Fact
    between: str
    place: Place


class Pairs:
    """The pairs of one digest, at most ``limit`` of each kind; no line but theirs tells their figures."""

    def __init__(self, lines: Lines, limit: int) -> None:
        changed, disputed = changes(lines.new, lines.earlier), disagreements(lines.new, lines.earlier)
        self.changed = [Pair(one.old, one.new, one.new, CHANGED, Place.CHANGED) for one in changed]
        self.disagreeing = [Pair(one.fact, one.other, one.fact, disagreeing(), Place.NEW) for one in disputed]
        self._lines = lines
        self._limit = limit
        self._told: list[Pair] = []
        for pair in (*self.changed[:limit], *self.disagreeing[:limit]):
            for fact in (pair.first, pair.second):
                lines.set_apart(fact, pair.place)

    def left(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Those of the pairs that no line tells yet."""
        return [one for one in pairs[: self._limit] if one not in self._told]

    def of(self, story: Story) -> Pair | None:
        """The one pair that a story's line tells: a change before a conflict, and before both one whose subject the title names."""
        ids, title = {entry.id for entry in story.entries}, key_of(story.title)
        found = [one for one in (*self.left(self.changed), *self.left(self.disagreeing)) if one.about.id in ids]
        named = [one for one in found if names_one_of(title, [key_of(one.about.subject)])]
        return next(iter((*named, *found)), None)

    def are_in(self, story: Story) -> bool:
        """Whether a story has a figure that changed or is in dispute."""
        ids = {entry.id for entry in story.entries}
        return any(one.about.id in ids for one in (*self.changed, *self.disagreeing))

    def lead(self, story: Story) -> str:
        """What the figure is that was told of a story; empty where none was."""
        return next((fact_lead(one.about) for one in self._told if one.about in story.entries), "")

    def spans(self, pair: Pair) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        """The two figures of a line with their proofs, and the references of the entries that report them."""
        self._told.append(pair)
        return self._lines.pair(pair.first, pair.second, pair.between, pair.place)

    def item(self, pair: Pair) -> Item:
        """The line that tells the pair."""
        spans, refs = self.spans(pair)
        return Item(lead=fact_lead(pair.about), spans=spans, entries=refs)

    def sections(self) -> list[Block]:
        """The lines of all pairs that no other line tells, the changes first."""
        changed = self._section(say("Figures that changed"), self.changed)
        return [*changed, *self._section(say("Sources that disagree"), self.disagreeing)]

    def _section(self, heading: str, pairs: Sequence[Pair]) -> list[Block]:
        items = tuple(self.item(pair) for pair in self.left(pairs))
        if not items:
            return []
        more = len(pairs) - self._limit
        rest = [note(say_count("And {count} more:", "And {count} more:", more), " ", Hint(line="/brief latest"))] if more > 0 else []
        return [Heading(text=heading), Listing(items=items), *rest]
