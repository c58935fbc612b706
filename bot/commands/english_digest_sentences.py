"""Whole English sentences for commands of digests, as people type them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.english_requests import DIGEST_ALONE, LANGUAGES, OFTEN, STOP_FOLLOWING, THE, Sentences, asked

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
#: What only a line with a schedule has, somewhere ahead.
_WHEN_AHEAD = (
    r"(?=.*\b(?:(?:dai?ly|weekly|monthly)(?! active)|every|each|hourly|fortnightly|weekdays?|weekends?"
    r"|(?:mon|tues?|wednes|thur?s?|fri|satur|sun)(?:day)?s?|mornings?|evenings?|nightly|tomorrow|tonight"
    r"|at \d{1,2}|\d ?[ap]\.?m|\d:\d\d)\b)"
)
_END = r"(?:stop|cancel|end|kill|quit|drop|delete|remove|disable|turn off|switch off)"
_SUBSCRIPTIONS = rf"(?:d\d{{1,6}}|{DIGEST_ALONE}|subscriptions?|everything|both|all(?: (?:the |my |our )?{DIGEST_ALONE})?)"
_CHANNEL = r"(?:us|here|(?:in|to|for) (?:this|the|our) channel)"


#: A digest that there is, perhaps by its mark.
CALLED = r"(?:daily |weekly |morning |evening )?(?:digest|briefing|newsletter)"
THE_DIGEST = rf"(?:(?:(?:the|my|our|this) )?(?:{CALLED} )?(d\d+)|(?:the|my|our|this) {CALLED})"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: That it is to come earlier or later than now.
_AMOUNT = r"(?:half an|an?|\d{1,3}|\w{3,8}) ?(?:hours?|h|minutes?|mins?)"
_MOVED = rf"(?:by )?{_AMOUNT} (?:earlier|later|sooner)|(?:earlier|later|sooner) by {_AMOUNT}"


def _digest_for(who: str, given: str, behind: str, digest: str = _DIGEST) -> tuple[str, str]:
    """A digest that somebody wants, for themselves or for a channel."""
    about = rf"(?: (?:of|on|about|for|from|with|regarding)\b)?(?: {who})?(.{{0,100}})"
    return asked(
        rf"{given}(?: (?:an?|the|my|our|your|some)\b)? ?(?!.{{0,150}} instead$){_WHEN_AHEAD}"
        rf"(.{{0,60}}?)(?:\b(?:on|about|of) )?\b{digest}\b{about}",
        behind,
    )


_SEND = r"(?:send|give|mail|e-?mail|dm|message|get|bring|show|write|deliver|post)(?: to)?"
_WANT = r"(?: want|'d like| would like| need|'ll take)(?: to (?:get|have|receive|see))?"

DIGEST_SENTENCES: Mapping[str, Sentences] = {
    "digest subscribe": (
        asked(r"(?:subscribe me|sign me up|sign up) (?:to|for) (.+)", "me {1}"),
        asked(
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
        _digest_for(r"me", r"(?:remind|brief|update|tell|inform) me", "me {1} {2}"),
        _digest_for(_CHANNEL, r"(?:remind|brief|update|tell|inform) us", "{1} {2}"),
        asked(rf"(?:remind|brief|update|ping|text) me {_WHEN_AHEAD}(?:about |of |on )?(.+)", "me {1}"),
        asked(rf"(?:remind|brief|update) us {_WHEN_AHEAD}(?:about |of |on )?(.+)", "{1}"),
    ),
    "digest unsubscribe": (
        asked(rf"(?:turn |switch )?(?:the |my |our |all )?{DIGEST_ALONE} off", ""),
        asked(rf"{_END} {THE}{OFTEN}{DIGEST_ALONE}(?: (?:on|about|for|of) (.+))?", "{1}"),
        asked(rf"{_END} (?:the |my |our )?(d\d{{1,6}}(?:(?:,|,? and|,? &)? d\d{{1,6}}){{0,9}})", "{1}"),
        asked(
            r"(?:stop|quit) (?:sending|posting|giving|mailing|messaging|spamming|bothering)(?: (?:me|us|here))?"
            rf"(?: (?:the|these|those|any|your|all|so many))?(?: more)? ?{OFTEN}(?:{_DIGEST}|messages|stuff|things)?(?: here| to me)?",
            "",
        ),
        asked(
            r"(?:no more|(?:i|we) (?:don't|do not) (?:want|need)(?: any)?(?: more)?|(?:i|we) no longer want)"
            rf" (?:the |these |your )?{OFTEN}{DIGEST_ALONE}(?: any ?more| any longer| from you)?",
            "",
        ),
        (r"unsubscribe (?:me|us|this channel|from (?:the |this )?digests?)", ""),
        asked(r"unsubscribe (?:me |us |this channel )?from (?!(?:the |this )?digests?$)(.+)", "{1}"),
        asked(rf"{_END} {THE}(.{{1,40}}?) {DIGEST_ALONE}", "{1}"),
        *STOP_FOLLOWING,
    ),
    "digest edit": (
        asked(
            rf"(?:add|put|include)(?: also)? (?!(?:an?|the|this) )(.{{1,80}}?) (?:to|into|in) {THE_DIGEST}(?: too| as well)?",
            "{2} add {1}",
        ),
        asked(
            rf"(?:remove|drop|delete|take|leave|cut|exclude|keep|kick|throw)(?: out)? (.{{1,80}}?) (?:from|of|out of) {THE_DIGEST}",
            "{2} remove {1}",
        ),
        asked(rf"(?:only|just|nothing but) (.{{1,80}}?) (?:in|for|on) {THE_DIGEST}", "{2} only {1}"),
        asked(
            rf"(?:move|shift|push|put|make|have|let|bring|send|run|can|get)(?: back| up| forward)? {THE_DIGEST}(?: to)?"
            rf"(?: (?:come|arrive|be|go out|run|sent|start))? ({_MOVED})",
            "{1} {2}",
        ),
        *(
            asked(rf"(?:move|shift|push|put|bring|set) {THE_DIGEST} (?:{way}) (?:by )?({_AMOUNT})", f"{{1}} {{2}} {meant}")
            for way, meant in (("back|backwards?|down", "later"), ("forwards?|up|ahead", "earlier"))
        ),
        asked(rf"(?:have|get|send|post|make|run|deliver)(?: me| us)? {THE_DIGEST} (?:at |on |to )?(.+?) instead", "{1} {2}"),
        asked(
            r"(?:skip|no|don't (?:send|post)|do not (?:send|post)|leave out|without)(?: us| me)?(?: any| the| our| my)?"
            rf" (?:{DIGEST_ALONE}|(d\d+))"
            r"(?: again)? (?:on|over|during|at) (.+)",
            "{1} skip {2}",
        ),
        asked(
            rf"(?:skip|no|don't (?:send|post)|do not (?:send|post))(?: us| me)?(?: any| the| our| my)? (?:{DIGEST_ALONE}|(d\d+))"
            rf" (today|tomorrow|tonight|(?:this |next |coming )?{_WEEKDAY})",
            "{1} skip {2}",
        ),
        *((pattern, "without {1}") for pattern, _ in STOP_FOLLOWING),
        asked(r"(?:move|change|set|reschedule|switch) (?:the |my |this |our )?digest (d\d+ )?(?:to|for) (.+)", "{1} {2}"),
        asked(r"(?:move|change|set|reschedule|switch) (d\d+) (?:to|for) (.+)", "{1} {2}"),
        asked(
            r"(?:move|change|set|adjust) (?:the )?(?:schedule|times?|days?) (?:of|for) (?:the |my |our )?(?:digest )?(d\d+) to (.+)",
            "{1} {2}",
        ),
        asked(r"(?:move|change|set|adjust) (?:the )?(?:schedule|times?|days?) (?:of|for) (?:the |my |our )?digest to (.+)", "{1}"),
        asked(rf"(?:make|put|turn|run|have|let) (d\d+) (?!(?:in|into|to) {LANGUAGES}$)(?:to |into |on |come |run )?(.+)", "{1} {2}"),
        (r"(?:digest )?(d\d+) (?:at |to |on )?(.+?) instead", "{1} {2}"),
        (rf"digest (d\d+) (?:to )?(?!(?:in|into|to|on|off) {LANGUAGES}$)(.+)", "{1} {2}"),
    ),
    "digest pause": (
        asked(rf"(?:stop|halt|cancel|hold back|hold) (?:the |my |our |all )?({_SUBSCRIPTIONS}) ((?:until|till|for) .+)", "{1} {2}"),
        asked(rf"(?:turn|switch) off (?:the |my |our |all )?{DIGEST_ALONE} ((?:until|till|for) .+)", "all {1}"),
        asked(rf"(?:turn |switch )?(?:the |my |our |all )?{DIGEST_ALONE} off(?: ((?:until|till|for) .+))?", "all {1}"),
        asked(rf"put (?:the |my |our |this )?({_SUBSCRIPTIONS}) on hold(?: ((?:until|till|for) .+))?", "{1} {2}"),
        asked(r"skip (?:today's|tonight's) digest", "all until tomorrow"),
        asked(r"skip tomorrow's digest", "all for 2 days"),
        asked(
            rf"(?:pause|mute|hold|snooze|suspend|silence|skip|freeze) (?:the |my |our |this )?({_SUBSCRIPTIONS})"
            r"(?: while .{1,40}?)?(?: ((?:until|till|for) .+|this week|next week|today|tomorrow))?",
            "{1} {2}",
        ),
        asked(rf"no (?:more )?{DIGEST_ALONE} (?:until|till|before) (.+)", "all until {1}"),
        (
            r"(?:i'm|i am|we're|we are) (?:on (?:holidays?|vacation|leave)|away|off)(?: from now(?: on)?)? (?:until|till) (.+)",
            "all until {1}",
        ),
    ),
    "digest resume": (
        asked(rf"(?:turn |switch )?(?:the |my |our |all )?{DIGEST_ALONE} (?:back )?on", "all"),
        asked(
            r"(?:resume|reactivate|unpause|unmute|continue|restart|go on with|turn on|switch on)"
            rf" (?:the |my |our )?({_SUBSCRIPTIONS})(?: again)?",
            "{1}",
        ),
    ),
    "digest now": (
        asked(
            rf"(?:run|send|post|deliver|trigger)(?: me| us)? {THE_DIGEST}"
            r"(?: (?:now|right|right now|right away|straight away|again|at once|immediately|already|today))?",
            "{1}",
        ),
        asked(
            r"(?:run|send|post|deliver|trigger)(?: me| us)? (d\d{1,6})(?: (?:now|right now|right away|again|at once|immediately))?", "{1}"
        ),
    ),
    "digest next": (
        (
            rf"when (?:is|does|will|do|are) (?:i get |we get )?(?:the |my |our )?(?:next )?{DIGEST_ALONE}"
            r"(?: (?:due|be sent|come|coming|sent|arrive|scheduled))?",
            "",
        ),
    ),
    "digest preview": (
        (rf"what(?:'s| is| will be)? (?:in|on) (?:the |my |our )?(?:next|coming|tomorrow's) {DIGEST_ALONE}", ""),
        asked(rf"show(?: me)? what the (?:next |coming )?{DIGEST_ALONE} (?:would|will) (?:look like|have|hold|say)", ""),
        (
            rf"what (?:would|will|does|is going to) (?:the |my |our )?(?:next |coming |tomorrow's )?{DIGEST_ALONE}"
            r" (?:look like|have|hold|say|contain|show|include|bring|be about)(?: in it)?",
            "",
        ),
    ),
    "digest list": (
        (r"what (?:digests|subscriptions) (?:do (?:i|we) have|are there|are set up)", ""),
        (r"what (?:am i|are we|is this channel) subscribed to", ""),
        (r"(?:list|show)(?: me)? (?:the |my |our |all )?(?:digests|subscriptions)", ""),
    ),
}
