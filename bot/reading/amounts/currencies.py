"""Says which country's money "crowns", "kroner", "francs", "pesos", "dollars", "pounds" or "rupees" are, by the article around them.

A full form earlier in the article decides ("40 million Norwegian crowns" ... "12 million crowns"), else the one country or
exchange with such a currency that the article's head names, else the word stays: "crowns", or for dollars, pounds and rupees
the currency that is meant where nothing else is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount

#: For each word, the unit that a bare one is read as, and all the currencies that it can mean.
_FAMILIES: dict[str, tuple[str, frozenset[str]]] = {
    "crown": ("crowns", frozenset({"NOK", "SEK", "DKK", "CZK", "ISK"})),
    "kron": ("kroner", frozenset({"NOK", "DKK"})),
    "franc": ("francs", frozenset({"CHF", "XOF", "XAF", "CDF", "RWF", "BIF", "GNF"})),
    "peso": ("pesos", frozenset({"MXN", "PHP", "ARS", "CLP", "COP", "UYU", "DOP", "CUP"})),
    "dollar": ("USD", frozenset({"AUD", "CAD", "HKD", "SGD", "NZD", "TWD", "JMD", "ZWL", "NAD", "FJD"})),
    "pound": ("GBP", frozenset({"EGP", "LBP", "SYP", "SDG", "SSP"})),
    "rupee": ("INR", frozenset({"PKR", "LKR", "NPR", "MUR"})),
    "shilling": ("shillings", frozenset({"KES", "UGX", "TZS"})),
}
_WORD = regex(
    r"(?<!\bUS )(?<!\bU\.S\. )(?<!\bAmerican )(?<!\bBritish )(?<!\bIndian )"
    r"\b(?:(crown|kron|kr|franc|peso|dollar|pound|rupee|shilling)\w{0,2}\b|(Rs)\b)",
    re.IGNORECASE,
)
#: An amount that has its currency from another one in the sentence.
_BARE_NUMBER = regex(r"\d[\d.,\s]*(?:thousand|million|billion|trillion|bn|mn?|k|lakh|crore)?", re.IGNORECASE)
_IN_MILLIONS = regex(r"(?:million|billion|trillion|bn|m|crore|lakh)$", re.IGNORECASE)
_ISO_LENGTH = 3
_HOMES = {
    "NOK": "Norway|Norwegian|Oslo",
    "SEK": "Sweden|Swedish|Stockholm",
    "DKK": "Denmark|Danish|Copenhagen",
    "CZK": "Czech|Czechia|Prague",
    "ISK": "Iceland|Icelandic|Reykjavik",
    "CHF": "Switzerland|Swiss|Zurich|Geneva|Basel|Bern",
    "XOF": "Senegal|Dakar|Ivory Coast|Abidjan|Benin|Togo|Mali|Bamako|Burkina Faso|Niger",
    "XAF": "Cameroon|Yaounde|Gabon|Libreville|Chad|Equatorial Guinea",
    "CDF": "Congo|Congolese|Kinshasa",
    "RWF": "Rwanda|Rwandan|Kigali",
    "BIF": "Burundi",
    "GNF": "Guinea|Conakry",
    "MXN": "Mexico|Mexican",
    "PHP": "Philippines|Philippine|Manila",
    "ARS": "Argentina|Argentine|Buenos Aires",
    "CLP": "Chile|Chilean|Santiago",
    "COP": "Colombia|Colombian|Bogota|Bogotá",
    "UYU": "Uruguay|Montevideo",
    "DOP": "Dominican Republic|Santo Domingo",
    "CUP": "Cuba|Cuban|Havana",
    "GBP": "Britain|British|UK|U\\.K\\.|England|English|London|Scotland|Wales",
    "EGP": "Egypt|Egyptian|Cairo",
    "LBP": "Lebanon|Lebanese|Beirut",
    "SYP": "Syria|Syrian|Damascus",
    "SDG": "Sudan|Sudanese|Khartoum",
    "SSP": "South Sudan|Juba",
    "INR": "India|Indian|Mumbai|New Delhi|Delhi|BSE|NSE|Bengaluru|Chennai|Kolkata|Hyderabad",
    "PKR": "Pakistan|Pakistani|Karachi|Islamabad|Lahore|PSX",
    "LKR": "Sri Lanka|Sri Lankan|Colombo",
    "NPR": "Nepal|Nepali|Kathmandu",
    "MUR": "Mauritius|Mauritian",
    "KES": "Kenya|Kenyan|Nairobi|Mombasa",
    "UGX": "Uganda|Ugandan|Kampala",
    "TZS": "Tanzania|Tanzanian|Dar es Salaam",
}
_HOME = regex(rf"\b(?:{'|'.join(f'(?P<{code}>{names}|{names.upper()})' for code, names in _HOMES.items())})\b")
#: The head of an article: its headline, dateline and first sentences.
_HEAD = 500
#: A dollar stays the American one whatever country an article is from, unless it says so in full.
_NEEDS_FULL_FORM = frozenset({"dollar"})


def in_context(text: str, spans: Sequence[tuple[int, int]], found: Sequence[tuple[Amount, ...]]) -> list[tuple[Amount, ...]]:
    """The amounts of each sentence of an article, those in a bare currency word with the currency that the article decides."""
    at_head: set[str] | None = None
    last: dict[str, str] = {}
    done: list[tuple[Amount, ...]] = []
    for (start, end), amounts in zip(spans, found, strict=True):
        read: list[Amount] = []
        for amount in amounts:
            if amount.kind == "money" and (family := _family(text[start + amount.start : start + amount.end])):
                bare, codes = _FAMILIES[family]
                if amount.quantity.unit in codes or (family == "dollar" and amount.quantity.unit != bare):
                    last[family] = amount.quantity.unit
                    if family == "kron":
                        last["crown"] = amount.quantity.unit
                elif amount.quantity.unit == bare:
                    if at_head is None:
                        at_head = {home.lastgroup for home in _HOME.finditer(text, 0, _HEAD) if home.lastgroup}
                    code = last.get(family) or _of_head(family, at_head)
                    amount = replace(amount, quantity=replace(amount.quantity, unit=code or bare))
            elif amount.kind == "money" and read and _BARE_NUMBER.fullmatch(text, start + amount.start, start + amount.end):
                amount = _like_the_sum_before(amount, amounts, read, text[start:end])
            read.append(amount)
        done.append(tuple(read))
    return done


def _like_the_sum_before(amount: Amount, as_written: Sequence[Amount], read: Sequence[Amount], written: str) -> Amount:
    """ "14.6 billion crowns, up from 13.2 billion": the second amount, which has its currency from the first, in that of the first.

    "1.1 billion crowns ($104 million), up from 1 billion" is up from crowns.
    """
    before = next((index for index in range(len(read) - 1, -1, -1) if read[index].kind == "money"), None)
    if before and written[read[before].start - 1 :].startswith("(") and read[before - 1].kind == "money":
        return replace(amount, quantity=replace(amount.quantity, unit=read[before - 1].quantity.unit))
    if before is None or as_written[before].quantity.unit != amount.quantity.unit:
        return amount
    return replace(amount, quantity=replace(amount.quantity, unit=read[before].quantity.unit))


_SHORT_FORMS = {"kr": "crown"}


def _family(words: str) -> str:
    """The family of the currency word in an amount: "crown" for "40 million crowns"; "" for signs, codes and "US dollars"."""
    found = _WORD.search(words)
    if found is None:
        return ""
    return "rupee" if found[2] else _SHORT_FORMS.get(word := found[1].lower(), word)


def _of_head(family: str, homes: set[str]) -> str | None:
    """The one currency of the family whose country the head names, or None for none or several."""
    bare, codes = _FAMILIES[family]
    named = homes & (codes | {bare})
    return named.pop() if len(named) == 1 and family not in _NEEDS_FULL_FORM else None


def can_mean(words: str, unit: str, code: str) -> bool:
    """Whether the bare currency word in an amount's words, read as ``unit``, can mean the currency ``code`` in some article."""
    if _BARE_NUMBER.fullmatch(words):
        if not unit and _IN_MILLIONS.search(words):
            return code.isupper() and len(code) == _ISO_LENGTH  # "It made 203 million", after sums in euros
        return any(unit == bare and code in codes for bare, codes in _FAMILIES.values())
    family = _family(words)
    return bool(family) and _FAMILIES[family][0] == unit and code in _FAMILIES[family][1]
