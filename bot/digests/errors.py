"""What can be wrong with the words of a subscription."""

from __future__ import annotations

from bot.core.errors import CommandMistake


class BadSchedule(CommandMistake):
    """The words name no schedule, or one that is too frequent or never happens."""

    code = "bad-schedule"
    option = "schedule"


class UnknownZone(CommandMistake, ValueError):
    """There is no IANA time zone of this name; as the value of an option, it can't be read."""

    code = "unknown-zone"
    option = "zone"


class AmbiguousZone(CommandMistake):
    """Several time zones are called so."""

    code = "ambiguous-zone"
    option = "zone"

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones that may be meant."""
        return tuple(str(self.arguments["meant"]).split(" or "))


class TooManyOfOnesOwn(CommandMistake):
    """The workspace lets nobody have more digests or watches of their own, or none at all."""

    code = "too-many-of-ones-own"
