"""Narratives are distinguished from news, and their dates are resolved from one another."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading import dates
from bot.reading.dates.narrative import Tenses, is_narrative
from bot.reading.sentences import split
from storage.values import PartialDate

HISTORY = (
    "The war began on 1 September 1839, when the northern army crossed the river. Two days later the south declared war. "
    "On September 17, a third army came from the east. The capital fell on October 6. In November, peace was offered. "
    "In January the fighting went on. The following spring, the north attacked. By June 1840, the coast was lost. "
    "That summer, the fleet sailed. In January 1841 the south advanced; the next month it took the port. "
    "The Treaty of 1842 ended it. The previous year, 3000 men had fallen. At dawn on 6 June 1844 the last fort was given up."
)
EXPECTED = (
    "1839-09-01 1839-09-03 1839-09-17 1839-10-06 1839-11 1840-01 1840-SP 1840-06 1840-SU 1841-01 1841-02 1842 1841 1844-06-06TMO"
).split()


def test_what_is_seen_from_a_day_that_is_not_known_is_resolved_from_no_year_of_the_text() -> None:
    text = (
        "She took over the mill in 2011. In 2015 she bought looms, in 2019 she dropped ropes, and a second mill opened in September 2022. "
        "Last year's turnover was 27 million euros, up from 21 million in 2020. Next spring a museum opens."
    )
    found = {m.text: m.value for m in dates.find(text, split(text), None)}
    assert found["September 2022"] == "2022-09"
    assert {name: value for name, value in found.items() if "ast year" in name or "ext spring" in name} == {
        "Last year": "PAST_REF",
        "Next spring": "XXXX-SP",
    }
    dated = {m.text: m.value for m in dates.find(text, split(text), PartialDate.day(date(2026, 12, 3)))}
    assert (dated["Last year"], dated["Next spring"]) == ("2025", "2027-SP")


@pytest.mark.parametrize("published", [None, PartialDate.day(date(2009, 12, 19))])
def test_dates_in_a_narrative_are_resolved_from_the_one_before(published: PartialDate | None) -> None:
    assert [m.value for m in dates.find(HISTORY, split(HISTORY), published)] == EXPECTED


SHORT_HISTORY = (
    "The siege began in April 1813. On 2 May the gate fell, and on the night of the 18th 300 men fled. "
    "The next day was quiet. In June a peace was "
    "signed; it lasted until 13 August. On October 16 the armies met again. By November the army was home."
)


def test_the_year_of_a_month_follows_from_the_events_around_it() -> None:
    text = "More cuts may follow a round in January, when Acme laid off 200 people."
    (mention,) = dates.find(text, split(text), PartialDate.day(date(2023, 11, 6)))
    assert mention.value == "2023-01"


def test_a_narrative_with_few_years_is_recognised_by_dates_that_continue_each_other() -> None:
    found = [m.value for m in dates.find(SHORT_HISTORY, split(SHORT_HISTORY), PartialDate.day(date(2014, 1, 1)))]
    assert found == "1813-04 1813-05-02 1813-05-18TNI 1813-05-19 1813-06 1813-08-13 1813-10-16 1813-11".split()


def test_an_old_year_does_not_make_a_report_a_narrative() -> None:
    text = "Acme, founded in 1813, said sales rose in October. On Friday it hired 20 people. It will open in June."
    assert [m.value for m in dates.find(text, split(text), PartialDate.day(date(2024, 11, 24)))] == [
        "1813",
        "2024-10",
        "2024-11-22",
        "2025-06",
    ]


def test_early_years_are_read_in_a_narrative() -> None:
    text = "The town was razed in 146 BC. By 200 AD it was rebuilt with 400 houses. In 439 it fell. "
    text += "From 698 to 710 it stood empty. In 1270 it was taken."
    assert [m.value for m in dates.find(text, split(text), None)] == ["BC0146", "0200", "0439", "0698", "1270"]


def test_news_with_old_years_is_no_narrative() -> None:
    text = "Stocks fell on Monday to the lowest level since 1997. The index had last closed so low in October 1997, and in April 1997."
    assert is_narrative(HISTORY, date(2009, 12, 19))
    assert not is_narrative(text, date(2009, 2, 24))
    assert not is_narrative("Acme was founded in 1999.", None)


TENSES = (
    ("It was closed in # after a fire.", "past"),
    ("It will be closed in # for good.", "future"),
    ("It is expected to open in #.", "future"),
    ("The deadline is by #.", "future"),
    ("The lowest since #.", "past"),
    ("In # it closed.", "past"),
    ("#", ""),
)


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_the_tense_around_a_mention(text: str, tense: str) -> None:
    at = text.index("#")
    assert Tenses(text, 0, len(text)).around(at, at + 1) == tense
