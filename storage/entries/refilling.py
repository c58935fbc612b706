"""Fills the sentence index from what is stored: for stores that are upgraded or imported, where no drafts are at hand any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, TableClause, insert, select

from storage.entries.kinds import CITED
from storage.entries.passages import Naming, namings_in, passage_rows
from storage.tables.columns import metadata
from storage.values import fold

#: So many articles are read at once.
_MANY = 500
#: Names in these roles only stand somewhere in the article; the others are what the entry is about.
_ELSEWHERE = ("mentioned",)


def refill_passages(connection: Connection, table: TableClause) -> None:
    """Inserts the passages of all articles' current texts into the table, which is empty; columns that it has not are left out."""
    columns = {column.name for column in table.columns}
    for ids in _ids_of_articles(connection):
        names, namings = _names(connection, ids), _namings(connection, ids)
        rows: list[dict[str, Any]] = []
        for entry_id, workspace, title, text, sentences in _texts(connection, ids):
            folded = fold(title)
            carried = sorted(names[entry_id], key=lambda one: (fold(one[0]) not in folded, -one[1], one[0]))
            found = [*namings_in(text, (name for name, _ in carried)), *namings[entry_id]]
            made = passage_rows(workspace, entry_id, title, text, sentences, found, [name for name, _ in carried])
            rows += [{"workspace": workspace, **{name: value for name, value in row.items() if name in columns}} for row in made]
        if rows:
            connection.execute(insert(table), rows)


def _ids_of_articles(connection: Connection) -> Iterator[list[int]]:
    articles, last = metadata.tables["articles"].c, 0
    while ids := list(
        connection.scalars(select(articles.entry_id).where(articles.entry_id > last).order_by(articles.entry_id).limit(_MANY))
    ):
        yield ids
        last = ids[-1]


def _texts(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, str, str, str, list[tuple[int, int]]]]:
    articles, revisions = metadata.tables["articles"].c, metadata.tables["article_revisions"].c
    query = (
        select(articles.entry_id, articles.workspace, articles.title, revisions.text, revisions.sentences)
        .join_from(articles.entry_id.table, revisions.id.table, revisions.entry_id == articles.entry_id)
        .where(articles.entry_id.in_(ids), revisions.revision == articles.revision)
        .order_by(articles.entry_id)
    )
    for entry_id, workspace, title, text, sentences in connection.execute(query):
        yield entry_id, workspace, title, text, [(start, end) for start, end in sentences]


def _names(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    """The names that each article carries, with how often."""
    names = metadata.tables["entry_names"].c
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entry_id, name, count in connection.execute(select(names.entry_id, names.name, names.count).where(names.entry_id.in_(ids))):
        found[entry_id].append((name, count))
    return found


def _namings(connection: Connection, ids: Sequence[int]) -> dict[int, list[Naming]]:
    """Whom the entries of each article are about, with the places of their sentences; closed ones too, which hide nothing by themselves."""
    entries, names = metadata.tables["entries"].c, metadata.tables["entry_names"].c
    found: dict[int, list[Naming]] = defaultdict(list)
    for kind in CITED.values():
        cited = metadata.tables[str(kind.__tablename__)].c
        query = (
            select(entries.article_id, cited.start, cited.end, names.name)
            .join_from(entries.id.table, cited.entry_id.table, cited.entry_id == entries.id)
            .join(names.id.table, names.entry_id == entries.id)
            .where(entries.article_id.in_(ids), names.role.not_in(_ELSEWHERE))
            .order_by(names.id)
        )
        for article_id, start, end, name in connection.execute(query):
            found[article_id].append(Naming(start, end, name))
    return found
