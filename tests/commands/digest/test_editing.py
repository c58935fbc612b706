"""Changing a subscription, and asking what a digest was made of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.app.bot import Bot
from bot.core.outlet import Audience
from bot.core.request import Platform, Role
from bot.digests.delivering import plan_due
from bot.digests.subscribing import unstored
from storage.records import SubscriptionOptions
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeClock, FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")
NEXT_YEAR = datetime.now(UTC).year + 1


async def test_a_subscription_is_edited_piece_by_piece(ask: Ask, bot: Bot) -> None:
    await ask("/brief digest subscribe daily 09:00 zone:Europe/Berlin", role=Role.ADMIN)
    changed = words(await ask("/brief digest edit d1 weekdays 09:00 17:30 kinds:facts,events language:en", role=Role.ADMIN))
    assert "weekdays 09:00 17:30" in changed
    assert "only figures and events" in changed
    await ask("/brief digest edit empty:say archive:off quiet:2026-12-24..2027-01-01", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (now.schedule, now.zone, now.revision) == ("weekdays 09:00 17:30", "Europe/Berlin", 2)
    assert now.options == SubscriptionOptions(True, False, 12, ("fact", "event"), "en", (("2026-12-24", "2027-01-01"),))
    await ask("/brief digest edit d1 kinds:all quiet:none topics:Acme", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (now.topics, now.options.kinds, now.options.quiet, now.options.language) == (("Acme",), (), (), "en")


async def test_the_options_of_a_subscription_are_named_wherever_it_is_described(ask: Ask, bot: Bot) -> None:
    options = "kinds:facts language:English quiet:2026-12-24 empty:say archive:off"
    said = "; only figures; articles in “en”; says so on a day without news; nothing from the archive; quiet on 24 Dec 2026"
    assert said in words(await ask(f"/brief digest subscribe daily 09:00 zone:UTC {options}", role=Role.ADMIN))
    assert said.removeprefix("; ") in words(await ask("/brief digest list", role=Role.ADMIN))
    assert said in words(await ask("/brief digest edit d1 daily 10:00", role=Role.ADMIN))


@pytest.mark.parametrize(("named", "meant"), [("zh", "zh"), ("Chinese", "zh"), ("中文", "zh"), ("en-US", "en"), ("all", "")])
async def test_languages_are_called_in_many_ways(ask: Ask, bot: Bot, named: str, meant: str) -> None:
    await ask(f"/brief digest subscribe daily 09:00 zone:UTC language:{named}", role=Role.ADMIN)
    [made] = await bot.scope(WORKSPACE).subscriptions.all()
    assert made.options.language == meant


async def test_a_language_that_nothing_is_stored_in_is_refused_with_what_there_is(ask: Ask, bot: Bot) -> None:
    refused = await ask("/brief digest subscribe daily 09:00 zone:UTC language:german", role=Role.ADMIN)
    assert refused.code == "bad-option"
    assert "en (English), zh (Chinese)" in words(refused)
    assert await bot.scope(WORKSPACE).subscriptions.all() == []


async def test_a_schedule_named_as_an_option_has_its_words(ask: Ask, bot: Bot) -> None:
    await ask("/brief digest subscribe schedule:daily 09:00 zone:UTC", role=Role.ADMIN)
    await ask("/brief digest edit d1 schedule:mondays 08:00 kinds:facts", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (now.schedule, now.options.kinds) == ("mondays 08:00", ("fact",))


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("weekdays 09:00", "to 10:00", "weekdays 10:00"),
        ("weekdays 09:00", "10am", "weekdays 10:00"),
        ("mondays 09:00 17:30", "at 8:15", "mondays 08:15"),
        (f"daily 09:00 until {NEXT_YEAR}-06-30", "7:00 16:00", f"daily 07:00 16:00 until {NEXT_YEAR}-06-30"),
        ("last friday of the month 09:00", "at 9 and 17:30", "last friday of the month 09:00 17:30"),
        ("daily 09:00", "11:00", "daily 11:00"),
        # Days are said, or there is no time of day to replace.
        ("weekdays 09:00", "daily 10:00", "daily 10:00"),
        ("weekdays 09:00", "fridays 10:00", "fridays 10:00"),
        ("hourly", "10:00", "daily 10:00"),
    ],
)
async def test_another_time_leaves_the_days_as_they_are(ask: Ask, bot: Bot, before: str, typed: str, after: str) -> None:
    await ask(f"/brief digest subscribe {before} zone:UTC", role=Role.ADMIN)
    await ask(f"/brief digest edit d1 {typed}", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert now.schedule == after


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("weekdays 09:00", "an hour earlier", "weekdays 08:00"),
        ("mondays 09:00 17:30", "half an hour later", "mondays 09:30 18:00"),
        ("daily 09:00", "later by 90 minutes", "daily 10:30"),
        ("daily 09:00", "eine Stunde früher", "daily 08:00"),
        ("daily 09:00", "提前一个半小时", "daily 07:30"),
        ("daily 09:00", "skip fridays", "mon,tue,wed,thu,sat,sun 09:00"),
        ("weekdays 09:00", "skip every monday", "tue,wed,thu,fri 09:00"),
    ],
)
async def test_times_and_days_are_changed_from_what_they_are(ask: Ask, bot: Bot, before: str, typed: str, after: str) -> None:
    await ask(f"/brief digest subscribe {before} zone:UTC", role=Role.ADMIN)
    await ask(f"/brief digest edit d1 {typed}", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert now.schedule == after


@pytest.mark.parametrize(
    ("before", "typed", "topics", "filters"),
    [
        ("acme", "add rover", ("Acme", "Rover"), ()),
        ("rover", "also acme at 10:00", ("Rover", "Acme"), ()),
        ("acme,rover", "without rover", ("Acme",), ()),
        ("acme,rover", "only rover", ("Rover",), ()),
        ("acme", "without rover", ("Acme",), ("-Rover",)),
        ("all", "without rover and acme", (), ("-Rover", "-Acme")),
        ("all", "add rover", (), ()),
        ("acme", "不要rover", ("Acme",), ("-Rover",)),
        ("acme", "without layoffs", ("Acme",), ("-layoffs",)),
    ],
)
async def test_topics_are_added_and_left_out(
    ask: Ask, bot: Bot, before: str, typed: str, topics: tuple[str, ...], filters: tuple[str, ...]
) -> None:
    await ask(f"/brief digest subscribe weekdays 09:00 zone:UTC topics:{before}", role=Role.ADMIN)
    await ask(f"/brief digest edit d1 {typed}", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (now.topics, now.options.words) == (topics, filters)


@pytest.mark.parametrize(("filtered", "left"), [("without rover", ()), ("words:Rover", ("Rover",))])
async def test_a_topic_that_was_left_out_is_added_again(ask: Ask, bot: Bot, filtered: str, left: tuple[str, ...]) -> None:
    await ask(f"/brief digest subscribe acme weekdays 09:00 zone:UTC {filtered}", role=Role.ADMIN)
    await ask("/brief digest edit d1 add rover", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert (now.topics, now.options.words) == (("Acme", "Rover"), left)


async def test_a_day_that_is_skipped_is_quiet_beside_those_that_were(ask: Ask, bot: Bot) -> None:
    await ask(f"/brief digest subscribe weekdays 09:00 zone:UTC quiet:{NEXT_YEAR}-12-24", role=Role.ADMIN)
    await ask(f"/brief digest edit d1 skip {NEXT_YEAR}-12-31 and {NEXT_YEAR}-12-30", role=Role.ADMIN)
    [now] = await bot.scope(WORKSPACE).subscriptions.all()
    assert [first for first, _ in now.options.quiet] == [f"{NEXT_YEAR}-12-24", f"{NEXT_YEAR}-12-30", f"{NEXT_YEAR}-12-31"]


@pytest.mark.parametrize("wrong", ["10 hours earlier", "without acme", "skip blursday", "add blursday"])
async def test_a_change_that_cannot_be_made_changes_nothing(ask: Ask, bot: Bot, wrong: str) -> None:
    await ask("/brief digest subscribe acme daily 09:00 zone:UTC", role=Role.ADMIN)
    before = await bot.scope(WORKSPACE).subscriptions.all()
    assert (await ask(f"/brief digest edit d1 {wrong}", role=Role.ADMIN)).outcome == "mistake"
    assert await bot.scope(WORKSPACE).subscriptions.all() == before


@pytest.mark.parametrize("wrong", ["language:xx", "kinds:rumours", "quiet:sometimes", "quiet:2027-01-01..2026-12-24", "sometimes"])
async def test_what_cannot_be_understood_changes_nothing(ask: Ask, bot: Bot, wrong: str) -> None:
    await ask("/brief digest subscribe daily 09:00 zone:UTC", role=Role.ADMIN)
    before = await bot.scope(WORKSPACE).subscriptions.all()
    assert (await ask(f"/brief digest edit d1 {wrong}", role=Role.ADMIN)).outcome == "mistake"
    assert await bot.scope(WORKSPACE).subscriptions.all() == before


def test_quiet_days_have_no_slots_and_the_first_day_after_covers_them() -> None:
    clock = FakeClock()
    audience = Audience(Platform.SLACK, WORKSPACE, "C1")
    options = SubscriptionOptions(quiet=(("2026-11-17", "2026-11-18"),))
    one = replace(unstored(audience, (), "Europe/Berlin", clock(), options), schedule="daily 09:00")
    days = [clock.advance(days=1) for _ in range(3)]
    assert [slot.local.day for slot in plan_due(one, days[-1].replace(hour=23)).slots] == [16, 19]
    following = plan_due(one, days[0]).next_at
    assert isinstance(following, datetime)
    assert following.day == 19


async def test_only_the_kinds_that_were_asked_for(ask: Ask, bot: Bot) -> None:
    bot.outlets[Platform.SLACK] = outlet = FakeOutlet()
    await ask("/brief digest subscribe daily 09:00 zone:UTC kinds:events archive:off", role=Role.ADMIN)
    await ask("/brief digest now d1", role=Role.ADMIN)
    kinds = {ref[0] for post in outlet.posted for block in post.part.blocks for item in getattr(block, "items", ()) for ref in item.entries}
    assert kinds == {"e"}


async def test_why_tells_each_entry_with_its_reason_and_what_became_of_it(ask: Ask, bot: Bot) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask("/brief digest subscribe daily 09:00 zone:UTC", role=Role.ADMIN)
    sent = await ask("/brief digest now d1", role=Role.ADMIN)
    reference = re.search(r"[2-9B-Z]{5}$", sent.title)
    assert reference is not None
    why = words(await ask(f"/brief digest why {reference[0].lower()}", role=Role.ADMIN))
    assert "f1" in why
    assert "came from the archive" in why
    entry = await bot.store.scoped(WORKSPACE).entry("f1")
    assert entry is not None
    await bot.store.scoped(WORKSPACE).withdraw(entry, "tests")
    assert "withdrawn since" in words(await ask(f"/brief digest why {reference[0]}", role=Role.ADMIN))
    assert (await ask("/brief digest why 8F3K2", role=Role.ADMIN)).code == "unknown-delivery"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("daily 09:00 quiet:0001-01-01..9999-12-31", "no digest in the next nine years"),
        ("every 2 days 09:00", "no rhythm that I know"),
        ("daily 09:00 09:05", "too often"),
        ("sometimes 09:00", "“sometimes” in the schedule"),
        ("weekends except saturdays and sundays 09:00", "leaves no day"),
        ("mondays 09:00 fridays 17:00", "more than one schedule"),
        ("openai daily 09:00", "“openai” in the schedule “openai daily 09:00”; no topic is called so"),
        ("Rovar daily 09:00", "I follow no topic “Rovar”"),
        (f"daily 09:00 quiet:{','.join(f'20{year}-01-01' for year in range(30, 95))}", "more than 60 days"),
    ],
)
async def test_a_refused_subscription_names_its_true_reason(ask: Ask, typed: str, says: str) -> None:
    refused = await ask(f"/brief digest subscribe {typed} zone:UTC", role=Role.ADMIN)
    assert refused.outcome != "answer"
    assert says in words(refused)


async def test_topics_in_front_and_by_name_come_together_each_once(ask: Ask) -> None:
    made = await ask("/brief digest subscribe acme,Acme daily 09:00 topics:rover,acme zone:UTC", role=Role.ADMIN)
    assert "a digest on Acme, Rover, daily 09:00" in words(made)
    edited = await ask("/brief digest edit d1 topics:rover,Rover", role=Role.ADMIN)
    assert "a digest on Rover, daily 09:00" in words(edited)


async def test_a_topic_whose_name_begins_like_a_schedule_is_a_topic_all_the_same(ask: Ask) -> None:
    await ask("/brief topic add First Harbour slash:harbour", role=Role.ADMIN)
    made = await ask("/brief digest subscribe first harbour daily 09:00 zone:UTC", role=Role.ADMIN)
    assert "a digest on First Harbour, daily 09:00" in words(made)
