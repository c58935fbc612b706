"""Reads the head and the end of an article in one step: title, publisher, author, days, and what each line is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.core.patterns import regex
from bot.reading import sentences
from bot.reading.masthead import days, words
from bot.reading.masthead.credits import Credit
from bot.reading.masthead.datelines import Dateline, dateline_at
from bot.reading.masthead.head import Head, head_of, without_tail
from bot.reading.masthead.labels import FURNITURE, Label, Line, lines_of
from bot.reading.masthead.names import is_organisation, publisher
from bot.reading.masthead.signed import day_at_end
from bot.reading.masthead.tail import tail_of
from bot.reading.masthead.years import with_year
from storage.values import PartialDate

_DATELINES_WITHIN = 14
_SOURCE = regex(r"(?:^|\n)(?:SOURCE:?\s(?P<source>[A-Z][\w&.,’' -]{2,60})|\(?Source:\s(?P<via>[A-Z][\w&.’' -]{2,40})\)?)\s*(?=\n|$)")
_RIGHTS = regex(
    r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:20\d\d(?:[–-]20\d\d)?,?\s)?(?P<name>[A-ZÀ-Þ][\w&.’' -]{2,50}?)(?:\s20\d\d)?(?:[.,]"
    r"|\s?\||\s+all rights|$)",
    re.IGNORECASE,
)
_STAFF = regex(
    r"\b(?:writer|reporter|editor|correspondent|columnist|journalist|contributor)\s(?:at|for|of"
    r"|with)\s(?P<name>(?:The\s)?[A-Z][\w&’'-]+(?:\s(?:of\s|and\s|&\s)?[A-Z][\w&’'-]+){0,4})"
)
_STAFF_WORDS = ("writer", "reporter", "editor", "correspondent", "columnist", "journalist", "contributor")
_OWN_PAPER = regex(r"\b(?:told|tells) (?P<name>(?:The\s)?[A-Z][\w&’'-]+(?:\s(?:of\s|and\s|&\s)?[A-Z][\w&’'-]+){1,4})(?=[.,])")
_ABOUT = regex(r"(?:^|\n)About (?P<name>[A-ZÀ-Þ][\w&.,’' -]{1,60}?)[:]?[ \t]*\n")
_CHINESE_ABOUT = regex(r"(?:^|\n)关于(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,16})(?<!公告)(?<!通知)(?<!报告)[ \t]*\n")


#: "First published in The Lagoon Post on June 7, 2031"
_FIRST_IN = regex(
    r"\b(?:[Ff]irst |[Oo]riginally )?(?:published|appeared|ran|printed) in (?P<name>(?:[Tt]he )?[A-ZÀ-Þ][\w&’'-]{1,20}(?: (?:of "
    r"|the |& )?[A-ZÀ-Þ][\w&’'-]{1,20}){0,4})"
    r",? (?:on|of) "
)
#: "Harl Turbines: order intake doubles"
_BEFORE_COLON = regex(r"(?P<name>[A-ZÀ-Þ][\w&’'-]{1,24}(?: (?:[A-ZÀ-Þ][\w&’'./-]{0,24}|of|and|&)){0,4}): (?=\S)")
#: "Tessaly Biotech AG (SIX: TESB) today said"
_LISTED = regex(
    r"(?P<name>[A-ZÀ-Þ][\w&’'-]{1,24}(?: (?:[A-ZÀ-Þ][\w&’'./-]{0,24}|of|and|&)){0,4}),? \((?:[A-Z][\w ]{1,20}|“[^”]{1,30}”"
    r"|\"[^\"]{1,30}\"): ?[A-Z]{1,6}\)"
)
#: What a company prints below its own news: whom to ask, which duty it fulfils.
_FOR_INVESTORS = regex(
    r"\b(?:ir|investors?|investorrelations|media|press|pr|communications?)@"
    r"|\b(?:disclosure requirements?|investor relations|[Pp]ress contact|[Mm]edia contact)\b"
)
_LEAD_WITHIN = 1500
_SIGNED_WITHIN, _LONGEST_SIGNATURE = 500, 90


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an article says about itself; None where it does not say.

    ``published`` has the basis STATED where it is printed in full, RESOLVED or INFERRED where its year was worked out,
    and UNKNOWN where the story contradicts it, so that nothing may be resolved from it.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    updated: PartialDate | None = None
    lines: tuple[Line, ...] = field(default=(), repr=False)

    def furniture(self) -> tuple[tuple[int, int], ...]:
        """The spans that yield no fact, event, quotation or quantity, in the order of the text."""
        return tuple((line.start, line.end) for line in self.lines if line.label in FURNITURE)


def read(text: str, spans: Sequence[tuple[int, int]] | None = None) -> Masthead:
    """The masthead of a text; ``spans`` are its sentences, if they are known."""
    spans = sentences.split(text) if spans is None else spans
    head = head_of(text)
    end = head.lines[-1].end if head.lines else 0
    below = next((line.start for line in head.lines if line.label is Label.STORY), end)
    lines = (*(line for line in head.lines if line.start < below), *tail_of(text, spans, below))
    dateline = _dateline(text, lines)
    title, tail = without_tail(head.title.text.strip("#*= "), head.publisher) if head.title else (None, None)
    own = _credits(head)
    published = _published(text, spans, own, dateline)
    if published is None and (signed := day_at_end(text, spans, lines)) is not None:
        published, line = signed
        lines = (*(other for other in lines if other.start != line.start), line)
    updated = next((days.day_of(credit.updated, text) for _, credit in own if credit.updated), None)
    return Masthead(
        title=title[:300] if title else None,
        publisher=_publisher(text, head, own, dateline, tail),
        author=next((credit.author for _, credit in own if credit.author), None),
        published=published or (updated if _is_of_byline(own) else None),
        updated=updated,
        lines=lines,
    )


def _credits(head: Head) -> list[tuple[Line, Credit]]:
    """The credits of the head without those of the page."""
    return [(line, credit) for line, credit in head.credits if not credit.is_page_header]


def _dateline(text: str, labelled: Sequence[Line]) -> Dateline | None:
    """The first dateline at the beginning of one of the first lines."""
    known = {line.start for line in labelled if line.label in (Label.CAPTION, Label.TITLE, Label.BYLINE, Label.PAGE_HEADER)}
    best: Dateline | None = None
    for count, line in enumerate(lines_of(text, 5000)):
        if count == _DATELINES_WITHIN:
            break
        found = dateline_at(text, line.start, line.end) if line.start not in known else None
        if found is not None:
            if found.day is not None and found.agency is None and best is not None:
                return replace(found, agency=best.agency)
            best = best if best is not None and found.day is None else found
            if best.day is not None:
                return best
    return best


def _published(
    text: str,
    spans: Sequence[tuple[int, int]],
    own: Sequence[tuple[Line, Credit]],
    dateline: Dateline | None,
) -> PartialDate | None:
    """The day of publication: one that is labelled so, then the dateline's, then a bare one nearest to the title."""
    dated = [(line, credit) for line, credit in own if credit.published is not None]
    labelled = next(((line, credit) for line, credit in dated if credit.is_labelled), None)
    day = dateline.day if dateline else None
    if labelled is None and day is not None and day.when is not None:
        return days.plausible(day.when)
    line, credit = labelled or (dated[-1] if dated and _is_above(dated[0][0], dated[-1][0]) else dated[0] if dated else (None, None))
    if line is not None and credit is not None and credit.published is not None:
        found = days.day_of(credit.published, text)
        if found is not None:
            return days.checked(found, credit.published, line, text, spans)
    if day is None:
        return None
    if day.when is not None:
        return days.plausible(day.when)
    updated = next((credit.updated.when for _, credit in own if credit.updated and credit.updated.when), None)
    if updated is not None and updated.start is not None and (near := days.nearest(day, updated.start, timedelta(days=10))):
        return near
    return days.plausible(with_year(day, text, spans))


