"""The command line as an operator meets it: output and exit status, in real processes where a process could make a difference."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from unittest.mock import patch

import pytest

from bot.__main__ import main

ARTICLE = """Initech Motors sells more scooters

OSLO, 4 June 2024 - Initech Motors sold 12,400 electric scooters in May 2024, the company said. In April 2024 Initech Motors
opened a shop in Oslo. "Scooters are the new umbrellas," said Nora Berg, the head of Initech Motors. Initech Motors plans to
open 30 shops by the end of 2025.
"""


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Shell:
    """Runs briefing-bot in a folder of its own: called, in this process; with ``process``, in one of its own, as a shell would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DISCORD_", "DATABASE_"))}
        self.environment = {**kept, "PYTHONWARNINGS": "error:::bot", "COLUMNS": "200"}

    def __call__(self, *arguments: str, stdin: str = "", encoding: str = "utf-8", **environment: str) -> Done:
        """The same ``main`` that a process runs, without the seconds that starting one takes. ``encoding`` is the terminal's."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding, write_through=True) for _ in range(2))
        status: str | int | None = 0
        with ExitStack() as stack:
            typed = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
            typed.write(stdin)
            typed.seek(0)
            stack.enter_context(patch.object(sys, "stdin", typed))
            stack.enter_context(contextlib.chdir(self.folder))
            stack.enter_context(patch.dict(os.environ, {**self.environment, **environment}, clear=True))
            stack.enter_context(patch.object(sys, "argv", ["briefing-bot", *arguments]))
            stack.enter_context(contextlib.redirect_stdout(out))
            stack.enter_context(contextlib.redirect_stderr(err))
            try:
                main()
            except SystemExit as ended:
                status = ended.code
        said = (stream.buffer.getvalue().decode(encoding) for stream in (out, err))
        return Done(status if isinstance(status, int) else int(status is not None), *said)

    def process(self, *arguments: str, stdin: str = "", stdout: int | IO[str] = subprocess.PIPE, **environment: str) -> Done:
        """A real process."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment, "PYTHONPATH": str(Path(__file__).parents[2])},
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout or "", done.stderr)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Shell:
    """A shell in a folder whose store is there and holds an added article."""
    shell = Shell(tmp_path_factory.mktemp("seeded"))
    shutil.copy(seeded_file, shell.folder / "briefing.db")
    (shell.folder / "initech.txt").write_text(ARTICLE, encoding="utf-8")
    added = shell("add", "initech.txt")
    assert added.returncode == 0, added.stderr
    return shell


@pytest.mark.slow
def test_the_first_command_makes_the_store_and_says_where(shell: Shell) -> None:
    first = shell("ask", "/brief topics")
    assert first.returncode == 0, first.stderr
    assert f"Made {shell.folder / 'briefing.db'} with 5 articles" in first.stderr
    assert "• – Qwen " in first.stdout
    assert shell("ask", "/brief topics").stderr == ""


@pytest.mark.slow
def test_the_demo_shows_figures_timeline_answer_and_digest_and_leaves_nothing(shell: Shell) -> None:
    done = shell("demo")
    assert done.returncode == 0, done.stderr
    for figure in ("over 100,000", "over 50,000", "over 40 million", "97%", "up to 85%", "380 billion yuan"):
        assert figure in done.stdout
    for heading in ("Qwen: figures", "Alibaba: timeline", "Preview ·"):
        assert heading in done.stdout
    assert list(shell.folder.iterdir()) == []


def test_an_added_article_makes_its_subject_a_topic_that_answers(seeded: Shell) -> None:
    for line in ("/initech stats", "/brief initech-motors stats", "/brief stats Initech Motors"):
        done = seeded("ask", line)
        if done.returncode == 0:
            assert "12,400" in done.stdout
            break
    else:
        pytest.fail(done.stdout)
    assert "Apr 2024" in seeded("ask", "/brief timeline Initech Motors").stdout


