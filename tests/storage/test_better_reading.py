"""Articles that an earlier version of the reader read are read again: what becomes right is no news and no correction, and what people
decided stays; on both databases, with several processes and after a kill."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.document import Document
from bot.core.outlet import Audience, Details
from bot.core.request import Platform
from bot.digests.delivering import Deliverer
from bot.digests.subscribing import subscribe
from bot.entries.better_reading import ReadAgain, Rereader, read_again
from bot.entries.stored_drafts import event_draft, fact_draft
from bot.reading.article import READER_VERSION, read
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.drafts import ArticleDraft, EventDraft, QuoteDraft, TopicDraft, Vocabulary
from storage.records import Added, Article, Entry, Event, SubscriptionOptions
from storage.reviews import ReviewState
from storage.store import ScopedStore, Store
from storage.store.rereading import Readings
from storage.values import EventStatus, PartialDate
from tests.fakes import FakeClock, FakeOutlet
from tests.storage.digests.test_recap import corrected

HOME = "slack:T1"
BY = "U1"
EMPLOYED = "Tarn Foods employs 4,300 people in Bergen."
TEXT = (
    f"{EMPLOYED} Revenue at Tarn Foods rose to $12 million in 2030. In March 2031 Tarn Foods opened a bakery in Hamar. "
    "In April 2031 Tarn Foods sold its mill in Moss to Ulven Group.\n"
    "“We will hire more bakers,” said Ida Holm, chief executive of Tarn Foods."
)
TOPIC = TopicDraft(name="Tarn Foods")
PUBLISHED = PartialDate.day(date(2031, 5, 4))


def well_read(title: str = "Tarn Foods grows", published: PartialDate | None = PUBLISHED, body: str = TEXT) -> ArticleDraft:
    """The article as the reader reads it now."""
    return read(body, title=title, published=published, vocabulary=Vocabulary(topics=(TOPIC,)))


def misread(title: str = "Tarn Foods grows", published: PartialDate | None = PUBLISHED, body: str = TEXT) -> ArticleDraft:
    """The article as an older reader read it: the town is taken for the company, the speaker is not known, the opening of the bakery was
    not found, and a sentence without any date is an event."""
    draft = well_read(title, published, body)
    employees, *facts = draft.facts
    events = [event for event in draft.events if "bakery" not in event.summary]
    wrong = EventDraft(
        start=0, end=len(EMPLOYED), date=PartialDate.unknown(), status=EventStatus.PAST, summary=EMPLOYED, entities=("Bergen",)
    )
    return draft.model_copy(
        update={
            "facts": (employees.model_copy(update={"subject": "Bergen"}), *facts),
            "events": (wrong, *events),
            "quotes": tuple(quote.model_copy(update={"speaker": None}) for quote in draft.quotes),
            "positions": (),
            "reader_version": "1",
        }
    )


async def add(store: ScopedStore, draft: ArticleDraft | None = None) -> Added:
    return await store.add_article(draft or misread(), by=BY)


async def again(store: ScopedStore, article: Article, *, once: bool = True) -> ReadAgain | None:
    return await read_again(article, store, await store.vocabulary(), once=once)


async def seen(store: ScopedStore, article: Article) -> dict[str, Entry]:
    """The entries of the article by reference."""
    kinds = (store.facts_of, store.events_of, store.quotes_of, store.positions_of)
    return {one.ref: one for of_article in kinds for one in await of_article(article)}


@pytest.fixture
async def library(store: Store) -> ScopedStore:
    library = store.library()
    await library.add_topic(TOPIC, BY)
    return library


async def test_an_entry_keeps_its_reference_and_what_is_not_found_any_more_is_closed(library: ScopedStore) -> None:
    added = await add(library)
    employees, wrong, quote = added.facts[0], added.events[0], added.quotes[0]
    done = await again(library, added.article)
    assert done is not None
    assert (done.added, done.closed, done.kept) == (2, 1, 0)  # the opening of the bakery, and Ida Holm's position
    now = await seen(library, added.article)
    fact, said = now[employees.ref], now[quote.ref]
    assert isinstance(fact, type(employees))
    assert (fact.subject, fact.version, fact.reader_version, fact.lineage) == ("Tarn Foods", 2, READER_VERSION, employees.lineage)
    assert isinstance(said, type(quote))
    assert said.speaker == "Ida Holm"
    assert wrong.ref not in now
    assert now[added.facts[1].ref].version == 1  # it was right already
    assert [one.subject for one in await library.facts([(await library.topics())[0]])].count("Tarn Foods") == len(well_read().facts)


async def test_each_article_is_read_once_by_a_version(library: ScopedStore) -> None:
    added, other = await add(library), await add(library, well_read("Read well", body=TEXT.replace("Moss", "Skien")))
    assert [one.ref for one in await library.outdated(READER_VERSION)] == [added.article.ref]
    assert await library.count_outdated(READER_VERSION) == 1
    assert await again(library, added.article) is not None
    before = await seen(library, added.article)
    assert await again(library, added.article) is None
    assert await library.outdated(READER_VERSION) == []
    assert [one.ref for one in await library.outdated("")] == [added.article.ref, other.article.ref]
    assert await again(library, added.article, once=False) == ReadAgain(articles=1)
    assert await seen(library, added.article) == before


async def test_what_a_later_version_has_read_is_left_to_it(library: ScopedStore) -> None:
    later = str(int(READER_VERSION) + 1)
    await add(library, well_read().model_copy(update={"reader_version": later}))
    added = await add(library, misread("Another", body=TEXT.replace("Moss", "Skien")))
    stored = await library.stored_reading(added.article)
    assert stored is not None
    assert await library.store_better_reading(added.article, stored, None, BY, later)
    assert await library.outdated(READER_VERSION) == []
    assert await again(library, added.article) is None
    assert len(await library.outdated(str(int(later) + 1))) == 2


async def test_what_people_corrected_rejected_or_entered_stays(library: ScopedStore) -> None:
    added = await add(library)
    corrected_fact = fact_draft(added.facts[0]).model_copy(update={"subject": "Bergen branch"})
    await library.supersede_fact(added.facts[0], corrected_fact, BY, "only the branch")
    await library.withdraw(added.facts[1], BY, "not theirs")
    by_hand = QuoteDraft(start=TEXT.index("We"), end=TEXT.index("We") + len("We will hire"), text="We will hire", speaker="Somebody")
    hand = await library.add_cited(added.article, by_hand, BY)
    confirmed = event_draft(added.events[0]).model_copy(update={"status": EventStatus.PLANNED})
    await library.supersede_event(added.events[0], confirmed, BY)
    before = await seen(library, added.article)
    done = await again(library, added.article)
    assert done is not None
    assert (done.kept, done.closed) == (3, 0)
    now = await seen(library, added.article)
    for ref in (added.facts[0].ref, hand.ref, added.events[0].ref):
        assert now[ref] == before[ref]
    assert added.facts[1].ref not in now
    assert [one for one in now.values() if type(one).__name__ == "Fact"] == [now[added.facts[0].ref]]


async def test_what_was_undone_or_restored_by_a_person_stays_so(library: ScopedStore) -> None:
    added = await add(library)
    await library.withdraw(added.events[0], BY)
    await library.restore(added.events[0].ref, BY)
    await again(library, added.article)
    assert added.events[0].ref in await seen(library, added.article)


async def test_lines_that_a_review_decided_stay_and_what_was_left_out_does_not_come_back(store: Store) -> None:
    ours = store.scoped(HOME)
    await ours.add_topic(TOPIC, BY)
    draft = misread()
    review = await ours.hold_for_review(draft, by=BY, platform=Platform.SLACK)
    kept = draft.model_copy(update={"facts": draft.facts[:1]})  # the revenue was left out
    added = await ours.add_article(kept, by=BY, review=review.ref)
    assert (await ours.review(review.ref)).state is ReviewState.APPROVED
    before = await seen(ours, added.article)
    done = await again(ours, added.article)
    assert done is not None
    now = await seen(ours, added.article)
    assert {ref: now[ref] for ref in before} == before
    assert [type(one).__name__ for ref, one in now.items() if ref not in before] == ["Event", "Position"]


async def test_a_workspaces_decisions_on_library_entries_hold_beside_what_is_found_anew(store: Store, library: ScopedStore) -> None:
    draft = misread()
    added = await add(library, draft)
    ours, theirs = store.scoped(HOME), store.scoped("slack:T2")
    mine = await ours.supersede_fact(added.facts[0], fact_draft(added.facts[0]).model_copy(update={"metric": "heads"}), BY)
    await theirs.withdraw(added.facts[0], BY)
    await again(library, added.article)
    assert (await ours.entry(mine.ref)) == mine
    assert await theirs.entry(mine.ref) is None
    changed = await library.entry(mine.ref)
    assert changed is not None
    assert changed.version == 2


async def test_a_second_entry_at_a_place_that_a_workspace_decided_about_is_hidden_from_it(store: Store, library: ScopedStore) -> None:
    draft = misread()
    [sale] = [event for event in draft.events if "sold its mill" in event.summary]
    elsewhere = sale.model_copy(update={"start": TEXT.index("In March"), "summary": "A bakery opened and a mill was sold."})
    added = await add(library, draft.model_copy(update={"events": (elsewhere,), "quotes": ()}))
    theirs = store.scoped("slack:T2")
    await theirs.withdraw(added.events[0], BY, "nonsense")
    await again(library, added.article)
    now = await seen(library, added.article)
    assert added.events[0].ref in now
    assert added.events[0].ref not in await seen(theirs, added.article)
    events = await library.events_of(added.article)
    beside = {one.ref for one in events if _overlaps(one, elsewhere)} - {added.events[0].ref}
    assert len(beside) == 1
    assert not beside & set(await seen(theirs, added.article))
    assert beside <= set(await seen(store.scoped("slack:T3"), added.article))


def _overlaps(event: Event, draft: EventDraft) -> bool:
    return event.citation.start < draft.end and draft.start < event.citation.end


async def test_what_changes_meanwhile_is_seen_and_nothing_is_stored_on_top_of_it(library: ScopedStore) -> None:
    added = await add(library)
    stored = await library.stored_reading(added.article)
    assert stored is not None
    await library.withdraw(added.facts[0], BY)
    fresh = await library.stored_reading(added.article)
    assert fresh is not None
    assert (stored.visible != fresh.visible, stored.touched != fresh.touched) == (True, True)
    await again(library, added.article)
    assert added.facts[0].ref not in await seen(library, added.article)


async def test_an_unknown_publication_date_that_is_found_is_kept(library: ScopedStore) -> None:
    body = f"OSLO, May 4, 2031 (Fjord Wire) - {TEXT}"
    old = misread(published=PUBLISHED, body=body).model_copy(update={"published": None, "publisher": None, "events": (), "facts": ()})
    added = await add(library, old)
    await again(library, added.article)
    article = await library.entry(added.article.ref)
    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.value == "2031-05-04"


async def test_all_that_one_version_brings_is_one_action_and_can_be_undone(library: ScopedStore) -> None:
    first, second = await add(library), await add(library, misread("Another", body=TEXT.replace("Moss", "Skien")))
    before = [await seen(library, one.article) for one in (first, second)]
    await again(library, first.article)
    await again(library, second.article)
    [action, *_] = await library.log(limit=1)
    assert (action.kind, action.by, action.parts) == ("read again", "bot", 1)
    await library.undo(action.number, BY)
    assert [await seen(library, one.article) for one in (first, second)] == before
    assert await library.outdated(READER_VERSION) == []  # it was read; somebody did not like what came of it


# -- digests


@dataclass
class Channel:
    """A channel with a daily digest of everything, or of some topics."""

    store: Store
    clock: FakeClock
    outlet: FakeOutlet

    async def tomorrow(self) -> Document | None:
        """The next day's digest; None where there was nothing to say."""
        self.clock.advance(days=1)
        before = len(self.outlet.posted)
        database = self.store.database
        await Deliverer(Deliveries(database), NewsShelf(database), {Platform.SLACK: self.outlet}, clock=self.clock).deliver_due()
        posted = self.outlet.posted[before:]
        assert [post.mark.word for post in posted if post.mark.word != "Digest"] == []  # no correction was sent
        assert self.outlet.amended == []
        return next((post.part for post in posted if post.under is None), None)


