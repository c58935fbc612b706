from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from bot.core.catalog import Catalog
from bot.core.command import Command, NoOptions, Option, option
from bot.core.dispatch import Dispatcher
from bot.core.document import Choices, Document, Hint, Mention, Note, Outcome, Paragraph, paragraph, words_of
from bot.core.errors import NotReadable
from bot.core.front import Completion, TopicName, Typing
from bot.core.request import Caller, Platform, Request, Role

TOPICS = {"qwen": TopicName("Qwen", "qwen"), "tongyi qianwen": TopicName("Qwen", "qwen"), "alibaba cloud": TopicName("Alibaba Cloud")}


@dataclass
class FakeDesk:
    role: Role = Role.MEMBER
    named: dict[str, TopicName] = field(default_factory=lambda: dict(TOPICS))

    async def find_topic(self, words: str) -> TopicName | None:
        return self.named.get(words.casefold())

    async def find_named(self, words: str) -> TopicName | None:
        return None

    async def topics(self) -> Sequence[TopicName]:
        return list(dict.fromkeys(self.named.values()))

    async def best_known(self, count: int) -> Sequence[TopicName]:
        return (await self.topics())[:count]


@dataclass(frozen=True)
class StatsOptions:
    topic: str = option("a topic", positional=True, required=True)
    since: str | None = option("from when on")


@dataclass(frozen=True)
class AskOptions:
    question: str = option("what to find out", rest=True, required=True)
    topic: str | None = option("about which topic")


async def echo(options: object, desk: FakeDesk) -> Document:
    return Document(title="echo", blocks=(paragraph(repr(options)),))


async def break_down(options: object, desk: FakeDesk) -> Document:
    raise RuntimeError("wires crossed")


async def refuse(options: object, desk: FakeDesk) -> Document:
    raise NotReadable("file-not-opened", path="news.txt", reason="Permission denied")


CATALOG: Catalog[FakeDesk] = Catalog(
    [
        Command(("help",), "all commands", NoOptions, echo),
        Command(("stats",), "figures", StatsOptions, echo, topical=True),
        Command(("ask",), "a question", AskOptions, echo, topical=True),
        Command(("add",), "add", NoOptions, refuse, role=Role.EDITOR, slow=True, changes=True),
        Command(("digest", "list"), "subscriptions", NoOptions, echo, role=Role.ADMIN),
        Command(("break",), "breaks", NoOptions, break_down),
    ]
)


def request(line: str, *, shared: bool = False) -> Request:
    return Request(line, Caller(Platform.SLACK, "slack:T1", "C1", "U1"), shared=shared)


async def answer(line: str, *, role: Role = Role.MEMBER, shared: bool = False) -> Document:
    async def desk(_: Request) -> FakeDesk:
        return FakeDesk(role)

    return await Dispatcher(CATALOG, desk).answer(request(line, shared=shared))


