"""Modals: what Slack refuses about a view, what a person can fill in, and what the app may answer to a submission."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.fake_slack.blockkit import problems, units

Json = dict[str, Any]
Filled = Mapping[str, str | Sequence[str]]

_VIEW = {
    "type",
    "callback_id",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "clear_on_close",
    "notify_on_close",
    "external_id",
}
_INPUT = {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"}


def view_problems(view: Any) -> list[str]:
    """What Slack would refuse about a modal's view, in words; empty if it opens it."""
    if not isinstance(view, dict) or view.get("type") != "modal":
        return ["no modal"]
    found = [f"unknown field {name}" for name in view.keys() - _VIEW]
    for name in ("title", "submit", "close"):
        found += _text(view.get(name), 24, name)
    if len(view.get("private_metadata", "")) > 3000:
        found.append("private_metadata")
    if len(view.get("callback_id", "")) > 255:
        found.append("callback_id")
    blocks = view.get("blocks", [])
    if not 1 <= len(blocks) <= 100:
        found.append(f"{len(blocks)} blocks")
    ids = [block.get("block_id") for block in blocks]
    if len(set(ids)) != len(ids):
        found.append("block_id is not unique")
    inputs = [block for block in blocks if block.get("type") == "input"]
    for block in inputs:
        found += _input(block)
    return found + problems([block for block in blocks if block.get("type") != "input"], most=100)


def _input(block: Json) -> Iterator[str]:
    if block.keys() - _INPUT:
        yield f"fields of an input: {sorted(block)}"
    if not 1 <= len(block.get("block_id", "")) <= 255:
        yield "block_id"
    yield from _text(block.get("label"), 2000, "label")
    if "hint" in block:
        yield from _text(block["hint"], 2000, "hint")
    element = block.get("element", {})
    if not 1 <= len(element.get("action_id", "")) <= 255:
        yield "action_id"
    match element.get("type"):
        case "plain_text_input":
            most = element.get("max_length", 3000)
            if not 1 <= most <= 3000:
                yield "max_length"
            if "initial_value" in element and not 1 <= units(element["initial_value"]) <= most:
                yield "initial_value"
        case "static_select":
            yield from _options(element, 100)
            if "initial_option" in element and element["initial_option"] not in element["options"]:
                yield "initial_option"
        case "checkboxes" | "multi_static_select":
            yield from _options(element, 10 if element["type"] == "checkboxes" else 100)
            chosen = element.get("initial_options", [{}])
            if not chosen or ("initial_options" in element and any(one not in element["options"] for one in chosen)):
                yield "initial_options"
        case "external_select" | "multi_external_select":
            if not 0 <= element.get("min_query_length", 3) <= 100 or "options" in element:
                yield "an external menu has no options of its own"
            several = element.get("initial_options", [])
            for option in [*several, *([element["initial_option"]] if "initial_option" in element else [])]:
                yield from _option(option)
            if "initial_options" in element and not several:
                yield "initial_options"
        case "users_select":
            if not re.fullmatch(r"[UW][A-Z0-9]+", element.get("initial_user", "U1")):
                yield "initial_user"
        case "conversations_select":
            if not re.fullmatch(r"[CGD][A-Z0-9]+", element.get("initial_conversation", "C1")):
                yield "initial_conversation"
            if not set(element.get("filter", {}).get("include", [])) <= {"im", "mpim", "private", "public"}:
                yield "filter"
        case other:
            yield f"unsupported element {other!r}"


def _options(element: Json, most: int) -> Iterator[str]:
    options = element.get("options", [])
    if not 1 <= len(options) <= most:
        yield f"{len(options)} options"
    if len({option.get("value") for option in options}) != len(options):
        yield "two options of one value"
    for option in options:
        yield from _option(option)


def _option(option: Json) -> Iterator[str]:
    yield from _text(option.get("text"), 75, "option")
    if not 1 <= units(option.get("value", "")) <= 150:
        yield "option value"


def suggestion_problems(body: Any) -> list[str]:
    """What is wrong with the app's answer to what was typed into a menu; empty if Slack shows it."""
    options = body.get("options") if isinstance(body, dict) else None
    if not isinstance(options, list) or len(options) > 100:
        return [f"no options: {body!r}"]
    return [problem for option in options for problem in _option(option)]


