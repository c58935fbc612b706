"""Quantities in news sentences of all sections."""

from __future__ import annotations

import pytest

from tests.reading.amounts.test_quantities import read

NEWS = [
    ("Parliament passed the bill by 52 votes to 48.", ["=52 votes", "=48 votes"]),
    ("The Senate voted 52-48 to confirm her.", []),
    ("Police arrested 14 suspected smugglers on Friday.", ["=14 smugglers"]),
    ("A 34-year-old man and two women were charged.", ["=34 years", "=2 women"]),
    ("The victims, aged between 19 and 43, were tourists.", ["=19..43 years"]),
    ("Winds of 140 km/h tore off roofs.", ["=140 km/h"]),
    ("Gusts reached 90 miles per hour.", ["=90 mph"]),
    ("Temperatures rose to 41 degrees Celsius in the south.", ["=41 °C"]),
    ("The quake of magnitude 6.3 struck at 04:12 local time.", ["=6.3"]),
    ("The quake struck 12 kilometres below the surface.", ["=12 km"]),
    ("At least 23 people died and 110 were injured.", [">=23 people", "=110 people"]),
    ("The party won 38.2 per cent of the vote and 61 seats.", ["=38.2 %", "=61 seats"]),
    ("The mayor got 51 pct of the vote.", ["=51 %"]),
    ("Ortmann beat Silva 3-1 in front of 40,000 fans.", ["=40000 fans"]),
    ("She ran the 10 kilometres in 31 minutes and 12 seconds.", ["=10 km", "=31 minutes", "=12 seconds"]),
    ("He scored 27 points and took 11 rebounds.", ["=27 points", "=11 rebounds"]),
    ("The court jailed him for seven years.", ["=7 years"]),
    ("He was sentenced to 18 months in prison.", ["=18 months"]),
    ("She was fined £2,500 and lost her licence.", ["=2500 GBP"]),
    ("Twelve-year-old Mina Rask won.", ["=12 years"]),
    ("The probe flew 4.2 million miles in six weeks.", ["=4200000 miles", "=6 weeks"]),
    ("The star is 40 light years away.", ["=40 light years"]),
    ("The bone is about 66 million years old.", ["~66000000 years"]),
    ("Researchers tested 1,430 blood samples.", ["=1430 blood samples"]),
    ("The drug cut deaths by 31 percent in a trial of 2,200 patients.", ["=31 %", "=2200 patients"]),
    ("Rain fell for three straight days.", ["=3 days"]),
    ("Up to 15 centimetres of snow is expected.", ["<=15 cm"]),
    ("The storm left 80,000 homes without power.", ["=80000 homes"]),
    ("Two gunmen on a motorbike shot the judge.", ["=2 gunmen"]),
    ("Four of the five crew members survived.", ["=4 crew members", "=5 crew members"]),
    ("Five bodies were found, three of them children.", ["=5 bodies", "=3 bodies"]),
    ("More than a hundred firefighters fought the blaze.", [">100 firefighters"]),
    ("The second quarter was his third title in a row.", []),
    ("The ferry sank with 212 passengers and crew.", ["=212 passengers"]),
    ("A dozen protesters were held for 48 hours.", ["=12 protesters", "=48 hours"]),
    ("The strike enters its 5th day on Monday.", []),
    ("Unemployment fell 0.3 percentage points to 4.1%.", ["=0.3 percentage point", "=4.1 %"]),
    ("One person died and two others are missing.", ["=1 person", "=2 people"]),
    ("Six people, including two police officers, were hurt.", ["=6 people", "=2 police officers"]),
    ("Nearly 2,000 troops will leave by June.", ["~2000 troops"]),
    ("The club paid a record 62 million euros for the striker.", ["=62000000 EUR"]),
    ("He retired at the age of 71.", ["=71 years"]),
    ("The council, which has 45 members, met twice.", ["=45 members"]),
    ("The plane was carrying 3 crew and 57 passengers.", ["=3 crew", "=57 passengers"]),
    ("The bomb killed seven soldiers and a child.", ["=7 soldiers"]),
    ("Support for the deal stands at 44%, down from 52%.", ["=44 %", "=52 %"]),
    ("The glacier lost 1.2 square kilometres in a decade.", ["=1.2 square km"]),
    ("Her 9.87-second run broke the record.", ["=9.87 seconds"]),
    ("The boat is 12 metres long and weighs 8 tons.", ["=12 metres", "=8 tons"]),
    ("The island has 3,400 inhabitants.", ["=3400 inhabitants"]),
    ("The ban covers 27 countries.", ["=27 countries"]),
    ("He has served three terms and won two Olympic gold medals.", ["=3 terms", "=2 Olympic gold medals"]),
    ("Some 1.3 million Syrians fled.", ["~1300000 Syrians"]),
    ("The museum draws 400,000 visitors a year.", ["=400000 visitors"]),
    ("The pact was signed by 14 African states.", ["=14 African states"]),
    ("Fuel is now 14 cents cheaper per litre.", ["=14 cents"]),
    ("The rocket rose to 85 km and fell into the sea.", ["=85 km"]),
    ("Thirty-three miners were trapped 700 metres underground.", ["=33 miners", "=700 metres"]),
    ("Four people were killed in the two-hour siege.", ["=4 people", "=2 hours"]),
    ("The virus has infected 5,600 and killed 91.", ["=5600 people", "=91 people"]),
    ("He won with 312 electoral votes.", ["=312 votes"]),
    ("She trailed by 0.4 seconds with two laps to go.", ["=0.4 seconds", "=2 laps"]),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news(text: str, expected: list[str]) -> None:
    assert read(text) == expected
