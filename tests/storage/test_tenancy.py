"""Nothing of one workspace is seen, changed, counted or guessed from another, and the library can't be changed from a workspace."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.database.engine import EVERYWHERE
from storage.drafts import ArticleDraft, EventDraft, MetricDraft, PositionDraft, QuoteDraft, TopicDraft
from storage.entries.article_details import ArticleDetails
from storage.error_reports import ErrorOutcome
from storage.errors import UnknownAction, UnknownEntry, UnknownTopic
from storage.records import Added, EntryKind, Event, Fact, Measured, Position, Quote, ReviewMode, Topic, WorkspaceSettings
from storage.reviews import ReviewState, UnknownReview
from storage.store import ScopedStore, Store
from storage.store.rereading import BetterReading, Rereading, StoredReading
from storage.store.revising import Revision
from storage.tables.entries import EntryRow, FactRow
from storage.tables.topics import MetricRow
from storage.values import Origin, PartialDate, Quantity, key_of
from tests.examples import examples
from tests.storage.articles import GROWTH, OPENING, PROMISE, article, fact

OURS, THEIRS = "slack:T1", "slack:T2"
BY = "somebody"


@dataclass
class Secrets:
    """All that a workspace keeps to itself."""

    added: Added
    topic: Topic
    token: str
    withdrawn: str
    review: str


def _with_position() -> ArticleDraft:
    held = PositionDraft(start=0, end=len(GROWTH), person="Lena Ortiz", title="chief executive", organisation="Acme")
    return article().model_copy(update={"positions": (held,), "main_subjects": (TopicDraft(name="Acme"),)})


def _counting_exactly(value: str) -> ArticleDraft:
    exact = fact().model_copy(update={"quantity": Quantity(Decimal(value), "shops")})
    return article((GROWTH,), title=f"Umbra counts {value}", url=None).model_copy(update={"facts": (exact,)})


async def _keep_secrets(store: ScopedStore) -> Secrets:
    topic = await store.add_topic(TopicDraft(name="Project Umbra", slash="umbra", aliases=("Acme",)), BY)
    await store.add_metrics([MetricDraft(name="secret shops", aliases=("shops",))], BY)
    await store.set_role("U1", "admin", BY)
    await store.remember("secret", "shops")
    await store.set_time_zone("Asia/Shanghai", BY)
    await store.report_error("f1w", "it is another figure", by=BY, platform="slack")
    held = await store.hold_for_review(article((PROMISE,), title="Umbra waits", url=None), by=BY)
    await store.set_review(ReviewMode.FEEDS, BY)
    withdrawn = (await store.add_article(article((OPENING,), title="Umbra withdrawn", url=None), by=BY)).events[0]
    await store.withdraw(withdrawn, BY)
    for value in ("30100", "30200"):
        await store.add_article(_counting_exactly(value), by=BY)
    token = await store.keep_line("/umbra stats")
    return Secrets(await store.add_article(_with_position(), by=BY), topic, token, withdrawn.ref, held.ref)


async def _refuses(action: Awaitable[object], *errors: type[Exception]) -> bool:
    with pytest.raises(errors):
        await action
    return True


#: The kinds of entries that are read from sentences.
_CITED = [kind for kind in EntryKind if kind is not EntryKind.ARTICLE]


def _measured(topic: Topic) -> list[Measured]:
    return [Measured(key_of(name), key_of(metric)) for name in topic.names for metric in ("shops", "secret shops")]


def _places(added: Added) -> list[tuple[str, int]]:
    read: tuple[Fact | Event | Quote | Position, ...] = (*added.facts, *added.events, *added.quotes, *added.positions)
    return [(added.article.ref, entry.citation.start) for entry in read]


async def _walk(stranger: ScopedStore, secrets: Secrets) -> dict[str, bool]:
    """Every method of a store with somebody else's records and references: whether it kept the secret."""
    added, topic = secrets.added, secrets.topic
    a_fact, an_event, a_quote = added.facts[0], added.events[0], added.quotes[0]
    event = EventDraft(start=0, end=5, date=PartialDate.unknown(), summary="x")
    topics, measured, places = [topic], _measured(topic), _places(added)
    return {
        "topics": await stranger.topics() == [],
        "find_topic": [await stranger.find_topic(words) for words in ("Project Umbra", "/umbra", "Acme")] == [None] * 3,
        "family": await stranger.family(topic) == [topic],  # no more than was handed in
        "vocabulary": (await stranger.vocabulary()).model_dump() == {"topics": (), "metrics": ()},
        "facts": await stranger.facts(topics) == [],
        "metrics": await stranger.metrics(topics) == [],
        "events": await stranger.events(topics) == [],
        "quotes": await stranger.quotes(topics) == [],
        "positions": await stranger.positions(topics) == [],
        "positions_held": await stranger.positions_held(person=added.positions[0].person) == [],
        "measured": await stranger.measured(topics) == [],
        "newest_facts": await stranger.newest_facts(measured, each=9, enough=9) == [],
        "dated_events": await stranger.dated_events(topics, 9) == ([], 0),
        "around": [await stranger.around(topics, kind) for kind in (EntryKind.FACT, EntryKind.EVENT)] == [([], []), ([], [])],
        "behind": await stranger.behind(places, 3) == [],
        "entries_at": await stranger.entries_at(places, _CITED) == [],
        "disagreeing_facts": await stranger.disagreeing_facts() == [],
        "facts_measuring": await stranger.facts_measuring(["secret shops", "shops"]) == [],
        "things": await stranger.things([key_of(name) for topic in topics for name in topic.names]) == {},
        "topic_names": await stranger.topic_names() == [],
        "measures": await stranger.measures() == (),
        "main_subjects": await stranger.main_subjects([added.article.ref]) == {},
        "articles": await stranger.articles() == [],
        "latest": await stranger.latest() == [],
        "entry": [await stranger.entry(entry.ref) for entry in (added.article, a_fact, an_event, a_quote)] == [None] * 4,
        "history": await stranger.history(a_fact.ref) == [],
        "article_text": await stranger.article_text(added.article) is None,
        "facts_of": await stranger.facts_of(added.article) == [],
        "events_of": await stranger.events_of(added.article) == [],
        "quotes_of": await stranger.quotes_of(added.article) == [],
        "positions_of": await stranger.positions_of(added.article) == [],
        "search": await stranger.search("shops warehouse vans") == [],
        "candidates": await stranger.candidates(article()) == [],
        "ever_stored": await stranger.ever_stored(["Acme grows"], ["Project Umbra"]) == (set(), set()),
        "withdraw": await _refuses(stranger.withdraw(a_fact, BY), UnknownEntry),
        "supersede_fact": await _refuses(stranger.supersede_fact(a_fact, fact(), BY), UnknownEntry),
        "supersede_event": await _refuses(stranger.supersede_event(an_event, event, BY), UnknownEntry),
        "supersede_quote": await _refuses(stranger.supersede_quote(a_quote, QuoteDraft(start=0, end=1, text="x"), BY), UnknownEntry),
        "supersede_position": await _refuses(
            stranger.supersede_position(added.positions[0], _with_position().positions[0], BY), UnknownEntry
        ),
        "add_article": await _refuses(stranger.add_article(article(url=None), by=BY, retelling_of=added.article), UnknownEntry),
        "add_cited": await _refuses(stranger.add_cited(added.article, fact(), BY), UnknownEntry),
        "supersede_citing": await _refuses(stranger.supersede_citing(a_fact, fact(), article((GROWTH,), url=None), BY), UnknownEntry),
        "restore": await _refuses(stranger.restore(secrets.withdrawn, BY), UnknownEntry),
        "merge": await _refuses(stranger.merge(a_fact, an_event, BY), UnknownEntry),
        "mark_retelling": await _refuses(stranger.mark_retelling(added.article, None, BY), UnknownEntry),
        "correct_article_details": await _refuses(
            stranger.correct_article_details(added.article, ArticleDetails("Mine", None, None, None), BY), UnknownEntry
        ),
        "store_revision": await _refuses(
            stranger.store_revision(added.article, Revision(article((PROMISE,), title="Mine", url=None)), BY, Origin.READ), UnknownEntry
        ),
        "roles_held": await stranger.roles_held("U1", {"S1"}) == [],
        "roles_given": await stranger.roles_given() == [],
        "prefer": await _refuses(stranger.prefer(a_fact, a_fact, BY, "x"), UnknownEntry),
        "articles_naming": await stranger.articles_naming(["Acme"]) == [],
        "ever_read": await stranger.ever_read(added.article) == ([], set()),
        "decided_on": await stranger.decided_on(added.article) is None,
        "store_rereading": await _refuses(stranger.store_rereading(added.article, Rereading(article(), (fact(),)), BY), UnknownEntry),
        "outdated": await stranger.outdated("") == [],
        "count_outdated": await stranger.count_outdated("") == 0,
        "stored_reading": await stranger.stored_reading(added.article) is None,
        "store_better_reading": await _refuses(
            stranger.store_better_reading(
                added.article, StoredReading("", (), frozenset(), frozenset(), None), BetterReading(article()), BY, "9"
            ),
            UnknownEntry,
        ),
        "rename_topic": await _refuses(stranger.rename_topic(topic, "Mine", BY), UnknownTopic),
        "remove_alias": await _refuses(stranger.remove_alias(topic, "Acme", BY), UnknownTopic),
        "merge_topics": await _refuses(stranger.merge_topics(topic, replace(topic, id=0), BY), UnknownTopic),
        "set_parent": await _refuses(stranger.set_parent(topic, None, BY), UnknownTopic),
        "log": [await stranger.log(), await stranger.log(ref=a_fact.ref), await stranger.log(by=BY)] == [[], [], []],
        "action": await _refuses(stranger.action(1), UnknownAction),
        "last_action": await stranger.last_action(BY) is None,
        "undo": await _refuses(stranger.undo(1, BY), UnknownAction),
        "hide_topic": await _refuses(stranger.hide_topic(topic, BY), UnknownTopic),
        "add_alias": await _refuses(stranger.add_alias(topic, "Mine", BY), UnknownTopic),
        "pending_reviews": await stranger.pending_reviews() == ([], 0),
        "pending_reviews_of": await stranger.pending_reviews_of(BY) == 0,
        "open_error_reports": await stranger.open_error_reports() == ([], 0),
        "open_error_reports_of": await stranger.open_error_reports_of(BY) == 0,
        "settle_error_reports": await stranger.settle_error_reports("f1w", ErrorOutcome.KEPT, BY) == [],
        "review": await _refuses(stranger.review(secrets.review), UnknownReview),
        "change_review": await _refuses(stranger.change_review(secrets.review, None, {1}, BY), UnknownReview),
        "settle_review": await _refuses(stranger.settle_review(secrets.review, ReviewState.REJECTED, BY), UnknownReview),
        "keep_review_card": not await stranger.keep_review_card(secrets.review, "slack", "C1", "1"),
        "workspace_settings": await stranger.workspace_settings() == WorkspaceSettings(),
        "role_of": await stranger.role_of("U1") is None,
        "recall": await stranger.recall("secret") is None,
        "kept_line": await stranger.kept_line(secrets.token) is None,
        "keep_line": await stranger.keep_line("/umbra stats") != secrets.token,
        "export": [line async for line in stranger.export() if "shops" in line or ("mbra" in line and "kept_lines" not in line)] == [],
    }


