"""Writes a sentence with its people, organisations, titles and dates as short marks, so that rules see its shape alone.

"Solvik Ltd named Karin Dahl as chief executive" becomes "⟦O0⟧ named ⟦P1⟧ as ⟦T2⟧".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.core.patterns import regex
from bot.reading.names.organisations import ORG_NOUNS
from bot.reading.names.people import ROLES
from bot.reading.positions.titles import TITLE
from bot.reading.positions.titles import titles as titles_in
from storage.drafts import DateMention, Mention
from storage.values import PartialDate

_FULL_NAME = regex(
    r"(?:[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*)(?: (?:[^\W\d_a-z]\.|(?:de|van|von|der|bin|al|da|di|la|le)|[^\W\d_a-z][\w’'-]*[a-z])){1,3}"
)
#: A legal form that the name as found leaves out.
_SUFFIX = regex(r"\s(?:plc|PLC|Ltd|Inc|Corp|AG|SA|NV|SE|ASA|LLC|GmbH)\b\.?")
_HONORIFIC = regex(r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.?\s)$")


#: Words that mean an office without naming it.
_NO_TITLE = regex(
    r"\b(?:the (?:supervisory )?board (?:of|at)|chairs|runs|heads|leads|has (?:chaired|headed|led|run)|at the helm|step(?:s|ping)? down"
    r"|succe(?:eds|eded|ssor)|hand(?:s|ed)? over|take[sn]? (?:charge|over|the helm)|(?:go|pass|fall)(?:es|s)? to)\b"
)
#: "She succeeds …", "Now treasurer of Solvik, she …": the subject, where nobody is named before it.
_PRONOUN = regex(r"^[^\w]{0,3}(?:[A-Z][^,.;:]{0,90},? )?(?P<who>[Ss]he|[Hh]e)(?= )")
_OF = regex(r"\s(?:of|at)\s(?:the\s)?")
#: "Karin Dahl, previously at Carl Lens, …"
_PREVIOUSLY = regex(r"\b(?:previously|formerly|currently|now|most recently) (?:at|with) (?:the )?$")
#: What is no name: "M.D."
_DEGREE = regex(r"(?:M\.?D|Ph\.?D|MBA|CPA|CFA|Esq)\.?")
#: "Polaris Row, a fund with …" is no person, "her niece, Karin Dahl" is one, whatever the name looks like.
_IS_COMPANY = regex(
    rf",\s(?:an?|the)\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(ORG_NOUNS | {'association', 'charity', 'chain'}))})"
    r"(?=,|\s(?:with|that|which|in|of|based|from|owning|holding)\b)"
)
_RELATIVE = regex(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z]+\s)?(?:niece|nephew|cousin|son|daughter|brother|sister|husband|wife|widow|deputy"
    r"|grandson|granddaughter|protégée?),?\s$"
)
_WHOSE = regex(r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s")
#: "Karin Dahl, M.D., …", "Karin Dahl, 52, …"
_AFTER_NAME = regex(
    r",? (?:M\.?D\.?|Ph\.?D\.?|MBA|CPA|CFA|Esq\.?)(?=,)"
    r"|, \d\d(?=, (?:an?|the|its|who|[Cc]hief|[Mm]anaging|[Pp]resident|[Cc]hair\w*|[Ff]inance)\b)"
)


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class Mark:
    """What a mark stands for, at ``sentence[start:end]``."""

    kind: str  #: "P" a person, "O" an organisation, "L" a place, "X" a name that may be either, "T" a title, "D" a date
    start: int
    end: int
    name: str
    when: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence in marks."""

    text: str
    marks: tuple[Mark, ...]

    def mark(self, token: str) -> Mark:
        """The mark that a token as matched ("⟦P1⟧") stands for."""
        return self.marks[int(re.sub(r"\D", "", token))]


def may_need_person(sentence: str, names: Sequence[Mention]) -> bool:
    """Whether it matters to ``coded`` whom "she" means: to find that out, all the text before has to be read."""
    if _PRONOUN.match(sentence):
        return True
    # Where all names are taken for organisations, one is a person only as somebody's relative or deputy.
    return bool(names) and _WHOSE.search(sentence) is not None and all(name.kind == "organisation" for name in names)


