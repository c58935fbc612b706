"""A chart that is asked for on Discord: drawn in a worker of the running service, with words for who can't see it."""

from __future__ import annotations

import pytest

from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER

ADMIN = MEMBER | MANAGE_GUILD


@pytest.mark.usefixtures("service")
async def test_a_chart_on_discord_is_a_picture(discord: FakeDiscord) -> None:
    for year, robots in (("2023", "20,000"), ("2025", "60,000")):
        sentence = f"Rover sold {robots} robots in June {year}."
        options = {"topic": "Rover", "metric": "robots sold", "sentence": sentence, "source": "Acme", "as-of": f"{year}-06"}
        stored = await discord.send_command("brief", "entry", "fact", options=options, permissions=ADMIN)
        await stored.answers()
    asked = await discord.send_command("brief", "report", "chart", options={"topic": "Rover", "metric": "robots sold"})
    (message,) = await asked.answers()
    (picture,) = message["attachments"]
    assert picture["content"].startswith(b"\x89PNG")
    assert "from 20,000 robots (Jun 2023) to 60,000 robots (Jun 2025)" in picture["description"]
