"""Names of processes: two containers may share a host name and a process id, and are not taken for one another."""

from __future__ import annotations

import os

import pytest

from bot.app.worker_names import has_ended, worker_name

PLACE, PROCESS, STARTED, _ = worker_name().split(":")


def test_no_name_is_used_twice() -> None:
    assert worker_name() != worker_name()


@pytest.mark.skipif(not PLACE, reason="the system does not tell which process is which")
@pytest.mark.parametrize(
    ("name", "ended"),
    [
        (f"{PLACE}:{PROCESS}:{STARTED}:ffff", False),  # another bot in this process
        (f"{PLACE}:{PROCESS}:{int(STARTED or 0) - 5}:ffff", True),  # one that had our process id before us
        (f"{PLACE}:{os.getppid()}:1:ffff", True),
        (f"0123456789abcdef:{PROCESS}:1:ffff", False),  # another container
        ("", False),
        ("acme-host:17:ab12cd", False),  # as earlier versions called themselves
    ],
    ids=["another bot here", "one before us", "another start", "another container", "none", "an earlier version"],
)
def test_what_is_known_of_a_process(name: str, ended: bool) -> None:
    assert has_ended(name) is ended
