"""Finding stored articles that a new one may repeat: by text, by address, and by fingerprint. Deciding what it means is not done here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.drafts import ArticleDraft
from storage.entries.queries import entries_of
from storage.entries.view import CORRECTED_DETAILS, View, current_detail
from storage.records import Article, Candidate, EntryKind
from storage.tables.decisions import ArticleDetailsRow
from storage.tables.entries import ArticleRow, EntryRow, FingerprintBandRow, RevisionRow
from storage.urls import url_key
from storage.values import fold, storable


async def candidates(session: AsyncSession, view: View, draft: ArticleDraft, limit: int) -> list[Candidate]:
    """Visible articles that the draft may repeat: of the same text or address first, then by how much the fingerprints share."""
    text, url = text_key(draft.text), url_key(draft.url)
    same_text = select(col(RevisionRow.entry_id)).where(col(RevisionRow.text_key) == text)
    near = select(col(FingerprintBandRow.entry_id)).where(col(FingerprintBandRow.band).in_(bands(draft.fingerprint)))
    conditions: list[ColumnElement[bool]] = [col(EntryRow.id).in_(same_text), col(EntryRow.id).in_(near)]
    if url is not None:
        corrected = select(col(ArticleDetailsRow.article_id)).where(col(ArticleDetailsRow.url_key) == url)
        conditions.append((col(ArticleRow.url_key) == url) & CORRECTED_DETAILS.id.is_(None))
        conditions.append(col(EntryRow.id).in_(corrected) & (CORRECTED_DETAILS.url_key == url))
    found: dict[int, tuple[bool, bool]] = {}
    query = (
        select(col(EntryRow.id), RevisionRow, current_detail("url_key"))
        .join(ArticleRow, col(ArticleRow.entry_id) == col(EntryRow.id))
        .outerjoin(CORRECTED_DETAILS, view.corrected_details())
        .join(RevisionRow, (col(RevisionRow.entry_id) == col(EntryRow.id)) & (col(RevisionRow.revision) == col(ArticleRow.revision)))
        .where(view.sees())
    )
    fingerprints: dict[int, tuple[int, ...]] = {}
    for condition in conditions:
        for entry_id, revision, its_url in (await session.execute(query.where(condition))).all():
            assert entry_id is not None
            found[entry_id] = (revision.text_key == text, url is not None and its_url == url)
            fingerprints[entry_id] = tuple(revision.fingerprint)

    def rank(entry_id: int) -> tuple[bool, bool, int, int]:
        shared = sum(a == b for a, b in zip(fingerprints[entry_id], draft.fingerprint, strict=False))
        same_text, same_url = found[entry_id]
        return (not same_text, not same_url, -shared, entry_id)

    best = sorted(found, key=rank)[:limit]
    records = await entries_of(session, view, [(entry_id, EntryKind.ARTICLE) for entry_id in best])
    return [
        Candidate(article=article, fingerprint=fingerprints[article.id], same_text=found[article.id][0], same_url=found[article.id][1])
        for article in records
        if isinstance(article, Article)
    ]


def bands(fingerprint: Sequence[int]) -> list[int]:
    """Hashes of neighbouring pairs: of 128 values, two texts that agree in a tenth share one with odds of a half, in a fifth of 93%."""
    pairs = zip(fingerprint[::2], fingerprint[1::2], strict=False)
    return sorted(
        {((a * 0x9E3779B97F4A7C15 + b * 0xC2B2AE3D27D4EB4F + place) ^ (b >> 21)) & 0x7FFFFFFFFFFFFFFF for place, (a, b) in enumerate(pairs)}
    )


def text_key(text: str) -> str:
    """The same for texts that differ only in white space, case and forms of characters."""
    return hashlib.sha256(fold(storable(text)).encode()).hexdigest()
