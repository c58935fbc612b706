"""The command line: ``briefing-bot`` or ``python -m bot``."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import io
import json
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from bot.core.errors import BriefingError, CommandMistake, NotReadable
from bot.core.messages import explain
from storage.errors import StorageError
from storage.values import PartialDate

if TYPE_CHECKING:
    from bot.core.document import Document
    from bot.entries.drafting import GivenMetadata
    from storage.drafts import Vocabulary

# Databases and platforms take long to load: each command loads what it needs, so that a short text is soon read.

cli = typer.Typer(
    name="briefing-bot",
    help="What is known about the companies and products a team follows: asked in chat, proved by its sentence.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
digest_cli = typer.Typer(help="Digests by hand: look, send, or deliver what is due.", no_args_is_help=True, rich_markup_mode=None)
db_cli = typer.Typer(help="The database: upgrade, export, backup.", no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(digest_cli, name="digest")
cli.add_typer(db_cli, name="db")


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SLACK = "slack"
    DISCORD = "discord"


class ReadFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class NewTopics(StrEnum):
    MAIN = "main"
    NONE = "none"


Workspace = Annotated[str | None, typer.Option(help="Work in this workspace (slack:T123, discord:4711) instead of the library.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]


#: A full disk or a broken one, met while writing the answer.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def main() -> None:
    """Runs the command line; every expected error is one clear message and a non-zero exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks our characters gets their codes, and no error
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    try:
        cli()
    except (BriefingError, StorageError) as error:
        stop(error)
    except BrokenPipeError:
        _forget_output()
        sys.exit(1)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _forget_output()
        print(f"briefing-bot: The answer can't be written: {error.strerror}.\nMake room, or write it somewhere else.", file=sys.stderr)
        sys.exit(1)


def _forget_output() -> None:
    """Nobody takes what is still to be written; without this Python would complain of it at the very end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(words: str) -> None:
    """Tells the operator something beside the answer."""
    print(words, file=sys.stderr, flush=True)


def stop(error: BriefingError | StorageError) -> NoReturn:
    """Ends the program with the error's message and next step: 2 for a mistake in the command line, 1 for the rest."""
    explained = explain(error)
    print(f"briefing-bot: {explained.message}", file=sys.stderr)
    if explained.next_step:
        print(explained.next_step, file=sys.stderr)
    sys.exit(2 if isinstance(error, CommandMistake) else 1)


