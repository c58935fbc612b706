"""Whole English sentences for commands: what changes something is offered, what only shows something is answered."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Platform, Role
from tests.commands.conftest import Ask, words
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("send me acme news every friday at 17:00", "digest subscribe me acme every friday at 17:00"),
        ("send me a summary of acme each friday at 5pm", "digest subscribe me acme each friday at 5pm"),
        (
            "send me a weekly recap of what changed on acme every friday at 4pm",
            "digest subscribe me what changed weekly acme every friday at 4pm",
        ),
        ("post what changed at acme here on mondays at 9", "digest subscribe what changed at acme here on mondays at 9"),
        ("give us the changes on acme every monday 9:00", "digest subscribe what changed acme every monday 9:00"),
        ("could you give us a daily digest at 8:30?", "digest subscribe daily at 8:30"),
        ("I'd like a weekly digest on Mondays 9:00 about Acme please", "digest subscribe me weekly Mondays 9:00 about Acme"),
        ("please post the news here every day at 10", "digest subscribe every day at 10"),
        ("remind me about acme every tuesday", "digest subscribe me acme every tuesday"),
        ("hey, sign me up for acme weekdays 9", "digest subscribe me acme weekdays 9"),
        ("set up a weekly newsletter here on fridays 16:00", "digest subscribe weekly on fridays 16:00"),
        ("stop sending me digests", "digest unsubscribe"),
        ("please cancel my weekly briefing", "digest unsubscribe"),
        ("i don't want any digests anymore", "digest unsubscribe"),
        ("delte digest d1", "digest unsubscribe d1"),
        ("mute d1 for a week", "digest pause d1 for a week"),
        ("we're on vacation until 4 January", "digest pause all until 4 January"),
        ("no digests until monday", "digest pause all until monday"),
        ("unmute the digest", "digest resume digest"),
        ("start following Hooli", "topic add Hooli"),
        ("add a new company called Hooli Labs", "topic add Hooli Labs"),
        ("add the alias AcmeBot to acme", "topic alias acme add:AcmeBot"),
        ("timezone: Lima", "settings zone Lima"),
        ("answer me in chinese", "settings language chinese"),
        ("follow the blog https://news.example", "feed add https://news.example"),
        ("add the feed news.example/rss", "feed add news.example/rss"),
        ("stop reading n1", "feed remove n1"),
        ("check n1 every 2 hours", "feed edit n1 every 2 hours"),
        ("keep me posted on acme", "watch add acme"),
        ("turn off my alerts", "watch remove"),
        ("no alerts at night", "watch edit all quiet:night"),
        ("we want a briefing in this channel on fridays at 4pm", "digest subscribe on fridays at 4pm"),
        ("put the digest on hold until monday", "digest pause digest until monday"),
        ("change the schedule of d1 to fridays 10", "digest edit d1 fridays 10"),
        ("delete d1 and d2", "digest unsubscribe d1 and d2"),
        ("run d1 now", "digest now d1"),
        ("my timezone is wrong, I am in Lima", "settings zone Lima"),
        ("keep track of Hooli", "topic add Hooli"),
        ("add Hooli as a topic", "topic add Hooli"),
        ('i want an alert for "price war"', 'watch add words:"price war"'),
        ("i don't need the digest any longer", "digest unsubscribe"),
        ("pause digests while i'm away until 5 January", "digest pause while i'm away until 5 January"),
        ("reactivate d1", "digest resume d1"),
        ("d1 at 8 instead", "digest edit d1 8"),
        ("we should follow Hooli", "topic add Hooli"),
        ("give me a heads-up when acme investment passes 40 million EUR", "watch add acme investment passes 40 million EUR"),
        ("refresh n1", "feed check n1"),
        ("skip tomorrow's digest", "digest pause all for 2 days"),
        ("make d1 weekly on mondays", "digest edit d1 weekly on mondays"),
        ("cancel all subscriptions", "digest unsubscribe"),
        ("could you cover Hooli too?", "topic add Hooli"),
        ("remove the topic rover", "topic hide rover"),
        ("merge rover into acme", "topic merge rover into:acme"),
        ("let me know as soon as acme investment exceeds 40 million EUR", "watch add acme investment exceeds 40 million EUR"),
        ("cancel w1", "watch remove w1"),
        ("subscribe to the rss feed at news.example/rss.xml", "feed add news.example/rss.xml"),
        ("put rover into our weekly digest", "digest edit add rover"),
        ("include rover in d2 too", "digest edit d2 add rover"),
        ("take rover out of d2", "digest edit d2 remove rover"),
        ("leave rover out of the digest", "digest edit remove rover"),
        ("only acme in d4 please", "digest edit d4 only acme"),
        ("push the digest back by an hour", "digest edit an hour later"),
        ("can you move d3 up by 30 minutes", "digest edit d3 30 minutes earlier"),
        ("let the digest come two hours later", "digest edit two hours later"),
        ("post the digest at 8:15 instead", "digest edit 8:15"),
        ("don't send us any digests over easter", "digest edit skip easter"),
        ("no digest on thursday", "digest edit skip thursday"),
        ("timezone we live in Lima", "settings zone Lima"),
        ("zone to Lima", "settings zone Lima"),
        ("use Lima time", "settings zone Lima"),
        ("get rid of f3", "entry withdraw f3"),
        ("f3 looks wrong", "report wrong f3"),
        ("there's a mistake in q1", "report wrong q1"),
        ("turn off the digests until friday", "digest pause all until friday"),
        ("switch the digest back on", "digest resume all"),
        ("send d2 in chinese", "settings language chinese here"),
        ("can the digest be in english?", "settings language english here"),
        ("translate my digest into chinese", "settings language chinese"),
        ("post our digest right away", "digest now"),
        ("send us the digest now", "digest now"),
        ("brief us each thursday at 15:00 on what happened at acme", "digest subscribe each thursday at 15:00 at acme"),
        ("tell us daily at 9 what's new", "digest subscribe daily at 9"),
        ("throw rover out of d3", "digest edit d3 remove rover"),
        ("no digest next monday", "digest edit skip next monday"),
        ("halt all digests until 4 January", "digest pause digests until 4 January"),
        ("track Hooli and Kimi", "topic add Hooli"),
        ("follow acme and Hooli", "topic add Hooli"),
        ("follow acme", "watch add acme"),
        ("save https://news.example/7", "add https://news.example/7"),
        ("have a look at this article: https://news.example/7", "add https://news.example/7"),
        ("keep us in the loop about acme", "watch add acme here"),
        ("notify us the moment acme has news", "watch add acme has news here"),
        ("set up an alert for acme", "watch add acme"),
        ("mute my alerts until friday", "watch pause alerts until friday"),
        ("no alerts over the weekend", "watch pause all until monday"),
    ],
)
async def test_a_sentence_offers_its_command(ask: Ask, line: str, expected: str) -> None:
    document = await ask(f"/brief {line}", role=Role.ADMIN)
    assert [choice.line for choice in document.choices][:1] == [f"/brief {expected}"]
    assert document.outcome in (Outcome.REFUSED, Outcome.MISTAKE)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("what time zone do you use?", "Time zone"),
        ("set the time zone", "Time zone"),
        ("timeline of acme oldest first", "Acme: timeline"),
        ("how do i subscribe?", "/brief digest subscribe"),
        ("how can I add an article?", "/brief add"),
        ("what am i subscribed to?", "Digests"),
        ("the latest news about acme", "Acme: new"),
        ("list everything you know about acme", "Acme: figures"),
        ("show article a1", "Acme sells robots"),
        ("is there anything new about acme?", "Acme: new"),
        ("who works at acme?", "Acme: people"),
        ("how did you get that number?", "/brief source"),
        ("that number is wrong", "/brief report wrong"),
        ("which watches do i have", "Watches"),
        ("what feeds do you read?", "Feeds"),
        ("difference between acme and rover", "Acme and Rover"),
        ("what did we miss?", "New"),
        ("what have I missed on acme this week", "Acme: new"),
        ("bring us up to date on acme", "Acme: new"),
        ("anything about acme since last month?", "Acme: new"),
        ("what happened since tuesday", "New"),
        ("where did f1 come from?", "Source of f1"),
        ("acme since 2024 timeline", "Acme: timeline"),
        ("show me the last 2 articles", "Latest entries"),
        ("which sources do you have?", "Latest entries"),
        ("any updates today?", "New"),
        ("everything on acme", "Acme: figures"),
        ("evidence for f1", "Source of f1"),
        ("list all articles", "Latest entries"),
        ("find robots", "Search: robots"),
        ("look up opening hours", "Search: opening hours"),
        ("find the figures of acme", "Acme: figures"),
        ("wie funktioniert das?", "What I can do"),
        ("what will the next digest contain?", "Not allowed"),
        ("tell me who runs acme and where it was founded", "who runs acme and where it was founded"),
    ],
)
async def test_a_sentence_that_changes_nothing_is_answered(ask: Ask, line: str, title: str) -> None:
    assert (await ask(f"/brief {line}")).title == title


async def test_figures_are_taken_away_as_a_file(ask: Ask) -> None:
    document = await ask("/brief export the figures of acme as csv")
    assert document.file is not None
    assert document.file.name.endswith(".csv")


@pytest.mark.parametrize(
    "line",
    [
        "who sends a daily newsletter to customers",
        "stop losses at acme",
        "how do acme robots work",
        "export of acme robots in 2024",
        "acme cancelled its subscriptions business",
        "what does acme want every year",
        "differences between robots and people",
        "the latest on robots",
        "acme versus the regulator",
        "tell me when acme was founded",
        "tell us when acme was founded",
        "let us know how many robots acme sold",
        "anything about the price of robots",
        "acme keeps to its own timeline",
        "i don't want acme robots to fail",
        "no more robots on shelves",
        "tell me acme's monthly active users in the report",
        "use real time data of acme",
        "what did acme miss this week",
    ],
)
async def test_what_reads_alike_stays_a_question(ask: Ask, line: str) -> None:
    document = await ask(f"/brief {line}", role=Role.ADMIN)
    assert "I ask before I change anything." not in words(document)
    assert document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND)


async def test_what_is_followed_by_nobody_is_not_ended(bot: Bot, ask: Ask) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask("/brief watch add acme", role=Role.ADMIN)
    document = await ask("/brief pause everything", role=Role.ADMIN)
    assert [choice.line for choice in document.choices] == ["/brief watch pause everything"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mute alerts for acme", "watch pause alerts for acme"),
        ("no more alerts for acme", "watch remove acme"),
        ("write our digest in chinese", "settings language chinese"),  # members decide for no channel
    ],
)
async def test_a_member_is_offered_what_works(bot: Bot, ask: Ask, line: str, expected: str) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    await ask("/brief watch add acme")
    document = await ask(f"/brief {line}")
    assert [choice.line for choice in document.choices] == [f"/brief {expected}"]
    assert (await ask(document.choices[0].line)).outcome is Outcome.ANSWER


async def test_names_to_follow_are_offered_one_by_one(ask: Ask) -> None:
    lines = [choice.line for choice in (await ask("/brief follow Acme, Hooli, Inc. and Kimi", role=Role.ADMIN)).choices]
    assert lines == ['/brief topic add "Hooli, Inc."', "/brief topic add Kimi", "/brief watch add acme"]
    # A member adds no topics, and is offered what they may do.
    assert [choice.line for choice in (await ask("/brief follow acme and Hooli")).choices] == ["/brief watch add acme"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("stop telling us about rover", "digest edit without rover"),
        ("i don't want to hear about acme any more", "digest unsubscribe acme"),
        ("no more news about acme", "digest unsubscribe acme"),
    ],
)
async def test_who_wants_to_hear_no_more_of_a_topic_is_offered_its_digest(ask: Ask, line: str, offered: str) -> None:
    await ask("/brief digest subscribe acme daily 9:00 zone:UTC", role=Role.ADMIN)
    document = await ask(f"/brief {line}", role=Role.ADMIN)
    assert f"/brief {offered}" in [choice.line for choice in document.choices]


@pytest.mark.parametrize("line", ["unfollow acme", "hide topic acme", "topic hid acme", "remove feed n1", "topic unfollow acme"])
async def test_nobody_is_offered_what_they_may_not_do(ask: Ask, line: str) -> None:
    document = await ask(f"/brief {line}")
    assert [choice.line for choice in document.choices if "hide" in choice.line or "remove" in choice.line] == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("topic rename rover to Rover Plus", "Rover is Rover Plus now"),
        ("topic rename rover into Rover II", "Rover is Rover II now"),
        ("topic alias acme add Acme Group", "Acme: names"),
        ("topic alias acme Acme Group", "Acme: names"),
        ("topic merge rover into acme", "Rover is a part of Acme now"),
        ("topic parent rover of acme", "Rover: part of Acme"),
    ],
)
async def test_small_words_before_a_name_are_no_part_of_it(ask: Ask, line: str, title: str) -> None:
    assert (await ask(f"/brief {line}", role=Role.ADMIN)).title == title
