"""Asking at the terminal: a demonstration, one question, or one after another."""

from __future__ import annotations

import contextlib
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app.command_line.arguments import AnswerFormat, Format, Workspace
from bot.app.command_line.process import announce, run_async

if TYPE_CHECKING:
    from bot.core.document import Document

commands = typer.Typer()


@commands.command()
def demo() -> None:
    """Show figures, a timeline, an answer and a digest.

    They come from a store that is seeded for this and thrown away."""
    from bot.app import operating

    run_async(operating.demo(sys.stdout))


@commands.command()
def ask(
    line: Annotated[list[str], typer.Argument(help="A chat command or a question, such as “/qwen stats”.")],
    form: Annotated[AnswerFormat, typer.Option("--format", help="How the answer is written; csv: all its rows.")] = AnswerFormat.TEXT,
    workspace: Workspace = None,
    out: Annotated[Path | None, typer.Option(help="Write the answer's chart to this PNG file.")] = None,
) -> None:
    """Answer one chat command or free question, as the operator. Exits 2 on a mistake in the command line."""
    from bot.platforms.terminal.adapter import EXIT_STATUS

    document: Document = run_async(_ask(" ".join(line), form, workspace))
    if out is not None:
        _write_chart(document, out)
    if form is AnswerFormat.CSV and document.file is None:
        _tell_without_rows(document)
    sys.exit(EXIT_STATUS[document.outcome])


def _tell_without_rows(document: Document) -> None:
    """Says on stderr what there is instead of rows; exits 2 where it is an answer that has none."""
    from bot.core.document import Outcome
    from bot.platforms.terminal.renderer import render

    if document.outcome is Outcome.ANSWER:
        print("This answer has no rows; stats, timeline and quotes do, such as: ask /qwen stats --format csv", file=sys.stderr)
        sys.exit(2)
    print(render(document), file=sys.stderr)


def _write_chart(document: Document, file: Path) -> None:
    """Writes the first chart of the answer; exits 2 where there is none, or the file can't be written."""
    from bot.core.document import Chart
    from bot.drawing.charts import chart_png

    chart = next((block for block in document.blocks if isinstance(block, Chart)), None)
    if chart is None:
        print("There is no chart in this answer; ask for one, such as: ask /qwen chart downloads --out chart.png", file=sys.stderr)
        sys.exit(2)
    try:
        file.write_bytes(chart_png(chart))
    except OSError as error:
        print(f"{file} can't be written: {error.strerror}.", file=sys.stderr)
        sys.exit(2)
    print(f"The chart is in {file}.", file=sys.stderr)


async def _ask(line: str, form: AnswerFormat, workspace: str | None) -> Document:
    from bot import config
    from bot.app.bot import open_bot
    from bot.app.rendering import renderer
    from bot.core.request import Platform
    from bot.platforms.terminal.adapter import TerminalAdapter, TerminalOutlet, operator

    async with open_bot(config.load(), announce=announce) as bot:
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(renderer(Format.TEXT))
        asked = f"{line} format:csv" if form is AnswerFormat.CSV and "format:" not in line else line
        return await TerminalAdapter(bot, operator(workspace), renderer(form)).ask(asked)


@commands.command()
def chat(workspace: Workspace = None) -> None:
    """Ask one thing after another."""
    run_async(_chat(workspace))


async def _chat(workspace: str | None) -> None:
    from bot import config
    from bot.app.bot import open_bot
    from bot.app.rendering import renderer
    from bot.core.request import Platform
    from bot.platforms.terminal.adapter import TerminalAdapter, TerminalOutlet, operator

    async with open_bot(config.load(), announce=announce) as bot:
        bot.outlets[Platform.TERMINAL] = TerminalOutlet(renderer(Format.TEXT))
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives input() its keys and its history
        # asyncio's own handler would wait for the line to be typed to its end.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        await TerminalAdapter(bot, operator(workspace), renderer(Format.TEXT)).converse(input)