def run_async(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of the work; an interrupt ends it quietly."""
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(130)


@cli.callback()
def _logging(
    context: typer.Context, verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log more to standard error.")] = False
) -> None:
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    if not verbose and context.invoked_subcommand != "run":  # at the terminal the answer itself says what was refused
        logging.getLogger("bot.core.dispatch").setLevel(logging.ERROR)


@cli.command()
def demo() -> None:
    """Show figures, a timeline, an answer and a digest.

    They come from a store that is seeded for this and thrown away."""
    from bot.app import operating

    run_async(operating.demo(sys.stdout))


@cli.command()
def ask(
    line: Annotated[list[str], typer.Argument(help="A chat command or a question, such as “/qwen stats”.")],
    form: FormatOption = Format.TEXT,
    workspace: Workspace = None,
) -> None:
    """Answer one chat command or free question, as the operator. Exits 2 on a mistake in the command line."""
    from bot.platforms.terminal.adapter import EXIT_STATUS

    document: Document = run_async(_ask(" ".join(line), form, workspace))
    sys.exit(EXIT_STATUS[document.outcome])


async def _ask(line: str, form: Format, workspace: str | None) -> Document:
    from bot import config
    from bot.app import open_bot, operating
    from bot.core.request import Platform
    from bot.platforms.terminal.adapter import TerminalAdapter, TerminalOutlet, operator

    async with open_bot(config.load(), say=say) as bot:
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(operating.RENDERERS[Format.TEXT])
        return await TerminalAdapter(bot, operator(workspace), operating.RENDERERS[form]).ask(line)


@cli.command()
def chat(workspace: Workspace = None) -> None:
    """Ask one thing after another."""
    run_async(_chat(workspace))


async def _chat(workspace: str | None) -> None:
    from bot import config
    from bot.app import open_bot, operating
    from bot.core.request import Platform
    from bot.platforms.terminal.adapter import TerminalAdapter, TerminalOutlet, operator

    async with open_bot(config.load(), say=say) as bot:
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(operating.RENDERERS[Format.TEXT])
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives input() its keys and its history
        # asyncio's own handler would wait for the line to be typed to its end.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        await TerminalAdapter(bot, operator(workspace), operating.RENDERERS[Format.TEXT]).converse(input)


@cli.command()
def read(
    path: Annotated[str, typer.Argument(help="A text, Markdown or HTML file; - is standard input.")] = "-",
    published: Annotated[str | None, typer.Option(help="When it was published, such as 2024-09-24.")] = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="How what was read is written.")] = ReadFormat.TEXT,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line in and out.")] = False,
) -> None:
    """Show what is in an article; nothing is stored."""
    from bot.entries import streaming

    date = _date(published)
    words = _vocabulary()
    if jsonl:
        with _opened(path) as lines:
            sys.exit(1 if streaming.read_stream(lines, words, sys.stdout, sys.stderr) else 0)
    name, content = ("standard input", sys.stdin.buffer.read()) if path == "-" else (path, _content(path))
    draft = streaming.read_file(name, content, date, words)
    if form is ReadFormat.JSON:
        print(json.dumps(streaming.to_json(name, draft), ensure_ascii=False, indent=2))
        return
    from bot.commands.reading import draft_document
    from bot.platforms.terminal import renderer

    print(renderer.render(draft_document(draft)))


def _vocabulary() -> Vocabulary:
    """What the library knows, without loading the database's libraries where that can be had."""
    from bot.entries import vocabulary

    if (known := vocabulary.of_embedded_store(os.environ, Path(".env"))) is not None:
        return known
    from bot import config
    from bot.app import operating

    words: Vocabulary = run_async(operating.vocabulary(config.load()))
    return words


def _opened(path: str) -> Any:
    if path == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", errors="surrogateescape", closefd=False)
    try:
        return open(path, encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise NotReadable("file-not-opened", path=path, reason=error.strerror) from error


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        raise NotReadable("file-is-folder", path=path, folder=path.rstrip("/")) from error
    except OSError as error:
        raise NotReadable("file-not-opened", path=path, reason=error.strerror) from error


def _date(words: str | None) -> PartialDate | None:
    if words is None:
        return None
    try:
        return PartialDate.parse(words)
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no date; write 2024-09-24, 2024-09 or 2024", param_hint="--published") from None


@cli.command()
def add(
    articles: Annotated[list[str], typer.Argument(help="Files and web addresses.")],
    workspace: Workspace = None,
    new_topics: Annotated[NewTopics, typer.Option(help="Make topics of what the articles are about, or none.")] = NewTopics.MAIN,
    title: Annotated[str | None, typer.Option(help="Its title, where the text does not tell.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(help="When it was published, such as 2024-09-24.")] = None,
) -> None:
    """Read articles and store them in the library, or in a workspace. Exits 1 when one was rejected."""
    from bot.entries.drafting import GivenMetadata

    given = GivenMetadata(title=title, publisher=publisher, published=_date(published))
    rejected: int = run_async(_add(articles, given, workspace, new_topics is NewTopics.MAIN))
    sys.exit(1 if rejected else 0)


async def _add(articles: list[str], given: GivenMetadata, workspace: str | None, new_topics: bool) -> int:
    from bot import config
    from bot.app import open_bot, operating

    async with open_bot(config.load(), say=say) as bot:
        return await operating.add_all(bot, articles, given, workspace=workspace, new_topics=new_topics, out=sys.stdout, err=sys.stderr)


Now = Annotated[str | None, typer.Option("--now", help="As if it were this time (ISO 8601, with its offset; UTC without).")]


@digest_cli.command()
def preview(
    digest: Annotated[str | None, typer.Argument(help="A subscription such as d1; without it, what a new channel would get.")] = None,
    now: Now = None,
    form: FormatOption = Format.TEXT,
    workspace: Workspace = None,
) -> None:
    """Show exactly what would be sent now, without sending it."""
    from bot import config
    from bot.app import operating
    from bot.platforms.terminal.adapter import EXIT_STATUS

    line = f"/brief digest preview {digest or ''}".strip()
    document = run_async(operating.digest_line(config.load(), line, workspace, _instant(now), form, sys.stdout, connected=False))
    sys.exit(EXIT_STATUS[document.outcome])


@digest_cli.command()
def send(
    digest: Annotated[str, typer.Argument(help="A subscription such as d1.")],
    now: Now = None,
    workspace: Workspace = None,
) -> None:
    """Send one subscription's digest at once."""
    from bot import config
    from bot.app import operating
    from bot.platforms.terminal.adapter import EXIT_STATUS

    line = f"/brief digest now {digest}"
    document = run_async(operating.digest_line(config.load(), line, workspace, _instant(now), Format.TEXT, sys.stdout, connected=True))
    sys.exit(EXIT_STATUS[document.outcome])


@digest_cli.command()
def due(now: Now = None) -> None:
    """Deliver all digests that are due.

    Of all workspaces; says what became of each. Exits 1 when one did not get through."""
    from bot import config
    from bot.app import operating

    sys.exit(1 if run_async(operating.deliver_due(config.load(), _instant(now), sys.stdout, sys.stderr)) else 0)


def _instant(words: str | None) -> datetime | None:
    if words is None:
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no time; write 2025-03-01T09:00+01:00", param_hint="--now") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


@db_cli.command()
def upgrade() -> None:
    """Bring the database's tables up to date and seed the library."""
    from bot import config
    from bot.app import operating

    print(run_async(operating.upgrade(config.load())))


@db_cli.command()
def export(workspace: Workspace = None) -> None:
    """Write every row as JSON lines to standard output.

    Of the library, or of a workspace."""
    run_async(_export(workspace))


@db_cli.command("import")
def import_(path: Annotated[str, typer.Argument(help="What db export wrote; - is standard input.")]) -> None:
    """Read an export into a new, empty database (set DATABASE_URL to it). The seeds come with the export, not by themselves."""
    from bot import config
    from bot.app import operating

    with _opened(path) as lines:
        rows = run_async(operating.import_from(config.load(), lines))
    print(f"{rows} rows were imported.")


@db_cli.command()
def backup(file: Annotated[Path, typer.Argument(help="The new file; it must not be there yet.")]) -> None:
    """Copy the embedded database into a new file while others go on working."""
    from bot import config
    from bot.app import operating

    run_async(operating.backup_to(config.load(), file))
    print(f"Copied to {file.absolute()}.")


async def _export(workspace: str | None) -> None:
    from bot import config
    from bot.app import open_bot

    async with open_bot(config.load(), say=say) as bot:
        async for line in bot.scope(workspace).export():
            print(line.rstrip("\n"))


@cli.command()
def run() -> None:
    """Start the bot on every platform that has a token.

    With it run the scheduler of digests and the health check over HTTP."""
    from bot import config
    from bot.app import serving  # loads both chat libraries

    run_async(serving.run(config.load(), say))


@cli.command()
def doctor() -> None:
    """Check what is set up and say what to do.

    Looks at database, tokens, scopes, clock and schedules. Exits 1 when something is wrong."""
    from bot import config
    from bot.app import doctor
    from bot.core.diagnosis import Verdict

    checks = run_async(doctor.examine(config.load()))
    print(doctor.report(checks))
    sys.exit(1 if any(check.verdict is Verdict.BAD for check in checks) else 0)


@cli.command()
def manifest(
    workspace: Workspace = None,
    request_url: Annotated[
        str | None, typer.Option(help="Where Slack reaches this bot, such as https://bot.example; without it: Socket Mode.")
    ] = None,
) -> None:
    """Print the Slack app manifest (JSON).

    It holds a slash command for each topic that has a slash name."""
    from bot import config
    from bot.app import operating

    print(json.dumps(run_async(operating.manifest_of(config.load(), workspace, request_url)), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
