"""Forms as Slack's modals, over HTTP and in Socket Mode: opened by commands and buttons, submitted, refused beside the field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.core.document import Choice, Choices, Document, Outcome, note, paragraph
from bot.core.form import Form
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.modal import Opened, modal_of, opened_for
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.blockkit import actions
from tests.fake_slack.modals import initial_values, labels, view_problems
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import BIG, FILLED, FORM, LINE, SENTENCE, UNSHOWABLE
from tests.platforms.slack.conftest import HURRIED, over_http

pytestmark = pytest.mark.usefixtures("adapter")

ANSWERS = {"Topic": "Rover & Co", "Sentence": SENTENCE}


@pytest.fixture(autouse=True)
def form(front: FakeFront) -> Form:
    front.forms[LINE] = FORM
    return FORM


def mistaken(option: str = "", outcome: Outcome = Outcome.MISTAKE) -> Document:
    again = Choices(choices=(Choice(label="Open the form", line=FILLED, form=True),))
    blocks = (paragraph("No figure can be read."), paragraph("Give another."), note("small"), again)
    return Document(title="That did not work", blocks=blocks, outcome=outcome, code="x", option=option)


async def test_a_command_without_its_options_opens_a_modal_and_its_answer_comes_to_the_caller_alone(
    slack: FakeSlack, front: FakeFront
) -> None:
    command = await slack.command("/brief", "entry fact", channel="C0NEWS")
    assert command.acked
    assert (command.replies, command.refused) == ([], [])
    assert command.view is not None
    assert labels(command.view) == ["Topic", "Sentence", "Source", "Lines", "Scope", "Nature"]
    assert initial_values(command.view) == {
        "Topic": "",
        "Sentence": "",
        "Source": "Acme <News>",
        "Lines": ["1. line", "3. line"],
        "Scope": "toys",
        "Nature": "actual",
    }
    sent = await slack.submit(command.view, ANSWERS, user="U0ADMIN")
    assert (sent.acked, sent.closed, sent.errors, sent.refused) == (True, True, {}, [])
    (reply,) = await command.wait_for(1)
    assert reply.ephemeral
    assert reply.text == f"Answer\n{FILLED}".replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ((request, _),) = front.submitted
    assert (request.line, request.caller.user, request.caller.channel) == (LINE, "U0ADMIN", "C0NEWS")
    assert front.requests[-1].line == FILLED


async def test_a_mistake_is_shown_beside_its_field_and_the_modal_stays(slack: FakeSlack, front: FakeFront) -> None:
    command = await slack.command("/brief", "entry fact")
    for document, label in (
        (mistaken("source"), "Source"),
        (mistaken("source", Outcome.REFUSED), "Source"),
        (mistaken("line"), "Lines"),
        (mistaken("unheard-of"), "Sentence"),
        (mistaken(), "Sentence"),
    ):
        front.documents[FILLED] = document
        sent = await slack.submit(command.view, ANSWERS)
        assert sent.errors == {label: "No figure can be read. Give another."}
        assert not sent.closed
    assert command.replies == []
    del front.documents[FILLED]
    assert (await slack.submit(command.view, ANSWERS)).closed
    await command.wait_for(1)


async def test_what_is_refused_for_another_reason_is_an_answer_whose_button_opens_the_form_again(
    slack: FakeSlack, front: FakeFront
) -> None:
    front.documents[FILLED] = mistaken(outcome=Outcome.REFUSED)
    front.forms[FILLED] = replace(FORM, title="Filled")
    command = await slack.command("/brief", "entry fact")
    assert (await slack.submit(command.view, ANSWERS)).closed
    (reply,) = await command.wait_for(1)
    (button,) = actions(reply.blocks)
    assert button["action_id"].startswith("form:")
    again = await slack.click(button)
    await until(lambda: again.view is not None)
    assert again.view is not None
    assert again.view["title"]["text"] == "Filled"
    assert (front.opened[-1][0].line, front.opened[-1][1]) == (FILLED, True)
    assert again.replies == []


async def test_a_button_whose_line_wants_a_form_opens_it_in_a_channel_and_at_home(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/brief help"] = Document(title="Card", blocks=(Choices(choices=(Choice(label="Enter", line=LINE),)),))
    (button,) = actions((await slack.command("/brief", "help")).replies[0].blocks)
    clicked = await slack.click(button)
    assert clicked.acked
    await until(lambda: clicked.view is not None)
    await slack.submit(clicked.view, ANSWERS)
    assert (await clicked.wait_for(1))[0].ephemeral
    at_home = await slack.click(button, in_home=True)
    await until(lambda: at_home.view is not None)
    await slack.submit(at_home.view, ANSWERS)
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)


async def test_a_line_that_needs_nothing_more_and_a_refused_one_are_answered(slack: FakeSlack, front: FakeFront) -> None:
    class Unwilling(dict[str, Form]):
        def get(self, key: str, default: object = None) -> None:  # type: ignore[override]
            return None

    front.forms = Unwilling(front.forms)
    exchange = await slack.command("/brief", "entry fact")
    assert exchange.replies[0].text == f"Answer\n{LINE}"
    assert slack.calls_of("views.open") == []


async def test_a_trigger_that_is_too_old_leaves_the_answer_that_says_what_to_type(slack: FakeSlack, front: FakeFront) -> None:
    slack.trigger_seconds = -1.0
    exchange = await slack.command("/brief", "entry fact")
    assert exchange.replies[0].text == f"Answer\n{LINE}"
    assert exchange.view is None
    (button,) = ({"type": "button", "action_id": "line:1", "text": {"type": "plain_text", "text": "x"}, "value": LINE},)
    assert (await (await slack.click(button)).wait_for(1))[0].text == f"Answer\n{LINE}"


@pytest.mark.slow
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_a_form_that_opens_late_leaves_no_words_beside_it(slack: FakeSlack, front: FakeFront) -> None:
    front.delays[f"form of {LINE}"] = 0.6
    exchange = await slack.command("/brief", "entry fact")
    assert exchange.acked
    [noted] = front.noted  # before it was acknowledged: this process may die
    await until(lambda: exchange.view is not None)
    await until(lambda: front.ended == [(noted, True)])
    assert exchange.replies == []


@pytest.mark.slow
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_a_form_that_comes_too_late_to_open_is_answered_in_words(slack: FakeSlack, front: FakeFront) -> None:
    slack.trigger_seconds = 0.4
    front.delays[f"form of {LINE}"] = 0.6
    exchange = await slack.command("/brief", "entry fact")
    assert exchange.acked
    assert [reply.text for reply in await exchange.wait_for(1)] == [f"Answer\n{LINE}"]
    assert exchange.view is None


@pytest.mark.slow
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_an_answer_that_takes_long_follows_the_closed_modal(slack: FakeSlack, front: FakeFront) -> None:
    front.delays[FILLED] = 0.6
    front.documents[FILLED] = mistaken()
    command = await slack.command("/brief", "entry fact")
    sent = await slack.submit(command.view, ANSWERS)
    assert (sent.closed, sent.errors) == (True, {})
    (reply,) = await command.wait_for(1)
    assert "No figure can be read" in reply.text
    assert [action["text"]["text"] for action in actions(reply.blocks)] == ["Open the form"]


@pytest.mark.parametrize("has_bot", [True, False])
async def test_an_answer_comes_also_when_the_response_url_is_used_up(slack: FakeSlack, front: FakeFront, has_bot: bool) -> None:
    slack.channels["C0NEWS"].has_bot = has_bot
    command = await slack.command("/brief", "entry fact", channel="C0NEWS")
    command.uses = 5
    await slack.submit(command.view, ANSWERS)
    if has_bot:
        await until(lambda: len(slack.ephemeral) == 1)
        assert (slack.ephemeral[0]["channel"], slack.ephemeral[0]["user"]) == ("C0NEWS", "U0MEMBER")
    else:
        await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    assert slack.messages["C0NEWS"] == []


async def test_a_long_line_is_kept_and_found_again(slack: FakeSlack, front: FakeFront) -> None:
    long = f"{LINE} sentence:" + "x" * 2990
    front.forms[long] = FORM
    command = await slack.command("/brief", long.removeprefix("/brief "))
    assert command.view is not None
    assert "x" * 100 not in command.view["private_metadata"]
    await slack.submit(command.view, ANSWERS)
    await command.wait_for(1)
    assert front.submitted[-1][0].line == long
    assert front.temporary == {long}, "what somebody typed is not kept for good"
    front.kept.clear()
    await slack.submit(command.view, ANSWERS)
    assert "no longer know" in (await command.wait_for(2))[1].text


async def test_only_lines_that_wait_for_a_form_are_kept_for_a_while(slack: FakeSlack, front: FakeFront) -> None:
    form, plain = f"{LINE} sentence:" + "x" * 2990, "/brief ask " + "why " * 600
    choices = (Choice(label="Open the form", line=form, form=True), Choice(label="Ask", line=plain))
    front.documents["/brief help"] = Document(title="Help", blocks=(Choices(choices=choices),))
    await (await slack.command("/brief", "help")).wait_for(1)
    assert set(front.kept.values()) == {form, plain}
    assert front.temporary == {form}


async def test_a_failure_is_reported_and_a_foreign_view_is_ignored(slack: FakeSlack, front: FakeFront) -> None:
    command = await slack.command("/brief", "entry fact")
    front.documents[FILLED] = RuntimeError("no such table")
    assert (await slack.submit(command.view, ANSWERS)).closed
    assert "Something broke on my side" in (await command.wait_for(1))[0].text
    assert command.view is not None
    for metadata in ("", "{}", "[1]", "nonsense"):
        assert (await slack.submit({**command.view, "private_metadata": metadata}, ANSWERS)).closed
    assert len(front.submitted) == 1


async def test_the_line_is_answered_when_slack_cannot_open_the_form(slack: FakeSlack, front: FakeFront) -> None:
    slack.fail_next("views.open", faults.SERVER_ERROR, faults.SERVER_ERROR, faults.DROPPED, faults.DROPPED)
    for _ in range(2):
        assert (await slack.command("/brief", "entry fact")).replies[0].text == f"Answer\n{LINE}"


async def test_a_modal_outlives_the_process(slack: FakeSlack, config: SlackConfig, front: FakeFront, adapter: SlackAdapter) -> None:
    command = await slack.command("/brief", "entry fact")
    await adapter.stop()
    async with over_http(slack, front, config):
        await slack.submit(command.view, ANSWERS)
        assert len(await command.wait_for(1)) == 1


def test_every_form_fits_what_slack_takes() -> None:
    assert view_problems(modal_of(FORM, "{}")) == []
    big = modal_of(BIG, "m" * 3000)
    assert big is not None
    assert view_problems(big) == []
    assert "Long" not in labels(big), "a text that is too long for Slack stays as it is"
    assert modal_of(UNSHOWABLE, "{}") is None


def test_the_metadata_of_a_modal_has_no_markup_and_comes_back() -> None:
    opened = Opened("/brief add <b> & 😀 “q”", "C1", "https://hooks.example/?a=1&b=2")
    metadata = opened.metadata()
    assert metadata is not None
    assert not {"&", "<", ">"} & set(metadata)
    assert opened_for({"private_metadata": metadata}) == opened
    assert json.loads(metadata)["channel"] == "C1"
    assert Opened("x" * 3000).metadata() is None
