from __future__ import annotations

import pytest

from bot.wording.people import People, describe_person


@pytest.mark.parametrize(
    ("person", "name", "words"),
    [
        ("U5", "lena", "@lena"),
        ("U5", "", "user U5"),
        ("4711", "", "user 4711"),
        ("operator", "", "operator"),
        ("U5", "le\u202ena", "@le na"),
    ],
)
def test_a_person_is_named_as_far_as_the_name_is_known(person: str, name: str, words: str) -> None:
    assert describe_person(person, name) == words


def test_those_whose_names_are_known_are_called_by_them() -> None:
    people = People({"U5": "lena"})
    assert (people.describe("U5"), people.describe("U6")) == ("@lena", "user U6")
