"""Names in running text, linked within the article and to topics (first cut)."""

from __future__ import annotations

import re

from bot.reading.lexicon import Lexicon
from storage.drafts import Mention, TopicDraft

_NAME = re.compile(r"[A-Z][\w&'’-]*(?: [A-Z][\w&-]*)*")


def find(text: str, sentences: tuple[tuple[int, int], ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names in a text in order, none inside another, each with its entity and kind."""
    found = [Mention(start=s, end=e, text=text[s:e], entity=t, kind=k) for s, e, t, k in lexicon.find(text)]
    return tuple(found)


def main_subjects(title: str, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[TopicDraft, ...]:
    """The organisations and products that title and text are about, most important first."""
    return ()
