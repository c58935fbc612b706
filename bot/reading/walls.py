"""Recognises pages that hold no article: pay walls, checks for robots, and programs that only a browser runs."""

from __future__ import annotations

import re

from bot.core.errors import NotReadable

#: A text that is longer than this many characters is an article, whatever it says.
_LONGEST_WALL = 1500
#: With a pay wall's mark-up, a text shorter than this only begins the article.
_LONGEST_OPENING = 1200

_ROBOT = re.compile(
    r"(?:verify|confirm|prove) (?:that )?(?:you are|you're) (?:a |not a )?(?:human|robot|person)|are you (?:a )?(?:human|robot)"
    r"|access to this page has been denied"
    r"|checking (?:if the site connection is secure|your browser)|just a moment\.\.\.|unusual (?:traffic|activity) from your"
    r"|automation tools to browse"
    r"|complete the (?:captcha|security check)|enable cookies and reload|ddos protection by|attention required!|pardon our"
    r" interruption|press (?:&|and) hold to confirm"
    r"|请完成(?:安全)?验证|人机验证",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|requires?|turn on|activate|need) java ?script|java ?script (?:is (?:disabled|required|not enabled)|must be"
    r" enabled)"
    r"|请(?:启用|开启) ?javascript",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"(?:subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber)|start your (?:free )?trial|create (?:a|your)"
    r" free account)\b.{0,60}\bto (?:read on|continue|keep reading|read (?:the|this|more)|"
    r"unlock|access|see the (?:full|rest))|already (?:a |an )?(?:subscriber|member)\?|already have an account\?|this (?:article"
    r"|content|story|post) is (?:for|only (?:for|available to)|reserved for|exclusive to)"
    r" (?:paying |paid )?(?:subscribers|members)|(?:you have|you've) (?:reached|read|used) (?:your|all)\b.{0,40}\b(?:free"
    r"|limit)|to (?:continue|keep) reading|cancel (?:at )?any ?time"
    r"|(?:订阅|登录|付费|开通会员)后?(?:可|即可|继续)?(?:继续)?阅读|剩余\d+%|本文为付费",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"class\s?=\s?[\"'][^\"'>]{0,80}\b(?:paywall|pay-wall|subscriber-only|subscription-wall|regwall|meter(?:ed)?-wall"
    r"|piano-(?:offer|inline)|tp-container|premium-wall)",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s?:\s?\"?false", re.IGNORECASE)


def refuse(name: str, text: str, html: str) -> None:
    """Returns without a value if the text that was taken out of a page may be an article.

    Raises:
        NotReadable: it is a wall, or an opening before one; the message says of what kind and what to do.
    """
    if len(text) > _LONGEST_WALL:
        return
    if _ROBOT.search(text) or (len(text) < 200 and _ROBOT.search(html[:20_000])):
        raise NotReadable("page-asks-for-a-human", name=name)
    if _SCRIPT.search(text) or (len(text) < 80 and _SCRIPT.search(html[:200_000])):
        raise NotReadable("page-needs-a-browser", name=name)
    if len(text) <= _LONGEST_OPENING and (_SUBSCRIBE.search(text) or _PAID.search(html) or _NOT_FREE.search(html)):
        raise NotReadable("page-behind-a-pay-wall", name=name)
