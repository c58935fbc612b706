"""Words that describe speakers without naming them: "the senator", "a police statement", "Acme’s lawyer"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.names.organisations import ORG_NOUNS
from bot.reading.names.people import ROLES

_OFFICIALS = (
    "sheriff superintendent prosecutor councilwoman councilman councillor councilor alderman clerk solicitor magistrate rector"
    " bishop pastor"
    " principal headteacher owner neighbour neighbor protester demonstrator juror defendant plaintiff suspect organiser organizer diplomat"
    " whip backbencher sponsor coroner detective inspector"
).split()
SOMEBODY = (
    ROLES
    | ORG_NOUNS
    | frozenset(
        [
            *(
                "source",
                "official",
                "person",
                "people",
                "insider",
                "resident",
                "witness",
                "critic",
                "employee",
                "worker",
                "customer",
                "user",
                "driver",
                "farmer",
                "student",
                "doctor",
                "teacher",
            ),
            *(
                "police",
                "authority",
                "expert",
                "statement",
                "report",
                "study",
                "document",
                "filing",
                "letter",
                "note",
                "memo",
                "post",
                "boy",
                "girl",
                "man",
                "woman",
                "mother",
                "father",
            ),
            *(
                "government",
                "council",
                "court",
                "committee",
                "board",
                "department",
                "office",
                "team",
                "family",
                "shareholder",
                "trader",
                "observer",
                "aide",
                *"brother sister wife husband son daughter uncle aunt neighbour neighbor colleague friend survivor passenger".split(),
                *"victim soldier captain pilot nurse fisherman lawyer attorney prosecutor army navy embassy union".split(),
                "opponent",
                "supporter",
                *_OFFICIALS,
                *"indictment complaint lawsuit affidavit ruling judgment judgement verdict transcript motion petition email"
                " message".split(),
                *"resolution article editorial survey poll audit memorandum".split(),
            ),
        ]
    )
)
PERSONS = (
    ROLES
    | frozenset("boy girl man woman mother father witness resident worker farmer driver student doctor teacher aide".split())
    | frozenset(_OFFICIALS)
) - (ORG_NOUNS)
THE_ONE = regex(
    r"\b(?:the|a|an|(?!it\b|he\b|she\b|that\b|there\b|who\b|what\b|let\b|here\b)(?-i:[A-Z][\w.-]{1,20}\s){0,2}[\w.-]{2,30}['’]s|its|his|her|their|our|one|another|some|many|several|two|three|most)\s+(?:(?!of\b)[\w'’-]+\s+){0,5}?("
    + "|".join(sorted(SOMEBODY, key=len, reverse=True))
    + r")(?:e?s)?\b(?!['’](?:s\b|\s[a-z]))(?!\s(?:sources?|officials?|spokes\w+|prime|ministers?|advis[eo]rs?|aides?|leaders?"
    r"|chief|head|officers?"
    r"|lawyers?|attorney|clerk|counsel|director|chair\w*|president|members?|workers?|employees?|secretary|report|statement)\b)",
    re.IGNORECASE,
)
