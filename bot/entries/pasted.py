"""What people paste: web addresses among words, and text with the marks that chats and documents put around it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.core.text import one_line

#: With at most this many characters beside the addresses, the addresses are meant and the rest is a remark.
LONGEST_REMARK = 300
#: Characters that end an address: white space, brackets and quotation marks of all kinds, full-width signs.
_INSIDE = r"[^\s<>|\"“”„«»「」『』，。；！？、（）《》【】\[\]`\\^{}]"
_LINK = regex(
    rf"\[(?P<label>[^\[\]\n]{{0,300}})\]\(\s*<?(?P<marked>(?:https?|feed)[:：]{_INSIDE}{{3,2000}}?)>?(?:\s+[\"'][^\"'\n]{{0,200}}[\"'])?\s*\)"
)
_SLACK = regex(rf"<(?P<target>(?:https?|feed):{_INSIDE}{{3,2000}})(?:\|(?P<name>[^<>\n]{{0,300}}))?>")
_PLAIN = regex(
    rf"(?<![A-Za-z0-9/.@])(?P<plain>(?:feed[:：](?://)?)?https?://{_INSIDE}{{3,2000}}|feed://{_INSIDE}{{3,2000}})", re.IGNORECASE
)
#: An address without its scheme, which needs a path or "www." to be one among other words.
_BARE = regex(
    rf"(?<![\w/.@:-])(?P<bare>(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,5}}(?P<top>[a-z]{{2,18}})(?::\d{{2,5}})?(?P<path>/{_INSIDE}{{0,2000}})?"
    rf"|(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?::\d{{2,5}})?/{_INSIDE}{{1,2000}})(?![\w@])",
    re.IGNORECASE,
)
#: The last parts of file names, which look like those of hosts.
_FILES = frozenset("txt md html htm pdf doc docx rtf odt csv json xml opml png jpg jpeg gif zip py js".split())
_CLOSING = ".,;:!?…*~'’"
_ADDRESS = regex(rf"{_LINK.pattern}|{_SLACK.pattern}|{_PLAIN.pattern}", re.IGNORECASE)


#: A line break as programs write it ("\\n"), where one can stand: behind a sentence, before an address or an item of a list.
_WRITTEN_BREAK = regex(
    r"(?<=[.!?…\"'”)\s。！？])(?:\\r)?\\n|(?:\\r)?\\n(?=\s|$|[•●▪*–—-]\s|\(?\d{1,2}[.)]\s|<?(?:https?|feed)[:：]|www\.)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The addresses in what was pasted, each once, and the words beside them."""

    addresses: tuple[str, ...]
    remark: str = ""


def addresses_in(words: str) -> Pasted | None:
    """The web addresses that the words are about; None where they say more than a remark on them, or hold none."""
    found, beside = split_addresses(words)
    remark = _remark(beside)
    return Pasted(found, remark) if found and len(remark) <= LONGEST_REMARK else None


def split_addresses(words: str, *, hosts_too: bool = False) -> tuple[tuple[str, ...], str]:
    """The web addresses in the words, each once, and what stands beside them; ``hosts_too``: also a bare host among other words."""
    found: list[str] = []
    words = _WRITTEN_BREAK.sub("\n", words)

    def taken(match: re.Match[str]) -> str:
        groups = match.groupdict()
        raw = groups.get("marked") or groups.get("target") or groups.get("plain") or ""
        address, rest = _trimmed(raw.replace("&amp;", "&"), words[match.start() - 1 : match.start()])
        found.append(_with_scheme(address))
        return f" {rest} " if groups.get("plain") else " "

    beside = _ADDRESS.sub(taken, words)
    if not found:
        beside = _bare_addresses(beside, found, hosts_too=hosts_too)
    return tuple(dict.fromkeys(found)), beside


def _bare_addresses(words: str, found: list[str], *, hosts_too: bool) -> str:
    """The words without addresses that lack their scheme, which are put into ``found``."""
    is_alone = hosts_too or len(words.split()) == 1

    def taken(match: re.Match[str]) -> str:
        bare, rest = _trimmed(match["bare"], "")
        top, path = (match["top"] or "").casefold(), match["path"] or ""
        is_address = match["top"] is None or bare.casefold().startswith("www.") or len(path) > 1 or (is_alone and top not in _FILES)
        if not is_address:
            return match[0]
        found.append(_with_scheme(bare))
        return f" {rest} "

    return _BARE.sub(taken, words)


