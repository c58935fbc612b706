"""What the reference of a digest opens: its details, and why each entry is in it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Listing, Outcome
from bot.core.outlet import Details
from bot.core.request import Platform, Role
from bot.digests.detailing import NOT_KEPT
from storage.digests.records import Place
from storage.drafts import ArticleDraft
from storage.records import Fact
from storage.retention.expiring import expire_deliveries
from tests.commands.acme import first, second
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


async def sent(ask: Ask, bot: Bot, *news: ArticleDraft) -> str:
    """The reference of a digest that the channel got just now, of one story at the most; ``news`` came in after it subscribed."""
    bot.outlets[Platform.SLACK] = FakeOutlet(details=Details.BUTTON)
    await ask("/brief digest subscribe daily 09:00 zone:UTC max:1", role=Role.ADMIN)
    for draft in news:
        await bot.store.scoped(WORKSPACE).add_article(draft.model_copy(update={"url": None, "fingerprint": ()}), by="tests")
    made = await ask("/brief digest now d1", role=Role.ADMIN)
    found = re.search(r"[2-9B-Z]{5}$", made.title)
    assert found is not None
    return found[0]


def lines(document: Document, ref: str) -> list[str]:
    """The lines about an entry."""
    items = [item for block in document.blocks if isinstance(block, Listing) for item in block.items if ref in item.entries]
    return ["".join(getattr(span, "text", "") for span in item.spans) for item in items]


async def test_members_open_the_details_of_a_digest_for_themselves(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    record = await bot.scope(WORKSPACE).subscriptions.delivery(reference)
    assert record.document is not None
    stored = Document.model_validate_json(record.document)
    shown = await ask(f"/brief digest show {reference.lower()}", channel=None)
    assert shown.private
    assert shown.title == f"Digest {reference}: details"
    assert shown.blocks == stored.details
    assert "By May 2024 more than 50,000 robots" in words(shown)


async def test_the_button_asks_for_them(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    outlet = bot.outlets[Platform.SLACK]
    assert isinstance(outlet, FakeOutlet)
    [posted] = outlet.posted
    assert [(choice.label, choice.line) for choice in posted.part.choices] == [
        ("Details", f"/brief digest show {reference}"),
        ("Why these?", f"/brief digest why {reference}"),
    ]
    assert posted.part.details == ()


async def test_corrected_and_withdrawn_entries_are_marked_in_the_details(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    details = (await ask(f"/brief digest show {reference}")).blocks
    entry = next(item.entries[0] for block in details if isinstance(block, Listing) for item in block.items if item.entries)
    found = await bot.store.scoped(WORKSPACE).entry(entry)
    assert found is not None
    await bot.store.scoped(WORKSPACE).withdraw(found, "tests")
    [line] = lines(await ask(f"/brief digest show {reference}"), entry)
    assert line.startswith("[withdrawn on ")


async def test_why_tells_what_went_with_its_article(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    assert "withdrawn since" not in words(await ask(f"/brief digest why {reference}"))
    store = bot.store.scoped(WORKSPACE)
    held = (await bot.scope(WORKSPACE).subscriptions.delivery(reference)).refs.values()
    fact = await store.entry(next(ref for ref in held if ref.startswith("f")))
    assert isinstance(fact, Fact)
    article = await store.entry(fact.citation.article)
    assert article is not None
    await store.withdraw(article, "tests")
    shown = [item for block in (await ask(f"/brief digest why {reference}")).blocks if isinstance(block, Listing) for item in block.items]
    [line] = ["".join(getattr(span, "text", "") for span in item.spans) for item in shown if item.lead == fact.ref]
    assert line.endswith(f"; withdrawn since, with article {article.ref}.")


async def test_why_counts_what_was_not_shown_in_grammar(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot, first(), second())
    record = await bot.scope(WORKSPACE).subscriptions.delivery(reference)
    more = sum(promise.place is Place.MORE for promise in record.promises)
    assert more
    said = "1 more entry was counted" if more == 1 else f"{more} more entries were counted"
    assert said in words(await ask(f"/brief digest why {reference}"))


@pytest.mark.parametrize("word", ["show", "why"])
async def test_another_workspace_opens_nothing(ask: Ask, bot: Bot, word: str) -> None:
    reference = await sent(ask, bot)
    assert (await ask(f"/brief digest {word} {reference}")).outcome is Outcome.ANSWER
    refused = await ask(f"/brief digest {word} {reference}", workspace="slack:T2", role=Role.ADMIN)
    assert (refused.code, refused.outcome) == ("unknown-delivery", Outcome.REFUSED)


async def test_a_digest_that_was_skipped_says_so(ask: Ask, bot: Bot) -> None:
    await sent(ask, bot)
    await ask("/brief digest now d1", role=Role.ADMIN)
    async with bot.store.database.connecting() as connection:
        found = await connection.exec_driver_sql("SELECT reference FROM deliveries WHERE state = 'skipped'")
        reference = found.scalar_one()
    shown = await ask(f"/brief digest show {reference}")
    assert shown.outcome is Outcome.NOTHING_FOUND
    assert "It was never composed; it is skipped: nothing new." in words(shown)


async def test_of_a_text_that_is_too_old_it_is_said_so(ask: Ask, bot: Bot) -> None:
    reference = await sent(ask, bot)
    record = await bot.scope(WORKSPACE).subscriptions.delivery(reference)
    assert record.finished_at is not None
    assert await expire_deliveries(bot.store.database, record.finished_at + timedelta(seconds=1), NOT_KEPT) == 1
    shown = await ask(f"/brief digest show {reference}")
    assert shown.outcome is Outcome.NOTHING_FOUND
    assert f"/brief digest why {reference} still names its entries" in words(shown)
    assert (await ask(f"/brief digest why {reference}")).outcome is not Outcome.NOTHING_FOUND
