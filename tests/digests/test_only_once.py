"""A digest says nothing twice: not in a story, not in two sections, not under its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import Document, Heading, Listing
from bot.digests.composing import compose
from storage.digests.news import News
from storage.digests.records import Place
from storage.records import Article, Entry, Event, Fact, Quote
from tests.digests.composed import composed, context, details, every_figure_has_its_source, words
from tests.digests.entries import RECORDED, article, citation, event, fact, quote
from tests.examples import examples


def test_a_publisher_that_retells_a_story_twice_is_named_once() -> None:
    retold = [article(number, title="Acme grows", retelling_of="a1", publisher="The Echo") for number in (2, 3)]
    assert "one source, retold by The Echo)" in details(composed(article(1, title="Acme grows"), *retold).document)


def test_the_same_figure_from_two_articles_is_one_line_with_both_sources() -> None:
    document = composed(article(1), fact(2, cited=citation("a1")), article(3), fact(4, cited=citation("a3"))).document
    assert details(document).count("Acme, shops: over 40,000") == 1
    assert "(2 independent sources)" in details(document)
    retold = composed(
        article(1), fact(2, cited=citation("a1")), article(3, retelling_of="a1"), fact(4, cited=citation("a3", retelling_of="a1"))
    )
    assert "independent sources" not in details(retold.document)


def test_a_sentence_whose_figure_changed_or_is_in_dispute_is_no_line_and_no_recollection() -> None:
    old, new = fact(1, "40000", as_of="2025-10", cited=citation("a7")), fact(2, "50000", as_of="2026-10")
    same = event(3, "2026-10", cited=new.citation)
    past = event(4, "2025-11-16", cited=old.citation)
    made = compose(News(RECORDED, new=(article(9), new, same), earlier=(old,), archive=(past,)), context())
    assert [item.entries for block in made.document.blocks if isinstance(block, Listing) for item in block.items] == [("a9",), ("f1", "f2")]
    assert {promise.entry: promise.place for promise in made.promises}[3] is Place.MORE


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
        ("The Example: “Title of a1”, 14 Nov 2026", "Acme has over 40,000 shops."),
    ]
    assert details(document).count(own.summary) + words(document).count(own.summary) == 1


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
