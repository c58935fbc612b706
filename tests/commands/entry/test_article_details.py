"""An article's own card, corrected: what it says since, what was left as it is, for whom, and back again."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Role
from tests.commands.conftest import WORKSPACE, Ask, words

pytestmark = pytest.mark.usefixtures("shelf")


async def edit(ask: Ask, line: str) -> Document:
    return await ask(line, role=Role.EDITOR)


async def test_an_articles_card_is_corrected_for_all_that_cites_it(ask: Ask, bot: Bot) -> None:
    line = '/brief correct a1 title:"Acme sells many robots" publisher:"The Sample" url:https://news.example/acme/2 the title was cut'
    corrected = await edit(ask, line)
    assert corrected.title == "Corrected: a1"
    assert "“Acme sells robots” (The Example, 20 May 2024, https://news.example/acme?a=1)" in words(corrected)
    assert "“Acme sells many robots” (The Sample, 20 May 2024, https://news.example/acme/2)" in words(corrected)
    source = words(await ask("/brief source f1"))
    assert "The Sample" in source
    assert "The Example" not in source
    assert "Acme sells many robots" in words(await ask("/brief sources acme"))
    # The library's is as it was for everybody else.
    assert "The Sample" not in words(await ask("/brief source f1", workspace="slack:T2"))
    log = words(await edit(ask, "/brief log a1"))
    for piece in ("corrected the card of a1", "title: “Acme sells robots” → “Acme sells many robots”", "reason: the title was cut"):
        assert piece in log
    entry = await bot.store.scoped(WORKSPACE).entry("a1")
    assert entry is not None
    assert entry.version == 1


async def test_the_log_names_an_article_as_it_was_when_it_was_added(ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    text = "Globex Freight opened a depot in Rotterdam in April 2024. Globex Freight employs 4,200 people, it said on Tuesday."
    await edit(ask, f'/brief add title:"A depot" {text}')
    await edit(ask, '/brief correct a1w title:"Another depot"')
    log = words(await edit(ask, "/brief log a1w"))
    assert "after: “A depot”" in log
    assert "after: “Another depot”" not in log


async def test_a_second_correction_takes_the_firsts_place_and_both_go_back_in_turn(ask: Ask) -> None:
    first = await edit(ask, '/brief correct a1 title:"One"')
    await edit(ask, '/brief correct a1 title:"Two" publisher:""')
    refused = await edit(ask, first.choices[-1].line)
    assert refused.code == "changed-since"
    assert "/brief undo 3" in words(refused), "the first action gave the editor the role"
    assert "“Two” (20 May 2024" in words(await edit(ask, '/brief correct a1 publisher:"Again"'))
    for expected in ("“Two”", "“One”", "“Acme sells robots”"):
        undone = await edit(ask, "/brief undo")
        assert undone.outcome is Outcome.ANSWER, words(undone)
        assert expected.strip("“”") in words(await ask("/brief source a1"))
    log = words(await edit(ask, "/brief log a1"))
    assert "title: “One” → “Acme sells robots”" in log
    again = await edit(ask, "/brief undo 7")
    assert again.outcome is Outcome.ANSWER, words(again)
    assert "One" in words(await ask("/brief source a1"))


async def test_another_publication_date_works_no_date_out_anew_and_says_which_hang_on_it(ask: Ask) -> None:
    """What was read stays as it is, also when the article is read again for a topic."""
    await ask("/brief review off", role=Role.ADMIN)
    text = "Globex Freight opened a depot in Rotterdam last April. Globex Freight employs 4,200 people, it said on Tuesday."
    await edit(ask, f"/brief add title:Depot published:2024-06-03 {text}")
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    before = words(await ask("/brief timeline Globex Freight"))
    assert "2023\n\n• Apr: " in before
    corrected = words(await edit(ask, "/brief correct a1w published:2023-06-05"))
    assert "worked out from the date it had" in corrected
    assert "e1w" in corrected
    assert "2023\n\n• Apr: " in words(await ask("/brief timeline Globex Freight"))
    await ask("/brief topic reread Globex Freight", role=Role.ADMIN)
    after = words(await ask("/brief timeline Globex Freight"))
    assert "2022" not in after
    assert after.count("\n•") == before.count("\n•")
    assert "5 Jun 2023" in words(await ask("/brief source a1w"))
    # What had been published by then follows the corrected date.
    assert (await ask("/brief timeline Globex Freight as-of:2023-07-01")).outcome is Outcome.ANSWER
    await edit(ask, "/brief undo")
    assert (await ask("/brief timeline Globex Freight as-of:2023-07-01")).outcome is Outcome.NOTHING_FOUND


async def test_an_article_is_known_by_its_corrected_address_and_by_no_wrong_one(ask: Ask) -> None:
    await ask("/brief review off", role=Role.ADMIN)
    text = "Globex Freight opened a depot in Rotterdam on 3 June 2024. Globex Freight employs 4,200 people, it said on Tuesday."
    await edit(ask, f"/brief add title:Depot published:2024-06-03 url:https://news.example/wrong {text}")
    await edit(ask, "/brief correct a1w url:https://news.example/right")
    other = "Initech closed an office in Ghent on 4 June 2024. It had employed 17 people there, Initech said on Tuesday."
    wrong = words(await edit(ask, f"/brief add title:Office published:2024-06-04 url:https://news.example/wrong {other}"))
    assert "retells" not in wrong
    more = "Globex Freight has a new depot since 3 June 2024, and no more was said of it than that, on Wednesday."
    right = words(await edit(ask, f"/brief add title:More published:2024-06-05 url:https://news.example/right {more}"))
    assert "the same address" in right


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief correct a1", "Of a1 can be changed: published:, publisher:, title:, url:"),
        ("/brief correct a1 scope:robots", "a1 has no scope"),
        ("/brief correct f1 title:Robots", "f1 has no title"),
        ('/brief correct a1 title:""', "An article needs a title"),
        ("/brief correct a1 url:nowhere", "is no web address"),
        ("/brief correct a1 published:soon", "soon"),
        ('/brief correct a1 title:"Acme sells robots" published:2024-05-20', "says so already"),
    ],
)
async def test_what_can_not_be_corrected_changes_nothing(ask: Ask, line: str, says: str) -> None:
    answer = await edit(ask, line)
    assert answer.outcome in (Outcome.MISTAKE, Outcome.REFUSED)
    assert says in words(answer)
    assert "corrected" not in words(await edit(ask, "/brief log"))
