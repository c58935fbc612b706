"""A message or a feed item on each platform: it appears in answers and digests once it was approved, and not before."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app.serving import Service
from bot.reading.http_fetcher import HttpFetcher
from tests.entries.feed_server import Site, depot, serving
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import approve_of, discord_words, final, slack_words
from tests.journeys.test_first_day import NEWS

ADMIN = MEMBER | MANAGE_GUILD


def button(reply: Any, label: str) -> dict[str, Any]:
    """The button of that label in a reply of Slack."""
    buttons = [e for block in reply.blocks for e in block.get("elements", []) if e.get("type") == "button"]
    found: dict[str, Any] = next(one for one in buttons if one["text"]["text"] == label)
    return found


@pytest.fixture
def fetcher() -> HttpFetcher:
    """Fetches from the local site."""
    return HttpFetcher(allow_private=True, seconds=5)


async def test_a_message_becomes_an_answer_and_a_digest_on_slack(service: Service, slack: FakeSlack) -> None:
    # A member suggests; an admin adds the message from its menu and leaves a line out.
    trains = "Vega Rail ordered 412 trains in May 2026, it said. Vega Rail employs 9,318 people."
    suggested = await final(await slack.shortcut("add_message", {"text": trains}))
    assert "Suggested Vega Rail" in slack_words(suggested[-1].body)
    [card] = await final(await slack.shortcut("add_message", {"text": NEWS}, user="U0ADMIN"))
    assert card.ephemeral
    read = slack_words(card.body)
    assert "For review Globex opens a depot" in read
    assert "310 million EUR" in read
    assert "4 200 people" in read
    nothing = await final(await slack.command("/brief", "search revenue of Globex Freight"))
    assert "310 million" not in slack_words(nothing[0].body)

    staff = next(number for number, block in enumerate(card.blocks) if "4,200 people" in str(block))
    leave_out = next(e for block in card.blocks[staff:] for e in block.get("elements", []) if "Leave out" in str(e.get("text")))
    [chosen] = await final(await slack.click(leave_out, user="U0ADMIN"))
    assert "left out" in slack_words(chosen.body)
    assert chosen.body["replace_original"]
    approve = next(e for block in chosen.blocks for e in block.get("elements", []) if "Approve" in str(e.get("text")))
    added = await final(await slack.click(approve, user="U0ADMIN"))
    assert "Added Globex opens a depot" in slack_words(added[-1].body)
    again = await final(await slack.click(approve, user="U0ADMIN"))
    assert "approved it at" in slack_words(again[-1].body)

    await final(await slack.command("/brief", "topic add Globex Freight", user="U0ADMIN"))
    [stats] = await final(await slack.command("/brief", "stats Globex Freight"))
    assert "310 million euros" in slack_words(stats.body)
    assert "4 200" not in slack_words(stats.body)
    made = await final(await slack.command("/brief", "digest subscribe daily 09:00 zone:Europe/Berlin", user="U0ADMIN"))
    await final(await slack.click(button(made[0], "Send one now"), user="U0ADMIN"))
    digest, details = (slack_words(message) for message in slack.messages["C0GENERAL"])
    assert "Globex opens a depot" in digest
    assert "revenue of 310 million euros" in details  # with the sentence that proves it
    assert "4 200" not in details


async def test_a_feed_becomes_an_answer_and_a_digest_on_discord(service: Service, discord: FakeDiscord) -> None:
    async with serving(Site(stories=[depot(1)])) as site:
        await (await discord.send_command("brief-admin", "review", "on", options={"feeds": "on"}, permissions=ADMIN)).answers()
        followed = await discord.send_command(
            "brief-admin", "feed", "add", options={"url": f"{site.url}/feed", "full": "off"}, permissions=ADMIN
        )
        [offer] = await followed.answers()
        assert "Following The Example News" in discord_words(offer)
        looked = await discord.press(followed, offer, "Look now", permissions=ADMIN)
        assert "1 waiting for review" in discord_words(*(await looked.answers()))

        listed = await discord.send_command("brief", "review", "list", permissions=ADMIN)
        [waiting] = await listed.answers()
        shown = await discord.press(listed, waiting, "Open", permissions=ADMIN)
        [card] = await shown.answers()
        assert "depot in Turin" in discord_words(card)
        unknown = await discord.send_command("brief", "search", options={"words": "Turin depot"})
        assert "1 037" not in discord_words(*(await unknown.answers()))
        approved = await discord.press(shown, card, approve_of(card), permissions=ADMIN)
        assert "Added" in discord_words(*(await approved.answers()))

        topic = await discord.send_command("brief-admin", "topic", "add", options={"name": "Globex Freight"}, permissions=ADMIN)
        await topic.answers()
        found = await discord.send_command("brief", "search", options={"words": "Turin depot"})
        assert "1 037" in discord_words(*(await found.answers()))
        made = await discord.send_command(
            "brief", "digest", "subscribe", options={"schedule": "daily 09:00", "zone": "Asia/Shanghai"}, permissions=ADMIN
        )
        [subscribed] = await made.answers()
        await (await discord.press(made, subscribed, "Send one now", permissions=ADMIN)).answers()
        assert "Turin" in discord_words(*(await discord.posted(1)))

        # The same item, edited and published again, is not stored again.
        site.stories[0].guid, site.stories[0].title = "anew", "A depot for Turin"
        again = await discord.send_command("brief-admin", "feed", "check", options={"feed": "n1"}, permissions=ADMIN)
        assert "Nothing new" in discord_words(*(await again.answers()))
