"""Periods by their last day, and fiscal years."""

from __future__ import annotations

import pytest

from bot.reading import dates
from bot.reading.article import read
from bot.reading.sentences import split
from storage.values import PartialDate

#: A Wednesday.
NOW = "2025-03-05"


def values(text: str, published: str | None = NOW) -> list[str]:
    return [mention.value for mention in dates.find(text, split(text), PartialDate.parse(published) if published else None)]


def spans(text: str, published: str | None = NOW) -> list[str]:
    found = dates.find(text, split(text), PartialDate.parse(published) if published else None)
    return [mention.when.value for mention in found if mention.when is not None]


#: Periods by their last day: text, the calendar span of the period.
ENDED: tuple[tuple[str, str], ...] = (
    ("Turnover grew in the year ended 31 March 2023.", "2022-04/2023-03"),
    ("It lost money in the year to June 2024.", "2023-07/2024-06"),
    ("Sales rose in the three months to September 2024.", "2024-Q3"),
    ("Sales rose in the three months to the end of October 2024.", "2024-08/2024-10"),
    ("In the fiscal year ended January 31, 2025, sales rose.", "2024-02/2025-01"),
    ("It earned $3 million in the twelve months ended 31 December 2023.", "2023"),
    ("It earned more in the nine months through September 2024.", "2024-01/2024-09"),
    ("Orders fell in the half year ended 30 September 2023.", "2023-04/2023-09"),
    ("For the half-year to 31 December 2024, orders rose.", "2024-H2"),
    ("It shrank in the financial year ending on 30 April 2024.", "2023-05/2024-04"),
    ("It shrank in the 12-month period ended Aug. 31, 2024.", "2023-09/2024-08"),
    ("Profit doubled in the quarter ended December 31.", "2024-Q4"),
    ("In the six months to January it sold ten shops.", "2024-08/2025-01"),
    ("In the quarter to 28 February 2025 it sold two.", "2024-12/2025-02"),
    ("In the year ended 1 February 2025, the grocer opened shops.", "2024-02/2025-01"),
    ("It sold 40 boats in the last four months of 2019.", "2019-09/2019-12"),
    ("It sold 40 boats in the final two quarters of 2021.", "2021-07/2021-12"),
    ("Sales dropped in the first two weeks of February.", "2025-02-01/2025-02-14"),
    ("Sales dropped in the last ten days of 2023.", "2023-12-22/2023-12-31"),
    ("Sales dropped in the first nine months of last year.", "2024-01/2024-09"),
    ("In the 26 weeks ended 28 December 2024, it grew.", "2024-06-30/2024-12-28"),
    ("For the year to 28 June the group expects a profit.", "2024-07/2025-06"),
    ("For the year ended 30 June the group made a profit.", "2023-07/2024-06"),
    ("In the 52 weeks to 29 June 2024 it shrank.", "2023-07-02/2024-06-29"),
)


@pytest.mark.parametrize(("text", "span"), ENDED)
def test_a_period_is_counted_back_from_its_last_day(text: str, span: str) -> None:
    assert span in spans(text)


NOT_ENDED = (
    ("It will take three months to March on.", "2025-01/2025-03"),
    ("He spent a year to learn it, in June 2024.", "2023-07/2024-06"),
    ("It needs six months to September, he said.", "x"),
    ("The past four months were good.", "2024-09/2024-12"),
)


@pytest.mark.parametrize(("text", "span"), NOT_ENDED)
def test_what_only_looks_like_a_period_with_an_end(text: str, span: str) -> None:
    assert span not in spans(text)


