"""The App Home: published when it is opened and after what is done there, within Slack's limits."""

from __future__ import annotations

import pytest

from bot.core.document import Choice, Choices, Column, Document, Outcome, Row, Table, paragraph, text
from bot.core.form import Field, Form
from bot.platforms.slack.home import LINE
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.blockkit import actions, literal_text
from tests.fake_slack.workspace import Json, until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

PAUSE, EDIT, TIMELINE = "/brief digest pause d1", "/brief digest edit d1", "/qwen timeline"


def dashboard(state: str = "running", *choices: Choice) -> Document:
    pause, edit = Choice(label="Pause", line=PAUSE), Choice(label="Edit", line=EDIT, form=True)
    rows = (Row(cells=((text("d1"),), (text(state),)), choices=(pause, edit)),)
    table = Table(caption="Digests", columns=(Column(label="Digest"), Column(label="State")), rows=rows)
    return Document(title="Your briefing", blocks=(table, Choices(choices=(Choice(label="Timeline", line=TIMELINE), *choices))))


def home(slack: FakeSlack, user: str = "U0MEMBER") -> str:
    return literal_text(slack.home[user]["blocks"])


def button(slack: FakeSlack, label: str, user: str = "U0MEMBER") -> Json:
    return next(one for one in actions(slack.home[user]["blocks"]) if one["text"]["text"] == label)


async def opened(slack: FakeSlack, user: str = "U0MEMBER") -> None:
    before = len(slack.calls_of("views.publish"))
    assert (await slack.open_home(user=user)).acked
    await until(lambda: len(slack.calls_of("views.publish")) > before and user in slack.home)


async def test_it_shows_the_dashboard_in_older_blocks_and_anew_at_each_opening(slack: FakeSlack, front: FakeFront) -> None:
    front.documents[LINE] = dashboard()
    await opened(slack)
    assert home(slack).startswith("Your briefing")
    assert "running" in home(slack)
    assert "data_table" not in str(slack.home["U0MEMBER"]), "tables are known to be taken in messages alone"
    assert front.requests[0].caller.is_direct
    front.documents[LINE] = dashboard("changed elsewhere")
    await opened(slack)
    assert "changed elsewhere" in home(slack)
    await slack.open_home(user="U0ADMIN", tab="messages")
    assert "U0ADMIN" not in slack.home


async def test_what_is_changed_there_is_shown_there_with_its_answer_on_top(slack: FakeSlack, front: FakeFront) -> None:
    front.lasting.add(PAUSE)
    front.documents[LINE] = dashboard()
    front.documents[PAUSE] = Document(title="d1 is paused", blocks=(Choices(choices=(Choice(label="Undo", line="/brief undo"),)),))
    await opened(slack)
    pause = button(slack, "Pause")
    front.documents[LINE] = dashboard("paused")
    clicked = await slack.click(pause, in_home=True)
    assert clicked.acked
    await until(lambda: "d1 is paused" in home(slack))
    assert "running" not in home(slack)
    assert button(slack, "Undo")["value"] == "/brief undo"
    await until(lambda: bool(front.ended))
    assert [arrived for _, arrived in front.ended] == [True]
    assert slack.messages["DU0MEMBER"] == [], "it is no message as well"
    await opened(slack)
    assert "d1 is paused" not in home(slack), "it is said once"


async def test_a_refusal_is_shown_there_too(slack: FakeSlack, front: FakeFront) -> None:
    front.lasting.add(PAUSE)
    front.documents[LINE] = dashboard()
    front.documents[PAUSE] = Document(title="There is no digest d1", outcome=Outcome.REFUSED)
    await opened(slack)
    await slack.click(button(slack, "Pause"), in_home=True)
    await until(lambda: "There is no digest d1" in home(slack))


async def test_what_only_shows_something_is_a_direct_message(slack: FakeSlack, front: FakeFront) -> None:
    front.documents[LINE] = dashboard()
    await opened(slack)
    await slack.click(button(slack, "Timeline"), in_home=True)
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert slack.messages["DU0MEMBER"][0]["text"] == f"Answer\n{TIMELINE}"
    assert len(slack.calls_of("views.publish")) == 1


async def test_a_form_that_was_opened_there_changes_what_is_shown(slack: FakeSlack, front: FakeFront) -> None:
    front.documents[LINE] = dashboard()
    front.forms[EDIT] = Form("Change d1", "digest edit", (Field("schedule", "Schedule", required=True),), (("digest", "d1"),))
    front.lasting.add(EDIT)
    await opened(slack)
    clicked = await slack.click(button(slack, "Edit"), in_home=True)
    await until(lambda: clicked.view is not None)
    front.documents[LINE] = dashboard("daily 08:00")
    submitted = await slack.submit(clicked.view, {"Schedule": "daily 08:00"})
    assert submitted.closed
    await until(lambda: "daily 08:00" in home(slack) and "Answer" in home(slack))
    assert slack.messages["DU0MEMBER"] == []


async def test_where_it_can_not_be_shown_the_answer_is_a_message(
    slack: FakeSlack, front: FakeFront, caplog: pytest.LogCaptureFixture
) -> None:
    front.lasting.add(PAUSE)
    front.documents[LINE] = dashboard()
    await opened(slack)
    slack.fail_next("views.publish", faults.SERVER_ERROR)
    await slack.click(button(slack, "Pause"), in_home=True)
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert "the App Home of U0MEMBER could not be shown" in caplog.text


async def test_a_view_that_another_process_has_replaced_is_made_anew(slack: FakeSlack, front: FakeFront) -> None:
    front.documents[LINE] = dashboard()
    await opened(slack)
    stale = dict(slack.home["U0MEMBER"])
    slack.home["U0MEMBER"]["hash"] = "of another process"
    event: Json = {"type": "app_home_opened", "user": "U0MEMBER", "channel": "DU0MEMBER", "tab": "home", "view": stale}
    await slack.event(event)
    await until(lambda: slack.home["U0MEMBER"]["hash"] != "of another process")
    assert ["hash" in call for call in slack.calls_of("views.publish")] == [False, True, False]
    assert front.lines == [LINE] * 3, "what is shown in the end is not older than the refusal"


async def test_what_does_not_fit_is_left_out_with_a_word(slack: FakeSlack, front: FakeFront) -> None:
    many = tuple(block for n in range(80) for block in (paragraph(f"{n} " * 400), Choices(choices=(Choice(label=str(n), line="/brief"),))))
    front.documents[LINE] = Document(title="Your briefing", blocks=many)
    await opened(slack)
    assert len(slack.home["U0MEMBER"]["blocks"]) <= 100
    assert home(slack).endswith("which /brief help names.")
