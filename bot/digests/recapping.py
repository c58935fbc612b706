"""A digest's recap of corrections: entries delivered before that ended since, with what was said, what holds now, and why. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Mention, Span, text
from bot.core.language import say, to_say
from bot.digests.correcting import apart, proofs, real_changes, was_and_is, went_with
from bot.wording.entries import entry_lead
from bot.wording.people import is_person_id
from bot.wording.reasons import describe_reason
from bot.wording.sources import Citations
from storage.digests.records import PendingCorrection, Place, Promise
from storage.records import Article, Entry

#: Which digest or alert a corrected entry was delivered in, and that a reply to it said so.
_IN_DIGEST, _IN_ALERT = to_say("digest {reference}"), to_say("alert {reference}")
_NOTED_UNDER, _NOTED_UNDER_ALERT = to_say("noted under digest {reference}"), to_say("noted under alert {reference}")


class Recap:
    """The corrections that a digest shows: the first ``limit`` of them; ``left`` counts the rest."""

    def __init__(self, corrections: Sequence[PendingCorrection], limit: int) -> None:
        relevant = [one for one in corrections if real_changes([one.ending])]
        gone = {one.ending.delivered.ref for one in relevant if isinstance(one.ending.delivered, Article) and one.ending.current is None}
        self._by_article = {ref: [one for one in relevant if went_with(one.ending, ref)] for ref in gone}
        alone = [one for one in relevant if not any(went_with(one.ending, ref) for ref in gone)]
        self.shown, self.left = alone[:limit], len(alone[limit:])

    def __len__(self) -> int:
        return len(self.shown)

    @property
    def is_news(self) -> bool:
        """Whether one of them could not be posted as a reply to the digest it corrects, so that nobody in the channel knows it yet."""
        return any(not one.replied for one in self.shown)

    @property
    def leads(self) -> list[str]:
        """What each of them is about."""
        return [entry_lead(_entry(one)) for one in self.shown]

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
        entry, ending = _entry(one), one.ending
        refs = apart(proofs([ending.delivered, ending.current], citations))
        spans = (text(was_and_is(ending, len(self._withdrawn_with(one)))), *refs, text(" ("), *_how(one), text(")"))
        return Item(lead=entry_lead(entry), spans=spans, entries=(entry.ref,))


def _how(one: PendingCorrection) -> list[Span]:
    """Why and by whom, and which digest or alert had it; only that where a reply to it said so already."""
    if one.replied:
        return [text(say(_NOTED_UNDER_ALERT if one.is_alert else _NOTED_UNDER, reference=one.reference))]
    why = describe_reason(one.ending.reason).strip().rstrip(".")
    spans: list[Span] = [text(f"{why}; ")] if why else []
    if is_person_id(one.by):
        spans += [Mention(what="user", id=one.by), text("; ")]
    elif one.by:
        spans.append(text(say("by {who}; ", who=one.by)))
    return [*spans, text(say(_IN_ALERT if one.is_alert else _IN_DIGEST, reference=one.reference))]


def _entry(one: PendingCorrection) -> Entry:
    entry = one.ending.delivered or one.ending.current
    assert entry is not None
    return entry


def _promise(one: PendingCorrection) -> Promise:
    return Promise(one.ending.lineage, _entry(one).id, Place.CORRECTED, one.ending.current.id if one.ending.current else None)
