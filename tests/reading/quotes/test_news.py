"""Quotations in running political, court and local news: each with the speaker whom the text names, also by a pronoun or office."""

from __future__ import annotations

import pytest

from tests.reading.quotes.test_quotations import said

CASES = [
    # what goes on after a quotation has the same speaker
    (
        "Alderman Rufus Teague called it “a knee-jerk decision” and warned that costs would “double overnight.”",
        [("a knee-jerk decision", "Rufus Teague"), ("double overnight.", "Rufus Teague")],
    ),
    (
        "Mayor Pete Scanlon blasted the walkout as “grandstanding,” insisting that the offer was “the best in the state.”",
        [("grandstanding,", "Pete Scanlon"), ("the best in the state.", "Pete Scanlon")],
    ),
    (
        "Greg Yates said he would publish it “line by line” next week, and challenged Moana Tarrant to “do the same.”",
        [("line by line", "Greg Yates"), ("do the same.", "Greg Yates")],
    ),
    # a participle tells what the subject of the sentence said
    (
        "A judge in Carrow refused to move the trial of Dale Hutchins, saying that jurors “can be trusted to do their duty.”",
        [("can be trusted to do their duty.", "A judge")],
    ),
    (
        "The minister's spokesman gave no figure, telling reporters only that the plan was “fully costed”.",
        [("fully costed", "The minister's spokesman")],
    ),
    (
        "PARIS (AFP) — French farmers drove into the capital, chanting “no farms, no food” at dawn.",
        [("no farms, no food", "French farmers")],
    ),
    # the subject of a relative clause
    ("The Senate scrapped the fee, a move that unions hailed as “long overdue”.", [("long overdue", "unions")]),
    ("Roe spoke of reform, a charge that Odile Granger rejected as “cheap”.", [("cheap", "Odile Granger")]),
    # one or two words that judge
    ("Sam Abiodun described the ruling as “deeply disappointing”.", [("deeply disappointing", "Sam Abiodun")]),
    ("Odile Granger promised “concrete answers” by Friday.", [("concrete answers", "Odile Granger")]),
    ("A government source said the deputy was “furious” about a leaked letter.", [("furious", "A government source")]),
    # offices
    (
        "Sen. Paula Redfern (D-Ohio) spoke first. “He can bring the files himself,” the senator told reporters.",
        [("He can bring the files himself,", "Paula Redfern")],
    ),
    (
        "“I have heard it about cars,” Marit Hoekstra said. “I have heard it about ships,” the commissioner added.",
        [("I have heard it about cars,", "Marit Hoekstra"), ("I have heard it about ships,", "Marit Hoekstra")],
    ),
    ("“This was not an easy call,” said Superintendent Priscilla Yoon.", [("This was not an easy call,", "Priscilla Yoon")]),
    (
        "Resident Bill Eames, 71, sighed: “I just want somewhere to leave the car.”",
        [("I just want somewhere to leave the car.", "Bill Eames")],
    ),
    (
        "In a memo obtained by the Bell Courier, the acting sheriff told deputies that “the next few weeks will be rough.”",
        [("the next few weeks will be rough.", "the acting sheriff")],
    ),
    ("Owen Barr, asked by Delia Pruitt whether it could be repeated, answered: “Not this year.”", [("Not this year.", "Owen Barr")]),
    (
        "Another resident said he had “framed the invoice.”\n“It is in my hall,” he said.",
        [("framed the invoice.", "Another resident"), ("It is in my hall,", "Another resident")],
    ),
    # papers
    ("According to a memo seen by The Lakeside Post, the office saw “a reputational risk.”", [("a reputational risk.", "a memo")]),
    (
        "The indictment says Buck Ransom “treated the evidence room as a gift shop.”",
        [("treated the evidence room as a gift shop.", "The indictment")],
    ),
    (
        "The health ministry urged both sides to talk, saying in a tweet that “patients must come first.”",
        [("patients must come first.", "The health ministry")],
    ),
    ("The teachers' union said the delay was “a victory for common sense.”", [("a victory for common sense.", "The teachers' union")]),
    # any verb in a short tag
    ("Herb Fogel paused. “She is thorough,” he allowed.", [("She is thorough,", "Herb Fogel")]),
    ("“Goats!” boomed Jesse Cole from the back.", [("Goats!", "Jesse Cole")]),
    ("“They can move desks,” Amos Tull, who teaches history, put it.", [("They can move desks,", "Amos Tull")]),
    # who wrote the text does not speak
    (
        "By Norah Finch\nThe mayor of Tullamore Bay apologized for what he described as “a spectacularly bad joke” about swimmers.",
        [("a spectacularly bad joke", "The mayor")],
    ),
]
NOT_SAID = [
    "Brian Otieno used the Swahili word for “we are tired.”",
    "The board's so-called “green plan” was drafted in June.",
    "She compared the debate to “The Italian Job”.",
    "Critics said the “two-tier” system should go.",
    "The court rejected the “emergency powers” plan.",
    "The firm promised “green” bonds to savers.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_in_news(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_terms_and_titles_are_no_quotations(text: str) -> None:
    assert said(text) == []


def test_a_dateline_does_not_speak() -> None:
    text = "SAINT-ROCH — Premier Alain Fortier stopped and took her hand. “I should have come sooner,” he told her."
    assert said(text) == [("I should have come sooner,", "Alain Fortier")]