async def channel_of(store: Store, topics: list[str]) -> Channel:
    clock = FakeClock()
    store._clock = clock
    await store.library().add_topic(TOPIC, BY)
    audience = Audience(Platform.SLACK, HOME, "C1")
    options = SubscriptionOptions(archive=False)
    await subscribe(store.scoped(HOME).subscriptions, audience, topics, "daily 09:00", "Europe/Berlin", BY, clock(), options)
    clock.advance(minutes=5)
    channel = Channel(store, clock, FakeOutlet(clock=clock, details=Details.THREAD))
    await channel.tomorrow()  # where there is anything in the store, the greeting with which a channel's digests begin
    return channel


@pytest.mark.parametrize("topics", [[], ["Tarn Foods"]])
async def test_what_becomes_right_is_neither_news_nor_a_correction(store: Store, topics: list[str]) -> None:
    channel = await channel_of(store, topics)
    library = store.library()
    added = await add(library)
    assert await channel.tomorrow() is not None
    done = await again(library, added.article)
    assert done is not None
    assert min(done.changed, done.added, done.closed) > 0
    assert await channel.tomorrow() is None
    assert await channel.tomorrow() is None


async def test_what_was_known_before_the_channel_had_digests_stays_no_news(store: Store) -> None:
    store._clock = FakeClock(datetime(2026, 11, 1, 7, 0, tzinfo=UTC))
    added = await add(store.library())
    channel = await channel_of(store, [])
    done = await again(store.library(), added.article)
    assert done is not None
    assert done.changed > 0
    assert await channel.tomorrow() is None


