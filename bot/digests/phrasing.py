"""How entries are said in a digest: a figure, an event, a quotation, each with its source number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Link, Moment, Ref, Source, Sources, Text, text
from bot.reading.facts import reparses
from storage.records import Article, Citation, Entry, Event, Fact, Quote
from storage.values import EventStatus, Nature

Spans = list[Text | Link | Ref | Moment]

_LABELLED = {Nature.PLANNED: "planned", Nature.FORECAST: "forecast", Nature.TARGET: "target", Nature.ESTIMATE: "estimate"}


class Numbering:
    """Numbers the sources of a document in the order in which they are first named."""

    def __init__(self) -> None:
        self._sources: dict[tuple[str, int, int, int], Source] = {}

    def ref(self, entry: Fact | Event | Quote) -> Ref:
        """The reference to the sentence that proves an entry."""
        citation = entry.citation
        key = (citation.article, citation.revision, citation.start, citation.end)
        if key not in self._sources:
            self._sources[key] = Source(
                number=len(self._sources) + 1,
                sentence=citation.sentence,
                article=article_label(citation),
                url=citation.url,
                note=f"retells {citation.retelling_of}" if citation.retelling_of else "",
                line=f"/brief source {entry.ref}",
            )
        return Ref(number=self._sources[key].number)

    @property
    def block(self) -> Sources:
        return Sources(sources=tuple(self._sources.values()))


def article_label(article: Citation | Article) -> str:
    """An article for people: "our summary of Xinhua, 27 Feb 2025", "Acme Times, 3 Mar 2025"."""
    name = f"our summary of {article.summary_of}" if article.summary_of else article.publisher or f"“{article.title}”"
    return f"{name}, {article.published.text}" if article.published is not None else f"{name}, date unknown"


def proved(fact: Fact) -> bool:
    """Whether the figure can be read again out of the very sentence that is stored with it."""
    return reparses(fact.citation.sentence, fact.quantity)


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def item_of(entry: Entry, numbering: Numbering) -> Item:
    """One line that says an entry."""
    match entry:
        case Fact():
            return fact_item(entry, [numbering.ref(entry)])
        case Event():
            status = "" if entry.status is EventStatus.PAST else f" ({entry.status})"
            return Item(lead=capital(entry.date.text), spans=(text(f"{entry.summary.rstrip()}{status} "), numbering.ref(entry)))
        case Quote():
            who = entry.speaker or "Somebody"
            return Item(lead=who, spans=(text(f"“{entry.words}” "), numbering.ref(entry)))
        case _:
            return Item(lead=entry.ref)


def fact_item(fact: Fact, refs: Sequence[Ref], told_by: int = 1) -> Item:
    """A figure with all sentences that prove it; ``told_by`` counts independent sources."""
    several = f"({told_by} independent sources) " if told_by > 1 else ""
    return Item(lead=fact_lead(fact), spans=(text(f"{figure_text(fact)} {several}"), *_spaced(refs)))


def fact_lead(fact: Fact) -> str:
    """What a figure is about: "Qwen, derivative models (native and derivative together)"."""
    return f"{fact.subject}, {fact.metric}{f' ({fact.scope})' if fact.scope else ''}"


def figure_text(fact: Fact) -> str:
    """A figure with all that qualifies it: "over 100,000 models (Feb 2025)", "380 billion CNY (planned, by Feb 2028, says Eddie Wu)"."""
    # A vague amount is said in the source's words: "double digits" says more truly what is known than "10–99%".
    amount = " ".join(fact.figure.split()) if fact.quantity.high is not None else fact.quantity.text
    said = [_LABELLED.get(fact.nature, ""), fact.as_of.text, f"says {fact.attributed_to}" if fact.attributed_to else ""]
    return f"{amount} ({', '.join(word for word in said if word)})"


def _spaced(refs: Sequence[Ref]) -> list[Text | Ref]:
    spans: list[Text | Ref] = []
    for ref in refs:
        spans += [text(" "), ref] if spans else [ref]
    return spans
