"""Errors of the databases, translated into ours: what somebody can do something about."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import (
    ChangedMeanwhile,
    DiskFull,
    Locked,
    NotADatabase,
    NotReachable,
    NotStorable,
    ReadOnly,
    SchemaMissing,
    StorageError,
)


def translate(error: Exception, where: str, *, is_sqlite: bool) -> StorageError | None:
    """Our error for one of the database at that address, or None where it is a mistake in this program."""
    if isinstance(error, PoolTimeout):
        return Locked("database-too-busy")
    if isinstance(error, IntegrityError):
        return ChangedMeanwhile("database-conflict")
    if isinstance(error, StatementError) and not isinstance(error, DBAPIError) and isinstance(error.orig, ValueError):
        return NotStorable("value-not-storable", reason=error.orig)
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if is_sqlite:
        return _translate_sqlite(str(cause).lower(), where, Path(where))
    state = getattr(cause, "sqlstate", None) or getattr(cause.__cause__, "sqlstate", None)
    return _translate_postgresql(state, cause, where)


def _translate_sqlite(words: str, where: str, path: Path) -> StorageError | None:
    if "database is locked" in words or "database table is locked" in words:
        return Locked("database-locked", database=where)
    if "readonly" in words or "read-only" in words:
        return ReadOnly("database-not-writable", database=where)
    if "not a database" in words or "malformed" in words:
        return NotADatabase("database-damaged", database=where)
    if "unable to open" in words:
        if path.is_dir():
            return NotReachable("database-is-a-folder", database=where)
        return NotReachable("database-not-openable" if path.parent.is_dir() else "database-without-folder", database=where)
    if "disk is full" in words or "disk i/o error" in words:
        return DiskFull("database-disk-full", database=where)
    if "no such table" in words or "no such column" in words:
        return SchemaMissing("database-lacks-tables", database=where)
    return None


def _translate_postgresql(state: str | None, cause: BaseException, where: str) -> StorageError | None:
    kind = (state or "")[:2]
    if state is None and isinstance(cause, OSError | TimeoutError):
        return NotReachable("postgresql-no-answer", database=where)
    if state == "3D000":
        return NotReachable("postgresql-no-database", database=where)
    if kind == "28":
        return NotReachable("postgresql-login-refused", database=where)
    if kind in {"08", "57"} or state == "53300":
        return NotReachable("postgresql-connection-lost", database=where)
    if kind == "40" or state == "55P03":
        return Locked("postgresql-locked")
    if state in {"25006", "42501"}:
        return ReadOnly("postgresql-not-writable", database=where)
    if state == "53100":
        return DiskFull("postgresql-disk-full", database=where)
    if state in {"42P01", "42703"}:
        return SchemaMissing("database-lacks-tables", database=where)
    return None
