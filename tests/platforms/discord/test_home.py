"""Buttons in direct messages that are meant for a server."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.document import Choice, Choices, Column, Document, Row, Source, Sources, Table, text
from bot.platforms.discord.buttons import CUSTOM_ID, pressed
from bot.platforms.discord.home import server_and_id, server_of
from bot.platforms.discord.writing import Writer
from tests.fake_discord.components import buttons_of, options_of
from tests.platforms.fake_front import FakeFront

GUILD = 123456789012345678901 // 10
LONG = "/brief topic add name:" + "x" * 60
LONGER = "/brief ask " + "why " * 40 + "?"


def ids(messages: Any) -> list[str]:
    bodies = [message.payload() for message in messages]
    return [one["value"] for body in bodies for one in options_of(body)] + [one["custom_id"] for body in bodies for one in buttons_of(body)]


async def test_every_button_and_option_names_the_server_and_keeps_its_meaning() -> None:
    front, workspace = FakeFront(), f"discord:{GUILD}"
    lines = ["/brief review approve r1", LONG, LONGER]
    choices = Choices(choices=tuple(Choice(label=str(number), line=line) for number, line in enumerate(lines)))
    row = Row(cells=((text("Globex"),),), choices=(Choice(label="Remove", line="/brief feed remove 7"),))
    table = Table(caption="Feeds", columns=(Column(label="Feed"),), rows=(row,))
    sources = Sources(sources=(Source(number=1, sentence="It is so.", article="The Example", line="/brief source f1"),))
    document = Document(title="Suggested", blocks=(choices, table, sources))
    messages = [await Writer(front).message(document, workspace, {}, GUILD)]
    meant = []
    for custom_id in ids(messages):
        assert len(custom_id) <= CUSTOM_ID
        guild, rest = server_and_id(custom_id)
        assert guild == GUILD
        found = pressed(rest)
        assert found is not None
        meant.append(found.line or front.kept[workspace, found.token])
    assert sorted(meant) == sorted([*lines, "/brief source f1", "/brief feed remove 7"])


async def test_only_lines_that_wait_for_a_form_are_kept_for_a_while() -> None:
    front, workspace = FakeFront(), f"discord:{GUILD}"
    lines = [f"/brief {name} " + "x" * length for name in ("form", "plain") for length in (80, 200)]
    choices = tuple(Choice(label="Go on", line=line, form=line.startswith("/brief form")) for line in lines)
    await Writer(front).message(Document(title="Card", blocks=(Choices(choices=choices),)), workspace, {}, GUILD)
    assert set(front.kept.values()) == set(lines)
    assert front.temporary == set(lines[:2])


@pytest.mark.parametrize("custom_id", ["l:/brief help", "k:token", "open:0", "g.l:/brief help", "gx.l:/brief help", "g12", ""])
def test_other_buttons_mean_where_they_stand(custom_id: str) -> None:
    assert server_and_id(custom_id) == (None, custom_id)


def test_a_direct_message_is_no_server() -> None:
    assert [server_of(one) for one in ("discord:4711", "discord:dm:4711", "slack:T1", "")] == [4711, None, None, None]
