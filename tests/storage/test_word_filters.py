"""Filters of words."""

from __future__ import annotations

import pytest

from storage.word_filters import contradicted, mentions_any


@pytest.mark.parametrize(
    ("words", "passes"),
    [((), True), (("plant",), True), (("PLANT", "x"), True), (("plan",), False), (("-Leeds",), False), (("plant", "-york"), True),
     (("four hundred",), True), (("-",), True), (("c++",), False), (("工厂",), False)],
)  # fmt: skip
def test_words_are_matched_whole(words: tuple[str, ...], passes: bool) -> None:
    assert mentions_any("Acme opened a plant in Leeds and hired four hundred people.", words) is passes
    assert mentions_any("阿里在利兹开设工厂。", ("工厂",))


def test_a_filter_that_nothing_can_pass_is_noticed() -> None:
    assert contradicted(("chip", "wafer", "-Chip")) == "chip"
    assert contradicted(("chip", "-sport")) is None
