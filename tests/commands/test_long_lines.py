"""A long line is read in good time, whatever it is made of: a pattern that goes back and forth in it would hold up everybody."""

from __future__ import annotations

import time

import pytest

from bot.core.request import Role
from tests.commands.conftest import Ask

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shelf")]

#: Characters of a line; Slack takes 40,000 in a message.
SIZE = 20_000
COMMANDS = (
    "watch acme",
    "watch pause",
    "watch edit w1",
    "digest subscribe",
    "digest edit d1",
    "digest pause",
    "topic add",
    "topic alias acme",
    "add",
    "suggest",
    "feed add",
    "search",
    "role",
    "log",
    "",
)
FILLINGS = (",", "a", "ab ", "<#", "w1, ", "from 1 to 2 ", "until ", '"', "www.", "a://", "中", "每天", "1")


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_long_line_is_read_in_good_time(ask: Ask, command: str) -> None:
    for filling in FILLINGS:
        began = time.process_time()
        await ask(f"/brief {command} {filling * (SIZE // len(filling))} x", role=Role.ADMIN)
        took = time.process_time() - began
        assert took < 10, f"{filling!r} took {took:.1f} s"
