"""Digests of one's own: who may, whose they are, and what admins decide."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.app.bot import Bot
from bot.commands.digest.personal import without_me
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request, Role
from storage.records import ProgramReason, SubscriptionState
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")

Says = Callable[..., Awaitable[Document]]


@pytest.fixture
def says(bot: Bot) -> Says:
    """Answers a line of some person, in a channel or in a direct message; Slack tells the time zone."""
    bot.outlets[Platform.SLACK] = FakeOutlet()

    async def says(user: str, line: str, *, admin: bool = False, direct: bool = False, zone: str | None = "America/New_York") -> Document:
        channel = f"D{user}" if direct else "C1"
        caller = Caller(Platform.SLACK, WORKSPACE, channel, user, is_administrator=admin, time_zone=zone, is_direct=direct)
        return await bot.answer(Request(line, caller))

    return says


@pytest.mark.parametrize(
    "line", ["me acme weekdays 9:00", "acme weekdays 9:00 for me", "me to acme weekdays 9", "myself acme werktags 9 Uhr"]
)
async def test_a_member_gets_a_digest_by_direct_message_in_their_own_zone(bot: Bot, says: Says, line: str) -> None:
    made = await says("U1", f"/brief digest subscribe {line}")
    assert made.title == "Subscribed: d1"
    assert "You alone get, by direct message, a digest on Acme, weekdays 09:00 (America/New_York)" in words(made)
    [one] = await bot.scope(WORKSPACE).subscriptions.all(person="U1")
    assert (one.channel, one.person, one.zone, one.topics) == ("DU1", "U1", "America/New_York", ("Acme",))
    assert await bot.scope(WORKSPACE).subscriptions.all() == []  # no channel gets it
    assert (await bot.scope(WORKSPACE).workspace_settings()).time_zone is None  # and it decides nothing for others


async def test_in_a_direct_message_it_needs_no_me(bot: Bot, says: Says) -> None:
    await says("U1", "/brief subscribe acme daily 9:00", direct=True)
    [one] = await bot.scope(WORKSPACE).subscriptions.all(person="U1")
    assert one.channel == "DU1"
    again = await says("U1", "/brief subscribe acme daily 9:00", direct=True)
    assert again.title == "Subscribed already: d1"


@pytest.mark.parametrize(
    "line", ["mexico daily 9:00", "meta daily 9:00", "US Steel daily 9:00", "US/Eastern daily", "daily 9:00 for metal", "messages daily"]
)
def test_names_that_begin_like_me_are_names(line: str) -> None:
    assert without_me(line) == (line, False)


async def test_without_a_zone_it_is_asked_and_then_known(bot: Bot, says: Says) -> None:
    asked = await says("U1", "/brief digest subscribe me acme daily 9:00", zone=None)
    assert (asked.title, asked.outcome) == ("In which time zone?", Outcome.MISTAKE)
    assert "I ask you this once" in words(asked)
    await says("U1", "/brief digest subscribe me acme daily 9:00 zone:Berlin", zone=None)
    await says("U1", "/brief digest subscribe me daily 18:00", zone=None)
    assert [one.zone for one in await bot.scope(WORKSPACE).subscriptions.all(person="U1")] == ["Europe/Berlin", "Europe/Berlin"]


async def test_a_member_decides_nothing_for_a_channel(bot: Bot, says: Says) -> None:
    refused = await says("U1", "/brief digest subscribe acme daily 9:00")
    assert (refused.outcome, refused.code) == (Outcome.REFUSED, "not-allowed")
    assert "/brief digest subscribe me weekdays 9:00" in words(refused)
    await says("U9", "/brief digest subscribe acme daily 9:00 zone:UTC", admin=True)
    for line in ("edit d1 daily 10:00", "pause d1", "resume d1", "unsubscribe d1", "now d1", "preview d1"):
        assert (await says("U1", f"/brief digest {line}")).code == "not-allowed", line
    [channels] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (channels.schedule, channels.state) == ("daily 09:00", SubscriptionState.ACTIVE)


async def test_ones_own_is_listed_changed_paused_and_ended_by_oneself_alone(bot: Bot, says: Says) -> None:
    await says("U1", "/brief digest subscribe me acme daily 9:00")
    await says("U2", "/brief digest subscribe me daily 7:00")
    listed = words(await says("U1", "/brief digest list"))
    assert "d1: you · Acme" in listed
    assert "d2" not in listed
    for line in ("edit d1 daily 8:00", "pause d1", "unsubscribe d1"):
        assert "no digest subscription “d1”" in words(await says("U2", f"/brief digest {line}")), line
    assert (await says("U1", "/brief digest edit daily 8:00")).title == "Changed: d1"
    assert (await says("U1", "/brief digest pause")).title == "Paused: d1"
    assert (await says("U1", "/brief digest resume d1")).title == "Resumed: d1"
    ended = await says("U1", "/brief digest unsubscribe")
    assert (ended.title, "to you" in words(ended)) == ("Stopped: d1", True)
    assert "You get no digests yet" in words(await says("U1", "/brief digest list"))


async def test_what_is_ones_own_stands_in_no_log(says: Says) -> None:
    await says("U1", "/brief digest subscribe me acme daily 9:00")
    await says("U1", "/brief digest pause d1")
    assert "d1" not in words(await says("U9", "/brief log", admin=True))


async def test_admins_see_how_many_there_are_and_may_cap_them(bot: Bot, says: Says) -> None:
    await says("U1", "/brief digest subscribe me acme daily 9:00")
    await says("U1", "/brief digest subscribe me daily 18:00")
    listed = words(await says("U9", "/brief digest list", admin=True))
    assert "Other people have 2 digests of their own" in listed
    assert "d1" not in listed
    assert (await says("U1", "/brief digest personal off")).code == "not-allowed"
    assert "up to 2 digests" in words(await says("U9", "/brief digest personal 2", admin=True))
    refused = await says("U1", "/brief digest subscribe me daily 20:00")
    assert refused.outcome is Outcome.MISTAKE
    assert "more are not allowed here" in words(refused)
    assert len(await bot.scope(WORKSPACE).subscriptions.all(person="U1")) == 2
    assert "neither on nor off" in words(await says("U9", "/brief digest personal many", admin=True))


async def test_admins_may_switch_them_off_and_on_again(bot: Bot, says: Says) -> None:
    await says("U1", "/brief digest subscribe me acme daily 9:00")
    assert "1 of them was paused" in words(await says("U9", "/brief digest personal off", admin=True))
    [held] = await bot.scope(WORKSPACE).subscriptions.all(person="U1")
    assert (held.state, held.reason) == (SubscriptionState.PAUSED, ProgramReason.PERSONAL_OFF)
    assert "switched digests of people's own off" in words(await says("U1", "/brief digest subscribe me daily 7:00"))
    assert "personal digests are switched off" in words(await says("U1", "/brief digest list"))
    assert (await says("U1", "/brief digest resume d1")).outcome is Outcome.MISTAKE
    await says("U9", "/brief digest personal on", admin=True)
    [again] = await bot.scope(WORKSPACE).subscriptions.all(person="U1")
    assert again.state is SubscriptionState.ACTIVE


async def test_who_subscribes_for_themselves_alone_sees_an_example_of_that(ask: Ask) -> None:
    assert "For example: /brief digest subscribe me qwen weekdays 09:00" in words(await ask("/brief digest subscribe"))
    assert "For example: /brief digest subscribe weekdays 09:00" in words(await ask("/brief digest subscribe", role=Role.ADMIN))
    assert "/brief digest subscribe weekdays 09:00" not in words(await ask("/brief help digest subscribe"))
