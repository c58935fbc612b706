"""Invitations of readers and pointers to other stories, which yield nothing, and sentences of articles that only look like them."""

from __future__ import annotations

import pytest

from bot.reading.article import read

STORY = "Acme grows\n\nAcme opened a plant in Leeds on Monday, and it employs 300 people there.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Join 75,000 subscribers of our weekly letter.",
        "This interview has been edited. Subscribe to Harbour Quarterly: 4 issues for $32. Next week: 15 lighthouses to sleep in.",
        "Most popular: 1. Storm closes the pass 2. What 2028 means for barley",
        "News | Sport | Weather | Subscribe from $2 a month",
        "9 comments · Get our letter with 31,000 readers · © 2029 Fernway",
        "Problems? The community has 12,400 members and a search box.",
        "Also in this issue: 40 bridges in a day | The 1998 flood",
        "Try it free for 30 days, then £4.99 a month. Cancel any time.",
        "Follow 210,000 others on our channel.",
        "58,000 people read The Early Tram. Forward it to a friend or unsubscribe here.",
        "Coming up in May: 18 ways to cook nettles.",
        "More than 88,000 people read our newsletter. Sign up here.",
        "In the next issue: 60 soups, and a visit to a mill of 1742.",
        "Register now for Foundry Day, 3 October 2028 in Ghent: tickets from €180.",
        "Editor's picks: The 12 best tents | Why 2031 will be dry",
        "Home | Culture | Puzzles | Become a member for £3 a month",
        "14 replies · 2,300 views · Share",
        "Got feedback? Our Discord has 9,800 members.",
        "Become one of our 5,000 supporters for €5 a month.",
        "Popular this week: 1. Rail strike ends 2. 30 jobs go at the mill",
        "Unlimited access for $1 a week for the first six months.",
        "Further reading: Acme lost $4 million in 2030 | Five years of frost",
        "Previous post: How we sold 400 kettles in a day (3 May 2029)",
        "You receive this briefing with 3,100 other readers. View it online.",
        "Looms Weekly goes to 9,300 readers every Friday. Subscribe for £40 a year.",
        "The Tannery Post is read by 17,000 people in 40 countries. Unsubscribe.",
        "Cask & Barrel appears six times a year. Single copy €12.50.",
        "LASTS costs €7 a month. In the next issue: 12 boots for bad roads",
        "The full report of 212 pages is available on our website.",
    ],
)
def test_what_a_page_says_to_its_readers_yields_nothing(line: str) -> None:
    text = STORY + line
    draft = read(text)
    entries = (*draft.facts, *draft.events, *draft.quotes, *draft.quantities)
    assert [text[one.start : one.end] for one in entries if one.start >= len(STORY)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Join us in 40 years and Acme will still bake bread, she said.",
        "Acme appears twice in the list, with 40 plants and 12 mills.",
        "Acme costs its owner $9 million a year, said the next issue of the paper.",
        "Acme parcels are delivered by 3,000 people in 12 cities.",
        "The newsletter has 52,000 readers, up from 40,000 a year ago.",
        "Subscribers pay $2 a month, and 30,000 of them joined in May.",
        "The forum has 5,600 members and was founded in 2016.",
        "Acme offers a free trial for 30 days, after which it costs £4.99 a month, the company said.",
        "More than 88,000 people read the paper, its publisher said on Monday.",
        "The next issue of shares, worth £40 million, is due in May.",
        "Registered users rose to 3 million | up 20%",
        "Next month, Acme will open 24 shops.",
        "Acme's most popular model, the 1. Series, sold 40,000 units.",
        "Revenue | 412 | 380 | 8%",
        "Comments on the plan can be sent in until 3 May, the ministry said.",
        "The most read paper in Ghent lost 4,000 subscribers in 2030.",
        "Members of the union join 40,000 colleagues on strike on 3 May.",
        "Further, reading rooms will open in 12 towns in June.",
        "Follow-on orders for 210 buses came in March.",
        "A subscription costs $9 a month, twice as much as in 2028.",
        "Coming up to its 18th year, Acme employs 400 people.",
    ],
)
def test_a_sentence_of_the_article_is_read(line: str) -> None:
    assert [q.start for q in read(STORY + line).quantities if q.start >= len(STORY)] or [
        d.start for d in read(STORY + line).dates if d.start >= len(STORY)
    ]


def test_a_paragraph_is_read_up_to_the_invitation() -> None:
    text = STORY + "Acme employs 40 people in Porto. Subscribe to The Mast: 6 issues for £27. Next month: 24 knots."
    assert [str(fact.quantity.value) for fact in read(text).facts] == ["300", "40"]
