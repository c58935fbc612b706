"""What English requests have in common: how they begin, what a digest is called, and that no more of something is wanted."""

from __future__ import annotations

Sentences = tuple[tuple[str, str], ...]

#: What a request may begin with; what it may end with is left off before it is compared.
_PLEASE = (
    r"(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|so|now|and|just|also|bot|let'?s|(?:can|could|would|will) you"
    r"|(?:can|could|may) (?:i|we)|(?:i|we)(?:'d| would) like (?:you )?to|(?:i|we) (?:want|need) (?:you )?to"
    r"|(?:we|you) should|i'?m going to),? ){0,4}"
)
LANGUAGES = r"(?:english|chinese|simplified chinese|mandarin|en|zh)"
DIGEST_ALONE = r"(?:digests?|subscriptions?|summar(?:y|ies)|briefings?|newsletters?)"
THE = r"(?:the |my |our |this |these |your |all (?:of )?(?:the |my |our )?)?"
OFTEN = r"(?:(?:dai?ly|weekly|hourly|monthly|morning|evening|weekday|personal|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'s)? )?"


def asked(pattern: str, behind: str) -> tuple[str, str]:
    """The pattern with what people put before a request, and what stands behind the command."""
    return f"{_PLEASE}{pattern}", behind


_NEWS = r"(?:news|updates?|messages?|stor(?:y|ies)|anything|things|stuff|posts?|articles?)"
_NO_MORE = r"(?:,? (?:any ?more|any longer|from now on))?"
#: Sentences about a topic that somebody wants to hear no more of.
STOP_FOLLOWING: Sentences = (
    asked(
        r"(?:stop (?:following|tracking|covering)|do not follow|don't follow|unfollow|untrack|forget(?: about)?)"
        r" (?!n\d)(?:the topic |topic )?(.+)",
        "{1}",
    ),
    asked(
        r"(?:stop|quit) (?:telling|informing|notifying|updating|bothering|briefing|spamming|messaging|pinging|alerting)(?: (?:me|us))?"
        rf"(?: (?:more )?{_NEWS})? (?:about|on|of|with|regarding) (?:the topic )?(.+?){_NO_MORE}",
        "{1}",
    ),
    asked(
        r"(?:i|we) (?:do not|don't|no longer) (?:want|need|care|wish)(?: to (?:hear|know|read|see|get|be told|receive))?"
        rf"(?: (?:any|more|any more|anymore))?(?: {_NEWS})? (?:about|on|of|from) (?!you\b)(?:the topic )?(.+?){_NO_MORE}",
        "{1}",
    ),
    asked(rf"(?:no more|enough)(?: {_NEWS})? (?:about|on|of|from) (?!you\b)(?:the topic )?(.+?){_NO_MORE}", "{1}"),
)
