"""Finds the speakers of quotations in Chinese text."""

from __future__ import annotations

import re

from bot.reading.quotes.marks import Quoted
from bot.reading.quotes.referring import Context, latest, party
from bot.reading.quotes.sayings import CHINESE_AFTER, CHINESE_BEFORE, CHINESE_LEAD


def chinese_speaker(context: Context, quote: Quoted, left: str, right: str) -> str | None:
    """The speaker that the clause before or after a quotation names; None where neither does."""
    clause = re.split(r"[。！？\n]", left)[-1]
    if found := CHINESE_BEFORE.search(clause):
        start = quote.opens - len(clause)
        return party(context, start, quote.opens) or _chinese_subject(context, found["who"], quote.opens)
    if found := CHINESE_LEAD.match(clause):
        start = quote.opens - len(clause)
        return party(context, start, start + found.end()) or _chinese_subject(context, found["who"], quote.opens)
    if found := CHINESE_AFTER.match(right):
        return party(context, quote.closes, quote.closes + found.end()) or _chinese_subject(context, found["who"], quote.closes)
    return None


def _chinese_subject(context: Context, words: str, at: int) -> str | None:
    """The subject as written, without words that only join sentences; for a pronoun, the speaker before."""
    who = re.sub(r"^(?:对此|同时|此外|其中|而|但|不过|随后|目前|近日|日前|据悉|昨日|今日|的|，)+", "", words.strip())
    who = re.split(r"还|也|在|曾|则|进一步|强调|近日|对|向|于|表示|指出|说|告诉|接受", who)[0]
    if who in ("他", "她", "其", "该负责人"):
        return context.speaker or latest(context, at, ("person",))
    who = re.sub(r"\d{1,4}[年月日].*$", "", who)
    return who if len(who) > 1 else None
