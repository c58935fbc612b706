"""/brief digest show and why: the details of a digest that was sent, and its entries with the reason for each. Both take its reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.digest.personal import is_own
from bot.core.command import COMPLETE_REFERENCE, Command, option
from bot.core.document import Block, Document, Item, Listing, Moment, Outcome, Text, item, note, paragraph
from bot.core.language import say, say_count, to_say
from bot.digests.correcting import amended, real_changes
from bot.digests.detailing import NOT_KEPT, details_of
from bot.digests.subscribing import describe_topics
from bot.wording.entries import describe_entry, spoken_words
from bot.wording.figures import fact_lead, is_proven, qualified
from bot.wording.reasons import describe_reason
from storage.digests.records import DeliveryRecord, Place, Promise, UnknownDelivery
from storage.records import Article, Entry, Event, Fact, Position, Quote


@dataclass(frozen=True, slots=True)
class ReferenceOptions:
    reference: str = option("the reference in its title", required=True, positional=True, example="8F3K2", complete=COMPLETE_REFERENCE)


async def show(options: ReferenceOptions, desk: Desk) -> Document:
    """The stored details of a digest, with marks on what no longer holds."""
    record = await _record(options, desk)
    if record.document is None:
        never = say("It was never composed; it is {state}.", state=say(record.state))
        reason = describe_reason(record.reason)
        why = say("It was never composed; it is {state}: {reason}.", state=say(record.state), reason=reason)
        return _nothing_to_show(record, why if record.reason else never)
    if record.document == NOT_KEPT:
        line = f"/brief digest why {record.reference}"
        return _nothing_to_show(record, say("Its text is too old to be kept; {line} still names its entries.", line=line))
    details = details_of(Document.model_validate_json(record.document), record.reference)
    delivered = {promise.lineage: promise.entry for promise in record.promises if promise.place not in (Place.MORE, Place.CORRECTED)}
    endings = real_changes(await desk.store.subscriptions.endings_since(delivered, record.created_at))
    return amended(details, endings, record.subscription.zone) or details


def _nothing_to_show(record: DeliveryRecord, why: str) -> Document:
    title = say("Digest {reference}: nothing to show", reference=record.reference)
    return Document(title=title, blocks=(paragraph(why),), outcome=Outcome.NOTHING_FOUND, code="nothing-found")


async def _record(options: ReferenceOptions, desk: Desk) -> DeliveryRecord:
    found = await desk.store.subscriptions.delivery(options.reference.strip().removeprefix("#"))
    if found.subscription.person and not is_own(found.subscription, desk):
        raise UnknownDelivery("digest-unknown", reference=found.reference)
    return found


#: What a delivery can be.
_STATES = (
    to_say("claimed"),
    to_say("composed"),
    to_say("sending"),
    to_say("unknown"),
    to_say("sent"),
    to_say("unverified"),
    to_say("failed"),
    to_say("skipped"),
    to_say("collapsed"),
)
_PLACES = {
    Place.NEW: to_say("was new to this channel"),
    Place.CHANGED: to_say("is a figure that changed"),
    Place.COMPARED: to_say("stands beside a figure: what it was before, what it disagrees with, or another source of it"),
    Place.RECAPPED: to_say("is a change since the digest before"),
    Place.ARCHIVE: to_say("came from the archive"),
    Place.CORRECTED: to_say("was corrected or withdrawn since a digest had it"),
}


async def why(options: ReferenceOptions, desk: Desk) -> Document:
    """The entries of a digest: what each says, why it is in the digest, and what became of it since."""
    record = await _record(options, desk)
    one = record.subscription
    when = record.slot.at if record.slot else record.created_at
    made = (
        say("for {digest}: {words}; {state}", digest=one.ref, words=describe_topics(one), state=say(record.state))
        if record.corrects is None
        else say("a correction to digest {reference}; {state}", reference=record.corrects, state=say(record.state))
    )
    why = f" ({describe_reason(record.reason)})" if record.reason else ""
    items = [await _because(record, promise, desk) for promise in record.promises if promise.place is not Place.MORE]
    blocks: list[Block] = [paragraph(Moment(at=when, zone=one.zone), f"{say(': ')}{made}{why}.")]
    blocks += [Listing(items=tuple(items))] if items else []
    if number := sum(promise.place is Place.MORE for promise in record.promises):
        blocks.append(
            note(
                say_count(
                    "{count} more entry was counted in “and more”, not shown.",
                    "{count} more entries were counted in “and more”, not shown.",
                    number,
                )
            )
        )
    return Document(title=say("Digest {reference}", reference=record.reference), blocks=tuple(blocks))


async def _because(record: DeliveryRecord, promise: Promise, desk: Desk) -> Item:
    """One entry of a digest: what it says, why it is there, and whether it still holds."""
    ref = record.refs.get(promise.entry, "")
    versions = await desk.store.history(ref) if ref else []
    sent = next((entry for entry in versions if entry.id == promise.entry), None)
    why_there = say(_PLACES[promise.place])
    if promise.place is Place.NEW and record.subscription.person:
        why_there = say("was new to you")
    if promise.place is Place.ARCHIVE and record.document and (reason := _recalled(Document.model_validate_json(record.document), ref)):
        why_there = say("{about}: {words}", about=why_there, words=reason)
    since = ""
    if isinstance(sent, Fact | Event | Quote | Position) and sent.closed_at is None and await desk.store.entry(ref) is None:
        since = say("; withdrawn since, with article {article}", article=sent.citation.article)  # the entry itself was never closed
    elif sent is None or sent.closed_at is not None:
        replaced = any(entry.closed_at is None for entry in versions)
        since = say("; since corrected, /brief source {entry} shows it", entry=ref) if replaced else say("; withdrawn since")
    return item(ref, f"{_in_a_line(sent)} {why_there}{since}.")


def _recalled(document: Document, ref: str) -> str:
    """Why the entry with that reference came from the archive, as the digest says it."""
    items = (item for block in document.blocks if isinstance(block, Listing) for item in block.items if ref in item.entries and item.spans)
    last = (item.spans[-1] for item in items)
    if reason := next((span.text.strip(" ()") for span in last if isinstance(span, Text) and span.italic), ""):
        return reason
    # Digests of earlier versions have a note of its own for the reason.
    words = (span.text for span in document.spans() if isinstance(span, Text))
    return next((one.removeprefix("Why this: ").rstrip(".") for one in words if one.startswith("Why this: ")), "")


def _in_a_line(entry: Entry | None) -> str:
    match entry:
        case Article():
            return f"“{entry.title}”"
        case Event():
            return f"“{entry.summary.rstrip('.')}”"
        case Fact():
            return f"{fact_lead(entry)}: {qualified(entry)}" if is_proven(entry) else fact_lead(entry)
        case Quote():
            return f"“{spoken_words(entry)}”"
        case Position():
            return describe_entry(entry)
        case _:
            return say("It")


def _commands() -> Sequence[Command[Desk]]:
    return (
        Command(
            ("digest", "show"),
            "the details of a digest that was sent",
            ReferenceOptions,
            show,
            examples=("/brief digest show 8F3K2",),
        ),
        Command(
            ("digest", "why"),
            "what a digest was made of, and why",
            ReferenceOptions,
            why,
            examples=("/brief digest why 8F3K2",),
        ),
    )


COMMANDS = _commands()