def _with_scheme(address: str) -> str:
    """The address with http or https before it, also where it is one of a feed ("feed://…")."""
    address = re.sub(r"^feed[:：](?:(?://)?(?=https?://))?", "", address, flags=re.IGNORECASE)
    if re.match(r"https?://", address, re.IGNORECASE):
        return address
    bare = address.removeprefix("//")
    host = bare.partition("/")[0]
    # A number for a host, or a port, is seldom one with a certificate.
    return f"http://{bare}" if re.search(r":\d+$|^[\d.]+$", host) else f"https://{bare}"


def _trimmed(address: str, before: str) -> tuple[str, str]:
    """The address without the signs that end the sentence or stood around it (``before`` is the sign before it), and those signs."""
    end = len(address)
    while end and (
        address[end - 1] in _CLOSING
        or (address[end - 1] == ")" and address.count(")", 0, end) > address.count("(", 0, end))
        or (address[end - 1] == "_" == before)
    ):
        end -= 1
    return address[:end], address[end:]


#: Words that only introduce an address, and signs that are left around it.
_INTRODUCES = regex(r"(?:(?:link|url|article|source|via|see|here|this one|this|please|pls|and|和|链接)\b[\s:：,.-]*)+", re.IGNORECASE)
_LEFT_OVER = regex(r"(?<!\S)[^\w\s]+(?!\S)|[(（\[]\s*[)）\]]")
_NUMBER_OF_LIST = regex(r"(?<!\w)\(?\d{1,2}[.)](?=\s)")
_PAIRS = {"(": ")", "（": "）", "[": "]"}


def _remark(beside: str) -> str:
    """The words beside addresses, without numbers of a list and signs that stood around the addresses."""
    words = _unwrapped(one_line(_LEFT_OVER.sub(" ", _NUMBER_OF_LIST.sub(" ", beside))))
    words = _unwrapped(_INTRODUCES.sub("", f"{words} ", count=1)) if _INTRODUCES.match(f"{words} ") else words
    return words if re.search(r"\w", words) else ""


def _unwrapped(words: str) -> str:
    """The words without signs at their ends, and without brackets that do not close there or hold all of it."""
    words = words.strip(" ,;:*_~`|'\"“”„‘’–—-")
    for opening, closing in _PAIRS.items():
        inside = words.removeprefix(opening).removesuffix(closing)
        if opening not in inside and closing not in inside:
            words = inside.strip()
    return words


_EMPHASIS = regex(
    r"(?<![\w*_~`\\])(?P<mark>\*{1,3}|_{1,3}|`{1,3}|\|\|)(?=[^\s*_`|])(?P<inside>[^\n*_`|]{0,400}?[^\s*_`|])(?P=mark)(?![\w*_`]|\.\w)"
)
#: What somebody struck out; "~" before a number means "about".
_STRUCK = regex(r"(?<![\w~])(?P<mark>~{1,2})(?=[^\W\d_])[^\n~]{0,400}?\S(?P=mark)(?![\w~])")
_BULLET = regex(r"^[ \t]*(?:[•●▪‣◦·*+–—-]|\(?(?P<number>\d{1,2})[.)])[ \t]+(?=\S)", re.MULTILINE)
_QUOTED_LINE = regex(r"^[ \t]*(?:>|&gt;){1,3}[ \t]?", re.MULTILINE)
_WHOLE = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "'": "'", "‘": "’"}


def plain_text(pasted: str) -> str:
    """The text without the marks of emphasis, lists and quotations that a chat or a document put around its words."""
    text = _WRITTEN_BREAK.sub("\n", pasted).strip()
    if all(_QUOTED_LINE.match(line) for line in text.split("\n") if line.strip()):
        text = _QUOTED_LINE.sub("", text)
    text = _STRUCK.sub("", text)
    for _ in range(3):  # emphasis within emphasis
        text = _EMPHASIS.sub(lambda match: match["inside"], text)
    bullets = list(_BULLET.finditer(text))
    numbers = [int(bullet["number"]) for bullet in bullets if bullet["number"]]
    is_list = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    text = _BULLET.sub(lambda match: match[0] if match["number"] and not is_list else "", text)
    closing = _WHOLE.get(text[:1])
    if closing and text.endswith(closing) and closing not in text[1:-1] and text[0] not in text[1:-1]:
        text = text[1:-1]
    return text.strip()
