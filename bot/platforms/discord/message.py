"""One part of a document as one Discord message: a container of texts, buttons and lists (Discord's "Components V2").

A message with the flag for them has no content and no embeds, and keeps the flag for good. Its notification begins with the first text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NotRequired, TypedDict

from bot.core.document import Outcome, Text
from bot.core.language import speaking
from bot.platforms.discord.blocks import heading_markup, title_markup
from bot.platforms.discord.buttons import Component, Components, button, row_of, select_rows
from bot.platforms.discord.layout import Buttons, Gallery, Group, Rule, Words
from bot.platforms.discord.markup import BREAK, escaped
from bot.platforms.discord.splitting import Part
from bot.platforms.discord.uploads import Upload, file_of

#: The flag of a message that is made of components.
IS_COMPONENTS_V2 = 1 << 15
# Types of components.
SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 12, 13, 14, 17

_COLOURS = {
    Outcome.ANSWER: 0x3B6EA5,
    Outcome.NOTHING_FOUND: 0x8A8F98,
    Outcome.MISTAKE: 0xC98A00,
    Outcome.REFUSED: 0x7A5195,
    Outcome.FAILED: 0xB3362B,
}


class Payload(TypedDict):
    """The body of a message as Discord's API takes it."""

    flags: int
    components: list[dict[str, Any]]
    allowed_mentions: dict[str, list[str]]
    content: NotRequired[None]
    embeds: NotRequired[None]


@dataclass(frozen=True, slots=True)
class DiscordMessage:
    """One message: what its container holds, the colour of the container's edge, and the attachments that are shown in it."""

    parts: Components
    colour: int = _COLOURS[Outcome.ANSWER]
    uploads: tuple[Upload, ...] = ()

    @property
    def components(self) -> list[dict[str, Any]]:
        """The container as Discord's API takes it."""
        return [{"type": CONTAINER, "accent_color": self.colour, "components": [dict(part) for part in self.parts]}]

    def payload(self) -> Payload:
        """The message as JSON values; nothing in it may ping."""
        return {"flags": IS_COMPONENTS_V2, "components": self.components, "allowed_mentions": {"parse": []}}

    def edit(self) -> Payload:
        """The message as it takes the place of another, which may have been posted with content and embeds."""
        return {**self.payload(), "content": None, "embeds": None}

    def with_footer(self, text: str) -> DiscordMessage:
        """The message with small print at its end."""
        return replace(self, parts=(*self.parts, text_of(footer_markup(text))))


def footer_markup(text: str) -> str:
    """Small print at the end of a message. Nothing that a document says looks like it, for its characters are escaped."""
    return f"-# {escaped(text)}"


def text_of(markup: str) -> Component:
    """A text as a component."""
    return {"type": TEXT, "content": markup}


def texts_in(component: Mapping[str, Any]) -> list[str]:
    """The texts of a component and of all that is in it, in order."""
    own = [str(component.get("content") or "")] if component.get("type") == TEXT else []
    return own + [text for inner in component.get("components") or () for text in texts_in(inner)]


def render_part(part: Part, *, tokens: Mapping[str, str] | None = None) -> DiscordMessage:
    """The part as one message; ``tokens`` stand for its ``lines_to_keep``. A button without one is shown switched off."""
    tokens, layout, taken = tokens or {}, part.layout, set[str]()
    is_refusal = part.document.outcome is Outcome.REFUSED
    title = heading_markup((Text(text=part.document.title),)) if is_refusal else title_markup(part.document.title, layout.summary)
    shown = [_component(group, tokens, taken) for group in layout.groups]
    parts = (*((text_of(title),) if title else ()), *shown)
    sources = [source for piece in layout.pieces for source in piece.openable]
    with speaking(part.document.language):
        parts += select_rows(sources, tokens)
    files = file_of(part.document)
    parts += tuple({"type": FILE, "file": {"url": file.url}} for file in files)
    pictures = tuple(group.picture for group in layout.groups if isinstance(group, Gallery))
    return DiscordMessage(parts or (text_of(BREAK),), _COLOURS[part.document.outcome], (*pictures, *files))


def _component(group: Group, tokens: Mapping[str, str], taken: set[str]) -> Component:
    match group:
        case Words() if group.choice is not None:
            return {"type": SECTION, "components": [text_of(group.markup)], "accessory": button(group.choice, tokens, taken)}
        case Words():
            return text_of(group.markup)
        case Buttons():
            return row_of([button(choice, tokens, taken) for choice in group.choices])
        case Gallery():
            return {"type": GALLERY, "items": [{"media": {"url": group.picture.url}, "description": group.picture.words}]}
        case Rule():
            return {"type": SEPARATOR, "divider": True, "spacing": 1}
