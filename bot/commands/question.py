"""A question in plain words, answered from the store or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.asking.answering import replies
from bot.asking.plan.following import lacks_its_question
from bot.asking.plan.foreign import what_can_be_asked
from bot.asking.plan.model import AnswerKind, Plan, Thing
from bot.asking.plan.naming import phrases
from bot.asking.plan.understanding import understand
from bot.asking.replies import Reply, Unknown
from bot.commands.answer_blocks import document
from bot.commands.desk import Desk
from bot.core.document import Block, Document, Item, Listing, Outcome, note, paragraph, text
from bot.core.language import listed, say
from bot.core.offering import typed_name
from bot.core.text import as_title
from bot.reading.facts.measures import measures
from bot.reading.lexicon import Lexicon
from bot.wording.sources import Citations
from storage.drafts import MetricDraft, Vocabulary
from storage.records import NamedThing, Topic
from storage.values import key_of

#: The most sentences of the full-text search that are looked at for two names of one topic.
PASSAGES = 60


async def answer(question: str, topic_name: str | None, desk: Desk) -> Document:
    """What the store knows that answers the question, else "not in the store" with what comes nearest."""
    plan = await _understood(question, topic_name, desk)
    if plan.foreign is not None:
        return _in_another_language(plan)
    topic = desk.recent.topic(desk.request.caller, desk.now)
    if topic_name is None and not topic and not plan.follows_up and lacks_its_question(plan):
        return _of_what(plan)
    found = await replies(plan, desk.store)
    if plan.follows_up and not _answers(found):
        # It may have been a question of its own, about something that is no topic.
        alone = await _understood(question, topic_name, desk, goes_on=False)
        if _answers(others := await replies(alone, desk.store)):
            plan, found = alone, others
    elif not any(part.things for part in plan.parts) and topic:
        # It names nothing: it may be about what the thread is about.
        meant = await _understood(question, topic, desk)
        if _answers(others := await replies(meant, desk.store)):
            plan, found = meant, others
    desk.recent.remember(desk.request.caller, plan, desk.now)
    if plan.parts and plan.parts[0].wants is AnswerKind.SAMENESS and (same := await _sameness(plan, desk)) is not None:
        return same
    names = {thing.topic for reply in found if isinstance(reply, Unknown) for thing in reply.part.things if thing.topic}
    known = [found_topic for name in sorted(names) if (found_topic := await desk.find_topic(name))]
    return document(plan, found, {one.name: typed_name(one) for one in known})


def _answers(found: Sequence[Reply]) -> bool:
    return any(not isinstance(reply, Unknown) for reply in found)


async def _understood(question: str, topic: str | None, desk: Desk, *, goes_on: bool = True) -> Plan:
    """The question as a plan, with what the store knows by the names in it; it may go on from the asker's last one."""
    about = await desk.topic(topic) if topic else None
    known = await desk.store.things(list(dict.fromkeys(key_of(phrase) for phrase in phrases(question))))
    return understand(
        question,
        things={key: _thing(named) for key, named in known.items()},
        topic_names=await desk.store.topic_names(),
        lexicon=_lexicon(await desk.store.measures()),
        today=desk.now.date(),
        about=Thing(about.name, about.name, about.kind) if about else None,
        previous=desk.recent.last(desk.request.caller, desk.now) if goes_on else None,
    )


def _of_what(plan: Plan) -> Document:
    """What a question must say that goes on from one that was not asked."""
    return Document(
        title=as_title(plan.text),
        blocks=(
            paragraph(say("Of what? This needs a question before it, and I know of none.")),
            paragraph(say("Please name what it is about and the figure, for example: Alibaba revenue in 2024.")),
        ),
        outcome=Outcome.NOTHING_FOUND,
        code="needs-a-question-before",
    )


def _in_another_language(plan: Plan) -> Document:
    """What can be asked, in the language of the question."""
    sentence, example = what_can_be_asked(plan)
    return Document(
        title=as_title(plan.text),
        blocks=(paragraph(sentence), paragraph(example)),
        outcome=Outcome.NOTHING_FOUND,
        code="language-not-spoken",
    )


def _thing(named: NamedThing) -> Thing:
    return Thing(named.name, named.topic.name if named.topic else None, named.kind, exact=named.exact, names=named.names)


@lru_cache(maxsize=8)
def _lexicon(own: tuple[MetricDraft, ...]) -> Lexicon:
    """The measures by their names: the store's, and those that the reader knows anyway."""
    return Lexicon.of(Vocabulary(metrics=(*own, *(MetricDraft(name=one.name, aliases=one.aliases) for one in measures()))))


async def _sameness(plan: Plan, desk: Desk) -> Document | None:
    """Whether two names are one topic; None where they are not both names of topics."""
    topics = [topic for thing in plan.parts[0].things if thing.topic and (topic := await desk.store.find_topic(thing.topic))]
    if len(plan.parts[0].things) == 1 and topics:
        return await _same(plan, topics[0], desk)
    if len(topics) < 2:
        return None
    first, second = topics[:2]
    sentences = [say("They are two topics here: {first} and {second}.", first=first.name, second=second.name)]
    for one, other in ((first, second), (second, first)):
        if one.parent == other.name:
            sentences.append(say("{part} is a part of {whole}.", part=one.name, whole=other.name))
    return Document(title=as_title(plan.text), blocks=(paragraph(" ".join(sentences)),))


async def _same(plan: Plan, topic: Topic, desk: Desk) -> Document:
    """That both names are one topic, proved where possible by sentences that contain both."""
    also = listed(topic.aliases) or say("no other names")
    citations = Citations()
    proofs = [
        Item(spans=(text(f"{passage.text} "), citations.of_passage(passage)))
        for passage in await desk.store.search(" ".join(topic.names), topics=[topic], limit=PASSAGES)
        if sum(name in passage.text for name in topic.names) >= 2
    ][:2]
    blocks: list[Block] = [paragraph(say("Yes: both are names of one topic here, {topic} (also: {also}).", topic=topic.name, also=also))]
    if topic.description:
        blocks.append(note(topic.description))
    if proofs:
        blocks.append(Listing(items=tuple(proofs)))
    return Document(title=as_title(plan.text), blocks=(*blocks, *citations.block()))
