"""Takes greetings and small talk off a question and puts apostrophes right that people leave out in chat."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.core.patterns import regex
from bot.reading.words import is_ordinary

_GREETING = regex(
    r"^\s*(?:(?:hi|hey|hello|hallo|yo|good (?:morning|afternoon|evening)|morning|dear|ok|okay|so|well|and|but|um+|hm+|please|pls|plz|"
    r"thanks|thank you|sorry|quick (?:question|one)|question|all|team|everyone|everybody|folks|guys|there|bot|briefing bot)\b[\s,!.:–-]*)+",
    re.IGNORECASE,
)
_REQUEST = regex(
    r"^\s*(?:(?:(?:can|could|would|will) (?:you|u|someone|anyone|anybody|somebody)(?: please| pls)? (?:tell|"
    r"show|give|say to|remind|help)(?: me| us)?(?: with)?|"
    r"(?:please |pls )?(?:tell|show|give|remind|let) (?:me|us)(?: know)?|do (?:you|we|u) (?:happen to )?know|"
    r"does (?:anyone|anybody|somebody|someone) know|"
    r"(?:any|some)(?:one|body) knows?|any idea|i (?:want|need|would like|wanted|'d like) to know|"
    r"i['’]d like to know|i was wondering|just wondering|wondering|"
    r"i(?:['’]m| am) (?:wondering|curious|interested in)|can i (?:know|ask)|what can you tell (?:me|us) about|"
    r"remind me|have you (?:got|read) anything (?:on|about)|"
    r"find out|look up|check)\b[\s,:]*(?:please |pls )?(?:if |whether (?=\w))?)+",
    re.IGNORECASE,
)
_FAREWELL = regex(
    (
        r"[\s,!.–-]*\b(?:please|pls|plz|thanks(?: a lot)?|thank you|thx|cheers|btw|by the way|again|do you know|"
        r"you know|right now\?*|exactly)\s*([?!.]*)\s*$"
    ),
    re.IGNORECASE,
)
_CHINESE_OPENING = regex(
    r"^(?:(?:你好|您好|早上好|早|大家好|请问(?:一下)?|我想(?:问一下|问问|知道)|麻烦(?:问一下)?|帮我(?:查一下|查查|看看)?|"
    r"能不能告诉我|告诉我|想问一下|想知道|"
    r"问一下)[，,。！!\s]*)+"
)
#: "whats", "ppl" and the like; each with its full form.
_IN_FULL = {
    "whats": "what is", "whos": "who is", "wheres": "where is", "whens": "when is", "hows": "how is", "whys": "why is",
    "thats": "that is", "what's": "what is", "who's": "who is", "where's": "where is", "when's": "when is", "how's": "how is",
    "why's": "why is", "didnt": "did not", "doesnt": "does not", "dont": "do not", "isnt": "is not", "wasnt": "was not",
    "hasnt": "has not", "havent": "have not", "wont": "will not", "cant": "cannot", "arent": "are not", "werent": "were not",
    "whod": "who would", "wholl": "who will", "who'll": "who will", "when'll": "when will", "what're": "what are", "u": "you",
    "r": "are", "abt": "about", "ppl": "people", "mkt": "market", "qtr": "quarter", "yr": "year", "yrs": "years", "avg": "average",
    "mgmt": "management", "govt": "government", "hq": "headquarters", "rev": "revenue", "emps": "employees", "rn": "now", "bn": "billion",
    "approx": "about", "gonna": "going to", "wanna": "want to", "tmrw": "tomorrow", "smth": "something",
}  # fmt: skip
#: A figure that is offered behind a question for one: "how many gardens are there, 28000 right?".
_CLAIM_BEHIND = regex(
    r"^((?:how|what) [^?]{4,200}\w)[,;]? (?:\w{1,10} )?[\d.,]+\w{0,2}(?: \w{1,10})?,? (?:right|correct|no|or)\?$", re.IGNORECASE
)
#: A common slip that is a word of its own: "how much did Acme loose".
_LOOSE = regex(
    r"(\b(?:did|does|do|will|would|to|could|may|might)\b(?: [^\s?]{1,20}){0,5}? )"
    r"(?<!come )(?<!break )(?<!get )(?<!work )(?<!turn )(?<!cut )(?<!let )loose\b",
    re.IGNORECASE,
)
_UNITED_STATES = regex(r"(?<=\bin )the us\b|(?<=\bto )the us\b|(?<=\bfrom )the us\b|(?<=\bfor )the us\b|\bthe usa\b", re.IGNORECASE)
_EUROPEAN_UNION = regex(r"\bthe eu\b(?![-–])", re.IGNORECASE)
#: The words that ask, and the first word of a question where one of them may be mistyped: in front of a verb, or of "many".
_ASKING = ("how", "what", "when", "where", "who", "which", "why")
_FIRST = regex(
    r"^[a-z]{2,6}(?= (?:much|many|long|big|high|far|old|fast|often|does|do|did|is|are|was|were|has|have|had|will|can|would|the|company)\b)",
    re.IGNORECASE,
)
_WORD = regex(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)?(?!\w)")


def tidy(text: str) -> str:
    """The question without greetings, requests and thanks, on one line.

    >>> tidy("hi bot, could you please tell me whats the revenue of Acme? thanks")
    'what is the revenue of Acme?'
    """
    line = " ".join(text.replace("？", "?").split())
    line = _CHINESE_OPENING.sub("", line)
    for pattern in (_GREETING, _REQUEST, _GREETING):
        shorter = pattern.sub("", line, count=1)
        line = shorter if len(shorter.strip(" ?!.")) > 1 else line
    shorter = _FAREWELL.sub(r"\1", line)
    line = shorter if len(shorter.strip(" ?!.")) > 1 else line
    line = _CLAIM_BEHIND.sub(r"\1", line)
    line = _UNITED_STATES.sub("the United States", line)
    line = _EUROPEAN_UNION.sub("the European Union", line)
    line = _LOOSE.sub(r"\1lose", line)
    line = _WORD.sub(_with_apostrophe, line).strip()
    return _FIRST.sub(_asking, line)


def _with_apostrophe(match: re.Match[str]) -> str:
    return _IN_FULL.get(match.group().casefold().replace("’", "'"), match.group())


def _asking(match: re.Match[str]) -> str:
    """The asking word that was meant by a first word that is none and no other one either: "hw many"."""
    word = match.group().casefold()
    if word in _ASKING or is_ordinary(word):
        return match.group()
    best = min(_ASKING, key=lambda one: OSA.distance(one, word))
    return best if OSA.distance(best, word) == 1 else match.group()


def opens_as_follow_up(text: str) -> bool:
    """Whether the question begins as one that goes on from the last: "and in 2024?", "what about Acme?", 那2024年呢."""
    return _FOLLOWS.match(text.strip()) is not None


_FOLLOWS = regex(
    r"(?:(?:ok(?:ay)?|so|then)[\s,]+)*(?:and\b|what about\b|how about\b|but\b|also\b|same for\b|then\b)|"
    r"(?:那么?|还有|另外)|[^，,。?？]{1,14}呢[?？]?$",
    re.IGNORECASE,
)
