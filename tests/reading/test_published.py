"""The publication day that a text states, with its basis, and the news agency in its dateline."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reading import masthead, published
from storage.values import Basis


def publication_day(text: str) -> tuple[str, Basis] | None:
    found = masthead.read(text).published
    return (found.value, found.basis) if found else None


STORY = "Acme opened a plant in the north. Sales rose, the company said."
STATED = (
    f"LONDON, Feb 27, 2025 (GLOBE NEWSWIRE) -- {STORY}",
    f"LONDON, February 27, 2025 /PRNewswire/ -- {STORY}",
    f"LONDON — February 27, 2025 — {STORY}",
    f"LONDON, 27 February 2025 (Reuters) - {STORY}",
    f"Acme opens plant\n\n27 February 2025\n\n{STORY}",
    f"Acme opens plant\nThursday, February 27, 2025\n{STORY}",
    f"02/27 2025 531\n{STORY}",
    f"2025-02-27 10:21:33\n{STORY}",
    f"Acme opens plant\n\nPublished: 27 February 2025 10:30 AM GMT\n\n{STORY}",
    f"Acme opens plant\n\nBy Staff Writer | February 27, 2025 | 5 min read\n\n{STORY}",
    f"PRESS RELEASE - February 27, 2025\n\n{STORY}",
    "本报上海2025年2月27日讯 公司发布了新模型。",
)


@pytest.mark.parametrize("text", STATED)
def test_a_date_printed_in_full_at_the_head_is_stated(text: str) -> None:
    assert publication_day(text) == ("2025-02-27", Basis.STATED)


def test_the_year_of_a_dateline_follows_from_an_earlier_day_in_the_text() -> None:
    text = f"This photo taken on Nov. 1, 2024 shows a plant.\n\nBEIJING, Feb. 27 (Xinhua) -- {STORY}"
    assert publication_day(text) == ("2025-02-27", Basis.RESOLVED)
    assert publication_day("This photo was taken on Nov. 1, 2024. 新华社照片。\n新华社北京2月27日电 公司发布了新模型。") == (
        "2025-02-27",
        Basis.RESOLVED,
    )


def test_days_in_the_future_are_no_evidence_for_the_year() -> None:
    text = f"BEIJING, Feb. 27 (Xinhua) -- {STORY} It was opened on Nov. 5, 2023, and will close on March 3, 2029."
    assert publication_day(text) == ("2024-02-27", Basis.RESOLVED)


def test_the_weekday_settles_the_year() -> None:
    text = f"BEIJING, Feb. 27 (Xinhua) -- {STORY} It was founded on May 5, 2023. It said on Thursday, Feb. 27 that it grew."
    assert publication_day(text) == ("2025-02-27", Basis.RESOLVED)


def test_from_years_alone_the_year_is_only_inferred() -> None:
    assert publication_day(f"BEIJING, Feb. 27 (Xinhua) -- {STORY} Profit fell in the fourth quarter of 2024.") == (
        "2025-02-27",
        Basis.INFERRED,
    )


NOTHING = (
    f"BEIJING, Feb. 27 (Xinhua) -- {STORY}",
    STORY,
    f"{STORY} It was founded on May 5, 2023.",
    f"This photo taken on Nov. 1, 2024 shows a plant.\n\n{STORY}",
    f"{STORY} {STORY} {STORY} {STORY}\n\nRelated\n\nAnother plant\nNov. 1, 2024".replace(
        "\n\nRelated", " " + "It also said that " * 12 + "it grew.\n\nRelated"
    ),
    "NEW YORK (AP) — Stocks fell.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_dates_of_captions_and_related_stories_and_bare_days_are_not_the_publication(text: str) -> None:
    assert publication_day(text) is None


DOUBTED = (
    f"Wednesday, February 27, 2025\n\n{STORY}",
    f"July 25, 2024\n\n{STORY} The chief took over in September. He wrote so in a letter in September.",
    f"July 25, 2024\n\n{STORY} The photo was taken on Nov. 1, 2024.",
    f"July 25, 2024\n\n{STORY} It was told on Tuesday, July 25.",
)


@pytest.mark.parametrize("text", DOUBTED)
def test_a_header_date_that_the_story_contradicts_has_an_unknown_basis(text: str) -> None:
    found = publication_day(text)
    assert found is not None
    assert found[1] is Basis.UNKNOWN


AGENCIES = (
    ("BEIJING, Feb. 27 (Xinhua) -- Acme grew.", "Xinhua"),
    ("NEW YORK (AP) — Stocks fell.", "AP"),
    ("WASHINGTON, March 3 (Reuters) - It said so.", "Reuters"),
    ("SAN FRANCISCO--(BUSINESS WIRE)--Acme grew.", "Business Wire"),
    ("HANGZHOU, China, Feb. 20, 2025 /PRNewswire/ -- Acme grew.", "PR Newswire"),
    ("新华社北京2月27日电 公司发布了新模型。", "Xinhua"),
    ("Acme grew, Reuters reported.", None),
    ("Acme grew.", None),
)


@pytest.mark.parametrize(("text", "agency"), AGENCIES)
def test_the_dateline_names_the_agency(text: str, agency: str | None) -> None:
    assert masthead.read(text).publisher == agency


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("2025-02-27", "2025-02-27"),
        ("2025-02-27T10:00:00Z", "2025-02-27"),
        ("27 February 2025", "2025-02-27"),
        ("03-02-2009", "2009-02-03"),
        ("2025-02", "2025-02"),
    ],
)
def test_given_dates_are_read_in_many_forms(given_: str, expected: str) -> None:
    found = published.parse(given_)
    assert found is not None
    assert found.value == expected


def test_a_value_that_is_no_date_is_none() -> None:
    assert published.parse("soon") is None
    assert published.parse("") is None


@example("A0,0 Monday-")
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from("BEIJING, Feb. 30 (Xinhua) -- \n 2024-02-30 Monday 2月30日电 9999 in September".split(" ")), max_size=30
    ).map(" ".join)
)
def test_any_text_has_a_publication_day_or_none(text: str) -> None:
    masthead.read(text)
    published.parse(text)
