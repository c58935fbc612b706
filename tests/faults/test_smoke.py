"""A few of the runs of ``python -m tests.faults``, so that the harness itself keeps working."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")
def test_a_digest_and_an_alert_arrive_once_when_their_process_dies_and_the_answer_is_lost() -> None:
    asked = ["--database", "sqlite", "--fault", "answer lost", "--die-at", "during the request", "--die-at", "started"]
    program = [sys.executable, "-m", "tests.faults", *asked]
    done = subprocess.run(program, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| all | | | | 8 | 8 | 16 | 16 | 0 | 0 |" in done.stdout
