"""Finds the takeover that an article reports: who buys whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.patterns import regex
from bot.reading.passage import Passage
from storage.drafts import Mention

#: So many sentences from the first on may report the takeover that is an article's news.
_FIRST_SENTENCES = 12
_REACH = 200  #: characters between the two names
_INSERTION = r"(?:,\s[^,\n]{3,110},)?(?:\sof\s[A-Z]\w+)?"
_WORDS = r"(?:\s[\w’'&£€$¥.,%-]+){0,7}?"  #: of a description: "its smaller Dutch rival"
_DEAL = r"(?:takeover|take-over|acquisition|purchase|buyout|buy-out|swoop|merger|bid|offer|tie-up|swallowing)"
_ACTIVE = regex(
    rf"{_INSERTION}(?:\ssaid(?:\s[\w.,]+){{0,4}}?\sthat\sit)?(?:\s(?:has|have|had|is|are|was|were|will|would|may|might|could|wants|plans|agreed|aims|offered|set|about|close|near|due"
    r"|going|says|it|to|been|now|also|already|formally|\w+ly)){0,6}"
    r"\s(?:buy|buys|bought|buying|acquires?|acquired|acquiring|take\sover|takes\sover|taking\sover|took\sover|swallow(?:s|ed|ing)?|snaps?\sup|snapped\sup"
    rf"|absorbs?|absorbed|purchases?|purchased|merges?\swith|merged\swith|merge\swith|complete[sd]?\s(?:its|the)\s{_DEAL}\sof){_WORDS}\s",
)
#: "Acme has delayed its £75 million takeover of Globex", "Acme's bid for Globex".
_OWN_DEAL = regex(
    rf"(?:[’']s|\s[^.;\n]{{1,120}}?\s(?:its|their|a|the))(?:\s[\w£€$¥.,%-]+){{0,6}}?\s{_DEAL}\s(?:of|on|for|with)(?:\s[a-z-]+){{0,4}}?\s"
)
#: "the takeover of Globex by Acme", "Globex is to be bought by Acme".
_PASSIVE = regex(
    rf"{_INSERTION}\s(?:\w+\s){{0,5}}?(?:bought|acquired|taken\sover|swallowed|sold)(?:\sup)?\s(?:by|to){_WORDS}\s|\s(?:by|to)(?:\sthe)?\s",
)
_OF_DEAL = regex(rf"\b(?:{_DEAL}|sale)\sof\s(?:the\s)?(?:[a-z-]+\s){{0,3}}$")
_CHINESE = regex(r"[^。；\n]{0,24}?(?:收购|并购|吞并|买下)(?!方)[^。；，\n]{0,16}?")


@dataclass(frozen=True, slots=True)
class Deal:
    """That one company takes over another."""

    buyer: str
    bought: str

    @property
    def both(self) -> tuple[str, str]:
        return self.buyer, self.bought


def reported_deal(passage: Passage, main: str | None) -> Deal | None:
    """The takeover that the first sentences of an article report, where what the article is about buys or is bought; else None."""
    if main is None:
        return None
    for start, end in passage.sentences[:_FIRST_SENTENCES]:
        if passage.is_clutter(start, end):
            continue
        names = [name for name in passage.mentions_in(start, end) if name.kind not in ("place", "person")]
        deal = _deal_between(passage.text, start, names) or _pays_for(passage.text, names, main)
        if deal is not None and main in deal.both:
            return deal
    return None


#: "Acme of Turku is paying €214m for it".
_PAYS = regex(
    rf"{_INSERTION}\s(?:is\s|are\s|will\s|has\s|would\s)?(?:to\s)?(?:pay(?:s|ing)?|paid)\s[^,.;\n]{{1,30}}(?:\.\d+[^,.;\n]{{1,20}})?\sfor\s(?:it|the\s(?:company|firm|group|maker|lender|bank))\b"
)


def _pays_for(text: str, names: Sequence[Mention], main: str) -> Deal | None:
    """The takeover of what the text is about, where somebody pays "for it"."""
    buyer = next((name.entity for name in names if name.entity != main and _PAYS.match(text, name.end)), None)
    return Deal(buyer, main) if buyer else None


def _deal_between(text: str, start: int, names: Sequence[Mention]) -> Deal | None:
    for first, second in pairwise(names):
        between = text[first.end : second.start]
        if len(between) > _REACH or first.entity == second.entity:
            continue
        if _ACTIVE.fullmatch(between) or _OWN_DEAL.fullmatch(between) or _CHINESE.fullmatch(between):
            return Deal(first.entity, second.entity)
        if (match := _PASSIVE.fullmatch(between)) and (
            not match[0].lstrip().startswith(("by", "to")) or _OF_DEAL.search(text, max(start, first.start - 60), first.start)
        ):
            return Deal(second.entity, first.entity)
    return None
