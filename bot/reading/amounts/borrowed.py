"""Gives numbers the unit that the sentence states elsewhere: "from 50 to 70 percent", "64 of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.amounts import counted
from bot.reading.amounts.ages import AGED
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.no_amounts import OF_THEM

_CARRIES = re.compile(
    r"\s(?:to|and|or|versus|vs\.?|from|against|compared\swith|compared\sto|up\sfrom|down\sfrom)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
#: A comparison, which may come after a date: "1.1m visitors last year, up from 780,000".
_COMPARES_LATER = re.compile(
    r"(?:\s(?:(?:last|this|a|in|on|for|per)\s)?(?:\w+\s?){0,3})?,?\s(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom|from)\s(?:about\s|around\s|over\s|just\s|only\s)?",
    re.IGNORECASE,
)
_AGAINST = re.compile(r",?\s(?:to|against|versus)\s(?:just\s|only\s)?", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|displac(?:ed|ing)|infect(?:ed|ing|s)|hospitali[sz](?:ed|ing)|evacuat(?:ed|ing)|arrest(?:ed|ing)|detain(?:ed|ing)|rescu(?:ed|ing)|sicken(?:ed|ing)|strand(?:ed|ing)|employ(?:s|ed|ing)?|(?:crowds?|audiences?|populations?)\sof)\s(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s|over\s|around\s|another\s|as\smany\sas\s)?$",
    re.IGNORECASE,
)
_HARMED_AFTER = re.compile(
    r"\s(?:more\s|others\s)?(?:were\s|are\s|people\s|have\sbeen\s)?(?:dead|injured|wounded|missing|killed|died|hurt|aboard|on\sboard|survived|perished|drowned)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w’'/-]+\s){0,5}?", re.IGNORECASE)


def with_context(s: str, found: list[Amount]) -> list[Amount]:
    """The amounts, those without a unit with the one that the sentence states elsewhere for them.

    Examples: "from 50 to 70 percent", "64 of them", "the number of users passed 3 million".
    """
    done: list[Amount] = []
    for index, amount in enumerate(found):
        if amount.quantity.unit in ("", "others"):
            amount = _with_unit(s, amount, done, found[index + 1 :])
        done.append(amount)
    return done


def _with_unit(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount:
    """The amount with the unit by the first rule that finds one, else as it is."""
    if amount.quantity.unit == "others":
        return _people_harmed(s, amount, before, after) or amount
    return next((found for rule in _RULES if (found := rule(s, amount, before, after)) is not None), amount)


def _age(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "aged 26": years."""
    if amount.kind != "number" or amount.quantity.value >= 120 or not AGED.search(s[max(0, amount.start - 12) : amount.start]):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit="years"), kind="time")


def _people_harmed(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "killing at least 40", "12 were injured", "two others are missing": people."""
    if amount.kind != "number" and amount.quantity.unit != "others":
        return None
    if not _HARMED.search(s[max(0, amount.start - 40) : amount.start]) and not _HARMED_AFTER.match(s, amount.end):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit="people"), kind="count", phrase="people")


def _some_of_them(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "300 engineers, 64 of them in Oslo": engineers."""
    if not _OF_WHOM.search(s[max(0, amount.start - 30) : amount.start]) and not OF_THEM.match(s, amount.end):
        return None
    counted_before = next((other for other in reversed(before) if other.kind == "count"), None)
    return _with_unit_of(amount, counted_before) if counted_before else amount


def _compared_count(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "1.1m visitors last year, up from 780,000": visitors."""
    if not before or before[-1].kind != "count" or not _COMPARES_LATER.fullmatch(s[before[-1].end : amount.start]):
        return None
    return _with_unit_of(amount, before[-1])


def _opposed_count(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "by 52 votes to 48": votes."""
    if amount.kind != "number" or not before or before[-1].kind != "count" or not _AGAINST.fullmatch(s[before[-1].end : amount.start]):
        return None
    return _with_unit_of(amount, before[-1])


def _same_money(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "from $50 million to 70 million": dollars; but a number after a percentage stays without a unit."""
    if not before or before[-1].kind not in ("money", "percent"):
        return None
    between = s[before[-1].end : amount.start]
    if len(between) >= 40 or not _CARRIES.search(between[-30:]):
        return None
    return _with_unit_of(amount, before[-1]) if before[-1].kind == "money" and amount.head > amount.start else amount


#: What may stand in a bracket before the value of another period: "(2029: 64,000)", "(a year earlier: 9.8bn)".
_IN_BRACKET = re.compile(r"[^.;()]{0,20}\s[(\[][A-Za-z0-9 /'’-]{2,30}:\s")


def _in_bracket(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "sold 71,000 robots (2029: 64,000)": robots; "5.5 billion crowns (2029: 6.1 billion)": crowns."""
    if amount.kind != "number" or not before or before[-1].kind not in ("money", "count", "measure"):
        return None
    if before[-1].kind != "count" and amount.head == amount.start:
        return None
    return _with_unit_of(amount, before[-1]) if _IN_BRACKET.fullmatch(s, before[-1].end, amount.start) else None


def _unit_of_list(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "1.8 billion, 7 billion and 34 billion parameters": parameters."""
    if not after or not _LIST_GOES_ON.match(s[amount.end : after[0].start]):
        return None
    measured = _next_unit(s, after)
    return _with_unit_of(amount, measured) if measured is not None else None


def _number_of(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "the number of users passed 3 million": users."""
    place = _last_match(_NUMBER_OF, s, amount.start)
    noun = _head_after(s, place) if place else None
    if noun is None or noun.end > amount.start or any(noun.end <= other.start and other.kind == "count" for other in before):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit=noun.unit), kind="count", phrase=noun.phrase)


#: Each takes the sentence, an amount without a unit, and the amounts before and after it; the first that decides counts.
_RULES = (_age, _people_harmed, _some_of_them, _in_bracket, _compared_count, _opposed_count, _same_money, _unit_of_list, _number_of)


def _next_unit(s: str, after: list[Amount]) -> Amount | None:
    """The first amount with a unit in a list of amounts: "1.8 billion, 7 billion and 34 billion parameters"."""
    for index, amount in enumerate(after[:4]):
        if amount.quantity.unit:
            return amount
        if index + 1 < len(after) and not _IN_LIST.fullmatch(s[amount.end : after[index + 1].start]):
            return None
    return None


_LIST_GOES_ON = re.compile(r"(?:,|,?\s(?:to|and|or))\s(?:about\s|around\s|over\s|nearly\s|more\sthan\s)?$", re.IGNORECASE)
_IN_LIST = re.compile(r"(?:,|,?\s(?:and|or))\s", re.IGNORECASE)


def _with_unit_of(amount: Amount, other: Amount) -> Amount:
    """The amount, measuring what the other one measures."""
    return replace(amount, quantity=replace(amount.quantity, unit=other.quantity.unit), kind=other.kind, phrase=other.phrase)


def _last_match(pattern: re.Pattern[str], s: str, end: int) -> int | None:
    last = None
    for found in pattern.finditer(s, max(0, end - 300), end):
        last = found.start() + len("number of")
    return last


def _head_after(s: str, pos: int) -> counted.Counted | None:
    """What is counted by the phrase after "number of": "models" in "number of native and derivative models"."""
    noun = counted.after(s, pos)
    if noun is None and (joined := re.compile(r"\s\w+\s(?:and|or)(?=\s)").match(s, pos)):
        noun = counted.after(s, joined.end())
    return noun
