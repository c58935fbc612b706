"""Recognises sentences that tell no happening, and dates that only limit a noun or are a base of comparison."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.word_patterns import has_any

#: Lines about the text itself, about recordings of calls, and of the law, whose dates are no happenings of the article.
_NO_HAPPENING = regex(
    r"(?:posted|published|updated|last\s(?:updated|modified)|written|filed)\s(?:by|on|at|:)|(?:older|newer|previous|next)\s(?:post|article|story)\b"
    r"|q(?:uestion)?\s?:|©|copyright\b|\(?this\s(?:[\w.]+\s){0,4}(?:story|article|post|version)\b.{0,40}\b(?:corrected|updated|edited)\b"
    r"|\(?correct(?:ion|s|ed)\b|editor[’']s\snote|[^.]{0,80}\btrademarks?\sof\b",
    re.IGNORECASE,
)
_ANYWHERE = regex(
    r"\bReform\sAct\sof\b|\bforward-looking\sstatements?\b|\bForm\s(?:10|20|8|6)-?[KFQ]\b|\b(?:replay|recording|webcast|archive)\b.{0,80}\b(?:until|through|till)\b"
    r"|\b(?:conference\scall|call|webcast|audiocast|results|presentation)\b[^.]{0,50}?\b(?:today|this\s(?:morning|afternoon|evening))\s?,?\sat\s\d{1,2}[:.]\d\d"
    r"|\|\s*updated:|\ball\srights\sreserved\b|©\s?\d{4}|\btrademarks?\sof\b",
    re.IGNORECASE,
)


#: Each match of ``_ANYWHERE`` contains one of these, in lower case.
_HINTS = (
    "today at",
    "today, at",
    "this morning at",
    "this afternoon at",
    "reform",
    "forward-",
    "form",
    "replay",
    "recording",
    "webcast",
    "archive",
    "updated:",
    "rights",
    "©",
    "trademark",
)


def tells_nothing(sentence: str) -> bool:
    """Whether a sentence is about the text, its legal notices or a recording: "Posted by Ann Lee, 23 January", "© 2031 Acme"."""
    if sentence.rstrip(' ”"’').endswith(("?", "？")) or _NO_HAPPENING.match(sentence) is not None:
        return True
    low = sentence.lower()
    return has_any(low, _HINTS) and _ANYWHERE.search(sentence) is not None


_OF_A_NOUN = regex(
    r"\b(?:outlook|forecasts?|guidance|targets?|budgets?|estimates?|projections?|expectations?|plans?|results?|accounts?|report|season|figures|earnings)"
    r"\s(?:for|of|in)\s(?:the\s)?(?:full[- ]year\s|year\s|whole\sof\s)?$",
    re.IGNORECASE,
)
_BEFORE_NOUN = regex(
    r"[\s-](?:results?|earnings|revenues?|sales|profits?|figures|numbers|guidance|outlook|forecast|budget|report)\b", re.IGNORECASE
)
_INSTEAD = regex(
    r"\b(?:instead\sof|rather\sthan|earlier\sthan|later\sthan|previously|originally|not\sin|not)\s(?:in\s|on\s|by\s)?(?:the\s)?$"
)
#: A date that was given up for another: "first set for March", "which was to be held last week".
_ONCE_SET = regex(
    r"\b(?:(?:first|originally|initially|previously|once|earlier)\s(?:set|scheduled|planned|due|slated|expected|meant|timed|intended|announced(?=\sfor))"
    r"|(?:delayed|postponed|deferred|moved|rescheduled|pushed\sback|put\s(?:off|back)|brought\sforward)\sfrom"
    r"|(?:was|were|had\sbeen)\s(?:set|scheduled|planned|due|slated|expected|meant|intended|supposed|to\s(?:be|have))(?:\s[\w-]+){0,4}?)"
    r"\s(?:(?:for|in|on|by|to\s[\w-]+(?:\s(?:in|on|by|for))?)\s)?(?:the\s)?$"
    r"|原(?:定|计划|拟|先计划)(?:于|在)?$"
)
_SET_FOR = regex(r"\b(?:planned|scheduled|set|due|slated|expected)\s(?:(?:for|on|in|to\s\w+)\s)?(?:the\s)?$")
_PUT_OFF_TO = regex(r"\b(?:postponed|put\s(?:off|back)|pushed\sback|moved|delayed|deferred|rescheduled|adjourned)\s(?:to|until|till|for)\b")
#: "The meeting that was to decide on 28 April has been pushed back": its date is the later one.
_WAS_TO = regex(r"\b(?:was|were)\s(?:due\s|originally\s)?to\s[\w-]+(?:\s[\w’'-]+){0,5}?\s(?:on|in|by)\s(?:the\s)?$")
_WAS_PUT_OFF = regex(
    r"\b(?:has|have|had|was|were|is|are)\s(?:now\s)?(?:been\s|being\s)?(?:pushed\sback|put\s(?:off|back)|postponed|moved|delayed|deferred|rescheduled|adjourned)\b"
)
_BUT = regex(r"\b(?:but|however|only\sto)\b")
_HAD_HOPED = regex(r"\bhad\s(?:\w+ly\s)?(?:hoped|planned|intended|wanted|aimed|expected|meant)\sto\s[^;]{0,80}$")
#: What somebody is charged with or fined for happened before: "charged with falsifying records between 2026 and 2028".
_CHARGE = regex(
    r"\b(?:charged?|charges|accus\w+|convict\w+|sentenced|fined|fines?|sued|suing|indict\w+|guilty|blam\w+|suspect\w+|alleg\w+|arrest\w+)\b"
    r"[^,;]{0,60}\s(?:with|of|for|over)\s\w+ing\b[^;]{0,80}$"
)
_HAD = regex(
    r"\b(?:than|as)\s(?:[\w’'-]+\s){1,4}had\s(?:\w+\s){0,3}(?:in|on)\s$"
    r"|\bhad\s(?:\w+\s)?(?:forecast|expected|planned|predicted|promised|estimated|guided|projected|hoped|aimed|warned|said|given|set)(?:\s\w+){0,2}\s(?:in|on)\s$"
)
_LASTS_UNTIL = regex(r"\b(?:last|run|continu|stay|remain|keep|valid|open)\w*\s(?:[\w-]+\s){0,3}?(?:until|till|through|to)\s(?:the\s)?$")
_PERIOD_END = regex(r"\b(?:weeks|months|quarter|year|half|period|days)\s(?:that\s)?(?:to|ended|ending|through)\s(?:the\send\sof\s)?$")
_AHEAD = regex(
    r"(?:the\s)?(?:next|coming|following\s(?:\w+\s)(?=years|months|weeks|days|decades))\s?(?:\w+\s)?(?:years?|months?|weeks?|days?|decades?)"
    r"|the\s(?:week|month|quarter|year|day)",
    re.IGNORECASE,
)


def is_secondary(sentence: str, at: int, end: int) -> bool:
    """Whether a date says nothing of when its clause happens, so that another date of the sentence goes before it.

    "its outlook for 2031", "first-quarter results", "instead of October", "it had forecast in January", "over the next three years".
    """
    before = sentence[max(0, at - 60) : at]
    return bool(
        (_ONCE_SET.search(before) and not _CANCELS.search(sentence) and not _CHINESE_CANCELS.search(sentence))
        or (_SET_FOR.search(before) and _PUT_OFF_TO.search(sentence, end))
        or (_WAS_TO.search(before) and _WAS_PUT_OFF.search(sentence, end))
        or _CHARGE.search(sentence[max(0, at - 160) : at])
        or _OF_A_NOUN.search(before)
        or _BEFORE_NOUN.match(sentence, end)
        or _INSTEAD.search(before)
        or _HAD.search(before)
        or _PERIOD_END.search(before)
        or _AHEAD.fullmatch(sentence, at, end)
    )


def ends_a_stretch(sentence: str, at: int) -> bool:
    """Whether the date at ``at`` is only when something else ends: "begins in May and lasts until the autumn"."""
    return _LASTS_UNTIL.search(sentence, max(0, at - 60), at) is not None


#: By how much something is put off: "pushed back by two weeks, to 12 May" happens on 12 May.
_PUT_OFF_BY = regex(
    r"\b(?:pushed|put|postponed?|moved|delay(?:ed|s)?|deferred|rescheduled|brought|extended|adjourned|slips?|slipped)\b[^.;\n]{0,130}\sby\s(?:the\s|about\s|another\s)?$"
)


def is_delay(sentence: str, at: int) -> bool:
    """Whether the time at ``at`` is only by how much something is put off."""
    return _PUT_OFF_BY.search(sentence, max(0, at - 150), at) is not None


_WEEKDAY = regex(r"(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)days?", re.IGNORECASE)
_MOVES = regex(r"\b(?:will|was|were|had|did|going\sto|\w{2,}ed|came|went|saw|told|met|got|left|won|lost|shall)\b|[’']ll\b")


def is_generic(sentence: str, at: int, end: int) -> bool:
    """Whether a weekday in somebody's words is any such day: "What she needs is stock on Tuesday"."""
    return sentence[:1] in "“\"‘'„«" and bool(_WEEKDAY.fullmatch(sentence, at, end)) and not _MOVES.search(sentence)


