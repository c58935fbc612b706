"""What a digest's messages show instead of what no longer holds: beside the figure that ended, and only what is true now."""

from __future__ import annotations

from dataclasses import replace

from bot.core.document import Document, Listing
from bot.digests.composing import compose
from bot.digests.correcting import amended
from storage.digests.news import News
from storage.records import Ending, Fact
from storage.values import Comparator
from tests.digests.composed import context
from tests.digests.entries import RECORDED, citation, fact

OLD = fact(1, "305", as_of="2026-09", cited=citation("a1"))
NEW = fact(2, "310", cited=citation("a2"))


def digest(first: Fact, second: Fact) -> Document:
    return compose(News(RECORDED, new=(second,), earlier=(first,)), context(archive=False)).document


def line(document: Document) -> str:
    [item] = [item for block in document.blocks if isinstance(block, Listing) for item in block.items if "f2" in item.entries]
    return "".join(getattr(span, "text", "") or "[#]" for span in item.spans)


def shown(document: Document, *endings: Ending) -> Document:
    changed = amended(document, endings, "UTC")
    assert changed is not None
    return changed


def ending(delivered: Fact, now: Fact | None = None) -> Ending:
    return Ending(delivered, delivered.lineage, now, RECORDED)


def test_of_two_figures_the_one_that_ended_is_marked() -> None:
    composed = digest(OLD, NEW)
    assert line(composed) == "over 305 (Sep 2026) [#] → over 310 (Oct 2026) [#]"
    assert line(shown(composed, ending(OLD))) == "over 305 (Sep 2026) [withdrawn on 16 Nov 2026] [#] → over 310 (Oct 2026) [#]"
    assert line(shown(composed, ending(NEW))) == "over 305 (Sep 2026) [#] → over 310 (Oct 2026) [withdrawn on 16 Nov 2026] [#]"


def test_of_two_sources_that_disagree_too() -> None:
    first, second = (
        fact(number, value, comparator=Comparator.EQUAL, cited=citation(f"a{number}")) for number, value in ((1, "305"), (2, "310"))
    )
    corrected = line(shown(digest(first, second), ending(first, replace(second, id=9, ref="f1"))))
    assert corrected == "310 (Oct 2026) [#] but 305 (Oct 2026) [corrected on 16 Nov 2026, now 310 (Oct 2026)] [#]"


def test_later_marks_replace_earlier_ones_and_disappear_where_the_delivered_version_holds_again() -> None:
    composed = digest(OLD, NEW)
    first = shown(composed, ending(NEW, fact(2, "320")))
    second = shown(first, ending(NEW))
    assert line(second) == "over 305 (Sep 2026) [#] → over 310 (Oct 2026) [withdrawn on 16 Nov 2026] [#]"
    assert shown(second) == composed
    assert amended(composed, [], "UTC") is None
    assert amended(second, [ending(NEW)], "UTC") is None


def test_a_correction_that_leaves_the_figure_names_what_changed() -> None:
    composed = digest(OLD, NEW)
    for now, said in (
        (replace(NEW, metric="depots"), "metric depots instead of shops"),
        (replace(NEW, scope="franchised"), "scope franchised instead of none"),
        (replace(NEW, subject="Globex"), "subject Globex instead of Acme"),
        (replace(NEW, as_of=OLD.as_of), "over 310 (Sep 2026); date Sep 2026 instead of Oct 2026"),
    ):
        assert f"{said}]" in line(shown(composed, ending(NEW, now))), now
