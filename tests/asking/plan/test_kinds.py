from __future__ import annotations

import pytest

from bot.asking.plan.kinds import CHINESE, ENGLISH, KindPattern, kind_of

EXAMPLES = [(one, example, False) for one in ENGLISH for example in one.examples] + [
    (one, example, True) for one in CHINESE for example in one.examples
]


@pytest.mark.parametrize(("pattern", "example", "chinese"), EXAMPLES, ids=[example for _, example, _ in EXAMPLES])
def test_each_pattern_finds_its_examples(pattern: KindPattern, example: str, chinese: bool) -> None:
    kind, match = kind_of(example, chinese)
    assert kind is pattern.kind
    assert match is not None
