"""/brief entry fact, event, quote and position: entries by hand, each read out of the sentence that was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.desk import Desk
from bot.commands.entry.blocks import proof
from bot.commands.entry.command import RunEntry, entry_command
from bot.commands.forms import Words, option_field, topic_field
from bot.commands.typed import nonempty, partial_date
from bot.core.command import COMPLETE_METRIC, COMPLETE_SOURCE, COMPLETE_TOPIC, Command, FormOffer, lacks, option, options_of
from bot.core.document import Block, Choice, Choices, Document, paragraph
from bot.core.form import Form, form_of
from bot.core.language import say, to_say
from bot.entries.by_hand import Entered, SourcedSentence, enter_event, enter_fact, enter_quote
from bot.entries.position_by_hand import GivenPosition, enter_position
from bot.wording.actions import undo_button
from bot.wording.entries import STATUS_CHOICES, describe_entry, describe_with_ref
from bot.wording.figures import NATURE_CHOICES
from storage.values import EventStatus, Nature, PartialDate

_SOURCE = to_say("an address, an article's mark, or who published it")


@dataclass(frozen=True, slots=True)
class FactOptions:
    topic: str = option("whose figure it is", required=True, positional=True, complete=COMPLETE_TOPIC, example="qwen")
    metric: str = option("what is counted", required=True, parse=nonempty, complete=COMPLETE_METRIC, example="downloads")
    sentence: str = option("the sentence that says it", required=True, example='"Downloads have passed 40 million."')
    source: str = option(_SOURCE, required=True, example="https://news.example/1", complete=COMPLETE_SOURCE)
    as_of: PartialDate | None = option("when it was true", parse=partial_date, example="2024-09")
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")
    scope: str | None = option("of which part", example='"open models"')
    nature: Nature | None = option("what kind of claim", parse=Nature, choices=NATURE_CHOICES, form_only=True)
    value: str | None = option("which figure, where there are several", example='"40 million"')


@dataclass(frozen=True, slots=True)
class EventOptions:
    topic: str = option("whom it is about", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    sentence: str = option("the sentence that tells it", required=True, example='"In May 2024 Acme opened a plant."')
    source: str = option(_SOURCE, required=True, example="https://news.example/1", complete=COMPLETE_SOURCE)
    on: PartialDate | None = option("when, if the sentence does not say", parse=partial_date, example="2024-05")
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")
    status: EventStatus | None = option("whether it has happened", parse=EventStatus, choices=STATUS_CHOICES)


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    topic: str = option("whom it is about", required=True, positional=True, complete=COMPLETE_TOPIC, example="alibaba")
    sentence: str = option("the sentence with the words in quotation marks", required=True, example="“We grow,” Lena Ortiz said.")
    source: str = option(_SOURCE, required=True, example="https://news.example/1", complete=COMPLETE_SOURCE)
    speaker: str | None = option("who spoke, if it does not say", example='"Lena Ortiz"')
    occasion: str | None = option("where or when", example='"an earnings call"')
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2024-09-24")


@dataclass(frozen=True, slots=True)
class PositionOptions:
    person: str = option("who holds the office", required=True, rest=True, example='"Lena Ortiz"')
    title: str = option("which office", required=True, phrase=True, parse=nonempty, example='"chief executive"')
    org: str | None = option("where", phrase=True, example="acme")
    from_: PartialDate | None = option("since when", parse=partial_date, example="2027-03")
    until: PartialDate | None = option("until when", parse=partial_date, example="2029")
    source: str = option(_SOURCE, required=True, example="https://news.example/1", complete=COMPLETE_SOURCE)
    sentence: str = option("the sentence that says it", default="", example='"Lena Ortiz leads Acme from March 2027."')
    published: PartialDate | None = option("when that was published", parse=partial_date, example="2027-02-24")
    predecessor: str | None = option("who held it before", phrase=True, example='"Ada Roe"', form_only=True)
    successor: str | None = option("who holds it after", phrase=True, example='"Bo Lind"', form_only=True)


async def fact_by_hand(options: FactOptions, desk: Desk) -> Document:
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


async def event_by_hand(options: EventOptions, desk: Desk) -> Document:
    """The event that was read out of the sentence."""
    topic = await desk.topic(options.topic)
    given = SourcedSentence(options.sentence, options.source, options.published)
    entered = await enter_event(topic, given, desk.store, desk.request.caller.user, on=options.on, status=options.status)
    return _entered(entered, desk)


async def quote_by_hand(options: QuoteOptions, desk: Desk) -> Document:
    """The words that were read out of the sentence."""
    topic = await desk.topic(options.topic)
    given = SourcedSentence(options.sentence, options.source, options.published)
    by = desk.request.caller.user
    entered = await enter_quote(topic, given, desk.store, by, speaker=options.speaker, occasion=options.occasion)
    return _entered(entered, desk)


async def position_by_hand(options: PositionOptions, desk: Desk) -> Document:
    """The position, with the sentence that proves it."""
    position = GivenPosition(
        person=options.person,
        title=options.title,
        organisation=options.org,
        since=options.from_,
        until=options.until,
        predecessor=options.predecessor,
        successor=options.successor,
    )
    proof = SourcedSentence(options.sentence, options.source, options.published)
    return _entered(await enter_position(position, proof, desk.store, desk.request.caller.user), desk)


def _entered(entered: Entered, desk: Desk) -> Document:
    entry = entered.entry
    if entered.known:
        return Document(
            title=say("Known already: {entry}", entry=entry.ref),
            blocks=(paragraph(say("Nothing was added. It is {entry}.", entry=describe_with_ref(entry))), *proof(entry)),
        )
    blocks: list[Block] = [paragraph(describe_entry(entry)), *proof(entry)]
    choices = []
    for conflict in entered.conflicts[:3]:
        stored = conflict.stored
        blocks.append(
            paragraph(
                say("It disagrees with {stored}. Both are kept and shown; say which one goes first:", stored=describe_with_ref(stored))
            )
        )
        choices.append(Choice(label=say("Prefer {entry}", entry=entry.ref), line=f"/brief entry prefer {entry.ref} over:{stored.ref}"))
        choices.append(Choice(label=say("Prefer {entry}", entry=stored.ref), line=f"/brief entry prefer {stored.ref} over:{entry.ref}"))
    if choices:
        blocks.append(Choices(choices=tuple(choices)))
    return Document(title=say("Added: {entry}", entry=entry.ref), blocks=(*blocks, *undo_button(desk.store.last_action_number)))


#: The titles of the forms.
_FORM_TITLES = {
    "fact": to_say("Enter a figure"),
    "event": to_say("Enter an event"),
    "quote": to_say("Enter a quotation"),
    "position": to_say("Enter a position"),
}
#: What the forms ask for; the first ones where a platform has room for few.
_FACT_FIELDS = ("topic", "metric", "sentence", "source", "as-of", "published", "scope", "nature", "value")
_EVENT_FIELDS = ("topic", "sentence", "source", "on", "published", "status")
_POSITION_FIELDS = ("person", "title", "org", "source", "from", "until", "sentence", "published", "predecessor", "successor")
_QUOTE_FIELDS = ("topic", "sentence", "source", "speaker", "occasion", "published")


def entry_form(command: str, title: str, options: type[Any], order: Sequence[str]) -> FormOffer[Desk]:
    """Asks for an entry by hand, its options in this order, where a line lacks one that is needed."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        options_asked = [declared[name] for name in order]
        fields = [
            await topic_field(one, words, desk) if one.complete == COMPLETE_TOPIC else option_field(one, words) for one in options_asked
        ]
        return form_of(command, say(title), fields, words, say("Add"))

    return FormOffer(make, lacks(*(name for name, one in declared.items() if one.required)))


