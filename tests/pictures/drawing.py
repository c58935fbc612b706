"""The pictures at the top of README."""

from __future__ import annotations

from pathlib import Path

from tests.pictures import discord, slack
from tests.pictures.canvas import Canvas
from tests.pictures.payloads import QUESTION, Payloads

FOLDER = Path(__file__).parents[2] / ".github" / "pictures"
#: The last two stand side by side, as wide together as the first.
FIGURES, ANSWER, DIGEST = 824, 428, 392


def pictures(payloads: Payloads) -> dict[str, str]:
    """Each picture as SVG, by the name of its file."""
    figures, answer, digest = Canvas(FIGURES), Canvas(ANSWER), Canvas(DIGEST)
    slack.draw(payloads.figures, figures, at="13:00")
    discord.draw(payloads.answer, answer, at="13:00")
    slack.draw(payloads.digest, digest, at="09:00", replies=payloads.replies)
    # Side by side they are of one height.
    answer.y = digest.y = max(answer.y, digest.y)
    return {
        "figures.svg": figures.finished("/qwen stats", "Slack"),
        "answer.svg": answer.finished(f"/brief ask {QUESTION}", "Discord"),
        "digest.svg": digest.finished("First digest", "Slack"),
    }
