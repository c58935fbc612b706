"""The topics that a line about a digest adds to it, leaves out of it, or wants alone: "add qwen", "without dingtalk", "only acme"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.patterns import regex
from bot.digests.schedules.tokens import fold

_ADDING = frozenset("add adding plus also include including + auch plus zusätzlich 加上 增加 添加".split())
_LEAVING_OUT = frozenset("without except excluding exclude remove removing drop minus not no ohne außer 不含 除了 去掉 不要".split())
_ALONE = frozenset("only just solely nur 只 仅 只要 只看 只发".split())
_BETWEEN = frozenset({"and", "or", "&", "+", "und", "oder", "和", "或", "the", "topic", "topics"})
#: What may stand behind topics that are added: "add qwen too", "add qwen as well".
_TOO = frozenset("too also as well dazu".split())
#: Chinese words that stand before a name without a space.
_HAN_WORDS = regex(r"(加上|增加|添加|不含|除了|去掉|不要|只要|只看|只发)(?=\S)")
#: The most words of a topic's name.
_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class LineTopics:
    """Topics by their names in the store; ``rest`` is the line without them and the words before them."""

    rest: str
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


async def topics_apart(words: str, desk: Desk) -> LineTopics:
    """What a line adds, leaves out or wants alone; a word of these before anything but a topic stays in the line."""
    pieces = _HAN_WORDS.sub(r" \1 ", words).split()
    found: dict[str, list[str]] = {"added": [], "left_out": [], "alone": []}
    kept: list[str] = []
    at = 0
    while at < len(pieces):
        said = fold(pieces[at]).strip(",;")
        kind = "added" if said in _ADDING else "left_out" if said in _LEAVING_OUT else "alone" if said in _ALONE else ""
        names, end = await _names_from(pieces, at + 1, desk) if kind else ([], at)
        if not names:
            kept.append(pieces[at])
            at += 1
            continue
        found[kind] += names
        at = end
        while kind == "added" and at < len(pieces) and fold(pieces[at]) in _TOO:
            at += 1
    if not any(found.values()):
        return LineTopics(words)
    added, left_out, alone = (tuple(dict.fromkeys(found[kind])) for kind in ("added", "left_out", "alone"))
    return LineTopics(" ".join(kept), added, left_out, alone)


async def _names_from(pieces: list[str], at: int, desk: Desk) -> tuple[list[str], int]:
    """The topics that are named one after another from that place on, and where what follows begins."""
    found: list[str] = []
    end = at
    while at < len(pieces):
        if fold(pieces[at]).strip(",;") in _BETWEEN | {""}:
            at += 1
            continue
        for size in range(min(_NAME_WORDS, len(pieces) - at), 0, -1):
            topic = await desk.find_topic(" ".join(pieces[at : at + size]).strip(",;"))
            if topic is not None:
                found.append(topic.name)
                end = at = at + size
                break
        else:
            break
    return found, end
