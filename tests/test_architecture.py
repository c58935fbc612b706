"""The import rules hold, and each of them can be broken; the same contracts run by themselves as ``lint-imports``."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent

#: For each contract, a module and an import in it that the contract forbids.
BREACHES = {
    "Layers of bot": ("bot/core/text.py", "import bot.commands.stats"),
    "Layers of storage": ("storage/values.py", "import storage.topics"),
    "No import cycles": ("bot/core/line.py", "import bot.core.parse"),
    "Storage imports nothing of the bot": ("storage/topics.py", "import bot.core.text"),
    "Core imports neither storage nor an I/O library": ("bot/core/request.py", "import aiohttp"),
    "Platforms import only core": ("bot/platforms/terminal/adapter.py", "import storage.values"),
    "Platforms do not import each other": ("bot/platforms/slack/adapter.py", "import bot.platforms.discord.adapter"),
    "discord.py only in platforms/discord": ("bot/app/doctor.py", "import discord"),
    "slack-bolt only in platforms/slack, and app to start it": ("bot/commands/help.py", "import slack_bolt"),
    "SQL only in storage": ("bot/digests/composing.py", "import sqlalchemy"),
    "apscheduler only in app": ("bot/digests/schedules/slots.py", "import apscheduler"),
    "Reading and asking reach no database and no chat library": ("bot/asking/answering.py", "import sqlmodel"),
    "Layers of reading": ("bot/reading/words.py", "import bot.reading.article"),
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Checks the packages in that folder by the contracts of this project."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120, check=False)


def verdicts(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return dict(re.findall(r"^(.+?) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))


def test_the_import_rules_are_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_import_rule_is_broken_by_a_breach(tmp_path: Path) -> None:
    """In a tree of the same modules, all of them empty but for the one with the breach that each contract is to find."""
    for package in ("bot", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text("")
    # The other half of an import cycle.
    (tmp_path / "bot/core/parse.py").write_text("import bot.core.line\n")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    names = [contract["name"] for contract in contracts]
    clean = lint(tmp_path)
    assert verdicts(clean) == dict.fromkeys(names, "KEPT"), clean.stdout + clean.stderr
    for module, breach in BREACHES.values():
        assert (tmp_path / module).exists(), module
        (tmp_path / module).write_text(f"{breach}\n")
    broken = lint(tmp_path)
    assert verdicts(broken) == dict.fromkeys(names, "BROKEN"), broken.stdout + broken.stderr
    assert BREACHES.keys() == set(names)


def test_storage_can_be_read_from_without_loading_sql() -> None:
    probe = "import sys, storage.values, storage.drafts, bot.reading.sentences; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"
