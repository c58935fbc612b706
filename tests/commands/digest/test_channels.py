"""Digests for another channel than the one where they are asked for, and digests that move to another channel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.app.bot import Bot
from bot.core.request import Caller, Platform, Request, Role
from storage.records import SubscriptionState
from tests.commands.conftest import WORKSPACE, Ask, words

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture(autouse=True)
async def zone(bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_time_zone("Europe/Berlin", "tests")


@pytest.mark.parametrize(
    "typed",
    [
        "daily 9:00 channel:<#C0NEWS|news>",
        "daily 9:00 channel:<#C0NEWS>",
        "<#C0NEWS|news> daily 9:00",
        "daily 9:00 in <#C0NEWS|news>",
        'schedule:"daily 9:00" channel:"<#C0NEWS>"',
        "acme daily 9:00 to <#C0NEWS|market-news>",
    ],
)
async def test_another_channel_gets_the_digest(ask: Ask, bot: Bot, typed: str) -> None:
    made = words(await ask(f"/brief digest subscribe {typed}", role=Role.ADMIN))
    [one] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (one.channel, one.schedule) == ("C0NEWS", "daily 09:00")
    assert "C0NEWS gets" in made


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("daily 9:00 channel:#news", "choose it from the list that appears after #"),
        ("daily 9:00 channel:news", "choose it from the list that appears after #"),
        ("daily 9:00 <#C0NEWS> <#C0SPORT>", "can't tell which channel"),
        ("me daily 9:00 channel:<#C0NEWS>", "comes by direct message"),
        ("me daily 9:00 in <#C0NEWS>", "comes by direct message"),
    ],
)
async def test_a_channel_that_is_not_known_gets_nothing(ask: Ask, bot: Bot, typed: str, says: str) -> None:
    assert says in words(await ask(f"/brief digest subscribe {typed}", role=Role.ADMIN))
    store = bot.scope(WORKSPACE).subscriptions
    assert [*await store.all(), *await store.all_personal()] == []


@pytest.mark.parametrize("typed", ["daily 9:00 channel:<#C0NEWS>", "daily 9:00 in <#C0NEWS|news>", "<#C0NEWS|news> daily 9:00"])
@pytest.mark.parametrize(("is_admin", "channels"), [(True, ["C0NEWS"]), (False, [])])
async def test_in_a_direct_message_an_admin_names_the_channel(bot: Bot, typed: str, is_admin: bool, channels: list[str]) -> None:
    caller = Caller(Platform.SLACK, WORKSPACE, "D1", "U1", is_administrator=is_admin, is_direct=True)
    said = words(await bot.answer(Request(f"/brief digest subscribe {typed}", caller)))
    assert [one.channel for one in await bot.scope(WORKSPACE).subscriptions.all()] == channels
    assert ("comes by direct message" in said) is not is_admin


async def test_members_subscribe_no_channel(ask: Ask, bot: Bot) -> None:
    assert "is for admins" in words(await ask("/brief digest subscribe daily 9:00 channel:<#C0NEWS>"))
    assert await bot.scope(WORKSPACE).subscriptions.all() == []


@pytest.mark.parametrize("line", ["/brief digest edit d1 channel:<#C0NEWS>", "/brief digest edit d1 in <#C0NEWS|news>"])
@pytest.mark.parametrize("paused", [True, False])
async def test_a_digest_moves_and_goes_on_there(ask: Ask, bot: Bot, line: str, paused: bool) -> None:
    await ask("/brief digest subscribe daily 9:00", role=Role.ADMIN)
    store = bot.scope(WORKSPACE).subscriptions
    if paused:
        await store.pause("d1", "the channel is gone")
    made = await ask(line, role=Role.ADMIN)
    moved = await store.get("d1")
    assert (moved.channel, moved.state, moved.reason) == ("C0NEWS", SubscriptionState.ACTIVE, "")
    assert moved.due_at is not None
    assert moved.due_at > datetime.now(UTC) - timedelta(minutes=1)
    assert "Changed: d1" in words(made)
    assert "It goes to" in words(made)
    undo = next(choice.line for choice in made.choices if choice.label == "Undo")
    await ask(undo, role=Role.ADMIN)
    back = await store.get("d1")
    assert (back.channel, back.state) == ("C1", SubscriptionState.PAUSED if paused else SubscriptionState.ACTIVE)


async def test_the_same_channel_is_no_change(ask: Ask) -> None:
    await ask("/brief digest subscribe daily 9:00", role=Role.ADMIN)
    assert "Nothing was changed" in words(await ask("/brief digest edit d1 channel:<#C1>", role=Role.ADMIN))


async def test_what_is_somebodys_own_does_not_move(ask: Ask, bot: Bot) -> None:
    await ask("/brief digest subscribe daily 9:00", role=Role.ADMIN)
    assert "is for admins" in words(await ask("/brief digest edit d1 channel:<#C0NEWS>"))
    assert [one.channel for one in await bot.scope(WORKSPACE).subscriptions.all()] == ["C1"]


@pytest.mark.parametrize(
    ("line", "in_thread", "publish"),
    [
        ("/brief digest edit d1 thread:yes", True, False),
        ("/brief digest edit d1 publish:on", False, True),
        ("/brief digest edit d1 thread:yes publish:yes", True, True),
        ("/brief digest edit d1 thread:no", False, False),
    ],
)
async def test_details_in_a_thread_and_announcements_are_wished_for(ask: Ask, bot: Bot, line: str, in_thread: bool, publish: bool) -> None:
    await ask("/brief digest subscribe daily 9:00", role=Role.ADMIN)
    shown = words(await ask(line, role=Role.ADMIN))
    found = (await bot.scope(WORKSPACE).subscriptions.get("d1")).options
    assert (found.in_thread, found.publish) == (in_thread, publish)
    assert ("details in a thread" in shown, "published to those who follow" in shown) == (in_thread, publish)


async def test_both_can_be_wished_for_at_once(ask: Ask, bot: Bot) -> None:
    await ask("/brief digest subscribe daily 9:00 thread:yes publish:yes", role=Role.ADMIN)
    found = (await bot.scope(WORKSPACE).subscriptions.get("d1")).options
    assert (found.in_thread, found.publish) == (True, True)
