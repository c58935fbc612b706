from __future__ import annotations

from bot.core.diagnosis import Verdict
from bot.platforms.discord.client import DiscordConfig
from bot.platforms.discord.doctor import check, invite_link
from tests.fake_discord.server import TOKEN, FakeDiscord


async def test_a_good_token_comes_with_the_link_that_invites_the_bot(discord: FakeDiscord) -> None:
    token, link, personal = await check(DiscordConfig(TOKEN, discord.url))
    assert {one.verdict for one in (token, link, personal)} == {Verdict.GOOD}
    assert invite_link(discord.application_id) in str(link)
    assert f"client_id={discord.application_id}" in str(personal)
    assert "integration_type=1" in str(personal)
    assert "scope=applications.commands&" in str(personal), "nobody invites a bot for themselves"


async def test_a_bad_token_is_named(discord: FakeDiscord) -> None:
    (token,) = await check(DiscordConfig("wrong", discord.url))
    assert token.verdict is Verdict.BAD
    assert "DISCORD_TOKEN" in str(token)


def test_the_invitation_asks_for_what_is_used_and_no_more() -> None:
    link = invite_link(123)
    assert "client_id=123" in link
    assert "scope=bot+applications.commands" in link
    assert f"permissions={(1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16) | (1 << 35) | (1 << 38)}" in link
