"""/brief ask: a question in plain words, answered from the store or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.asking.answering import Answer, Evidence, Known, answer
from bot.asking.question import Question, Wants, understand
from bot.commands.desk import Desk
from bot.core.command import COMPLETE_TOPIC, Command, option
from bot.core.document import Block, Document, Item, Listing, Outcome, Ref, Text, item, note, paragraph, text
from bot.core.line import quote
from bot.reading.lexicon import Lexicon
from bot.wording.dates import dated
from bot.wording.figures import dated_figure, fact_lead, overruled_note, proven
from bot.wording.sources import Citations
from storage.records import Event, Fact, Passage, Quote, Topic

#: The most sentences of the full-text search that are ranked.
PASSAGES = 60


@dataclass(frozen=True, slots=True)
class AskOptions:
    question: str = option("what you want to know", required=True, rest=True, example="how much will Alibaba invest?")
    topic: str | None = option("about this topic", complete=COMPLETE_TOPIC, example="qwen")


async def ask(options: AskOptions, desk: Desk) -> Document:
    """What the store knows that answers the question, else "not in the store" with what comes nearest."""
    lexicon = Lexicon.of(await desk.store.vocabulary())
    about = (await desk.topic(options.topic)).name if options.topic else None
    question = understand(options.question, lexicon, about=about)
    topics = [topic for name in question.topics if (topic := await desk.store.find_topic(name))]
    if question.wants is Wants.SAMENESS and len(topics) == 1:
        return await _same(question, topics[0], desk)
    families = {topic.name: await desk.store.family(topic) for topic in topics}
    known = await _known(question, families, desk)
    names = {name: frozenset(alias for member in family for alias in member.names) for name, family in families.items()}
    found = answer(question, known, names)
    return _answered(options.question, found) if found.found else _not_in_store(options.question, found, topics)


async def _known(question: Question, families: Mapping[str, Sequence[Topic]], desk: Desk) -> list[Known]:
    """Everything that may contain the answer: what is stored about the topics, and sentences that contain the words."""
    store = desk.store
    family = list({member.name: member for members in families.values() for member in members}.values())
    if not family and (question.period or question.metric):
        family = await store.topics()  # "what happened in May 2024?" and "how many downloads?" are asked of everything
    facts = proven(await store.facts(family)) if family else []
    events = list(await store.events(family)) if family else []
    quotes = list(await store.quotes(family)) if family else []
    words = " ".join([question.text, *families])
    passages = await store.search(words, topics=None, limit=PASSAGES)
    return [*facts, *events, *quotes, *passages]


def _answered(asked: str, found: Answer) -> Document:
    citations = Citations()
    items = tuple(_line(evidence, citations) for evidence in found.found)
    return Document(title=asked, blocks=(Listing(items=items), *citations.block()))


def _line(evidence: Evidence, citations: Citations) -> Item:
    known = evidence.known
    match known:
        case Fact():
            after = f" ({warning})" if (warning := overruled_note(known)) else ""
            return item(fact_lead(known), f"{dated_figure(known)} ", citations.of(known), *((after,) if after else ()))
        case Event():
            return item(dated(known.date), f"{known.summary} ", citations.of(known))
        case Quote():
            return item(known.speaker or "Speaker not named", f"“{known.words}” ", citations.of(known))
        case Passage():
            return Item(spans=_sentence(known, citations))


def _sentence(passage: Passage, citations: Citations) -> tuple[Text | Ref, ...]:
    return (text(f"{passage.text} "), citations.of_passage(passage))


def _not_in_store(asked: str, found: Answer, topics: Sequence[Topic]) -> Document:
    blocks: list[Block] = [paragraph("Not in the store: nothing I have read answers this.")]
    citations = Citations()
    if found.nearest:
        blocks += [
            note("The nearest things that are:"),
            Listing(items=tuple(_line(evidence, citations) for evidence in found.nearest)),
        ]
    about = topics[0].name if topics else None
    hint = f"Try /brief stats {quote(about)} or /brief search and a word." if about else "Try /brief topics, or /brief search and a word."
    blocks.append(paragraph(hint))
    return Document(title=asked, blocks=(*blocks, *citations.block()), outcome=Outcome.NOTHING_FOUND, code="not-in-the-store")


async def _same(question: Question, topic: Topic, desk: Desk) -> Document:
    """That both names are one topic, proved where possible by sentences that contain both."""
    also = ", ".join(topic.aliases) or "no other names"
    citations = Citations()
    proofs = [
        Item(spans=_sentence(passage, citations))
        for passage in await desk.store.search(" ".join(topic.names), topics=[topic], limit=PASSAGES)
        if sum(name in passage.text for name in topic.names) >= 2
    ][:2]
    blocks: list[Block] = [paragraph(f"Yes: both are names of one topic here, {topic.name} (also: {also}).")]
    if topic.description:
        blocks.append(note(topic.description))
    if proofs:
        blocks.append(Listing(items=tuple(proofs)))
    return Document(title=question.text, blocks=(*blocks, *citations.block()))


COMMAND: Command[Desk] = Command(
    ("ask",),
    "a question in plain words",
    AskOptions,
    ask,
    topical=True,
    examples=("/brief ask how much will Alibaba invest?", "/qwen how many downloads are there?"),
)