def _is_of_byline(own: Sequence[tuple[Line, Credit]]) -> bool:
    """Whether the one day that a page gives stands with who wrote it and where: "Ledger Bureau | Pune | Last updated on: 3 May 2031"."""
    return any(credit.updated is not None and len(words.pieces_of(line.text)) > 2 for line, credit in own)


def _is_above(first: Line, last: Line) -> bool:
    """Whether the first of two dated lines is the page's, because its date stands alone with nothing of the article beside it."""
    return first.start < last.start and not re.search(r"[^\W\d_]{2,}.*[|·]", first.text)


def _is_below_table(text: str, at: int) -> bool:
    """Whether the line that ends at an offset is a row of a table, so that "Source: ..." below it names where its figures are from."""
    line = text[:at].rsplit("\n", 1)[-1]
    return "|" in line or "\t" in line or "   " in line.strip()


def _publisher(text: str, head: Head, own: Sequence[tuple[Line, Credit]], dateline: Dateline | None, tail: str | None) -> str | None:
    """The first that is known: the agency, the paper at the head, the credits, the title's end, the address, the end of the text."""
    if dateline is not None and dateline.agency is not None:
        return dateline.agency
    named = head.publisher or next((credit.publisher for _, credit in own if credit.publisher), None) or tail
    if named is not None:
        return named
    page = next((credit.publisher for _, credit in head.credits if credit.publisher), None)
    if page is not None:
        return page
    end = text[-3000:]
    for pattern, hints in ((_STAFF, _STAFF_WORDS), (_OWN_PAPER, ("told ", "tells "))):
        if not any(hint in text for hint in hints):
            continue
        found = pattern.search(end) or pattern.search(text[:20_000])
        if found is not None and (pattern is _STAFF or words.PUBLISHER_WORD.search(found["name"])):
            return publisher(found["name"])
    if (source := next((found for found in _SOURCE.finditer(end) if not _is_below_table(end, found.start())), None)) is not None:
        return publisher(source["source"] or source["via"])
    if (first := _FIRST_IN.search(end)) is not None:
        return publisher(first["name"])
    if (own_news := _own_news(text, head)) is not None:
        return own_news
    if (about := _ABOUT.search(end) or _CHINESE_ABOUT.search(end)) is not None and _may_be_own(about["name"], text):
        return publisher(about["name"])
    rights = _RIGHTS.search(end)
    return publisher(rights["name"]) if rights is not None and words.PUBLISHER_WORD.search(rights["name"]) else None


