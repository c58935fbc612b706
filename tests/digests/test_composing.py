from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.document import Document, Heading, Listing, Paragraph, Ref, Sources
from bot.digests.changes import changes, disagreements
from bot.digests.composing import Composed, Frame, compose
from bot.digests.recalling import recall
from storage.delivery_records import Place, SubscriptionOptions
from storage.news import News, TopicGroup
from storage.records import Article, Entry, Event, Fact, Quote
from storage.values import Comparator, Nature
from tests.digests.entries import RECORDED, article, citation, event, fact, quote

NINE = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def frame(limit: int = 12, *, archive: bool = True, missed: int = 0, reference: str = "8F3K2") -> Frame:
    return Frame(("Acme",), NINE, "Europe/Berlin", missed, reference, SubscriptionOptions(archive=archive, limit=limit))


def composed(*new: Entry, earlier: tuple[Fact, ...] = (), archive: tuple[Entry, ...] = (), limit: int = 12) -> Composed:
    return compose(News(RECORDED, new=new, earlier=earlier, archive=archive), frame(limit))


def words(document: Document) -> str:
    """All that a digest says, in reading order."""
    said: list[str] = []
    for block in document.blocks:
        match block:
            case Heading():
                said.append(f"# {block.text}")
            case Listing():
                said += [f"- {item.lead}: {''.join(_plain(span) for span in item.spans)}" for item in block.items]
            case Sources():
                said += [f"[{source.number}] {source.sentence} ({source.article})" for source in block.sources]
            case Paragraph():
                said.append("".join(_plain(span) for span in block.spans))
            case _:
                said.append("".join(_plain(span) for span in getattr(block, "spans", ())))
    return "\n".join(said)


def _plain(span: object) -> str:
    return f"[{span.number}]" if isinstance(span, Ref) else str(getattr(span, "text", "") or getattr(span, "zone", ""))


def test_a_whole_digest() -> None:
    new = (
        article(1, title="Acme grows"),
        fact(2, "100000", cited=citation(sentence="Acme has over 100,000 shops.", start=40)),
        event(3, "2026-11-12", cited=citation(sentence="A warehouse opened in Lyon.", start=90)),
        quote(4, cited=citation(sentence="“We will double our fleet,” said the head of logistics.", start=150)),
        article(5, title="Acme grows again", retelling_of="a1", publisher="The Echo"),
    )
    earlier = (fact(9, "50000", as_of="2025-09", cited=citation("a7", sentence="Acme has over 50,000 shops.")),)
    archive = (event(8, "2024-11-16", entities=("Acme", "Lyon")),)
    groups = (TopicGroup("Acme", frozenset({"acme"}), frozenset({"acme"})),)
    news = News(RECORDED, groups, new, earlier, archive, {entry.id: {"acme": 1} for entry in new})
    document = compose(news, frame(missed=2)).document
    assert document.title == "Digest 8F3K2: Acme"
    assert not document.private
    assert words(document) == "\n".join(
        [
            "Europe/Berlin: 1 new story and 1 changed figure since Europe/Berlin; covers 2 missed digests too.",
            "# Acme",
            "Acme grows (The Example, 14 Nov 2026); retold by The Echo: one source",
            "- 12 Nov 2026: Something happened, as event 3 tells. [1]",
            "- Head of logistics: “We will double our fleet” [2]",
            "# Figures that changed",
            "- Acme, shops: over 50,000 (Sep 2025) [3] → over 100,000 (Oct 2026) [4]",
            "# From the archive",
            "- 16 Nov 2024: Something happened, as event 8 tells. [5]",
            "Why this: it happened on this date in 2024.",
            "[1] A warehouse opened in Lyon. (The Example: “Title of a1”, 14 Nov 2026)",
            "[2] “We will double our fleet,” said the head of logistics. (The Example: “Title of a1”, 14 Nov 2026)",
            "[3] Acme has over 50,000 shops. (The Example: “Title of a7”, 14 Nov 2026)",
            "[4] Acme has over 100,000 shops. (The Example: “Title of a1”, 14 Nov 2026)",
            "[5] A sentence of a1, the one at 8. (The Example: “Title of a1”, 14 Nov 2026)",
            "Digest 8F3K2",
        ]
    )


def test_only_like_is_compared_with_like() -> None:
    old = [
        fact(1, "50000", as_of="2024-09", scope="native and derivative"),
        fact(2, "60000", as_of="2024-09", nature=Nature.PLANNED),
        fact(3, "70000", as_of="2024-09", unit="stores"),
        fact(4, "80000", as_of="2024-09", metric="outlets"),
        fact(5, "90000", as_of="2024-09", subject="Rival"),
    ]
    assert changes([fact(9, "100000", as_of="2025-02")], old) == []


