"""Which words are verbs that can be the only one of a clause."""

from __future__ import annotations

from bot.reading.grammar.tokens import FINITE, Token, is_verb

IRREGULAR = frozenset(
    """
    began went took gave got left met ran kept led lost paid sat sent shot spent stood struck told thought won wrote broke brought built
    bought caught chose dealt drew drove fought flew forgot froze heard hid knew laid lent lit made meant rode rang saw sold shook slept
    sought swore swam taught threw understood woke wore became came fell rose grew held found said closed opened died sued""".split()
)


def is_finite(word: Token, before: Token | None) -> bool:
    """Whether a word is a verb that can be a clause's only one."""
    if word.low in FINITE or word.low in IRREGULAR or (is_verb(word, before) and not word.low.endswith("ing")):
        return True
    return is_participle(word) and not (before is not None and before.low in ("a", "an", "the", "of", "its", "their"))


def is_participle(word: Token) -> bool:
    """Whether a word looks like the past form of a verb: "opened", but not "medium-sized"."""
    return (
        len(word.low) > 3
        and word.low.endswith("ed")
        and word.text[0].islower()
        and "-" not in word.low.removeprefix("re-")
        and word.low not in ("need", "feed", "seed", "speed", "indeed")
    )
