"""How both ends of a worker's pipes delimit what they send: the lengths of the parts on a line, then the parts."""

from __future__ import annotations

import asyncio
from typing import BinaryIO

#: No frame is longer: a page of 5 MB as text, and what was read in it, is far shorter.
LONGEST = 128 * 1024 * 1024
_LONGEST_HEADER = 80
#: What the first of the two parts of an answer says.
DONE, REFUSED, BROKEN, NO_MEMORY = b"done", b"refused", b"broken", b"memory"


def packed(*parts: bytes) -> bytes:
    """The parts as one frame."""
    return b" ".join(b"%d" % len(part) for part in parts) + b"\n" + b"".join(parts)


def _lengths(header: bytes) -> list[int]:
    if len(header) > _LONGEST_HEADER or not header.endswith(b"\n"):
        raise ValueError("no frame")
    lengths = [int(length) for length in header.split()]
    if sum(lengths) > LONGEST:
        raise ValueError("too long a frame")
    return lengths


def read_frame(pipe: BinaryIO) -> list[bytes]:
    """The parts of the next frame; none at the end. Raises ValueError for what is no frame."""
    header = pipe.readline(_LONGEST_HEADER + 1)
    return [pipe.read(length) for length in _lengths(header)] if header else []


async def receive_frame(pipe: asyncio.StreamReader) -> list[bytes]:
    """The parts of the next frame. Raises EOFError where there is none, ValueError for what is no frame."""
    header = await pipe.readuntil(b"\n")
    return [await pipe.readexactly(length) for length in _lengths(header)]
