"""A small Slack on 127.0.0.1: Web API, signed requests to the app, response URLs and Socket Mode.

    async with FakeSlack() as slack:
        client = AsyncWebClient("xoxb-fake", base_url=slack.api_url, retry_handlers=[])
        slack.fail_next("chat.postMessage", faults.LOST_ANSWER)
        ...
        assert slack.messages["C0GENERAL"][0]["text"] == "hello"

It knows the channels and users of ``FakeSlack.channels`` and ``FakeSlack.users``; tests change those as they need.
"""

from __future__ import annotations

from tests.fake_slack import faults
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Exchange

__all__ = ["Exchange", "FakeSlack", "faults"]
