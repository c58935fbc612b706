"""The rows of the sentence index: each sentence with the terms of its article's title, of the sentence before it, and what it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from storage.drafts import ArticleDraft
from storage.entries.search_terms import mark, terms_of
from storage.tables.columns import PassageTerms
from storage.values import fold, key_of

#: So many of the names that an article has most often are terms of all its sentences.
_MOST_CARRIED = 12
#: A sentence has no more names than that.
_MOST_NAMED = 24
#: The longest title that counts word by word, in terms.
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Naming:
    """That a stretch of a text names a thing or is about it."""

    start: int
    end: int
    name: str


def passage_rows(
    workspace: str,
    entry_id: int,
    title: str,
    text: str,
    sentences: Sequence[tuple[int, int]],
    namings: Iterable[Naming],
    carried: Sequence[str],
) -> Iterator[dict[str, Any]]:
    """A row for every sentence that has any terms; lines take their place where no sentences are known."""
    title_terms = " ".join(terms_of(title)[:_LONGEST_TITLE])
    common = [mark("workspace", workspace), *(mark("carried", key_of(name)) for name in carried[:_MOST_CARRIED])]
    ordered = sorted(namings, key=lambda naming: naming.start)
    before, context = None, ""
    for start, end in sentences or _lines(text):
        terms = " ".join(terms_of(text[start:end]))
        if not terms:
            continue
        keys = dict.fromkeys(key_of(naming.name) for naming in ordered if naming.start < end and naming.end > start)
        marks = " ".join([*common, *(mark("named", key) for key in list(keys)[:_MOST_NAMED])])
        yield {
            "entry_id": entry_id,
            "start": start,
            "end": end,
            "before": before,
            "terms": terms,
            "title": title_terms,
            "context": context,
            "marks": marks,
            "weighted": PassageTerms(terms, title_terms, context, marks),
        }
        before, context = start, terms


def namings_of(draft: ArticleDraft) -> list[Naming]:
    """What the draft's text names, and whom its facts, events, quotes and positions are about, each with its place."""
    found = [Naming(one.start, one.end, one.entity) for one in draft.mentions]
    found += [Naming(one.start, one.end, one.subject) for one in draft.facts]
    found += [Naming(one.start, one.end, one.about.name) for one in draft.events if one.about is not None]
    found += [Naming(one.start, one.end, one.about.name) for one in draft.quotes if one.about is not None]
    found += [Naming(one.start, one.end, name) for one in draft.events for name in one.entities]
    found += [Naming(one.start, one.end, one.speaker) for one in draft.quotes if one.speaker]
    found += [Naming(one.start, one.end, name) for one in draft.positions for name in (one.person, one.organisation) if name]
    return found


def carried_by(draft: ArticleDraft) -> list[str]:
    """The names that the article has, those in its title first, then those that it has most often."""
    title = fold(draft.title)
    counts = Counter(naming.name for naming in namings_of(draft))
    return sorted(counts, key=lambda name: (fold(name) not in title, -counts[name], name))


def namings_in(text: str, names: Iterable[str]) -> list[Naming]:
    """Where the names stand in the text, in upper or lower case: for texts that are stored already, without their mentions."""
    found: list[Naming] = []
    for name in names:
        if len(name) > 1:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name), re.IGNORECASE)
            found += [Naming(*match.span(), name) for match in pattern.finditer(text)]
    return found


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S[^\n]*", text)]
