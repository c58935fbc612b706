"""The audit of dependencies, on advisories of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit import advisories, main, pinned, report


def advisory(folder: Path, id_: str, name: str, *, ecosystem: str = "PyPI", **more: object) -> None:
    affected: dict[str, object] = {"package": {"name": name, "ecosystem": ecosystem}}
    affected |= {key: more.pop(key) for key in ("ranges", "versions") if key in more}
    (folder / f"{id_}.json").write_text(json.dumps({"id": id_, "affected": [affected], **more}))


def between(*events: tuple[str, str]) -> list[dict[str, object]]:
    return [{"type": "ECOSYSTEM", "events": [{kind: at} for kind, at in events]}]


@pytest.mark.parametrize(
    ("version", "events", "weak"),
    [
        ("1.4", [("introduced", "0"), ("fixed", "1.5")], True),
        ("1.5", [("introduced", "0"), ("fixed", "1.5")], False),
        ("1.10", [("introduced", "1.2"), ("fixed", "1.9")], False),
        ("1.1", [("introduced", "1.2"), ("fixed", "1.9")], False),
        ("2.0", [("introduced", "1.2"), ("fixed", "1.9"), ("introduced", "2.0")], True),
        ("2.0", [("introduced", "0"), ("last_affected", "2.0")], True),
        ("2.1", [("introduced", "0"), ("last_affected", "2.0")], False),
    ],
)
def test_which_versions_an_advisory_is_about(tmp_path: Path, version: str, events: list[tuple[str, str]], weak: bool) -> None:
    advisory(tmp_path, "X-1", "Acme_Lib", ranges=between(*events))
    assert report({"acme-lib": version}, advisories(tmp_path)) == [("acme-lib", ["X-1"] if weak else [])]


def test_what_is_withdrawn_or_of_another_registry_counts_not_and_of_what_nothing_is_said_there_is_no_data(tmp_path: Path) -> None:
    advisory(tmp_path, "X-1", "acme", versions=["1.0"], withdrawn="2026-01-01T00:00:00Z")
    advisory(tmp_path, "X-2", "globex", versions=["1.0"], ecosystem="npm")
    assert report({"acme": "1.0", "globex": "1.0"}, advisories(tmp_path)) == [("acme", []), ("globex", None)]


def test_the_pinned_packages_are_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "aiohttp" in capsys.readouterr().out
    advisory(tmp_path, "X-1", "aiohttp", ranges=between(("introduced", "0")))
    assert main([str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "X-1" in out
    assert "yarl" in out
    assert ": no data\n" in out


def test_pins_are_read_with_extras() -> None:
    assert pinned("a-b==1\nSome_Thing[x]==2.0 \\\n    --hash=sha256:00\n") == {"a-b": "1", "some-thing": "2.0"}