#: They only write, always to the workspace's own rows; what they wrote is looked at from the other side.
ONLY_WRITE = {
    "add_topic",
    "add_metrics",
    "set_role",
    "set_time_zone",
    "set_personal_limit",
    "set_review",
    "remember",
    "hold_for_review",
    "report_error",
}


@pytest.mark.parametrize("stranger_is", ["another workspace", "the library"])
async def test_no_method_shows_or_changes_what_is_somebody_elses(store: Store, stranger_is: str) -> None:
    ours = store.scoped(OURS)
    secrets = await _keep_secrets(ours)
    before = [line async for line in ours.export()]
    stranger = store.library() if stranger_is == "the library" else store.scoped(THEIRS)
    kept = await _walk(stranger, secrets)
    assert [name for name, well in kept.items() if not well] == []
    methods = {name for name, _ in inspect.getmembers(ScopedStore, inspect.isfunction) if not name.startswith("_")}
    assert methods == set(kept) | ONLY_WRITE, "a method of ScopedStore is not walked over"
    assert [line async for line in ours.export()] == before


async def test_who_keeps_the_secrets_sees_them(store: Store) -> None:
    """Methods that look for what is newest or disagrees would keep any secret if there were none."""
    ours = store.scoped(OURS)
    secrets = await _keep_secrets(ours)
    topics, added = [secrets.topic], secrets.added
    assert [(one.subject_key, one.metric_key, one.count) for one in await ours.measured(topics)] == [("acme", "shops", 3)]
    assert added.facts[0] in await ours.newest_facts(_measured(secrets.topic), each=9, enough=9)
    assert added.events[0] in (await ours.dated_events(topics, 9))[0]
    assert added.facts[0] in (await ours.around(topics, EntryKind.FACT))[1]
    read = [*added.facts, *added.events, *added.quotes, *added.positions]
    assert {entry.ref for entry in await ours.entries_at(_places(added), _CITED)} == {entry.ref for entry in read}
    assert sorted(one.quantity.value_text for one in await ours.disagreeing_facts()) == ["30100", "30200"]


