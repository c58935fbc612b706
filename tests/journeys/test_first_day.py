"""The first day of a team with the bot, on each platform: ask, share, add, subscribe, and get a digest once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.app.serving import Service
from storage.digests.records import DeliveryState
from tests.fake_discord.components import texts_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.server import FakeSlack
from tests.fakes import FakeFetcher
from tests.journeys.conftest import approve_of, discord_words, final, slack_words

NEWS = (
    "Globex opens a depot\n\nROTTERDAM, 3 June 2024 - Globex Freight opened a depot in Rotterdam on 3 June 2024. "
    "Globex Freight had revenue of 310 million euros in 2023, the company said. Globex Freight employs 4,200 people.\n"
)
ADMIN = MEMBER | MANAGE_GUILD


async def test_the_first_day_on_slack(service: Service, slack: FakeSlack, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://news.example/globex"] = (NEWS.encode(), "text/plain")
    asked = await slack.command("/acme", "stats")
    (answer,) = await final(asked)
    assert answer.ephemeral
    assert "planned 12 million euros" in slack_words(answer.body)
    share = next(e for block in answer.blocks for e in block.get("elements", []) if e.get("action_id", "").startswith("share:"))
    (shared,) = await final(await slack.click(share))
    assert not shared.ephemeral

    refused = await final(await slack.command("/brief", "add https://news.example/globex"))
    assert "is for editors" in slack_words(refused[-1].body)
    await final(await slack.command("/brief", "role <@U0MEMBER|member> editor", user="U0ADMIN"))
    card = await final(await slack.command("/brief", "add https://news.example/globex"))
    assert "310 million EUR" in slack_words(*(reply.body for reply in card))
    approve = next(
        e
        for block in card[-1].blocks
        for e in block.get("elements", [])
        if e.get("type") == "button" and e["text"]["text"].startswith("Approve")
    )
    added = await final(await slack.click(approve))
    assert "Added" in slack_words(added[-1].body)

    which = await final(await slack.command("/brief", "digest subscribe daily 09:00", user="U0ADMIN"))
    assert "In which time zone" in slack_words(which[0].body)
    made = await final(await slack.command("/brief", "digest subscribe daily 09:00 zone:Europe/Berlin", user="U0ADMIN"))
    now = next(
        e
        for block in made[0].blocks
        for e in block.get("elements", [])
        if e.get("type") == "button" and e["text"]["text"] == "Send one now"
    )
    await final(await slack.click(now, user="U0ADMIN"))
    first = list(slack.messages["C0GENERAL"])
    assert "310 million" in slack_words(*first)

    # A day later a slot has passed, but nothing is new: it is settled once, and nothing is posted twice.
    service.bot.clock = lambda: datetime.now(UTC) + timedelta(days=2)
    outcomes = await service.bot.deliverer.deliver_due()
    assert [outcome.state for outcome in outcomes] in ([DeliveryState.SENT], [DeliveryState.SKIPPED])
    assert not [m for m in slack.messages["C0GENERAL"][len(first) :] if "310 million" in slack_words(m)]
    assert await service.bot.deliverer.deliver_due() == []


async def test_the_first_day_on_discord(service: Service, discord: FakeDiscord) -> None:
    asked = await discord.send_command("acme", "stats")
    (answer,) = await asked.answers()
    assert asked.ephemeral == [True]
    assert "12 million euros" in discord_words(answer)
    shared = await discord.press(asked, answer, "Share with channel")
    await shared.answers()
    assert shared.ephemeral == [False]

    card = await discord.send_command("brief", "add", options={"file": ("globex.txt", NEWS.encode())}, permissions=ADMIN)
    assert "310 million EUR" in discord_words(*(await card.answers()))
    added = await discord.press(card, card.messages[-1], approve_of(*card.messages), permissions=ADMIN)
    await added.answers()
    followed = await discord.press(added, added.messages[-1], "Follow Globex Freight", permissions=ADMIN)
    assert "Topic added" in discord_words(*(await followed.answers()))

    made = await discord.send_command(
        "brief", "digest", "subscribe", options={"schedule": "daily 09:00", "zone": "Asia/Shanghai"}, permissions=ADMIN
    )
    (offer,) = await made.answers()
    await (await discord.press(made, offer, "Send one now", permissions=ADMIN)).answers()
    [posted] = await discord.posted(1)
    details = await discord.press(made, posted, "Details")
    assert "310 million" in discord_words(*(await details.answers()))
    assert await service.bot.deliverer.deliver_due() == []


async def test_content_never_pings_and_never_breaks_a_message(service: Service, slack: FakeSlack, discord: FakeDiscord) -> None:
    nasty = (
        "@everyone <!channel> <@U0ADMIN> [free](https://evil.example) **bold** `code` \u202e reversed \x07 bell said 12 people of Globex."
    )
    await service.bot.store.scoped(f"discord:{discord.guild_id}").keep_line(nasty)
    typed = await discord.send_command("brief", "search", options={"words": nasty})
    (answer,) = await typed.answers()
    shown = "".join(texts_of(answer))
    assert "@everyone" not in shown
    assert "\u202e" not in shown
    on_slack = await final(await slack.command("/brief", f"search {nasty}"))
    assert "<!channel>" not in on_slack[0].text


async def test_health_reports_every_part(service: Service, slack: FakeSlack) -> None:
    for _ in range(600):
        async with slack.session.get(f"{service.address}/readyz") as answer:
            body = await answer.json()
        if answer.status == 200:
            break
        await asyncio.sleep(0.05)
    assert body == {"ok": True, "database": True, "scheduler": True, "slack": True, "discord": True, "up_to_date": True}
