"""A company's own blog: "we" is the company, and its product the product."""

from __future__ import annotations

from bot.reading.article import read
from storage.values import plain

BLOG = (
    "Pumpkiln   Products   Pricing   Support   Blog   Cart (2)\nBlog › News\n\nMeet Ember 2: warmer and lighter\n\n"
    "Posted by Odile Marsh, Head of Design · June 3, 2030 · 4 min read\n\n"
    "We are opening orders today for Ember 2, the lamp that our customers have asked us for. Ember 2 costs $499.\n\n"
    "“It is merely a lamp,” said Ann Drury, who founded Pumpkiln in 2016. We sold 115,000 lamps in 2029. We employ 96 people.\n"
)


def test_we_is_the_company_whose_own_page_it_is() -> None:
    found = {plain(fact.quantity.value): (fact.subject, fact.as_of.value) for fact in read(BLOG).facts}
    assert found["115000"] == ("Pumpkiln", "2029")
    assert found["96"] == ("Pumpkiln", "2030-06-03")
    assert found["499"][0] == "Ember 2"
