"""What of a page's mark-up is no text of its article, and what must not be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.page import page_text

STORY = (
    "<p>Marsh Ferries runs nine boats between the town and the islands, and most people there have sailed on one of them. It was founded"
    " by a miller who wanted to sell his flour on the other side of the bay.</p>"
) * 3
OPENING = "<h1>Ferry sold</h1><p>Marsh Ferries sold its oldest boat to a museum, its director said.</p>"


def text_of(inside: str, *, around: str = "{}") -> str:
    body = around.format(f"<article>{OPENING}{inside}{STORY}</article>")
    return " ".join(page_text(f"<!doctype html><html><head><title>Ferry sold</title></head><body>{body}</body></html>", None).text.split())


UNSEEN = (
    "<s>$41</s>", "<del>$41</del>", "<strike>$41</strike>", "<span style='text-decoration: line-through'>$41</span>",
    "<span class='price-strikethrough'>$41</span>", "<span class='text-line-through'>$41</span>", "<b hidden>$41</b>",
    "<span style='display:none'>$41</span>",
)  # fmt: skip


@pytest.mark.parametrize("mark", UNSEEN)
def test_struck_out_and_hidden_figures_are_no_text(mark: str) -> None:
    text = text_of(f"<p>A ticket costs {mark} $37 for those who come back on the same day.</p>")
    assert "$41" not in text
    assert "$37" in text


ADVERTISEMENTS = (
    "<amp-ad><p>{}</p></amp-ad>", "<ins class='adsbygoogle'><p>{}</p></ins>", "<div class='ad-slot wide'><p>{}</p></div>",
    "<section aria-label='Advertisement'><p>{}</p></section>", "<div id='outbrain-box'><p>{}</p></div>",
)  # fmt: skip


@pytest.mark.parametrize("around", ADVERTISEMENTS)
def test_advertisements_are_no_text(around: str) -> None:
    assert "$66" not in text_of(around.format("Shoes that cost only $66 if you order them today, said nobody in the town."))


def test_words_that_were_added_later_stay() -> None:
    assert "pays $13 an hour" in text_of("<p>It pays <del>$11</del> <ins>$13</ins> an hour to the crews of its boats.</p>")
    assert "oldest boat" in text_of("", around="<div class='sponsored-content'>{}</div>")


NOTES = (
    "<sup>1</sup>", "<sup>[1]</sup>",
    "<sup><a href='#fn1'>1</a></sup>", "<sup class='reference'>12</sup>", "<sup>*</sup>", "<sup>1, 2</sup>",
    "<a href='#fn:3' role='doc-noteref'>3</a>", "<a class='footnote-ref' href='#x'>1</a>", "<span class='superscript'>1</span>",
    "<span style='vertical-align: super'>2</span>", "<sup>[note 4]</sup>", "<sup>[source?]</sup>",
)  # fmt: skip


@pytest.mark.parametrize("mark", NOTES)
def test_note_marks_are_no_part_of_a_figure(mark: str) -> None:
    assert "earned $5,200 from it" in text_of(f"<p>It earned $5,200{mark} from it in the year that ended in June.</p>")


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("a hall of 300 m<sup>2</sup> for it", "300 m²"),
        ("about 10<sup>6</sup> litres of it", "10⁶ litres"),
        ("on the 3<sup>rd</sup> of May it", "3rd of May"),
        ("a ticket at €6<sup>50</sup> for it", "€6.50"),
        ("grew by 14<sup>1</sup>% with it", "14%"),
        ("as CO<sub>2</sub> fell with it", "CO2"),
        ("see <a href='#prices'>2</a> of it", "see 2 of it"),
    ],
)
def test_raised_figures_stay_what_they_are(inside: str, words: str) -> None:
    assert words in text_of(f"<p>Marsh Ferries had {inside} in the year that ended in June.</p>")


CELLS = (
    ("<ul><li>Fares $4 million</li><li>Post $1 million</li></ul>", ("Fares $4 million; Post $1 million",)),
    ("<ol><li>Two new boats<ul><li>one of steel</li></ul></li></ol>", ("Two new boats; one of steel",)),
    ("<dl><dt>Debt</dt><dd>$8 million</dd></dl>", ("Debt $8 million",)),
    ("Before<p>17 boats</p>after <b>all</b>", ("Before; 17 boats; after all",)),
    ("$6 million<br>310 people", ("$6 million 310 people",)),
    ("<h3>Crew</h3><p>310</p>", ("Crew; 310",)),
    ("<table><tr><td>Inner</td><td>$9 million</td></tr></table>", ("Inner", "$9 million")),
)


@pytest.mark.parametrize(("cell", "parts"), CELLS)
def test_what_a_table_cell_holds_is_kept(cell: str, parts: tuple[str, ...]) -> None:
    text = text_of(f"<table><tr><td>Year</td><td>{cell}</td></tr></table>")
    for part in parts:
        assert part in text


@pytest.mark.parametrize("tag", ["aside", "footer", "nav", "header", "div class='sidebar'", "form"])
def test_an_article_in_the_margin_is_found(tag: str) -> None:
    body = f"<div id='cookie-banner'><p>We use cookies. Accept all</p></div><{tag}>{OPENING}{STORY}</{tag.split()[0]}>"
    text = page_text(f"<html><head><title>Ferry sold</title></head><body>{body}</body></html>", None).text
    assert "oldest boat" in text
    assert "cookies" not in text


def test_a_margin_beside_an_article_stays_out() -> None:
    assert "trains" not in text_of(
        "", around="{}<aside><p>Elsewhere, 40 trains were late in the snow, which is rare in this land.</p></aside>"
    )


@given(st.text(alphabet="<>/supdeltr \"'=&;#01xfe\ufffe\x01", max_size=120))
def test_any_markup_is_read(words: str) -> None:
    assert "Marsh Ferries" in text_of(f"<p>{words.replace('<!', '')}</p>&#1;&#xfffe;<s>&#2;</s>") or "<" in words
