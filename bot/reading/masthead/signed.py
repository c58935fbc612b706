"""Finds the day of publication at the end of a text that has none at its head: a signature, a bare date, "Sent on 23 November 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.masthead import days
from bot.reading.masthead.labels import Label, Line, lines_of
from storage.values import Basis, PartialDate, Precision

#: So many of the last lines are looked at, each up to so many characters.
_LAST, _LONGEST = 5, 130
#: The text's end is looked for in so many characters.
_END = 1200
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}\.?,?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s20\d\d|{_MONTH}\s\d{{1,2}}"
    rf"(?:st|nd|rd|th)?,?\s20\d\d"
    r"|20\d\d-\d\d-\d\d|20\d\d年\d{1,2}月\d{1,2}日)"
)
#: "— The Tessel team, 30 June 2032"; "Ines Marlo, Porto, 30 June 2032": names before the day, and no verb.
_NAME = r"(?:[Tt]he\s)?[A-ZÀ-Þ][\w.’'&-]{0,24}(?:\s(?:[A-ZÀ-Þ][\w.’'&-]{0,24}|of|and|the|de|van|von|at|for|team|editor|staff)){0,5}"
_SIGNED = regex(
    rf"(?:[—–-]{{1,2}}\s?[^,|]{{0,50}},\s)?(?:{_NAME}\s?[,·|/—–-]\s?){{0,3}}(?P<day>{_DAY})(?:[ ,T]{{1,2}}\d{{1,2}}:\d\d"
    rf"(?::\d\d)?(?:\s[A-Z]{{2,4}})?)?\.?"
)
_LABELLED = regex(
    r"[(\[]?(?:(?:first\s)?(?:published|posted|sent|issued|written|released|filed|dated?)(?:\sonline)?"
    r"|this\s(?:newsletter|letter|issue|post|article|text|note)\s(?:was\s)?(?:first\s)?(?:sent|published|posted|appeared"
    r"|written)(?:\sout)?)"
    r"(?:\s(?:on|in\s[A-Z][a-z]+\son|by\s[A-Z][\w.’ -]{2,40}?\son))?"
    rf"\s?:?\s?(?P<day>{_DAY})(?:[,\s].{{0,30}})?[)\]]?\.?",
    re.IGNORECASE,
)
#: "… Published 14 July 2026 at 09:41 BST."; "First published in The Post on June 7, 2026, p. 12": within a longer line.
_LABELLED_WITHIN = regex(
    r"\b(?i:published|posted|sent|issued|appeared|ran)"
    rf"(?:\sin\s(?:[Tt]he\s)?[A-ZÀ-Þ][\w.&’' -]{{1,40}}?)?(?:\s(?:out\s)?on)?,?:?\s(?P<day>{_DAY})"
)
_CHINESE = regex(
    r"[（(\[【]?(?:(?:发布|发表|发稿|刊发|成文|写作)?(?:日期|时间)?\s?[:：]?|写于|发于|[\u4e00-\u9fff·A-Za-z]{2,16}[，,\s　])?\s?"
    r"(?P<day>(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)[）)\]】]?"
)


#: What may stand beside a day at the end over a bar: a paper, a section, a page.
_BESIDE = regex(
    r"(?:(?:The\s)?[A-ZÀ-Þ][\w.’'&-]{0,20}(?:\s(?:[A-ZÀ-Þ][\w.’'&-]{0,20}|of|and|the|section)){0,4}|(?:[Pp]rint|[Ww]eekend|[Ff]inal|[Ll]ate|[Ee]arly)\s[Ee]dition)?"
    r"(?:,?\s?(?:[Pp]ages?|[Pp]{1,2}\.)\s?[A-Z]?\d{1,3}(?:\s?[–-]\s?\d{1,3})?)?"
)
_BAR = regex(r"\s*[|·•]\s*")
_PAGE = regex(r"\b(?:pages?|pp?\.)\s?[A-Z]?\d|\bedition\b", re.IGNORECASE)


#: "2031年9月16日 A03版", "2031年9月16日 星期二 第5版".
_CHINESE_PAGE = regex(
    r"(?:[\u4e00-\u9fff]{2,10}[\s　]{1,3})?(?P<day>20\d\d年\d{1,2}月\d{1,2}日)(?:[\s　]{0,3}(?:星期|周)[一二三四五六日天])?[\s　]{0,3}"
    r"(?:第?\s?[A-Z]?\d{1,3}\s?版|[A-Z]\d{1,3})"
)


def _beside_page(words: str) -> re.Match[str] | None:
    """The day in a line that also names the paper's page or edition: "Monday 4 March 2032 | The Fenland Echo, page 7"."""
    pieces = _BAR.split(words)
    if not 1 < len(pieces) < 5 or not _PAGE.search(words):
        return None
    days = [found for piece in pieces if (found := _DAY_ALONE.fullmatch(piece))]
    others = [piece for piece in pieces if not _DAY_ALONE.fullmatch(piece)]
    return days[0] if len(days) == 1 and all(_BESIDE.fullmatch(piece) for piece in others) else None


_DAY_ALONE = regex(rf"(?P<day>{_DAY})")
#: A line about another text: "The next issue", "an earlier report, published 3 May 2031".
_OF_ANOTHER_TEXT = regex(
    r"\b(?:print edition|printed|next|previous|earlier|last (?:issue|week|month)|study|report|paper|book|figures|data|results|photo)\b",
    re.IGNORECASE,
)


def _labelled_within(words: str) -> re.Match[str] | None:
    found = _LABELLED_WITHIN.search(words)
    return None if found is None or _OF_ANOTHER_TEXT.search(words) else found


def day_at_end(text: str, spans: Sequence[tuple[int, int]], tail: Sequence[Line]) -> tuple[PartialDate, Line] | None:
    """The day that one of the last lines gives in full, with basis STATED, and that line; None where none does.

    The headlines of other stories in the ``tail`` are dated too, but not with this one's day.
    """
    start = max(0, len(text) - _END)
    others = {line.start for line in tail if line.label is Label.RELATED}
    for line in list(lines_of(text[start:]))[: -_LAST - 1 : -1]:
        words = line.text.strip("*_ \t")
        if len(words) > _LONGEST or start + line.start in others:
            continue
        found = (
            _SIGNED.fullmatch(words)
            or _LABELLED.fullmatch(words)
            or _CHINESE.fullmatch(words)
            or _CHINESE_PAGE.fullmatch(words)
            or _beside_page(words)
            or _labelled_within(words)
        )
        if found is None:
            continue
        at = text.find(found["day"], start + line.start)
        mention = next((m for m in dates.find(text, ((at, at + len(found["day"])),), None) if m.precision is Precision.DAY), None)
        if mention is None or (day := days.plausible(mention.when)) is None or day.basis is not Basis.STATED:
            continue
        whole = Line(start + line.start, start + line.end, line.text, Label.BYLINE)
        checked = days.checked(day, mention, Line(0, 0, "", Label.BYLINE), text, spans)
        return (checked, whole) if checked.basis is Basis.STATED else None
    return None
