"""What two entries are to each other: one preferred to the other, one a retelling of the other."""

from __future__ import annotations

import re

import pytest

from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit, undo_line

pytestmark = pytest.mark.usefixtures("shelf")


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
    shown = answered(await ask("/brief ask how many Rover robots sold?"))
    assert shown.index("45,000") < shown.index("50,000")
    assert "f1w is preferred here" in words(await ask("/brief source f1"))
    assert "preferred" not in words(await ask("/rover stats", workspace="slack:T2"))
    turned = await edit(ask, "/brief prefer f1 over:f1w")
    assert re.search(r"50,000.*also told: .*45,000.*f1 is preferred", words(await ask("/rover stats metric:sold")))
    await edit(ask, undo_line(turned))
    await edit(ask, undo_line(preferred))
    assert "preferred" not in words(await ask("/rover stats"))


async def test_an_article_retells_another_until_somebody_says_otherwise(ask: Ask) -> None:
    assert "same story as a2" in words(await ask("/rover sources"))
    assert "a source of its own" in answered(await edit(ask, "/brief retells a3 none"))
    assert "same story" not in words(await ask("/rover sources"))
    assert "same story as a2" in words(await ask("/rover sources", workspace="slack:T2"))
    assert "count as one source" in answered(await edit(ask, "/brief retells a3 a2"))
