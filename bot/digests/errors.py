"""What can be wrong with the words of a subscription."""

from __future__ import annotations

from bot.core.errors import CommandMistake


class BadSchedule(CommandMistake):
    """The words name no schedule, or one that is too frequent or never happens."""

    code = "bad-schedule"
    option = "schedule"


class UnknownZone(CommandMistake):
    """There is no IANA time zone of this name."""

    code = "unknown-zone"
    option = "zone"
