"""/brief entry correct: a new version of an entry, its proof, and the dates that were worked out from what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.desk import Desk
from bot.commands.entry.blocks import proof, reason_items
from bot.commands.entry.command import entry_command
from bot.commands.entry.settling import settle_reports
from bot.commands.forms import Words, option_field, topic_field
from bot.commands.typed import nonempty, partial_date, partial_date_or_none
from bot.core.command import COMPLETE_ENTRY, COMPLETE_METRIC, COMPLETE_TOPIC, Command, FormOffer, only, option, options_of
from bot.core.document import Block, Document, Item, Listing, item, note, paragraph
from bot.core.errors import CommandMistake
from bot.core.form import Form, form_of
from bot.core.language import say, say_count
from bot.core.text import one_line
from bot.entries.better_reading import ReadAgain
from bot.entries.correcting import Changes, Corrected, correct
from bot.entries.finding import entry_by_ref
from bot.wording.actions import undo_button
from bot.wording.dates import date_text
from bot.wording.entries import STATUS_CHOICES, belongs_to, describe_entry
from bot.wording.figures import NATURE_CHOICES
from storage.error_reports import ErrorOutcome
from storage.records import Article, Entry, Event, Fact, Position, Quote, Topic
from storage.values import Basis, EventStatus, Nature, PartialDate

#: Entries with dates to check again that an answer lists.
_MAX_DATES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class CorrectOptions:
    entry: str = option("its mark", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    value: str | None = option("the figure, as its sentence prints it", phrase=True, example='"40 million"')
    sentence: str | None = option("the right sentence", phrase=True, example='"Downloads have passed 40 million."')
    as_of: PartialDate | None = option("when it was true, or happened", parse=partial_date, example="2024-09")
    scope: str | None = option("of which part; empty for none", phrase=True, example='"open models"', form_only=True)
    metric: str | None = option(
        "what is counted", phrase=True, parse=nonempty, complete=COMPLETE_METRIC, example="downloads", form_only=True
    )
    subject: str | None = option("whose figure it is", phrase=True, complete=COMPLETE_TOPIC, example="qwen")
    nature: Nature | None = option("what kind of claim", parse=Nature, choices=NATURE_CHOICES, form_only=True)
    status: EventStatus | None = option("whether an event has happened", parse=EventStatus, choices=STATUS_CHOICES, form_only=True)
    speaker: str | None = option("who spoke", phrase=True, example='"Lena Ortiz"', form_only=True)
    occasion: str | None = option("where or when it was said", phrase=True, example='"an earnings call"', form_only=True)
    title: str | None = option("an office, or an article's title", phrase=True, example='"chief executive"', form_only=True)
    publisher: str | None = option("who published it", phrase=True, example='"Acme News"', form_only=True)
    published: PartialDate | None = option("when it was published", parse=partial_date, example="2024-09-24", form_only=True)
    url: str | None = option("where it was published", example="https://news.example/1", form_only=True)
    person: str | None = option("who holds an office", phrase=True, parse=nonempty, example='"Lena Ortiz"', form_only=True)
    org: str | None = option("where; empty for nowhere", phrase=True, example="acme", form_only=True)
    from_: PartialDate | None = option("since when, or none", parse=partial_date_or_none, example="2027-03", form_only=True)
    until: PartialDate | None = option("until when, or none", parse=partial_date_or_none, example="2029", form_only=True)
    predecessor: str | None = option("who held it before; empty for nobody", phrase=True, example='"Ada Roe"', form_only=True)
    successor: str | None = option("who holds it after; empty for nobody", phrase=True, example='"Bo Lind"', form_only=True)
    topic: str | None = option("the topic that it belongs to instead", complete=COMPLETE_TOPIC, example="qwen")
    reason: str = option("why", default="", rest=True, example="misread")


async def correct_entry(options: CorrectOptions, desk: Desk) -> Document:
    """The entry before and after the correction."""
    entry = await entry_by_ref(options.entry, desk.store)
    subject = (await desk.topic(options.subject)).name if options.subject is not None else None
    topic = await desk.topic(options.topic) if options.topic is not None else None
    changes = Changes(
        value=options.value,
        sentence=options.sentence,
        as_of=options.as_of,
        scope=options.scope,
        metric=options.metric,
        subject=subject,
        nature=options.nature,
        status=options.status,
        speaker=options.speaker,
        occasion=options.occasion,
        title=options.title,
        publisher=options.publisher,
        published=options.published,
        url=options.url,
        person=options.person,
        org=options.org,
        from_=options.from_,
        until=options.until,
        predecessor=options.predecessor,
        successor=options.successor,
        topic=topic,
        reason=options.reason,
    )
    done = await correct(entry, changes, desk.store, desk.request.caller.user)
    return Document(
        title=say("Corrected: {entry}", entry=entry.ref),
        blocks=(
            Listing(
                items=(
                    item(say("Before"), describe_entry(done.before)),
                    item(say("Now"), describe_entry(done.after)),
                    *_moved_items(done, topic),
                    *reason_items(options.reason),
                )
            ),
            *proof(done.after),
            *_unproven_date_note(done, options),
            *await _still_found_note(done, topic, desk),
            *_unchanged_by_correction(done),
            _history_note(entry, desk),
            *await settle_reports(done.after, ErrorOutcome.CORRECTED, desk, options.reason),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _moved_items(done: Corrected, topic: Topic | None) -> tuple[Item, ...]:
    """Whose the entry was and is, where it was moved."""
    if topic is None:
        return ()
    before, after = belongs_to(done.before), belongs_to(done.after)
    where = say("to {after}", after=after)
    if before and before != after:
        where = say("from {before} to {after}", before=before, after=after)
    return (item(say("Moved"), where),)


async def _still_found_note(done: Corrected, topic: Topic | None, desk: Desk) -> list[Block]:
    """That a moved entry is still found by who spoke or holds the office, where that is a topic too."""
    match done.after:
        case Quote(speaker=str(person)):
            part = "speaker"
        case Position(person=person):
            part = "person"
        case _:
            return []
    holder = await desk.store.find_topic(person) if topic is not None else None
    if holder is None or topic is None or holder.name == topic.name:
        return []
    return [note(say("Answers on {holder} show it too; if it is another's, give {part}:", holder=holder.name, part=part))]


def _unproven_date_note(done: Corrected, options: CorrectOptions) -> list[Block]:
    """The warning that nothing proves the new date, where the sentence does not say it."""
    match done.after:
        case Fact(as_of=date) | Event(date=date) if options.as_of is not None:
            dates = [date]
        case Position(since=since, until=until):
            typed = ((since, options.from_), (until, options.until))
            dates = [known for known, given in typed if known is not None and given is not None]
        case _:
            return []
    unproven = [date for date in dates if date.basis is Basis.INFERRED]
    if not unproven:
        return []
    date = unproven[0]
    return [
        note(
            say(
                "The sentence does not say {date}; answers call that date inferred. Look at the sentence before you rely on it.",
                date=date_text(date),
            )
        )
    ]


def _unchanged_by_correction(done: Corrected) -> list[Block]:
    """What the correction of an article leaves as it is: digests that were sent, and dates that were worked out from its old date."""
    if not isinstance(done.after, Article):
        return []
    if done.read_again is not None:
        return [paragraph(_read_with_date(done.read_again))]
    blocks: list[Block] = [
        note(say("Answers and digests name it so from now on; digests that were sent keep the name they were sent with."))
    ]
    if not done.dependent:
        return blocks
    shown = done.dependent[:_MAX_DATES_SHOWN]
    left = len(done.dependent) - _MAX_DATES_SHOWN
    more = say("and {count} more: /brief source {article}", count=left, article=done.after.ref) if left > 0 else ""
    return [
        *blocks,
        paragraph(
            say(
                "These dates were worked out from the date it had, and stay as they are until somebody corrects them, "
                "such as /brief entry correct {entry} as-of:2024-05",
                entry=shown[0].ref,
            )
        ),
        Listing(items=tuple(item(one.ref, describe_entry(one)) for one in shown)),
        *((note(more),) if more else ()),
    ]


def _read_with_date(done: ReadAgain) -> str:
    """What reading an article again with its publication date brought."""
    said = say("Read again with that date, which changed nothing else.")
    if done.changed + done.added + done.closed:
        said = say(
            "Read again with that date: {changed} changed, {added} new, {closed} closed.",
            changed=done.changed,
            added=done.added,
            closed=done.closed,
        )
    if not done.kept:
        return said
    kept = say_count("{count} entry that people decided about stayed.", "{count} entries that people decided about stayed.", done.kept)
    return f"{said} {kept}"


def _history_note(entry: Entry, desk: Desk) -> Block:
    said = say("The earlier version stays in the history: /brief log {entry}.", entry=entry.ref)
    if entry.own or desk.store.workspace is None:
        return note(said)
    return note(f"{said} {say('It counts here alone; the library keeps its own.')}")


def correction_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks what is to be corrected, with what is stored now filled in, where a line names an entry and no more."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        entry = await entry_by_ref(words.get("entry", ""), desk.store)
        stored = _parts_as_typed(entry)
        if not stored:
            raise CommandMistake("entry-corrected-by-withdrawing", entry=entry.ref)
        fields = [
            await topic_field(declared[name], words, desk, present=value)
            if declared[name].complete == COMPLETE_TOPIC
            else option_field(declared[name], words, present=value)
            for name, value in stored.items()
        ]
        fields = [*fields, option_field(declared["reason"], words)]
        return form_of("entry correct", say("Correct {entry}", entry=entry.ref), fields, words, say("Correct"))

    return FormOffer(make, only("entry"))


def _parts_as_typed(entry: Entry) -> dict[str, str]:
    """The parts of an entry that a correction may change, as they are typed, by option; the likeliest first."""
    match entry:
        case Fact():
            return {
                "metric": entry.metric,
                "scope": entry.scope or "",
                "as-of": entry.as_of.value,
                "value": one_line(entry.figure),
                "nature": entry.nature.value,
                "subject": entry.subject,
                "sentence": entry.citation.sentence,
            }
        case Event():
            return {"as-of": entry.date.value, "status": entry.status.value, "sentence": entry.citation.sentence}
        case Quote():
            return {"speaker": entry.speaker or "", "occasion": entry.occasion or ""}
        case Position():
            return {
                "title": entry.title,
                "person": entry.person,
                "org": entry.organisation or "",
                "from": entry.since.value if entry.since else "",
                "until": entry.until.value if entry.until else "",
                "predecessor": entry.predecessor or "",
                "successor": entry.successor or "",
                "sentence": entry.citation.sentence,
            }
        case _:
            return {}


COMMANDS: Sequence[Command[Desk]] = (
    entry_command(
        "correct",
        "correct an entry; the old version is kept",
        CorrectOptions,
        correct_entry,
        '/brief entry correct f12 scope:"open models" misread',
        form=correction_form(CorrectOptions),
        also=("fix", "change"),
    ),
)
