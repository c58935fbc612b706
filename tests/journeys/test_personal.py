"""A digest of one's own on each platform, from the wish to the buttons under it."""

from __future__ import annotations

from bot.app.serving import Service
from tests.fake_discord.server import FakeDiscord
from tests.fake_slack.blockkit import actions
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import discord_words, final, slack_words


async def test_on_slack_a_member_gets_a_digest_in_a_direct_message(service: Service, slack: FakeSlack) -> None:
    member = next(one.id for one in slack.users.values() if not one.is_admin and not one.is_owner)
    made = slack_words(*(one.body for one in await final(await slack.command("/brief", "digest subscribe me daily 09:00", user=member))))
    assert "You alone get by direct message a digest on all topics daily 09 00 Europe Berlin" in made
    await final(await slack.command("/brief", "digest now", user=member))
    first, details = slack.messages[f"D{member}"][-2:]
    assert "Digest" in slack_words(first)
    assert details["thread_ts"] == first["ts"]
    assert not slack.messages["C0GENERAL"]
    why = next(one for one in actions(first["blocks"]) if one["type"] == "button" and one["text"]["text"] == "Why these?")
    (answer,) = await final(await slack.click(why, user=member))
    assert "came from the archive" in slack_words(answer.body)
    (refused,) = await final(await slack.click(why, user="U0ADMIN"))
    assert "There is no digest" in slack_words(refused.body)  # another's digests are nobody's business


async def test_on_discord_a_member_gets_a_digest_in_a_direct_message(service: Service, discord: FakeDiscord) -> None:
    options = {"schedule": "me daily 09:00"}
    asked = discord_words(*(await (await discord.send_command("brief", "digest", "subscribe", options=options)).answers()))
    assert "In which time zone" in asked
    made = await discord.send_command("brief", "digest", "subscribe", options=options | {"zone": "Berlin"})
    assert "You alone get by direct message" in discord_words(*(await made.answers()))
    await (await discord.send_command("brief", "digest", "now", options={"digest": "d1"})).answers()
    direct = discord.dm_of(discord.person)
    (posted,) = [one for one in discord.messages[direct] if "Digest" in discord_words(one)]
    assert not [one for one in discord.messages[discord.channel_id] if "Digest" in discord_words(one)]
    opened = await discord.press(made, posted, "Details", guild=None)
    assert "details" in discord_words(*(await opened.answers()))
