"""Patterns that are compiled at their first use."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import bot
from bot.core.patterns import LazyPattern, regex


def test_it_does_what_the_compiled_pattern_does() -> None:
    found = regex(r"(?P<first>[a-z])(\d)", re.IGNORECASE)
    assert found.pattern == r"(?P<first>[a-z])(\d)"
    assert [match["first"] for match in found.finditer("a1 B2")] == ["a", "B"]
    assert found.sub("-", "a1 b2") == "- -"
    assert (found.groups, dict(found.groupindex)) == (2, {"first": 1})
    assert found.search("--") is None


def test_a_mistake_shows_at_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("x")


def _patterns(value: object, depth: int = 3) -> list[LazyPattern]:
    """The patterns in a module's value: itself, and those in its collections and records."""
    if isinstance(value, LazyPattern):
        return [value]
    if depth == 0:
        return []
    if isinstance(value, dict):
        return [one for part in (*value.keys(), *value.values()) for one in _patterns(part, depth - 1)]
    if isinstance(value, list | tuple | set | frozenset):
        return [one for part in value for one in _patterns(part, depth - 1)]
    fields = getattr(type(value), "__dataclass_fields__", {})
    return [one for name in fields for one in _patterns(getattr(value, name, None), depth - 1)]


def test_all_patterns_of_the_program_can_be_compiled() -> None:
    found: list[LazyPattern] = []
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            found += [one for value in vars(importlib.import_module(module.name)).values() for one in _patterns(value)]
    assert len(found) > 1500
    assert [one.pattern for one in found if not one.flags] == []
