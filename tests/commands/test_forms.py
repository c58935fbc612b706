"""The forms of commands, asked for and filled in without any platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from bot.core.form import MAX_FIELDS, MAX_PICKS, MAX_TITLE, Field, Form, Kind
from bot.core.request import Attachment, Caller, Platform, Request, Role
from tests.commands.conftest import WORKSPACE, Ask, words
from tests.commands.following import follow
from tests.commands.test_add import NEWS
from tests.fakes import FakeFetcher

SENTENCE = "Rover has sold more than 60,000 robots to date, the company said."


class Desk:
    """Somebody with a role before the forms of a bot."""

    def __init__(self, bot: Bot, role: Role, time_zone: str | None = None) -> None:
        self.bot = bot
        self.caller = Caller(Platform.SLACK, WORKSPACE, "C1", role.name.lower(), is_administrator=role is Role.ADMIN, time_zone=time_zone)

    async def opens(self, line: str, *, filled: bool = False) -> Form:
        form = await self.bot.form(Request(line, self.caller), filled=filled)
        assert form is not None, f"{line} opens no form"
        return form

    async def sends(self, line: str, values: Mapping[str, str | Sequence[str]] | None = None) -> Document:
        listed = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in (values or {}).items()}
        return await self.bot.submit(Request(line, self.caller), listed)


@pytest.fixture
async def editor(bot: Bot) -> Desk:
    await bot.scope(WORKSPACE).set_role("editor", "editor", "tests")
    return Desk(bot, Role.EDITOR)


@pytest.fixture
def admin(bot: Bot) -> Desk:
    return Desk(bot, Role.ADMIN, "Europe/Berlin")


def by_name(form: Form) -> dict[str, Field]:
    return {field.name: field for field in form.fields}


def prefilled(form: Form) -> dict[str, str]:
    return {field.name: ",".join(field.initial) for field in form.fields if field.initial}


async def test_an_article_is_handed_in_by_form(editor: Desk, fetcher: FakeFetcher) -> None:
    fetcher.pages["https://news.example/globex"] = (NEWS.encode(), "text/plain")
    assert [field.name for field in (await editor.opens("/brief add")).fields] == ["article", "title", "publisher", "published", "url"]
    kept = await editor.opens('/brief add publisher:"The Globex Post"')
    assert prefilled(kept) == {"publisher": "The Globex Post"}
    card = await editor.sends("/brief add", {"article": NEWS, "publisher": "The Globex Post", "published": "2024-06-03", "title": ""})
    assert card.title == "For review: Globex opens a depot"
    assert "The Globex Post · 3 Jun 2024" in words(card)
    fetched = await editor.sends("/brief add", {"article": "https://news.example/globex"})
    assert fetched.title == "For review: Globex opens a depot"
    wrong = await editor.sends("/brief add", {"article": NEWS, "published": "soon"})
    assert (wrong.outcome, wrong.option) == (Outcome.MISTAKE, "published")
    assert prefilled(await editor.opens(wrong.choices[-1].line, filled=True)) == {"article": NEWS, "published": "soon"}
    empty = await editor.sends("/brief add", {"article": "  "})
    assert (empty.outcome, empty.option) == (Outcome.MISTAKE, "article")


async def test_a_member_suggests_by_form_and_opens_no_other(bot: Bot, ask: Ask) -> None:
    member = Desk(bot, Role.MEMBER)
    suggested = await member.sends("/brief suggest", {"article": NEWS, "publisher": "The Globex Post"})
    assert suggested.title == "Suggested: Globex opens a depot"
    assert "The Globex Post" in words(await ask("/brief review show r1", role=Role.EDITOR))
    for line in (
        "/brief add",
        "/brief entry fact",
        "/brief correct f1",
        "/brief review edit r1",
        "/brief review choose r1",
        "/brief digest subscribe",
    ):
        for filled in (False, True):
            assert await bot.form(Request(line, member.caller), filled=filled) is None, line
        assert (await member.sends(line, {"sentence": "x"})).code == "not-allowed"


@pytest.mark.usefixtures("shelf")
async def test_entries_by_hand(editor: Desk) -> None:
    form = await editor.opens("/brief entry fact")
    topic = by_name(form)["topic"]
    assert (topic.kind, topic.required) == (Kind.ONE, True)
    assert {"Acme", "Rover"} <= {pick.value for pick in topic.picks}
    assert prefilled(await editor.opens("/brief entry fact rover metric:sales")) == {"topic": "Rover", "metric": "sales"}
    given = {"topic": "Rover", "metric": "robots sold", "sentence": SENTENCE, "source": "https://news.example/1", "nature": "actual"}
    assert (await editor.sends("/brief entry fact", given)).title.startswith("Added: f")
    event = {"topic": "Acme", "sentence": "In June 2023 Acme bought a workshop in Nantes.", "source": "The Example"}
    assert (await editor.sends("/brief entry event", event)).title.startswith("Added: e")
    quote = {"topic": "Acme", "sentence": "“We build dull machines,” Lena Ortiz of Acme said.", "source": "The Example"}
    assert (await editor.sends("/brief entry quote", quote)).title.startswith("Added: q")
    position = {"person": "Bo Lind", "title": "CFO", "org": "Acme", "source": "The Example", "from": "2027-03"}
    assert (await editor.sends("/brief entry position", position)).title == "Added: p1w"
    stored = prefilled(await editor.opens("/brief correct p1w"))
    assert {name: stored[name] for name in ("title", "person", "org", "from")} == {
        "title": "chief financial officer",
        "person": "Bo Lind",
        "org": "Acme",
        "from": "2027-03",
    }
    ended = await editor.sends("/brief correct p1w", {**stored, "from": "", "until": "2029"})
    assert "Bo Lind: chief financial officer of Acme (until 2029 (inferred))" in words(ended)


@pytest.mark.usefixtures("shelf")
async def test_a_refusal_names_its_field_and_loses_nothing_that_was_typed(editor: Desk) -> None:
    given = {"topic": "Rover", "metric": "robots sold", "sentence": "Nothing\n“to count” here.", "source": "The Example", "scope": "toys"}
    for change, option in (
        ({}, "sentence"),
        ({"sentence": SENTENCE, "source": "a99"}, "source"),
        ({"sentence": SENTENCE, "as-of": "soon"}, "as-of"),
        ({"topic": "Nobody"}, "topic"),
        ({"metric": " "}, "metric"),
    ):
        values = {**given, **change}
        answer = await editor.sends("/brief entry fact", values)
        assert (answer.outcome in (Outcome.MISTAKE, Outcome.REFUSED), answer.option) == (True, option)
        again = prefilled(await editor.opens(answer.choices[-1].line, filled=True))
        assert again == {name: value for name, value in values.items() if value.strip()}


@pytest.mark.usefixtures("shelf")
async def test_a_correction_says_only_what_differs(editor: Desk, ask: Ask) -> None:
    form = await editor.opens("/brief correct f1")
    before = prefilled(form)
    assert "/brief correct f1" in [choice.line for choice in (await ask("/brief source f1", role=Role.EDITOR)).choices]
    assert "Correct" not in [choice.label for choice in (await ask("/brief source f1")).choices], "members can't"
    assert before["metric"]
    assert before["sentence"]
    corrected = await editor.sends("/brief correct f1", {**before, "scope": "toys", "reason": "misread"})
    assert corrected.title.startswith("Corrected: f1"), words(corrected)
    assert "(toys)" in words(corrected)
    ref = corrected.title.removeprefix("Corrected: ")
    assert prefilled(await editor.opens("/brief correct f1"))["scope"] == "toys"
    emptied = await editor.sends("/brief correct f1", {"scope": "", "metric": before["metric"]})
    assert "(toys)" not in words(emptied).split("Now")[1], ref
    nothing = await editor.sends("/brief correct f1", prefilled(await editor.opens("/brief correct f1")))
    assert (nothing.outcome, nothing.code) == (Outcome.MISTAKE, "bad-option")
    wrong = await editor.sends("/brief correct f1", {**before, "as-of": "soon", "metric": "typed"})
    assert wrong.option == "as-of"
    again = prefilled(await editor.opens(wrong.choices[-1].line, filled=True))
    assert (again["as-of"], again["metric"], again["sentence"]) == ("soon", "typed", before["sentence"])
    assert await editor.bot.form(Request("/brief correct a1", editor.caller)) is None
    assert await editor.bot.form(Request("/brief correct f1 scope:x", editor.caller)) is None


async def test_lines_of_a_review_are_ticked(editor: Desk, ask: Ask) -> None:
    await ask(f"/brief add {NEWS}", role=Role.EDITOR)
    (field,) = (await editor.opens("/brief review choose r1")).fields
    assert (field.kind, field.initial) == (Kind.SEVERAL, tuple(pick.value for pick in field.picks))
    out = next(pick.value for pick in field.picks if "people" in pick.label or "4,200" in pick.label)
    chosen = await editor.sends("/brief review choose r1", {"include": [one for one in field.initial if one != out]})
    assert chosen.title == "For review: Globex opens a depot"
    assert f"Approve {len(field.picks) - 1}" in words(chosen)
    (again,) = (await editor.opens("/brief review choose r1")).fields
    assert out not in again.initial
    none = await editor.sends("/brief review choose r1", {"include": []})
    assert "Approve the article alone" in words(none)
    every = await editor.sends("/brief review choose r1", {"include": [pick.value for pick in field.picks]})
    assert f"Approve {len(field.picks)}" in words(every)
    await ask("/brief review approve r1", role=Role.EDITOR)
    assert await editor.bot.form(Request("/brief review choose r1", editor.caller)) is None
    assert "approved" in words(await editor.sends("/brief review choose r1", {"include": []}))


async def test_more_lines_than_a_field_takes_are_in_several(editor: Desk, ask: Ask) -> None:
    said = " ".join(f"Globex Freight employed {number},{number} people in {number}." for number in range(1900, 2034))
    await ask(f"/brief add Globex Freight grows. {said}", role=Role.EDITOR)
    form = await editor.opens("/brief review choose r1")
    assert [len(field.picks) for field in form.fields] == [MAX_PICKS] * MAX_FIELDS
    assert form.fields[1].label == "Lines 26 to 50"
    rest = await editor.opens("/brief review choose r1 first:126")
    assert rest.fields[0].picks[0].value == "126"
    without_the_first_of_each = {field.name: field.initial[1:] for field in form.fields}
    await editor.sends("/brief review choose r1", without_the_first_of_each)
    (*_, last) = (await editor.opens("/brief review choose r1")).fields
    assert {pick.value for pick in last.picks} - set(last.initial) == {"101"}


async def test_a_review_is_edited_with_what_is_there_filled_in(editor: Desk, ask: Ask) -> None:
    await ask(f"/brief add {NEWS}", role=Role.EDITOR)
    assert prefilled(await editor.opens("/brief review edit r1"))["title"] == "Globex opens a depot"
    article = await editor.sends("/brief review edit r1", {"title": "A depot for Rotterdam", "publisher": "Globex Post", "url": ""})
    assert article.title == "For review: A depot for Rotterdam"
    assert "Globex Post" in words(article)
    line = await editor.opens("/brief review edit r1 1")
    assert {"metric", "subject", "scope", "date", "nature"} <= set(by_name(line))
    edited = await editor.sends("/brief review edit r1 1", {**prefilled(line), "metric": "yearly turnover", "scope": "freight"})
    assert "yearly turnover (freight)" in words(edited)
    assert prefilled(await editor.opens("/brief review edit r1 1"))["metric"] == "yearly turnover"
    halves = await editor.sends("/brief review edit r1 1", {"scope": "sea", "date": "soon", "metric": "yearly turnover"})
    assert (halves.outcome, halves.option) == (Outcome.MISTAKE, "date")
    assert "(freight)" in words(await ask("/brief review show r1", role=Role.EDITOR)), "all of it or nothing"
    assert prefilled(await editor.opens(halves.choices[-1].line, filled=True))["scope"] == "sea"
    untouched = await editor.sends("/brief review edit r1 1", prefilled(await editor.opens("/brief review edit r1 1")))
    assert untouched.title == "Edit r1", "nothing differs, so the answer says how to edit"
    assert await editor.bot.form(Request("/brief review edit r1 99", editor.caller)) is None
    assert "r99" in words(await editor.sends("/brief review edit r99", {"title": "x"}))


async def test_another_date_reads_again_and_keeps_the_title_that_came_with_it(editor: Desk, ask: Ask) -> None:
    await ask("/brief add Globex Freight opened a depot in Rotterdam last April, it said on Tuesday to its people.", role=Role.EDITOR)
    card = await editor.sends("/brief review edit r1", {"title": "A depot", "published": "2024-06-04"})
    assert card.title == "For review: A depot"
    assert "4 Jun 2024" in words(card)
    assert "Apr 2023" in words(card)


@pytest.mark.usefixtures("shelf")
async def test_a_channel_is_subscribed_by_form(admin: Desk, bot: Bot) -> None:
    form = await admin.opens("/brief digest subscribe")
    zone = by_name(form)["zone"]
    assert (zone.initial, zone.required) == (("Europe/Berlin",), True)
    for values, option in (
        ({"schedule": "sometimes"}, "schedule"),
        ({"schedule": "daily 09:00", "zone": "Nowhere"}, "zone"),
        ({"schedule": "daily 09:00", "quiet": "soon"}, "quiet"),
    ):
        answer = await admin.sends("/brief digest subscribe", values)
        assert (answer.outcome, answer.option) == (Outcome.MISTAKE, option)
        assert await bot.scope(WORKSPACE).subscriptions.all() == []
    made = await admin.sends(
        "/brief digest subscribe",
        {"schedule": "weekdays 09:00", "topics": ["Acme", "Rover"], "kinds": ["facts", "quotes"], "empty": "say", "quiet": "2026-12-24"},
    )
    assert made.title.startswith("Subscribed: d"), words(made)
    (subscription,) = await bot.scope(WORKSPACE).subscriptions.all()
    assert (subscription.topics, subscription.zone, subscription.options.kinds) == (("Acme", "Rover"), "Europe/Berlin", ("fact", "quote"))
    assert (subscription.options.say_when_empty, subscription.options.archive) == (True, True)
    later = by_name(await admin.opens("/brief digest subscribe topics:acme"))
    assert (later["zone"].required, later["topics"].initial) == (False, ("Acme",))
    asked = await Desk(bot, Role.ADMIN).sends("/brief digest subscribe", {"schedule": "daily 09:00", "zone": ""})
    assert asked.title.startswith("Subscribed"), "the zone is known by now"


async def test_many_topics_are_typed_instead_of_picked(admin: Desk, ask: Ask) -> None:
    for number in range(MAX_PICKS + 1):
        await ask(f'/brief topic add name:"Topic {number}"', role=Role.ADMIN)
    field = by_name(await admin.opens("/brief entry fact"))["topic"]
    assert (field.kind, field.picks) == (Kind.SHORT, ())


async def test_the_terminal_and_a_message_with_a_file_get_no_form(bot: Bot, ask: Ask) -> None:
    operator = Caller(Platform.TERMINAL, WORKSPACE, None, "operator")
    answer = await bot.answer(Request("/brief entry fact", operator))
    assert (answer.outcome, answer.choices) == (Outcome.MISTAKE, ())
    assert await bot.form(Request("/brief entry fact", operator)) is None
    card = await ask("/brief add", role=Role.ADMIN, attachments=(Attachment("globex.txt", NEWS.encode()),))
    assert card.title == "For review: Globex opens a depot"


LINES = {
    "add": ("/brief add",),
    "ask": ("/brief ask",),
    "suggest": ("/brief suggest",),
    "entry fact": ("/brief entry fact",),
    "entry event": ("/brief entry event",),
    "entry quote": ("/brief entry quote",),
    "entry position": ("/brief entry position",),
    "entry correct": ("/brief correct f1", "/brief correct e1", "/brief correct q1"),
    "report wrong": ("/brief wrong", "/brief wrong f1", "/brief wrong f1,e1"),
    "review choose": ("/brief review choose r1",),
    "review edit": ("/brief review edit r1", *(f"/brief review edit r1 {number}" for number in range(1, 4))),
    "digest subscribe": ("/brief digest subscribe",),
    "feed edit": ("/brief feed edit n1",),
    "digest edit": ("/brief digest edit d1",),
    "feed add": ("/brief feed add",),
    "topic add": ("/brief topic add",),
}


#: Those of commands that show something where they are typed alone: a button under that opens them.
BY_BUTTON = {"role": ("/brief role",), "settings zone": ("/brief zone",)}


@pytest.mark.usefixtures("shelf")
async def test_every_form_is_fit_for_every_platform(admin: Desk, ask: Ask) -> None:
    await ask(f"/brief add {NEWS}", role=Role.ADMIN)
    await follow(admin.bot)
    await ask("/brief digest subscribe daily 09:00 zone:UTC", role=Role.ADMIN)
    commands = {command.name for command in admin.bot.catalog if command.form is not None}
    assert commands == LINES.keys() | BY_BUTTON.keys(), "each command with a form has lines here that open it"
    for name, lines in (LINES | BY_BUTTON).items():
        for line in lines:
            form = await admin.opens(line, filled=name in BY_BUTTON)
            assert 1 <= len(form.submit) <= MAX_TITLE, "its button says what it does"
            assert (form.command, len(form.title) <= MAX_TITLE) == (name, True)
            assert all(len(field.picks) <= MAX_PICKS and len(field.label) <= 45 for field in form.fields)
            assert not any(field.required for field in form.fields[MAX_FIELDS:]), "Discord shows only the first ones"
            assert len({field.name for field in form.fields}) == len(form.fields)


async def test_a_member_sees_no_form_of_what_admins_decide(bot: Bot) -> None:
    member = Desk(bot, Role.MEMBER)
    for line in ("/brief role", "/brief zone", "/brief feed add", "/brief topic add"):
        assert await bot.form(Request(line, member.caller), filled=True) is None


async def test_roles_zone_and_topic_by_form(admin: Desk, ask: Ask) -> None:
    shown = await ask("/brief role", role=Role.ADMIN)
    assert [(choice.line, choice.form) for choice in shown.choices] == [("/brief role", True)]
    given = await admin.sends("/brief role", {"user": "<@U0EVA>", "role": "editor"})
    assert given.title == "user U0EVA is an editor now"
    assert "Time zone: Asia/Tokyo" in (await admin.sends("/brief zone", {"zone": "Asia/Tokyo"})).title
    assert (
        await admin.sends("/brief topic add", {"name": "Umbra", "kind": "product", "aliases": "Umbra Maps"})
    ).title == "Topic added: Umbra"


async def test_another_channel_is_subscribed_by_form(admin: Desk) -> None:
    form = by_name(await admin.opens("/brief digest subscribe"))
    assert (form["channel"].kind, form["channel"].initial) == (Kind.CHANNEL, ("<#C1>",))
    here = await admin.sends("/brief digest subscribe", {"schedule": "daily 09:00", "zone": "UTC", "channel": "<#C1>"})
    assert "This channel gets" in words(here)
    there = await admin.sends("/brief digest subscribe", {"schedule": "daily 09:00", "zone": "UTC", "channel": "<#C0NEWS>"})
    assert "gets a digest on all topics, daily 09:00" in words(there)
    assert [one.channel for one in await admin.bot.scope(WORKSPACE).subscriptions.all()] == ["C1", "C0NEWS"]


@pytest.mark.usefixtures("shelf")
async def test_topics_of_a_digest_are_changed_by_form(admin: Desk, ask: Ask) -> None:
    await ask("/brief digest subscribe acme daily 09:00 zone:UTC", role=Role.ADMIN)
    topics = by_name(await admin.opens("/brief digest edit d1"))["topics"]
    assert (topics.kind, topics.initial) == (Kind.SEVERAL, ("Acme",))
    same = {"schedule": "daily 09:00", "zone": "UTC", "empty": "skip", "archive": "on"}
    assert "Nothing was changed" in (await admin.sends("/brief digest edit d1", {**same, "topics": ["Acme"]})).title
    assert "on Rover, Acme" in words(await admin.sends("/brief digest edit d1", {**same, "topics": ["Rover", "Acme"]}))
    assert "on all topics" in words(await admin.sends("/brief digest edit d1", {**same, "topics": []}))
