"""Slips in the lines of real commands: what was probably meant is offered whole, and does what it says."""

from __future__ import annotations

import pytest

from bot.core.document import Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        # No topic, or only one of two.
        ("/brief stats", ["/brief stats rover", "/brief stats acme", '/brief stats "Lena Ortiz"']),
        ("/brief compare acme", ["/brief compare acme rover", '/brief compare acme "Lena Ortiz"']),
        ("/brief quotes", ["/brief quotes rover", "/brief quotes acme", '/brief quotes "Lena Ortiz"']),
        # A topic's name.
        ("/brief stats rovr since:2020", ["/brief stats Rover since:2020"]),
        ("/brief rovr stats", ["/brief rover stats"]),
        ("/rovr", ["/brief Rover"]),
        ("/brief timeline topic:rovr", ["/brief timeline topic:Rover"]),
        # An option, and what it can be.
        ("/brief timeline acme ordr:oldest", ["/brief timeline acme order:oldest"]),
        ("/brief timeline acme order:oldst", ["/brief timeline acme order:oldest"]),
        # A time zone.
        ("/brief zone Lisbn", ["/brief zone Europe/Lisbon"]),
        ("/brief digest subscribe daily 9:00 zone:Shanghay", ["/brief digest subscribe daily 9:00 zone:Asia/Shanghai"]),
        # A schedule.
        ("/brief digest subscribe dayly 9:00 zone:UTC", ["/brief digest subscribe daily 9:00 zone:UTC"]),
        ("/brief digest subscribe acme weekdys 8:00 zone:UTC", ["/brief digest subscribe acme weekdays 8:00 zone:UTC"]),
        ("/brief digest subscribe thursdys 8:00 zone:UTC", ["/brief digest subscribe thursdays 8:00 zone:UTC"]),
        # Nothing that comes near.
        ("/brief digest subscribe sometimes 8:00 zone:UTC", []),
        ("/brief zone Xyzzy", []),
        ("/brief stats xyzzy", []),
        ("/brief timeline acme order:random", ["/brief timeline acme order:newest", "/brief timeline acme order:oldest"]),
    ],
)
async def test_what_was_meant_is_offered(ask: Ask, line: str, offered: list[str]) -> None:
    document = await ask(line, role=Role.ADMIN)
    assert (document.outcome, document.title) == (Outcome.MISTAKE, "")
    assert [choice.line for choice in document.choices if not choice.form] == offered


@pytest.mark.parametrize("line", ["/brief stats rovr", "/brief timeline acme order:oldst", "/brief zone Lisbn", "/brief quotes"])
async def test_what_is_offered_does_it(ask: Ask, line: str) -> None:
    (first, *_) = (await ask(line, role=Role.ADMIN)).choices
    assert (await ask(first.line, role=Role.ADMIN)).outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND)
