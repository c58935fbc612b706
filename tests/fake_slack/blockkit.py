"""What Slack checks in the blocks of a message, written down from its reference; it shares nothing with our renderer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tests.fake_slack.data import cell_characters, chart_problems, table_problems
from tests.fake_slack.data import units as units

Json = dict[str, Any]

_RICH_PARTS = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
_STYLES = {"bold", "italic", "strike", "code"}
_FIELDS = {
    "text": {"type", "text", "style"},
    "link": {"type", "url", "text", "style", "unsafe"},
    "date": {"type", "timestamp", "format", "url", "fallback", "timezone", "style"},
    "user": {"type", "user_id", "style"},
    "channel": {"type", "channel_id", "style"},
    "usergroup": {"type", "usergroup_id", "style"},
}


def problems(blocks: list[Json], *, most: int = 50) -> list[str]:
    """What Slack would refuse about the blocks of one message, in words; empty if it takes them."""
    found = [] if len(blocks) <= most else [f"{len(blocks)} blocks"]
    size = len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
    if most == 50 and size > 13_200:
        found.append(f"msg_blocks_too_long: {size}")
    ids = [element["action_id"] for block in blocks if block.get("type") == "actions" for element in block.get("elements", ())]
    if len(set(ids)) != len(ids):
        found.append("action_id is not unique")
    if sum(block.get("type") == "data_visualization" for block in blocks) > 2:
        found.append("more than two visualizations")
    if sum(cell_characters(block) for block in blocks if block.get("type") == "data_table") > 10_000:
        found.append("more than 10,000 characters in tables")
    for block in blocks:
        found += _block(block)
    return found


def _block(block: Json) -> Iterator[str]:
    match block.get("type"):
        case "header":
            yield from _plain_text(block.get("text"), 150)
        case "section":
            yield from _text_object(block.get("text"), 3000)
        case "context":
            yield from _count("context elements", block.get("elements"), 10)
            for element in block.get("elements", ()):
                yield from _text_object(element, 3000)
        case "divider":
            if set(block) - {"type", "block_id"}:
                yield "a divider with fields"
        case "actions":
            yield from _count("action elements", block.get("elements"), 25)
            for element in block.get("elements", ()):
                yield from _action(element)
        case "rich_text":
            yield from _count("rich text parts", block.get("elements"), 1000)
            for part in block.get("elements", ()):
                yield from _rich_part(part)
        case "data_table":
            yield from table_problems(block, _block)
        case "data_visualization":
            yield from chart_problems(block)
        case other:
            yield f"unsupported block {other!r}"


def _count(what: str, elements: Any, most: int) -> Iterator[str]:
    if not isinstance(elements, list) or not 1 <= len(elements) <= most:
        yield f"{what}: {len(elements) if isinstance(elements, list) else elements!r}"


def _plain_text(value: Any, most: int) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") != "plain_text":
        yield f"not plain_text: {value!r}"
    else:
        yield from _text_object(value, most)


def _text_object(value: Any, most: int) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in ("plain_text", "mrkdwn"):
        yield f"not a text object: {value!r}"
    elif not isinstance(value.get("text"), str) or not 1 <= units(value["text"]) <= most:
        yield f"text of {units(str(value.get('text')))} characters, at most {most}"


def _action(element: Json) -> Iterator[str]:
    if not 1 <= len(element.get("action_id", "")) <= 255:
        yield "action_id"
    match element.get("type"):
        case "button":
            yield from _plain_text(element.get("text"), 75)
            if units(element.get("value", "")) > 2000:
                yield "button value"
            if element.get("style") not in (None, "primary", "danger"):
                yield "button style"
            if "confirm" in element:
                yield from _confirm(element["confirm"])
        case "static_select":
            yield from _plain_text(element.get("placeholder"), 150)
            yield from _count("options", element.get("options"), 100)
            for option in element.get("options", ()):
                yield from _plain_text(option.get("text"), 75)
                if not 1 <= units(option.get("value", "")) <= 150:
                    yield "option value"
        case other:
            yield f"unsupported element {other!r}"


def _confirm(question: Json) -> Iterator[str]:
    for name, most in (("title", 100), ("confirm", 30), ("deny", 30)):
        yield from _plain_text(question.get(name), most)
    yield from _text_object(question.get("text"), 300)
    if question.get("style") not in (None, "primary", "danger"):
        yield "style of a confirmation"


def _rich_part(part: Json) -> Iterator[str]:
    kind = part.get("type")
    if kind not in _RICH_PARTS:
        yield f"unsupported rich text part {kind!r}"
        return
    yield from _count(str(kind), part.get("elements"), 1000)
    if kind == "rich_text_list":
        if part.get("style") not in ("bullet", "ordered"):
            yield "list style"
        for section in part.get("elements", ()):
            if section.get("type") != "rich_text_section":
                yield "a list holds sections only"
            else:
                yield from _rich_part(section)
        return
    for element in part.get("elements", ()):
        yield from _rich_element(element)


def _rich_element(element: Json) -> Iterator[str]:
    kind = element.get("type")
    if kind not in _FIELDS:
        yield f"unsupported rich text element {kind!r}"
        return
    if set(element) - _FIELDS[kind]:
        yield f"fields of {kind}: {sorted(element)}"
    if set(element.get("style", {})) - _STYLES:
        yield f"style {element['style']}"
    if kind == "text" and not element.get("text"):
        yield "empty text"
    if kind == "link" and not (str(element.get("url", "")).startswith(("http://", "https://")) and units(element["url"]) <= 3000):
        yield f"url {element.get('url')!r}"
    if kind == "date" and not (isinstance(element.get("timestamp"), int) and element.get("format")):
        yield "date"
    if kind in ("user", "channel", "usergroup") and not element.get(f"{kind}_id"):
        yield f"{kind} without an id"


def literal_text(blocks: Iterable[Json]) -> str:
    """All characters that people read in the blocks, in order; list items and sections end with a newline."""
    return "\n".join(_literal(block) for block in blocks)


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return "".join(_literal(one) for one in value)
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("text"), str):
        return re.sub(r"<[^|>]*\|([^>]*)>", r"\1", str(value["text"])) if value.get("type") == "mrkdwn" else str(value["text"])
    match value.get("type"):
        case "static_select":
            return ""
        case "user" | "channel" | "usergroup" as kind:
            return f"<{value[f'{kind}_id']}>"
        case "data_table":
            return "\n".join(" | ".join(_literal(cell).strip() for cell in row) for row in value["rows"])
        case "data_visualization":
            series = value["chart"]["series"]
            points = (f"{one['name']} {point['label']} {point['value']}" for one in series for point in one["data"])
            return "\n".join((value["title"], *points))
    inner = _literal(value.get("text")) + _literal(value.get("elements", []))
    return inner + ("\n" if value.get("type") in _RICH_PARTS else "")


def actions(blocks: Iterable[Json]) -> list[Json]:
    """All buttons and menus of the blocks, in order."""
    return [element for block in blocks if block.get("type") == "actions" for element in block["elements"]]
