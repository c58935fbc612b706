"""Waiting for an error of the store and looking at the sentences that a person would read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from bot.core.messages import explain
from storage.errors import StorageError

ErrorT = TypeVar("ErrorT", bound=StorageError)


@contextmanager
def raises_explained(kind: type[ErrorT], sentence: str) -> Iterator[pytest.ExceptionInfo[ErrorT]]:
    """Like ``pytest.raises``, for an error whose sentences hold what the regular expression ``sentence`` matches."""
    with pytest.raises(kind) as caught:
        yield caught
    explained = str(explain(caught.value))
    assert re.search(sentence, explained), explained
