"""Correcting an article's details: title, publisher, address, publication date. The text and all that was read from it stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.database.numbering import new_row_id
from storage.entries.queries import entries_of
from storage.entries.view import View
from storage.errors import UnknownEntry
from storage.journal.recording import journal_of
from storage.records import Article, EntryKind
from storage.tables.decisions import ArticleDetailsRow
from storage.tables.entries import EntryRow
from storage.urls import url_key
from storage.values import PartialDate

_PARTS = ("title", "publisher", "url", "published")


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """The details of an article that can be corrected."""

    title: str
    publisher: str | None
    url: str | None
    published: PartialDate | None


def details_of(article: Article) -> ArticleDetails:
    """The article's current details."""
    return ArticleDetails(article.title, article.publisher, article.url, article.published)


async def correct_article_details(
    session: AsyncSession, view: View, article: Article, details: ArticleDetails, by: str, now: datetime
) -> Article:
    """The article with other details, for this workspace alone where it is the library's. The same details change nothing.

    Raises:
        UnknownEntry: the article can't be seen from here.
    """
    visible = await session.scalar(
        select(col(EntryRow.id)).where(view.sees(), col(EntryRow.id) == article.id, col(EntryRow.kind) == EntryKind.ARTICLE)
    )
    there = [] if visible is None else await entries_of(session, view, [(visible, EntryKind.ARTICLE)])
    found = [one for one in there if isinstance(one, Article)]
    if not found:
        raise UnknownEntry("article-gone", ref=article.ref)
    stored = details_of(found[0])
    before = {name: old for name in _PARTS if (old := _as_text(stored, name)) != _as_text(details, name)}
    if not before:
        return found[0]
    journal_of(session).name(article.ref)
    own = (
        col(ArticleDetailsRow.workspace) == session.info["workspace"],
        col(ArticleDetailsRow.article_id) == article.id,
        col(ArticleDetailsRow.ended_at).is_(None),
    )
    if (held := await session.scalar(select(ArticleDetailsRow).where(*own))) is not None:
        held.ended_at = now
        await session.flush()
    session.add(_row(article.id, details, before, by, now))
    await session.flush()
    [corrected] = await entries_of(session, view, [(article.id, EntryKind.ARTICLE)])
    assert isinstance(corrected, Article)
    return corrected


def _row(article_id: int, details: ArticleDetails, before: dict[str, str | None], by: str, now: datetime) -> ArticleDetailsRow:
    when = details.published
    return ArticleDetailsRow(
        id=new_row_id(),
        article_id=article_id,
        title=details.title,
        publisher=details.publisher,
        url=details.url,
        url_key=url_key(details.url),
        published_start=when.start if when else None,
        published_end=when.end if when else None,
        published_precision=when.precision if when else None,
        published_basis=when.basis if when else None,
        published_label=when.label if when else "",
        before=before,
        recorded_at=now,
        recorded_by=by,
    )


def _as_text(details: ArticleDetails, part: str) -> str | None:
    value = getattr(details, part)
    return value.text if isinstance(value, PartialDate) else (value or None)
