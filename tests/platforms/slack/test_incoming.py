from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.incoming import Once, first_mention, linked_article, slash_line, typed_line, typed_text, written_by_a_person
from tests.fake_slack.sending import as_slack_writes


@given(st.text())
def test_what_people_type_comes_back_as_typed(typed: str) -> None:
    assert typed_text(f"<@U0BOT> {as_slack_writes(typed)}", "U0BOT") == typed.strip()
    assert slash_line({"command": "/brief", "text": as_slack_writes(typed)}) == f"/brief {typed}".strip()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("<@U0BOT> add <https://acme.example/a|acme.example/a>", "add https://acme.example/a"),
        ("ask <@U0BOT> why?", "ask  why?"),
        ("<@U0BOT|briefing> and <@U1|joe>", "@briefing and @joe"),
        ("tell <!channel> and <!subteam^S1|@team> by <!date^1740643200^{date}|27 Feb>", "tell @channel and @team by 27 Feb"),
        ("<mailto:a@acme.example|a@acme.example>", "a@acme.example"),
        ("<#C1|news> <#C2>", "#news #C2"),
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
    ],
)
def test_markup_is_read_as_it_was_written(text: str, typed: str) -> None:
    expected = typed.replace("@briefing and", "and") if "briefing" in text else typed
    assert typed_text(text, "U0BOT") == expected


def test_the_first_mention_is_the_bot() -> None:
    assert first_mention("hey <@U0BOT|briefing> and <@U1>") == "U0BOT"
    assert first_mention("nobody") is None


def test_a_message_about_a_link_is_distinguished_from_an_article() -> None:
    assert linked_article("read https://acme.example/a now") == "https://acme.example/a"
    assert linked_article("x" * 301 + " https://acme.example/a") is None
    assert linked_article("no link") is None


@pytest.mark.parametrize(
    ("event", "person"),
    [
        ({"user": "U1"}, True),
        ({"user": "U1", "subtype": "file_share"}, True),
        ({"user": "U1", "subtype": "channel_join"}, False),
        ({"user": "U1", "bot_id": "B1"}, False),
        ({"user": "U1", "hidden": True}, False),
        ({}, False),
    ],
)
def test_only_messages_of_people_count_as_written(event: dict[str, object], person: bool) -> None:
    assert written_by_a_person(event) is person


def test_handled_events_are_remembered_for_a_while() -> None:
    once = Once(most=3)
    assert once.first_time("a")
    assert not once.first_time("a", "b")
    assert not once.first_time("b")
    assert once.first_time("c", "d")
    assert once.first_time("a"), "the oldest was forgotten"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("digest subscribe weekdays 09:00 in <#C1|news>", "digest subscribe weekdays 09:00 in <#C1>"),
        ("digest subscribe acme weekdays channel:<#C1|news>", "digest subscribe acme weekdays channel:<#C1>"),
        ("who wrote that in <#C1|news>?", "who wrote that in #news?"),
        (f"subscribe {'word ' * 60}in <#C1|news>", f"subscribe {'word ' * 60}in #news"),
    ],
)
def test_a_channel_keeps_its_id_where_it_is_an_options_value(typed: str, line: str) -> None:
    assert typed_line(typed) == line


@pytest.mark.parametrize("filling", ["<#C1> ", "<#C1|a> subscribe ", "<@U1|", "<", "subscribe ", "<http://a|a>"])
def test_the_longest_message_is_read_in_good_time(filling: str) -> None:
    """Slack takes 40,000 characters; a pattern that goes back and forth in them would hold up everybody."""
    text = filling * (40_000 // len(filling))
    began = time.process_time()
    typed_line(text, "U0BOT")
    typed_text(text, "U0BOT")
    first_mention(text)
    assert time.process_time() - began < 3
