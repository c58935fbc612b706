"""A watch on each platform: from the wish to what it tells, and to its end by the button under it."""

from __future__ import annotations

from bot.app.serving import Service
from storage.values import PartialDate
from tests.commands.acme import article
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.blockkit import actions
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import discord_words, final, slack_words

NEWS = ("Acme opened a shop in Ghent in June 2024, and export controls did not keep it from that.",)


async def _store(service: Service) -> None:
    draft = article(NEWS, "Acme in Ghent", PartialDate.month(2024, 7))
    await service.bot.store.library().add_article(draft, by="operator")


async def test_on_slack_a_member_is_told_by_direct_message(service: Service, slack: FakeSlack) -> None:
    made = slack_words(*(one.body for one in await final(await slack.command("/brief", "watch acme", user="U0MEMBER"))))
    assert "You are told by direct message" in made
    await _store(service)
    await service.digest_tick()
    await service.digest_tick()
    (told, *details) = [one for one in slack.messages["DU0MEMBER"] if "Alert" in slack_words(one) or one.get("thread_ts")]
    assert "Acme in Ghent" in slack_words(told)
    assert all(one["thread_ts"] == told["ts"] for one in details)
    assert not slack.messages["C0GENERAL"]
    stop = next(one for one in actions(told["blocks"]) if one["type"] == "button" and one["text"]["text"] == "Stop this watch")
    (stopped,) = await final(await slack.click(stop, user="U0MEMBER", channel="DU0MEMBER"))
    assert "Stopped w1" in slack_words(stopped.body)


async def test_on_discord_a_member_is_told_by_direct_message(service: Service, discord: FakeDiscord) -> None:
    made = await discord.send_command("brief", "watch", "add", options={"words": "export controls"})
    assert "You are told by direct message" in discord_words(*(await made.answers()))
    await _store(service)
    await service.digest_tick()
    await service.digest_tick()
    (told,) = [one for one in discord.messages[discord.dm_of(discord.person)] if "Alert" in discord_words(one)]
    assert "export controls did not keep it" in discord_words(told)
    stopped = await discord.press(made, told, "Stop this watch", guild=None)
    assert "Stopped w1" in discord_words(*(await stopped.answers()))
