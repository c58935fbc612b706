"""What watches wait for, in words."""

from __future__ import annotations

from bot.core.language import say
from bot.wording.measures import measure_name
from storage.digests.records import Watched


def describe_watched(watched: Watched) -> str:
    """What a watch waits for: "Qwen: downloads over 100 million"; "Qwen"; "the words “export controls”"."""
    words = say("the words “{words}”", words=watched.words) if watched.words else ""
    if not watched.metric:
        return say("{first}, {second}", first=watched.topic, second=words) if watched.topic and words else watched.topic or words
    beyond = f" {watched.threshold.text}" if watched.threshold is not None else ""
    return say("{about}: {words}", about=watched.topic, words=f"{measure_name(watched.metric)}{beyond}")


def describe_watch(watched: Watched) -> str:
    """The same with the hours in which nothing comes."""
    if watched.quiet is None:
        return describe_watched(watched)
    return say("{words}; quiet from {first} to {last}", words=describe_watched(watched), first=watched.quiet[0], last=watched.quiet[1])
