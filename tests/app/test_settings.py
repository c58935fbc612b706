"""Settings: from the environment or a TOML file, and README's table names exactly those that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.core.errors import NotConfigured

README = Path(__file__).parents[2] / "README.md"
ROW = re.compile(r"^\| `([A-Z_]+)` \| (?:`([^`]+)`)? ?\|", re.MULTILINE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the program is started, with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("BRIEFING_CONFIG", *(name.upper() for name in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def as_written(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_readme_has_a_row_for_each_setting_with_its_default() -> None:
    rows = dict(ROW.findall(README.read_text(encoding="utf-8")))
    assert rows == {name.upper(): as_written(field.default) for name, field in Settings.model_fields.items()}


def test_the_environment_counts_before_the_file_of_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "briefing.toml").write_text('port = 4000\nhost = "0.0.0.0"\nSEED_LIBRARY = false\nlog_format = "json"\n')
    (folder / ".env").write_text("HOST=127.0.0.2\nLOG_FORMAT=console\n")
    monkeypatch.setenv("LOG_FORMAT", "json")
    found = load()
    assert (found.port, found.host, found.seed_library, found.log_format) == (4000, "127.0.0.2", False, "json")


def test_another_file_can_be_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.toml").write_text("port = 4001\n")
    monkeypatch.setenv("BRIEFING_CONFIG", str(folder / "other.toml"))
    assert load().port == 4001
    monkeypatch.setenv("BRIEFING_CONFIG", str(folder / "missing.toml"))
    with pytest.raises(NotConfigured, match=r"missing\.toml can't be read: No such file"):
        load()


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("prot = 1", "has settings that I don't know: prot"),
        ("port = ", "can't be read: Invalid value"),
        ("port = 99999", "PORT can't be used"),
        ("keep_log_days = 1", "KEEP_LOG_DAYS can't be used"),
        ('log_level = "loud"', "LOG_LEVEL can't be used"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(folder: Path, written: str, complaint: str) -> None:
    (folder / "briefing.toml").write_text(written)
    with pytest.raises(NotConfigured, match=complaint):
        load()
