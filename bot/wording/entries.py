"""Entries in words: on one line as the log and corrections describe them, and as an item of a listing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Item, Ref, Text, text
from bot.core.language import remarks, say, say_count
from bot.core.text import capitalised, one_line, shorten
from bot.wording.dates import dated
from bot.wording.events import status_word
from bot.wording.figures import dated_figure, fact_lead, is_proven, qualified
from bot.wording.positions import position_text
from bot.wording.sources import Citations, cited, independent_sources
from storage.drafts import About
from storage.records import Article, Entry, Event, Fact, Position, Quote
from storage.values import AboutBasis, EventStatus, Origin

#: Characters of a sentence, title or value that a description has room for.
_MAX_LENGTH = 120
#: The statuses of an event as options of commands take them.
STATUS_CHOICES = tuple(status.value for status in EventStatus)


def describe_entry(entry: Entry) -> str:
    """What an entry says: "Rover, robots sold (toys): over 50,000 (May 2024)"."""
    match entry:
        case Fact():
            return say("{about}: {words}", about=fact_lead(entry), words=dated_figure(entry))
        case Event():
            return say("{about}: {words}", about=dated(entry.date), words=short_line(entry.summary))
        case Quote():
            return say("{speaker}: “{words}”", speaker=entry.speaker or say("speaker not named"), words=short_line(entry.words))
        case Position():
            return say("{about}: {words}", about=entry.person, words=short_line(position_text(entry)))
        case Article():
            where = remarks((entry.publisher, dated(entry.published), entry.url))
            title = short_line(entry.title)
            return say("“{title}” ({where})", title=title, where=short_line(where)) if where else f"“{title}”"
        case _:
            return entry.ref


def describe_with_ref(entry: Entry) -> str:
    """An entry with its reference: "f12, Rover, robots sold: over 50,000 (May 2024)"."""
    return say("{first}, {second}", first=entry.ref, second=describe_entry(entry))


def about_note(entry: Fact | Event | Quote | Position) -> str:
    """How it is known whom an entry is about, where its sentence does not name it; else empty."""
    match _about(entry):
        case About(name=name, basis=AboutBasis.PRONOUN):
            return say("It is about {name}, which the sentence means without its name.", name=name)
        case About(name=name, basis=AboutBasis.ARTICLE):
            return say("It is about {name}, as the article is.", name=name)
        case _:
            return ""


def _about(entry: Fact | Event | Quote | Position) -> About | None:
    match entry:
        case Fact():
            return About(name=entry.subject, basis=entry.about_basis)
        case Position():
            return About(name=entry.organisation, basis=entry.about_basis) if entry.organisation else None
        case _:
            return entry.about


def belongs_to(entry: Entry) -> str:
    """Whose an entry is: its subject, whom it is about or names first, the organisation; empty where nobody is known."""
    match entry:
        case Fact():
            return entry.subject
        case Event():
            return entry.about.name if entry.about else next(iter(entry.entities), "")
        case Quote():
            return entry.about.name if entry.about else entry.speaker or ""
        case Position():
            return entry.organisation or entry.person
        case _:
            return ""


def moved_to(before: Entry | None, after: Entry | None) -> str:
    """Whose an event or quotation is now, where somebody moved it to another topic, which its words do not show; else empty."""
    if not (isinstance(before, Event | Quote) and isinstance(after, Event | Quote)):
        return ""
    by_hand = Origin.BY_HAND in (before.origin, after.origin)
    now = belongs_to(after)
    return now if by_hand and (before.about is not None or after.about is not None) and belongs_to(before) != now else ""


def with_entries(count: int) -> str:
    """What goes with an article that is withdrawn: "with 5 entries that were read from it"."""
    return say_count("with {count} entry that was read from it", "with {count} entries that were read from it", count)


def title_with_ref(article: Article) -> str:
    """An article by its title and reference: "“Acme opens a plant” (a5)"."""
    return say("“{title}” ({ref})", title=article.title, ref=article.ref)


def short_line(words: str) -> str:
    """The words on one line, cut where they take more room than a description has."""
    return shorten(one_line(words), _MAX_LENGTH)


def entry_lead(entry: Entry) -> str:
    """What a line about an entry begins with: subject and metric, date, speaker or title."""
    match entry:
        case Fact():
            return fact_lead(entry)
        case Event():
            return capitalised(dated(entry.date))
        case Quote():
            return entry.speaker or say("Somebody")
        case Position():
            return entry.person
        case Article():
            return entry.title
        case _:
            return entry.ref


def entry_statement(entry: Entry) -> str:
    """What an entry says, without its lead and its source; for a figure that can't be parsed again the command that shows it."""
    match entry:
        case Fact():
            return qualified(entry) if is_proven(entry) else f"/brief source {entry.ref}"
        case Event():
            return entry.summary.rstrip(". ")
        case Quote():
            return f"“{spoken_words(entry)}”"
        case Position():
            return position_text(entry)
        case Article():
            return f"“{entry.title}”"
        case _:
            return entry.ref


def spoken_words(quotation: Quote) -> str:
    """The words of a quotation, without the comma before "she said" with which many are printed."""
    return quotation.words.rstrip().rstrip(",，")


def status_label(status: EventStatus) -> str:
    """The word for an event that did not simply happen: "planned"; empty for one that did."""
    return "" if status is EventStatus.PAST else status_word(status)


def item_of(entry: Entry, citations: Citations) -> Item:
    """The item of a listing that shows an entry."""
    match entry:
        case Fact():
            return fact_item(entry, [citations.of(entry)], entries=(entry.ref,))
        case Event():
            summary, label = entry.summary.rstrip(), status_label(entry.status)
            words = say("{words} ({remark})", words=summary, remark=label) if label else summary
            return Item(
                lead=entry_lead(entry),
                spans=(text(f"{words} "), cited(entry, citations)),
                entries=(entry.ref,),
            )
        case Quote():
            return Item(lead=entry_lead(entry), spans=(text(f"“{spoken_words(entry)}” "), citations.of(entry)), entries=(entry.ref,))
        case Position():
            return Item(lead=entry_lead(entry), spans=(text(f"{position_text(entry)} "), citations.of(entry)), entries=(entry.ref,))
        case _:
            return Item(lead=entry.ref, entries=(entry.ref,))


def fact_item(fact: Fact, refs: Sequence[Ref], entries: tuple[str, ...] = ()) -> Item:
    """A figure with one sentence of each independent source that proves it; ``entries`` are the references of all that report it."""
    return Item(lead=fact_lead(fact), spans=figure_spans(fact, refs), entries=entries)


def figure_spans(fact: Fact, refs: Sequence[Ref]) -> tuple[Text | Ref, ...]:
    """A figure with all that qualifies it, the number of its independent sources where there are several, and their numbers."""
    figure = qualified(fact)
    words = say("{words} ({remark})", words=figure, remark=independent_sources(len(refs))) if len(refs) > 1 else figure
    spans: list[Text | Ref] = [text(f"{words} ")]
    for number, ref in enumerate(refs):
        spans += [text(" "), ref] if number else [ref]
    return tuple(spans)
