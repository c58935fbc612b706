"""What somebody is greeted with who opens a conversation: a sentence, and up to four things to ask that the store can answer."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.core.document import Document, paragraph
from bot.core.front import Prompt, Welcome
from bot.core.language import say
from bot.core.text import one_line
from storage.records import Topic
from storage.values import key_of

#: Among so many of the best known topics those with figures are looked for.
_LOOKED_AT = 20


async def welcome(desk: Desk) -> Welcome:
    """The greeting, and what can be asked about the topics of which figures are stored; fewer prompts where there are none."""
    hello = say("Hello! Ask me in plain words, or begin with one of these. Every figure comes with the sentence it was read from.")
    prompts = [*await _about_topics(desk), Prompt(say("What was added last?"), say("latest"))]
    return Welcome(Document(title="", blocks=(paragraph(hello),)), tuple(prompts[:4]))


async def _about_topics(desk: Desk) -> list[Prompt]:
    best = await desk.best_known(_LOOKED_AT)
    counts: dict[str, int] = {}
    for one in await desk.store.measured(best) if best else ():
        counts[one.subject_key] = counts.get(one.subject_key, 0) + one.count
    known = [topic for topic in best if any(counts.get(key_of(name)) for name in topic.names)]
    if not known:
        return []
    first, second = one_line(known[0].name), one_line(known[min(1, len(known) - 1)].name)
    metric = await _best_measured(known[0], desk)
    asked = say("What about the {metric} of {topic}?", metric=metric, topic=first)
    return [
        *([Prompt(asked, asked)] if metric else []),
        Prompt(say("All figures of {topic}", topic=first), say("stats {topic}", topic=first)),
        Prompt(say("What happened when: {topic}", topic=second), say("timeline {topic}", topic=second)),
    ]


async def _best_measured(topic: Topic, desk: Desk) -> str:
    """The measure of which the most figures of the topic are stored; empty where none of them may be shown."""
    ranked = sorted(await desk.store.measured([topic]), key=lambda one: -one.count)
    found = await desk.store.newest_facts(ranked[:3], each=1, enough=1)
    return one_line(found[0].metric) if found else ""
