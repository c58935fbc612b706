"""Modals: what Discord answers 400 to, and what a person can fill into one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.fake_discord.limits import size

Filled = Mapping[str, Any]
#: Gets the type of a component and what was picked there: under what it is resolved, its id, and what Discord tells of it.
LookUp = Callable[[int, Any], tuple[str, str, dict[str, Any]]]
_ACTION_ROW, _SELECT, _TEXT, _USERS, _ROLES, _MENTIONABLES, _CHANNELS, _LABEL, _FILES, _RADIO, _BOXES = 1, 3, 4, 5, 6, 7, 8, 18, 19, 21, 22
_PICKERS = (_USERS, _ROLES, _MENTIONABLES, _CHANNELS)
#: What may be chosen at once, by the kind of component.
_OPTIONS = {_SELECT: (1, 25), _RADIO: (2, 10), _BOXES: (1, 10)}


def modal_errors(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with a modal, empty when Discord would open it."""
    errors = []
    if not 1 <= size(data.get("title") or "") <= 45:
        errors.append("the title is empty or longer than 45")
    if not 1 <= size(data.get("custom_id") or "") <= 100:
        errors.append("the custom_id is empty or longer than 100")
    rows = data.get("components") or []
    if not 1 <= len(rows) <= 5:
        errors.append("a modal has 1 to 5 components")
    for row in rows:
        errors += _label_errors(row)
    ids = [row.get("component", {}).get("custom_id", "") for row in rows]
    if any(not 1 <= size(one) <= 100 for one in ids):
        errors.append("a custom_id is empty or longer than 100")
    if len(set(ids)) != len(ids):
        errors.append("COMPONENT_CUSTOM_ID_DUPLICATED")
    return errors


def _label_errors(row: Mapping[str, Any]) -> Iterator[str]:
    if row.get("type") != _LABEL:
        yield f"a component of type {row.get('type')} in a modal"
        return
    if not 1 <= size(row.get("label") or "") <= 45:
        yield "a label is empty or longer than 45"
    if "description" in row and not 1 <= size(row["description"]) <= 100:
        yield "a description is empty or longer than 100"
    part = row["component"]
    if part["type"] == _TEXT:
        most = part.get("max_length", 4000)
        if part.get("style") not in (1, 2) or not 1 <= most <= 4000 or not 0 <= part.get("min_length", 0) <= 4000:
            yield "a text input of no style or length"
        if part.get("label"):
            yield "a text input in a label has no label of its own"
        if size(part.get("value") or "") > most or size(part.get("placeholder") or "") > 100:
            yield "a value or placeholder is too long"
    elif part["type"] in _OPTIONS:
        yield from _select_errors(part)
    elif part["type"] in _PICKERS or part["type"] == _FILES:
        if part.get("required", True) and part.get("min_values", 1) == 0:
            yield "a required select takes at least one value"
        if not 0 <= part.get("min_values", 1) <= part.get("max_values", 1) <= (10 if part["type"] == _FILES else 25):
            yield "a picker takes no such number of values"
    else:
        yield f"a component of type {part['type']} in a label"


def _select_errors(part: Mapping[str, Any]) -> Iterator[str]:
    options = part.get("options") or []
    least, most = part.get("min_values", 1), part.get("max_values", len(options) if part["type"] == _BOXES else 1)
    fewest, limit = _OPTIONS[part["type"]]
    if not fewest <= len(options) <= limit or (part["type"] != _RADIO and (not 0 <= least <= most <= len(options) or most < 1)):
        yield f"a component of type {part['type']} has {fewest} to {limit} options, and takes no more values than that"
    if part["type"] == _RADIO:
        least, most = 1, 1
    if part.get("disabled"):
        yield "a select in a modal can't be disabled"
    if part.get("required", True) and least == 0:
        yield "a required select takes at least one value"
    if len({option["value"] for option in options}) != len(options):
        yield "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
    if sum(bool(option.get("default")) for option in options) > most:
        yield "more defaults than values"
    for option in options:
        if not 1 <= size(option["label"]) <= 100 or not 1 <= size(option["value"]) <= 100 or size(option.get("description") or "") > 100:
            yield "an option's text is empty or longer than 100"


def initial_values(modal: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What stands in the fields of a modal when it opens, by label."""
    found: dict[str, str | list[str]] = {}
    for row in modal["components"]:
        part = row["component"]
        chosen = [option["label"] for option in part.get("options", ()) if option.get("default")]
        found[row["label"]] = _initial(part, chosen)
    return found


def _initial(part: Mapping[str, Any], chosen: list[str]) -> str | list[str]:
    if part["type"] in (*_PICKERS, _FILES):
        return [str(one["id"]) for one in part.get("default_values") or ()]
    return chosen if part["type"] in _OPTIONS else part.get("value", "")


def submission(modal: Mapping[str, Any], filled: Filled, look_up: LookUp) -> dict[str, Any]:
    """The ``data`` of a modal in which somebody filled in these fields, by label; the others keep what stands in them. Options are named by
    what people read; people, roles and channels by their ids, and files are (name, content). ``look_up`` gives what Discord tells of these.
    What Discord's own window does not let people send fails."""
    known = [row["label"] for row in modal["components"]]
    assert not filled.keys() - set(known), f"the form has no {sorted(filled.keys() - set(known))}, only {known}"
    rows, resolved = [], dict[str, dict[str, Any]]()
    for number, row in enumerate(modal["components"]):
        part, given = row["component"], filled.get(row["label"], initial_values(modal)[row["label"]])
        assert given or not part.get("required", True), f"{row['label']} must be filled in"
        if part["type"] in (*_PICKERS, _FILES):
            picked = [given] if isinstance(given, (str, tuple)) else list(given)
            found = [look_up(part["type"], one) for one in picked if one]
            for kind, key, shown in found:
                resolved.setdefault(kind, {})[key] = shown
            answer: dict[str, Any] = {"values": [key for _, key, _ in found]}
        else:
            answer = _answer(part, given)
        sent = {"id": 2 * number + 2, "type": part["type"], "custom_id": part["custom_id"]}
        rows.append({"id": 2 * number + 1, "type": _LABEL, "component": {**sent, **answer}})
    return {"custom_id": modal["custom_id"], "components": rows, **({"resolved": resolved} if resolved else {})}


def _answer(part: Mapping[str, Any], given: Any) -> dict[str, Any]:
    if part["type"] == _TEXT:
        assert isinstance(given, str)
        assert size(given) <= part.get("max_length", 4000), "Discord takes no more characters there"
        assert part["style"] == 2 or "\n" not in given, "one line only"
        return {"value": given}
    chosen = [given] if isinstance(given, str) else list(given)
    by_label = {option["label"]: option["value"] for option in part["options"]}
    assert len(chosen) <= part.get("max_values", len(by_label) if part["type"] == _BOXES else 1), "no more can be picked"
    if part["type"] == _RADIO:
        return {"value": by_label[chosen[0]] if chosen else None}
    return {"values": [by_label[one] for one in chosen]}
