"""What can go wrong with one call of the Web API."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call fails: an answer instead of the real one, a delay, or no answer at all.

    ``performed`` says that Slack does what was asked all the same. Without ``status`` and ``error`` the real answer comes, after the
    ``delay`` in seconds, unless ``dropped`` closes the connection instead.
    """

    status: int = 0
    body: str = ""
    content_type: str = "text/plain"
    error: str = ""
    retry_after: int | str | None = None
    retry_header: str = "Retry-After"
    delay: float = 0.0
    dropped: bool = False
    performed: bool = False


def rate_limited(retry_after: int = 1) -> Fault:
    return Fault(status=429, error="ratelimited", retry_after=retry_after)


def refused(error: str) -> Fault:
    """Slack's answer ``{"ok": false, "error": ...}``."""
    return Fault(status=200, error=error)


def late(seconds: float) -> Fault:
    return Fault(delay=seconds, performed=True)


SERVER_ERROR = Fault(status=500, body="internal error")
#: A proxy's page instead of an answer, although Slack did what was asked.
PAGE = Fault(status=502, body="<html>bad gateway</html>", content_type="text/html", performed=True)
NO_JSON = Fault(status=200, body="ok, but no JSON", performed=True)
UNAVAILABLE = Fault(status=503, content_type="application/json")
NOTHING = Fault(status=200, content_type="application/json")
DROPPED = Fault(dropped=True)
LOST_ANSWER = Fault(dropped=True, performed=True)