FISCAL: tuple[tuple[str, str], ...] = (
    ("Revenue rose in fiscal 2021/22.", "FY2022"),
    ("Revenue rose in the 2022-23 fiscal year.", "FY2023"),
    ("Revenue rose in the 2021/22 financial year.", "FY2022"),
    ("Revenue rose in FY2022/23.", "FY2023"),
    ("Revenue rose in FY24-25.", "FY2025"),
    ("Revenue rose in FY24/25.", "FY2025"),
    ("Revenue rose in FY2019/2020.", "FY2020"),
    ("Revenue rose in financial year 2020–21.", "FY2021"),
    ("Revenue rose in the 2019 fiscal year.", "FY2019"),
    ("Revenue rose in the financial year 2017/18.", "FY2018"),
    ("Revenue rose in Q4 FY30 and FY31.", "FY2030-Q4"),
    ("Revenue rose in the third quarter of fiscal 2026.", "FY2026-Q3"),
    ("Revenue rose in fiscal 2026's third quarter.", "FY2026-Q3"),
    ("Revenue rose in fiscal third-quarter 2026.", "FY2026-Q3"),
    ("Revenue rose in the first half of FY26.", "FY2026-H1"),
    ("Revenue rose in FY2026 Q2.", "FY2026-Q2"),
    ("Revenue rose in the second quarter of its 2024 fiscal year.", "FY2024-Q2"),
)


@pytest.mark.parametrize(("text", "value"), FISCAL)
def test_fiscal_years(text: str, value: str) -> None:
    assert value in values(text)


KNOWN_FISCAL: tuple[tuple[str, str], ...] = (
    ("Sales rose in the third quarter of fiscal 2026. Its fiscal year ended January 31, 2026.", "2025-08/2025-10"),
    ("Sales rose in fiscal 2024, which ended on 30 June 2024. Fiscal 2025 will be worse.", "2024-07/2025-06"),
    ("In fiscal 2024, ended February 1, 2025, sales rose. The first quarter of fiscal 2025 was bad.", "2025-02/2025-04"),
    ("Its financial year runs from April to March. In FY25 it grew.", "2024-04/2025-03"),
    ("The company, whose fiscal year begins in October, grew in fiscal 2024.", "2023-10/2024-09"),
    ("Sales rose in fiscal 2023/24. The financial year ends on 31 March.", "2023-04/2024-03"),
    ("Sales rose in Q1 FY26. The fiscal year ends in May.", "2025-06/2025-08"),
    ("Revenue rose in Q2 FY25 to Rs 312 crore.", "2024-07/2024-09"),
    ("Revenue was ₹90 lakh in FY24.", "2023-04/2024-03"),
)


@pytest.mark.parametrize(("text", "span"), KNOWN_FISCAL)
def test_fiscal_periods_are_calendar_ranges_where_the_start_of_the_year_is_known(text: str, span: str) -> None:
    assert span in spans(text)


FACTS = (
    ("Karst Pumps' revenue was $4 million in the year ended 30 June 2023.", "2022-07/2023-06"),
    ("Karst Pumps' revenue was $4 million in the nine months to 30 September 2023.", "2023-01/2023-09"),
    ("Karst Pumps sold 70 pumps in the last four months of 2021.", "2021-09/2021-12"),
    ("Karst Pumps' revenue was $4 million in the six months ended January 2024.", "2023-08/2024-01"),
    ("喀斯特公司2023年前三季度营业收入30亿元。", "2023-01/2023-09"),
)


@pytest.mark.parametrize(("text", "as_of"), FACTS)
def test_a_figure_is_true_for_the_whole_period(text: str, as_of: str) -> None:
    assert {fact.as_of.value for fact in read(text, published=PartialDate.parse(NOW)).facts} == {as_of}


FISCAL_FACTS = (
    ("Karst Pumps' revenue was $4 million in fiscal 2021/22.", "FY2022"),
    ("Karst Pumps' revenue was $4 million in Q3 FY24.", "FY2024-Q3"),
    ("2022财年第三季度，喀斯特公司营业收入30亿元。", "FY2022-Q3"),
)


@pytest.mark.parametrize(("text", "as_of"), FISCAL_FACTS)
def test_a_figure_is_true_for_a_fiscal_year_that_has_no_place_on_the_calendar(text: str, as_of: str) -> None:
    assert [fact.as_of.fiscal_value for fact in read(text, published=PartialDate.parse(NOW)).facts] == [as_of]
