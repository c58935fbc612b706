"""Texts that repeat one piece many times, which can make a reader slow; for the tests and the growth benchmark."""

from __future__ import annotations

from tests.reading.business import ARTICLES

#: Pieces for the whole reader.
ARTICLE = (
    ARTICLES["earnings"], ARTICLES["chinese"],
    "a", "1", "1,", "$", "one ", "of ", "(", '"', "“", "May ", "number of 5 ", "Wu said ", "half ", "1 to 2 ", "$5 million, ",
    "¥5 ", "5 pounds ", "- ", "A. ", "B ", "\n", "x\n", "。", "一", "5!", "two thousand and ", "according to ", "the world's ", "3.4.",
    "万", "@a.", "ranked ", "Acme has 5 users; ",
    "Q1 ", "' ", "Aa Bb of the Cc and Dd. ", "5% to ", "Acme 5\n", "（", "May 5, ", "(AB) Acme Bolt ", "he said, “a b c” and ",
    "- 1\n", "x@y.z ", "€5bn, up 3%; ",
)  # fmt: skip
SENTENCES = ("a. ", '."', "U.S. ", "A.", "a\n", "” ", ". . . ", "。", "- ")
DATES = ("12 34 ", "May ", "Monday ", "the last ", "a year ", "2024-", "first half of ", "Q1 ", "and a half ", "二年", " ", "2024年")
NAMES = ("Acme ", "Aa Bb of the Cc and Dd. ", "A.", "“", "U.S. ", "Inc., ", "Acme's ", "Aa's Bb\n", "吴泳铭表示，", "x" * 50 + " ")
QUOTES = (
    "“", "”", '"', "\n“a", "‘a ", '"a ', "Acme said, “", "“Yes,” said Roe. ", "he said she said ", "吴泳铭表示，“好。”",
    "Roe: yes\nDoe: no?\n",
)  # fmt: skip


def repeated(piece: str, length: int) -> str:
    """The piece repeated to about ``length`` characters."""
    return piece * max(1, length // len(piece))


def article(piece: str, length: int) -> str:
    """The same after a few words, so that the text is not refused as too short."""
    return "Four words stand here. " + repeated(piece, length)
