"""Recognises what a paper or a company says to its readers: invitations to subscribe, to join or to come, the next issue, other stories."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.word_patterns import has_any

_NUMBER = r"(?:(?:more\sthan|over|nearly|almost|our|the|some|one\sof|like|with)\s){0,3}(?:our\s)?[\d][\d.,]*\s?[kKmM]?\+?"
_READERS = (
    r"(?:readers|subscribers|members|people|founders|others|professionals|supporters|followers|fans|users|developers|investors|colleagues|leaders|executives"
    r"|engineers|marketers|listeners|players|customers|enthusiasts)"
)
_PRICE = r"(?:[£$€¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:euros?|pounds?|dollars?|francs?|pence|cents|p))"
#: Sentences and pieces of lines that are such an invitation, by how they begin.
_INVITES = regex(
    rf"(?:"
    rf"(?:join|follow)\s{_NUMBER}\s{_READERS}\b(?!\sin\s\d{{4}})"
    rf"|become\s(?:a\s(?:member|supporter|subscriber|patron)\b|one\sof\sour\s)"
    rf"|(?:get|read|receive)\sour\s(?:\w+\s)?(?:letter|newsletter|digest|briefing)\b"
    rf"|you\s(?:get|receive|got|are\sreading)\s(?:this|our)\s(?:\w+\s)?(?:letter|newsletter|e-?mail|briefing|digest)\b"
    rf"|(?:single|back)\s(?:copy|copies|issues?|numbers?)\s?[:,]?\s{_PRICE}"
    rf"|the\s(?:full|complete|entire|whole)\s(?:report|document|study|decision|judgment|text|survey|ruling)\b.{{0,60}}"
    rf"\b(?:is|are|can\sbe)\s(?:available|downloaded|found|published|posted|online)\b"
    rf"|{_NUMBER}\s{_READERS}\s(?:already\s)?(?:read|get|receive|subscribe\sto|trust|follow)\s(?:our|this|the)\s"
    rf"(?:\w+\s)?(?:newsletter|letter|digest|briefing|channel)\b"
    rf"|{_NUMBER}\s{_READERS}\s(?:read|get|receive)\s[^.!]{{3,40}}[.!]\s(?:forward|unsubscribe|subscribe)\b|forward\s(?:it|this)\sto\sa\s|unsubscribe\b"
    rf"|subscribe\b(?:\s(?:now|today|here|for|from|to|and|at|with|via)\b|[.!]?$)"
    rf"|(?:try|read|unlimited\saccess|full\saccess|digital\saccess)\s.{{0,40}}\bfor\s(?:{_PRICE}|\d+\s(?:days|weeks|months)\b).{{0,60}}$"
    rf"|(?:early[- ]bird\s)?tickets\s?(?::|from|cost|start\sat)\s?.{{0,12}}{_PRICE}"
    rf"|(?:register|sign\sup|book|buy\syour\stickets?|reserve\s(?:your|a)\s(?:seat|place))\b.{{0,12}}\b(?:now|today|here|early|for|at|by)\b"
    rf"|(?:got\s(?:a\s)?|any\s|more\s)?(?:questions?|problems?|feedback|comments|ideas|trouble|tips?)\?\s.{{0,70}}\b(?:forum|community|discord|slack|channel|help\s?desk|support|contact|write|e-?mail|ask|call|visit|tell\sus|let\sus)\b"
    rf"|(?:in\s)?(?:the|our)\snext\s(?:issue|edition|episode)\s?[:,](?!\sof)"
    rf"|(?:next\s(?:month|week|time|issue|edition|episode)|coming\s(?:up|soon|next)(?:\sin\s\w+)?|also\sin\sthis\s(?:issue|edition|section))\s?:"
    rf"|(?:most\s(?:read|popular|viewed|shared|commented|watched)|popular|trending|recommended|editor[’']?s[’']?\s(?:picks?|choice)|staff\spicks?"
    rf"|further\sreading|read\son|(?:more|other)\s(?:long\sreads|reads|stories|news|posts|articles|reading)|(?:related|older|newer|previous|next|recent|similar)\s(?:posts?|stories|story|articles?|reading)"
    rf"|elsewhere\son\sthis\ssite|you\s(?:may|might)\salso\slike)(?:\s(?:this|now|today|on|in)\b[^:]{{0,30}})?\s?:\s?\S"
    rf")",
    re.IGNORECASE,
)
#: The same by what a paper says of itself, after its name: "Looms Weekly goes to 9,300 readers", "LASTS costs $7 a month."
_OF_ITSELF = regex(
    rf"[A-Z][\w&’' .-]{{1,44}}?\s(?:(?:goes|is\s(?:sent|read|e-?mailed|delivered|received)|lands)\s(?:out\s)?(?:to|by|with)\s"
    rf"{_NUMBER}\s{_READERS}\b"
    rf"|(?:appears|comes\sout|is\spublished)\s(?:(?:once|twice|\w+\stimes)\san?\s|every\s(?:\w+\s)?(?:week|month|quarter|year|\w+day)).{{0,60}}$"
    rf"|costs\s{_PRICE}\s(?:a|per|an)\s(?:month|year|issue|copy|quarter)[.,;]\s.{{0,80}}"
    rf"\b(?:next\sissue|subscri|issue\s\d|back\sissues|newsletter))"
)
_NAMES_ITSELF = regex(r"\s(?:goes|sent|read|e-?mailed|delivered|received|lands|appears|comes|published|costs)\s")
#: What such a sentence says in its course, whatever it begins with.
_SAYS = regex(
    rf"\b(?:{_NUMBER}\s{_READERS}\s(?:of|on|to)\sour\s(?:\w+\s)?(?:newsletter|letter|digest|briefing|channel|list|app)"
    rf"|\d+\s(?:issues|months|weeks|copies)\sfor\s{_PRICE}"
    rf"|subscribe\s(?:for|from)\s{_PRICE}|(?:member|subscriber)\s(?:for|from)\s{_PRICE})",
    re.IGNORECASE,
)
#: ``_SAYS`` matches nothing without a number and one of these in lower case.
_DIGIT = regex(r"\d")
_SAYS_HINTS = ("our", "issues", "months", "weeks", "copies", "subscribe", "member")
_COUNTED = regex(
    r"[\d.,]+\s?[kKmM万]?\s?(?:comments?|replies|shares?|likes?|views?|reactions?|claps?|votes?|条评论|次阅读|次浏览)|(?:阅读|评论|浏览|点赞|转发|收藏)[:：]?\s?[\d.,]+\s?[kKmM万]?",
    re.IGNORECASE,
)
_SEPARATOR = regex(r"\s[|·•]\s|\s{3,}|\t")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“\"‘0-9])")
_LONGEST = 600
_LONGEST_PIECE = 240
#: Each invitation has one of these words, in lower case: most lines have none.
_HINTS = tuple(
    """
    join follow become our subscribe access try read ticket register sign book reserve ? next coming also most popular trending
    recommended pick choice related older newer previous recent similar stories posts articles elsewhere issue month week copies
    letter forward goes appears e-mail available copy
    comment repl share like view reaction 阅读 评论 浏览 点赞""".split()
)


def invites(line: str) -> bool:
    """Whether a whole line invites its readers or leads to other stories: "18 comments · Join 52,000 readers of our newsletter"."""
    if len(line) > _LONGEST or not _may_invite(line):
        return False
    if _is_invitation(line if _INVITES.match(line) or _OF_ITSELF.match(line) else _SENTENCE.split(line, maxsplit=1)[0]):
        return True
    pieces = _SEPARATOR.split(line)
    return (
        len(pieces) > 1
        and len(line) <= _LONGEST_PIECE
        and any(_is_invitation(piece) or _COUNTED.fullmatch(piece.strip()) for piece in pieces)
    )


def invitations_in(line: str) -> list[tuple[int, int]]:
    """The spans of the sentences at a line's end that invite: "... Subscribe now: 6 issues for £27. Next month: 24 soups"."""
    if len(line) > 4 * _LONGEST or not _may_invite(line):
        return []
    starts = [0, *(match.end() for match in _SENTENCE.finditer(line))]
    first = next(
        (at for at, end in zip(starts, [*starts[1:], len(line)], strict=True) if at and _is_invitation(line[at:end].strip())), None
    )
    return [] if first is None or len(line) - first > _LONGEST_PIECE else [(first, len(line))]


@lru_cache(maxsize=1)  # asked twice of most lines
def _may_invite(line: str) -> bool:
    return has_any(line.lower(), _HINTS)


def _is_invitation(words: str) -> bool:
    words = words.strip(" •*-–—·|►")
    if len(words) > _LONGEST_PIECE:
        return False
    says = _DIGIT.search(words) is not None and has_any(words.lower(), _SAYS_HINTS)
    if _INVITES.match(words) or (says and _SAYS.search(words)):
        return True
    return _NAMES_ITSELF.search(words) is not None and _OF_ITSELF.match(words) is not None
