"""Entries by hand, corrected, withdrawn, merged and preferred by command; what answers say then; and taking it back."""

from __future__ import annotations

import re

import pytest

from bot.app import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words

pytestmark = pytest.mark.usefixtures("shelf")

SOLD = "Rover has sold more than 60,000 robots to date, the company said."


def undo_line(document: Document) -> str:
    return next(choice.line for choice in document.choices if choice.label == "Undo")


def answered(document: Document) -> str:
    assert document.outcome is Outcome.ANSWER, words(document)
    return words(document)


async def edit(ask: Ask, line: str) -> Document:
    return await ask(line, role=Role.EDITOR)


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
    before = [line async for line in bot.scope("slack:T1").export(in_force=True) if '"roles"' not in line]
    refused = await edit(ask, f"/brief entry fact rover {options}")
    assert (refused.code, says in words(refused)) == (code, True), words(refused)
    assert [line async for line in bot.scope("slack:T1").export(in_force=True) if '"roles"' not in line] == before


async def test_an_entry_may_cite_a_stored_article(ask: Ask) -> None:
    sentence = "In November 2024 the number of Rover delivery robots in use passed 100,000."
    added = await edit(ask, f'/brief entry fact rover metric:"fleet" sentence:"{sentence}" source:a2')
    assert added.title == "Added: f1w"
    assert "[a2]" in words(added)
    assert "Nov 2024" in words(added)


async def test_events_and_quotations_by_hand(ask: Ask) -> None:
    event = await edit(ask, '/brief entry event acme sentence:"In June 2023 Acme bought a workshop in Nantes." source:"The Example"')
    assert event.title == "Added: e1w", words(event)
    assert "2023-06" in answered(await ask("/acme timeline"))
    unknown = await edit(ask, '/brief entry event acme sentence:"Acme bought a workshop somewhere in Nantes." source:"The Example"')
    assert unknown.code == "not-in-sentence"
    quote = await edit(ask, '/brief entry quote acme sentence:"“We build dull machines,” Lena Ortiz of Acme said." source:"The Example"')
    assert quote.title == "Added: q1w", words(quote)
    assert "We build dull machines" in answered(await ask("/acme quotes"))
    without = await edit(ask, '/brief entry quote acme sentence:"Acme builds dull machines in Lyon." source:"The Example"')
    assert without.code == "not-in-sentence"


async def test_a_correction_shows_before_and_now_and_can_be_undone(ask: Ask) -> None:
    corrected = await edit(ask, '/brief correct f1 scope:"robots and toys" as-of:2024-04 the toys count')
    said = answered(corrected)
    assert "(delivery robots and toys)" in said
    assert "(robots and toys)" in said
    assert "the toys count" in said
    assert "The sentence does not say Apr 2024; " in said
    assert "Robots sold: robots and toys: more than 50,000" in words(await ask("/rover stats"))
    assert "Apr 2024" in words(await ask("/rover stats"))
    assert "Apr 2024" not in words(await ask("/rover stats", workspace="slack:T2"))
    await edit(ask, undo_line(corrected))
    assert "Apr 2024" not in words(await ask("/rover stats"))


