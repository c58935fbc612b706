"""Stores with many articles about companies that don't exist, loaded straight into the tables through the row builders of storage."""

from __future__ import annotations

import io
import random
import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from bot.entries.vocabulary import load_vocabulary
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, Mention, PositionDraft, TopicDraft
from storage.entries.kinds import CITED, LETTERS
from storage.entries.to_rows import article_names, article_row, cited_row, derived_rows, revision_row
from storage.name_forms import form_rows
from storage.records import EntryKind
from storage.store import Store
from storage.tables import metadata
from storage.values import Basis, PartialDate, Quantity, TopicKind

#: A topic has a hundred articles on average, whatever the size of the store; one of them has a twentieth of all.
ARTICLES_A_TOPIC, GIANT_SHARE = 100, 0.05
#: What the articles give figures of, with their units; three or four figures an article.
METRICS = (
    ("revenue", "EUR"), ("net profit", "EUR"), ("employees", "employees"), ("order backlog", "EUR"), ("market share", "%"),
    ("dividend", "EUR"), ("customers", "customers"), ("capital expenditure", "EUR"), ("stores", "stores"), ("operating margin", "%"),
)  # fmt: skip
OFFICES = ("chief executive", "chief financial officer", "head of research", "chair of the board")
_NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
_SYLLABLES = (
    "ba be bi bo da de do fa fi ga go ka ke ko la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve vi".split()
)
#: Tables in the order in which rows refer to each other.
_TABLES = ("entries", "entry_names", "name_forms", "articles", "article_revisions", "passages", "facts", "events", "positions")
_MANY = 500

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Company:
    """A made-up company and who runs it."""

    name: str
    slash: str
    people: tuple[str, ...]


