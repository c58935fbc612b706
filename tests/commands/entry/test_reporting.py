"""Reporting an entry as wrong: who hears of it, what editors can do, and what whoever reported it is told."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request, Role
from tests.commands.conftest import WORKSPACE, Ask, words

pytestmark = pytest.mark.usefixtures("shelf")

Received = list[tuple[str, Platform, Document]]


@pytest.fixture
async def received(bot: Bot) -> Received:
    """The private messages that were sent; lena is an editor, ida an admin."""
    sent: Received = []

    async def tell(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        sent.append((user, platform, document))

    bot.private_messages.tell = tell
    for user, role in (("lena", "editor"), ("ida", "admin"), ("ben", "member")):
        await bot.scope(WORKSPACE).set_role(user, role, "tests")
    return sent


async def test_an_answer_offers_to_report_its_entries_and_the_form_asks_which(ask: Ask, bot: Bot) -> None:
    answer = await ask("/brief stats acme")
    [button] = [choice for choice in answer.choices if choice.line.startswith("/brief wrong")]
    assert (button.label, button.form) == ("Something wrong?", True)
    form = await bot.form(Request(button.line, Caller(Platform.SLACK, WORKSPACE, "C1", "member")))
    assert form is not None
    which, what = form.fields
    assert [pick.value for pick in which.picks] == button.line.split()[-1].split(",")
    assert len(which.picks) > 1
    assert which.initial == ()  # nobody reports what they did not choose
    assert what.required


async def test_the_form_of_one_entry_has_it_chosen(bot: Bot) -> None:
    form = await bot.form(Request("/brief wrong f1", Caller(Platform.SLACK, WORKSPACE, "C1", "member")))
    assert form is not None
    assert form.fields[0].initial == ("f1",)
    assert form.line({"entry": ["f1"], "what": ["it is 60,000"]}) == '/brief report wrong entry:f1 what:"it is 60,000"'


async def test_editors_hear_of_a_report_with_the_sentence_and_what_can_be_done(ask: Ask, bot: Bot, received: Received) -> None:
    answer = await ask("/brief wrong f1 it is 60,000")
    await bot.background.finish()
    assert answer.title == "Reported: f1"
    assert "2 editors were told" in words(answer)
    assert [user for user, _, _ in received] == ["ida", "lena"]
    message = received[0][2]
    assert "it is 60,000" in words(message)
    assert "more than 50,000 robots" in words(message)
    assert [(choice.line, choice.form) for choice in message.choices] == [
        ("/brief entry correct f1", True),
        ("/brief entry keep f1", False),
        ("/brief entry withdraw f1", False),
    ]


@pytest.mark.parametrize(
    ("line", "title", "said"),
    [
        ("/brief entry correct f1 scope:robots misread", "Corrected, thanks to you: f1", "robots"),
        ("/brief entry withdraw f1 it speaks of toys", "Withdrawn, thanks to you: f1", "it speaks of toys"),
        ("/brief entry keep f1 the sentence says so", "It stays as it is: f1", "the sentence says so"),
    ],
)
async def test_whoever_reported_it_hears_once_what_became_of_it(
    ask: Ask, bot: Bot, received: Received, line: str, title: str, said: str
) -> None:
    await ask("/brief wrong f1 it is 60,000")
    await bot.background.finish()
    received.clear()
    answer = await ask(line, role=Role.EDITOR)
    await bot.background.finish()
    assert "The person who had reported it was notified." in words(answer)
    [(user, platform, message)] = received
    assert (user, platform, message.title) == ("member", Platform.SLACK, title)
    assert said in words(message)
    again = await ask("/brief entry keep f1", role=Role.EDITOR)
    await bot.background.finish()
    assert again.outcome is not Outcome.ANSWER
    assert len(received) == 1


async def test_the_same_report_again_changes_its_words(ask: Ask, bot: Bot) -> None:
    await ask("/brief wrong f1 it is 60,000")
    await ask("/brief wrong F1 it is 70,000")
    [one], count = await bot.scope(WORKSPACE).open_error_reports()
    assert (one.entry, one.words, count) == ("f1", "it is 70,000", 1)


async def test_editors_hear_of_the_same_words_once(ask: Ask, bot: Bot, received: Received) -> None:
    await ask("/brief wrong f1 it is 60,000")
    await ask("/brief wrong f1 it is 60,000")
    await bot.background.finish()
    assert len(received) == 2  # two editors
    await ask("/brief wrong f1 it is 70,000")
    await bot.background.finish()
    assert len(received) == 4


async def test_reports_of_an_entry_that_went_with_its_article_wait_for_nobody(ask: Ask, bot: Bot, received: Received) -> None:
    store = bot.scope(WORKSPACE)
    await ask("/brief wrong f1 it is 60,000")
    await ask("/brief wrong f3 it is 90,000", role=Role.EDITOR)
    await ask("/brief entry withdraw a1", role=Role.EDITOR)
    await bot.background.finish()
    received.clear()
    listed = await ask("/brief review list", role=Role.EDITOR)
    await bot.background.finish()
    assert "60,000" not in words(listed)
    assert [choice.line for choice in listed.choices][:3] == [f"/brief entry {one} f3" for one in ("correct", "keep", "withdraw")]
    assert [(user, message.title) for user, _, message in received] == [("member", "Withdrawn: f1")]
    assert (await store.open_error_reports())[1] == 1


async def test_several_entries_are_offered_one_by_one_with_what_was_typed(ask: Ask) -> None:
    answer = await ask("/brief wrong f1,e1 it is 2024: not 2023")
    assert [choice.line for choice in answer.choices][:2] == [f'/brief wrong {ref} "it is 2024: not 2023"' for ref in ("f1", "e1")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/brief wrong f1", "Say it behind the mark: /brief wrong f1"),
        ("/brief wrong f99 no", "f99"),
        ("/brief wrong f1,f2 both are", "One report is for one entry"),
    ],
)
async def test_what_can_not_be_reported_says_what_to_type(ask: Ask, bot: Bot, line: str, said: str) -> None:
    answer = await ask(line)
    assert answer.outcome is not Outcome.ANSWER
    assert said in words(answer)
    assert await bot.scope(WORKSPACE).open_error_reports() == ([], 0)


async def test_reports_wait_in_the_review_list_and_are_another_workspaces_secret(ask: Ask) -> None:
    await ask("/brief wrong f1 it is 60,000")
    waiting = words(await ask("/brief review list", role=Role.EDITOR))
    assert "it is 60,000" in waiting
    assert "it is 60,000" not in words(await ask("/brief review list", role=Role.EDITOR, workspace="slack:T2"))
    assert (await ask("/brief entry keep f1", role=Role.EDITOR, workspace="slack:T2")).outcome is not Outcome.ANSWER


async def test_only_so_many_reports_of_one_person_wait(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.entry.reporting.MAX_OPEN", 1)
    await ask("/brief wrong f1 it is 60,000")
    refused = await ask("/brief wrong e1 never happened")
    assert refused.outcome is Outcome.REFUSED
    assert "wait for an editor" in words(refused)
