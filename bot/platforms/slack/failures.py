"""What calls of Slack's Web API end with when they fail, and what Slack says about it."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

#: What a call can end with; AttributeError is how the SDK meets an answer that is no JSON object.
FAILURES = (SlackClientError, aiohttp.ClientError, OSError, TimeoutError, AttributeError)
#: The same, and what an answer of an unexpected shape leads to.
UNUSABLE = (*FAILURES, ValueError, TypeError)


def error_code(error: Exception) -> str | None:
    """Slack's code for what went wrong ("channel_not_found"); None where it gave none."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else None


#: Slack says itself that it does not know whether it did what was asked.
UNKNOWN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


def is_unclear(error: Exception) -> bool:
    """Whether a call may have been done all the same: its answer was lost, or is none."""
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return False
    code = error_code(error)
    return status_of(error) != 429 and (code is None or status_of(error) >= 500 or code in UNKNOWN)


def status_of(error: Exception) -> int:
    """The HTTP status of Slack's answer; 0 where there was none."""
    response = error.response if isinstance(error, SlackApiError) else None
    return int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)


def retry_after(error: Exception, default: float) -> float:
    """The seconds that Slack's answer asks to wait, at least one; ``default`` where it does not say."""
    response = error.response if isinstance(error, SlackApiError) else None
    asked = str((getattr(response, "headers", None) or {}).get("Retry-After", ""))
    return max(float(asked), 1.0) if asked.isdecimal() else default
