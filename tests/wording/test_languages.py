from __future__ import annotations

import pytest

from bot.wording.languages import language_called


@pytest.mark.parametrize(
    ("words", "language"), [("English", "en"), ("en-US", "en"), ("zh_CN", "zh"), ("中文", "zh"), ("all", ""), ("", ""), (" EN ", "en")]
)
def test_a_language_is_found_by_its_names_and_codes(words: str, language: str) -> None:
    assert language_called(words) == language


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no article is stored in “Klingon”, only in en \(English\), zh \(Chinese\); or all"):
        language_called("Klingon")
