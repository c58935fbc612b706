"""Labels the lines above the story, and finds the title among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.patterns import regex
from bot.reading import clutter
from bot.reading.masthead import words
from bot.reading.masthead.credits import Credit, credit_of
from bot.reading.masthead.datelines import dateline_at
from bot.reading.masthead.labels import Label, Line, lines_of
from bot.reading.masthead.names import is_person, is_publisher, person, publisher
from bot.reading.masthead.owners import owner_line
from bot.reading.masthead.papers import is_name, paper_line
from bot.reading.masthead.printed import credit_in
from bot.reading.published import AGENCIES
from bot.reading.word_patterns import has_any

_HAN = regex(r"[\u3400-\u9fff]")
_CHINESE_NAME = regex(r"[\u4e00-\u9fff]{3,8}")
_MOST_LINES = 18
#: Where a sentence of the news begins with the day of publication: "2031年5月14日，", "本报讯（记者 某某）5月14日，".
_DAY_WITHIN = 24
_MOST_ABOVE_TITLE = 3
_ENDS = (".", "!", "?", "。", "！", "？", "…", ".”", '."', "。”")
_LONGEST_TITLE = 240
_PROSE = 200
_PREAMBLE = regex(r"(?:(?:media |press |investor )?(?:contacts?|enquiries|inquiries|relations)|投稿)\s?[:：]", re.IGNORECASE)
#: Where a page stands in its site: "Food › Slow lunches".
_TRAIL = regex(r"\s[›»]\s")
#: What stands between the cells of a table, and a cell with a number alone.
_CELLS = regex(r"\t+|\s?\|\s?|\s{3,40}")
_NUMBER = regex(r"[(−+-]?[$€£¥]?\d[\d,.]{0,20}\s?%?\)?")
_LONGEST_ROW = 300
#: Where a page's label and its day have lost the space between them: "PublishedMarch 4 2031".
_GLUED_WORDS = ("Published", "Modified", "Updated", "Posted")
_GLUED = regex(rf"\b({'|'.join(_GLUED_WORDS)})(?=[A-Z\d])")
#: "[Fenland Echo] Okla opens a plant"
_IN_FRONT = regex(r"\[(?P<name>[^\[\]]{3,40})\]\s(?P<story>\S.{11,})")
_TAIL_MARK = regex(r"\s+[|｜]\s+|\s+[-–—]\s+|\s?_\s?(?=[\u4e00-\u9fff]{2,10}$)")


@dataclass(frozen=True, slots=True)
class Head:
    """The labelled lines above the story and the first of it, with the credits of those that hold any."""

    lines: tuple[Line, ...]
    credits: tuple[tuple[Line, Credit], ...]
    title: Line | None
    publisher: str | None  #: of the line with the paper's name


def head_of(text: str) -> Head:
    """The head of an article: its lines down to the first paragraph of the story."""
    lines: list[Line] = []
    found: list[tuple[Line, Credit]] = []
    around = _first_lines(text)
    prose: set[int] = set()
    for index, line in enumerate(around):
        credit = (
            None if dateline_at(text, line.start, line.end) else credit_of(_plain(line.text), is_under_paper=_is_under_paper(around, index))
        )
        if credit is not None and _is_chinese_sentence(line.text):
            if credit.published is not None and credit.published.start < _DAY_WITHIN:
                found.append((line, credit))  # its day may be that of publication, but it tells the news too
            credit = None
        elif credit is None and _may_print_a_day(text, line):
            credit = credit_in(_plain(line.text))
        if credit is None and lines and _is_table_row(line.text):
            break
        label = Label.PAGE_HEADER if credit and credit.is_page_header else Label.BYLINE if credit else _label(line.text, index)
        if label is Label.STORY and _is_prose(text, line):
            if not prose and _is_standfirst(around, index, lines):
                label = Label.STANDFIRST
            else:
                prose.add(len(lines))
                lines.append(line)
                if len(prose) > 1 or len(line.text) > _PROSE:
                    break
                continue
        if prose:
            break
        line = replace(line, label=label)
        lines.append(line)
        if credit is not None:
            found.append((line, credit))
    return _with_title(lines, found, prose)


def _may_print_a_day(text: str, line: Line) -> bool:
    """Whether a day on a line may be that of the publication: it is no caption, row of a table or sentence of the story."""
    if not words.YEAR.search(line.text) or words.is_credited(line.text):
        return False
    return words.PAGE_NOTICE.fullmatch(line.text) is not None or not (_is_table_row(line.text) or _is_prose(text, line))


def _plain(line: str) -> str:
    """A line without the marks that Markdown puts around words: "_2031-04-14_"."""
    plain = line.replace("_", " ")
    return _GLUED.sub(r"\1 ", plain) if has_any(plain, _GLUED_WORDS) else plain


def _is_table_row(line: str) -> bool:
    """Whether a line is a row of a table: two of its cells or more are numbers."""
    return len(line) <= _LONGEST_ROW and sum(_NUMBER.fullmatch(cell) is not None for cell in _CELLS.split(line)) > 1


def _is_chinese_sentence(line: str) -> bool:
    """Whether a line with a date is a sentence of the story: "2031年5月14日，云梯机器人宣布……。"."""
    return line.endswith("。") and "，" in line and len(_HAN.findall(line)) > 16


def _is_under_paper(around: Sequence[Line], index: int) -> bool:
    """Whether a line is the first, or stands below the name of a paper."""
    above = around[index - 1].text if index else ""
    return not above or words.RELEASE.fullmatch(above) is not None or is_publisher(next(iter(words.pieces_of(above))))


def _first_lines(text: str) -> list[Line]:
    lines = []
    for line in lines_of(text, 6000):
        lines.append(line)
        if len(lines) == _MOST_LINES:
            break
    return lines


def _label(line: str, index: int) -> Label:
    """What a line is, as far as it shows without its neighbours; STORY where it may be a headline or a sentence.

    >>> _label("HOME | MARKETS | ENERGY", 0)
    <Label.NAVIGATION: 'navigation'>
    """
    if words.LETTER_NOTICE.fullmatch(line.strip("•*-–—|·[]()► ")):
        return Label.NEWSLETTER
    if words.PAGE_NOTICE.fullmatch(line):
        return Label.NOTICE
    if words.SECURITY_CODE.match(line):
        return Label.NOTICE
    if words.BIOGRAPHY.fullmatch(line):
        return Label.CREDITS
    if words.PAGE_NUMBER.match(line):
        return Label.NAVIGATION
    if len(line) > _PROSE:
        return Label.CAPTION if len(line) < 400 and words.is_credited(line[-80:]) else Label.STORY
    bare = line.strip("•*-–—|·[]()►#=← \t")
    if not bare:
        return Label.NAVIGATION
    if words.RELEASE.fullmatch(bare):
        return Label.RELEASE
    pieces = [piece for piece in words.pieces_of(bare) if piece]
    if len(pieces) > 2 and sum(_is_of_letter(piece) for piece in pieces) > 1 and any(map(words.LETTER_NOTICE.fullmatch, pieces)):
        return Label.NEWSLETTER
    if index < _MOST_ABOVE_TITLE and words.MARKED_PAPER.match(line):
        return Label.PUBLISHER
    if index == 0 and (_is_site_header(pieces) or _is_part_of_site(pieces) or _is_chinese_paper_and_section(pieces)):
        return Label.PUBLISHER
    if all(words.COUNTER.fullmatch(piece) for piece in pieces) or all(words.COUNTER.fullmatch(piece) for piece in bare.split()):
        return Label.COUNTER
    if words.NAVIGATION.fullmatch(bare) or (
        words.NAVIGATION.match(bare) and all(words.NAVIGATION.fullmatch(word) for word in bare.split())
    ):
        return Label.NAVIGATION
    if len(pieces) > 1 and all(len(piece) <= 28 and len(piece.split()) <= 4 and len(_HAN.findall(piece)) < 10 for piece in pieces):
        if (
            is_publisher(pieces[0])
            and (len(pieces) < 4 or not words.NAVIGATION.fullmatch(pieces[0]))
            and not words.KICKER.fullmatch(pieces[0])
            and not all(_is_menu_item(piece) for piece in pieces)
        ):
            return Label.PUBLISHER
        if words.EDITION.fullmatch(pieces[-1]) and pieces[0].isupper():
            return Label.PUBLISHER
        if index == 0 and len(pieces) > 2 and not _is_menu_item(pieces[0]) and any(words.EDITION.fullmatch(piece) for piece in pieces[1:]):
            return Label.PUBLISHER
        if len(pieces) == 2 and index < _MOST_ABOVE_TITLE and words.EDITION.fullmatch(pieces[1]) and not pieces[0].isupper():
            return Label.SECTION
        if len(pieces) == 2 and index < _MOST_ABOVE_TITLE and _TRAIL.search(bare):
            return Label.SECTION
        if len(pieces) > 2 or any(_is_menu_item(piece) or words.COUNTER.fullmatch(piece) for piece in pieces):
            return Label.NAVIGATION if len(pieces) > 2 else Label.SECTION
    if words.KICKER.fullmatch(bare) and index < 8:
        return Label.SECTION
    if _PREAMBLE.match(bare):
        return Label.CONTACT
    if index < _MOST_ABOVE_TITLE and (ending := _TAIL_MARK.split(line)) and len(ending) == 2 and ending[1].lower() in AGENCIES:
        return Label.STORY
    if words.is_credited(line) and not line.endswith("?"):
        return Label.CAPTION
    if clutter.is_clutter(line):
        return Label.CAPTION if len(line) > 40 else Label.NAVIGATION
    return Label.STORY


def _is_of_letter(piece: str) -> bool:
    """Whether a piece of a line is the number of a letter or what it says to its readers: "No. 88", "7,100 subscribers", "Read online"."""
    return bool(words.EDITION.fullmatch(piece) or words.LETTER_NOTICE.fullmatch(piece))


def _is_menu_item(piece: str) -> bool:
    return bool(words.NAVIGATION.fullmatch(piece) or words.KICKER.fullmatch(piece) or words.SITE_MENU.fullmatch(piece))


def _is_part_of_site(pieces: Sequence[str]) -> bool:
    """Whether a line is a site's name and what it calls the part where it writes: "parsnip labs / blog"."""
    if len(pieces) != 2 or words.SITE_PART.fullmatch(pieces[1]) is None or _is_menu_item(pieces[0]):
        return False
    return len(pieces[0].split()) <= 4 and pieces[0][0].isalnum()


