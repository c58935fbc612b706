from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.asking.plan.model import AnswerKind, Part, Plan, Thing, TimeRelation
from bot.asking.plan.naming import phrases
from bot.asking.plan.understanding import understand
from bot.reading.facts.measures import measures
from bot.reading.lexicon import Lexicon
from storage.drafts import MetricDraft, Vocabulary
from storage.values import key_of

LEXICON = Lexicon.of(Vocabulary(metrics=tuple(MetricDraft(name=one.name, aliases=one.aliases) for one in measures())))
TOPICS = {"Ostrana Energi ASA": ("Ostrana", "ostrana-energi"), "Velbro": (), "Okla Pay": ("Okla",), "云岭科技": ("云岭",)}
MENTIONED = ("Halvard Brun", "Tidewater Holdings")
THINGS = {key_of(name): Thing(topic, topic) for topic, aliases in TOPICS.items() for name in (topic, *aliases)}
THINGS |= {key_of(name): Thing(name) for name in MENTIONED}
NAMES = {name: topic for topic, aliases in TOPICS.items() for name in (topic, *aliases)}
TODAY = date(2031, 5, 14)


def plan(text: str, previous: Plan | None = None, about: str | None = None) -> Plan:
    known = {key: thing for key, thing in THINGS.items() if key in {key_of(phrase) for phrase in phrases(text)}}
    seat = Thing(about, about) if about else None
    return understand(text, things=known, topic_names=NAMES, lexicon=LEXICON, today=TODAY, about=seat, previous=previous)


def seen(part: Part) -> dict[str, Any]:
    return {
        "wants": part.wants,
        "things": tuple(thing.name for thing in part.things),
        "metric": part.metrics[0] if part.metrics else None,
        "office": part.relation.word if part.relation and part.relation.kind == "office" else None,
        "action": part.relation.word if part.relation and part.relation.kind == "action" else None,
        "first": part.period.first if part.period else None,
        "last": part.period.last if part.period else None,
        "time": part.period.relation if part.period else None,
        "future": part.future,
        "per": part.per_unit,
        "unknown": part.unknown,
        "counted": part.counted,
    }


OSTRANA = ("Ostrana Energi ASA",)
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("how many people work at ostrana", {"wants": AnswerKind.COUNT, "things": OSTRANA, "metric": "employees"}),
    ("hi all, whats ostranas headcount pls", {"wants": AnswerKind.AMOUNT, "things": OSTRANA, "metric": "employees"}),
    ("whos the new cfo of velbro", {"wants": AnswerKind.PERSON, "things": ("Velbro",), "office": "chief financial officer"}),
    ("who runs Okla Pay?", {"wants": AnswerKind.PERSON, "things": ("Okla Pay",), "office": "chief executive"}),
    ("what dividend does velbro pay", {"wants": AnswerKind.AMOUNT, "metric": "dividend"}),
    ("velbro ocupancy", {"wants": AnswerKind.AMOUNT, "things": ("Velbro",), "metric": "occupancy"}),
    ("how much did velbro pay for okla", {"wants": AnswerKind.AMOUNT, "things": ("Velbro", "Okla Pay"), "metric": "acquisition price"}),
    ("ostrana revenue in q2 2030", {"first": date(2030, 4, 1), "last": date(2030, 6, 30), "metric": "revenue"}),
    ("ostrana revenue last year", {"first": date(2030, 1, 1), "last": date(2030, 12, 31)}),
    ("what happened at velbro since march 2030", {"first": date(2030, 3, 1), "last": None, "time": TimeRelation.AFTER}),
    ("velbro q4 outlook for revenue", {"metric": "revenue", "future": True}),
    ("when will okla pay open its bank", {"wants": AnswerKind.DATE, "things": ("Okla Pay",), "action": "open", "future": True}),
    ("why did velbro close its shops", {"wants": AnswerKind.REASON, "action": "close"}),
    ("how many customers does Quillan Air have", {"wants": AnswerKind.COUNT, "things": (), "unknown": ("Quillan Air",)}),
    ("how many people work for quillan", {"things": (), "unknown": ("quillan",)}),
    ("how much does velbro pay for one new ferry", {"per": "ferry"}),
    ("what did halvard brun say about prices", {"wants": AnswerKind.WORDS, "things": ("Halvard Brun",)}),
    ("how much revenue did osrtana make", {"things": OSTRANA, "metric": "revenue"}),
    ("compare the margins of ostrana and velbro", {"wants": AnswerKind.COMPARISON, "things": (*OSTRANA, "Velbro")}),
    ("what is okla", {"wants": AnswerKind.DEFINITION, "things": ("Okla Pay",)}),
    ("云岭科技有多少员工？", {"wants": AnswerKind.COUNT, "things": ("云岭科技",), "metric": "employees"}),
    ("请问云岭2030年营收是多少", {"wants": AnswerKind.AMOUNT, "things": ("云岭科技",), "metric": "revenue", "first": date(2030, 1, 1)}),
    ("云岭的首席财务官是谁", {"wants": AnswerKind.PERSON, "office": "chief financial officer"}),
    ("velbro 的下载量是多少", {"wants": AnswerKind.AMOUNT, "things": ("Velbro",), "metric": "downloads"}),
]


@pytest.mark.parametrize(("text", "expected"), QUESTIONS, ids=[text for text, _ in QUESTIONS])
def test_a_question_is_understood(text: str, expected: dict[str, Any]) -> None:
    found = seen(plan(text).parts[0])
    assert {name: found[name] for name in expected} == expected


def test_two_parts_share_the_thing() -> None:
    first, second = plan("how many people has velbro got and what is its debt?").parts
    assert (first.metrics[0], second.metrics[0]) == ("employees", "debt")
    assert first.things == second.things


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie viele Mitarbeiter hat Velbro?", "de"),
        ("Combien de salariés chez Velbro ?", "fr"),
        ("¿Cuántos empleados tiene Velbro?", "es"),
        ("ヴェルブロの従業員は何人ですか", "ja"),
    ],
)
def test_a_question_in_another_language_is_known_as_such(text: str, language: str) -> None:
    assert plan(text).foreign == language


@pytest.mark.parametrize("text", ["how many shops has Das Haus GmbH", "what does La Maison sell", "velbro debt", "云岭的利润"])
def test_a_foreign_name_does_not_make_a_question_foreign(text: str) -> None:
    assert plan(text).foreign is None


def test_a_follow_up_keeps_the_thing_and_the_measure() -> None:
    asked = plan("ostrana revenue in 2030")
    then = plan("and in 2029?", previous=asked)
    assert then.follows_up
    assert (then.parts[0].things, then.parts[0].metrics) == (asked.parts[0].things, asked.parts[0].metrics)
    assert then.parts[0].period is not None
    assert then.parts[0].period.first == date(2029, 1, 1)
    other = plan("what about velbro?", previous=asked)
    assert other.parts[0].metrics == asked.parts[0].metrics
    assert other.parts[0].things[0].name == "Velbro"


def test_a_new_question_follows_nothing() -> None:
    asked = plan("ostrana revenue in 2030")
    assert not plan("how many people work at velbro", previous=asked).follows_up


def test_a_claim_is_read() -> None:
    part = plan("is it true that velbro has 3,420 employees?").parts[0]
    assert part.wants is AnswerKind.YES_NO
    assert part.claim is not None
    assert part.claim.value_text == "3420"
