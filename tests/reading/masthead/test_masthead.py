"""The head and the end of articles: title, publisher, author and days; lines that are no part of the story."""

from __future__ import annotations

import pytest

from bot.reading import masthead
from tests.reading.masthead.heads import KEPT_ASIDE, SEEN, Head


def _values(head: Head) -> dict[str, str | None]:
    found = masthead.read(head.text)
    return {
        "title": found.title,
        "publisher": found.publisher,
        "author": found.author,
        "published": found.published.value if found.published else None,
        "updated": found.updated.value if found.updated else None,
    }


@pytest.mark.parametrize("head", [*SEEN, *KEPT_ASIDE], ids=lambda head: head.text[:40])
def test_the_head_of_an_article_is_read(head: Head) -> None:
    expected = head._asdict()
    del expected["text"]
    assert _values(head) == expected