async def test_news_that_is_still_to_come_is_not_lost_by_reading_it_again(store: Store) -> None:
    channel = await channel_of(store, ["Tarn Foods"])
    library = store.library()
    added = await add(library)
    await again(library, added.article)
    digest = await channel.tomorrow()
    assert digest is not None
    assert any("12 million" in post.part.model_dump_json() for post in channel.outlet.posted)
    assert await channel.tomorrow() is None


async def test_an_article_that_is_found_to_be_about_a_topic_is_no_news_of_it(store: Store) -> None:
    channel = await channel_of(store, ["Ulven Group"] if await store.library().add_topic(TopicDraft(name="Ulven Group"), BY) else [])
    library = store.library()
    draft = misread()
    about_it = [event.model_copy(update={"entities": ("Tarn Foods",)}) for event in draft.events]
    mentions = tuple(mention for mention in draft.mentions if mention.entity != "Ulven Group")
    added = await add(library, draft.model_copy(update={"events": tuple(about_it), "mentions": mentions}))
    await again(library, added.article)
    [ulven] = [topic for topic in await library.topics() if topic.name == "Ulven Group"]
    assert len(await library.events([ulven])) == 1  # answers have it
    greeting = await channel.tomorrow()
    assert greeting is not None
    assert "Hello!" in greeting.summary
    assert draft.title not in greeting.model_dump_json()
    assert await channel.tomorrow() is None


