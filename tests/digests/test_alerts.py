"""What watches tell: at once, once for each change, and in the night only where they may."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete

from bot.core.document import Quotation, Sources
from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.watching import plan_alerts
from storage.database.engine import EVERYWHERE
from storage.digests.alerts import Alerts
from storage.digests.records import DeliveryState, Watched
from storage.records import Added, SubscriptionState
from storage.tables.feeds import FeedRow
from storage.values import Comparator, PartialDate, Quantity
from tests.digests.conftest import CHANNEL, HOME, House
from tests.fakes import Lost
from tests.storage.articles import GROWTH, article

SHOPS = Watched(topic="Acme", metric="shops")
#: What GROWTH says, for other numbers and months.
MONTHS = ("January", "February", "March", "April", "May", "June")


async def figure(house: House, number: str, month: int, *, retells: Added | None = None, by: str = "operator") -> Added:
    """An article with one figure of Acme's shops, true in that month of 2024."""
    house.articles += 1
    said = GROWTH.replace("40,000", number).replace("May", MONTHS[month - 1])
    made = article((GROWTH,), title=f"Acme counts {number}", url=f"https://news.example/{house.articles}", fingerprint=())
    [fact] = made.facts
    end = fact.end + len(said) - len(GROWTH)
    quantity = Quantity(Decimal(number.replace(",", "")), "shops", Comparator.OVER)
    moved = fact.model_copy(
        update={
            "end": end,
            "figure_end": fact.figure_start + len(f"more than {number}"),
            "quantity": quantity,
            "as_of": PartialDate.month(2024, month),
        }
    )
    draft = made.model_copy(update={"text": said, "sentences": ((0, len(said)),), "facts": (moved,)})
    return await house.store.library().add_article(draft, by=by, retelling_of=retells.article if retells else None)


async def told(house: House, worker: str = "one") -> list[str]:
    """The titles and lines of what is posted now."""
    before = len(house.outlet.posted)
    await house.deliverer(worker).deliver_due()
    return [post.part.model_dump_json() for post in house.outlet.posted[before:]]


def sentences(house: House) -> list[str]:
    return [
        source.sentence
        for post in house.outlet.posted
        for block in post.part.blocks
        if isinstance(block, Sources)
        for source in block.sources
    ]


async def test_a_topics_news_is_told_at_once_with_its_sentence_and_only_once(house: House) -> None:
    await house.watch()
    await house.news("Acme opens a bakery")
    [message] = await told(house)
    assert "Acme opens a bakery" in message
    assert house.outlet.posted[0].part.title.startswith("Alert ")
    assert house.outlet.posted[0].mark.word == "Alert"
    assert house.outlet.posted[0].audience.channel == "DU1"
    assert sentences(house) == [GROWTH]
    house.clock.advance(minutes=1)
    assert await told(house) == []


async def test_what_was_there_before_is_no_news_to_a_watch(house: House) -> None:
    await house.news()
    house.clock.advance(minutes=1)
    await house.watch()
    assert await told(house) == []


async def test_a_measure_is_told_when_it_changes_with_what_it_was(house: House) -> None:
    await figure(house, "40,000", 1)
    house.clock.advance(minutes=1)
    await house.watch(SHOPS)
    await figure(house, "50,000", 3)
    [message] = await told(house)
    assert "more than 40,000" in message
    assert " → " in message
    assert "more than 50,000" in message
    assert any("50,000" in one for one in sentences(house))


@pytest.mark.parametrize(
    ("number", "month", "why"),
    [("50,000", 4, "the same value"), ("30,000", 1, "an older date"), ("50,000", 3, "told again")],
)
async def test_what_changes_no_measure_is_not_told(house: House, number: str, month: int, why: str) -> None:
    await figure(house, "50,000", 3)
    house.clock.advance(minutes=1)
    await house.watch(SHOPS)
    await figure(house, number, month)
    assert await told(house) == [], why


async def test_another_measure_of_the_topic_is_not_told(house: House) -> None:
    await house.watch(Watched(topic="Acme", metric="employees"))
    await house.news()
    assert await told(house) == []


