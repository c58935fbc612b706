"""By which shorter forms names are called, and by which not."""

from __future__ import annotations

import pytest

from storage.name_forms import core_of, form_rows, forms_of
from storage.values import TopicKind


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Fjordlys Energi ASA", ["fjordlys energi asa", "fjordlys energi", "fjordlys"]),
        ("Cadmore S.A.", ["cadmore s.a.", "cadmore"]),
        ("Cadmore, Inc.", ["cadmore, inc.", "cadmore"]),
        ("The Tern Company", ["the tern company", "tern"]),
        ("Marlow & Co. KG", ["marlow & co. kg", "marlow"]),
        ("Silver Heron Shipping Ltd", ["silver heron shipping ltd", "silver heron shipping", "silver heron"]),
        ("Bank of Kelso", ["bank of kelso"]),
        ("National Grain Board", ["national grain board", "national grain"]),
        ("河谷科技有限公司", ["河谷科技有限公司", "河谷科技"]),
        ("AS", ["as"]),
        ("Tern", ["tern"]),
        ("  ", []),
        ("one name of far too many words to be the name of anything", ["one name of far too many words to be the name of anything"]),
    ],
)
def test_a_name_is_called_by_its_first_words_without_what_says_its_legal_form(name: str, forms: list[str]) -> None:
    assert forms_of(name, TopicKind.ORGANISATION) == forms


def test_a_person_is_called_by_the_last_name() -> None:
    assert forms_of("Ines de la Vega", TopicKind.PERSON) == ["ines de la vega", "vega"]
    assert forms_of("Ines", TopicKind.PERSON) == ["ines"]


@pytest.mark.parametrize(("one", "other"), [("Cadmore S.A.", "Cadmore"), ("the Tern Co.", "Tern"), ("河谷集团", "河谷")])
def test_two_spellings_of_one_name_have_one_core(one: str, other: str) -> None:
    assert core_of(one) == core_of(other)


def test_names_that_only_begin_alike_have_different_cores() -> None:
    assert core_of("Tern Energy Ltd") != core_of("Tern Foods Ltd")


def test_the_rows_come_in_one_order_and_each_once() -> None:
    names = [("", "Tern Ltd", "organisation"), ("", "Alca AG", "other"), ("", "Alca AG", "organisation")]
    rows = form_rows(names)
    assert [(row["form"], row["key"], row["kind"]) for row in rows] == [
        ("alca", "alca ag", "organisation"),
        ("alca ag", "alca ag", "organisation"),
        ("tern", "tern ltd", "organisation"),
        ("tern ltd", "tern ltd", "organisation"),
    ]
