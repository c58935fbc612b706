"""Articles at the terminal: what is in them, and adding them."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app.command_line.arguments import Workspace, content_of, date_of, opened
from bot.app.command_line.process import announce, run_async
from bot.core.text import escaped_json

if TYPE_CHECKING:
    from bot.entries.drafting import GivenMetadata
    from storage.drafts import Vocabulary

commands = typer.Typer()


class ReadFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class NewTopics(StrEnum):
    MAIN = "main"
    NONE = "none"


@commands.command()
def read(
    path: Annotated[str, typer.Argument(help="A text, Markdown or HTML file; - is standard input.")] = "-",
    published: Annotated[str | None, typer.Option(help="When it was published, such as 2024-09-24.")] = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="How what was read is written.")] = ReadFormat.TEXT,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line in and out.")] = False,
) -> None:
    """Show what is in an article; nothing is stored."""
    from bot.entries import streaming

    date = date_of(published)
    words = _vocabulary()
    if jsonl:
        with opened(path) as lines:
            sys.exit(1 if streaming.read_stream(lines, words, sys.stdout, sys.stderr) else 0)
    name, content = ("standard input", sys.stdin.buffer.read()) if path == "-" else (path, content_of(path))
    draft = streaming.read_file(name, content, date, words)
    if form is ReadFormat.JSON:
        print(escaped_json(json.dumps(streaming.to_json(name, draft), ensure_ascii=False, indent=2)))
        return
    from bot.platforms.terminal import renderer
    from bot.wording.drafts import draft_document

    print(renderer.render(draft_document(draft)))


def _vocabulary() -> Vocabulary:
    """The library's topics and metrics, read without loading the database's libraries where that is possible."""
    from bot.entries import vocabulary

    if (known := vocabulary.of_embedded_store(os.environ, Path(".env"))) is not None:
        return known
    from bot import config
    from bot.app import operating

    words: Vocabulary = run_async(operating.vocabulary(config.load()))
    return words


@commands.command()
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

    given = GivenMetadata(title=title, publisher=publisher, published=date_of(published))
    rejected: int = run_async(_add(articles, given, workspace, new_topics is NewTopics.MAIN))
    sys.exit(1 if rejected else 0)


async def _add(articles: list[str], given: GivenMetadata, workspace: str | None, new_topics: bool) -> int:
    from bot import config
    from bot.app import operating
    from bot.app.bot import open_bot

    async with open_bot(config.load(), announce=announce) as bot:
        return await operating.add_all(bot, articles, given, workspace=workspace, new_topics=new_topics, out=sys.stdout, err=sys.stderr)
