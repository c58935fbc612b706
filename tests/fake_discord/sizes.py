"""How long a text is for Discord."""

from __future__ import annotations


def size(text: str) -> int:
    """The length in UTF-16 units: never less than what the server counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