_RECORD = regex(
    r"\b(?:first|highest|lowest|biggest|largest|smallest|best|worst|every|each|most|least|strongest|weakest|fastest|slowest|steepest|sharpest|longest|only)\b"
)
_CHANGED = regex(
    r"%|\bper\s?cent\b|\bpercent|\b(?:up|down|rose|risen|fell|fallen|grew|grown|increased?|decreased?|doubled|tripled|higher|lower|climbed|dropped|gained|lost"
    r"|shrank|shrunk|jumped|surged|halved|change|changed)\b",
    re.IGNORECASE,
)
_COMPARES = regex(r"\b(?:than|compared|versus|against|from)\b|\d%")


def is_about_change(sentence: str) -> bool:
    """Whether a sentence measures a change or compares: "up from 40 a year ago"; else "a week ago" is when it happened."""
    return bool(_CHANGED.search(sentence) or _COMPARES.search(sentence))


_YEAR = regex(r"\b(?:19|20)\d\d\b")
_LASTING = regex(r"\b(?:has|have|had|’ve|'ve|is|are|was|were)\b")
#: What somebody has been doing since then, whatever numbers stand between: "has had the model on 14 ships since February".
_GOING_ON = regex(
    r"\b(?:has|have|had)\s(?:also\s|now\s)?(?:been\s(?!(?:up|down|higher|lower)\b)[a-z]{2,14}ing|had|run|led|kept|held|lived|owned|used|sold|made|worked|served|stocked|flown|headed|chaired"
    r"|employed|hosted|offered)\b(?!\s(?:by|about|some|more|nearly|over)\s?\d|\s[\d$€£])[^;]{0,80}$"
)
#: "will put Mini on its phones from February"
_WILL_DO = regex(
    r"\b(?:will|shall|is\sto|are\sto)\s(?!rise|fall|grow|drop|increase|decrease|climb|be\s(?:up|down))[a-z]{2,14}\b(?:(?!\d)[^;,]){0,70}$"
)
_SINCE = regex(r"\b(since|from)\s(?:the\s|early\s|late\s|mid-?|about\s)*$", re.IGNORECASE)


