"""A digest of what changed on each platform: from the wish in people's words to what the channel gets, once, and to its correction."""

from __future__ import annotations

from bot.app.serving import Service
from storage.records import Added
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import discord_words, final, plain, slack_words
from tests.storage.articles import shops

ADMIN = MEMBER | MANAGE_GUILD
CHANGE = "1 change on Acme: shops (ordering service) more than 40,000 → more than 45,000"


async def _told(service: Service, number: int, month: int) -> Added:
    return await service.bot.store.library().add_article(shops(number, month), by="operator")


async def test_on_slack_the_channel_gets_what_changed_once_and_its_correction(service: Service, slack: FakeSlack) -> None:
    await _told(service, 40_000, 8)

    async def ask(line: str) -> str:
        return slack_words(*(reply.body for reply in await final(await slack.command("/brief", line, user="U0ADMIN"))))

    made = await ask("digest subscribe weekly recap acme friday 16:00 zone:UTC")
    assert "what changed on Acme fridays 16 00" in made
    assert "what changed on Acme" in await ask("digest list")
    added = await _told(service, 45_000, 9)
    await ask("digest now d1")
    first, details = slack.messages["C0GENERAL"]
    assert plain(CHANGE) in slack_words(first)
    assert details["thread_ts"] == first["ts"]
    assert plain("more than 45,000 shops used its ordering service") in slack_words(details)
    await ask("digest now d1")
    assert len(slack.messages["C0GENERAL"]) == 2
    await service.bot.store.library().withdraw(added.facts[0], "operator", "misread")
    await service.digest_tick()
    correction = slack.messages["C0GENERAL"][-1]
    assert correction["thread_ts"] == first["ts"]
    assert plain("was more than 45,000") in slack_words(correction)


async def test_on_discord_the_channel_gets_what_changed_once_and_its_correction(service: Service, discord: FakeDiscord) -> None:
    await _told(service, 40_000, 8)
    schedule = {"schedule": "每周五下午四点 acme 的变化", "zone": "UTC"}
    made = await discord.send_command("brief", "digest", "subscribe", options=schedule, permissions=ADMIN)
    (offer,) = await made.answers()
    assert "what changed on Acme fridays 16 00" in discord_words(offer)
    added = await _told(service, 45_000, 9)
    await (await discord.press(made, offer, "Send one now", permissions=ADMIN)).answers()
    (posted,) = await discord.posted(1)
    assert plain(CHANGE) in discord_words(posted)
    details = await discord.press(made, posted, "Details")
    assert plain("more than 45,000 shops used its ordering service") in discord_words(*(await details.answers()))
    await (await discord.press(made, offer, "Send one now", permissions=ADMIN)).answers()
    await service.bot.store.library().withdraw(added.facts[0], "operator", "misread")
    await service.digest_tick()
    _, correction = await discord.posted(2)
    assert plain("was more than 45,000") in discord_words(correction)
