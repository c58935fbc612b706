"""The time zones of the IANA database, as subscriptions and workspaces keep them."""

from __future__ import annotations

import functools
from zoneinfo import ZoneInfo, available_timezones

from bot.digests.errors import UnknownZone


def find_zone(name: str) -> ZoneInfo:
    """The IANA zone of exactly this name; case is ignored.

    Raises:
        UnknownZone: there is none.
    """
    canonical = zone_names().get(name.strip().casefold())
    if canonical is None:
        raise UnknownZone("time-zone-unknown", name=name.strip())
    return ZoneInfo(canonical)


@functools.cache
def zone_names() -> dict[str, str]:
    """The zones that people may mean, by their names in lower case."""
    left_out = ("posix/", "right/", "SystemV/", "localtime", "posixrules", "Factory")
    return {name.casefold(): name for name in available_timezones() if not name.startswith(left_out)}
