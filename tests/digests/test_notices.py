"""What people are told when a digest or a watch can't go on: which one, where, and how it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.document import Document, Hint, Mention
from bot.core.language import speaking
from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.notices import given_up, paused, unverified
from bot.digests.subscribing import unstored
from storage.digests.records import Subscription, Watched
from tests.commands.conftest import words

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
DIGEST = replace(unstored(Audience(Platform.DISCORD, "discord:4711", "77"), [], "UTC", NOW), ref="d3", schedule="daily 09:00")
WATCH = replace(DIGEST, ref="w2", watched=Watched(topic="Acme"))


def _lines(document: Document) -> list[str]:
    return [choice.line for choice in document.choices]


@pytest.mark.parametrize(("one", "line"), [(DIGEST, "/brief digest resume d3"), (WATCH, "/brief watch resume w2")])
def test_a_notice_names_what_was_paused_and_where_with_a_button(one: Subscription, line: str) -> None:
    told = paused(one, "I may not post there.")
    assert one.ref in told.title
    assert [span.id for span in told.spans() if isinstance(span, Mention)] == ["77"]
    assert _lines(told) == [line]
    assert "I may not post there." in words(told)


@pytest.mark.parametrize(("one", "line"), [(DIGEST, "/brief digest edit d3 channel:#…"), (WATCH, "/brief watch remove w2")])
def test_where_the_channel_is_gone_another_one_is_asked_for(one: Subscription, line: str) -> None:
    told = paused(one, "There is no such channel.", gone=True)
    assert [span.line for span in told.spans() if isinstance(span, Hint)] == [line]
    assert not [span for span in told.spans() if isinstance(span, Mention)], "nobody can open a channel that is gone"
    assert _lines(told) == []


def test_what_goes_to_a_person_names_no_channel() -> None:
    told = paused(replace(DIGEST, person="5"), "They take no messages.")
    assert not [span for span in told.spans() if isinstance(span, Mention)]
    assert _lines(told) == ["/brief digest resume d3"]


def test_other_notices_name_it_by_what_works_there() -> None:
    for told in (given_up(DIGEST, "no answer", begun=False), unverified(DIGEST, "8F3K2")):
        assert "digest d3 (daily 09:00)" in words(told)


def test_a_schedule_is_told_in_the_language_of_the_notice() -> None:
    with speaking("zh"):
        for told in (paused(DIGEST, "不行。"), given_up(DIGEST, "不行。", begun=False)):
            assert "每天 09:00" in words(told)
            assert "daily" not in words(told)
