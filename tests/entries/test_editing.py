"""Lines of a draft are left out and edited without a change to any other line or to the proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries.editing import NotEditable, with_edited_line, without_lines
from storage.drafts import ArticleDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, lines_of
from storage.values import Nature, PartialDate
from tests.commands.acme import first

DRAFT = first().model_copy(
    update={"positions": (PositionDraft(start=0, end=9, person="Lena Ortiz", title="chief executive", organisation="Acme"),)}
)

NUMBERS = range(1, len(lines_of(DRAFT)) + 1)


@given(st.sets(st.integers(-3, 12)))
def test_lines_are_left_out_and_the_others_stay_as_they_were(left_out: set[int]) -> None:
    rest = [line for number, line in enumerate(lines_of(DRAFT), 1) if number not in left_out]
    after = without_lines(DRAFT, left_out)
    assert list(lines_of(after)) == rest
    assert (
        after.model_copy(update={"facts": DRAFT.facts, "events": DRAFT.events, "quotes": DRAFT.quotes, "positions": DRAFT.positions})
        == DRAFT
    )


PARTS = st.sampled_from(["subject", "metric", "scope", "nature", "date", "status", "speaker", "occasion", "title", "value", "start", ""])

VALUES = st.text(max_size=30) | st.sampled_from(["2024-05", "planned", "past", "Acme", "2024-Q2"])


@given(number=st.sampled_from(NUMBERS), part=PARTS, value=VALUES)
def test_an_edit_changes_one_line_never_its_proof_or_is_refused(number: int, part: str, value: str) -> None:
    try:
        after = with_edited_line(DRAFT, number, part, value)
    except NotEditable:
        return
    before, now = lines_of(DRAFT), lines_of(after)
    assert [line for place, line in enumerate(now, 1) if place != number] == [
        line for place, line in enumerate(before, 1) if place != number
    ]
    old, new = before[number - 1], now[number - 1]
    assert (new.start, new.end) == (old.start, old.end)
    if isinstance(old, FactDraft) and isinstance(new, FactDraft):
        assert (new.quantity, new.figure_start, new.figure_end) == (old.quantity, old.figure_start, old.figure_end)
    assert ArticleDraft.model_validate_json(after.model_dump_json()) == after


def test_each_kind_of_line_has_its_parts() -> None:
    kinds = {type(line): number for number, line in enumerate(lines_of(DRAFT), 1)}
    fact = lines_of(with_edited_line(DRAFT, kinds[FactDraft], "nature", "Forecast"))[kinds[FactDraft] - 1]
    assert isinstance(fact, FactDraft)
    assert fact.nature is Nature.FORECAST
    event = lines_of(with_edited_line(DRAFT, kinds[EventDraft], "date", "2024-03-05"))[kinds[EventDraft] - 1]
    assert isinstance(event, EventDraft)
    assert event.date == PartialDate.parse("2024-03-05")
    quote = lines_of(with_edited_line(DRAFT, kinds[QuoteDraft], "speaker", "The head of robots"))[kinds[QuoteDraft] - 1]
    assert isinstance(quote, QuoteDraft)
    assert quote.speaker == "The head of robots"
    position = lines_of(with_edited_line(DRAFT, kinds[PositionDraft], "organisation", "Acme Robotics"))[kinds[PositionDraft] - 1]
    assert isinstance(position, PositionDraft)
    assert position.organisation == "Acme Robotics"
    for part, value, expected in (("from", "2027-03", PartialDate.month(2027, 3)), ("until", "", None), ("person", "Bo Lind", "Bo Lind")):
        changed = lines_of(with_edited_line(DRAFT, kinds[PositionDraft], part, value))[kinds[PositionDraft] - 1]
        assert getattr(changed, {"from": "since"}.get(part, part)) == expected
    number = kinds[EventDraft]
    with pytest.raises(NotEditable, match=f"Line {number} has no metric that could be changed. It has: date, status"):
        with_edited_line(DRAFT, number, "metric", "x")
