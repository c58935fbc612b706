"""Finds what an article only repeats to say that it is not so: rumours, reports and figures that are denied, what nobody wants.

"A spokesman called a report that put the loss at 45 million euros “pure invention”" tells nothing of the loss. What is
said in the same sentence outside the report, and what somebody denies of himself, is not meant.
"""

from __future__ import annotations

from bisect import bisect_right

from bot.core.patterns import regex
from bot.reading.passage import Passage
from bot.reading.word_patterns import has_any

#: Characters of the sentence, and of the one behind it, that are looked at.
_SEEN = 500
#: What is told by somebody who need not know.
_TALE = (
    r"(?:(?:media|press|newspaper|magazine|tabloid|radio|television|TV|online|blog)\s)?"
    r"(?:reports?|rumou?rs?|stor(?:y|ies)|article|talk|gossip|speculation|suggestions?|allegations?|assertions?|whispers?)"
)
_UNTRUE = (
    r"(?:untrue|false|wrong|nonsense|fictio(?:n|us)|invented|(?:an?\s|pure\s|sheer\s|complete\s|total\s)*(?:invention|fabrication|fantasy|lie|nonsense|fiction|hoax)"
    r"|fabricated|made[\s-]up|baseless|groundless|unfounded|without\s(?:any\s)?foundation|rubbish|lies|(?:not|never)\s(?:true|correct|right|so)\b"
    r"|incorrect|inaccurate|exaggerated|inflated|misleading|absurd|ridiculous|ludicrous|laughable|far[\s-]fetched|(?:plucked|pulled)\sout\sof|out\sof\sthin\sair"
    r"|off\sthe\smark|wide\sof\sthe\smark|far\stoo\s(?:high|low)|mistaken)"
)
_DENIES = (
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rebut(?:s|ted)?|refut(?:e|es|ed)|disput(?:e|es|ed)|contradict(?:s|ed)?"
    r"|scotch(?:es|ed)|quash(?:es|ed)|ridicul(?:es|ed)|scoff(?:s|ed)\sat|laugh(?:s|ed)\s(?:off|at)|brush(?:es|ed)\s(?:off|aside)"
    r"|shrug(?:s|ged)\soff|wav(?:es|ed)\s(?:off|away|aside))"
)
_GAP = r"(?:[^.;]|\.(?=\d)){0,160}?"
#: "dismissed rumours of 300 layoffs", "denied a report on the radio that it would close 14 depots", "rejects the €60 million that a
#: newspaper has mentioned", "the rumoured price of", "There had been talk of a fine of".
_DENIED_BEFORE = regex(
    rf"\b{_DENIES}\s(?:[^\s.;]{{1,20}}\s){{0,5}}?(?:{_TALE}|claims?(?=\sthat\b)|(?:the|a)\s(?:figure|number)s?)\b"
    rf"|\b{_DENIES}\s(?=the\s(?:[^\s.;]{{1,20}}\s){{1,5}}(?:that|which)\s[^.;]{{1,60}}?\b(?:mentioned|quoted|reported|cited|claimed|circulated|named|floated|suggested|put\sabout)\b)"
    r"|\b[Rr]umou?red\b|\b(?:[Rr]umou?rs?|[Gg]ossip|[Ss]peculation)\s(?:of|about|that)\b|\bno\s(?:wish|desire|ambition|appetite|intention)\s(?:to|of|for)\b"
    r"|\b[Tt]here\s(?:was|is|has\sbeen|had\sbeen|were|have\sbeen)\s(?:\w+\s)?talk\s(?:of|about|that)\b"
)
#: Where what is denied ends: "…, and that profit rose", "rumours of a sale lifted the shares by 4%".
_ENDS = regex(
    r"[;]|[,—–]\s(?:and|but|while|saying|adding|as)\b|\s(?:lifted|sent|drove|pushed|pulled|boosted|weighed|after|but)\s|[.](?!\d)"
)
#: "dismissed reports on Tuesday that it would sell": the day of the denial.
_WHEN_DENIED = regex(r"\s(?:on|late|early|last|in|at)\s[^,;]{1,40}?(?=\s(?:that|of|about)\b)")
_TALE_NOUN = rf"(?:{_TALE}|R(?:eports?|umou?rs?)|[Cc]laims?|[Ff]igures?(?=\sof\s\d)|[Bb]oasts?|S(?:uggestions?|peculation|tories))"
_IS = r"(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen|as|calls?|called)"
#: "A report of 600 job cuts was “plucked out of the air”", "described a story that put the loss at 45 million as invention".
_DENIED_BEHIND = regex(rf"\b{_TALE_NOUN}\b{_GAP}(?:\b{_IS}\s(?:\w+\s){{0,2}}?[“\"‘']?(?:\w+\s)?{_UNTRUE}|[“\"‘'](?:\w+\s)?{_UNTRUE})")
#: The next sentence: "The company denied this", "“Not a word of it is true,” Moe said", "That is nonsense, according to her".
_NEXT_DENIES = regex(
    r"(?:[“\"‘'])?(?:"
    r"(?:[^\s.;]{1,20}\s){1,6}?(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)|disput(?:es|ed))\s"
    r"(?:this|that|it|them|(?:the|these|those|that|this)\s(?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|suggestions?|figures?|number))\b"
    rf"|(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hose|[Tt]hese|[Tt]he\s(?:reports?|stor(?:y|ies)|claims?|rumou?rs?|figures?|number))(?:[’']s|\sis|\swas|\sare|\swere)\s(?:\w+\s){{0,2}}?{_UNTRUE}"
    r"|[Nn]ot\sa\sword\sof\s(?:it|that|this)|[Nn]othing\s(?:of\sthe\skind|like\sthat)|(?:[Cc]omplete\s|[Uu]tter\s|[Pp]ure\s)?[Nn]onsense\b|[Nn]ot\strue\b"
    r")"
)
#: What the sentence before a denial must be: the word of others.
_OF_OTHERS = regex(
    r"\b(?:[Rr]eports?|[Rr]umou?rs?|[Mm]edia|[Pp]ress|[Nn]ewspapers?|[Mm]agazine|[Tt]abloid|[Bb]log(?:ger)?s?|[Rr]adio|[Bb]roadcaster|[Ww]ebsite|[Oo]utlets?|[Pp]osts?|[Pp]aper)\b"
    r"|\b(?:claimed|claims|alleged|alleges|wrote|writes|speculated|has\sit|had\sit)\b"
)
#: "reports that it would close its mine, where it employs 370 people": those there are.
_ASIDE = regex(r",\s(?:where|which|who|whose)\s[^,]*$")
#: What is hearsay has one of these in its sentence, in lower case.
_HINTS = (
    "rumo", "gossip", "speculation", "talk", "report", "stor", "article", "claim", "figure", "number", "suggest", "alleg", "assert",
    "boast", "media", "press", "paper", "magazine", "tabloid", "blog", "radio", "broadcast", "website", "outlet", "post", "wrote",
    "writes", "has it", "had it", "den", "reject", "dismiss", "whisper",
    "传", "报道", "媒体", "说法", "坊间", "外界", "消息", "否认", "误以为",
    "no wish", "no desire", "no ambition", "no appetite", "no intention",
)  # fmt: skip

