"""The whole life of an entry on each platform: it is added, reviewed, shown in answers, sent, corrected, restored by undo and exported.
The log of its workspace has every step; another workspace sees nothing of it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app.serving import Service
from bot.reading.http_fetcher import HttpFetcher
from storage.digests.records import DeliveryState
from storage.records import Fact
from storage.store import ScopedStore, Store
from storage.transfer.importing import import_lines
from tests.entries.feed_server import Site, Story, serving
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import plain
from tests.journeys.drivers import Answer, DiscordDriver, Driver, SlackDriver

SENTENCE = "Acme employs 1,250 people, the company said."
RIGHT = "Acme employs 1,350 people, the company said."
TITLE, TEXT = (
    "Acme opens a plant in Porto",
    f"Acme opened a plant in Porto on 3 June 2024. {SENTENCE} Acme had revenue of 310 million euros in 2023.",
)


@pytest.fixture
def fetcher() -> HttpFetcher:
    """Fetches from the local site."""
    return HttpFetcher(allow_private=True, seconds=5)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Site(stories=[Story(TITLE, TEXT, "porto", "/porto")])) as site:
        yield site


async def by_feed(driver: Driver, site: Site) -> Answer:
    """The review card of the article that a feed brought."""
    reviewed = await driver.ask("brief", "review", "on", by="admin", feeds="on")
    assert "what feeds bring waits" in reviewed.words
    offer = await driver.ask("brief", "feed", "add", by="admin", url=f"{site.url}/feed", full="off")
    assert "Its one item is read within a minute or so What it brings waits for review" in offer.words
    assert "New 1 waiting for review" in (await driver.press(offer, "Look now", by="admin")).words
    listed = await driver.ask("brief", "review", "list", by="lena")
    assert "2 figures" in listed.words
    return await driver.press(listed, "Open", by="lena")


async def by_paste(driver: Driver, site: Site) -> Answer:
    """The review card of the same text, pasted into the form."""
    form = await driver.open_form("brief", "add", by="lena")
    return await driver.submit(
        form, {"Article": TEXT, "Title": TITLE, "Publisher": "The Example News", "Published": "2024-06-03"}, by="lena"
    )


async def correct(driver: Driver) -> Answer:
    """The editor corrects the figure, by form where it has room for the sentence, else by command line: the answer."""
    form = await driver.open_form("brief", "entry", "correct", by="lena", entry="f1w")
    assert (form.fields["Metric"], form.fields["Value"]) == ("staff", "1,250 people")
    given = {"Value": "1,350 people", "Sentence": RIGHT, "Reason": "a misprint"}
    if given.keys() <= form.fields.keys():
        return await driver.submit(form, given, by="lena")
    return await driver.ask("brief", "entry", "correct", by="lena", entry="f1w", value="1,350 people", sentence=RIGHT, reason="a misprint")


def lines_of(log: Answer) -> Iterator[str]:
    """The lines of a log, as Slack's text and Discord's components have them, without marks."""
    for message in log.messages:
        for text in [str(message.get("text") or ""), *texts_in_components(message)]:
            yield from text.replace("**", "").replace("\\", "").splitlines()


def texts_in_components(part: Any) -> Iterator[str]:
    """The texts of all text components of a message of Discord, wherever they stand."""
    for inner in part.get("components") or []:
        if inner.get("type") == 10:
            yield str(inner["content"])
        yield from texts_in_components(inner)


def steps(log: Answer) -> list[tuple[int, str, str]]:
    """Number, title and author of each action in a log, as the platform shows it, the first action first."""
    found = (re.match(r"(?:• )?(\d+) · (.+?): ([^:·]+?)(?: · .*)?$", line) for line in lines_of(log))
    return sorted({(int(hit[1]), hit[2], hit[3].strip()) for hit in found if hit})


async def exported(store: ScopedStore) -> list[str]:
    return [line async for line in store.export()]


async def figures(store: Store, workspace: str) -> list[tuple[str, str, str]]:
    """Reference, figure and sentence of each fact in effect in the workspace."""
    found = [one for one in await store.scoped(workspace).latest() if isinstance(one, Fact)]
    return sorted((one.ref, one.figure, one.citation.sentence) for one in found)


@pytest.fixture
def drivers(platform: str, slack: FakeSlack, discord: FakeDiscord) -> tuple[Driver, Driver]:
    """The workspace in which the entry lives, and another workspace of the same bot."""
    here, there = SlackDriver(slack), DiscordDriver(discord)
    return (here, there) if platform == "slack" else (there, here)


@pytest.mark.slow
@pytest.mark.parametrize("source", [by_feed, by_paste])
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_the_whole_life_of_an_entry(
    service: Service, drivers: tuple[Driver, Driver], site: Site, source: object, tmp_path: Path
) -> None:
    driver, elsewhere = drivers
    bot = service.bot
    await driver.give_editor()

    # Both channels get digests of figures; what the library holds already is no news to them.
    for one in drivers:
        await one.ask("brief", "digest", "subscribe", by="admin", schedule="daily 09:00", zone="Europe/Berlin", kinds="facts")

    # It waits for review; the editor corrects a line before it is stored.
    card = await (by_feed if source is by_feed else by_paste)(driver, site)
    assert card.private
    assert f"For review {TITLE}" in card.words
    assert "Acme employees 1 250 people" in card.words
    assert not says("1 250", await driver.ask("acme", "stats"))
    form = await driver.open_by_button(card, next(one for one in card.buttons if one.startswith("Edit")), by="lena")
    edited = await driver.submit(form, {"Metric": "staff"}, by="lena")
    assert "Acme staff 1 250 people" in edited.words
    approve = next(one for one in edited.buttons if one.startswith("Approve"))
    assert "is for editors" in (await driver.press(edited, approve, by="ben")).words
    added = await driver.press(edited, approve, by="lena")
    assert f"Added {TITLE}" in added.words
    assert "Undo" in added.buttons

    # It is shown in answers with its proof, and sent once.
    stats = await driver.ask("acme", "stats", sentences="yes")
    assert "Staff 1 250 people" in stats.words
    assert plain(SENTENCE) in stats.words
    bot.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    assert [one.state for one in await bot.deliverer.deliver_due()] == [DeliveryState.SENT] * 2
    sent = len(driver.channel)
    assert "Acme staff 1 250 people" in driver.channel[0].words
    assert await bot.deliverer.deliver_due() == []
    assert len(driver.channel) == sent

    # It is corrected: every message with it is edited, and one reply says what is in effect now.
    corrected = await correct(driver)
    assert "Corrected f1w" in corrected.words
    assert "Before Acme staff 1 250 people" in corrected.words
    assert "Now Acme staff 1 350 people" in corrected.words
    await is_notified(service, driver, sent + 1, edits=sent)
    assert re.search(r"Acme staff (_ )?corrected on \d+ \w+ \d+ now 1 350 people", driver.channel[0].words)
    reply = driver.channel[-1].words
    for piece in ("was 1 250 people", "is 1 350 people", "a misprint", plain(RIGHT)):
        assert piece in reply
    stats = await driver.ask("acme", "stats", sentences="yes")
    assert "Staff 1 350 people" in stats.words
    assert not says("1 250", stats)

    # The correction is undone: the old figure is in effect again, and the channel is notified once.
    undone = await driver.press(corrected, "Undo", by="lena")
    assert "after Acme staff 1 250 people" in undone.words
    await is_notified(service, driver, sent + 2, edits=2 * sent)
    assert "Acme staff 1 250 people" in driver.channel[0].words  # without a note of correction: it is what was sent at first
    assert not says("1 350", driver.channel[0])
    reply = driver.channel[-1].words
    for piece in ("was 1 350 people", "is 1 250 people", "the correction was taken back", plain(SENTENCE)):
        assert piece in reply
    stats = await driver.ask("acme", "stats", sentences="yes")
    assert "Staff 1 250 people" in stats.words
    assert plain(SENTENCE) in stats.words
    assert not says("1 350", stats)
    bot.clock = lambda: datetime.now(UTC) + timedelta(days=2)
    assert {one.state for one in await bot.deliverer.deliver_due()} == {DeliveryState.SKIPPED}
    assert len(driver.channel) == sent + 2

    await is_exported(bot.store, driver, elsewhere, tmp_path)
    await is_logged(driver, fed=source is by_feed)
    await is_unknown_in(elsewhere)


def says(figure: str, shown: Answer) -> bool:
    """Whether the figure is shown; an address whose port begins like it (127.0.0.1:35029) is none."""
    return re.search(rf"\b{figure}\b", shown.words) is not None


async def is_notified(service: Service, driver: Driver, messages: int, *, edits: int) -> None:
    """One tick notifies the channel; the next ones send nothing more."""
    assert [one.state for one in await service.bot.deliverer.deliver_due()] == [DeliveryState.SENT]
    for _ in range(2):
        assert (len(driver.channel), driver.edited()) == (messages, edits)
        assert await service.bot.deliverer.deliver_due() == []


async def is_exported(store: Store, driver: Driver, elsewhere: Driver, folder: Path) -> None:
    """The export has the rows of this workspace only, and a database into which it is imported has the same facts in effect."""
    rows = await exported(store.scoped(driver.workspace))
    assert {json.loads(row)["workspace"] for row in rows} == {driver.workspace}
    assert any(SENTENCE in row for row in rows)
    assert not any("Porto" in row or "1,350" in row for row in await exported(store.scoped(elsewhere.workspace)))
    imported = await Store.open(f"sqlite:///{folder / 'imported.db'}", auto_migrate=True)
    try:
        await import_lines(imported.database, [*await exported(store.library()), *rows])
        there = await figures(imported, driver.workspace)
        assert there == await figures(store, driver.workspace)
        assert ("f1w", "1,250 people", SENTENCE) in there
    finally:
        await imported.close()


async def is_logged(driver: Driver, *, fed: bool) -> None:
    """The log has every action in order, with who did it and what was before and after."""
    log = await driver.ask("brief", "log", by="lena", limit="30")
    admin, lena = driver.names["admin"], driver.names["lena"]
    expected = [("set the role of", admin), ("subscribed to the digest d1", admin)]
    expected += (
        [("set the review", admin), ("followed the feed n1", admin), ("handed in r1", "feed n1")] if fed else [("handed in r1", lena)]
    )
    expected += [("edited r1", lena), ("approved r1, a1w", lena), ("corrected f1w", lena)]
    listed = steps(log)
    assert len(listed) == len(expected) + 1, listed
    for (_, action, shown), (does, who) in zip(listed, expected, strict=False):
        assert action.startswith(does)
        assert shown in (who, f"<@{who}>", f"@{who}", "@lena" if who == lena else ""), f"who {action}? {shown}"
    number = listed[-2][0]
    assert listed[-1][1].startswith(f"took back action {number}")
    pieces = [
        "role none editor",
        "line 1 metric employees staff",
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
    own = [action for _, action, _ in steps(await driver.ask("brief", "log", by="lena", of="f1w"))]
    assert [action.split(" (")[0] for action in own] == ["approved r1, a1w", "corrected f1w", f"took back action {number}"]


async def is_unknown_in(elsewhere: Driver) -> None:
    """Another workspace sees nothing of it in answers, sources, its log or its channel."""
    stats = await elsewhere.ask("acme", "stats")
    assert "12 million euros" in stats.words, "the library is everybody's"
    log = await elsewhere.ask("brief", "log", by="admin", limit="30")
    assert [action for _, action, _ in steps(log)] == ["subscribed to the digest d1"]
    of_it: Sequence[Answer] = (
        stats,
        log,
        await elsewhere.ask("brief", "log", by="admin", of="f1w"),
        await elsewhere.ask("brief", "source", entry="f1w"),
        *elsewhere.channel,
    )
    for shown in of_it:
        assert not re.search(r"\b1 [23]50\b|Porto|misprint", shown.words), shown.words
    assert "Nothing of that is in the log" in of_it[2].words
    assert "I know no entry" in of_it[3].words
