"""Attachments: pictures of charts, and files to take away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.core.document import Chart, Choice, Choices, Document, Point, Series, paragraph
from bot.core.files import File
from bot.platforms.discord.renderer import render
from bot.platforms.discord.uploads import Pictured
from tests.fake_discord.components import FILE, GALLERY, texts_of, walk
from tests.fake_discord.limits import message_errors
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import ATTACH_FILES
from tests.platforms.discord.conftest import IN_TIME_AND_LATE, PATIENCE
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

PNG = b"\x89PNG\r\n\x1a\n"
POINTS = (
    Point(when="Mar 2023", day=date(2023, 3, 31), value=Decimal(40), words="40 plants"),
    Point(when="2024", day=date(2024, 12, 31), value=Decimal(80), words="over 80 plants"),
)
CHART = Chart(title="Acme: plants", unit="plants", series=(Series(name="Plants", points=POINTS),), words="Plants: from 40 to over 80.")
TABLE = File(name="acme-stats.csv", text="measure,value\r\nplants,80\r\n", words="Figures of Acme, 1 row")


def _shown(message: dict[str, Any], kind: int) -> list[dict[str, Any]]:
    return [dict(one) for one in walk(message["components"]) if one["type"] == kind]


@IN_TIME_AND_LATE
async def test_a_chart_is_a_picture_with_words_for_who_cannot_see_it(discord: FakeDiscord, front: FakeFront, slow: bool) -> None:
    front.documents["/brief help"] = Document(title="Acme: plants", blocks=(CHART, paragraph("All is well.")))
    front.delays = {"/brief help": PATIENCE * 3 if slow else 0.0}
    asked = await discord.send_command("brief", "help")
    (answer,) = await asked.answers()
    (gallery,) = _shown(answer, GALLERY)
    (picture,) = answer["attachments"]
    assert gallery["items"] == [{"media": {"url": f"attachment://{picture['filename']}"}, "description": CHART.words}]
    assert picture["content"].startswith(PNG)
    assert picture["description"] == CHART.words
    assert texts_of(answer) == ["### Acme: plants", "All is well."], "the title is not said twice"
    assert asked.ephemeral == [True]


async def test_a_chart_below_another_title_has_its_own(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = Document(title="Acme", blocks=(CHART,))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert texts_of(answer) == ["### Acme", "**Acme: plants**"]


@pytest.mark.parametrize("why", ["not drawn", "not allowed"])
async def test_where_there_is_no_picture_the_chart_is_bars(discord: FakeDiscord, front: FakeFront, why: str) -> None:
    front.draws = why != "not drawn"
    discord.app_permissions &= ~ATTACH_FILES if why == "not allowed" else ~0
    front.documents["/brief help"] = Document(title="Acme: plants", blocks=(CHART,))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert not answer["attachments"]
    first, second = "Mar 2023  ██████ 40 plants", "2024      █████████████ over 80 plants"
    assert texts_of(answer) == ["### Acme: plants", f"**Plants**\n\n```\n{first}\n{second}\n```"]


async def test_a_picture_in_a_channel_needs_the_permission_there(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["draw it"] = Document(title="Acme: plants", blocks=(CHART,), private=False)
    await discord.say(f"<@{discord.bot['id']}> draw it")
    (answer,) = await discord.posted(1)
    assert answer["attachments"][0]["content"].startswith(PNG)


async def test_the_picture_goes_when_another_answer_takes_its_place(discord: FakeDiscord, front: FakeFront) -> None:
    on = Choices(choices=(Choice(label="More", line="/brief next", replace=True),))
    front.documents["/brief help"] = Document(title="Acme: plants", blocks=(CHART, on))
    front.documents["/brief next"] = Document(title="Acme: jobs", blocks=(CHART.model_copy(update={"words": "Jobs."}), on))
    front.documents["/brief last"] = Document(title="Acme", blocks=(paragraph("Words."),))
    asked = await discord.send_command("brief", "help")
    (answer,) = await asked.answers()
    await (await discord.press(asked, answer, "More")).answers()
    assert [one["description"] for one in answer["attachments"]] == ["Jobs."]
    front.documents["/brief next"] = front.documents["/brief last"]
    await (await discord.press(asked, answer, "More")).answers()
    assert (answer["attachments"], texts_of(answer)[-1]) == ([], "Words.")


async def test_a_file_comes_with_the_answer(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = Document(title="Acme: figures", blocks=(paragraph("1 row."),), file=TABLE)
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert [one["file"] for one in _shown(answer, FILE)] == [{"url": "attachment://acme-stats.csv"}]
    assert [one["content"].decode("utf-8-sig") for one in answer["attachments"]] == [TABLE.text]


async def test_where_no_file_may_be_attached_the_answer_says_so(discord: FakeDiscord, front: FakeFront) -> None:
    discord.app_permissions &= ~ATTACH_FILES
    front.documents["/brief help"] = Document(title="Acme: figures", blocks=(paragraph("1 row."),), file=TABLE)
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert not answer["attachments"]
    assert "may not attach files" in texts_of(answer)[-1]


def test_the_file_of_a_long_answer_is_in_its_last_message() -> None:
    drawn = Pictured(**dict(CHART), name="chart-1.png", png=PNG)
    long = Document(title="Acme", blocks=(drawn, *(paragraph("Acme grew. " * 200) for _ in range(4))), file=TABLE)
    messages = render(long)
    assert len(messages) > 1
    assert [[one.name for one in message.uploads] for message in messages] == [["chart-1.png"], *[[]] * (len(messages) - 2), [TABLE.name]]
    for message in messages:
        attached = [{"filename": one.name, "description": one.words, "content": one.content} for one in message.uploads]
        assert not message_errors({**message.payload(), "attachments": attached})
    assert sum(str(message.components).count("Acme: plants") for message in messages) == 1


def test_a_long_description_fits() -> None:
    drawn = Pictured(**dict(CHART.model_copy(update={"words": "植物 " * 900})), name="chart-1.png", png=PNG)
    (message,) = render(Document(title="Acme", blocks=(drawn,)))
    attached = [{"filename": one.name, "description": one.words, "content": one.content} for one in message.uploads]
    assert not message_errors({**message.payload(), "attachments": attached})