async def test_a_persons_correction_of_what_was_read_again_travels_once(store: Store) -> None:
    channel = await channel_of(store, [])
    library = store.library()
    added = await add(library)
    assert await channel.tomorrow() is not None
    await again(library, added.article)
    [fact] = [one for one in await library.facts_of(added.article) if one.ref == added.facts[1].ref]
    await library.supersede_fact(fact, fact_draft(fact).model_copy(update={"as_of": PartialDate.month(2030, 12)}), BY, "misread")
    database = store.database
    deliverer = Deliverer(Deliveries(database), NewsShelf(database), {Platform.SLACK: channel.outlet}, clock=channel.clock)
    await deliverer.deliver_due()
    corrections = [post for post in channel.outlet.posted if post.mark.word == "Correction"]
    assert len(corrections) == 1
    written = corrections[0].part.model_dump_json()
    assert "misread" in written
    assert "Bergen" not in written  # what reading again changed is not mentioned
    channel.outlet.amended.clear()
    digest = await channel.tomorrow()
    assert digest is None or all("Bergen" not in line for line in corrected(digest))


# -- several processes


async def test_two_processes_read_no_article_twice(store: Store, library: ScopedStore) -> None:
    added = [await add(library, misread(f"Story {number}", body=TEXT.replace("Moss", f"Moss {number}"))) for number in range(4)]
    other = await Store.open(store.database.url.render_as_string(hide_password=False))
    try:
        found = await asyncio.gather(*(again(one.library(), article.article) for article in added for one in (store, other)))
    finally:
        await other.close()
    assert sum(one is not None for one in found) == len(added)
    await _require_whole(store, len(added))


