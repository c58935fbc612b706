"""Forms as Discord's modals, through the real client: opened by commands and buttons, submitted, offered again after a mistake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import make_dataclass, replace
from typing import Any

import pytest

from bot.core.command import Command, FormOffer, lacks, option
from bot.core.document import Choice, Choices, Document, Outcome, paragraph
from bot.core.form import Field, Form, Kind, Pick
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from bot.platforms.discord.modal import modal_id, modal_of, opened_for
from tests.fake_discord.modals import initial_values, modal_errors
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.conftest import ENDLESS, PATIENCE
from tests.platforms.discord.observing import text_of
from tests.platforms.discord.test_tree import _named, _payload, client
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import BIG, FILLED, FORM, SENTENCE, UNSHOWABLE

__all__ = ["client"]

LINE = "/brief digest subscribe"
ANSWERS = {"Topic": "Rover & Co", "Sentence": SENTENCE}
LONG = "/brief digest subscribe schedule:" + '"' + "x" * 120 + '"'


@pytest.fixture
def front() -> FakeFront:
    return FakeFront(forms={LINE: FORM})


@pytest.fixture
async def adapter(discord: FakeDiscord, front: FakeFront, patience: float) -> AsyncIterator[DiscordAdapter]:
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=patience), front, CATALOG)
    await adapter.start()
    await discord.connected()
    yield adapter
    await adapter.stop()


def mistaken(line: str = FILLED) -> Document:
    again = Choices(choices=(Choice(label="Open the form", line=line, form=True),))
    return Document(title="That did not work", blocks=(paragraph("No figure."), again), outcome=Outcome.MISTAKE)


@pytest.mark.usefixtures("adapter")
class TestModals:
    async def test_a_command_without_its_options_opens_a_modal_whose_answer_is_for_the_caller(
        self, discord: FakeDiscord, front: FakeFront
    ) -> None:
        command = await discord.send_command("brief", "digest", "subscribe")
        shown = await command.modal()
        assert initial_values(shown) == {
            "Topic": [],
            "Sentence": "",
            "Source": "Acme <News>",
            "Lines": ["1. line", "3. line"],
            "Scope": "toys",
        }
        sent = await discord.submit(shown, ANSWERS)
        (answer,) = await sent.answers()
        assert sent.ephemeral == [True]
        assert "Rover" in text_of(answer)
        ((request, _),) = front.submitted
        assert (request.line, request.caller.channel) == (LINE, str(discord.channel_id))
        assert front.lines == [FILLED], "what Discord has no room for stays as it was"

    async def test_what_is_typed_needs_no_form_and_a_file_neither(self, discord: FakeDiscord, front: FakeFront) -> None:
        await (await discord.send_command("brief", "digest", "subscribe", options={"schedule": "daily 09:00"})).answers()
        front.forms["/brief add"] = FORM
        await (await discord.send_command("brief", "add", options={"file": ("a.txt", b"Acme grew.")})).answers()
        assert front.lines == ['/brief digest subscribe schedule:"daily 09:00"', "/brief add"]
        assert front.opened == []

    async def test_after_a_mistake_a_button_opens_the_form_with_what_was_typed(self, discord: FakeDiscord, front: FakeFront) -> None:
        front.documents[FILLED] = mistaken()
        front.forms[FILLED] = replace(FORM, title="Filled")
        sent = await discord.submit(await (await discord.send_command("brief", "digest", "subscribe")).modal(), ANSWERS)
        (answer,) = await sent.answers()
        again = await discord.press(sent, answer, "Open the form")
        assert (await again.modal())["title"] == "Filled"
        assert (front.opened[-1][0].line, front.opened[-1][1]) == (FILLED, True)
        assert front.lines == [FILLED], "opening the form is not answering its line"

    async def test_a_modal_and_the_button_to_it_outlive_the_process(
        self, discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter
    ) -> None:
        front.documents["/brief help"] = Document(title="Card", blocks=(Choices(choices=(Choice(label="Ask", line=LONG),)),))
        front.forms[LONG] = FORM
        (card,) = await (await discord.send_command("brief", "help")).answers()
        short = await (await discord.send_command("brief", "digest", "subscribe")).modal()
        long = await (await discord.press(None, card, "Ask")).modal()
        await adapter.stop()
        second = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG)
        await second.start()
        try:
            await discord.connected()
            for shown in (short, long):
                await (await discord.submit(shown, ANSWERS)).answers()
            assert [request.line for request, _ in front.submitted] == [LINE, LONG]
            front.kept.clear()
            (gone,) = await (await discord.submit(long, ANSWERS)).answers()
            assert "form is not known here any more" in text_of(gone)
        finally:
            await second.stop()

    @pytest.mark.slow
    @pytest.mark.parametrize(("slow_by_name", "patience"), [(True, ENDLESS), (False, PATIENCE)])
    async def test_a_late_answer_to_a_form_is_announced_first(self, discord: FakeDiscord, front: FakeFront, slow_by_name: bool) -> None:
        front.delays[FILLED] = 0.05 if slow_by_name else PATIENCE * 4
        front.slow = {LINE} if slow_by_name else set()
        sent = await discord.submit(await (await discord.send_command("brief", "digest", "subscribe")).modal(), ANSWERS)
        assert (await sent.acknowledged())["type"] == 5
        await sent.answers()
        assert sent.ephemeral == [True]

    @pytest.mark.parametrize("patience", [PATIENCE])
    async def test_a_form_that_takes_too_long_or_is_refused_leaves_the_answer(self, discord: FakeDiscord, front: FakeFront) -> None:
        front.delays[f"form of {LINE}"] = PATIENCE * 4
        exchange = await discord.send_command("brief", "digest", "subscribe")
        await exchange.answers()
        del front.delays[f"form of {LINE}"]
        front.forms[LINE] = UNSHOWABLE
        await (await discord.send_command("brief", "digest", "subscribe")).answers()
        front.forms[LINE] = FORM
        discord.fail_next("/callback", status=400, code=50035)
        await (await discord.send_command("brief", "digest", "subscribe")).answers()
        assert front.lines == [LINE] * 3

    async def test_a_button_for_a_form_is_never_taken_for_its_line(self, discord: FakeDiscord, front: FakeFront) -> None:
        front.documents["/brief help"] = mistaken(LINE)
        (card,) = await (await discord.send_command("brief", "help")).answers()
        discord.fail_next("/callback", status=400, code=50035)
        (refusal,) = await (await discord.press(None, card, "Open the form")).answers()
        assert "could not be opened" in text_of(refusal)
        assert front.lines == ["/brief help"]

    async def test_a_lost_answer_does_not_answer_twice(self, discord: FakeDiscord, front: FakeFront) -> None:
        discord.fail_next("/callback", status=500, done_first=True)
        exchange = await discord.send_command("brief", "digest", "subscribe")
        assert (await exchange.modal())["title"] == FORM.title
        await asyncio.sleep(0.05)
        assert (front.lines, exchange.messages) == ([], [])

    async def test_a_foreign_modal_changes_nothing(self, discord: FakeDiscord, front: FakeFront) -> None:
        shown = await (await discord.send_command("brief", "digest", "subscribe")).modal()
        (refusal,) = await (await discord.submit({**shown, "custom_id": "foreign"}, ANSWERS)).answers()
        assert "not known here" in text_of(refusal)
        assert front.submitted == []


async def test_every_form_fits_what_discord_takes() -> None:
    for form in (FORM, BIG):
        view = modal_of(form, modal_id(LINE) or "")
        assert view is not None
        assert modal_errors(view.to_dict()) == []
        assert view.is_finished(), "the library must not keep it"
        assert "Long" not in initial_values(view.to_dict()), "a text that is too long for Discord stays as it is"
    assert modal_of(UNSHOWABLE, "m:x") is None


def test_a_modal_says_what_it_is_for() -> None:
    assert modal_id(LONG) is None
    for custom_id in (modal_id(LINE), modal_id(LONG, "token7")):
        assert custom_id is not None
        found = opened_for(custom_id)
        assert found is not None
        assert (found.line, found.token) in ((LINE, ""), ("", "token7"))
    assert opened_for("foreign") is None


async def _never(words: Any, desk: Any) -> Any:
    raise AssertionError("no form is made here")


async def test_discord_does_not_insist_on_what_a_form_asks_for(client: Any) -> None:
    asking = make_dataclass(
        "Asking", [("topic", str, option("a topic", required=True)), ("title", str, option("its title", form_only=True))], frozen=True
    )
    stats: Command[Any] = CATALOG.get("stats")
    (plain,) = await _payload(client, [replace(stats, options=asking)])
    (brief,) = await _payload(client, [replace(stats, options=asking, form=FormOffer(_never, lacks("topic")))])
    for tree, required in ((plain, True), (brief, False)):
        assert [(one["name"], one["required"]) for one in _named(tree, "stats")["options"]] == [("topic", required)]


PICKING = Form(
    "Choose",
    "digest subscribe",
    (
        Field("who", "Who", kind=Kind.PERSON, required=True),
        Field("channel", "Channel", kind=Kind.CHANNEL),
        Field("text", "Text", kind=Kind.LONG, takes_file=True, required=True),
        Field("empty", "Empty", kind=Kind.ONE, initial=("skip",), picks=(Pick("skip", "skip"), Pick("say", "say"))),
    ),
)


@pytest.mark.usefixtures("adapter")
async def test_people_roles_and_channels_are_picked_and_become_mentions(discord: FakeDiscord, front: FakeFront) -> None:
    front.forms[LINE] = PICKING
    newsroom = await discord.add_role("News & room")
    shown = await (await discord.send_command("brief", "digest", "subscribe")).modal()
    assert modal_errors(shown) == []
    for who, typed in (
        (str(newsroom), f"<@&{newsroom}|@News-room>"),
        (discord.person["id"], f"<@{discord.person['id']}|{discord.person['global_name']}>"),
    ):
        front.requests.clear()
        filled = {"Who": [who], "Channel": [str(discord.channel_id)], "Text": "Acme grew."}
        await (await discord.submit(shown, filled)).answers()
        assert front.lines == [
            PICKING.line({"who": [typed], "channel": [f"<#{discord.channel_id}>"], "text": ["Acme grew."], "empty": ["skip"]})
        ]


@pytest.mark.usefixtures("adapter")
async def test_a_picker_that_was_emptied_is_no_error(discord: FakeDiscord, front: FakeFront) -> None:
    front.forms[LINE] = PICKING
    shown = await (await discord.send_command("brief", "digest", "subscribe")).modal()
    await (await discord.submit(shown, {"Who": [discord.person["id"]], "Channel": [], "Text": "x"})).answers()
    assert "channel" not in front.lines[0]


@pytest.mark.usefixtures("adapter")
async def test_a_form_takes_a_file_instead_of_the_text(discord: FakeDiscord, front: FakeFront) -> None:
    front.forms[LINE] = PICKING
    shown = await (await discord.send_command("brief", "digest", "subscribe")).modal()
    filled = {"Who": [discord.person["id"]], "File": ("acme.txt", b"Acme grew.")}
    await (await discord.submit(shown, filled)).answers()
    [request] = front.requests
    assert [(one.name, one.content) for one in request.attachments] == [("acme.txt", b"Acme grew.")]
    assert "text:" not in request.line
    assert front.submitted == [], "the form makes a line, and the file comes with it"
    assert next(iter(front.noted.values())).reply["with_files"] is True


@pytest.mark.usefixtures("adapter")
async def test_in_a_direct_message_no_channel_is_asked_for(discord: FakeDiscord, front: FakeFront) -> None:
    front.forms[LINE] = PICKING
    shown = await (await discord.send_command("brief", "digest", "subscribe", guild=None)).modal()
    assert [row["label"] for row in shown["components"]] == ["Who", "Text", "File", "Empty"]


def test_who_and_what_is_chosen_stands_in_the_form() -> None:
    picked = Form(
        "Choose",
        "x",
        (
            Field("channel", "Channel", kind=Kind.CHANNEL, initial=("<#77>",)),
            Field("who", "Who", kind=Kind.PERSON, initial=("<@&78|@newsroom>",)),
            Field("other", "Other", kind=Kind.PERSON, initial=("nobody",)),
        ),
    )
    view = modal_of(picked, "m:x")
    assert view is not None
    assert initial_values(view.to_dict()) == {"Channel": ["77"], "Who": ["78"], "Other": []}


def _kind(field: Field) -> int:
    view = modal_of(Form("Choose", "x", (field,)), "m:x")
    assert view is not None
    assert modal_errors(view.to_dict()) == []
    kind: int = view.to_dict()["components"][0]["component"]["type"]
    return kind


@pytest.mark.parametrize(
    ("kind", "count", "required", "initial", "component"),
    [
        (Kind.ONE, 2, True, (), 21),
        (Kind.ONE, 10, False, ("3",), 21),
        (Kind.ONE, 3, False, (), 3),
        (Kind.ONE, 11, True, (), 3),
        (Kind.ONE, 1, True, (), 3),
        (Kind.SEVERAL, 1, False, (), 22),
        (Kind.SEVERAL, 10, True, ("1", "2"), 22),
        (Kind.SEVERAL, 11, False, ("1",), 3),
    ],
)
def test_few_choices_are_all_in_sight(kind: Kind, count: int, required: bool, initial: tuple[str, ...], component: int) -> None:
    picks = tuple(Pick(str(number), f"Choice {number}") for number in range(count))
    assert _kind(Field("one", "One", kind=kind, required=required, initial=initial, picks=picks)) == component
