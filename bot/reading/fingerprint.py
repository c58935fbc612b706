"""Fingerprints of texts, to recognise retellings: MinHash over runs of three words, the same on every machine.

Each run of words is hashed once. The hash chooses a bin, and the smallest hash of each bin is kept (one-permutation
hashing), so that time grows with the text and not with the size of the fingerprint. An empty bin takes the value of
another, chosen by a fixed hash and so the same for every text (optimal densification, Shrivastava 2017).
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from bot.core.patterns import regex

SIZE = 128  #: values in a fingerprint
_MASK = (1 << 52) - 1
_TOKEN = regex(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


def fingerprint(text: str) -> tuple[int, ...]:
    """128 numbers below 2**53, of which two texts share about as many as they share runs of three words; () without words."""
    words = _TOKEN.findall(text.casefold())
    if not words:
        return ()
    hashes = list(map(_word_hash, words))
    if len(hashes) < 3:
        hashes += [0] * (3 - len(hashes))
    runs = {
        (a * 0x9E3779B97F4A7C15 + b * 0xC2B2AE3D27D4EB4F + c * 0x165667B19E3779F9) & 0xFFFFFFFFFFFFFFFF
        for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
    }
    bins: list[int | None] = [None] * SIZE
    for run in runs:
        mixed = ((run ^ (run >> 29)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 32
        place = mixed % SIZE
        value = (mixed >> 7) & _MASK
        held = bins[place]
        if held is None or value < held:
            bins[place] = value
    return tuple([_value(bins, place) if own is None else own for place, own in enumerate(bins)])


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of equal values, 0 to 1; 0 where a fingerprint is empty or their sizes differ.

    It is 1 for copies, above 0.5 for light rewrites, and below 0.1 for texts that only share a subject.
    """
    if not a or len(a) != len(b):
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


@lru_cache(maxsize=1 << 15)
def _word_hash(word: str) -> int:
    raw = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(raw) << 32 | zlib.crc32(raw, 0x5BD1E995)


def _value(bins: list[int | None], place: int) -> int:
    """The value of an empty bin: that of the first filled bin on a walk that depends on the bin's number alone."""
    step = place
    while (held := bins[step % SIZE]) is None:
        step = (step * 6364136223846793005 + 1442695040888963407 + place) & 0xFFFFFFFFFFFFFFFF
        step ^= step >> 33
    return held
