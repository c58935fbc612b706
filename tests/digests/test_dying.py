from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="processes are killed by forking")
def test_killed_at_any_step_a_digest_arrives_once(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    program = [sys.executable, "-W", "error", "-m", "tests.digests.dying", str(tmp_path)]
    done = subprocess.run(program, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    ways = [json.loads(line) for line in done.stdout.splitlines()]
    # After claim, save, looking for more meanwhile, two parts of the digest and two of its details of three steps each (the last of them
    # is stored with the finish), and looking once more; the last one survives.
    assert len(ways) == 17
    assert len({way["deliveries"][0][1] for way in ways}) > 1  # some were really taken up by others
    for way in ways:
        step = way["step"]
        assert [state for state, _ in way["deliveries"]] == ["sent"], step
        assert set(way["parts"]) == {"sent"}, step
        assert [part for _, part, _ in way["posted"]] == list(range(len(way["parts"]))), step
        *_, details = way["posted"]
        assert details[2] == "m0", step
        assert way["held"] == 6, step
