"""Two posts in one clause, who leads a company without a title, and posts that somebody held before."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")


def posts(text: str) -> list[tuple[str, str, str | None]]:
    head = "Harrow Mills news\n\nHarrow Mills PLC opened a mill on Monday. "
    return [(p.person, p.title, p.organisation) for p in read(head + text, published=PUBLISHED).positions]


def chinese_posts(text: str) -> list[tuple[str, str, str | None]]:
    head = "山海科技任命新高管\n\n山海科技5月13日发布公告。"
    return [(p.person, p.title, p.organisation) for p in read(head + text, published=PUBLISHED).positions]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Harrow Mills PLC named Anna Berg chairman and chief executive.",
            {("Anna Berg", "chairman", "Harrow Mills PLC"), ("Anna Berg", "chief executive", "Harrow Mills PLC")},
        ),
        (
            "Chairman and Chief Executive Olga Lind of Tern Foods welcomed it.",
            {("Olga Lind", "chairman", "Tern Foods"), ("Olga Lind", "chief executive", "Tern Foods")},
        ),
        ("Former chairman and chief executive Tom Reed declined to comment.", set()),
        ("Tern Foods, headed by Maria Costa since 2029, is for sale.", {("Maria Costa", "head", "Tern Foods")}),
        # kept aside
        (
            "Tern Foods co-founder and chief scientist Raj Mehta did not.",
            {("Raj Mehta", "co-founder", "Tern Foods"), ("Raj Mehta", "chief scientist", "Tern Foods")},
        ),
        (
            "Iris Falk was appointed president and chief operating officer of Delmar Ltd last week.",
            {("Iris Falk", "president", "Delmar Ltd"), ("Iris Falk", "chief operating officer", "Delmar Ltd")},
        ),
        ("The group, led by Peter Lund, employs 900 people.", {("Peter Lund", "head", "Harrow Mills PLC")}),
        # look-alikes
        ("The round was led by Halden Capital.", set()),
        ("The union is led by John Hale.", set()),
    ],
)
def test_each_of_two_posts_is_read(text: str, right: set[tuple[str, str, str | None]]) -> None:
    assert set(posts(text)) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("公司任命李明为董事长兼首席执行官。", {("李明", "董事长", "山海科技"), ("李明", "首席执行官", "山海科技")}),
        ("前总裁王芳获任命为副董事长。", {("王芳", "副董事长", "山海科技")}),
        ("前财务总监赵强离职。", {("赵强", "财务总监", "山海科技")}),
        ("公司联合创始人兼CTO孙悦表示，新厂将投产。", {("孙悦", "CTO", "山海科技"), ("孙悦", "联合创始人", "山海科技")}),
        # kept aside
        ("云桥集团董事长兼总裁周岚出席。", {("周岚", "董事长", "云桥集团"), ("周岚", "总裁", "云桥集团")}),
        ("王海被选举为董事长。", {("王海", "董事长", "山海科技")}),
    ],
)
def test_each_of_two_chinese_posts_is_read(text: str, right: set[tuple[str, str, str | None]]) -> None:
    assert set(chinese_posts(text)) == right
