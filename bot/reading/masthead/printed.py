"""Reads the days on lines that print one beside words of no known kind: "White paper | Published 8 October 2031 | PDF, 2.1 MB"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.masthead.credits import UPDATED_AFTER, Credit, days_in
from bot.reading.masthead.names import is_publisher, publisher
from storage.drafts import DateMention
from storage.values import Precision

_LONGEST = 160
_YEAR = regex(r"(?:19|20)\d\d")
_HAN = regex(r"[\u3400-\u9fff]")
#: What stands between the pieces of such a line; between Chinese ones a space is enough.
_BREAK = regex(r"\s*[|·•›»;,()（）【】\[\]｜，。]\s*|\s*//\s*|\s+[/—–-]\s+|\s?[—–]\s?|\t+|\s{2,40}|\.\s|_")
_CHINESE_BREAK = regex(rf"{_BREAK.pattern}|\s+|　+")
_PUBLISHED = regex(
    r"\b(?:publi(?:shed|cation)|posted|sent|issued|released?|(?:(?<=release )|(?<=publication )|(?<=issue )|(?<![a-z] ))dated?"
    r"|aired|broadcast|appeared|ran|online since|input|created|filed"
    r"|for release)\b|发布|发表|刊发|日期|时间",
    re.IGNORECASE,
)
_UPDATED = regex(
    r"\b(?:updated|(?<!trading )(?<!business )(?<!market )(?<!production )update"
    r"|modified|revised|edit(?:ed)?|corrected|changed|refreshed|amended|reviewed|last change)\b|更新|修改|修订",
    re.IGNORECASE,
)
#: Beside these a day is that of something else than the text.
_OTHER_DAY = regex(
    r"\b(?:print edition|until|till|through|due|end(?:s|ed|ing)?|to be|held|meeting|event|webcast|call|conference|agm|egm|clos(?:es?|ing)"
    r"|open(?:s|ing)?"
    r"|effective|expir(?:es?|y)|deadline|retrieved|accessed|printed|downloaded|archived|viewed|cached|today is|next|copyright"
    r"|as (?:of|at)"
    r"|period|quarter|months?|weeks?|years?|half|before|after|registered|incorporated|founded|born|taken|photo(?:graph)?|picture|hearing"
    r"|record|payable|payment|dividend|embargo(?:ed)?|not for|valid|starts?|starting|begins?|beginning|between|comment"
    r"|results? for|decided)\b"
    r"|[©=]|\(c\)|截至|截止|止|期间|召开|举行|有效|拍摄|访问|会议|之前|以前|起",
    re.IGNORECASE,
)
_BEFORE_OTHER_DAY = regex(
    r"\b(?:at|by|from|to|since|until|on or before|till)\s*$|(?:至|自|到|(?<!发布)(?<!发表)(?<!刊发)(?<!刊登)(?<!更新)于)\s*$", re.IGNORECASE
)
#: What a label may lead over to its day: "Published in issue 6, ", "It first ran on ".
_LABEL_WITHIN = 48
_CLOCK = regex(
    r"\b\d{1,2}(?:[:.h]\d\d){1,2}\b|\b(?:[ap]\.?m\.?|GMT|UTC|BST|CES?T|E[DS]?T|P[DS]?T|C[DS]T|IST|SGT|HKT|JST|WIB|MSK|EAT|SAST)\b"
    r"|\b(?:updated )?(?:\d{1,2}|an?|one) (?:hours?|hrs?|min(?:ute)?s?|days?|weeks?) ago\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?|星期.|周[一二三四五六日天]|\b(?:on|at|the|of)\b",
    re.IGNORECASE,
)
#: So many other words may stand in the piece that holds the day, or so many Chinese characters.
_MOST_WORDS, _MOST_HAN = 3, 8
_SMALL_WORD, _MOST_SMALL = regex(r"(?<![\w’'])[a-z]{2,}"), 6
_SMALL = frozenset("of and the for in on a an de la le by edition issue no page read words".split())
_DAY = "\x01"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
#: The month of a magazine: "Profiles | October 2032 issue", "Issue of October 2032", "2032年5月号".
_ISSUE_OF = regex(
    rf"(?:^|[\s|·(])(?:(?P<before>{_MONTH}\s20\d\d)\s(?:issue|edition|number)\b"
    rf"|(?:[Ii]ssue|[Ee]dition|[Nn]umber)(?:\sof|:|,|\s(?:[Nn]o\.\s)?\d{{1,4}},)\s(?P<behind>{_MONTH}\s20\d\d)(?=$|\s?[|·)/])"
    r"|(?P<chinese>20\d\d年\s?\d{1,2}月)(?:号|刊)(?:$|[\s|·）)]))"
)
#: The season of a magazine, beside its number or its price: "Issue 31 · Autumn 2032 · £9.50".
_SEASON_OF = regex(r"(?:^|[\s|·(])(?P<season>(?:Spring|Summer|Autumn|Fall|Winter)\s20\d\d)(?=$|\s?[|·)])")
_OF_ISSUE = regex(r"\b(?:[Ii]ssue|[Nn]o\.|[Vv]ol(?:ume|\.))\s?\d")
#: "《河湾纪行》第38期", the name of a magazine before its number.
_IN_MARKS = regex(r"《(?P<name>[^》\n]{2,12})》\s?(?:总?第\s?\d{1,5}\s?期|20\d\d)")
#: A page's address above its text, and the day in the path of one.
_ADDRESS = regex(r"(?:(?:url|link|source|address)\s?:\s?)?https?://\S+$", re.IGNORECASE)
_DAY_IN_PATH = regex(r"/20\d\d[/-](?:0[1-9]|1[0-2])[/-](?:0[1-9]|[12]\d|3[01])/")
#: Before a day at the head these are a paper's name, whatever stands before their last character.
_CHINESE_PAPER = regex(r"[\u4e00-\u9fff]{2,8}(?:报|刊|网|社)")
_HOUSE = regex(r"(?:[A-ZÀ-Þ][\w’'-]{1,20}\s){1,4}(?:Institute|Foundation|Centre|Center|Society|University|Council)")
#: The only name on a line with a day and an hour: "智通快线 2031/03/24 22:10:45".
_CHINESE_NAME_ALONE = regex(r"\s*(?P<name>[\u4e00-\u9fff]{4,8})\s+[\d/.年月日-]{8,12}\s+\d{1,2}:\d\d(?::\d\d)?\s*")


def credit_in(line: str) -> Credit | None:
    """The days of publication and of the last change in a line of the head, or None where it has no such day.

    A day without a label stands in a piece of its own, with a few words at most.
    """
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    days = [day for day in days_in(line) if day.precision is Precision.DAY and _YEAR.search(day.text)]
    if not days:
        return _month_of_issue(line)
    if _ADDRESS.match(line):
        return Credit(published=days[0]) if _DAY_IN_PATH.search(line) else None
    published = updated = None
    is_labelled = False
    last = 0
    for day in days:
        before, last = line[last : day.start], day.end
        label = _label_before(before) or _label_after(line[day.end : day.end + 24])
        if label == "other" or (not label and not _stands_apart(line, day)):
            continue
        if label == "updated":
            updated = updated or day
        elif published is None or (label == "published" and not is_labelled):
            published, is_labelled = day, label == "published"
    if published is None and updated is None:
        return None
    author = _BY.match(line)
    return Credit(
        publisher=_paper_in(line),
        author=author["name"] if author is not None else None,
        published=published,
        updated=updated,
        is_labelled=is_labelled,
    )


#: "By Ann Roe | Photographs: Jon Aske | Winter 2030 issue, published 3 December 2030"
_BY = regex(r"\s*[Bb][Yy]:?\s(?P<name>[A-ZÀ-Þ][\w.’'-]{0,20}(?:\s[A-ZÀ-Þ][\w.’'-]{0,20}){1,3})\s*[|·•]")


def _month_of_issue(line: str) -> Credit | None:
    """The month of the magazine's issue that a line names beside a section or nothing, or None."""
    found = _ISSUE_OF.search(line)
    if found is None and (season := _SEASON_OF.search(line)) is not None and _OF_ISSUE.search(line):
        seasons = dates.find(line, (season.span("season"),), None)
        return Credit(publisher=_paper_in(line), published=seasons[0]) if seasons and seasons[0].precision is Precision.SEASON else None
    if found is None or len(_SMALL_WORD.findall(line)) > _MOST_SMALL:
        return None
    name = found.lastgroup or "before"
    months = dates.find(line, (found.span(name),), None)
    return Credit(publisher=_paper_in(line), published=months[0]) if months and months[0].precision is Precision.MONTH else None


