"""/brief wrong: anybody tells editors that an entry is wrong; the button for it under answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.blocks import proof
from bot.commands.forms import PICK_LENGTH, Words, option_field
from bot.commands.private_messages import editors_by_name, write_to
from bot.core.command import COMPLETE_ENTRY, Command, FormOffer, field_of, lacks, option, options_of
from bot.core.document import Choice, Choices, Document, Sources, Span, paragraph, say_spans
from bot.core.errors import BadOption, BriefingError, CommandMistake
from bot.core.form import MAX_PICKS, Form, Kind, Pick, form_of
from bot.core.language import say, say_count
from bot.core.line import quote
from bot.core.request import Platform, Role
from bot.core.text import one_line, shorten
from bot.entries.finding import entry_by_ref
from bot.wording.dates import dated
from bot.wording.entries import describe_with_ref
from bot.wording.people import People
from storage.error_reports import ErrorReport
from storage.records import Article, Entry, Event, Fact, Position, Quote

#: How many reports of one person may wait for an editor.
MAX_OPEN = 20
#: Characters of what somebody says is wrong.
MAX_WORDS = 500


class TooManyReports(BriefingError):
    """Too many reports of the same person wait for an editor."""

    code = "too-many-reports"


@dataclass(frozen=True, slots=True)
class WrongOptions:
    entry: str = option("which one: its mark", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    what: str = option("what is wrong with it", default="", rest=True, example="it is 41 million")


async def report(options: WrongOptions, desk: Desk) -> Document:
    """That the report waits for an editor, with the sentence that the entry was read from."""
    refs, words = marks(options.entry), shorten(one_line(options.what), MAX_WORDS)
    if len(refs) != 1:
        lines = (f"/brief wrong {ref} {quote(words)}" if words else f"/brief wrong {ref}" for ref in refs[:5])
        raise CommandMistake("error-report-for-one", refs=", ".join(refs)).offering(*lines)
    entry = await entry_by_ref(refs[0], desk.store)
    if not words:
        raise BadOption("error-report-without-words", option="what", ref=entry.ref)
    caller = desk.request.caller
    if await desk.store.open_error_reports_of(caller.user) >= MAX_OPEN:
        raise TooManyReports("error-reports-too-many", count=MAX_OPEN)
    made = await desk.store.report_error(entry.ref, words, by=caller.user, platform=caller.platform)
    who = await desk.people()
    editors = await editors_by_name(desk)
    if made.is_news:
        write_to(editors, lambda: reported(made, entry, who), desk)
    return Document(
        title=say("Reported: {ref}", ref=entry.ref),
        blocks=(paragraph(_thanks(desk, len(editors))), paragraph(describe_with_ref(entry)), *proof(entry), *_correct_at_once(entry, desk)),
    )


def _thanks(desk: Desk, editors: int) -> str:
    if desk.request.caller.platform is Platform.TERMINAL or desk.tell is None:
        return say("Thank you. It waits for an editor in /brief review list.")
    if not editors:
        return say("Thank you. It waits for an editor in /brief review list, and you hear what became of it.")
    return say_count(
        "Thank you. An editor was told, and you hear what became of it.",
        "Thank you. {count} editors were told, and you hear what became of it.",
        editors,
    )


def _correct_at_once(entry: Entry, desk: Desk) -> Sequence[Choices]:
    """The button for whoever may correct it themselves; articles have no form for that."""
    if desk.role < Role.EDITOR or isinstance(entry, Article):
        return ()
    line = f"/brief entry correct {entry.ref}"
    if desk.request.caller.platform is Platform.TERMINAL:  # where no form opens, it has to name what is to change
        line += f" {_first_option(entry)}"
    return (Choices(choices=(Choice(label=say("Correct it yourself"), line=line, form=True),)),)


def _first_option(entry: Entry) -> str:
    """What is most often wrong about an entry, as an option with its present value."""
    match entry:
        case Fact():
            return f"value:{quote(entry.quantity.text)}"
        case Event():
            return f"as-of:{quote(dated(entry.date) or 'unknown')}"
        case Quote():
            return f"speaker:{quote(entry.speaker or '')}"
        case Position() | Article():
            return f"title:{quote(entry.title)}"
    raise AssertionError(f"{entry.ref} is of no known kind")


def reported(made: ErrorReport, entry: Entry, who: People) -> Document:
    """What editors are sent: who says that what is wrong, with the sentence and what can be done."""
    return Document(
        title=say("Is this wrong? {ref}", ref=entry.ref),
        blocks=(
            paragraph(*says(made, who)),
            paragraph(describe_with_ref(entry)),
            *proof(entry),
            Choices(choices=decisions(entry.ref)),
        ),
    )


def says(made: ErrorReport, who: People) -> tuple[Span | str, ...]:
    """Who reported it and what they say, as the platform shows people."""
    return say_spans("{person} says: {words}", person=who.span(made.reported_by), words=made.words)


def decisions(ref: str) -> tuple[Choice, ...]:
    """The buttons that settle reports of the entry; what corrects an article is typed."""
    correct = Choice(label=say("Correct"), line=f"/brief entry correct {ref}", form=True, primary=True)
    return (
        *(() if ref.startswith("a") else (correct,)),
        Choice(label=say("It is right"), line=f"/brief entry keep {ref}"),
        Choice(
            label=say("Withdraw"),
            line=f"/brief entry withdraw {ref}",
            danger=True,
            confirm=say("Take {ref} out of all answers?", ref=ref),
        ),
    )


def wrong_buttons(document: Document) -> tuple[Choice, ...]:
    """The button under an answer that reports one of its entries; none where it shows none."""
    found = [ref for block in document.blocks if isinstance(block, Sources) for ref in block.entries]
    refs = ",".join(dict.fromkeys(found[:MAX_PICKS]))
    return (Choice(label=say("Something wrong?"), line=f"/brief wrong {refs}", form=True),) if refs else ()


def marks(typed: str) -> list[str]:
    """The marks of entries that were typed: "f12", or several with commas between them."""
    return list(dict.fromkeys(piece.strip() for piece in typed.split(",") if piece.strip()))


async def _form(words: Words, desk: Desk) -> Form:
    """Asks which entry is meant, where the line has several, and what is wrong with it."""
    declared = {one.name: one for one in options_of(WrongOptions)}
    refs = marks(words.get("entry", ""))
    entries = [await entry_by_ref(ref, desk.store) for ref in refs[:MAX_PICKS]]
    picks = [Pick(entry.ref, shorten(describe_with_ref(entry), PICK_LENGTH)) for entry in entries]
    known = {"entry": refs[0]} if len(refs) == 1 else {}
    which = field_of(declared["entry"], known, kind=Kind.ONE, picks=picks) if picks else option_field(declared["entry"], words)
    what = field_of(declared["what"], words, kind=Kind.LONG, required=True)
    return form_of("report wrong", say("Report a mistake"), [which, what], words, say("Report"))


COMMAND: Command[Desk] = Command(
    ("report", "wrong"),
    "report a mistake",
    WrongOptions,
    report,
    changes=True,
    shortcut=True,
    form=FormOffer(_form, lacks("what")),
    examples=("/brief wrong f12 it is 41 million", "/brief wrong e3 that was in 2024"),
    synonyms=("report error", "report mistake", "dispute", "is wrong", "有误", "纠错"),
)
