"""Whole English sentences for commands, as people type them; those in Chinese are in ``chinese_sentences``.

Each is a pattern for all of the line and what then stands behind the command's words: "{1}" for what the pattern's first group holds,
"{1!q}" for that as one word. Gaps are bounded, for lines are too (``catalog.LONGEST_SENTENCE``).
"""

from __future__ import annotations

from collections.abc import Mapping

Sentences = tuple[tuple[str, str], ...]

#: What a request may begin with; what it may end with is left off before it is compared.
_PLEASE = (
    r"(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|so|now|and|just|also|bot|let'?s|(?:can|could|would|will) you"
    r"|(?:can|could|may) (?:i|we)|(?:i|we)(?:'d| would) like (?:you )?to|(?:i|we) (?:want|need) (?:you )?to"
    r"|(?:we|you) should|i'?m going to),? ){0,4}"
)
#: What a digest is called.
_DIGEST = (
    r"(?:news ?letters?|digests?|summar(?:y|ies)|briefings?|round-?ups?|overviews?|updates?|news|recaps?|reports?|headlines"
    r"|what(?:'s| is| has)? (?:new|changed|happened))"
)
#: What one is called that tells only what changed.
_CHANGES = (
    r"(?:(?:recaps?|summar(?:y|ies)|digests?|overviews?|reports?|round-?ups?) (?:of|on|about) )?(?:all )?(?:the )?"
    r"(?:what(?:'s| is| has)? changed|(?<=the )changes|(?<=of )changes|(?<=all )changes|(?<=only )changes)"
)
_DIGEST_ALONE = r"(?:digests?|subscriptions?|summar(?:y|ies)|briefings?|newsletters?)"
#: What only a line with a schedule has, somewhere ahead.
_WHEN_AHEAD = (
    r"(?=.*\b(?:dai?ly|every|each|weekly|hourly|monthly|fortnightly|weekdays?|weekends?"
    r"|(?:mon|tues?|wednes|thur?s?|fri|satur|sun)(?:day)?s?|mornings?|evenings?|nightly|tomorrow|tonight"
    r"|at \d{1,2}|\d ?[ap]\.?m|\d:\d\d)\b)"
)
_THE = r"(?:the |my |our |this |these |your |all (?:of )?(?:the |my |our )?)?"
_OFTEN = r"(?:(?:dai?ly|weekly|hourly|monthly|morning|evening|weekday|personal|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'s)? )?"
_END = r"(?:stop|cancel|end|kill|quit|drop|delete|remove|disable|turn off|switch off)"
_SUBSCRIPTIONS = rf"(?:d\d{{1,6}}|{_DIGEST_ALONE}|subscriptions?|everything|both|all(?: (?:the |my |our )?{_DIGEST_ALONE})?)"
_CHANNEL = r"(?:us|here|(?:in|to|for) (?:this|the|our) channel)"
_ADDRESS = r"((?:(?:feed|https?)://|www\.)\S{3,}.{0,80}|[\w-]{1,60}(?:\.[\w-]{1,40}){0,4}\.[a-z]{2,12}(?:/\S*)?(?: .{0,80})?)"
_WANTS_ALERT = r"(?:i|we)(?: want|'d like| would like| need) (?:an? )?(?:alerts?|notifications?|watch) (?:for|on|about|when|if)"
_LANGUAGES = r"(english|chinese|simplified chinese|mandarin|en|zh)"


def _asked(pattern: str, behind: str) -> tuple[str, str]:
    """The pattern with what people put before a request, and what stands behind the command."""
    return f"{_PLEASE}{pattern}", behind


def _digest_for(who: str, given: str, behind: str, digest: str = _DIGEST) -> tuple[str, str]:
    """A digest that somebody wants, for themselves or for a channel."""
    about = rf"(?: (?:of|on|about|for|from|with|regarding)\b)?(?: {who})?(.{{0,100}})"
    return _asked(rf"{given}(?: an?| the| my| our| your| some)? ?{_WHEN_AHEAD}(.{{0,60}}?)\b{digest}\b{about}", behind)


