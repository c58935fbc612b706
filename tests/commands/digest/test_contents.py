"""What a line about a subscription says of what the digest holds."""

from __future__ import annotations

import pytest

from bot.commands.digest.contents import Contents, contents_of
from bot.core.document import Outcome
from bot.core.request import Role
from storage.records import Show
from tests.commands.conftest import Ask, words

TOPICS = frozenset({"acme", "acme robotics", "short circuit", "recap weekly", "changes unlimited"})


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        ("daily 9:00 -weather", Contents("daily 9:00", ("-weather",))),
        ("daily 9:00 –weather -lottery", Contents("daily 9:00", ("-weather", "-lottery"))),
        ("daily 9:00 without weather or lottery", Contents("daily 9:00", ("-weather", "-lottery"))),
        ("weekdays 8am only strikes", Contents("weekdays 8am", ("strikes",))),
        ("only strikes, share buyback weekdays 8am", Contents("weekdays 8am", ("strikes", "share buyback"))),
        ("mondays 9:00 mentioning strikes on acme", Contents("mondays 9:00 on acme", ("strikes",))),
        ("acme daily 9:00 only figures", Contents("acme daily 9:00", kinds=("fact",))),
        ("daily 9:00 only quotes and events", Contents("daily 9:00", kinds=("quote", "event"))),
        ("acme weekdays 8 quotes only", Contents("acme weekdays 8", kinds=("quote",))),
        ("daily 9:00 at most 7 entries", Contents("daily 9:00", most=7)),
        ("max 3 stories daily 9:00", Contents("daily 9:00", most=3)),
        ("daily 9:00 top 4", Contents("daily 9:00", most=4)),
        ("short daily 9:00", Contents("daily 9:00", most=5)),
        ("每天9点 最多3条", Contents("每天9点", most=3)),
        ("weekly recap acme friday 16:00", Contents("weekly acme friday 16:00", show=Show.CHANGES)),
        ("recap of what changed on acme fridays 4pm", Contents("on acme fridays 4pm", show=Show.CHANGES)),
        ("acme mondays 9:00 what's changed", Contents("acme mondays 9:00", show=Show.CHANGES)),
        ("only changes acme daily 9:00", Contents("acme daily 9:00", show=Show.CHANGES)),
        ("weekly changes on acme", Contents("weekly on acme", show=Show.CHANGES)),
        ("summary of the changes mondays 9:00", Contents("mondays 9:00", show=Show.CHANGES)),
        ("daily 9:00 what has changed max 3", Contents("daily 9:00", most=3, show=Show.CHANGES)),
        ("每周五16:00 acme的变化", Contents("每周五16:00 acme", show=Show.CHANGES)),
        ("每周一9点 acme 有哪些变化", Contents("每周一9点 acme", show=Show.CHANGES)),
        ("daily 9:00 only price changes", Contents("daily 9:00", ("price changes",))),
        ("daily 9:00 only exchanges", Contents("daily 9:00", ("exchanges",))),
    ],
)
def test_contents_are_taken_out_of_the_line(line: str, contents: Contents) -> None:
    assert contents_of(line, TOPICS) == contents


@pytest.mark.parametrize(
    "line",
    [
        "daily 9:00 except weekends",
        "daily 9am without mondays",
        "next friday 4pm only",
        "only weekdays 9:00",
        "mon-fri 9",
        "mon -fri 9",
        "only acme daily 9:00",
        "daily up to 9pm",
        "hourly 9-17 on weekdays",
        "daily 9:00 until 2026-12-31",
        "acme robotics daily at 9",
        "recap weekly daily 9:00",
        "changes unlimited mondays 9:00",
        "exchanges mondays 9:00",
        "daily 9:00 without recaps",
    ],
)
def test_words_of_schedules_and_topics_stay(line: str) -> None:
    assert contents_of(line, TOPICS) == Contents(line)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("-weather", "no articles with weather"),
        ("words:robot,-weather", "only articles with robot; no articles with weather"),
        ("words:robot not:weather", "only articles with robot; no articles with weather"),
        ("only robot", "only articles with robot"),
        ("kinds:figures", "only figures"),
        ("max:4", "at most 4 entries"),
        ("short", "at most 5 entries"),
        ("quiet:24.12.2026-1.1.2027", "quiet on 24 Dec 2026 to 1 Jan 2027"),
        ("quiet:24-26 December", "quiet on 24 Dec 20"),
        ("quiet:December 24 to 26", "quiet on 24 Dec 20"),
        ("quiet:24.12.-2.1.", "to 2 Jan 20"),
        ("quiet:2026-12-24/2027-01-01", "quiet on 24 Dec 2026 to 1 Jan 2027"),
        ("for two weeks", "daily 09:00 until "),
    ],
)
async def test_what_a_digest_holds_is_said_in_people_s_words(ask: Ask, options: str, says: str) -> None:
    made = await ask(f"/brief digest subscribe daily 9:00 {options} zone:UTC", role=Role.ADMIN)
    assert made.outcome is Outcome.ANSWER, words(made)
    assert says in words(made)
    assert ("Nothing that is stored so far" in words(made)) is False


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("words:chip,-chip", "“chip” is wanted and not wanted at once"),
        ("only chip -chip", "“chip” is wanted and not wanted at once"),
        ("mention:@here", "Digests ping nobody"),
        ("max:400", "no number from 1 to 30"),
        ("quiet:someday", "no holiday that I know"),
        ("kinds:rumours", "there is no kind “rumours”"),
    ],
)
async def test_contents_that_can_not_be_kept_subscribe_nothing(ask: Ask, options: str, says: str) -> None:
    refused = await ask(f"/brief digest subscribe daily 9:00 {options} zone:UTC", role=Role.ADMIN)
    assert refused.outcome is Outcome.MISTAKE
    assert says in words(refused)
    assert "No channel gets digests yet" in words(await ask("/brief digest list", role=Role.ADMIN))


@pytest.mark.usefixtures("shelf")
async def test_words_that_nothing_has_are_told_and_can_be_changed(ask: Ask) -> None:
    made = await ask("/brief digest subscribe daily 9:00 words:zeppelin zone:UTC", role=Role.ADMIN)
    assert "Nothing that is stored so far has “zeppelin”" in words(made)
    changed = await ask("/brief digest edit d1 words:robot not:weather", role=Role.ADMIN)
    assert "only articles with robot; no articles with weather" in words(changed)
    assert "articles with" not in words(await ask("/brief digest edit d1 words:none", role=Role.ADMIN))
    assert "at most 3 entries" in words(await ask("/brief digest edit d1 at most 3", role=Role.ADMIN))
