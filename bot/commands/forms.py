"""The forms of commands: what each asks for, in order of importance, and what is stored now where it changes something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.commands.desk import Desk
from bot.commands.review_card import line_label
from bot.core.command import COMPLETE_TOPIC, FormOffer, Option, field_of, lacks, only, options_of
from bot.core.errors import CommandMistake
from bot.core.form import FIELDS, PICKS, Field, Form, Kind, Pick, form_of
from bot.core.text import one_line, shorten
from bot.entries.editing import parts_of
from bot.entries.finding import entry_by_ref
from storage.drafts import lines_of
from storage.records import Entry, Event, Fact, Quote
from storage.reviews import AlreadyDecided, Review, ReviewState

#: Options whose words may be more than a line.
_LONG = frozenset({"article", "sentence", "reason"})
#: Characters of a topic's name that every platform takes as a pick.
_PICK = 75

_Words = Mapping[str, str]


def article_form(command: str, title: str, options: type[Any]) -> FormOffer[Desk]:
    """Asks for an article and what is known of it, where a line names none."""
    declared = options_of(options)

    async def make(words: _Words, desk: Desk) -> Form:
        fields = [_field(one, words, required=one.name == "article") for one in declared]
        return form_of(command, title, fields, words)

    return FormOffer(make, lacks("article"))


def entry_form(command: str, title: str, options: type[Any], order: Sequence[str]) -> FormOffer[Desk]:
    """Asks for an entry by hand, its options in this order, where a line lacks one that is needed."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: _Words, desk: Desk) -> Form:
        fields = [
            await _topic_field(declared[name], words, desk) if declared[name].complete == COMPLETE_TOPIC else _field(declared[name], words)
            for name in order
        ]
        return form_of(command, title, fields, words)

    return FormOffer(make, lacks(*(name for name, one in declared.items() if one.required)))


def _field(option: Option, words: _Words, *, required: bool | None = None, default: str = "", present: str | None = None) -> Field:
    kind = Kind.LONG if option.name in _LONG else None
    return field_of(option, words, kind=kind, required=required, default=default, present=present)


async def _topic_field(option: Option, words: _Words, desk: Desk, *, present: str | None = None, several: bool = False) -> Field:
    """The topics to pick from where they are few, else a text."""
    names = list(dict.fromkeys(topic.name for topic in await desk.topics()))
    typed = [name.strip() for name in words.get(option.name, "").split(",") if name.strip()]
    meant = [await desk.find_topic(name) for name in typed]
    fits = 0 < len(names) <= PICKS and all(len(name) <= _PICK and name == one_line(name) and "," not in name for name in names)
    if not fits or None in meant or (present and present not in names) or (len(typed) > 1 and not several):
        return field_of(option, words, kind=Kind.SHORT, present=present)
    known = {option.name: ",".join(topic.name for topic in meant if topic)} if typed else {}
    kind = Kind.SEVERAL if several else Kind.ONE
    return field_of(option, known, kind=kind, present=present, picks=[Pick(name, name) for name in names])


# -- corrections


def correction_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks what is to be corrected, with what is stored now filled in, where a line names an entry and no more."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: _Words, desk: Desk) -> Form:
        entry = await entry_by_ref(words.get("entry", ""), desk.store)
        stored = _stored(entry)
        if not stored:
            raise CommandMistake(f"{entry.ref} is not corrected.", f"Withdraw it and add it again: /brief entry withdraw {entry.ref}")
        fields = [
            await _topic_field(declared[name], words, desk, present=value)
            if declared[name].complete == COMPLETE_TOPIC
            else _field(declared[name], words, present=value)
            for name, value in stored.items()
        ]
        return form_of("entry correct", f"Correct {entry.ref}", [*fields, _field(declared["reason"], words)], words)

    return FormOffer(make, only("entry"))


def _stored(entry: Entry) -> dict[str, str]:
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
        case _:
            return {}


# -- reviews


def choosing_form() -> FormOffer[Desk]:
    """Asks which lines of a review are taken in, those that are now ticked beforehand."""

    async def make(words: _Words, desk: Desk) -> Form:
        review = _undecided(await desk.store.review(words.get("review", "")))
        lines = list(enumerate(lines_of(review.draft), 1))
        start = max([0, *(number - 1 for number in _numbers(words.get("first", "")))])
        pages = [lines[at : at + PICKS] for at in range(start, len(lines), PICKS)][:FIELDS]
        if not pages:
            raise CommandMistake(f"{review.ref} has no lines to choose from.", f"Type /brief review show {review.ref}")
        out = _numbers(words.get("without", ""), review.left_out) - _numbers(words.get("include", ""))
        fields = []
        for page in pages:
            picks = tuple(Pick(str(number), shorten(f"{number}. {line_label(line)}", _PICK)) for number, line in page)
            ticked = tuple(str(number) for number, _ in page if number not in out)
            first, last = page[0][0], page[-1][0]
            name = "include" if page is pages[0] else f"include-{first}"
            hint = f"What is not picked is left out; {review.ref} has {len(lines)} lines"
            label = f"Lines {first} to {last}" if first != last else f"Line {first}"
            fields.append(Field(name, label, hint, Kind.SEVERAL, initial=ticked, picks=picks, option="include", unpicked="without"))
        return form_of("review choose", f"Choose from {review.ref}", fields, {"review": review.ref})

    return FormOffer(make, lambda words: "review" in words and not {"without", "include"} & words.keys())


def _numbers(words: str, beside: frozenset[int] = frozenset()) -> frozenset[int]:
    return beside | {int(piece) for piece in words.replace(",", " ").split() if piece.isdecimal() and len(piece) < 7}


def editing_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks for the parts of one line of a review, or of its article, with what is there now filled in."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: _Words, desk: Desk) -> Form:
        review = _undecided(await desk.store.review(words.get("review", "")))
        number = max([0, *_numbers(words.get("line", ""))])
        parts = parts_of(review, number)
        typed = {**words, words["part"]: words.get("value", "")} if words.get("part") in parts else words
        fields = [_field(declared[part], typed, present=value) for part, value in parts.items()]
        title = f"Edit line {number} of {review.ref}" if number else f"Edit {review.ref}"
        line = str(number) if number else "article"
        return form_of("review edit", title, fields, {"review": review.ref, "line": line})

    return FormOffer(make, lambda words: "review" in words and words.keys() <= {"review", "line"})


def _undecided(review: Review) -> Review:
    if review.state is not ReviewState.PENDING:
        raise AlreadyDecided(review)
    return review


# -- subscriptions


def subscription_form(options: type[Any], kinds: Sequence[str]) -> FormOffer[Desk]:
    """Asks when a digest is to come and what is to be in it, where a line does not say when."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: _Words, desk: Desk) -> Form:
        zone = (await desk.store.workspace_settings()).time_zone
        caller = desk.request.caller.time_zone or ""
        fields = [
            _field(declared["schedule"], words),
            _field(declared["zone"], words, required=zone is None, default=zone or caller),
            replace(await _topic_field(declared["topics"], words, desk, several=True), hint="None picked means all topics"),
            _field(declared["empty"], words, default="skip"),
            _field(declared["archive"], words, default="on"),
            field_of(declared["kinds"], words, kind=Kind.SEVERAL, picks=[Pick(f"{kind}s", f"{kind}s") for kind in kinds]),
            _field(declared["language"], words),
            _field(declared["quiet"], words),
        ]
        return form_of("digest subscribe", "Subscribe this channel", fields, words)

    return FormOffer(make, lacks("schedule"))
