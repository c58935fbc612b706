"""What a digest says of entries that its audience has had and that ended since: what it was told, what holds now, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Ref, Text, text
from bot.core.text import counted
from bot.digests.correcting import lead_of, said_of, worth_telling
from bot.wording.figures import is_proven
from bot.wording.sources import Citations, cited
from storage.digests.records import PendingCorrection, Place, Promise
from storage.records import Article, Entry, Event, Fact, Quote


class Recap:
    """The corrections that a digest tells: the first ``limit`` lines of them."""

    def __init__(self, corrections: Sequence[PendingCorrection], limit: int) -> None:
        worth = [one for one in corrections if worth_telling([one.ending])]
        gone = {one.ending.delivered.ref for one in worth if isinstance(one.ending.delivered, Article) and one.ending.current is None}
        self._within = {ref: [one for one in worth if _goes_with(one, ref)] for ref in gone}
        alone = [one for one in worth if not any(_goes_with(one, ref) for ref in gone)]
        self.shown, self.left = alone[:limit], len(alone[limit:])

    def __len__(self) -> int:
        return len(self.shown)

    @property
    def is_news(self) -> bool:
        """Whether something of it could not be told under the message that had it, so that nobody in the channel knows it yet."""
        return any(not one.replied for one in self.shown)

    def items(self, citations: Citations) -> tuple[Item, ...]:
        """One line for each: what was told, what holds now with its proof; why and by whom, where it was not told before."""
        return tuple(self._line(one, citations) for one in self.shown)

    def promises(self) -> list[Promise]:
        """What the audience knows by these lines, what went with an article too."""
        known = [whole for one in self.shown for whole in (one, *self._with(one))]
        return [_promise(one) for one in known]

    def _with(self, one: PendingCorrection) -> Sequence[PendingCorrection]:
        return self._within.get(one.ending.delivered.ref, ()) if one.ending.delivered is not None else ()

    def _line(self, one: PendingCorrection, citations: Citations) -> Item:
        entry = _entry(one)
        spans = [*_said(one.ending.delivered, citations), text(" → "), *_said(one.ending.current, citations)]
        if within := len(self._with(one)):
            spans.append(text(f", with {counted(within, 'entry that was', 'entries that were')} read from it"))
        spans.append(text(f" ({_how(one)})"))
        return Item(lead=lead_of(entry), spans=tuple(spans), entries=(entry.ref,))


def _how(one: PendingCorrection) -> str:
    if one.replied:
        return f"told under digest {one.reference}"
    why = one.ending.reason.strip().rstrip(".")
    said = [f"by {one.by}" if one.by else "", f"reason: {why}" if why else "", f"digest {one.reference} had it"]
    return "; ".join(word for word in said if word)


def _said(entry: Entry | None, citations: Citations) -> list[Text | Ref]:
    """A version of an entry with its proof; a figure that can't be read again is not repeated."""
    match entry:
        case None:
            return [text("withdrawn")]
        case Fact() if not is_proven(entry):
            return [text(f"/brief source {entry.ref} shows it")]
        case Fact() | Event() | Quote():
            return [text(f"{said_of(entry)} "), cited(entry, citations)]
        case _:
            return [text(said_of(entry))]


def _goes_with(one: PendingCorrection, article: str) -> bool:
    """Whether an entry was withdrawn with that article."""
    told = one.ending.delivered
    return one.ending.current is None and isinstance(told, Fact | Event | Quote) and told.citation.article == article


def _entry(one: PendingCorrection) -> Entry:
    entry = one.ending.delivered or one.ending.current
    assert entry is not None
    return entry


def _promise(one: PendingCorrection) -> Promise:
    return Promise(one.ending.lineage, _entry(one).id, Place.CORRECTED, one.ending.current.id if one.ending.current else None)
