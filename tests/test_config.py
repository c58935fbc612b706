from __future__ import annotations

import pytest

from bot import config
from bot.config import Settings
from bot.core.errors import NotConfigured


@pytest.mark.parametrize(
    ("ids", "count", "read"),
    [
        (None, None, (None, None)),
        (None, "4", (None, 4)),
        ("0", "1", ((0,), 1)),
        ("2, 0,1,0", "4", ((0, 1, 2), 4)),
    ],
)
def test_shards_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, ids: str | None, count: str | None, read: tuple[object, object]
) -> None:
    for name, value in (("DISCORD_SHARD_IDS", ids), ("DISCORD_SHARD_COUNT", count)):
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    assert Settings(_env_file=None).shards == read


@pytest.mark.parametrize(("ids", "count"), [("0", None), ("4", "4"), ("0,7", "2"), ("a", "2"), ("", "0"), ("1,", "2"), ("-1", "2")])
def test_shards_that_do_not_exist_are_refused(monkeypatch: pytest.MonkeyPatch, ids: str, count: str | None) -> None:
    monkeypatch.setenv("DISCORD_SHARD_IDS", ids)
    monkeypatch.delenv("DISCORD_SHARD_COUNT", raising=False) if count is None else monkeypatch.setenv("DISCORD_SHARD_COUNT", count)
    with pytest.raises(NotConfigured, match="DISCORD_SHARD"):
        _ = config.load().shards
