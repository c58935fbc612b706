"""Reads the lines that say who published an article, who wrote it, and when: "NAME | May 12, 2031 | 3 min read"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.masthead import words
from bot.reading.masthead.names import is_person, is_publisher, person, publisher
from bot.reading.word_patterns import has_any
from storage.drafts import DateMention
from storage.values import Precision

_LONGEST = 200
_DIGIT = regex(r"\d")
_YEAR = regex(r"(?:19|20)\d\d")
_UPDATED = regex(
    r"(?:updated?|modified|revised|edited|corrected|changed|reviewed|refreshed|last (?:update|change)"
    r"|更新|修改|修订)(?:\s?(?:on|at|:|：|时间|于))*[\s:：(,]*$",
    re.IGNORECASE,
)
#: "updated" behind a day.
UPDATED_AFTER = regex(r"[\s,]*\(?(?:updated|modified|revised|更新)\b\)?\s*(?=$|[|·,;)])", re.IGNORECASE)
_PUBLISHED = regex(
    r"(?:(?:first |originally )?published|posted|filed|released?|issued|created"
    r"|(?:(?<=release )|(?<=publication )|(?<=issue )|(?<![a-z] ))date[d]?"
    r"|first (?:posted|appeared)|发布(?:时间|日期"
    r"|于)?|发表(?:时间|于)?|时间|日期|刊发)"
    r"(?:\s?(?:on|at|:|：|时间|于))*[\s:：(]*$",
    re.IGNORECASE,
)
#: A date beside these is another day than that of the publication.
_OTHER_DAY = regex(
    r"(?:retrieved|accessed|printed|downloaded|viewed|archived|read on|read|event|taken|commented|expires?|until|due|deadline"
    r"|访问|打印|截至)(?:\s?(?:from|on|at|[:：]))*\s*$",
    re.IGNORECASE,
)
_LABEL = regex(
    r"\b(?:(?:first|originally|last)\s)?(?:published|posted|filed|updated?|modified|revised|released?|issued|edited"
    r"|dated?)\b(?:\s(?:on|at|date))?\s?[:：]?"
    r"|(?:发布|发表|更新|修改)?(?:时间|日期)\s?[:：]|发布于|更新于|\b(?:press|news|media) release\b[:\s–—-]*|\bfor immediate release\b",
    re.IGNORECASE,
)
_CLOCK = regex(
    r"(?:\bat\s)?\b\d{1,2}[:.h时]\d{2}(?:[:.]\d{2})?分?(?:\s?[AaPp]\.?[Mm]\b\.?)?|\b\d{1,2}\s?[AaPp]\.?[Mm]\b\.?"
    r"|\b(?:GMT|UTC|BST|CES?T|ES?T|E[DS]T|P[DS]?T|C[DS]T|IST|SGT|HKT|JST|AE[DS]T|WIB|MSK|EAT|SAST)\b(?:[+-]\d{1,2})?|北京时间|(?<=\s)\d{2,4}$"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b,?|星期[一二三四五六日天]|周[一二三四五六日天]"
)
_AUTHOR = regex(
    r"(?:^(?:本报|本社|本刊|本网)?|(?<=[\s|·,/]))(?:(?:posted |written |words |story |text |reported |published |compiled )?by|words"
    r"|text|interview(?:\sby)?|author|作者|记者"
    r"|撰文|编译|文|采写)(?:[:：/／]\s?|\s)|作者(?=[\u4e00-\u9fff]{2,4}$)",
    re.IGNORECASE,
)
_SOURCE = regex(
    r"(?:(?:信息来源|来源|稿源|来自|出处|信源|文章来源)\s?[:：]|来源于)\s?(?P<cn>[\u4e00-\u9fffA-Za-z0-9《》·]{2,20})"
    r"|\b(?:source|via)\s?:\s?(?P<en>[A-Z][\w.&' -]{1,40})",
    re.IGNORECASE,
)
_FILED = regex(
    r"(?:category|categories|section|topics?|tags?|filed under|in)\s?:|in [A-Z]\w{1,20}(?:(?:,| &| and) [A-Z]\w{1,20}){0,3}"
    r"(?: with .{1,20})?$|(?:栏目|分类|标签)[:：]|第\s?\d{1,3}\s?版",
    re.IGNORECASE,
)
#: "7 March 2030. Interview: Ann Roe. Photos: Jon Aske"
_AFTER_STOP = regex(r"\.\s(?=(?:words|text|interview|by|photo(?:graph)?s|pictures|illustrations?)(?::|\s))", re.IGNORECASE)
_WRITTEN_BY = regex(r"(?<![\u4e00-\u9fff])(?:文|记者|作者)\s?[/／|｜]\s?(?:[\u4e00-\u9fff]{2,8}\s记者\s)?")
_PICTURES = regex(r"(?:photo(?:graph)?(?:s|y)?|pictures|illustrations?)(?:\sby)?\s?:?\s.{2,40}", re.IGNORECASE)
#: Before the day on which a picture was taken: "Photo: Ann Roe, 3 May 2030".
_OF_PICTURE = regex(r"(?:^|[|·•]\s?)(?:photo(?:graph(?:s|y)?|s)?|pictures?|images?)\b[^|·•]{0,80}$", re.IGNORECASE)
#: "《河湾纪行》第38期　2031年9月22日出版"
_OF_ISSUE = regex(r"\s*《(?P<name>[^》|\n]{2,12})》\s?(?:总?第\s?\d{1,5}\s?期|(?=\|))")
_ADDRESS = regex(r"\S{1,60}@\S{3,60}")
_EDITOR = regex(r"(?:责任编辑|责编|编辑|校对|审核)\s?[:：]\s?[\u4e00-\u9fff]{2,4}")
_NUMERIC = regex(r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
#: "POLE & ANCHOR, issue 3, 8 September 2030, page 12"
_BEFORE_ISSUE = regex(r",\s(?=(?:issue|no\.|vol\.|volume|pages?|pp?\.)\s?\d|\|)", re.IGNORECASE)
_ISSUE = regex(r"(?:issue|no\.|vol\.|volume|pages?|pp?\.)\s?\d|第\s?\d{1,5}\s?[期版]", re.IGNORECASE)
_PAPER = regex(r"[A-ZÀ-Þ][\w’'-]{0,20}(?:\s(?:&|and|of|the|[A-ZÀ-Þ][\w’'-]{0,20})){0,4}")
#: "by the Heron team"
_TEAM = regex(r"the (?:[A-Z][\w’'-]{0,20}\s){0,3}(?:team|staff|editors|desk)")
_HAN = regex(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line of credits says."""

    publisher: str | None = None
    author: str | None = None
    published: DateMention | None = None
    is_labelled: bool = False  #: "Published:" and the like stands before the date
    updated: DateMention | None = None
    is_page_header: bool = False  #: the day of reading, the weather


