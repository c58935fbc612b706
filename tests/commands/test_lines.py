"""What a typed line is taken for: a command in any of its words, a slip of one, a topic, or a question."""

from __future__ import annotations

import re

import pytest

from bot.core.document import Document, Outcome
from bot.core.request import Role
from tests.commands.conftest import Ask, words

pytestmark = pytest.mark.usefixtures("shelf")

FIGURES, TIMELINE, QUOTES, HELP = "Acme: figures", "Acme: timeline", "Acme: quotes", "What I can do"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/brief stats for acme", FIGURES),
        ("/brief acme's stats", FIGURES),
        ("/brief acme figures", FIGURES),
        ("/brief figures of acme", FIGURES),
        ("/brief show me the stats of acme", FIGURES),
        ("/brief show acme stats", FIGURES),
        ("/brief please get stats acme robotics", FIGURES),
        ("/brief acme 数据", FIGURES),
        ("/brief stats 2025 acme", FIGURES),
        ("/brief events acme", TIMELINE),
        ("/brief acme timeline 2024", TIMELINE),
        ("/brief history of acme", TIMELINE),
        ("/acme 时间线", TIMELINE),
        ("/brief quotes about acme", QUOTES),
        ("/brief quote acme", QUOTES),
        ("/brief ?", HELP),
        ("/brief help me", HELP),
        ("/brief how does this work?", HELP),
        ("/brief 帮助", HELP),
        ("/brief stats acme please", FIGURES),
        ("/brief top 5 acme", FIGURES),
        ("/brief acme figures last 3", FIGURES),
        ("/brief topic show acme", FIGURES),
        ("/brief newest 12 articles", "Latest entries"),
        ("/brief first 3 quotes acme", QUOTES),
        ("/brief f1", "Source of f1"),
        ("/brief f1 source", "Source of f1"),
        ("/brief latest 12 articles", "Latest entries"),
        ("/brief thank you so much", "You're welcome."),
        ("/brief ping", "I'm here."),
        ("/brief config", "Setting up"),
        ("/brief subscriptions", "Digests"),
        ("/brief which topics do you know?", "Topics"),
        ("/brief topics list", "Topics"),
        ("/brief who are you", "What I can do"),
        ("/brief show a1", "Acme sells robots"),
        ("/brief stats acme since: 2024", "Acme: figures"),
        ("/brief acme stats between 2023 and May 2025", "Acme: figures"),
    ],
)
async def test_a_command_is_found_in_any_of_its_words(ask: Ask, line: str, title: str) -> None:
    document = await ask(line)
    assert (document.outcome, document.title) == (Outcome.ANSWER, title)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/brief stast acme", "/brief stats acme"),
        ("/brief timelin acme since:2024", "/brief timeline acme since:2024"),
        ("/brief acm stats", "/brief acme stats"),
        ("/brief daily 9:00", "/brief digest subscribe daily 9:00"),
        ("/brief follow Globex", "/brief topic add Globex"),
        ("/brief delete f12", "/brief entry withdraw f12"),
        ("/brief digest unsuscribe d1", "Did you mean /brief digest unsubscribe d1?"),
        ("/brief digest frobnicate d1", "There are: /brief digest subscribe, "),
        ("/brief topic remove Globex", "/brief topic hide Globex"),
        ("/brief topic unhide Globex", "/brief topic add Globex"),
        ("/brief topic hid Globex", "/brief topic hide Globex"),
        ("/brief review discard r7 please", "/brief review reject r7?"),
        ("/brief entry delete e4 now", "/brief entry withdraw e4?"),
        ('/brief entry fix f3 scope:"open models"', '/brief entry correct f3 scope:"open models"'),
        ("/brief untrack Globex", "/brief topic hide Globex"),
        ("/brief pause feed n1", "/brief feed pause n1"),
        ("/brief stop digest d3", "/brief digest unsubscribe d3"),
        ("/brief add topic Globex", "/brief topic add Globex"),
        ("/brief digest d1 pause", "/brief digest pause d1"),
        ("/brief f3 withdraw a slip", "/brief entry withdraw f3 a slip"),
        ("/brief acme and rover figures", "/brief stats rover"),
        ("/brief stats acme and rover", "/brief stats rover"),
        ("/brief acme rover timeline", "/brief compare "),
        ("/brief timeline of acme, rover", "/brief timeline rover"),
        ("/brief https://news.example/acme", "/brief add https://news.example/acme"),
        ("/brief look at https://news.example/acme please", "/brief add https://news.example/acme"),
        ("can you add https://news.example/acme please?", "Is this what you want? /brief add https://news.example/acme please?"),
        ("/brief figures", "/brief stats TOPIC"),
        # Whole sentences, and slips behind a topic.
        ("/brief acme stat", "/brief acme stats"),
        ("/acme timelien", "/acme timeline"),
        ("/brief stop the digests", "Is this what you want? /brief digest unsubscribe"),
        ("/brief unsubscribe me", "/brief digest unsubscribe"),
        ("/brief stop following acme robotics", "/brief topic hide acme robotics"),
        ("/brief stop following acme robotics, please", "/brief topic hide acme robotics"),
        ("/brief make @ben an editor please, thanks!", "/brief role @ben editor"),
        ('/brief rename acme to "Acme Works"', '/brief topic rename acme to:"Acme Works"'),
        ("/brief rename rover to Rover One.", '/brief topic rename rover to:"Rover One"'),
        ("/brief move the digest to 10am", "/brief digest edit 10am"),
        ("/brief digest d2 weekdays 8:00", "/brief digest edit d2 weekdays 8:00"),
        ("/brief my time zone is Lima", "/brief settings zone Lima"),
        ("/brief make @ben an editor", "/brief role @ben editor"),
        ("/brief role @ben to admin", "/brief role @ben admin"),
        ("/brief subscribe to acme", "/brief digest subscribe acme"),
    ],
)
async def test_a_slip_is_offered_and_nothing_is_done(ask: Ask, line: str, offered: str) -> None:
    document = await ask(line, role=Role.ADMIN)
    assert document.outcome is Outcome.MISTAKE
    assert offered in words(document)