async def test_references_reveal_nothing_about_other_workspaces(store: Store) -> None:
    """A workspace's numbers begin at one, whatever others have, and are never those of the library."""
    await _keep_secrets(store.scoped(OURS))
    theirs = await store.scoped(THEIRS).add_article(article(), by=BY)
    library = await store.library().add_article(article(), by=BY)
    assert [theirs.article.ref, theirs.facts[0].ref] == ["a1w", "f1w"]
    assert [library.article.ref, library.facts[0].ref] == ["a1", "f1"]


async def test_a_workspace_corrects_and_withdraws_library_entries_for_itself_alone(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    added = await library.add_article(article(), by=BY)
    corrected = await ours.supersede_fact(added.facts[0], fact(value="41000"), BY, "misread")
    assert (corrected.ref, corrected.version, corrected.own, corrected.lineage) == ("f1", 2, True, added.facts[0].lineage)
    await theirs.withdraw(added.facts[0], BY, "not ours")

    async def values(shelf: ScopedStore) -> list[str]:
        return [found.quantity.value_text for found in await shelf.facts([acme])]

    assert [await values(shelf) for shelf in (library, ours, theirs)] == [["40000"], ["41000"], []]
    # What they decided holds, even when the library corrects the same entry later.
    await library.supersede_fact(added.facts[0], fact(value="42000"), BY)
    assert [await values(shelf) for shelf in (library, ours, theirs)] == [["42000"], ["41000"], []]
    assert [found.ref for found in await ours.facts([acme])] == ["f1"]
    found = await ours.entry("f1")
    assert found == corrected
    await ours.withdraw(corrected, BY)
    assert await values(ours) == []


async def test_a_workspace_that_hides_a_library_article_hides_all_that_was_read_from_it(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    added = await library.add_article(article(), by=BY)
    await ours.withdraw(added.article, BY, "unreliable")
    assert (await ours.latest(), await ours.facts([acme]), await ours.search("warehouse"), await ours.candidates(article())) == (
        [],
        [],
        [],
        [],
    )
    assert await ours.article_text(added.article) is None
    assert len(await theirs.latest()) == len(await library.latest()) == 4


async def test_sessions_filter_whatever_is_asked(store: Store) -> None:
    """The second line of defence: even a query that forgets about workspaces, in aliases and subqueries too."""
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    for shelf in (library, ours, theirs):
        await shelf.add_article(article((GROWTH,)), by=BY)
    other = aliased(FactRow)
    async with store.database.reading(OURS) as session:
        assert set(await session.scalars(select(col(EntryRow.workspace)))) == {"", OURS}
        assert await session.scalar(select(func.count()).select_from(FactRow)) == 2
        assert len((await session.execute(select(EntryRow, other).join(other, col(other.entry_id) == col(EntryRow.id)))).all()) == 2
        seen = select(col(FactRow.entry_id)).where(col(FactRow.subject) == "Acme")
        assert len((await session.scalars(select(EntryRow).where(col(EntryRow.id).in_(seen)))).all()) == 2
    async with store.database.reading("") as session:
        assert set(await session.scalars(select(col(EntryRow.workspace)))) == {""}
    async with store.database.reading(EVERYWHERE) as session:
        assert set(await session.scalars(select(col(EntryRow.workspace)))) == {"", OURS, THEIRS}


async def test_sessions_write_own_rows_only(store: Store) -> None:
    library, ours, theirs = store.library(), store.scoped(OURS), store.scoped(THEIRS)
    for shelf in (library, ours, theirs):
        await shelf.add_article(article((GROWTH,)), by=BY)
    async with store.database.writing(OURS) as session:
        await session.execute(update(FactRow).values(unit="stalls"))
        await session.execute(delete(FactRow).where(col(FactRow.unit) != "stalls"))
    async with store.database.reading(EVERYWHERE) as session:
        units = {row[0]: row[1] for row in await session.execute(select(col(FactRow.workspace), col(FactRow.unit)))}
    assert units == {"": "shops", OURS: "stalls", THEIRS: "shops"}

    async def change_the_librarys() -> None:
        async with store.database.writing(OURS) as session:
            row = (await session.scalars(select(FactRow).where(col(FactRow.workspace) == ""))).one()
            row.unit = "stalls"

    with pytest.raises(AssertionError, match="another workspace"):
        await change_the_librarys()

    async def insert_for_them() -> None:
        async with store.database.writing(OURS) as session:
            await session.execute(insert(MetricRow), [{"workspace": THEIRS, "key": "x", "name": "x", "aliases": []}])

    with pytest.raises(AssertionError, match="another workspace"):
        await insert_for_them()
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    async with store.database.writing(OURS) as session:
        session.add(
            EntryRow(
                workspace=THEIRS, kind="fact", ref="f9", lineage="x", recorded_at=moment, recorded_by=BY, known_since=moment, origin="read"
            )
        )
    assert await theirs.history("f9") == []
    async with store.database.reading(EVERYWHERE) as session:
        assert await session.scalar(select(col(EntryRow.workspace)).where(col(EntryRow.ref) == "f9")) == OURS


async def test_a_workspace_needs_a_name(store: Store) -> None:
    for name in ("", "  "):
        with pytest.raises(ValueError, match="name"):
            store.scoped(name)


# -- any order of actions, against a model


@dataclass
class Lineage:
    """What the model knows of one fact: the value that its owner shows, and what other workspaces decided (None: withdrawn)."""

    owner: str
    value: str | None
    decided: dict[str, str | None] = field(default_factory=dict)

    def seen_from(self, scope: str) -> str | None:
        if scope in self.decided:
            return self.decided[scope]
        return self.value if self.owner in ("", scope) else None


SCOPES = ("", OURS, THEIRS)
_STEPS = st.lists(st.tuples(st.sampled_from(SCOPES), st.sampled_from(("add", "correct", "withdraw")), st.integers(0, 9)), max_size=7)


@given(steps=_STEPS)
@examples(12, HealthCheck.function_scoped_fixture)
async def test_each_sees_the_library_and_its_own_less_what_it_superseded(
    steps: list[tuple[str, str, int]], tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> None:
    path = tmp_path_factory.mktemp("model") / "briefing.db"
    shutil.copy(migrated_file, path)
    store = await Store.open(f"sqlite:///{path}")
    shelves = {scope: store.scoped(scope) if scope else store.library() for scope in SCOPES}
    topic = await shelves[""].add_topic(TopicDraft(name="Acme"), BY)
    model: dict[str, Lineage] = {}
    for number, (scope, step, choice) in enumerate(steps):
        shelf, figure = shelves[scope], str(1000 + number)
        seen = await shelf.facts([topic])
        if step == "add":
            added = await shelf.add_article(article((GROWTH,), title=f"No. {number}", value=figure), by=BY)
            model[added.facts[0].lineage] = Lineage(scope, figure)
        elif seen:
            target = seen[choice % len(seen)]
            if step == "correct":
                await shelf.supersede_fact(target, fact(value=figure), BY)
            else:
                await shelf.withdraw(target, BY)
            lineage, now = model[target.lineage], figure if step == "correct" else None
            if lineage.owner == scope:
                lineage.value = now
            else:
                lineage.decided[scope] = now
        for who, its in shelves.items():
            expected = {key: value for key, lineage in model.items() if (value := lineage.seen_from(who)) is not None}
            assert {found.lineage: found.quantity.value_text for found in await its.facts([topic])} == expected
    await store.close()
