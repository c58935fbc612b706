"""Decides what kind of claim a sentence makes about a figure: actual, planned, forecast, target, estimate, past, denied or retracted."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.asides import asides
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import BREAKS, Token, clause_start
from bot.reading.grammar.verbs import ACTS, ESTIMATES, FORECASTS, FUTURE, PLANS, TARGETS
from bot.reading.word_patterns import has_any
from storage.values import Nature

#: Within how many words after a figure a verb still refers to it.
_REACH = 14


#: Words that take back or deny a figure stand no further before it, in characters.
_SEEN = 160
_DENIED = regex(
    r"\b(?:den(?:y|ies|ied|ying)|(?:dismiss|reject)(?:es|ed|ing)?)\s(?:as\s(?:[a-z]+\s){1,3}?)?"
    r"(?:(?:(?:media|press|an?|the|all|any)\s)?(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|talk)\s)?"
    r"(?:that|of|having|it|they|the)\b(?:(?!,\s(?:and|but|saying|adding|which)\b)[^.;])*$"
    r"|\b(?:is|was|are)\s(?:not|n't)\strue\sthat\b[^.;]*$|\bno\splans?\s(?:to|for)\b(?:(?!\b(?:its|their|his|her)\s(?:[a-z-]+\s){0,2}(?:stake|holding|share|debt|stock)\b)[^.;])*$",
    re.IGNORECASE,
)
_MISTAKEN = regex(
    r"\b(?:issue\s\d+|edition|version|article|report|letter|yesterday|last\s(?:week|month|issue)|earlier)\b[^.;]{0,40}?\b(?:we|it)\s(?:had\s)?"
    r"(?:gave|wrote|said|put|printed|misstated|credited)\b[^.;]{0,60}$|"
    r"\b(?:wrongly|mistakenly|erroneously|incorrectly|misstated|in\serror)\b[^.;]*$"
    r"|\b(?:withdr[ae]w|withdrawn|retract(?:s|ed)?|scrapp?(?:s|ed)|took\sback)\s(?:its|their|his|her|the|an?)\s[^.;,]*$",
    re.IGNORECASE,
)
_CORRECTING = regex(r"\bcorrect(?:s|ed|ing|ion)\b|\bclarif(?:y|ies|ied)\b|\bshould\shave\s(?:said|read)\b", re.IGNORECASE)
_NOT_THIS = regex(r"\b(?:not|instead\sof|rather\sthan)\s(?:about\s|the\s)?$", re.IGNORECASE)


#: "reiterated its outlook for 2025: net sales of"
_OUTLOOK = regex(r"\b(?:outlook|guidance|forecasts?)\b[^.;:]{0,40}:[^.;]*$", re.IGNORECASE)


#: What is denied, mistaken or corrected has one of these before it, in lower case.
_PUT_RIGHT = (
    "deny", "denie", "dismiss", "reject", "true", "plan", "not", "wrong", "mistaken", "erroneous", "incorrect", "misstated", "error",
    "withdr", "retract", "scrap", "took", "instead", "rather", "we gave", "we wrote", "we said", "we put", "we printed", "it gave",
)  # fmt: skip


def _put_right(before: str) -> Nature | None:
    """The nature of a figure that somebody denies, or that is corrected: "had 3,240 employees, not 3,420"."""
    low = before.lower()
    if not has_any(low, _PUT_RIGHT):
        return None
    if _DENIED.search(before):
        return Nature.DENIED
    if _MISTAKEN.search(before) or (_NOT_THIS.search(before) and _CORRECTING.search(before)):
        return Nature.RETRACTED
    return None


def nature_of(line: Line, metric: Metric, at: int, end: int) -> Nature:
    """The nature of the figure at ``line.s[at:end]``, by the words of its clause."""
    if (claimed := _put_right(line.s[max(0, at - _SEEN) : at])) is not None:
        return claimed
    if (said_before := _EARLIER_OUTLOOK.search(line.s, max(0, at - 70), at)) is not None:
        return Nature.TARGET if said_before["what"] in ("target", "goal") else Nature.FORECAST
    if metric.old:
        return Nature.PAST
    if ":" in line.s and _OUTLOOK.search(line.s[max(0, at - _SEEN) : at]):
        return Nature.FORECAST
    if metric.base in ("target", "goal") or metric.phrase.endswith((" target", " goal")):
        return Nature.TARGET
    if "of" in line.lows and _HELD.search(line.s, max(0, at - 50), at):
        return Nature.ACTUAL
    if ("of" in line.lows and _WHOLE.search(line.s, max(0, at - 50), at)) or (
        _THE.search(line.s, max(0, at - 5), at) and _AFFECTED.match(line.s, at)
    ):
        return Nature.ACTUAL
    if metric.base in ("claim", "damages") or ("target" in line.s and _VALUES.search(line.s, max(0, at - 90), at)):
        return Nature.ACTUAL  # "seeks $3 million" is sought now
    if "had" in line.lows and (hoped := _HAD_HOPED.match(line.s, end)):
        return Nature.TARGET if hoped["aimed"] else Nature.FORECAST
    before, lead, after = _words_around(line, at, end)
    if (worded := _by_phrase(" ".join(before), line.s[end : end + 40], " ".join(after[:8]))) is not None:
        return worded
    return _by_words_before(before, lead) or _by_words_after(after, lead) or Nature.ACTUAL


#: "just short of the $15 million it had promised investors"
_HAD_HOPED = regex(
    r"(?:\s[a-z]+)?\s(?:that\s)?(?:it|they|we|the\s[a-z-]+|analysts|[A-Z]\w+)\shad\s(?:itself\s|previously\s|earlier\s|first\s)?"
    r"(?:(?P<aimed>promised|targeted|pledged|aimed\sfor|hoped\sfor|planned|wanted)|forecast|expected|predicted|guided\sfor|projected|pencilled\sin)\b"
)
#: "up from its earlier forecast of $2 billion", "beat estimates of $0.50": what was expected, and no earlier value.
_EARLIER_OUTLOOK = regex(
    r"\b(?:(?:earlier|previous|prior|original|initial|first|old|former|its|their|own|average|consensus|analysts['’]?|analyst|beat|beating|missed|missing|topped|topping|exceeded|above|below"
    r"|market)\s){1,3}(?P<what>forecast|guidance|outlook|projection|target|goal|estimate|expectation|consensus)s?\s(?:of|for)\s(?:(?:about|around|some|just|only)\s)?[^\s\d]{0,4}$"
)
#: "plans to cut 600 of its 8,200 jobs": those that there are.
_WHOLE = regex(
    r"(?:\d\S{0,9}|\b(?:half|thirds?|quarters?|fifths?|tenths?|[Oo]ne\sin\s(?:every\s)?[a-z]{3,5}))\s(?:[a-z]+\s){0,2}?(?:out\s)?of\s(?:its|their|our|the\scompany['’]s|the\s(?=combined|current|present|existing|total))\s?(?:[a-z]+\s){0,2}$"
)
#: "plans to sell its stake of 26 per cent": what it holds now.
_HELD = regex(
    r"\b(?:its|their|his|her)\s(?:(?:entire|whole|remaining|current|present)\s)?(?:stake|holding|interest|debt|share)\sof\s[^\s\d]{0,8}\s?$"
)
#: "The 142 farmers along the line will be offered": those that there are.
_THE = regex(r"\b[Tt]he\s$")
_AFFECTED = regex(
    r"[\d,]{1,9}\s(?:[a-z]+\s)?(?:residents|(?:land)?owners|farmers|households|tenants|workers|shareholders|customers|villagers|families)\b(?!\s(?:who|that|to)\b)"
)


#: "values the target at $3 a share": a company that is to be bought is no aim.
_VALUES = regex(
    r"\b(?:values?|valued|valuing)\s(?:the|its)\s(?:takeover\s)?target\sat\s(?:about\s)?$"
    r"|(?:^|[.;]\s)[Tt]he\s(?:takeover\s)?target\s(?:has|had|made|makes|employs?|employed|earned|reported|runs?|ran|sold|sells|turned|operates?|owns?)\b[^.;]*$"
)
#: "is to be lent by the bank", "has been pegged at", "is putting $3 million into": what is still to be done.
_ARRANGED = regex(r"\b(?:is|are)\s(?:putting|investing|pouring|ploughing|plowing)\b|\bpegged\b|\bbudgeted\b")
_TO_BE = regex(r"\s(?:is|are)\s(?:to\sbe\s[a-z]+|earmarked|set\saside|reserved)\b")
#: "are set to disappear", "is likely to go".
_COMING = regex(r"\b(?:is|are|were|was)\s(?:set|likely|due|bound|poised|expected|certain|sure)\sto\s")
_RECKONS = regex(r"\breckons?\s(?:on|with)\b|\bcounts?\son\b|\bcould\send\sup\b|\breckons?\sthat\s[^.;,]{1,40}\b(?:could|would|will)\b")
_MEANT = regex(r"\b(?:is|are)\s(?:meant|supposed|intended)\sto\b")
#: "The damage is put at", "revenue is seen at".
_PLANS_SOME = regex(r"\b(?:it|they|we|company|group|firm)\s(?:now\s|also\s)?plans?(?:\s(?:about|some|another|up|to|only)){0,2}$")
_PUT_AT = regex(r"\b(?:is|was|are|were|been)\s(?:put|reckoned|assessed)\sat(?:\s[a-z]+){0,3}$")
_GUIDES = regex(r"\b(?:guided|guides|guiding)\s(?:for|to|towards)\b")
_SEEN_AT = regex(r"\b(?:is|are)\s(?:now\s|still\s)?seen\sat(?:\s[a-z]+){0,3}$")
_WISHES = regex(r"\bwould\slike\sto\s(?:reach|sell|have|get|hit|earn|open|grow|raise|make)\b[^.;,]{0,30}$")


def _words_around(line: Line, at: int, end: int) -> tuple[list[str], list[str], list[str]]:
    """The words of a figure's clause before it, the words that introduce a clause with "that", and the words after it.

    A clause inserted between commas and the sentence around it are read apart: in "The company, which employs 40 people,
    will pay $3 million" nobody plans to employ them.
    """
    words = _of_same_clause(line, at)
    place = sum(1 for word in words if word.end <= at)
    first = clause_start(words, place)
    before = [word.low for word in words[first:place] if word.text != "May"]  # the month
    lead = [word.low for word in words[:first] if word.text != "May"] if first and words[first - 1].low == "that" else []
    after: list[str] = []
    following = [word for word in words if word.start >= end]
    for place, word in enumerate(following[:_REACH]):
        if word.text == "," and _begins_clause(following[place + 1 : place + 3]):
            break  # "had reached 66 million, and the auditor thinks it will come to 81 million"
        if word.text in BREAKS or (word.text == "," and len(after) > 8):
            break
        if word.low in FUTURE | PLANS and after and (after[-1] == "and" or after[-2:-1] in (["and"], ["but"])):
            break  # "runs 40 shops and will add 12", "owes 9 million, and we shall see": what is to come is another thing
        if after[-1:] == ["and"] and word.low in _GOES_ON:
            break  # "was worth 4.8 billion last year and is expected to grow"
        after.append(word.low)
    return before, lead, after


_SUBJECTS = frozenset("the it they he she we a an its their".split())


def _begins_clause(words: list[Token]) -> bool:
    """Whether the words behind a comma are "and" or "but" with another subject."""
    if len(words) < 2 or words[0].low not in ("and", "but", "while", "whereas"):
        return False
    return words[1].low in _SUBJECTS or words[1].text[0].isupper()


#: A verb after "and" that begins another statement.
_GOES_ON = frozenset(
    "says said plans aims intends is are was were it they thinks reckons expects sees predicts forecasts believes hopes wants".split()
)


def _of_same_clause(line: Line, at: int) -> list[Token]:
    """The words of the inserted clause around a place, without its "which"; or those of the sentence without its inserted clauses."""
    inserted = asides(line)
    if not inserted:
        return line.words
    own = next((span for span in inserted if span[0] <= at < span[1]), None)
    if own is not None:
        return [word for word in line.words if own[0] < word.start < own[1]][1:]
    return [word for word in line.words if not any(span[0] <= word.start < span[1] for span in inserted)]


def _by_phrase(before: str, following: str, after: str) -> Nature | None:
    """The nature by a phrase of several words in the clause, or None."""
    # A word of each pattern is looked for before it, as hardly any sentence has one.
    if ("like" in before and _WISHES.search(before)) or (has_any(before, ("meant", "supposed", "intended")) and _MEANT.search(before)):
        return Nature.TARGET
    if _TO_BE.match(following) or (has_any(before, ("ing", "pegged", "budgeted")) and _ARRANGED.search(before)):
        return Nature.PLANNED
    if "plan" in before and _PLANS_SOME.search(before):
        return Nature.PLANNED
    if has_any(before, ("put", "reckoned", "assessed")) and _PUT_AT.search(before):
        return Nature.ESTIMATE
    if "guid" in before and _GUIDES.search(before):
        return Nature.FORECAST
    if "seen" in before and _SEEN_AT.search(before):
        return Nature.FORECAST
    is_reckoned = has_any(before, ("reckon", "count", "end up")) and _RECKONS.search(before)
    return Nature.FORECAST if is_reckoned or _COMING.search(after) else None


#: What is still to come when a board or a council has approved it.
_APPROVED = frozenset("investment investments spending capex expenditure budget plan funding".split())
_IS_TO = regex(r"\b(?:is|are|was|were) to (?!date)[a-z]+\b")


def _plans(before: list[str]) -> bool:
    """Whether the words hold a verb of planning: "plans to cut", but not "the team plan falls to"."""
    return any(word in PLANS and (word not in _ALSO_NOUNS or before[i + 1 : i + 2] == ["to"]) for i, word in enumerate(before))


_ALSO_NOUNS = frozenset(("plan", "plans", "promise", "promises", "pledge", "pledges"))


def _by_words_before(before: list[str], lead: list[str]) -> Nature | None:
    """The nature by the words before the figure ("aims to reach", "expects", "plans to", "will cut"), or None."""
    said = set(before)
    acts = any(word in ACTS for word in before)
    if said & TARGETS:
        return Nature.TARGET
    if said & FORECASTS:
        return Nature.FORECAST
    if (_plans(before) and "to" in said) or said & {"planned", "proposed", "promised"}:
        return Nature.PLANNED
    if "approved" in said and said & _APPROVED:
        return Nature.PLANNED
    if _IS_TO.search(" ".join(before)):
        return Nature.PLANNED
    if said & FUTURE or "would" in said:
        return Nature.PLANNED if acts and not set(lead) & FORECASTS else Nature.FORECAST
    if "estimated" in said or "estimates" in said or set(lead) & ESTIMATES:
        return Nature.ESTIMATE
    return None


def _by_words_after(after: list[str], lead: list[str]) -> Nature | None:
    """The nature by what follows the figure ("... will be created") or introduces its clause ("predicts that ..."), or None."""
    if set(after) & FUTURE:
        return Nature.FORECAST if set(lead) & FORECASTS or not any(word in ACTS for word in after) else Nature.PLANNED
    if {"forecast", "expected", "predicted"} & set(_without_nouns(after[:6])) or set(lead) & FORECASTS:
        return Nature.FORECAST
    return None


def _without_nouns(words: list[str]) -> list[str]:
    """The words without the "forecast" of "cut its harvest forecast", which is a noun."""
    return [word for index, word in enumerate(words) if word != "forecast" or not index or words[index - 1] in _BEFORE_FORECAST]


_BEFORE_FORECAST = frozenset("is are was were be been being had has have as than originally previously now then also it they we".split())
_TO_BEGIN = regex(
    r"\b(?:start|begin|open|launch|get|need|want|add|hire|build|buy|install|raise|lower|cut|bring|offer|move|expand|switch)(?:s|es|ing)?\b[^;]*$"
)


def is_to_begin(line: Line, at: int) -> bool:
    """Whether a verb before a figure tells what somebody does next: "We start in Jinja in May, with 200 freezers"."""
    return _TO_BEGIN.search(line.s, max(0, at - _SEEN), at) is not None
