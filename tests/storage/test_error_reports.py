"""What people report as wrong: each person has one open report of an entry, and it is settled once."""

from __future__ import annotations

import asyncio

from storage.error_reports import ErrorOutcome
from storage.store import Store

TEAM, OTHERS = "slack:T1", "slack:T2"


async def test_reporting_again_changes_the_words_of_the_open_report(store: Store) -> None:
    team = store.scoped(TEAM)
    first = await team.report_error("f1", "It was 2024.", by="U1", platform="slack")
    same = await team.report_error("f1", "It was 2024.", by="U1", platform="slack")
    changed = await team.report_error("f1", "It was 2023.", by="U1", platform="slack")
    assert [one.is_news for one in (first, same, changed)] == [True, False, True]
    [report], count = await team.open_error_reports()
    assert (count, report.words, report.reported_by, report.reported_at) == (1, "It was 2023.", "U1", first.reported_at)


async def test_each_person_and_entry_has_its_own_and_the_oldest_come_first(store: Store) -> None:
    team = store.scoped(TEAM)
    for entry, by in (("f1", "U1"), ("f1", "U2"), ("f2", "U1")):
        assert (await team.report_error(entry, "Wrong.", by=by, platform="slack")).is_news
    shown, count = await team.open_error_reports(limit=2)
    assert ([(one.entry, one.reported_by) for one in shown], count) == ([("f1", "U1"), ("f1", "U2")], 3)
    assert [await team.open_error_reports_of(by) for by in ("U1", "U2", "U3")] == [2, 1, 0]


async def test_all_reports_of_an_entry_are_settled_once_whoever_does_it(store: Store) -> None:
    team = store.scoped(TEAM)
    for by in ("U1", "U2"):
        await team.report_error("f1", "Wrong.", by=by, platform="slack")
    await team.report_error("f2", "Wrong too.", by="U1", platform="slack")
    settled = await asyncio.gather(*(team.settle_error_reports("f1", ErrorOutcome.CORRECTED, by=f"E{n}") for n in range(4)))
    assert sorted([one.reported_by for one in reports] for reports in settled) == [[], [], [], ["U1", "U2"]]
    assert [one.entry for one in (await team.open_error_reports())[0]] == ["f2"]
    assert (await team.report_error("f1", "Still wrong.", by="U1", platform="slack")).is_news


async def test_the_reports_of_one_workspace_are_no_others(store: Store) -> None:
    await store.scoped(TEAM).report_error("f1", "Wrong.", by="U1", platform="slack")
    others = store.scoped(OTHERS)
    assert await others.open_error_reports() == ([], 0)
    assert await others.open_error_reports_of("U1") == 0
    assert await others.settle_error_reports("f1", ErrorOutcome.KEPT, by="U1") == []
    assert (await store.scoped(TEAM).open_error_reports())[1] == 1


async def test_one_person_who_reports_twice_at_once_has_one_report(store: Store) -> None:
    team = store.scoped(TEAM)
    both = await asyncio.gather(*(team.report_error("f1", "Wrong.", by="U1", platform="slack") for _ in range(4)))
    assert sum(one.is_news for one in both) == 1
    assert (await team.open_error_reports())[1] == 1
