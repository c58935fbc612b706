"""The same request gives the same content in the terminal, on Slack and on Discord."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

import pytest

from bot.app.bot import Bot
from bot.app.serving import Service
from bot.core.command import Command, ValueKind, options_of
from bot.core.document import Block, Choices, Document, Heading, Listing, Note, Paragraph, Preformatted, Quotation, Sources, Text
from bot.core.request import Caller, Platform, Request
from bot.platforms.discord.places import root_of
from bot.platforms.terminal.renderer import render
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.server import FakeSlack
from tests.journeys.conftest import discord_words, final, plain, slack_words

#: A request for each command: its path of words, and its options as Discord has them.
REQUESTS: dict[tuple[str, ...], dict[str, Any]] = {
    ("stats",): {"topic": "Acme", "sentences": "yes"},
    ("timeline",): {"topic": "Acme"},
    ("quotes",): {"topic": "Acme"},
    ("people",): {"topic": "Acme"},
    ("sources",): {"topic": "Rover"},
    ("source",): {"entry": "f1"},
    ("ask",): {"question": "How many Rover delivery robots are in use?"},
    ("latest",): {},
    ("search",): {"words": "office Lyon"},
    ("topics",): {},
    ("help",): {},
    ("report", "dashboard"): {},
    ("add",): {"article": "hello"},
    ("suggest",): {"article": "hello"},
    ("review", "list"): {},
    ("review", "show"): {"review": "r7"},
    ("review", "approve"): {"review": "r7"},
    ("review", "choose"): {"review": "r7", "without": "1"},
    ("review", "edit"): {"review": "r7", "line": "1", "part": "metric", "value": "robots"},
    ("new",): {"topic": "Acme", "since": "2020"},
    ("report", "chart"): {"topic": "Rover", "metric": "robots in use"},
    ("settings", "language"): {"language": "en"},
    ("report", "history"): {"topic": "Rover", "metric": "robots in use"},
    ("report", "compare"): {"topic": "Acme", "other": "Rover"},
    ("report", "changes"): {"topic": "Acme"},
    ("report", "conflicts"): {},
    ("review", "reject"): {"review": "r7"},
    ("review", "on"): {},
    ("review", "off"): {},
    ("entry", "fact"): {"topic": "Rover", "metric": "robots sold", "sentence": "Rover sold 60,000 robots in May 2024.", "source": "Acme"},
    ("entry", "event"): {"topic": "Acme", "sentence": "In June 2024 Acme opened a plant.", "source": "a99"},
    ("entry", "quote"): {"topic": "Acme", "sentence": "Acme opened a plant in Lyon.", "source": "Acme"},
    ("entry", "position"): {"person": "Bo Lind", "title": "CFO", "org": "Acme", "from": "2027-03", "source": "a99"},
    ("entry", "correct"): {"entry": "f1", "value": "70,000"},
    ("entry", "withdraw"): {"entry": "f99"},
    ("entry", "restore"): {"entry": "f1"},
    ("entry", "merge"): {"entry": "f1", "duplicate": "a1"},
    ("entry", "retells"): {"article": "a3", "original": "a2"},
    ("entry", "prefer"): {"entry": "f1", "over": "f3"},
    ("entry", "keep"): {"entry": "f1"},
    ("report", "wrong"): {"entry": "f1", "what": "it is 60,000"},
    ("undo",): {"action": "99"},
    ("log",): {"of": "f1"},
    ("topic", "rename"): {"topic": "Nobody", "to": "Somebody"},
    ("topic", "alias"): {"topic": "Acme"},
    ("topic", "merge"): {"topic": "Acme", "into": "Acme"},
    ("topic", "parent"): {"topic": "Acme", "of": "Rover"},
    ("topic", "reread"): {"topic": "Lena Ortiz"},
    ("feed", "add"): {"url": "nowhere"},
    ("feed", "list"): {},
    ("feed", "check"): {"feed": "n7"},
    ("feed", "edit"): {"feed": "n7 every 2h"},
    ("feed", "import"): {},
    ("feed", "export"): {},
    ("feed", "pause"): {"feed": "n7"},
    ("feed", "resume"): {"feed": "n7"},
    ("feed", "remove"): {"feed": "n7"},
    ("topic", "add"): {"name": "Lyon plant"},
    ("topic", "hide"): {"topic": "Nobody"},
    ("digest", "subscribe"): {"schedule": "sometimes"},
    ("digest", "list"): {},
    ("digest", "preview"): {},
    ("digest", "now"): {"digest": "d7"},
    ("digest", "next"): {"digest": "d7"},
    ("digest", "edit"): {"digest": "d7", "schedule": "daily 10:00"},
    ("digest", "show"): {"reference": "8F3K2"},
    ("digest", "why"): {"reference": "8F3K2"},
    ("digest", "pause"): {"digest": "d7"},
    ("digest", "resume"): {"digest": "d7"},
    ("digest", "unsubscribe"): {"digest": "d7"},
    ("digest", "personal"): {"limit": "many"},
    ("watch", "add"): {"what": "Acme happiness"},
    ("watch", "list"): {},
    ("watch", "edit"): {"watch": "w7"},
    ("watch", "pause"): {"watch": "w7"},
    ("watch", "resume"): {"watch": "w7"},
    ("watch", "remove"): {"watch": "w7"},
    ("settings", "zone"): {"zone": "Europe/Nowhere"},
    ("role",): {},
}


def pieces(document: Document) -> list[str]:
    """The texts of a document in the order of its blocks, without links and times, which each platform writes in its own way."""
    found = [document.title]

    def spans(block: Paragraph | Note) -> list[str]:
        return [span.text for span in block.spans if isinstance(span, Text)]

    def of(block: Block) -> list[str]:
        match block:
            case Heading() | Preformatted():
                return [block.text]
            case Paragraph() | Note():
                return spans(block)
            case Listing():
                return [word for item in block.items for word in (item.lead, *(s.text for s in item.spans if isinstance(s, Text)))]
            case Quotation():
                return [block.words, *(s.text for s in block.attribution if isinstance(s, Text))]
            case Sources():
                return [word for one in block.sources for word in (str(one.number), one.article, "" if block.folded else one.sentence)]
            case Choices():
                return [one.label for one in block.choices if not one.share]
            case _:
                return []

    for block in document.blocks:
        found += of(block)
    return [plain(piece) for piece in found if plain(piece)]


def as_sent(command: Command[Any], options: Mapping[str, str]) -> dict[str, object]:
    """The options as Discord sends them: numbers and answers of yes or no as such."""
    kinds = {one.name: one.value_kind for one in options_of(command.options)}
    sent: dict[str, object] = dict(options)
    sent |= {name: int(value) for name, value in options.items() if kinds[name] is ValueKind.NUMBER}
    return sent | {name: value == "yes" for name, value in options.items() if kinds[name] is ValueKind.FLAG}


def test_every_command_has_a_request(bot: Bot) -> None:
    assert {command.path for command in bot.catalog} == set(REQUESTS)


@pytest.mark.parametrize("path", REQUESTS, ids=" ".join)
async def test_the_same_request_gives_the_same_content(
    path: tuple[str, ...], service: Service, slack: FakeSlack, discord: FakeDiscord
) -> None:
    options = REQUESTS[path]
    text = " ".join([*path, *(f"{name}:{shlex.quote(value).replace(chr(39), chr(34))}" for name, value in options.items())])
    on_slack = await slack.command("/brief", text, user="U0ADMIN")
    assert on_slack.status == 200
    replies = await final(on_slack)
    command = service.bot.catalog.get(*path)
    on_discord = await discord.send_command(root_of(command), *path, options=as_sent(command, options), permissions=MEMBER | MANAGE_GUILD)
    messages = await on_discord.answers()
    caller = Caller(Platform.SLACK, "slack:T0OTHER", "C9", "U0MEMBER", is_administrator=True)
    document = await service.bot.answer(Request(f"/brief {text}", caller))
    said = {
        "terminal": plain(render(document, width=100_000)),
        "Slack": slack_words(*(reply.body for reply in replies)),
        "Discord": discord_words(*messages),
    }
    for platform, words in said.items():
        lost = [piece for piece in pieces(document) if piece.casefold() not in words.casefold()]
        assert not lost, f"{platform} leaves out {lost}: {words}"
