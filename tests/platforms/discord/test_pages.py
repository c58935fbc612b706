"""Long answers: one message whose buttons turn its pages, so that none of it is lost or comes twice."""

from __future__ import annotations

import pytest

from bot.core.document import Choice, Choices, Document, Paragraph, paragraph
from bot.platforms.discord.pages import pages_of, turned
from bot.platforms.discord.splitting import parts_of
from tests.fake_discord.components import buttons_of
from tests.fake_discord.server import FakeDiscord
from tests.platforms.discord.conftest import IN_TIME_AND_LATE, PATIENCE
from tests.platforms.discord.observing import text_of
from tests.platforms.discord.test_uploads import CHART
from tests.platforms.fake_front import FakeFront

LAST = Choices(choices=(Choice(label="Approve 9", line="/brief review approve r1"), Choice(label="Reject", line="/brief review reject r1")))


def _long(*, private: bool = True, items: int = 4) -> Document:
    return Document(
        title="Long", blocks=(*(paragraph(f"Item {number}. " + "Acme grew. " * 200) for number in range(items)), LAST), private=private
    )


@IN_TIME_AND_LATE
@pytest.mark.usefixtures("adapter")
async def test_a_long_answer_is_one_message_with_all_its_pages(discord: FakeDiscord, front: FakeFront, slow: bool) -> None:
    front.documents["/brief help"] = _long()
    front.delays["/brief help"] = PATIENCE * 3 if slow else 0.0
    asked = await discord.send_command("brief", "help")
    [shown] = await asked.answers()
    seen = [text_of(shown)]
    for number in (2, 3, 4):
        await (await discord.press(asked, shown, f"Page {number}")).answers()
        seen.append(text_of(shown))
    assert [f"Item {number}." in text for number, text in enumerate(seen)] == [True] * 4
    assert [one["label"] for one in buttons_of(shown)] == ["Approve 9", "Reject", "Page 3"], "what can be done is on every page"
    assert front.lines == ["/brief help"], "turning pages runs nothing again"
    assert asked.ephemeral == [True]
    await (await discord.press(asked, shown, "Page 3")).answers()
    assert "Item 2." in text_of(shown)


@pytest.mark.usefixtures("adapter")
async def test_the_pages_of_a_public_answer_are_turned_for_oneself(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = _long(private=False)
    asked = await discord.send_command("brief", "help")
    [shown] = await asked.answers()
    pressed = await discord.press(asked, shown, "Page 2", person=discord.add_person("ben"))
    [second] = await pressed.answers()
    assert ("Item 0." in text_of(shown), "Item 1." in text_of(second)) == (True, True)
    assert (asked.ephemeral, pressed.ephemeral) == ([False], [True])
    third = await discord.press(pressed, second, "Page 3")
    await third.answers()
    assert "Item 2." in text_of(second)


@pytest.mark.usefixtures("adapter")
async def test_pages_that_are_kept_no_more_say_so(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = _long()
    asked = await discord.send_command("brief", "help")
    [shown] = await asked.answers()
    front.pages.clear()
    [said] = await (await discord.press(asked, shown, "Page 2")).answers()
    assert "not kept any more" in text_of(said)
    assert "Item 0." in text_of(shown)


@pytest.mark.usefixtures("adapter")
async def test_a_mention_is_answered_with_one_message_too(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["acme stats"] = _long()
    await discord.say(f"<@{discord.bot['id']}> acme stats")
    [shown] = await discord.posted(1)
    [second] = await (await discord.press(None, shown, "Page 2")).answers()
    assert "Item 1." in text_of(second)


def test_a_short_answer_has_no_pages() -> None:
    [page] = pages_of(Document(title="Short", blocks=(paragraph("12 million."), LAST)))
    assert len(page.blocks) == 2


@pytest.mark.parametrize("buttons", [4, 60, 120])
def test_no_button_and_no_word_is_lost_on_pages(buttons: int) -> None:
    """Also where there are too many buttons to stand on every page."""
    many = Choices(choices=tuple(Choice(label=f"B{number}", line=f"/brief source f{number}") for number in range(buttons)))
    whole = Document(title="Long", blocks=(*(paragraph(f"Item {number}. " + "Acme grew. " * 120) for number in range(9)), many))
    pages = pages_of(whole)
    assert len(pages) > 1
    assert {choice.label for page in pages for choice in page.choices} == {choice.label for choice in many.choices}
    words = "".join(span.text for page in pages for block in page.blocks if isinstance(block, Paragraph) for span in block.spans)  # type: ignore[union-attr]
    assert all(f"Item {number}." in words for number in range(9))
    for page in pages:
        [part] = parts_of(page)
        assert part.layout.has_room_for(3)


@pytest.mark.parametrize("custom_id", ["l:/brief help", "p0x:abc", "p2:", "p:abc", "p2:a b", "pp2:abc", ""])
def test_other_ids_turn_no_pages(custom_id: str) -> None:
    assert turned(custom_id) is None


@pytest.mark.usefixtures("adapter")
async def test_a_chart_on_a_later_page_is_drawn_when_it_is_shown(discord: FakeDiscord, front: FakeFront) -> None:
    blocks = tuple(paragraph(f"Item {number}. " + "Acme grew. " * 200) for number in range(2))
    front.documents["/brief help"] = Document(title="Long", blocks=(*blocks, CHART, paragraph("After it. " * 200)))
    asked = await discord.send_command("brief", "help")
    [shown] = await asked.answers()
    drawn = []
    for number in (2, 3):
        await (await discord.press(asked, shown, f"Page {number}")).answers()
        drawn += [one["description"] for one in shown["attachments"]]
    assert drawn == [CHART.words]
    assert "png" not in str(front.pages), "what is kept has no pictures"
