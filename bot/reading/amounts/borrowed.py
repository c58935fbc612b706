"""Gives numbers the unit that the sentence states elsewhere: "from 50 to 70 percent", "64 of them"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, takewhile

from bot.core.patterns import regex
from bot.reading.amounts import counted
from bot.reading.amounts.ages import AGED
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.no_amounts import OF_THEM

_CARRIES = regex(
    r"\s(?:to|and|or|versus|vs\.?|from|against|compared\swith|compared\sto|up\sfrom|down\sfrom)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
#: A comparison, which may come after a date: "1.1m visitors last year, up from 780,000".
_COMPARES_LATER = regex(
    r"(?:\s(?:(?:last|this|a|in|on|for|per)\s)?(?:\w+(?:\s\w+){0,2}\s?)?)?,?\s(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom|from)\s(?:about\s|around\s|over\s|just\s|only\s)?",
    re.IGNORECASE,
)
_AGAINST = regex(r",?\s(?:to|against|versus)\s(?:just\s|only\s)?", re.IGNORECASE)
_OF_WHOM = regex(r"\bof\s(?:whom|which|them|those)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_HARMED = regex(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|displac(?:ed|ing)|infect(?:ed|ing|s)|hospitali[sz](?:ed|ing)|evacuat(?:ed|ing)|arrest(?:ed|ing)|detain(?:ed|ing)|rescu(?:ed|ing)|sicken(?:ed|ing)|strand(?:ed|ing)|employ(?:s|ed|ing)?|(?:crowds?|audiences?|populations?)\sof)\s(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s|over\s|around\s|another\s|as\smany\sas\s)?$",
    re.IGNORECASE,
)
_HARMED_AFTER = regex(
    r"(?:\sor\s(?:so|more))?\s(?:more\s|others\s)?(?:were\s|are\s|was\s|people\s|have\sbeen\s)?(?:left\s|later\s|badly\s|seriously\s|critically\s|still\s)?(?:taken\sto\s(?:a\s)?(?:local\s)?hospitals?|treated\s(?:at|for|in|by)|rushed\sto|(?:remain(?:ed|s)?\s)?in\s(?:hospital|intensive\scare|attendance)|remain\smissing|dead|injured|wounded|missing|killed|died|hurt|homeless|displaced|stranded|arrested|detained|evacuated|hospitali[sz]ed|infected|rescued|sickened|trapped|aboard|on\sboard|survived|perished|drowned)\b",
    re.IGNORECASE,
)
#: The kind of a small number in words that has no unit of its own; it is an amount only where the context gives it one.
BARE_WORD = "bare word"
_ALONE = frozenset({"number", BARE_WORD})
_HEDGE = r"(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|up\sto\s|over\s|around\s|just\s|only\s|almost\s)?"
#: "aged nine and 11"
_SECOND_AGE = regex(r"\b(?:aged|ages)\s[\w-]{1,14}(?:,\s[\w-]{1,14}){0,4}(?:,?\sand|,)\s$")
#: "At 54, she is"
_AT_AGE = regex(r"(?:^|[.!?“\"]\s?)At\s$")
_AGE_OF_PERSON = regex(r",\s(?:he|she)\b")
_YOUNGER_OR_OLDER = regex(
    r"\b(?:children|people|persons|patients|adults|men|women|those|anyone|everyone|youths|boys|girls|drivers|residents|pupils|workers|voters|teenagers"
    r"|doctors|nurses|teachers|farmers|employees|members|inmates|prisoners|students|players|citizens|passengers|visitors|kids|athletes|users|anybody|nobody)\s(?:who\sare\s|are\s)?(?:aged\s)?(?:under|over|below|above|younger\sthan|older\sthan)\s"
    r"(?:the\sage\sof\s)?$"
)
#: A group of people and how many they are; in lower case, since the "Group of Seven" is a name.
_GROUP_OF = regex(
    r"\b(?:family|families|crew|team|group|gang|staff|squad|jury|panel|cast|platoon|entourage|delegation|household|contingent|[Pp]opulation|workforce"
    rf"|membership|attendance|headcount|class|audience|crowd)\sof\s{_HEDGE}$"
)
_TOLL = regex(
    rf"\b(?:[Tt]oll|[Pp]opulation|[Ww]orkforce|[Hh]eadcount|[Aa]ttendance)\b[^.,;:$€£%\d]{{0,40}}\s(?:of|to|at|from|is|was|past|above|reached|topped|passed|exceeded)\s{_HEDGE}$"
)
_MAGNITUDE = regex(rf"\bmagnitude(?:-|\s(?:of\s|was\s)?{_HEDGE})$", re.IGNORECASE)
_AFTER_FEET = regex(r"(?:\d-foot-|(?<![\w.])[3-8]['’])$")
_VOTE_OF = regex(r"\b(?:vote\s(?:of|was)|voted)\s$")
_SHORT_OF = regex(r"\s(?:short\sof|more\sthan|fewer\sthan|less\sthan|behind|ahead\sof|down\son|up\son)\b")
_PLACE_AFTER = regex(r"\s(?:in|at|from|on|for|to|by)\s")
_PLACE_BETWEEN = regex(
    rf"\s(?:in|at|from|on|for|to|by)\s[^,;.:]{{1,40}}?(?:,|,?\sand|,\sbut|;)\s(?:another\s|a\sfurther\s|{_HEDGE[3:-2]})?"
)
_TOTAL = regex(rf"\btotal\s(?:so\sfar\s|now\s)?(?:to|at|is|was|reached|stands\sat)\s{_HEDGE}$")
_CHANGED = regex(
    r"(?:^|[,;]\s|['’]s\s|s['’]\s|\b(?:and|as|that|while|but|the|its|their|said|with)\s)"
    r"(?:(?!(?:of|in|for|at|on|by|to|from|with|per|a|an)\s)[\w-]{2,20}\s){0,3}?(?P<noun>[A-Za-z]{4,20}s)\s(?:(?:in|across|at)\s[\w\s]{1,25}\s)?"
    r"(?:have\s|has\s|had\s|will\s)?(?:\w+ly\s)?(?:(?:rose|risen|rise|fell|fallen|fall|dropped|drop|climbed|climb|jumped|grew|grown|grow|increased"
    r"|increase|decreased|declined|surged|soared)\s(?:\w+ly\s)?(?:(?:by|to|from)\s)?|(?:totalled|totaled|numbered|reached|hit|stood\sat)\s)"
    rf"{_HEDGE}$"
)
#: Plurals of which money, percentages or points rise and fall, not a count.
_NOT_COUNTED = frozenset(
    """
    sales profits prices revenues earnings shares stocks rates yields exports imports temperatures costs losses points futures bonds
    returns wages rents deposits loans assets levels scores receipts donations savings funds debts ratings emissions reserves inflows
    outflows inventories expenses taxes margins turnovers holdings liabilities equities fees salaries takings proceeds winds odds
    fares premiums shipments""".split()
)
#: Amounts after one without a unit that are looked at for its own.
_MOST_AFTER = 5
_NUMBER_OF = regex(r"\bnumber\sof\s(?:[\w’'/-]+\s){0,5}?", re.IGNORECASE)


def with_context(s: str, found: list[Amount]) -> list[Amount]:
    """The amounts, those without a unit with the one that the sentence states elsewhere for them.

    Examples: "from 50 to 70 percent", "64 of them", "the number of users passed 3 million".
    """
    done: list[Amount] = []
    for index, amount in enumerate(found):
        if amount.quantity.unit in ("", "others"):
            amount = _with_unit(s, amount, done, _next_amounts(found, index + 1))
        if amount.kind != BARE_WORD:
            done.append(amount)
    return done


def _next_amounts(found: list[Amount], index: int) -> list[Amount]:
    """The amounts from that index on that are more than bare words, no more of them than the rules look at."""
    following = (found[at] for at in range(index, len(found)))
    return list(islice((other for other in following if other.kind != BARE_WORD), _MOST_AFTER))


def _with_unit(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount:
    """The amount with the unit by the first rule that finds one, else as it is."""
    if amount.quantity.unit == "others":
        return _people_harmed(s, amount, before, after) or amount
    rules = _RULES_FOR_WORDS if amount.kind == BARE_WORD else _RULES
    return next((found for rule in rules if (found := rule(s, amount, before, after)) is not None), amount)


def _age(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "aged 26": years."""
    if amount.kind not in _ALONE or amount.quantity.value >= 120:
        return None
    left = s[max(0, amount.start - 60) : amount.start]
    is_age = bool(before) and before[-1].kind == "time" and before[-1].quantity.unit == "years" and _SECOND_AGE.search(left) is not None
    if _AT_AGE.search(left) and _AGE_OF_PERSON.match(s, amount.end):
        is_age = True
    if not is_age and not AGED.search(left[-12:]) and not _YOUNGER_OR_OLDER.search(left):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit="years"), kind="time")


