"""Whatever is typed behind any command, or into any form: never a failure of ours, never something half-written, never more than a platform
takes.

More than 10,000 lines are tried in all, spread over the commands, and some 600 forms are filled in; which ones is the same in every run.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.command import options_of
from bot.core.document import Document, Outcome
from bot.core.form import Field, Form, Kind
from bot.core.line import quote
from bot.core.request import Caller, Platform, Request
from bot.platforms.discord import modal as discord_modal
from bot.platforms.discord import renderer as discord
from bot.platforms.discord.buttons import lines_to_keep
from bot.platforms.slack import modal as slack_modal
from bot.platforms.slack import renderer as slack
from storage.store import Store
from tests.commands.following import follow
from tests.fake_discord.limits import message_errors
from tests.fake_discord.modals import modal_errors
from tests.fake_slack.blockkit import problems
from tests.fake_slack.modals import view_problems
from tests.fakes import FakeFetcher

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is logged: what was tried holds signs that no report of a test run could carry."""
    caplog.set_level(logging.CRITICAL)


COMMANDS = {command.path: command for command in catalog()}
#: Lines for each command: BATCHES of LINES each.
BATCHES, LINES = 6, 32

#: What must not be there without its other half, and how many rows there may be of each.
_HALVES = (
    "SELECT count(*) FROM entries e WHERE e.kind = 'fact' AND NOT EXISTS (SELECT 1 FROM facts f WHERE f.entry_id = e.id)",
    "SELECT count(*) FROM entries e WHERE e.kind = 'event' AND NOT EXISTS (SELECT 1 FROM events f WHERE f.entry_id = e.id)",
    "SELECT count(*) FROM entries e WHERE e.kind = 'quote' AND NOT EXISTS (SELECT 1 FROM quotes f WHERE f.entry_id = e.id)",
    "SELECT count(*) FROM entries e WHERE e.kind = 'position' AND NOT EXISTS (SELECT 1 FROM positions f WHERE f.entry_id = e.id)",
    "SELECT count(*) FROM entries e WHERE e.kind = 'article' AND NOT EXISTS (SELECT 1 FROM article_revisions r WHERE r.entry_id = e.id)",
    "SELECT count(*) FROM facts f JOIN article_revisions r ON r.revision = f.revision JOIN entries e ON e.id = f.entry_id"
    ' WHERE r.entry_id = e.article_id AND substr(r.text, f.start + 1, f."end" - f.start) <> f.sentence',
    "SELECT count(*) FROM action_changes c WHERE NOT EXISTS (SELECT 1 FROM actions a WHERE a.id = c.action_id)",
    "SELECT count(*) FROM actions a WHERE NOT EXISTS (SELECT 1 FROM action_changes c WHERE c.action_id = a.id)",
)

_MARKS = (
    "f1",
    "f2",
    "f3",
    "f4",
    "e1",
    "e2",
    "q1",
    "a1",
    "a2",
    "a3",
    "f1w",
    "a1w",
    "f99",
    "r1",
    "n1",
    "d1",
    "F1",
    "f0",
    "f-1",
    "f99999999999",
)
_NAMES = ("Acme", "rover", "/rover", "Lena Ortiz", "nobody", "none", "Acme Robotics", "stats", "brief", "")
_DATES = ("2024", "2024-05", "2024-Q2", "soon", "2024-13", "9999-99", "2024/2025", "/", "0000")
_HOSTILE = (
    "@everyone", "<!channel>", "<@U1>", "*bold* _it_ `code` ~no~ [x](http://evil.example)", "\0", "\ud800", "\u202eevil", "x" * 6000,
    '"', "“", "\\", '\\"', ":", "a:b:c", "::", "%s %d {0}", "'; DROP TABLE entries; --", "\n\n\n", "\t", "🎉" * 50, "null", "-1",
    "1e999", "٣", "½", "﷽" * 40,
)  # fmt: skip

_SENTENCES = (
    "Rover has sold more than 60,000 robots to date, the company said.",
    "In June 2023 Acme bought a workshop in Nantes for 3.5 million euros.",
    "“We build dull machines,” Lena Ortiz of Acme said.",
    "Rover sold 61,000 robots and 7,000 batteries in 2023.",
    "阿克梅公司2024年卖出了三万台机器人。",
    "no figure at all in these words",
    "1,2,3,4,5 %%% 10^10 and -5 to 99.9.9 percent",
)
_OTHER = (
    "1",
    "0",
    "100",
    "101",
    "12",
    "https://news.example/1",
    "http://127.0.0.1/",
    "ftp://x",
    "daily 09:00",
    "0 9 * * *",
    "UTC",
    "on",
    "admin",
)

