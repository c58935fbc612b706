"""Characters that no database stores (NUL, lone surrogates) in what people type: stored and shown as U+FFFD."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from bot.core.request import Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.commands.test_add import NEWS


@pytest.mark.parametrize("option", ["publisher", "title", "url"])
async def test_a_suggestion_is_stored_and_shown_cleaned(ask: Ask, bot: Bot, option: str) -> None:
    value = {"url": "https://news.example/\ud800depot"}.get(option, "Globex\ud800Post")
    suggested = await ask(f"/brief suggest {option}:{value} {NEWS}")
    assert suggested.outcome is Outcome.ANSWER, words(suggested)
    review = await bot.scope(WORKSPACE).review("r1")
    assert getattr(review.draft, option) == value.replace("\ud800", "\ufffd")
    shown = words(await ask("/brief review show r1", role=Role.EDITOR))
    assert "Globex\ufffdPost" in shown or option == "url"
    approved = await ask("/brief review approve r1", role=Role.EDITOR)
    assert approved.outcome is Outcome.ANSWER, words(approved)
    [article] = await bot.scope(WORKSPACE).articles()
    assert getattr(article, option) == value.replace("\ud800", "\ufffd")


async def test_reasons_and_corrected_details_are_stored_and_shown_cleaned(ask: Ask, bot: Bot) -> None:
    await ask(f"/brief add {NEWS}", role=Role.ADMIN)
    await ask("/brief review approve r1", role=Role.ADMIN)
    corrected = await ask("/brief correct a1w publisher:The\ud800Post reason:it\udfffmoved", role=Role.ADMIN)
    assert corrected.outcome is Outcome.ANSWER, words(corrected)
    [article] = await bot.scope(WORKSPACE).articles()
    assert article.publisher == "The Post", "a correction is one line of visible characters"
    assert "reason: it\ufffdmoved" in words(await ask("/brief log", role=Role.ADMIN))
