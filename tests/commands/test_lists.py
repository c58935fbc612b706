"""Lists: a row for each thing with its own buttons, in pages, and for who may press them only."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.commands.paging import ROWS_WITH_A_BUTTON, ROWS_WITH_BUTTONS
from bot.core.document import Document, Mention, Outcome, Page, Row, Table
from bot.core.request import Caller, Platform, Request, Role
from bot.platforms.discord import renderer as discord
from bot.platforms.slack import renderer as slack
from bot.platforms.terminal import renderer as terminal
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.commands.following import follow
from tests.commands.test_add import NEWS
from tests.fake_discord.limits import message_errors
from tests.fakes import FakeOutlet


def rows_of(document: Document) -> tuple[Row, ...]:
    return next(block for block in document.blocks if isinstance(block, Table)).rows


def page_of(document: Document) -> Page | None:
    return next((block for block in document.blocks if isinstance(block, Page)), None)


def buttons_of(row: Row) -> dict[str, str]:
    return {choice.label: choice.line for choice in row.choices}


async def test_a_feeds_row_has_its_buttons_for_admins_only(ask: Ask, bot: Bot) -> None:
    await follow(bot)
    (row,) = rows_of(await ask("/brief feed list", role=Role.ADMIN))
    assert buttons_of(row) == {
        "Pause": "/brief feed pause n1",
        "Edit": "/brief feed edit n1",
        "Look now": "/brief feed check n1",
        "Remove": "/brief feed remove n1",
    }
    edit, remove = row.choices[1], row.choices[3]
    assert edit.form
    assert (remove.danger, "The Example News" in remove.confirm) == (True, True)
    (row,) = rows_of(await ask("/brief feed list"))
    assert buttons_of(row) == {}
    await ask("/brief feed pause n1", role=Role.ADMIN)
    (row,) = rows_of(await ask("/brief feed list", role=Role.ADMIN))
    assert buttons_of(row)["Resume"] == "/brief feed resume n1"
    assert "Pause" not in buttons_of(row)


async def test_many_feeds_are_shown_in_pages_that_one_message_holds(ask: Ask, bot: Bot) -> None:
    for number in range(ROWS_WITH_BUTTONS + 2):
        await follow(bot, f"https://news{number}.example/feed", f"News {number}")
    first = await ask("/brief feed list", role=Role.ADMIN)
    page = page_of(first)
    assert page is not None
    assert (len(rows_of(first)), page.shown, page.back) == (ROWS_WITH_BUTTONS, "1–5 of 7", "")
    second = await ask(page.on, role=Role.ADMIN)
    assert len(rows_of(second)) == 2
    assert (await ask("/brief feed list page:9", role=Role.ADMIN)).outcome is Outcome.NOTHING_FOUND
    (message,) = discord.render(first)
    assert not message_errors(message.payload())
    operator = Caller(Platform.TERMINAL, WORKSPACE, None, "operator")
    assert len(rows_of(await bot.answer(Request("/brief feed list", operator)))) == ROWS_WITH_BUTTONS + 2


async def test_a_feed_is_changed_by_its_form(bot: Bot) -> None:
    await follow(bot, words=("chip", "-sport"))
    caller = Caller(Platform.SLACK, WORKSPACE, "C1", "U1", is_administrator=True)
    asked = Request("/brief feed edit n1", caller)
    form = await bot.form(asked)
    assert form is not None
    assert {field.name: field.initial for field in form.fields} == {
        "topics": (), "words": ("chip, -sport",), "every": ("1h",), "full": ("on",),
    }  # fmt: skip
    changed = await bot.submit(asked, {"words": ("wafer",), "every": ("2h",)})
    assert "only with wafer, looked at every 2 hours" in words(changed)
    emptied = await bot.submit(asked, {"words": ("",)})
    assert "all items, looked at every 2 hours" in words(emptied)
    assert await bot.form(Request("/brief feed edit n1 every 3h", caller)) is None, "who says what changes needs no form"


@pytest.mark.usefixtures("shelf")
async def test_a_watchs_row_says_who_is_told_by_their_names(ask: Ask, bot: Bot) -> None:
    bot.outlets[Platform.SLACK] = FakeOutlet()
    assert (await ask("/brief watch acme", role=Role.MEMBER)).outcome is Outcome.ANSWER
    made = await ask("/brief watch rover here", role=Role.ADMIN, channel="C7")
    assert made.outcome is Outcome.ANSWER, words(made)
    (own, channel) = rows_of(await ask("/brief watch list"))
    assert set(buttons_of(own)) == {"Pause", "Remove"}
    assert buttons_of(channel) == {}, "a channel's is for admins"
    assert channel.cells[1] == (Mention(what="channel", id="C7"),)
    await ask("/brief watch pause w1")
    assert "Resume" in buttons_of(rows_of(await ask("/brief watch list"))[0])
    assert all(choice.confirm for choice in own.choices if choice.danger)


async def test_what_waits_for_review_is_opened_from_its_row(ask: Ask) -> None:
    await ask(f"/brief add {NEWS}", role=Role.EDITOR)
    (row,) = rows_of(await ask("/brief review list", role=Role.EDITOR))
    assert buttons_of(row) == {"Open": "/brief review show r1"}
    assert "r1" in words(await ask("/brief review list", role=Role.EDITOR))


@pytest.mark.usefixtures("shelf")
async def test_a_topic_shows_its_figures_by_a_button(ask: Ask) -> None:
    found = rows_of(await ask("/brief topics"))
    assert all(list(buttons_of(row)) == ["Figures"] for row in found)
    answer = await ask(next(iter(buttons_of(found[0]).values())))
    assert answer.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND)


async def test_an_action_is_undone_from_its_row_by_whoever_may(ask: Ask) -> None:
    await ask("/brief topic add Globex", role=Role.ADMIN)
    await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    newest, _ = rows_of(await ask("/brief log", role=Role.ADMIN))
    assert set(buttons_of(newest)) == {"Undo"}
    await ask(buttons_of(newest)["Undo"], role=Role.ADMIN)
    shown = rows_of(await ask("/brief log", role=Role.ADMIN))
    assert [bool(row.choices) for row in shown] == [True, False, True], "what is undone is not undone again"
    assert not any(row.choices for row in rows_of(await ask("/brief log", role=Role.EDITOR)))


async def test_the_log_goes_on_in_pages(ask: Ask) -> None:
    for number in range(ROWS_WITH_A_BUTTON + 3):
        await ask(f"/brief topic add Globex{number}", role=Role.ADMIN)
    first = await ask("/brief log", role=Role.ADMIN)
    page = page_of(first)
    assert page is not None
    assert (len(rows_of(first)), page.on) == (ROWS_WITH_A_BUTTON, "/brief log page:2")
    second = await ask(page.on, role=Role.ADMIN)
    last = page_of(second)
    assert last is not None
    assert (len(rows_of(second)), last.back, last.on) == (3, "/brief log page:1", "")


async def test_the_terminal_names_the_line_of_each_kind_of_button_once(ask: Ask, bot: Bot) -> None:
    for number in range(3):
        await follow(bot, f"https://news{number}.example/feed", f"News {number}")
    shown = terminal.render(await ask("/brief feed list", role=Role.ADMIN), width=100)
    assert "> Pause: /brief feed pause n1 (n2, n3)" in shown
    assert shown.count("/brief feed pause") == 1


async def test_a_page_of_any_list_is_one_message(ask: Ask, bot: Bot) -> None:
    for number in range(3 * ROWS_WITH_A_BUTTON):
        await ask(f"/brief topic add Globex{number}", role=Role.ADMIN)
        await follow(bot, f"https://news{number}.example/feed", f"News {number}")
    for line in ("/brief topics page:2", "/brief log page:2", "/brief feed list page:2"):
        shown = await ask(line, role=Role.ADMIN)
        page = page_of(shown)
        assert page is not None
        assert page.back
        assert page.on
        (message,) = discord.render(shown)
        assert not message_errors(message.payload())
        assert len(slack.render(shown, private=True)) == 1