def by_hand_command(word: str, summary: str, options: type[Any], run: RunEntry, example: str, *order: str) -> Command[Desk]:
    form = entry_form(f"entry {word}", _FORM_TITLES[word], options, order)
    return entry_command(word, summary, options, run, example, shortcut=False, form=form)


_FACT_EXAMPLE = (
    '/brief entry fact qwen metric:"downloads" sentence:"Downloads of the open models have passed 40 million." '
    "as-of:2024-09 source:https://news.example/1"
)
_EVENT_EXAMPLE = '/brief entry event alibaba sentence:"In May 2024 it cut its prices." source:"The Example"'
_QUOTE_EXAMPLE = '/brief entry quote alibaba sentence:"“We grow,” Lena Ortiz of Alibaba said." source:a5'
_POSITION_EXAMPLE = '/brief entry position "Lena Ortiz" title:"chief executive" org:acme from:2027-03 source:https://news.example/1'

COMMANDS: Sequence[Command[Desk]] = (
    by_hand_command("fact", "a figure by hand, read out of its sentence", FactOptions, fact_by_hand, _FACT_EXAMPLE, *_FACT_FIELDS),
    by_hand_command(
        "event", "an event by hand, its date read out of its sentence", EventOptions, event_by_hand, _EVENT_EXAMPLE, *_EVENT_FIELDS
    ),
    by_hand_command("quote", "a quotation by hand", QuoteOptions, quote_by_hand, _QUOTE_EXAMPLE, *_QUOTE_FIELDS),
    by_hand_command("position", "a position by hand", PositionOptions, position_by_hand, _POSITION_EXAMPLE, *_POSITION_FIELDS),
)
