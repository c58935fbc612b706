"""Adding and hiding topics."""

from __future__ import annotations

import pytest

from bot.core.document import Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words


@pytest.mark.usefixtures("shelf")
async def test_a_topic_is_added_for_one_workspace_and_hidden_there(ask: Ask) -> None:
    added = await ask('/brief topic add Lyon plant slash:lyon aliases:"Lyon works"', role=Role.ADMIN)
    assert added.title == "Topic added: Lyon plant"
    assert (await ask("/lyon stats")).code == "nothing-found"
    assert (await ask("/lyon stats", workspace="slack:T2")).code == "unknown-topic"
    await ask("/brief topic hide rover", role=Role.ADMIN)
    assert (await ask("/rover stats")).code == "unknown-topic"
    assert (await ask("/rover stats", workspace="slack:T2")).outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/brief topic add Stats", "is a command"),
        ("/brief topic add Globex aka Timeline", "is a command"),
        ("/brief topic add Globex Stats slash:stats", "stats"),
        ("/brief topic add Odd slash:über", "letters a-z"),
        ("/brief topic hide nobody", "nobody"),
    ],
)
async def test_a_bad_topic_is_refused(ask: Ask, line: str, says: str) -> None:
    document = await ask(line, role=Role.ADMIN)
    assert document.outcome in (Outcome.REFUSED, Outcome.MISTAKE)
    assert says in words(document)
