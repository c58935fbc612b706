"""Adding articles."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Attachment, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.fakes import FakeFetcher

NEWS = """Globex opens a depot

ROTTERDAM, 3 June 2024 - Globex Freight opened a depot in Rotterdam on 3 June 2024. Globex Freight employs 4,200 people.
Globex Freight had revenue of 310 million euros in 2023, the company said. "We move what others forget," its chief executive said.
"""


async def test_pasted_text_becomes_an_article_and_its_subject_is_offered(ask: Ask) -> None:
    card = await ask(f"/brief add title:Depot {NEWS}", role=Role.EDITOR)
    assert card.outcome is Outcome.ANSWER, words(card)
    assert card.title == "For review: Depot"
    assert "is for" not in words(card)
    assert (await ask("/brief latest")).outcome is Outcome.NOTHING_FOUND
    document = await ask(next(one.line for one in card.choices if one.primary), role=Role.EDITOR)
    assert document.title == "Added: Depot"
    offered = [choice.line for choice in document.choices]
    assert any("Globex" in line for line in offered)
    followed = await ask(offered[0], role=Role.ADMIN)
    assert followed.title.startswith("Topic added: Globex")
    assert "310 million euros" in words(await ask("/brief stats Globex Freight"))


async def test_an_address_and_a_file_are_articles_too_and_the_same_text_is_not_added_twice(ask: Ask, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://news.example/depot"] = (NEWS.encode(), "text/plain")
    await ask("/brief review off", role=Role.ADMIN)
    assert (await ask("/brief add <https://news.example/depot|news>", role=Role.EDITOR)).title.startswith("Added:")
    again = await ask("/brief add", role=Role.EDITOR, attachments=(Attachment("depot.txt", NEWS.encode()),))
    assert again.title.startswith("Known already")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief add", "There is no article to add"),
        ("/brief add https://news.example/missing", "has no such page (HTTP 404)"),
        ("/brief add hello", "only a few words"),
    ],
)
async def test_what_can_not_be_added_is_refused_with_the_next_step(ask: Ask, line: str, says: str) -> None:
    document = await ask(line, role=Role.EDITOR)
    assert document.outcome in (Outcome.REFUSED, Outcome.MISTAKE)
    assert says in words(document)
    assert (await ask("/brief latest")).outcome is Outcome.NOTHING_FOUND


async def test_members_may_not_add(ask: Ask) -> None:
    assert (await ask(f"/brief add {NEWS}")).code == "not-allowed"


@pytest.mark.parametrize(
    "typed",
    [
        "https://news.example/depot have a look",
        "[the depot](https://news.example/depot)",
        "(https://news.example/depot).",
        "news.example/depot",
    ],
)
async def test_an_address_with_words_beside_it_is_fetched(ask: Ask, fetcher: FakeFetcher, typed: str) -> None:
    fetcher.pages["https://news.example/depot"] = (NEWS.encode(), "text/plain")
    card = await ask(f"/brief add {typed}", role=Role.EDITOR)
    assert card.title == "For review: Globex opens a depot"
    assert ("Handed in with the words “have a look”" in words(card)) == ("have a look" in typed)


async def test_several_addresses_are_several_articles_and_one_that_fails_is_named(ask: Ask, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://news.example/depot"] = (NEWS.encode(), "text/plain")
    fetcher.pages["https://news.example/ferry"] = (NEWS.replace("depot", "ferry line").replace("4,200", "5,100").encode(), "text/plain")
    line = "/brief add https://news.example/depot\nhttps://news.example/missing\nhttps://news.example/ferry"
    document = await ask(line, role=Role.EDITOR)
    assert document.title == "2 articles for review"
    assert "1 of 3 could not be read" in words(document)
    assert "https://news.example/missing" in words(document)
    assert "r1" in words(await ask("/brief review list", role=Role.EDITOR))
    many = " ".join(f"https://news.example/{number}" for number in range(11))
    assert "11 addresses are too many" in words(await ask(f"/brief add {many}", role=Role.EDITOR))
    both = await ask("/brief add https://news.example/1 https://news.example/2", role=Role.EDITOR)
    assert (both.outcome, both.title) == (Outcome.REFUSED, "Nothing could be read")


async def test_a_figure_is_read_in_spite_of_emphasis(ask: Ask) -> None:
    card = await ask("/brief add *Globex Freight* employs _4,200 people_ since May 2024.", role=Role.EDITOR)
    assert card.title == "For review: Globex Freight employs 4,200 people since May 2024."
    assert "4,200 people" in words(card)


SHIPS = "Skagen harbour took 15 ships, it said."


@pytest.mark.parametrize(
    ("typed", "title", "publisher", "published"),
    [
        (
            'Skagen harbour took 15 ships. published:2025-01-08 publisher:"Port News"',
            "Skagen harbour took 15 ships.",
            "Port News",
            "2025-01-08",
        ),
        ("斯卡恩港接收了十五艘船只，港务局表示。 发布日期:2025-01-08", "斯卡恩港接收了十五艘船只，港务局表示。", None, "2025-01-08"),
        ("Skagen harbour took 15 ships. The note: it was cold.", "Skagen harbour took 15 ships. The note: it was cold.", None, None),
        (
            "Skagen harbour took 15 ships on published:2025-01-08 it said.",
            "Skagen harbour took 15 ships on published:2025-01-08 it said.",
            None,
            None,
        ),
        ("Skagen harbour took 15 ships. published:soon", "Skagen harbour took 15 ships. published:soon", None, None),
    ],
)
async def test_known_options_behind_a_pasted_text_are_options(
    bot: Bot, ask: Ask, typed: str, title: str, publisher: str | None, published: str | None
) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    await ask(f"/brief add {typed}", role=Role.EDITOR)
    [article] = await bot.scope(WORKSPACE).articles()
    assert (article.title, article.publisher) == (title, publisher)
    assert published is None or (article.published is not None and article.published.value == published)


@pytest.mark.parametrize("line", ["add ftp://news.example/a.txt", "suggest see ftp://news.example/a.txt for more"])
async def test_an_address_that_is_not_fetched_is_no_article(ask: Ask, line: str) -> None:
    refused = await ask(f"/brief {line}", role=Role.EDITOR)
    assert (refused.outcome, refused.option) == (Outcome.MISTAKE, "article")
    assert "http:// or https://" in words(refused)