def searched(view: Json, filled: Filled) -> dict[str, list[str]]:
    """What is typed into menus whose options the app is asked for, by label."""
    found = {}
    for block in view["blocks"]:
        label = block["label"]["text"]
        if label in filled and "external_select" in block["element"]["type"]:
            given = filled[label]
            found[label] = [given] if isinstance(given, str) else list(given)
    return found


def _text(value: Any, most: int, what: str) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") != "plain_text" or not 1 <= units(str(value.get("text", ""))) <= most:
        yield f"{what}: {value!r}"


def labels(view: Json) -> list[str]:
    """What the fields of a modal are called, in order."""
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


def initial_values(view: Json) -> dict[str, str | list[str]]:
    """What stands in the fields of a modal when it opens, by label."""
    found: dict[str, str | list[str]] = {}
    for block in view["blocks"]:
        element = block["element"]
        if element["type"] in ("checkboxes", "multi_static_select", "multi_external_select"):
            value: str | list[str] = [option["text"]["text"] for option in element.get("initial_options", [])]
        else:
            value = element.get("initial_value", "") or element.get("initial_option", {"text": {"text": ""}})["text"]["text"]
            value = value or element.get("initial_user", "") or element.get("initial_conversation", "")
        found[block["label"]["text"]] = value
    return found


def state(view: Json, filled: Filled, offered: Mapping[str, Sequence[Json]] | None = None) -> Json:
    """The view's state after somebody filled in these fields, by label; the others keep what stands in them. Options are named by what
    people read, people and channels by their ids. ``offered`` are the options that the app gave for what was typed into menus. What
    Slack's own window does not let people send fails."""
    assert not filled.keys() - set(labels(view)), f"the form has no {sorted(filled.keys() - set(labels(view)))}, only {labels(view)}"
    values: Json = {}
    for block in view["blocks"]:
        label, element = block["label"]["text"], block["element"]
        given = filled.get(label, initial_values(view)[label])
        assert given or block.get("optional"), f"{label} must be filled in"
        own = {**element, "options": (offered or {}).get(label, [])} if label in (offered or {}) else element
        values[block["block_id"]] = {element["action_id"]: {"type": element["type"], **_answer(own, given)}}
    return {"values": values}


def _answer(element: Json, given: str | Sequence[str]) -> Json:
    if element["type"] == "users_select":
        return {"selected_user": given or None}
    if element["type"] == "conversations_select":
        return {"selected_conversation": given or None}
    if "external_select" in element["type"]:
        initial = [*element.get("initial_options", ()), *([element["initial_option"]] if "initial_option" in element else [])]
        known = {one: option for option in [*initial, *element.get("options", ())] for one in (option["value"], option["text"]["text"])}
        chosen = [known[one] for one in ([given] if isinstance(given, str) else given) if one]
        if element["type"] == "multi_external_select":
            return {"selected_options": chosen}
        return {"selected_option": chosen[0] if chosen else None}
    if element["type"] == "plain_text_input":
        assert isinstance(given, str)
        assert units(given) <= element.get("max_length", 3000), "Slack takes no more characters there"
        assert element["multiline"] or "\n" not in given, "one line only"
        return {"value": given or None}
    by_label = {option["text"]["text"]: option for option in element["options"]}
    if element["type"] == "static_select":
        return {"selected_option": by_label[str(given)] if given else None}
    return {"selected_options": [by_label[one] for one in given]}


def answer_problem(view: Json, body: Any) -> str | None:
    """What is wrong with the app's answer to a submission; None if Slack acts on it."""
    if not isinstance(body, dict) or body.get("response_action") not in ("errors", "clear", "update", "push"):
        return f"no answer to a submission: {body!r}"
    if body["response_action"] == "errors":
        inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
        errors = body.get("errors") or {}
        if not errors or errors.keys() - inputs or not all(isinstance(text, str) and text for text in errors.values()):
            return f"errors that belong to no field: {errors!r}"
    return None
