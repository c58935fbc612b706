from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate


@pytest.mark.parametrize("relative", ["great-grandfather Ambrus", "late father Ambrus", "grandmother Ilka"])
def test_it_never_means_a_relative_of_somebody(relative: str) -> None:
    text = (
        "Halmos Orgelbau builds a last organ\n\n"
        "Edit Halmos runs Halmos Orgelbau, the last maker of church organs in the county. "
        f"Her {relative} founded it in 1904. It burned down in 1936 and came back to the family in 1991."
    )
    draft = read(text, published=PartialDate.parse("2026-03-02"))
    about = {event.date.value: event.about.name for event in draft.events if event.about and event.date.value in ("1936", "1991")}
    assert set(about.values()) == {"Halmos Orgelbau"}
