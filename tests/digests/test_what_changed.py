"""A digest that tells only what changed: its title, its parts, what it promises, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.digests.composing import Composed, DigestContext
from bot.digests.what_changed import compose_digest
from storage.digests.news import News
from storage.digests.records import PendingCorrection, Place
from storage.records import SEEDER, Ending, Entry, Fact, Show, SubscriptionOptions
from storage.values import Comparator, Nature, PartialDate
from tests.digests.composed import NINE, details, every_figure_has_its_source, words
from tests.digests.entries import RECORDED, article, citation, event, fact, position, quote

SINCE = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)


def context(limit: int = 12, *, language: str = "en", reference: str = "8F3K2", topics: tuple[str, ...] = ("Acme",)) -> DigestContext:
    return DigestContext(topics, NINE, "UTC", 0, reference, SubscriptionOptions(limit=limit, show=Show.CHANGES), language=language)


def made(*new: Entry, earlier: tuple[Fact, ...] = (), corrections: tuple[PendingCorrection, ...] = (), **options: object) -> Composed:
    news = News(SINCE, new=new, earlier=earlier, pending_corrections=corrections)
    return compose_digest(news, context(**options))  # type: ignore[arg-type]


def places(composed: Composed) -> dict[int, Place]:
    return {promise.entry: promise.place for promise in composed.promises}


OLD, NEW = fact(1, "40000", as_of="2026-09"), fact(2, "45000", as_of="2026-10")


def test_only_changes_are_told_each_with_its_source() -> None:
    seen = fact(8, "310", metric="vans", unit="vans", comparator=Comparator.EQUAL, cited=citation("a8"))
    otherwise = fact(9, "320", metric="vans", unit="vans", comparator=Comparator.EQUAL, cited=citation("a9"))
    boss = position(5, since="2026-11-10", cited=citation("a4"))
    composed = made(article(7), NEW, event(3, "2026-11-10"), quote(4), boss, otherwise, earlier=(OLD, seen))
    said = words(composed.document)
    assert said.splitlines()[0] == ("3 changes on Acme: shops over 40,000 → over 45,000 · Lena Ortiz, chief executive · vans 310 but 320")
    assert said.index("# Figures") < said.index("# Positions") < said.index("# Sources that disagree")
    assert "- Acme, shops: over 40,000 (Sep 2026) [1] → over 45,000 (Oct 2026) [2]" in said
    assert "- Lena Ortiz: chief executive of Acme (from 10 Nov 2026) [3]" in said
    assert "- Acme, vans: 310 (Oct 2026) [4] but 320 (Oct 2026) [5]" in said
    assert "Something happened" not in said + details(composed.document)
    assert "double our fleet" not in said + details(composed.document)
    every_figure_has_its_source(composed.document)
    assert "> Why these?: /brief digest why 8F3K2" in said


def test_what_it_tells_is_promised_as_shown_and_the_rest_is_not() -> None:
    composed = made(article(7), NEW, event(3, "2026-11-10"), earlier=(OLD,))
    assert places(composed) == {1: Place.COMPARED, 2: Place.RECAPPED}
    assert not composed.empty


def test_plans_have_a_heading_of_their_own() -> None:
    def plan(number: int, value: str, day: str) -> Fact:
        cited = replace(citation(f"a{number}"), published=PartialDate.parse(day))
        return fact(number, value, as_of="2028", nature=Nature.PLANNED, cited=cited)

    said = words(made(plan(2, "60000", "2026-11-10"), earlier=(plan(1, "50000", "2026-03-01"),)).document)
    assert "# Plans and forecasts" in said
    assert "# Figures" not in said


def test_an_office_that_somebody_has_had_for_long_is_no_change() -> None:
    assert made(position(5, since="2023-05"), position(6)).empty
    assert not made(position(5, since="2026-11-01")).empty
    assert not made(position(5, until="2027-01-01")).empty


def test_what_came_with_the_program_or_from_the_archive_is_no_change() -> None:
    old_news = replace(NEW, citation=replace(NEW.citation, published=PartialDate.parse("2026-10-05")))
    assert made(old_news, earlier=(OLD,)).empty
    assert made(replace(NEW, recorded_by=SEEDER), earlier=(OLD,)).empty
    assert not made(replace(NEW, citation=replace(NEW.citation, published=None)), earlier=(OLD,)).empty
    # What is stored after the channel subscribed is news to it, whenever it was published.
    later = replace(context(), subscribed=RECORDED - timedelta(days=1))
    assert not compose_digest(News(SINCE, new=(old_news,), earlier=(OLD,)), later).empty
    # It is what a later figure is compared with.
    assert "over 45,000 → over 47,000" in words(made(fact(3, "47000", as_of="2026-11"), old_news, earlier=(OLD,)).document)


def test_corrections_are_told_below_and_alone_they_are_the_title() -> None:
    corrected = fact(12, "41000", as_of="2026-09")
    ending = Ending(OLD, OLD.lineage, corrected, SINCE, "misread", OLD.id)
    one = PendingCorrection(ending, "U1", "7A2B9", replied=False)
    both = words(made(NEW, earlier=(corrected,), corrections=(one,)).document)
    assert both.startswith("2 changes on Acme: shops over 41,000 → over 45,000 · Acme, shops")
    assert "# Corrected" in both
    alone = made(corrections=(one,))
    assert words(alone.document).startswith("1 correction: Acme, shops")
    assert places(alone) == {1: Place.CORRECTED}
    assert made(corrections=(replace(one, replied=True),)).empty


def test_most_are_told_in_short_more_in_the_details_and_the_rest_is_counted() -> None:
    new = [fact(100 + n, "900", metric=f"measure {n}", as_of="2026-10") for n in range(9)]
    old = tuple(fact(200 + n, "800", metric=f"measure {n}", as_of="2026-09") for n in range(9))
    composed = made(*new, earlier=old, limit=7)
    said = words(composed.document)
    assert said.startswith("9 changes on Acme: ")
    assert said.count(" → over 900 (") == 5
    assert details(composed.document).count(" → over 900 (") == 2
    assert "In the details: 2 more changes." in said
    assert "And 2 more: " in said
    assert "/brief changes Acme since:2026-11-09" in said
    assert len([place for place in places(composed).values() if place is Place.RECAPPED]) == 7
    every_figure_has_its_source(composed.document)


def test_nothing_that_changed_is_said_so_and_is_empty() -> None:
    quiet = made(article(7), NEW)
    assert quiet.empty
    assert quiet.promises == ()
    assert words(quiet.document).startswith("Nothing changed on Acme since 9 Nov 2026")
    assert words(made(NEW, earlier=(OLD,), topics=()).document).startswith("1 change: Acme, shops over 40,000 → ")
    assert words(made(topics=()).document).startswith("Nothing changed since 9 Nov 2026")


def test_it_is_in_its_subscription_s_language() -> None:
    said = words(made(NEW, earlier=(OLD,), language="zh").document)
    assert said.startswith("Acme 有 1 处变化")
    assert "# 数据" in said
    assert words(made(language="zh").document).startswith("自 ")
