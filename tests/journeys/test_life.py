"""The whole life of an entry on each platform: it comes in, is reviewed, answered with, sent, corrected, taken back and exported, and the
log tells all that, and nothing else, where it happened; elsewhere nobody hears of it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app.serving import Service
from bot.reading.fetch import HttpFetcher
from storage.delivery_records import DeliveryState
from storage.importing import import_lines
from storage.records import Fact
from storage.store import ScopedStore, Store
from tests.entries.feed_server import Site, Story, serving
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import plain
from tests.journeys.seats import OnDiscord, OnSlack, Seat, Shown

SENTENCE = "Acme employs 1,250 people, the company said."
RIGHT = "Acme employs 1,350 people, the company said."
TITLE, TEXT = (
    "Acme opens a plant in Porto",
    f"Acme opened a plant in Porto on 3 June 2024. {SENTENCE} Acme had revenue of 310 million euros in 2023.",
)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Site(stories=[Story(TITLE, TEXT, "porto", "/porto")])) as site:
        yield site


async def by_feed(seat: Seat, site: Site) -> Shown:
    """The review card of the article that a feed brought."""
    reviewed = await seat.ask("brief", "review", "on", by="admin", feeds="on")
    assert "what feeds bring waits" in reviewed.words
    offer = await seat.ask("brief", "feed", "add", by="admin", url=f"{site.url}/feed", full="off")
    assert "Its one item is read within a minute or so What it brings waits for review" in offer.words
    assert "New 1 waiting for review" in (await seat.press(offer, "Look now", by="admin")).words
    listed = await seat.ask("brief", "review", "list", by="lena")
    assert "2 figures" in listed.words
    return await seat.press(listed, "Look at r1", by="lena")


async def by_paste(seat: Seat, site: Site) -> Shown:
    """The review card of the same text, pasted into the form."""
    window = await seat.opened("brief", "add", by="lena")
    return await seat.submit(
        window, {"Article": TEXT, "Title": TITLE, "Publisher": "The Example News", "Published": "2024-06-03"}, by="lena"
    )


async def correct(seat: Seat) -> Shown:
    """What the editor is answered who corrects the figure: through the form where it has room for the sentence, else in a line."""
    window = await seat.opened("brief", "entry", "correct", by="lena", entry="f1w")
    assert (window.fields["Metric"], window.fields["Value"]) == ("staff", "1,250 people")
    given = {"Value": "1,350 people", "Sentence": RIGHT, "Reason": "a misprint"}
    if given.keys() <= window.fields.keys():
        return await seat.submit(window, given, by="lena")
    return await seat.ask("brief", "entry", "correct", by="lena", entry="f1w", value="1,350 people", sentence=RIGHT, reason="a misprint")


def steps(log: Shown) -> list[tuple[int, str]]:
    """Number and deed of each line of a log, as the platform shows it, the first deed first."""
    shown = json.dumps(log.messages, ensure_ascii=False).replace("\\\\", "")
    return sorted({(int(number), deed) for number, deed in re.findall(r"(\d+) · ([^:*\"]+)[:*]", shown)})


async def exported(store: ScopedStore) -> list[str]:
    return [line async for line in store.export()]


async def figures(store: Store, workspace: str) -> list[tuple[str, str, str]]:
    """Mark, figure and sentence of all that is in force there."""
    found = [one for one in await store.scoped(workspace).latest() if isinstance(one, Fact)]
    return sorted((one.ref, one.figure, one.citation.sentence) for one in found)


@pytest.fixture
def seats(platform: str, slack: FakeSlack, discord: FakeDiscord) -> tuple[Seat, Seat]:
    """Where the story happens, and another workspace of the same bot."""
    here, there = OnSlack(slack), OnDiscord(discord)
    return (here, there) if platform == "slack" else (there, here)


@pytest.mark.slow
@pytest.mark.parametrize("source", [by_feed, by_paste])
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_the_whole_life_of_an_entry(service: Service, seats: tuple[Seat, Seat], site: Site, source: object, tmp_path: Path) -> None:
    seat, elsewhere = seats
    bot = service.bot
    bot.fetcher = HttpFetcher(allow_private=True, seconds=5)
    await seat.give_editor()

    # It comes in and waits; the editor corrects a line before it is stored.
    card = await (by_feed if source is by_feed else by_paste)(seat, site)
    assert card.private
    assert f"For review {TITLE}" in card.words
    assert "Acme people employed 1 250 people" in card.words
    assert not says("1 250", await seat.ask("acme", "stats"))
    window = await seat.open(card, "Edit 1", by="lena")
    edited = await seat.submit(window, {"Metric": "staff"}, by="lena")
    assert "Acme staff 1 250 people" in edited.words
    assert "is for editors" in (await seat.press(edited, "Approve all", by="ben")).words
    added = await seat.press(edited, "Approve all", by="lena")
    assert f"Added {TITLE}" in added.words
    assert "Undo" in added.buttons

    # It is answered with, proof and all, and sent once.
    stats = await seat.ask("acme", "stats")
    assert "Staff 1 250 people" in stats.words
    assert plain(SENTENCE) in stats.words
    for one in seats:
        await one.ask("brief", "digest", "subscribe", by="admin", schedule="daily 09:00", zone="Europe/Berlin")
    bot.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    assert [one.state for one in await bot.deliverer.deliver_due()] == [DeliveryState.SENT] * 2
    sent = len(seat.channel)
    assert "Acme staff 1 250 people" in seat.channel[0].words
    assert await bot.deliverer.deliver_due() == []
    assert len(seat.channel) == sent

    # It is corrected: every message that held it is edited, and one reply tells what holds now.
    corrected = await correct(seat)
    assert "Corrected f1w" in corrected.words
    assert "Before Acme staff 1 250 people" in corrected.words
    assert "Now Acme staff 1 350 people" in corrected.words
    await told(service, seat, sent + 1, edits=sent)
    assert re.search(r"Acme staff (_ )?corrected on \d+ \w+ \d+ now 1 350 people", seat.channel[0].words)
    reply = seat.channel[-1].words
    for piece in ("corrected Now 1 350 people", "It said 1 250 people", "Reason a misprint", plain(RIGHT)):
        assert piece in reply
    stats = await seat.ask("acme", "stats")
    assert "Staff 1 350 people" in stats.words
    assert not says("1 250", stats)

    # The correction is taken back: the old figure holds again, and the channel is told that, once.
    undone = await seat.press(corrected, "Undo", by="lena")
    assert "after Acme staff 1 250 people" in undone.words
    await told(service, seat, sent + 2, edits=2 * sent)
    assert "Acme staff 1 250 people" in seat.channel[0].words  # without a mark, for it says what holds
    assert not says("1 350", seat.channel[0])
    reply = seat.channel[-1].words
    for piece in ("corrected Now 1 250 people", "It said 1 350 people", "Reason the correction was taken back", plain(SENTENCE)):
        assert piece in reply
    stats = await seat.ask("acme", "stats")
    assert "Staff 1 250 people" in stats.words
    assert plain(SENTENCE) in stats.words
    assert not says("1 350", stats)
    bot.clock = lambda: datetime.now(UTC) + timedelta(days=2)
    assert {one.state for one in await bot.deliverer.deliver_due()} == {DeliveryState.SKIPPED}
    assert len(seat.channel) == sent + 2

    await is_exported(bot.store, seat, elsewhere, tmp_path)
    await is_told_by_the_log(seat, fed=source is by_feed)
    await is_not_known_in(elsewhere)


def says(figure: str, shown: Shown) -> bool:
    """Whether the figure is shown; an address whose port begins like it (127.0.0.1:35029) is none."""
    return re.search(rf"\b{figure}\b", shown.words) is not None


async def told(service: Service, seat: Seat, messages: int, *, edits: int) -> None:
    """One tick tells the channel; the next one has nothing to add."""
    assert [one.state for one in await service.bot.deliverer.deliver_due()] == [DeliveryState.SENT]
    for _ in range(2):
        assert (len(seat.channel), seat.edited()) == (messages, edits)
        assert await service.bot.deliverer.deliver_due() == []


async def is_exported(store: Store, seat: Seat, elsewhere: Seat, folder: Path) -> None:
    """The export has the workspace's rows alone, and a database made of it answers with what is in force."""
    rows = await exported(store.scoped(seat.workspace))
    assert {json.loads(row)["workspace"] for row in rows} == {seat.workspace}
    assert any(SENTENCE in row for row in rows)
    assert not any("Porto" in row or "1,350" in row for row in await exported(store.scoped(elsewhere.workspace)))
    made = await Store.open(f"sqlite:///{folder / 'made.db'}", auto_migrate=True)
    try:
        await import_lines(made.database, [*await exported(store.library()), *rows])
        there = await figures(made, seat.workspace)
        assert there == await figures(store, seat.workspace)
        assert ("f1w", "1,250 people", SENTENCE) in there
    finally:
        await made.close()