async def test_a_threshold_is_told_when_it_is_passed_and_not_again(house: House) -> None:
    await figure(house, "40,000", 1)
    house.clock.advance(minutes=1)
    await house.watch(Watched(topic="Acme", metric="shops", threshold=Quantity(Decimal(50000), "", Comparator.OVER)))
    await figure(house, "45,000", 2)
    assert await told(house) == []
    await figure(house, "60,000", 3)
    [message] = await told(house)
    assert "more than 60,000" in message
    house.clock.advance(minutes=2)
    await figure(house, "70,000", 4)
    assert await told(house) == []


async def test_words_are_told_with_the_sentence_around_them(house: House) -> None:
    await house.watch(Watched(words="ordering  service"))
    await house.watch(Watched(words="ordering services"), person="U2")
    await house.news()
    [_] = await told(house)
    [post] = house.outlet.posted
    assert post.audience.channel == "DU1"
    assert [block.words for block in post.part.blocks if isinstance(block, Quotation)] == [GROWTH]


async def test_a_retelling_tells_nothing_again(house: House) -> None:
    original = await figure(house, "40,000", 1)
    house.clock.advance(minutes=1)
    await house.watch()
    await house.watch(SHOPS, person="U2")
    await house.watch(Watched(words="Acme"), person="U3")
    await figure(house, "40,000", 1, retells=original)
    assert await told(house) == []


async def test_stock_and_what_was_read_again_are_no_occasion(house: House) -> None:
    await house.watch()
    draft = article((GROWTH,), fingerprint=())
    await house.store.library().add_article(draft, by="operator", is_news=False)
    assert await told(house) == []


async def test_a_flood_is_one_message_that_counts_the_rest(house: House) -> None:
    await house.watch()
    for number in range(50):
        await house.news(f"Acme, report {number}", value=str(40000 + number))
    [message] = await told(house)
    assert "50 new stories" in message
    assert "42 more stories are in the store:" in message


async def test_what_comes_right_behind_a_message_waits_a_little_and_is_one_message(house: House) -> None:
    await house.watch()
    await house.news()
    assert len(await told(house)) == 1
    for _ in range(3):
        await house.news()
        assert await told(house) == []
        house.clock.advance(seconds=5)
    house.clock.advance(seconds=20)
    assert len(await told(house)) == 1


async def test_quiet_hours_end_with_one_message(house: House) -> None:
    await house.watch(Watched(topic="Acme", quiet=("22:00", "07:00")))
    house.clock.advance(hours=15)  # 23:00 in Berlin
    for _ in range(3):
        await house.news()
        assert await told(house) == []
        house.clock.advance(hours=2)
    house.clock.advance(hours=1, minutes=59)  # 06:59
    assert await told(house) == []
    house.clock.advance(minutes=1)
    [message] = await told(house)
    assert "3 new stories" in message


async def test_a_paused_watch_misses_what_is_stored_meanwhile(house: House) -> None:
    made = await house.watch()
    watches = house.store.scoped(HOME).watches
    await watches.pause(made.ref, "by U1")
    await house.news()
    assert await told(house) == []
    house.clock.advance(minutes=1)
    await watches.resume(made.ref, now=house.clock())
    assert await told(house) == []
    await house.news("Acme again")
    [message] = await told(house)
    assert "Acme again" in message


async def test_what_waits_is_not_told_once_the_watch_has_ended(house: House) -> None:
    made = await house.watch(Watched(topic="Acme", quiet=("00:00", "23:59")))
    await house.news()
    assert await told(house) == []
    await house.store.scoped(HOME).watches.end(made.ref)
    house.clock.advance(days=1)
    assert await told(house) == []


async def test_a_correction_of_what_was_told_goes_to_those_who_had_it(house: House) -> None:
    await house.watch()
    await house.watch(SHOPS, audience=CHANNEL)
    added = await house.news()
    assert len(await told(house)) == 2
    house.clock.advance(minutes=1)
    await house.store.library().withdraw(added.facts[0], by="operator", reason="misread")
    corrections = await told(house)
    assert len(corrections) == 2
    assert all("Correction to alert" in one for one in corrections)
    assert {post.audience.channel for post in house.outlet.posted[2:]} == {"DU1", "C1"}
    assert all("withdrawn on" in document.model_dump_json() for _, document in house.outlet.amended)


async def test_what_was_withdrawn_before_it_was_told_is_not_told(house: House) -> None:
    await house.watch()
    added = await house.news()
    await house.store.library().withdraw(added.article, by="operator")
    assert await told(house) == []


