"""/brief entry …: by hand, corrected, withdrawn, restored, merged, retold, preferred. Each answer can be taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.commands.desk import Desk
from bot.commands.entry.correcting import CorrectOptions, correct_, proof, why
from bot.commands.forms import correction_form, entry_form
from bot.commands.typed import partial_date, some_words
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, FormOffer, option
from bot.core.document import Block, Choice, Choices, Document, Listing, item, note, paragraph
from bot.core.errors import BadOption
from bot.core.request import Role
from bot.entries.by_hand import Entered, SourcedSentence, enter_event, enter_fact, enter_quote
from bot.entries.conflicts import agree
from bot.entries.finding import entry_by_ref, refuse_if_article_withdrawn
from bot.wording.actions import undo_button
from bot.wording.entries import describe_entry, describe_with_ref
from storage.records import Article, Entry, Fact
from storage.values import EventStatus, Nature, PartialDate

_NATURES = tuple(nature.value for nature in Nature)
_STATUSES = tuple(status.value for status in EventStatus)
_SOURCE = "where it stands: an address, an article's mark, or who published it"


@dataclass(frozen=True, slots=True)
class FactOptions:
    topic: str = option("whose figure it is", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str = option("what is counted", required=True, parse=some_words, complete=COMPLETE_METRIC, example="downloads")
    sentence: str = option("the sentence that says it", required=True, example='"Downloads have passed 40 million."')
    source: str = option(_SOURCE, required=True, example="https://news.example/1")
    as_of: PartialDate | None = option("when it was true", parse=partial_date, example="2024-09")
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")
    scope: str | None = option("of which part", example='"open models"')
    nature: Nature | None = option("what kind of claim", parse=Nature, choices=_NATURES)
    value: str | None = option("which figure, where there are several", example='"40 million"')


@dataclass(frozen=True, slots=True)
class EventOptions:
    topic: str = option("whom it is about", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    sentence: str = option("the sentence that tells it", required=True, example='"In May 2024 Acme opened a plant."')
    source: str = option(_SOURCE, required=True, example="https://news.example/1")
    on: PartialDate | None = option("when, if the sentence does not say", parse=partial_date, example="2024-05")
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")
    status: EventStatus | None = option("whether it has happened", parse=EventStatus, choices=_STATUSES)


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    topic: str = option("whom it is about", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    sentence: str = option("the sentence with the words in quotation marks", required=True, example="“We grow,” Lena Ortiz said.")
    source: str = option(_SOURCE, required=True, example="https://news.example/1")
    speaker: str | None = option("who spoke, if it does not say", example='"Lena Ortiz"')
    occasion: str | None = option("where or when", example='"an earnings call"')
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")


async def enter_fact_(options: FactOptions, desk: Desk) -> Document:
    """The figure that was read out of the sentence."""
    topic = await desk.topic(options.topic)
    given = SourcedSentence(options.sentence, options.source, options.published)
    entered = await enter_fact(
        topic,
        options.metric,
        given,
        desk.store,
        desk.request.caller.user,
        as_of=options.as_of,
        scope=options.scope,
        nature=options.nature,
        value=options.value,
    )
    return _entered(entered, desk)


async def enter_event_(options: EventOptions, desk: Desk) -> Document:
    """The event that was read out of the sentence."""
    topic = await desk.topic(options.topic)
    given = SourcedSentence(options.sentence, options.source, options.published)
    entered = await enter_event(topic, given, desk.store, desk.request.caller.user, on=options.on, status=options.status)
    return _entered(entered, desk)


async def enter_quote_(options: QuoteOptions, desk: Desk) -> Document:
    """The words that were read out of the sentence."""
    topic = await desk.topic(options.topic)
    given = SourcedSentence(options.sentence, options.source, options.published)
    by = desk.request.caller.user
    entered = await enter_quote(topic, given, desk.store, by, speaker=options.speaker, occasion=options.occasion)
    return _entered(entered, desk)


def _entered(entered: Entered, desk: Desk) -> Document:
    entry = entered.entry
    if entered.known:
        return Document(
            title=f"Known already: {entry.ref}", blocks=(paragraph(f"Nothing was added. It is {describe_with_ref(entry)}."), *proof(entry))
        )
    blocks: list[Block] = [paragraph(describe_entry(entry)), *proof(entry)]
    choices = []
    for conflict in entered.conflicts[:3]:
        stored = conflict.stored
        blocks.append(paragraph(f"It disagrees with {describe_with_ref(stored)}. Both are kept and shown; say which one goes first:"))
        choices.append(Choice(label=f"Prefer {entry.ref}"[:75], line=f"/brief entry prefer {entry.ref} over:{stored.ref}"))
        choices.append(Choice(label=f"Prefer {stored.ref}"[:75], line=f"/brief entry prefer {stored.ref} over:{entry.ref}"))
    if choices:
        blocks.append(Choices(choices=tuple(choices)))
    return Document(title=f"Added: {entry.ref}", blocks=(*blocks, *undo_button(desk.store.last_action_number)))


@dataclass(frozen=True, slots=True)
class WithdrawOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12")
    reason: str = option("why", default="", rest=True, example="it speaks of a rival")


async def withdraw_(options: WithdrawOptions, desk: Desk) -> Document:
    """The entry that is in no answer any more."""
    entry = await entry_by_ref(options.entry, desk.store)
    held = await _held(entry, desk)
    await desk.store.withdraw(entry, desk.request.caller.user, options.reason)
    return Document(
        title=f"Withdrawn: {entry.ref}",
        blocks=(
            paragraph(f"{describe_with_ref(entry)}{held} is in no answer any more, and reading it again will not bring it back."),
            *((note(f"Reason: {options.reason}"),) if options.reason else ()),
            note(f"Nothing was deleted: /brief entry restore {entry.ref} brings it back."),
            *undo_button(desk.store.last_action_number),
        ),
    )


async def _held(entry: Entry, desk: Desk) -> str:
    """What goes with an article."""
    if not isinstance(entry, Article):
        return ""
    facts, events, quotes = await desk.store.facts_of(entry), await desk.store.events_of(entry), await desk.store.quotes_of(entry)
    count = len(facts) + len(events) + len(quotes)
    return f", with {count} entries that were read from it," if count else ""


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12")


async def restore_(options: RestoreOptions, desk: Desk) -> Document:
    """The entry that is back."""
    await refuse_if_article_withdrawn(options.entry, desk.store)
    entry = await desk.store.restore(options.entry, desk.request.caller.user)
    said = paragraph(f"{describe_with_ref(entry)} is in answers again.")
    return Document(title=f"Restored: {entry.ref}", blocks=(said, *undo_button(desk.store.last_action_number)))


@dataclass(frozen=True, slots=True)
class MergeOptions:
    entry: str = option("the one that stays", required=True, positional=True, example="f12")
    duplicate: str = option("the one that goes", required=True, positional=True, example="f13")
    reason: str = option("why", default="", rest=True, example="the same figure, read twice")


async def merge_(options: MergeOptions, desk: Desk) -> Document:
    """The entry that stays for both."""
    entry, duplicate = await entry_by_ref(options.entry, desk.store), await entry_by_ref(options.duplicate, desk.store)
    _require_same(entry, duplicate)
    held = await _held(duplicate, desk)
    stays, goes = item("Stays", describe_with_ref(entry)), item("Goes", f"{describe_with_ref(duplicate)}{held}")
    await desk.store.merge(duplicate, entry, desk.request.caller.user, options.reason)
    return Document(
        title=f"Merged: {duplicate.ref} into {entry.ref}",
        blocks=(
            Listing(items=(stays, goes, *why(options.reason))),
            note(f"/brief entry restore {duplicate.ref} parts them again."),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _require_same(entry: Entry, duplicate: Entry) -> None:
    """Nothing, when the two can say the same. Raises BadOption with what to do instead."""
    if entry.lineage == duplicate.lineage:
        raise BadOption(f"{entry.ref} and {duplicate.ref} are one entry.", "Name two different ones.")
    instead = f"Take the wrong one out of all answers: /brief entry withdraw {duplicate.ref}"
    if type(entry) is not type(duplicate):
        raise BadOption(f"{entry.ref} and {duplicate.ref} are of two kinds, so they do not say the same.", instead)
    if not (isinstance(entry, Fact) and isinstance(duplicate, Fact)):
        return
    if differs := _differing(entry, duplicate):
        raise BadOption(f"{entry.ref} and {duplicate.ref} do not say the same: their {' and '.join(differs)} differ.", instead)
    if not agree(entry.quantity, duplicate.quantity):
        first = f"Let one go first: /brief entry prefer {entry.ref} over:{duplicate.ref}"
        raise BadOption(f"{entry.ref} and {duplicate.ref} do not say the same: their figures differ.", f"{first}. {instead}")


@dataclass(frozen=True, slots=True)
class RetellsOptions:
    article: str = option("the article that repeats another", required=True, positional=True, example="a5")
    original: str = option("the one it repeats, or none", required=True, positional=True, example="a4")


async def retells_(options: RetellsOptions, desk: Desk) -> Document:
    """How the two articles stand to each other from now on."""
    article = await _called(options.article, Article, desk)
    none = options.original.strip().casefold() == "none"
    original = None if none else await _called(options.original, Article, desk)
    marked_now = await desk.store.mark_retelling(article, original, desk.request.caller.user)
    if marked_now.retelling_of is None:
        words = f"{describe_with_ref(article)} repeats no other article here; it is a source of its own."
    else:
        words = f"{describe_with_ref(article)} retells {marked_now.retelling_of}; the two count as one source."
    if desk.store.last_action_number is None:
        words = f"Nothing was changed: {words}"
    return Document(
        title=f"{article.ref}: told anew" if desk.store.last_action_number else article.ref,
        blocks=(paragraph(words), *undo_button(desk.store.last_action_number)),
    )


@dataclass(frozen=True, slots=True)
class PreferOptions:
    entry: str = option("the figure that goes first", required=True, positional=True, example="f12")
    over: str = option("the one it goes before", required=True, positional=True, example="f13")
    reason: str = option("why", default="", rest=True, example="the company's own report")


async def prefer_(options: PreferOptions, desk: Desk) -> Document:
    """Which of two conflicting figures goes first."""
    fact, over = await _called(options.entry, Fact, desk), await _called(options.over, Fact, desk)
    _require_conflict(fact, over)
    await desk.store.prefer(fact, over, desk.request.caller.user, options.reason)
    if desk.store.last_action_number is None:
        return Document(title=f"{fact.ref} goes first already", blocks=(paragraph("Nothing was changed."),))
    return Document(
        title=f"Preferred: {fact.ref}",
        blocks=(
            Listing(items=(item("First", describe_with_ref(fact)), item("After it", describe_with_ref(over)), *why(options.reason))),
            note("Both are shown; the second one says that the first is preferred here."),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _require_conflict(fact: Fact, over: Fact) -> None:
    if fact.lineage == over.lineage:
        raise BadOption(f"{fact.ref} and {over.ref} are one figure.", "Name two different ones.")
    if differs := _differing(fact, over):
        raise BadOption(
            f"{fact.ref} and {over.ref} are not in conflict: their {' and '.join(differs)} differ.",
            "Prefer one of two figures of one thing.",
        )
    if agree(fact.quantity, over.quantity):
        raise BadOption(f"{fact.ref} and {over.ref} agree.", f"If they are one and the same: /brief entry merge {fact.ref} {over.ref}")


def _differing(fact: Fact, other: Fact) -> list[str]:
    """In what two figures are not of one thing."""
    parts = (
        ("subject", fact.subject, other.subject),
        ("measure", fact.metric, other.metric),
        ("unit", fact.quantity.unit, other.quantity.unit),
    )
    return [name for name, one, another in parts if one.casefold() != another.casefold()]


_EntryT = TypeVar("_EntryT", Article, Fact)


async def _called(ref: str, kind: type[_EntryT], desk: Desk) -> _EntryT:
    entry = await entry_by_ref(ref, desk.store)
    if not isinstance(entry, kind):
        what, mark = ("article", "a5") if kind is Article else ("figure", "f12")
        raise BadOption(f"{entry.ref} is no {what}.", f"Give a mark such as {mark}.")
    return entry


#: What forms ask for, the first ones where there is little room.
_OF_A_FACT = ("topic", "metric", "sentence", "source", "as-of", "published", "scope", "nature", "value")
_OF_AN_EVENT = ("topic", "sentence", "source", "on", "published", "status")
_OF_A_QUOTE = ("topic", "sentence", "source", "speaker", "occasion", "published")
_CORRECTING = "correct an entry; the old version is kept"

_Run = Callable[[Any, Desk], Awaitable[Document]]


def _command(
    word: str,
    summary: str,
    options: type[Any],
    run: _Run,
    example: str,
    *,
    shortcut: bool = True,
    form: FormOffer[Desk] | None = None,
) -> Command[Desk]:
    return Command(
        ("entry", word), summary, options, run, role=Role.EDITOR, changes=True, shortcut=shortcut, form=form, examples=(example,)
    )


def _by_hand(word: str, summary: str, options: type[Any], run: _Run, example: str, *order: str) -> Command[Desk]:
    form = entry_form(f"entry {word}", f"Enter {' '.join(summary.split()[:2])}", options, order)
    return _command(word, summary, options, run, example, shortcut=False, form=form)


def _commands() -> Sequence[Command[Desk]]:
    sentence = 'sentence:"Downloads of the open models have passed 40 million." as-of:2024-09 source:https://news.example/1'
    event = '/brief entry event alibaba sentence:"In May 2024 it cut its prices." source:"The Example"'
    words = '/brief entry quote alibaba sentence:"“We grow,” Lena Ortiz of Alibaba said." source:a5'
    correction = '/brief entry correct f12 scope:"open models" misread'
    preference = "/brief entry prefer f12 over:f13 the company's own report"
    by_hand = f'/brief entry fact qwen metric:"downloads" {sentence}'
    return (
        _by_hand("fact", "a figure by hand, read out of its sentence", FactOptions, enter_fact_, by_hand, *_OF_A_FACT),
        _by_hand("event", "an event by hand, its date read out of its sentence", EventOptions, enter_event_, event, *_OF_AN_EVENT),
        _by_hand("quote", "a quotation by hand", QuoteOptions, enter_quote_, words, *_OF_A_QUOTE),
        _command("correct", _CORRECTING, CorrectOptions, correct_, correction, form=correction_form(CorrectOptions)),
        _command(
            "withdraw", "take an entry out of all answers", WithdrawOptions, withdraw_, "/brief entry withdraw f12 it speaks of a rival"
        ),
        _command("restore", "bring back what was withdrawn or merged", RestoreOptions, restore_, "/brief entry restore f12"),
        _command("merge", "one entry for two that say the same", MergeOptions, merge_, "/brief entry merge f12 f13"),
        _command("retells", "say that an article repeats another", RetellsOptions, retells_, "/brief entry retells a5 a4"),
        _command("prefer", "let one of two conflicting figures go first", PreferOptions, prefer_, preference),
    )


COMMANDS = _commands()
