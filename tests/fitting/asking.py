"""Fits the weights of ``bot.asking.weights``: ``python -m tests.fitting.asking FOLDER ... [--rounds N]``.

Each folder holds ``articles/`` and a ``questions.json`` with ``questions``: each a ``text``, ``answerable`` ("yes", "partial" or "no"), and
for answers ``must_include`` (groups of strings of which one each must occur), ``must_not_include`` and ``must_not_assert``. Weights and
thresholds are moved one after another as long as it helps; a wrong answer costs as much as three right ones bring. The table is printed, to
be put into ``weights.py``. The same folders always give the same table.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.asking.choosing import choose
from bot.asking.gathering import Gathered, gather
from bot.asking.plan.model import AnswerKind, Part, Thing
from bot.asking.plan.naming import phrases
from bot.asking.plan.understanding import understand
from bot.asking.replies import Answered, NotDisclosed, Reply, Said
from bot.asking.weights import FITTED, Table
from bot.reading.lexicon import Lexicon
from storage.drafts import Vocabulary
from storage.store import ScopedStore, Store
from storage.values import key_of

TODAY = date(2026, 11, 28)
_STEPS = (0.6, 0.8, 1.25, 1.6)
_THRESHOLD_STEPS = (-0.06, -0.03, -0.015, 0.015, 0.03, 0.06)
_COST_OF_WRONG = 3
_UNITS = (("%", "per cent|percent|%"), ("bn", r"billion\b|bn\b"), ("m", r"million\b|mn\b|mln\b|m\b"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its parts' candidates, and what its answer must and must not hold."""

    parts: tuple[tuple[Part, Gathered], ...]
    answerable: bool
    groups: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]


def main() -> None:
    """Fits on the folders that the command line names."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=2)
    given = options.parse_args()
    asked = asyncio.run(_all(given.folders))
    best, table = points(asked, FITTED), FITTED
    print(f"{len(asked)} questions: {best} points before", file=sys.stderr)
    for number in range(given.rounds):
        before = best
        for change in _changes():
            other = change(table)
            if (gained := points(asked, other)) > best:
                best, table = gained, other
        print(f"round {number + 1}: {best} points", file=sys.stderr)
        if best == before:
            break
    for name, weight in table.weights.items():
        print(f'        "{name}": {weight:.3g},')
    print(f"    answers={table.answers:.3f}, bears={table.bears:.3f}")


def points(asked: Sequence[Asked], table: Table) -> int:
    """Right answers, less three for each wrong one."""
    return sum(_points(one, table) for one in asked)


def _points(one: Asked, table: Table) -> int:
    replies = [choose(part, gathered, table) for part, gathered in one.parts]
    said = _normal(" ".join(_text(reply) for reply in replies))
    wrong = any(_holds(said, word) for word in one.forbidden)
    if not one.answerable:
        return -_COST_OF_WRONG if said and wrong else int(not said)
    if wrong:
        return -_COST_OF_WRONG
    return int(bool(said) and all(any(_holds(said, word) for word in group) for group in one.groups))


def _text(reply: Reply) -> str:
    """What an answer says, "" where nothing in the store answers."""
    if not isinstance(reply, Answered | Said | NotDisclosed):
        return ""
    lines = [f"{line.value} {line.proof.statement} {line.proof.sentence}" for line in reply.lines]
    return " ".join([getattr(reply, "verdict", ""), *lines])


def _changes() -> list[Callable[[Table], Table]]:
    """One change of one number each, in a fixed order."""
    weights = [
        lambda table, name=name, step=step: replace(table, weights={**table.weights, name: table.weights[name] * step})
        for name in FITTED.weights
        for step in _STEPS
    ]
    answers = [lambda table, step=step: replace(table, answers=table.answers + step) for step in _THRESHOLD_STEPS]
    bears = [lambda table, step=step: replace(table, bears=table.bears + step) for step in _THRESHOLD_STEPS]
    return [*weights, *answers, *bears]


async def _all(folders: Sequence[Path]) -> list[Asked]:
    found: list[Asked] = []
    for folder in folders:
        with tempfile.TemporaryDirectory() as place:
            url = f"sqlite+aiosqlite:///{place}/fitting.db"
            articles = [str(path) for path in sorted((folder / "articles").iterdir())]
            await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-m", "bot", "add", *articles],
                env={**os.environ, "DATABASE_URL": url},
                check=True,
                capture_output=True,
            )
            store = await Store.open(url)
            try:
                questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))["questions"]
                found += [await _asked(one, store.library()) for one in questions if not one["text"].startswith("/")]
            finally:
                await store.close()
    return found


async def _asked(one: dict[str, Any], store: ScopedStore) -> Asked:
    known = await store.things([key_of(phrase) for phrase in phrases(one["text"])])
    things = {
        key: Thing(named.name, named.topic.name if named.topic else None, named.kind, exact=named.exact, names=named.names)
        for key, named in known.items()
    }
    lexicon = Lexicon.of(Vocabulary(metrics=await store.measures()))
    plan = understand(one["text"], things=things, topic_names=await store.topic_names(), lexicon=lexicon, today=TODAY)
    parts = [part for part in plan.parts if part.wants is not AnswerKind.COMPARISON]
    gathered = tuple([(part, await gather(part, store)) for part in parts])
    forbidden = [*one.get("must_not_include", ()), *(one.get("must_not_assert") or ())]
    return Asked(gathered, one["answerable"] != "no", tuple(map(tuple, one.get("must_include", ()))), tuple(forbidden))


def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    for unit, words in _UNITS:
        plain = re.sub(rf"(?<=\d)[\s-]*(?:{words})", f" {unit}", plain)
    return " ".join(plain.split())


def _holds(said: str, word: str) -> bool:
    wanted = _normal(word)
    edge = r"(?<![\w.])" if wanted[:1].isascii() else ""
    return re.search(edge + re.escape(wanted) + (r"(?![\w])(?!\.\d)" if wanted[-1:].isascii() else ""), said) is not None


if __name__ == "__main__":
    main()
