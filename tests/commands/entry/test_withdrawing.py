"""Withdrawn entries: in no answer of the workspace, until they are restored."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit

pytestmark = pytest.mark.usefixtures("shelf")


async def test_a_withdrawn_figure_is_in_no_answer_until_it_is_restored(ask: Ask) -> None:
    withdrawn = await edit(ask, "/brief withdraw f1 counts toys")
    assert "counts toys" in answered(withdrawn)
    for line in ("/rover stats", "/brief ask how many robots of the Rover series were sold?", "/brief latest", "/brief search robots sold"):
        assert "50,000" not in words(await ask(line)), line
    assert "50,000" in words(await ask("/rover stats", workspace="slack:T2"))
    assert answered(await edit(ask, "/brief restore f1"))
    assert "50,000" in words(await ask("/rover stats"))
