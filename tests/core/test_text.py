from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import capitalised, clean, counted, escaped_json, host_of, one_line, shorten


def test_characters_that_reverse_a_message_are_removed() -> None:
    assert clean("a\u202eb\x00c\x1b[31md\r\ne\tf") == "a b c [31md\ne\tf"
    assert one_line(" two\n\n lines\x07 ") == "two lines"


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_a_shortened_text_fits_and_says_so(text: str, size: int) -> None:
    short = shorten(text, size)
    assert len(short) <= size
    assert short == text or short.endswith("…")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.example/a?b#c", "news.example"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("javascript:alert(1)", None),
        ("https://user:word@news.example/", None),
        ("https://", None),
        ("https://[broken", None),
        ("https://a b", None),
        ("", None),
    ],
)
def test_only_plain_web_addresses_are_linked(url: str, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("number", "noun", "plural", "words"),
    [
        (1, "figure", "", "1 figure"),
        (0, "figure", "", "0 figures"),
        (2, "more story", "", "2 more stories"),
        (3, "day", "", "3 days"),
        (1, "digest is", "digests are", "1 digest is"),
        (2, "digest is", "digests are", "2 digests are"),
    ],
)
def test_a_number_stands_with_the_right_form_of_its_noun(number: int, noun: str, plural: str, words: str) -> None:
    assert counted(number, noun, plural) == words


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert capitalised("robots of Acme") == "Robots of Acme"
    assert capitalised("") == ""


def test_json_steers_no_terminal_and_reads_as_the_same() -> None:
    values = {"title": "a\x9b31m \u202eb\x7f\x1b[0m", "plain": "中文 é"}
    escaped = escaped_json(json.dumps(values, ensure_ascii=False))
    assert json.loads(escaped) == values
    assert not [character for character in escaped if unicodedata.category(character) in ("Cc", "Cf")]
    assert "中文 é" in escaped


@given(st.text())
def test_a_text_of_printable_characters_needs_no_cleaning(words: str) -> None:
    assert all(clean(one) == one for one in words if one.isprintable())
    assert clean(words) == "".join(clean(one) for one in words.replace("\r\n", "\n"))
