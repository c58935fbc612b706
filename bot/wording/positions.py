"""Positions in words: the office, where, and from when until when."""

from __future__ import annotations

from bot.wording.dates import dated
from storage.drafts import PositionDraft
from storage.records import Position


def position_text(position: Position | PositionDraft) -> str:
    """The office with all that is known of it: "chief executive of Acme (from Sep 2023 until Mar 2025, after Ada Roe)"."""
    where = f" of {position.organisation}" if position.organisation else ""
    term = [f"from {dated(position.since)}" if position.since else "", f"until {dated(position.until)}" if position.until else ""]
    others = [
        f"after {position.predecessor}" if position.predecessor else "",
        f"before {position.successor}" if position.successor else "",
    ]
    known = ", ".join(words for words in (" ".join(one for one in term if one), *others) if words)
    return f"{position.title}{where}{f' ({known})' if known else ''}"
