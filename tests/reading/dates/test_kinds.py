"""Kinds of dates: for each a table of sentences with the values that must be read, and those that must not."""

from __future__ import annotations

import pytest

from bot.reading import dates
from bot.reading.sentences import split
from storage.values import PartialDate

#: A Wednesday.
NOW = "2025-03-05"
Row = tuple[str, tuple[str, ...], tuple[str, ...]]


def values(text: str, published: str | None = NOW) -> list[str]:
    return [mention.value for mention in dates.find(text, split(text), PartialDate.parse(published) if published else None)]


DAYS: tuple[Row, ...] = (
    # The n-th weekday of a month
    ("The council meets on the first Monday of next month.", ("2025-04-07",), ("2025-03-10",)),
    ("It was held on the third Thursday of May 2019.", ("2019-05-16",), ()),
    ("It was held on the last Friday in August 2021.", ("2021-08-27",), ("2025-02-28",)),
    ("Payments are due on the second Wednesday in June.", ("2025-06-11",), ()),
    ("The fair opened on the first Saturday in February.", ("2025-02-01",), ()),
    ("The fair will open on the fourth Sunday of this month.", ("2025-03-23",), ()),
    ("It closed on the final Tuesday of last month.", ("2025-02-25",), ()),
    ("They will vote on the 2nd Sunday of November.", ("2025-11-09",), ()),
    # Two days back and ahead
    ("They arrived the day before yesterday.", ("2025-03-03",), ("2025-03-04", "2025-03")),
    ("The shop opens the day after tomorrow.", ("2025-03-07",), ("2025-03-06",)),
    # Offsets from a day
    ("The ferry sails two weeks from Saturday.", ("2025-03-22",), ()),
    ("The trial opens a week from today.", ("2025-03-12",), ()),
    ("He resigned a year ago today.", ("2024-03-05",), ("2024",)),
    ("They left ten days after June 3, 2022.", ("2022-06-13",), ()),
    ("The bridge fell three days before Christmas.", ("2024-12-22",), ()),
    ("The bridge fell the day after Christmas.", ("2024-12-26",), ()),
    ("She left two months after 14 May 2020.", ("2020-07",), ()),
    ("It was sold a month before August 2021.", ("2021-07",), ()),
    ("The roof leaked a week ago Monday.", ("2025-02-24",), ()),
    ("It was bought five years after 2012.", ("2017",), ()),
    ("The lease ends two days after tomorrow.", ("2025-03-08",), ()),
    # In N weeks
    ("The museum will reopen in three weeks.", ("2025-W13",), ("P3W",)),
    ("The museum will reopen in ten days' time.", ("2025-03-15",), ()),
    ("A decision is expected in two months' time.", ("2025-05",), ()),
    ("The vote takes place in six weeks.", ("2025-W16",), ()),
    ("They will build nine boats in two weeks.", ("P2W",), ("2025-W12",)),
    ("It sold nine boats in two weeks.", ("P2W",), ("2025-W12",)),
    ("It will open for the first time in ten years.", ("P10Y",), ("2035",)),
    # Quarters of another year
    ("It will list in next year's second quarter.", ("2026-Q2",), ("2026",)),
    ("It listed in last year’s third quarter.", ("2024-Q3",), ("2024",)),
    ("It lost money in 2023's fourth quarter.", ("2023-Q4",), ("2023",)),
    ("It grew in this year's first half.", ("2025-H1",), ()),
    # A weekday beside its date
    ("They met on 4 June 2021, a Friday.", ("2021-06-04",), ("2025-02-28",)),
    ("They met on June 4, 2021 (a Friday).", ("2021-06-04",), ("2025-02-28",)),
    ("They met on 4 June 2021 (Friday).", ("2021-06-04",), ("2025-02-28",)),
    ("It happened on Thu Jun 3 08:15:00 2021.", ("2021-06-03T08:15",), ("2025-02-27",)),
    ("It happened on Sun, 14 Feb 2021 08:15:00 GMT.", ("2021-02-14",), ("2025-03-02",)),
    ("It happened on Mon Jan 4 08:15:00 EST 2021.", ("2021-01-04T08:15",), ()),
    ("They met on Friday, 4 June 2021.", ("2021-06-04",), ()),
    # Compact dates
    ("The receipt is from 20230917.", ("2023-09-17",), ()),
    ("The receipt is from 2023/9/17.", ("2023-09-17",), ()),
    ("The receipt is from 2023.9.17.", ("2023-09-17",), ()),
    ("The receipt is from 17Sep2023.", ("2023-09-17",), ()),
    ("The receipt is from 17-SEP-23.", ("2023-09-17",), ()),
    ("The receipt is from 7-Sept-2023.", ("2023-09-07",), ()),
    ("The receipt is from 17Sep23.", ("2023-09-17",), ()),
    ("The receipt is from 17/Sep/2023.", ("2023-09-17",), ()),
    # Ranges whose ends belong together
    ("The road will be closed from Thursday through Sunday.", ("2025-03-06", "2025-03-09"), ()),
    ("The road will be closed from Tuesday to Friday.", ("2025-03-11", "2025-03-14"), ("2025-03-07",)),
    ("The road was closed from Monday to Thursday.", ("2025-02-24", "2025-02-27"), ("2025-03-03",)),
    ("Exports fell between January and April.", ("2024-01", "2024-04"), ("2025-01",)),
    ("Exports fell from November to January.", ("2024-11", "2025-01"), ()),
    ("The hall will be shut from December to February.", ("2025-12", "2026-02"), ()),
    ("It ran from March 3 to 5.", ("2025-03-03", "2025-03-05"), ()),
    ("It will run between June 28 and July 3.", ("2025-06-28", "2025-07-03"), ()),
    # Words that are no months and counts that are no years
    ("The Harvest March for Jobs was held on 4 May.", (), ("2025-03", "2024-03")),
    ("March on the ministry, they cried.", (), ("2025-03",)),
    ("The march began at noon and may end soon.", (), ("2025-03", "2024-05")),
    ("The firm has 1997 members.", (), ("1997",)),
    ("The port handles 2015 containers and 1900 lorries a day.", (), ("2015", "1900")),
    ("The school taught 2010 pupils, and 1985 of them passed.", (), ("2010", "1985")),
    ("They rescued 1950 dogs.", (), ("1950",)),
    ("It reported 2023 sales and 2024 results.", ("2023", "2024"), ()),
    ("In 2024 buyers paid less.", ("2024",), ()),
    ("Since 2019 prices doubled.", ("2019",), ()),
    ("In March on the island it snowed.", ("2025-03",), ()),
    ("March sales rose.", ("2025-03",), ()),
    # Invisible characters and ligatures
    ("It lost money in the ﬁrst quarter of 2023.", ("2023-Q1",), ()),
    ("It closed on 4 Sep\u00adtember 2023.", ("2023-09-04",), ()),
    ("It closed on\u200b 4\u200b September\ufeff 2023.", ("2023-09-04",), ()),
    ("It closed on 4\u00a0September\u202f2023.", ("2023-09-04",), ()),
)


@pytest.mark.parametrize(("text", "right", "wrong"), DAYS)
def test_days(text: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    read = values(text)
    assert [value for value in right if value not in read] == []
    assert [value for value in wrong if value in read] == []
