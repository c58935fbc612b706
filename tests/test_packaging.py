"""What is installed is what is declared: imports, dependencies, and the pinned list that the image installs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
#: Loaded by their names, not by an import: SQLAlchemy's drivers, and the time zones where the system has none.
BY_NAME = {"aiosqlite", "asyncpg", "tzdata"}


def declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {str(canonicalize_name(one.name)): one for one in map(Requirement, project["dependencies"])}


def pinned() -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {str(canonicalize_name(name)): version for name, version in found}


def imported() -> set[str]:
    """The distributions whose packages the program imports, at its heads and inside functions."""
    names: set[str] = set()
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    names -= {"bot", "storage", "seeds", *sys.stdlib_module_names}
    distributions = packages_distributions()
    return {str(canonicalize_name(distributions[name][0])) for name in names}


@pytest.mark.slow
def test_every_package_that_is_imported_is_declared_and_the_other_way_round() -> None:
    assert imported() | BY_NAME == set(declared())


@pytest.mark.parametrize("name", sorted(declared()))
def test_the_image_installs_what_pyproject_asks_for(name: str) -> None:
    """When this fails: make requirements.txt anew, with the command at its head."""
    assert name in pinned()
    assert declared()[name].specifier.contains(pinned()[name], prereleases=True)


def test_the_pinned_list_has_a_hash_for_everything_and_names_no_place() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = [block for block in re.split(r"\n(?=[A-Za-z0-9])", text) if "==" in block.split("\n")[0]]
    assert len(entries) == len(pinned()) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|--index|--find-links| @ ", text)


@pytest.mark.slow
def test_a_wheel_holds_the_sentences_compiled_and_speaks_chinese(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    sources = sorted(installed.rglob("*.po"))
    assert sources
    assert [one.with_suffix(".mo") for one in sources] == sorted(installed.rglob("*.mo"))
    said = "from bot.core.language import say, speaking\nwith speaking('zh-CN'): print(say('Not done'))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    for source in sources:
        source.write_text("", encoding="utf-8")  # what is said comes from the compiled ones
    ran = subprocess.run(
        [sys.executable, "-P", "-c", said], cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    assert ran.stdout.strip() == "未执行"


def test_a_checkout_holds_no_compiled_sentences_that_would_hide_later_changes() -> None:
    assert list((ROOT / "bot").rglob("*.mo")) == []


def test_the_image_s_base_is_named_by_its_digest() -> None:
    stages = re.findall(r"^FROM (\S+)(?: AS (\S+))?", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    own = {name for _, name in stages if name}
    bases = [image for image, _ in stages if image not in own]
    assert bases
    assert all(re.fullmatch(r"[a-z0-9./-]+:[\w.-]+@sha256:[0-9a-f]{64}", image) for image in bases)
