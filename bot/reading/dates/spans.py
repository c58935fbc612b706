"""Rules for expressions with units of time ("two years ago", "the next three months", "every day") and for vague words."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.dates import scene as cal
from bot.reading.dates import words
from bot.reading.dates.durations import (
    read_ago,
    read_ahead,
    read_anniversary,
    read_bounded,
    read_duration,
    read_duration_range,
    read_first_months,
    read_plural,
    read_rate,
    read_same_period,
)
from bot.reading.dates.patterns import (
    ABOUT,
    ANY_CASE,
    DAY,
    GAP,
    HYPHEN,
    MAY_GAP,
    MONTH,
    NUMBER,
    UNIT,
    YEAR,
    YEAR_TAIL,
    Rule,
    amount,
    any_of,
    group,
    unit,
)
from bot.reading.dates.periods import CENTURY_RULE, PERIOD_RULES, PERIODS_OF_YEAR
from bot.reading.dates.scene import Meaning
from bot.reading.dates.units import (
    read_edge_of_month,
    read_every,
    read_latest_unit,
    read_the_unit,
    read_the_weekend,
    read_unit_end,
    read_week_of_day,
    read_week_of_month,
    read_which_unit,
)
from storage.values import Basis, Precision

_HALF = rf"(?P<half>{HYPHEN}and{HYPHEN}a{HYPHEN}half)?"
_OF_SOMETHING = r"(?!\s(?:the|he|she|it|they|its|his|her|their|a|an|that|being|this|we|[a-z]{3,12}ing)\b|\s[A-Z])"
_WAY = (
    rf"(?P<way>ago|earlier(?!\sthan)|later(?!\sthan)|afterwards?|from\snow|from\stoday|hence|previously|beforehand|before{_OF_SOMETHING}|after{_OF_SOMETHING}"
    rf"|prior(?!\sto)|after\sthat)\b"
)
_EXTRA = (
    rf"(?:(?:full|whole|straight|consecutive|more|short|long|additional|trading|business|working|calendar|fiscal|solid|successive"
    rf"|single){GAP})?"
)
_BOUNDS = r"last|past|next|previous|coming|preceding|following|prior"
_OWNER = r"the|its|their|our|his|her|over|these|this"
_ONE = r"year|month|week|quarter|decade|century|day"
#: What limits "the last four months of 2016", so that they are not the last ones before the publication.
_OF_PERIOD = rf"{GAP}of{GAP}(?:{YEAR}|{MONTH}|(?:the|this|last|that){GAP}(?:year|month)\b)"
UNIT_RULES = (
    Rule(
        "same period",
        regex(
            rf"(?:(?:the|that){GAP}(?:same|comparable|corresponding|equivalent){GAP}(?P<named>period|month|quarter|week|time|day|date|half)"
            rf"(?:{GAP}of)?{GAP}(?:a|one|the|last|previous|prior){GAP}(?:last{GAP}|previous{GAP})?year(?:{GAP}(?:ago|earlier|before|previous))?"
            rf"|(?:the{GAP}|a{GAP})?(?:year[- ](?:earlier|ago)|(?:prior|previous|preceding)[- ]year){GAP}"
            rf"(?P<named2>period|quarter|month|half))\b",
            ANY_CASE,
        ),
        read_same_period,
    ),
    Rule(
        "ago",
        regex(
            rf"{ABOUT}?(?P<count>{NUMBER}){_HALF}{HYPHEN}{_EXTRA}(?P<unit>{UNIT})(?P<half2>{GAP}and{GAP}a{GAP}half)?{GAP}{_WAY}",
            ANY_CASE,
        ),
        read_ago,
    ),
    Rule(
        "bounded",
        regex(
            rf"(?:(?:{_OWNER}){GAP})?(?P<which>{_BOUNDS}){GAP}(?P<count>{NUMBER}){HYPHEN}{_EXTRA}(?P<unit>{UNIT})\b(?!-|{_OF_PERIOD})",
            ANY_CASE,
        ),
        read_bounded,
    ),
    Rule(
        "week of month",
        regex(rf"the{GAP}(?P<which>first|second|third|fourth|last|final){GAP}week{GAP}(?:of|in){GAP}(?P<month>{MONTH})(?:{YEAR_TAIL})?"),
        read_week_of_month,
        tensed=True,
    ),
    Rule(
        "edge of month",
        regex(rf"(?:[Tt]he{GAP})?(?P<edge>first|last|final){GAP}day{GAP}of{GAP}(?P<month>{MONTH})(?:{YEAR_TAIL})?"),
        read_edge_of_month,
        tensed=True,
    ),
    Rule("bounded one", regex(rf"(?:the|these|this){GAP}(?P<which>past|coming){GAP}(?P<unit>{_ONE})\b", ANY_CASE), read_bounded),
    Rule(
        "bounded last",
        regex(rf"(?:over|during|within){GAP}the{GAP}(?P<which>last|next){GAP}(?P<unit>year|month|week|decade)\b", ANY_CASE),
        read_bounded,
    ),
    Rule("past decade", regex(rf"the{GAP}(?P<which>past|last|next|coming){GAP}(?P<unit>decade|century)\b", ANY_CASE), read_bounded),
    Rule(
        "first months",
        regex(
            rf"(?:(?:the|its|their){GAP})?(?P<which>first|last|final){GAP}(?P<count>{NUMBER}){HYPHEN}"
            rf"(?P<unit>months|quarters|weeks|days|years)\b(?:{GAP}(?:of|in){GAP}(?P<month>{MONTH})(?![a-z]))?(?:{YEAR_TAIL})?",
            ANY_CASE,
        ),
        read_first_months,
        tensed=True,
    ),
    *PERIODS_OF_YEAR,
    *PERIOD_RULES,
    CENTURY_RULE,
    Rule(
        "weekends",
        regex(rf"(?:on|at){GAP}(?P<unit>weekends)\b", ANY_CASE),
        lambda found, scene: Meaning("SET", "XXXX-WXX-WE", Precision.UNKNOWN, Basis.STATED, None, anchors=False),
    ),
    Rule("every", regex(rf"(?:every|each|per){GAP}(?:(?P<count>other|{NUMBER}){GAP})?(?P<unit>{UNIT})\b", ANY_CASE), read_every),
    Rule("the weekend", regex(rf"(?:(?:over|during|at){GAP})?the{GAP}weekend\b(?!-)", ANY_CASE), read_the_weekend, tensed=True),
    Rule(
        "which unit",
        regex(
            rf"(?:(?:earlier|later|late|early){GAP})?(?P<which>(?:the{GAP}|this{GAP}|that{GAP})?(?:very{GAP})?(?:same|{_BOUNDS}|current)|this|that)"
            rf"{GAP}(?:calendar{GAP})?(?P<unit>{UNIT})\b(?!-)",
            ANY_CASE,
        ),
        read_which_unit,
    ),
    Rule(
        "rate",
        regex(
            rf"an?{GAP}(?P<unit>{UNIT})\b(?!-)(?!{GAP}(?:ago|earlier|later|before|after|from))",
            ANY_CASE,
        ),
        read_rate,
    ),
    Rule("unit end", regex(r"(?P<unit>year|quarter|month|week)[-‐ ]end\b(?!-)", ANY_CASE), read_unit_end),
    Rule(
        "anniversary",
        regex(rf"(?:[Tt]he{GAP})?(?P<count>{NUMBER}){HYPHEN}(?P<unit>year)(?={GAP}anniversary\b)", ANY_CASE),
        read_anniversary,
    ),
    Rule(
        "duration range",
        regex(
            rf"(?P<low>{NUMBER})(?:{MAY_GAP}[-–]{MAY_GAP}|{GAP}(?:to|and|or){GAP})(?P<count>{NUMBER}){HYPHEN}(?P<unit>{UNIT})\b", ANY_CASE
        ),
        read_duration_range,
    ),
    Rule(
        "duration ahead",
        regex(
            rf"(?<=[Ii]n\s){ABOUT}?(?P<count>{NUMBER}){_HALF}{HYPHEN}{_EXTRA}(?P<unit>{UNIT})\b(?P<half2>{GAP}and{GAP}a{GAP}half\b)?"
            rf"(?P<time>['’]s?{GAP}time\b)?",
            ANY_CASE,
        ),
        read_ahead,
        tensed=True,
    ),
    Rule(
        "duration",
        regex(
            rf"{ABOUT}?(?P<count>{NUMBER}){_HALF}{HYPHEN}{_EXTRA}(?P<unit>{UNIT})\b(?P<half2>{GAP}and{GAP}a{GAP}half\b)?",
            ANY_CASE,
        ),
        read_duration,
    ),
    Rule(
        "week of day",
        regex(rf"(?:[Tt]he{GAP})?(?P<unit>week){GAP}of{GAP}(?P<month>{MONTH}){MAY_GAP}(?P<day>{DAY})(?:{YEAR_TAIL})?"),
        read_week_of_day,
        tensed=True,
    ),
    Rule(
        "the unit",
        regex(
            rf"(?:(?:late|early|later|earlier){GAP}in{GAP})?the{GAP}(?:(?:entire|whole|full){GAP})?(?P<unit>day|week|month|quarter|year)\b"
            rf"(?!-|{GAP}(?:before|after){GAP}(?:yesterday|tomorrow)\b)"
            rf"(?:{GAP}(?P<way>before|previous|earlier|prior|after)\b(?!{GAP}(?:the|he|she|it|they|a|his|its|\w{{2,12}}ing)\b))?",
            ANY_CASE,
        ),
        read_the_unit,
    ),
    Rule(
        "latest unit",
        regex(rf"(?:the|its|their|our){GAP}(?:latest|most{GAP}recent|just-ended){GAP}(?P<unit>quarter|month|week|year)\b(?!-)", ANY_CASE),
        read_latest_unit,
    ),
    Rule(
        "plural",
        regex(rf"(?:these\s)?(?P<unit>decades|years|months|weeks|days|hours|minutes|centuries)\b(?:{GAP}(?P<way>ago))?", ANY_CASE),
        read_plural,
    ),
)
LONG_RULES = (
    Rule(
        "long",
        regex(r"(?P<unit>day|week|month|year|decade|hour)-?long\b", ANY_CASE),
        lambda found, scene: cal.duration(amount(1, *unit(found["unit"])), Precision.UNKNOWN),
    ),
)
FREQUENCY_RULES = (
    Rule(
        "frequency",
        regex(rf"(?P<word>{any_of(words.FREQUENCIES)})\b(?!-)", ANY_CASE),
        lambda found, scene: cal.duration(words.FREQUENCIES[group(found, "word")], Precision.UNKNOWN, kind="SET"),
    ),
)
VAGUE_RULES = (
    Rule(
        "vague",
        regex(rf"(?P<word>{any_of(words.VAGUE)})\b(?![-’']|{GAP}(?:{UNIT}|fiscal|financial)\b)", ANY_CASE),
        lambda found, scene: cal.vague(words.VAGUE[group(found, "word")]),
    ),
    Rule(
        "recent units",
        regex(rf"(?:in{GAP})?(?P<which>recent|coming){GAP}(?P<unit>years|months|weeks|days|decades|history|times)\b", ANY_CASE),
        lambda found, scene: cal.vague("PAST_REF" if group(found, "which") == "recent" else "FUTURE_REF"),
    ),
)
