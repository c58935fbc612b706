"""Recognises pages that hold no article: pay walls, checks for robots, and programs that only a browser runs."""

from __future__ import annotations

import re

from bot.core.errors import NotReadable
from bot.core.patterns import regex

#: A text that is longer than this many characters is an article, whatever it says.
_LONGEST_WALL = 1500
#: With a pay wall's mark-up, a text shorter than this only begins the article.
_LONGEST_OPENING = 1200

#: Words of scripts and consent that a longer text may hold in passing.
_LONGEST_NOTICE = 500
#: What a page asks for is asked in sentences of fewer characters.
_LONGEST_SENTENCE = 140
_SENTENCE = regex(r"[^.!?。！？\n]{3,}")
_QUOTED = regex(r"“[^”\n]{0,500}”|\"[^\"\n]{0,500}\"|「[^」\n]{0,500}」")
#: Where a pay wall stands, in characters before the end.
_WALL_AT_END = 600


def _any(*patterns: str) -> re.Pattern[str]:
    return regex("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)


#: What a page says to whoever asks for it: "you", a request, or a sentence about the page itself.
_ADDRESSED = _any(
    r"\b(?:you|your|you['’](?:re|ve)|please)\b",
    r"^\W{0,3}(?:subscribe|sign (?:up|in)|log ?in|register|become|unlock|get|join|start|create|continue|keep|support|try|enable|turn"
    r"|confirm|verify|solve|complete|type|enter|prove)\b",
    r"\bthis (?:article|story|content|report|post|page|piece|site|website|app|application)\b",
    r"^\W{0,3}(?:this is|only (?:\w{1,12} ){0,2}(?:subscribers|members) (?:can|may)|the rest|"
    r"the full|to (?:read|continue|keep))\b|\b(?:subscribers?|members?)[- ]only\b",
)
_ROBOT_WORD = regex(
    r"\b(?:human|robot|captcha|automat(?:ed|ion) (?:tools?|requests?|access|traffic)|unusual (?:traffic|activity))\b", re.IGNORECASE
)
_ROBOT = _any(
    r"^\W{0,3}(?:access denied|too many requests|(?:403 )?forbidden|security check"
    r"|human verification|robot check|attention required!)\W{0,3}$",
    r"checking (?:if the site connection is secure|your browser)|just a moment\.\.\.|while we check your browser",
    r"access to this page has been denied|you don['’]t have permission to access|verifying (?:that )?you are human",
    r"type the characters you see|needs to review the security of your connection",
    r"security service to protect itself|ddos protection by",
    r"sorry, you have been blocked",
    r"your request (?:was |has been )?blocked|request blocked by",
    r"pardon our interruption|press (?:&|and) hold to confirm",
    r"complete the security check|enable cookies and reload",
    r"请完成.{0,8}验证|人机验证|滑块.{0,6}验证|请.{0,6}验证码|您的访问(?:过于)?频繁",
)
_SCRIPT_WORD = regex(r"\bjava ?script\b", re.IGNORECASE)
_SCRIPT = _any(
    r"java ?script (?:is )?(?:turned off|switched off|disabled|not enabled|must be enabled|to be enabled|required)$|without java ?script",
    r"java ?script must be enabled|(?:启用|开启|打开|禁用|支持) ?javascript|javascript.{0,4}(?:未启用|已禁用|被禁用)",
)
#: A page's own words on its programs, in its mark-up.
_SCRIPT_IN_MARKUP = _any(
    r"(?:enable|requires?|turn on|activate|need) java ?script|java ?script (?:is )?(?:disabled|required|not enabled|must be enabled)"
)
_SUBSCRIPTION_WORD = regex(
    r"\b(?:subscri(?:be|bers?|ption)|sign (?:up|in)|log ?in|register|members?|membership|join|accounts?|unlock|pay-?wall|trial|premium)\b",
    re.IGNORECASE,
)
_READING_WORD = regex(
    r"\b(?:read(?:ing)?|continue|access|unlock|view|see|articles?|story|stories|content|report|post|piece)\b", re.IGNORECASE
)
#: What else a reader is asked to sign up for.
_OTHER_OFFER = regex(r"\b(?:comments?|newsletters?|alerts?|e-?mails?|updates|notifications|podcasts?|follow)\b", re.IGNORECASE)
_SUBSCRIBE = _any(
    r"already (?:a |an )?(?:subscriber|member)\?|\b(?:article|content|story) is locked\b",
    r"\b(?:subscribers?|members?)[- ]only (?:article|content|story|post)",
    r"\b(?:you have|you['’]ve) (?:reached|read|used|hit)(?: up)? (?:your|all)\b[^.!?]{0,40}\b(?:free|limit)",
    r"\b(?:you have|you['’]ve) read \d{1,2} (?:of (?:your )?\d{1,2} )?free (?:articles|stories)",
    r"\b(?:you have|you['’]ve got) (?:\d{1,2}|no|zero) (?:free |more )?(?:articles?|stories|reads?) (?:left|remaining)",
    r"(?:^|[.!?]\s)\W{0,3}(?:(?:continue|keep) reading (?:for|with)|want to read (?:on|more)\?|cancel (?:at )?any ?time)",
    r"(?:^|[.!?]\s)\W{0,3}(?:(?:subscribe|get|sign up)(?: now)? (?:for|to get)? ?(?:full|unlimited) access|already have an account\?)",
    r"(?:订阅|登录|付费|开通会员)后?(?:，|可|即可|方可){0,2}(?:继续(?:阅读|查看)|(?:阅读|查看)(?:全文|更多|余下|剩余|本文|完整))|剩余\d{1,3}%",
    r"本文为(?:付费|会员|订阅|VIP)|(?:本文|此文|文章|内容|全文).{0,4}(?:会员|付费用户|订阅用户)(?:专享|专属|可读)",
    r"(?:成为会员|开通(?:会员|VIP)).{0,4}(?:阅读|查看)|免费阅读(?:次数|篇数)",
)
_CONSENT = _any(
    r"\bwe and our (?:\d{1,4} )?(?:\w{1,20} )?partners (?:store|use|process|access)",
    r"accept all\b[^\n]{0,80}\b(?:reject|manage|settings)",
)
_PAID = regex(
    r"class\s?=\s?[\"'][^\"'>]{0,80}\b(?:paywall|pay-wall|subscriber-only|subscription-wall|regwall|meter(?:ed)?-wall"
    r"|piano-(?:offer|inline)|tp-container|premium-wall)",
    re.IGNORECASE,
)
_NOT_FREE = regex(
    r"\"isAccessibleForFree\"\s?:\s?\"?(?:https?://schema\.org/)?false|content_tier[\"']\s{1,3}content=[\"']locked", re.IGNORECASE
)


def refuse(name: str, text: str, html: str) -> None:
    """Returns without a value if the text that was taken out of a page may be an article.

    Raises:
        NotReadable: it is a wall, or an opening before one; the message says of what kind and what to do.
    """
    if len(text) > _LONGEST_WALL:
        return
    own = _QUOTED.sub(" ", text)
    said = [sentence for sentence in _SENTENCE.findall(own) if len(sentence) <= _LONGEST_SENTENCE and _ADDRESSED.search(sentence)]
    is_notice = len(text) <= _LONGEST_NOTICE
    if is_notice and (_ROBOT.search(own) or any(map(_ROBOT_WORD.search, said)) or (len(text) < 200 and _ROBOT.search(html[:20_000]))):
        raise NotReadable("page-asks-for-a-human", name=name)
    if is_notice and (
        _SCRIPT.search(own) or any(map(_SCRIPT_WORD.search, said)) or (len(text) < 80 and _SCRIPT_IN_MARKUP.search(html[:200_000]))
    ):
        raise NotReadable("page-needs-a-browser", name=name)
    if is_notice and _CONSENT.search(own):
        raise NotReadable("page-asks-for-consent", name=name)
    if len(text) <= _LONGEST_OPENING and (_asks_to_subscribe(own) or _PAID.search(html) or _NOT_FREE.search(html)):
        raise NotReadable("page-behind-a-pay-wall", name=name)


def _asks_to_subscribe(text: str) -> bool:
    """Whether the end of a text asks its reader to subscribe, or to log in, so as to read on."""
    end = text[-_WALL_AT_END:]
    return _SUBSCRIBE.search(end) is not None or any(
        len(sentence) <= _LONGEST_SENTENCE
        and _ADDRESSED.search(sentence)
        and _SUBSCRIPTION_WORD.search(sentence)
        and _READING_WORD.search(sentence)
        and not _OTHER_OFFER.search(sentence)
        for sentence in _SENTENCE.findall(end)
    )
