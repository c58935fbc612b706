"""Entries by hand: what is read out of a sentence that is typed, and what is refused."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit, undo_line

pytestmark = pytest.mark.usefixtures("shelf")
SOLD = "Rover has sold more than 60,000 robots to date, the company said."


async def test_a_figure_by_hand_is_read_out_of_its_sentence(ask: Ask) -> None:
    line = f'/brief entry fact rover metric:"robots sold" sentence:"{SOLD}" as-of:2024-09 source:https://news.example/rover'
    added = await edit(ask, line)
    assert added.title == "Added: f1w"
    said = answered(added)
    assert "robots sold" in said
    assert "more than 60,000" in said
    assert "Sep 2024 (inferred)" in said, "the sentence does not say so"
    assert SOLD in said
    stats = answered(await ask("/rover stats metric:sold"))
    assert "more than 60,000" in stats
    assert "news.example" in stats
    assert (await edit(ask, line)).title == "Known already: f1w"
    assert "60,000" not in words(await ask("/rover stats", workspace="slack:T2"))
    undone = await edit(ask, undo_line(added))
    assert undone.title.startswith("Undone")
    assert "60,000" not in words(await ask("/rover stats"))
    assert "60,000" not in words(await ask("/brief search robots company"))


async def test_two_figures_of_one_sentence_share_its_short_article(ask: Ask) -> None:
    sentence = "Rover sold 61,000 robots and 7,000 batteries in 2023."
    both = f'sentence:"{sentence}" source:https://news.example/two'
    refused = await edit(ask, f"/brief entry fact rover metric:sales {both}")
    assert refused.code == "not-in-sentence"
    assert "61,000" in words(refused)
    assert "7,000" in words(refused)
    assert (await edit(ask, f'/brief entry fact rover metric:"robots sold" {both} value:"61,000"')).title == "Added: f1w"
    second = await edit(ask, f'/brief entry fact rover metric:"batteries sold" {both} value:7000')
    assert second.title == "Added: f2w"
    assert "[a1w]" in words(second)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ('metric:sales sentence:"Rover sells well in Lyon and elsewhere." source:Acme', "not-in-sentence", "the name Rover"),
        (f'metric:sales sentence:"{SOLD}" source:a99', "no-source", "I know no article a99"),
        (f'metric:sales sentence:"{SOLD}" source:a1', "no-source", "does not have that sentence"),
        (f'metric:sales sentence:"{SOLD}" source:Acme value:5', "not-in-sentence", "60,000"),
        (f'metric:sales sentence:"{SOLD}"', "bad-option", "needs source"),
        ('metric:sales sentence:"60,000" source:Acme', "not-in-sentence", "too short"),
        (f'metric:sales sentence:"{SOLD}" source:Acme as-of:soon', "bad-option", "no date"),
        (f'metric:sales sentence:"{"Rover sold 5 robots. " * 99}" source:Acme', "not-in-sentence", "/brief add"),
    ],
)
async def test_what_can_not_be_read_out_of_the_sentence_is_refused(ask: Ask, bot: Bot, options: str, code: str, says: str) -> None:
    before = [line async for line in bot.scope("slack:T1").export(in_effect=True) if '"roles"' not in line]
    refused = await edit(ask, f"/brief entry fact rover {options}")
    assert (refused.code, says in words(refused)) == (code, True), words(refused)
    assert [line async for line in bot.scope("slack:T1").export(in_effect=True) if '"roles"' not in line] == before


async def test_an_entry_may_cite_a_stored_article(ask: Ask) -> None:
    sentence = "In November 2024 the number of Rover delivery robots in use passed 100,000."
    added = await edit(ask, f'/brief entry fact rover metric:"fleet" sentence:"{sentence}" source:a2')
    assert added.title == "Added: f1w"
    assert "[a2]" in words(added)
    assert "Nov 2024" in words(added)


async def test_events_and_quotations_by_hand(ask: Ask) -> None:
    event = await edit(ask, '/brief entry event acme sentence:"In June 2023 Acme bought a workshop in Nantes." source:"The Example"')
    assert event.title == "Added: e1w", words(event)
    assert "2023\n\n• Jun: " in answered(await ask("/acme timeline"))
    unknown = await edit(ask, '/brief entry event acme sentence:"Acme bought a workshop somewhere in Nantes." source:"The Example"')
    assert unknown.code == "not-in-sentence"
    quote = await edit(ask, '/brief entry quote acme sentence:"“We build dull machines,” Lena Ortiz of Acme said." source:"The Example"')
    assert quote.title == "Added: q1w", words(quote)
    assert "We build dull machines" in answered(await ask("/acme quotes"))
    without = await edit(ask, '/brief entry quote acme sentence:"Acme builds dull machines in Lyon." source:"The Example"')
    assert without.code == "not-in-sentence"
