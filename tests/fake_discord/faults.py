"""Troubles that the fake can make: what it answers instead, or how it goes silent."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass
class Fault:
    """The next ``times`` requests to a matching "METHOD /path" fail.

    ``status`` is answered instead; 429 with ``retry_after``, and only with ``via`` as from Discord itself. ``drop`` closes the connection
    before anything is done; ``lose_answer`` after the request has been carried out. ``delay`` seconds pass first.
    """

    route: str
    status: int = 0
    code: int = 0
    times: int = 1
    drop: bool = False
    lose_answer: bool = False
    done_first: bool = False  #: the request is carried out, then ``status`` is answered all the same
    delay: float = 0.0
    retry_after: float = 0.05
    via: bool = True
    is_global: bool = False  #: a 429 for all that the bot asks

    def meets(self, method: str, path: str) -> bool:
        return self.times > 0 and re.search(self.route, f"{method} {path}") is not None
