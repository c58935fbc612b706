"""Words of a line that name nothing themselves: what introduces a request, stands between a command and its topic, or asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.line import Line
from bot.core.offering import Topic
from bot.core.patterns import regex

#: Small words between a command and its topic: "stats for qwen".
CONNECTORS = frozenset("a about and around at behind by for from in of on regarding than the to versus vs with 关于 和 与 跟 对".split())
#: Words between two topics that are asked for together.
CONJUNCTIONS = frozenset("and or & + / , vs vs. versus with plus und et 和 与 跟 、".split())
#: How people begin a request that is a command for all that: "show me the stats of qwen", "please", "what are the …".
_OPENINGS = frozenset(
    "please pls hey hi can could would you i we want need to see show give get list tell display find fetch me us the all a what are is"
    " what's whats 请 给我 看看 查看 显示".split()
)
ASKING = regex(r"^(?:how|what|when|where|which|who|whom|whose|why|is|are|was|were|does|do|did|has|have|will|can)$", re.IGNORECASE)
HAN = regex("[\u3400-\u9fff]")
_HAN_ASKING = regex("谁|什么|啥|多[少大久高长远快贵]|几|吗|呢|怎|哪|何|是否|为什么|有没有|是不是")
#: So many Chinese characters together are no single word: a name and what is asked of it ("听澜续航").
_HAN_PHRASE = 4


def opening_words(words: Sequence[str]) -> int:
    """How many words at the beginning only introduce what is asked for."""
    return next((at for at, word in enumerate(words) if word.casefold().replace("’", "'") not in _OPENINGS), 0)


def unconnected(words: Sequence[str]) -> Sequence[str]:
    """The words from the first that is no small one."""
    return words[next((at for at, word in enumerate(words) if word.casefold() not in CONNECTORS), len(words)) :]


def moved(line: Line, taken: int, first: int, size: int) -> Line:
    """The line without a topic that stands behind other words, and without the small words around it: "cloud (of alibaba)"."""
    before = line.values[taken : taken + first]
    small = len(before) - next((at for at in range(len(before), 0, -1) if before[at - 1].casefold() not in CONNECTORS), 0)
    return line.without(taken + first - small, small + size)


def is_chinese_question(word: str, topics: Sequence[Topic]) -> bool:
    """Whether a line without white space is a question in Chinese: it asks, names a topic and says more, or is no single word."""
    characters = len(HAN.findall(word))
    if characters < 2:
        return False
    return (
        characters >= _HAN_PHRASE or bool(_HAN_ASKING.search(word)) or any(topic.name in word for topic in topics if HAN.search(topic.name))
    )
