"""Sources in words: numbered citations, and how an article is named beside what was read from it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Ref, Source, Sources
from bot.core.language import say, say_count, to_say
from bot.wording.dates import dated
from storage.records import Article, Citation, Event, Fact, Passage, Position, Quote

#: The notes of articles that are one sentence, which proves an entry by hand or the correction of another entry.
BY_HAND_NOTE = to_say("one sentence, entered by hand")
#: The note where the sentence of the source was not given, so that ours stands for it.
OWN_WORDS_NOTE = to_say("in our own words, entered by hand without the source's sentence")
CORRECTING_NOTE = to_say("one sentence, entered by hand as a correction")


#: What stands between the cells of a table, and from how many rows on all but the last are left out.
_CELLS, _FEWEST_ROWS = "|", 3


def note_text(note: str) -> str:
    """The note of an article in words: those that the program makes in the language that is spoken, others as they were given."""
    return say(note) if note in (BY_HAND_NOTE, OWN_WORDS_NOTE, CORRECTING_NOTE) else note


class Citations:
    """Numbers citations in the order they are used; the same sentence keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int, int], int] = {}
        self._sources: list[Source] = []
        self._entries: dict[str, None] = {}

    def of(self, entry: Fact | Event | Quote | Position, *, shown: bool = False) -> Ref:
        """The reference to the sentence that proves the entry. ``shown``: the answer shows the sentence, so only its article is listed."""
        citation = entry.citation
        self._entries[entry.ref] = None
        return self._ref(citation, citation.article if shown else entry.ref, shown=shown)

    def of_passage(self, passage: Passage) -> Ref:
        """The reference for a sentence that is shown itself."""
        return self._ref(passage.citation, passage.citation.article, shown=True)

    def _ref(self, citation: Citation, target: str, *, shown: bool) -> Ref:
        key = (citation.article, citation.revision, *((-1, -1) if shown else (citation.start, citation.end)))
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._sources.append(
                Source(
                    number=self._numbers[key],
                    sentence="" if shown else shown_sentence(citation.sentence),
                    article=article_label(citation),
                    url=citation.url,
                    note=say("same story as {article}", article=citation.retelling_of) if citation.retelling_of else "",
                    line=f"/brief source {target}",
                    summarised=_and_day(citation.summary_of, citation) if citation.summary_of else "",
                )
            )
        return Ref(number=self._numbers[key])

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were used up to now, by their numbers."""
        return tuple(self._sources)

    def block(self, *, folded: bool = False) -> tuple[Sources, ...]:
        """The block of all sources that were used; empty when none was. ``folded``: without their sentences."""
        sources = Sources(sources=tuple(self._sources), folded=folded, entries=tuple(self._entries))
        return (sources,) if self._sources else ()


def shown_sentence(sentence: str) -> str:
    """The sentence that proves an entry as answers show it: of a table its head and the row in question, which is its last."""
    lines = [line for line in sentence.splitlines() if line.strip()]
    head = next((number for number, line in enumerate(lines, 1) if _CELLS in line), 0)
    if not head or len(lines) - head < _FEWEST_ROWS or _CELLS not in lines[-1]:
        return sentence
    return "\n".join((*lines[:head], "…", lines[-1]))


def cited(entry: Fact | Event | Quote | Position, citations: Citations) -> Ref:
    """The reference to an entry's proof; where an event's summary is its sentence, only the article is named."""
    is_sentence = isinstance(entry, Event) and entry.summary.split() == entry.citation.sentence.split()
    return citations.of(entry, shown=is_sentence)


def refs_once(reports: Sequence[Fact | Event], citations: Citations) -> list[Ref]:
    """A reference for each independent source of what several articles report; what retells another adds none."""
    first = {report.citation.source: report for report in reversed(reports)}
    return [cited(report, citations) for report in reports if first[report.citation.source] is report]


def article_label(citation: Citation | Article) -> str:
    """How an article is named beside a figure: "our summary of Xinhua, 27 Feb 2025", "Acme News: “Acme opens a plant”, 3 May 2024"."""
    if citation.summary_of or not citation.publisher or _is_titled_with_its_sentence(citation):
        return publisher_label(citation)
    return say(
        "{publisher}: “{title}”, {date}",
        publisher=citation.publisher,
        title=citation.title,
        date=dated(citation.published, say("undated")),
    )


def _is_titled_with_its_sentence(source: Citation | Article) -> bool:
    """Whether the title is the sentence that is cited, or begins it, as where an entry was made by hand."""
    if isinstance(source, Article):
        return False
    return " ".join(source.sentence.split()).startswith(source.title.removesuffix("…").rstrip())


def independent_sources(number: int) -> str:
    """How many sources there are: "one source", "2 independent sources"."""
    return say_count("one source", "{count} independent sources", number)


def publisher_name(article: Article) -> str:
    """Who published an article: "Acme News", "our summary of Xinhua", or that it is not known."""
    if article.summary_of:
        return say("our summary of {source}", source=article.summary_of)
    return article.publisher or say("publisher unknown")


def publisher_label(citation: Citation | Article) -> str:
    """How an article is named where its title stands already: "Acme News, 3 May 2024"."""
    if citation.summary_of:
        return _and_day(say("our summary of {source}", source=citation.summary_of), citation)
    return _and_day(citation.publisher or f"“{citation.title}”", citation)


def label_beside_title(citation: Citation | Article) -> str:
    """How an article is named right behind its title: "Acme News, 3 May 2024"; its date alone where nobody knows who published it."""
    if citation.publisher or citation.summary_of:
        return publisher_label(citation)
    return dated(citation.published, say("undated"))


def _and_day(name: str, citation: Citation | Article) -> str:
    return say("{source}, {date}", source=name, date=dated(citation.published, say("undated")))
