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

_ROBOT = re.compile(
    r"(?:verify|verifying|confirm|prove|make sure|let us know) (?:that )?(?:you are|you're) (?:a |not a )?(?:human|robot|person)"
    r"|are you (?:a )?(?:human|robot)|access to this page has been denied"
    r"|checking (?:if the site connection is secure|your browser)|just a moment\.\.\.|unusual (?:traffic|activity) from your"
    r"|automation tools to browse|type the characters you see|needs to review the security of your connection"
    r"|you don['’]t have permission to access|(?:sorry, )?you have been blocked|security service to protect itself"
    r"|complete the (?:captcha|security check)|enable cookies and reload|ddos protection by|attention required!|pardon our"
    r" interruption|press (?:&|and) hold to confirm"
    r"|请完成(?:安全|人机)?验证|人机验证|请完成.{0,8}验证|您的访问(?:过于)?频繁",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|requires?|turn on|activate|need) java ?script|java ?script (?:is (?:disabled|required|not enabled)|must be"
    r" enabled|to be enabled)|turn java ?script on|without java ?script|not support java ?script"
    r"|(?:启用|开启|打开|禁用|支持) ?javascript|javascript.{0,4}(?:未启用|已禁用|被禁用)",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"\b(?:subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber)|start your (?:free )?trial|create (?:a|your)"
    r" free account)\b[^.!?]{0,60}\bto (?:read on|continue|keep reading|read (?:the|this|more)|"
    r"unlock|access|see the (?:full|rest))|already (?:a |an )?(?:subscriber|member)\?"
    r"|\b(?:this|the rest of this|the full) (?:article|content|story|post|page) is (?:for|(?:only |exclusively )?"
    r"(?:for|available (?:exclusively |only )?to)|reserved for|exclusive to)[^.!?]{0,50}\b(?:subscribers|members)"
    r"|\bthis is (?:a )?(?:premium|subscriber|member)s?[- ](?:only )?(?:content|article|story)"
    r"|\bonly (?:paying |paid )?(?:subscribers|members) can (?:read|see|view|access)"
    r"|\b(?:you have|you['’]ve) (?:reached|read|used|hit)(?: up)? (?:your|all)\b[^.!?]{0,40}\b(?:free|limit)"
    r"|\b(?:you have|you['’]ve got) (?:\d{1,2}|no|zero) (?:free |more )?(?:articles?|stories|reads?) (?:left|remaining)"
    r"|(?:^|[.!?]\s)\W{0,3}(?:to (?:continue|keep) reading|(?:continue|keep) reading (?:for|with)|want to read (?:on|more)\?|"
    r"cancel (?:at )?any ?time|(?:subscribe|get|sign up)(?: now)? (?:for|to get)? ?(?:full|unlimited) access|already have an account\?)"
    r"|(?:订阅|登录|付费|开通会员)后?(?:，|可|即可|继续|方可){0,2}(?:继续)?(?:阅读|查看)(?:全文|更多|余下|剩余|本文|完整)?|剩余\d+%"
    r"|本文为(?:付费|会员|订阅|VIP)|(?:会员|付费用户|订阅用户)(?:专享|专属|可读)|免费阅读(?:次数|篇数)",
    re.IGNORECASE | re.MULTILINE,
)
_CONSENT = re.compile(
    r"\bwe and our (?:\d{1,4} )?(?:\w+ )?partners (?:store|use|process|access)|accept all\b[^\n]{0,80}\b(?:reject|manage|settings)",
    re.IGNORECASE,
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
