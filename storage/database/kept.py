"""What was read from the database, kept in memory for as long as nobody has stored anything anywhere.

Before anything kept is given out, the database is asked whether its content is still the same, which takes far less than reading it
again; so answers are never older than a read would be, whichever process wrote. What another process writes into PostgreSQL while a request
is being answered is seen within a second, see ``storage.database.looking``. Each workspace has its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Mapping, Set, ValuesView
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

#: The most rows of all answers that are kept; those that nobody has asked for longest go first.
MOST_KEPT = 20_000
#: The most rows of an answer that is kept.
MOST_ROWS = 1_000
#: So many characters of a text count as a row.
ROW = 1_000


class KeptAnswers:
    """Answers by question. ``state`` gives something that is equal for as long as the database holds the same, and None where nobody
    can tell, so that nothing is kept."""

    def __init__(self, state: Callable[[], Awaitable[object]]) -> None:
        self._state_now = state
        self._state: object = None
        #: The answers with the number of their rows.
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._total = 0

    async def answer(self, question: Hashable, read: Callable[[], Awaitable[Answer]]) -> Answer:
        """The kept answer, or what ``read`` gives now."""
        state = await self._state_now()
        if state is None:
            return await read()
        if state != self._state:
            self._state, self._total = state, 0
            self._answers.clear()
        elif question in self._answers:
            self._answers.move_to_end(question)
            return _copy(self._answers[question][0])  # type: ignore[no-any-return]
        answer = await read()
        # What was read after the state was looked at is as new as that or newer; with a newer state known, it may be too old.
        if state == self._state and question not in self._answers and (rows := _rows(answer)) <= MOST_ROWS:
            self._answers[question] = _copy(answer), rows
            self._total += rows
            while self._total > MOST_KEPT:
                self._total -= self._answers.popitem(last=False)[1][1]
        return answer


def _copy(answer: Any) -> Any:
    """The answer, so that who gets it may change its lists; what stands in them is frozen."""
    if isinstance(answer, tuple) and any(isinstance(part, list | dict) for part in answer):
        return tuple(map(_copy, answer))
    return answer.copy() if isinstance(answer, list | dict) else answer


def _rows(answer: Any) -> int:
    """How much memory the answer takes, in rows; at least one."""
    if isinstance(answer, tuple):
        return 1 + sum(map(_rows, answer))
    if isinstance(answer, str):
        return 1 + len(answer) // ROW
    return 1 + len(answer) if isinstance(answer, list | dict) else 1


class _Database(Protocol):
    @property
    def kept(self) -> KeptAnswers: ...


class _OneWorkspace(Protocol):
    @property
    def _database(self) -> _Database: ...

    @property
    def _workspace(self) -> str: ...


Store = TypeVar("Store", bound=_OneWorkspace)


def kept(
    read: Callable[Concatenate[Store, Arguments], Coroutine[Any, Any, Answer]],
) -> Callable[Concatenate[Store, Arguments], Coroutine[Any, Any, Answer]]:
    """The method, whose answers are kept. It only reads, by its arguments alone, and what it gives is frozen, or a list or dict of that."""

    @wraps(read)
    async def answer(store: Store, /, *arguments: Arguments.args, **options: Arguments.kwargs) -> Answer:
        question = (read.__qualname__, store._workspace, _hashable(arguments), _hashable(options))
        return await store._database.kept.answer(question, lambda: read(store, *arguments, **options))

    return answer


def _hashable(value: Any) -> Hashable:
    """The value, or one of the same content that can be a key."""
    if isinstance(value, list | tuple | ValuesView):
        return tuple(map(_hashable, value))
    if isinstance(value, Set):
        return frozenset(map(_hashable, value))
    if isinstance(value, Mapping):
        return tuple((name, _hashable(one)) for name, one in value.items())
    return value  # type: ignore[no-any-return]
