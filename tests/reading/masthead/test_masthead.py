"""The head and the end of articles: title, publisher, author and days; lines that are no part of the story."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import article, masthead
from storage.values import Basis
from tests.reading.masthead.heads import (
    FULL_DATES,
    KEPT_ASIDE,
    LAST_MEASURED,
    MEASURED,
    RELEASES_KEPT_ASIDE,
    RELEASES_LOOK_ALIKES,
    RELEASES_SEEN,
    SEEN,
    STORY,
    TITLE,
    Head,
)
from tests.reading.masthead.page_heads import (
    COMPARED_YEARS,
    COMPARED_YEARS_KEPT_ASIDE,
    ISSUES,
    ISSUES_KEPT_ASIDE,
    ISSUES_LOOK_ALIKES,
)


def _values(head: Head) -> dict[str, str | None]:
    found = masthead.read(head.text)
    return {
        "title": found.title,
        "publisher": found.publisher,
        "author": found.author,
        "published": found.published.value if found.published else None,
        "updated": found.updated.value if found.updated else None,
    }


RELEASES = (*RELEASES_SEEN, *RELEASES_KEPT_ASIDE, *RELEASES_LOOK_ALIKES, *FULL_DATES, *ISSUES, *ISSUES_KEPT_ASIDE, *ISSUES_LOOK_ALIKES)


@pytest.mark.parametrize("head", [*SEEN, *KEPT_ASIDE, *MEASURED, *LAST_MEASURED, *RELEASES], ids=lambda head: head.text[:40])
def test_the_head_of_an_article_is_read(head: Head) -> None:
    expected = head._asdict()
    del expected["text"]
    assert _values(head) == expected


#: Datelines without a year, with the day that the evidence in the text gives, or None.
YEARS = (
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Tuesday that it sold less. Revenue fell 3% in 2024.", "2025-10-14"),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less, Tuesday, Oct. 14. It opened a works in May 2025.", "2025-10-14"),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said it sold less.\n\nIt hired a new chief on September 2, 2025.", "2025-10-14"),
    ("DAEGU, Feb. 4 (Hanwire) - Sonmi Motors sold less in the fourth quarter of 2026.", "2027-02-04"),
    ("DAEGU, Feb. 4 (Hanwire) - Sonmi Motors sold less cars than before.\n\nSales came to 40,000 cars in 2026.", "2027-02-04"),
    ("DAEGU, Feb. 4 (Hanwire) - Sonmi Motors sold less.\n\n© 2027 Hanwire. All rights reserved.", "2027-02-04"),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less. It was founded in 1994.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Tuesday that it sold less. It was founded in 2023.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Friday that it sold less. Revenue fell 3% in 2024.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less. It hopes for a better 2031.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less. It will close a works in 2031.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less.", None),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Tuesday that it will close a works by the end of June 2026.", "2025-10-14"),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Tuesday that it will close a works by March 2028.", "2025-10-14"),
    ("DAEGU, Oct. 14 (Hanwire) - Sonmi Motors said on Tuesday that it will close a works by March 2025.", None),
    ("Cars in a row. File photo, Sept. 2, 2024.\n\nDAEGU, Oct. 14 (Hanwire) - Sonmi Motors said that it sold less.", None),
    ("汉江社大邱10月14日电 松美汽车周二宣布，2024年营收下降3%。", "2025-10-14"),
    ("RIGA, Feb. 10 (Hanwire) - Latvia exported 3 million tonnes in 2025, its statistics office said on Tuesday.", "2026-02-10"),
    ("RIGA, Feb. 10 (Hanwire) - Latvia has counted ships since 2025, its statistics office said.", None),
    ("汉江社大邱10月14日电 松美汽车宣布，公司成立于1994年。", None),
)


@pytest.mark.parametrize(("text", "published"), [*YEARS, *COMPARED_YEARS, *COMPARED_YEARS_KEPT_ASIDE])
def test_a_dateline_gets_its_year_from_named_evidence_only(text: str, published: str | None) -> None:
    found = masthead.read(text).published
    assert (found.value if found else None) == published
    assert found is None or found.basis in (Basis.INFERRED, Basis.RESOLVED)


OTHER_DAYS = (
    "Printed from example.com on 3 May 2031\n\nSonmi opens a works in Daegu\n\n",
    "Saturday, 3 May 2031 | Daegu 21°C | Air: good\nLocal | Sport | Jobs\n\nSonmi opens a works in Daegu\n\n",
    "Sonmi opens a works in Daegu\n\nUpdated 3 May 2031\n\n",
    "Sonmi opens a works in Daegu\n\nThe works in Daegu. File photo, 3 May 2031. HANWIRE/Min Seo\n\n",
    "Sonmi opens a works in Daegu\n\n1 January 1970\n\n",
)
BODY = "Sonmi Motors opened a works for electric cars in Daegu, the company said. It did not say what the works cost or who builds it.\n"


@pytest.mark.parametrize("head", OTHER_DAYS)
def test_other_days_are_not_the_publication(head: str) -> None:
    found = masthead.read(head + BODY)
    assert found.published is None
    assert found.title == "Sonmi opens a works in Daegu"


#: Ends of articles, whose figures and days are none of the story's.
CLUTTER = (
    "ALSO READ\nHalden to open 14 shops by 3 May 2031\nTin at a five-month high\n9 harbours to see in 2030",
    "Most popular\n1. Trams: 12 lines shut on 4 March\n2. Rents fall 0.4 per cent",
    "Trending: Kano firm cuts 90 jobs · 10 start-ups that hit $100 million",
    "Older post: How we lost 30 minutes of logs (May 18, 2030)",
    "Join 7,000 readers of our weekly letter. We are hiring for 4 roles!",
    "Want this in your inbox? 8,100 builders read our Monday letter.",
    "4,112 readers have voted in our poll",
    "Did you see the old mill? Send your pictures to 700 555 019 (WhatsApp)",
    "Sign up for our newsletter | 33 people are reading this now",
    "The replay, ID 44120987, will be available until June 9, 2031.",
    "To listen, dial (800) 555-0144 and enter passcode 7781.",
    "A recording of the call can be accessed for 30 days.",
    "Forward-Looking Statements\nThis release contains forward-looking statements. Risks are"
    " set out in the Form 10-K filed on March 2, 2031.",
    "Media Contact: Ann Roe, press@sonmi.example, (602) 555-0162",
    "($1 = 1,312.40 won)",
    "(1 euro = 4.31 zlotys)",
    "(Reporting by Min Seo and 2 others; Editing by Ann Roe)",
    "(This story has not been edited. Story ID: 20310503-4471)",
    "docker run -p 8080:8080 sonmi/cars:2.0 --retention 90d",
    "热门文章\n这8款电车最值\n2030年十大新车",
    "相关阅读：电池价格四连涨（2031年4月30日） | 某公司裁员300人",
    "阅读 4.1万  分享 77  收藏",
    "(1美元等于7.1元)",
)


@pytest.mark.parametrize("end", CLUTTER)
def test_clutter_yields_no_fact_event_quote_or_quantity(end: str) -> None:
    draft = article.read(f"Sonmi opens a works in Daegu\n\n{BODY}\n{end}\n")
    kept = len("Sonmi opens a works in Daegu\n\n") + len(BODY)
    for found in (*draft.facts, *draft.events, *draft.quotes, *draft.quantities):
        assert found.start < kept, found


#: Look-alikes of clutter that belong to the story.
STORY_ENDS = (
    "About 6,200 mills run on it.",
    "Readers bought 40,000 copies.",
    "Subscribers rose to 5 million in the first quarter.",
    "The town of 50,000 people voted against the works.",
    "The works stands in a city of 2 million people.",
    "Sources said that it cost $40 million.",
    "It will replay the match for 3 million viewers.",
    "Contacts with 40 suppliers were cut.",
    "Most of the 900 workers are young.",
    "Related costs fell to $3 million.",
    "The recorder sold 3 million times.",
    "Copyright fees came to $4 million.",
)


@pytest.mark.parametrize("end", STORY_ENDS)
def test_sentences_like_clutter_stay_in_the_story(end: str) -> None:
    text = f"Sonmi opens a works in Daegu\n\n{BODY}\n{end}\n"
    draft = article.read(text)
    assert any(found.start >= text.index(end) for found in draft.quantities)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant makes enough filters for a town of 60,000.",
        "It uses as much power as a small city of 80,000 people.",
        "产量足以供一座30万人口的城市使用。",
    ],
)
def test_a_place_that_is_only_compared_with_has_no_figure(sentence: str) -> None:
    assert article.read(f"Sonmi opens a works in Daegu\n\n{BODY}\n{sentence}\n").quantities == ()


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from("By NAME | May 12, 2031 3 min read \n \n\n ( © About X 来源：财经 2031-04-03 Related Updated:".split(" ")),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_has_a_masthead(text: str) -> None:
    found = masthead.read(text)
    assert all(text[line.start : line.end] == line.text for line in found.lines)


@pytest.mark.parametrize("piece", ["A ", "By A ", "(", "| ", "1/1/2031 ", "about the ", "港", "Feb. 2 - ", "A/B, ", "enough for a "])
def test_reading_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        begun = time.process_time()
        masthead.read(text)
        return time.process_time() - begun

    seconds(10)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.005)


_MOVE = (
    "Tessel moves its servers\n\nWe have moved all of our servers to a new hall in the north. It took us ten weeks.\n\n"
    "The new hall has 400 racks and uses half as much power as the old one did.\n\n"
)


@pytest.mark.parametrize(
    "end",
    [
        "— Ann Roe, 30 June 2032",
        "— The Tessel team, June 30, 2032",
        "Ann Roe\nCork, 30 June 2032",
        "Wednesday, 30 June 2032",
        "Published: 30 June 2032",
        "(First published on 30 June 2032)",
        "This letter was sent on 30 June 2032.",
        "Posted June 30, 2032 by Ann Roe",
        "2032-06-30",
    ],
)
def test_the_day_may_stand_at_the_end(end: str) -> None:
    found = masthead.read(_MOVE + end).published
    assert found is not None
    assert (found.value, found.basis) == ("2032-06-30", Basis.STATED)


@pytest.mark.parametrize(
    "end",
    [
        "Related\nTessel gets a hall, 30 June 2032",
        "Tessel will open it, it hopes, on 30 June 2032",
        "The hall opens 30 June 2032.",
        "Next issue: 30 June 2032",
        "© 2032 Tessel",
    ],
)
def test_other_days_at_the_end_are_none(end: str) -> None:
    assert masthead.read(_MOVE + end).published is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("【海岳快讯 2032年4月28日】", "海岳快讯"),
        ("东岭财经8月21日讯（记者 柏舟）", "东岭财经"),
    ],
)
def test_chinese_agencies_in_datelines(line: str, agency: str) -> None:
    assert (
        masthead.read(f"云汉银行一季度净利增5.3%\n\n{line}云汉银行发布了第一季度报告。今年一季度，该行实现营业收入142.8亿元。").publisher
        == agency
    )


def test_a_name_and_a_day_above_the_title_are_those_of_the_paper() -> None:
    found = masthead.read(f"Ceramics & Tile | 14 April 2033\n\n{TITLE}\n\nBy Rosalind Quayle\n\n{STORY}")
    assert (found.title, found.published and found.published.value) == (TITLE, "2033-04-14")
