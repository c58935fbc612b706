"""Where a digest's details are shown, and that they arrive there once, whatever fails in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import Choice, Choices, Document, Listing, Ref, paragraph
from bot.core.outlet import Busy, Details, OutcomeUnknown, Refused
from bot.digests.composing import DigestContext, compose
from bot.digests.detailing import Messages, details_of, messages_of
from bot.digests.subscribing import edit
from bot.platforms.discord.splitting import split as split_for_discord
from bot.platforms.slack.splitting import split as split_for_slack
from storage.digests.news import News
from storage.digests.records import DeliveryState
from storage.records import Entry, SubscriptionOptions, SubscriptionState
from tests.digests.conftest import House
from tests.digests.entries import RECORDED, citation, fact, quote
from tests.digests.entries import article as an_article
from tests.examples import examples
from tests.fakes import FakeOutlet, Lost
from tests.storage.articles import article

NINE = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
WHY = Choice(label="Why these?", line="/brief digest why 8F3K2")
DIGEST = Document(
    title="Digest 8F3K2: Acme", blocks=(paragraph("In short."), Choices(choices=(WHY,))), private=False, details=(paragraph("More."),)
)


def test_on_a_platform_with_threads_they_are_replies() -> None:
    made = messages_of(DIGEST, "8F3K2", FakeOutlet(details=Details.THREAD))
    reply = Document(title="Digest 8F3K2: details", blocks=(paragraph("More."),), private=False)
    assert made == Messages((DIGEST.model_copy(update={"details": ()}),), (reply,))


def test_elsewhere_they_are_behind_a_button_or_below() -> None:
    made = messages_of(DIGEST, "8F3K2", FakeOutlet(details=Details.BUTTON))
    button = Choice(label="Details", line="/brief digest show 8F3K2")
    blocks = (paragraph("In short."), Choices(choices=(button, WHY)))
    assert made == Messages((DIGEST.model_copy(update={"blocks": blocks, "details": ()}),))
    bare = DIGEST.model_copy(update={"blocks": ()})
    assert messages_of(bare, "8F3K2", FakeOutlet(details=Details.BUTTON)).posts[0].choices == (button,)
    assert messages_of(DIGEST, "8F3K2", FakeOutlet(details=Details.BELOW)) == Messages((DIGEST.unfolded(),))


@pytest.mark.parametrize("place", Details)
def test_without_details_there_is_nothing_more(place: Details) -> None:
    short = DIGEST.model_copy(update={"details": ()})
    assert messages_of(short, "8F3K2", FakeOutlet(details=place)) == Messages((short,))


def test_what_a_reference_opens_are_the_details_or_what_there_is() -> None:
    assert details_of(DIGEST, "8F3K2").blocks == DIGEST.details
    assert details_of(DIGEST.model_copy(update={"details": ()}), "8F3K2").blocks == (paragraph("In short."),)


class Splitting(FakeOutlet):
    """An outlet that splits as a platform does."""

    def split(self, document: Document) -> tuple[Document, ...]:
        return (split_for_slack if self.details is Details.THREAD else split_for_discord)(document)


@examples(20)
@given(stories=st.integers(1, 15), size=st.integers(1, 1500), place=st.sampled_from([Details.THREAD, Details.BUTTON]))
def test_whatever_it_takes_to_send_it_no_citation_is_lost(stories: int, size: int, place: Details) -> None:
    new: list[Entry] = []
    for story in range(1, stories + 1):
        base = story * 100
        new += [an_article(base), *(fact(base + number, str(base * 1000 + number), cited=citation(f"a{base}")) for number in range(1, 4))]
        new += [quote(base + number, "word " * size, cited=citation(f"a{base}", start=number)) for number in range(4, 7)]
    context = DigestContext((), NINE, "UTC", 0, "8F3K2", SubscriptionOptions())
    digest = compose(News(RECORDED, new=tuple(new)), context).document
    made = messages_of(digest, "8F3K2", Splitting(details=place))
    short = Document(title="", blocks=digest.blocks)
    assert [source.number for part in made.posts for source in part.sources] == [source.number for source in short.sources]
    assert numbers(*made.posts) == numbers(short)
    if place is Details.THREAD:
        details = Document(title="", blocks=digest.details)
        assert [source.number for part in made.replies for source in part.sources] == [source.number for source in details.sources]
        assert numbers(*made.replies) == numbers(details)
    else:
        assert made.replies == ()
        assert next(choice.line for part in made.posts for choice in part.choices) == "/brief digest show 8F3K2"


def numbers(*documents: Document) -> list[int]:
    return [span.number for document in documents for span in document.spans() if isinstance(span, Ref)]


@pytest.fixture
async def threads(house: House) -> House:
    """A house whose channel has threads, an hour before its digest with one story in it."""
    house.outlet.details = Details.THREAD
    await house.subscribe()
    await house.news("Acme opens")
    house.clock.advance(hours=1)
    return house


async def test_the_details_follow_in_the_thread_of_the_first_message(threads: House) -> None:
    threads.outlet.blocks_per_part = 2
    [outcome] = await threads.deliverer().deliver_due()
    first, *_ = threads.outlet.posted
    under = [post.under for post in threads.outlet.posted]
    assert under == [None] * under.count(None) + [first.id] * (len(under) - under.count(None))
    assert 0 < under.count(None) < len(under)
    assert threads.outlet.marks() == [(outcome.delivery, number) for number in range(len(under))]
    assert "In short" not in str(first.part)
    sentences = [source.sentence for post in threads.outlet.posted for source in post.part.sources if post.under is None]
    assert set(sentences) <= {""}
    assert all(source.sentence for post in threads.outlet.posted for source in post.part.sources if post.under is not None)


@pytest.mark.parametrize(
    "trouble", [Lost(posted=True), Lost(posted=False), Busy("queue-too-long", 1), OutcomeUnknown("slack-outcome-unknown", error="500")]
)
async def test_a_reply_whose_outcome_nobody_knows_is_looked_for_in_the_thread(threads: House, trouble: Lost | Exception) -> None:
    threads.outlet.troubles = [None, trouble]
    await threads.deliverer().deliver_due()
    threads.clock.advance(minutes=3)
    [outcome] = await threads.deliverer("two").deliver_due()
    assert outcome.state is DeliveryState.SENT
    message, reply = threads.outlet.posted
    assert (message.under, reply.under) == (None, message.id)
    assert outcome.messages == (message.id, reply.id)


async def test_details_that_are_refused_leave_the_digest_as_it_is(threads: House) -> None:
    threads.outlet.troubles = [None, Refused("slack-message-refused-other", channel="C1", error="channel_gone")]
    [outcome] = await threads.deliverer().deliver_due()
    assert (outcome.state, outcome.messages) == (DeliveryState.SENT, ("m1",))
    [subscription] = await threads.subscriptions.all()
    assert subscription.state is SubscriptionState.ACTIVE
    assert threads.private_messages == []
    record = await threads.subscriptions.delivery(outcome.reference)
    assert record.document is not None
    assert Document.model_validate_json(record.document).details


async def test_without_a_message_that_is_known_there_are_no_details_under_it(threads: House) -> None:
    threads.outlet.readable = False
    threads.outlet.troubles = [Lost(posted=True)]
    await threads.deliverer().deliver_due()
    threads.clock.advance(minutes=3)
    [outcome] = await threads.deliverer().deliver_due()
    assert outcome.state is DeliveryState.UNVERIFIED
    assert [post.under for post in threads.outlet.posted] == [None]


@pytest.mark.parametrize(("in_thread", "corrections"), [(False, 0), (True, 1)])
async def test_what_stood_in_private_details_alone_is_corrected_there(house: House, in_thread: bool, corrections: int) -> None:
    """Whoever opened the details sees what holds now; the channel never saw it."""
    house.outlet.details = Details.BUTTON
    made = await house.subscribe(topics=(), archive=False)
    if in_thread:
        options = replace(made.options, in_thread=True)
        await edit(house.subscriptions, made.ref, "U7", house.clock(), options=options)
    added = await house.store.library().add_article(article(), by="operator")
    house.clock.advance(hours=1)
    [outcome] = await house.deliverer().deliver_due()
    house.clock.advance(minutes=5)
    await house.store.library().withdraw(added.quotes[0], "operator", "misheard")
    await house.deliverer().deliver_due()
    assert [post.mark.word for post in house.outlet.posted].count("Correction") == corrections
    record = await house.subscriptions.delivery(outcome.reference)
    assert added.quotes[0].ref in str(record.document)


async def test_what_the_message_itself_shows_is_corrected_in_the_channel(house: House) -> None:
    house.outlet.details = Details.BUTTON
    await house.subscribe(topics=(), archive=False)
    added = await house.store.library().add_article(article(), by="operator")
    house.clock.advance(hours=1)
    await house.deliverer().deliver_due()
    [digest] = house.outlet.posted
    shown = {ref for block in digest.part.blocks for ref in getattr(block, "entries", ())} | {
        ref for block in digest.part.blocks if isinstance(block, Listing) for item in block.items for ref in item.entries
    }
    entry = next(one for one in (added.article, *added.facts, *added.events) if one.ref in shown)
    house.clock.advance(minutes=5)
    await house.store.library().withdraw(entry, "operator", "misheard")
    await house.deliverer().deliver_due()
    assert [post.mark.word for post in house.outlet.posted] == ["Digest", "Correction"]


async def test_a_correction_marks_a_line_in_the_thread(house: House) -> None:
    house.outlet.details = Details.THREAD
    await house.subscribe(topics=(), archive=False)
    added = await house.store.library().add_article(article(), by="operator")
    house.clock.advance(hours=1)
    await house.deliverer().deliver_due()
    message, reply = house.outlet.posted
    lines = [one.entries for block in reply.part.blocks if isinstance(block, Listing) for one in block.items]
    assert lines == [(added.facts[0].ref,), (added.events[0].ref,), (added.quotes[0].ref,)]
    house.clock.advance(minutes=5)
    await house.store.library().withdraw(added.quotes[0], "operator", "misheard")
    await house.deliverer().deliver_due()
    [(changed, shown)] = house.outlet.amended
    assert changed == reply.id
    assert "withdrawn on 16 Nov 2026" in str(shown)
    *_, correction = house.outlet.posted
    assert (correction.under, correction.mark.word) == (message.id, "Correction")
