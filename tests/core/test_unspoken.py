"""No sentence reaches people past the catalogues: what documents are made of is put into words by ``say``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.language import CATALOGS

_BOT = CATALOGS.parent
#: What is written out for people: all arguments of these functions, and these keywords of these classes.
_FUNCTIONS = frozenset({"paragraph", "note", "item", "text"})
_KEYWORDS = {
    "Document": {"title"}, "Heading": {"text"}, "Choice": {"label", "confirm"}, "Item": {"lead"}, "Column": {"label"},
    "Table": {"caption"}, "Chart": {"title", "words"}, "Summary": {"text"}, "Page": {"shown"}, "Field": {"label", "hint"},
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{2,}")


def unspoken(source: str) -> Iterator[str]:
    """The literals with words in them that are handed to a document as they stand, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        shown = list(node.args) if node.func.id in _FUNCTIONS else []
        shown += [one.value for one in node.keywords if one.arg in _KEYWORDS.get(node.func.id, ())]
        for argument in shown:
            for words in _literals(argument):
                if _WORD.search(words) and not words.startswith("/brief"):
                    yield f"{argument.lineno}: {words}"


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr():
            yield "".join(str(one.value) for one in node.values if isinstance(one, ast.Constant))
        case ast.IfExp():
            yield from _literals(node.body)
            yield from _literals(node.orelse)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('paragraph("Nothing was changed.")', True),
        ('Document(title=f"Changed: {name}")', True),
        ('note("Yes it is" if done else say("Not yet"))', True),
        ('Choice(label="Undo", line="/brief undo 3")', True),
        ('paragraph(say("Nothing was changed."))', False),
        ('paragraph(f"/brief stats {topic}")', False),
        ('text(" · ")', False),
        ('Choice(label=say("Undo"), line=f"/brief undo {number}")', False),
        ('item(f"{ref}: {number}", words)', False),
    ],
)
def test_what_bypasses_the_catalogues_is_seen(source: str, found: bool) -> None:
    assert bool(list(unspoken(source))) is found


@pytest.mark.parametrize("folder", ["commands", "wording", "digests", "entries", "asking"])
def test_every_sentence_of_a_document_is_put_into_words_in_the_reader_s_language(folder: str) -> None:
    files = sorted((_BOT / folder).rglob("*.py"))
    assert [f"{file.relative_to(_BOT)}:{one}" for file in files for one in unspoken(Path(file).read_text())] == []