CALLER = Caller(Platform.SLACK, "slack:T1", "C1", "U1", is_administrator=True)
_ALL = (*_MARKS, *_NAMES, *_DATES, *_HOSTILE, *_SENTENCES, *_OTHER)
_FITTING: Mapping[str, tuple[str, ...]] = {
    "sentence": _SENTENCES,
    "topic": _NAMES,
    "entry": _MARKS,
    "over": _MARKS,
    "source": ("a1", "https://news.example/1", "The Example", "a99"),
    "metric": ("robots sold", "sales", "x"),
    "article": ("a1", "a2", "a3", *_SENTENCES),
    "original": ("a1", "a2", "none"),
}


def any_words(chance: Random) -> str:
    """Words from the lists, or a few characters of any kind."""
    if chance.random() < 0.8:
        return chance.choice(_ALL)
    return "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x110000)))) for _ in range(chance.randrange(12)))


def lines_for(path: tuple[str, ...], chance: Random) -> list[str]:
    """Lines of a command with any of its options, apt values and others, in their quotes or bare."""
    return [_line(path, chance) for _ in range(LINES)]


def _line(path: tuple[str, ...], chance: Random) -> str:
    words = ["/brief", *path]
    for option in options_of(COMMANDS[path].options):
        how = chance.choice(("apt", "apt", "any", "none") if option.required else ("apt", "any", "none", "none"))
        if how == "none":
            continue
        apt = option.choices or _FITTING.get(option.name, (option.example.strip('"'),))
        value = chance.choice(apt) if how == "apt" else any_words(chance)
        form = chance.choice(("named", "named", "bare", "raw"))
        words.append(value if form == "bare" else f"{option.name}:{value if form == 'raw' else quote(value)}")
    if chance.random() < 0.25:
        words.append(any_words(chance))
    return " ".join(words)


@asynccontextmanager
async def tried_bot(path: Path, acme_file: Path) -> AsyncIterator[Bot]:
    """A bot on a store of its own with Acme's news in it; whoever tried it, its store is whole in the end."""
    shutil.copy(acme_file, path)
    store = await Store.open(f"sqlite+aiosqlite:///{path}")
    try:
        bot = Bot(store, catalog(), FakeFetcher())
        library = await library_of(bot)
        yield bot
        await look_closely(bot)
        assert await library_of(bot) == library, "chat never writes to the library"
    finally:
        await store.close()


def too_much(document: Document) -> list[str]:
    """What Slack or Discord would refuse about the answer."""
    found = [problem for message in slack.render(document, private=document.private) for problem in problems(list(message.blocks))]
    tokens = dict.fromkeys(lines_to_keep(document), "t" * 26)
    for message in discord.render(document, tokens=tokens):
        found += message_errors(message.payload())
    return found


async def try_lines(bot: Bot, lines: list[str], seen: set[Document]) -> None:
    """Answers the lines one after another and looks at each answer, and at whether what was refused has written anything."""
    with watched(bot, seen) as look:
        for line in lines:
            look(line, await bot.answer(Request(line, CALLER)))


@contextmanager
def watched(bot: Bot, seen: set[Document]) -> Iterator[Callable[[str, Document], None]]:
    """What looks at each answer, by what was tried: no failure, within all limits, and nothing written where something was refused."""
    with closing(sqlite3.connect(bot.store.database.name)) as beside:

        def version() -> int:
            """A number that changes with every transaction of others."""
            return int(beside.execute("PRAGMA data_version").fetchone()[0])

        before = version()

        def look(tried: str, document: Document) -> None:
            nonlocal before
            assert document.outcome is not Outcome.FAILED, ascii(tried)
            assert document.summary.strip(), ascii(tried)
            assert document in seen or too_much(document) == [], ascii(tried)
            seen.add(document)
            after = version()
            assert document.outcome not in (Outcome.MISTAKE, Outcome.REFUSED) or after == before, f"half-written by {tried!a}"
            before = after

        yield look


Filled = dict[str, tuple[str, ...]]


def fill(form: Form, chance: Random) -> Filled:
    """Apt values, others, picks that there are and that there are not, and fields that were not shown."""
    return {field.name: tuple(_values(field, chance)) for field in form.fields if chance.random() < 0.8}


def _values(field: Field, chance: Random) -> Iterator[str]:
    if field.picks and chance.random() < 0.9:
        picks = [pick.value for pick in field.picks]
        yield from chance.sample(picks, chance.randint(0, len(picks))) if field.kind is Kind.SEVERAL else chance.choices(picks)
        return
    apt = COMMANDS_APT.get(field.name, _ALL)
    yield (chance.choice(apt) if chance.random() < 0.6 else any_words(chance))[: field.longest]


