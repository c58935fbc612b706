"""Every error that is raised has its sentences, and every sentence has an error; found by walking the source, not by running it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core import messages
from bot.core.errors import BadOption, BriefingError, NotReadable
from bot.core.messages import SENTENCES, Explanation, explain
from storage.errors import StorageError, UnknownAction

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
#: Where an error is made of a key, or of arguments, that are known only when the program runs.
KEYS_AT_RUN_TIME = frozenset(
    {
        "bot/entries/workers/jobs.py",
        "bot/platforms/discord/outlet.py",
        "bot/platforms/discord/requesting.py",
        "bot/platforms/slack/outlet.py",
    }
)
ARGUMENTS_AT_RUN_TIME: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Making:
    """One place where an error is made: the keys that it may carry, and the arguments that it passes (None: known at run time only)."""

    place: str
    keys: tuple[str, ...]
    arguments: frozenset[str] | None

    @property
    def path(self) -> str:
        return self.place.rsplit(":", 1)[0]


def _nodes() -> Iterator[tuple[str, list[ast.AST]]]:
    for path in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py")]):
        yield path.relative_to(ROOT).as_posix(), list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


#: All nodes of the source, by file.
NODES = dict(_nodes())


def error_classes() -> dict[str, frozenset[str]]:
    """The names of all errors with a key; for each, the parameters of its own that are no arguments of the sentences."""
    found: dict[str, frozenset[str]] = {"BriefingError": frozenset(), "StorageError": frozenset()}
    classes = [node for nodes in NODES.values() for node in nodes if isinstance(node, ast.ClassDef)]
    while True:
        derived = {node.name: node for node in classes if node.name not in found and any(_name(base) in found for base in node.bases)}
        if not derived:
            return found
        for name, node in derived.items():
            inherited = frozenset().union(*(found.get(_name(base), frozenset()) for base in node.bases))
            own = next((one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
            named = [] if own is None else [*own.args.posonlyargs, *own.args.args, *own.args.kwonlyargs]
            found[name] = inherited | {argument.arg for argument in named}


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _keys(node: ast.expr) -> tuple[str, ...] | None:
    """The keys that the expression may be: a literal, or a choice between literals; None where that is not to be seen."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, ast.IfExp) and (one := _keys(node.body)) and (other := _keys(node.orelse)):
        return (*one, *other)
    return None


def makings() -> tuple[list[Making], list[str]]:
    """All places where an error is made of a key, and those where it is made of something else."""
    classes = error_classes()
    keyed, other = [], []
    for path, nodes in NODES.items():
        for call in nodes:
            if not isinstance(call, ast.Call) or _name(call.func) not in classes:
                continue
            place = f"{path}:{call.lineno}"
            keys = _keys(call.args[0]) if call.args else None
            if keys is None or not all(KEY.fullmatch(key) for key in keys):
                other.append(place)
                continue
            names = {keyword.arg for keyword in call.keywords}
            arguments = None if None in names else frozenset(str(name) for name in names - classes[_name(call.func)])
            keyed.append(Making(place, keys, arguments))
    return keyed, other


def looked_up() -> set[str]:
    """The keys that stand in files which find the key of an error in a table."""
    nodes = [node for path in KEYS_AT_RUN_TIME for node in NODES[path]]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SENTENCES}


MADE, NOT_KEYED = makings()


def placeholders(key: str) -> set[str]:
    return {name for sentence in SENTENCES[key] for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def room(path: str) -> str:
    """The file of sentences that a source file's errors belong to."""
    parts = path.split("/")
    if parts[0] == "storage":
        return "storage"
    name = {"wording": "commands", "asking": "commands"}.get(parts[1], parts[1])
    return name if "." not in name and hasattr(messages, name) else "app"


def test_every_error_is_made_of_a_key() -> None:
    assert [place for place in NOT_KEYED if place.rsplit(":", 1)[0] not in KEYS_AT_RUN_TIME] == []


def test_every_key_that_is_raised_has_its_sentences() -> None:
    assert [(one.place, key) for one in MADE for key in one.keys if key not in SENTENCES] == []


def test_every_key_with_sentences_is_raised() -> None:
    assert SENTENCES.keys() - {key for one in MADE for key in one.keys} - looked_up() == set()


def test_an_error_passes_exactly_what_its_sentences_name() -> None:
    """But for ``option``, which also names the option that is to blame."""
    wrong = [
        (one.place, key, sorted(placeholders(key) ^ one.arguments))
        for one in MADE
        if one.arguments is not None
        for key in one.keys
        if key in SENTENCES and (placeholders(key) ^ one.arguments) - ({"option"} & one.arguments)
    ]
    assert wrong == []


def test_arguments_that_are_known_at_run_time_only_are_few() -> None:
    assert {one.path for one in MADE if one.arguments is None} == ARGUMENTS_AT_RUN_TIME


def test_sentences_stand_in_the_file_of_a_room_that_raises_them() -> None:
    rooms: dict[str, set[str]] = {}
    for one in MADE:
        for key in one.keys:
            rooms.setdefault(key, set()).add(room(one.path))
    for name in ("app", "commands", "core", "digests", "entries", "platforms", "reading", "storage"):
        assert [key for key in getattr(messages, name).SENTENCES if key in rooms and name not in rooms[key]] == []


def test_a_key_is_words_with_hyphens_and_its_sentences_are_plain_templates() -> None:
    assert [key for key in SENTENCES if not KEY.fullmatch(key)] == []
    for message, next_step in SENTENCES.values():
        assert message
        for sentence in (message, next_step):
            assert sentence == sentence.strip()
            for _, name, specification, conversion in string.Formatter().parse(sentence):
                assert name is None or name.isidentifier(), sentence
                assert not specification, sentence
                assert conversion is None, sentence


def test_an_error_is_explained_by_its_sentences_with_its_arguments_filled_in() -> None:
    error = BadOption("option-given-twice", option="since")
    assert explain(error) == Explanation("since: is given twice.", "Give it once.")
    assert (error.message, error.next_step, error.option) == ("since: is given twice.", "Give it once.", "since")
    assert str(error) == str(explain(error)) == "since: is given twice. Give it once."


def test_what_people_typed_is_never_taken_for_a_template() -> None:
    error = NotReadable("file-not-opened", path="{reason}{0}", reason="no")
    assert error.message == "{reason}{0} can't be opened: no."


def test_an_error_of_the_store_carries_its_key_and_arguments() -> None:
    error = UnknownAction("unknown-action", number=7)
    assert (error.key, error.arguments) == ("unknown-action", {"number": 7})
    assert "unknown-action" in str(error)
    assert "7" in str(error)


@pytest.mark.parametrize("make", [BriefingError, lambda key: explain(StorageError(key))])
def test_a_key_without_sentences_is_a_mistake_of_ours(make: type[BriefingError]) -> None:
    with pytest.raises(KeyError):
        make("no-such-key")
