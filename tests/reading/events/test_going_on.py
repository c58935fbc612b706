"""What has been going on since a date began then; what is due by the end of a month is ahead; calls about results are no happenings."""

from __future__ import annotations

import pytest

from bot.reading.article import read

LEAD = "Halden Air grows\n\nBERGEN, May 12, 2031 (Quaynews) - Halden Air spoke about its plans.\n\n"


def dates(sentence: str) -> list[str]:
    return [event.date.value for event in read(f"{LEAD}{sentence}", title="Halden Air grows").events if event.start >= len(LEAD)]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Halden Air has been making mustard in Saint-Aurel, a village of 900 people, since 1874.", "1874"),
        ("The coastguard has had the new model on 14 ships since February.", "2031-02"),
        ("By the end of September all but two of the grounded aircraft should be flying again.", "2031-09"),
        ("Ann Roe is 68 and will step down on 1 June.", "2031-06-01"),
        # kept aside
        ("Ann Roe has led the 40 cooks of the hotel since 2019.", "2019"),
        ("Until the end of July the closed hangar will stay empty.", "2031-07"),
        ("The founder stood down on 3 March after 12 years.", "2031-03-03"),
    ],
)
def test_the_date_is_that_of_an_event(sentence: str, date: str) -> None:
    assert date in dates(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares of Halden Air are at their highest since 2019.",
        "The price has fallen by 5% since June.",
        "Halden Air has sold 40 planes since 2029.",
        "The company will host a call today at 8:30 a.m. ET.",
        "Management will discuss the results today at 4:30 p.m. Eastern Time.",
        "(Corrects number of Halden Air's routes in a story of Feb. 26 to 58, not 85.)",
        "Sales were down on 2029.",
    ],
)
def test_it_is_none(sentence: str) -> None:
    assert dates(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Dongbaek, a carrier that owns 17 per cent, will put the model on its phones from February.", "2032-02"),
        ("“They need it to look things up,” says Nomvula Roe, who has run the library since 2016.", "2016"),
    ],
)
def test_something_begins_then(sentence: str, date: str) -> None:
    assert date in dates(sentence)
