"""Whose a figure is by what it measures, where an article is about a company and its product."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import plain

LAUNCH = (
    "Jarvik Labs puts out Okapi 2, an open phone\n\nJarvik Labs, a start-up from Tartu, released Okapi 2 on Thursday. Okapi 2 has a screen "
    "of 6 inches. {sentence}\n"
)


@pytest.mark.parametrize(
    ("sentence", "value", "owner"),
    [
        ("Revenue came to 21 million euros last year.", "21000000", "Jarvik Labs"),
        ("The start-up employs 140 people.", "140", "Jarvik Labs"),
        ("Net profit was 3 million euros.", "3000000", "Jarvik Labs"),
        ("The weight is 190 grams.", "190", "Okapi 2"),
        ("Its rival Mandel Phones employs 900 people.", "900", "Mandel Phones"),
        ("Okapi 2 has a weight of 180 grams.", "180", "Okapi 2"),
    ],
)
def test_a_figure_is_the_makers_or_the_products_by_what_it_measures(sentence: str, value: str, owner: str) -> None:
    found = {plain(fact.quantity.value): fact.subject for fact in read(LAUNCH.format(sentence=sentence)).facts}
    assert found[value] == owner
