"""What is offered while an option is typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import pytest

from bot.app.bot import Bot
from bot.core.front import Completion, Typing
from bot.core.request import Caller, Platform, Role
from tests.commands.conftest import WORKSPACE, Ask
from tests.commands.digest.test_sent import sent

pytestmark = pytest.mark.usefixtures("shelf")

Offer = Callable[..., Awaitable[Sequence[Completion]]]


@pytest.fixture
def offer(bot: Bot) -> Offer:
    async def offer(command: str, option: str, typed: str, role: Role = Role.ADMIN, **given: str) -> Sequence[Completion]:
        caller = Caller(Platform.SLACK, WORKSPACE, "C1", role.name.lower(), is_administrator=role is Role.ADMIN)
        return await bot.complete(caller, Typing(command, option, typed, given))

    return offer


async def _values(found: Awaitable[Sequence[Completion]]) -> list[str]:
    return [one.value for one in await found]


async def test_measures_are_those_of_the_topic_that_is_given(offer: Offer) -> None:
    of_acme = await _values(offer("stats", "metric", "", topic="acme"))
    of_another = await _values(offer("stats", "metric", "", topic="rover"))
    assert of_acme
    assert set(of_another) < set(of_acme) | set(of_another)
    assert of_acme != of_another
    assert await _values(offer("stats", "metric", of_acme[0][:4], topic="acme")) == [one for one in of_acme if of_acme[0][:4] in one]


async def test_each_item_of_a_list_is_completed(offer: Offer) -> None:
    assert (await _values(offer("digest subscribe", "topics", "acme,rov")))[0] == "acme,Rover"
    assert await _values(offer("digest subscribe", "kinds", "facts,ev")) == ["facts,events"]
    assert "facts,facts" not in await _values(offer("digest subscribe", "kinds", "facts,"))
    assert await _values(offer("stats", "topic", "acme,rov")) == []


async def test_entries_are_found_by_their_marks_and_by_words(offer: Offer) -> None:
    newest = await offer("source", "entry", "")
    assert {one.value[0] for one in newest} >= {"a", "f", "e"}
    chosen = next(one for one in newest if one.value.startswith("f"))
    assert (await _values(offer("source", "entry", chosen.value)))[0] == chosen.value
    word = chosen.shown.split(" · ", 1)[1].split()[0]
    assert chosen.value in await _values(offer("source", "entry", word))
    assert all(one.value.startswith("a") for one in await offer("entry retells", "article", ""))


async def test_digests_watches_and_feeds_say_what_they_are(offer: Offer, ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    [digest] = await offer("digest pause", "digest", "")
    assert (digest.value, "daily 09:00" in digest.shown) == ("d1", True)
    assert await _values(offer("digest show", "reference", "")) == [reference]
    assert await _values(offer("digest show", "reference", reference[:2].lower())) == [reference]
    assert await _values(offer("digest pause", "digest", "d1 ")) == []


async def test_what_only_somebody_gets_is_offered_to_nobody_else(offer: Offer, ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    assert await bot.store.scoped("slack:T2").subscriptions.sent_lately("slack", "admin", 9) == []
    lately = await bot.store.scoped(WORKSPACE).subscriptions.sent_lately("slack", "nobody", 9)
    assert [(one.reference, one.subscription) for one in lately] == [(reference, "d1")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("berl", "Europe/Berlin"), ("new york", "America/New_York"), ("Asia/Sha", "Asia/Shanghai"), ("mumbai", "Asia/Kolkata")],
)
async def test_zones_are_found_by_cities(offer: Offer, typed: str, first: str) -> None:
    assert (await _values(offer("settings zone", "zone", typed)))[0] == first


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("", "weekdays 09:00"), ("week", "weekdays 09:00"), ("17:30", "daily 17:30"), ("tuesday 8am", "tuesdays 08:00"), ("gibberish", None)],
)
async def test_schedules_are_offered_with_the_time_that_was_typed(offer: Offer, typed: str, offered: str | None) -> None:
    values = await _values(offer("digest subscribe", "schedule", typed))
    assert offered in values if offered else values == []


async def test_help_names_commands_that_one_may_use(offer: Offer) -> None:
    assert (await _values(offer("help", "command", "tim")))[0] == "timeline"
    assert "role" in await _values(offer("help", "command", "role"))
    assert "role" not in await _values(offer("help", "command", "role", role=Role.MEMBER))


async def test_nothing_is_offered_for_a_command_that_one_may_not_use(offer: Offer) -> None:
    assert await _values(offer("topic hide", "topic", "acme"))
    assert await _values(offer("topic hide", "topic", "acme", role=Role.MEMBER)) == []


async def test_many_choices_are_completed(offer: Offer) -> None:
    assert await _values(offer("review edit", "part", "sub")) == ["subject"]
