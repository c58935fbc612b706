"""Completing an option that takes one value or several, while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.command import Option
from bot.core.front import Completion


def last_item(option: Option, typed: str) -> tuple[str, str]:
    """What was typed of an option as the items that are complete, with what stands behind them, and the one that is being typed."""
    if not option.several or option.several not in typed:
        return "", typed.strip()
    before, _, last = typed.rpartition(option.several)
    return f"{before}{option.several}", last.strip()


def with_items_before(before: str, found: Iterable[Completion], option: Option) -> list[Completion]:
    """The completions of the last item as values of the whole option; what stands before it already is not offered again."""
    if not before:
        return list(found)
    known = {item.strip().casefold() for item in before.split(option.several)}
    fresh = (one for one in found if one.value.casefold() not in known)
    return [Completion(before + one.value, before + (one.shown or one.value)) for one in fresh]


def choices_like(option: Option, typed: str) -> list[Completion]:
    """The choices that what was typed begins or is in."""
    return [Completion(choice) for choice in likest(option.choices, typed)]


def likest(values: Iterable[str], typed: str) -> Sequence[str]:
    """The values that begin with what was typed, then those that hold it."""
    sought, every = typed.casefold(), list(dict.fromkeys(values))
    begins = [value for value in every if value.casefold().startswith(sought)]
    return [*begins, *(value for value in every if sought in value.casefold() and value not in begins)]
