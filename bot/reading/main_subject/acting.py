"""Says for whom people act and speak, and which lines of an interview only ask."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.passage import Passage
from storage.drafts import Mention

_TITLE = (
    r"(?:co-?)?(?:founder|chief(?:\s[\w-]+){0,2}|ceo|cfo|coo|cto|head|director|manager|president|chair(?:man|woman)?|engineer|partner|analyst"
    r"|spokes\w+|owner|boss|economist|strategist|scientist|treasurer|editor)"
)
_OF_ORGANISATION = regex(
    r"(?:\s\([^()]{1,12})?\)?(?:,\s(?:aged\s)?\d{2}(?=[,\s]))?(?:"  # "Ann Roe (AR), 51, runs Acme"
    r"(?:,?\swho|,)?(?:\shas)?\s(?:co-?)?(?:founded|started|runs?|heads?|headed|leads?|led|chairs?|chaired|owns?|owned|set\sup|took\sover|taken\sover)\s(?:the\s)?(?:[\w-]{1,20}\s){0,3}"
    rf"|,\s(?:(?:the|a|an)\s)?(?:[\w’'-]{{1,20}}\s){{0,4}}?{_TITLE}(?:\s[\w-]{{1,20}}){{0,3}}\s(?:of|at|for|with)\s(?:the\s)?(?:[\w-]{{1,20}}\s){{0,3}}"
    rf"|(?:,\swho|,)?(?:\s[^.,;“”\n]{{2,40}}\sand)?\s(?:is|was|became)\s(?:(?:an?|the|its|also)\s){{0,2}}(?:[\w’-]{{1,20}}\s){{0,2}}?{_TITLE}"
    r"(?:\s[\w-]{1,20}){0,2}\s(?:of|at)\s(?:the\s)?"
    r"|,?\s(?:of|from)\s(?:the\s)?)",
    re.IGNORECASE,
)
_OF_PERSON = regex(
    rf"(?:['’]s)?,?\s(?:(?:its|the|whose)\s)?(?:[\w-]{{1,20}}\s){{0,2}}?{_TITLE}(?:\s(?:officer|executive))?,?\s", re.IGNORECASE
)
#: "president of Acme, Ann Porter".
_OFFICE_OF = regex(rf"\b{_TITLE}(?:\s[\w-]{{1,20}}){{0,2}}\s(?:of|at)\s(?:the\s)?$", re.IGNORECASE)
_FOUNDING = regex(r"\s(?:co-?)?founded\s", re.IGNORECASE)
#: Who acts for whom is read from names that are at most this far apart.
_REACH = 90

_QUESTION = regex(
    r"(?m)^[ \t]{0,40}(?:\*\*)?(?:(?:Q|Question|Interviewer|Moderator|Host|Reporter|问|记者|主持人)(?:\*\*)?\s?[:：][^\n]*"
    r"|[^\n:“\"]{5,300}\?)[ \t]*$"
)
_YOU = regex(r"\b(?:you|your|yours)\b|你|您", re.IGNORECASE)


@lru_cache(maxsize=1)  # asked for several times, for one text after the other
def organisations_of(passage: Passage) -> Mapping[str, str]:
    """The organisation that each person acts for, where a sentence says so: "Porter, chief executive of Acme"."""
    found: dict[str, str] = {}
    speakers = {mention.entity for mention in passage.mentions if is_label(passage.text, mention)}
    for name, following in zip(passage.mentions, passage.mentions[1:], strict=False):
        between = passage.text[name.end : following.start]
        if len(between) > _REACH or "\n" in between:
            continue
        if following.kind in ("organisation", "other", "product") and name.kind != "place":
            surely = name.kind == "person" or name.entity in speakers or (" " in name.text and _FOUNDING.fullmatch(between))
            if surely and following.entity != name.entity and _OF_ORGANISATION.fullmatch(between):
                found.setdefault(name.entity, following.entity)
        elif following.kind == "person" and name.kind in ("organisation", "other", "product"):
            held = between in (", ", " ") and _OFFICE_OF.search(passage.text, max(0, name.start - 40), name.start)
            if held or _OF_PERSON.fullmatch(between):
                found.setdefault(following.entity, name.entity)
    return found


def is_label(text: str, mention: Mention) -> bool:
    """Whether a name begins a line as the label of who speaks: "Porter: We have ..."."""
    return text[mention.end : mention.end + 1] in (":", "：") and text[max(0, mention.start - 1) : mention.start] in ("", "\n")


@dataclass(frozen=True, slots=True)
class Questions:
    """The lines of an interview that ask, in order."""

    spans: tuple[tuple[int, int], ...] = ()
    asked: frozenset[tuple[int, int]] = frozenset()  #: those that a label gives to who asks

    @classmethod
    def of(cls, text: str) -> Questions:
        """The questions of a text; none where it has fewer than two, since it is no interview then."""
        found = {match.span() for match in _QUESTION.finditer(text)}
        asked = {(label.start, interviews.line_end(text, label.end)) for label in interviews.labels(text) if label.asks}
        found |= asked
        named = any(label.name for label in interviews.labels(text))
        return cls(tuple(sorted(found)), frozenset(asked if named else ())) if len(found) >= 2 else cls()

    def holds(self, place: int) -> bool:
        """Whether a place in the text is in a question or in a turn that asks."""
        index = bisect_right(self.spans, (place, place)) - 1
        return any(start <= place < end for start, end in self.spans[max(0, index) : index + 2])

    def ask(self, text: str, place: int) -> bool:
        """Whether the text around ``place`` is the turn of one who asks by name, or a question about the one who answers."""
        index = bisect_right(self.spans, (place, len(text))) - 1
        if index < 0 or place >= self.spans[index][1]:
            return False
        return self.spans[index] in self.asked or bool(_YOU.search(text, *self.spans[index]))