def begins(sentence: str, start: int, at: int) -> bool:
    """Whether "since" or "from" before a date at ``at`` says when something began: "listed since 2019", "shipped from June".

    It does not where a record or a change is measured since then: "the highest since 2019", "up 5% since June", "from 40 in May".
    """
    before = sentence[start:at]
    word = _SINCE.search(before)
    if word is None:
        return False
    said = before[: word.start()]
    if _ON_SALE.search(said):
        return True
    if word[1].lower() == "since":
        going_on = _GOING_ON.search(said)
        if going_on is not None and not (_RECORD.search(going_on[0]) or _CHANGED.search(going_on[0])):
            return True
        return bool(_LASTING.search(said)) and not (
            re.search(r"\d", _YEAR.sub("", said[-40:])) or _RECORD.search(said) or _CHANGED.search(said)
        )
    if _WILL_DO.search(said):
        return True
    return not (_CHANGED.search(said[-60:]) or re.search(r"\d[\d.,]*\s*(?:\w+\s)?$", said))


#: "Otter 4 ships from 4 November": the number belongs to the name.
_ON_SALE = regex(r"\b(?:[A-Z][\w-]*(?:\s\d+[a-z]?)?|it|they)\s(?:ships?|sells?|is\savailable|are\savailable|will\sship|goes\son\ssale)\s$")

_CANCELS = regex(
    r"\b(?:cancel(?:l?ed|s|l?ing)?|cancellation\sof|call(?:ed|s|ing)?\soff|scrap(?:ped|s|ping)?|abandon(?:ed|s|ing)?|axed?|shelved?|ditch(?:ed|es)?"
    r"|scuppered|withdr[ae]w(?:n|s)?\s(?:its|the|their|from)|dropped\s(?:its|the|their|plans?|it)\b|will\sno\slonger|will\snot\s(?:go\sahead|take\splace)|pulled\sout\sof)\b"
)
_PLANNED_FOR = regex(
    r"\b(?:planned|scheduled|set|slated|due|meant|intended|expected|supposed|booked|announced)\s(?:\w+\s){0,3}?(?:for|in|on|to\s(?:[\w-]+\s){1,7}?(?:in|on|by))\s(?:the\s)?$"
    r"|\b[a-z]+\sof\s(?:the\s)?$|[’']s\s$"
)
_CHINESE_CANCELS = regex(r"取消|叫停|搁置|放弃|终止|撤回|推迟(?!至|到)|延期(?!至|到)|延后(?!至|到)")
_CHINESE_PLANNED = regex(r"原定|原计划|定于|拟于|计划")


def is_cancelled(sentence: str, at: int, *, ahead: bool) -> bool:
    """Whether the happening planned for the date at ``at`` was called off: "cancelled the launch planned for June"."""
    if _CHINESE_CANCELS.search(sentence):
        return bool(_CHINESE_PLANNED.search(sentence[max(0, at - 8) : at + 14]))
    if _HAD_HOPED.search(sentence, max(0, at - 120), at) and _BUT.search(sentence, at):
        return True
    verb = _CANCELS.search(sentence)
    if verb is None:
        return False
    planned = _PLANNED_FOR.search(sentence[max(0, at - 60) : at])
    return bool(planned) or (ahead and at > verb.start())
