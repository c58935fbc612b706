"""Finding sentences by their words, the same on both databases: we split the words, they look them up, we rank."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from storage.drafts import ArticleDraft
from storage.records import Passage, Topic
from storage.visibility import View

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def terms_of(text: str) -> list[str]:
    """The search terms of a text in order: words without their plural "s", and single signs and pairs of signs of Chinese and Japanese."""
    found: list[str] = []
    for run in _runs(unicodedata.normalize("NFKC", text).casefold()):
        if _CJK.match(run):
            found += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
        else:
            found.append(stem(run))
    return found


def _runs(text: str) -> Iterator[str]:
    for match in _RUN.finditer(text):
        # A word may end where Chinese begins ("Qwen模型").
        yield from (part for part in re.split(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)", match[0]) if part)


def stem(word: str) -> str:
    """The word without a plural ending (Harman's S-stemmer); anything cleverer would find too much."""
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


def passages_of(draft: ArticleDraft) -> Iterator[tuple[int, int, str]]:
    """(start, end, terms) of every sentence of the text that has any; lines stand in where no sentences were told."""
    for start, end in draft.sentences or _lines(draft.text):
        if terms := terms_of(draft.text[start:end]):
            yield start, end, " ".join(dict.fromkeys(terms))


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S[^\n]*", text)]


async def search(session: AsyncSession, view: View, words: str, *, topics: Sequence[Topic] | None, limit: int) -> list[Passage]:
    """The visible sentences that fit the words best, the best first."""
    return []