class World:
    """The companies and words that the articles of one store are made of; the same for the same number of articles."""

    def __init__(self, articles: int) -> None:
        self.random = random.Random(articles)
        self.words = [self._word(2, 4) for _ in range(30_000)]
        self._odds = [1 / (rank + 3) for rank in range(len(self.words))]
        for rank in range(1, len(self._odds)):
            self._odds[rank] += self._odds[rank - 1]
        names = dict.fromkeys(self._word(3, 4).capitalize() for _ in range(max(2, articles // ARTICLES_A_TOPIC) * 2))
        self.companies = [self._company(name) for name in list(names)[: max(2, articles // ARTICLES_A_TOPIC)]]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(least, most))) + self.random.choice(("", "n", "r", "s", "l"))

    def _company(self, name: str) -> Company:
        people = tuple(f"{self._word(2, 2).capitalize()} {self._word(2, 3).capitalize()}" for _ in OFFICES)
        return Company(f"{name} {self.random.choice(('Group', 'Energi ASA', 'AG', 'Foods Ltd'))}", name.casefold(), people)

    def some_words(self, count: int) -> str:
        """Words as frequent as words are: a few everywhere, most hardly anywhere."""
        return " ".join(self.random.choices(self.words, cum_weights=self._odds, k=count))

    def company(self) -> Company:
        """Mostly any, sometimes the one that is in the news all the time."""
        return self.companies[0] if self.random.random() < GIANT_SHARE else self.random.choice(self.companies)

    def article(self) -> ArticleDraft:
        """An article with three or four figures, an event, and perhaps somebody in office."""
        company, rival = self.company(), self.random.choice(self.companies)
        day = date(2016, 1, 1) + timedelta(days=self.random.randrange(3950))
        whole, spans, mentions = "", list[tuple[int, int]](), list[Mention]()

        def sentence(words: str, *named: str) -> tuple[int, int]:
            nonlocal whole
            start, whole = len(whole), whole + words + " "
            spans.append((start, len(whole) - 1))
            kinds = {company.name: TopicKind.ORGANISATION, rival.name: TopicKind.ORGANISATION}
            mentions.extend(
                Mention(start=at, end=at + len(name), text=name, entity=name, kind=kinds.get(name, TopicKind.PERSON))
                for name in named
                if (at := whole.index(name, start)) >= 0
            )
            return spans[-1]

        facts = [self._fact(company, day, sentence) for _ in range(3 + (self.random.random() < 1 / 3))]
        start, end = sentence(
            f"{company.name} opened its {self.some_words(3)} in {day:%B %Y}, before {rival.name}.", company.name, rival.name
        )
        event = EventDraft(start=start, end=end, date=PartialDate.day(day), summary=whole[start:end], entities=(company.name, rival.name))
        sentence(f"The {self.some_words(14)}.")
        positions: tuple[PositionDraft, ...] = ()
        if self.random.random() < 0.2:
            number = self.random.randrange(len(OFFICES))
            start, end = sentence(f"{company.people[number]} is {OFFICES[number]} of {company.name}.", company.people[number], company.name)
            positions = (
                PositionDraft(start=start, end=end, person=company.people[number], title=OFFICES[number], organisation=company.name),
            )
        return ArticleDraft(
            text=whole.strip(),
            title=f"{company.name}: {self.some_words(6)}",
            publisher="The Example",
            published=PartialDate.day(day),
            sentences=tuple(spans),
            mentions=tuple(mentions),
            facts=tuple(facts),
            events=(event,),
            positions=positions,
        )

    def _fact(self, company: Company, day: date, sentence: Any) -> FactDraft:
        metric, unit = self.random.choice(METRICS)
        figure = f"{self.random.randrange(1000, 99_999)}"
        words = f"{company.name} said that {metric} was {figure} {unit} in {day.year}, {self.some_words(8)}."
        start, end = sentence(words, company.name)
        at = start + words.index(figure)
        return FactDraft(
            start=start,
            end=end,
            figure_start=at,
            figure_end=at + len(figure),
            subject=company.name,
            metric=metric,
            quantity=Quantity(Decimal(figure), unit),
            as_of=PartialDate.year(day.year, Basis.STATED),
        )


def batches(world: World, articles: int) -> Iterator[Rows]:
    """The rows of that many articles of the library, in parts; their ids count from 1."""
    last: dict[str, int] = defaultdict(int)
    known: set[str] = set()
    for first in range(0, articles, _MANY):
        rows: Rows = defaultdict(list)
        for _ in range(min(_MANY, articles - first)):
            _add(world.article(), rows, last)
        names = {row["key"]: ("", row["name"], row["kind"]) for row in reversed(rows["entry_names"]) if row["key"] not in known}
        rows["name_forms"] = [*form_rows(names.values())]
        known |= names.keys()
        yield rows


def _add(draft: ArticleDraft, rows: Rows, last: dict[str, int]) -> None:
    article = _entry(EntryKind.ARTICLE, None, rows, last)
    rows["articles"].append({"revision": 1, **article_row(article, draft, None)})
    revision = {**revision_row(article, 1, draft), "recorded_at": _NOW, "recorded_by": "operator"}
    names = article_names(article, draft)
    cited: list[tuple[EntryKind, CitedDraft]] = [(EntryKind.FACT, one) for one in draft.facts]
    cited += [(EntryKind.EVENT, one) for one in draft.events] + [(EntryKind.POSITION, one) for one in draft.positions]
    for kind, one in cited:
        row, its_names = cited_row(one, _entry(kind, article, rows, last), 1, draft.text, draft.sentences, draft.mentions)
        rows[str(CITED[kind].__tablename__)].append(row)
        names += its_names
    numbered = (("article_revisions", [revision]), ("passages", derived_rows("", article, draft)[0]), ("entry_names", names))
    for table, added in numbered:
        for row in added:
            last[table] += 1
            rows[table].append({"id": last[table], **row})


def _entry(kind: EntryKind, article: int | None, rows: Rows, last: dict[str, int]) -> int:
    last["entries"] += 1
    last[kind] += 1
    rows["entries"].append(
        {
            "id": last["entries"],
            "kind": kind,
            "ref": f"{LETTERS[kind]}{last[kind]}",
            "lineage": uuid.UUID(int=last["entries"]).hex,
            "version": 1,
            "article_id": article,
            "recorded_at": _NOW,
            "recorded_by": "operator",
            "known_since": _NOW,
            "origin": "read",
            "reader_version": "1",
        }
    )
    return last["entries"]


async def load(url: str, articles: int) -> World:
    """Fills the migrated, empty store with so many articles, the topics they are about and the seeds' measures."""
    world = World(articles)
    store = await Store.open(url)
    library = store.library()
    await library.add_metrics(load_vocabulary().metrics, "operator")
    for company in world.companies:
        await library.add_topic(TopicDraft(name=company.name, slash=company.slash), "operator")
    await store.close()
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _load_sqlite(Path(str(address.database)), batches(world, articles))
    else:
        await _load_postgresql(address.set(drivername="postgresql").render_as_string(hide_password=False), batches(world, articles))
    return world


def _load_sqlite(file: Path, parts: Iterator[Rows]) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        for rows in parts:
            for name in _TABLES:
                if rows[name]:
                    columns, values = _bound(name, rows[name], sqlite.dialect())
                    into = ", ".join(f'"{column}"' for column in columns)
                    marks = ", ".join("?" for _ in columns)
                    # The topics' own names have their forms already.
                    connection.executemany(f"INSERT OR IGNORE INTO {name} ({into}) VALUES ({marks})", values)
            connection.commit()
        connection.execute("ANALYZE")
    connection.close()


async def _load_postgresql(address: str, parts: Iterator[Rows]) -> None:
    connection = await asyncpg.connect(address)
    await connection.execute("DELETE FROM name_forms; DROP INDEX passage_index; SET synchronous_commit = off")
    for rows in parts:
        for name in _TABLES:
            if rows[name]:
                columns, values = _bound(name, rows[name], postgresql.dialect())  # type: ignore[no-untyped-call]
                written = io.StringIO()
                # An empty text is quoted, and nothing at all is NULL.
                for row in values:
                    written.write(",".join("" if one is None else '"' + str(one).replace('"', '""') + '"' for one in row) + "\n")
                source = io.BytesIO(written.getvalue().encode())
                await connection.copy_to_table(name, source=source, columns=columns, format="csv")
    await connection.execute("CREATE INDEX passage_index ON passages USING gin (weighted)")
    for name in ("entry_names", "article_revisions", "passages", "entries"):
        await connection.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")
    await connection.execute("VACUUM ANALYZE", timeout=1200)
    await connection.close()


def _bound(name: str, rows: list[dict[str, Any]], dialect: Dialect) -> tuple[list[str], Iterator[list[Any]]]:
    """The columns of the table that the rows have, and their values as the driver takes them."""
    table = metadata.tables[name]
    used = {column for row in rows for column in row}
    columns = [column for column in table.columns if column.name in used or column.name == "workspace"]
    binders = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
    names = [column.name for column in columns]

    def values(row: dict[str, Any]) -> list[Any]:
        found = []
        for column, binder in zip(names, binders, strict=True):
            value = row.get(column, "" if column == "workspace" else None)
            found.append(value if binder is None or value is None else binder(value))
        return found

    return names, map(values, rows)
