"""Whatever a command changes is in the log, with with the state before and after; a command that is missing here fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Outcome
from bot.core.request import Platform, Role
from storage.values import PartialDate
from tests.commands import acme
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.commands.test_add import NEWS
from tests.fakes import FakeFetcher, FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")

FEED_URL = "https://news.example/feed.xml"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Example News</title>
<item><title>Globex opens a depot</title><guid>1</guid><link>https://news.example/depot</link>
<description>Globex Freight opened a depot in Rotterdam on 3 June 2024. Globex Freight employs 4,200 people, it said.
Globex Freight had revenue of 310 million euros in 2023, the company said. It moves what others forget, its chief executive said, and
it will open another depot in Ghent on 2 September 2024, where 180 people are to work for it from the first day on.</description></item>
</channel></rss>"""
WATCHED = "/brief watch acme investment > 20 million euros here"
SUBSCRIBED = "/brief digest subscribe daily 09:00 zone:Europe/Berlin topics:Acme"
FOLLOWED = f"/brief feed add {FEED_URL} words:depot full:off"
HELD = f"/brief add {NEWS}"
BY_HAND = 'sentence:"Rover sold 60,000 robots in May 2024." source:"The Example"'


@dataclass(frozen=True)
class Case:
    """A line that changes something, what has to be done before, and what the log's newest line says of it."""

    line: str
    says: tuple[str, ...]
    first: tuple[str, ...] = ()