def coded(sentence: str, start: int, names: Sequence[Mention], dates: Sequence[DateMention], person: str | None = None) -> Coded | None:
    """The sentence at ``start`` of its text in marks, or None where it has no title and no person.

    ``person`` is whom "she" at its beginning means.
    """
    if person is None and all(name.kind == "organisation" for name in names):
        return None
    titles = [Mark("T", m.start(), m.end(), m["title"]) for m in titles_in(sentence)]
    names = [name for name in names if not _DEGREE.fullmatch(name.text)]
    found = [mark for name in names if (mark := _name(sentence, name, start, titles)) is not None]
    pronoun = _PRONOUN.match(sentence) if person else None
    if person and pronoun and not any(mark.kind in "PX" and mark.start < pronoun.start("who") for mark in found):
        found.append(Mark("P", *pronoun.span("who"), person))
    kinds = {mark.kind for mark in found}
    if "P" not in kinds and not ("X" in kinds and (titles or _NO_TITLE.search(sentence))):
        return None
    found.extend(title for title in titles if not any(mark.start < title.end and title.start < mark.end for mark in found))
    for date in dates:
        mark = Mark("D", date.start - start, date.end - start, date.text, date.when)
        if date.when is not None and date.when.value and not any(mark.start < other.end and other.start < mark.end for other in found):
            found.append(mark)
    found.sort(key=lambda mark: mark.start)
    for index, (title, mark) in enumerate(pairwise(found), 1):
        if title.kind == "T" and mark.kind in "PX" and _OF.fullmatch(sentence, title.end, mark.start):
            found[index] = replace(mark, kind="O")  # "head of sales at Marl Coatings"
    parts: list[str] = []
    last = 0
    for index, mark in enumerate(found):
        before = sentence[last : mark.start]
        parts.append(_HONORIFIC.sub("", before) if mark.kind in "PX" else before)
        parts.append(f"⟦{mark.kind}{index}⟧")
        last = mark.end
        if mark.kind in "PX" and (added := _AFTER_NAME.match(sentence, last)):
            last = added.end()
    parts.append(sentence[last:])
    return Coded("".join(parts), tuple(found))


def _name(sentence: str, name: Mention, start: int, titles: Sequence[Mark]) -> Mark | None:
    """The mark of a name; a title that was taken for its beginning is cut off: "Executive Karin Dahl"."""
    begin, end, entity = name.start - start, name.end - start, name.entity
    if entity.startswith(("Former ", "Ex-")):  # the beginning of a sentence, not of the name
        lead = len(entity.split(" ", 1)[0]) + 1 if entity.startswith("Former ") else 3
        begin, entity = begin + lead, entity[lead:]
    first, _, rest = entity.partition(" ")
    inside = next((title for title in titles if title.start < end and begin < title.end), None)
    if inside is not None:
        if (
            inside.end >= end
            or not ((first.lower() in ROLES or TITLE.fullmatch(first)) and sentence[begin:end].endswith(rest))
            or len(rest.split()) < 2
        ):
            return None
        begin, entity = end - len(rest), rest
    kinds = {"person": "P", "organisation": "O", "place": "L"}
    if name.kind == "place" and _FULL_NAME.fullmatch(entity) and any(title.end + 1 == begin for title in titles):
        kinds["place"] = "P"  # "Acme chair Mona Lake"
    kind = kinds.get(name.kind) or ("X" if _FULL_NAME.fullmatch(entity) else "O")
    if kind in "PX" and ((begin == 0 and _IS_COMPANY.match(sentence, end)) or _PREVIOUSLY.search(sentence, max(0, begin - 24), begin)):
        kind = "O"
    elif kind == "O" and _FULL_NAME.fullmatch(entity) and _RELATIVE.search(sentence, max(0, begin - 40), begin):
        kind = "P"
    suffix = _SUFFIX.match(sentence, end) if kind == "O" else None
    return Mark(kind, begin, suffix.end() if suffix else end, entity)
