"""Corrections: what an entry says then, what is refused, who may, and undoing them."""

from __future__ import annotations

import re

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit, undo_line

pytestmark = pytest.mark.usefixtures("shelf")


async def test_a_correction_shows_before_and_now_and_can_be_undone(ask: Ask) -> None:
    corrected = await edit(ask, '/brief correct f1 scope:"robots and toys" as-of:2024-04 the toys count')
    said = answered(corrected)
    assert "(delivery robots and toys)" in said
    assert "(robots and toys)" in said
    assert "the toys count" in said
    assert "The sentence does not say Apr 2024; " in said
    assert "Robots sold: more than 50,000 robots [2] · Apr 2024 (inferred) · robots and toys" in words(await ask("/rover stats"))
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
async def test_an_impossible_request_is_refused_with_the_next_step(ask: Ask, line: str, code: str) -> None:
    document = await edit(ask, line)
    assert document.code == code, words(document)
    assert len(document.blocks) > 1


async def test_the_log_lists_each_action_and_undo_reverts_them_one_by_one(ask: Ask) -> None:
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


async def test_only_editors_correct_and_nobody_undoes_what_needs_a_higher_role(ask: Ask, bot: Bot) -> None:
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
