"""A publication date that is missing is asked for once, with what the text offers, and nothing waits for it; the answer is read with."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Role
from bot.entries.drafting import GivenMetadata, from_text
from storage.values import Basis, Origin
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeFetcher

pytestmark = pytest.mark.usefixtures("shelf")

TEXT = (
    "Globex Freight opened a depot in Rotterdam last April. Globex Freight employs 4,200 people, it said on Tuesday. "
    "It was founded on 3 March 2019 in Breda."
)
QUESTION = "When was it published?"


async def edit(ask: Ask, line: str) -> Document:
    return await ask(line, role=Role.EDITOR)


def offered(document: Document) -> list[tuple[str, str]]:
    return [(one.label, one.line) for one in document.choices if "published" in one.line]


async def test_an_article_is_stored_first_and_the_answer_works_out_its_dates(ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    added = await edit(ask, f'/brief add title:"A depot" {TEXT}')
    assert added.title == "Added: A depot"
    assert QUESTION in words(added)
    assert offered(added) == [("On 3 Mar 2019", "/brief entry correct a1w published:2019-03-03")]
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    assert "Apr 2023" not in words(await ask("/brief timeline Globex Freight"))
    answered = await edit(ask, "/brief correct a1w published:2024-06-03")
    assert "Read again with that date" in words(answered)
    assert QUESTION not in words(answered)
    assert "2023\n\n• Apr: " in words(await ask("/brief timeline Globex Freight"))
    undone = await edit(ask, answered.choices[-1].line)
    assert undone.outcome is Outcome.ANSWER
    assert "2023\n\n• Apr: " not in words(await ask("/brief timeline Globex Freight"))


async def test_what_a_person_corrected_before_the_answer_stays(ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    await edit(ask, f'/brief add title:"A depot" {TEXT}')
    await edit(ask, '/brief correct f1w scope:"in the Netherlands" known from the firm')
    answered = words(await edit(ask, "/brief correct a1w published:2024-06-03"))
    assert "1 entry that people decided about stayed" in answered
    assert "in the Netherlands" in words(await ask("/brief source f1w"))


async def test_a_date_that_was_known_is_corrected_without_reading_again(ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    added = await edit(ask, f'/brief add title:"A depot" published:2024-06-03 {TEXT}')
    assert QUESTION not in words(added)
    answered = words(await edit(ask, "/brief correct a1w published:2025-06-03"))
    assert "Read again" not in answered
    assert "stay as they are until somebody corrects them" in answered


async def test_the_card_of_an_article_that_waits_asks_with_it_and_the_answer_is_read_with(ask: Ask) -> None:
    card = await edit(ask, f"/brief add {TEXT}")
    assert QUESTION in words(card)
    [(label, line)] = offered(card)
    assert (label, line) == ("On 3 Mar 2019", "/brief review edit r1 article published 2019-03-03")
    dated = await edit(ask, line.replace("2019-03-03", "2024-06-03"))
    assert QUESTION not in words(dated)
    assert "Apr 2023" in words(dated)


async def test_it_is_asked_once_and_leaving_it_unknown_holds_nothing_up(ask: Ask) -> None:
    await edit(ask, f'/brief add title:"A depot" {TEXT}')
    assert QUESTION not in words(await edit(ask, "/brief review show r1"))
    approved = words(await edit(ask, "/brief review approve r1"))
    assert "Added: A depot" in approved
    assert "date unknown" in approved
    assert QUESTION not in approved
    again = words(await edit(ask, f'/brief add title:"A depot" {TEXT}'))
    assert "Known already" in again
    assert QUESTION not in again


async def test_what_a_feed_brings_is_asked_of_nobody_and_its_card_says_that_the_date_is_unknown(ask: Ask, bot: Bot) -> None:
    ours = bot.store.scoped(WORKSPACE)
    draft = await from_text(TEXT, await ours.vocabulary(), GivenMetadata(title="A depot"))
    review = await ours.hold_for_review(draft, by="feed 1", origin=Origin.FEED)
    card = words(await edit(ask, f"/brief review show {review.ref}"))
    assert "date is unknown" in card
    assert QUESTION not in card


async def test_what_was_written_in_a_message_is_of_its_day_where_it_names_none(bot: Bot, ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    added = await edit(ask, f"/brief add posted:2025-05-20 {TEXT}")
    assert QUESTION not in words(added)
    [article] = await bot.scope(WORKSPACE).articles(words="Globex Freight")
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2025-05-20", Basis.INFERRED)
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    assert "2024\n\n• Apr: " in words(await ask("/brief timeline Globex Freight")), "“last April” is that of the year before"


async def test_the_day_of_a_message_is_offered_for_the_page_that_it_links_to(ask: Ask, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://globex.example/depot"] = (f"<html><body><article><p>{TEXT}</p></article></body></html>".encode(), "text/html")
    await ask("/brief review off", role=Role.ADMIN)
    added = await edit(ask, "/brief add posted:2024-05-20 https://globex.example/depot")
    assert [label for label, _ in offered(added)] == ["On 3 Mar 2019", "On 20 May 2024"]
    assert QUESTION in words(added)
