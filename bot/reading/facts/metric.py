"""The metric type: what a figure measures, as the rules for metrics return it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.patterns import regex


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure's metric in the sentence's own words, and where in the sentence to look for the subject that it belongs to."""

    phrase: str
    owner: tuple[int, int] | None = None  #: the span of the words that say whose it is: "Acme" in "Acme's revenue"
    scope: str | None = None
    anchor: int = 0  #: where in the sentence the subject is looked for
    old: bool = False  #: the value before a change: the 4 of "rose from 4 to 5 percent"
    change: bool = False  #: a growth or a decline, not a level
    base: str = ""  #: the phrase without "growth" or "decline"
    is_certain: bool = False  #: the owner stands where no other word of the sentence can be it

    @property
    def level(self) -> str:
        """The phrase of what changes, where this is a change: "revenue" for "revenue growth"."""
        return self.base or self.phrase


#: What a rule returns to say: this figure has no metric, and no later rule needs to be tried.
NO_METRIC = Metric("")

#: A rate after a price: "$1.10 per share", "$70 a barrel", "$5 apiece".
RATE = regex(
    r"\s(?:a|per|each)\s(?:(?:basic|diluted|ordinary|common)\s(?=(?:and\s|ordinary\s|common\s)?(?:diluted\s)?share\b)(?:and\s)?(?:diluted\s|ordinary\s|common\s)?)?(share|barrel|tonne|ton|ounce|gallon|month|year|user|person|week|day|hour|pound|unit|megawatt-hour)\b(?!\s(?:ago|earlier|before|later))"
    r"|\s(apiece|each)\b"
)


_SHARES = frozenset(("shares", "share", "stock", "stocks", "stock price", "shares closed", "stock closed", "shares ended", "stock ended"))


#: What costs more, in any currency, is no price of a share.
DEAREST_SHARE = 100_000


def share_price(phrase: str) -> str:
    """ "share price" for "shares" or "stock", which rise and fall in price; any other phrase as it is."""
    return "share price" if phrase.lower() in _SHARES else phrase
