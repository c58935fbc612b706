"""Fingerprints: equal for copies, near for retellings, far for other texts, the same on every machine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.fingerprint import SIZE, fingerprint, similarity

STORY = (
    "Acme opened a plant in Leeds on Monday and said that it would hire four hundred people there by the end of the year. "
    "The plant will build pumps for farms and small towns, a market in which the company has been growing for a decade. "
    "Unions welcomed the news but asked for higher wages, since rents in the city have risen faster than pay for years."
)
RETOLD = (
    "Acme opened a plant in Leeds on Monday and said that it would hire four hundred people there. "
    "It will build pumps for farms and small towns, a market in which the company has been growing for a decade, an officer said. "
    "Unions welcomed the news but asked for higher wages."
)
OTHER = (
    "Globex closed its last shop in Paris after a bad winter, and its shares fell by a tenth before noon. "
    "Analysts had warned that the chain paid too much for its stores and too little attention to what people buy online."
)


def test_copies_are_equal_whatever_their_spaces_and_punctuation() -> None:
    assert fingerprint(STORY) == fingerprint(STORY.upper().replace(" ", "\n").replace(",", ""))
    assert similarity(fingerprint(STORY), fingerprint(STORY)) == 1


def test_a_retelling_is_similar_and_another_story_is_not() -> None:
    assert similarity(fingerprint(STORY), fingerprint(RETOLD)) > 0.35
    assert similarity(fingerprint(STORY), fingerprint(OTHER)) < 0.08


def test_the_order_of_words_matters() -> None:
    assert similarity(fingerprint(STORY), fingerprint(" ".join(sorted(STORY.split())))) < 0.2


def test_chinese_is_compared_by_character() -> None:
    text = "公司周一在利兹开设了一家工厂，并表示将在年底前在当地招聘四百人。工厂将为农场和小城镇生产水泵。"
    assert similarity(fingerprint(text), fingerprint(text.replace("周一", "星期二"))) > 0.5
    assert similarity(fingerprint(text), fingerprint("另一家公司关闭了在巴黎的最后一家商店，股价在中午之前下跌了一成。")) < 0.1


def test_the_numbers_are_the_same_everywhere() -> None:
    values = fingerprint("The same text gives the same numbers on every machine.")
    assert len(values) == SIZE
    assert values[:3] == (165118493130272, 4133892749596967, 2657973033753472)


def test_a_text_without_words_has_no_fingerprint_and_is_similar_to_none() -> None:
    assert fingerprint(" \n…!") == ()
    assert similarity((), ()) == 0
    assert similarity((), fingerprint(STORY)) == 0


def test_a_text_of_a_megabyte_has_a_fingerprint() -> None:
    text = " ".join(f"word{number}" for number in range(110_000))
    values = fingerprint(text)
    assert len(values) == SIZE
    assert similarity(values, fingerprint(f"{text} {STORY}")) > 0.9


@given(st.text(max_size=200))
def test_every_text_has_small_positive_numbers(text: str) -> None:
    values = fingerprint(text)
    assert len(values) in (0, SIZE)
    assert all(0 <= value < 2**53 for value in values)
    assert values == fingerprint(text)
