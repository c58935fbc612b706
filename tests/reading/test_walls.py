"""Pages that hold no article are refused with what they are, and short articles about such things are read."""

from __future__ import annotations

import pytest

from bot.core.errors import NotReadable
from bot.reading.page import page_text

OPENING = "<h1>Ferry sold</h1><p>Marsh Ferries sold its oldest boat to a museum on Tuesday, its director said in the town hall.</p>"

PAY = (
    "To continue reading this story, log in or register.", "You have 2 free articles left.",
    "You've used all your free stories this month.",
    "You have read 4 of 4 free articles.", "This is a premium story.", "This article is exclusive to Marsh Post members.",
    "The rest of this story is reserved for subscribers.", "Only subscribers can read the rest.", "Members-only content.",
    "Log in to finish this story.", "You need a subscription to see this report.",
    "To read the whole story, start your trial.", "Keep reading for $2.", "Already a subscriber? Sign in.",
    "Pay monthly. Cancel at any time.", "Get unlimited access to the Marsh Post.", "This content is locked.",
    "登录后即可查看全文", "本文为会员专享", "成为会员，阅读全文", "您本月的免费阅读次数已用完",
)  # fmt: skip
ROBOTS = (
    "Verifying you are human. This may take a while.", "Let us know you're not a robot.", "Type the characters you see below.",
    "Sorry, you have been blocked.", "Your request was blocked by our firewall.", "You don't have permission to access this page.",
    "marsh.example needs to review the security of your connection.", "请拖动滑块完成安全验证。", "您的访问过于频繁。",
)  # fmt: skip
SCRIPTS = (
    "The Marsh Post does not work without JavaScript.", "JavaScript is switched off in your browser.", "Please turn JavaScript on.",
    "This page requires JavaScript.", "您的浏览器不支持JavaScript。", "请打开 JavaScript 后重试。",
)  # fmt: skip
CONSENT = (
    "We and our 90 partners store information on your device.",
    "Cookies help us to show what you like. Accept all or manage your settings.",
)


def key_of(body: str, head: str = "") -> str:
    with pytest.raises(NotReadable) as refusal:
        page_text(f"<!doctype html><html><head><title>Marsh Post</title>{head}</head><body>{body}</body></html>", None)
    assert refusal.value.next_step
    return refusal.value.key


@pytest.mark.parametrize("words", PAY)
def test_an_opening_before_a_pay_wall_is_refused(words: str) -> None:
    assert key_of(f"<article>{OPENING}<div>{words}</div></article>") == "page-behind-a-pay-wall"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>',
        '<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_short_page_that_says_that_it_is_not_free_is_refused(head: str) -> None:
    assert key_of(f"<article>{OPENING}</article>", head) == "page-behind-a-pay-wall"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        *((words, "page-asks-for-a-human") for words in ROBOTS),
        *((words, "page-needs-a-browser") for words in SCRIPTS),
        *((words, "page-asks-for-consent") for words in CONSENT),
    ],
)
def test_a_page_that_is_only_a_notice_is_refused(words: str, key: str) -> None:
    assert key_of(f"<p>{words}</p>") == key


LOOKALIKES = (
    "The Post had 9,000 subscribers in May and lets readers cancel any time, its editor said to the town.",
    "Those who log in to see the fares pay $4 less, and only members of the crew can ride for free.",
    "It hired 12 engineers for work that requires JavaScript skills, and plans to hire as many again.",
    "“You have been blocked for two years”, the judge told the owner, who has to pay $2 million.",
    "To continue reading the plans, the council met on 3 May and voted for nine of them in the end.",
    "The site made visitors verify that they were human after 3 million requests in a single minute.",
    "票价下调12%，会员专享的折扣保留到六月，公司向媒体表示。",
    "Only members of the crew saw the content of the hold, and 3 of them told the court what it was.",
    "A robot that the yard bought welds 12 plates in an hour, and a human checks each of them again.",
    "Sign up for our newsletter and never miss a story. Log in to comment on this article at the end.",
    "Accepting all of it cost the firm $7 million, and its partners use the pier for three more years.",
)


@pytest.mark.parametrize("words", LOOKALIKES)
def test_a_short_article_about_such_things_is_read(words: str) -> None:
    page = f"<html><head><title>Ferry sold</title></head><body><article>{OPENING}<p>{words}</p></article></body></html>"
    assert words[-30:] in page_text(page, None).text
