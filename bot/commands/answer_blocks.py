"""The replies to a question as blocks: the value first, its sentence under it, in four kinds that differ at first sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.asking.plan.model import Plan
from bot.asking.replies import Answered, Line, NotDisclosed, Reply, Said, Unknown
from bot.core.document import Block, Document, Item, Listing, Outcome, Paragraph, Ref, Text, note, paragraph, text
from bot.core.language import listed, say, to_say
from bot.core.line import quote
from bot.core.text import as_title
from bot.reading.headings import after_dateline
from bot.wording.entries import spoken_words
from bot.wording.figures import figure_context, overruled_note
from bot.wording.sources import Citations
from storage.records import Event, Fact, Passage, Position, Quote

Spans = tuple[Text | Ref, ...]

#: What stands before the answer where yes or no was asked.
_VERDICTS = {"Yes": to_say("Yes."), "No": to_say("No.")}


def document(plan: Plan, found: Sequence[Reply], typed: Mapping[str, str]) -> Document:
    """The replies as one answer, with their sources under them. ``typed`` is how topics are typed in a line, by their names."""
    citations = Citations()
    blocks: list[Block] = []
    for reply in found:
        blocks += _blocks(reply, citations, typed, several=len(found) > 1)
    nothing = all(isinstance(reply, Unknown) for reply in found)
    return Document(
        title=as_title(plan.text),
        blocks=(*blocks, *citations.block()),
        outcome=Outcome.NOTHING_FOUND if nothing else Outcome.ANSWER,
        code="not-in-the-store" if nothing else "",
    )


def _blocks(reply: Reply, citations: Citations, typed: Mapping[str, str], *, several: bool) -> list[Block]:
    match reply:
        case Answered():
            found: list[Block] = [paragraph(text(say(_VERDICTS[reply.verdict]), bold=True))] if reply.verdict else []
            found += _lines([_answer(line, citations) for line in reply.lines])
            found += [note(say("Not in the store: {name}.", name=name)) for name in reply.missing]
            return [*found, *([note(reply.note)] if reply.note else [])]
        case Said():
            return [note(say("The articles say:")), *_items([_said(line, citations) for line in reply.lines])]
        case NotDisclosed():
            return [paragraph(say("Not disclosed:")), *_items([_sentence(line, citations) for line in reply.lines])]
        case Unknown():
            return _not_in_store(reply, citations, typed, several=several)
        case _:
            return []


def _lines(lines: Sequence[Spans]) -> list[Block]:
    """One line stands alone, several are a list."""
    return [Paragraph(spans=lines[0])] if len(lines) == 1 else _items(lines)


def _items(lines: Sequence[Spans]) -> list[Block]:
    return [Listing(items=tuple(Item(spans=spans) for spans in lines))]


def _answer(line: Line, citations: Citations) -> Spans:
    """The value, then what it is of, then the proofs."""
    known = line.proof.known
    refs = _refs(line, citations)
    lead = (text(f"{line.lead}{say(': ')}"),) if line.lead else ()
    match known:
        case Fact():
            warning = overruled_note(known)
            after = (text(f" {say('({remark})', remark=warning)}"),) if warning else ()
            return (*lead, text(line.value, bold=True), text(f" · {figure_context(known)} "), *refs, *after)
        case Position():
            name, _, rest = line.value.partition(", ")
            return (*lead, text(name, bold=True), text(f", {rest} "), *refs)
        case Quote():
            return (text(known.speaker or say("Speaker not named"), bold=True), text(f"{say(': ')}“{spoken_words(known)}” "), *refs)
        case Event() if line.value:
            return (*lead, text(line.value, bold=True), text(f": {known.summary} "), *refs)
    if not line.value:
        return _sentence(line, citations)
    return (*lead, text(line.value, bold=True), text(f": {_one_line(line.proof.sentence)} "), *refs)


def _said(line: Line, citations: Citations) -> Spans:
    """The sentence, behind its date where it leaves out the year that is known of it."""
    year = line.value[-4:]
    if isinstance(line.proof.known, Passage) and year.isdigit() and year not in line.proof.sentence:
        return _answer(line, citations)
    return _sentence(line, citations)


def _sentence(line: Line, citations: Citations) -> Spans:
    """The sentence that answers; the source below does not repeat it."""
    refs = (_ref(line.proof.known, citations, shown=True), *(_ref(one.known, citations) for one in line.also))
    return (text(f"{_one_line(line.proof.sentence)} "), *dict.fromkeys(refs))


#: The sign of a list before one of its lines.
_BULLETS = ("• ", "- ", "– ", "* ", "· ")


def _one_line(sentence: str) -> str:
    """The sentence on one line, without the sign of a list or the dateline before it; the source below has it as it is printed."""
    words = " ".join(sentence.split())
    for bullet in _BULLETS:
        words = words.removeprefix(bullet)
    return words[after_dateline(words) :]


def _refs(line: Line, citations: Citations) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(_ref(one.known, citations) for one in (line.proof, *line.also)))


def _ref(known: Fact | Event | Quote | Position | Passage, citations: Citations, *, shown: bool = False) -> Ref:
    return citations.of_passage(known) if isinstance(known, Passage) else citations.of(known, shown=shown)


def _not_in_store(reply: Unknown, citations: Citations, typed: Mapping[str, str], *, several: bool) -> list[Block]:
    part = reply.part
    said = say("Not in the store: {part}", part=part.text) if several else say("Not in the store: nothing I have read answers this.")
    if reply.unknown:
        said = say("Not in the store: nothing I have read names {unknown}.", unknown=listed(reply.unknown))
    blocks: list[Block] = [paragraph(said)]
    if reply.nearest:
        blocks += [note(say("The nearest things that are:")), *_items([_near(line, citations) for line in reply.nearest])]
    about = next((thing.topic for thing in part.things if thing.topic), None)
    hint = (
        say("Try /brief stats {about} or /brief search and a word.", about=typed.get(about) or quote(about))
        if about
        else say("Try /brief topics, or /brief search and a word.")
    )
    return [*blocks, paragraph(hint)]


def _near(line: Line, citations: Citations) -> Spans:
    """What is near, with its value behind what it is of, so that it can't be taken for the answer."""
    known = line.proof.known
    if isinstance(known, Fact):
        return (text(f"{say('{about}: {words}', about=figure_context(known), words=line.value)} "), *_refs(line, citations))
    return _sentence(line, citations)
