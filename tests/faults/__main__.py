"""``python -m tests.faults``: runs every case and prints a table; ends with 1 if a digest, or what a watch saw, was lost or came twice.

``--sent digest`` or ``watch``, ``--database sqlite`` or ``postgresql`` and ``--platform slack`` or ``discord`` narrow it down,
``--at-once 8`` is for a larger machine.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tests.faults.harness import CHANNELS, FAULTS, PROCESSES, SENT, Result, every_case, open_harness
from tests.faults.worker import STEPS


def table(results: list[Result]) -> str:
    """The results by platform, database and fault, as a table for the README."""
    rows = ["| sent | platform | database, processes | what the platform does | runs | processes killed | due | once | lost | twice |"]
    rows.append("|---|---|---|---|--:|--:|--:|--:|--:|--:|")
    groups: dict[tuple[str, str, str, str], list[Result]] = defaultdict(list)
    for result in results:
        groups[result.case.sent, result.case.platform, result.case.database, result.case.fault].append(result)
    for (sent, platform, database, fault), group in sorted(groups.items(), key=lambda one: one[0][0]):
        rows.append(_row(f"| {sent} | {platform} | {database}, {PROCESSES[database]} | {fault}", group))
    rows.append(_row("| all | | |", results))
    return "\n".join(rows)


def _row(head: str, group: list[Result]) -> str:
    arrived = [number for result in group for number in result.arrived]
    due = len(group) * CHANNELS
    killed = sum(result.killed for result in group)
    numbers = (len(group), killed, due, arrived.count(1), due - len(arrived) + arrived.count(0), sum(number > 1 for number in arrived))
    return " | ".join([head, *map(str, numbers)]) + " |"


async def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults", description="Kill processes and let platforms fail while digests are sent."
    )
    parser.add_argument("--platform", action="append", choices=("slack", "discord"))
    parser.add_argument("--database", action="append", choices=tuple(PROCESSES))
    parser.add_argument("--sent", action="append", choices=SENT)
    parser.add_argument("--fault", action="append", choices=tuple(FAULTS))
    parser.add_argument("--die-at", action="append", choices=STEPS)
    parser.add_argument("--at-once", type=int, default=4)
    asked = parser.parse_args()
    databases = asked.database or tuple(PROCESSES)
    wanted = every_case(asked.platform or ("slack", "discord"), databases, asked.sent or SENT)
    cases = [one for one in wanted if one.fault in (asked.fault or FAULTS) and (not asked.die_at or one.die_at in asked.die_at)]
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # clients that are killed break their connections
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="briefing-faults-") as folder:
        async with open_harness(Path(folder), postgresql="postgresql" in databases) as harness:
            results = await harness.run(cases, asked.at_once)
    sys.stdout.write(table(results) + "\n")
    wrong = [result for result in results if not result.is_right]
    for result in wrong:
        sys.stdout.write(f"WRONG: {result}\n")
    sys.stdout.write(f"{len(results)} runs in {time.monotonic() - started:.0f} s\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
