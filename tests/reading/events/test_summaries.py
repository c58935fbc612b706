"""Summaries: a whole clause, shortened where a clause or phrase ends."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")


def summaries(text: str) -> list[str]:
    return [event.summary for event in read(text, published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # up to 32 words stay whole
        (
            "The number of paying users of Tern, the mapping service of Borel Cloud, rose by over 40% from quarter to quarter "
            "in the second quarter of 2030.",
            "The number of paying users of Tern, the mapping service of Borel Cloud, rose by over 40% from quarter to quarter "
            "in the second quarter of 2030.",
        ),
        # an insertion is left out first
        (
            "Maj Lind, the new chief executive of the ferry operator Hurtig Lines, told the harbour conference in April 2031 that Hurtig "
            "is turning its oldest terminal into a museum for the history of travel by sea.",
            "Maj Lind told the harbour conference in April 2031 that Hurtig is turning its oldest terminal into a museum for the history "
            "of travel by sea.",
        ),
        # an insertion in brackets, and one that holds the date, stay
        (
            "In early November 2030 or just before (by the calendar, a week ahead of Lind), chairman Uwe Aro said in a speech that Hurtig "
            "wants to make ferries a major means of commuting, for villages on the western coast above all.",
            "In early November 2030 or just before (by the calendar, a week ahead of Lind), chairman Uwe Aro said in a speech that Hurtig "
            "wants to make ferries a major means of commuting…",
        ),
    ],
)
def test_summary(text: str, expected: str) -> None:
    assert summaries(text)[:1] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hurtig Lines said on Tuesday that it would take over the harbour office and the old customs building of the town of Bergen in "
        "order to turn them into a school for sailors and engineers from all of the western districts.",
        "On 3 June 2030 the operator of ferries and trains along the western coast of Norway and its partners in Denmark, Sweden "
        "and Finland began to sell common tickets for all lines between the ports of the region and the towns behind them.",
        "Passengers who had booked a cabin on one of the three older ships and who had paid for it before the end of the winter, most of "
        "them from Germany, got their money back in March 2031 after a long dispute.",
    ],
)
def test_no_summary_ends_in_a_word_that_waits_for_more(text: str) -> None:
    summary = summaries(text)[-1]
    assert len(summary.split()) <= 33
    assert summary.rstrip("….").rsplit(" ", 1)[-1] not in {
        "to",
        "of",
        "the",
        "a",
        "and",
        "in",
        "for",
        "that",
        "would",
        "its",
        "with",
        "from",
        "turn",
    }