@pytest.mark.parametrize(("form", "holds"), [("json", '"outcome"'), ("slack", '"blocks"'), ("discord", '"components"')])
def test_every_format_is_json_but_text(seeded: Shell, form: str, holds: str) -> None:
    done = seeded("ask", "/qwen stats", "--format", form)
    assert done.returncode == 0
    json.loads(done.stdout)
    assert holds in done.stdout


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("Who was Napoleon?", 0, "Not in the store"),
        ("/qwen stats since:sometime", 2, "is no date I can read"),
        ("/qwen stats since:yesterday", 0, "Not in the store: no figure for Qwen that fits"),
        ("/nosuch stats", 2, "I follow no topic “nosuch”"),
        ("/qwen statz", 2, "Did you mean /qwen stats?"),
        ("/brief add https://127.0.0.1:1/x", 1, "127.0.0.1"),
        ("/brief digest subscribe sometimes", 2, "For example"),
        ("/brief digest subscribe daily 09:00 zone:Berlin/Europe", 2, "time zone"),
    ],
)
def test_the_exit_status_distinguishes_answers_from_mistakes(seeded: Shell, line: str, status: int, says: str) -> None:
    done = seeded("ask", line)
    assert (done.returncode, says in done.stdout) == (status, True), done.stdout + done.stderr


