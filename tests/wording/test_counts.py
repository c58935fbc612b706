from __future__ import annotations

from bot.wording.counts import entry_counts


def test_the_entries_of_an_article_are_counted_by_kind() -> None:
    assert entry_counts([1], [], [1, 2], []) == "1 figure, 0 events, 2 quotations"
    assert entry_counts([], [], [], [1]) == "0 figures, 0 events, 0 quotations, 1 position"