def words(document: Document) -> str:
    return " ".join("".join(words_of(block.spans)) for block in document.blocks if isinstance(block, Paragraph | Note))


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("/qwen stats", "StatsOptions(topic='Qwen', since=None)"),
        ("/brief qwen stats since:2025", "StatsOptions(topic='Qwen', since='2025')"),
        ("/brief stats qwen", "StatsOptions(topic='Qwen', since=None)"),
        ("/brief stats topic:qwen since:2024", "StatsOptions(topic='Qwen', since='2024')"),
        ("stats tongyi qianwen", "StatsOptions(topic='Qwen', since=None)"),
        ("alibaba cloud stats", "StatsOptions(topic='Alibaba Cloud', since=None)"),
        ("/qwen", "StatsOptions(topic='Qwen', since=None)"),
        ("/qwen how many downloads?", "AskOptions(question='how many downloads?', topic='Qwen')"),
        ("How many downloads does Qwen have?", "AskOptions(question='How many downloads does Qwen have?', topic=None)"),
        ("alibaba cloud revenue in 2024", "AskOptions(question='alibaba cloud revenue in 2024', topic=None)"),
        ("/brief", "NoOptions()"),
    ],
)
async def test_a_line_finds_its_command(line: str, means: str) -> None:
    assert words(await answer(line)) == means


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("/brief stats deepseek", "unknown-topic", "Topics here: Qwen (/qwen), Alibaba Cloud"),
        ("/deepseek stats", "unknown-topic", "I follow no topic “deepseek”"),
        ("/alib stats", "unknown-topic", "Did you mean Alibaba Cloud"),
        ("/brief stats cloud", "unknown-topic", "Did you mean Alibaba Cloud"),
        ("/brief stats Qewn", "unknown-topic", "Did you mean Qwen (/qwen)?"),
        ("/brief stast", "unknown-command", "Did you mean /brief stats?"),
        ("/qwen stast", "unknown-command", "Did you mean /qwen stats?"),
        ("/brief digest", "unknown-command", "There are: /brief digest list."),
    ],
)
async def test_a_mistake_says_what_there_is(line: str, code: str, says: str) -> None:
    document = await answer(line)
    assert (document.outcome, document.code) == (Outcome.MISTAKE, code)
    assert says in words(document)


async def test_a_role_that_is_too_low_is_refused_before_any_option_is_read() -> None:
    document = await answer("/brief digest list nonsense:1", role=Role.EDITOR)
    assert (document.outcome, document.code) == (Outcome.REFUSED, "not-allowed")
    assert (await answer("/brief digest list", role=Role.ADMIN)).outcome is Outcome.ANSWER


async def test_an_expected_error_is_an_answer() -> None:
    document = await answer("/brief add", role=Role.EDITOR)
    assert document.outcome is Outcome.REFUSED
    assert words(document) == "news.txt can't be opened: Permission denied. Check the path and its permissions."


async def test_an_unexpected_error_shows_an_id_and_never_its_text(caplog: pytest.LogCaptureFixture) -> None:
    document = await answer("/brief break")
    reference = document.code.removeprefix("failed-")
    assert document.outcome is Outcome.FAILED
    assert "wires crossed" not in document.model_dump_json()
    assert any(reference in record.getMessage() and record.exc_info for record in caplog.records)


@pytest.mark.parametrize(
    "line", ["/brief break secret-plan", "why is secret-plan late?", "/brief add secret-plan", "/qwen stats secret:plan secret-plan"]
)
async def test_nothing_that_people_typed_is_logged(line: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "bot"):
        await answer(line, role=Role.ADMIN)
    assert "secret-plan" not in "".join(record.getMessage() for record in caplog.records)


async def test_a_private_answer_can_be_shared_and_a_shared_one_has_no_buttons() -> None:
    private = await answer("/qwen stats")
    assert private.private
    assert [(choice.line, choice.share) for choice in private.choices] == [("/qwen stats", True)]
    shared = await answer("/qwen stats", shared=True)
    assert not shared.private
    assert not any(isinstance(block, Choices) for block in shared.blocks)
    asked = [block for block in shared.blocks if isinstance(block, Note) and Mention(what="user", id="U1") in block.spans]
    assert len(asked) == 1, "it says once who shared it"
    assert asked[0].spans[-1] == Hint(line="/qwen stats"), "and what was asked"


async def test_completion_is_capped_and_slow_commands_are_known() -> None:
    async def desk(_: Request) -> FakeDesk:
        return FakeDesk()

    async def complete(option: Option, typed: str, given: Mapping[str, str], desk: FakeDesk) -> Sequence[Completion]:
        return [Completion(f"{typed}{number}") for number in range(40)]

    dispatcher = Dispatcher(CATALOG, desk, complete=complete)
    assert len(await dispatcher.complete(request("").caller, Typing("stats", "topic", ""))) == 25
    assert await dispatcher.complete(request("").caller, Typing("stats", "nothing", "")) == []
    assert dispatcher.is_slow("/brief add https://news.example")
    assert not dispatcher.is_slow("/qwen stats")
