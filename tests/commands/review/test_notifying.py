"""Who gets a private message about a suggestion, and how often."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document
from bot.core.request import Attachment, Platform, Role
from storage.errors import Locked
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.commands.review.test_deciding import LATER
from tests.commands.test_add import NEWS

Received = list[tuple[str, str, Document]]


@pytest.fixture
async def received(bot: Bot) -> Received:
    """The private messages that were sent; lena is an editor, ida an admin, ben a member, and a group has a role too."""
    sent: Received = []

    async def tell(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        sent.append((workspace, user, document))

    bot.private_messages.tell = tell
    store = bot.scope(WORKSPACE)
    for user, role in (("lena", "editor"), ("ida", "admin"), ("ben", "member"), ("member", "member")):
        await store.set_role(user, role, "tests")
    await store.set_role("S7", "editor", "tests", is_group=True)
    await bot.scope("slack:T2").set_role("elsewhere", "editor", "tests")
    return sent


async def test_named_editors_and_admins_get_one_message_with_the_buttons(ask: Ask, bot: Bot, received: Received) -> None:
    answer = words(await ask(f"/brief suggest {NEWS}"))
    await bot.background.finish()
    assert "2 editors and admins hear of it now" in answer
    assert [(workspace, user) for workspace, user, _ in received] == [(WORKSPACE, "ida"), (WORKSPACE, "lena")]
    card = received[0][2]
    assert card.title == "Suggested: Globex opens a depot"
    assert [choice.line for choice in card.choices][-3:] == [
        "/brief review approve r1",
        "/brief review edit r1 article",
        "/brief review reject r1",
    ]
    # The same text again is the same suggestion.
    again = words(await ask(f"/brief suggest {NEWS}"))
    await bot.background.finish()
    assert "hear" not in again
    assert len(received) == 2


async def test_an_editor_who_suggests_gets_no_message_about_it(ask: Ask, bot: Bot, received: Received) -> None:
    await ask(f"/brief suggest {NEWS}", role=Role.EDITOR)
    await bot.background.finish()
    assert [user for _, user, _ in received] == ["ida", "lena"]


async def test_several_at_once_are_one_message(ask: Ask, bot: Bot, received: Received) -> None:
    files = (Attachment("a.txt", NEWS.encode()), Attachment("b.txt", LATER.encode()))
    await ask("/brief suggest", attachments=files)
    await bot.background.finish()
    assert [user for _, user, _ in received] == ["ida", "lena"]
    assert [choice.label for choice in received[0][2].choices] == ["Look at r1", "Look at r2"]


async def test_the_answer_claims_no_message_where_none_can_be_sent(ask: Ask, bot: Bot) -> None:
    answer = words(await ask(f"/brief suggest {NEWS}"))
    assert "Editors see it with /brief review list" in answer
    assert "hear" not in answer


async def test_a_message_that_fails_stops_no_other_message(ask: Ask, bot: Bot, received: Received) -> None:
    sent = bot.private_messages.tell
    assert sent is not None

    async def fails_for_ida(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        if user == "ida":
            raise RuntimeError("the connection broke")
        await sent(platform, workspace, user, document)

    bot.private_messages.tell = fails_for_ida
    await ask(f"/brief suggest {NEWS}")
    await bot.background.finish()
    assert [user for _, user, _ in received] == ["lena"]


async def test_a_decision_is_answered_even_if_its_message_can_not_be_sent(ask: Ask, bot: Bot, received: Received) -> None:
    await ask(f"/brief suggest {NEWS}")
    await bot.background.finish()

    async def fails(_platform: Platform, _workspace: str, user: str, _document: Document, /) -> None:
        raise Locked("database-locked", database=user)

    bot.private_messages.tell = fails
    answer = await ask("/brief review approve r1", role=Role.EDITOR)
    assert answer.title.startswith("Added")
    await bot.background.finish()
