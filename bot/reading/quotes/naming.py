"""Whom the names of a text call when it quotes: people without their titles, and without those who wrote the text."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.names.lists import words
from bot.reading.names.people import ROLES
from storage.drafts import Mention

#: The end of "Secretary of State" and the like, where it was taken for the beginning of a name.
_DEPARTMENTS = frozenset("State Defense Defence Treasury Education Labor Energy Commerce Health Justice Transportation Interior".split())
#: What else stands before a name with a capital where a sentence begins: "Resident Bill Eames said", "Democrat Ann Roe".
_BEFORE_NAMES = ROLES | words("""
superintendent councilwoman councilman councilmember councillor councilor alderman sheriff sergeant detective inspector constable trooper
lieutenant assemblyman assemblywoman archbishop bishop rabbi imam pastor prosecutor magistrate resident democrat republican liberal
conservative tory independent nurse teacher farmer shopkeeper neighbour neighbor student driver voter pensioner solicitor principal
backbencher whip organiser organizer reverend rector headteacher shadow
""")
_FULL_NAME = regex(r"[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z]\.|de|van|von|der|bin|al|da|di|la|le|[^\W\d_a-z][\w’'-]*[a-z])){1,3}")
_BYLINE = regex(r"(?:^|\n)[ \t]*(?:[Bb]y|BY|[Ww]ritten by|Reporting by|Editing by|Photo(?:graph)?s? by|Words:|Text:)\s$")


def speaking(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The names in a text that may speak: bylines are left out, and people have no title before their name."""
    kept = []
    titled = {m.entity for m in mentions if m.kind in ("organisation", "other") and _has_title(text, m)}
    for mention in mentions:
        if mention.kind in ("person", "other") and _BYLINE.search(text, max(0, mention.start - 16), mention.start):
            continue
        if mention.text.isupper() and _DATELINE.match(text, mention.end) and text[max(0, mention.start - 1) : mention.start] in ("", "\n"):
            continue
        if mention.text in _PARTIES and _ROLE_BEHIND.match(text, mention.end):
            continue
        name = without_title(mention.entity) if mention.kind in ("person", "other", "organisation") else mention.entity
        is_same = name == mention.entity and (mention.kind == "person" or name not in titled)
        kept.append(mention if is_same else mention.model_copy(update={"entity": name, "kind": "person"}))
    return tuple(kept)


#: "Tory councillor Ann Roe": the party does not speak.
_PARTIES = frozenset(
    (
        "Tory",
        "Labour",
        "Conservative",
        "Republican",
        "Democrat",
        "Democratic",
        "Green",
        "Liberal",
        "Independent",
        "Lib Dem",
        "Liberal Democrat",
    )
)
_ROLE_BEHIND = regex(
    r"\s(?:council|senator|lawmaker|MPs?\b|MEP|leader|candidate|mayor|governor|spokes|congress|representative|minister|peer|whip|backbench|politician)"
)


#: "SAINT-ROCH — Residents jeered": where the news comes from.
_DATELINE = regex(r",?[^\n—–-]{0,40}?\s(?:—|–|--|-)\s")


def _has_title(text: str, mention: Mention) -> bool:
    """Whether a name of two or three words stands right behind what only people are: "alderman Fenna Moor"."""
    return _FULL_NAME.fullmatch(mention.text) is not None and _TITLE.search(text, max(0, mention.start - 24), mention.start) is not None


_TITLE = regex(
    r"\b(?:alder(?:man|woman)|council(?:man|woman|member|l?or)|senator|mayor|minister|judge|justice|lawmaker|analyst|professor|sheriff|secretary|prosecutor"
    r"|spokes(?:man|woman|person)|chair(?:man|woman)|governor|ambassador|commissioner|superintendent|congress(?:man|woman)|backbencher|resident|coach)\s$"
)


def without_title(name: str) -> str:
    """A person's name without a title that was taken for a part of it: "Scientist Lim Boon Teck", "Liberal Democrat Ann Roe"."""
    for _ in range(2):
        first, _, rest = name.partition(" ")
        is_title = first in _DEPARTMENTS or (first.lower() in _BEFORE_NAMES and first[0].isupper())
        if not is_title or _FULL_NAME.fullmatch(rest) is None:
            break
        name = rest
    return name
