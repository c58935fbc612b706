"""Whole English sentences for commands, as people type them; those for digests are in ``english_digest_sentences``, those in Chinese in
``chinese_sentences``.

Each is a pattern for all of the line and what then stands behind the command's words: "{1}" for what the pattern's first group holds,
"{1!q}" for that as one word. Gaps are bounded, for lines are too (``catalog.LONGEST_SENTENCE``).
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.english_digest_sentences import CALLED, DIGEST_SENTENCES, THE_DIGEST
from bot.commands.english_requests import LANGUAGES, STOP_FOLLOWING, Sentences, asked

_ADDRESS = r"((?:(?:feed|https?)://|www\.)\S{3,}.{0,80}|[\w-]{1,60}(?:\.[\w-]{1,40}){0,4}\.[a-z]{2,12}(?:/\S*)?(?: .{0,80})?)"
_WANTS_ALERT = r"(?:i|we)(?: want|'d like| would like| need) (?:an? )?(?:alerts?|notifications?|watch) (?:for|on|about|when|if)"
_WITHIN = r"today|yesterday|this week|last week|this month|last month"
#: Where somebody lives or works.
_LIVES = r"(?:i'm|i am|we're|we are|i live|we live|i work|we work|(?:our|the|my) (?:team|office) is) (?:now )?(?:based |located )?(?:in|at)"
_LANGUAGES = rf"({LANGUAGES})"
_WRITE = r"(?:(?:make|put|send|write|have|get|post|translate|switch|digest) )?"
_NIGHT = r"(?:(?:at|during|over) (?:the )?nights?|overnight)"
_ALERTS = r"(?:alerts?|notifications?|alerting me|notifying me|pinging me)"

SENTENCES: Mapping[str, Sentences] = {
    **DIGEST_SENTENCES,
    "topic add": (
        asked(r"(?:(?:start|begin)(?: to| with)? )?(?:following|tracking|covering|monitoring) (?!\S*[./]\S)(.+)", "{1}"),
        asked(r"(?:(?:start|begin) to (?:follow|track|cover|monitor)|cover) (?!\S*[./]\S)(.+?)(?:,? (?:too|as well|also))?", "{1}"),
        asked(r"keep (?:track|tabs) (?:of|on) (.+)", "{1}"),
        (r"(?:(?:we|you) should|let'?s|(?:can|could|would) you) (?:please )?(?:also )?(?:follow|track|monitor) (?!\S*[./]\S)(.+)", "{1}"),
        asked(r"add (.{1,60}?) (?:as an? (?:new )?topic|to (?:the|your|our) (?:list of )?topics)", "{1}"),
        asked(r"add (?:an? |the )?(?:new )?(?:topic|company|subject)(?: called| named|:)? (.+)", "{1}"),
    ),
    "topic hide": (
        *STOP_FOLLOWING,
        asked(r"(?:remove|delete|hide|drop|kill|get rid of) (?:the |our )?topic (.+)", "{1}"),
        asked(r"(?:remove|delete|hide|drop) (.+?) from (?:the|your|our) topics", "{1}"),
    ),
    "topic merge": (asked(r"merge (?:the topics? )?(?![aefpq]\d)(.{1,60}?) (?:into|with|and) (.{1,60})", "{1!q} into:{2!q}"),),
    "topic alias": (
        asked(r"add (?:the |an )?alias (.+?) (?:to|for) (.+)", "{2} add:{1!q}"),
        asked(r"(?:the )?alias (?:of|for) (.+?) is (.+)", "{1} add:{2!q}"),
    ),
    "topic rename": (asked(r"(?:rename|call) (?:the topic )?(.+?) (?:to|into|as) (.+)", "{1!q} to:{2!q}"),),
    "topics": (
        (r"(?:list|show|name|see)(?: me)?(?: of)?(?: all)?(?: the| your)? topics", ""),
        (r"(?:what|which) topics (?:are there|do you (?:have|know|follow)|are followed|can i ask about)", ""),
        (r"topics list", ""),
    ),
    "watch add": (
        asked(rf"{_WANTS_ALERT} [\"“]([^\"”]{{1,100}})[\"”]", "words:{1!q}"),
        asked(rf"{_WANTS_ALERT} (.+)", "{1}"),
        *(
            asked(pattern.format(who=who), f"{{1}}{behind}")
            for who, behind in (("me", ""), ("us", " here"))
            for pattern in (
                r"(?:keep {who} (?:posted|updated|informed|in the loop)|inform {who}|warn {who}|give {who} a (?:shout|heads-?up|ping))"
                r"(?: (?:about|on|of|when|if|for|as soon as|once|whenever))? (.+)",
                r"(?:(?:tell|ping|notify|alert|message|dm|text) {who}|let {who} know) (?:as soon as|once|whenever|the moment) (.+)",
            )
        ),
        asked(
            r"(?:tell us (?:when|if)|let us know(?: (?:when|if|about|of))?|ping us(?: (?:on|about|when|if))?)"
            r" (?!(?:how|what|who|which|where|why)\b|.{0,100}\b(?:was|were|did|had)\b)(.+)",
            "{1} here",
        ),
        asked(r"(?:keep (?:an eye|watch))(?: (?:on|for|about))? (.+)", "{1}"),
        asked(r"(?:set up|create|make|add) an? (?:alert|watch|notification) (?:for|on|about|when|if) (.+)", "{1}"),
    ),
    "watch list": (
        (r"(?:what|which) (?:watches|alerts) (?:do (?:i|we) have|are (?:there|set|on))", ""),
        (r"what (?:am i|are we) watching", ""),
        (r"(?:list|show)(?: me)? (?:my |our |all |the )?(?:watches|alerts)", ""),
    ),
    "watch remove": (
        asked(
            r"(?:stop|cancel|end|remove|delete|drop|kill|turn off|switch off) (?:the |my |our )?(?:watch|alert) (?:on|for|about|of) (.+)",
            "{1}",
        ),
        asked(r"(?:stop|cancel|end|remove|delete|drop|kill|turn off|switch off) (?:the )?(?:watch |alert )?(w\d{1,6})", "{1}"),
        asked(
            rf"(?:stop|cancel|end|turn off|switch off|disable|no more)(?: the| my| all| your)? {_ALERTS}(?: (?:about|on|for|of) (.+))?",
            "{1}",
        ),
        *STOP_FOLLOWING,
    ),
    "watch pause": (
        asked(
            r"(?:pause|mute|hold|snooze|suspend|silence) (?:the |my |our )?"
            r"(w\d{1,6}|everything|all(?: alerts)?|alerts|watches|notifications)"
            r"(?: ((?:until|till|through|for) (?!the weekend).+|today|tomorrow))?",
            "{1} {2}",
        ),
        asked(
            rf"(?:pause|mute|hold|snooze|suspend|silence|no|stop)(?: the| my| our| all)? {_ALERTS}"
            r" (?:(?:over|during|for|on) the|this) weekend",
            "all until monday",
        ),
        asked(rf"no (?:more )?{_ALERTS} ((?:until|till|for) .+|today|this week)", "all {1}"),
    ),
    "watch edit": (
        asked(r"(?:change|set|edit|make|switch|adjust) (w\d{1,6}) (?:to )?(.+)", "{1} {2}"),
        asked(rf"(?:no|don't send(?: me)?(?: any)?|stop(?: the)?|mute(?: the| my| all)?) alerts {_NIGHT}", "all quiet:night"),
        asked(r"(?:no|mute(?: the| my| all)?) alerts (?:from|between) (.{1,40})", "all quiet:{1!q}"),
    ),
    "settings zone": (
        asked(
            r"(?:set |change |switch )?(?:my |our |the )?(?:time ?zone|zone)(?: (?:is|to) | ?[=:] ?)(?!(?:wrong|not|incorrect)\b)(.+)",
            "{1}",
        ),
        asked(r"(?:set|change) (?:my |our |the )?(?:time ?zone|zone)", ""),
        asked(
            r"(?:use|take|set|switch to|change to) (?!(?:the|my|our|your|an?|this|that|some|more|local|real|first|last)\b)"
            r"(.+?)(?:'s)? time(?: ?zone)?",
            "{1}",
        ),
        (rf"(?=.*time ?zone).{{0,60}}\b{_LIVES} (.+)", "{1}"),
        (rf"(?:time ?zone|zone|tz) {_LIVES} (.+)", "{1}"),
        (
            r"(?:what|which) (?:is )?(?:my |our |the |your )?(?:time ?zone|zone)"
            r"(?: (?:do you use|is (?:this|set|used)|are (?:you|we) (?:in|on)))?",
            "",
        ),
        (r"what's (?:my|our|the|your) (?:time ?zone|zone)", ""),
    ),
    "settings language": (
        asked(rf"{_WRITE}my {CALLED} (?:in|into|to) {_LANGUAGES}", "{1}"),
        asked(rf"{_WRITE}{THE_DIGEST} (?:in|into|to) {_LANGUAGES}", "{2} here"),
        (rf"(?:can|could|may|should) my {CALLED} be in {_LANGUAGES}", "{1}"),
        (rf"(?:can|could|may|should) {THE_DIGEST} be in {_LANGUAGES}", "{2} here"),
        asked(rf"(?:speak|answer|reply|talk|write|respond)(?: to)?(?: me| us)?(?: in)? {_LANGUAGES}(?: from now on)?", "{1}"),
        asked(rf"(?:set |change |switch )?(?:the |my |our |your )?(?:language )?(?:to|is|=|:) {_LANGUAGES}", "{1}"),
    ),
    "entry withdraw": (
        asked(
            r"(?:erase|wipe|drop|scrap|kill|take (?:out|back|down)|get rid of)"
            r" (?:the )?(?:entry |figure |event |quote )?([efpq]\d{1,7})",
            "{1}",
        ),
    ),
    "report wrong": (
        (
            r"(?:the |that )?(?:entry |figure |number |date |quote )?([efpq]\d{1,7}) (?:is|looks|seems)"
            r" (?:wrong|false|incorrect|off|outdated)",
            "{1}",
        ),
        (r"(?:there(?:'s| is) )?(?:an? )?(?:error|mistake|something wrong) (?:in|with) ([efpq]\d{1,7})", "{1}"),
    ),
    "role": (
        (r"make (\S+) (?:an? |our )?(admin|editor|member)", "{1} {2}"),
        (r"role (\S+) (?:to|as|is|=|:) ?(admin|editor|member|none)", "{1} {2}"),
        (r"(?:give|grant) (\S+) (?:the )?(?:role )?(?:of )?(admin|editor|member)(?: rights| role)?", "{1} {2}"),
    ),
    "feed add": (
        asked(
            r"(?:follow|subscribe to|track)(?: the| this| a)?(?: (?:rss|atom|news|blog|site|website|feed|page|magazine)){0,3}"
            rf"(?: at| from| on)?:? {_ADDRESS}",
            "{1}",
        ),
        asked(
            r"(?:add|read|watch|include)(?: the| this| a)?(?: (?:rss|atom|news|new)){0,2} (?:blog|site|website|feed|magazine)"
            rf"(?: at| from)?:? {_ADDRESS}",
            "{1}",
        ),
    ),
    "add": (
        asked(
            r"(?:save|store|keep|archive|bookmark|file|take|fetch|process|look at|have a look at|check out)"
            r"(?: (?:this|the|that|an?))?(?: (?:article|link|page|story|post))?:? ((?:https?://|www\.)\S{3,}.{0,80})",
            "{1}",
        ),
    ),
    "feed remove": (
        asked(r"(?:stop|quit|unfollow|cancel|delete|remove|drop)(?: (?:reading|following|fetching|checking))?(?: feed)? (n\d{1,6})", "{1}"),
    ),
    "feed check": (asked(r"(?:check|refresh|reload|poll|fetch|look at)(?: feed)? (n\d{1,6})(?: (?:now|again))?", "{1}"),),
    "feed pause": (asked(r"(?:pause|mute|hold|snooze) (?:feed )?(n\d{1,6})", "{1}"),),
    "feed edit": (asked(r"(?:check|read|poll|fetch|look at) (n\d{1,6}) (every .+|hourly|daily|twice a day)", "{1} {2}"),),
    "feed list": (
        (r"(?:what|which) (?:feeds|sites|blogs) (?:do you (?:read|follow|check)|are (?:there|followed))", ""),
        (r"how often do you (?:check|read|look at) (?:the |our )?(?:feeds?|sites|blogs|n\d{1,6})", ""),
    ),
    "stats": (
        asked(r"(?:everything|all)(?: (?:that )?you (?:know|have))? (?:about|on) (.+)", "{1}"),
        asked(
            r"(?:the )?(?:stats|figures|numbers) (?:of|for|on) (.+?)(?:,? please)?,? (?:as|in|to) (?:an? )?(?:csv|excel)(?: file)?",
            "{1} format:csv",
        ),
        asked(
            r"(?:list|show(?: me)?|tell me|give me) (?:everything|all|anything)(?: that)?(?: you (?:know|have))? (?:about|on|of) (.+)",
            "{1}",
        ),
        asked(
            r"(?:export|download|save)(?: me)?(?: the| all)?(?: (?:stats|figures|numbers|data))(?: (?:of|for|on|about|from))? (.+?)"
            r"(?: (?:as|to|in|into) (?:an? )?(?:csv|excel|spreadsheet|table)(?: file)?)?",
            "{1} format:csv",
        ),
        asked(
            r"(?:export |download |save |get |give me )?(?:the )?(.+?)(?:'s)? (?:stats|figures) (?:as|in|to) (?:an? )?"
            r"(?:csv|excel|spreadsheet)(?: file)?",
            "{1} format:csv",
        ),
    ),
    "timeline": (
        *(
            asked(rf"(?:show me |show |see )?(?:the )?{words}", behind)
            for words, behind in (
                (r"timeline (?:of |for )?(.+?),? (?:with the )?(?:oldest|earliest)(?: first)?", "{1} order:oldest"),
                (r"(.+?)(?:'s)? timeline,? (?:from the )?(?:oldest|earliest|beginning)(?: first)?", "{1} order:oldest"),
                (r"timeline (?:of |for )?(.+?),? (?:with the )?(?:newest|latest|most recent)(?: first)?", "{1}"),
            )
        ),
    ),
    "report history": (asked(r"(?:show me |see )?(?:the )?(?:history|development|evolution) of (.+)", "{1}"),),
    "source": (
        asked(
            r"(?:show|open|see|display|print)(?: me)? (?:the )?(?:article|source|entry|figure|event|quote|sentence) ([aefpq]\d{1,7}w?)",
            "{1}",
        ),
        (
            r"(?:show|display|see|prove|proof of|what is|what's|where is|where does|where did|who says|who said|why) ([aefpq]\d{1,7}w?)"
            r"(?: from| come from)?",
            "{1}",
        ),
        (r"(?:the )?(?:source|proof|evidence|sentence|origin) (?:of|for|behind) ([aefpq]\d{1,7}w?)", "{1}"),
        (r"(?:what(?:'s| is)|show(?: me)?) the (?:source|proof|origin|sentence) (?:of|for|behind) ([aefpq]\d{1,7}w?)", "{1}"),
    ),
    "report compare": (
        (r"(?:what(?:'s| is| are) )?(?:the )?differences? between (.{1,60}?) and (.{1,60})", "{1!q} {2!q}"),
        (r"(.{1,60}?) (?:vs\.?|versus|compared (?:to|with)) (.{1,60})", "{1!q} {2!q}"),
    ),
    "new": (
        (r"(?:is there |are there |have you got |got )?any(?:thing)? (?:new|news|updates?)(?: (today|yesterday|this week))?", "{1}"),
        (r"(?:is there |are there |do you have )?(?:anything|something|any) (?:new|news)(?: (?:on|about|with|from|for|of)) (.+)", "{1}"),
        (
            r"(?:is there |was there |do you have |got )?(?:anything|something)(?: new)? (?:on|about|from|with|for)"
            rf" (?:(.+?) (?:lately|recently)|(.+ (?:since .+|{_WITHIN})))",
            "{1} {2}",
        ),
        (
            r"what (?:did|have) (?:i|we) miss(?:ed)?(?: (?:on|about|from|with|at) (?!my|our|the)(.+?))?"
            rf"(?: lately| recently| ({_WITHIN}|since .+))?",
            "{1} {2}",
        ),
        (rf"what(?:'s| is| has)? (?:new|changed|happened|going on) (?:with|at|on|about|to|for) (.+ (?:since .+|{_WITHIN}))", "{1}"),
        asked(
            r"(?:(?:bring|get) (?:me|us) (?:back )?up to (?:speed|date)|(?:fill|clue) (?:me|us) in|catch (?:me|us) up|update (?:me|us))"
            r"(?: (?:on|about|with) (.+))?",
            "{1}",
        ),
        asked(
            r"(?:show me |what(?:'s| is| are) )?(?:the )?(?:latest|newest|most recent)(?: (?:news|articles?|entries|updates?))?"
            r" (?:on|about|for|of|from) (.+)",
            "{1}",
        ),
        (rf"what(?:'s| has| is)? (?:changed|new|happened) ({_WITHIN}|since .+)", "{1}"),
        (r"(?:the )?(?:weekly )?recap", "this week"),
    ),
    "latest": (
        (r"(?:list|show(?: me)?|what are|which are)(?: all)? (?:your|the|all)(?: the| your)? (?:sources|articles)(?: there are)?", ""),
        (r"(?:what|which) (?:sources|articles) (?:do you (?:have|know|use)|are there)", ""),
    ),
    "search": (
        asked(
            r"(?:find|look up|look for|search for|search) (?!(?:me|out|the|all|who|what|when|how|where|why|which|whether)\b)"
            r"(?!.{0,80}\b(?:stats|figures|numbers|timeline|quotes|events|history|sources?|articles?|people|news)\b)([^?]{2,60})",
            "{1}",
        ),
    ),
    "log": (
        (r"what (?:did|have|has) (?:you|we|people|they|everybody|been) (?:do|done|changed?)(?: here)?(?: today| lately| recently)?", ""),
    ),
    "people": ((r"who (?:works|is working) (?:at|for) (.+)", "{1}"),),
    "help": (
        (r"(?:who|what) are you", ""),
        (
            r"wie (?:geht|funktioniert|benutze ich) (?:das|dies(?:er|en) bot|der bot|den bot|du)(?: hier)?"
            r"|was kannst du(?: alles)?|was kann (?:ich|man) (?:hier |dich )?(?:tun|machen|fragen)",
            "",
        ),
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
        (rf"(?:tell (?:me|us)|let (?:me|us) know|(?:i want|i'd like|i would like|i need) to know) ({question})", "{1}")
        for question in (
            r"(?:when|if|whether) .{0,120}\b(?:was|were|did|had)\b.{0,80}",
            r"(?:who|what|which|where|why|how) .{0,80}\b(?:was|were|did|had|is|are|does|has|have)\b.{0,80}",
        )
    ),
}
