"""The database: upgrade, export, import, backup."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bot.app.command_line.arguments import Workspace, opened
from bot.app.command_line.process import announce, run_async
from bot.core.text import counted, escaped_json

commands = typer.Typer(help="The database: upgrade, export, backup, reading again.", no_args_is_help=True, rich_markup_mode=None)


@commands.command()
def upgrade() -> None:
    """Bring the database's tables up to date and seed the library."""
    from bot import config
    from bot.app import operating

    print(run_async(operating.upgrade(config.load())))


WithSecrets = Annotated[
    bool, typer.Option(help="Also the sealed tokens of workspaces and unanswered requests; the tokens open with the same client secret.")
]


@commands.command()
def export(
    workspace: Workspace = None,
    every: Annotated[bool, typer.Option("--all", help="The library and all workspaces: for a move to another database.")] = False,
    with_secrets: WithSecrets = False,
) -> None:
    """Write every row as JSON lines to standard output.

    Of the library, or of a workspace, or with --all of everything."""
    if workspace is not None and every:
        raise typer.BadParameter("--all and --workspace exclude each other.")
    if with_secrets and not every:
        raise typer.BadParameter("--with-secrets is for --all.")
    _make_private(sys.stdout)
    run_async(_export(workspace, every=every, with_secrets=with_secrets))


def _make_private(stream: TextIO) -> None:
    """Where the stream goes into a file, only its owner may read that from now on: it holds everything of a workspace."""
    with suppress(OSError, ValueError, AttributeError):  # a stream without a file, or a system without such rights
        if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            os.fchmod(stream.fileno(), 0o600)


async def _export(workspace: str | None, *, every: bool, with_secrets: bool) -> None:
    from bot import config
    from bot.app.bot import open_bot

    async with open_bot(config.load(), announce=announce) as bot:
        async for line in bot.store.export_all(with_secrets=with_secrets) if every else bot.scope(workspace).export():
            print(escaped_json(line.rstrip("\n")))


@commands.command("import")
def import_(
    path: Annotated[str, typer.Argument(help="What db export wrote; - is standard input.")], with_secrets: WithSecrets = False
) -> None:
    """Read an export into a new, empty database (set DATABASE_URL to it), whose tables it makes.

    The seeds come with the export, not by themselves."""
    from bot import config
    from bot.app import operating

    with opened(path) as lines:
        rows = run_async(operating.import_from(config.load(), lines, with_secrets=with_secrets))
    print(f"{counted(rows, 'row')} {'was' if rows == 1 else 'were'} imported.")


@commands.command()
def backup(file: Annotated[Path, typer.Argument(help="The new file; it must not be there yet.")]) -> None:
    """Copy the embedded database into a new file while others go on working."""
    from bot import config
    from bot.app import operating

    run_async(operating.backup_to(config.load(), file))
    print(f"Copied to {file.absolute()}.")


@commands.command()
def reread(
    every: Annotated[bool, typer.Option("--all", help="Also the articles that this version has read already.")] = False,
    workspace: Annotated[str | None, typer.Option(help="Only this workspace's articles (slack:T123, discord:4711).")] = None,
) -> None:
    """Read the articles again that an earlier version read; run does so by itself, more slowly.

    Of the library and all workspaces. Nothing of it is news or a correction in any channel, and what people decided stays.
    Exits 1 when an article could not be stored; the next time tries it again."""
    from bot import config
    from bot.app import rereading

    sys.exit(1 if run_async(rereading.reread(config.load(), workspace, every=every, out=sys.stdout, err=sys.stderr)) else 0)


@commands.command()
def reseal() -> None:
    """Seal the workspaces' tokens with the key of a new client secret.

    Set SLACK_CLIENT_SECRET to the new one and SLACK_PREVIOUS_CLIENT_SECRET to the one before. run does it too when it starts.
    Exits 1 when a token opens with neither of them; its workspace has to install the bot again."""
    from bot import config
    from bot.app import retaining

    resealed, closed = run_async(retaining.reseal(config.load()))
    print(f"{counted(resealed, 'token')} {'was' if resealed == 1 else 'were'} sealed anew.")
    for workspace in closed:
        print(f"The token of {workspace} opens with neither secret.", file=sys.stderr)
    sys.exit(1 if closed else 0)
