"""Units that stand elsewhere in the sentence: "from 50 to 70 percent", "64 of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.amounts import counted
from bot.reading.amounts.ages import AGED
from bot.reading.amounts.amount import Amount

_CARRIES = re.compile(
    r"\s(?:to|and|or|versus|vs\.?|from|against|compared\swith|compared\sto|up\sfrom|down\sfrom)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
#: A comparison, also over a date: "1.1m visitors last year, up from 780,000".
_COMPARES_LATER = re.compile(
    r"(?:\s(?:(?:last|this|a|in|on|for|per)\s)?(?:\w+\s?){0,3})?,?\s(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom|from)\s(?:about\s|around\s|over\s|just\s|only\s)?",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\sof\s(?:them|which|whom|those)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|displac(?:ed|ing))\s(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s|over\s|around\s|another\s|as\smany\sas\s)?$",
    re.IGNORECASE,
)
_HARMED_AFTER = re.compile(
    r"\s(?:more\s|others\s)?(?:were\s|are\s|people\s|have\sbeen\s)?(?:dead|injured|wounded|missing|killed|died|hurt)\b", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w’'/-]+\s){0,5}?", re.IGNORECASE)


def with_context(s: str, found: list[Amount]) -> list[Amount]:
    """Units that stand elsewhere in the sentence: "from 50 to 70 percent", "64 of them", "the number of users passed 3 million"."""
    done: list[Amount] = []
    for index, amount in enumerate(found):
        if not amount.quantity.unit:
            amount = _with_unit(s, amount, done, found[index + 1 :])
        done.append(amount)
    return done


def _with_unit(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount:
    if amount.kind == "number" and AGED.search(s[max(0, amount.start - 12) : amount.start]) and amount.quantity.value < 120:
        return replace(amount, quantity=replace(amount.quantity, unit="years"), kind="time")
    if amount.kind == "number" and (_HARMED.search(s[max(0, amount.start - 40) : amount.start]) or _HARMED_AFTER.match(s, amount.end)):
        return replace(amount, quantity=replace(amount.quantity, unit="people"), kind="count", phrase="people")
    if _OF_WHOM.search(s[max(0, amount.start - 30) : amount.start]) or OF_THEM.match(s, amount.end):
        counted_before = next((b for b in reversed(before) if b.kind == "count"), None)
        return _told(amount, counted_before) if counted_before else amount
    if before and before[-1].kind == "count" and _COMPARES_LATER.fullmatch(s[before[-1].end : amount.start]):
        return _told(amount, before[-1])
    if (
        before
        and _CARRIES.search(s[before[-1].end : amount.start][-30:])
        and len(s[before[-1].end : amount.start]) < 40
        and before[-1].kind in ("money", "percent")
    ):
        if before[-1].kind == "money" and amount.head > amount.start:
            return _told(amount, before[-1])
        return amount
    if (
        after
        and re.compile(r"(?:,|,?\s(?:to|and|or))\s(?:about\s|around\s|over\s|nearly\s|more\sthan\s)?$", re.IGNORECASE).match(
            s[amount.end : after[0].start]
        )
        and (named := _next_unit(s, after)) is not None
    ):
        return _told(amount, named)
    if number_of := _last_match(_NUMBER_OF, s, amount.start):
        noun = _head_after(s, number_of)
        if noun and noun.end <= amount.start and not any(noun.end <= b.start < amount.start and b.kind == "count" for b in before):
            return replace(amount, quantity=replace(amount.quantity, unit=noun.unit), kind="count", phrase=noun.phrase)
    return amount


def _next_unit(s: str, after: list[Amount]) -> Amount | None:
    """The next amount with a unit in a row of amounts: "1.8 billion, 7 billion and 34 billion parameters"."""
    for index, amount in enumerate(after[:4]):
        if amount.quantity.unit:
            return amount
        if index + 1 < len(after) and not _IN_ROW.fullmatch(s[amount.end : after[index + 1].start]):
            return None
    return None


_IN_ROW = re.compile(r"(?:,|,?\s(?:and|or))\s", re.IGNORECASE)


def _told(amount: Amount, other: Amount) -> Amount:
    return replace(amount, quantity=replace(amount.quantity, unit=other.quantity.unit), kind=other.kind, phrase=other.phrase)


def _last_match(pattern: re.Pattern[str], s: str, end: int) -> int | None:
    last = None
    for found in pattern.finditer(s, max(0, end - 300), end):
        last = found.start() + len("number of")
    return last


def _head_after(s: str, pos: int) -> counted.Counted | None:
    """The plural head of the phrase after "number of", over an "and" between its adjectives."""
    noun = counted.after(s, pos)
    if noun is None and (joined := re.compile(r"\s\w+\s(?:and|or)(?=\s)").match(s, pos)):
        noun = counted.after(s, joined.end())
    return noun
