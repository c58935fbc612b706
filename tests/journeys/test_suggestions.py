"""Suggestions: an editor gets a private message and decides there, and the member is notified of the decision. And roles of groups."""

from __future__ import annotations

from typing import Any

from bot.app.serving import Service
from tests.fake_discord.components import buttons_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import User, UserGroup, until
from tests.journeys.conftest import approve_of, discord_words, final, slack_words
from tests.journeys.test_first_day import NEWS

ADMIN = MEMBER | MANAGE_GUILD


async def test_an_editor_is_notified_and_decides_in_private_on_slack(service: Service, slack: FakeSlack) -> None:
    slack.users["U0EDIT"] = User("U0EDIT", "lena")
    slack.groups["S7"] = UserGroup("S7", "newsroom", {"U0OTHER"})
    await final(await slack.command("/brief", "role @lena editor", user="U0ADMIN"))
    await final(await slack.command("/brief", "role @newsroom editor", user="U0ADMIN"))
    suggested = await final(await slack.command("/brief", f"suggest {NEWS}"))
    assert "2 editors and admins hear of it now" in slack_words(suggested[-1].body)
    await service.bot.background.finish()
    [notice] = slack.messages["DU0EDIT"]
    assert "310 million EUR" in slack_words(*slack.messages["DU0ADMIN"]), "who runs the workspace hears of it without being named"
    assert "310 million EUR" in slack_words(notice)
    assert set(slack.messages) & {"DU0MEMBER", "DU0OTHER"} == set(), "groups and others are not written to"
    buttons = [e for block in notice["blocks"] for e in block.get("elements", []) if e.get("type") == "button"]
    approve = next(one for one in buttons if one["text"]["text"].startswith("Approve"))
    added = await final(await slack.click(approve, user="U0EDIT", channel="DU0EDIT"))
    assert "Added Globex opens a depot" in slack_words(added[-1].body)
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert "Your suggestion was approved" in slack_words(*slack.messages["DU0MEMBER"]) + str(slack.messages["DU0MEMBER"])


async def test_what_waits_is_one_message_that_is_changed(service: Service, slack: FakeSlack) -> None:
    others = (
        "Vega Rail ordered 412 trains in May 2026, it said. Vega Rail employs 9,318 people.",
        "Umbra opened a plant in Linz in 2024. It employs 77 people.",
    )
    for text in (NEWS, *others):
        await final(await slack.command("/brief", f"suggest {text}"))
    await service.bot.background.finish()
    [message] = slack.messages["DU0ADMIN"]
    assert "3 articles wait for review" in slack_words(message)
    assert {"r1", "r2", "r3"} <= set(slack_words(message).split())
    for ref in ("r1", "r2"):
        await final(await slack.command("/brief", f"review reject {ref} old", user="U0ADMIN"))
    await service.bot.background.finish()
    assert "suggests an article" in slack_words(message), "the card of the only one that is left"
    await final(await slack.command("/brief", "review approve r3", user="U0ADMIN"))
    await service.bot.background.finish()
    assert "approved it at" in slack_words(message), "who decided the last"
    assert len(slack.messages["DU0ADMIN"]) == 1
    await final(await slack.command("/brief", "suggest Lumen grew by 4% in 2025. Lumen employs 1,200 people."))
    await service.bot.background.finish()
    assert len(slack.messages["DU0ADMIN"]) == 2, "what begins to wait anew is a new message"


async def test_who_is_no_admin_any_more_is_told_no_more(service: Service, slack: FakeSlack) -> None:
    slack.users["U0EDIT"] = User("U0EDIT", "lena")
    await final(await slack.command("/brief", "role @lena editor", user="U0ADMIN"))
    await final(await slack.command("/brief", f"suggest {NEWS}"))
    await service.bot.background.finish()
    await final(await slack.command("/brief", "role @lena member", user="U0ADMIN"))
    await final(await slack.command("/brief", "suggest Umbra opened a plant in Linz in 2024. It employs 77 people."))
    await service.bot.background.finish()
    assert "2 articles wait" in slack_words(*slack.messages["DU0ADMIN"])
    assert "Umbra" not in slack_words(*slack.messages["DU0EDIT"])


