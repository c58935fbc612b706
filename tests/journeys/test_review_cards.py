"""Copies of a review's card: once one editor decides, those in other editors' direct messages and in conversations say so by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app import review_cards
from bot.app.serving import Service
from tests.fake_discord.components import buttons_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.blockkit import actions
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import User, until
from tests.journeys.conftest import approve_of, discord_words, final, slack_words
from tests.journeys.test_first_day import NEWS

ADMIN = MEMBER | MANAGE_GUILD


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies follow without a pause."""
    monkeypatch.setattr(review_cards, "AFTER", 0.0)


def _labels(message: dict[str, Any]) -> list[str]:
    return [one["text"]["text"] for one in actions(message.get("blocks", [])) if one["type"] == "button"]


async def test_copies_on_slack_say_who_decided_and_live_again_after_an_undo(service: Service, slack: FakeSlack) -> None:
    for user, name in (("U0LENA", "lena"), ("U0KIM", "kim")):
        slack.users[user] = User(user, name)
        await final(await slack.command("/brief", f"role @{name} editor", user="U0ADMIN"))
    await final(await slack.command("/brief", f"suggest {NEWS}"))
    await service.bot.background.finish()
    [lenas], [kims] = slack.messages["DU0LENA"], slack.messages["DU0KIM"]
    assert _labels(lenas)[-3:] == _labels(kims)[-3:] == ["Approve 4", "Edit article", "Reject"]

    approve = next(one for one in actions(kims["blocks"]) if one["type"] == "button" and one["text"]["text"].startswith("Approve"))
    await final(await slack.click(approve, user="U0KIM", channel="DU0KIM"))
    await until(lambda: "Approved" in slack_words(slack.messages["DU0LENA"][0]))
    [lenas] = slack.messages["DU0LENA"]
    assert "kim approved it at" in slack_words(lenas)
    assert _labels(lenas) == ["Undo"]

    undo = next(one for one in actions(lenas["blocks"]) if one["type"] == "button")
    await final(await slack.click(undo, user="U0ADMIN", channel="DU0ADMIN"))
    await until(lambda: "Approve 4" in _labels(slack.messages["DU0LENA"][0]))


async def test_a_card_in_a_direct_conversation_on_slack_becomes_true(service: Service, slack: FakeSlack) -> None:
    slack.users["U0LENA"] = User("U0LENA", "lena")
    await final(await slack.command("/brief", "role @lena editor", user="U0ADMIN"))
    await slack.direct_message(f"add {NEWS}", user="U0LENA")
    await until(lambda: any("Approve 4" in _labels(one) for one in slack.messages["DU0LENA"]))
    await final(await slack.command("/brief", "review reject r1 an advertisement", user="U0ADMIN"))
    await until(lambda: any("rejected it at" in slack_words(one) for one in slack.messages["DU0LENA"]))
    [card] = [one for one in slack.messages["DU0LENA"] if "rejected it at" in slack_words(one)]
    assert _labels(card) == ["Undo"]
    assert "an advertisement" in slack_words(card)


async def test_copies_on_discord_say_who_decided(service: Service, discord: FakeDiscord) -> None:
    lena, kim = discord.add_person("lena"), discord.add_person("kim")
    for person in (lena, kim):
        await (await discord.send_command("brief-admin", "role", options={"user": person, "role": "editor"}, permissions=ADMIN)).answers()
    await (await discord.send_command("brief", "suggest", options={"article": NEWS}, person=discord.add_person("ben"))).answers()
    [notice] = await discord.posted(1, discord.dm_of(kim))
    await discord.posted(1, discord.dm_of(lena))
    await service.bot.background.finish()
    await (await discord.press(None, notice, approve_of(notice), guild=None, person=kim)).answers()

    def hers() -> dict[str, Any]:
        found: dict[str, Any] = discord.messages[discord.dm_of(lena)][0]
        return found

    await until(lambda: "approved it at" in discord_words(hers()))
    assert f"<@{kim['id']}>" in str(hers())
    assert [button["label"] for button in buttons_of(hers())] == ["Undo"]
    undone = await discord.send_command("brief", "undo", person=kim)
    assert "Undone" in discord_words(*(await undone.answers()))
    await until(lambda: "Approve 4" in [button["label"] for button in buttons_of(hers())])
