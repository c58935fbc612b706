"""Every command, every button and every form with somebody else's marks, numbers and names: a stranger gets the very answer that he would
get if the others were not there, changes nothing of theirs, and never changes the library."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.command import options_of
from bot.core.document import Choice, Document
from bot.core.form import Form
from bot.core.front import Typing
from bot.core.line import quote
from bot.core.request import Caller, Platform, Request
from storage.store import Store
from tests.commands import acme
from tests.fakes import FakeFetcher

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
OWNER = Caller(Platform.SLACK, "slack:T1", "C1", "U1", is_administrator=True)
STRANGER = Caller(Platform.SLACK, "slack:T2", "C2", "U2", is_administrator=True)
#: What the owners do, so that there is something of every kind to be kept from strangers.
DOINGS = (
    "/brief topic add Umbra slash:umbra aliases:Penumbra",
    "/brief review off",
    '/brief entry fact umbra metric:"umbra robots" sentence:"Umbra has sold 71,717 umbra robots to date, Acme said." source:https://umbra.example/1',
    '/brief entry event umbra sentence:"In May 2023 Umbra bought a workshop in Nantes." source:"The Umbra Post"',
    '/brief entry quote umbra sentence:"“We are the shadow of Umbra,” Umbra said." source:"The Umbra Post"',
    '/brief entry position "Uma Bray" title:CEO org:umbra from:2024-03 source:"The Umbra Post"',
    "/brief add published:2024-06-03 Umbra opened a depot in Nantes on 3 June 2024. It employs 7,171 people there, Umbra said on Monday.",
    "/brief review on",
    "/brief add published:2024-07-03 Umbra closed a depot in Brest on 3 July 2024. It had employed 1,717 people there, Umbra said.",
    "/brief correct f1 scope:umbra",
    "/brief correct q1 topic:umbra",
    "/brief correct p1w until:2025",
    "/brief withdraw e1 umbra",
    "/brief withdraw e1w umbra",
    "/brief topic rename rover to:Umbrover",
    '/brief digest subscribe schedule:"daily 09:00" zone:UTC topics:Umbra',
    "/brief feed add https://umbra.example/feed topics:Umbra",
    '/brief correct a1 title:"Umbra sells robots"',
    "/brief role U9 editor",
    "/brief role <!subteam^S9|@umbra> editor",
)  # fmt: skip
FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>The Umbra Post</title></channel></rss>"
VALUES = {
    "topic": ("Umbra", "umbra", "Penumbra", "Umbrover"),
    "entry": ("f1w", "e1w", "q1w", "p1w", "a1w", "f1", "e1", "q1"),
    "article": ("a1w", "a1"),
    "original": ("a2w", "a1"),
    "duplicate": ("f2w", "f1w"),
    "over": ("f2w", "f1w"),
    "source": ("a1w",),
    "action": tuple(str(number) for number in range(1, 27)),
    "review": ("r1",),
    "digest": ("d1",),
    "feed": ("n1",),
    "of": ("f1w", "Umbra", "U1", "<@U1>", "f1"),
    "into": ("Umbra",),
    "add": ("Penumbra",),
    "remove": ("Penumbra",),
    "words": ("umbra robots",),
    "question": ("How many umbra robots has Umbra sold?",),
    "to": ("Umbra",),
    "name": ("Umbra",),
    "topics": ("Umbra",),
    "person": ("Uma Bray",),
    "org": ("Umbra",),
    "user": ("U9", "<!subteam^S9|@umbra>"),
}


def lines() -> Iterator[str]:
    """Every command, with each of its options naming what is the owners'."""
    for command in catalog():
        options = options_of(command.options)
        needed = {one.name: (VALUES.get(one.name) or one.choices or (one.example.strip('"'),))[0] for one in options if one.required}
        yield " ".join(["/brief", *command.path, *(f"{name}:{quote(value)}" for name, value in needed.items())])
        for one in options:
            for value in VALUES.get(one.name, ()):
                given = {**needed, one.name: value}
                yield " ".join(["/brief", *command.path, *(f"{name}:{quote(word)}" for name, word in given.items())])
    yield from ("/umbra stats", "/umbra", "/brief umbra", "/brief stats umbra", "How many umbra robots has Umbra sold?", "/umbrover stats")


