"""Forms as Slack's modals, and what comes back when somebody submits one: pure functions on payloads.

Limits are Slack's own: titles and buttons of 24 characters, labels and hints of 2,000, texts of 3,000, options of 75, ten boxes to tick,
and 3,000 characters of private metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.core.document import Document, Outcome, Paragraph
from bot.core.form import Field, Form, Kind
from bot.core.text import shorten
from bot.platforms.slack.buttons import label_object
from bot.platforms.slack.markup import Json, plain, utf16_length

#: The callback id of our modals; a field's block id is its name behind FIELD, and its one element is VALUE.
FORM = "form"
FIELD = "field:"
VALUE = "value"

TITLE = 24
TEXT = 3000
HINT = 2000
OPTION_TEXT = 75
OPTION_VALUE = 150
BOXES = 10
METADATA = 3000
#: Characters of a mistake that are shown beside a field.
ERROR = 500


@dataclass(frozen=True, slots=True)
class Opened:
    """What a modal remembers: the line that it was opened for (as a button carries it), the channel, and the response URL and the thread
    if any. ``home``: it was opened in the App Home."""

    line: str
    channel: str = ""
    url: str = ""
    thread: str = ""
    home: bool = False

    def metadata(self) -> str | None:
        """The private metadata, or None where Slack does not take so much of it."""
        found = json.dumps({"line": self.line, "channel": self.channel, "url": self.url, "thread": self.thread, "home": self.home})
        # Nothing that Slack could take for markup, so that it comes back as it is.
        for character in "&<>":
            found = found.replace(character, f"\\u{ord(character):04x}")
        return found if len(found) <= METADATA else None


def opened_for(view: Json) -> Opened:
    """What a modal was opened for. Raises KeyError, TypeError or ValueError where the bot did not make it."""
    found = json.loads(view["private_metadata"])
    return Opened(str(found["line"]), str(found["channel"]), str(found["url"]), str(found.get("thread") or ""), bool(found.get("home")))


def modal_of(form: Form, metadata: str) -> Json | None:
    """The view that ``views.open`` takes, or None when nothing of the form fits. A text that is longer than Slack takes back has no field,
    so that it stays as it is."""
    blocks = [_block(field) for field in form.fields if _fits(field)]
    if not blocks:
        return None
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": label_object(form.title, TITLE),
        "submit": label_object("Send", TITLE),
        "close": label_object("Cancel", TITLE),
        "private_metadata": metadata,
        "blocks": blocks,
    }


def values_of(view: Json) -> dict[str, tuple[str, ...]]:
    """What was filled in, by the names of fields."""
    values: Json = (view.get("state") or {}).get("values") or {}
    return {block.removeprefix(FIELD): tuple(_given(elements.get(VALUE) or {})) for block, elements in values.items()}


def mistakes(view: Json, document: Document) -> dict[str, str]:
    """The mistake in what was filled in, by the block to show it at; empty when the document is an answer of its own."""
    named = document.outcome is Outcome.REFUSED and document.option
    fields = [block for block in view.get("blocks", ()) if str(block.get("block_id", "")).startswith(FIELD)]
    if not fields or not (document.outcome is Outcome.MISTAKE or named):
        return {}
    words = " ".join(plain(block.spans) for block in document.blocks if isinstance(block, Paragraph))
    return {_at_fault(fields, document.option): shorten(words or document.title, ERROR)}


def _at_fault(fields: list[Json], option: str) -> str:
    """The block of the field to blame: the option's own, one of that kind (topic, topics), else the longest text, else the first."""
    ids = [str(block["block_id"]) for block in fields]
    if option:
        for found in (FIELD + option, *(one for one in ids if one.startswith(FIELD + option))):
            if found in ids:
                return found
    return next((one for one, block in zip(ids, fields, strict=True) if block["element"].get("multiline")), ids[0])


def _given(element: Json) -> Iterator[str]:
    if (text := element.get("value")) is not None:
        yield str(text)
    for option in (element.get("selected_option"), *(element.get("selected_options") or ())):
        if option:
            yield str(option["value"])


def _fits(field: Field) -> bool:
    if field.picks:
        return all(utf16_length(pick.value) <= OPTION_VALUE for pick in field.picks)
    return utf16_length("".join(field.initial)) <= min(TEXT, field.longest)


def _block(field: Field) -> Json:
    block: dict[str, Any] = {
        "type": "input",
        "block_id": FIELD + field.name,
        "label": label_object(field.label, HINT),
        "optional": not field.required,
        "element": _element(field),
    }
    return {**block, "hint": label_object(field.hint, HINT)} if field.hint else block


def _element(field: Field) -> Json:
    if not field.picks:
        text = {
            "type": "plain_text_input",
            "action_id": VALUE,
            "multiline": field.kind is Kind.LONG,
            "max_length": min(TEXT, field.longest),
        }
        return {**text, "initial_value": field.initial[0]} if field.initial else text
    options = [{"text": label_object(pick.label, OPTION_TEXT), "value": pick.value} for pick in field.picks]
    chosen = [option for option in options if option["value"] in field.initial]
    if field.kind is Kind.ONE:
        menu: Json = {"type": "static_select", "action_id": VALUE, "options": options}
        return {**menu, "initial_option": chosen[0]} if chosen else menu
    several: Json = {"type": "checkboxes" if len(options) <= BOXES else "multi_static_select", "action_id": VALUE, "options": options}
    return {**several, "initial_options": chosen} if chosen else several
