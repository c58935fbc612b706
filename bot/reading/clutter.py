"""Finds the parts of a page that do not belong to the article: navigation, captions, counters, notices, repeated headlines.

Each line is judged on its own, and a line is kept unless it clearly is no sentence of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading import invitations
from bot.reading.word_patterns import has_any

_LINE = regex(r"[^\n]+")
_ENDS = (".", "!", "?", "。", "！", "？", "”", '"', ":", "：", ";", ",")

#: Matches a whole line, in upper or lower case, with or without a colon or arrow after it.
_FURNITURE = regex(
    r"(?:in this (?:article|story)|table of contents|advertisements?|sponsored(?: content)?|paid content"
    r"|story continues below(?: advertisement)?|article continues below"
    r"|continue reading|read (?:more|next|also|full (?:story|article))|see also|related(?: (?:articles?|stories|topics|posts|news"
    r"|content|coverage|reading|links?))?"
    r"|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:from|on|in|stories"
    r"|news)(?: [\w&' ]{1,40})?|most (?:read|popular|viewed|shared)"
    r"|trending(?: now)?|popular(?: (?:posts|stories|now))?|editor'?s'? (?:picks?|choice)|latest (?:news|stories|posts)|top stories"
    r"|up next|watch (?:now|next|live)|view (?:more|all|comments)"
    r"|share(?: (?:this(?: (?:article|story|post|page))?|on [\w ]{1,20}|via [\w ]{1,20}|now))?|tweet|pin it|email|print(?: this)?"
    r"|copy link|link copied!?|save|bookmark|listen(?: to this article)?"
    r"|comments?|leave a (?:comment|reply)|post a comment|add a comment|no comments(?: yet)?|join the (?:conversation|discussion)"
    r"|log ?in|sign ?(?:in|up)|register|subscribe(?: now| today)?"
    r"|skip to (?:main )?content|menu|search|home|back to top|close|loading\W*|next(?: article| post)?|previous(?: article| post)?"
    r"|about us|contact us|careers|newsletters?|site ?map|help center"
    r"|facebook|twitter|linkedin|whatsapp|telegram|reddit|instagram|youtube|wechat|weibo|x|terms (?:of (?:use|service)|and conditions)"
    r"|privacy (?:policy|notice)|cookie (?:policy|settings|preferences)"
    r"|accept (?:all )?(?:cookies)?|manage (?:cookies|preferences)|about the author|author bio|follow(?: us)?(?: on [\w, ]{1,40})?"
    r"|tags?|topics|categories|filed under"
    r"|相关(?:阅读|新闻|文章|链接)|推荐阅读|延伸阅读|热门(?:新闻|文章)|分享(?:到|至)?|点赞|评论|返回(?:首页|顶部)|广告|责任编辑.{0,20}|编辑[:：].{0,20}|上一篇.{0,60}|下一篇.{0,60}"
    r"|扫一扫.{0,40}|免责声明)"
    r"\s*[:：→»>…]*",
    re.IGNORECASE,
)
#: The beginnings of lines that belong to the page and not to the article.
_OPENINGS = regex(
    r"(?:read (?:more|also|next)\s*[:|»>→]|see also\s*:|related\s*:|also read\s*:|watch\s*:|listen\s*:|tags?\s*:|topics\s*:"
    r"|filed under\b|categor(?:y|ies)\s*:|keywords?\s*:"
    r"|(?:share|follow|find|like) (?:this|us|me) (?:on|via|at)\b|(?:click|tap) here\b|sign up (?:for|to)\b|subscribe to\b|get (?:the"
    r"|our) (?:latest|free|daily|weekly)\b.{0,60}(?:newsletter|inbox|email)"
    r"|(?:we|this (?:site|website|page)|our (?:site|website|partners)) (?:and our partners )?uses? cookies\b|by (?:continuing|clicking"
    r"|using)\b.{0,60}\byou\b.{0,60}(?:cookies|terms|privacy|agree|consent)"
    r"|(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}|by\b))|all rights reserved|this (?:article|story|material) (?:may not be"
    r"|was (?:originally|first) published|first appeared)"
    r"|(?:additional )?reporting by\b|\((?:additional )?reporting by\b|editing by\b|(?:story )?editors?\s*:|web editor\s*:"
    r"|contact (?:the )?(?:author|reporter|editor|us)\b|(?:for )?(?:media|press|investor) (?:contacts?|enquiries|inquiries)\s*:"
    r"|disclaimer\s*:|photo(?:graph)?s?\s*(?:by|:|credit|/)|image(?:s)?\s*(?:by|:|credit|source)|(?:file|stock|handout) (?:photo|image"
    r"|picture)\b|picture\s*:|pictured\s*:|illustration\s*(?:by|:)|credit\s*:|caption\s*:|video\s*:"
    r"|(?:this|the|an?) (?:file |undated |aerial |combination |handout )?(?:photo|photograph|image|picture"
    r"|illustration)\b(?: \w+){0,2} (?:taken (?:on|in|by)|released by|provided by|made available|shot on)\b"
    r"|this (?:file |undated |aerial |combination |handout )?(?:photo|photograph|image|picture|illustration) shows\b)",
    re.IGNORECASE,
)
#: A credit at the end of a line makes it a caption.
_CREDITED = regex(
    r"(?:\bphoto(?:graph)?s?(?: credit)?\s*[:/]\s*[\w .,&/'’|-]{2,60}|\(?photo (?:by|courtesy of|via) [\w .,&/'’|-]{2,60}\)?"
    r"|\bimages?(?: credit| source)?\s*:\s*[\w .,&/'’|-]{2,60}|\bcredit\s*:\s*[\w .,&/'’|-]{2,60}"
    r"|\[photo(?:/| by| provided)[^\]]{1,60}\]"
    r"|\((?:xinhua|reuters|ap|afp|ap photo|getty(?: images)?|epa|bloomberg|ap/|afp/|cfp|vcg|ic)\s*/[^)]{2,60}\)"
    r"|(?:/|\||via |©\s?)\s*(?:reuters|afp|getty images|ap photo|epa|shutterstock|bloomberg|visual china group|vcg|xinhua"
    r"|anadolu)(?:/[\w .-]{2,40})?\)?)\s*\.?$",
    re.IGNORECASE,
)
#: Every credit contains one of these.
_CREDITS = ("photo", "image", "credit", "/", "|", "via ", "©")
_COUNTER = regex(
    r"(?:[\d.,]+\s?[kKmM]?\s*(?:shares?|views?|comments?|likes?|reads?|retweets?|reactions?|followers|upvotes|votes)|(?:shares?|views?"
    r"|comments?|likes?|reads?|浏览|阅读|点赞|评论|转发)\s*[:：(]?\s*[\d.,]+\s?[kKmM万]?\)?"
    r"|\d+\s*(?:min(?:ute)?s?)\.? read|(?:reading time|read time|time to read)\s*:?.{1,20}|(?:page )?\d+ (?:of|/) \d+|[\W\d]+"
    r"|(?:\d+\s+)?(?:hours?|minutes?|days?) ago)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_ONLY = regex(
    rf"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]*,?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd"
    rf"|rd|th)?\s+{_MONTH},?\s+\d{{4}}|[\d/.\-年月日 ]{{6,14}})"
    r"(?:[ ,|·–-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?(?:\s+[\d,]+)?",
    re.IGNORECASE,
)
_CRUMBS = regex(r"(?:home|首页)\s*(?:[>»/›|]\s*[\w&' ]{1,40}){1,6}", re.IGNORECASE)
_TICKER = regex(r"\$?[A-Z]{1,5}(?:[.:][A-Z]{1,4})?\s+[\d.,]*\s*[+\-−▲▼]?\s?[\d.,]+%?")
_ADDRESS = regex(r"(?:https?://\S+|www\.\S+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,30}|@\w{2,30}|#\w{2,40}(?:\s+#\w{2,40})*)")
_AUTHOR_BOX = regex(
    r"^(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}(?:reporter|journalist|correspondent|editor|columnist|writer"
    r"|contributor)\b.{0,200}(?:covers?|covering|based in|writes|joined|previously|at|for|who)\b"
)
_TAG_LINE = regex(r"[a-z][a-z-]+(?: [a-z][a-z-]+){0,3}")


def clutter_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans, in order, of the lines from which no fact, event, quotation or quantity is taken.

    A line with a bare date is among them: it may still be the page's date.
    """
    lines = [(match.start(), match.end(), match[0].strip()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line[2]]
    copies = Counter(line for _, _, line in lines if len(line) >= 25 and not line.endswith(_ENDS))
    title = lines[0][2] if lines else ""
    seen: set[str] = set()
    found = []
    for index, (start, end, line) in enumerate(lines):
        repeated = copies[line] > 1 and (line != title or line in seen)
        seen.add(line)
        if repeated or is_clutter(line) or (_TAG_LINE.fullmatch(line) and _stands_apart(text, lines, index)):
            found.append((start, end))
        else:
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            found.extend((start + lead + first, start + lead + last) for first, last in invitations.invitations_in(line))
    return tuple(found)


@lru_cache(maxsize=256)  # the masthead asks for the same lines again
def is_clutter(line: str) -> bool:
    """Whether the line belongs to the page and not to the article."""
    if len(line) > 500:
        return False
    bare = line.strip("•*-–—|·[]()► \t")
    if (
        not bare
        or _ADDRESS.fullmatch(bare)
        or (len(bare) <= 80 and (_FURNITURE.fullmatch(bare) or _COUNTER.fullmatch(bare) or _DATE_ONLY.fullmatch(bare)))
    ):
        return True
    if len(bare) <= 160 and (_CRUMBS.fullmatch(bare) or _TICKER.fullmatch(bare)):
        return True
    if _OPENINGS.match(bare) or _AUTHOR_BOX.match(line) or invitations.invites(bare):
        return True
    end = line[-140:]
    low = end.lower()
    return has_any(low, _CREDITS) and _CREDITED.search(end) is not None


def _stands_apart(text: str, lines: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a few lower-case words are a tag between paragraphs, rather than the wrapped end of a sentence."""
    _, end, line = lines[index]
    before = lines[index - 1][2] if index else ""
    alone = text[end : end + 2] in ("", "\n", "\n\n") or not text[end:].strip()
    return len(line) <= 40 and before.endswith((".", "!", "?", "。")) and alone
