"""The table of questions with what must be understood of each, and how a plan compares with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.asking.plan.model import Part, Plan
from bot.asking.words import stems
from tests.asking.plan.known import plan

TABLE = Path(__file__).with_name("questions.txt")
FOLLOWED_BY = ">>"


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the table: its kind, the words (of a follow-up both questions) and the expected values by their names."""

    kind: str
    question: str
    expected: dict[str, str]


def rows() -> Iterator[Row]:
    """All questions of the table."""
    kind = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            question, expected = line.split(" | ")
            values = (value.strip().split("=", 1) for value in expected.split(";"))
            yield Row(kind, question.strip(), {one[0]: one[1] for one in values})


def differences(row: Row) -> list[str]:
    """What the plan of the question has otherwise than expected, as "name: found, not expected"."""
    asked = plan_of(row.question)
    found = []
    for name, value in row.expected.items():
        number, _, own = name.rpartition(".")
        if number and len(asked.parts) < int(number):
            found.append(f"{name}: no such part")
            continue
        part = asked.parts[int(number or 1) - 1]
        if problem := _difference(asked, part, own, value):
            found.append(f"{name}: {problem}, not {value}")
    return found


def plan_of(question: str) -> Plan:
    """The plan of the last of the questions, each following the one before."""
    before: Plan | None = None
    for text in question.split(FOLLOWED_BY):
        before = plan(text.strip(), previous=before)
    assert before is not None
    return before


def _difference(asked: Plan, part: Part, name: str, expected: str) -> str | None:
    """What the plan has instead of the expected value; None where it has it."""
    if name == "metrics":
        return None if expected in part.metrics else str(part.metrics)
    if name == "stated":
        return None if stems(expected) & part.stated_stems else str(sorted(part.stated_stems))
    found = _values(asked, part)[name] or "-"
    return None if found == expected else found


def _values(asked: Plan, part: Part) -> dict[str, str | None]:
    relation, period, claim = part.relation, part.period, part.claim
    return {
        "parts": str(len(asked.parts)),
        "foreign": asked.foreign,
        "lang": asked.language,
        "wants": part.wants.value,
        "things": ", ".join(thing.name for thing in part.things),
        "beside": ", ".join(thing.name for thing in part.beside),
        "unknown": ", ".join(part.unknown),
        "metric": part.metrics[0] if part.metrics else None,
        "unit": ", ".join(sorted(part.unit_classes)),
        "office": relation.word if relation and relation.kind == "office" else None,
        "action": relation.word if relation and relation.kind == "action" else None,
        "counted": part.counted,
        "first": str(period.first) if period and period.first else None,
        "last": str(period.last) if period and period.last else None,
        "time": period.relation.value if period else None,
        "months": "-".join(map(str, period.months)) if period and period.months else None,
        "future": "yes" if part.future else None,
        "per": part.per_unit,
        "claim": claim.value_text if claim else None,
        "comparator": claim.comparator.value if claim else None,
        "speaker": part.speaker,
        "described": part.described,
        "stated_all": ", ".join(sorted(part.stated_stems)),
    }
