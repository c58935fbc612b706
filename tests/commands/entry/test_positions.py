"""Positions by hand, and what corrections, withdrawals, the log and undo make of them."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit, undo_line

pytestmark = pytest.mark.usefixtures("shelf")
BY_HAND = '/brief entry position "Bo Lind" title:CFO org:acme from:2027-03 until:2029 source:"The Example"'
SENTENCE = "In March 2027 Bo Lind became Acme's chief financial officer, the company said."


async def test_a_position_by_hand_without_its_sentence_says_that_the_words_are_ours(ask: Ask) -> None:
    added = await edit(ask, BY_HAND)
    assert added.title == "Added: p1w"
    assert "Bo Lind: chief financial officer of Acme (from Mar 2027 until 2029)" in answered(added)
    assert "our summary of The Example" in answered(added)
    assert "in our own words, entered by hand without the source's sentence" in answered(await ask("/brief source p1w"))
    assert "Bo Lind: chief financial officer of Acme" in answered(await ask("/acme people"))
    assert "Bo Lind" not in words(await ask("/acme people", workspace="slack:T2"))
    assert (await edit(ask, BY_HAND)).title == "Known already: p1w"
    assert (await edit(ask, undo_line(added))).title.startswith("Undone")
    assert "Bo Lind" not in words(await ask("/acme people"))


async def test_the_sentence_tells_what_was_not_typed_and_proves_the_rest(ask: Ask) -> None:
    line = f'/brief entry position Bo Lind title:chief financial officer org:Acme until:2029 sentence:"{SENTENCE}" source:https://news.example/1'
    said = answered(await edit(ask, line))
    assert "Bo Lind: chief financial officer of Acme (from Mar 2027 until 2029 (inferred))" in said, "the sentence does not say 2029"
    assert f"“{SENTENCE}”" in said
    assert "our summary" not in said


async def test_an_article_that_is_the_source_gives_its_sentence(ask: Ask) -> None:
    added = await edit(ask, "/brief entry position Lena Ortiz title:founder org:Acme source:a1")
    assert "“A robot must be as dull as a kettle,” Ortiz said at the trade fair." in answered(added)
    assert "[a1]" in answered(added)
    by_address = await edit(ask, "/brief entry position Lena Ortiz title:president org:Acme source:https://news.example/acme?a=1")
    assert "[a1]" in answered(by_address)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ('"Bo Lind" title:CFO org:Nix source:"The Example"', "bad-option", "/brief topic add Nix"),
        ('"Bo Lind" title:CFO source:"The Example"', "bad-option", "/brief topic add Bo Lind"),
        ('"Bo Lind" title:CFO org:acme', "bad-option", "needs source"),
        ('"Bo Lind" org:acme source:X', "bad-option", "needs title"),
        ("title:CFO org:acme source:X", "bad-option", "needs person"),
        ('"Bo Lind" title:CFO org:acme source:a1', "no-source", "a1 has no sentence that names Bo Lind"),
        ('"Bo Lind" title:CFO org:acme source:a99', "no-source", "I know no article a99"),
        ('"Bo Lind" title:CFO org:acme from:2029 until:2028 source:X', "bad-option", "before it begins"),
        ('"Bo Lind" title:CFO org:acme from:soon source:X', "bad-option", "no date"),
        (
            '"Bo Lind" title:CFO org:acme source:X sentence:"Bolinda Ray joined Acme in March 2027."',
            "not-in-sentence",
            "does not name Bo Lind",
        ),
    ],
)
async def test_what_can_not_be_stored_is_refused_with_the_next_step(ask: Ask, bot: Bot, options: str, code: str, says: str) -> None:
    before = [line async for line in bot.scope("slack:T1").export(in_effect=True) if '"roles"' not in line]
    refused = await edit(ask, f"/brief entry position {options}")
    assert (refused.code, says in words(refused)) == (code, True), words(refused)
    assert [line async for line in bot.scope("slack:T1").export(in_effect=True) if '"roles"' not in line] == before


async def test_a_position_is_corrected_and_every_step_can_be_undone(ask: Ask) -> None:
    await edit(ask, BY_HAND)
    corrected = await edit(ask, '/brief correct p1w title:"head of finance" from:2027-04 until:none predecessor:"Ada Roe" reason:misread')
    said = answered(corrected)
    assert "Before: Bo Lind: chief financial officer of Acme (from Mar 2027 until 2029)" in said
    assert "Now: Bo Lind: head of finance of Acme (from Apr 2027 (inferred), after Ada Roe)" in said
    assert "The sentence does not say Apr 2027" in said
    log = answered(await edit(ask, "/brief log p1w"))
    assert "corrected p1w" in log
    assert "after: Bo Lind: head of finance of Acme" in log
    assert "misread" in log
    await edit(ask, undo_line(corrected))
    assert "chief financial officer of Acme (from Mar 2027 until 2029)" in words(await ask("/acme people"))
    await edit(ask, "/brief correct p1w person:Bea Lund org:Borealis")
    assert "Bea Lund" not in words(await ask("/acme people")), "Borealis is no topic, and Acme has her no more"
    assert "Bea Lund: chief financial officer of Borealis" in words(await ask("/brief source p1w"))


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("/brief correct p1w", "bad-option", "from:, org:, person:, predecessor:, sentence:, successor:, title:, topic:, until:"),
        ("/brief correct p1w value:5", "bad-option", "p1w has no value"),
        ("/brief correct p1w title:CFO", "nothing-to-change", "says so already"),
        ("/brief correct p1w until:2026", "bad-option", "before it begins"),
        ("/brief correct p1w sentence:Somebody joined Acme in March 2027.", "not-in-sentence", "does not name Bo Lind"),
        ("/brief correct p1w topic:Nowhere", "unknown-topic", "/brief topic add Nowhere"),
        ("/brief correct f1 from:2027", "bad-option", "f1 has no from"),
    ],
)
async def test_a_correction_that_can_not_be_is_refused(ask: Ask, line: str, code: str, says: str) -> None:
    await edit(ask, BY_HAND)
    refused = await edit(ask, line)
    assert (refused.code, says in words(refused)) == (code, True), words(refused)


async def test_a_new_sentence_proves_the_position_from_then_on(ask: Ask) -> None:
    await edit(ask, BY_HAND)
    assert SENTENCE in answered(await edit(ask, f'/brief correct p1w sentence:"{SENTENCE}"'))
    assert SENTENCE in words(await ask("/brief source p1w"))


async def test_a_withdrawn_position_is_gone_and_comes_back(ask: Ask) -> None:
    await edit(ask, BY_HAND)
    await edit(ask, "/brief withdraw p1w never happened")
    assert (await ask("/acme people")).outcome is Outcome.NOTHING_FOUND
    assert "Withdrawn on" in words(await ask("/brief source p1w"))
    await edit(ask, "/brief restore p1w")
    assert "Bo Lind" in answered(await ask("/acme people"))
