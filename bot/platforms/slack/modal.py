"""Forms as Slack's modals, and what comes back when somebody submits one: pure functions on payloads.

Limits are Slack's own: titles and buttons of 24 characters, labels and hints of 2,000, texts of 3,000, options of 75, ten boxes to tick,
and 3,000 characters of private metadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.core.document import Document, Outcome, Paragraph
from bot.core.form import Field, Form, Kind
from bot.core.front import Completion
from bot.core.language import say
from bot.core.line import ROOT
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
#: Options of a menu.
OPTIONS = 100
#: Characters of a mistake that are shown beside a field.
ERROR = 500
_SENTENCES = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")
_MENTION = re.compile(r"<[@#]!?([A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a modal remembers: the line that it was opened for (as a button carries it), the channel, and the response URL and the thread
    if any. ``home``: it was opened in the App Home. ``command`` is the one that the form fills in."""

    line: str
    channel: str = ""
    url: str = ""
    thread: str = ""
    home: bool = False
    command: str = ""

    def metadata(self) -> str | None:
        """The private metadata, or None where Slack does not take so much of it."""
        found = json.dumps(asdict(self))
        # Nothing that Slack could take for markup, so that it comes back as it is.
        for character in "&<>":
            found = found.replace(character, f"\\u{ord(character):04x}")
        return found if len(found) <= METADATA else None


def opened_for(view: Json) -> Opened:
    """What a modal was opened for. Raises KeyError, TypeError or ValueError where the bot did not make it."""
    found = json.loads(view["private_metadata"])
    texts = (str(found["line"]), str(found["channel"]), str(found["url"]), str(found.get("thread") or ""))
    return Opened(*texts, bool(found.get("home")), str(found.get("command") or ""))


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
        "submit": label_object(form.submit or say("Send"), TITLE),
        "close": label_object(say("Cancel"), TITLE),
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
    at_fault = _at_fault(fields, document.option, values_of(view), words)
    return {at_fault: shorten(_for_a_form(words, at_fault.removeprefix(FIELD)) or document.title, ERROR)}


def _for_a_form(words: str, option: str) -> str:
    """What is wrong without how it is typed: the option's name before its value, and sentences with command lines where others are left."""
    words = re.sub(rf"(?:^|(?<=\s)){re.escape(option)}[:：]\s?", "", words)
    sentences = [one for one in _SENTENCES.split(words) if one]
    words = " ".join([one for one in sentences if f"/{ROOT}" not in one] or sentences).strip()
    return words[:1].upper() + words[1:]


def _at_fault(fields: list[Json], option: str, values: Mapping[str, Sequence[str]], words: str) -> str:
    """The block of the field to blame: the option's own, one of that kind (topic, topics), the one whose value is quoted, else the longest
    text, else the first."""
    ids = [str(block["block_id"]) for block in fields]
    if option:
        for found in (FIELD + option, *(one for one in ids if one.startswith(FIELD + option))):
            if found in ids:
                return found
        quoted = [name for name, given in values.items() if any(f"“{one}”" in words for one in given)]
        if quoted and FIELD + quoted[0] in ids:
            return FIELD + quoted[0]
    return next((one for one, block in zip(ids, fields, strict=True) if block["element"].get("multiline")), ids[0])


def _given(element: Json) -> Iterator[str]:
    if (text := element.get("value")) is not None:
        yield str(text)
    if person := element.get("selected_user"):
        yield f"<@{person}>"
    if channel := element.get("selected_conversation"):
        yield f"<#{channel}>"
    for option in (element.get("selected_option"), *(element.get("selected_options") or ())):
        if option:
            yield str(option["value"])


def _fits(field: Field) -> bool:
    if field.picks:
        return all(utf16_length(pick.value) <= OPTION_VALUE for pick in field.picks)
    if field.kind is Kind.PERSON or field.kind is Kind.CHANNEL:
        return True
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
    if field.kind is Kind.PERSON or field.kind is Kind.CHANNEL:
        return _platforms_own(field)
    if field.completes and all(0 < utf16_length(one) <= OPTION_VALUE for one in field.initial):
        return _searched(field)
    if not field.picks:
        text = {
            "type": "plain_text_input",
            "action_id": VALUE,
            "multiline": field.kind is Kind.LONG,
            "max_length": min(TEXT, field.longest),
        }
        return {**text, "initial_value": ",".join(field.initial)} if field.initial else text
    options = [{"text": label_object(pick.label, OPTION_TEXT), "value": pick.value} for pick in field.picks]
    chosen = [option for option in options if option["value"] in field.initial]
    if field.kind is Kind.ONE:
        menu: Json = {"type": "static_select", "action_id": VALUE, "options": options}
        return {**menu, "initial_option": chosen[0]} if chosen else menu
    several: Json = {"type": "checkboxes" if len(options) <= BOXES else "multi_static_select", "action_id": VALUE, "options": options}
    return {**several, "initial_options": chosen} if chosen else several


def _platforms_own(field: Field) -> Json:
    """A picker of people or of channels; the bot and its direct messages are none."""
    named = _MENTION.fullmatch("".join(field.initial))
    if field.kind is Kind.PERSON:
        people: Json = {"type": "users_select", "action_id": VALUE}
        return {**people, "initial_user": named[1]} if named else people
    filtered = {"include": ["public", "private"], "exclude_bot_users": True}
    channels: Json = {"type": "conversations_select", "action_id": VALUE, "filter": filtered}
    return {**channels, "initial_conversation": named[1]} if named else channels


def _searched(field: Field) -> Json:
    """A menu whose options are asked for while somebody types."""
    chosen = [option_of(one) for one in field.initial]
    menu: Json = {"action_id": VALUE, "min_query_length": 0}
    if field.kind is Kind.SEVERAL:
        return {"type": "multi_external_select", **menu, **({"initial_options": chosen} if chosen else {})}
    return {"type": "external_select", **menu, **({"initial_option": chosen[0]} if chosen else {})}


def option_of(value: str, shown: str = "") -> Json:
    """An option of a menu with this value."""
    return {"text": label_object(shown or value, OPTION_TEXT), "value": value}


def options_for(typed: str, found: Sequence[Completion]) -> list[Json]:
    """The options of a menu for what was typed: what was found, and the words themselves, so that nobody is stuck and a mistake is
    explained when the form is sent."""
    options = {one.value: option_of(one.value, one.shown) for one in found if 0 < utf16_length(one.value) <= OPTION_VALUE}
    words = typed.strip()
    if words and words.casefold() not in (value.casefold() for value in options) and utf16_length(words) <= OPTION_VALUE:
        options[words] = option_of(words, f"“{words}”")
    return list(options.values())[:OPTIONS]
