"""A digest's recap of corrections: entries delivered before that ended since, with what was said, what holds now, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Ref, Text, text
from bot.digests.correcting import real_changes
from bot.wording.entries import entry_lead, entry_statement, moved_to, with_entries
from bot.wording.figures import is_proven
from bot.wording.reasons import describe_reason
from bot.wording.sources import Citations, cited
from storage.digests.records import PendingCorrection, Place, Promise
from storage.records import Article, Entry, Event, Fact, Position, Quote


class Recap:
    """The corrections that a digest shows: the first ``limit`` of them; ``left`` counts the rest."""

    def __init__(self, corrections: Sequence[PendingCorrection], limit: int) -> None:
        relevant = [one for one in corrections if real_changes([one.ending])]
        gone = {one.ending.delivered.ref for one in relevant if isinstance(one.ending.delivered, Article) and one.ending.current is None}
        self._by_article = {ref: [one for one in relevant if _went_with(one, ref)] for ref in gone}
        alone = [one for one in relevant if not any(_went_with(one, ref) for ref in gone)]
        self.shown, self.left = alone[:limit], len(alone[limit:])

    def __len__(self) -> int:
        return len(self.shown)

    @property
    def is_news(self) -> bool:
        """Whether one of them could not be posted as a reply to the digest it corrects, so that nobody in the channel knows it yet."""
        return any(not one.replied for one in self.shown)

    def items(self, citations: Citations) -> tuple[Item, ...]:
        """One line for each: what was delivered and what holds now, each with its proof; why and by whom, unless a reply said so."""
        return tuple(self._line(one, citations) for one in self.shown)

    def promises(self) -> list[Promise]:
        """What the audience is promised by these lines, also for entries that were withdrawn with an article."""
        known = [whole for one in self.shown for whole in (one, *self._withdrawn_with(one))]
        return [_promise(one) for one in known]

    def _withdrawn_with(self, one: PendingCorrection) -> Sequence[PendingCorrection]:
        return self._by_article.get(one.ending.delivered.ref, ()) if one.ending.delivered is not None else ()

    def _line(self, one: PendingCorrection, citations: Citations) -> Item:
        entry = _entry(one)
        spans = [*_said(one.ending.delivered, citations), text(" → "), *_said(one.ending.current, citations)]
        if whose := moved_to(one.ending.delivered, one.ending.current):
            spans.append(text(f", moved to {whose}"))
        if within := len(self._withdrawn_with(one)):
            spans.append(text(f", {with_entries(within)}"))
        spans.append(text(f" ({_how(one)})"))
        return Item(lead=entry_lead(entry), spans=tuple(spans), entries=(entry.ref,))


def _how(one: PendingCorrection) -> str:
    had = "alert" if one.is_alert else "digest"
    if one.replied:
        return f"told under {had} {one.reference}"
    why = describe_reason(one.ending.reason).strip().rstrip(".")
    said = [f"by {one.by}" if one.by else "", f"reason: {why}" if why else "", f"{had} {one.reference} had it"]
    return "; ".join(word for word in said if word)


def _said(entry: Entry | None, citations: Citations) -> list[Text | Ref]:
    """A version of an entry with its proof; a figure that can't be parsed again out of its sentence is not repeated."""
    match entry:
        case None:
            return [text("withdrawn")]
        case Fact() if not is_proven(entry):
            return [text(f"/brief source {entry.ref} shows it")]
        case Fact() | Event() | Quote() | Position():
            return [text(f"{entry_statement(entry)} "), cited(entry, citations)]
        case _:
            return [text(entry_statement(entry))]


def _went_with(one: PendingCorrection, article: str) -> bool:
    """Whether an entry was withdrawn with that article."""
    entry = one.ending.delivered
    return one.ending.current is None and isinstance(entry, Fact | Event | Quote | Position) and entry.citation.article == article


def _entry(one: PendingCorrection) -> Entry:
    entry = one.ending.delivered or one.ending.current
    assert entry is not None
    return entry


def _promise(one: PendingCorrection) -> Promise:
    return Promise(one.ending.lineage, _entry(one).id, Place.CORRECTED, one.ending.current.id if one.ending.current else None)
