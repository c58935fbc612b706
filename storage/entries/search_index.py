"""Which sentences a query is compared with: asks each database's own index, for rare words first and never for more than a few thousand.

Terms are letters and digits only and quoted, so that none is ever taken for an operator.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.entries.search_terms import Query, mark

#: Sentences that share a term are counted one by one up to here; how frequent a term is beyond that, is estimated.
_COUNTED = 1000
#: So many sentences may share one of the terms that are looked for; the database puts them in order.
_COMPARED = 3000
#: So many of those are ranked in detail.
RANKED = 300
#: What a term of the sentence before or of the title counts beside one of the sentence, for the database's order.
_ELSEWHERE = 0.3

_SQLITE_COUNT = (
    "SELECT {0}, count(*), min(rowid) FROM (SELECT rowid FROM passage_index WHERE passage_index MATCH :m{0} ORDER BY rowid DESC LIMIT {1})"
)
_SQLITE_HOLDING = "SELECT rowid AS id, CAST(:w{0} AS REAL) AS weight FROM passage_index WHERE passage_index MATCH :m{0}"
_SQLITE_BEST = "SELECT id FROM ({}) GROUP BY id ORDER BY sum(weight) DESC, id DESC LIMIT :limit"
_SQLITE_NEWEST = "SELECT rowid FROM passage_index WHERE passage_index MATCH :match ORDER BY rowid DESC LIMIT :limit"
_POSTGRESQL_COUNT = (
    "SELECT word, frequency FROM pg_stats,"
    " unnest(CAST(CAST(most_common_elems AS text) AS text[]), most_common_elem_freqs) AS f(word, frequency)"
    " WHERE schemaname = current_schema() AND tablename = 'passages' AND attname = 'weighted' AND word = ANY(:words)"
)
_POSTGRESQL_SIZE = (
    "SELECT greatest(c.reltuples, 0), (SELECT min(frequency) FROM pg_stats, unnest(most_common_elem_freqs[1:cardinality("
    "CAST(CAST(most_common_elems AS text) AS text[]))]) AS f(frequency) WHERE schemaname = current_schema() AND tablename = 'passages'"
    " AND attname = 'weighted') FROM pg_class c WHERE c.oid = CAST('passages' AS regclass)"
)
_POSTGRESQL_HOLDING = (
    "CASE WHEN weighted @@ CAST(:a{0} AS tsquery) THEN CAST(:w{0} AS float8)"
    " WHEN weighted @@ CAST(:m{0} AS tsquery) THEN CAST(:e{0} AS float8) ELSE 0 END"
)
_POSTGRESQL_BEST = "SELECT id FROM passages WHERE weighted @@ CAST(:match AS tsquery) ORDER BY {} DESC, id DESC LIMIT :limit"
_POSTGRESQL_NEWEST = "SELECT id FROM passages WHERE weighted @@ CAST(:match AS tsquery) ORDER BY id DESC LIMIT :limit"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many sentences there are about, and how many of them have each term in themselves, their title or their context."""

    total: int
    holding: Mapping[str, int]

    def weight(self, term: str) -> float:
        """What having the term counts: more for a rare one (BM25's inverse document frequency)."""
        held = min(self.holding[term], self.total)
        return math.log(1 + (self.total - held + 0.5) / (held + 0.5))

    def rarest_first(self, terms: Sequence[str]) -> list[str]:
        return sorted(terms, key=lambda term: self.holding[term])


async def frequencies(session: AsyncSession, terms: Sequence[str]) -> Frequencies:
    """How frequent the terms are, in all workspaces together."""
    if session.get_bind().dialect.name == "sqlite":
        return await _counted(session, terms)
    return await _from_statistics(session, terms)


