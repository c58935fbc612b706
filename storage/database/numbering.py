"""Numbers for references, counted in each workspace and read back; and ids of rows that may be deleted and come back."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import count
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.tables.entries import CounterRow


async def next_number(session: AsyncSession, kind: str, count: int = 1) -> int:
    """The last of ``count`` new numbers. The counter stays locked until the transaction ends, so numbers have no gaps."""
    return (await next_numbers(session, {kind: count}))[kind]


async def next_numbers(session: AsyncSession, counts: Mapping[str, int]) -> dict[str, int]:
    """For each kind the last of so many new numbers. The counters are locked, always in the same order; see ``next_number``."""
    own = session.info["workspace"]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    rows = [{"workspace": own, "kind": kind, "last": count} for kind, count in sorted(counts.items())]
    upsert: Any = dialect.insert(CounterRow).values(rows)
    upsert = upsert.on_conflict_do_update(
        index_elements=["workspace", "kind"], set_={"last": col(CounterRow.last) + upsert.excluded.last}
    ).returning(col(CounterRow.kind), col(CounterRow.last))
    return {kind: int(last) for kind, last in (await session.execute(upsert)).all()}


def number_in(ref: str, letter: str) -> int:
    """The number in a reference, which may be typed without its letter: 3 in "d3" and "3"; -1, which nothing has, where it is none."""
    digits = ref.strip().casefold().removeprefix(letter)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1


_STEPS = count()


def new_row_id() -> int:
    """An id that no row ever had, later ones larger: a database may give a deleted row's id again, and an undo may bring that row back.

    It is the time in microseconds with ten bits of counting behind it, which lasts until the year 2255 in 63 bits.
    """
    return (time.time_ns() // 1000 << 10) | (next(_STEPS) & 0x3FF)
