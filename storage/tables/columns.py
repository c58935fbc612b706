"""The column types that both databases keep exactly, and what every table has.

Conventions for all tables of this package:
- a table is a ``Row`` with a naming convention of its own metadata; one that belongs to a workspace is ``Scoped``;
- ``workspace`` is "" for the library; sessions fill it in and filter by it (see storage.database.engine);
- texts are ``CleanText``, times ``UtcTime``, decimals ``ExactDecimal``, so that SQLite and PostgreSQL give back what was put in;
- rows leave storage as the frozen records of storage.records, never as rows.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, DateTime, Integer, MetaData, String, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from storage.values import plain, storable, storable_texts

#: The ``workspace`` of the library's rows.
LIBRARY = ""


#: Key columns compare byte by byte on PostgreSQL, whatever the database's locale, as they do on SQLite.
_BYTEWISE = "C"


#: SQLite makes only INTEGER primary keys grow by themselves.
RowId = BigInteger().with_variant(Integer(), "sqlite")


class CleanText(TypeDecorator[str]):
    """Text of any length, cleaned on its way in. What a column is compared with is cleaned too, so that a look-up of any text works."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Key(TypeDecorator[str]):
    """A short text to find rows by, cleaned and ordered by its characters' numbers on both databases."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Text(collation=_BYTEWISE) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class UtcTime(TypeDecorator[datetime]):
    """A point in time: aware in, aware UTC out. Refuses naive times with a ValueError, because nobody knows what they mean."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"the time {value.isoformat()} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept as plain digits, exactly. Its order is in a Key column beside it, filled by ``decimal_key``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Json(TypeDecorator[Any]):
    """A value as compact JSON text, the same on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(storable_texts(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class PassageTerms(NamedTuple):
    """The terms of a passage in the fields of the index, from the weightiest: its own, its title's, its context's; and its marks."""

    terms: str
    title: str
    context: str
    marks: str


class WeightedTerms(TypeDecorator[PassageTerms]):
    """PassageTerms as PostgreSQL's index takes them; NULL on SQLite, whose index reads the columns beside it. Nothing reads it back."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: PassageTerms | None, dialect: Dialect) -> str | None:
        return None if value is None or dialect.name != "postgresql" else weighted(value)


def weighted(passage: PassageTerms) -> str:
    """PostgreSQL's text for the terms with their places and weights A, B and C, and the marks without; terms are letters and digits."""
    places: dict[str, list[str]] = {}
    for field, letter in ((passage.terms, "A"), (passage.title, "B"), (passage.context, "C")):
        for place, term in enumerate(field.split(" ") if field else (), 1):
            places.setdefault(term, []).append(f"{min(place, _LAST_PLACE)}{letter}")
    room = _MOST_BYTES
    found = [f"'{term}'" for term in passage.marks.split()]
    for term, its in places.items():
        entry = f"'{term}':{','.join(its[:_MOST_PLACES])}"
        if (room := room - len(entry.encode())) < 0:
            break
        found.append(entry)
    return " ".join(found)


#: PostgreSQL keeps so many places of one word, up to this one.
_MOST_PLACES, _LAST_PLACE = 200, 16383
#: It takes a megabyte for one row; a "sentence" of more is none, and is found by its beginning.
_MOST_BYTES = 800_000
#: Beyond 10 to this power a figure is a mistake, and its plain digits would fill the disk.
LARGEST_EXPONENT = 999


def decimal_key(number: Decimal) -> str:
    """A text whose byte order is the numbers' order: plus or minus, exponent, digits; negatives count backwards.

    Raises:
        ValueError: the number is not finite or beyond 10 to the power of LARGEST_EXPONENT either way.
    """
    if not number.is_finite() or (number and abs(number.adjusted()) > LARGEST_EXPONENT):
        raise ValueError(f"{number} is beyond what can be stored")
    if not number:
        return "1"
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    exponent = f"{number.adjusted() + 1000:04d}"
    if number > 0:
        return f"2{exponent}{digits}"
    backwards = str.maketrans("0123456789", "9876543210")
    # A longer negative is smaller, so its end must sort after every digit: ":" does.
    return f"0{(exponent + digits).translate(backwards)}:"


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Row(SQLModel):
    """Base of all tables. Its texts are cleaned when they are set, so that a row holds what the database will give back."""

    metadata = metadata
    model_config = {"defer_build": True}  # rows are not validated, and building what would do it takes a fifth of loading them

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, storable_texts(value))


class Scoped(Row):
    """Base of all tables whose rows belong to one workspace or to the library ("")."""

    workspace: str = Field(default=LIBRARY, sa_type=Key)