@lru_cache(maxsize=64)  # a line is asked for by its neighbours too
def credit_of(line: str, *, is_under_paper: bool = True) -> Credit | None:
    """The credits in a line, or None where the line is something else: a headline or sentence that has a date in it.

    The name before the date is a place under the paper's name ("Cape Town, 9 June 2031"), and elsewhere the author.
    """
    if len(line) > _LONGEST:
        return None
    if words.READ_ON.match(line) and _DIGIT.search(line):
        host = words.DOMAIN.search(line)
        return Credit(publisher=host["domain"] if host else None, is_page_header=True)
    found = days_in(line) if _YEAR.search(line) else ()
    days = [m for m in found if re.search(r"\d{4}", m.text)]
    if not days and not _has_label(line):
        return None
    credit = _sorted_days(line, days)
    rest = list(line)
    for mention in found:
        rest[mention.start : mention.end] = "|" * (mention.end - mention.start)
    return _with_names(credit, line, "".join(rest), bool(days), is_under_paper, stands_apart=any(_stands_apart(line, day) for day in days))


def _stands_apart(line: str, mention: DateMention) -> bool:
    """Whether a date is a whole piece of a line with several: "3 May 2030 · Portrait · 6 min read"."""
    pieces = [piece.strip() for piece in words.pieces_of(line)]
    return len(pieces) > 1 and line[mention.start : mention.end].strip() in pieces


#: How many words the one unknown piece of a line of credits may have.
_ODD_WORDS = 9
#: Each match of ``_AUTHOR`` or ``_SOURCE`` contains one of these, in lower case.
_LABEL_HINTS = (
    "by", "words", "text", "interview:", "author", "作者", "记者", "撰文", "编译", "文", "采写", "来源", "稿源", "来自", "出处", "信源",
    "source", "via",
)  # fmt: skip


def _has_label(line: str) -> bool:
    """Whether an author or a source is named by a label: "By Ann Roe"."""
    low = line.lower()
    return has_any(low, _LABEL_HINTS) and (_AUTHOR.search(line) is not None or _SOURCE.search(line) is not None)


#: "6–12 February 2031": the days of a week's issue.
_RANGE = regex(r"\d\s?[–-]\s?$")


@lru_cache(maxsize=64)
def days_in(line: str) -> tuple[DateMention, ...]:
    """The days and hours in a line; those in figures also between Chinese words."""
    found = dates.find(line, ((0, len(line)),), None)
    if not any(m.when is not None for m in found) and _HAN.search(line):
        masked = _HAN.sub("|", line)
        found = dates.find(masked, ((0, len(masked)),), None)
    return tuple(
        m
        for m in found
        if m.when is not None
        and not _RANGE.search(line, max(0, m.start - 4), m.start)
        and (m.precision is Precision.DAY or (m.precision is Precision.MONTH and _stands_apart(line, m)))
    )