async def test_what_a_channel_was_told_its_digest_does_not_repeat(house: House) -> None:
    await house.subscribe()
    await house.watch(audience=CHANNEL)
    await house.news("Acme opens")
    assert len(await told(house)) == 1
    house.clock.advance(hours=1)
    [outcome] = await house.deliverer().deliver_due()
    assert (outcome.state, outcome.reason) == (DeliveryState.SKIPPED, "nothing new")


async def test_two_watches_of_one_person_tell_one_thing_once(house: House) -> None:
    await house.watch()
    await house.watch(Watched(words="ordering service"))
    await house.news()
    assert len(await told(house)) == 1


async def test_a_lost_answer_makes_no_second_message(house: House) -> None:
    await house.watch()
    await house.news()
    house.outlet.troubles = [Lost(posted=True)]
    await house.deliverer("one").deliver_due()
    house.clock.advance(minutes=5)
    await house.deliverer("two").deliver_due()
    assert len(house.outlet.posted) == 1


async def test_processes_that_look_at_the_same_moment_tell_it_once(house: House) -> None:
    await house.watch()
    await house.news()
    alerts = Alerts(house.store.database)
    occasions = await alerts.occasions(house.clock())
    assert await plan_alerts(alerts, house.clock()) == 1
    assert await alerts.plan(house.clock(), occasions, []) == 0
    assert len(await told(house)) == 1


async def test_a_workspace_hears_of_its_own_and_the_librarys_and_of_no_others(house: House) -> None:
    other = Audience(Platform.SLACK, "slack:T2", "C9")
    await house.watch()
    await house.watch(audience=other)
    draft = article((GROWTH,), title="Our own", url="https://news.example/own", fingerprint=())
    await house.store.scoped("slack:T2").add_article(draft, by="U9")
    [message] = await told(house)
    assert "Our own" in message
    assert house.outlet.posted[-1].audience == other


async def test_who_left_hears_nothing_more(house: House) -> None:
    made = await house.watch()
    house.outlet.gone = {"U1"}
    await house.news()
    assert await told(house) == []
    assert await house.store.scoped(HOME).watches.all(person="U1") == []
    assert made.state is SubscriptionState.ACTIVE


async def test_what_a_feed_brings_makes_one_message_when_it_has_been_read(house: House) -> None:
    await house.watch()
    await _feed(house, reads_until=house.clock() + timedelta(minutes=2))
    for number in range(3):
        await figure(house, f"4{number},000", 1 + number, by="feed n1")
        assert await told(house) == []
        house.clock.advance(seconds=30)
    await _feed(house, reads_until=None)
    [message] = await told(house)
    assert "3 new stories" in message


async def test_a_feed_that_is_read_for_long_holds_nothing_up_for_good(house: House) -> None:
    await house.watch()
    await _feed(house, reads_until=house.clock() + timedelta(hours=2))
    await figure(house, "40,000", 1, by="feed n1")
    assert await told(house) == []
    house.clock.advance(minutes=5, seconds=1)
    assert len(await told(house)) == 1


async def _feed(house: House, *, reads_until: datetime | None) -> None:
    """The library's feed n1, read until then."""
    async with house.store.database.writing(EVERYWHERE) as session:
        await session.execute(delete(FeedRow))
        row = FeedRow(
            workspace="",
            number=1,
            url="https://news.example/feed",
            url_key="news.example/feed",
            topics=[],
            words=[],
            every=900,
            state="active",
            platform="terminal",
            created_by="operator",
            created_at=house.clock(),
            due_at=house.clock() + timedelta(minutes=15),
            worker="one" if reads_until else "",
            free_at=reads_until,
        )
        session.add(row)


async def test_the_next_digest_names_a_correction_of_an_alert_as_one(house: House) -> None:
    await house.subscribe()
    await house.watch(SHOPS, audience=CHANNEL)
    added = await house.news()
    [alert] = await house.deliverer().deliver_due()
    await house.store.library().withdraw(added.facts[0], by="operator", reason="misread")
    house.clock.advance(minutes=10)
    assert len(await told(house)) == 1
    house.clock.advance(hours=1)
    [digest] = await told(house)
    assert f"noted under alert {alert.reference}" in digest
