"""What a line says of a feed in words of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.feed.line import interval, read_feed_line
from bot.core.errors import BadOption

URL = "https://news.example/feed.xml"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("words", "topics", "wanted", "every"),
    [
        (URL, None, None, None),
        (f"{URL} every 1h", None, None, HOUR),
        (f"{URL} every hour", None, None, HOUR),
        (f"{URL} hourly, please", None, None, HOUR),
        (f"every 90 minutes {URL}", None, None, 1.5 * HOUR),
        (f"{URL} daily", None, None, 24 * HOUR),
        (f"{URL} twice a day", None, None, 12 * HOUR),
        (f"{URL} for acme", ("acme",), None, None),
        (f"{URL} about Acme Robotics and rover", ("Acme Robotics", "rover"), None, None),
        (f"{URL} only items on acme every 2 hours", ("acme",), None, 2 * HOUR),
        (f"{URL} -sport", None, ("-sport",), None),
        (f"{URL} without sport or weather", None, ("-sport", "-weather"), None),
        (f"{URL} with chip, data centre -sport", None, ("chip", "data centre", "-sport"), None),
        (f"follow {URL} with chip on acme daily", ("acme",), ("chip",), 24 * HOUR),
        (f"{URL} topics none words none", (), (), None),
    ],
)
def test_a_line_is_read_in_any_order(
    words: str, topics: tuple[str, ...] | None, wanted: tuple[str, ...] | None, every: timedelta | None
) -> None:
    line = read_feed_line(words)
    assert (line.addresses, line.topics, line.words, line.every, line.unknown) == ((URL,), topics, wanted, every, "")


@pytest.mark.parametrize(
    ("words", "unknown"), [(f"{URL} gibberish", "gibberish"), (f"gibberish {URL} every 2h", "gibberish"), ("hello", "hello")]
)
def test_what_says_nothing_of_a_feed_is_named(words: str, unknown: str) -> None:
    assert read_feed_line(words).unknown == unknown


@pytest.mark.parametrize("words", [f"{URL} every soon", f"{URL} every 5 minutes", f"{URL} every 90 days"])
def test_an_interval_that_can_not_be_kept_is_refused(words: str) -> None:
    with pytest.raises(BadOption):
        read_feed_line(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30m", HOUR / 2),
        ("half an hour", HOUR / 2),
        ("an hour", HOUR),
        ("2 hrs", 2 * HOUR),
        ("1 week", 168 * HOUR),
        ("every day", 24 * HOUR),
    ],
)
def test_intervals_in_words(words: str, expected: timedelta) -> None:
    assert interval(words) == expected