_SEND = r"(?:send|give|mail|e-?mail|dm|message|get|bring|show|write|deliver|post)(?: to)?"
_WANT = r"(?: want|'d like| would like| need|'ll take)(?: to (?:get|have|receive|see))?"
#: A sentence about a topic that somebody wants to hear no more of.
_STOP_FOLLOWING = _asked(
    r"(?:stop (?:following|tracking|covering)|do not follow|don't follow|unfollow|untrack|forget(?: about)?)"
    r" (?!n\d)(?:the topic |topic )?(.+)",
    "{1}",
)
_NIGHT = r"(?:(?:at|during|over) (?:the )?nights?|overnight)"
_ALERTS = r"(?:alerts?|notifications?|alerting me|notifying me|pinging me)"

SENTENCES: Mapping[str, Sentences] = {
    "digest subscribe": (
        _asked(r"(?:subscribe me|sign me up|sign up) (?:to|for) (.+)", "me {1}"),
        _asked(
            r"(?:subscribe (?:us|this channel|the channel) (?:to|for)|subscribe (?:to|for)) (?!.{0,80}(?:://|\w\.[a-z]{2,12}(?:[/\s]|$)))(.+)",
            "{1}",
        ),
        _digest_for(r"me", rf"(?:{_SEND} me|i{_WANT})", "me what changed {1} {2}", _CHANGES),
        _digest_for(_CHANNEL, rf"(?:{_SEND} (?:us|here|(?:this|the) channel)|we{_WANT})", "what changed {1} {2}", _CHANGES),
        _digest_for(_CHANNEL, r"(?:post|publish|send|set up|create|make|start|schedule|have|do)", "what changed {1} {2}", _CHANGES),
        _digest_for(r"me", rf"(?:{_SEND} me|i{_WANT})", "me {1} {2}"),
        _digest_for(_CHANNEL, rf"(?:{_SEND} (?:us|here|(?:this|the) channel)|we{_WANT})", "{1} {2}"),
        _digest_for(
            _CHANNEL,
            r"(?:post|publish|send|set up|create|make|start|schedule|have|do)",
            "{1} {2}",
        ),
        _asked(rf"(?:remind|brief|update|ping|text) me {_WHEN_AHEAD}(?:about |of |on )?(.+)", "me {1}"),
    ),
    "digest unsubscribe": (
        _asked(rf"{_END} {_THE}{_OFTEN}{_DIGEST_ALONE}(?: (?:on|about|for|of) (.+))?", "{1}"),
        _asked(rf"{_END} (?:the |my |our )?(d\d{{1,6}}(?:(?:,|,? and|,? &)? d\d{{1,6}}){{0,9}})", "{1}"),
        _asked(
            r"(?:stop|quit) (?:sending|posting|giving|mailing|messaging|spamming|bothering)(?: (?:me|us|here))?"
            rf"(?: (?:the|these|those|any|your|all|so many))?(?: more)? ?{_OFTEN}(?:{_DIGEST}|messages|stuff|things)?(?: here| to me)?",
            "",
        ),
        _asked(
            r"(?:no more|(?:i|we) (?:don't|do not) (?:want|need)(?: any)?(?: more)?|(?:i|we) no longer want)"
            rf" (?:the |these |your )?{_OFTEN}{_DIGEST_ALONE}(?: any ?more| any longer| from you)?",
            "",
        ),
        (r"unsubscribe (?:me|us|this channel|from (?:the |this )?digests?)", ""),
        _asked(r"unsubscribe (?:me |us |this channel )?from (?!(?:the |this )?digests?$)(.+)", "{1}"),
        _asked(rf"{_END} {_THE}(.{{1,40}}?) {_DIGEST_ALONE}", "{1}"),
        _STOP_FOLLOWING,
    ),
    "digest edit": (
        _asked(r"(?:move|change|set|reschedule|switch) (?:the |my |this |our )?digest (d\d+ )?(?:to|for) (.+)", "{1} {2}"),
        _asked(r"(?:move|change|set|reschedule|switch) (d\d+) (?:to|for) (.+)", "{1} {2}"),
        _asked(
            r"(?:move|change|set|adjust) (?:the )?(?:schedule|times?|days?) (?:of|for) (?:the |my |our )?(?:digest )?(d\d+) to (.+)",
            "{1} {2}",
        ),
        _asked(r"(?:move|change|set|adjust) (?:the )?(?:schedule|times?|days?) (?:of|for) (?:the |my |our )?digest to (.+)", "{1}"),
        _asked(r"(?:make|put|turn|run|have|let) (d\d+) (?:to |into |on |come |run )?(.+)", "{1} {2}"),
        (r"(?:digest )?(d\d+) (?:at |to |on )?(.+?) instead", "{1} {2}"),
        (r"digest (d\d+) (?:to )?(.+)", "{1} {2}"),
    ),
    "digest pause": (
        _asked(rf"put (?:the |my |our |this )?({_SUBSCRIPTIONS}) on hold(?: ((?:until|till|for) .+))?", "{1} {2}"),
        _asked(r"skip (?:today's|tonight's) digest", "all until tomorrow"),
        _asked(r"skip tomorrow's digest", "all for 2 days"),
        _asked(
            rf"(?:pause|mute|hold|snooze|suspend|silence|skip|freeze) (?:the |my |our |this )?({_SUBSCRIPTIONS})"
            r"(?: while .{1,40}?)?(?: ((?:until|till|for) .+|this week|next week|today|tomorrow))?",
            "{1} {2}",
        ),
        _asked(rf"no (?:more )?{_DIGEST_ALONE} (?:until|till|before) (.+)", "all until {1}"),
        (
            r"(?:i'm|i am|we're|we are) (?:on (?:holidays?|vacation|leave)|away|off)(?: from now(?: on)?)? (?:until|till) (.+)",
            "all until {1}",
        ),
    ),
    "digest resume": (
        _asked(
            r"(?:resume|reactivate|unpause|unmute|continue|restart|go on with|turn on|switch on)"
            rf" (?:the |my |our )?({_SUBSCRIPTIONS})(?: again)?",
            "{1}",
        ),
    ),
    "digest now": (
        _asked(
            r"(?:run|send|post|deliver|trigger)(?: me| us)? (d\d{1,6})(?: (?:now|right now|right away|again|at once|immediately))?", "{1}"
        ),
    ),
    "digest next": (
        (
            rf"when (?:is|does|will|do|are) (?:i get |we get )?(?:the |my |our )?(?:next )?{_DIGEST_ALONE}"
            r"(?: (?:due|be sent|come|coming|sent|arrive|scheduled))?",
            "",
        ),
    ),
    "digest preview": (
        (rf"what(?:'s| is| will be)? (?:in|on) (?:the |my |our )?(?:next|coming|tomorrow's) {_DIGEST_ALONE}", ""),
        _asked(rf"show(?: me)? what the (?:next |coming )?{_DIGEST_ALONE} (?:would|will) (?:look like|have|hold|say)", ""),
    ),
    "digest list": (
        (r"what (?:digests|subscriptions) (?:do (?:i|we) have|are there|are set up)", ""),
        (r"what (?:am i|are we|is this channel) subscribed to", ""),
        (r"(?:list|show)(?: me)? (?:the |my |our |all )?(?:digests|subscriptions)", ""),
    ),
    "topic add": (
        _asked(r"(?:(?:start|begin)(?: to| with)? )?(?:following|tracking|covering|monitoring) (?!\S*[./]\S)(.+)", "{1}"),
        _asked(r"(?:(?:start|begin) to (?:follow|track|cover|monitor)|cover) (?!\S*[./]\S)(.+?)(?:,? (?:too|as well|also))?", "{1}"),
        _asked(r"keep (?:track|tabs) (?:of|on) (.+)", "{1}"),
        (r"(?:(?:we|you) should|let'?s|(?:can|could|would) you) (?:please )?(?:also )?(?:follow|track|monitor) (?!\S*[./]\S)(.+)", "{1}"),
        _asked(r"add (.{1,60}?) (?:as an? (?:new )?topic|to (?:the|your|our) (?:list of )?topics)", "{1}"),
        _asked(r"add (?:an? |the )?(?:new )?(?:topic|company|subject)(?: called| named|:)? (.+)", "{1}"),
    ),
    "topic hide": (
        _STOP_FOLLOWING,
        _asked(r"(?:remove|delete|hide|drop|kill|get rid of) (?:the |our )?topic (.+)", "{1}"),
        _asked(r"(?:remove|delete|hide|drop) (.+?) from (?:the|your|our) topics", "{1}"),
    ),
    "topic merge": (_asked(r"merge (?:the topics? )?(?![aefpq]\d)(.{1,60}?) (?:into|with|and) (.{1,60})", "{1!q} into:{2!q}"),),
    "topic alias": (
        _asked(r"add (?:the |an )?alias (.+?) (?:to|for) (.+)", "{2} add:{1!q}"),
        _asked(r"(?:the )?alias (?:of|for) (.+?) is (.+)", "{1} add:{2!q}"),
    ),
    "topic rename": (_asked(r"(?:rename|call) (?:the topic )?(.+?) (?:to|into|as) (.+)", "{1!q} to:{2!q}"),),
    "topics": (
        (r"(?:list|show|name|see)(?: me)?(?: of)?(?: all)?(?: the| your)? topics", ""),
        (r"(?:what|which) topics (?:are there|do you (?:have|know|follow)|are followed|can i ask about)", ""),
        (r"topics list", ""),
    ),
    "watch add": (
        _asked(rf"{_WANTS_ALERT} [\"“]([^\"”]{{1,100}})[\"”]", "words:{1!q}"),
        _asked(rf"{_WANTS_ALERT} (.+)", "{1}"),
        _asked(
            r"(?:keep me (?:posted|updated|informed|in the loop)|keep (?:an eye|watch)|inform me|warn me"
            r"|give me a (?:shout|heads-?up|ping))"
            r"(?: (?:about|on|of|when|if|for|as soon as))? (.+)",
            "{1}",
        ),
        _asked(r"(?:(?:tell|ping|notify|alert|message|dm|text) me|let me know) (?:as soon as|once|whenever|the moment) (.+)", "{1}"),
    ),
    "watch list": (
        (r"(?:what|which) (?:watches|alerts) (?:do (?:i|we) have|are (?:there|set|on))", ""),
        (r"what (?:am i|are we) watching", ""),
        (r"(?:list|show)(?: me)? (?:my |our |all |the )?(?:watches|alerts)", ""),
    ),
    "watch remove": (
        _asked(r"(?:stop|cancel|end|remove|delete|drop|kill|turn off|switch off) (?:the )?(?:watch |alert )?(w\d{1,6})", "{1}"),
        _asked(
            rf"(?:stop|cancel|end|turn off|switch off|disable|no more)(?: the| my| all| your)? {_ALERTS}(?: (?:about|on|for|of) (.+))?",
            "{1}",
        ),
        _STOP_FOLLOWING,
    ),
    "watch pause": (
        _asked(
            r"(?:pause|mute|hold|snooze|suspend|silence) (?:the |my |our )?(w\d{1,6}|everything|all(?: alerts)?|alerts|watches)"
            r"(?: ((?:until|till|for) .+|today|tomorrow))?",
            "{1} {2}",
        ),
    ),
    "watch edit": (
        _asked(r"(?:change|set|edit|make|switch|adjust) (w\d{1,6}) (?:to )?(.+)", "{1} {2}"),
        _asked(rf"(?:no|don't send(?: me)?(?: any)?|stop(?: the)?|mute(?: the| my| all)?) alerts {_NIGHT}", "all quiet:night"),
        _asked(r"(?:no|mute(?: the| my| all)?) alerts (?:from|between) (.{1,40})", "all quiet:{1!q}"),
    ),
    "settings zone": (
        _asked(
            r"(?:set |change |switch )?(?:my |our |the )?(?:time ?zone|zone)\s?(?:is|to|=|:)(?! ?(?:wrong|not|incorrect)\b) ?(.+)", "{1}"
        ),
        (r"(?=.*time ?zone).{0,60}\b(?:i'm|i am|we're|we are|i live|we live) (?:now )?(?:based |located )?(?:in|at) (.+)", "{1}"),
        (
            r"(?:what|which) (?:is )?(?:my |our |the |your )?(?:time ?zone|zone)"
            r"(?: (?:do you use|is (?:this|set|used)|are (?:you|we) (?:in|on)))?",
            "",
        ),
        (r"what's (?:my|our|the|your) (?:time ?zone|zone)", ""),
    ),
    "settings language": (
        _asked(rf"(?:speak|answer|reply|talk|write|respond)(?: to)?(?: me| us)?(?: in)? {_LANGUAGES}(?: from now on)?", "{1}"),
        _asked(rf"(?:set |change |switch )?(?:the |my |our |your )?(?:language )?(?:to|is|=|:) {_LANGUAGES}", "{1}"),
    ),
    "role": (
        (r"make (\S+) (?:an? |our )?(admin|editor|member)", "{1} {2}"),
        (r"role (\S+) (?:to|as|is|=|:) ?(admin|editor|member|none)", "{1} {2}"),
        (r"(?:give|grant) (\S+) (?:the )?(?:role )?(?:of )?(admin|editor|member)(?: rights| role)?", "{1} {2}"),
    ),
    "feed add": (
        _asked(
            r"(?:follow|subscribe to|track)(?: the| this| a)?(?: (?:rss|atom|news|blog|site|website|feed|page|magazine)){0,3}"
            rf"(?: at| from| on)?:? {_ADDRESS}",
            "{1}",
        ),
        _asked(
            r"(?:add|read|watch|include)(?: the| this| a)?(?: (?:rss|atom|news|new)){0,2} (?:blog|site|website|feed|magazine)"
            rf"(?: at| from)?:? {_ADDRESS}",
            "{1}",
        ),
    ),
    "feed remove": (
        _asked(
            r"(?:stop|quit|unfollow|cancel|delete|remove|drop)(?: (?:reading|following|fetching|checking))?(?: feed)? (n\d{1,6})", "{1}"
        ),
    ),
    "feed check": (_asked(r"(?:check|refresh|reload|poll|fetch|look at)(?: feed)? (n\d{1,6})(?: (?:now|again))?", "{1}"),),
    "feed pause": (_asked(r"(?:pause|mute|hold|snooze) (?:feed )?(n\d{1,6})", "{1}"),),
    "feed edit": (_asked(r"(?:check|read|poll|fetch|look at) (n\d{1,6}) (every .+|hourly|daily|twice a day)", "{1} {2}"),),
    "feed list": (
        (r"(?:what|which) (?:feeds|sites|blogs) (?:do you (?:read|follow|check)|are (?:there|followed))", ""),
        (r"how often do you (?:check|read|look at) (?:the |our )?(?:feeds?|sites|blogs|n\d{1,6})", ""),
    ),
    "stats": (
        _asked(
            r"(?:the )?(?:stats|figures|numbers) (?:of|for|on) (.+?)(?:,? please)?,? (?:as|in|to) (?:an? )?(?:csv|excel)(?: file)?",
            "{1} format:csv",
        ),
        _asked(
            r"(?:list|show(?: me)?|tell me|give me) (?:everything|all|anything)(?: that)?(?: you (?:know|have))? (?:about|on|of) (.+)",
            "{1}",
        ),
        _asked(
            r"(?:export|download|save)(?: me)?(?: the| all)?(?: (?:stats|figures|numbers|data))(?: (?:of|for|on|about|from))? (.+?)"
            r"(?: (?:as|to|in|into) (?:an? )?(?:csv|excel|spreadsheet|table)(?: file)?)?",
            "{1} format:csv",
        ),
        _asked(
            r"(?:export |download |save |get |give me )?(?:the )?(.+?)(?:'s)? (?:stats|figures) (?:as|in|to) (?:an? )?"
            r"(?:csv|excel|spreadsheet)(?: file)?",
            "{1} format:csv",
        ),
    ),
    "timeline": (
        *(
            _asked(rf"(?:show me |show |see )?(?:the )?{words}", behind)
            for words, behind in (
                (r"timeline (?:of |for )?(.+?),? (?:with the )?(?:oldest|earliest)(?: first)?", "{1} order:oldest"),
                (r"(.+?)(?:'s)? timeline,? (?:from the )?(?:oldest|earliest|beginning)(?: first)?", "{1} order:oldest"),
                (r"timeline (?:of |for )?(.+?),? (?:with the )?(?:newest|latest|most recent)(?: first)?", "{1}"),
            )
        ),
    ),
    "report history": (_asked(r"(?:show me |see )?(?:the )?(?:history|development|evolution) of (.+)", "{1}"),),
    "source": (
        _asked(
            r"(?:show|open|see|display|print)(?: me)? (?:the )?(?:article|source|entry|figure|event|quote|sentence) ([aefpq]\d{1,7}w?)",
            "{1}",
        ),
        (r"(?:show|display|see|prove|proof of|what is|what's|where is|where does) ([aefpq]\d{1,7}w?)(?: from| come from)?", "{1}"),
    ),
    "report compare": (
        (r"(?:what(?:'s| is| are) )?(?:the )?differences? between (.{1,60}?) and (.{1,60})", "{1!q} {2!q}"),
        (r"(.{1,60}?) (?:vs\.?|versus|compared (?:to|with)) (.{1,60})", "{1!q} {2!q}"),
    ),
    "new": (
        (r"(?:is there |are there |do you have )?(?:anything|something|any) (?:new|news)(?: (?:on|about|with|from|for|of)) (.+)", "{1}"),
        _asked(
            r"(?:show me |what(?:'s| is| are) )?(?:the )?(?:latest|newest|most recent)(?: (?:news|articles?|entries|updates?))?"
            r" (?:on|about|for|of|from) (.+)",
            "{1}",
        ),
        (r"what(?:'s| has| is)? (?:changed|new|happened) (today|yesterday|this week|last week|this month|since .+)", "{1}"),
        (r"(?:the )?(?:weekly )?recap", "this week"),
    ),
    "log": (
        (r"what (?:did|have|has) (?:you|we|people|they|everybody|been) (?:do|done|changed?)(?: here)?(?: today| lately| recently)?", ""),
    ),
    "people": ((r"who (?:works|is working) (?:at|for) (.+)", "{1}"),),
    "help": (
        (r"(?:who|what) are you", ""),
        (r"(?:that|this|the) (?:number|figure|date|answer|quote|entry)? ?(?:is|looks|seems) (?:wrong|false|incorrect|off)", "report wrong"),
        (
            r"(?:how|where) did you (?:get|find|read) (?:that|this|it)(?: \w{1,12})?"
            r"|what(?:'s| is) (?:your|the) source(?: of (?:that|this))?",
            "source",
        ),
        (r"who (?:can|may|is allowed to) (?:add|approve|edit|correct|change) .{1,40}", "adding"),
        (r"what (?:can|do) you do(?: here| for (?:me|us))?|what can i (?:do|ask)(?: here| you)?|how does this work", ""),
        *(
            (rf"(?:how (?:do|can|could|should|would) (?:i|we|you|one)|how to|where (?:do|can) i) {words}", command)
            for words, command in (
                (
                    r"(?:subscribe|get (?:a |the )?(?:digests?|summary)|set up (?:a |the )?digests?|schedule (?:a )?digests?)(?: .{0,40})?",
                    "digest subscribe",
                ),
                (r"(?:unsubscribe|stop (?:the |getting |receiving )?(?:digests?|messages))(?: .{0,40})?", "digest unsubscribe"),
                (r"(?:pause|mute) .{0,40}", "digest pause"),
                (r"(?:add|follow|read) (?:an? |my )?(?:rss |new )?(?:feed|blog|site)s?", "feed add"),
                (r"(?:add|follow|track) (?:an? |new )*(?:topic|company)s?", "topic add"),
                (r"(?:add|submit|hand in|suggest) (?:an? |my |new )*(?:articles?|links?|pages?|text)", "add"),
                (r"(?:correct|fix|change|edit) (?:an? |wrong )*(?:figures?|entry|entries|numbers?|mistakes?)", "entry correct"),
                (r"(?:get (?:an? )?(?:alerts?|notifications?|notified)|watch .{0,40}|set (?:up )?(?:an? )?alerts?)", "watch add"),
                (r"(?:set|change) (?:my |the |our )?(?:time ?zone|zone)", "settings zone"),
                (r"(?:set|change|switch) (?:my |the |your )?language", "settings language"),
                (r"(?:undo|take back|revert) .{0,40}", "undo"),
                (r"ask(?: you)?(?: .{0,40})?|use (?:you|this|it)", ""),
            )
        ),
    ),
    "ask": tuple(
        (rf"(?:tell me|let me know|(?:i want|i'd like|i would like|i need) to know) ({question})", "{1}")
        for question in (
            r"(?:when|if|whether) .{0,120}\b(?:was|were|did|had)\b.{0,80}",
            r"(?:who|what|which|where|why|how) .{0,80}\b(?:was|were|did|had|is|are|does|has|have)\b.{0,80}",
        )
    ),
}