CASES: dict[str, Case] = {
    "add": Case(f"/brief add {NEWS}", ("added a1w", "after: “Globex opens a depot”"), ("/brief review off",)),
    "suggest": Case(f"/brief suggest {NEWS}", ("handed in r1", "“Globex opens a depot”: not handed in → waiting")),
    "review approve": Case(
        "/brief review approve r1", ("approved r1, a1w", "after: “Globex opens a depot”", "waiting → approved"), (HELD,)
    ),
    "review choose": Case("/brief review choose r1 without:1", ("chose lines of r1", "left out: none → “1”"), (HELD,)),
    "review edit": Case("/brief review edit r1 article title Depots", ("edited r1", "title: “Globex opens a depot” → “Depots”"), (HELD,)),
    "review reject": Case("/brief review reject r1 an advertisement", ("rejected r1", "waiting → rejected", "an advertisement"), (HELD,)),
    "review on": Case(
        "/brief review on feeds:on",
        ("set the review", "review: “on” → “on, also what feeds bring”"),
        ("/brief review off", "/brief review on"),
    ),
    "review off": Case("/brief review off", ("set the review", "review: “on” → “off”"), ("/brief zone UTC",)),
    "entry fact": Case(
        f'/brief entry fact rover metric:"robots sold" {BY_HAND}',
        ("added", "f1w", "after: “Rover sold 60,000 robots in May 2024.” (The Example)"),
    ),
    "entry event": Case(
        '/brief entry event acme sentence:"In June 2023 Acme bought a workshop in Nantes." source:"The Example"',
        ("added", "e1w", "after: “In June 2023 Acme bought a workshop in Nantes.”"),
    ),
    "entry quote": Case(
        '/brief entry quote acme sentence:"“We build dull machines,” Lena Ortiz of Acme said." source:"The Example"',
        ("added", "q1w", "after: ““We build dull machines,” Lena Ortiz of Acme said.”"),
    ),
    "entry position": Case(
        '/brief entry position "Bo Lind" title:CFO org:acme from:2027-03 source:"The Example"',
        ("added", "p1w", "after: “Bo Lind: chief financial officer of Acme (from Mar 2027).”"),
    ),
    "entry correct": Case(
        "/brief correct f1 scope:toys reason:misread",
        ("corrected f1", "before: Rover, robots sold (delivery robots and toys)", "after: Rover, robots sold (toys)", "reason: misread"),
    ),
    "entry withdraw": Case(
        "/brief withdraw e1 doubtful", ("withdrew e1", "before: Mar 2024: In March 2024 Acme opened", "after: not shown any more")
    ),
    "entry restore": Case("/brief restore e1", ("restored e1", "after: Mar 2024: In March 2024 Acme opened"), ("/brief withdraw e1",)),
    "entry merge": Case(
        "/brief merge f3 f4",
        ("merged f4 into f3", "before:"),
    ),
    "entry retells": Case("/brief retells a3 none", ("marked as retelling a3",)),
    "entry prefer": Case(
        "/brief prefer f1w over:f1 an auditor counted",
        ("preferred f1w before f1", "an auditor counted"),
        ('/brief entry fact rover metric:"robots sold" sentence:"Rover had sold 41,000 robots by May 2024." source:"The Sample"',),
    ),
    "topic add": Case("/brief topic add Lyon plant", ("added the topic Lyon plant",)),
    "topic hide": Case("/brief topic hide rover", ("hid the topic Rover", "hidden")),
    "topic rename": Case("/brief topic rename rover to:Wanderer", ("renamed the topic Rover, Wanderer", "name: “Rover” → “Wanderer”")),
    "topic alias": Case("/brief topic alias acme add:Akme", ("changed the names of Acme, Akme", "alias “Akme” added")),
    "topic merge": Case("/brief topic merge rover into:acme", ("merged the topics Rover into Acme", "alias “Rover” added")),
    "topic parent": Case("/brief topic parent rover of:none", ("moved the topic Rover", "parent: “Acme” → none")),
    "topic reread": Case("/brief topic reread acme", ("read again Acme, a1", " · after: ", "; 2025: Acme plans to invest", "with 2 parts")),
    "feed add": Case(FOLLOWED, ("followed the feed n1", f"not followed → followed, {FEED_URL}, every 30 minutes, words: none → “depot”")),
    "feed edit": Case(
        "/brief feed edit n1 every 2h without sport",
        ("changed the feed n1", "words: “depot” → “-sport”, looked at: “every 30 minutes” → “every 2 hours”"),
        (FOLLOWED,),
    ),
    "feed import": Case(
        '/brief feed import <opml><body><outline xmlUrl="https://news.example/other.xml"/></body></opml>',
        ("followed the feed n1", "not followed → followed, https://news.example/other.xml, every 30 minutes"),
    ),
    "feed pause": Case("/brief feed pause n1", ("paused the feed n1", "followed → paused"), (FOLLOWED,)),
    "feed resume": Case("/brief feed resume n1", ("resumed the feed n1", "paused → followed"), (FOLLOWED, "/brief feed pause n1")),
    "feed remove": Case("/brief feed remove n1", ("removed the feed n1", "followed → removed"), (FOLLOWED,)),
    "digest subscribe": Case(
        SUBSCRIBED,
        ("subscribed to the digest d1", "not subscribed → daily 09:00 (Europe/Berlin) on Acme", "time zone: none → “Europe/Berlin”"),
    ),
    "digest edit": Case(
        "/brief digest edit d1 weekdays 10:00 topics:all kinds:facts quiet:2026-12-24..2027-01-01",
        (
            "changed the digest d1",
            "topics: “Acme” → all",
            "schedule: “daily 09:00” → “weekdays 10:00”",
            "kinds: none → “fact”",
            "quiet: none → “2026-12-24..2027-01-01”",
        ),
        (SUBSCRIBED,),
    ),
    "digest pause": Case("/brief digest pause d1", ("paused the digest d1", "running → paused"), (SUBSCRIBED,)),
    "digest resume": Case("/brief digest resume d1", ("resumed the digest d1", "paused → running"), (SUBSCRIBED, "/brief digest pause d1")),
    "digest unsubscribe": Case("/brief digest unsubscribe d1", ("unsubscribed from the digest d1", "running → ended"), (SUBSCRIBED,)),
    "digest personal": Case(
        "/brief digest personal off", ("set how many personal digests there may be", "of each person: “at most 20” → “off”")
    ),
    "watch add": Case(WATCHED, ("began the watch w1", "not watched → Acme: investment over 20 million EUR")),
    "watch edit": Case(
        "/brief watch edit w1 > 30 million EUR quiet:22-7",
        (
            "changed the watch w1",
            "Acme: investment over 20 million EUR → Acme: investment over 30 million EUR; quiet from 22:00 to 07:00",
        ),
        (WATCHED, "/brief zone UTC"),
    ),
    "watch pause": Case("/brief watch pause w1", ("paused the watch w1", "running → paused"), (WATCHED,)),
    "watch resume": Case("/brief watch resume w1", ("resumed the watch w1", "paused → running"), (WATCHED, "/brief watch pause w1")),
    "watch remove": Case("/brief watch remove w1", ("ended the watch w1", "running → ended"), (WATCHED,)),
    "settings zone": Case("/brief zone Asia/Shanghai", ("set the time zone", "time zone: “UTC” → “Asia/Shanghai”"), ("/brief zone UTC",)),
    "role": Case("/brief role <@U9|lena> admin", ("set the role of @lena", "role: “editor” → “admin”"), ("/brief role U9 editor",)),
    "undo": Case("/brief undo", ("took back action 2 (@lena)", "role: “editor” → none"), ("/brief role <@U9|lena> editor",)),
}
#: Commands that are said to change something and leave no line of their own, and why.
EXCEPTIONS = {
    "settings language": "concerns the person who asks, or what is posted from then on; nothing that is stored is different",
    "digest now": "sends and decides nothing; /brief digest why lists each digest",
    "feed check": "what a check brings is in the log article by article, done by the feed",
    "report wrong": "decides nothing; what editors do about it is in the log",
    "entry keep": "leaves the entry as it is, and tells whoever had reported it",
    "review list": "only looks; it is said to change so that nobody is offered to share it with the channel",
    "review show": "only looks, like review list",
}


