from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import Block, Choices, Document, Heading, Listing, Paragraph, Ref, Sources
from bot.digests.changes import changes, disagreements
from bot.digests.composing import Composed, DigestContext, compose
from bot.digests.recalling import recall
from bot.wording.sources import CORRECTING_NOTE
from storage.digests.news import News, TopicGroup
from storage.digests.records import Place
from storage.records import Article, Entry, Event, Fact, Quote, SubscriptionOptions
from storage.values import Comparator, EventStatus, Nature
from tests.digests.entries import RECORDED, article, citation, event, fact, quote
from tests.examples import examples

NINE = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def context(limit: int = 12, *, archive: bool = True, missed: int = 0, reference: str = "8F3K2") -> DigestContext:
    return DigestContext(("Acme",), NINE, "Europe/Berlin", missed, reference, SubscriptionOptions(archive=archive, limit=limit))


def composed(*new: Entry, earlier: tuple[Fact, ...] = (), archive: tuple[Entry, ...] = (), limit: int = 12) -> Composed:
    return compose(News(RECORDED, new=new, earlier=earlier, archive=archive), context(limit))


def words(document: Document) -> str:
    """All that a digest says in short, in reading order."""
    return said(document.blocks)


def details(document: Document) -> str:
    """What stands in a digest's details."""
    return said(document.details)


def said(blocks: tuple[Block, ...]) -> str:
    said: list[str] = []
    for block in blocks:
        match block:
            case Choices():
                said += [f"> {choice.label}: {choice.line}" for choice in block.choices]
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


def test_the_sentence_that_proves_a_correction_is_no_story() -> None:
    proof = replace(article(5, title="Acme employs 1,350 people."), note=CORRECTING_NOTE)
    assert composed(proof).empty
    with_news = composed(proof, article(6, title="Acme grows"))
    assert "1 new story" in words(with_news.document)
    assert "1,350" not in words(with_news.document)


