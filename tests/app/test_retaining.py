"""What the operator deletes, what is deleted by itself when it is old, and tokens after a new client secret."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta

import pytest

from bot.__main__ import main
from bot.app.retaining import Retention, seal_anew
from bot.config import Settings
from bot.core.document import Document
from bot.core.errors import NotConfigured
from bot.digests.detailing import NOT_KEPT
from bot.platforms.slack.sealing import Seal, SealBroken
from storage.digests.presence import PresenceShelf
from storage.installations import InstallationDraft, Installations
from storage.retention.deleting import workspaces
from storage.store import Store
from tests.fakes import FakeClock

GONE, STAYS = "discord:1", "slack:T1"


def settings(**values: object) -> Settings:
    return Settings.model_validate(values)


async def test_a_workspace_that_left_is_deleted_after_its_grace_period(store: Store) -> None:
    clock = FakeClock()
    for workspace in (GONE, STAYS):
        await store.scoped(workspace).set_time_zone("Europe/Berlin", "U1")
    await PresenceShelf(store.database).pause(GONE, clock())
    retention = Retention(store.database, settings(leaving_days=7))
    clock.advance(hours=24 * 7)
    await retention.expire(clock())
    assert set(await workspaces(store.database)) == {GONE, STAYS}
    clock.advance(seconds=1)
    await retention.expire(clock())
    assert set(await workspaces(store.database)) == {STAYS}


async def test_the_log_is_kept_unless_the_settings_say_for_how_long(store: Store) -> None:
    await store.scoped(STAYS).set_time_zone("Europe/Berlin", "U1")
    later = FakeClock()() + timedelta(days=4000)
    await Retention(store.database, settings()).expire(later)
    assert len(await store.scoped(STAYS).log()) == 1
    await Retention(store.database, settings(keep_log_days=30, keep_deliveries_days=30)).expire(later)
    assert await store.scoped(STAYS).log() == []
    assert (await store.scoped(STAYS).workspace_settings()).time_zone == "Europe/Berlin"


def test_what_stands_for_a_text_that_is_not_kept_can_be_shown() -> None:
    assert Document.model_validate_json(NOT_KEPT).blocks


async def test_tokens_are_sealed_with_the_key_of_the_new_secret(store: Store) -> None:
    installations = Installations(store.database)
    for workspace, secret in (("slack:T1", "old"), ("slack:T2", "new"), ("slack:T3", "older")):
        sealed = Seal(secret).seal(f"token of {workspace}", workspace)
        await installations.save(InstallationDraft(workspace, "Acme", sealed, "U0", "B0", (), "U1"), FakeClock()())
    both = settings(slack_client_secret="new", slack_previous_client_secret="old")
    assert await seal_anew(store.database, both) == (1, ["slack:T3"])
    for workspace in ("slack:T1", "slack:T2"):
        found = await installations.find(workspace)
        assert found is not None
        assert Seal("new").open(found.sealed_token, workspace) == f"token of {workspace}"
        with pytest.raises(SealBroken):
            Seal("old").open(found.sealed_token, workspace)
    assert await seal_anew(store.database, both) == (0, ["slack:T3"])
    with pytest.raises(NotConfigured):
        await seal_anew(store.database, settings(slack_client_secret="new"))


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    """The exit status of the command line."""
    monkeypatch.setattr("sys.argv", ["briefing-bot", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


async def test_the_operator_lists_erases_and_deletes(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:

    monkeypatch.setenv("DATABASE_URL", store.database.url.render_as_string(hide_password=False))
    await store.scoped(STAYS).set_role("U2", "editor", "U1", name="lena")

    async def said(*arguments: str) -> tuple[int | str | None, str]:
        status = await asyncio.to_thread(run, monkeypatch, *arguments)
        out = capsys.readouterr()
        return status, out.out + out.err

    assert await said("workspace", "list") == (0, "slack:T1  0 entries\n")
    status, words = await said("workspace", "erase", STAYS, "U2", "--yes")
    assert (status, "none does any more" in words) == (0, True)
    assert await store.scoped(STAYS).roles_given() == []
    assert (await said("workspace", "delete", "slack:T9", "--yes"))[0] == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert (await said("workspace", "delete", STAYS))[0] == 1
    assert await workspaces(store.database)
    assert (await said("workspace", "delete", STAYS, "--yes"))[0] == 0
    assert await workspaces(store.database) == {}
