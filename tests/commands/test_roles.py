"""Who may do what: given to people and to the platform's groups, told, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request, Role
from storage.store import Store
from storage.tables.workspaces import GroupRoleRow, RoleRow
from tests.commands.conftest import WORKSPACE, Ask, words

NEWSROOM = "<!subteam^S7|@newsroom>"


async def asked(bot: Bot, line: str, *groups: str, user: str = "U5", workspace: str = WORKSPACE) -> Document:
    """The answer to somebody in these groups of the platform."""
    platform = Platform(workspace.partition(":")[0])
    return await bot.answer(Request(line, Caller(platform, workspace, "C1", user, groups=frozenset(groups))))


async def test_a_group_is_given_a_role_and_everybody_in_it_has_it(ask: Ask, bot: Bot) -> None:
    assert (await asked(bot, "/brief log", "S7")).code == "not-allowed"
    given = await ask(f"/brief role {NEWSROOM} editor", role=Role.ADMIN)
    assert given.title == "Everybody in @newsroom is an editor now"
    assert (await asked(bot, "/brief log", "S7", "S8")).outcome is Outcome.ANSWER
    assert (await asked(bot, "/brief log", "S8")).code == "not-allowed"
    assert (await asked(bot, "/brief log", user="S7")).code == "not-allowed", "a user is no group of that id"
    assert (await asked(bot, "/brief log", "S7", workspace="slack:T2")).code == "not-allowed"


async def test_the_highest_of_own_and_groups_roles_counts(ask: Ask, bot: Bot) -> None:
    await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    await ask(f"/brief role {NEWSROOM} admin", role=Role.ADMIN)
    assert (await asked(bot, "/brief role", "S7")).outcome is Outcome.ANSWER
    assert (await asked(bot, "/brief role")).code == "not-allowed"
    await ask(f"/brief role {NEWSROOM} member", role=Role.ADMIN)
    assert (await asked(bot, "/brief role", "S7")).code == "not-allowed"
    assert (await asked(bot, "/brief log", "S7")).outcome is Outcome.ANSWER, "a group's lower role takes nothing away"


async def test_the_roles_that_were_given_are_listed(ask: Ask) -> None:
    assert "Nobody was given a role" in words(await ask("/brief role", role=Role.ADMIN))
    await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    await ask(f"/brief role {NEWSROOM} admin", role=Role.ADMIN)
    told = words(await ask("/brief role", role=Role.ADMIN))
    assert told.index("everybody in @newsroom") < told.index("@lena, given by admin")
    assert "editor" in words(await ask("/brief role U5", role=Role.ADMIN))
    assert "was given no role" in words(await ask("/brief role U6", role=Role.ADMIN))
    assert "newsroom" not in words(await ask("/brief role", role=Role.ADMIN, workspace="slack:T2"))


async def test_a_groups_role_is_in_the_log_and_can_be_undone(ask: Ask, bot: Bot) -> None:
    await ask(f"/brief role {NEWSROOM} editor", role=Role.ADMIN)
    given = await ask(f"/brief role {NEWSROOM} admin", role=Role.ADMIN)
    log = words(await ask("/brief log", role=Role.ADMIN))
    assert "set the role of @newsroom (S7)" in log
    assert "role: “editor” → “admin”" in log
    assert words(await ask(f"/brief log {NEWSROOM}", role=Role.ADMIN)).count("set the role of @newsroom (S7)") == 2
    await ask("/brief role <@UADMIN|ida> admin", role=Role.ADMIN)
    mine = await bot.answer(Request("/brief zone UTC", Caller(Platform.SLACK, WORKSPACE, "C1", "UADMIN")))
    assert mine.outcome is Outcome.ANSWER
    assert "set the time zone: @ida" in words(await ask("/brief log", role=Role.ADMIN))
    await ask("/brief undo", role=Role.ADMIN)
    [undo] = [choice.line for choice in given.choices]
    await ask(undo, role=Role.ADMIN)
    assert (await asked(bot, "/brief role", "S7")).code == "not-allowed"
    await ask("/brief undo", role=Role.ADMIN)
    assert (await asked(bot, "/brief log", "S7")).code == "not-allowed"
    assert (await ask(f"/brief role {NEWSROOM} member", role=Role.ADMIN)).title.endswith("is a member now")


@pytest.mark.parametrize("whom", ["lena", "@lena", "12345", '"two words"', "@nobody", "<!here>"])
async def test_a_role_that_nobody_could_have_is_refused(ask: Ask, whom: str) -> None:
    answer = await ask(f"/brief role {whom} editor", role=Role.ADMIN)
    assert answer.outcome is Outcome.MISTAKE
    assert "nobody I can see" in words(answer)
    assert "Nobody was given a role" in words(await ask("/brief role", role=Role.ADMIN))


async def test_the_same_role_again_changes_nothing(ask: Ask) -> None:
    await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    again = await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    assert "Nothing was changed" in words(again)
    assert again.choices == ()


async def test_people_without_a_name_are_no_bare_ids(ask: Ask) -> None:
    given = await ask("/brief role <@1575296773671354423> editor", workspace="discord:7", role=Role.ADMIN)
    assert given.title == "user 1575296773671354423 is an editor now"
    await ask("/brief role <@U0MEMBER|lena> editor", role=Role.ADMIN)
    log = await ask("/brief log <@U0MEMBER>", role=Role.ADMIN)
    assert log.title == "Log of @lena"
    assert "set the role of @lena" in words(await ask("/brief log", role=Role.ADMIN))


async def test_whoever_handed_in_an_article_is_named(ask: Ask, bot: Bot) -> None:
    await ask("/brief role <@U0MEMBER|lena> editor", role=Role.ADMIN)
    text = "Globex opened a depot in Rotterdam on 3 June 2024. It employs 4,200 people there, the company said in a statement. " * 3
    held = await bot.answer(Request(f"/brief add {text}", Caller(Platform.SLACK, WORKSPACE, "C1", "U0MEMBER")))
    assert "handed in by @lena" in words(held)
    assert "0 quotations · @lena · " in words(await ask("/brief review list", role=Role.ADMIN))


async def test_a_stored_role_that_this_version_does_not_know_gives_no_right_and_stops_no_command(
    ask: Ask, bot: Bot, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(f"/brief role {NEWSROOM} editor", role=Role.ADMIN)
    day = datetime(2026, 1, 1, tzinfo=UTC)
    async with store.database.writing(WORKSPACE) as session:
        session.add(RoleRow(user="U5", name="lena", role="owner", given_at=day, given_by="tests"))
        session.add(GroupRoleRow(group_id="S9", name="board", role="owner", given_at=day, given_by="tests"))
    assert (await asked(bot, "/brief topics", "S9")).outcome is not Outcome.MISTAKE
    assert "ignored the role 'owner' of U5" in caplog.text
    assert "ignored the role 'owner' of S9" in caplog.text
    assert (await asked(bot, "/brief log", "S9")).code == "not-allowed"
    assert (await asked(bot, "/brief log", "S7", "S9")).outcome is Outcome.ANSWER, "what is known still counts"
    listed = words(await ask("/brief role", role=Role.ADMIN))
    assert "newsroom" in listed
    assert "lena" not in listed
    await ask("/brief role <@U5|lena> editor", role=Role.ADMIN)
    assert (await asked(bot, "/brief log")).outcome is Outcome.ANSWER


@pytest.mark.parametrize("who", ["<@&4711|@everyone>", "<@&4711>", "@everyone", "everyone", "@here", "@channel"])
async def test_everybody_is_given_no_role_and_the_reason_is_told(bot: Bot, who: str) -> None:
    caller = Caller(Platform.DISCORD, "discord:4711", "77", "5", is_administrator=True)
    told = await bot.answer(Request(f"/brief role {who} editor", caller))
    assert "everybody who is here" in words(told)
    assert await bot.scope("discord:4711").roles_given() == []


@pytest.mark.parametrize("who", ["<@&4712|@newsroom>", "<@4711>"])
async def test_other_ids_are_not_everybody(bot: Bot, who: str) -> None:
    caller = Caller(Platform.DISCORD, "discord:4711", "77", "5", is_administrator=True)
    assert (await bot.answer(Request(f"/brief role {who} editor", caller))).outcome is Outcome.ANSWER
    assert len(await bot.scope("discord:4711").roles_given()) == 1
