"""README's table of commands names every command there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.commands.all import catalog

README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("path", [command.path for command in catalog()], ids=" ".join)
def test_the_table_of_commands_has_it(path: tuple[str, ...]) -> None:
    table = [line for line in README.read_text().partition("## Commands")[2].partition("\n## ")[0].splitlines() if line.startswith("|")]
    first = [re.findall(r"[a-z]+", line.split("|")[1].lower()) for line in table]
    assert any(set(path) <= set(words) for words in first), f"README's table of commands has no {' '.join(path)}"
