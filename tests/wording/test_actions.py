from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.wording.actions import action_title
from bot.wording.people import People
from storage.actions.log import Action
from storage.records import ActionKind


def _action(kind: ActionKind, *subjects: str, undoes: int | None = None) -> Action:
    return Action(number=7, kind=kind, by="U5", at=datetime(2025, 2, 3, tzinfo=UTC), subjects=subjects, undoes=undoes)


@pytest.mark.parametrize("kind", ActionKind)
def test_every_kind_of_action_has_a_title(kind: ActionKind) -> None:
    title = action_title(_action(kind, "f12"), People())
    assert title.endswith(" f12")
    assert title.removesuffix(" f12")


@pytest.mark.parametrize(
    ("action", "title"),
    [
        (_action(ActionKind.WITHDRAW, "f12"), "withdrew f12"),
        (_action(ActionKind.MERGE, "f13", "f12"), "merged f13 into f12"),
        (_action(ActionKind.PREFER, "f12", "f13"), "preferred f12 before f13"),
        (_action(ActionKind.UNDO, "f12", undoes=6), "took back action 6 (f12)"),
        (_action(ActionKind.UNDO, undoes=6), "took back action 6"),
        (_action(ActionKind.ADD, *(f"a{number}" for number in range(1, 9))), "added a1, a2, a3, a4, a5, a6 and 2 more"),
    ],
)
def test_a_title_says_what_was_done_to_what(action: Action, title: str) -> None:
    assert action_title(action, People()) == title
