"""What a line about a subscription says of what the digest holds: words, kinds of entries, and how much. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.digests.errors import BadSchedule
from bot.digests.schedules.tokens import fold, tokens_of
from storage.records import EntryKind, Show

#: How many entries a digest shows that is to be short.
SHORT = 5
_SHORT = frozenset("short brief compact concise kurz 简短 简洁".split())
_WITHOUT = frozenset("without except excluding not no ohne außer 不含 除了".split())
_WITH = frozenset("only just with mentioning containing nur mit 只 仅 含".split())
_BETWEEN = frozenset({"or", "and", "&", "oder", "und", "或", "和"})
_MOST = regex(
    r"(?<![\w:])(?:at most|no more than|not more than|up to|max(?:imum)?(?: of)?|limit(?:ed to)?|top|höchstens|最多)\s*:?\s*"
    r"(?P<most>\d{1,2})(?![\w:.,]*\d|\s*(?:am|pm|uhr|o'clock|点))(?:\s*(?:entries|items|stories|articles|news|einträge|条))?(?!\w)",
    re.IGNORECASE,
)
_RECAP = r"(?:recaps?|summar(?:y|ies)|overviews?|digests?|reports?|round-?ups?)"
#: That only what changed is wanted. "changes" alone says so where it stands for itself, not in "price changes"; nor does what is unwanted.
_CHANGES = regex(
    rf"(?<![\w-])(?:(?:only|just)\s+)?(?:(?:an?\s+|the\s+)?{_RECAP}\s+(?:of|on|about|with)\s+)?"
    r"(?:what(?:[’']s|\s+is|\s+has)?\s+changed|(?:the|all|any)\s+changes)(?:\s+only)?(?![\w-])"
    rf"|(?<![\w-])(?:{_RECAP}\s+of|only|just)\s+changes(?![\w-])"
    r"|(?:^|(?<=weekly )|(?<=daily )|(?<=monthly )|(?<=\d )|(?<=am )|(?<=pm ))changes(?:\s+only)?(?![\w-])"
    r"|(?<![\w-])(?<!no )(?<!not )(?<!only )(?<!with )(?<!without )(?<!except )(?<!or )recaps?(?:\s+(?:of|on|about))?(?![\w-])"
    r"|(?:只要|只发|只看)?的?(?:有什么|有哪些|发生的)?(?:变化|变动)(?:汇总|总结|周报)?",
    re.IGNORECASE,
)
_KIND_WORDS = {
    "figure": EntryKind.FACT, "number": EntryKind.FACT, "fact": EntryKind.FACT, "quotation": EntryKind.QUOTE, "quote": EntryKind.QUOTE,
    "date": EntryKind.EVENT, "event": EntryKind.EVENT, "dated event": EntryKind.EVENT, "office": EntryKind.POSITION,
    "position": EntryKind.POSITION, "article": EntryKind.ARTICLE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """``words`` as filters are given ("-sport"), ``kinds`` of entries, at most ``most`` of them, ``show`` where it says so; ``rest`` is the
    line without all that."""

    rest: str
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    most: int | None = None
    show: Show | None = None


def kind_called(word: str) -> str | None:
    """The kind of entries that people call so: "figures"."""
    kind = _KIND_WORDS.get(word.casefold().strip().removesuffix("s"))
    return None if kind is None else kind.value


def contents_of(line: str, topics: Collection[str]) -> Contents:
    """What the line says of contents; ``topics`` are the folded names of known ones, which are none of its words."""
    most: int | None = None
    line, show = _without_changes(line, topics)
    if found := _MOST.search(line):
        most, line = int(found["most"]), f"{line[: found.start()]} {line[found.end() :]}"
    pieces = line.split()
    words: list[str] = []
    kinds: list[str] = []
    kept: list[str] = []
    at = 0
    while at < len(pieces):
        piece, said = pieces[at], fold(pieces[at]).strip(",.")
        if re.match(r"[-–−][^\W\d]", piece) and _is_name(piece[1:], topics):
            words.append(f"-{piece[1:].strip(',')}")
            at += 1
            continue
        if said in _SHORT and said not in topics:
            most, at = most or SHORT, at + 1
            continue
        if at + 1 < len(pieces) and fold(pieces[at + 1]).strip(",.") == "only" and (kind := kind_called(said)):
            kinds.append(kind)
            at += 2
            continue
        run = _run(pieces[at + 1 :], topics) if said in _WITHOUT | _WITH else 0
        if run:
            named = _apart(pieces[at + 1 : at + 1 + run])
            wanted_kinds = [kind_called(one) for one in named]
            if said in _WITH and all(wanted_kinds):
                kinds += [kind for kind in wanted_kinds if kind]
            else:
                words += [f"-{one}" if said in _WITHOUT else one for one in named]
            at += 1 + run
            continue
        kept.append(piece)
        at += 1
    return Contents(" ".join(kept), tuple(dict.fromkeys(words)), tuple(dict.fromkeys(kinds)), most, show)


def _without_changes(line: str, topics: Collection[str]) -> tuple[str, Show | None]:
    """The line without the words that ask for what changed alone, and whether it has some; none are those of a topic's name."""
    named = [topic for topic in topics if topic in fold(line)]
    found = next((one for one in _CHANGES.finditer(line) if not any(fold(one[0]).strip() in topic for topic in named)), None)
    if found is None:
        return line, None
    return " ".join(f"{line[: found.start()]} {line[found.end() :]}".split()), Show.CHANGES


def _run(pieces: Sequence[str], topics: Collection[str]) -> int:
    """How many of the words belong to no schedule and name no topic, with "or" between them."""
    size = 0
    while size < len(pieces):
        if size and fold(pieces[size]) in _BETWEEN and size + 1 < len(pieces) and _is_name(pieces[size + 1], topics):
            size += 2
        elif _is_name(pieces[size], topics):
            size += 1
        else:
            break
    return size


def _is_name(piece: str, topics: Collection[str]) -> bool:
    try:
        tokens = tokens_of(piece.strip(","))
    except BadSchedule:
        return False
    return bool(tokens) and all(token.kind == "name" for token in tokens) and fold(piece).strip(",") not in topics


def _apart(pieces: Sequence[str]) -> list[str]:
    """The words and phrases of a run: "layoffs, share buyback or hiring"."""
    joined = " ".join("," if fold(piece) in _BETWEEN else piece for piece in pieces)
    return [phrase for part in joined.split(",") if (phrase := part.strip().strip('"“”'))]
