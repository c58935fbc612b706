"""Whose timelines a happening stands on: both sides of a takeover, the company that money was put into, that of a portrait's person."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import EventDraft
from storage.values import PartialDate

TAKEOVER = """Brindle Foods to buy Okarito Dairy for $420 million

AUCKLAND, May 12 (Southern Wire) - Brindle Foods, which makes biscuits and soups, has agreed to buy its smaller rival Okarito Dairy for 420
million dollars, the companies said on Wednesday.

Okarito's shareholders will vote on June 30. The competition commission is expected to rule in August, and the deal should close by the end
of October.

Okarito, founded in 1921 by eleven farmers, employs 800 people. Tasman Cheese, a bigger rival, closed a plant in March.
"""
VOTE_PUT_OFF = """Tessaro shareholders to vote later on Mirador sale

Tessaro has put back the vote on its 90 million euro purchase of Mirador Optics by a week, to 23 September, the Turin
company said on Tuesday.

The takeover, announced on 4 August, is now expected to close in the first quarter of 2028. Pixelhaus, another studio, was sold in 2025.
"""
ROUND = """Lichen robots: Murmura raises fresh money

Murmura, a Ghent startup that was started in 2019, has closed a Series A of $22 million led by Kestrel Deep.
Orbis Ventures and Lowland Angels joined.

The round values the company at $140 million, up from $31 million at its seed round in April 2024.

It opened a workshop in Leuven in September 2025.
"""
PORTRAIT = """The man who kept the piano factory

By Ida Rossling — Saturday, 2 October 2027

Anders Lundmark tunes his own office piano, every Monday. Lundmark Pianos, established in 1902 by his great-grandfather, has 310 employees.

In 2011 he took over the firm from his aunt. Zenko of Japan, the giant of the trade, bought a rival in 2018.

A move into synthesizers, started in 2014 and given up in 2017, cost 40 million kronor. On 1 March he will hand over to his daughter Maja.
"""
OWNERS = """Saltmarsh Energy sells itself to the neighbours

Saltmarsh Energy is passing into the hands of its customers. The biggest winner is Tidal Fund, which put £12m into the company in 2019 and
owns half of it.

Norah Quill, the founder, will stay as an adviser until the end of 2028. The company is to publish its accounts on 30 April.
"""
RELEASE = """Corvane Optical: first half of 2027

Lille, 22 July 2027

Corvane Optical S.A. reports sales of €210 million for the first half of 2027. On 3 May the Group agreed to sell Lumiset GmbH, its lamp
subsidiary in Jena, for €12 million.

The Group opened its new plant at Roubaix in March.
"""


def timeline(text: str, published: str, name: str) -> set[str]:
    """The dates of the events that stand on the timeline of what begins with this name."""
    return {event.date.value for event in read(text, published=PartialDate.parse(published)).events if name in _names(event)}


def _names(event: EventDraft) -> set[str]:
    about = (event.about.name,) if event.about else ()
    return {name.split()[0] for name in (*about, *event.entities)}


@pytest.mark.parametrize(
    ("text", "published", "name", "dates"),
    [
        (TAKEOVER, "2027-05-12", "Brindle", {"2027-05-12", "2027-06-30", "2027-08", "2027-10"}),
        (TAKEOVER, "2027-05-12", "Okarito", {"2027-05-12", "2027-06-30", "2027-08", "2027-10", "1921"}),
        (VOTE_PUT_OFF, "2027-09-08", "Tessaro", {"2027-09-23", "2027-08-04", "2028-Q1"}),
        (VOTE_PUT_OFF, "2027-09-08", "Mirador", {"2027-09-23", "2027-08-04", "2028-Q1"}),
        (ROUND, "2027-03-09", "Murmura", {"2019", "2024-04", "2025-09"}),
        (PORTRAIT, "2027-10-02", "Lundmark", {"1902", "2011", "2014", "2017", "2028-03-01"}),
        (OWNERS, "2027-04-07", "Saltmarsh", {"2019", "2028", "2027-04-30"}),
        (RELEASE, "2027-07-22", "Corvane", {"2027-05-03", "2027-03"}),
    ],
)
def test_a_timeline_has_what_concerns_the_company(text: str, published: str, name: str, dates: set[str]) -> None:
    assert dates <= timeline(text, published, name)


@pytest.mark.parametrize(
    ("text", "published", "name", "date"),
    [
        (TAKEOVER, "2027-05-12", "Brindle", "1921"),
        (TAKEOVER, "2027-05-12", "Okarito", "2027-03"),
        (VOTE_PUT_OFF, "2027-09-08", "Tessaro", "2025"),
        (ROUND, "2027-03-09", "Orbis", "2025-09"),
        (PORTRAIT, "2027-10-02", "Lundmark", "2018"),
    ],
)
def test_what_is_about_another_company_only_stays_out(text: str, published: str, name: str, date: str) -> None:
    assert date not in timeline(text, published, name)


def test_by_how_much_a_meeting_is_put_off_is_no_time_of_its_own() -> None:
    text = "As a result, the meeting at which Okarito's owners were to decide on 28 April has been pushed back by two weeks, to 12 May."
    found = read(f"Okarito waits\n\nOkarito is a dairy.\n\n{text}", published=PartialDate.parse("2027-03-17")).events
    assert [event.date.value for event in found] == ["2027-05-12"]


def test_a_company_of_two_that_took_part_is_not_what_it_means() -> None:
    text = "Murmura hires\n\nMurmura is a Ghent startup.\nOrbis Ventures and Lowland Capital joined. It opened a workshop in March 2026."
    [event] = read(text, published=PartialDate.parse("2027-03-17")).events
    assert event.about is not None
    assert event.about.name == "Murmura"


def test_a_company_whose_name_is_wrapped_is_concerned_by_its_full_name() -> None:
    text = (
        "Murmura hires\n\nMurmura, a Ghent startup that was started in 2019 by two divers, has closed a\nSeries A of $22 million. It "
        "was led by Kestrel Deep, a fund from the port of\nBruges that looks for robots. In the afternoon of 3 March 2026 Lowland\n"
        "Angels bought a stake. The start-up had never before taken any money from a fund, and it\ndid not want to take much of it now.\n"
    )
    events = read(text, published=PartialDate.parse("2027-03-17")).events
    assert ["Lowland Angels" in event.entities for event in events if event.date.value == "2026-03-03"] == [True]
