"""A typed line in words."""

from __future__ import annotations

import pytest

from bot.core.line import read_line


@pytest.mark.parametrize("line", ["/brief\u200b stats qwen", "/brief st\u200bats qwen", "\ufeff/brief \u200estats q\u00adwen\u2060"])
def test_characters_that_nobody_sees_break_no_line(line: str) -> None:
    assert read_line(line).values == ("stats", "qwen")


def test_joiners_that_scripts_need_stay() -> None:
    assert read_line("ask می\u200cخواهم").values == ("ask", "می\u200cخواهم")
