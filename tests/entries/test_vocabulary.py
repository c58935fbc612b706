"""The vocabulary comes from the seeds or from an embedded store, without loading a database library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import Settings
from bot.core.errors import NotReadable
from bot.entries.vocabulary import DEFAULT_URL, load_vocabulary, of_embedded_store, vocabulary_of


def test_without_a_store_the_vocabulary_is_that_of_the_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert of_embedded_store({}, tmp_path / ".env") == load_vocabulary()
    assert of_embedded_store({"database_url": f"sqlite:///{tmp_path}/other.db"}, tmp_path / ".env") == load_vocabulary()
    assert list(tmp_path.iterdir()) == []


def test_what_may_name_another_store_is_left_to_the_settings(tmp_path: Path) -> None:
    assert of_embedded_store({"DATABASE_URL": "postgresql://bot@db/briefing"}, tmp_path / ".env") is None
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///other.db\n", encoding="utf-8")
    assert of_embedded_store({}, tmp_path / ".env") is None


def test_the_default_store_is_that_of_the_settings() -> None:
    assert Settings.model_fields["database_url"].default == DEFAULT_URL


@pytest.mark.slow
def test_a_stream_is_read_without_loading_databases_or_platforms(tmp_path: Path) -> None:
    code = (
        "import io, sys, bot.__main__\n"
        "from bot.entries import streaming, vocabulary\n"
        "streaming.read_stream([], vocabulary.load_vocabulary(), io.StringIO(), io.StringIO())\n"
        "print([name for name in ('sqlalchemy', 'aiohttp', 'discord', 'slack_sdk', 'trafilatura', 'rich') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("[[topic]\n", "no TOML"),
        ("[[topics]]\nname = 'Acme'\n", "unknown tables"),
        ("[[topic]]\naliases = ['Acme']\n", "name"),
        ("[[topic]]\nname = 'Acme'\ncolour = 'red'\n", "colour"),
        ("[[topic]]\nname = 'Acme'\nslash = 'ACME corp'\n", "slash"),
        ("topic = 3\n", "wrong table"),
    ],
)
def test_a_wrong_vocabulary_is_refused_with_the_reason(toml: str, reason: str) -> None:
    with pytest.raises(NotReadable, match=reason):
        vocabulary_of(toml)


def test_an_empty_vocabulary_is_one() -> None:
    assert vocabulary_of("").topics == ()