async def is_told_by_the_log(seat: Seat, *, fed: bool) -> None:
    """Every step in its order, who did it, and what was before and after."""
    log = await seat.ask("brief", "log", by="lena", limit="30")
    admin, lena = seat.names["admin"], seat.names["lena"]
    expected = [("set the role of", admin)]
    expected += (
        [("set the review", admin), ("followed the feed n1", admin), ("handed in r1", "feed n1")] if fed else [("handed in r1", lena)]
    )
    expected += [("edited r1", lena), ("approved r1, a1w", lena), ("subscribed to the digest d1", admin), ("corrected f1w", lena)]
    listed = steps(log)
    assert len(listed) == len(expected) + 1, listed
    for (_, deed), (does, who) in zip(listed, expected, strict=False):
        assert deed.startswith(does)
        assert re.search(rf"{plain(deed)} (user )?(lena )?{who} ", log.words), f"who {deed}?"
    number = listed[-2][0]
    assert listed[-1][1].startswith(f"took back action {number}")
    pieces = [
        "role none editor",
        "line 1 metric people employed staff",
        f"after {TITLE}",
        "not subscribed daily 09 00 Europe Berlin on all topics",
        "before Acme staff 1 250 people 3 Jun 2024 inferred after Acme staff 1 350 people",
        "reason a misprint",
        f"taken back by action {listed[-1][0]}",
        "before Acme staff 1 350 people",
    ]
    pieces += ["review on on also what feeds bring", "every 30 minutes"] if fed else []
    for piece in pieces:
        assert piece in log.words, piece
    assert "none none" not in log.words
    own = [deed for _, deed in steps(await seat.ask("brief", "log", by="lena", of="f1w"))]
    assert [deed.split(" (")[0] for deed in own] == ["approved r1, a1w", "corrected f1w", f"took back action {number}"]


async def is_not_known_in(elsewhere: Seat) -> None:
    """Another workspace has neither figure, source nor log of it, and its channel never had."""
    stats = await elsewhere.ask("acme", "stats")
    assert "planned 12 million euros" in stats.words, "the library is everybody's"
    log = await elsewhere.ask("brief", "log", by="admin", limit="30")
    assert [deed for _, deed in steps(log)] == ["subscribed to the digest d1"]
    of_it: Sequence[Shown] = (
        stats,
        log,
        await elsewhere.ask("brief", "log", by="admin", of="f1w"),
        await elsewhere.ask("brief", "source", entry="f1w"),
        *elsewhere.channel,
    )
    for shown in of_it:
        assert not re.search(r"\b1 [23]50\b|Porto|misprint", shown.words), shown.words
    assert "Nothing is in the log" in of_it[2].words
    assert "I know no entry" in of_it[3].words
