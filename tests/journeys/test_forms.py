"""The forms of the real commands on both platforms, from the click to what is stored."""

from __future__ import annotations

import pytest

from bot.app.serving import Service
from tests.fake_discord.modals import initial_values as on_discord
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.fake_slack.blockkit import actions
from tests.fake_slack.modals import initial_values as on_slack
from tests.fake_slack.modals import labels
from tests.fake_slack.server import FakeSlack
from tests.fake_slack.workspace import User, until
from tests.journeys.conftest import discord_words, final, slack_words
from tests.journeys.test_first_day import NEWS
from tests.journeys.test_incoming import button

ADMIN = MEMBER | MANAGE_GUILD
FACT = {"Topic": "Rover", "Metric": "robots sold", "Source": "https://news.example/1"}
DULL = "Rover sells very well in all of the\nlarger “towns”, the company said on its fair."
SENTENCE = "Rover has sold more than 61,717 robots to date, the company said."


async def test_a_figure_by_form_on_slack(service: Service, slack: FakeSlack) -> None:
    refused = await slack.command("/brief", "entry fact")
    assert "is for editors" in slack_words(*(reply.body for reply in await final(refused)))
    assert refused.view is None, "a member is refused before a form opens"
    command = await slack.command("/brief", "entry fact", user="U0ADMIN")
    assert command.view is not None
    wrong = await slack.submit(command.view, {**FACT, "Sentence": DULL}, user="U0ADMIN")
    assert list(wrong.errors) == ["Sentence"]
    assert "No figure can be read" in wrong.errors["Sentence"]
    short = await slack.submit(command.view, {**FACT, "Sentence": "Well."}, user="U0ADMIN")
    assert list(short.errors) == ["Sentence"]
    late = await slack.submit(command.view, {**FACT, "Sentence": SENTENCE, "As of": "soon"}, user="U0ADMIN")
    assert list(late.errors) == ["As of"]
    right = await slack.submit(command.view, {**FACT, "Sentence": SENTENCE}, user="U0ADMIN")
    assert (right.closed, right.refused) == (True, [])
    (added,) = await final(command)
    assert added.ephemeral
    assert "61 717" in slack_words(added.body)


async def test_a_figure_by_form_on_discord(service: Service, discord: FakeDiscord) -> None:
    refused = await discord.send_command("brief", "entry", "fact")
    assert "is for editors" in discord_words(*(await refused.answers()))
    window = await (await discord.send_command("brief", "entry", "fact", permissions=ADMIN)).modal()
    assert list(on_discord(window)) == ["Topic", "Metric", "Sentence", "Source", "As of"]
    wrong = await discord.submit(window, {**FACT, "Sentence": DULL}, permissions=ADMIN)
    (answer,) = await wrong.answers()
    assert "No figure can be read" in discord_words(answer)
    again = await (await discord.press(wrong, answer, "Open the form", permissions=ADMIN)).modal()
    assert on_discord(again) == {**FACT, "Topic": ["Rover"], "Sentence": DULL, "As of": ""}
    stolen = await discord.submit(again, {"Sentence": SENTENCE})
    assert "is for editors" in discord_words(*(await stolen.answers())), "who submits is asked for, not who opened"
    right = await discord.submit(again, {"Sentence": SENTENCE}, permissions=ADMIN)
    assert "61 717" in discord_words(*(await right.answers()))
    assert right.ephemeral == [True]


POSITION = {"Person": "Bo Lind", "Title": "CFO", "Org": "Acme", "Source": "The Example"}


async def test_a_position_by_form_and_its_correction_on_slack(service: Service, slack: FakeSlack) -> None:
    command = await slack.command("/brief", "entry position", user="U0ADMIN")
    assert command.view is not None
    wrong = await slack.submit(command.view, {**POSITION, "From": "2029", "Until": "2028"}, user="U0ADMIN")
    assert list(wrong.errors) == ["Until"]
    await slack.submit(command.view, {**POSITION, "From": "2027-03"}, user="U0ADMIN")
    (added,) = await final(command)
    assert "chief financial officer of Acme from Mar 2027" in slack_words(added.body)
    correcting = await slack.command("/brief", "correct p1w", user="U0ADMIN")
    assert correcting.view is not None
    assert on_slack(correcting.view)["From"] == "2027-03"
    await slack.submit(correcting.view, {"From": "", "Until": "2028"}, user="U0ADMIN")
    (corrected,) = await final(correcting)
    assert "chief financial officer of Acme until 2028 inferred" in slack_words(corrected.body)


async def test_a_position_by_options_and_by_form_on_discord(service: Service, discord: FakeDiscord) -> None:
    window = await (await discord.send_command("brief", "entry", "position", permissions=ADMIN)).modal()
    assert list(on_discord(window)) == ["Person", "Title", "Org", "Source", "From"]
    right = await discord.submit(window, {**POSITION, "From": "2027-03"}, permissions=ADMIN)
    assert "chief financial officer of Acme from Mar 2027" in discord_words(*(await right.answers()))
    given = {"entry": "p1w", "topic": "Lena Ortiz"}
    moved = await discord.send_command("brief", "entry", "correct", options=given, permissions=ADMIN)
    assert "Lena Ortiz chief financial officer of Acme from Mar 2027" in discord_words(*(await moved.answers()))


