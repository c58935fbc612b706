"""What the operator does at the terminal: adding many articles, upgrading, importing, copying, delivering, a demonstration."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.app.bot import Bot, embedded_file, open_bot
from bot.app.rendering import renderer
from bot.commands.added_report import report_document
from bot.commands.publication_date import date_missing
from bot.config import Settings
from bot.core.document import Document
from bot.core.errors import BriefingError, NotReadable
from bot.core.messages import explain
from bot.core.request import Platform
from bot.core.text import clean, counted, one_line
from bot.entries.adding import add
from bot.entries.drafting import GivenMetadata, address_in, from_address, from_file
from bot.entries.seeding import seed
from bot.entries.streaming import reading_failed
from bot.entries.vocabulary import load_vocabulary
from bot.platforms.slack.manifest import manifest
from bot.platforms.terminal import renderer as terminal
from bot.platforms.terminal.adapter import TerminalAdapter, TerminalOutlet, operator
from storage.database.schema import SchemaState
from storage.digests.records import DeliveryState
from storage.drafts import Vocabulary
from storage.errors import StorageError
from storage.store import Store, schema_state
from storage.store import upgrade as store_upgrade
from storage.transfer.exporting import backup
from storage.transfer.importing import import_lines

#: States of deliveries that are complete.
_COMPLETE = (DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.COLLAPSED)

DEMO_LINES = ("/qwen stats", "/alibaba timeline", "How much will Alibaba invest in cloud and AI?", "/brief digest preview")


async def vocabulary(settings: Settings) -> Vocabulary:
    """The topics and metrics for reading without storing: the library's where there is a store, else those of the seeds."""
    file = embedded_file(settings.database_url)
    if file is not None and not file.exists():
        return load_vocabulary()
    store = await Store.open(settings.database_url)
    try:
        return await store.library().vocabulary()
    finally:
        await store.close()


async def add_all(
    bot: Bot, articles: Sequence[str], given: GivenMetadata, *, workspace: str | None, new_topics: bool, out: TextIO, err: TextIO
) -> int:
    """How many files and addresses were rejected; each is named with its reason on ``err``. The others are added, with a progress bar."""
    store = bot.scope(workspace)
    by = operator(workspace).user
    rejected: list[tuple[str, str]] = []
    undated: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=err), transient=not err.isatty()) as progress:
        task = progress.add_task("Adding", total=len(articles))
        for name in articles:
            try:
                words = await store.vocabulary()
                if (url := address_in(name)) is not None:
                    draft = await from_address(url, bot.fetcher, words, given)
                else:
                    draft = await from_file(Path(name).name, _content(name), "", words, given)
                report = await add(draft, store, by=by, new_topics=new_topics, reserved=bot.catalog.reserved)
            except (BriefingError, StorageError) as error:
                rejected.append((name, str(explain(error))))
            except Exception as error:  # one bad article stops nothing
                rejected.append((name, str(reading_failed(name, error))))
            else:
                print(terminal.render(report_document(report)), end="\n\n", file=out, flush=True)
                if report.added is not None and draft.published is None:
                    undated.append(report.added.article.ref)
            progress.advance(task)
    if undated:
        print(date_missing(undated), file=out)
    for name, reason in rejected:
        print(f"rejected {one_line(name)}: {clean(reason)}", file=err)
    return len(rejected)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        raise NotReadable("article-file-is-folder", folder=path.rstrip("/")) from error
    except OSError as error:
        raise NotReadable("article-file-not-opened", reason=error.strerror) from error


async def upgrade(settings: Settings) -> str:
    """What was done, in a sentence: the schema is brought up to date and, unless the settings say otherwise, the library seeded."""
    found = await store_upgrade(settings.database_url)
    tables = "The tables are up to date." if found is SchemaState.CURRENT else f"The tables were upgraded (they were {found})."
    return f"{tables} {await seed_library(settings)}" if settings.seed_library else tables


async def seed_library(settings: Settings) -> str:
    """What was added to the library, in a sentence."""
    store = await Store.open(settings.database_url, auto_migrate=True)
    try:
        seeded = await seed(store.library())
    finally:
        await store.close()
    return f"{counted(seeded.topics, 'topic')} and {counted(seeded.articles, 'article')} were added to the library."


async def import_from(settings: Settings, lines: Iterable[str], *, with_secrets: bool) -> int:
    """The number of rows that were read from an export into a new, empty database, whose tables are made where there are none. Raises
    StorageError."""
    if await schema_state(settings.database_url) is SchemaState.NONE:
        await store_upgrade(settings.database_url)
    store = await Store.open(settings.database_url, auto_migrate=True)
    try:
        return await import_lines(store.database, lines, with_secrets=with_secrets)
    finally:
        await store.close()


async def backup_to(settings: Settings, file: Path) -> None:
    """Copies the embedded database into a new file. Raises StorageError where that can't be."""
    store = await Store.open(settings.database_url)
    try:
        await backup(store.database, file)
    finally:
        await store.close()


async def demo(out: TextIO) -> None:
    """Shows the main answers from a seeded store in a temporary folder, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefing-demo-") as folder:
        settings = Settings(database_url=f"sqlite+aiosqlite:///{folder}/demo.db")
        async with open_bot(settings) as bot:
            print(f"A store with our summaries of five articles, in {folder} until this ends.\n", file=out)
            terminal_adapter = TerminalAdapter(bot, operator(None), terminal.render, out)
            for line in DEMO_LINES:
                print(f"$ briefing-bot ask {shlex.quote(line)}\n", file=out)
                await terminal_adapter.ask(line)
                print("\n" + "═" * 60 + "\n", file=out, flush=True)


async def deliver_due(settings: Settings, now: datetime | None, out: TextIO, err: TextIO) -> int:
    """How many deliveries did not get through, of all that are due now or at the aware time ``now``."""
    async with open_bot(settings) as bot:
        if now is not None:
            bot.clock = lambda: now
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(terminal.render, out)
        async with _posting(settings, bot):
            outcomes = await bot.deliverer.deliver_due()
    for outcome in outcomes:
        where = f"{outcome.subscription.platform} channel {outcome.subscription.channel}"
        print(
            f"{outcome.reference or outcome.delivery}: {outcome.state} to {where}{f': {outcome.reason}' if outcome.reason else ''}",
            file=err,
        )
    if not outcomes:
        print("Nothing is due.", file=err)
    return sum(outcome.state not in _COMPLETE for outcome in outcomes)


def _posting(settings: Settings, bot: Bot) -> AbstractAsyncContextManager[None]:
    from bot.app.serving import posting  # loads both chat libraries

    return posting(settings, bot)


async def digest_line(
    settings: Settings, line: str, workspace: str | None, now: datetime | None, form: str, out: TextIO, *, connected: bool
) -> Document:
    """The answer to a digest command as of the aware time ``now``; only with ``connected`` it may post to a platform."""
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(open_bot(settings))
        if now is not None:
            bot.clock = lambda: now
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(terminal.render, out)
        if connected:
            await stack.enter_async_context(_posting(settings, bot))
        return await TerminalAdapter(bot, operator(workspace), renderer(form), out, bot.clock).ask(line)


async def manifest_of(settings: Settings, workspace: str | None, request_url: str | None) -> dict[str, Any]:
    """The Slack app's manifest, with the slash names of the topics that the workspace sees."""
    async with open_bot(settings) as bot:
        return manifest(await bot.topics(workspace), request_url=request_url, socket_mode=request_url is None)
