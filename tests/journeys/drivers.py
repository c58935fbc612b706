"""What people do in a journey, by one interface for both platforms: commands, buttons and forms of Slack or of Discord."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.commands.all import catalog
from bot.platforms.discord.places import root_of
from tests.fake_discord.components import buttons_of
from tests.fake_discord.modals import initial_values as on_discord
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.blockkit import actions
from tests.fake_slack.modals import initial_values as on_slack
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import Exchange as SlackExchange
from tests.fake_slack.workspace import User, until
from tests.journeys.conftest import discord_words, final, slack_words

Json = dict[str, Any]
Filled = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a person sees it: its words, the labels of its buttons, and the messages as the platform has them."""

    words: str
    buttons: tuple[str, ...]
    messages: tuple[Json, ...]
    private: bool = True


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form that is open: the values of its fields by label."""

    fields: Mapping[str, str | list[str]]
    view: Json
    asked: Any = None


class Driver(ABC):
    """One platform's workspace, with an admin, an editor ("lena") and a member ("ben"); its only channel gets the digests."""

    workspace: str
    #: What the log calls each of the three.
    names: Mapping[str, str]

    @abstractmethod
    async def ask(self, *path: str, by: str = "ben", **options: str) -> Answer:
        """The answer to a command."""

    @abstractmethod
    async def open_form(self, *path: str, by: str, **options: str) -> OpenForm:
        """The form that a command opens."""

    @abstractmethod
    async def press(self, answer: Answer, label: str, *, by: str) -> Answer:
        """The answer to a press of the button with that label."""

    @abstractmethod
    async def open_by_button(self, answer: Answer, label: str, *, by: str) -> OpenForm:
        """The form that a button opens."""

    @abstractmethod
    async def submit(self, form: OpenForm, filled: Filled, *, by: str) -> Answer:
        """The answer to the form, submitted with these fields filled in and the others left as they are."""

    @abstractmethod
    async def give_editor(self) -> Answer:
        """The admin makes lena an editor: the answer."""

    @property
    @abstractmethod
    def channel(self) -> list[Answer]:
        """The bot's messages in the channel and its threads as they are now, in the order in which they were posted."""

    @abstractmethod
    def edited(self) -> int:
        """How often messages in the channel were edited."""


@dataclass
class SlackDriver(Driver):
    slack: FakeSlack
    workspace: str = "slack:T0ACME"
    names: Mapping[str, str] = field(default_factory=lambda: {"admin": "U0ADMIN", "lena": "U0LENA", "ben": "U0MEMBER"})

    def __post_init__(self) -> None:
        self.slack.users["U0LENA"] = User("U0LENA", "lena")

    async def ask(self, *path: str, by: str = "ben", **options: str) -> Answer:
        return _slack_answer(await self._typed(path, options, by))

    async def _typed(self, path: tuple[str, ...], options: Mapping[str, str], by: str) -> list[Json]:
        return [reply.body for reply in await final(await self._command(path, options, by))]

    async def _command(self, path: tuple[str, ...], options: Mapping[str, str], by: str) -> SlackExchange:
        given = [f'{name.replace("_", "-")}:"{value}"' for name, value in options.items()]
        return await self.slack.command(f"/{path[0]}", " ".join([*path[1:], *given]), user=self.names[by])

    async def open_form(self, *path: str, by: str, **options: str) -> OpenForm:
        exchange = await self._command(path, options, by)
        return _slack_form(exchange)

    async def press(self, answer: Answer, label: str, *, by: str) -> Answer:
        exchange = await self.slack.click(_slack_button(answer, label), user=self.names[by])
        return _slack_answer([reply.body for reply in await final(exchange)])

    async def open_by_button(self, answer: Answer, label: str, *, by: str) -> OpenForm:
        exchange = await self.slack.click(_slack_button(answer, label), user=self.names[by])
        await until(lambda: exchange.view is not None)
        return _slack_form(exchange)

    async def submit(self, form: OpenForm, filled: Filled, *, by: str) -> Answer:
        submitted = await self.slack.submit(form.view, filled, user=self.names[by])
        assert submitted.errors == {}
        return _slack_answer([reply.body for reply in await final(form.asked)])

    async def give_editor(self) -> Answer:
        return _slack_answer(await self._typed(("brief", "role", "@lena", "editor"), {}, "admin"))

    @property
    def channel(self) -> list[Answer]:
        return [_slack_answer([message]) for message in self.slack.messages["C0GENERAL"]]

    def edited(self) -> int:
        return len(self.slack.calls_of("chat.update"))


