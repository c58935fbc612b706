"""The sentences of errors that are raised in ``storage``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
