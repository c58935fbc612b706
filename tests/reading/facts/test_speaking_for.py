"""Whom the figures of portraits, statements and reports belong to."""

from __future__ import annotations

from bot.reading.article import read

PORTRAIT = """HOPS & HEARTH
May 2031 · Portrait · Words: Mette Aune · Reading time 7 minutes

The bell and the kettle

In the yard of Gouden Reiger a bell still rings at noon. Gouden Reiger has brewed in Mechelen since 1803. “We make beer, and we wait for our
guests,” says Anton Reiger. “We never sold. We stay.”

Today the brewery turns out 48,000 hectolitres a year. In 2030 sales amounted to 19.4 million euros. Gouden Reiger exports to 14 countries.
"""
STATEMENT = """Larch Systems, Inc. reports results for the first quarter of 2031

DENVER, May 6, 2031 – Larch Systems, Inc. today reported its results for the first quarter, which ended on March 31, 2031.

Condensed Statement of Operations (in thousands of dollars)

 | Q1 2031 | Q1 2030
Subscription revenue | 61,240 | 50,110
Gross profit | 44,020 | 35,900
"""
REPORT = """沧屿光学一季度净利大增，手机镜头收入首次下滑

2031年4月24日 18:30 记者 顾清

4月23日晚，沧屿光学股份有限公司（下称“沧屿光学”）发布2031年第一季度报告。报告期内，公司营业收入为8.2亿元。手机镜头收入2.1亿元，车载镜头收入3.4亿元。

截至3月末，公司员工总数为5120人。
"""


def subjects(text: str) -> set[str]:
    return {fact.subject for fact in read(text).facts}


def test_a_magazine_is_not_what_its_portrait_is_about() -> None:
    found = subjects(PORTRAIT)
    assert "Gouden Reiger" in found
    assert not any("Hops" in name for name in found)


def test_the_heading_of_a_statement_is_no_company() -> None:
    assert subjects(STATEMENT) == {"Larch Systems, Inc."}


def test_in_a_chinese_report_the_company_is_the_subject_not_a_part_of_its_business() -> None:
    facts = {fact.quantity.text: fact.subject for fact in read(REPORT).facts}
    assert all("沧屿光学" in facts[figure] for figure in facts if figure.startswith(("8.2", "5,120", "5120")))
    assert "手机镜头" not in {fact.subject for fact in read(REPORT).facts if fact.metric == "employees"}