def changing() -> Iterator[str]:
    """The names of all commands that change what is stored."""
    return (command.name for command in catalog() if command.changes)


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher({FEED_URL: (FEED, "application/rss+xml")})


async def newest(ask: Ask) -> str:
    """The log's newest line."""
    log = words(await ask("/brief log limit:1", role=Role.ADMIN))
    return log.partition("•")[2].partition("\n\n")[0]


async def do(ask: Ask, line: str) -> Document:
    answer = await ask(line, role=Role.ADMIN)
    assert answer.outcome is Outcome.ANSWER, (line, words(answer))
    return answer


def test_every_command_that_changes_something_is_tried_or_an_exception() -> None:
    assert set(changing()) == set(CASES) | set(EXCEPTIONS)
    assert set(CASES).isdisjoint(EXCEPTIONS)


@pytest.mark.parametrize("name", CASES)
async def test_what_a_command_changes_is_in_the_log(ask: Ask, bot: Bot, name: str) -> None:
    case = CASES[name]
    await do(ask, "/brief role USTARTER editor")
    if name == "topic reread":  # of this article nothing was read yet
        unread = acme.article(
            ("In June 2024 Acme opened a shop in Ghent, and it hired nobody for it.",), "A shop", PartialDate.month(2024, 7)
        )
        await bot.store.library().add_article(unread, by="tests")
    for line in case.first:
        await do(ask, line)
    before = await bot.store.scoped(WORKSPACE).log(limit=1)
    await do(ask, case.line)
    store = bot.store.scoped(WORKSPACE)
    [action] = await store.log(limit=1)
    assert action.number > before[0].number, f"{case.line!r} left no line in the log"
    assert action.by == "admin"
    line = await newest(ask)
    for piece in case.says:
        assert piece in line, f"{piece!r} is not in the log: {line}"


async def test_a_command_without_a_line_in_the_log_changes_no_decision(ask: Ask, bot: Bot) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    for line in (HELD, SUBSCRIBED, FOLLOWED, "/brief review list", "/brief review show r1", "/brief digest now d1"):
        await do(ask, line)
    assert "followed the feed" in await newest(ask)
    await do(ask, "/brief review reject r1")
    await do(ask, "/brief feed check n1")
    line = await newest(ask)
    assert "added a1w" in line
    assert "feed n1" in line


async def test_a_first_setting_is_logged_without_the_settings_left_alone(ask: Ask) -> None:
    await do(ask, "/brief zone UTC")
    assert "review" not in await newest(ask)
    undone = words(await do(ask, "/brief undo"))
    assert "time zone: “UTC” → none" in undone
    assert "review:" not in undone
    await do(ask, "/brief review off")
    first = await newest(ask)
    assert "review: “on” → “off”" in first
    assert "time zone" not in first