#: Examples of every option, and what fits it better.
COMMANDS_APT: Mapping[str, tuple[str, ...]] = {
    option.name: option.choices or _FITTING.get(option.name, (option.example.strip('"'),))
    for command in COMMANDS.values()
    for option in options_of(command.options)
}


async def try_forms(bot: Bot, path: tuple[str, ...], chance: Random, seen: set[Document]) -> int:
    """Opens the forms of lines and fills them in, one after another; how many there were."""
    opened = 0
    with watched(bot, seen) as look:
        for line in (*(_line(path, chance) for _ in range(LINES // 8)), *openings(path, chance)):
            request = Request(line, CALLER)
            form = await bot.form(request, filled=chance.random() < 0.7)
            if form is None:
                continue
            opened += 1
            assert form_too_much(form) == [], ascii(line)
            values = fill(form, chance)
            document = await bot.submit(request, values)
            look(f"{line} filled with {values}", document)
            for choice in document.choices:
                if choice.form:
                    again = await bot.form(Request(choice.line, CALLER), filled=True)
                    assert again is not None, f"{choice.line!a} opens no form"
                    assert form_too_much(again) == [], ascii(choice.line)
    return opened


def openings(path: tuple[str, ...], chance: Random) -> list[str]:
    """Lines of the command that a form is made for, unless what they name is gone."""
    needed = [
        option.name
        for option in options_of(COMMANDS[path].options)
        if option.name in ("entry", "review", "feed", "digest") and (option.required or path == ("digest", "edit"))
    ]
    marks = {"entry": ("f1", "f2", "e1", "q1"), "review": ("r1", "r2"), "feed": ("n1",), "digest": ("d1",)}
    lines = [" ".join(["/brief", *path, *(chance.choice(marks[name]) for name in needed)]) for _ in range(LINES // 4)]
    return [f"{line} {chance.choice(('', '1', '2', 'article'))}" if path == ("review", "edit") else line for line in lines]


def form_too_much(form: Form) -> list[str]:
    """What Slack or Discord would refuse about the form."""
    view, window = slack_modal.modal_of(form, "{}"), discord_modal.modal_of(form, "m:/brief")
    return (view_problems(view) if view else []) + (modal_errors(window.to_dict()) if window else [])


async def look_closely(bot: Bot) -> None:
    """Nothing is there without its other half."""
    await bot.background.finish()
    async with bot.store.database.connecting() as connection:
        assert [(await connection.execute(text(query))).scalar() for query in _HALVES] == [0] * len(_HALVES)
        assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []


async def library_of(bot: Bot) -> list[str]:
    return [line async for line in bot.store.library().export()]


#: The first batch is tried in every run, all the others before a change lands.
each_batch = pytest.mark.parametrize(
    "batches", [range(1), pytest.param(range(1, BATCHES), marks=pytest.mark.gate)], ids=["first", "others"]
)


@each_batch
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
async def test_no_line_breaks_anything(path: tuple[str, ...], batches: range, tmp_path: Path, acme_file: Path) -> None:
    async with tried_bot(tmp_path / "fuzz.db", acme_file) as bot:
        seen: set[Document] = set()
        for batch in batches:
            await try_lines(bot, lines_for(path, chance_of(path, batch)), seen)


WITH_FORMS = [path for path, command in COMMANDS.items() if command.form is not None]


@each_batch
@pytest.mark.parametrize("path", WITH_FORMS, ids=" ".join)
async def test_no_form_breaks_anything(path: tuple[str, ...], batches: range, tmp_path: Path, acme_file: Path) -> None:
    async with tried_bot(tmp_path / "fuzz.db", acme_file) as bot:
        for sentence in (_SENTENCES[0], _SENTENCES[3]):
            await bot.answer(Request(f"/brief add {sentence} {' '.join(_SENTENCES)}", CALLER))
        await follow(bot)
        await bot.answer(Request("/brief digest subscribe daily 09:00 zone:UTC", CALLER))
        seen: set[Document] = set()
        opened = [await try_forms(bot, path, chance_of(path, batch), seen) for batch in batches]
    assert sum(opened) >= len(batches) * LINES // 8


def chance_of(path: tuple[str, ...], batch: int) -> Random:
    """The same lines in every run: what fails once fails again, and nothing fails by chance."""
    return Random(f"{' '.join(path)} {batch}")


def test_it_is_ten_thousand_lines_in_all() -> None:
    assert len(COMMANDS) * BATCHES * LINES >= 10_000