def test_the_newest_figure_is_compared_with_the_one_before_it() -> None:
    first, second, third = (fact(n, value, as_of=day) for n, value, day in ((1, "1", "2024"), (2, "2", "2025-01"), (3, "3", "2025-06")))
    [change] = changes([third], [first, second])
    assert (change.old, change.new) == (second, third)
    assert changes([second], [first, third]) == []  # it only fills in the past
    assert changes([fact(4, "3", as_of="2025-07")], [third]) == []  # nothing changed
    assert changes([fact(4, "9", as_of="2025-06-30")], [third]) == []  # it may be of the same day
    assert changes([fact(4, "9", as_of="")], [third]) == []  # nobody knows of when it is


def test_the_same_figure_from_two_articles_is_one_line_with_both_sources() -> None:
    document = composed(article(1), fact(2, cited=citation("a1")), article(3), fact(4, cited=citation("a3"))).document
    assert words(document).count("Acme, shops: over 40,000") == 1
    assert "(2 independent sources)" in words(document)
    retold = composed(
        article(1), fact(2, cited=citation("a1")), article(3, retelling_of="a1"), fact(4, cited=citation("a3", retelling_of="a1"))
    )
    assert "independent sources" not in words(retold.document)


def test_a_figure_that_its_sentence_does_not_prove_is_never_shown() -> None:
    new = replace(fact(1, "90000"), citation=citation(sentence="Acme has over 80,000 shops."))
    old = fact(2, "50000", as_of="2025")
    made = compose(News(RECORDED, new=(article(3), new), earlier=(old,), archive=(replace(new, id=9, lineage="fact 9"),)), frame())
    assert "90,000" not in words(made.document)
    assert "changed" not in words(made.document)
    assert "and 1 more from it" in words(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {3: Place.NEW, 1: Place.MORE}


def test_of_many_entries_the_telling_ones_are_shown() -> None:
    facts = [
        fact(number, str(number), metric=f"shops in district {number}", cited=citation("a90", start=number)) for number in range(10, 16)
    ]
    large = fact(40, "123456", cited=citation("a90", start=40))
    said = [
        quote(50, "we are", cited=citation("a90", start=50)),
        quote(51, "we open a warehouse every month", cited=citation("a90", start=51)),
    ]
    shown = words(composed(article(90), *facts, large, *said).document)
    assert "over 123,456 shops" in shown
    assert "“we open a warehouse every month”" in shown
    assert "“we are”" not in shown
    assert "and 5 more from it" in shown


def test_a_sentence_is_told_as_one_kind_of_entry_only() -> None:
    figure = fact(1, "123456", cited=citation("a90"))
    shown = words(composed(article(90), figure, event(2, "2026-10-01", cited=figure.citation), event(3, "2026-10-02")).document)
    assert "over 123,456 shops" in shown
    assert "event 2" not in shown
    assert "event 3" in shown


def test_stories_are_sorted_under_the_topic_that_they_name_most() -> None:
    groups = (
        TopicGroup("Acme", frozenset({"acme"}), frozenset({"acme", "vans"})),
        TopicGroup("Vans", frozenset({"vans"}), frozenset({"vans"})),
    )
    weights = {1: {"acme": 2, "vans": 5}, 2: {"acme": 3, "vans": 1}, 3: {"lyon": 1}}
    new = (article(1, title="About vans"), article(2, title="About Acme"), article(3, title="Elsewhere"))
    document = compose(News(RECORDED, groups, new, weights=weights), frame()).document
    told = [line for line in words(document).split("\n") if line.startswith(("#", "About", "Elsewhere"))]
    assert [line.split(" (")[0] for line in told] == ["# Acme", "About Acme", "# Vans", "About vans", "# Other news", "Elsewhere"]


def test_what_finds_no_room_is_counted_and_no_news_any_more() -> None:
    made = composed(*(article(number, published=date(2026, 11, number)) for number in range(1, 11)), limit=3)
    assert [span.text for span in made.document.spans() if span.kind == "text" and span.bold] == [
        "Title of a10",
        "Title of a9",
        "Title of a8",
    ]
    assert "And 7 more stories" in words(made.document)
    assert Counter(promise.place for promise in made.promises) == {Place.NEW: 3, Place.MORE: 7}


def test_an_empty_day_says_so() -> None:
    made = composed()
    assert made.empty
    assert "nothing new since" in words(made.document)
    assert made.promises == ()


def test_a_preview_has_no_reference() -> None:
    document = compose(News(RECORDED, new=(article(1),)), frame(reference="")).document
    assert document.title == "Digest: Acme"
    assert "8F3K2" not in str(document)


@pytest.mark.parametrize(
    ("archive", "subjects", "reason"),
    [
        ((fact(1, as_of="2024-01"), event(2, "2023-11-16")), {"Acme": 1}, "it happened on this date in 2023"),
        (
            (fact(1, as_of="2024-01", subject="Other"), quote(2), event(3, "2020", entities=("Acme",))),
            {"Acme": 1},
            "it is about Acme, as is today's news",
        ),
        ((quote(2), fact(1, as_of="2024-01")), {}, "the figure is of Jan 2024 and has perhaps grown stale"),
        ((quote(2), fact(1, as_of="2026-10")), {}, "this channel has not had it before"),
        ((event(2, "2026-11-16"),), {}, "this channel has not had it before"),
    ],
)
def test_the_archive_s_reason(archive: tuple[Entry, ...], subjects: dict[str, int], reason: str) -> None:
    recalled = recall(archive, date(2026, 11, 16), subjects, "salt")
    assert recalled is not None
    assert recalled.reason == reason


def test_an_archive_without_anything_recalls_nothing() -> None:
    assert recall((article(1),), date(2026, 11, 16), {}, "") is None


@st.composite
def some_news(draw: st.DrawFn) -> tuple[Entry, ...]:
    """News of some articles, a part of them retellings, with entries of all kinds."""
    entries: list[Entry] = []
    for number in range(draw(st.integers(0, 6))):
        base = number * 100
        told = "a0" if number and draw(st.booleans()) else None
        if draw(st.booleans()) or number == 0:
            entries.append(article(base, published=date(2026, 11, 1 + number), retelling_of=told))
        for place in range(draw(st.integers(0, 6))):
            cited = citation(f"a{base}", start=place, retelling_of=told)
            kind = draw(st.sampled_from("feq"))
            identity = base + place + 1
            if kind == "f":
                entries.append(
                    fact(identity, draw(st.sampled_from(["1", "2"])), as_of=draw(st.sampled_from(["2025", "2026"])), cited=cited)
                )
            else:
                entries.append(event(identity, "2026-11-01", cited=cited) if kind == "e" else quote(identity, cited=cited))
    return tuple(entries)


@settings(max_examples=200, deadline=None)
@given(new=some_news(), archive=some_news(), limit=st.integers(1, 4))
def test_nothing_new_is_lost_or_told_twice_and_every_figure_is_proved(
    new: tuple[Entry, ...], archive: tuple[Entry, ...], limit: int
) -> None:
    archive = tuple(entry for entry in archive if entry.id not in {one.id for one in new} and not isinstance(entry, Article))
    made = composed(*new, archive=archive, limit=limit)
    promised = Counter(promise.entry for promise in made.promises if promise.place is not Place.COMPARED)
    assert set(promised.values()) <= {1}
    assert {entry.id for entry in new} <= set(promised)
    assert len(promised) - len(new) <= 1  # the one from the archive
    refs = {span.number for span in made.document.spans() if isinstance(span, Ref)}
    sources = made.document.sources
    assert [source.number for source in sources] == list(range(1, len(sources) + 1))
    assert refs == {source.number for source in sources}
    shown = {promise.entry for promise in made.promises if promise.place not in (Place.MORE, Place.COMPARED)}
    cited = [entry for entry in (*new, *archive) if isinstance(entry, Fact | Event | Quote) and entry.id in shown]
    proofs = {source.sentence for source in sources}
    for entry in cited:
        # A figure that the story's other article gives too is proved there.
        same = [entry, *(one for one in new if isinstance(one, Fact) and isinstance(entry, Fact) and one.quantity == entry.quantity)]
        assert any(one.citation.sentence in proofs for one in same)
    assert Document.model_validate_json(made.document.model_dump_json()) == made.document


def test_sources_that_disagree_stand_side_by_side() -> None:
    ours = fact(2, "41000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a2"))
    theirs = fact(1, "40000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a1"))
    retold = fact(3, "39000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a3", retelling_of="a2"))
    assert [(one.fact.id, one.other.id) for one in disagreements([ours], [theirs])] == [(2, 1)]
    assert disagreements([ours], [retold]) == []
    assert disagreements([fact(2, "41000", as_of="2026-10", cited=citation("a2"))], [theirs]) == []
    made = composed(ours, article(5), earlier=(theirs,))
    assert "# Sources that disagree\n- Acme, shops: 41,000 (Oct 2026) [1] but 40,000 (Oct 2026) [2]" in words(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {2: Place.NEW, 5: Place.NEW, 1: Place.COMPARED}
    both = composed(ours, theirs)
    assert {promise.entry: promise.place for promise in both.promises} == {2: Place.NEW, 1: Place.NEW}
