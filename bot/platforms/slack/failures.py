"""What calls of Slack's Web API end with when they fail, and what Slack says about it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.core.outlet import Busy, Refused

#: What a call can end with; AttributeError is how the SDK meets an answer that is no JSON object.
FAILURES = (SlackClientError, aiohttp.ClientError, OSError, TimeoutError, AttributeError)
#: The same, and what an answer of an unexpected shape leads to.
UNUSABLE = (*FAILURES, ValueError, TypeError)
#: Slack's codes when it asks to wait.
LATER = frozenset({"rate_limited", "ratelimited", "team_added_to_org"})
#: The message is longer than Slack takes there.
TOO_LONG = frozenset({"msg_too_long", "msg_blocks_too_long"})
#: Seconds after which somebody who is asked to wait longer gives up for now.
MOST_PATIENCE = 900.0


def error_code(error: Exception) -> str | None:
    """Slack's code for what went wrong ("channel_not_found"); None where it gave none."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) else None


#: Slack says itself that it does not know whether it did what was asked.
UNKNOWN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


def is_unclear(error: Exception) -> bool:
    """Whether a call may have been done all the same: its answer was lost, or is none."""
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | Busy | Refused):
        return False
    code = error_code(error)
    return not asks_to_wait(error) and (code is None or status_of(error) >= 500 or code in UNKNOWN)


def is_refused(error: Exception) -> bool:
    """Whether Slack refuses for good, so that the same call is of no use later either."""
    passes = isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | Busy) or asks_to_wait(error)
    return not passes and not is_unclear(error)


def asks_to_wait(error: Exception) -> bool:
    """Whether Slack asks to wait; it did nothing."""
    return status_of(error) == 429 or error_code(error) in LATER


def status_of(error: Exception) -> int:
    """The HTTP status of Slack's answer; 0 where there was none."""
    response = error.response if isinstance(error, SlackApiError) else None
    return int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)


def retry_after(error: Exception, default: float) -> float:
    """The seconds that Slack's answer asks to wait, at least one; ``default`` where it does not say."""
    response = error.response if isinstance(error, SlackApiError) else None
    return asked_to_wait(getattr(response, "headers", None), getattr(response, "data", None), default)


def asked_to_wait(headers: Mapping[str, Any] | None, body: object, default: float) -> float:
    """The same, from the headers and the body of an answer: proxies and other servers write them in other ways than Slack does."""
    given = [value for name, value in (headers or {}).items() if name.lower() == "retry-after"]
    given = [one for value in given for one in (value if isinstance(value, list) else [value])]
    if isinstance(body, dict):
        given.append(body.get("retry_after"))
    return next((max(seconds, 1.0) for one in given if (seconds := _seconds(one)) is not None), default)


def _seconds(given: object) -> float | None:
    """Seconds from a number, or from the date until which to wait."""
    words = str(given).strip()
    try:
        seconds = float(words)
    except ValueError:
        try:
            until = parsedate_to_datetime(words)
        except ValueError:
            return None
        seconds = ((until if until.tzinfo else until.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()
    return seconds if 0 <= seconds < float("inf") else None


class Waiting(AsyncRetryHandler):
    """Repeats a call that Slack answered with "wait", once that time is over. The SDK's own takes whole seconds in a header only."""

    def __init__(self, times: int = 2) -> None:
        super().__init__(max_retry_count=times)

    async def _can_retry_async(
        self, *, state: RetryState, request: HttpRequest, response: HttpResponse | None = None, error: Exception | None = None
    ) -> bool:
        if response is None or error is not None:
            return False
        body = _body(response)
        asks = response.status_code == 429 or (isinstance(body, dict) and body.get("error") in LATER)
        return asks and asked_to_wait(response.headers, body, 1.0) <= MOST_PATIENCE

    async def prepare_for_next_attempt_async(
        self, *, state: RetryState, request: HttpRequest, response: HttpResponse | None = None, error: Exception | None = None
    ) -> None:
        state.next_attempt_requested = True
        await asyncio.sleep(asked_to_wait(response.headers, _body(response), 1.0) if response is not None else 1.0)
        state.increment_current_attempt()


def _body(response: HttpResponse) -> object:
    """What the answer says, where that is JSON."""
    if response.body is not None or not response.data:
        return response.body
    try:
        return json.loads(response.data)
    except ValueError:
        return None
