"""How what was read is shown: numbered sources, figures as printed, dates with how they are known, and nothing without its proof."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.document import Ref, Source, Sources
from bot.core.text import one_line
from bot.reading.facts import reparses
from bot.reading.facts.ranks import RANK
from storage.records import Article, Citation, Entry, Event, Fact, Passage, Quote
from storage.values import Basis, Comparator, Nature, PartialDate

_COMPARED = {
    Comparator.OVER: "over",
    Comparator.AT_LEAST: "at least",
    Comparator.UNDER: "under",
    Comparator.AT_MOST: "up to",
    Comparator.ABOUT: "about",
}
#: A printed figure that begins so says itself how it compares.
_COMPARING = (
    "over", "more than", "above", "exceed", "surpass", "beyond", "upwards of", "in excess of", "at least", "no less than", "not less than",
    "under", "less than", "fewer than", "below", "nearly", "almost", "close to", "up to", "as much as", "as many as", "at most",
    "no more than", "about", "around", "roughly", "approximately", "some", "an estimated", "circa", "~", ">", "<", "≈",
    "超", "逾", "约", "近", "至少", "不到", "大约", "高达",
)  # fmt: skip
NATURE_LABELS = {
    Nature.PLANNED: "planned",
    Nature.FORECAST: "forecast",
    Nature.TARGET: "target",
    Nature.ESTIMATE: "estimate",
    Nature.PAST: "earlier",
}


class Citations:
    """Numbers citations in the order they are used; the same sentence keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int, int], int] = {}
        self._sources: list[Source] = []

    def of(self, entry: Fact | Event | Quote) -> Ref:
        """The reference to the sentence that proves an entry."""
        return self.ref(entry, entry.citation)

    def ref(self, entry: Entry, citation: Citation, *, shown: bool = False) -> Ref:
        """The reference for an entry's sentence. ``shown``: the sentence stands in the answer already, so its article is enough."""
        return self._ref(citation, citation.article if shown else entry.ref, shown=shown)

    def of_passage(self, passage: Passage) -> Ref:
        """The reference for a sentence that is shown itself."""
        return self._ref(passage.citation, passage.citation.article, shown=True)

    def _ref(self, citation: Citation, opens: str, *, shown: bool) -> Ref:
        key = (citation.article, citation.revision, *((-1, -1) if shown else (citation.start, citation.end)))
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._sources.append(
                Source(
                    number=self._numbers[key],
                    sentence="" if shown else citation.sentence,
                    article=article_label(citation),
                    url=citation.url,
                    note=f"retells {citation.retelling_of}" if citation.retelling_of else "",
                    line=f"/brief source {opens}",
                )
            )
        return Ref(number=self._numbers[key])

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were used up to now, by their numbers."""
        return tuple(self._sources)

    def block(self) -> tuple[Sources, ...]:
        """The block of all sources that were used; empty when none was."""
        return (Sources(sources=tuple(self._sources)),) if self._sources else ()


def article_label(citation: Citation | Article) -> str:
    """How an article is named beside a figure: "our summary of Xinhua, 27 Feb 2025", "Acme News: “Acme opens a plant”, 3 May 2024"."""
    if citation.summary_of or not citation.publisher:
        return publisher_label(citation)
    return f"{citation.publisher}: “{citation.title}”, {_published(citation)}"


def publisher_label(citation: Citation | Article) -> str:
    """How an article is named where its title stands already: "Acme News, 3 May 2024"."""
    name = f"our summary of {citation.summary_of}" if citation.summary_of else citation.publisher or f"“{citation.title}”"
    return f"{name}, {_published(citation)}"


def _published(citation: Citation | Article) -> str:
    return dated(citation.published) if citation.published else "undated"


def dated(when: PartialDate) -> str:
    """A date for people, with a word about how it is known where it is not printed: "Nov 2023 (inferred)"."""
    return f"{when.text} ({when.basis.value})" if when.basis is Basis.INFERRED and when.start else when.text


def figure_text(fact: Fact, *, under: str = "") -> str:
    """The figure as printed, its comparator in front: "over 380 billion yuan".

    ``under`` is the measure that stands before it already: "100,000 derivative models" under "derivative models" is "100,000".
    """
    printed = " ".join(fact.figure.split()) or fact.quantity.text
    if fact.quantity.unit == RANK:
        return f"no. {fact.quantity.value_text}, “{printed}”"
    if under and printed.casefold().endswith(f" {under.casefold()}"):
        printed = printed[: -len(under)].rstrip()
    word = _COMPARED.get(fact.quantity.comparator, "")
    if fact.quantity.high is not None and fact.quantity.comparator is Comparator.ABOUT:
        word = ""  # "double digits" and "hundreds" say themselves that they are vague
    if not word or printed.casefold().startswith(_COMPARING):
        return printed
    return f"{word} {printed}"


def is_proven(fact: Fact) -> bool:
    """Whether the figure can be read again out of the very sentence that is stored with it; no other is ever shown."""
    return reparses(fact.citation.sentence, fact.quantity)


def overruled_note(fact: Fact) -> str:
    """What is said beside a figure that another one goes before; empty where none does."""
    if fact.overruled is None:
        return ""
    why = f": {one_line(fact.overruled.reason)}" if fact.overruled.reason else ""
    return f"{fact.overruled.by} is preferred here{why}"


def proven(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that may be shown."""
    return [fact for fact in facts if is_proven(fact)]


def label(words: str) -> str:
    """The words with a capital first letter, as a line's lead."""
    return words[:1].upper() + words[1:]