def _paper_in(line: str) -> str | None:
    """The name of the paper with which a line begins, if a word in it says that it is one."""
    if (marked := _IN_MARKS.match(line.strip())) is not None:
        return marked["name"]
    if (alone := _CHINESE_NAME_ALONE.fullmatch(line)) is not None:
        return alone["name"]
    first = (_CHINESE_BREAK if _HAN.search(line) else _BREAK).split(line.strip(), maxsplit=1)[0]
    return publisher(first) if first and (is_publisher(first) or _CHINESE_PAPER.fullmatch(first) or _HOUSE.fullmatch(first)) else None


def _label_before(before: str) -> str:
    """What the last label before a day says of it: "published", "updated", "other", or "" where there is none."""
    near = before[-_LABEL_WITHIN:]
    found = [
        (match.end(), name)
        for name, pattern in (("published", _PUBLISHED), ("updated", _UPDATED), ("other", _OTHER_DAY))
        for match in pattern.finditer(near)
    ]
    if _BEFORE_OTHER_DAY.search(near) and not re.search(r"\bonline since\s*$", near, re.IGNORECASE):
        return "other"
    return max(found)[1] if found else ""


def _label_after(after: str) -> str:
    return "updated" if UPDATED_AFTER.match(after) else ""


def _stands_apart(line: str, day: DateMention) -> bool:
    """Whether a day has its piece of the line for itself, or shares it with a few words."""
    marked = line[: day.start] + _DAY + line[day.end :]
    pieces = [piece for piece in (_CHINESE_BREAK if _HAN.search(line) else _BREAK).split(marked) if piece.strip()]
    if len(_SMALL_WORD.findall(line)) > _MOST_SMALL:
        return False  # part of a wrapped sentence
    own = next((piece for piece in pieces if _DAY in piece), "")
    rest = _CLOCK.sub(" ", own.replace(_DAY, " ")).strip(" .:：*#-")
    if _OTHER_DAY.search(rest) or (len(pieces) == 1 and rest):
        return False
    if _HAN.search(rest):
        return len(_HAN.findall(rest)) <= _MOST_HAN
    return len(rest.split()) <= _MOST_WORDS and all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in rest.split())
