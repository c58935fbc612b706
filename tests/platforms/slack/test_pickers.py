"""Forms that let people pick what they would have to type: people, channels, and values that are looked up while they are typed."""

from __future__ import annotations

import pytest

from bot.core.document import Document, Outcome, paragraph
from bot.core.form import Field, Form, Kind
from bot.core.front import Typing
from tests.fake_slack import FakeSlack
from tests.fake_slack.modals import initial_values, view_problems
from tests.fake_slack.workspace import Exchange
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

FIELDS = (
    Field("user", "Who", kind=Kind.PERSON, initial=("<@U0ADMIN>",)),
    Field("channel", "Channel", kind=Kind.CHANNEL, initial=("<#C0NEWS>",), present=("<#C0NEWS>",)),
    Field("zone", "Zone", required=True, completes=True, initial=("UTC",)),
    Field("topics", "Topics", kind=Kind.SEVERAL, completes=True),
)
LINE = "/brief digest subscribe"
FORM = Form("Subscribe", "digest subscribe", FIELDS, submit="Subscribe")


async def opened(slack: FakeSlack, front: FakeFront) -> Exchange:
    front.forms[LINE] = FORM
    exchange = await slack.command("/brief", "digest subscribe", user="U0ADMIN", channel="C0NEWS")
    assert view_problems(exchange.view and {k: v for k, v in exchange.view.items() if k not in ("id", "team_id", "hash", "bot_id")}) == []
    return exchange


async def test_people_and_channels_are_picked(slack: FakeSlack, front: FakeFront) -> None:
    exchange = await opened(slack, front)
    assert exchange.view is not None
    assert exchange.view["submit"]["text"] == "Subscribe"
    assert initial_values(exchange.view) == {"Who": "U0ADMIN", "Channel": "C0NEWS", "Zone": "UTC", "Topics": []}
    assert (await slack.submit(exchange.view, {"Who": "U0MEMBER", "Channel": "C0GENERAL"})).closed
    assert front.submitted[0][1] == {"user": ("<@U0MEMBER>",), "channel": ("<#C0GENERAL>",), "zone": ("UTC",), "topics": ()}
    assert front.lines[-1] == f"{LINE} user:<@U0MEMBER> channel:<#C0GENERAL> zone:UTC"
    assert (await slack.submit(exchange.view, {"Channel": ""})).closed
    assert front.lines[-1] == f'{LINE} user:<@U0ADMIN> channel:"" zone:UTC', "a field that was emptied is empty"


async def test_values_are_looked_up_while_they_are_typed(slack: FakeSlack, front: FakeFront) -> None:
    front.completions = {"zone": ("Europe/Berlin", "Europe/Bern"), "topics": ("Acme", "Globex", "x" * 200)}
    exchange = await opened(slack, front)
    offered = await slack.suggestions(exchange.view, "Zone", "ber")
    assert [one["value"] for one in offered] == ["Europe/Berlin", "Europe/Bern", "ber"]
    assert front.completed[-1] == Typing("digest subscribe", "zone", "ber")
    assert [one["value"] for one in await slack.suggestions(exchange.view, "Topics", "")] == ["Acme", "Globex"], "a value that Slack takes"
    assert [one["value"] for one in await slack.suggestions(exchange.view, "Zone", "europe/bern")] == ["Europe/Bern"]
    assert (await slack.submit(exchange.view, {"Zone": "Europe/Bern", "Topics": ["Acme", "Globex"]}, user="U0ADMIN")).closed
    assert front.submitted[0][1] | {"user": (), "channel": ()} == {
        "user": (),
        "channel": (),
        "zone": ("Europe/Bern",),
        "topics": ("Acme", "Globex"),
    }


async def test_words_that_are_not_offered_are_explained_at_their_field(slack: FakeSlack, front: FakeFront) -> None:
    exchange = await opened(slack, front)
    front.documents[f'{LINE} user:<@U0ADMIN> zone:"Atlantis Bay"'] = Document(
        title="That did not work",
        blocks=(paragraph("zone: I know no “Atlantis Bay”. Type /brief zone and a city. For example zone:Berlin"),),
        outcome=Outcome.MISTAKE,
        option="zone",
    )
    sent = await slack.submit(exchange.view, {"Zone": "Atlantis Bay"})
    assert sent.errors == {"Zone": "I know no “Atlantis Bay”. For example Berlin"}
    assert not sent.closed


async def test_a_value_that_is_quoted_shows_which_field_is_wrong(slack: FakeSlack, front: FakeFront) -> None:
    exchange = await opened(slack, front)
    front.documents[f"{LINE} user:<@U0ADMIN> zone:UTC topics:Umbra"] = Document(
        title="That did not work", blocks=(paragraph("I follow no topic “Umbra”."),), outcome=Outcome.MISTAKE, option="parent"
    )
    assert (await slack.submit(exchange.view, {"Topics": ["Umbra"]})).errors == {"Topics": "I follow no topic “Umbra”."}


@pytest.mark.parametrize("ack_within", [0.2])
async def test_a_look_up_that_takes_too_long_offers_what_was_typed(slack: FakeSlack, front: FakeFront) -> None:
    front.delays["completing ber"] = 3.0
    exchange = await opened(slack, front)
    assert [one["value"] for one in await slack.suggestions(exchange.view, "Zone", "ber")] == ["ber"]
