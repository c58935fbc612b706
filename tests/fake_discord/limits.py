"""What Discord answers 400 to: the documented limits of messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.fake_discord.components import attachments_errors
from tests.fake_discord.components import errors_of as components_errors
from tests.fake_discord.shapes import IS_COMPONENTS_V2
from tests.fake_discord.sizes import size as size

_EMBED_TEXTS = {"title": 256, "description": 4096}


def message_errors(payload: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> list[str]:
    """What is wrong with the body of a message, or of the edit of the message ``before``; empty when Discord would take it."""
    flags = (payload.get("flags") or 0) | ((before or {}).get("flags") or 0)
    shown = {**(before or {}), **payload}
    content, embeds, components = shown.get("content") or "", shown.get("embeds") or [], shown.get("components") or []
    errors = [] if size(content) <= 2000 else ["content is longer than 2000"]
    if flags & IS_COMPONENTS_V2:
        # The flag stays with a message for good, and so does what it had when it gets the flag and nobody takes it away.
        errors += ["MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"] if content or embeds else []
        errors += [] if components else ["the message is empty"]
    elif not content.strip() and not embeds:
        errors.append("the message is empty")
    if len(str(payload.get("nonce", ""))) > 25:
        errors.append("the nonce is longer than 25")
    errors += _embeds_errors(embeds)
    errors += components_errors(components, v2=bool(flags & IS_COMPONENTS_V2))
    errors += attachments_errors(shown.get("attachments") or [], components)
    return errors


def _embeds_errors(embeds: list[Mapping[str, Any]]) -> Iterator[str]:
    if len(embeds) > 10:
        yield "more than 10 embeds"
    total = 0
    for embed in embeds:
        texts = {key: embed.get(key) or "" for key in _EMBED_TEXTS}
        for key, text in texts.items():
            if size(text) > _EMBED_TEXTS[key]:
                yield f"embed {key} is longer than {_EMBED_TEXTS[key]}"
        footer = (embed.get("footer") or {}).get("text", "")
        if size(footer) > 2048:
            yield "embed footer is longer than 2048"
        fields = embed.get("fields") or []
        if len(fields) > 25:
            yield "more than 25 fields"
        for field in fields:
            if not 1 <= size(field["name"]) <= 256 or not 1 <= size(field["value"]) <= 1024:
                yield "a field is empty or too long"
        if not any(text.strip() for text in (*texts.values(), footer)) and not fields:
            yield "an embed is empty"
        total += sum(map(size, texts.values())) + size(footer) + sum(size(one["name"]) + size(one["value"]) for one in fields)
    if total > 6000:
        yield "embeds hold more than 6000 characters together"
