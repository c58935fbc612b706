"""The details of a digest: of each story what was read from it, and all else that no line in short says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.document import Block, Heading, Hint, Item, Link, Listing, Paragraph, Sources, Span, paragraph, text
from bot.core.language import say, say_count
from bot.digests.lines import Lines
from bot.digests.pairs import Pairs
from bot.digests.stories import Story, StoryLine, highlights
from bot.wording.sources import independent_sources, label_beside_title
from storage.digests.records import Place
from storage.records import Fact

#: Lines of a story.
_HIGHLIGHTS = 6


@dataclass(frozen=True, slots=True)
class Details:
    """Words what the lines in short leave; they must be made before."""

    lines: Lines
    pairs: Pairs

    def blocks(self, told: Sequence[Story], again: Sequence[Story], archived: Sequence[Story]) -> tuple[Block, ...]:
        """The new stories, those from the archive, what changed or is in dispute besides, who tells what again, and all sources."""
        blocks: list[Block] = []
        for story in told:
            blocks += self._story(story)
        for story in archived:
            entries = highlights(self.lines.unshown(story.entries), _HIGHLIGHTS)
            items = tuple(self.lines.line(entry, Place.ARCHIVE) for entry in _in_order(entries, story))
            blocks += [Heading(text=story.title), Listing(items=items)] if items else []
        blocks += self.pairs.sections()
        if again:
            blocks += [Heading(text=say("Told again")), Listing(items=tuple(self._again(story) for story in again))]
        sources = self.lines.citations.sources
        return (*blocks, *((Sources(sources=sources),) if sources else ()))

    def _story(self, story: Story) -> list[Block]:
        """A story's headline with its sources, its best lines, and the number of further entries."""
        chosen = highlights(self.lines.unshown(story.entries), _HIGHLIGHTS)
        items = [self.lines.line(entry) for entry in _in_order(chosen, story)]
        more = [entry.citation.article for entry in story.entries if not self.lines.is_promised(entry)]
        if more:
            # Of several articles, the one that has most of them.
            line = Hint(line=f"/brief source {max(more, key=more.count)}")
            rest = say_count("and {count} more from it:", "and {count} more from it:", len(more))
            items.append(Item(spans=(text(f"{rest} "), line)))
        if not items and not story.articles:
            return []
        self.lines.promise(story.articles, Place.NEW)
        return [self._heading(story), *([Listing(items=tuple(items))] if items else [])]

    def _heading(self, story: Story) -> Paragraph:
        first = story.articles[0] if story.articles else story.entries[0].citation
        spans = (text(story.title, bold=True), text(f" ({label_beside_title(first)}; {self._sources_of(story)})"))
        return paragraph(*spans).model_copy(update={"entries": tuple(article.ref for article in story.articles)})

    def _sources_of(self, story: Story) -> str:
        """How many independent sources report a story, by the figures that they share, and who retells it."""
        facts = [entry for entry in story.entries if isinstance(entry, Fact) and entry.id not in self.lines.unproved]
        sources = {story.source, *(one.citation.source for fact in facts for one in self.lines.figures.of(fact).reports)}
        number = independent_sources(len(sources))
        if story.articles and (original := story.articles[0].retelling_of):
            return say("{sources}, same story as {original}", sources=number, original=original)
        others = [article.summary_of or article.publisher or f"“{article.title}”" for article in story.articles[1:]]
        return say("{sources}, retold by {others}", sources=number, others=", ".join(dict.fromkeys(others))) if others else number

    def _again(self, story: Story) -> Item:
        """Who tells again what is known, with the article that told it first."""
        retells = say("same story as {original}", original=story.source)
        if not story.articles:
            return Item(spans=(text(f"{story.title} ({retells})"),))
        self.lines.promise(story.articles, Place.NEW)
        words = text(f" ({label_beside_title(story.articles[0])}; {retells})")
        return Item(spans=(headline(story), words), entries=tuple(one.ref for one in story.articles))


def headline(story: Story) -> Span:
    """A story's headline, as a link where its article has an address."""
    url = story.articles[0].url if story.articles else story.entries[0].citation.url
    return Link(label=story.title, url=url) if url else text(story.title, bold=True)


def _in_order(entries: Sequence[StoryLine], story: Story) -> list[StoryLine]:
    """The entries in the order of the text."""
    return [entry for entry in story.entries if entry in entries]