async def _buttons(message: dict[str, Any]) -> list[str]:
    return [button["label"] for button in buttons_of(message)]


async def test_an_editor_is_notified_and_decides_in_private_on_discord(service: Service, discord: FakeDiscord) -> None:
    editor, member, stranger = discord.add_person("lena"), discord.add_person("ben"), discord.add_person("eve", in_guild=False)
    mention = {"user": editor, "role": "editor"}
    await (await discord.send_command("brief-admin", "role", options=mention, permissions=ADMIN)).answers()
    suggested = await discord.send_command("brief", "suggest", options={"article": NEWS}, person=member)
    assert "1 editor or admin hears of it now" in discord_words(*(await suggested.answers()))
    dm = discord.dm_of(editor)
    [notice] = await discord.posted(1, dm)
    assert "310 million EUR" in discord_words(notice)
    assert (await _buttons(notice))[-3:] == ["Approve 4", "Edit article", "Reject"]

    # Anybody else who presses the buttons has their own role in the server, or none.
    refused = await discord.press(None, notice, approve_of(notice), guild=None, person=member)
    assert "is for editors" in discord_words(*(await refused.answers()))
    refused = await discord.press(None, notice, approve_of(notice), guild=None, person=stranger)
    assert "not in Acme research any more" in discord_words(*(await refused.answers()))

    # The form, and the card after a choice, belong to the server too.
    window = await (await discord.press(None, notice, "Edit", guild=None, person=editor)).modal()
    [edited] = await (await discord.submit(window, {"Metric": "staff"}, guild=None, person=editor)).answers()
    [chosen] = await (await discord.press(None, edited, "Leave out", guild=None, person=editor)).answers()
    assert "left out" in discord_words(chosen)
    added = await discord.press(None, chosen, approve_of(chosen), guild=None, person=editor)
    assert "Added Globex opens a depot" in discord_words(*(await added.answers()))
    [heard] = await discord.posted(1, discord.dm_of(member))
    assert "Your suggestion was approved" in discord_words(heard)
    assert len(await service.bot.store.scoped(f"discord:{discord.guild_id}").articles(words="Globex")) == 1
    assert await service.bot.store.scoped(f"discord:dm:{editor['id']}").articles(words="Globex") == []
    left = discord.members[discord.guild_id].pop(int(editor["id"]))
    assert left == []
    [asked] = await (await discord.press(None, notice, "Reject", guild=None, person=editor)).answers()
    gone = await discord.press(None, asked, "Yes, reject", guild=None, person=editor)
    assert "not in Acme research any more" in discord_words(*(await gone.answers()))


async def test_a_platforms_group_has_a_role_on_both_platforms(service: Service, slack: FakeSlack, discord: FakeDiscord) -> None:
    slack.groups["S7"] = UserGroup("S7", "newsroom", {"U0MEMBER"})
    assert "is for editors" in slack_words((await final(await slack.command("/brief", "log")))[-1].body)
    given = await final(await slack.command("/brief", "role @newsroom editor", user="U0ADMIN"))
    assert "Everybody in newsroom is an editor now" in slack_words(given[-1].body)
    assert "set the role of newsroom" in slack_words((await final(await slack.command("/brief", "log")))[-1].body)
    listed = await final(await slack.command("/brief", "role", user="U0ADMIN"))
    assert "editor everybody in newsroom" in slack_words(listed[-1].body)

    newsroom = await discord.add_role("Newsroom")
    refused = await discord.send_command("brief", "log", roles=[newsroom])
    assert "is for editors" in discord_words(*(await refused.answers()))
    mention = {"user": (newsroom, {"id": str(newsroom), "name": "Newsroom"}), "role": "editor"}
    answer = await discord.send_command("brief-admin", "role", options=mention, permissions=ADMIN)
    assert "Everybody in Newsroom is an editor now" in discord_words(*(await answer.answers()))
    log = await discord.send_command("brief", "log", roles=[newsroom])
    assert "Newsroom" in discord_words(*(await log.answers()))
    without = await discord.send_command("brief", "log")
    assert "is for editors" in discord_words(*(await without.answers()))
    assert service.bot.store is not None
