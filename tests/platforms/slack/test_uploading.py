"""Files that come with answers: where Slack shows them, and what is said where it takes none."""

from __future__ import annotations

import pytest

from bot.core.document import Document, paragraph
from bot.core.files import File
from tests.fake_slack import FakeSlack
from tests.fake_slack.blockkit import literal_text
from tests.fake_slack.faults import Fault
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("http_adapter")

TABLE = File(name="acme-stats.csv", text="measure,value\r\n工厂,80\r\n", words="Figures of Acme, 1 row")


@pytest.fixture(autouse=True)
def rows(front: FakeFront) -> None:
    for line in ("/brief stats acme format:csv", "stats acme format:csv"):
        front.documents[line] = Document(title="Acme: figures", blocks=(paragraph("One row."),), file=TABLE)


async def told(slack: FakeSlack, line: str = "stats acme format:csv", channel: str = "C0GENERAL") -> str:
    """What the answer to a command says once it is there."""
    asked = await slack.command("/brief", line, channel=channel)
    await until(lambda: any("One row." in literal_text(reply.body.get("blocks", [])) for reply in asked.replies))
    return literal_text(asked.replies[-1].body["blocks"])


async def test_the_file_of_a_private_answer_goes_to_the_persons_direct_messages(slack: FakeSlack) -> None:
    assert "The file is in your direct messages with me: acme-stats.csv" in await told(slack)
    (number,) = slack.uploads
    upload = slack.uploads[number]
    assert (upload.channel, upload.name, upload.title) == ("DU0MEMBER", "acme-stats.csv", "Figures of Acme, 1 row")
    assert slack.files[number][0].decode("utf-8-sig") == TABLE.text


async def test_in_direct_messages_the_file_is_beside_the_answer(slack: FakeSlack) -> None:
    assert "The file is here: acme-stats.csv" in await told(slack, channel="DU0MEMBER")
    assert [upload.channel for upload in slack.uploads.values()] == ["DU0MEMBER"]


async def test_the_file_of_an_answer_for_all_is_in_their_thread(slack: FakeSlack) -> None:
    await slack.mention("stats acme format:csv")
    await until(lambda: bool(slack.messages["C0GENERAL"]))
    (upload,) = slack.uploads.values()
    assert upload.channel == "C0GENERAL"
    assert upload.thread == slack.messages["C0GENERAL"][0]["thread_ts"]


async def test_without_the_scope_the_answer_says_which_one_is_missing(slack: FakeSlack) -> None:
    slack.without_scopes.add("files:write")
    said = await told(slack)
    assert "the app lacks the scope files:write" in said
    assert "briefing-bot manifest" in said
    assert not slack.uploads


async def test_a_file_that_slack_does_not_take_now_is_said_to_be_missing(slack: FakeSlack) -> None:
    slack.fail_next("files.completeUploadExternal", Fault(error="fatal_error", status=200))
    assert "Slack does not take the file (fatal_error)" in await told(slack)