def _sorted_days(line: str, days: Sequence[DateMention]) -> Credit:
    """The days of publication and of the last change: the first day without another label is that of publication."""
    published = updated = None
    is_labelled = False
    last = 0
    for mention in days:
        before = line[last : mention.start]
        last = mention.end
        if (_OTHER_DAY.search(before) and not _PUBLISHED.search(before)) or _OF_PICTURE.search(line, 0, mention.start):
            continue
        if _UPDATED.search(before) or UPDATED_AFTER.match(line, mention.end):
            updated = updated or mention
        elif published is None or (_PUBLISHED.search(before) and not is_labelled):
            published, is_labelled = mention, bool(_PUBLISHED.search(before))
    return Credit(published=published, updated=updated, is_labelled=is_labelled)


def _with_names(credit: Credit, line: str, rest: str, has_day: bool, is_under_paper: bool, *, stands_apart: bool) -> Credit | None:
    """The credits with the names in the rest of the line; None where the rest is no credit. Beside a date that stands apart and another
    known piece, one piece may be anything: "and the speech team"."""
    rest = _WRITTEN_BY.sub("文/", _AFTER_STOP.sub("|", rest))
    if issue := _OF_ISSUE.match(rest):
        credit = replace(credit, publisher=issue["name"])
        rest = "|" + rest[issue.end() :]
    if source := _SOURCE.search(rest):
        credit = replace(credit, publisher=publisher(source["cn"] or source["en"]))
        rest = rest[: source.start()] + "|" + rest[source.end() :]
    is_header = has_day and words.WEATHER.search(rest) is not None
    rest = _CLOCK.sub("|", _EDITOR.sub("|", _LABEL.sub("|", _ADDRESS.sub("|", rest) if "@" in rest else rest)))
    odd = known = 0
    is_of_issue = has_day and _ISSUE.search(rest) is not None
    if is_of_issue:
        rest = _BEFORE_ISSUE.sub("|", rest)
    for part in words.pieces_of(rest):
        piece = part.strip(" \t,.;:：，()（）[]《》–—-")
        if (
            not piece
            or words.COUNTER.fullmatch(piece)
            or words.EDITION.fullmatch(piece)
            or _FILED.match(piece)
            or _PICTURES.fullmatch(piece)
            or words.KICKER.fullmatch(piece.removeprefix("in "))
            or words.OWN_TEXT.fullmatch(piece)
            or re.fullmatch(r"(?:on|at|in|from|updated|last|first|and|于|以下文章|[\W\d]+)", piece, re.IGNORECASE)
        ):
            known += bool(piece) and piece.strip("|") != ""
            continue
        if found := _AUTHOR.search(piece):
            before, written = piece[: found.start()].strip(" ,"), piece[found.end() :]
            if "," in written and is_publisher(paper := written.rsplit(",", 1)[1].strip()):
                written = written.rsplit(",", 1)[0]
                credit = replace(credit, publisher=credit.publisher or publisher(paper))
            name = written if _TEAM.fullmatch(written) else person(written)
            if name is None:
                return None
            credit = replace(credit, author=credit.author or name)
            known += 1
            piece = before
            if not piece:
                continue
        if is_publisher(piece) or (
            is_of_issue and credit.publisher is None and (" " in piece or line.startswith(piece)) and _PAPER.fullmatch(piece)
        ):
            credit = replace(credit, publisher=credit.publisher or publisher(piece))
        elif is_person(piece) and credit.author is None and has_day and "|" in rest and not (_is_place(piece, rest) and is_under_paper):
            credit = replace(credit, author=person(piece))
        elif has_day and _NAME_BEFORE_DAY.fullmatch(rest):
            odd += 1  # "Ceramics & Tile | 14 April 2033"
        elif not _is_place(piece, rest):
            odd += 1 + piece.count(" ")
    if is_header:
        return Credit(is_page_header=True)
    allowed = _ODD_WORDS if stands_apart and known else 1
    return credit if odd <= (allowed if has_day else 0) else None


#: A name in capitalised words, over a bar from the day, which is taken out before.
_NAME_BEFORE_DAY = regex(r"\s*[A-ZÀ-Þ][\w.’'-]{0,24}(?:\s(?:&|and|of|the|[A-ZÀ-Þ][\w.’'-]{0,24})){0,4}\s\|[\s|]*")


def _is_place(piece: str, rest: str) -> bool:
    """Whether a name stands directly before the date, after a comma only: "Pune, 9 June 2031"."""
    if not re.fullmatch(r"(?:in\s)?[A-Z][\w.’'-]{1,20}(?:[ ,]{1,2}[A-Z][\w.’'-]{0,20}){0,3}", piece) or words.PUBLISHER_WORD.search(piece):
        return False
    at = rest.find(piece)
    return rest[at + len(piece) :].startswith((", |", ",|", " ,|")) or piece.startswith("in ")


def numeric_parts(mention: DateMention) -> tuple[int, int, int, str] | None:
    """The two numbers, the year and the mark of a date like "09/06/2031" that can be read in two ways, or None."""
    found = _NUMERIC.search(mention.text)
    if found is None or int(found["first"]) > 12 or int(found["second"]) > 12:
        return None
    return int(found["first"]), int(found["second"]), int(found["year"]), found["mark"]