async def test_a_figure_is_corrected_only_to_what_its_sentence_says(ask: Ask) -> None:
    assert (await edit(ask, "/brief correct f1 value:70,000")).code == "not-in-sentence"
    assert (await edit(ask, '/brief correct f1 metric:"robots sold"')).code == "nothing-to-change"
    new = await edit(ask, '/brief correct f1 sentence:"By May 2024 exactly 50,123 Rover robots had been sold." value:50,123 as-of:2024-05')
    assert "50,123" in answered(new)
    assert "does not say" not in words(new)
    assert "By May 2024 exactly 50,123 Rover robots had been sold." in words(await ask("/brief source f1"))
    assert "50,123" in words(await ask("/rover stats"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("/brief correct f1", "bad-option"),
        ("/brief correct f1 speaker:Ortiz", "bad-option"),
        ("/brief correct a1 scope:x", "bad-option"),
        ("/brief correct f99 scope:x", "command-mistake"),
        ("/brief correct f1 subject:nobody", "unknown-topic"),
        ("/brief withdraw f99", "command-mistake"),
        ("/brief restore f1", "unknown-entry"),
        ("/brief merge f1 f1", "bad-option"),
        ("/brief merge f1 e1", "bad-option"),
        ("/brief prefer f1 over:f3", "bad-option"),
        ("/brief prefer f3 over:f4", "bad-option"),
        ("/brief retells a1 a1", "not-storable"),
        ("/brief retells f1 a1", "bad-option"),
        ("/brief undo 99", "unknown-action"),
        ("/brief undo x", "bad-option"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_the_next_step(ask: Ask, line: str, code: str) -> None:
    document = await edit(ask, line)
    assert document.code == code, words(document)
    assert len(document.blocks) > 1


async def test_a_withdrawn_figure_is_gone_everywhere_and_comes_back(ask: Ask) -> None:
    withdrawn = await edit(ask, "/brief withdraw f1 counts toys")
    assert "counts toys" in answered(withdrawn)
    for line in ("/rover stats", "/brief ask how many robots of the Rover series were sold?", "/brief latest", "/brief search robots sold"):
        assert "50,000" not in words(await ask(line)), line
    assert "50,000" in words(await ask("/rover stats", workspace="slack:T2"))
    assert answered(await edit(ask, "/brief restore f1"))
    assert "50,000" in words(await ask("/rover stats"))


async def test_the_preferred_of_two_figures_goes_first_and_the_other_is_labelled(ask: Ask) -> None:
    other = "By May 2024 Rover had sold 45,000 robots of all kinds."
    line = (
        f'/brief entry fact rover metric:"robots sold" scope:"delivery robots and toys" sentence:"{other}" as-of:2024-05 source:"The Other"'
    )
    added = await edit(ask, line)
    assert "It disagrees with f1" in words(added), words(added)
    prefer = next(choice.line for choice in added.choices if choice.label == "Prefer f1w")
    preferred = await edit(ask, f"{prefer} counted by an auditor")
    stats = answered(await ask("/rover stats metric:sold"))
    assert re.search(r"45,000.*also told: .*50,000.*f1w is preferred here: counted by an auditor", stats), stats
    told = answered(await ask("/brief ask how many Rover robots sold?"))
    assert told.index("45,000") < told.index("50,000")
    assert "f1w is preferred here" in words(await ask("/brief source f1"))
    assert "preferred" not in words(await ask("/rover stats", workspace="slack:T2"))
    turned = await edit(ask, "/brief prefer f1 over:f1w")
    assert re.search(r"50,000.*also told: .*45,000.*f1 is preferred", words(await ask("/rover stats metric:sold")))
    await edit(ask, undo_line(turned))
    await edit(ask, undo_line(preferred))
    assert "preferred" not in words(await ask("/rover stats"))


async def test_an_article_retells_another_until_somebody_says_otherwise(ask: Ask) -> None:
    assert "(retells a2)" in words(await ask("/rover sources"))
    assert "a source of its own" in answered(await edit(ask, "/brief retells a3 none"))
    assert "(retells" not in words(await ask("/rover sources"))
    assert "(retells a2)" in words(await ask("/rover sources", workspace="slack:T2"))
    assert "count as one source" in answered(await edit(ask, "/brief retells a3 a2"))


async def test_the_log_tells_it_and_undo_goes_back_step_by_step(ask: Ask) -> None:
    await edit(ask, "/brief correct f1 scope:toys reason:misread")
    await edit(ask, "/brief withdraw e1 doubtful")
    log = answered(await edit(ask, "/brief log"))
    assert re.search(r"withdrew e1.*doubtful.*corrected f1.*before: .*delivery robots and toys.*after: .*\(toys\).*misread", log, re.DOTALL)
    assert "withdrew" not in words(await edit(ask, "/brief log f1"))
    assert "corrected f1" in words(await edit(ask, "/brief log @editor"))
    assert (await edit(ask, "/brief undo")).outcome is Outcome.ANSWER
    assert "office" in words(await ask("/acme timeline"))
    await edit(ask, "/brief undo")
    assert "toys)" not in words(await ask("/brief latest"))
    assert (await edit(ask, "/brief undo")).title == "Nothing to undo"
    assert "taken back by action" in words(await edit(ask, "/brief log f1"))


async def test_who_may(ask: Ask, bot: Bot) -> None:
    for line in ("/brief correct f1 scope:x", "/brief entry withdraw f1", "/brief undo", "/brief log", "/brief topic rename rover to:X"):
        assert (await ask(line)).code == "not-allowed", line
    assert (await edit(ask, "/brief topic rename rover to:X")).code == "not-allowed"
    renamed = await ask("/brief topic rename rover to:Wanderer", role=Role.ADMIN)
    assert renamed.title == "Rover is Wanderer now"
    assert (await edit(ask, undo_line(renamed))).code == "not-allowed", "somebody else did it"
    corrected = await edit(ask, "/brief correct f1 scope:toys")
    assert (await ask(undo_line(corrected), role=Role.ADMIN)).title.startswith("Undone")
    # An admin who is no longer one does not take back what it takes an admin to do.
    await bot.scope("slack:T1").set_role("editor", "admin", "tests")
    await bot.scope("slack:T1").rename_topic((await bot.scope("slack:T1").topics())[-1], "Roamer", "editor")
    assert (await edit(ask, "/brief undo")).code == "not-allowed"
