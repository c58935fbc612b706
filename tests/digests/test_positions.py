"""Who comes and who goes, in digests."""

from __future__ import annotations

from dataclasses import replace

from bot.digests.correcting import correction, real_changes
from storage.drafts import About
from storage.records import Ending
from storage.values import Origin
from tests.digests.composed import composed, details, every_figure_has_its_source, said, words
from tests.digests.entries import RECORDED, article, citation, event, fact, position, quote


def test_who_comes_or_goes_is_a_line_of_its_story() -> None:
    digest = composed(article(1), position(2, since="2026-12"), position(3, person="Ada Roe", until="2026-11"))
    assert "- Lena Ortiz: chief executive of Acme (from Dec 2026) [1]" in details(digest.document)
    assert "- Ada Roe: chief executive of Acme (until Nov 2026) [2]" in details(digest.document)
    assert {promise.entry for promise in digest.promises} == {1, 2, 3}
    every_figure_has_its_source(digest.document)


def test_what_two_articles_say_of_one_office_is_told_once_and_both_are_promised() -> None:
    first, second = (position(number, since="2026-12", cited=citation(f"a{number - 2}")) for number in (3, 4))
    digest = composed(article(1), article(2), first, second)
    assert (words(digest.document) + details(digest.document)).count("- Lena Ortiz: chief executive") == 1
    assert {promise.entry for promise in digest.promises} == {1, 2, 3, 4}


def test_an_office_that_a_text_only_mentions_is_no_line_unless_it_is_all_that_is_new() -> None:
    digest = composed(article(1), fact(2), position(3))
    assert "Lena Ortiz" not in words(digest.document) + details(digest.document)
    assert {promise.entry for promise in digest.promises} == {1, 2, 3}
    assert "- Lena Ortiz: chief executive of Acme [1]" in words(composed(position(3)).document)


def test_a_sentence_that_tells_of_an_event_and_an_office_is_shown_once() -> None:
    cited = citation("a1")
    digest = composed(article(1), event(2, "2026-12", cited=cited), position(3, since="2026-12", cited=cited))
    assert "- Lena Ortiz: chief executive of Acme (from Dec 2026)" in details(digest.document)
    assert "Something happened" not in words(digest.document) + details(digest.document)


def test_a_corrected_position_is_told_with_what_holds_now() -> None:
    before, after = position(2, since="2026-12"), position(2, since="2027-01")
    reply = said(correction("8F3K2", [Ending(before, before.lineage, after, RECORDED, "misread")]).blocks)
    assert "- Lena Ortiz: was chief executive of Acme (from Dec 2026), is chief executive of Acme (from Jan 2027) [1] (misread)" in reply
    gone = said(correction("8F3K2", [Ending(before, before.lineage, None, RECORDED)]).blocks)
    assert "- Lena Ortiz: was chief executive of Acme (from Dec 2026), is withdrawn" in gone


def test_an_event_or_quotation_that_was_moved_is_a_change_and_one_that_was_read_again_is_none() -> None:
    for before in (event(2, "2026-12"), quote(2)):
        moved = replace(before, about=About(name="Borealis"), origin=Origin.BY_HAND)
        ending = Ending(before, before.lineage, moved, RECORDED)
        assert real_changes([ending]) == [ending]
        assert "is moved to Borealis: " in said(correction("8F3K2", [ending]).blocks)
        assert real_changes([Ending(moved, before.lineage, before, RECORDED)]), "taken back"
        read_again = replace(before, about=About(name="Borealis"))
        assert real_changes([Ending(before, before.lineage, read_again, RECORDED)]) == []
