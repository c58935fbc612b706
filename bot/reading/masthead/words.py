"""The words by which the lines around an article are recognised."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.word_patterns import has_any

#: What papers, sites and agencies are called.
_PUBLISHER_NOUNS = (
    "Times|Post|Herald|Tribune|Gazette|Chronicle|Courier|Observer|Journal|Review|Report|Reporter|Magazine|Weekly|Daily|Monthly|Quarterly"
    "|News|Newswire|Wire|Press|Mail|Echo|Express|Mirror|Standard|Star|Sun|Globe|Telegraph|Guardian|Independent|Examiner|Sentinel|Bulletin"
    "|Dispatch|Ledger|Record|Register|Argus|Advertiser|Inquirer|Enquirer|Mercury|Monitor|Digest|Insider|Today|Tonight|Online|Blog|Letter"
    "|Newsletter|Broadcasting|Media|Radio|TV|Television|Agency|Line|Lens|Watch|Brief|Briefing|Diary|Almanac|Spectator|Economist|Financial"
    "|Evening|Morning|Sunday|Zeitung|Nachrichten|Presse|Journal|Faro|Diario|Correo|Heraldo|Gazeta|Giornale|Corriere|Monde|Figaro|Courant"
    "|Dagblad|Bode|Tidende|Wired|Ledger|Outlook|Business"
)
PUBLISHER_WORD = regex(rf"\b(?:{_PUBLISHER_NOUNS})\b|\w(?:wire|bode|blad|post|news)\b", re.IGNORECASE)
CHINESE_PUBLISHER = regex(
    r"[\u4e00-\u9fffA-Za-z0-9]{1,10}?(?:日报|晚报|早报|时报|商报|晨报|都市报|周刊|月刊|季刊|双周刊|画刊|画报|文摘|周报|财经|新闻网?|在线|网|社|杂志|前哨|观察|电台|电视台|快讯|快报|导报|经济报|证券报|客户端|传媒|资讯|新报)"
)
_DOMAIN = r"(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|io|co|uk|de|fr|eu|cn|in|au|news|blog|tv|info|dev|ai|app|us|ca|example|nl|ch|it|es|jp)"
DOMAIN = regex(rf"\b(?:www\.)?(?P<domain>{_DOMAIN})\b")

#: One item of a navigation bar.
NAVIGATION = regex(
    r"(?:home|menu|search|log ?(?:in|out)|sign (?:in|up|out)|register|subscribe(?: now)?|give a gift|gift|e-?paper|newsletters?"
    r"|jobs|events|classifieds"
    r"|(?:my )?account|skip to (?:main )?content|about(?: us)?|contact(?: us)?|careers|all (?:posts|stories|news|articles|topics)"
    r"|back(?: to [\w ]{1,20})?|people|puzzles|weather|donate|support us|advertise|podcasts?|videos?|live|首页|登录|注册|搜索|关注我们|投稿"
    r"|广告合作|订阅|客户端|联系我们|返回)",
    re.IGNORECASE,
)
#: One item of the navigation bar of a company's site.
SITE_MENU = regex(
    r"(?:products?|features|solutions|pricing|plans|store|shop|support|help|docs|documentation|developers?|customers|company|blog"
    r"|download"
    r"|partners|resources|community|press|(?:cart|bag|basket)(?:\s?\(\d{1,3}\))?)",
    re.IGNORECASE,
)
#: One button or number of readers beside an article.
COUNTER = regex(
    r"(?:listen(?: to (?:this )?(?:article|story))?(?:\s?\([^)]{1,12}\))?|save|gift|share(?: this)?|print|e-?mail|tweet|copy"
    r" link|bookmark|a[-−+]|aa?|text size"
    r"|(?:font )?size|follow|like|comment|收藏|分享|点赞|转发|评论|阅读|打印|字号|大|中|小|字体\s?[:：]?\s?【?[大中小 　]*】?"
    r"|(?:shares?|comments?|likes?|views?|reads?|claps?|votes?|点击量?|浏览量|阅读量|访问量|分享|评论|阅读|点赞|转发|浏览|收藏)\s?[:：(]?\s?[\d.,]+\s?[kKmM万]?\)?"
    r"|[\d.,]+\s?[kKmM万]?\s?(?:shares?|comments?|likes?|views?|reads?|claps?|reactions?|votes?|次(?:阅读|浏览)|评论|条评论|人阅读)"
    r"|no comments|\d{1,3}[ -]?min(?:ute)?s?\.?(?: read)?|reading time:? .{1,14}|阅读(?:时间|时长).{1,8})",
    re.IGNORECASE,
)
SEPARATOR = regex(r"\s*[|·•›»>‹«←→│｜＞]\s*|\s+[/.~]\s+|\t+|[ \u00a0]{2,}|\u3000+")
#: ``SEPARATOR`` matches nothing without one of these.
_MAY_SEPARATE = regex(r"[|·•›»>‹«←→│｜＞/~\t\u00a0\u3000]|  | \. ")
#: What stock exchanges want to be printed above a company's news.
_DISCLOSURE = (
    r"(?:regulat(?:ed|ory)|inside|privileged|ad[ -]hoc|stock exchange|corporate)"
    r" (?:information|announcement|news|release|disclosure|notice)"
    r"(?: (?:pursuant|according) to .{2,40})?"
)
RELEASE = regex(
    r"(?:(?:press|news|media) (?:release|statement)|for immediate (?:release|publication|use)|(?:embargoed|not for publication)"
    rf" until .{{1,40}}|{_DISCLOSURE}|新闻稿|新闻公报)"
    rf"(?:[\s:/|–—-]{{1,3}}(?:for immediate release|{_DISCLOSURE}))?[:.]?",
    re.IGNORECASE,
)
_KICKERS = (
    r"(?:insights?|views?|events?|updates?|stories|articles?|features?|research|ideas|people|arts|life|health|media|portrait"
    r"|profile|interview|opinion|analysis|comment|feature|exclusive|explainer|breaking(?: news)?|live|update[sd]?"
    r"|news|business|markets"
    r"|politics|technology|tech|science|culture|sport|world|economy|companies|finance|energy|industry|editorial|column|review"
    r"|essays?|letters?|blog|announcements?|interviews|profiles|portraits|long reads"
    r"|reportage|investigation|special report|long read|the big read|in brief|人物|专访|独家|快讯|观点|评论|深度|财经|科技|要闻)"
)
KICKER = regex(rf"{_KICKERS}(?:(?: & | and |, ){_KICKERS}){{0,3}}(?: (?:news|stories|desk|section))?", re.IGNORECASE)
SLOGAN = regex(
    r"(?:the (?:magazine|paper|newspaper|journal|site|blog|voice|newsletter|weekly|daily|home|place|people|paper of record)"
    r" (?:for|of|that|where|by)"
    r"|for (?:people|everyone|those|readers|builders|makers|anyone|all) (?:who|that|in|with)\b"
    r"|all the news|news (?:you|that|for|and)"
    r"|your (?:daily|weekly|local|trusted|source|guide|home)|independent (?:news|journalism|since)|(?:proudly )?(?:serving"
    r"|since|est(?:ablished|\.)?|founded in)\b"
    r"|(?:trusted|fearless|truth|facts) |read by|where .{3,40} (?:meet|read)|journalism (?:for|that))",
    re.IGNORECASE,
)
#: "《匠造周刊》2026年第19期 | 农业科技": the name of a magazine before its number, or before its sections.
MARKED_PAPER = regex(
    r"《(?P<name>[^》\n]{2,12})》\s?(?:(?:总?第\s?\d{1,5}\s?期|20\d\d年?(?:\s?第\s?\d{1,4}\s?期|\s?\d{1,2}月)?)(?:\s*[|｜·].{1,20})?"
    r"|\s*[|｜·]\s*.{1,12})\s*$"
)
EDITION = regex(
    r"(?:edition (?:no\. ?)?\d{1,4}|(?:english|international|european|asia|us|uk|print|digital|global|weekend|sunday) edition"
    r"|issue .{1,12}|vol(?:ume|\.)"
    r" .{1,16}|no\.? ?\d{1,5}|(?:pages?|pp?\.) ?\d{1,4}(?:\s?[–-]\s?\d{1,4})?"
    r"|(?:spring|summer|autumn|fall|winter)(?:\s?/\s?(?:spring|summer|autumn|fall|winter))?(?: (?:issue|number|edition))?(?: \d{4})?"
    r"|[€$£¥] ?\d{1,3}(?:\.\d\d)?|第 ?\d{1,5} ?[期版])",
    re.IGNORECASE,
)
#: The end of what a Chinese page calls one of its parts: "公司新闻", "行业动态".
CHINESE_SECTION = regex(r"(?:新闻|动态|公告|通知|头条|报道|资讯|专题|专栏|栏目|频道|要闻|聚焦|公司|集团|详情|正文|首页|文章)$")
#: What a maker calls a text of its own.
OWN_TEXT = regex(
    r"(?:release|engineering|product|patch|field|research|design|lab) notes?|change ?log|(?:product|company|project) updates?|dispatch"
    r"|what['’]s new|更新日志|发布说明",
    re.IGNORECASE,
)
#: What a company calls the part of its site where it writes: "Saltmarsh & Sons — Journal".
SITE_PART = regex(
    r"(?:the )?(?:journal|(?:company )?blog|news|newsroom|stories|magazine|notebook|insights|press(?: room| centre)?)", re.IGNORECASE
)
WEATHER = regex(r"-?\d{1,2}\s?°\s?[CF]?\b|\b(?:sunny|cloudy|rain later|showers)\b|多云|晴|阴|小雨", re.IGNORECASE)
READ_ON = regex(
    r"(?:printed|retrieved|accessed|downloaded|saved|archived|viewed|read|today is|cached)\b.{0,80}\b(?:from|on|at)?\b", re.IGNORECASE
)
CREDITED = regex(
    r"(?:file photo|handout|\bphotos?(?:graph)?s?\b\s?(?:by|:|/|credit|courtesy)|\bimage\s?:|\bcredit\s?:|\bpicture\s?:|\bphoto taken\b"
    r"|^(?:Image|Photo|Photograph|Picture|Illustration)s?(?:\s(?:[Cc]redits?|[Bb]y|courtesy))?\s?:"
    r"|[A-Z]{2,}[A-Z ]{0,20}/[A-Z][\w.’'-]+ [A-Z]"
    r"|\([A-Z][\w .&'’-]{1,40}/[A-Z][\w .’'-]{2,40}\)\s?$|图源|图片来源|（图[:：]?.{0,20}）|摄影?[)）]?$)"
)
#: What a newsletter says to its readers above the first headline, and a page of its own text.
LETTER_NOTICE = regex(
    r"(?:you (?:get|receive|are (?:getting|receiving|reading)|['’]re (?:getting|receiving|reading))\b.{0,160}"
    r"|you['’]re (?:getting|receiving|reading)\b.{0,160}"
    r"|sent to (?:you and )?[\d.,]+k? (?:other )?[a-z].{0,60}|(?:view|read) (?:this )?(?:\w{1,12} )?(?:online|in "
    r"(?:your )?browser)\b.{0,80}"
    r"|[\d.,]+k? (?:subscribers|readers|members)\b.{0,60}|unsubscribe\b.{0,60}|good (?:morning|afternoon|evening)\b.{0,160}"
    r"|was this (?:e-?mail )?forwarded to you\b.{0,80}|forwarded this\b.{0,80}|您?收到这封邮件.{0,60})",
    re.IGNORECASE,
)
#: What a page says of the article itself: "UPDATE: This article was updated with a reply."
PAGE_NOTICE = regex(
    r"[(\[]?(?:(?:update|correction|clarification|note|editor['’]s note)\s?:\s?)?this (?:article|story|post|report|page|text|version)"
    r" (?:was|has been|is|first|originally|ran|appeared)\b.{0,200}",
    re.IGNORECASE,
)
#: Who wrote it, as a line of its own: "Ann Roe is a fellow at the Baltic Institute."
BIOGRAPHY = regex(
    r"(?:The (?:writer|author)|[A-ZÀ-Þ][\w.’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){1,3}) is (?:an? |the )(?:[\w-]{1,20} ){0,3}"
    r"(?:fellow|professor|economist|columnist|lecturer|researcher|partner|writer|author|analyst|editor|director|scholar)\b[^.]{0,120}\."
)
PAGE_NUMBER = regex(r"[Pp]age \d{1,3} (?:of|/) \d{1,3}\b|第\s?\d{1,3}\s?页")
YEAR = regex(r"(?:19|20)\d\d")
#: The first line of a company's notice: "证券代码：688731    公告编号：2031-014".
SECURITY_CODE = regex(
    r"(?:证券|股票|股份|债券)(?:代码|简称)\s?[:：]|公告编号\s?[:：]|(?:[Dd]ocket|[Cc]ase|[Ff]ile) [Nn]o\.?\s?:?\s?\d[\d-]{2,12}$"
)

#: ``CREDITED`` matches nothing without one of these in lower case.
_CREDIT_HINTS = ("photo", "handout", "image", "credit", "picture", "illustration", "/", "图", "摄")


def is_credited(line: str) -> bool:
    """Whether a line says who took or owns a picture."""
    return has_any(line.lower(), _CREDIT_HINTS) and CREDITED.search(line) is not None


def pieces_of(line: str) -> list[str]:
    """The pieces of a line between its separators: "Home | Markets" has two."""
    return SEPARATOR.split(line) if _MAY_SEPARATE.search(line) else [line]
