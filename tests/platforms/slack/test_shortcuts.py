"""The entries of Slack's menus: adding or suggesting a message, and asking from anywhere."""

from __future__ import annotations

import pytest

from bot.core.form import Field, Form
from tests.fake_slack import FakeSlack
from tests.fake_slack.workspace import User, until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

#: 28 Nov 2026, 23:30 UTC: in Berlin it is the day after.
LATE = "1795908600.000100"
ASK = Form("Ask the briefing", "ask", (Field("question", "Your question", required=True),))


async def test_a_message_can_be_added_from_its_menu(slack: FakeSlack, front: FakeFront) -> None:
    story = slack.add_file("story.txt", b"Acme grew.")
    linked = await slack.shortcut("add_message", {"text": "worth reading: <https://acme.example/a?b=1&amp;c=2|acme.example>"})
    pasted = await slack.shortcut("add_message", {"text": "Acme &amp; Globex grew. " * 50 + "<https://acme.example/>"})
    filed = await slack.shortcut("add_message", {"text": "", "files": [story]})
    for exchange in (linked, pasted, filed):
        assert exchange.acked
        assert (await exchange.wait_for(1))[0].ephemeral
    by_line = {request.line: request for request in front.requests if not request.attachments}
    assert list(by_line) == ["/brief add posted:1970-01-01 https://acme.example/a?b=1&c=2"]
    attached = [request.attachments[0] for request in front.requests if request.attachments]
    assert sorted(one.name for one in attached) == ["message.txt", "story.txt"]
    assert any(one.content.startswith(b"Acme & Globex grew.") for one in attached)


@pytest.mark.parametrize(("zone", "day"), [("Europe/Berlin", "2026-11-29"), ("America/New_York", "2026-11-28"), ("Nowhere", "2026-11-28")])
async def test_its_day_is_that_of_the_message_where_its_reader_is(slack: FakeSlack, front: FakeFront, zone: str, day: str) -> None:
    slack.users["U0FAR"] = User("U0FAR", "far", tz=zone)
    added = await slack.shortcut("add_message", {"text": "Acme grew.", "ts": LATE}, user="U0FAR")
    await added.wait_for(1)
    assert front.lines == [f"/brief add posted:{day}"]


async def test_who_may_not_add_suggests_it(slack: FakeSlack, front: FakeFront) -> None:
    front.members = ("U0MEMBER",)
    suggested = await slack.shortcut("add_message", {"text": "<https://acme.example/a>", "ts": LATE})
    await suggested.wait_for(1)
    added = await slack.shortcut("add_message", {"text": "<https://acme.example/a>", "ts": LATE}, user="U0ADMIN")
    await added.wait_for(1)
    line = "posted:2026-11-29 https://acme.example/a"
    assert front.lines == [f"/brief suggest {line}", f"/brief add {line}"]


async def test_a_question_can_be_asked_from_anywhere(slack: FakeSlack, front: FakeFront) -> None:
    front.forms["/brief ask"] = ASK
    opened = await slack.global_shortcut("ask_question")
    assert opened.acked
    await until(lambda: opened.view is not None)
    submitted = await slack.submit(opened.view, {"Your question": "how much will Acme invest?"})
    assert submitted.closed
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert front.lines == ['/brief ask question:"how much will Acme invest?"']


async def test_a_form_that_opens_too_late_is_said(slack: FakeSlack, front: FakeFront) -> None:
    front.forms["/brief ask"] = ASK
    slack.trigger_seconds = -1.0
    await slack.global_shortcut("ask_question")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert "The form could not be opened" in slack.messages["DU0MEMBER"][0]["text"]
