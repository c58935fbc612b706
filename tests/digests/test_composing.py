from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from bot.core.document import Choices, Heading, Listing, Note
from bot.core.language import speaking
from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.changes import changes, disagreements
from bot.digests.composing import DigestContext, compose
from bot.digests.subscribing import unstored
from bot.wording.sources import CORRECTING_NOTE
from storage.digests.news import News, TopicGroup
from storage.digests.records import Place
from storage.records import SubscriptionOptions
from storage.values import Comparator, Nature
from tests.digests.composed import composed, context, details, words
from tests.digests.entries import RECORDED, article, citation, event, fact, quote


def test_the_sentence_that_proves_a_correction_is_no_story() -> None:
    proof = replace(article(5, title="Acme employs 1,350 people."), note=CORRECTING_NOTE)
    assert composed(proof).empty
    with_news = composed(proof, article(6, title="Acme grows"))
    assert with_news.document.summary == "1 new on Acme: Acme grows"
    assert "1,350" not in words(with_news.document)


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
    assert (document.title, document.summary) == ("", "1 new on Acme: Acme grows")
    assert not document.private
    assert words(document) == "\n".join(
        [
            "1 new on Acme: Acme grows",
            "- Acme grows – shops over 50,000 (Sep 2025) [1] → over 100,000 (Oct 2026) [2]",
            "- From the archive: 16 Nov 2024: Something happened, as event 8 tells. [3] (it happened on this date in 2024)",
            "[1] The Example, 14 Nov 2026 [2] The Example, 14 Nov 2026 [3] The Example, 14 Nov 2026",
            "Digest 8F3K2 · Europe/Berlin · covers 2 missed digests too",
            "> Why these?: /brief digest why 8F3K2",
        ]
    )
    assert details(document) == "\n".join(
        [
            "Acme grows (The Example, 14 Nov 2026; one source, retold by The Echo)",
            "- 12 Nov 2026: Something happened, as event 3 tells. [4]",
            "- Head of logistics: “We will double our fleet” [5]",
            "[1] Acme has over 50,000 shops. (The Example: “Title of a7”, 14 Nov 2026)",
            "[2] Acme has over 100,000 shops. (The Example: “Title of a1”, 14 Nov 2026)",
            "[3] A sentence of a1, the one at 8. (The Example: “Title of a1”, 14 Nov 2026)",
            "[4] A warehouse opened in Lyon. (The Example: “Title of a1”, 14 Nov 2026)",
            "[5] “We will double our fleet,” said the head of logistics. (The Example: “Title of a1”, 14 Nov 2026)",
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


def test_what_is_only_looked_back_at_and_periods_of_another_length_are_no_change() -> None:
    """ "$353 million (Q3 2025) → $1.58 billion (2026)" would set a quarter against the guidance of a year."""
    quarter = fact(1, "353", as_of="2025-Q3", metric="revenue", unit="USD")
    year = fact(2, "1580", as_of="2026", metric="revenue", unit="USD")
    assert changes([year], [quarter]) == []
    assert changes([fact(3, "400", as_of="2026-Q3", metric="revenue", unit="USD")], [quarter]) != []
    assert changes([fact(4, "400", as_of="2026-Q3", metric="revenue", unit="USD", nature=Nature.PAST)], [quarter]) == []
    both_past = [fact(n, value, as_of=day, nature=Nature.PAST) for n, value, day in ((5, "10", "2025-09"), (6, "20", "2026-02"))]
    assert changes(both_past, []) == []


def test_the_newest_figure_is_compared_with_the_one_before_it() -> None:
    first, second, third = (fact(n, value, as_of=day) for n, value, day in ((1, "1", "2024"), (2, "2", "2025-01"), (3, "3", "2025-06")))
    [change] = changes([third], [first, second])
    assert (change.old, change.new) == (second, third)
    assert changes([second], [first, third]) == []  # it only fills in the past
    assert changes([fact(4, "3", as_of="2025-07")], [third]) == []  # nothing changed
    assert changes([fact(4, "9", as_of="2025-06-30")], [third]) == []  # it may be of the same day
    assert changes([fact(4, "9", as_of="")], [third]) == []  # nobody knows of when it is


def test_a_figure_that_its_sentence_does_not_prove_is_never_shown() -> None:
    new = replace(fact(1, "90000"), citation=citation(sentence="Acme has over 80,000 shops."))
    old = fact(2, "50000", as_of="2025")
    made = compose(News(RECORDED, new=(article(3), new), earlier=(old,), archive=(replace(new, id=9, lineage="fact 9"),)), context())
    assert "90,000" not in words(made.document)
    assert "changed" not in words(made.document)
    assert "and 1 more from it" in details(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {3: Place.NEW, 1: Place.MORE}


def test_in_short_a_story_is_its_headline_and_its_best_lines_are_among_the_details() -> None:
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
    assert [item.entries for block in document.blocks if isinstance(block, Listing) for item in block.items] == [("a90",)]
    shown = details(document)
    assert "123,456" in shown
    assert "event 60" in shown
    assert "“we open a warehouse every month”" in shown
    assert "“we are”" not in shown
    assert "and 4 more from it: /brief source a90" in shown


def test_a_figure_without_a_new_article_is_a_line_of_its_own_and_one_that_two_report_is_told_once() -> None:
    old, new = fact(1, "40000", as_of="2025-10", cited=citation("a7")), fact(2, "50000", as_of="2026-10", cited=citation("a3"))
    changed = composed(new, earlier=(old,)).document
    assert changed.summary == "1 new on Acme: Acme, shops"
    assert "- Acme, shops: over 40,000 (Oct 2025) [1] → over 50,000 (Oct 2026) [2]" in words(changed)
    first, second = (fact(n, v, comparator=Comparator.EQUAL, cited=citation(f"a{n}")) for n, v in ((4, "1"), (5, "2")))
    assert words(composed(first, second).document).count("2 (Oct 2026) [1] but 1 (Oct 2026) [2]") == 1
    shared = words(composed(fact(6, cited=citation("a6")), fact(7, cited=citation("a7"))).document)
    assert shared.count("over 40,000 (Oct 2026) (2 independent sources)") == 1


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


def test_stories_are_sorted_under_the_topic_that_they_name_most() -> None:
    groups = (
        TopicGroup("Acme", frozenset({"acme"}), frozenset({"acme", "vans"})),
        TopicGroup("Vans", frozenset({"vans"}), frozenset({"vans"})),
    )
    weights = {1: {"acme": 2, "vans": 5}, 2: {"acme": 3, "vans": 1}, 3: {"lyon": 1}}
    new = (article(1, title="About vans"), article(2, title="About Acme"), article(3, title="Elsewhere"))
    document = compose(News(RECORDED, groups, new, weights=weights), context()).document
    leads = [line for line in words(document).split("\n") if line.startswith(("# ", "- "))]
    assert [line.split(" (")[0] for line in leads] == ["# Acme", "- About Acme", "# Vans", "- About vans", "# Other news", "- Elsewhere"]


def test_what_finds_no_room_is_counted_and_no_news_any_more() -> None:
    made = composed(*(article(number, published=date(2026, 11, number)) for number in range(1, 11)), limit=3)
    assert list(dict.fromkeys(span.text for span in made.document.spans() if span.kind == "text" and span.bold)) == [
        "Title of a10",
        "Title of a9",
        "Title of a8",
    ]
    assert "7 more stories are in the store: /brief latest" in words(made.document)
    assert "> Show the latest: /brief latest" in words(made.document)
    assert Counter(promise.place for promise in made.promises) == {Place.NEW: 3, Place.MORE: 7}


def test_an_empty_day_says_so() -> None:
    made = composed()
    assert made.empty
    assert made.document.summary == "Nothing new on Acme since 16 Nov 2026"
    assert made.promises == ()


def test_a_preview_has_no_reference() -> None:
    document = compose(News(RECORDED, new=(article(1),)), context(reference="")).document
    assert "Preview · " in words(document)
    assert "8F3K2" not in str(document)


def test_a_preview_recalls_what_the_digest_will() -> None:
    news = News(RECORDED, new=(article(1), fact(2)), archive=tuple(event(number, "2020") for number in range(10, 30)))
    preview, sent = (compose(news, context(reference=reference)).document for reference in ("", "8F3K2"))
    assert [block for block in preview.blocks if not isinstance(block, Choices | Note)] == [
        block for block in sent.blocks if not isinstance(block, Choices | Note)
    ]
    assert preview.details == sent.details
    assert "- From the archive: " in words(preview)


def test_sources_that_disagree_stand_side_by_side() -> None:
    ours = fact(2, "41000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a2"))
    theirs = fact(1, "40000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a1"))
    retold = fact(3, "39000", as_of="2026-10", comparator=Comparator.EQUAL, cited=citation("a3", retelling_of="a2"))
    assert [(one.fact.id, one.other.id) for one in disagreements([ours], [theirs])] == [(2, 1)]
    assert disagreements([ours], [retold]) == []
    assert disagreements([fact(2, "41000", as_of="2026-10", cited=citation("a2"))], [theirs]) == []
    assert disagreements([ours], [theirs, replace(ours, id=7, citation=citation("a8"))]) == []  # known before
    made = composed(ours, article(5), earlier=(theirs,))
    assert "- Acme, shops: 41,000 (Oct 2026) [1] but 40,000 (Oct 2026) [2]" in words(made.document)
    assert {promise.entry: promise.place for promise in made.promises} == {2: Place.NEW, 5: Place.NEW, 1: Place.COMPARED}
    both = composed(ours, theirs)
    assert {promise.entry: promise.place for promise in both.promises} == {2: Place.NEW, 1: Place.NEW}


def test_a_digest_is_in_its_own_language_whoever_sends_it() -> None:
    new = (article(1, title="Acme grows"), fact(2, "100000", cited=citation(sentence="Acme has over 100,000 shops.", start=40)))
    with speaking("zh"):
        sent_by_hand = composed(*new)
    assert sent_by_hand == composed(*new)


def test_five_stories_stand_before_the_details_unless_another_number_is_asked_for() -> None:
    here = Audience(Platform.SLACK, "slack:T1", "C1")
    stories = tuple(article(number, title=f"Acme opens shop {number}") for number in range(1, 9))
    for options, told in ((SubscriptionOptions(), 5), (SubscriptionOptions(limit=7), 7), (SubscriptionOptions(limit=2), 2)):
        subscription = unstored(here, ("Acme",), "UTC", RECORDED, options)
        document = compose(News(RECORDED, new=stories), DigestContext.of(subscription, RECORDED)).document
        assert sum(len(block.items) for block in document.blocks if isinstance(block, Listing)) == told
