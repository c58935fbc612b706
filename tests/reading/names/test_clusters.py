"""Which words are names, and which names mean the same thing, over tables of short texts."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from tests.reading.names.clusters import APART, NAMES, SAME


def entities(text: str) -> dict[str, str]:
    return {mention.text: mention.entity for mention in read(text).mentions}


@pytest.mark.parametrize(("text", "one", "other"), [case for cases in SAME.values() for case in cases])
def test_two_forms_of_a_name_mean_one_thing(text: str, one: str, other: str) -> None:
    found = entities(text)
    assert found[one] == found[other]


@pytest.mark.parametrize(("text", "one", "other"), [case for cases in APART.values() for case in cases])
def test_subsidiaries_versions_and_look_alikes_stay_apart(text: str, one: str, other: str) -> None:
    found = entities(text)
    assert found[one] != found[other]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_money_periods_zones_measures_and_labels_are_no_names(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read(text).mentions] == names
