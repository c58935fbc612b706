"""What can go wrong with the store: each error carries a key and arguments, from which the bot makes its sentences."""

from __future__ import annotations

from collections.abc import Mapping


class StorageError(Exception):
    """Base of all errors of the store that somebody can do something about.

    ``key`` and ``arguments`` say what went wrong; the sentences for people stand in the catalogue of the bot (bot/core/messages).
    ``code`` is stable and short, for machines.
    """

    code = "storage"

    def __init__(self, key: str, **arguments: object) -> None:
        self.key = key
        self.arguments: Mapping[str, object] = arguments
        super().__init__(f"{key} {arguments}" if arguments else key)


class WrongDatabaseUrl(StorageError):
    """DATABASE_URL names no database that this program can use."""

    code = "wrong-database-url"


class NotReachable(StorageError):
    """The file or server can't be opened: missing folder, no permission, wrong password, nobody listening."""

    code = "database-not-reachable"


class ReadOnly(StorageError):
    """The database can be read but not written."""

    code = "database-read-only"


class Locked(StorageError):
    """Somebody else held the database for longer than we wait."""

    code = "database-locked"


class NotADatabase(StorageError):
    """The file is something else, or damaged."""

    code = "not-a-database"


class DiskFull(StorageError):
    """There is no room left to write."""

    code = "disk-full"


class SchemaMissing(StorageError):
    """The database has no tables of ours yet."""

    code = "schema-missing"


class SchemaOlder(StorageError):
    """The database was made by an older version and has not been upgraded."""

    code = "schema-older"


class SchemaNewer(StorageError):
    """The database was upgraded by a newer version than this one."""

    code = "schema-newer"


class UnknownEntry(StorageError):
    """No entry of that reference can be seen from here."""

    code = "unknown-entry"


class UnknownTopic(StorageError):
    """No topic of that name can be seen from here."""

    code = "unknown-topic"


class NameTaken(StorageError):
    """A topic's name, alias or slash name already belongs to another topic, or is reserved."""

    code = "name-taken"


class NotStorable(StorageError):
    """A value can't be stored as it is (a time without a zone, a figure beyond all bounds, a span outside its text)."""

    code = "not-storable"


class ChangedMeanwhile(StorageError):
    """Somebody else changed the same thing at the same time; nothing of ours was written."""

    code = "changed-meanwhile"


class Withdrawn(StorageError):
    """A person has withdrawn just this article here; adding it again would bring back what was rejected."""

    code = "withdrawn"


class UnknownAction(StorageError):
    """No action of that number was done here."""

    code = "unknown-action"


class AlreadyUndone(StorageError):
    """The action was undone before."""

    code = "already-undone"


class ChangedSince(StorageError):
    """What an action changed was changed again later, or something builds on it, so that it can't be undone."""

    code = "changed-since"
