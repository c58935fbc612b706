"""Words that were broken at the end of a line."""

from __future__ import annotations

import pytest

from bot.reading.hyphens import without_broken_words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("a man-\nagement plan", "a management plan"),
        ("the em-\npowered crew", "the empowered crew"),
        ("a re-\nsource for all", "a resource for all"),
        ("an out-\nsourced task", "an outsourced task"),
        ("nation-\nwide strikes", "nationwide strikes"),
        ("a state-of-the-\nart dock", "a state-of-the-art dock"),
        ("a year-on-\nyear fall", "a year-on-year fall"),
        ("a well-estab-\nlished firm", "a well-established firm"),
        ("a UK-\nbased fund", "a UK-based fund"),
        ("the Norway-\nbased fund", "the Norway-based fund"),
        ("the COVID-\n19 rules", "the COVID-19 rules"),
        ("the 2023-\n24 season", "the 2023-24 season"),
        ("a 400-\ntonne crane", "a 400-tonne crane"),
        ("a non-\nprofit body", "a non-profit body"),
        ("the ex-\nminister said", "the ex-minister said"),
        ("they ex-\nplained it", "they explained it"),
        ("pre-\ntax profit", "pre-tax profit"),
        ("they pre-\npare it", "they prepare it"),
        ("its co-\nfounder left", "its co-founder left"),
        ("they co-\nordinate it", "they coordinate it"),
        ("The cargo sailed. They plan one cargo-\nhandling hall for handling it", "one cargo-handling hall"),
        ("The plan was sound. The broad-\ncast was on", "The broadcast was on"),
        ("its sub\u00ad\nsidiary", "its subsidiary"),
        ("the yard -\nthe largest", "the yard -\nthe largest"),
        ("no hyphen\nhere", "no hyphen\nhere"),
    ],
)
def test_the_hyphen_stays_where_it_belongs_to_the_word(lines: str, words: str) -> None:
    assert words in without_broken_words(lines)
