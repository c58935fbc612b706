"""One part of a document as one Discord message: title as content, text in embeds, sources and choices as components."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict

from bot.core.document import Outcome
from bot.core.text import one_line
from bot.platforms.discord.buttons import Components, button_rows, select_rows
from bot.platforms.discord.layout import SOURCES_TITLE, Zone
from bot.platforms.discord.markup import BREAK, escaped
from bot.platforms.discord.splitting import Part

_COLOURS = {
    Outcome.ANSWER: 0x3B6EA5,
    Outcome.NOTHING_FOUND: 0x8A8F98,
    Outcome.MISTAKE: 0xC98A00,
    Outcome.REFUSED: 0xC98A00,
    Outcome.FAILED: 0xB3362B,
}
_SOURCES_COLOUR = 0x8A8F98


class Payload(TypedDict):
    """The body of a message as Discord's API takes it."""

    content: str
    embeds: list[dict[str, Any]]
    components: list[dict[str, Any]]
    allowed_mentions: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class DiscordMessage:
    """One message: its content, its embeds and its rows of components as Discord's API takes them."""

    content: str
    embeds: tuple[Mapping[str, Any], ...] = ()
    components: Components = ()

    def payload(self) -> Payload:
        """The message as JSON values; nothing in it may ping."""
        return {
            "content": self.content,
            "embeds": [dict(embed) for embed in self.embeds],
            "components": [dict(row) for row in self.components],
            "allowed_mentions": {"parse": []},
        }

    def with_footer(self, text: str) -> DiscordMessage:
        """The message with small print under its last embed, or under its content where it has no embed."""
        if not self.embeds:
            return replace(self, content=f"{self.content}\n-# {escaped(text)}")
        last = {**self.embeds[-1], "footer": {"text": text}}
        return replace(self, embeds=(*self.embeds[:-1], last))


def render_part(part: Part, *, tokens: Mapping[str, str] | None = None) -> DiscordMessage:
    """The part as one message; ``tokens`` stand for its ``lines_to_keep``. A button without one is shown switched off."""
    tokens, layout = tokens or {}, part.layout
    title = escaped(one_line(part.document.title))
    embeds = tuple(_embed(zone, text, part.document.outcome) for zone, text in layout.embeds)
    content = f"**{title}**" if title else ("" if embeds else BREAK)
    choices = [piece.choice for piece in layout.pieces if piece.choice]
    sources = [piece.source for piece in layout.pieces if piece.source and piece.source.line]
    rows = (*button_rows(choices, tokens), *select_rows(sources, tokens))
    return DiscordMessage(content, embeds, rows)


def _embed(zone: Zone, text: str, outcome: Outcome) -> Mapping[str, Any]:
    if zone is Zone.SOURCES:
        return {"title": SOURCES_TITLE, "description": text, "color": _SOURCES_COLOUR}
    return {"description": text, "color": _COLOURS[outcome]}
