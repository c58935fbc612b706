"""Clutter: lines that belong to the page are left out, sentences of the article never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.clutter import clutter_spans

BODY = "Acme opened a plant in Leeds on Monday."


def left_out(text: str) -> list[str]:
    return [text[start:end] for start, end in clutter_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more",
        "Read more: Acme shuts a shop in Paris",
        "Related articles",
        "In This Article",
        "Share this article",
        "Share on Facebook",
        "1,204 shares",
        "37 comments",
        "4 min read",
        "Views: 5310",
        "Home > News > Business",
        "Skip to main content",
        "Most read",
        "More from Business",
        "Sign up for our newsletter",
        "We use cookies to improve your stay on this site.",
        "By clicking accept you agree to our terms.",
        "© 2024 Acme News",
        "Copyright 2024 Acme News. All rights reserved.",
        "Photo: Handout",
        "The works in Leeds at night. Photo: Handout",
        "Photo by a reader",
        "File photo of the plant",
        "This photo taken on Nov. 1, 2024 shows the gate of the plant.",
        "Workers leave the plant in Leeds. [Photo provided to China Daily]",
        "The gate of the plant. (Xinhua/Handout)",
        "A man walks past the gate in Leeds | Reuters",
        "Image credit: Acme",
        "July 25, 2024",
        "09/24 2024 531",
        "25 July 2024 | 10:30 am GMT",
        "https://example.com/a",
        "desk@example.com",
        "@acmenews",
        "#acme #pumps",
        "(Reporting by the Leeds desk; editing by the Paris desk)",
        "Jane Roe is a senior reporter covering pumps, based in Leeds.",
        "相关阅读",
        "责任编辑：某某",
        "阅读 1234",
        "ACME +1.2%",
        "* * *",
        "-----",
    ],
)
def test_lines_of_the_page_are_left_out(line: str) -> None:
    assert left_out(f"{BODY}\n\n{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Shares of Acme fell 5 percent to 12 dollars.",
        "Copyright holders sued the company in May.",
        "The photo shows how much the plant has grown.",
        "Home prices rose.",
        "Related costs fell by a third.",
        "By using pumps of its own, the company and its partners agree to save 5 million dollars.",
        "Subscribers rose to 5 million.",
        "Menu prices rose by 4 percent.",
        "Watch makers sold less.",
        "Sign-ups rose to 5 million",
        "Comments by the minister moved prices.",
        "Acme's Plant in Leeds",
        "• Revenue rose 5 percent to 3 billion yuan",
        "“Share this,” he said.",
        "The picture painted by analysts shows weak demand.",
        "Jane Roe is a director of Acme.",
        "On July 25, 2024 the plant opened.",
        "By Reuters' count, 40 firms cut jobs.",
        "5 million people watched.",
        "Editor and writer pay rose.",
        "Tags on the clothes cost 5 cents.",
        "公司表示，评论将于周一发布。",
        "2024年7月25日，公司宣布开业。",
    ],
)
def test_sentences_and_headings_stay(line: str) -> None:
    assert left_out(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_headline_that_stands_twice_in_the_text_is_clutter_and_the_title_is_not() -> None:
    other = "Globex names a new chairman in surprise shake-up"
    assert left_out(f"Acme Opens Plant in the North of England\n\n{BODY}\n\n{other}\n\n{other}\n\n{BODY}") == [other, other]
    title = "Acme Opens Plant in the North of England"
    assert clutter_spans(f"{title}\n{title}\n\n{BODY}") == ((len(title) + 1, 2 * len(title) + 1),)


def test_a_tag_between_paragraphs_is_left_out() -> None:
    assert left_out(f"{BODY}\nartificial intelligence\n\n{BODY}") == ["artificial intelligence"]
    assert left_out("Acme opened a plant for\nlarge pumps\nand other things.") == []


@given(st.text(max_size=300))
def test_spans_are_whole_lines_in_order(text: str) -> None:
    last = 0
    for start, end in clutter_spans(text):
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        last = end
