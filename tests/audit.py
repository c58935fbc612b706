"""Whether the pinned packages have known weaknesses, by advisories in the OSV format that are at hand as files; nothing is fetched.

    uv run python -m tests.audit FOLDER

The folder holds one JSON file for each advisory, such as the unpacked archive of a vulnerability database for PyPI. Each pinned package
is named with its advisories, with "none known", or with "no data" where the folder says nothing of it at all. Ends with 1 where
there is a known weakness, with 2 where there are no advisories to compare with.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

PINNED = Path(__file__).parents[1] / "requirements.txt"


def pinned(text: str) -> dict[str, str]:
    """The pinned versions by the names of the packages."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", text, re.MULTILINE)
    return {str(canonicalize_name(name)): version for name, version in found}


def advisories(folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """The advisories in the folder by the package that they are about; withdrawn ones are left out."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        advisory = json.loads(path.read_text(encoding="utf-8"))
        packages = {str(canonicalize_name(one["package"]["name"])) for one in _on_pypi(advisory)}
        for name in packages:
            found[name] += [] if advisory.get("withdrawn") else [advisory]
    return found


def _on_pypi(advisory: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for affected in advisory.get("affected", ()):
        if affected.get("package", {}).get("ecosystem") == "PyPI":
            yield affected


def concerns(advisory: Mapping[str, Any], name: str, version: str) -> bool:
    """Whether the advisory says that this version of the package is weak."""
    for affected in _on_pypi(advisory):
        if canonicalize_name(affected["package"]["name"]) != name:
            continue
        if version in affected.get("versions", ()):
            return True
        ranges = (one.get("events", ()) for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM")
        if any(_within(events, version) for events in ranges):
            return True
    return False


def _within(events: Iterable[Mapping[str, str]], version: str) -> bool:
    """Whether the version lies between where the weakness came in and where it was removed."""
    weak, this = False, Version(version)
    for event in events:
        (kind, at), *_ = event.items()
        try:
            reached = at == "0" or (this > Version(at) if kind == "last_affected" else this >= Version(at))
        except InvalidVersion:
            continue
        if reached:
            weak = kind == "introduced"
    return weak


def report(pins: Mapping[str, str], known: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, list[str] | None]]:
    """Each package with the ids of its advisories; None where nothing is known of it."""
    return [
        (name, [str(one["id"]) for one in known[name] if concerns(one, name, version)] if name in known else None)
        for name, version in sorted(pins.items())
    ]


def main(arguments: Sequence[str]) -> int:
    pins = pinned(PINNED.read_text(encoding="utf-8"))
    known = advisories(Path(arguments[0])) if arguments and Path(arguments[0]).is_dir() else {}
    found = report(pins, known)
    for name, ids in found:
        said = "no data" if ids is None else ", ".join(ids) or "none known"
        sys.stdout.write(f"{name} {pins[name]}: {said}\n")
    if not known:
        sys.stdout.write("There are no advisories to compare with: name a folder that has them.\n")
        return 2
    return 1 if any(ids for _, ids in found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