async def test_a_review_is_edited_and_chosen_by_form_on_discord(service: Service, discord: FakeDiscord) -> None:
    window = await (await discord.send_command("brief", "add", permissions=ADMIN)).modal()
    card = await discord.submit(window, {"Article": NEWS, "Publisher": "The Globex Post"}, permissions=ADMIN)
    (shown, *_) = await card.answers()
    assert "For review Globex opens a depot" in discord_words(shown)
    editing = await (await discord.press(card, shown, "Edit article", permissions=ADMIN)).modal()
    assert on_discord(editing)["Publisher"] == "The Globex Post"
    edited = await discord.submit(editing, {"Title": "A depot for Rotterdam"}, permissions=ADMIN)
    assert "For review A depot for Rotterdam" in discord_words(*(await edited.answers()))
    line = await (await discord.press(card, shown, "Edit", permissions=ADMIN)).modal()
    assert on_discord(line)["Metric"]
    choosing = await (await discord.send_command("brief", "review", "choose", options={"review": "r1"}, permissions=ADMIN)).modal()
    ((label, ticked),) = on_discord(choosing).items()
    chosen = await discord.submit(choosing, {label: [one for one in ticked if "people" not in one]}, permissions=ADMIN)
    (last, *_) = await chosen.answers()
    assert "left out" in discord_words(last)


async def test_a_review_is_edited_by_form_on_slack(service: Service, slack: FakeSlack) -> None:
    command = await slack.command("/brief", "add", user="U0ADMIN")
    assert command.view is not None
    assert labels(command.view) == ["Article", "Title", "Publisher", "Published", "Url"]
    await slack.submit(command.view, {"Article": NEWS}, user="U0ADMIN")
    (card,) = await final(command)
    editing = await slack.click(button(card, "Edit article"), user="U0ADMIN")
    await until(lambda: editing.view is not None)
    assert editing.view is not None
    assert on_slack(editing.view)["Title"] == "Globex opens a depot"
    refused = await slack.submit(editing.view, {"Published": "soon"}, user="U0ADMIN")
    assert list(refused.errors) == ["Published"]
    await slack.submit(editing.view, {"Title": "A depot for Rotterdam"}, user="U0ADMIN")
    (edited,) = await final(editing)
    assert "For review A depot for Rotterdam" in slack_words(edited.body)


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_channel_is_subscribed_by_form(service: Service, slack: FakeSlack, discord: FakeDiscord, platform: str) -> None:
    given = {"Schedule": "weekdays 09:00", "Topics": ["Acme"]}
    if platform == "slack":
        command = await slack.command("/brief", "digest subscribe", user="U0ADMIN")
        assert command.view is not None
        assert on_slack(command.view)["Zone"] == "Europe/Berlin"
        await slack.submit(command.view, given, user="U0ADMIN")
        said = slack_words(*(reply.body for reply in await final(command)))
    else:
        window = await (await discord.send_command("brief", "digest", "subscribe", permissions=ADMIN)).modal()
        sent = await discord.submit(window, {**given, "Zone": "Europe/Berlin"}, permissions=ADMIN)
        said = discord_words(*(await sent.answers()))
    assert "a digest on Acme weekdays 09 00 Europe Berlin" in said


async def test_a_mention_opens_no_form_but_its_answer_has_the_button(service: Service, slack: FakeSlack) -> None:
    await slack.mention("entry fact rover", user="U0ADMIN")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1, 30)
    (message,) = slack.messages["C0GENERAL"]
    element = next(e for block in message["blocks"] for e in block.get("elements", []) if e.get("action_id", "").startswith("form:"))
    clicked = await slack.click(element, user="U0ADMIN")
    await until(lambda: clicked.view is not None)
    assert clicked.view is not None
    assert on_slack(clicked.view)["Topic"] == "Rover"


async def test_a_channel_is_subscribed_with_pickers_on_slack(service: Service, slack: FakeSlack) -> None:
    opened = await slack.command("/brief", "digest subscribe", user="U0ADMIN")
    assert opened.view is not None
    assert (await slack.suggestions(opened.view, "Zone", "osaka", user="U0ADMIN"))[0]["value"] == "Asia/Tokyo"
    wrong = await slack.submit(opened.view, {"Schedule": "every blue moon"}, user="U0ADMIN")
    assert list(wrong.errors) == ["Schedule"]
    filled = {"Schedule": "weekdays 07:30", "Zone": "Asia/Tokyo", "Channel": "C0NEWS"}
    assert (await slack.submit(opened.view, filled, user="U0ADMIN")).closed
    assert "gets a digest on all topics weekdays 07 30 Asia Tokyo" in slack_words((await final(opened))[-1].body)
    [one] = await service.bot.scope("slack:T0ACME").subscriptions.all()
    assert (one.channel, one.zone) == ("C0NEWS", "Asia/Tokyo")
    typed = await final(await slack.command("/brief", "digest subscribe acme daily 09:00 channel:#news", user="U0ADMIN"))
    assert "gets a digest on Acme" in slack_words(typed[-1].body)


async def test_a_role_is_given_to_a_picked_person_on_slack(service: Service, slack: FakeSlack) -> None:
    slack.users["U0EVA"] = User("U0EVA", "eva")
    [shown] = await final(await slack.command("/brief", "role", user="U0ADMIN"))
    give = next(one for one in actions(shown.blocks) if one["text"]["text"] == "Give somebody a role")
    opened = await slack.click(give, user="U0ADMIN")
    await until(lambda: opened.view is not None)
    assert (await slack.submit(opened.view, {"User": "U0EVA", "Role": "editor"}, user="U0ADMIN")).closed
    assert "is an editor now" in slack_words((await final(opened))[-1].body)
    assert "Log" in slack_words((await final(await slack.command("/brief", "log", user="U0EVA")))[-1].body)