def _is_chinese_paper_and_section(pieces: Sequence[str]) -> bool:
    """Whether a line is a short Chinese name before a section: "晨啼创投 | 独家"."""
    return len(pieces) == 2 and _CHINESE_NAME.fullmatch(pieces[0]) is not None and _is_menu_item(pieces[1]) and not _is_menu_item(pieces[0])


def _is_site_header(pieces: Sequence[str]) -> bool:
    """Whether a line is a site's name before its menu: "Acme | Products | Pricing | Blog"."""
    if len(pieces) < 4 or _is_menu_item(pieces[0]) or len(pieces[0].split()) > 3 or not pieces[0][0].isalnum():
        return False
    menu = [piece for piece in pieces[1:] if words.SITE_MENU.fullmatch(piece) or words.NAVIGATION.fullmatch(piece)]
    return len(menu) > 2 and len(menu) >= len(pieces) - 2


def _is_prose(text: str, line: Line) -> bool:
    """Whether a line belongs to the story: a dateline, or a sentence that is too long or too complete for a headline."""
    if dateline_at(text, line.start, line.end) is not None or len(line.text) > _LONGEST_TITLE:
        return True
    if _HAN.search(line.text):
        return len(line.text) > 60 or (len(line.text) > 24 and line.text.endswith(_ENDS))
    return line.text.endswith(_ENDS) and (len(line.text.split()) > 12 or len(re.findall(r"[.!?]\s", line.text)) > 0)


