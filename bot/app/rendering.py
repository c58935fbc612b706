"""How an answer is written, by the name of its format; each platform is loaded where its format is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot.core.document import Document
from bot.core.text import escaped_json

Render = Callable[[Document], str]


def renderer(form: str) -> Render:
    """What writes an answer as "text", "json", "slack", "discord" or "csv"."""
    return {"text": _text, "json": _json, "slack": _slack, "discord": _discord, "csv": _csv}[form]()


def _text() -> Render:
    from bot.platforms.terminal import renderer as terminal

    return lambda document: terminal.render(document, width=terminal.window_width())


def _json() -> Render:
    return lambda document: escaped_json(document.model_dump_json(indent=2))


def _slack() -> Render:
    from bot.platforms.slack import renderer as slack

    def render(document: Document) -> str:
        messages = slack.render(document, private=document.private)
        return escaped_json(
            json.dumps([{"text": message.text, "blocks": message.blocks} for message in messages], indent=2, ensure_ascii=False)
        )

    return render


def _discord() -> Render:
    from bot.platforms.discord import renderer as discord

    return lambda document: escaped_json(
        json.dumps([message.payload() for message in discord.render(document)], indent=2, ensure_ascii=False)
    )


def _csv() -> Render:
    """Writes the rows of the answer; nothing where it has none."""
    return lambda document: document.file.text if document.file else ""
