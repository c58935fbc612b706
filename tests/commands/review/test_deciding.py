"""What waits for approval, shown and decided by command."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome, Table, words_of
from bot.core.request import Attachment, Platform, Role
from tests.commands.conftest import Ask, words
from tests.commands.test_add import NEWS
from tests.fakes import FakeFetcher

LATER = """Globex Freight grows

ROTTERDAM, 9 September 2024 - Globex Freight had revenue of 320 million euros in 2023, it said on Monday after a correction.
It opened a second depot in Ghent on 2 September 2024. It had employed 4,200 people in June.
"""


async def waiting(ask: Ask, text: str = NEWS) -> Document:
    card = await ask(f"/brief add {text}", role=Role.EDITOR)
    assert card.title.startswith("For review:"), words(card)
    return card


async def test_a_card_shows_what_was_read_with_its_sentences_and_offers_the_decisions(ask: Ask) -> None:
    card = await waiting(ask)
    shown = words(card)
    for piece in (
        "Globex Freight, revenue",
        "310 million EUR",
        "employs 4,200 people",
        "Nothing of it is in the store yet",
        "This is r1",
    ):
        assert piece in shown
    *rows, approve, edit, reject = card.choices
    assert [approve.label, edit.label, reject.label] == ["Approve 5", "Edit article", "Reject"]
    assert approve.primary
    assert not any(one.primary for one in (*rows, edit, reject))
    assert reject.confirm
    assert (rows[0].label, rows[0].line) == ("Edit", "/brief review edit r1 1")
    assert all(one.replace for one in card.choices), "each answer takes the place of the card"


async def test_a_sentence_is_said_once_whatever_was_read_from_it(ask: Ask) -> None:
    shown = words(await waiting(ask))
    assert shown.count("had revenue of 310 million euros") == 1
    assert "(past)" not in shown
    for question in ("/brief search depot", "/brief latest"):
        assert (await ask(question)).outcome is Outcome.NOTHING_FOUND
    assert "r1" in words(await ask("/brief review list", role=Role.EDITOR))


async def test_single_lines_are_left_out_and_taken_in_again(ask: Ask) -> None:
    await waiting(ask)
    card = await ask("/brief review show r1", role=Role.EDITOR)
    [table] = [block for block in card.blocks if isinstance(block, Table)]
    row = next(row for row in table.rows if "revenue" in "".join(words_of(row.cells[1])))
    out = next(choice for choice in row.choices if choice.label == "Leave out")
    after = await ask(out.line, role=Role.EDITOR)
    back = next(choice for choice in after.choices if choice.label.startswith("Take in"))
    assert "left out" in words(after)
    assert "left out" not in words(await ask(back.line, role=Role.EDITOR))
    await ask(out.line, role=Role.EDITOR)
    approve = next(choice for choice in after.choices if choice.label.startswith("Approve "))
    await ask(approve.line, role=Role.EDITOR)
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    stats = words(await ask("/brief stats Globex Freight"))
    assert "4,200" in stats
    assert "310 million" not in stats


async def test_approving_twice_stores_once(ask: Ask) -> None:
    await waiting(ask)
    assert (await ask("/brief review approve r1 only:1", role=Role.EDITOR)).title.startswith("Added:")
    again = await ask("/brief review approve r1", role=Role.EDITOR)
    assert again.title.startswith("Approved:")
    assert "editor approved it at" in words(again)
    for late in ("reject r1", "choose r1 without:1", "edit r1 1 metric robots", "show r1"):
        assert "editor approved it at" in words(await ask(f"/brief review {late}", role=Role.EDITOR)), late
    assert (await ask("/brief review list", role=Role.EDITOR)).title == "Nothing waits for review"


async def test_a_rejected_article_is_not_stored_and_can_be_added_again(ask: Ask) -> None:
    await waiting(ask)
    await ask("/brief review reject r1 an advertisement", role=Role.EDITOR)
    assert "editor rejected it at" in words(await ask("/brief review approve r1", role=Role.EDITOR))
    assert "an advertisement" in words(await ask("/brief review show r1", role=Role.EDITOR))
    assert "This is r2" in words(await waiting(ask))


async def test_the_card_says_what_repeats_and_what_contradicts_the_store(ask: Ask) -> None:
    await waiting(ask)
    await ask("/brief review approve r1", role=Role.EDITOR)
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    shown = words(await waiting(ask, LATER))
    assert "contradicts f" in shown
    assert "310 million EUR in" in shown
    known = await ask(f"/brief add {NEWS}", role=Role.EDITOR)
    assert known.title.startswith("Known already")


async def test_a_line_is_edited_before_it_is_stored_but_never_its_figure(ask: Ask) -> None:
    card = await waiting(ask)
    number = next(line.split(":")[0].strip(" •").split(",")[0] for line in words(card).splitlines() if "revenue" in line)
    assert "metric" in words(await ask("/brief review edit r1", role=Role.EDITOR))
    edited = await ask(f"/brief review edit r1 {number} metric yearly turnover", role=Role.EDITOR)
    assert "yearly turnover" in words(edited)
    assert "2023-12-31" not in words(await ask(f"/brief review edit r1 {number} date 2022", role=Role.EDITOR))
    await ask("/brief review edit r1 article title A depot for Rotterdam", role=Role.EDITOR)
    for line, says in (
        (f"/brief review edit r1 {number} value 3", "part: can't be"),
        (f"/brief review edit r1 {number} date soon", "no date I can read"),
        (f"/brief review edit r1 {number} nature odd", "It is one of"),
        (f"/brief review edit r1 {number} metric \ud800", "needs a metric"),
        (f"/brief review edit r1 {number} occasion fair", "has no occasion"),
        ("/brief review edit r1 99 metric x", "has no line 99"),
        ("/brief review edit r1 article metric x", "It has: title"),
    ):
        answer = await ask(line, role=Role.EDITOR)
        assert answer.outcome in (Outcome.MISTAKE, Outcome.REFUSED), words(answer)
        assert says in words(answer)
    assert (await ask(f"/brief review edit r1 {number} speaker", role=Role.EDITOR)).outcome is Outcome.ANSWER, "it may have no speaker"
    done = await ask("/brief review approve r1", role=Role.EDITOR)
    assert done.title == "Added: A depot for Rotterdam"
    await ask("/brief topic add Globex Freight", role=Role.ADMIN)
    stats = words(await ask("/brief stats Globex Freight")).casefold()
    assert "yearly turnover" in stats
    assert "310 million euros" in stats


async def test_another_publication_date_is_read_with_it(ask: Ask) -> None:
    text = "Globex Freight opened a depot in Rotterdam last April. Globex Freight employs 4,200 people, it said on Tuesday."
    assert "date is unknown" in words(await waiting(ask, text))
    dated = words(await ask("/brief review edit r1 article published 2024-06-03", role=Role.EDITOR))
    assert "3 Jun 2024" in dated
    assert "Apr 2023" in dated


async def test_members_suggest_and_hear_what_became_of_it(ask: Ask, bot: Bot) -> None:
    heard: list[tuple[str, str]] = []

    async def tell(platform: Platform, workspace: str, user: str, document: Document, /) -> None:
        heard.append((user, document.title))

    bot.private_messages.tell = tell
    assert (await ask(f"/brief suggest {NEWS}")).title.startswith("Suggested:")
    assert (await ask("/brief latest")).outcome is Outcome.NOTHING_FOUND
    assert (await ask("/brief review list")).code == "not-allowed"
    await ask("/brief review approve r1", role=Role.EDITOR)
    await ask(f"/brief suggest {LATER}")
    await ask("/brief review reject r2", role=Role.EDITOR)
    await bot.background.finish()
    heard = [(user, title) for user, title in heard if user != "editor"]  # who hears of what waits is tried in test_suggestions
    assert [user for user, _ in heard] == ["member", "member"]
    assert heard[0][1].startswith("Your suggestion was approved")
    assert heard[1][1].startswith("Your suggestion was not taken")


async def test_a_member_can_not_flood_the_editors(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.entries.reviewing.MAX_SUGGESTIONS", 1)
    await ask(f"/brief suggest {NEWS}")
    assert (await ask(f"/brief suggest {LATER}")).code == "too-many-suggestions"


async def test_a_workspace_switches_review_off_and_on(ask: Ask) -> None:
    assert (await ask("/brief review off", role=Role.EDITOR)).code == "not-allowed"
    assert (await ask("/brief review off", role=Role.ADMIN)).title == "Review is off"
    assert (await ask(f"/brief add {NEWS}", role=Role.EDITOR)).title.startswith("Added:")
    assert (await ask(f"/brief suggest {LATER}")).title.startswith("Suggested:")
    assert "feeds bring, waits" in words(await ask("/brief review on feeds:on", role=Role.ADMIN))
    assert (await ask(f"/brief add {NEWS} More of it.", role=Role.EDITOR, workspace="slack:T2")).title.startswith("For review:")


async def test_a_strangers_reviews_can_not_be_reached(ask: Ask) -> None:
    await waiting(ask)
    for command in ("show", "approve", "reject", "choose", "edit"):
        answer = await ask(f"/brief review {command} r1", role=Role.ADMIN, workspace="slack:T2")
        assert answer.code == "unknown-review", (command, words(answer))


async def test_several_files_are_several_cards(ask: Ask, fetcher: FakeFetcher) -> None:
    files = (Attachment("a.txt", NEWS.encode()), Attachment("b.txt", LATER.encode()))
    document = await ask("/brief add", role=Role.EDITOR, attachments=files)
    assert document.title == "2 articles for review"
    assert {"r1", "r2"} <= set(words(document).replace(",", " ").split())


async def test_long_cards_go_page_by_page(ask: Ask) -> None:
    plants = " ".join(f"Globex Freight opened depot number {n} on {n} March 2024." for n in range(1, 27))
    card = await waiting(ask, f"Globex opens depots\n\nROTTERDAM, 3 June 2024 - {plants}")
    shown = words(card)
    assert "1–5 of 26" in shown
    assert "6–10 of 26" in words(await ask("/brief review show r1 page:2", role=Role.EDITOR))
    choosing = await ask("/brief review choose r1 without:12", role=Role.EDITOR)
    assert words(choosing).count("left out") == 1, "the page with the line is shown"


async def test_an_approval_is_in_the_log_and_can_be_undone(ask: Ask) -> None:
    await waiting(ask)
    await ask("/brief review approve r1", role=Role.EDITOR)
    assert "Globex opens a depot" in words(await ask("/brief log", role=Role.EDITOR))
    await ask("/brief undo", role=Role.EDITOR)
    assert (await ask("/brief latest")).outcome is Outcome.NOTHING_FOUND
    # The review waits again, and can be approved again.
    assert "This is r1" in words(await waiting(ask))
    assert (await ask("/brief review approve r1", role=Role.EDITOR)).title.startswith("Added:")
    assert (await ask("/brief latest")).outcome is Outcome.ANSWER
