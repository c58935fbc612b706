"""Dates of stories that are reported long after, and of newspapers: sentences with all the values that must be read, in order."""

from __future__ import annotations

import pytest

from bot.reading import dates
from bot.reading.sentences import split
from storage.values import PartialDate

#: What makes a text a story of history.
_LONG_AGO = "The fort was built in 1612, burned in 1640, rebuilt in 1655 and sold in 1671. "


def values(text: str, published: str) -> list[str]:
    return [mention.value for mention in dates.find(text, split(text), PartialDate.parse(published))]


STORIES: tuple[tuple[str, list[str]], ...] = (
    ("In the 16th and 17th centuries it was rich.", ["15", "16"]),
    ("It stood from the 12th to the 14th century.", ["11", "13"]),
    ("The 1st century AD was better.", ["00"]),
    ("On 3 September 401 BC they fought.", ["BC0401-09-03"]),
    ("On July 19, 390 BC they lost.", ["BC0390-07-19"]),
    ("He ruled from 247 to 221 BC.", ["BC0247", "BC0221"]),
    ("He ruled 247–221 BCE.", ["BC0247", "BC0221"]),
    ("She died in June 323 BC.", ["BC0323-06"]),
    ("On 4 May 1702 it began. By the end of the month the town had fallen.", ["1702-05-04", "1702-05"]),
    ("In 1702 it began. By the end of the month the town had fallen.", ["1702"]),
    ("In June 1702 it began. The day before, they had met.", ["1702-06"]),
    ("On 4 May 1702 it began. The day before, they had met.", ["1702-05-04", "1702-05-03"]),
    ("On 4 May 1702 it began. At 10:30 the gates were opened.", ["1702-05-04", "1702-05-04T10:30"]),
    ("To this day the walls stand.", ["PRESENT_REF"]),
    ("On 4 May 1702 it began. Two days later, the king fled; that summer he returned.", ["1702-05-04", "1702-05-06", "1702-SU"]),
    ("In March 1702 he left. The following spring he was back.", ["1702-03", "1703-SP"]),
)


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_a_story_of_history(text: str, expected: list[str]) -> None:
    assert values(_LONG_AGO + text, "2009-06-01")[4:] == expected


#: Published on a Friday.
NEWS: tuple[tuple[str, list[str]], ...] = (
    ("At 19:30 local time (1830 GMT) it shook.", ["2013-03-22T19:30", "2013-03-22T18:30Z"]),
    ("The doors were shut by 07:15.", ["2013-03-22T07:15"]),
    ("Around 0800 hours the train left.", ["2013-03-22T08:00"]),
    ("It won 3-2 at odds of 10:15.", []),
    ("They meet next Monday and Tuesday.", ["2013-03-25", "2013-03-26"]),
    ("They will meet on Tuesday or Thursday.", ["2013-03-26", "2013-03-28"]),
    ("They met on Monday and Tuesday.", ["2013-03-18", "2013-03-19"]),
    ("In the week ending March 16, claims fell.", ["2013-W11", "2013-03-16"]),
    ("The offer ends at midnight tonight.", ["2013-03-22T24:00"]),
    ("Five years ago this month the bank failed.", ["2008-03"]),
    ("Three weeks after the Jan. 20 fire it reopened.", ["P3W", "2013-01-20"]),
    ("By the end of the month the bank will act.", ["2013-03"]),
    ("He sold the farm a year ago yesterday.", ["2012-03-21"]),
    ("The month he was born in was cold.", []),
)


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_a_newspaper(text: str, expected: list[str]) -> None:
    assert values(text, "2013-03-22") == expected
