"""What Discord answers 400 to: the documented limits of messages and of application commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_NAME = re.compile(r"[-_\w]{1,32}")
_EMBED_TEXTS = {"title": 256, "description": 4096}


def size(text: str) -> int:
    """The length in UTF-16 units: never less than what the server counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def message_errors(payload: Mapping[str, Any]) -> list[str]:
    """What is wrong with the body of a message, empty when Discord would take it."""
    content = payload.get("content") or ""
    embeds = payload.get("embeds") or []
    rows = payload.get("components") or []
    errors = [] if size(content) <= 2000 else ["content is longer than 2000"]
    if not content.strip() and not embeds:
        errors.append("the message is empty")
    if len(str(payload.get("nonce", ""))) > 25:
        errors.append("the nonce is longer than 25")
    errors += _embeds_errors(embeds)
    errors += _components_errors(rows)
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


def _components_errors(rows: list[Mapping[str, Any]]) -> Iterator[str]:
    if len(rows) > 5:
        yield "more than 5 rows"
    ids: list[str] = []
    for row in rows:
        parts = row.get("components") or []
        if row.get("type") != 1 or not 1 <= len(parts) <= 5:
            yield "a row has no components or more than 5"
        for part in parts:
            ids.append(part.get("custom_id", ""))
            if part["type"] == 3 and len(parts) > 1:
                yield "a select shares its row"
            yield from _select_errors(part) if part["type"] == 3 else _button_errors(part)
    if any(not 1 <= size(one) <= 100 for one in ids):
        yield "a custom_id is empty or longer than 100"
    if len(set(ids)) != len(ids):
        yield "COMPONENT_CUSTOM_ID_DUPLICATED"


def _button_errors(button: Mapping[str, Any]) -> Iterator[str]:
    if not 1 <= size(button.get("label") or "") <= 80:
        yield "a label is empty or longer than 80"


def _select_errors(select: Mapping[str, Any]) -> Iterator[str]:
    options = select.get("options") or []
    if not 1 <= len(options) <= 25:
        yield "a select has no options or more than 25"
    if len({option["value"] for option in options}) != len(options):
        yield "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
    for option in options:
        if not 1 <= size(option["label"]) <= 100 or not 1 <= size(option["value"]) <= 100 or size(option.get("description") or "") > 100:
            yield "an option's text is empty or longer than 100"


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
    own = size(command["name"]) + size(command.get("description") or "")
    choices = sum(size(choice["name"]) + size(str(choice["value"])) for choice in command.get("choices") or [])
    return own + choices + sum(_command_size(option) for option in command.get("options") or [])
