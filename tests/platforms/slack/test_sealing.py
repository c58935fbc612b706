from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.sealing import STATE_LASTS, Seal, SealBroken, States

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_a_sealed_token_opens_for_its_workspace(secret: str, token: str, workspace: str) -> None:
    sealed = Seal(secret).seal(token, workspace)
    assert Seal(secret).open(sealed, workspace) == token
    assert Seal(secret).seal(token, workspace) != sealed


def test_it_opens_for_no_other_workspace_with_no_other_secret_and_not_when_it_was_changed() -> None:
    sealed = Seal("secret").seal("xoxb-one", "slack:T1")
    assert "xoxb" not in sealed
    flipped = sealed[:-1] + ("A" if sealed[-1] != "A" else "B")
    attempts = [("other", sealed, "slack:T1"), ("secret", sealed, "slack:T2"), ("secret", flipped, "slack:T1"), ("secret", "", "slack:T1")]
    attempts += [("secret", "v1.é", "slack:T1"), ("secret", "xoxb-in-the-clear", "slack:T1"), ("secret", sealed[:20], "slack:T1")]
    for secret, text, workspace in attempts:
        with pytest.raises(SealBroken):
            Seal(secret).open(text, workspace)


def test_a_state_lasts_ten_minutes_in_every_process_with_the_same_secret() -> None:
    state = States("secret").issue(NOW)
    ends = NOW + STATE_LASTS
    assert States("secret").ends_at(state, NOW) == ends
    assert States("secret").ends_at(state, ends - timedelta(seconds=1)) == ends
    assert States("secret").ends_at(state, ends) is None
    assert States("other").ends_at(state, NOW) is None
    assert States("secret").issue(NOW) != state


@given(st.text())
def test_a_made_up_state_is_rejected(made_up: str) -> None:
    assert States("secret").ends_at(made_up, NOW) is None


@given(st.integers(min_value=0, max_value=74), st.sampled_from("AB_-z09"))
def test_a_state_that_was_changed_is_rejected(at: int, character: str) -> None:
    state = States("secret").issue(NOW)
    assert len(state) == 75
    changed = state[:at] + character + state[at + 1 :]
    assert changed == state or States("secret").ends_at(changed, NOW) is None


@pytest.mark.parametrize("added", ["=", "==", "A", "\n", " "])
def test_the_same_state_can_not_be_written_in_another_way(added: str) -> None:
    """A second way to write it would be remembered by another name, and so be used twice."""
    assert States("secret").ends_at(States("secret").issue(NOW) + added, NOW) is None
