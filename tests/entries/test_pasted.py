"""Addresses among words, and pasted text without the marks around it."""

from __future__ import annotations

import pytest

from bot.entries.pasted import Pasted, addresses_in, plain_text

ONE = "https://news.example/depot"
OTHER = "https://news.example/ferry?page=2"


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (ONE, ""),
        (f"{ONE}.", ""),
        (f"({ONE})", ""),
        (f"“{ONE}”", ""),
        (f"'{ONE}',", ""),
        (f"`{ONE}`", ""),
        (f"**{ONE}**", ""),
        (f"_{ONE}_", ""),
        (f"<{ONE}>", ""),
        (f"<{ONE}|The depot, pictured>", ""),
        (f"*<{ONE}|The depot>*", ""),
        (f"[The depot]({ONE})", ""),
        (f'[The depot]({ONE} "a title")', ""),
        (f"- {ONE}", ""),
        (f"• {ONE}", ""),
        (f"1. {ONE}", ""),
        (f"Link: {ONE}", ""),
        (f"{ONE} please", ""),
        (f"{ONE} worth your while", "worth your while"),
        (f"worth your while: {ONE}!", "worth your while"),
        (f"{ONE} (thanks to Ines)", "thanks to Ines"),
        (f"From Ines (Porto): {ONE}", "From Ines (Porto)"),
        (f"看看{ONE}。很有意思", "看看 。很有意思"),
        ("news.example/depot", ""),
        ("www.news.example/depot", None),
        ("feed:https://news.example/depot", ""),
        ("feed://news.example/depot", ""),
    ],
)
def test_an_address_is_found_in_whatever_stands_around_it(words: str, remark: str | None) -> None:
    found = addresses_in(words)
    if remark is None:
        assert found == Pasted(("https://www.news.example/depot",))
    else:
        assert found is not None
        assert (found.addresses, found.remark.replace(" please", "").replace("please", "")) == ((ONE,), remark)


@pytest.mark.parametrize(
    "words",
    [
        f"{ONE} {OTHER}",
        f"{ONE}\n{OTHER}",
        f"{ONE}, {OTHER}",
        f"{ONE} and {OTHER}",
        f"- {ONE}\n- {OTHER}",
        f"1) {ONE} 2) {OTHER}",
        f"<{ONE}|first> <{OTHER.replace('&', '&amp;')}>",
        f"[a]({ONE}) / [b]({OTHER})",
        f"{ONE} {OTHER} {ONE}",
        f"{ONE}\\n{OTHER}",
        f"- {ONE}\\r\\n- {OTHER}",
    ],
)
def test_several_addresses_are_all_found_each_once(words: str) -> None:
    found = addresses_in(words)
    assert found is not None
    assert (found.addresses, found.remark) == ((ONE, OTHER), "")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://wiki.example/Depot_(Turin)", "https://wiki.example/Depot_(Turin)"),
        ("(see https://wiki.example/Depot_(Turin))", "https://wiki.example/Depot_(Turin)"),
        ("https://news.example/a_b_", "https://news.example/a_b_"),
        ("https://news.example/?a=1&amp;b=2", "https://news.example/?a=1&b=2"),
        ("192.0.2.7:8080/feed", "http://192.0.2.7:8080/feed"),
        ("acme.example", "https://acme.example"),
    ],
)
def test_an_address_keeps_what_belongs_to_it(words: str, address: str) -> None:
    assert addresses_in(words) == Pasted((address,))


@pytest.mark.parametrize(
    "words",
    [
        "Globex opened a depot in Turin.",
        "either/or, e.g. three depots, 4.5 million a year",
        "write to ines@news.example/depot",
        "report.pdf",
        "Acme Inc./Globex Ltd. merged",
        f"{'A long article about a depot. ' * 12} Source: {ONE}",
    ],
)
def test_what_only_looks_like_an_address_or_merely_cites_one_is_text(words: str) -> None:
    assert addresses_in(words) is None


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("*Globex* sold _4,200 tonnes_ in May.", "Globex sold 4,200 tonnes in May."),
        ("**Globex** sold __4,200__ `tonnes`.", "Globex sold 4,200 tonnes."),
        ("***Globex*** sold **4,200 _metric_ tonnes**.", "Globex sold 4,200 metric tonnes."),
        ("Globex sold ~3,900~ 4,200 tonnes.", "Globex sold ~3,900~ 4,200 tonnes."),
        ("~~Initech~~ Globex sold 4,200 tonnes.", "Globex sold 4,200 tonnes."),
        ("• Globex sold 4,200.\n• Initech sold 90.", "Globex sold 4,200.\nInitech sold 90."),
        ("- Globex sold 4,200.\n  - Initech sold 90.", "Globex sold 4,200.\nInitech sold 90."),
        ("1. Globex sold 4,200.\n2. Initech sold 90.", "Globex sold 4,200.\nInitech sold 90."),
        ("1. Globex sold 4,200.\\n2. Initech sold 90.", "Globex sold 4,200.\nInitech sold 90."),
        ("Globex sold 4,200.\\nInitech sold 90.", "Globex sold 4,200.\nInitech sold 90."),
        ("> Globex sold\n> 4,200 tonnes.", "Globex sold\n4,200 tonnes."),
        ("“Globex sold 4,200 tonnes.”", "Globex sold 4,200 tonnes."),
        ("「Globex 卖出 4200 吨」", "Globex 卖出 4200 吨"),
    ],
)
def test_the_marks_around_pasted_words_are_left_off(pasted: str, text: str) -> None:
    assert plain_text(pasted) == text


@pytest.mark.parametrize(
    "text",
    [
        "The file lies in C:\\news\\notes.",
        "3*4*5 and depot_number_seven and 2 * 3 * 4",
        "About ~5 million tonnes, up from ~4 million.",
        "2. quarter sales rose to 5.",
        "-5% in May, after +3% in April.",
        "“We move” and “you rest”, it said.",
        "It fell short* of its aim.",
        "The file is called __init__.py and *.txt is left out.",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert plain_text(text) == text
