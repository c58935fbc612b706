"""What the store of these tests knows by name, and a question understood against it."""

from __future__ import annotations

from datetime import date

from bot.asking.plan.model import Plan, Thing
from bot.asking.plan.naming import phrases
from bot.asking.plan.understanding import understand
from bot.reading.facts.measures import measures
from bot.reading.lexicon import Lexicon
from storage.drafts import MetricDraft, Vocabulary
from storage.values import TopicKind, key_of

LEXICON = Lexicon.of(Vocabulary(metrics=tuple(MetricDraft(name=one.name, aliases=one.aliases) for one in measures())))
TODAY = date(2031, 5, 14)
#: Topics with their other names.
TOPICS: dict[str, tuple[str, ...]] = {
    "Marrowgate Foods": ("Marrowgate",),
    "Lindqvist-Amaro": (),
    "Quellwerk AG": ("Quellwerk",),
    "Tessaly Air": ("Tessaly",),
    "Orrin 5": (),
    "Bramble OS": (),
    "Harbour Line": (),
    "霜河科技": ("霜河",),
    "长河重工": (),
    "岭南微光": ("微光",),
    "星砂Pad 2": (),
}
#: Names that are merely mentioned, with their kind.
MENTIONED = {
    "Noor Hadjari": TopicKind.PERSON,
    "Edvin Sollberg": TopicKind.PERSON,
    "顾南枝": TopicKind.PERSON,
    "Calloway Rail": TopicKind.ORGANISATION,
}
NAMES = {name: topic for topic, aliases in TOPICS.items() for name in (topic, *aliases)}
THINGS = {key_of(name): Thing(topic, topic) for name, topic in NAMES.items()}
THINGS |= {key_of(name): Thing(name, kind=kind) for name, kind in MENTIONED.items()}


def plan(text: str, previous: Plan | None = None) -> Plan:
    """The question understood against these names."""
    sought = {key_of(phrase) for phrase in phrases(text)}
    known = {key: thing for key, thing in THINGS.items() if key in sought}
    return understand(text, things=known, topic_names=NAMES, lexicon=LEXICON, today=TODAY, previous=previous)
