"""The JSON Lines format, input and output."""

from __future__ import annotations

import json

import pytest

from bot.reading.article import read
from bot.reading.jsonl import BadLine, article_of, to_json, unread

TEXT = (
    "Acme doubles down on clouds\n\n"
    "LONDON, May 8, 2024 (Reuters) - Acme Cloud said on Wednesday that it would invest more than 5 billion dollars in data centres.\n\n"
    '"We have over 1 million customers," Jane Porter said.\n'
)


def test_the_output_object_has_the_specified_keys_and_plain_decimals() -> None:
    read_ = to_json("a", read(TEXT))
    assert set(read_) == {
        "id",
        "title",
        "publisher",
        "language",
        "published",
        "dates",
        "quantities",
        "mentions",
        "facts",
        "events",
        "quotes",
        "positions",
        "topics",
    }
    assert read_["published"] == {"value": "2024-05-08", "precision": "day", "basis": "stated"}
    [money, customers] = read_["quantities"]
    assert (money["value"], money["high"], money["unit"], money["comparator"]) == ("5000000000", None, "USD", ">")
    assert (customers["value"], customers["unit"]) == ("1000000", "customers")
    fact = read_["facts"][0]
    assert set(fact) == {
        "start",
        "end",
        "subject",
        "metric",
        "scope",
        "nature",
        "value",
        "high",
        "unit",
        "comparator",
        "as_of",
        "attributed_to",
        "about",
    }
    assert TEXT[fact["start"] : fact["end"]].endswith("in data centres.")
    assert set(fact["as_of"]) == {"value", "precision", "basis"}
    assert json.loads(json.dumps(read_)) == read_


def test_unknown_values_are_null() -> None:
    read_ = to_json("b", read("Acme has 40 employees in a town by the sea."))
    assert read_["published"] is None
    assert read_["facts"][0]["as_of"] == {"value": None, "precision": "unknown", "basis": "unknown"}


def test_a_text_that_is_no_article_gives_an_object_with_empty_lists() -> None:
    given = article_of('{"id": 7, "text": ""}')
    assert given.id == "7"
    empty = unread(given)
    assert empty["facts"] == empty["events"] == []
    assert set(empty) == set(to_json("7", read(TEXT)))


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2024-05-08", "2024-05-08"),
        ("2024-05", "2024-05"),
        ("2024-05-08T10:00:00Z", "2024-05-08"),
        ("08-05-2024", "2024-05-08"),
        ("05/08/2024", "2024-05-08"),
        ("27 February 2025", "2025-02-27"),
        ("Feb. 27, 2025", "2025-02-27"),
    ],
)
def test_the_publication_date_is_read_in_its_usual_forms(stated: str, value: str) -> None:
    given = article_of(json.dumps({"id": "a", "text": "t", "published": stated}))
    assert given.published is not None
    assert given.published.value == value


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "no object"),
        ('{"text": "t"}', "“id”"),
        ('{"id": "a"}', "“text”"),
        ('{"id": "a", "text": 5}', "“text” is int"),
        ('{"id": "a", "text": "t", "published": "soon"}', "no date"),
    ],
)
def test_a_bad_line_is_refused_with_a_message_that_names_the_fault(line: str, message: str) -> None:
    with pytest.raises(BadLine, match=message):
        article_of(line)
