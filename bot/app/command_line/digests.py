"""Digests by hand: look, send, or deliver what is due."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.app.command_line.arguments import Format, FormatOption, Now, Workspace, instant_of
from bot.app.command_line.process import run_async

commands = typer.Typer(help="Digests by hand: look, send, or deliver what is due.", no_args_is_help=True, rich_markup_mode=None)


@commands.command()
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
    document = run_async(operating.digest_line(config.load(), line, workspace, instant_of(now), form, sys.stdout, connected=False))
    sys.exit(EXIT_STATUS[document.outcome])


@commands.command()
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
    document = run_async(operating.digest_line(config.load(), line, workspace, instant_of(now), Format.TEXT, sys.stdout, connected=True))
    sys.exit(EXIT_STATUS[document.outcome])


@commands.command()
def due(now: Now = None) -> None:
    """Deliver all digests that are due.

    Of all workspaces; says what became of each. Exits 1 when one did not get through."""
    from bot import config
    from bot.app import operating

    sys.exit(1 if run_async(operating.deliver_due(config.load(), instant_of(now), sys.stdout, sys.stderr)) else 0)
