"""Regular expressions that are compiled when they are first used.

The program has more than two thousand, and compiling all of them took a quarter of its start; most commands need few.
"""

from __future__ import annotations

import re
from typing import Any, cast

#: What is looked up on a pattern again and again.
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression, as ``re.compile`` gives it, but compiled at its first use: a mistake in it shows only then.

    For patterns of modules. Functions of ``re`` that take a pattern or a text, such as ``re.sub``, don't take it; its own methods do all.
    """
    return cast("re.Pattern[str]", LazyPattern(source, flags))


class LazyPattern:
    """Stands for a pattern until one of its methods is asked for, which from then on is that of the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"
