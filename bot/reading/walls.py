"""Recognises pages that hold no article: pay walls, checks for robots, and programs that only a browser runs."""

from __future__ import annotations

import re

from bot.core.errors import NotReadable

#: A text that is longer than this many characters is an article, whatever it says.
_LONGEST_WALL = 1500
#: With a pay wall's mark-up, a text shorter than this only begins the article.
_LONGEST_OPENING = 1200

#: Words of scripts and consent that a longer text may hold in passing.
_LONGEST_NOTICE = 500
#: Where a pay wall stands, in characters before the end.
_WALL_AT_END = 600


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)


_ROBOT = _any(
    r"(?:verify|verifying|confirm|prove|make sure|let us know) (?:that )?(?:you are|you're) (?:a |not a )?(?:human|robot|person)",
    r"are you (?:a )?(?:human|robot)|access to this page has been denied|you don['’]t have permission to access",
    r"checking (?:if the site connection is secure|your browser)|just a moment\.\.\.|while we check your browser",
    r"unusual (?:traffic|activity) from your|automation tools to browse|type the characters you see",
    r"needs to review the security of your connection|security service to protect itself|ddos protection by",
    r"sorry, you have been blocked|request (?:was |has been )?blocked by|attention required!|pardon our interruption",
    r"complete the (?:captcha|security check)|enable cookies and reload|press (?:&|and) hold to confirm",
    r"请完成.{0,8}验证|人机验证|滑块.{0,6}验证|您的访问(?:过于)?频繁",
)
_SCRIPT = _any(
    r"(?:enable|requires?|turn on|activate|need) java ?script(?! (?:skills|developers?|engineers?|programm\w+|code))",
    r"java ?script (?:is (?:turned off|switched off|disabled|required|not enabled)|must be enabled|to be enabled)",
    r"turn java ?script on|without java ?script|not support java ?script",
    r"(?:启用|开启|打开|禁用|支持) ?javascript|javascript.{0,4}(?:未启用|已禁用|被禁用)",
)
#: What asks a reader to subscribe, in words that an article about subscriptions does not address to its readers.
_SUBSCRIBE = _any(
    r"\b(?:subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber)|start your (?:free )?trial"
    r"|create (?:a|your) free account)\b[^.!?]{0,60}"
    r"\bto (?:read on|continue|keep reading|read (?:the|this|more)|unlock|access|see the (?:full|rest))",
    r"already (?:a |an )?(?:subscriber|member)\?",
    r"\b(?:this|the rest of this|the full) (?:article|content|story|post|page) is (?:(?:only |exclusively )?"
    r"(?:for|available (?:exclusively |only )?to)|reserved for|exclusive to)[^.!?]{0,50}\b(?:subscribers|members)",
    r"\bthis is (?:a )?(?:premium|subscriber|member)s?[- ](?:only )?(?:content|article|story)",
    r"\b(?:subscribers?|members?)[- ]only (?:article|content|story|post)|\b(?:article|content|story) is locked\b",
    r"\bonly (?:paying |paid )?(?:subscribers|members) can (?:read|see|view|access)",
    r"\bto read (?:the|this) (?:(?:full|rest|whole|entire|complete)\b[^.!?\n]{0,30}|article|story),? (?:please )?"
    r"(?:subscri|start your|log ?in|sign|regist|join)",
    r"\b(?:you have|you['’]ve) (?:reached|read|used|hit)(?: up)? (?:your|all)\b[^.!?]{0,40}\b(?:free|limit)",
    r"\b(?:you have|you['’]ve) read \d{1,2} (?:of (?:your )?\d{1,2} )?free (?:articles|stories)",
    r"\b(?:you have|you['’]ve got) (?:\d{1,2}|no|zero) (?:free |more )?(?:articles?|stories|reads?) (?:left|remaining)",
    r"(?:^|[.!?]\s)\W{0,3}to (?:continue|keep) reading(?=[^.!?\n]{0,50}\b(?:subscri|log ?in|sign|regist|create|join|start|choose))",
    r"(?:^|[.!?]\s)\W{0,3}(?:(?:continue|keep) reading (?:for|with)|want to read (?:on|more)\?|cancel (?:at )?any ?time)",
    r"(?:^|[.!?]\s)\W{0,3}(?:(?:subscribe|get|sign up)(?: now)? (?:for|to get)? ?(?:full|unlimited) access|already have an account\?)",
    r"(?:订阅|登录|付费|开通会员)后?(?:，|可|即可|继续|方可){0,2}(?:继续)?(?:阅读|查看)(?:全文|更多|余下|剩余|本文|完整)?|剩余\d{1,3}%",
    r"本文为(?:付费|会员|订阅|VIP)|(?:本文|此文|文章|内容|全文).{0,4}(?:会员|付费用户|订阅用户)(?:专享|专属|可读)",
    r"成为会员.{0,4}(?:阅读|查看)|免费阅读(?:次数|篇数)",
)
_CONSENT = _any(
    r"\bwe and our (?:\d{1,4} )?(?:\w{1,20} )?partners (?:store|use|process|access)",
    r"accept all\b[^\n]{0,80}\b(?:reject|manage|settings)",
)
_PAID = re.compile(
    r"class\s?=\s?[\"'][^\"'>]{0,80}\b(?:paywall|pay-wall|subscriber-only|subscription-wall|regwall|meter(?:ed)?-wall"
    r"|piano-(?:offer|inline)|tp-container|premium-wall)",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(
    r"\"isAccessibleForFree\"\s?:\s?\"?(?:https?://schema\.org/)?false|content_tier[\"']\s{1,3}content=[\"']locked", re.IGNORECASE
)


def refuse(name: str, text: str, html: str) -> None:
    """Returns without a value if the text that was taken out of a page may be an article.

    Raises:
        NotReadable: it is a wall, or an opening before one; the message says of what kind and what to do.
    """
    if len(text) > _LONGEST_WALL:
        return
    if _ROBOT.search(text) or (len(text) < 200 and _ROBOT.search(html[:20_000])):
        raise NotReadable("page-asks-for-a-human", name=name)
    if (len(text) <= _LONGEST_NOTICE and _SCRIPT.search(text)) or (len(text) < 80 and _SCRIPT.search(html[:200_000])):
        raise NotReadable("page-needs-a-browser", name=name)
    if len(text) <= _LONGEST_NOTICE and _CONSENT.search(text):
        raise NotReadable("page-asks-for-consent", name=name)
    if len(text) <= _LONGEST_OPENING and (_SUBSCRIBE.search(text[-_WALL_AT_END:]) or _PAID.search(html) or _NOT_FREE.search(html)):
        raise NotReadable("page-behind-a-pay-wall", name=name)
