"""What Discord answers 400 to when application commands are registered: its documented limits and what it says of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.fake_discord.sizes import size

#: Letters of every script, digits, hyphens and underscores, as Discord's pattern has them.
_NAME = re.compile(r"[-_\w]{1,32}")
#: The locales that Discord has ("Locales" in its reference).
LOCALES = frozenset(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split()
)
_SUBCOMMAND, _GROUP, _STRING, _INTEGER, _BOOLEAN, _CHANNEL, _NUMBER = 1, 2, 3, 4, 5, 7, 10
_USER_MENU, _MESSAGE_MENU = 2, 3
_KINDS = frozenset(range(1, 12))


def commands_errors(commands: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a list of application commands, empty when Discord would take it."""
    typed = [one for one in commands if one.get("type", 1) == 1]
    errors = [] if len(typed) <= 100 else ["more than 100 commands"]
    for kind in (_USER_MENU, _MESSAGE_MENU):
        entries = [one for one in commands if one.get("type") == kind]
        errors += [] if len(entries) <= 15 else ["more than 15 entries of a menu"]
        errors += _names_errors("the menu", entries)
    errors += _names_errors("the application", typed)
    for command in commands:
        errors += _command_errors(command, 0)
        if (total := command_size(command)) > 8000:
            errors.append(f"{command['name']} holds {total} characters, more than 8000")
        permissions = command.get("default_member_permissions")
        if permissions is not None and not str(permissions).isdecimal():
            errors.append(f"{command['name']}: {permissions!r} are no permissions")
        if set(command.get("contexts") or ()) - {0, 1, 2}:
            errors.append(f"{command['name']}: unknown contexts")
        if set(command.get("integration_types") or ()) - {0, 1}:
            errors.append(f"{command['name']}: unknown installs")
    return errors


def command_size(command: Mapping[str, Any]) -> int:
    """The characters of a command and of all below it, of each text those of its longest language."""
    own = _longest(command, "name") + _longest(command, "description")
    choices = sum(_longest(choice, "name") + size(str(choice["value"])) for choice in command.get("choices") or [])
    return own + choices + sum(command_size(option) for option in command.get("options") or [])


def _longest(part: Mapping[str, Any], text: str) -> int:
    translated = (part.get(f"{text}_localizations") or {}).values()
    return max(map(size, (part.get(text) or "", *translated)))


def _names_errors(where: str, parts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Two parts of one level must not have the same name in any language."""
    for locale in (None, *sorted(LOCALES)):
        names = [(part.get("name_localizations") or {}).get(locale, part["name"]) if locale else part["name"] for part in parts]
        if twice := {name for name in names if names.count(name) > 1}:
            yield f"{where}: two have the same name in {locale or 'English'}: {sorted(twice)}"


def _menu_errors(command: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an entry of a person's or a message's menu: it has a name that is shown as it is, and nothing else."""
    for text in (command["name"], *(command.get("name_localizations") or {}).values()):
        if not 1 <= size(text) <= 32:
            yield f"{text!r} is no name for a menu"
    if command.get("description") or command.get("options"):
        yield f"{command['name']}: a menu has no description and no options"
    if unknown := set(command.get("name_localizations") or {}) - LOCALES:
        yield f"{command['name']}: unknown locales {sorted(unknown)}"


def _command_errors(command: Mapping[str, Any], depth: int) -> Iterator[str]:
    if depth == 0 and command.get("type", 1) in (_USER_MENU, _MESSAGE_MENU):
        yield from _menu_errors(command)
        return
    name = command["name"]
    for text in (name, *(command.get("name_localizations") or {}).values()):
        if not _NAME.fullmatch(text) or text != text.lower():
            yield f"{text!r} is no name"
    for text in (command.get("description") or "", *(command.get("description_localizations") or {}).values()):
        if not 1 <= size(text) <= 100:
            yield f"{name}: the description is empty or longer than 100"
    for key in ("name_localizations", "description_localizations"):
        if unknown := set(command.get(key) or {}) - LOCALES:
            yield f"{name}: unknown locales {sorted(unknown)}"
    options = command.get("options") or []
    if len(options) > 25:
        yield f"{name}: more than 25 options"
    yield from _names_errors(name, options)
    if len({option["type"] in (_SUBCOMMAND, _GROUP) for option in options}) > 1:
        yield f"{name}: commands and options side by side"
    optional = False
    for option in options:
        if option["type"] in (_SUBCOMMAND, _GROUP) and depth > 1:
            yield f"{name}: nested too deep"
        if option["type"] == _GROUP and not option.get("options"):
            yield f"{name} {option['name']}: an empty group"
        if option.get("required") and optional:
            yield f"{name}: required options must come first"
        optional = optional or (option["type"] not in (_SUBCOMMAND, _GROUP) and not option.get("required"))
        yield from _option_errors(f"{name} {option['name']}", option)
        yield from _command_errors(option, depth + 1)


def _option_errors(where: str, option: Mapping[str, Any]) -> Iterator[str]:
    kind, choices = option["type"], option.get("choices") or []
    if kind not in _KINDS:
        yield f"{where}: there is no type {kind}"
    if (choices or option.get("autocomplete")) and kind not in (_STRING, _INTEGER, _NUMBER):
        yield f"{where}: only texts and numbers have choices and are completed"
    if len(choices) > 25:
        yield f"{where}: more than 25 choices"
    if any(not 1 <= size(text) <= 100 for choice in choices for text in (choice["name"], str(choice["value"]))):
        yield f"{where}: a choice is empty or longer than 100"
    if any(isinstance(choice["value"], str) != (kind == _STRING) for choice in choices):
        yield f"{where}: a choice of another type"
    if choices and option.get("autocomplete"):
        yield f"{where}: choices and autocomplete together"
    if ("min_value" in option or "max_value" in option) and kind not in (_INTEGER, _NUMBER):
        yield f"{where}: only numbers have bounds"
    if option.get("channel_types") and kind != _CHANNEL:
        yield f"{where}: only channels have channel types"
