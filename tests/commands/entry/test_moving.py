"""Moving what was read under the wrong thing to another topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.document import Outcome
from bot.core.request import Role
from storage.records import EntryKind
from storage.store import Store
from storage.transfer.importing import import_lines
from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import answered, edit, undo_line

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.fixture
async def borealis(ask: Ask) -> None:
    await ask("/brief topic add Borealis slash:borealis", role=Role.ADMIN)
    await edit(ask, '/brief entry position "Bo Lind" title:CFO org:acme source:"The Example"')


MOVES = [
    ("f1", "stats", "rover", "robots sold", "from Rover to Borealis"),
    ("e1", "timeline", "acme", "opened an office in Lyon", "from Acme to Borealis"),
    ("q1", "quotes", "acme", "as dull as a kettle", "from Lena Ortiz to Borealis"),
    ("p1w", "people", "acme", "Bo Lind", "from Acme to Borealis"),
]


@pytest.mark.usefixtures("borealis")
@pytest.mark.parametrize(("ref", "command", "old", "says", "moved"), MOVES)
async def test_a_moved_entry_is_found_under_its_new_topic_alone_and_undo_brings_it_back(
    ask: Ask, ref: str, command: str, old: str, says: str, moved: str
) -> None:
    async def found(topic: str, workspace: str = "slack:T1") -> bool:
        return says.casefold() in words(await ask(f"/brief {command} {topic}", workspace=workspace)).casefold()

    assert await found(old)
    done = await edit(ask, f"/brief correct {ref} topic:borealis read under the wrong thing")
    assert f"Moved: {moved}" in answered(done)
    assert (await found(old), await found("borealis")) == (False, True)
    assert await found(old, "slack:T2") is (ref != "p1w"), "another workspace sees the library's as it was"
    log = answered(await edit(ask, f"/brief log {ref}"))
    assert f"corrected {ref}" in log
    assert "Borealis" in log
    assert "read under the wrong thing" in log
    again = await edit(ask, f"/brief correct {ref} topic:Borealis")
    assert again.code == "nothing-to-change"
    await edit(ask, undo_line(done))
    assert (await found(old), await found("borealis")) == (True, False)


@pytest.mark.parametrize("ref", ["f1", "e1", "q1"])
async def test_what_is_no_topic_is_refused_and_the_answer_says_how_to_make_it_one(ask: Ask, ref: str) -> None:
    refused = await edit(ask, f'/brief correct {ref} topic:"Nowhere Inc"')
    assert refused.code == "unknown-topic"
    assert "I follow no topic “Nowhere Inc”" in words(refused)
    assert "/brief topic add Nowhere Inc" in words(refused)
    assert (await edit(ask, f"/brief log {ref}")).outcome is not Outcome.MISTAKE


async def test_a_name_of_several_words_needs_no_quotation_marks_and_what_follows_is_the_reason(ask: Ask) -> None:
    done = await edit(ask, "/brief correct f1 topic:Acme Robotics it counts all of them")
    assert "Moved: from Rover to Acme" in answered(done)
    assert "Reason: it counts all of them" in answered(done)
    assert "Acme" in (await ask("/brief stats topic:Acme Robotics since:2024")).title


async def test_an_article_is_not_moved(ask: Ask) -> None:
    assert (await edit(ask, "/brief correct a1 topic:rover")).code == "bad-option"


@pytest.mark.usefixtures("borealis")
async def test_a_quotation_of_a_person_who_is_a_topic_stays_hers_and_the_answer_says_so(ask: Ask) -> None:
    done = await edit(ask, "/brief correct q1 topic:borealis")
    assert "Answers on Lena Ortiz show it too; if it is another's, give speaker:" in answered(done)
    await edit(ask, "/brief correct q1 occasion:a fair")
    assert "— Lena Ortiz, a fair" in words(await ask("/brief quotes ortiz"))
    assert "— Lena Ortiz, a fair" in words(await ask("/brief quotes borealis"))
    assert "— Lena Ortiz" not in words(await ask("/acme quotes")), "Lena Ortiz is a topic below Acme"


async def test_a_corrected_quotation_is_still_found_by_the_topics_that_its_sentence_names(ask: Ask) -> None:
    line = '/brief entry quote acme sentence:"“We like Rover and Acme,” Cy Moss said in Lyon yesterday." source:"The Example"'
    await edit(ask, line)
    assert "— Cy Moss" in words(await ask("/rover quotes"))
    await edit(ask, "/brief correct q1w occasion:a fair")
    assert "— Cy Moss, a fair" in words(await ask("/rover quotes"))
    await edit(ask, "/brief correct q1w topic:acme")
    assert "— Cy Moss" not in words(await ask("/brief quotes rover"))
    assert "— Cy Moss" in words(await ask("/acme quotes"))


@pytest.mark.usefixtures("borealis")
async def test_moves_are_exported_and_come_back_as_they_were(ask: Ask, store: Store, tmp_path: Path) -> None:
    for ref in ("f1", "e1", "q1", "p1w"):
        await edit(ask, f"/brief correct {ref} topic:borealis")
    lines = [line async for line in store.library().export()] + [line async for line in store.scoped("slack:T1").export()]
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        await import_lines(other.database, lines)
        ours = other.scoped("slack:T1")
        borealis = await ours.find_topic("Borealis")
        assert borealis is not None
        found = await ours.latest(topics=[borealis], kinds=[EntryKind.FACT, EntryKind.EVENT, EntryKind.QUOTE, EntryKind.POSITION])
        assert {one.ref for one in found} == {"f1", "e1", "q1", "p1w"}
    finally:
        await other.close()
