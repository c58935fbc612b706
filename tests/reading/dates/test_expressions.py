"""English time expressions: one table per rule, each row a sentence with what must be read in it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import dates
from bot.reading.sentences import split
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision
from tests.examples import examples
from tests.reading import repetition

#: A Sunday in autumn.
NOW = "2024-11-24"


def find(text: str, published: str | None = NOW) -> tuple[DateMention, ...]:
    return dates.find(text, split(text), PartialDate.parse(published) if published else None)


def values(text: str, published: str | None = NOW) -> list[tuple[str, str]]:
    return [(mention.text, mention.value) for mention in find(text, published)]


ABSOLUTE = (
    ("It opened on July 25, 2024.", [("July 25, 2024", "2024-07-25")]),
    ("It opened on 25 July 2024.", [("25 July 2024", "2024-07-25")]),
    ("It opened on the 25th of July, 2024.", [("the 25th of July, 2024", "2024-07-25")]),
    ("It opened on Thursday, Feb. 27, 2025.", [("Thursday, Feb. 27, 2025", "2025-02-27")]),
    ("It opened on 2024-07-25 and 2024/07/26.", [("2024-07-25", "2024-07-25"), ("2024/07/26", "2024-07-26")]),
    ("09/24 2024 531", [("09/24 2024", "2024-09-24")]),
    ("It was 24.12.2020, or 7/8/07.", [("24.12.2020", "2020-12-24"), ("7/8/07", "2007-07-08")]),
    ("It opened in November 2006 .", [("November 2006", "2006-11")]),
    ("Since 1999, and by the end of July 2023.", [("1999", "1999"), ("July 2023", "2023-07")]),
    ("It is early 2009, late June 2010 and mid-2011.", [("early 2009", "2009"), ("late June 2010", "2010-06"), ("mid-2011", "2011")]),
    (
        "The 1990s, the '80s, the nineties and the 19th century.",
        [("The 1990s", "199"), ("the '80s", "198"), ("the nineties", "199"), ("the 19th century", "18")],
    ),
    ("From 490 BC to AD 79.", [("490 BC", "BC0490"), ("AD 79", "0079")]),
    ("Lowest since '82.", [("'82", "1982")]),
    ("In Q3 2024, 3Q24 and 1H24.", [("Q3 2024", "2024-Q3"), ("3Q24", "2024-Q3"), ("1H24", "2024-H1")]),
    ("Sales fell in Q3 ’24 after Q4 '99 and FY'23.", [("Q3 ’24", "2024-Q3"), ("Q4 '99", "1999-Q4"), ("FY'23", "FY2023")]),
    (
        "In the second quarter of 2024 and the first half of 2023.",
        [("the second quarter of 2024", "2024-Q2"), ("the first half of 2023", "2023-H1")],
    ),
    ("In the spring of 2024.", [("the spring of 2024", "2024-SP")]),
    ("After the September 11th attacks, and 9/11.", [("September 11th", "2001-09-11"), ("9/11", "2001-09-11")]),
)


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_absolute_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


RELATIVE: tuple[tuple[str, list[str]], ...] = (
    ("It said so today, yesterday and on Wednesday.", ["2024-11-24", "2024-11-23", "2024-11-20"]),
    ("It will open on Wednesday.", ["2024-11-27"]),
    ("Last Tuesday it closed; next Friday it opens.", ["2024-11-19", "2024-11-29"]),
    ("Last week, this month, next year.", ["2024-W46", "2024-11", "2025"]),
    ("It grew in October and will end in March.", ["2024-10", "2025-03"]),
    ("Two days ago, three weeks ago, a decade ago, 18 months ago.", ["2024-11-22", "2024-W44", "2014", "2023-05"]),
    ("It fell in the third quarter and rose in the fourth quarter.", ["2024-Q3", "2024-Q4"]),
    ("It fell for the third quarter in a row and for the second quarter running.", []),
    ("It fell last winter; this summer was better.", ["2023-WI", "2024-SU"]),
    ("It lost money in the first quarter of last year.", ["2023-Q1"]),
    ("It met on Friday morning and last night.", ["2024-11-22TMO", "2024-11-23TNI"]),
    ("It has a Dec. 5 deadline.", ["2024-12-05"]),
    ("The offer ended on Dec. 15.", ["2024-12-15"]),
    ("It fell over the weekend.", ["2024-W47-WE"]),
    ("It sold most on Black Friday and on Thanksgiving.", ["2024-11-29", "2024-11-28"]),
    ("It opened on the morning of May 10, 2023.", ["2023-05-10TMO"]),
    ("At 18:00 UTC it rose; at 6:40 p.m. (GMT +8) it fell.", ["2024-11-24T18:00Z", "2024-11-24T10:40Z"]),
    ("Earlier today and later this year.", ["2024-11-24", "2024"]),
    ("The latest quarter was good.", ["2024-Q3"]),
    ("In the September quarter it rose, and it rose early in the morning.", ["2024-Q3", "2024-11-24TMO"]),
    ("It met in the week of Nov. 4.", ["2024-W45"]),
    ("The trial begins Monday; the vote is in December.", ["2024-11-25", "2024-12"]),
    ("It began at 2:15 a.m. on March 3.", ["2024-03-03T02:15", "2024-03-03"]),
    ("On the 15th it rose.", ["2024-11-15"]),
    ("By year-end it will close.", ["2024"]),
    ("It was to begin at 8 a.m. Tuesday or late Wednesday.", ["2024-11-26T08:00", "2024-11-27"]),
    ("Voters go to the polls next Tuesday.", ["2024-12-03"]),
    ("Inflation slowed to 0.5 percent in May from 0.7 in April.", ["2024-05", "2024-04"]),
    ("It left at 10:05 a.m. Later that day it came back.", ["2024-11-24T10:05", "2024-11-24"]),
    ("It will be done by year end.", ["2024"]),
    ("Until Wednesday they wait, and by Thursday they were calm.", ["2024-11-27", "2024-11-21"]),
    ("The figures for October will be told on Dec. 3.", ["2024-10", "2024-12-03"]),
    ("The offer ends at 5 p.m. Nov. 29.", ["2024-11-29T17:00"]),
    ("It struck at 8 a.m. local time Sunday, at midnight.", ["2024-11-24T08:00", "2024-11-24T24:00"]),
    ("It met on October 16 the same year.", ["2024-10-16"]),
    ("On the last day of October it closed.", ["2024-10-31"]),
    ("In early morning trading it rose 2%.", ["2024-11-24TMO"]),
    ("It is open on weekends.", ["XXXX-WXX-WE"]),
)


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_dates_are_resolved_from_the_publication(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected
    assert all(m.basis in (Basis.RESOLVED, Basis.STATED) for m in find(text))
    unknown = find(text, None)
    assert all(m.basis is not Basis.RESOLVED or m.when is not None for m in unknown)


def test_last_april_is_that_of_last_year() -> None:
    (mention,) = find("Last April, Acme unveiled its first model.", "2024-09-24")
    assert (mention.value, mention.basis, mention.precision) == ("2023-04", Basis.RESOLVED, Precision.MONTH)


STORY = (
    ("It was sold in 2003. Two years later it failed.", ["2003", "2005"]),
    ("It opened on May 5, 2021. The next day it closed, and a week later it moved.", ["2021-05-05", "2021-05-06", "2021-W19"]),
    ("Acme was founded in 1999. The following year it grew, and that year ended well.", ["1999", "2000", "2000"]),
    ("Profit was $3 million in the third quarter, up from $2 million a year earlier.", ["2024-Q3", "2023-Q3"]),
    ("Sales rose in October from the same month last year.", ["2024-10", "2023-10"]),
    ("Stocks rose in September, it said Friday. The previous month they fell.", ["2024-09", "2024-11-22", "2024-08"]),
    ("It lost money in the third quarter, it said Friday. In the year-earlier quarter it won.", ["2024-Q3", "2024-11-22", "2023-Q3"]),
    ("By the end of 2030 it will be ready. The week before, it failed.", ["2030", "2024-W46"]),
    ("It was shut since Friday. It had failed a day earlier.", ["2024-11-22", "2024-11-23"]),
    ("It was sold in 2003. Two years after that it failed.", ["2003", "2005"]),
    ("It is the 2024 conference, held on September 19th.", ["2024", "2024-09-19"]),
)


@pytest.mark.parametrize(("text", "expected"), STORY)
def test_some_dates_are_resolved_from_the_one_before(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


SPANS = (
    ("over the next three years", "P3Y", "2024-11/2027-11"),
    ("in the past decade", "P10Y", "2014-11/2024-11"),
    ("in the next six months", "P6M", "2024-11/2025-05"),
    ("in the first seven months of 2023", "P7M", "2023-01/2023-07"),
    ("for the three months ended Sept. 30, 2024", "P3M", "2024-Q3"),
)


@pytest.mark.parametrize(("text", "value", "when"), SPANS)
def test_a_bounded_duration_has_its_calendar_span(text: str, value: str, when: str) -> None:
    mention = find(f"It will invest {text}.")[0]
    assert (mention.type, mention.value, mention.when.value if mention.when else "") == ("DURATION", value, when)


DURATIONS = (
    ("a 27-year contract", "P27Y"),
    ("almost two and a half years", "P2.5Y"),
    ("for several years", "PXY"),
    ("after thirty minutes", "PT30M"),
    ("half an hour", "PT30M"),
    ("for twenty-three years", "P23Y"),
    ("in a single day", "P1D"),
    ("in the following years", "PXY"),
    ("for a couple of weeks", "P2W"),
    ("for two decades", "P20Y"),
    ("in years", "PXY"),
)


@pytest.mark.parametrize(("text", "value"), DURATIONS)
def test_durations(text: str, value: str) -> None:
    (mention,) = find(f"It was {text} there.")
    assert (mention.type, mention.value, mention.when) == ("DURATION", value, None)


SETS = (
    ("every day", "P1D"),
    ("each year", "P1Y"),
    ("15 planes a year", "P1Y"),
    ("twice a week", "P1W"),
    ("annually", "P1Y"),
    ("on Mondays", "XXXX-WXX-1"),
)


@pytest.mark.parametrize(("text", "value"), SETS)
def test_sets(text: str, value: str) -> None:
    (mention,) = find(f"It sells {text} now and then"[: 9 + len(text)])
    assert (mention.type, mention.value) == ("SET", value)


def test_these_days_are_now() -> None:
    assert [m.value for m in find("These days it is open; in the long run it may close.")] == ["PRESENT_REF", "FUTURE_REF"]


def test_vague_expressions_have_no_calendar_span() -> None:
    found = find("It recently grew, currently falls, and in the foreseeable future will rise.")
    assert [(m.value, m.when, m.basis) for m in found] == [
        ("PAST_REF", None, Basis.UNKNOWN),
        ("PRESENT_REF", None, Basis.UNKNOWN),
        ("FUTURE_REF", None, Basis.UNKNOWN),
    ]


def test_without_a_publication_date_relative_dates_stay_unresolved() -> None:
    found = find("It said on Wednesday that sales rose in September and on Feb. 3.", None)
    assert [(m.value, m.when) for m in found] == [("XXXX-WXX-3", None), ("XXXX-09", None), ("XXXX-02-03", None)]


def test_a_publication_of_unknown_basis_resolves_nothing_and_an_inferred_one_only_infers() -> None:
    text = "It grew in September."
    doubted = dates.find(text, split(text), PartialDate.parse(NOW, Basis.UNKNOWN))
    inferred = dates.find(text, split(text), PartialDate.parse(NOW, Basis.INFERRED))
    assert (doubted[0].value, inferred[0].value, inferred[0].basis) == ("XXXX-09", "2024-09", Basis.INFERRED)


def test_nothing_is_more_exact_than_the_publication_it_is_resolved_from() -> None:
    text = "It said yesterday, on Wednesday and on Feb. 3 that sales grew in January, and that it will invest over the next three years."
    assert [v for _, v in values(text, "2025-02")] == ["PAST_REF", "XXXX-WXX-3", "2025-02-03", "2025-01", "P3Y"]
    assert [v for _, v in values("It grew last year and in January.", "2025")] == ["2024", "XXXX-01"]
    (span,) = find("It will invest over the next three years.", "2025-02")
    assert span.when is not None
    assert span.when.value == "2025-02/2028-02"


def test_the_year_of_a_range_counts_for_its_first_date() -> None:
    assert [v for _, v in values("It was closed between May and July 2021.")] == ["2021-05", "2021-07"]
    assert [v for _, v in values("It ran from 12 December to 3 June 2021.")] == ["2020-12-12", "2021-06-03"]
    assert [v for _, v in values("It ran on July 3-5, 2020, and 3–5 July 2021.")] == [
        "2020-07-03",
        "2020-07-05",
        "2021-07-03",
        "2021-07-05",
    ]
    assert [v for _, v in values("In 1999-2003, the winter of 1994-95 and 1914-18.")] == ["1999", "2003", "1994-WI", "1914", "1918"]


def test_fiscal_periods_are_kept_as_fiscal() -> None:
    (mention,) = find("Revenue rose in fiscal 2025.")
    assert (mention.value, mention.precision) == ("FY2025", Precision.FISCAL)
    assert mention.when == PartialDate(None, None, Precision.FISCAL, Basis.STATED, "fiscal 2025")
    assert values("It was Q1 FY25, or FY2024.") == [("Q1 FY25", "FY2025-Q1"), ("FY2024", "FY2024")]


def test_fiscal_periods_have_a_calendar_span_where_the_text_states_when_the_year_ends() -> None:
    found = find("In fiscal 2025, sales rose. Its fiscal year ends March 31.")
    assert (found[0].value, found[0].precision, found[0].basis) == ("2024-04/2025-03", Precision.FISCAL, Basis.RESOLVED)
    quarter = find("In the fiscal fourth quarter ended June 30, 2024, sales rose.")[0]
    assert (quarter.value, quarter.precision) == ("2024-Q2", Precision.QUARTER)


def test_an_anniversary_dates_what_it_remembers() -> None:
    found = find("On September 19th it marked the one-year anniversary of the filing.", "2024-09-24")
    assert found[1].when is not None
    assert (found[1].value, found[1].when.value) == ("P1Y", "2023-09")


def test_months_that_have_just_passed_end_at_the_publication() -> None:
    (mention,) = find("After 22 months of rapid growth, the market has slowed.", "2024-09-24")
    assert mention.when is not None
    assert (mention.when.value, mention.when.basis) == ("2022-11/2024-09", Basis.INFERRED)


NO_DATES = (
    "As soon as it is up to date, it is the day he waited for.",
    "It hired between 1500 and 2000 people, out of 1700 applicants.",
    "She is in her 30s.",
    "He may march on second base, with sun on a fall day's trip"[:29] + ".",
    "GPT-4 and Qwen2.5-72B run 24/7 on page 12.",
    "It sold 2,024 cars, 2000 people came, and it paid $2000.",
    "The Russell 2000 index and Windows 2000.",
    "About a quarter of its dealers may close.",
    "Call 555-1999-2000 or 1.2.3.",
    "Double 11 and version 3.1.4.",
    "The second A380 and a third ship.",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert values(text) == []


def test_the_publication_is_not_before_the_date_at_the_head_of_the_text() -> None:
    text = "Acme opens plant\n\nSeptember 1, 2007\n\nAcme opened its plant today."
    assert values(text, "2000-01-01")[-1] == ("today", "2007-09-01")


def test_impossible_days_are_no_dates() -> None:
    assert values("It met on Feb. 30, 2024, 2024-02-31 and 31/31/2024.") == []


FRAGMENTS = st.sampled_from(
    """January Feb. 30 Monday 31 2024 9999 0000 '99 1st the last next first years ago months later of in every a day 10,000 decades
    century 24/7 09/24 2024-13-45 18:00 UTC p.m. Q3 FY25 fiscal quarter ended 20th hundred thousand 999 before after this that same
    spring weekend today tonight half and to - 二〇二四年 去年 5月 30日 未来三年 \n . , ' " BC GMT +99 ١٢ ²""".split(" ")
)


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from([None, "0001-01-01", "9999-12-31", "2024-02-29"]))
@examples(400)
def test_any_text_can_be_read_and_offsets_are_exact(parts: list[str], published: str | None) -> None:
    text = " ".join(parts)
    when = PartialDate.day(date.fromisoformat(published)) if published else None
    found = dates.find(text, split(text), when)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    assert all(m.value for m in found)
    assert dates.find(text, split(text), when) == found


@given(st.text(max_size=120))
def test_any_characters_can_be_read(text: str) -> None:
    dates.find(text, split(text), PartialDate.day(date(2024, 2, 29)))


@pytest.mark.parametrize("piece", repetition.DATES)
def test_a_repeated_piece_is_read(piece: str) -> None:
    text = repetition.repeated(piece, 10_000)
    found = find(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
