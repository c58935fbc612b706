"""The App Home of the whole bot: what is done there is seen there, and elsewhere."""

from __future__ import annotations

from typing import Any

from bot.app.serving import Service
from tests.fake_slack.blockkit import actions
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import until
from tests.journeys.conftest import final, slack_words

Json = dict[str, Any]


def seen(slack: FakeSlack, user: str) -> str:
    return slack_words(slack.home[user])


def button(slack: FakeSlack, user: str, label: str) -> Json:
    return next(one for one in actions(slack.home[user]["blocks"]) if one.get("text", {}).get("text") == label)


async def test_a_member_follows_pauses_and_edits_from_their_home(service: Service, slack: FakeSlack) -> None:
    await slack.open_home()
    await until(lambda: "U0MEMBER" in slack.home)
    assert "Rover" in seen(slack, "U0MEMBER"), "the latest is there"
    await slack.click(button(slack, "U0MEMBER", "Acme"), in_home=True)
    await until(lambda: "Subscribed d1" in seen(slack, "U0MEMBER"))
    await slack.click(button(slack, "U0MEMBER", "Pause"), in_home=True)
    await until(lambda: "Resume" in seen(slack, "U0MEMBER"))
    opened = await slack.click(button(slack, "U0MEMBER", "Edit"), in_home=True)
    await until(lambda: opened.view is not None)
    await slack.submit(opened.view, {"Schedule": "mondays 08:15"})
    await until(lambda: "mondays 08 15" in seen(slack, "U0MEMBER"))
    await final(await slack.command("/brief", "digest resume d1"))
    assert "Resume" in seen(slack, "U0MEMBER"), "what is done elsewhere is seen at the next opening"
    await slack.open_home()
    await until(lambda: "Resume" not in seen(slack, "U0MEMBER"))
    assert slack.messages["DU0MEMBER"] == []
