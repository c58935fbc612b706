"""Says how it is known whom a figure is about: the sentence names it, refers to it, or only the article is about it."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.facts.discourse import Discourse
from bot.reading.grammar.description_words import is_description_head
from bot.reading.grammar.phrases import Line, Name
from storage.values import AboutBasis

_PRONOUN = regex(r"\b(?:[Ii]ts?|[Tt]hey|[Tt]heir|[Ww]e|[Oo]urs?|us|I|[Mm]y|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_COMPANY = regex(r"\b[Tt]h(?:e|is)\s(?:[\w-]+\s){0,3}?[Cc]ompany\b")


def basis_of(line: Line, subject: str, discourse: Discourse) -> AboutBasis:
    """How the subject of a figure in this sentence is known."""
    about = [name for name in line.names if discourse.canonical(name.entity) == subject]
    if any(not is_description(line, name) for name in about) or subject in line.s:
        return AboutBasis.NAMED
    if about or _PRONOUN.search(line.s) or _COMPANY.search(line.s):
        return AboutBasis.PRONOUN
    return AboutBasis.ARTICLE


def is_description(line: Line, name: Name) -> bool:
    """Whether what stands for a name in the sentence is a description: "Bergen-based utility"."""
    last = line.s[name.start : name.end].rsplit(" ", 1)[-1]
    return last.islower() and is_description_head(last)