def _is_standfirst(around: Sequence[Line], index: int, before: Sequence[Line]) -> bool:
    """Whether a sentence between the title and the credits sums up the story: credits follow within two lines."""
    if len(around[index].text) > 320 or not any(line.label is Label.STORY for line in before):
        return False
    if any(line.label is Label.BYLINE for line in before):
        return False
    return any(_has_day_or_author(credit_of(line.text)) for line in around[index + 1 : index + 3])


def _has_day_or_author(credit: Credit | None) -> bool:
    return credit is not None and bool(credit.author or credit.published or credit.updated)


def _with_title(lines: list[Line], found: list[tuple[Line, Credit]], prose: set[int]) -> Head:
    """The head with its paper, title, slogan and standfirst labelled."""
    paper: str | None = None
    stories = [index for index, line in enumerate(lines) if line.label is Label.STORY]
    candidates = [index for index in stories if index not in prose and not _looks_like_prose(lines[index].text)]
    for line in lines:
        if line.label is Label.PUBLISHER and paper is None:
            marked = words.MARKED_PAPER.match(line.text)
            paper = marked["name"] if marked else publisher(next(piece for piece in words.pieces_of(line.text) if piece))
    if paper is None and len(candidates) > 0 and (name := paper_line(lines, candidates) or owner_line(lines, candidates)) is not None:
        index, paper = name
        lines[index] = replace(lines[index], label=Label.PUBLISHER)
        candidates = [other for other in candidates if other != index]
    if len(candidates) > 1:
        for index in list(candidates[:-1]):
            above = lines[index - 1].label if index else None
            is_slogan = words.SLOGAN.match(lines[index].text.strip("“”\"'‘’")) is not None
            if above is Label.PUBLISHER and (is_slogan or _is_section_below(lines, index) or _is_slogan_above_section(lines, index)):
                lines[index] = replace(lines[index], label=Label.SECTION)
                candidates.remove(index)
    if paper is not None and len(candidates) > 1 and _is_section_in_capitals(*(lines[index].text for index in candidates[:2])):
        lines[candidates[0]] = replace(lines[candidates[0]], label=Label.SECTION)
        candidates = candidates[1:]
    title = _title_among(lines, candidates)
    if title is None:
        return Head(tuple(lines), tuple(found), None, paper)
    lines[title] = replace(lines[title], label=Label.TITLE)
    for index in candidates:
        if index > title:
            lines[index] = replace(lines[index], label=Label.STANDFIRST)
        elif index < title:
            lines[index] = replace(lines[index], label=Label.SECTION)
    found.extend(_bare_authors(lines, title))
    return Head(tuple(lines), tuple(found), lines[title], paper)


