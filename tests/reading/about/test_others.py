"""Whom a clause is about: its own subject, where this is another thing than the article's; else what the article is about."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import EventDraft
from storage.values import AboutBasis, PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")


def event(intro: str, text: str) -> EventDraft:
    """The only event of a text."""
    (found,) = read(f"{intro}\n\n{text}", published=PUBLISHED).events
    return found


FERRIES = "Hurtig Lines is a ferry operator in Bergen. It carries 4 million people a year."
PUMPS = "Aquila Pumps is a manufacturer in Lyon. It employs 3,000 people."
#: What others do.
OTHERS_OF_FERRIES = [
    "Norway opened 14 of these parks in 2029.",
    "By the end of March, Denmark had licensed 40 operators.",
    "Regulators approved the new rules in April.",
    "In 2030, the race among European carmakers was at its height.",
    "Large ferries became far cheaper in 2028.",
    "The industry shrank for the third time in 2030.",
    "Its rivals raised their fares in January.",
    "Several airlines left the market in 2027.",
    "The government cut fuel duty in March 2030.",
    "The Bergen Maritime Forum planned in May 2031 to elect a new board.",
    "Another operator went bankrupt in 2026.",
    "Unemployment fell to a record low in April 2031.",
    "Chinese shipyards won most of the orders in 2030.",
]
OTHERS_OF_PUMPS = [
    "Sweden closed nine of these mines in 2027.",
    "In 2029, Beijing ordered a review of the sector.",
    "Lawmakers passed the water bill in February 2031.",
    "The contest between Asian lenders peaked in the summer of 2030.",
    "The sector lost 4,000 jobs in 2030.",
    "Competitors followed with cuts of their own in April 2031.",
    "Most banks closed branches in 2028.",
    "A court in Lyon struck down the tax in June 2030.",
    "The Geneva Water Summit will discuss the matter in September 2031.",
    "A rival collapsed in 2029.",
    "Inflation peaked in November 2030.",
]
#: What is the company's own although it is not named: the look-alikes.
OWN_OF_FERRIES = [
    "The regulator fined it 3 million euros in March 2031.",
    "Revenue rose 4% in the first quarter of 2031.",
    "The opening of the terminal is planned for June 2032.",
    "Construction began in the spring of 2029.",
    "Workers went on strike on Monday.",
    "New ferries will enter service in June 2032.",
    "Electric ferries will be introduced in June 2032.",
    "Shareholders approved the plan on Tuesday.",
    "The trial starts on 2 June 2031.",
    "Deliveries are to start in early 2033.",
    "The founder sold her shares in 2028.",
    "Sales of electric cars on board began in May 2030.",
]
OWN_OF_PUMPS = [
    "Police searched the company's offices on 6 May 2031.",
    "Net profit doubled in 2030.",
    "A vote on the merger is due on 20 June 2031.",
    "Production resumed on Monday.",
    "Employees elected a council in March 2031.",
    "The first pumps were shipped in August 2030.",
    "Smart meters will be offered from July 2031.",
    "The board meets on 3 June 2031.",
    "The appeal will be heard in October 2031.",
    "Customers in Oslo will be served first, from May 2032.",
    "The chief executive steps down in July 2031.",
    "Talks with the unions ended on Friday.",
]


@pytest.mark.parametrize(
    ("intro", "main", "text"),
    [(FERRIES, "Hurtig Lines", text) for text in OTHERS_OF_FERRIES] + [(PUMPS, "Aquila Pumps", text) for text in OTHERS_OF_PUMPS],
)
def test_what_others_do_is_theirs(intro: str, main: str, text: str) -> None:
    about = event(intro, text).about
    assert about is not None
    assert about.basis is AboutBasis.NAMED
    assert about.name != main


@pytest.mark.parametrize(
    ("intro", "main", "text"),
    [(FERRIES, "Hurtig Lines", text) for text in OWN_OF_FERRIES] + [(PUMPS, "Aquila Pumps", text) for text in OWN_OF_PUMPS],
)
def test_what_is_only_described_is_the_articles(intro: str, main: str, text: str) -> None:
    about = event(intro, text).about
    assert about is not None
    assert about.name == main


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway opened 14 of these parks in 2029.", "Norway"),
        ("The Bergen Maritime Forum planned in May 2031 to elect a new board.", "Bergen Maritime Forum"),
        ("In 2030, the race among European carmakers was at its height.", "race among European carmakers"),
        ("The regulator fined it 3 million euros in March 2031.", "Hurtig Lines"),
        ("In the first quarter of 2031, the freight revenue of Borel Cargo rose by 4%.", "Borel Cargo"),
        ("2029年1月至7月，日本批准了64个项目。", "日本"),
        ("2030年3月，监管部门批准了新规则。", "监管部门"),
        ("2029年，多家竞争对手退出市场。", "多家竞争对手"),
        ("2030年3月，公司获监管部门批准。", "Hurtig Lines"),
        ("今年3月，法院驳回了该公司的上诉。", "Hurtig Lines"),
        ("2030年3月，日本业务收入增长5%。", "Hurtig Lines"),
    ],
)
def test_the_subject_by_name(text: str, name: str) -> None:
    about = event(FERRIES, text).about
    assert about is not None
    assert about.name == name
