from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.app.bot import Bot
from bot.core.document import Moment, Outcome
from bot.core.request import Caller, Platform, Request
from tests.commands.conftest import WORKSPACE, Ask
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL statements that any database executes meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def looks_up_a_topic(statement: str) -> bool:
    """Whether the statement asks for one topic by what somebody called it."""
    return 'topic_aliases."key" IN (' in statement


@pytest.mark.parametrize("line", ["/rover stats", "/brief stats rover", "/brief stats topic:Rover", "/rover timeline", "/rover"])
async def test_the_topic_that_a_line_names_is_looked_up_once(ask: Ask, line: str) -> None:
    with statements() as seen:
        assert (await ask(line)).outcome is Outcome.ANSWER
    assert len([one for one in seen if looks_up_a_topic(one)]) == 1, "\n".join(seen)


async def test_what_delivers_and_what_answers_are_made_once_and_see_what_is_connected_later(bot: Bot, ask: Ask) -> None:
    deliverer, feeder = bot.deliverer, bot.feeder
    await ask("/rover stats")
    outlet = FakeOutlet()
    bot.outlets[outlet.platform] = outlet
    assert bot.deliverer is deliverer
    assert bot.feeder is feeder
    assert deliverer.outlets[outlet.platform] is outlet
    assert feeder.outlets[outlet.platform] is outlet


async def test_moments_are_in_the_workspaces_zone_and_in_the_log_before_one_is_set_in_the_callers(bot: Bot) -> None:
    store = bot.scope(WORKSPACE)
    caller = Caller(Platform.SLACK, WORKSPACE, "C1", "U1", is_administrator=True, time_zone="Asia/Tokyo")

    async def zones(line: str) -> set[str]:
        document = await bot.answer(Request(line, caller))
        return {span.zone for span in document.spans() if isinstance(span, Moment)}

    await store.set_role("U2", "editor", "U1")
    assert (await zones("/brief log"), await zones("/brief role")) == ({"Asia/Tokyo"}, {"UTC"})
    await store.set_time_zone("Europe/Berlin", "U1")
    assert (await zones("/brief log"), await zones("/brief role")) == ({"Europe/Berlin"}, {"Europe/Berlin"})
