"""Subscriptions as people type them: topics, schedule and zone in any order, and several subscriptions at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.bot import Bot
from bot.core.request import Role
from storage.records import SubscriptionState
from tests.commands.conftest import WORKSPACE, Ask, words

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture(autouse=True)
async def zone(bot: Bot) -> None:
    await bot.scope(WORKSPACE).set_time_zone("Europe/Berlin", "tests")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("daily 7:00 acme", "a digest on Acme, daily 07:00 (Europe/Berlin)"),
        ("weekdays 8am about Acme, Rover", "a digest on Acme, Rover, weekdays 08:00 (Europe/Berlin)"),
        ("acme and rover each friday 4pm", "a digest on Acme, Rover, fridays 16:00 (Europe/Berlin)"),
        ("daily 9:00 rover & acme", "a digest on Rover, Acme, daily 09:00 (Europe/Berlin)"),
        ("daily 9:00 topic:rover", "a digest on Rover, daily 09:00 (Europe/Berlin)"),
        ("all daily 9:00", "a digest on all topics, daily 09:00 (Europe/Berlin)"),
        ("acme 每天9点", "a digest on Acme, daily 09:00 (Europe/Berlin)"),
        ("daily 9:00 Tokyo", "daily 09:00 (Asia/Tokyo)"),
        ("daily 8pm PST acme", "a digest on Acme, daily 20:00 (America/Los_Angeles)"),
        ("Los Angeles time, daily 9am", "daily 09:00 (America/Los_Angeles)"),
        ("weekdays 9am UTC+8", "weekdays 09:00 (UTC+8)"),
        ("daily 9:00 zone:New York", "daily 09:00 (America/New_York)"),
        ("acme 0 9 * * 1-5", "a digest on Acme, 0 9 * * 1-5 (Europe/Berlin)"),
        ("0 9 * * mon rover", "a digest on Rover, 0 9 * * mon (Europe/Berlin)"),
        ("us to acme mondays 10:00", "a digest on Acme, mondays 10:00 (Europe/Berlin)"),
        ("our channel for rover daily 8", "a digest on Rover, daily 08:00 (Europe/Berlin)"),
        ("US Eastern daily 9", "daily 09:00 (America/New_York)"),
        ("daily", "so I took 09:00"),
        ("weekdays 9am (New York)", "weekdays 09:00 (America/New_York)"),
        ("for acme: daily 9am", "a digest on Acme, daily 09:00"),
        ("daily 9am in acme and rover", "a digest on Acme, Rover, daily 09:00"),
        ("daily 9:00 limit:5", "at most 5 entries"),
        ("weekly recap acme friday 16:00", "what changed on Acme, fridays 16:00 (Europe/Berlin)"),
        ("fridays 16:00 acme show:changes", "what changed on Acme, fridays 16:00 (Europe/Berlin)"),
        ("what changed on acme and rover mondays 9am", "what changed on Acme, Rover, mondays 09:00"),
        ("what changed at acme here every monday at 9", "what changed on Acme, mondays 09:00"),
        ("acme here daily 9am", "a digest on Acme, daily 09:00"),
        ("mondays 9:00 show:changes", "what changed on all topics, mondays 09:00"),
        ("每周五下午四点 acme 的变化", "what changed on Acme, fridays 16:00"),
        ("daily 9:00 Tokyo", "“Tokyo” is taken as the time zone Asia/Tokyo"),
    ],
)
async def test_topics_and_zones_stand_before_or_behind(ask: Ask, typed: str, says: str) -> None:
    made = words(await ask(f"/brief digest subscribe {typed}", role=Role.ADMIN))
    assert "Subscribed: d1" in made
    assert says in made


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("kvartalsvis 09:00", "“kvartalsvis” in the schedule “kvartalsvis 09:00”"),
        ("daily 9:00 globex", "“globex” in the schedule"),
        ("daily 9:00 acmee", "Did you mean Acme"),
        ("daily 9am #news", "type there: /brief digest subscribe daily 9am"),
        ("weekdays 9am channel:#news", "choose it from the list that appears after #"),
        ("fridays 09:00 mention:@here", "ping nobody"),
        ("daily 9am Berlin Tokyo", "two time zones"),
        ("daily 9:00 zone:Nowhereland", "no time zone “Nowhereland”"),
    ],
)
async def test_what_is_not_understood_is_named_and_nothing_is_subscribed(ask: Ask, bot: Bot, typed: str, says: str) -> None:
    assert says in words(await ask(f"/brief digest subscribe {typed}", role=Role.ADMIN))
    assert await bot.scope(WORKSPACE).subscriptions.all() == []


async def test_an_ambiguous_zone_is_asked_with_the_lines_to_send(ask: Ask) -> None:
    asked = await ask("/brief digest subscribe acme daily 9am CST", role=Role.ADMIN)
    assert asked.outcome == "mistake"
    assert "/brief digest subscribe acme daily 9am Asia/Shanghai" in words(asked)
    made = words(await ask("/brief digest subscribe acme daily 9am Asia/Shanghai", role=Role.ADMIN))
    assert "a digest on Acme, daily 09:00 (Asia/Shanghai)" in made


async def test_the_same_digest_twice_is_refused_and_another_time_is_told(ask: Ask, bot: Bot) -> None:
    await ask("/brief subscribe acme weekdays 09:00", role=Role.ADMIN)
    again = await ask("/brief digest subscribe every weekday at 9am on Acme", role=Role.ADMIN)
    assert again.code == "subscribed-already"
    assert "d1: a digest on Acme" in words(again)
    other = words(await ask("/brief digest subscribe acme fridays 17:00", role=Role.ADMIN))
    assert "It has d1 on the same too" in other
    assert len(await bot.scope(WORKSPACE).subscriptions.all()) == 2


@pytest.mark.parametrize("typed", ["/brief unsubscribe d1", "/brief digest delete d1", "/brief digest stop d1", "/brief unsubscribe acme"])
async def test_ending_one_has_several_words(ask: Ask, bot: Bot, typed: str) -> None:
    await ask("/brief digest subscribe acme daily 9", role=Role.ADMIN)
    await ask("/brief digest subscribe rover daily 10", role=Role.ADMIN)
    assert "Stopped: d1" in words(await ask(typed, role=Role.ADMIN))
    assert [one.ref for one in await bot.scope(WORKSPACE).subscriptions.all()] == ["d2"]


@pytest.mark.parametrize("typed", ["d1 d2", "all", "d1, d2", "d1 and d2"])
async def test_several_are_paused_and_resumed_at_once(ask: Ask, bot: Bot, typed: str) -> None:
    await ask("/brief digest subscribe acme daily 9", role=Role.ADMIN)
    await ask("/brief digest subscribe rover daily 10", role=Role.ADMIN)
    assert "Paused: d1, d2" in words(await ask(f"/brief digest pause {typed}", role=Role.ADMIN))
    assert {one.state for one in await bot.scope(WORKSPACE).subscriptions.all()} == {SubscriptionState.PAUSED}
    assert "Resumed: d1, d2" in words(await ask(f"/brief digest resume {typed}", role=Role.ADMIN))
    assert {one.state for one in await bot.scope(WORKSPACE).subscriptions.all()} == {SubscriptionState.ACTIVE}


async def test_words_that_mean_no_digest_change_nothing(ask: Ask, bot: Bot) -> None:
    await ask("/brief digest subscribe acme daily 9", role=Role.ADMIN)
    for line in ("unsubscribe nonsense", "unsubscribe d1 nonsense", "pause nonsense", "pause d1 until yesterday", "resume d1 d7"):
        refused = await ask(f"/brief digest {line}", role=Role.ADMIN)
        assert refused.outcome != "answer", line
    [one] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (one.state, one.options.paused_until) == (SubscriptionState.ACTIVE, "")


@pytest.mark.parametrize("typed", ["d1 until {}", "until {}", "acme until {}", "{}"])
async def test_a_pause_until_a_day_ends_by_itself(ask: Ask, bot: Bot, typed: str) -> None:
    await ask("/brief digest subscribe acme daily 9:00", role=Role.ADMIN)
    day = (datetime.now(UTC) + timedelta(days=40)).date()
    paused = words(await ask(f"/brief digest pause {typed.format(day)}", role=Role.ADMIN))
    assert f"Paused until {day:%a} {day.day} {day:%b %Y}: d1" in paused
    [one] = await bot.scope(WORKSPACE).subscriptions.all()
    assert one.due_at is not None
    assert one.due_at.date() == day
    assert f"paused until {day:%a} {day.day} {day:%b %Y}" in words(await ask("/brief digest list", role=Role.ADMIN))
    assert "Resumed: d1" in words(await ask("/brief digest resume d1", role=Role.ADMIN))
    [one] = await bot.scope(WORKSPACE).subscriptions.all()
    assert one.due_at is not None
    assert one.due_at < datetime.now(UTC) + timedelta(days=2)


async def test_one_of_several_is_edited_by_its_topic(ask: Ask) -> None:
    await ask("/brief digest subscribe acme daily 9", role=Role.ADMIN)
    await ask("/brief digest subscribe rover daily 10", role=Role.ADMIN)
    edited = words(await ask("/brief digest edit rover tuesdays 8", role=Role.ADMIN))
    assert "Changed: d2" in edited
    assert "tuesdays 08:00" in edited
    assert "several digests" in words(await ask("/brief digest edit tuesdays 8", role=Role.ADMIN))


async def test_editing_takes_the_same_words(ask: Ask) -> None:
    await ask("/brief digest subscribe acme daily 9", role=Role.ADMIN)
    edited = words(await ask("/brief digest edit d1 rover every other friday at 4pm EST", role=Role.ADMIN))
    assert re.search(r"a digest on Rover, every other friday 16:00 from \d{4}-\d\d-\d\d \(America/New_York\)", edited)


@pytest.mark.parametrize(
    ("typed", "title"),
    [("New York", "America/New_York"), ("set Tokyo", "Asia/Tokyo"), ("UTC+3", "UTC+3"), ("Paris time", "Europe/Paris")],
)
async def test_the_workspaces_zone_is_set_by_what_people_call_it(ask: Ask, typed: str, title: str) -> None:
    assert f"Time zone: {title}" in words(await ask(f"/brief zone {typed}", role=Role.ADMIN))
    assert title in words(await ask("/brief tz", role=Role.ADMIN))


async def test_an_ambiguous_zone_of_the_workspace_is_asked(ask: Ask) -> None:
    asked = words(await ask("/brief zone CST", role=Role.ADMIN))
    assert "/brief zone America/Chicago or /brief zone Asia/Shanghai" in asked