def test_a_publisher_that_retells_a_story_twice_is_named_once() -> None:
    retold = [article(number, title="Acme grows", retelling_of="a1", publisher="The Echo") for number in (2, 3)]
    assert "one source, retold by The Echo)" in words(composed(article(1, title="Acme grows"), *retold).document)


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
    document = compose(news, context(missed=2)).document
    assert document.title == "Digest 8F3K2: Acme"
    assert not document.private
    assert words(document) == "\n".join(
        [
            "Europe/Berlin: 1 new story and 1 changed figure since Europe/Berlin; covers 2 missed digests too.",
            "# Acme",
            "Acme grows (The Example, 14 Nov 2026; one source, retold by The Echo)",
            "- 12 Nov 2026: Something happened, as event 3 tells. [1]",
            "- Head of logistics: “We will double our fleet” [2]",
            "# Figures that changed",
            "- Acme, shops: over 50,000 (Sep 2025) [3] → over 100,000 (Oct 2026) [4]",
            "# From the archive",
            "- 16 Nov 2024: Something happened, as event 8 tells. [5]",
            "Why this: it happened on this date in 2024.",
            "[1]  (The Example: “Title of a1”, 14 Nov 2026)",
            "[2]  (The Example: “Title of a1”, 14 Nov 2026)",
            "[3]  (The Example: “Title of a7”, 14 Nov 2026)",
            "[4]  (The Example: “Title of a1”, 14 Nov 2026)",
            "[5]  (The Example: “Title of a1”, 14 Nov 2026)",
            "> Why these?: /brief digest why 8F3K2",
        ]
    )
    assert details(document) == "\n".join(
        [
            "[1] A warehouse opened in Lyon. (The Example: “Title of a1”, 14 Nov 2026)",
            "[2] “We will double our fleet,” said the head of logistics. (The Example: “Title of a1”, 14 Nov 2026)",
            "[3] Acme has over 50,000 shops. (The Example: “Title of a7”, 14 Nov 2026)",
            "[4] Acme has over 100,000 shops. (The Example: “Title of a1”, 14 Nov 2026)",
            "[5] A sentence of a1, the one at 8. (The Example: “Title of a1”, 14 Nov 2026)",
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
    made = compose(News(RECORDED, new=(article(3), new), earlier=(old,), archive=(replace(new, id=9, lineage="fact 9"),)), context())
    assert "90,000" not in words(made.document)
    assert "changed" not in words(made.document)
    assert "and 1 more from it" in details(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {3: Place.NEW, 1: Place.MORE}


def test_in_short_two_lines_the_best_of_a_story_and_the_rest_in_the_details() -> None:
    facts = [
        fact(number, str(number), metric=f"shops in district {number}", cited=citation("a90", start=number)) for number in range(10, 16)
    ]
    large = fact(40, "123456", cited=citation("a90", start=40))
    said = [
        quote(50, "we are", cited=citation("a90", start=50)),
        quote(51, "we open a warehouse every month", cited=citation("a90", start=51)),
    ]
    happened = event(60, "2026-11-12", cited=citation("a90", start=60))
    document = composed(article(90), *facts, large, *said, happened).document
    assert [item.entries for block in document.blocks if isinstance(block, Listing) for item in block.items] == [("f40",), ("e60",)]
    shown = details(document)
    assert "“we open a warehouse every month”" in shown
    assert "“we are”" not in shown
    assert "and 4 more from it: /brief source a90" in shown


def test_a_sentence_whose_figure_changed_or_is_in_dispute_is_no_line_and_no_recollection() -> None:
    old, new = fact(1, "40000", as_of="2025-10", cited=citation("a7")), fact(2, "50000", as_of="2026-10")
    same = event(3, "2026-10", cited=new.citation)
    past = event(4, "2025-11-16", cited=old.citation)
    made = compose(News(RECORDED, new=(article(9), new, same), earlier=(old,), archive=(past,)), context())
    assert [item.entries for block in made.document.blocks if isinstance(block, Listing) for item in block.items] == [("f1", "f2")]
    assert {promise.entry: promise.place for promise in made.promises}[3] is Place.MORE


def test_a_story_whose_figures_stand_in_other_sections_points_to_them() -> None:
    old, new = fact(1, "40000", as_of="2025-10", cited=citation("a7")), fact(2, "50000", as_of="2026-10", cited=citation("a3"))
    shown = words(composed(new, earlier=(old,)).document)
    assert "Title of a3 (The Example; one source) Its figures stand under “Figures that changed”." in shown.replace(", 14 Nov 2026", "")
    first, second = (fact(n, v, comparator=Comparator.EQUAL, cited=citation(f"a{n}")) for n, v in ((4, "1"), (5, "2")))
    assert words(composed(first, second).document).count("Its figures stand under “Sources that disagree”.") == 2
    shared = words(composed(fact(6, cited=citation("a6")), fact(7, cited=citation("a7"))).document)
    assert shared.count("Its figures stand with another story.") == 1


def test_a_story_without_anything_to_tell_has_no_bare_title() -> None:
    unproved = replace(fact(1, "90000"), citation=citation(sentence="Acme has over 80,000 shops."))
    assert "Title of a1 (" not in words(composed(unproved).document)
    assert "Other news" not in words(composed(unproved).document)
    assert "Title of a1 (" in words(composed(article(1), unproved).document)


def test_without_named_topics_those_with_the_newest_story_come_first() -> None:
    groups = tuple(TopicGroup(name, frozenset({name.casefold()}), frozenset({name.casefold()})) for name in ("Acme", "Vans"))
    new = (article(1, published=date(2026, 11, 1)), article(2, published=date(2026, 11, 2)), article(3, published=date(2026, 11, 3)))
    news = News(RECORDED, groups, new, weights={1: {"acme": 1}, 2: {"vans": 1}, 3: {"lyon": 1}})
    named, everything = compose(news, context()).document, compose(news, replace(context(), topics=())).document
    headings = [[block.text for block in document.blocks if isinstance(block, Heading)] for document in (named, everything)]
    assert headings == [["Acme", "Vans", "Other news"], ["Vans", "Acme", "Other news"]]


def test_what_says_little_fills_no_second_line() -> None:
    document = composed(article(90), fact(1, "7", cited=citation("a90")), quote(50, "we are", cited=citation("a90", start=50))).document
    assert [item.entries for block in document.blocks if isinstance(block, Listing) for item in block.items] == [("f1",)]
    assert "“we are”" in details(document)


def test_a_sentence_is_shown_as_one_kind_of_entry_only() -> None:
    figure = fact(1, "123456", cited=citation("a90"))
    twice = event(4, "2027", cited=citation("a90", start=9))
    document = composed(
        article(90), figure, event(2, "2026-10-01", cited=figure.citation), event(3, "2026-10-02", cited=twice.citation), twice
    ).document
    shown = words(document) + details(document)
    assert "over 123,456 shops" in shown
    assert "event 2" not in shown
    assert "event 3" in shown
    assert "event 4" not in shown
    assert "and 2 more from it" in shown


def test_an_event_s_own_sentence_does_not_stand_under_the_sources_again() -> None:
    one = event(3, "2026-10-02")
    own = replace(one, citation=replace(one.citation, sentence=f"{one.summary}"))
    document = composed(article(1), own, fact(4, cited=citation(start=50))).document
    assert [(source.article, source.sentence) for source in document.sources] == [
        ("The Example: “Title of a1”, 14 Nov 2026", ""),
        ("The Example: “Title of a1”, 14 Nov 2026", ""),
        ("The Example: “Title of a1”, 14 Nov 2026", ""),
        ("The Example: “Title of a1”, 14 Nov 2026", "Acme has over 40,000 shops."),
    ]
    assert details(document).count(own.summary) + words(document).count(own.summary) == 1


def test_stories_are_sorted_under_the_topic_that_they_name_most() -> None:
    groups = (
        TopicGroup("Acme", frozenset({"acme"}), frozenset({"acme", "vans"})),
        TopicGroup("Vans", frozenset({"vans"}), frozenset({"vans"})),
    )
    weights = {1: {"acme": 2, "vans": 5}, 2: {"acme": 3, "vans": 1}, 3: {"lyon": 1}}
    new = (article(1, title="About vans"), article(2, title="About Acme"), article(3, title="Elsewhere"))
    document = compose(News(RECORDED, groups, new, weights=weights), context()).document
    leads = [line for line in words(document).split("\n") if line.startswith(("#", "About", "Elsewhere"))]
    assert [line.split(" (")[0] for line in leads] == ["# Acme", "About Acme", "# Vans", "About vans", "# Other news", "Elsewhere"]


def test_what_finds_no_room_is_counted_and_no_news_any_more() -> None:
    made = composed(*(article(number, published=date(2026, 11, number)) for number in range(1, 11)), limit=3)
    assert [span.text for span in made.document.spans() if span.kind == "text" and span.bold] == [
        "Title of a10",
        "Title of a9",
        "Title of a8",
    ]
    assert "And 7 more stories: /brief latest shows them." in words(made.document)
    assert "> Show the latest: /brief latest" in words(made.document)
    assert Counter(promise.place for promise in made.promises) == {Place.NEW: 3, Place.MORE: 7}


def test_an_empty_day_says_so() -> None:
    made = composed()
    assert made.empty
    assert "nothing new since" in words(made.document)
    assert made.promises == ()


def test_a_preview_has_no_reference() -> None:
    document = compose(News(RECORDED, new=(article(1),)), context(reference="")).document
    assert document.title == "Digest: Acme"
    assert "8F3K2" not in str(document)


DAY = date(2026, 11, 16)


def reason(archive: tuple[Entry, ...], subjects: dict[str, int], newest: frozenset[int] = frozenset()) -> tuple[str, str] | None:
    recalled = recall(archive, DAY, subjects, newest)
    return (recalled.entry.ref, recalled.reason) if recalled else None


def test_from_the_archive_comes_first_what_has_this_date() -> None:
    planned = replace(event(3, "2024-11-16"), status=EventStatus.PLANNED)
    assert reason((fact(1, as_of="2024-01"), event(2, "2023-11-16")), {"Acme": 1}) == ("e2", "it happened on this date in 2023")
    assert reason((fact(1, as_of="2024-01"), planned), {"Acme": 1}) == ("e3", "it was planned for this date in 2024")
    assert reason((event(2, "2023-11"), event(3, "2026-11-16"), event(4, "2023-11-17")), {}) is None


def test_then_what_is_about_the_subject_that_is_most_in_the_news() -> None:
    about = event(3, "2020", entities=("Acme", "Rival"))
    archive = (fact(1, as_of="2024-01", subject="Other"), quote(2), about)
    assert reason(archive, {"Acme": 1}, frozenset({1})) == ("e3", "it is about Acme, as is today's news")
    assert reason((about, fact(4, subject="Acme")), {"Acme": 1, "Rival": 3}) == ("e3", "it is about Rival, as is today's news")
    assert reason(archive, {"Head of logistics": 1}) == ("q2", "Head of logistics is in today's news")


def test_then_a_figure_than_which_none_newer_is_known_for_a_year() -> None:
    stale = "no newer figure than that of Nov 2025 is known, 12 months on; it has perhaps grown stale"
    older = "no newer figure than that of Jan 2024 is known, 34 months on; it has perhaps grown stale"
    assert reason((fact(1, as_of="2025-11"),), {}, frozenset({1})) == ("f1", stale)
    assert reason((fact(1, as_of="2025-11"), fact(2, as_of="2024-01")), {}, frozenset({1, 2})) == ("f2", older)
    assert reason((fact(1, as_of="2025-12"),), {}, frozenset({1})) is None
    assert reason((fact(1, as_of="2024-01"),), {}, frozenset({2})) is None  # something newer is known
    assert reason((fact(1, as_of="2024-01", nature=Nature.PLANNED),), {}, frozenset({1})) is None


def test_without_a_reason_nothing_is_recalled() -> None:
    assert reason((article(1), quote(2), fact(3, as_of="2026-10"), event(4, "2026-11-16")), {}) is None


def test_the_day_decides_between_equals_and_the_same_day_always_the_same() -> None:
    archive = tuple(event(number, "2020") for number in range(20))
    chosen = {recall(archive, DAY, {"Acme": 1}, ()) for _ in range(5)} | {recall(archive[::-1], DAY, {"Acme": 1}, ())}
    assert len(chosen) == 1
    days = {recall(archive, date(2026, 11, day), {"Acme": 1}, ()) for day in range(1, 20)}
    assert len(days) > 5


def test_a_preview_recalls_what_the_digest_will() -> None:
    news = News(RECORDED, new=(article(1), fact(2)), archive=tuple(event(number, "2020") for number in range(10, 30)))
    preview, sent = (compose(news, context(reference=reference)).document for reference in ("", "8F3K2"))
    assert [block for block in preview.blocks if not isinstance(block, Choices)] == [
        block for block in sent.blocks if not isinstance(block, Choices)
    ]
    assert preview.details == sent.details
    assert "# From the archive" in words(preview)


def test_the_archive_repeats_nothing_of_today() -> None:
    new = fact(2, "50000", as_of="2026-10")
    old, same = fact(1, "40000", as_of="2025-10", cited=citation("a7")), fact(3, "50000", as_of="2026-10", cited=citation("a8"))
    for known in (old, same):
        made = compose(News(RECORDED, new=(article(9), new), earlier=(known,), archive=(known,)), context())
        assert known.ref in str(made.document)
        assert "From the archive" not in words(made.document)


@st.composite
def some_news(draw: st.DrawFn) -> tuple[Entry, ...]:
    """News of some articles, a part of them retellings, with entries of all kinds."""
    entries: list[Entry] = []
    for number in range(draw(st.integers(0, 6))):
        base = number * 100
        retold = "a0" if number and draw(st.booleans()) else None
        if draw(st.booleans()) or number == 0:
            entries.append(article(base, published=date(2026, 11, 1 + number), retelling_of=retold))
        for place in range(draw(st.integers(0, 6))):
            cited = citation(f"a{base}", start=place, retelling_of=retold)
            kind = draw(st.sampled_from("feq"))
            identity = base + place + 1
            if kind == "f":
                entries.append(
                    fact(identity, draw(st.sampled_from(["1", "2"])), as_of=draw(st.sampled_from(["2025", "2026"])), cited=cited)
                )
            else:
                entries.append(event(identity, "2026-11-01", cited=cited) if kind == "e" else quote(identity, cited=cited))
    return tuple(entries)


def every_figure_has_its_source(document: Document) -> None:
    """In short each number has its source, named and to be opened; the details have all of them, with the sentences."""
    numbers, sources = [], []
    for blocks in (document.blocks, document.details):
        alone = Document(title="", blocks=blocks)
        numbers.append({span.number for span in alone.spans() if isinstance(span, Ref)})
        sources.append(alone.sources)
    short, full = sources
    assert [source.number for source in short] == sorted(numbers[0]) == list(range(1, len(short) + 1))
    assert [source.number for source in full] == sorted(numbers[0] | numbers[1]) == list(range(1, len(full) + 1))
    assert short == tuple(source.model_copy(update={"sentence": ""}) for source in full[: len(short)])
    assert all(source.article and source.line for source in full)


def shown_in_stories(document: Document) -> Iterator[str]:
    """The entry of each line, as often as a line has it; not those that are set apart as changes or disagreements, where a figure stands
    beside the one before it and beside the one after it."""
    apart = False
    for block in (*document.blocks, *document.details):
        if isinstance(block, Heading):
            apart = block.text in ("Figures that changed", "Sources that disagree")
        elif isinstance(block, Listing) and not apart:
            yield from (ref for item in block.items for ref in set(item.entries))


@examples(200)
@given(new=some_news(), archive=some_news(), limit=st.integers(1, 4))
def test_nothing_new_is_lost_or_shown_twice_and_every_figure_is_proved(
    new: tuple[Entry, ...], archive: tuple[Entry, ...], limit: int
) -> None:
    archive = tuple(entry for entry in archive if entry.id not in {one.id for one in new} and not isinstance(entry, Article))
    made = composed(*new, archive=archive, limit=limit)
    promised = Counter(promise.entry for promise in made.promises if promise.place is not Place.COMPARED)
    assert set(promised.values()) <= {1}
    assert {entry.id for entry in new} <= set(promised)
    assert len(promised) - len(new) <= 1  # the one from the archive
    every_figure_has_its_source(made.document)
    sources = made.document.sources
    shown = {promise.entry for promise in made.promises if promise.place not in (Place.MORE, Place.COMPARED)}
    cited = [entry for entry in (*new, *archive) if isinstance(entry, Fact | Event | Quote) and entry.id in shown]
    proofs = {source.sentence for source in sources}
    for entry in cited:
        # A figure that the story's other article gives too is proved there.
        same = [entry, *(one for one in new if isinstance(one, Fact) and isinstance(entry, Fact) and one.quantity == entry.quantity)]
        assert any(one.citation.sentence in proofs for one in same)
    assert set(Counter(shown_in_stories(made.document)).values()) <= {1}
    assert Document.model_validate_json(made.document.model_dump_json()) == made.document


def test_sources_that_disagree_stand_side_by_side() -> None:
    ours = fact(2, "41000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a2"))
    theirs = fact(1, "40000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a1"))
    retold = fact(3, "39000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a3", retelling_of="a2"))
    assert [(one.fact.id, one.other.id) for one in disagreements([ours], [theirs])] == [(2, 1)]
    assert disagreements([ours], [retold]) == []
    assert disagreements([fact(2, "41000", as_of="2026-10", cited=citation("a2"))], [theirs]) == []
    assert disagreements([ours], [theirs, replace(ours, id=7, citation=citation("a8"))]) == []  # known before
    made = composed(ours, article(5), earlier=(theirs,))
    assert "# Sources that disagree\n- Acme, shops: 41,000 (Oct 2026) [1] but 40,000 (Oct 2026) [2]" in words(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {2: Place.NEW, 5: Place.NEW, 1: Place.COMPARED}
    both = composed(ours, theirs)
    assert {promise.entry: promise.place for promise in both.promises} == {2: Place.NEW, 1: Place.NEW}