def _slack_answer(bodies: Sequence[Json]) -> Answer:
    labels = [one["text"]["text"] for body in bodies for one in actions(body.get("blocks", [])) if one["type"] == "button"]
    private = all(body.get("response_type", "ephemeral") == "ephemeral" for body in bodies)
    return Answer(slack_words(*bodies), tuple(labels), tuple(bodies), private)


def _slack_button(answer: Answer, label: str) -> Json:
    found = [one for body in answer.messages for one in actions(body.get("blocks", [])) if one["type"] == "button"]
    button: Json = next(one for one in found if one["text"]["text"] == label)
    return button


def _slack_form(exchange: SlackExchange) -> OpenForm:
    assert exchange.view is not None, "no form was opened"
    return OpenForm(on_slack(exchange.view), exchange.view, exchange)


@dataclass
class DiscordDriver(Driver):
    discord: FakeDiscord
    workspace: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.workspace = f"discord:{self.discord.guild_id}"
        self.people = {"admin": self.discord.person, "lena": self.discord.add_person("lena"), "ben": self.discord.add_person("ben")}
        self.names = {name: str(person["id"]) for name, person in self.people.items()}

    def _who(self, by: str) -> dict[str, Any]:
        return {"person": self.people[by], "permissions": MEMBER | (MANAGE_GUILD if by == "admin" else 0)}

    async def ask(self, *path: str, by: str = "ben", **options: str) -> Answer:
        exchange = await self.discord.send_command(*_registered(path), options=_as_sent(options), **self._who(by))
        return _discord_answer(await exchange.answers(), exchange.ephemeral)

    async def open_form(self, *path: str, by: str, **options: str) -> OpenForm:
        modal = await (await self.discord.send_command(*_registered(path), options=_as_sent(options), **self._who(by))).modal()
        return OpenForm(on_discord(modal), modal)

    async def press(self, answer: Answer, label: str, *, by: str) -> Answer:
        exchange = await self.discord.press(None, _discord_message(answer, label), label, **self._who(by))
        return _discord_answer(await exchange.answers(), exchange.ephemeral)

    async def open_by_button(self, answer: Answer, label: str, *, by: str) -> OpenForm:
        modal = await (await self.discord.press(None, _discord_message(answer, label), label, **self._who(by))).modal()
        return OpenForm(on_discord(modal), modal)

    async def submit(self, form: OpenForm, filled: Filled, *, by: str) -> Answer:
        exchange = await self.discord.submit(form.view, filled, **self._who(by))
        return _discord_answer(await exchange.answers(), exchange.ephemeral)

    async def give_editor(self) -> Answer:
        options = {"user": self.people["lena"], "role": "editor"}
        exchange = await self.discord.send_command("brief-admin", "role", options=options, **self._who("admin"))
        return _discord_answer(await exchange.answers(), exchange.ephemeral)

    @property
    def channel(self) -> list[Answer]:
        own = [one for one in self.discord.messages[self.discord.channel_id] if one["author"]["id"] == self.discord.bot["id"]]
        return [_discord_answer([message], [False]) for message in own]

    def edited(self) -> int:
        path = f"/channels/{self.discord.channel_id}/messages/"
        return sum(method == "PATCH" and path in route for method, route in self.discord.requests)


def _registered(path: tuple[str, ...]) -> tuple[str, ...]:
    """The command where Discord has it, below one of its two roots."""
    known = {command.path: command for command in catalog()}
    return (root_of(known[path[1:]]), *path[1:]) if path[0] == "brief" and path[1:] in known else path


def _as_sent(options: Mapping[str, str]) -> dict[str, object]:
    """The options as Discord sends them: numbers and answers of yes or no as such."""
    sent: dict[str, object] = dict(options)
    sent |= {name: int(value) for name, value in options.items() if name == "limit"}
    return sent | {name: value == "yes" for name, value in options.items() if name == "sentences"}


def _discord_answer(messages: Sequence[Json], ephemeral: Sequence[bool]) -> Answer:
    labels = [button["label"] for message in messages for button in buttons_of(message)]
    return Answer(discord_words(*messages), tuple(labels), tuple(messages), all(ephemeral))


def _discord_message(answer: Answer, label: str) -> Json:
    with_it = [message for message in answer.messages if any(button["label"] == label for button in buttons_of(message))]
    assert with_it, f"there is no button {label!r}, only {answer.buttons}"
    return with_it[0]
