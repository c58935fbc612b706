"""What a workspace decides for itself: time zone, roles, and the lines behind its buttons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.errors import NotStorable
from storage.store import Store
from tests.refusals import raises_explained


async def test_a_time_zone_is_kept_and_changed(store: Store) -> None:
    ours = store.scoped("slack:T1")
    assert (await ours.workspace_settings()).time_zone is None
    for zone in ("Europe/Berlin", "Asia/Shanghai"):
        await ours.set_time_zone(zone, "ann")
        assert (await ours.workspace_settings()).time_zone == zone
    for wrong in ("Mars/Phobos", "", "../etc/passwd", "\0"):
        with raises_explained(NotStorable, "time zone"):
            await ours.set_time_zone(wrong, "ann")
    assert (await ours.workspace_settings()).time_zone == "Asia/Shanghai"


async def test_roles_are_given_per_workspace(store: Store) -> None:
    ours, theirs = store.scoped("slack:T1"), store.scoped("slack:T2")
    assert await ours.role_of("U1") is None
    for role in ("editor", "admin"):
        await ours.set_role("U1", role, "ann")
        assert await ours.role_of("U1") == role
    assert await theirs.role_of("U1") is None
    assert await ours.role_of("U2") is None
    with raises_explained(NotStorable, "role"):
        await ours.set_role("U1", "emperor", "ann")


async def test_a_role_in_the_library_gives_none_in_a_workspace(store: Store) -> None:
    await store.library().set_role("U1", "admin", "operator")
    await store.library().set_time_zone("Asia/Tokyo", "operator")
    assert await store.scoped("slack:T1").role_of("U1") is None
    assert (await store.scoped("slack:T1").workspace_settings()).time_zone is None


async def test_a_kept_line_comes_back_by_its_token(store: Store) -> None:
    ours, theirs = store.scoped("slack:T1"), store.scoped("slack:T2")
    line = "/brief search " + "很长的 " * 300
    token = await ours.keep_line(line)
    assert len(token) <= 40
    assert token.isalnum()
    assert await ours.keep_line(line) == token
    assert await ours.kept_line(token) == line
    assert await theirs.kept_line(token) is None
    assert await theirs.keep_line(line) != token
    assert await ours.kept_line("nothing") is None


async def test_a_temporary_line_is_forgotten_after_a_day_unless_it_is_wanted_for_longer(store: Store) -> None:
    now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    later = Store(store.database, clock=lambda: now)
    ours, theirs = later.scoped("slack:T1"), later.scoped("slack:T2")
    typed, again, shown, lasting = "/brief suggest a", "/brief suggest b", "/brief ask c", "/brief ask d"
    tokens = {line: await ours.keep_line(line, temporary=True) for line in (typed, again, shown)}
    tokens[lasting] = await ours.keep_line(lasting)
    other = await theirs.keep_line(typed, temporary=True)
    assert await ours.keep_line(lasting, temporary=True) == tokens[lasting]
    now += timedelta(hours=23)
    assert await ours.kept_line(tokens[typed]) == typed
    assert await ours.keep_line(again, temporary=True) == tokens[again]
    assert await ours.keep_line(shown) == tokens[shown]
    assert await later.forget_lines() == 0
    now += timedelta(hours=1)
    assert await ours.kept_line(tokens[typed]) is None
    assert await later.forget_lines() == 2
    assert await theirs.kept_line(other) is None
    now += timedelta(days=400)
    assert await later.forget_lines() == 1
    assert [await ours.kept_line(tokens[line]) for line in (typed, again, shown, lasting)] == [None, None, shown, lasting]
