"""Labels what stands between and below the paragraphs of the story: related stories, notices, contacts, newsletters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.masthead.labels import Label, Line, lines_of

_LONGEST = 400
_ENDS = (".", "!", "?", "。", "！", "？", "”", '"', "’")
_HAN = regex(r"[\u3400-\u9fff]")
_RELATED_WORDS = (
    r"(?:also|further) read(?:ing)?|read (?:next|also|more|on)|see also|related(?: (?:articles?|stories|news|links|content"
    r"|coverage|posts|topics))?|most (?:popular|read|viewed|shared|discussed)"
    r"|popular(?: now| stories| posts)?|trending(?: now)?|more (?:from|on|in) [\w &’'-]{2,40}|more (?:stories|news)"
    r"|recommended(?: for you| reading| stories)?"
    r"|you (?:may|might) (?:also )?like|don['’]?t miss|editor['’]?s['’]? (?:picks?|choice)|latest (?:news|stories|posts"
    r"|headlines)|top stories|in other news|elsewhere"
    r"|(?:older|newer|earlier|previous|next|recent|other) (?:posts?|stor(?:y|ies)|articles?|reports?)|from (?:the|our)"
    r" archives?|up next|what to read next|keep reading|in case you missed it"
    r"|相关(?:阅读|新闻|文章|报道|链接)|(?:推荐|延伸|更多)阅读|热门(?:文章|新闻|推荐|阅读)?|更多(?:新闻|文章|报道)|猜你喜欢|上一篇|下一篇|往期(?:回顾|文章)|大家都在看|最新(?:文章|资讯)"
)
_RELATED_HEADER = regex(rf"(?:{_RELATED_WORDS})\s?[:：]?", re.IGNORECASE)
_RELATED_LINE = regex(rf"(?:{_RELATED_WORDS})\s?[:：]\s?\S", re.IGNORECASE)

#: Headers of sections that say nothing new, with the label of what follows.
_SECTIONS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        Label.ABOUT,
        regex(
            r"(?:About (?:the )?[A-ZÀ-Þ“‘][\w&.,’'“”/+ -]{0,70}|Company profile|Boilerplate|关于[\u4e00-\u9fffA-Za-z0-9 ]{2,20}"
            r"|公司简介)(?<![.!?。])[:：]?"
        ),
    ),
    (
        Label.NOTICE,
        regex(
            r"(?:(?:cautionary (?:note|statement)s?|caution|safe harbou?r|note)?\s?(?:regarding |concerning |on |about"
            r" )?forward[- ]looking (?:statements?|information)(?: disclaimer)?"
            r"|safe harbou?r(?: statement)?|(?:use of |about |note on )?non-(?:gaap|ifrs)(?: financial)? (?:measures?"
            r"|information)|(?:important )?(?:legal )?(?:disclaimer|notice|information)s?"
            r"|trademarks?|notes? to editors?|risk warning|免责声明|风险提示|前瞻性(?:陈述|声明))[:.：]?",
            re.IGNORECASE,
        ),
    ),
    (
        Label.CONTACT,
        regex(
            r"(?:(?:media|press|investors?|analyst|company|for (?:more|further) information)?\s?(?:and investor )?(?:contacts?"
            r"|inquir(?:y|ies)|enquir(?:y|ies)|relations)|for (?:more|further) information|媒体联系|联系方式)[:：]?",
            re.IGNORECASE,
        ),
    ),
)
#: Whole lines that are no part of the story wherever they stand: each label with its pattern, matched at the line's beginning.
_LINES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (Label.RELATED, _RELATED_LINE),
    (
        Label.EXCHANGE_RATE,
        regex(
            r"[(\[]\s?(?:(?:US|A|C|HK|S)?[$€£¥₹]\s?|)1(?:\.0+)?\s?(?:[\w.]{1,12}?\s?){0,3}?(?:=|equals|等于|约合).{1,60}[)\]]\.?$"
            r"|1\s?(?:美元|欧元|英镑|日元)\s?[=＝].{1,30}$"
        ),
    ),
    (
        Label.CORRECTION,
        regex(
            r"[(\[]?(?:this .{0,40}\b(?:story|article|version|post|report|headline) (?:has been|was|is) (?:corrected|amended"
            r"|updated|refiled)|(?:correct(?:ion|s|ed)|clarification|editor['’]s note)\s?:|更正[:：]|编者按)",
            re.IGNORECASE,
        ),
    ),
    (
        Label.CREDITS,
        regex(
            r"[(\[]?(?:(?:additional |further )?(?:reporting|writing|editing|research|graphics?|photograph(?:y|s)|photos?"
            r"|illustrations?|translat(?:ion|ed)|compiled|edited|words|video|production)"
            r"(?: and (?:editing|writing|photography))?\s?(?:by\b|:)|[（(](?:记者|编辑|责编|完|记者).{0,24}[)）]$|责任?编辑)",
            re.IGNORECASE,
        ),
    ),
    (
        Label.CREDITS,
        regex(
            r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}(?:reporter|journalist|correspondent|editor"
            r"|columnist|(?:staff )?writer|contributor|critic)\b.{0,120}$"
        ),
    ),
    (
        Label.NOTICE,
        regex(
            r"[(\[]?(?:this (?:story|article|report|text|copy) (?:has not been|was not|is) (?:edited|generated|published|auto"
            r"|produced)|story id\b|article id\b|case(?: no\.?)?:\s|source\s?[:]?\s[A-Z]|SOURCE [A-Z])",
            0 | re.IGNORECASE,
        ),
    ),
    (
        Label.NOTICE,
        regex(
            r"(?:[\$#>]\s)?(?:docker|podman|pip3?|npm|npx|yarn|curl|wget|git|sudo|apt(?:-get)?|brew|cargo|go|kubectl|helm|make"
            r"|ssh|uv|conda)\s[\w./-]+.{0,200}?(?:\s--?\w|/|$)"
        ),
    ),
    (
        Label.NOTICE,
        regex(r"(?:©|\(c\)\s?\d{4}|copyright\b\s?(?:©|\(c\)|\d{4})|all rights reserved|版权所有|本文(?:仅|不)|转载)", re.IGNORECASE),
    ),
    (
        Label.CONTACT,
        regex(
            r"(?:(?:media|press|investors?|analyst|editorial)(?: relations)? ?(?:contacts?|inquiries|enquiries)?\s?[:：]"
            r"|contacts?\s?[:：]|for (?:more|further) information,? (?:please )?(?:visit|contact|call|see)\b"
            r"|tel(?:ephone)?\.?\s?[:：]|联系(?:人|电话)[:：])",
            re.IGNORECASE,
        ),
    ),
    (
        Label.NEWSLETTER,
        regex(
            r"(?:you (?:have|['’]ve) (?:read|used|viewed|reached) (?:\d|your|all)"
            r"|\d{1,2} free (?:articles?|stor(?:y|ies)) (?:left|remaining)"
            r"|(?:want|get|like) (?:this|these|more|our|the)\b.{0,60}\b(?:inbox|newsletter|email|letter)|(?:sign|signing)"
            r" up\b|subscribe\b|join (?:the |our |more than |over )?[\d.,]+[km]?\+?\s|join (?:our|the) (?:newsletter|community"
            r"|mailing|conversation)"
            r"|(?:did|do) you (?:see|know|have)\b.{0,80}\b(?:send|tell|write|mail|share)\b|(?:send|share) (?:us )?your\b|have"
            r" your say|vote in our|[\d.,]+k?\s(?:people|readers|users|subscribers|members)\b.{0,40}\b(?:are reading|reading"
            r" this|read (?:our|this)|have voted|voted|subscribed?|online now|follow us)"
            r"|(?:we are|we['’]re) hiring\b|follow us\b|support (?:our|us)\b|(?:enjoyed|liked) this\b"
            r"|欢迎(?:关注|订阅)|扫码|长按|关注(?:我们|公众号))",
            re.IGNORECASE,
        ),
    ),
    (Label.COUNTER, regex(r"(?:(?:阅读|分享|点赞|评论|转发|浏览|收藏|在看)(?:数|量)?\s?[:：]?\s?[\d.,]*\s?[万kK]?[\s|·]{0,4}){1,6}$")),
    (Label.NAVIGATION, regex(r"(?:tags?|topics|keywords?|filed under|categor(?:y|ies)|标签|关键词)\s?[:：]", re.IGNORECASE)),
)
#: Sentences of no lasting sense within a paragraph.
_SENTENCES: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        Label.REPLAY,
        regex(
            r"\b(?:replay|recording|rebroadcast|archived? (?:webcast|version|copy)|webcast)\b.{0,120}\b(?:available|accessible"
            r"|archived|until|through|id\b|dial|posted|for \w+ days|accessed)"
            r"|\b(?:pass ?code|access code|conference id|replay id|participant code|confirmation (?:code|number)|meeting id"
            r"|pin)\b.{0,30}\d|\bdial(?:[- ]?in|ing|led)?\b.{0,40}\(?\+?\d[\d() -]{6,}"
            r"|(?:回放|重播|录音).{0,30}(?:至|截至|可).{0,30}|(?:会议|参会|接入)(?:号码|密码|ID|号)",
            re.IGNORECASE,
        ),
    ),
    (
        Label.NOTICE,
        regex(
            r"\b(?:forward-looking statements?|Securities Litigation Reform Act|Form (?:10-K|10-Q|20-F|8-K"
            r"|6-K)\b.{0,80}\bfiled)|are (?:registered )?trademarks? of|see the reconciliation|reconciliation(?:s)? (?:on page"
            r"|of)\b.{0,60}\b(?:page|table|appendix)",
            re.IGNORECASE,
        ),
    ),
    (
        Label.CONTACT,
        regex(
            r"\b(?:visit|learn more at|call us|write to|e-?mail us|whatsapp)\b.{0,60}(?:www\.|https?:|@|\b\d{3}[ -]\d{3})", re.IGNORECASE
        ),
    ),
)
#: Each of those sentences contains one of these, in lower case.
_HINTS = tuple(
    hint.replace("_", " ")
    for hint in (
        "replay record webcast rebroadcast archive code _id _pin dial forward-looking litigation _form trademark reconcil visit learn_more"
        " call_us write_to mail_us whatsapp 回放 重播 录音 会议 参会 接入"
    ).split()
)
#: A place to compare with: "enough for a town of 50,000", "as much power as a city of 2 million people uses".
_COMPARED = regex(
    r"\b(?:enough|equivalent|equal to|comparable|as (?:many|much|big|large)|the (?:size|population|needs?|consumption|demand"
    r"|output)|supply|supplies|powers?|serves?|serving|feeds?|lights?|fills?|like|for|that of|needed by|used by)\b"
    r"[^.;:!?\n]{0,60}?\b(?P<place>an? (?:[a-z-]{2,14} ){0,2}(?:town|city|village|community|district|suburb|country|county"
    r"|municipality|stadium|settlement)\s(?:of|with|the size of)\s(?:about |some |around |over |more than |nearly |almost"
    r" )?\d[\d.,]*(?:\s(?:million|thousand|m|k)\b)?(?:\s(?:people|inhabitants|residents|souls|households|homes))?)"
)
_CHINESE_COMPARED = regex(
    r"(?:相当于|足以|可供|够)[^。；\n]{0,20}?(?P<place>一[座个][^。；，\n]{0,10}\d[\d.,]*万?(?:人口?|居民|户)[^。；，\n]{0,6}(?:城市|小城|城镇|县城|小镇|村庄))"
)
_PLACES = (
    "town ",
    "city ",
    "village ",
    "community ",
    "district ",
    "suburb ",
    "country ",
    "county ",
    "municipality ",
    "stadium ",
    "settlement ",
    "城",
    "镇",
    "村",
)


def tail_of(text: str, sentences: Sequence[tuple[int, int]], head_end: int) -> list[Line]:
    """The labelled lines below ``head_end``, and the sentences and phrases in others that belong to no story, in order."""
    lines = [line for line in lines_of(text) if line.start >= head_end]
    own = [_of_line(line.text) for line in lines]
    last = max((index for index, line in enumerate(lines) if own[index] is None and _is_prose(line.text)), default=-1)
    found: list[Line] = []
    block: Label | None = None
    since = 0
    for index, line in enumerate(lines):
        gap = index > 0 and "\n\n" in text[lines[index - 1].end : line.start]
        section = _section_of(line.text)
        if section is not None:
            block, since = section, 0
            found.append(replace(line, label=section))
            continue
        label = own[index]
        if label is None and block is not None:
            since += 1
            if _ends(block, line.text, since, gap, index > last):
                block = None
            else:
                label = block
        elif label is not None and label is not block and block is not Label.RELATED:
            block = None
        if label is not None:
            found.append(replace(line, label=label))
    found.extend(_in_sentences(text, sentences, head_end))
    return sorted(found, key=lambda line: line.start)


def _is_prose(line: str) -> bool:
    if _HAN.search(line):
        return len(line) > 30 and line.endswith(("。", "！", "？", "”", "；"))
    return len(line) > 110 and line.endswith(_ENDS)


def _section_of(line: str) -> Label | None:
    """The label of the section that a line heads, or None."""
    if len(line) > 90:
        return None
    if _RELATED_HEADER.fullmatch(line):
        return Label.RELATED
    if line.endswith((".", "。")) or len(line.split()) > 10:
        return None
    return next((label for label, pattern in _SECTIONS if pattern.fullmatch(line)), None)


def _of_line(line: str) -> Label | None:
    """The label of a line that is no part of the story by its own words, or None."""
    if len(line) > _LONGEST:
        return None
    return next((label for label, pattern in _LINES if pattern.match(line)), None)


def _ends(block: Label, line: str, since: int, gap: bool, is_last: bool) -> bool:
    """Whether a section has ended before a line.

    Headlines of other stories go on until a blank line, or to the text's end where no paragraph follows. What a company
    says about itself and contacts end at the second blank line, notices at the next heading.
    """
    if block is Label.RELATED:
        return since > 14 or (not is_last and ((gap and since > 1) or _is_prose(line)))
    is_heading = gap and len(line) < 90 and not line.endswith(_ENDS) and since > 1
    if block is Label.NOTICE:
        return is_heading or since > 8
    return is_heading or since > 6 or (gap and since > 1)


def _in_sentences(text: str, sentences: Sequence[tuple[int, int]], head_end: int) -> list[Line]:
    low_text = text.lower()
    hints = [hint for hint in _HINTS if hint in low_text]
    places = [place for place in _PLACES if place in low_text]
    if not hints and not places:
        return []
    found = []
    for start, end in sentences:
        if start < head_end or end - start > _LONGEST:
            continue
        words = text[start:end]
        low = words.lower()
        if any(hint in low for hint in hints):
            label = next((label for label, pattern in _SENTENCES if pattern.search(words)), None)
            if label is not None:
                found.append(Line(start, end, words, label))
                continue
        if not any(place in low for place in places):
            continue
        pattern = _COMPARED if words.isascii() or _HAN.search(words) is None else _CHINESE_COMPARED
        if (match := pattern.search(words)) is not None:
            found.append(Line(start + match.start("place"), start + match.end("place"), match["place"], Label.NOTICE))
    return found
