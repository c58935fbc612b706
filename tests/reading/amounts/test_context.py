"""Numbers whose unit stands elsewhere in the sentence, and units that hold a name or an age."""

from __future__ import annotations

import pytest

from tests.reading.amounts.test_quantities import read

BORROWED = [
    ("A family of five fled through a window.", ["=5 people"]),
    ("The Group of Seven meets in May.", []),
    ("The death toll rose to 47 on Friday, with 212 injured.", ["=47 people", "=212 people"]),
    ("The toll is to rise by $2 on Monday.", ["=2 USD"]),
    ("Hundreds more were left homeless.", ["~200..999 people"]),
    ("At least 12 remain in hospital.", [">=12 people"]),
    ("By a vote of 31 to 27 the motion failed.", ["=31 votes", "=27 votes"]),
    ("The vote was on 12 May.", []),
    ("It will cut 4,300 jobs in France, 3,700 in Spain and nine in Malta.", ["=4300 jobs", "=3700 jobs", "=9 jobs"]),
    ("It opened 40 shops in Peru and sold 900 to a rival.", ["=40 shops", "=900"]),
    ("Burglaries fell to 3,120 from 3,400.", ["=3120 burglaries", "=3400 burglaries"]),
    ("Tessel's daily active users grew to 61 million.", ["=61000000 users"]),
    ("The price of homes rose to 312,000.", ["=312000"]),
    ("Temperatures reached 41 on Monday.", ["=41"]),
    ("It offers 90 sheds in sizes from 40 to 12 metres.", ["=90 sheds", "=40 metres", "=12 metres"]),
    ("Shares fell to 3,120 from 3,400.", ["=3120", "=3400"]),
    ("The port handled 412 ships in May, bringing the total to 1,980.", ["=412 ships", "=1980 ships"]),
    ("The girls, aged nine and 11, are well.", ["=9 years", "=11 years"]),
    ("The nine and the 11 buses are late.", ["=11 buses"]),
    ("The jab is free for children under 12.", ["<12 years"]),
    ("At 54, she is the oldest of them.", ["=54 years"]),
    ("At 54, the index is low.", ["=54"]),
    ("A magnitude-7.1 quake followed the 6.4 magnitude one.", ["=7.1 magnitude", "=6.4 magnitude"]),
    ("She is 5-foot-9 and he is 6'2\" tall.", ["=5 feet", "=9 inches", "=6 feet", "=2 inches"]),
    ("The number of wolves has grown to 3,200, nearly double the old count.", ["=3200 wolves", "~2 times"]),
]

NAMED = [
    ("The navy has 14 Type 45 destroyers.", ["=14 Type 45 destroyers"]),
    ("The air force wants 300 Leopard 2 tanks.", ["=300 Leopard 2 tanks"]),
    ("All 51 of Kenya's airlines were banned.", ["=51 airlines"]),
    ("It works in 12 of the country's 47 counties.", ["=12 counties", "=47 counties"]),
    ("Three US banks hired 300 IT workers.", ["=3 US banks", "=300 IT workers"]),
    ("Two United States senators came.", ["=2 United States senators"]),
    ("The team needs 180 runs and hit 27 home runs.", ["=180 runs", "=27 home runs"]),
    ("The Zenbook 14 starts at $999.", ["=999 USD"]),
    ("There were 14 wounded Afghan soldiers and 11 dead.", ["=14 Afghan soldiers", "=11 people"]),
    ("Two 15-year-olds and three 14-year-old girls were held.", ["=2 people", "=15 years", "=3 girls", "=14 years"]),
    ("Only one of the eight climbers lived; it was one of the worst falls.", ["=1 climbers", "=8 climbers"]),
    ("The iPhone 4 antenna issues cost a score of engineers their jobs.", ["=20 engineers"]),
    ("On day 100 of the war 12 were killed.", ["=12 people"]),
    ("She wore a size 10 shoe.", []),
]

WRITTEN = [
    ("The index lost .5 percent and the fee is $.75.", ["=0.5 %", "=0.75 USD"]),
    ("He hit .314 last year.", ["=0.314"]),
    ("About 1 in 700 babies has it.", ["~0.14 %"]),
    ("He won by a length and a half.", []),
    ("The lake lies 3,812 m above the sea and 9,420 nautical miles away.", ["=3812 metres", "=9420 nautical miles"]),
    ("The queue ran for a mile and a half.", ["=1.5 miles"]),
    ("It rose by a percentage point and a half.", ["=1.5 percentage point"]),
    ("He is 6ft 7in and weighs 13 stone.", ["=6 feet", "=7 inches", "=13 stone"]),
    ("She built 13 stone walls.", ["=13 stone walls"]),
    ("Visit the office at 1200 Main Street.", []),
    ("It fired 400 Wall Street bankers.", ["=400 Wall Street bankers"]),
    ("The drug cut deaths by a quarter among patients over 65.", ["=25 %", ">65 years"]),
    ("Its tier 1 ratio was 13.6%.", ["=13.6 %"]),
    ("He scored twice as Rovers won.", []),
    ("It costs twice as much.", ["=2 times"]),
    ("The coach named a 23-man squad for the one-man show.", ["=23 people"]),
    ("A hundred or so are still missing; two later died.", ["~100 people", "=2 people"]),
    ("It took more than a year and nearly a mile of cable.", [">1 years", "~1 miles"]),
    ("It happened about a year ago and they will spend $5 over a year.", ["=5 USD"]),
    ("They lost eight of their last 11 games.", ["=8 games", "=11 games"]),
    ("It spends a fifth less than Leeds, and a fifth shop opened.", ["=20 %"]),
    ("The party holds 33 seats, two short of a majority.", ["=33 seats", "=2 seats"]),
    ("The chamber voted 71 to 24 to end it.", ["=71 votes", "=24 votes"]),
    ("Needing 240 to win, they got 198.", ["=240", "=198"]),
    ("At least 60 were taken to hospital.", [">=60 people"]),
    ("It had 412 voters, against 380 four years ago.", ["=412 voters", "=380 voters", "=4 years"]),
    ("The goalkeeper, 31, kept 17 clean sheets.", ["=31 years", "=17 sheets"]),
    ("Half of the doctors are over 55.", ["=50 %", ">55 years"]),
    ("Levels reached 421 parts per million.", ["=421 ppm"]),
]


@pytest.mark.parametrize(("text", "expected"), [*BORROWED, *NAMED, *WRITTEN])
def test_units_in_context(text: str, expected: list[str]) -> None:
    assert read(text) == expected
