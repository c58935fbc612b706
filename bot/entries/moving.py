"""Moving an entry that was read under the wrong thing to another topic: whose it is from then on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from storage.drafts import About, EventDraft, FactDraft, PositionDraft, QuoteDraft
from storage.records import Topic
from storage.values import AboutBasis, TopicKind, key_of

DraftT = TypeVar("DraftT", FactDraft, EventDraft, QuoteDraft, PositionDraft)


def moved_to(draft: DraftT, topic: Topic, known: Sequence[Topic]) -> DraftT:
    """The draft as an entry of the topic, and of no other of the ``known`` ones; but who spoke or holds an office stays who it is.

    That it is the topic's somebody says, which is neither a pronoun's nor the article's doing.
    """
    match draft:
        case FactDraft():
            return draft.model_copy(update={"subject": topic.name, "about_basis": AboutBasis.NAMED})
        case EventDraft():
            others = dropped_names(topic, known) | {key_of(name) for name in topic.names}
            return draft.model_copy(update={"entities": _with_topic(draft, topic, others), "about": About(name=topic.name)})
        case QuoteDraft():
            return draft.model_copy(update={"about": About(name=topic.name)})
        case PositionDraft():
            held = {"person": topic.name} if topic.kind == TopicKind.PERSON else {"organisation": topic.name}
            return draft.model_copy(update={**held, "about_basis": AboutBasis.NAMED})


def dropped_names(topic: Topic, known: Iterable[Topic]) -> set[str]:
    """The keys of the names of all other topics: an entry that is moved to this one is found by none of them any more."""
    others = {key_of(name) for one in known if one.name != topic.name for name in one.names}
    return others - {key_of(name) for name in topic.names}


def _with_topic(event: EventDraft, topic: Topic, others: set[str]) -> tuple[str, ...]:
    """The topic, and those names of the event that are none of the others nor whom it was about."""
    gone = others | ({key_of(event.about.name)} if event.about else set())
    return (topic.name, *(name for name in event.entities if key_of(name) not in gone))