_RUMOURED_ZH = r"(?:传言|传闻|谣言|谣传|网传|盛传|风传|流传|坊间|小道消息|误以为|误传)"
_DENIED_ZH = (
    r"(?:否认|不实|不属实|不符|纯属|捏造|辟谣|子虚乌有|没有依据|毫无根据|并无此事|没有的事|没有这回事|无中生有|无稽之谈|失实|不是事实"
    r"|并非事实|澄清)"
)
#: "市场流传其估值高达100亿元，": a rumour, up to the end of its clause.
_RUMOUR_ZH = regex(rf"(?:{_RUMOURED_ZH}|市场[^，。；]{{0,6}}传)[^，。；]{{0,60}}")
#: "媒体报道称公司将裁员3000人，公司对此予以否认", "针对“订单流失5亿元”的说法，周岚表示并无此事".
_TOLD_ZH = regex(
    rf"(?:媒体|报道|{_RUMOURED_ZH}|市场[^，。；]{{0,6}}传|外界|网友|博主|有人|有消息|消息称|说法)[^。；]{{0,120}}?{_DENIED_ZH}"
    rf"|[“「][^”」。]{{1,60}}[”」]的?(?:说法|传闻|传言|报道|消息|质疑)[^。；]{{0,40}}?{_DENIED_ZH}"
    r"|(?:否认|驳斥|澄清)了?[^，。；]{1,60}?的?(?:报道|传闻|传言|说法|消息|谣言)"
)
_OF_OTHERS_ZH = regex(rf"媒体|报道|{_RUMOURED_ZH}|外界|网友|博主|有人[说称]|有消息|消息称")
#: "公司同日公告否认", "公司随后发布声明，称该报道与事实不符", "驰岳当时就否认了".
_NEXT_DENIES_ZH = regex(rf"[^。；]{{0,50}}?{_DENIED_ZH}")


def is_hearsay(passage: Passage, start: int, end: int, place: int) -> bool:
    """Whether what stands at ``place`` in the sentence at ``text[start:end]`` is told only to be denied, or as a rumour."""
    last = min(end, max(start, place - _SEEN) + 2 * _SEEN)
    first = max(start, place - _SEEN)
    sentence = passage.text[first:last]
    if not has_any(sentence, _HINTS) and not has_any(sentence.lower(), _HINTS):
        return False
    place -= first
    told = any(begin <= place < stop and not _ASIDE.search(sentence, begin, place) for begin, stop in _told(sentence))
    return told or _next_denies(passage, sentence, end)


def _told(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that tell a rumour or what it denies."""
    spans = [found.span() for pattern in (_DENIED_BEHIND, _RUMOUR_ZH, _TOLD_ZH) for found in pattern.finditer(sentence)]
    for found in _DENIED_BEFORE.finditer(sentence):
        ending = _ENDS.search(sentence, found.end())
        day = _WHEN_DENIED.match(sentence, found.end())
        spans.append((day.end() if day else found.start(), ending.start() if ending else len(sentence)))
    return spans


def _next_denies(passage: Passage, sentence: str, end: int) -> bool:
    """Whether the sentence tells the word of others and the one behind it denies that."""
    if not (_OF_OTHERS.search(sentence) or _OF_OTHERS_ZH.search(sentence)):
        return False
    index = bisect_right(passage.sentences, (end, end))
    index -= index > 0 and passage.sentences[index - 1][0] >= end
    if index >= len(passage.sentences):
        return False
    start, stop = passage.sentences[index]
    if start - end > 2:
        return False
    stop = min(stop, start + _SEEN)
    return bool(_NEXT_DENIES.match(passage.text, start, stop) or _NEXT_DENIES_ZH.match(passage.text, start, stop))
