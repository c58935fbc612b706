"""The running bot: start it, check what is set up, and the manifest of its Slack app."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from bot.app.command_line.arguments import Workspace
from bot.app.command_line.process import announce, run_async

commands = typer.Typer()


@commands.command()
def run() -> None:
    """Start the bot on every platform that has a token.

    With it run the scheduler of digests and the health check over HTTP."""
    from bot import config
    from bot.app import serving  # loads both chat libraries

    run_async(serving.run(config.load(), announce))


@commands.command()
def seed() -> None:
    """Add the seeds to a library that was started without them."""
    from bot import config
    from bot.app import operating

    print(run_async(operating.seed_library(config.load())))


@commands.command()
def doctor() -> None:
    """Check what is set up and say what to do.

    Looks at database, tokens, scopes, clock and schedules. Exits 1 when something is wrong."""
    from bot import config
    from bot.app import doctor
    from bot.core.diagnosis import Verdict

    checks = run_async(doctor.examine(config.load()))
    print(doctor.report(checks))
    sys.exit(1 if any(check.verdict is Verdict.BAD for check in checks) else 0)


@commands.command()
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
