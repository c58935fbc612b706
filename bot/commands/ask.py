"""/brief ask: a question in plain words, answered from the store or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from bot.asking.answering import replies
from bot.asking.plan import phrases, understand
from bot.asking.plan.model import AnswerKind, Part, Plan, Thing
from bot.asking.replies import Answered, Line, NotDisclosed, Reply, Said, Unknown
from bot.commands.desk import Desk
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Item, Listing, Outcome, Ref, note, paragraph, text
from bot.core.line import quote
from bot.reading.lexicon import Lexicon
from bot.wording.figures import fact_lead, overruled_note
from bot.wording.sources import Citations
from storage.drafts import MetricDraft, Vocabulary
from storage.records import Fact, NamedThing, Passage, Quote, Topic
from storage.values import key_of

#: The most sentences of the full-text search that are looked at for two names of one topic.
PASSAGES = 60


@dataclass(frozen=True, slots=True)
class AskOptions:
    question: str = option("what you want to know", required=True, rest=True, example="how much will Alibaba invest?")
    topic: str | None = option("about this topic", complete=COMPLETE_TOPIC, example="qwen")


async def ask(options: AskOptions, desk: Desk) -> Document:
    """What the store knows that answers the question, else "not in the store" with what comes nearest."""
    plan = await _understood(options, desk)
    if plan.parts and plan.parts[0].wants is AnswerKind.SAMENESS and (same := await _sameness(plan, desk)) is not None:
        return same
    return document(plan, await replies(plan, desk.store))


async def _understood(options: AskOptions, desk: Desk) -> Plan:
    """The question as a plan, with what the store knows by the names in it."""
    about = await desk.topic(options.topic) if options.topic else None
    known = await desk.store.things(list(dict.fromkeys(key_of(phrase) for phrase in phrases(options.question))))
    return understand(
        options.question,
        things={key: _thing(named) for key, named in known.items()},
        topic_names=await desk.store.topic_names(),
        lexicon=_lexicon(await desk.store.measures()),
        today=datetime.now(UTC).date(),
        about=Thing(about.name, about.name, about.kind) if about else None,
    )


def _thing(named: NamedThing) -> Thing:
    return Thing(named.name, named.topic.name if named.topic else None, named.kind, names=named.names)


@lru_cache(maxsize=8)
def _lexicon(measures: tuple[MetricDraft, ...]) -> Lexicon:
    """The measures by their names; workspaces mostly have the same ones."""
    return Lexicon.of(Vocabulary(metrics=measures))


def document(plan: Plan, found: Sequence[Reply]) -> Document:
    """The replies as one answer, with their sources under them."""
    citations = Citations()
    blocks: list[Block] = []
    for reply in found:
        blocks += _blocks(reply, citations, several=len(found) > 1)
    nothing = all(isinstance(reply, Unknown) for reply in found)
    return Document(
        title=plan.text,
        blocks=(*blocks, *citations.block()),
        outcome=Outcome.NOTHING_FOUND if nothing else Outcome.ANSWER,
        code="not-in-the-store" if nothing else "",
    )


def _blocks(reply: Reply, citations: Citations, *, several: bool) -> list[Block]:
    match reply:
        case Answered():
            found: list[Block] = [paragraph(f"{reply.verdict}:")] if reply.verdict else []
            found.append(Listing(items=tuple(_item(line, citations, reply.part) for line in reply.lines)))
            found += [note(f"Not in the store: {quote(name)}.") for name in reply.missing]
            return [*found, *([note(reply.note)] if reply.note else [])]
        case Said():
            return [note("The articles say:"), Listing(items=tuple(_sentence_item(line, citations) for line in reply.lines))]
        case NotDisclosed():
            return [paragraph("Not disclosed:"), Listing(items=tuple(_sentence_item(line, citations) for line in reply.lines))]
        case Unknown():
            return _not_in_store(reply, citations, several=several)
        case _:
            return []


def _item(line: Line, citations: Citations, part: Part) -> Item:
    known = line.proof.known
    if isinstance(known, Quote):
        return Item(lead=known.speaker or "Speaker not named", spans=(text(f"“{known.words}” "), citations.of(known)))
    refs = _refs(line, citations)
    if isinstance(known, Fact):
        after = f" ({warning})" if (warning := overruled_note(known)) else ""
        return Item(lead=line.lead or fact_lead(known), spans=(text(f"{line.value} "), *refs, *((text(after),) if after else ())))
    if not line.value:
        return _sentence_item(line, citations)
    return Item(lead=line.lead, spans=(text(line.value, bold=True), text(": " + " ".join(line.proof.sentence.split()) + " "), *refs))


def _sentence_item(line: Line, citations: Citations) -> Item:
    return Item(spans=(text(f"{' '.join(line.proof.sentence.split())} "), *_refs(line, citations)))


def _refs(line: Line, citations: Citations) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(_ref(one.known, citations) for one in (line.proof, *line.also)))


def _ref(known: object, citations: Citations) -> Ref:
    return citations.of_passage(known) if isinstance(known, Passage) else citations.of(known)  # type: ignore[arg-type]


def _not_in_store(reply: Unknown, citations: Citations, *, several: bool) -> list[Block]:
    part = reply.part
    said = f"Not in the store: {part.text}" if several else "Not in the store: nothing I have read answers this."
    if reply.unknown:
        said = f"Not in the store: nothing I have read names {', '.join(reply.unknown)}."
    blocks: list[Block] = [paragraph(said)]
    if reply.nearest:
        blocks += [note("The nearest things that are:"), Listing(items=tuple(_item(line, citations, part) for line in reply.nearest))]
    about = next((thing.topic for thing in part.things if thing.topic), None)
    hint = f"Try /brief stats {quote(about)} or /brief search and a word." if about else "Try /brief topics, or /brief search and a word."
    return [*blocks, paragraph(hint)]


async def _sameness(plan: Plan, desk: Desk) -> Document | None:
    """Whether two names are one topic; None where they are not both names of topics."""
    topics = [topic for thing in plan.parts[0].things if thing.topic and (topic := await desk.store.find_topic(thing.topic))]
    if len(plan.parts[0].things) == 1 and topics:
        return await _same(plan, topics[0], desk)
    if len(topics) < 2:
        return None
    first, second = topics[:2]
    part = ""
    for one, other in ((first, second), (second, first)):
        if one.parent == other.name:
            part = f" {one.name} is a part of {other.name}."
    return Document(title=plan.text, blocks=(paragraph(f"They are two topics here: {first.name} and {second.name}.{part}"),))


async def _same(plan: Plan, topic: Topic, desk: Desk) -> Document:
    """That both names are one topic, proved where possible by sentences that contain both."""
    also = ", ".join(topic.aliases) or "no other names"
    citations = Citations()
    proofs = [
        Item(spans=(text(f"{passage.text} "), citations.of_passage(passage)))
        for passage in await desk.store.search(" ".join(topic.names), topics=[topic], limit=PASSAGES)
        if sum(name in passage.text for name in topic.names) >= 2
    ][:2]
    blocks: list[Block] = [paragraph(f"Yes: both are names of one topic here, {topic.name} (also: {also}).")]
    if topic.description:
        blocks.append(note(topic.description))
    if proofs:
        blocks.append(Listing(items=tuple(proofs)))
    return Document(title=plan.text, blocks=(*blocks, *citations.block()))


COMMAND: Command[Desk] = Command(
    ("ask",),
    "a question in plain words",
    AskOptions,
    ask,
    topical=True,
    examples=("/brief ask how much will Alibaba invest?", "/qwen how many downloads are there?"),
)