def _people_harmed(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "killing at least 40", "12 were injured", "two others are missing": people."""
    if amount.kind not in _ALONE and amount.quantity.unit != "others":
        return None
    left = s[max(0, amount.start - 80) : amount.start]
    if not _HARMED.search(left[-40:]) and not _HARMED_AFTER.match(s, amount.end) and not _GROUP_OF.search(left) and not _TOLL.search(left):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit="people"), kind="count", phrase="people")


def _named_before(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "a magnitude 6.3 quake": magnitude; "5-foot-9" and 6'2": inches."""
    left = s[max(0, amount.start - 24) : amount.start]
    unit = "magnitude" if _MAGNITUDE.search(left) else "inches" if _AFTER_FEET.search(left) else ""
    return replace(amount, quantity=replace(amount.quantity, unit=unit), kind="measure") if unit and amount.kind == "number" else None


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
    if after and s[amount.end : after[0].start] == " to " and after[0].quantity.unit not in ("", before[-1].quantity.unit):
        return None  # "90 shops in sizes from 40 to 12 metres"
    return _with_unit_of(amount, before[-1])


def _opposed_count(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "by 52 votes to 48", "by a vote of 52 to 48": votes."""
    if amount.kind not in _ALONE:
        return None
    if _VOTE_OF.search(s[max(0, amount.start - 12) : amount.start]):
        return replace(amount, quantity=replace(amount.quantity, unit="votes"), kind="count", phrase="votes")
    if not before or before[-1].kind != "count" or not _AGAINST.fullmatch(s[before[-1].end : amount.start]):
        return None
    return _with_unit_of(amount, before[-1])


def _elsewhere(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "cut 4,300 jobs in France, 3,700 in Spain and 400 in Italy": jobs; "33 seats, two short of a majority": seats."""
    if amount.kind not in _ALONE or not before or before[-1].kind != "count":
        return None
    if _SHORT_OF.match(s, amount.end) and s[before[-1].end : amount.start] in (", ", " – ", " — ", ", just ", " and "):
        return _with_unit_of(amount, before[-1])
    if not _PLACE_AFTER.match(s, amount.end):
        return None
    return _with_unit_of(amount, before[-1]) if _PLACE_BETWEEN.fullmatch(s[before[-1].end : amount.start]) else None


def _changed_count(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "Burglaries fell to 3,120", "subscribers rose by 40,000": what the subject of the clause counts; not prices or profits."""
    if amount.kind != "number":
        return None
    left = s[max(0, amount.start - 120) : amount.start]
    if _TOTAL.search(left[-40:]) and before:
        last = next((other for other in reversed(before) if other.kind != "time"), None)
        return _with_unit_of(amount, last) if last and last.kind == "count" else None
    found = _CHANGED.search(left)
    noun = found["noun"].lower() if found else ""
    if not counted.is_plural(noun) or noun in _NOT_COUNTED:
        return None
    return replace(amount, quantity=replace(amount.quantity, unit=noun), kind="count", phrase=noun)


def _same_money(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "from $50 million to 70 million": dollars; but a number after a percentage stays without a unit."""
    if not before or before[-1].kind not in ("money", "percent"):
        return None
    between = s[before[-1].end : amount.start]
    if len(between) >= 40 or not _CARRIES.search(between[-30:]):
        return None
    return _with_unit_of(amount, before[-1]) if before[-1].kind == "money" and amount.head > amount.start else amount


_OF_MONEY = regex(
    r"\b(?:profits?|loss(?:es)?|revenues?|sales|turnover|earnings|income|debt|costs?|dividend|EBITDA|EBIT|capex|flow|savings?|spending|saving)"
    r"(?:\s(?:of|was|is|to|at|by|came|in|stood|rose|fell|climbed|slipped|reached|hit|about|some|nearly|just|up|for|much|as)){0,5}\s$"
)


def _money_by_noun(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "revenue of 402 million euros, and operating profit came in at 37.5 million": euros, since a profit is money."""
    if amount.kind != "number" or amount.quantity.value < 10_000 or not _OF_MONEY.search(s, max(0, amount.start - 60), amount.start):
        return None
    last = next((other for other in reversed(before) if other.kind == "money"), None)
    return _with_unit_of(amount, last) if last is not None else None


#: What may stand in a bracket before the value of another period: "(2029: 64,000)", "(a year earlier: 9.8bn)".
_IN_BRACKET = regex(r"[^.;()]{0,20}\s[(\[][A-Za-z0-9 /'’-]{2,30}:\s")


def _in_bracket(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "sold 71,000 robots (2029: 64,000)": robots; "5.5 billion crowns (2029: 6.1 billion)": crowns."""
    if amount.kind != "number" or not before or before[-1].kind not in ("money", "count", "measure"):
        return None
    if before[-1].kind != "count" and amount.head == amount.start:
        return None
    return _with_unit_of(amount, before[-1]) if _IN_BRACKET.fullmatch(s, before[-1].end, amount.start) else None


_ROW_NAME = regex(r"[A-ZÀ-Þ][\w&’'.-]{1,24}\s\($")
_MOST_PERCENT = 100


def _in_row(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "led with 22 per cent, ahead of Borealis (18) and Corvane (11)": percent."""
    if amount.kind != "number" or not before or before[-1].kind != "percent" or amount.quantity.value >= _MOST_PERCENT:
        return None
    is_row = s[amount.end : amount.end + 1] == ")" and _ROW_NAME.search(s, max(0, amount.start - 30), amount.start) is not None
    return replace(amount, quantity=replace(amount.quantity, unit="%"), kind="percent") if is_row else None


def _unit_of_list(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "1.8 billion, 7 billion and 34 billion parameters": parameters."""
    if not after or not _LIST_GOES_ON.match(s[amount.end : after[0].start]):
        return None
    measured = _next_unit(s, after)
    if (
        measured is not None
        and measured.quantity.unit == "%"
        and "%" not in (said := s[measured.start : measured.end])
        and "cent" not in said
    ):
        return None  # "Sixty-two, and half of us are women"
    return _with_unit_of(amount, measured) if measured is not None and measured.kind != "times" else None


def _number_of(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "the number of users passed 3 million": users."""
    place = _last_match(_NUMBER_OF, s, amount.start)
    noun = _head_after(s, place) if place else None
    if noun is None or noun.end > amount.start or _counts_since(before, noun.end):
        return None
    return replace(amount, quantity=replace(amount.quantity, unit=noun.unit), kind="count", phrase=noun.phrase)


def _counts_since(before: list[Amount], start: int) -> bool:
    """Whether one of the amounts from that offset on counts something."""
    return any(other.kind == "count" for other in takewhile(lambda other: other.start >= start, reversed(before)))


#: "six are still closed", "options for eight more", "There were four.": a small number in words that stands for what was counted before.
_STANDS_FOR = regex(r"\s(?:of\sthem\s)?(?:are|were|remain)\s(?:still|now|already|currently)\s[a-z]+")
_OPTIONS = regex(r"\boptions?\s(?:for|on)\s(?:another\s)?$")
_THERE = regex(
    r"(?:^|[.;]\s)(?:But\s)?[Tt]here\s(?:are|were)\s(?:now\s|only\s|just\s)?$|\b(?:it|they|we)\s(?:now\s)?(?:has|have|had)\s(?:only\s|just\s)?$"
)
_CLOSES = regex(r"[.;]?$|\s(?:last|this|next)\s(?:year|month|week)\b|[.;,]\s(?:and|but|against|up|down)\b|\smore\.")


def _bare_word(s: str, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
    """ "As of this week six are still closed", "took options on eight more": a number, whatever it counts."""
    if amount.quantity.value < 2:
        return None
    left = s[max(0, amount.start - 40) : amount.start]
    is_number = _STANDS_FOR.match(s, amount.end) or _OPTIONS.search(left) or (_THERE.search(left) and _CLOSES.match(s, amount.end))
    return replace(amount, kind="number") if is_number else None


#: Each takes the sentence, an amount without a unit, and the amounts before and after it; the first that decides counts.
_RULES = (
    _age,
    _people_harmed,
    _named_before,
    _some_of_them,
    _in_bracket,
    _in_row,
    _compared_count,
    _opposed_count,
    _elsewhere,
    _same_money,
    _money_by_noun,
    _unit_of_list,
    _number_of,
    _changed_count,
)
#: Those that are sure enough for a small number in words: "a crew of six", "nine in Idlib".
_RULES_FOR_WORDS = (_age, _people_harmed, _opposed_count, _elsewhere, _bare_word)


def _next_unit(s: str, after: list[Amount]) -> Amount | None:
    """The first amount with a unit in a list of amounts: "1.8 billion, 7 billion and 34 billion parameters"."""
    for index, amount in enumerate(after[: _MOST_AFTER - 1]):
        if amount.quantity.unit:
            return amount
        if index + 1 < len(after) and not _IN_LIST.fullmatch(s[amount.end : after[index + 1].start]):
            return None
    return None


_LIST_GOES_ON = regex(r"(?:,|,?\s(?:to|and|or))\s(?:about\s|around\s|over\s|nearly\s|more\sthan\s)?$", re.IGNORECASE)
_IN_LIST = regex(r"(?:,|,?\s(?:and|or))\s", re.IGNORECASE)


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
