"""The sentences of errors that are raised in ``bot/core``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {}
