"""Which days a text offers for its own publication."""

from __future__ import annotations

from datetime import date

import pytest

from bot.entries.publication import possible_dates
from bot.reading.article import read

TODAY = date(2032, 1, 15)
FILLER = "The ferry line carries people and goods between the islands and the town, in summer and in winter. " * 8


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Oda Line was founded on 3 March 2019 and opened its first route on 12 June 2020.", ["2020-06-12", "2019-03-03"]),
        ("Oda Line ordered two ships last April. It will sail again next week.", []),  # relative to what is asked for
        ("Oda Line will open a route on 1 May 2032.", []),  # it has not come
        ("Oda Line sank in 1931.", []),  # a year is too coarse to resolve anything from
        ("Oda Line opened a route in May 2031.", ["2031-05"]),
        ("奥达航运于2030年3月5日在奥斯陆成立，拥有两艘渡轮。", ["2030-03-05"]),
        (f"Oda Line, seen on 4 May 2029.\n\n{FILLER}It sold a ship on 9 May 2030. {FILLER}", ["2029-05-04", "2030-05-09"]),
        (
            "One on 1 May 2020, two on 2 May 2020, three on 3 May 2020, four on 4 May 2020 for Oda.",
            ["2020-05-04", "2020-05-03", "2020-05-02"],
        ),
    ],
)
def test_stated_days_that_have_come_are_offered_the_likeliest_first(text: str, offered: list[str]) -> None:
    draft = read(text, title="Oda Line")
    assert draft.published is None
    assert [when.value for when in possible_dates(draft, TODAY)] == offered
