"""Reading stored articles again at the terminal: all that an earlier version of the reader read, with a progress bar and a summary."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.app.bot import Bot, open_bot
from bot.config import Settings
from bot.core.messages import explain
from bot.core.text import clean, counted
from bot.entries.better_reading import ReadAgain, read_again
from bot.platforms.terminal.adapter import operator
from bot.reading.article import READER_VERSION
from storage.errors import StorageError
from storage.store.rereading import Readings

#: Names of subjects without a topic that the summary shows.
_MAX_NAMES = 8


async def reread(settings: Settings, workspace: str | None, *, every: bool, out: TextIO, err: TextIO) -> int:
    """How many articles could not be stored; each is named on ``err``. ``every``: also those that this version has read.

    Raises:
        StorageError: the database can't be used.
    """
    async with open_bot(settings) as bot:
        version = "" if every else READER_VERSION
        places = [workspace] if workspace is not None else await Readings(bot.store.database).workspaces(version)
        done = ReadAgain()
        failed: list[tuple[str, str]] = []
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(file=err), transient=not err.isatty()) as progress:
            for place in places:
                found, refused = await _reread_one(bot, place or None, progress, version)
                done, failed = done + found, failed + refused
    print(summary(done), file=out)
    for ref, reason in failed:
        print(f"not stored {ref}: {clean(str(reason))}", file=err)
    return len(failed)


async def _reread_one(bot: Bot, place: str | None, progress: Progress, version: str) -> tuple[ReadAgain, list[tuple[str, str]]]:
    """What reading a workspace's articles again did, and which could not be stored, with the reason."""
    store, by = bot.scope(place), operator(place).user
    articles = await store.outdated(version)
    vocabulary = await store.vocabulary()
    done = ReadAgain()
    failed: list[tuple[str, str]] = []
    task = progress.add_task(f"Reading again: {place or 'the library'}", total=len(articles))
    for article in articles:
        try:
            done += await read_again(article, store, vocabulary, by=by, once=bool(version)) or ReadAgain()
        except StorageError as error:
            failed.append((article.ref, str(explain(error))))
        progress.advance(task)
    return done, failed


def summary(done: ReadAgain) -> str:
    """What was done, in a few sentences."""
    if not done.articles:
        return "No article has to be read again."
    counts = f"{done.changed} changed, {done.added} new, {done.closed} closed because they are found no more"
    kept = f" {counted(done.kept, 'entry')} that people decided about stayed." if done.kept else ""
    names = ", ".join(done.offered[:_MAX_NAMES]) + (f" and {len(done.offered) - _MAX_NAMES} more" if len(done.offered) > _MAX_NAMES else "")
    about = f"\nAbout {names}, no topic yet: follow one with /brief topic add." if names else ""
    return f"Read again: {counted(done.articles, 'article')}. Entries: {counts}.{kept}{about}"
