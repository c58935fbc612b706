"""Numbers that people call things by, given one after another in each workspace."""

from __future__ import annotations

from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.tables import CounterRow


async def next_number(session: AsyncSession, kind: str, count: int = 1) -> int:
    """The last of ``count`` new numbers. The counter stays locked until the transaction ends, so numbers have no gaps."""
    own = session.info["workspace"]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    upsert: Any = dialect.insert(CounterRow).values(workspace=own, kind=kind, last=count)
    upsert = upsert.on_conflict_do_update(
        index_elements=["workspace", "kind"], set_={"last": col(CounterRow.last) + literal(count)}
    ).returning(col(CounterRow.last))
    return int((await session.execute(upsert)).scalar_one())
