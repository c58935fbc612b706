"""Whether what a sentence leaves for a command names a topic, so that other sentences of the same form stay questions."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from bot.commands.desk import Desk
from bot.core.line import read_line
from bot.core.patterns import regex

Applies = Callable[[str, Desk], Awaitable[bool]]

#: How many words of a sentence a name is looked for at, and how many it may have.
_PLACES, _NAME_WORDS = 6, 4
_TIME_ALONE = regex(r"|(?:this|last) (?:week|month|year)|today|yesterday|since .{1,30}", re.IGNORECASE)


async def names_topic(words: str, desk: Desk) -> bool:
    """Whether a topic's name stands among the words."""
    return await _others(words, desk) is not None


async def names_topic_alone(words: str, desk: Desk) -> bool:
    """Whether the words are a topic's name, perhaps with a year behind it."""
    others = await _others(words, desk)
    return others is not None and all(re.fullmatch(r"\d{4}年?", word) for word in others)


async def names_topic_if_any(words: str, desk: Desk) -> bool:
    """Whether nothing but a time is named, or a topic too."""
    return _TIME_ALONE.fullmatch(words) is not None or await names_topic(words, desk)


async def names_topic_and_more(words: str, desk: Desk) -> bool:
    """Whether a topic's name stands among the words, and others beside it: those of a measure."""
    return bool(await _others(words, desk))


async def names_two_topics(words: str, desk: Desk) -> bool:
    """Whether two topics stand there, each as one word."""
    values = read_line(f"/brief {words}").values
    return len(values) == 2 and all([await desk.find_topic(value) is not None for value in values])


async def _others(words: str, desk: Desk) -> list[str] | None:
    """The words beside the longest topic's name among them; None where there is no name. Options are left out."""
    values = [word.strip("?!.,;？！。，；") for word in read_line(f"/brief {words}").values]
    for size in range(min(_NAME_WORDS, len(values)), 0, -1):
        for first in range(min(len(values) - size + 1, _PLACES)):
            named = " ".join(values[first : first + size])
            if await desk.find_topic(named) or await desk.find_topic(re.sub(r"['’]s?$", "", named)):
                return [*values[:first], *values[first + size :]]
    return None


#: Which commands are meant by a sentence only where it names a topic.
APPLIES: dict[str, Applies] = {
    "stats": names_topic,
    "timeline": names_topic_alone,
    "quotes": names_topic,
    "report history": names_topic_and_more,
    "report chart": names_topic_and_more,
    "report compare": names_two_topics,
    "new": names_topic_if_any,
    "people": names_topic_alone,
    "topic hide": names_topic_alone,
    "topic merge": names_topic_alone,
}