def is_question(document: Document) -> bool:
    return document.code == "not-in-the-store" or (document.outcome is Outcome.ANSWER and document.title.islower())


@pytest.mark.parametrize(
    "line",
    [
        "acme hiring",
        "rover downloads?",
        "latest revenue of acme",
        "people who left acme",
        "sources of income of acme?",
        "tell me about acme",
        "what is acme",
        "acme有多少机器人",
        "机器人有多少",
        "figures show that acme is big",
    ],
)
async def test_what_is_no_command_is_a_question(ask: Ask, line: str) -> None:
    assert is_question(await ask(line))


@pytest.mark.parametrize(
    "line",
    [
        "/acme timeline 2024-03",
        "/acme timeline in 2024-03",
        "/acme timeline q1 2024",
        "/acme timeline March 2024",
        "/acme timeline 2024年3月",
        "/acme timeline since 2024-03 until 2024-04",
        "/acme timeline --since 2024-03 --until=2024-04",
        "/acme timeline —since 2024-03 until:April 2024",
        "/acme timeline from March 2024 to April 2024",
    ],
)
async def test_a_time_is_named_in_many_ways(ask: Ask, line: str) -> None:
    answer = words(await ask(line))
    assert "opened an office" in answer
    assert "3 March 2025" not in answer


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("/acme quotes kettle sinse:2024", "since:"),
        ("/acme quotes --bye Ortiz", "by:"),
        ("/acme stats --metrik sold", "metric:"),
        ("/brief search robots limt:3", "limit:"),
        ("/brief ask how many robots topik:acme", "topic:"),
    ],
)
async def test_an_unknown_option_names_the_nearest_one(ask: Ask, line: str, near: str) -> None:
    document = await ask(line)
    assert document.outcome is Outcome.MISTAKE
    assert f"Did you mean {near}?" in words(document)


async def test_a_name_with_a_colon_is_part_of_a_question(ask: Ask) -> None:
    assert (await ask("/brief ask what did acme show at Re:Invent")).outcome is not Outcome.MISTAKE


@pytest.mark.parametrize("line", ["/acme stats since yesterday", "/acme stats since:last week", "/acme stats last 3 days"])
async def test_relative_times_are_understood(ask: Ask, line: str) -> None:
    document = await ask(line)
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Known measures of Acme:" in words(document)


@pytest.mark.parametrize(
    "line", ["/brief quotes by:ortiz", "/brief quotes by Lena", "/acme quotes --by Ortiz", "quotes acme by:Lena Ortiz"]
)
async def test_quotes_are_found_by_any_part_of_the_speakers_name(ask: Ask, line: str) -> None:
    document = await ask(line)
    assert "A robot must be as dull as a kettle" in words(document)


async def test_who_is_not_quoted_is_told_with_those_who_are(ask: Ask) -> None:
    document = await ask("/acme quotes by:Nakamura")
    assert document.outcome is Outcome.NOTHING_FOUND
    assert "Quoted on Acme: Lena Ortiz" in words(document)
    assert (await ask("/brief quotes")).outcome is Outcome.MISTAKE


@pytest.mark.parametrize("line", ["/acme stats before {}", "/acme stats before:{}", "/brief figures of acme before {}"])
async def test_before_a_time_leaves_that_time_out(ask: Ask, line: str) -> None:
    with_it = words(await ask("/acme stats until 2025"))
    years = sorted(set(re.findall(r"20[12]\d", with_it)))
    before = words(await ask(line.format(years[-1])))
    assert years[-1] not in before.split("Sources")[0]
