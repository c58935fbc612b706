"""README's pictures show what the bot sends today, and their words say so to those who can't see them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pictures.canvas import Canvas
from tests.pictures.discord import draw as draw_for_discord
from tests.pictures.drawing import FOLDER, pictures
from tests.pictures.payloads import payloads
from tests.pictures.slack import draw as draw_for_slack
from tests.pictures.typesetting import Run, width_of, wrapped

ROOT = Path(__file__).parents[2]
IMAGES = re.findall(r'<img src="([^"]+)" width="(\d+)" alt="([^"]+)">', (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.slow
async def test_the_pictures_are_what_the_bot_sends_today() -> None:
    drawn = pictures(await payloads())
    assert sorted(drawn) == sorted(path.name for path in FOLDER.iterdir())
    stale = [name for name, svg in drawn.items() if (FOLDER / name).read_text(encoding="utf-8") != svg]
    assert not stale, f"run `python -m tests.pictures`, look at {stale} and at what README says of them"


@pytest.mark.parametrize("path", [path for path, _, _ in IMAGES])
def test_readme_shows_the_picture_and_says_its_answer(path: str) -> None:
    (width, alt) = next(image[1:] for image in IMAGES if image[0] == path)
    picture = ElementTree.parse(ROOT / path).getroot()
    assert picture.get("width") == width, "drawn at another size its letters are blurred or small"
    shown = " ".join(text.strip() for text in picture.itertext())
    assert numbers_in(alt)
    assert numbers_in(alt) <= numbers_in(shown)


def numbers_in(words: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d{3})*%?", words))


def test_readme_shows_every_picture() -> None:
    assert sorted(ROOT / path for path, _, _ in IMAGES) == sorted(FOLDER.iterdir())


WORDS = [Run("one two ", bold=True), Run("three (four) five, six and seven\neight")]


@pytest.mark.parametrize("width", [40, 75, 120, 400])
def test_lines_hold_all_words_and_fit(width: int) -> None:
    lines = wrapped(WORDS, width)
    assert " ".join("".join(run.text for run in line) for line in lines).split() == "one two three (four) five, six and seven eight".split()
    assert all(width_of(line) <= width for line in lines if " " in "".join(run.text for run in line))
    assert [run.text for run in lines[-1]] == ["eight"]


def test_a_bracket_goes_to_the_next_line_with_the_word_it_is_joined_to() -> None:
    lines = wrapped([Run("over (about "), Run("fifty", bold=True), Run(") yuan")], Run("over (about fifty").width)
    assert ["".join(run.text for run in line) for line in lines] == ["over (about", "fifty) yuan"]


def test_widths_are_those_of_helvetica() -> None:
    assert Run("i'", size=1000).width == 222 + 191
    assert Run("“i”", size=1000, bold=True).width == 500 + 278 + 500
    assert Run("abc", size=10, fixed=True).width == 18


@pytest.mark.parametrize("block", [{"type": "image"}, {"type": "rich_text", "elements": [{"type": "rich_text_quote"}]}])
def test_a_block_that_has_no_drawing_is_not_left_out(block: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no drawing"):
        draw_for_slack({"blocks": [block]}, Canvas(400), at="")


@pytest.mark.parametrize("inner", [{"type": 9}, {"type": 10, "content": "<t:1796025600:R>"}, {"type": 10, "content": "[a](b)"}])
def test_a_component_that_has_no_drawing_is_not_left_out(inner: dict[str, object]) -> None:
    message = {"flags": 0, "components": [{"type": 17, "accent_color": 0, "components": [inner]}]}
    with pytest.raises(ValueError, match="no drawing"):
        draw_for_discord(message, Canvas(400), at="")
