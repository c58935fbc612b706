"""Adding articles."""

from __future__ import annotations

import pytest

from bot.core.document import Outcome
from bot.core.request import Attachment, Role
from tests.commands.conftest import Ask, words
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
    document = await ask(card.choices[0].line, role=Role.EDITOR)
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
