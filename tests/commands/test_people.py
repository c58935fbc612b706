"""/TOPIC people: who holds and held which position, each with its proof; and positions where other entries are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.commands.people import Term, term_of
from bot.core.document import Document, Heading, Listing, Outcome
from bot.core.request import Role
from storage.drafts import ArticleDraft, PositionDraft, TopicDraft, lines_of
from storage.records import Position
from storage.store import Store
from storage.values import AboutBasis, Origin, PartialDate
from tests.commands import acme
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.digests.entries import position

SENTENCES = (
    "Lena Ortiz became chief executive of Acme in September 2023.",
    "It made Bo Lind its head of finance in 2025.",
    "Ortiz is the chief executive of Acme.",
)


def _position(number: int, **known: Any) -> PositionDraft:
    start = "\n".join(SENTENCES).index(SENTENCES[number])
    return PositionDraft(start=start, end=start + len(SENTENCES[number]), **known)


def _article() -> ArticleDraft:
    head = {"person": "Lena Ortiz", "title": "chief executive", "organisation": "Acme"}
    positions = (
        _position(2, **head),
        _position(0, **head, since=PartialDate.month(2023, 9)),
        _position(
            1,
            person="Bo Lind",
            title="head of finance",
            organisation="Acme",
            since=PartialDate.year(2025),
            about_basis=AboutBasis.PRONOUN,
        ),
    )
    return acme.article(SENTENCES, "Who leads Acme", PartialDate.month(2025, 2), positions=positions)


def _items(document: Document) -> list[str]:
    return [item.lead for block in document.blocks if isinstance(block, Listing) for item in block.items]


@pytest.mark.usefixtures("shelf")
async def test_people_are_listed_newest_first_each_position_once_with_all_its_proofs(ask: Ask, store: Store) -> None:
    await store.library().add_article(_article(), by="tests")
    document = await ask("/acme people")
    assert _items(document) == ["Bo Lind", "Lena Ortiz"]
    said = words(document)
    assert "Lena Ortiz: chief executive of Acme (from Sep 2023) [2][3]" in said
    assert "Bo Lind: head of finance of Acme (from 2025) [1]" in said
    assert [source.sentence for source in document.sources] == [SENTENCES[1], SENTENCES[0], SENTENCES[2]]
    assert words(await ask("/brief people lena ortiz")).count("• ") == 1
    capped = words(await ask("/acme people limit:1"))
    assert "and 1 more position; add limit:2 to see it" in capped
    assert (await ask("/acme people as-of:2024")).outcome is Outcome.NOTHING_FOUND


async def _held(ask: Ask, person: str, known: str = "") -> None:
    await ask(f'/brief entry position "{person}" title:CEO org:acme {known} source:"The Example"', role=Role.EDITOR)


@pytest.mark.usefixtures("shelf")
async def test_who_is_in_office_comes_first_then_who_comes_then_who_was(ask: Ask) -> None:
    await _held(ask, "Ada Roe", "from:2001 until:2010")
    await _held(ask, "Cy Moss", "from:2010")
    await _held(ask, "Bo Lind", 'from:2020 predecessor:"Cy Moss"')
    await _held(ask, "Uma Bray", "from:2998")
    document = await ask("/acme people")
    assert _items(document) == ["Bo Lind", "Uma Bray", "Cy Moss", "Ada Roe"]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["In office, as far as is known", "Coming", "Formerly"]
    assert _items(await ask("/acme people limit:1")) == ["Bo Lind"]


def _one(person: str, since: str = "", until: str = "", predecessor: str | None = None) -> Position:
    return replace(position(1, person=person, since=since, until=until), predecessor=predecessor)


@pytest.mark.parametrize(
    ("reports", "others", "term"),
    [
        ([_one("Bo")], [], Term.NOW),
        ([_one("Bo", "2020", "2025-06-14")], [], Term.BEFORE),
        ([_one("Bo", "2020", "2025-06-15")], [], Term.NOW),
        ([_one("Bo", "2025-06-16")], [], Term.LATER),
        ([_one("Bo", "2020")], [_one("Cy", "2025", predecessor="bo")], Term.BEFORE),
        ([_one("Bo", "2020")], [_one("Cy", "2026", predecessor="Bo")], Term.NOW),
        ([_one("Bo", "2020")], [_one("Cy", "2025")], Term.NOW),
        ([_one("Bo", "2020"), _one("Bo", until="2024")], [], Term.BEFORE),
        ([_one("Bo", "2022"), _one("Bo", until="2010")], [], Term.NOW),
        ([replace(_one("Bo"), successor="Cy")], [], Term.BEFORE),
    ],
)
def test_who_is_in_office_on_a_day(reports: list[Position], others: list[Position], term: Term) -> None:
    assert term_of(reports, [reports, *([one] for one in others)], date(2025, 6, 15)) is term


@pytest.mark.usefixtures("shelf")
async def test_where_no_position_is_stored_it_says_so(ask: Ask) -> None:
    document = await ask("/rover people")
    assert (document.outcome, document.code) == (Outcome.NOTHING_FOUND, "nothing-found")
    assert "no position at Rover or of it" in words(document)


@pytest.mark.usefixtures("shelf")
async def test_the_source_of_a_position_opens_says_how_its_organisation_is_known_and_it_can_be_withdrawn(ask: Ask, store: Store) -> None:
    added = await store.library().add_article(_article(), by="tests")
    _, _, finance = added.positions
    shown = words(await ask(f"/brief source {finance.ref}"))
    assert "Bo Lind: head of finance of Acme (from 2025)" in shown
    assert SENTENCES[1] in shown
    assert "It is about Acme, which the sentence means without its name." in shown
    assert "0 quotations, 3 positions" in words(await ask(f"/brief source {added.article.ref}"))
    await ask(f"/brief entry withdraw {finance.ref} it was a rumour", role=Role.EDITOR)
    assert "Bo Lind" not in words(await ask("/acme people"))


async def test_a_card_shows_positions_as_its_last_lines_which_can_be_left_out(ask: Ask, store: Store) -> None:
    draft = _article().model_copy(update={"facts": (acme.first().facts[0],), "main_subjects": ()})
    assert lines_of(draft)[1:] == draft.positions
    review = await store.scoped(WORKSPACE).hold_for_review(draft, origin=Origin.READ, by="member", platform="slack")
    card = words(await ask(f"/brief review show {review.ref}", role=Role.EDITOR))
    assert "1, 3, 4: Rover, robots sold" in card
    assert "Lena Ortiz: chief executive of Acme (from Sep 2023)" in card
    assert SENTENCES[1] in card
    without = await ask(f"/brief review choose {review.ref} without:3", role=Role.EDITOR)
    assert "Approve 3" in [choice.label for choice in without.choices]
    await ask(f"/brief review edit {review.ref} 4 title head of accounts", role=Role.EDITOR)
    await ask(f"/brief review approve {review.ref}", role=Role.EDITOR)
    await ask("/brief topic add Acme", role=Role.ADMIN)
    people = words(await ask("/brief people Acme"))
    assert "Bo Lind: head of accounts of Acme (from 2025)" in people
    assert "(from Sep 2023)" not in people


async def test_a_topic_that_has_the_commands_word_as_its_slash_name_keeps_it(ask: Ask, store: Store) -> None:
    await store.library().add_topic(TopicDraft(name="People Weekly", slash="people"), "tests")
    assert (await ask("/people stats")).title == "People Weekly: figures"
    assert (await ask("/brief people people")).title == "People Weekly: people"
