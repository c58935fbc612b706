"""What Discord answers 400 to: the documented limits of messages and of application commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fake_discord.components import attachments_errors
from tests.fake_discord.components import errors_of as components_errors
from tests.fake_discord.shapes import IS_COMPONENTS_V2
from tests.fake_discord.sizes import size as size

_NAME = re.compile(r"[-_\w]{1,32}")
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


def commands_errors(commands: list[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a list of application commands, empty when Discord would take it."""
    errors = [] if len(commands) <= 100 else ["more than 100 commands"]
    if len({command["name"] for command in commands}) != len(commands):
        errors.append("two commands have the same name")
    for command in commands:
        errors += _command_errors(command, 0)
        if (total := _command_size(command)) > 8000:
            errors.append(f"{command['name']} holds {total} characters, more than 8000")
    return errors


def _command_errors(command: Mapping[str, Any], depth: int) -> Iterator[str]:
    name = command["name"]
    if not _NAME.fullmatch(name) or name != name.lower():
        yield f"{name!r} is no name"
    if not 1 <= size(command.get("description") or "") <= 100:
        yield f"{name}: the description is empty or longer than 100"
    for language, described in (command.get("description_localizations") or {}).items():
        if not 1 <= size(described) <= 100:
            yield f"{name}: the description in {language} is empty or longer than 100"
    options = command.get("options") or []
    if len(options) > 25:
        yield f"{name}: more than 25 options"
    if len({option["name"] for option in options}) != len(options):
        yield f"{name}: two options have the same name"
    optional = False
    for option in options:
        if option["type"] in (1, 2) and depth > 1:
            yield f"{name}: nested too deep"
        if option.get("required") and optional:
            yield f"{name}: required options must come first"
        optional = optional or (option["type"] not in (1, 2) and not option.get("required"))
        if len(option.get("choices") or []) > 25:
            yield f"{name}: more than 25 choices"
        if option.get("choices") and option.get("autocomplete"):
            yield f"{name}: choices and autocomplete together"
        yield from _command_errors(option, depth + 1)


def _command_size(command: Mapping[str, Any]) -> int:
    # Of a description in several languages the longest counts.
    described = (command.get("description") or "", *(command.get("description_localizations") or {}).values())
    own = size(command["name"]) + max(map(size, described))
    choices = sum(size(choice["name"]) + size(str(choice["value"])) for choice in command.get("choices") or [])
    return own + choices + sum(_command_size(option) for option in command.get("options") or [])
