"""Topics renamed, merged and moved by command; stored articles read again for a new name, and what people decided left alone."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request, Role
from bot.entries import rereading
from bot.entries.rereading import Progress, articles_for, plan, reread
from storage.drafts import FactDraft, TopicDraft
from storage.store import Store
from storage.values import PartialDate
from tests.commands import acme
from tests.commands.conftest import Ask, words
from tests.storage.articles import GROWTH, article, fact

NEWS = "Globex Freight opened a depot in Lyon in March 2024. Globex Freight employs 4,200 people. Its rival Initech employs 900 people."


async def admin(ask: Ask, line: str) -> Document:
    return await ask(line, role=Role.ADMIN)


def undo_line(document: Document) -> str:
    return next(choice.line for choice in document.choices if choice.label == "Undo")


async def news(ask: Ask, text: str = NEWS) -> None:
    await admin(ask, "/brief review off")
    assert (await admin(ask, f"/brief add published:2024-04-01 {text}")).title.startswith("Added")


@pytest.mark.usefixtures("shelf")
async def test_a_renamed_topic_answers_to_both_names_here_alone(ask: Ask) -> None:
    renamed = await admin(ask, "/brief topic rename rover Wanderer")
    assert "Wanderer, Rover" in words(renamed)
    assert "counts here alone" in words(renamed)
    for line in ("/brief stats wanderer", "/brief stats rover", "/rover stats"):
        assert "100,000" in words(await ask(line)), line
    assert "Rover, delivery robots" in words(await ask("/acme stats"))
    assert (await ask("/brief stats wanderer", workspace="slack:T2")).code == "unknown-topic"
    await admin(ask, undo_line(renamed))
    assert (await ask("/brief stats wanderer")).code == "unknown-topic"
    assert "100,000" in words(await ask("/rover stats"))


@pytest.mark.usefixtures("shelf")
async def test_merged_and_moved_topics(ask: Ask) -> None:
    await admin(ask, "/brief topic add Wanderer kind:product slash:wanderer")
    merged = await admin(ask, "/brief topic merge wanderer into:rover")
    assert "Rover, Wanderer" in words(merged)
    assert "100,000" in words(await ask("/brief stats wanderer"))
    moved = await admin(ask, "/brief topic parent rover of:none")
    assert "100,000" not in words(await ask("/acme stats"))
    await admin(ask, undo_line(moved))
    assert "100,000" in words(await ask("/acme stats"))
    assert (await admin(ask, "/brief topic parent acme of:rover")).code == "not-storable"
    assert (await admin(ask, "/brief topic merge acme into:rover")).code == "not-storable"
    assert (await admin(ask, "/brief topic alias rover remove:Nothing")).code == "unknown-topic"
    assert (await admin(ask, "/brief topic alias rover add:Acme")).code == "name-taken"


async def test_a_new_name_finds_its_figures_in_what_is_stored(ask: Ask, bot: Bot) -> None:
    await news(ask)
    before = words(await ask("/globex stats"))
    assert "4,200" in before, "what an article merely names has its figures too"
    added = await admin(ask, "/brief topic add Globex Freight slash:globex")
    assert "Read again: 1 article that names it" in words(added)
    assert "4,200" in words(await ask("/globex stats"))
    assert "Globex" in words(await ask("/brief topics"))
    await admin(ask, undo_line(added))
    assert words(await ask("/globex stats")) == before
    assert "Globex" not in words(await ask("/brief topics"))
    assert (await admin(ask, "/brief topic rename globex Zephyr")).code == "unknown-topic"


async def test_reading_again_never_revives_what_was_withdrawn_or_corrected(ask: Ask, bot: Bot) -> None:
    await news(ask)
    await admin(ask, "/brief topic add Globex Freight slash:globex")
    store = bot.scope("slack:T1")
    mark = next(
        one.ref for one in await store.facts([await store.find_topic("globex") or pytest.fail("no topic")]) if "4,200" in one.figure
    )
    await admin(ask, f"/brief correct {mark} metric:headcount")
    before = [line async for line in store.export(in_effect=True)]
    for line in ('/brief topic alias globex add:"Globex Freight Group"', "/brief topic reread globex"):
        await admin(ask, line)
    assert "Headcount: 4,200" in words(await ask("/globex stats"))
    await admin(ask, f"/brief withdraw {mark}")
    await admin(ask, "/brief topic reread globex")
    assert "4,200" not in words(await ask("/globex stats"))
    await admin(ask, f"/brief restore {mark}")
    kept = {line for line in before if '"table": "facts"' in line}
    assert kept <= {line async for line in store.export(in_effect=True)}


async def test_many_articles_are_read_in_the_background_with_progress_shown(ask: Ask, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "READ_AT_ONCE", 1)
    monkeypatch.setattr("bot.commands.topic.rereading.READ_AT_ONCE", 1)
    for number in range(3):
        await news(ask, NEWS.replace("4,200", f"4,20{number}").replace("Lyon", f"Lyon {number}"))
    added = await admin(ask, "/brief topic add Globex Freight slash:globex")
    assert re.search(r"Reading again: \d of 3 articles so far", words(added))
    assert "How far is it?" in [choice.label for choice in added.choices]
    await bot.background.finish()
    progress = bot.background.progress("slack:T1", "Globex Freight")
    assert progress is not None
    assert (progress.done, progress.finished, progress.failed) == (3, True, "")
    assert bot.background.progress("slack:T2", "Globex Freight") is None


async def test_what_reading_again_brings_is_decided_by_what_was_there(store: Store) -> None:
    ours = store.scoped("slack:T1")
    added = await ours.add_article(article((GROWTH,), subject="Somebody"), by="ann")
    await ours.add_topic(TopicDraft(name="Acme"), "ann")
    again = article((GROWTH,))
    ever, visible = await ours.ever_read(added.article)
    [(old, new)] = plan(again, ["Acme"], ever, visible).replacements
    assert isinstance(new, FactDraft)
    assert (old.ref, new.subject) == ("f1w", "Acme")
    assert plan(again, ["Nobody"], ever, visible).replacements == ()
    assert plan(again, ["Acme"], [], set()).additions == again.facts
    assert plan(again, ["Acme"], [], set(), decided=again.facts).additions == ()
    await ours.supersede_fact(added.facts[0], fact(subject="Somebody", metric="stalls"), "ann")
    assert plan(again, ["Acme"], *await ours.ever_read(added.article)).replacements == ()
    await ours.withdraw((await ours.facts_of(added.article))[0], "ann")
    done = plan(again, ["Acme"], *await ours.ever_read(added.article))
    assert (done.additions, done.replacements) == ((), ())


async def unread(bot: Bot, *towns: str) -> None:
    """Articles on Acme of which nothing was read yet."""
    for town in towns:
        sentence = f"In June 2024 Acme opened a shop in {town}, and it hired nobody for it."
        await bot.store.library().add_article(acme.article((sentence,), f"A shop in {town}", PartialDate.month(2024, 7)), by="tests")


@pytest.mark.usefixtures("shelf")
async def test_reading_again_is_taken_back_as_one(ask: Ask, bot: Bot) -> None:
    await unread(bot, "Ghent", "Lille")
    store = bot.scope("slack:T1")
    before = [line async for line in store.export(in_effect=True)]
    again = await admin(ask, "/brief topic reread acme")
    brought = [line async for line in store.export(in_effect=True)]
    assert sum('"table": "events"' in line for line in brought) >= 2
    [action] = await store.log()
    assert (action.kind, action.parts, action.subjects[0]) == ("read again", 3, "Acme")
    await admin(ask, undo_line(again))
    assert [line async for line in store.export(in_effect=True)] == before
    # Nothing new was brought, so there is nothing to take back.
    assert await store.last_action("admin") is None


async def test_a_part_is_judged_and_undone_with_its_whole(ask: Ask, bot: Bot) -> None:
    await unread(bot, "Ghent")
    before = words(await ask("/acme stats"))
    added = await admin(ask, "/brief topic add Acme slash:acme")
    whole = int(undo_line(added).rpartition(" ")[2])
    assert (await bot.scope("slack:T1").log(limit=1))[0].parts == 1
    await bot.scope("slack:T1").set_role("admin", "editor", "tests")
    once = Caller(Platform.SLACK, "slack:T1", "C1", "admin")
    assert (await bot.answer(Request(f"/brief undo {whole + 1}", once))).code == "not-allowed"
    undone = await admin(ask, f"/brief undo {whole + 1}")
    assert undone.title == f"Undone: action {whole}"
    assert f"Action {whole + 1} is a part of action {whole}" in words(undone)
    assert words(await ask("/acme stats")) == before
    assert "Acme" not in words(await ask("/brief topics"))
    assert (await admin(ask, "/brief topic rename acme Zephyr")).code == "unknown-topic"


async def test_reading_on_stops_when_it_was_taken_back_and_says_so(ask: Ask, bot: Bot) -> None:
    await unread(bot, "Ghent", "Lille")
    await admin(ask, "/brief topic add Ajax slash:ajax")
    named = await admin(ask, "/brief topic alias ajax add:Acme")
    store = bot.scope("slack:T1")
    topic = await store.find_topic("ajax")
    assert topic is not None
    articles = await articles_for(topic, store)
    progress = Progress(topic.name, len(articles), action=int(undo_line(named).rpartition(" ")[2]))
    begin, over = asyncio.Event(), asyncio.Event()

    async def run(progress: Progress) -> None:
        begin.set()
        await over.wait()
        await reread(topic, articles, store, "admin", progress)

    bot.background.start_rereading("slack:T1", progress, run)
    await begin.wait()
    assert "Reading again for Ajax stops after 0 of 2 articles" in words(await admin(ask, undo_line(named)))
    before = [line async for line in store.export()]
    over.set()
    await bot.background.finish()
    assert (progress.done, progress.undone) == (0, True)
    assert [line async for line in store.export()] == before
    told = words(await admin(ask, "/brief topic reread ajax"))
    assert f"stopped after 0 of 2 articles: Action {progress.action} was taken back meanwhile." in told
    assert "No stored article names Ajax" in words(await admin(ask, "/brief topic reread ajax")), "told once"


async def test_names_keep_only_visible_characters(ask: Ask, bot: Bot) -> None:
    for line in (
        "/brief topic add \ud800 Glo\u202ebex 阿克梅",
        "/brief topic add Umbra aliases:\ud801,\udfffU",
        "/brief topic alias umbra add:\ud800V",
    ):
        assert (await admin(ask, line)).outcome is Outcome.ANSWER, ascii(line)
    assert [(topic.name, topic.aliases) for topic in await bot.scope("slack:T1").topics()] == [
        ("Globex 阿克梅", ()),
        ("Umbra", ("U", "V")),
    ]
    for line in ("/brief topic add \ud800", "/brief topic alias umbra add:\ud800", "/brief topic add Vista slash:\ud800é"):
        answer = await admin(ask, line)
        assert answer.outcome is Outcome.MISTAKE, ascii(line)


@pytest.mark.parametrize(
    ("read", "followed", "also"),
    [
        ("Corvid Labs, Inc.", "Corvid Labs", True),
        ("Marble Foods plc", "Marble Foods", True),
        ("Corvid Labs, Inc.", "Corvid", False),
    ],
)
async def test_a_company_is_followed_without_its_legal_form(ask: Ask, read: str, followed: str, *, also: bool) -> None:
    """What was approved in a review keeps the name that it was read with, so the topic has that name too."""
    text = f"LYON, 3 June 2026 (The Example) - {read} had revenue of 310 million euros in 2025. {read} employs 4,200 people."
    await ask(f"/brief add {read} opens a plant\n\n{text}", role=Role.EDITOR)
    await ask("/brief review approve r1", role=Role.EDITOR)
    added = words(await admin(ask, f"/brief topic add {followed} slash:followed"))
    assert (f"Also called {read}" in added) is also
    if also:
        assert "310 million" in words(await ask("/brief followed stats"))
