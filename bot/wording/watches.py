"""What watches wait for, in words."""

from __future__ import annotations

from storage.digests.records import Watched


def describe_watched(watched: Watched) -> str:
    """What a watch waits for: "Qwen: downloads over 100 million"; "Qwen"; "the words “export controls”"."""
    words = f"the words “{watched.words}”" if watched.words else ""
    if not watched.metric:
        return f"{watched.topic}, {words}" if watched.topic and words else watched.topic or words
    beyond = f" {watched.threshold.text}" if watched.threshold is not None else ""
    return f"{watched.topic}: {watched.metric}{beyond}"
