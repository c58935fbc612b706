"""The command line: ``briefing-bot`` or ``python -m bot``."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import logging
import os
import sys
from typing import Annotated, NoReturn

import typer

from bot.app import logs
from bot.app.command_line import articles, asking, database, digests, service, workspaces
from bot.core.errors import BriefingError, CommandMistake
from bot.core.messages import explain
from bot.core.text import clean
from storage.errors import StorageError

cli = typer.Typer(
    name="briefing-bot",
    help="What is known about the companies and products a team follows: asked in chat, proved by its sentence.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for commands in (asking.commands, articles.commands, service.commands):
    cli.add_typer(commands)
cli.add_typer(digests.commands, name="digest")
cli.add_typer(database.commands, name="db")
cli.add_typer(workspaces.commands, name="workspace")

#: How many objects are made before the garbage collector looks at them, while the program is loaded.
GARBAGE = 1_000_000
#: Errors of a full or a broken disk while the answer is written.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def main() -> None:
    """Runs the command line. Every expected error is one clear message and a non-zero exit status."""
    # Thousands of classes and patterns are made while a command is loaded, and none of them is garbage: looking for some would take longer
    # than anything else there.
    gc.set_threshold(GARBAGE)
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
    """Drops what is still to be written, which nobody reads; without this Python would complain when it exits."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def stop(error: BriefingError | StorageError) -> NoReturn:
    """Ends the program with the error's message and next step: 2 for a mistake in the command line, 1 for the rest."""
    explained = explain(error)
    print(f"briefing-bot: {clean(explained.message)}", file=sys.stderr)
    if explained.next_step:
        print(clean(explained.next_step), file=sys.stderr)
    sys.exit(2 if isinstance(error, CommandMistake) else 1)


@cli.callback()
def _logging(
    context: typer.Context, verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log more to standard error.")] = False
) -> None:
    if context.invoked_subcommand == "run":
        from bot import config  # loads the library for settings, which most commands need later

        settings = config.load()
        logs.configure(settings.log_format, "debug" if verbose else settings.log_level)
        return
    logs.configure_terminal(verbose=verbose)
    if not verbose:  # at the terminal the answer itself says what was refused
        logging.getLogger("bot.core.dispatch").setLevel(logging.ERROR)


if __name__ == "__main__":
    main()
