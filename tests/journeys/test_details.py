"""A digest on each platform: short in the channel; its details, with every sentence, in the thread or behind a button."""

from __future__ import annotations

import re

from bot.app.serving import Service
from tests.fake_discord.components import texts_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.blockkit import actions
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import discord_words, final, plain, slack_words

SENTENCE = "In November 2024 the number of Rover delivery robots in use passed 100,000."
PLAN = "Acme plans to invest 12 million euros in a plant in Lyon in 2025."
ADMIN = MEMBER | MANAGE_GUILD


async def test_on_slack_the_details_are_in_the_thread(service: Service, slack: FakeSlack) -> None:
    await final(await slack.command("/brief", "digest subscribe daily 09:00 zone:Europe/Berlin", user="U0ADMIN"))
    previewed = slack_words(*(reply.body for reply in await final(await slack.command("/brief", "digest preview", user="U0ADMIN"))))
    await final(await slack.command("/brief", "digest now d1", user="U0ADMIN"))
    first, reply = slack.messages["C0GENERAL"]
    assert "thread_ts" not in first
    assert reply["thread_ts"] == first["ts"]
    assert "In the store already 3 articles" in slack_words(first)
    assert plain(SENTENCE) not in slack_words(first)
    assert plain(SENTENCE) in slack_words(reply)
    assert plain(PLAN) in slack_words(reply)
    assert plain(SENTENCE) not in previewed
    assert "Hello" in previewed

    why = next(one for one in actions(first["blocks"]) if one["type"] == "button" and one["text"]["text"] == "Why these?")
    (answer,) = await final(await slack.click(why))
    assert answer.ephemeral
    assert "came from the archive" in slack_words(answer.body)
    source = next(one for one in actions(reply["blocks"]) if one["type"] == "static_select")
    (proof,) = await final(await slack.click(source))
    assert "Source of" in slack_words(proof.body)


async def test_on_discord_the_details_are_behind_a_button(service: Service, discord: FakeDiscord) -> None:
    made = await discord.send_command(
        "brief", "digest", "subscribe", options={"schedule": "daily 09:00", "zone": "Asia/Shanghai"}, permissions=ADMIN
    )
    (offer,) = await made.answers()
    await (await discord.press(made, offer, "Send one now", permissions=ADMIN)).answers()
    (posted,) = await discord.posted(1)
    said = discord_words(posted)
    assert "In the store already 3 articles" in said
    assert plain(SENTENCE) not in said
    title, *others = texts_of(posted)
    found = re.search(r"Digest ([2-9B-Z]{5})", "".join(others))
    assert found is not None
    assert found[1] not in title  # which is for the news

    opened = await discord.press(made, posted, "Details")
    messages = await opened.answers()
    assert opened.ephemeral == [True]
    for sentence in (SENTENCE, PLAN):
        assert plain(sentence) in discord_words(*messages)
