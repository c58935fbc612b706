"""Which words are names, and which names mean the same thing, over tables of short texts."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from tests.reading.names.clusters import NAMES


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_money_periods_zones_measures_and_labels_are_no_names(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read(text).mentions] == names
