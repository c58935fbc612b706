from __future__ import annotations

from dataclasses import replace

import pytest

from bot.wording.entries import (
    STATUS_CHOICES,
    about_note,
    describe_entry,
    describe_with_ref,
    item_of,
    spoken_words,
    status_label,
    title_with_ref,
    with_entries,
)
from bot.wording.sources import Citations
from storage.drafts import About
from storage.records import Entry, Event, Fact, Quote
from storage.values import AboutBasis, EventStatus, Nature
from tests.digests.entries import article, event, fact, quote


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (fact(1, scope="in Lyon"), "Acme, shops (in Lyon): over 40,000 (Oct 2026)"),
        (fact(1, nature=Nature.PLANNED), "Acme, shops: planned: over 40,000 (Oct 2026)"),
        (event(1, "2026-10"), "Oct 2026: Something happened, as event 1 tells."),
        (quote(1), "Head of logistics: “We will double our fleet”"),
        (replace(quote(1), speaker=None), "speaker not named: “We will double our fleet”"),
        (article(1, title="Acme opens a plant"), "“Acme opens a plant” (The Example, 14 Nov 2026)"),
    ],
)
def test_an_entry_is_described_on_one_line(entry: Entry, words: str) -> None:
    assert describe_entry(entry) == words
    assert describe_with_ref(entry) == f"{entry.ref}, {words}"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("We move goods,", "We move goods"),
        ("我们有信心，", "我们有信心"),
        ("We move, we stop.", "We move, we stop."),
        ("Why not?", "Why not?"),
    ],
)
def test_the_comma_before_she_said_is_left_out(printed: str, shown: str) -> None:
    assert spoken_words(replace(quote(1), words=printed)) == shown


def test_long_words_are_cut() -> None:
    assert describe_entry(article(1, title="Acme " * 60)).startswith("“Acme Acme")
    assert "…” (The Example" in describe_entry(article(1, title="Acme " * 60))


def test_an_article_is_named_with_its_reference() -> None:
    assert title_with_ref(article(5, title="Acme opens a plant")) == "“Acme opens a plant” (a5)"


@pytest.mark.parametrize(
    ("entry", "lead", "words"),
    [
        (fact(1), "Acme, shops", "over 40,000 (Oct 2026) "),
        (replace(event(1, "2026-10"), status=EventStatus.PLANNED), "Oct 2026", "Something happened, as event 1 tells. (planned) "),
        (quote(1), "Head of logistics", "“We will double our fleet” "),
    ],
)
def test_an_item_has_its_lead_its_words_and_its_proof(entry: Entry, lead: str, words: str) -> None:
    citations = Citations()
    item = item_of(entry, citations)
    assert item.lead == lead
    assert item.spans[0].model_dump()["text"] == words
    assert item.entries == (entry.ref,)
    assert [source.number for source in citations.sources] == [1]


def test_every_status_can_be_typed() -> None:
    assert [EventStatus(choice) for choice in STATUS_CHOICES] == list(EventStatus)


def test_only_an_event_that_did_not_simply_happen_has_a_label() -> None:
    assert (status_label(EventStatus.PAST), status_label(EventStatus.PREDICTED)) == ("", "predicted")


def test_entries_that_go_with_an_article_are_counted() -> None:
    assert with_entries(1) == "with 1 entry that was read from it"
    assert with_entries(5) == "with 5 entries that were read from it"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (fact(1), ""),
        (quote(1), ""),
        (replace(event(1, "2026-10"), about=About(name="Acme")), ""),
        (replace(fact(1), about_basis=AboutBasis.PRONOUN), "It is about Acme, which the sentence means without its name."),
        (
            replace(event(1, "2026-10"), about=About(name="Lyon Ltd", basis=AboutBasis.PRONOUN)),
            "It is about Lyon Ltd, which the sentence means without its name.",
        ),
        (replace(quote(1), about=About(name="Acme", basis=AboutBasis.ARTICLE)), "It is about Acme, as the article is."),
    ],
)
def test_whom_an_entry_is_about_is_shown_where_its_sentence_does_not_name_it(entry: Fact | Event | Quote, words: str) -> None:
    assert about_note(entry) == words
