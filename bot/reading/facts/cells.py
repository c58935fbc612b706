"""What the words of a table's cells and caption say: quantities with a unit of their own, labels with a unit behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.amounts import quantities
from bot.reading.facts.measures import measure_of
from storage.values import Quantity

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Marks of footnotes behind a label, and losses in brackets: "Revenue (1)", "Profit/(loss)".
_MARKS = regex(
    r",?\s(?:on\saverage|average)$|(?:\s?[(（]\d{1,2}[)）]|[¹²³⁴⁵*†])+$|\s?/\s?[(]loss(?:es)?[)]|[(]loss(?:es)?[)]\s?/\s?", re.IGNORECASE
)
#: "SG&A, general and administrative": what is no unit behind a comma.
_NO_UNIT = regex(r"^(?!%).*\b(?:and|of|by|or|at|before|after|end|net|gross|general|excluding|including|basic|diluted|total|less|from)\b")
AT_END = regex(
    r",?\s[(]?(?:(?:as\s)?at\s|as\sof\s)?(?:the\s)?(?:end\sof\s(?:the\s)?(?:period|year|quarter|half)|(?:period|year|quarter)[-\s]end)[)]?$"
    rf"|,?\s[(]?(?:as\s)?(?:at|of|on)\s(?:\d{{1,2}}\s(?:{MONTHS})|(?:{MONTHS})\s\d{{1,2}})(?:,?\s(?:19|20)\d\d)?[)]?$",
    re.IGNORECASE,
)
_UNIT_TAIL = regex(r"(?P<label>.{2,60}?)(?:,\s(?P<unit>[a-z%][\w %/.-]{0,40})|\s?[(（](?P<inside>[^()（）]{1,30})[)）])")


#: A period rather than a length of time: "3 months to June 2025".
_OF_PERIOD = regex(r"\b(?:ended|ending|(?:months|weeks|days)\s(?:to|through)|quarter|half|fiscal|(?:19|20)\d\d)\b|年|季", re.IGNORECASE)
_HEDGED = regex(
    r"(?:(?:about|around|up to|over|from|at least|approx\.?|ca\.?|max\.?|min\.?|[~≈<>≤≥±]|约|最高|最长|可达)\s?){0,2}", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def stated_in(cell: str) -> Quantity | None:
    """The quantity with which a cell of words begins, if it has a unit of its own and is the only one: "10.3 inches, colour", "365 g"."""
    if not cell or len(cell) > 60 or not re.search(r"\d", cell) or _OF_PERIOD.search(cell):
        return None
    amounts = quantities.amounts(cell)
    if (
        len(amounts) != 1
        or not amounts[0].quantity.unit
        or amounts[0].kind in ("number", "count")
        or _MORE_DIGITS.search(cell, amounts[0].end)
    ):
        return None
    lead, tail = cell[: amounts[0].start], cell[amounts[0].end :]
    return amounts[0].quantity if _HEDGED.fullmatch(lead) and (not tail or _TAIL.match(tail)) else None


_MORE_DIGITS = regex(r"\d")
#: What may follow a quantity in its cell: a remark after a comma or in brackets, "per charge".
_TAIL = regex(r"\s?[,;(（，/]|\s(?:per|with|without|in|on|at|for|when|of)\s|\s?[*†]$")


def label_and_unit(label: str) -> tuple[str, str]:
    """A row's label and the unit behind it: "Scan, seconds"; "Workforce (people)"."""
    label = AT_END.sub("", _MARKS.sub("", label))
    found = _UNIT_TAIL.fullmatch(label)
    if found and found["unit"] and _NO_UNIT.match(found["unit"]):
        found = None
    if found and measure_of(found["inside"] or "") is not None:
        return found["label"].strip(), ""  # "Operating result (EBIT)"
    return (found["label"].strip(), (found["unit"] or found["inside"] or "").strip()) if found else (label.strip(" :："), "")


_NUMBERED = regex(r"^(?:Table|Tab\.|表)\s?\d{1,3}\s?[:.：–-]\s?", re.IGNORECASE)


def shown_by(caption: str) -> str:
    """What a caption says that the table shows: "Revenue" for "Revenue by segment (in millions of dollars)"."""
    words = re.split(r"\s(?:by|per|of|for|in)\s|[(（:：,]", _NUMBERED.sub("", caption), maxsplit=1)[0].strip()
    return words if words and len(words.split()) <= 5 and not _SELECTION.match(words) else ""


#: "Key ratios": what only says that figures follow.
_SELECTION = regex(r"(?:key|main|selected|other)\s(?:\w+\s)?(?:ratios?|figures?|data|numbers?|indicators?|metrics?)$", re.IGNORECASE)