def openings() -> Iterator[str]:
    """Every line that opens a form where there is what it names: the owners' too."""
    for command in catalog():
        if command.form is not None:
            named = [one for one in options_of(command.options) if one.required and one.positional and one.name != "topic"]
            yield " ".join(["/brief", *command.path])
            for one in named:
                yield from (" ".join(["/brief", *command.path, value]) for value in VALUES.get(one.name, ()))
    yield from ("/brief review edit r1 1", "/brief entry fact topic:Umbra", "/brief digest subscribe topics:Umbra")


def filled_in(form: Form | None) -> Mapping[str, tuple[str, ...]]:
    """What is the owners', in every field of a form; where there is no form, in those that the owners have."""
    if form is None:
        return {"title": ("Umbra",), "scope": ("umbra",), "include": ("1",)}
    return {field.name: VALUES.get(field.name, field.initial or (field.hint,))[:1] for field in form.fields}


async def world(path: Path, migrated_file: Path) -> Bot:
    """A bot on a store of its own whose clock stands still, with Acme's news in the library."""
    shutil.copy(migrated_file, path)
    store = await Store.open(f"sqlite+aiosqlite:///{path}", clock=lambda: NOW)
    await acme.fill(store)
    fetcher = FakeFetcher({"https://umbra.example/feed": (FEED, "application/rss+xml")})
    return Bot(store, catalog(), fetcher, clock=lambda: NOW)


async def answer(bot: Bot, line: str, caller: Caller) -> Document:
    return await bot.answer(Request(line, caller, now=NOW))


async def owners_move_in(bot: Bot) -> list[Choice]:
    """All buttons that the owners have before them after their doings and after every command."""
    seen: list[Choice] = []
    for line in DOINGS:
        document = await answer(bot, line, OWNER)
        assert document.outcome.value == "answer", (line, document)
        seen += document.choices
    for command in catalog():
        if not command.changes:
            needed = [f"{one.name}:{quote(VALUES.get(one.name, ('x',))[0])}" for one in options_of(command.options) if one.required]
            seen += (await answer(bot, " ".join(["/brief", *command.path, *needed]), OWNER)).choices
    return seen


async def exported(bot: Bot, workspace: str | None) -> list[str]:
    return [line async for line in bot.scope(workspace).export()]


@pytest.mark.slow
async def test_a_stranger_gets_the_answers_of_a_world_without_the_others(tmp_path: Path, migrated_file: Path) -> None:
    shared = await world(tmp_path / "shared.db", migrated_file)
    alone = await world(tmp_path / "alone.db", migrated_file)
    buttons = await owners_move_in(shared)
    theirs, library = await exported(shared, "slack:T1"), await exported(shared, None)
    assert sum("mbra" in line for line in theirs) > 20
    tokens = [await shared.keep_line("slack:T1", choice.line) for choice in buttons]
    assert [await shared.kept_line("slack:T2", token) for token in tokens] == [None] * len(tokens)
    tried = list(dict.fromkeys([*lines(), *(choice.line for choice in buttons)]))
    assert len(tried) > 150
    opened = [line for line in openings() if await shared.form(Request(line, OWNER, now=NOW), filled=True) is not None]
    assert len(opened) > 10, "there are forms of the owners to be kept from strangers"
    theirs = await exported(shared, "slack:T1")
    for line in tried:
        mine, others = await answer(shared, line, STRANGER), await answer(alone, line, STRANGER)
        assert mine == others, f"the answer to {line!r} tells that somebody else is there"
    for line in dict.fromkeys([*openings(), *(choice.line for choice in buttons)]):
        for filled in (False, True):
            request = Request(line, STRANGER, now=NOW)
            form, alike = await shared.form(request, filled=filled), await alone.form(request, filled=filled)
            assert form == alike, f"the form of {line!r} tells that somebody else is there"
            mine, others = await shared.submit(request, filled_in(form)), await alone.submit(request, filled_in(form))
            assert mine == others, f"the answer to the form of {line!r} tells that somebody else is there"
    offered = [Typing(command.name, one.name, "") for command in shared.catalog for one in options_of(command.options) if one.complete]
    more = 0
    for typing in offered:
        assert await shared.complete(STRANGER, typing) == await alone.complete(STRANGER, typing)
        more += len(await shared.complete(OWNER, typing)) > len(await alone.complete(OWNER, typing))
    assert more > 10, "there are names and marks of the owners to be kept from strangers"
    assert await exported(shared, "slack:T1") == theirs, "a stranger changed something of theirs"
    assert await exported(shared, None) == library, "a workspace changed the library"
    for bot in (shared, alone):
        await bot.background.finish()
        await bot.store.close()