@pytest.mark.slow
def test_rejected_files_are_named_with_their_reason_and_the_rest_is_added(shell: Shell) -> None:
    (shell.folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (shell.folder / "empty.txt").write_text("", encoding="utf-8")
    (shell.folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    done = shell("add", "good.txt", "empty.txt", "picture.txt", "missing.txt", "--new-topics", "none")
    assert done.returncode == 1
    assert "Initech" in done.stdout
    for name in ("empty.txt", "picture.txt", "missing.txt"):
        assert any(line.startswith(f"rejected {name}: ") for line in done.stderr.splitlines()), done.stderr
    named = shell("ask", "/brief stats Initech Motors")
    assert (named.returncode, "12,400" in named.stdout) == (0, True), "what the article merely names has its figures"
    assert "Initech" not in shell("ask", "/brief topics").stdout, "and is no topic"
    assert shell("ask", "/brief topic rename initech Zephyr").returncode == 2


@pytest.mark.slow
def test_file_names_and_texts_steer_no_terminal(shell: Shell) -> None:
    nasty = "odd\x1b[31m\x9b2J.txt"
    (shell.folder / nasty).write_text("", encoding="utf-8")
    (shell.folder / "text.txt").write_text(f"{ARTICLE} \x9b31m and \u202e more.", encoding="utf-8")
    for arguments in (
        ("add", nasty),
        ("add", "gone\x1b[2J.txt"),
        ("read", nasty),
        ("read", "text.txt"),
        ("read", "text.txt", "--format", "json"),
    ):
        done = shell(*arguments)
        assert not set(done.stdout + done.stderr) & {"\x1b", "\x9b", "\u202e"}, arguments


def test_read_stores_nothing_and_streams_json_lines(shell: Shell) -> None:
    (shell.folder / "initech.txt").write_text(ARTICLE, encoding="utf-8")
    done = shell("read", "initech.txt")
    assert done.returncode == 0
    assert "12,400" in done.stdout
    lines = json.dumps({"id": "1", "text": ARTICLE}) + "\n" + json.dumps({"id": "2", "text": "…"}) + "\n"
    stream = shell("read", "--jsonl", stdin=lines)
    assert stream.returncode == 0, stream.stderr
    first, second = map(json.loads, stream.stdout.splitlines())
    assert first["published"]["value"] == "2024-06-04"
    assert any(fact["value"] == "12400" for fact in first["facts"])
    assert (second["id"], second["facts"], second["events"]) == ("2", [], [])
    assert not list(shell.folder.glob("*.db"))


def test_a_line_that_is_no_article_is_named_and_the_others_are_read(shell: Shell) -> None:
    stream = shell("read", "--jsonl", stdin='{"id": 1}\nnonsense\n{"id": "3", "text": "Acme sold 40 boats in 2023, it said."}\n')
    assert stream.returncode == 1
    found = [json.loads(line) for line in stream.stdout.splitlines()]
    assert [(one["id"], "error" in one) for one in found] == [("1", True), (None, True), ("3", False)]
    assert "line 1: " in stream.stderr
    assert "line 2: " in stream.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (("ask", "/qwen stats"), {"DATABASE_URL": "mysql://localhost/x"}, "only SQLite by aiosqlite and PostgreSQL"),
        (("ask", "/qwen stats"), {"DATABASE_URL": "nonsense"}, "is not a database address"),
        (("ask", "/qwen stats"), {"DATABASE_URL": "sqlite:////nowhere/at/all/x.db"}, "/nowhere/at/all"),
        (("ask", "/qwen stats"), {"DATABASE_URL": "postgresql://127.0.0.1:9/x"}, "127.0.0.1"),
        (("run",), {}, "none of SLACK_BOT_TOKEN, SLACK_CLIENT_ID and DISCORD_TOKEN is set"),
        (("run",), {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET is not set"),
        (("run",), {"PORT": "eighty"}, "PORT can't be used"),
        (("read", "missing.txt"), {}, "missing.txt can't be opened"),
    ],
)
def test_a_wrong_setting_is_one_clear_message(shell: Shell, arguments: tuple[str, ...], environment: dict[str, str], says: str) -> None:
    done = shell(*arguments, **environment)
    assert done.returncode == 1, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_database_is_left_as_it_is(shell: Shell) -> None:
    (shell.folder / "briefing.db").write_text("dear diary, " * 500, encoding="utf-8")
    done = shell("ask", "/qwen stats")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (shell.folder / "briefing.db").read_text(encoding="utf-8") == "dear diary, " * 500


@pytest.mark.slow
def test_a_locked_database_is_said_to_be_locked(seeded: Shell) -> None:
    holder = sqlite3.connect(seeded.folder / "briefing.db")
    try:
        holder.execute("BEGIN IMMEDIATE")
        done = seeded("ask", "/brief zone Europe/Oslo")
    finally:
        holder.rollback()
        holder.close()
    assert done.returncode == 1
    assert "locked by another program" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_digests_by_hand_are_previewed_and_delivered_once(seeded: Shell) -> None:
    made = seeded("ask", "/brief digest subscribe qwen daily 09:00 zone:Europe/Berlin")
    assert made.returncode == 0, made.stdout
    assert "Preview ·" in seeded("digest", "preview", "d1").stdout
    due = seeded("digest", "due", "--now", "2031-01-02T12:00+01:00")
    assert due.returncode == 0, due.stderr
    assert "sent to terminal channel" in due.stderr
    assert "Qwen" in due.stdout
    again = seeded("digest", "due", "--now", "2031-01-02T12:00+01:00")
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing is due" in again.stderr


def test_the_manifest_is_json_with_a_command_for_each_slash_name(seeded: Shell) -> None:
    done = seeded("manifest")
    assert done.returncode == 0, done.stderr
    commands = {command["command"] for command in json.loads(done.stdout)["features"]["slash_commands"]}
    assert {"/brief", "/qwen", "/alibaba"} <= commands


def test_the_doctor_names_what_is_missing(shell: Shell) -> None:
    done = shell("doctor")
    assert done.returncode == 0
    assert "not set up" in done.stdout


def test_export_import_backup_and_chat(seeded: Shell) -> None:
    exported = seeded("db", "export")
    assert exported.returncode == 0
    assert all(json.loads(line) for line in exported.stdout.splitlines())
    copied = seeded("db", "backup", "copy.db")
    assert copied.returncode == 0, copied.stderr
    assert "12,400" in seeded("ask", "/brief search scooters May", DATABASE_URL="sqlite+aiosqlite:///copy.db").stdout
    again = seeded("db", "backup", "copy.db")
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    moved = seeded("db", "import", "-", stdin=exported.stdout, DATABASE_URL="sqlite+aiosqlite:///moved.db")
    assert moved.returncode == 0, moved.stderr
    assert seeded("db", "export", DATABASE_URL="sqlite+aiosqlite:///moved.db").stdout == exported.stdout
    full = seeded("db", "import", "-", stdin=exported.stdout)
    assert (full.returncode, "not empty" in full.stderr) == (1, True)
    talk = seeded("chat", stdin="/brief topics\nquit\n")
    assert talk.returncode == 0
    assert "• – Qwen " in talk.stdout


def test_a_backup_takes_the_place_of_a_damaged_store(tmp_path: Path, acme_file: Path) -> None:
    store, shell = tmp_path / "briefing.db", Shell(tmp_path)
    shutil.copy(acme_file, store)
    exported = shell("db", "export", "--all", SEED_LIBRARY="false").stdout
    assert len(exported.splitlines()) > 20
    assert shell("db", "backup", "copy.db").returncode == 0
    store.write_bytes(b"no database any more")
    damaged = shell("ask", "/acme stats", SEED_LIBRARY="false")
    assert (damaged.returncode, "Traceback" in damaged.stderr) == (1, False)
    for beside in tmp_path.glob("briefing.db-*"):
        beside.unlink()
    (tmp_path / "copy.db").replace(store)
    assert shell("db", "export", "--all", SEED_LIBRARY="false").stdout == exported


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_answer_that_a_full_disk_does_not_take_is_one_clear_message(seeded: Shell) -> None:
    with Path("/dev/full").open("w") as full:
        done = seeded.process("ask", "/qwen stats", stdout=full)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "briefing-bot: The answer can't be written: No space left on device.")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_closed_pipe_and_a_terminal_without_our_characters_are_no_errors(seeded: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        done = seeded.process("ask", "/qwen stats", stdout=gone, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "\\u201c" in seeded("ask", "/qwen stats", encoding="ascii").stdout


def test_an_answer_loads_only_what_it_needs(seeded: Shell) -> None:
    done = seeded.process("ask", "/qwen stats", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert done.returncode == 0
    assert {"sqlalchemy", "bot.commands.stats"} <= loaded
    libraries = "aiohttp alembic apscheduler babel discord feedparser lxml pypdf slack_bolt slack_sdk snowballstemmer trafilatura"
    assert loaded & {*libraries.split(), "bot.asking.answering", "bot.asking.plan.understanding", "matplotlib"} == set()


def _interrupted(chat: subprocess.Popen[bytes]) -> int:
    """What the chat ends with after Ctrl-C, which is pressed again as people do: the line editor shows its prompt a moment before it
    listens, and a signal in between is only heard with the next key."""
    for _ in range(10):
        os.killpg(chat.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return chat.wait(6)
    raise AssertionError("the chat goes on after Ctrl-C was pressed ten times")


@pytest.mark.slow
def test_ctrl_c_ends_a_chat_at_once(seeded: Shell) -> None:
    ours, theirs = os.openpty()
    environment = {**seeded.environment, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "dumb"}
    command = [sys.executable, "-m", "bot", "chat"]
    with subprocess.Popen(command, cwd=seeded.folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, process_group=0) as chat:
        try:
            shown = b""
            while b"> " not in shown:
                shown += os.read(ours, 4096)
            assert _interrupted(chat) == 0
        finally:
            chat.kill()
    os.close(theirs)
    os.close(ours)


def test_articles_of_an_earlier_reader_are_read_again_once(shell: Shell, seeded_file: Path) -> None:
    shutil.copy(seeded_file, shell.folder / "briefing.db")
    assert shell("db", "reread").stdout == "No article has to be read again.\n"
    with contextlib.closing(sqlite3.connect(shell.folder / "briefing.db")) as connection, connection:
        connection.execute("UPDATE entries SET reader_version = '1'")
        connection.execute("UPDATE facts SET metric = 'something' WHERE entry_id = (SELECT MIN(entry_id) FROM facts)")
    done = shell("db", "reread")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Read again: 5 articles. Entries: 1 changed, 0 new, 0 closed because they are found no more.")
    assert shell("db", "reread").stdout == "No article has to be read again.\n"
    assert shell("db", "reread", "--all", "--workspace", "slack:T1").stdout == "No article has to be read again.\n"
    assert shell("db", "reread", "--all").stdout.startswith("Read again: 5 articles. Entries: 0 changed, 0 new, 0 closed")


def test_articles_without_a_publication_date_are_stored_and_named_with_how_to_give_it(shell: Shell) -> None:
    for name, maker in (("one", "Hooli Boats"), ("two", "Pied Kites")):
        (shell.folder / f"{name}.txt").write_text(f"{maker} sold 300 of them last April. {maker} employs 40 people.", encoding="utf-8")
    done = shell("add", "one.txt", "two.txt")
    assert done.returncode == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("Publication date unknown: a6, a7. ")
    assert "--published 2024-09-24" in last
    assert "When was it published?" not in done.stdout
    told = shell("ask", "/brief entry correct a6 published:2025-03-04")
    assert "Read again with that date" in told.stdout
    assert "Publication date unknown" not in shell("add", "--published", "2024-09-24", "two.txt").stdout  # it is known already


def test_rows_are_printed_as_they_are_and_what_has_none_is_refused(seeded: Shell) -> None:
    done = seeded("ask", "/qwen stats", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(rows) > 3
    assert all(row["sentence"] and row["printed"] in row["sentence"] for row in rows)
    assert seeded("ask", "/qwen stats format:csv").stdout == done.stdout
    for line in ("/brief help", "How much will Alibaba invest in cloud and AI?"):
        without = seeded("ask", line, "--format", "csv")
        assert (without.returncode, without.stdout) == (2, "")
        assert "format" in without.stderr
