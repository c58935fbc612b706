"""Positions in words: the office, where, and from when until when."""

from __future__ import annotations

from bot.core.language import remarks, say
from bot.wording.dates import dated
from storage.drafts import PositionDraft
from storage.records import Position


def position_text(position: Position | PositionDraft) -> str:
    """The office with all that is known of it: "chief executive of Acme (from Sep 2023 until Mar 2025, after Ada Roe)"."""
    office = position.title
    if position.organisation:
        office = say("{title} of {organisation}", title=office, organisation=position.organisation)
    known = [
        _term(position),
        say("after {person}", person=position.predecessor) if position.predecessor else "",
        say("before {person}", person=position.successor) if position.successor else "",
    ]
    remark = remarks(known)
    return say("{words} ({remark})", words=office, remark=remark) if remark else office


def _term(position: Position | PositionDraft) -> str:
    since, until = dated(position.since), dated(position.until)
    if since and until:
        return say("from {since} until {until}", since=since, until=until)
    if since:
        return say("from {since}", since=since)
    return say("until {until}", until=until) if until else ""
