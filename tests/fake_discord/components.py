"""The components of a message: what Discord answers 400 to, and what is found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.fake_discord.sizes import size

ROW, BUTTON, SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 3, 9, 10, 11, 12, 13, 14, 17
_COMPONENTS, _TEXT, _ATTACHED = 40, 4000, 10 * 1024 * 1024
_AT_TOP = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
_INSIDE = {
    CONTAINER: (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR),
    SECTION: (TEXT,),
    ROW: (BUTTON, SELECT),
}
#: How many components may stand inside of one.
_COUNTS = {SECTION: (1, 3), ROW: (1, 5), CONTAINER: (1, 40)}

Json = Mapping[str, Any]


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """The components and all that is in them, in reading order."""
    for one in components:
        yield one
        yield from walk(one.get("components") or ())
        if one.get("accessory"):
            yield one["accessory"]


def buttons_of(message: Json) -> list[Json]:
    """The buttons of a message, in reading order."""
    return [one for one in walk(message.get("components") or ()) if one["type"] == BUTTON]


def options_of(message: Json) -> list[Json]:
    """The options of all lists of a message, each with the ``custom_id`` of its list."""
    lists = [one for one in walk(message.get("components") or ()) if one["type"] == SELECT]
    return [{**option, "custom_id": one["custom_id"]} for one in lists for option in one["options"]]


def texts_of(message: Json) -> list[str]:
    """The texts of a message, in reading order."""
    return [one["content"] for one in walk(message.get("components") or ()) if one["type"] == TEXT]


def errors_of(components: Sequence[Json], *, v2: bool) -> Iterator[str]:
    """What is wrong with the components of a message, of the new kind with the flag for it (``v2``) or of the old one."""
    found = list(walk(components))
    if v2:
        yield from _layout_errors(components, found)
    else:
        if len(components) > 5:
            yield "more than 5 rows"
        if any(one["type"] != ROW for one in components):
            yield "a component of the new kind without the flag for it"
    for one in found:
        yield from _errors(one)
    ids = [one.get("custom_id", "") for one in found if one["type"] in (BUTTON, SELECT)]
    if any(not 1 <= size(one) <= 100 for one in ids):
        yield "a custom_id is empty or longer than 100"
    if max(Counter(ids).values(), default=0) > 1:
        yield "COMPONENT_CUSTOM_ID_DUPLICATED"


def attachments_errors(attachments: Sequence[Json], components: Sequence[Json]) -> Iterator[str]:
    """What is wrong with the files of a message: each is shown by a component, and what a component shows is there."""
    names = [one["filename"] for one in attachments]
    if len(names) > 10 or len(set(names)) < len(names):
        yield "more than 10 attachments, or two of one name"
    if sum(len(one.get("content", b"")) for one in attachments) > _ATTACHED:
        yield "the attachments are larger than 10 MB"
    if any(size(one.get("description") or "") > 1024 for one in attachments):
        yield "an attachment's description is longer than 1024"
    media = [item["media"]["url"] for one in walk(components) if one["type"] == GALLERY for item in one.get("items") or []]
    media += [one["file"]["url"] for one in walk(components) if one["type"] == FILE]
    shown = {url.removeprefix("attachment://") for url in media if url.startswith("attachment://")}
    yield from (f"UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND: {name}" for name in sorted(shown - set(names)))
    if components:
        yield from (f"the attachment {name} is shown nowhere" for name in sorted(set(names) - shown))


def _layout_errors(components: Sequence[Json], found: Sequence[Json]) -> Iterator[str]:
    if len(found) > _COMPONENTS:
        yield f"{len(found)} components, more than {_COMPONENTS}"
    if (total := sum(size(one["content"]) for one in found if one["type"] == TEXT)) > _TEXT:
        yield f"the texts hold {total} characters, more than {_TEXT}"
    yield from (f"a component of type {one['type']} at the top" for one in components if one["type"] not in _AT_TOP)


def _errors(one: Json) -> Iterator[str]:
    kind, inner = one["type"], one.get("components") or []
    if kind in _INSIDE:
        least, most = _COUNTS[kind]
        if not least <= len(inner) <= most:
            yield f"a component of type {kind} holds {len(inner)} others"
        yield from (f"a component of type {part['type']} in one of type {kind}" for part in inner if part["type"] not in _INSIDE[kind])
    if kind == SECTION and (one.get("accessory") or {}).get("type") not in (BUTTON, THUMBNAIL):
        yield "a section without a button or a picture"
    if kind == ROW and len(inner) > 1 and any(part["type"] == SELECT for part in inner):
        yield "a select shares its row"
    if kind == TEXT and not (one.get("content") or "").strip():
        yield "a text is empty"
    if kind == CONTAINER and not 0 <= (one.get("accent_color") or 0) <= 0xFFFFFF:
        yield "an accent colour is none"
    if kind == GALLERY and not 1 <= len(one.get("items") or []) <= 10:
        yield "a gallery has no pictures or more than 10"
    if kind == GALLERY and any(size(item.get("description") or "") > 1024 for item in one.get("items") or []):
        yield "a picture's description is longer than 1024"
    if kind == BUTTON:
        yield from _button_errors(one)
    if kind == SELECT:
        yield from _select_errors(one)


def _button_errors(button: Json) -> Iterator[str]:
    if not 1 <= size(button.get("label") or "") <= 80:
        yield "a label is empty or longer than 80"
    if button.get("style") not in (1, 2, 3, 4):
        yield "a button has no style"


def _select_errors(select: Json) -> Iterator[str]:
    options = select.get("options") or []
    if not 1 <= len(options) <= 25:
        yield "a select has no options or more than 25"
    if len({option["value"] for option in options}) != len(options):
        yield "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
    if size(select.get("placeholder") or "") > 150:
        yield "a placeholder is longer than 150"
    for option in options:
        if not 1 <= size(option["label"]) <= 100 or not 1 <= size(option["value"]) <= 100 or size(option.get("description") or "") > 100:
            yield "an option's text is empty or longer than 100"