async def matching(
    session: AsyncSession, workspaces: Sequence[str], query: Query, names: Sequence[str], known: Frequencies, limit: int
) -> list[int]:
    """The passages of these workspaces that are worth ranking, at most ``limit``: those that share the weightiest terms with the query.

    ``names`` are keys of which the article must carry one, where there are any.
    """
    things = [mark(kind, key) for key in names for kind in ("carried", "named")]
    groups = [[mark("workspace", workspace) for workspace in workspaces], *([things] if things else [])]
    groups += [[term] for term in dict.fromkeys(term for phrase in query.phrases for term in phrase)]
    ordered = known.rarest_first(query.terms)
    chosen = _affordable(ordered, known)
    index = _SQLITE if session.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    found: dict[int, None] = {}
    if chosen:
        weights = {term: known.weight(term) for term in ordered}
        found = dict.fromkeys(await index.best(session, [*groups, chosen], query.without, weights, limit))
    narrower = [] if chosen else [[[term] for term in ordered[:count]] for count in (len(ordered), 2, 1)]
    # Of one thing even common words are few.
    narrower += [[ordered]] if things and len(chosen) < len(ordered) else []
    for wanted in narrower:
        if len(found) < (limit if things else limit // 3):
            found |= dict.fromkeys(await index.newest(session, [*groups, *wanted], query.without, limit - len(found)))
    return list(found)


def _affordable(ordered: Sequence[str], known: Frequencies) -> list[str]:
    """The rarest terms, as long as they are few enough together to be put in order by the database."""
    chosen: list[str] = []
    together = 0
    for term in ordered:
        together += known.holding[term]
        if together > _COMPARED:
            break
        chosen.append(term)
    return chosen


async def _counted(session: AsyncSession, terms: Sequence[str]) -> Frequencies:
    """Counts the newest of the sentences with each term; from how far back they reach follows how many there are in all."""
    newest = int((await session.execute(text("SELECT max(id) FROM passages"))).scalar() or 0)
    if not terms:
        return Frequencies(newest, {})
    every = " UNION ALL ".join(_SQLITE_COUNT.format(number, _COUNTED) for number in range(len(terms)))
    wanted = {f"m{number}": f'{{terms title context}} : "{term}"' for number, term in enumerate(terms)}
    holding: dict[str, int] = {}
    for number, count, first in (await session.execute(text(every), wanted)).all():
        holding[terms[number]] = count if count < _COUNTED else count * newest // max(1, newest - first + 1)
    return Frequencies(newest, holding)


async def _from_statistics(session: AsyncSession, terms: Sequence[str]) -> Frequencies:
    """As PostgreSQL's statistics have it; a term that is not among the commonest is as rare as the rarest of them at most."""
    total, least = (await session.execute(text(_POSTGRESQL_SIZE))).one()
    if not least:  # nothing was analysed yet, so that there is little
        return Frequencies(max(int(total), _COMPARED), dict.fromkeys(terms, 1))
    rows = (await session.execute(text(_POSTGRESQL_COUNT), {"words": list(terms)})).all()
    found: dict[str, float] = {row.word: row.frequency for row in rows}
    return Frequencies(int(total), {term: max(1, int(found.get(term, least / 2) * total)) for term in terms})


#: Of each of these groups a passage must have one term.
Groups = Sequence[Sequence[str]]


class _Sqlite:
    """FTS5, whose expressions name columns."""

    async def best(
        self, session: AsyncSession, groups: Groups, without: Sequence[str], weights: Mapping[str, float], limit: int
    ) -> list[int]:
        # FTS5's own bm25 would count the sentences of every term in the expression, those of the workspace's mark too.
        values: dict[str, Any] = {"limit": limit}
        for number, (term, weight) in enumerate(weights.items()):
            for field, share, place in (("{terms}", 1.0, number), ("{title context}", _ELSEWHERE, number + len(weights))):
                values[f"m{place}"] = f'({field} : "{term}") AND {self._match(groups, without)}'
                values[f"w{place}"] = weight * share
        holding = " UNION ALL ".join(_SQLITE_HOLDING.format(place) for place in range(2 * len(weights)))
        return await _ids(session, _SQLITE_BEST.format(holding), values)

    async def newest(self, session: AsyncSession, groups: Groups, without: Sequence[str], limit: int) -> list[int]:
        return await _ids(session, _SQLITE_NEWEST, {"match": self._match(groups, without), "limit": limit})

    def _match(self, groups: Groups, without: Sequence[str]) -> str:
        every = " AND ".join("(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in groups)
        left_out = " OR ".join(f'"{term}"' for term in without)
        return f"(({every}) NOT {{terms}} : ({left_out}))" if without else f"({every})"


class _Postgresql:
    """Full text; the index finds terms of all weights, and only the order tells them apart."""

    async def best(
        self, session: AsyncSession, groups: Groups, without: Sequence[str], weights: Mapping[str, float], limit: int
    ) -> list[int]:
        values: dict[str, Any] = {"match": self._match(groups, without), "limit": limit}
        for number, (term, weight) in enumerate(weights.items()):
            values |= {f"a{number}": f"'{term}':A", f"m{number}": f"'{term}'", f"w{number}": weight, f"e{number}": weight * _ELSEWHERE}
        order = " + ".join(_POSTGRESQL_HOLDING.format(number) for number in range(len(weights)))
        return await _ids(session, _POSTGRESQL_BEST.format(f"({order})"), values)

    async def newest(self, session: AsyncSession, groups: Groups, without: Sequence[str], limit: int) -> list[int]:
        return await _ids(session, _POSTGRESQL_NEWEST, {"match": self._match(groups, without), "limit": limit})

    def _match(self, groups: Groups, without: Sequence[str]) -> str:
        every = " & ".join("(" + " | ".join(f"'{term}'" for term in group) + ")" for group in groups)
        left_out = " | ".join(f"'{term}':A" for term in without)
        return f"{every} & !({left_out})" if without else every


_SQLITE, _POSTGRESQL = _Sqlite(), _Postgresql()


async def _ids(session: AsyncSession, statement: str, values: dict[str, Any]) -> list[int]:
    return [int(number) for number in (await session.execute(text(statement), values)).scalars()]