async def test_the_background_job_reads_the_library_and_every_workspace(
    store: Store, library: ScopedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.entries.better_reading.PAUSE", 0)
    ours = store.scoped(HOME)
    await add(library)
    await add(ours, misread("Ours", body=TEXT.replace("Moss", "Skien")))
    clock = FakeClock()
    rereader = Rereader(Readings(store.database), lambda one: store.scoped(one) if one else store.library(), clock)
    assert await rereader.read_some() == 2
    assert await rereader.read_some() == 0
    assert [await library.outdated(READER_VERSION), await ours.outdated(READER_VERSION)] == [[], []]
    await add(ours, misread("By an older process", body=TEXT.replace("Moss", "Larvik")))
    assert await rereader.read_some() == 0  # it looks again in an hour
    clock.advance(hours=1)
    assert await rereader.read_some() == 1


#: So many that a process is not through with them before a busy machine comes to kill it.
STORIES = 30


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
async def test_a_killed_process_has_read_an_article_or_has_not(store: Store, library: ScopedStore, tmp_path: Path) -> None:
    for number in range(STORIES):
        await add(library, misread(f"Story {number}", body=TEXT.replace("Moss", f"Moss {number}")))
    for least in (1, 6):
        process = await _reread(store, tmp_path)
        await _until_read(library, least)
        os.kill(process.pid, signal.SIGKILL)
        assert await process.wait() == -signal.SIGKILL
        await _require_whole(store, None)
    left = await library.count_outdated(READER_VERSION)
    assert 0 < left < STORIES
    process = await _reread(store, tmp_path)
    assert await process.wait() == 0
    assert await library.count_outdated(READER_VERSION) == 0
    await _require_whole(store, STORIES)


async def _until_read(library: ScopedStore, least: int) -> None:
    """Waits until at least so many of the articles were read again."""
    while await library.count_outdated(READER_VERSION) > STORIES - least:  # noqa: ASYNC110 - another process does it
        await asyncio.sleep(0.01)


async def _reread(store: Store, folder: Path) -> asyncio.subprocess.Process:
    address = store.database.url.render_as_string(hide_password=False)
    arguments = ("-m", "bot", "db", "reread")
    environment = {**os.environ, "DATABASE_URL": address, "PYTHONPATH": str(Path(__file__).parents[2])}
    return await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=folder, env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )


async def _require_whole(store: Store, articles: int | None) -> None:
    """Every article was read again completely and once, or not at all; ``articles`` is how many were, where that is known."""
    async with store.database.connecting() as connection:
        readings = [row[0] for row in await connection.execute(text("SELECT article_id FROM article_readings"))]
        second = "SELECT article_id, COUNT(*) FROM entries WHERE version = 2 GROUP BY article_id"
        changed = {row[0]: row[1] for row in await connection.execute(text(second))}
        later = [*await connection.execute(text("SELECT id FROM entries WHERE version > 2"))]
        old = "SELECT id FROM entries WHERE kind = 'article' AND reader_version = '1'"  # the process adds the seeds
        new = f"SELECT article_id, COUNT(*) FROM entries WHERE version = 1 AND reader_version <> '1' AND article_id IN ({old}) GROUP BY 1"
        found = {row[0]: row[1] for row in await connection.execute(text(new))}
    assert len(readings) == len(set(readings))
    assert articles is None or len(readings) == articles
    assert set(changed) == set(found) == set(readings)
    assert (len(set(changed.values())), len(set(found.values())), later) == (1, 1, [])
