"""Finds who is meant by a description of a speaker: the one with that role in the text, or else the description as written."""

from __future__ import annotations

import re
from bisect import bisect_left

from bot.core.patterns import regex
from bot.reading.names.organisations import ORG_NOUNS
from bot.reading.quotes.referring import FULL_NAME, SENTENCE_END, Context, kind_of, latest, like_person, name_at
from bot.reading.quotes.somebody import PERSONS, THE_ONE
from storage.drafts import Mention

_OF_WHOM = regex(r"\s+(?:for|of|at|from|with|familiar with|close to)\s+(?:the\s+)?(?:[\w&'’.-]+\s?){1,4}")

#: A name that only its title shows to be one: "Senator Roe", "Mayor Field".
_TITLED = regex(
    r"\b(?:Sen(?:ator|\.)|Rep\.|Representative|Gov(?:ernor|\.)|Mayor|President|Minister|Secretary|Judge|Justice|General|Gen\.|Colonel|Professor"
    r"|Prof\.|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Sir|Lord|Lady|Captain|Chancellor|Premier|Congress(?:wo)?man|Ambassador|Bishop|Archbishop|Rabbi|Imam)"
    r"\s((?:[A-Z][a-zà-þ][\w’-]*\s?){1,3})(?<!\s)(?!['’]s)"
)


def described(context: Context, words: str, at: int) -> str | None:
    """A speaker who is described, not named: the only person with that role in the text, or else the description as written."""
    if titled := _TITLED.search(words[:90]):
        return titled[1]
    found = THE_ONE.search(words)
    if not found or found.start() > 60:
        return None
    if named := _beside(context, at + found.end()):
        return named
    role, definite = found[1].lower(), found[0].lower().startswith("the ")
    if definite and role in _AUTHORITIES and len(found[0].split()) > 2:
        return found[0]  # "the health ministry" is none that was named
    if definite and role in ORG_NOUNS and len(found[0].split()) <= 4:
        return latest(context, at, ("organisation",)) or latest(context, at, ("other",)) or found[0]
    if definite:
        before = [m for m in context.mentions if m.start < at and like_person(m)]
        holders = [m for m in before if _has_role(context.text, m, role) and _has_qualifier(context.text, m, found[0])]
        held = {m.entity for m in holders if m.kind == "person"} or {m.entity for m in holders}
        if len(held) == 1:
            return held.pop()
    if definite and (who := _speaker_again(context, role, at)):
        return who
    tail = _OF_WHOM.match(words, found.end())
    return found[0] + (tail[0].rstrip(" ,.") if tail else "")


_AUTHORITIES = frozenset("ministry department government court council committee agency authority police union office board".split())
#: Those who mostly speak beside another: "the judge" is hardly the lawyer who spoke before.
_OTHERS = frozenset(
    """judge prosecutor lawyer attorney solicitor spokesman spokeswoman spokesperson witness juror defendant plaintiff reporter"
    " journalist author
    writer mother father boy girl aide deputy neighbour neighbor analyst expert critic resident coroner reporter suspect""".split()
)


def _speaker_again(context: Context, role: str, at: int) -> str | None:
    """The speaker before, where "the commissioner" means nobody else who was named since."""
    who = context.speaker
    if (
        who is None
        or role not in PERSONS
        or role in _OTHERS
        or at - context.speaker_end > 300
        or not (kind_of(context, who) == "person" or FULL_NAME.fullmatch(who))
    ):
        return None
    low, high = bisect_left(context.starts, context.speaker_end), bisect_left(context.starts, at)
    return who if all(m.entity == who or m.kind == "place" for m in context.mentions[low:high]) else None


def _beside(context: Context, at: int) -> str | None:
    """The person named right behind a description, between commas: "Omar Said’s wife, Huda Karim, said"."""
    if context.text[at : at + 2] != ", ":
        return None
    name = name_at(context, at + 2)
    mention = context.mentions[bisect_left(context.starts, at + 2)] if name else None
    is_person = mention is not None and (mention.kind == "person" or FULL_NAME.fullmatch(mention.text) is not None)
    return name if mention and is_person and context.text[mention.end : mention.end + 1] == "," else None


#: Titles by which those who have a role are named: "Justice Roe" is later "the judge".
_SAME_ROLE = {
    "judge": ("justice",),
    "chief": ("ceo", "president"),
    "executive": ("ceo",),
    "minister": ("secretary", "premier", "chancellor"),
    "senator": ("sen",),
    "governor": ("gov",),
    "representative": ("rep",),
    "congressman": ("rep", "representative"),
    "congresswoman": ("rep", "representative"),
    "general": ("gen",),
    "professor": ("prof",),
    "lawmaker": ("senator", "sen", "rep", "congressman", "congresswoman", "representative", "mp", "deputy"),
    "lawyer": ("attorney", "counsel", "barrister"),
    "attorney": ("lawyer", "counsel"),
    "leader": ("president", "premier", "chancellor", "prime minister"),
    "scientist": ("professor", "researcher"),
    "researcher": ("professor", "scientist"),
    "spokeswoman": ("spokesperson",),
    "spokesman": ("spokesperson",),
    "boss": ("ceo", "chief executive"),
}


#: "the finance minister" is not the prime minister.
_QUALIFIED = regex(
    r"the\s(?P<what>finance|foreign|interior|defen[cs]e|justice|health|education|economy|trade|labou?r|transport|energy|environment|agriculture|culture|housing|home|deputy"
    r"|prime|vice|former|opposition|local|district|state|federal|regional|army|police)\s",
    re.IGNORECASE,
)


def _has_qualifier(text: str, mention: Mention, words: str) -> bool:
    """Whether the office by which somebody is named has the word that a description adds to it: the "finance" of "the finance minister"."""
    found = _QUALIFIED.match(words)
    if found is None:
        return True
    what = found["what"].lower()
    before, behind = text[max(0, mention.start - 40) : mention.start].lower(), text[mention.end : mention.end + 60].lower()
    return re.search(rf"\b{what}(?:\s[\w-]+){{0,2}}\s$", before) is not None or re.match(rf",[^.;]{{0,30}}\b{what}\b", behind) is not None


def _has_role(text: str, mention: Mention, role: str) -> bool:
    behind = text[mention.end : mention.end + 60]
    behind = behind if mention.kind == "person" else ""
    behind = behind[: end.start()] if (end := SENTENCE_END.search(behind)) else behind
    roles = "|".join(re.escape(word) for word in (role, *_SAME_ROLE.get(role, ())))
    return re.search(rf"\b(?:{roles})\b", text[max(0, mention.start - 50) : mention.end].lower() + behind.lower()) is not None
