"""A slash command of Discord as the line that somebody would type."""

from __future__ import annotations

from typing import Any

import pytest

from bot.platforms.discord.places import USER, line_of


@pytest.mark.parametrize(
    ("resolved", "person"),
    [
        ({"users": {"47": {"username": "lena.o", "global_name": "Lena O"}}}, "<@47|Lena O>"),
        (
            {"users": {"47": {"username": "lena.o", "global_name": None}}, "members": {"47": {"nick": "Lena | desk <1>"}}},
            "<@47|Lena desk 1>",
        ),
        ({"users": {"47": {"username": "lena.o"}}}, "<@47|lena.o>"),
        ({}, "<@47>"),
    ],
)
def test_a_picked_person_comes_with_a_name_as_far_as_it_is_known(resolved: dict[str, Any], person: str) -> None:
    data = {"name": "brief-admin", "options": [{"name": "role", "type": 1, "options": [{"name": "user", "type": USER, "value": "47"}]}]}
    assert line_of({**data, "resolved": resolved}) in (f"/brief role user:{person}", f'/brief role user:"{person}"')