def _is_section_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line directly below the name of who publishes says what follows: "Product recalls and alerts", then a gap."""
    above, line, below = lines[index - 1], lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or line.start - above.end > 1 or below.start - line.end < _GAP:
        return False
    return len(line.text.split()) <= _SECTION_WORDS and len(below.text.split()) > len(line.text.split()) and line.text[-1].isalnum()


def _is_section_in_capitals(line: str, below: str) -> bool:
    """Whether two or three words in capitals stand above a title that has none: "CRAFT & COMPANY", "Ringing the changes"."""
    is_short = line.isupper() and 1 < len(line.split()) <= _SECTION_WORDS - 1 and _HAN.search(line) is None
    return is_short and not below.isupper() and 1 < len(below.split()) <= _TITLE_WORDS and not below.endswith(".")


def _is_slogan_above_section(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right between the paper's name and a section, as no title does."""
    above, line, below = lines[index - 1], lines[index], lines[index + 1]
    return line.start - above.end <= 1 and below.label in (Label.SECTION, Label.NAVIGATION) and below.start - line.end <= 1


#: An empty line between two others, and the most words of a section.
_GAP, _SECTION_WORDS = 2, 4
#: So many words a title has at most that stands below a section in capitals.
_TITLE_WORDS = 8


def _bare_authors(lines: list[Line], title: int) -> list[tuple[Line, Credit]]:
    """The author whose name stands on a line of its own below the title, beside a date or directly above the story."""
    for index in range(title + 1, len(lines)):
        line = lines[index]
        first, *rest = words.pieces_of(line.text)
        if line.label is not Label.STANDFIRST or not is_person(first) or len(first.split()) > 4 or len(rest) > 1:
            continue
        near = {other.label for other in (*lines[max(title + 1, index - 1) : index], *lines[index + 1 : index + 2])}
        if near & {Label.BYLINE, Label.STORY, Label.COUNTER} or any(line.label is Label.BYLINE for line in lines[:title]):
            lines[index] = replace(line, label=Label.BYLINE)
            return [(lines[index], Credit(author=person(first)))]
    return []


def _looks_like_prose(line: str) -> bool:
    """Whether a line is a sentence of the story by its length and end."""
    if _HAN.search(line):
        return len(line) > 60 or (len(line) > 24 and line.endswith(_ENDS))
    return len(line) > _LONGEST_TITLE or (line.endswith(_ENDS) and len(line.split()) > 12)


def _title_among(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    """The line that is the title: the first with several words; one that only short lines compete with may be short."""
    best = None
    for index in candidates:
        line = lines[index].text
        count = len(_HAN.findall(line)) // 2 if _HAN.search(line) else len(line.split())
        if count >= 4 and len(line) >= 12:
            return index
        if best is None and count >= 2 and not line.endswith(":"):
            best = index
    return best


def without_tail(title: str, paper: str | None) -> tuple[str, str | None]:
    """A title without the site's name at its end, and that name: "Okla opens a plant | The Meadow Gazette"."""
    if (bracketed := _IN_FRONT.fullmatch(title)) is not None and is_publisher(bracketed["name"]):
        return bracketed["story"], publisher(bracketed["name"])
    cuts = list(_TAIL_MARK.finditer(title))
    for cut in reversed(cuts[-2:]):
        name = title[cut.end() :].strip()
        story = title[: cut.start()].strip()
        if (len(story.split()) >= 3 or _HAN.search(story)) and _is_site(name, cut[0].strip() in "|｜_", paper):
            *shorter, section = _TAIL_MARK.split(story)
            return (" ".join(shorter) if len(shorter) == 1 and words.KICKER.fullmatch(section) else story), publisher(name)
    return title, None


def _is_site(name: str, is_after_bar: bool, paper: str | None) -> bool:
    """Whether a title's end is the site's name: the paper's own, by its words, or capitalised after a bar."""
    if paper is not None and name.lower() == paper.lower():
        return True
    if is_publisher(name) and is_name(name):
        return True
    return is_after_bar and len(name.split()) <= 4 and name[:1].isupper() and not re.search(r"\d", name)
