"""The workspaces that use this bot: which there are, deleting one with all that it has, erasing what is kept of one person."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.app.command_line.process import run_async
from bot.core.text import clean, counted

commands = typer.Typer(
    help="Workspaces: which there are, deleting one, erasing what is kept of a person.", no_args_is_help=True, rich_markup_mode=None
)

Name = Annotated[str, typer.Argument(help="The workspace, such as slack:T123 or discord:4711; briefing-bot workspace list shows them.")]
Yes = Annotated[bool, typer.Option("--yes", help="Don't ask.")]


@commands.command("list")
def list_() -> None:
    """Show the workspaces that anything is kept of, each with the number of its entries."""
    from bot import config
    from bot.app import retaining

    for name, entries in run_async(retaining.known_workspaces(config.load())).items():
        print(f"{clean(name)}  {counted(entries, 'entry', 'entries')}")


@commands.command()
def delete(workspace: Name, yes: Yes = False) -> None:
    """Delete a workspace with all that it has: entries, digests, roles, log, token. It can't be taken back.

    Export it first with db export --workspace."""
    from bot import config
    from bot.app import retaining

    if not yes:
        typer.confirm(f"Delete everything that {clean(workspace)} has?", abort=True)
    rows = run_async(retaining.delete(config.load(), workspace))
    print(f"{counted(rows, 'row')} of {clean(workspace)} {'was' if rows == 1 else 'were'} deleted.")


@commands.command()
def erase(
    workspace: Name, person: Annotated[str, typer.Argument(help="The platform's id of the person, such as U123.")], yes: Yes = False
) -> None:
    """Erase what is kept of one person: roles, settings, digests and watches of their own. What they added stays, and names nobody."""
    from bot import config
    from bot.app import retaining

    if not yes:
        typer.confirm(f"Erase what is kept of {clean(person)} in {clean(workspace)}?", abort=True)
    rows = run_async(retaining.erase(config.load(), workspace, person))
    print(f"{counted(rows, 'row')} named {clean(person)}; none does any more.")