def _own_news(text: str, head: Head) -> str | None:
    """The organisation whose own news a text is: it stands before the colon of a release's title, or signs the end."""
    if head.title is not None and any(line.label is Label.RELEASE for line in head.lines):
        name = _BEFORE_COLON.match(head.title.text)
        if name is not None and text.count(name["name"]) > 1:
            return publisher(name["name"])
        listed = _LISTED.search(text, 0, _LEAD_WITHIN)
        if listed is not None:
            return publisher(listed["name"])
    elif head.title is not None and _FOR_INVESTORS.search(text, max(0, len(text) - _LEAD_WITHIN)):
        name = _BEFORE_COLON.match(head.title.text)
        if name is not None and is_organisation(name["name"]):
            return publisher(name["name"])
    lines = list(lines_of(text[-_SIGNED_WITHIN:]))[-4:]
    names = (line.text.split(",")[0].strip() for line in lines if len(line.text) <= _LONGEST_SIGNATURE)
    return next(
        (publisher(name) for name in names if is_organisation(name) and name.split()[0] in text[:-_SIGNED_WITHIN] + text[:400]), None
    )


def _may_be_own(name: str, text: str) -> bool:
    """Whether a text may be a release of the company that it describes at its end: the name stands in its first lines."""
    return not name.lower().startswith(("the author", "us", "this")) and name.split(",")[0] in text[:400]
