"""The vocabulary of time expressions, and parts of patterns that are built from it."""

from __future__ import annotations

MONTH_NAMES = "January February March April May June July August September October November December".split()
#: Months in lower case -> number. Short forms count only beside a number or with their full stop.
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}

WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
#: Weekdays in lower case -> number, with Monday as 0.
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

#: Units in the singular -> (TIMEX3 letter, factor, whether they are a time of day).
UNITS: dict[str, tuple[str, int, bool]] = {
    "second": ("S", 1, True),
    "minute": ("M", 1, True),
    "hour": ("H", 1, True),
    "day": ("D", 1, False),
    "night": ("D", 1, False),
    "weekend": ("W", 1, False),
    "week": ("W", 1, False),
    "fortnight": ("W", 2, False),
    "month": ("M", 1, False),
    "quarter": ("Q", 1, False),
    "year": ("Y", 1, False),
    "decade": ("Y", 10, False),
    "century": ("Y", 100, False),
    "millennium": ("Y", 1000, False),
}
PLURALS = {"centuries": "century", "millennia": "millennium"} | {f"{unit}s": unit for unit in UNITS}

NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty""".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
    "couple": 2,
}
ORDINALS = (
    {
        word: number
        for number, word in enumerate(
            """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth""".split(),
            1,
        )
    }
    | {"twenty-first": 21, "thirtieth": 30, "thirty-first": 31}
    | {f"twenty-{word}": 20 + n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)}
)

#: "daily" and the like -> their TIMEX3 value.
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "semi-annual": "P6M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
}

PARTS_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "afternoon": "AF",
    "midday": "MI",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "overnight": "NI",
}

#: Words for how long something took: "a weeklong strike".
LONG_WORDS = frozenset("hourlong daylong weeklong monthlong yearlong decadelong".split())

#: Words for days -> number of days after the publication.
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

#: Phrases without a definite date -> their TIMEX3 value.
VAGUE = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "the present": "PRESENT_REF",
    "at the moment": "PRESENT_REF",
    "the moment": "PRESENT_REF",
    "the time being": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "to date": "PRESENT_REF",
    "to this day": "PRESENT_REF",
    "recently": "PAST_REF",
    "more recently": "PAST_REF",
    "most recently": "PAST_REF",
    "recent": "PAST_REF",
    "lately": "PAST_REF",
    "the past": "PAST_REF",
    "the recent past": "PAST_REF",
    "soon": "FUTURE_REF",
    "very soon": "FUTURE_REF",
    "the future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF",
    "the not-too-distant future": "FUTURE_REF",
    "the long term": "FUTURE_REF",
    "the long run": "FUTURE_REF",
    "the short term": "FUTURE_REF",
    "the medium term": "FUTURE_REF",
    "the near term": "FUTURE_REF",
}

#: Holidays on a fixed day -> (month, day).
HOLIDAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "singles' day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}

#: Holidays that move -> (month, which weekday of the month, weekday, days after it); number 0: counted from Easter.
MOVING_HOLIDAYS = {
    "martin luther king day": (1, 3, 0, 0),
    "presidents' day": (2, 3, 0, 0),
    "good friday": (4, 0, 4, -2),
    "easter sunday": (4, 0, 6, 0),
    "easter monday": (4, 0, 0, 1),
    "easter": (4, 0, 6, 0),
    "mother's day": (5, 2, 6, 0),
    "memorial day": (5, -1, 0, 0),
    "father's day": (6, 3, 6, 0),
    "labor day": (9, 1, 0, 0),
    "columbus day": (10, 2, 0, 0),
    "thanksgiving day": (11, 4, 3, 0),
    "thanksgiving": (11, 4, 3, 0),
    "black friday": (11, 4, 3, 1),
    "cyber monday": (11, 4, 3, 4),
}
#: Words before a weekday that make it the name of one particular day: "Black Friday".
NAMED_WEEKDAYS = frozenset("black bloody ash palm super red good cyber holy easter fat shrove maundy".split())

#: Words after a four-digit number that make it a count, not a year.
COUNTED_AFTER_YEAR = frozenset(
    """people persons men women children workers employees jobs staff soldiers troops officers passengers patients students users
    customers members residents homes houses houses units vehicles cars aircraft planes ships shares points votes seats tons tonnes
    pounds kg kilograms miles mile km kilometers kilometres meters metres feet foot ft m mm cm acres hectares dollars euros yen yuan
    euro cents percent per pieces items copies stores shops branches companies firms hours hrs gmt utc est edt pst pdt local mhz ghz
    mw megawatts barrels models species victims deaths casualties years days weeks months times million billion trillion index""".split()
)
#: Names that may include a four-digit number that is no year.
NUMBERED_NAMES = frozenset(
    "russell russel windows fortune nasdaq ftse csi topix stoxx route highway flight area room page no. no number s&p rs-".split()
)
