"""Verbs and phrases by which texts attribute quotations."""

from __future__ import annotations

from bot.core.patterns import regex

_SAY = """
say says said saying tell tells told telling add adds added adding announce announces announced announcing explain explains explained
explaining note notes noted noting state states stated stating write writes wrote written writing claim claims claimed claiming argue
argues argued arguing insist insists insisted insisting admit admits admitted admitting ask asks asked asking reply replies replied
replying respond responds responded responding comment comments commented commenting remark remarks remarked remarking declare declares
declared declaring warn warns warned warning stress stresses stressed stressing emphasize emphasizes emphasized emphasizing emphasise
emphasises emphasised emphasising describe describes described describing call calls called calling predict predicts predicted
predicting project projects projected projecting confirm confirms confirmed confirming deny denies denied denying acknowledge
acknowledges acknowledged acknowledging recall recalls recalled recalling conclude concludes concluded concluding continue continues
continued continuing observe observes observed observing suggest suggests suggested suggesting promise promises promised promising
pledge pledges pledged pledging vow vows vowed vowing tweet tweets tweeted tweeting post posts posted posting quip quips quipped
quipping joke jokes joked joking urge urges urged urging propose proposes proposed proposing reveal reveals revealed revealing disclose
discloses disclosed disclosing believe believes believed believing think thinks thought thinking hope hopes hoped hoping complain
complains complained complaining lament laments lamented lamenting boast boasts boasted boasting highlight highlights highlighted
highlighting reiterate reiterates reiterated reiterating repeat repeats repeated repeating cite cites cited citing read reads assert
asserts asserted asserting contend contends contended contending maintain maintains maintained maintaining mention mentions mentioned
mentioning testify testifies testified testifying concede concedes conceded conceding caution cautions cautioned cautioning exclaim
exclaims exclaimed exclaiming agree agrees agreed agreeing express expresses expressed expressing point points pointed pointing report
reports reported reporting began begins counter counters countered countering praise praises praised praising criticize criticizes
criticized criticizing criticise criticises criticised criticising hail hails hailed hailing label labels labelled labeled labelling dub
dubs dubbed blame blames blamed tout touts touted touting share shares shared sharing answer answers answered answering advise advises
advised recount recounts recounted signal signals signalled signaled echo echoes echoed chime chimes chimed go goes went envision
envisions envisioned envisioning estimate estimates estimated estimating forecast forecasts forecasting assure assures assured protest
protests protested condemn condemns condemned condemning demand demands demanded demanding hint hints hinted allege alleges alleged
alleging speculate speculates speculated muse muses mused offer offers offered outline outlines outlined underline underlines underlined
underscore underscores underscored shout shouts shouted reckon reckons reckoned retort retorts retorted fume fumes fumed fuming groan
groans groaned groaning grumble grumbles grumbled grumbling sigh sighs sighed sighing enthuse enthuses enthused opine opines opined
thunder thunders thundered gush gushes gushed gripe gripes griped moan moans moaned moaning mutter mutters muttered mumble mumbles
mumbled whisper whispers whispered snap snaps snapped bark barks barked growl growls growled scoff scoffs scoffed sneer sneers sneered
jeer jeers jeered crow crows crowed bellow bellows bellowed roar roars roared rage rages raged seethe seethes seethed rail rails railed
wail wails wailed weep weeps wept cry cries cried scream screams screamed yell yells yelled plead pleads pleaded implore implores
implored beg begs begged gasp gasps gasped chuckle chuckles chuckled laugh laughs laughed smile smiles smiled grin grins grinned deadpan
deadpans deadpanned wisecrack wisecracks wisecracked rejoin rejoins rejoined interject interjects interjected interrupt interrupts
interrupted object objects objected volunteer volunteers volunteered ventured theorize theorizes theorized theorise theorises theorised
surmise surmises surmised intone intones intoned pronounce pronounces pronounced proclaim proclaims proclaimed trumpet trumpets
trumpeted rave raves raved marvel marvels marvelled marveled exult exults exulted cheer cheers cheered bemoan bemoans bemoaned rue rues
rued harrumph harrumphs harrumphed tut tuts tutted counsel counsels counselled counseled affirm affirms affirmed attest attests attested
reflect reflects reflected reminisce reminisces reminisced summarize summarizes summarized summarise summarises summarised
clarify clarifies clarified elaborate elaborates elaborated specify specifies specified reason reasons reasoned retweeted blog blogs
blogged
"""

#: Verbs that introduce parts of what was said ("accused it of “playing politics”") but never stand after a quotation.
_INTRODUCE = """
accuse accuses accused accusing denounce denounces denounced denouncing blast blasts blasted blasting slam slams slammed slamming dismiss
dismisses dismissed dismissing characterize characterizes characterized characterise characterises characterised deride derides derided
deriding decry decries decried decrying mock mocks mocked mocking ridicule ridicules ridiculed brand brands branded branding rebuke
rebukes rebuked scold scolds scolded chide chides chided lambast lambasts lambasted lambaste lambastes slammed assail assails assailed
threaten threatens threatened threatening thank thanks thanked refer refers referred referring portray portrays portrayed argue
challenge challenges challenged challenging dare dares dared chant chants chanted chanting instruct instructs instructed instructing
tell apologize apologized apologise apologised claimed compare compares compared likened
"""
VERBS = frozenset(_SAY.split()) | frozenset(_INTRODUCE.split())
#: Verbs of saying after a closing mark ("…," Acme said), without those that mostly mean something else.
_OTHERWISE = """
call calls called calling share shares shared sharing project projects post posts point points express expresses expressed go goes read
label dub dubs dubbed tout offer offers offered outline signal signals object objects reason reasons blog blogs rail rails rage volunteer
counsel volunteers cheer cheers crow bark trumpet thunder beg smile smiles reflect reflects roar
"""
TAG_VERBS = frozenset(_SAY.split()) - frozenset(_OTHERWISE.split())
#: Verbs right behind which stand words of the one who speaks: "promised “concrete answers”".
_OBJECT_VERBS = frozenset(
    """
promise promises promised promising pledge pledges pledged demand demands demanded demanding deny denies denied denying chant chants
chanted chanting shout shouts shouted shouting threaten threatens threatened threatening cite cites cited citing allege alleges alleged
alleging said says wrote writes tweeted replied answered urged urging claimed claims claiming
""".split()
)
#: Verbs with "as" that judge.
_AS_VERBS = frozenset(
    """
describe describes described describing hail hails hailed hailing condemn condemns condemned condemning dismiss dismisses dismissed
dismissing denounce denounces denounced denouncing slam slams slammed slamming blast blasts blasted blasting decry decries decried decrying
deride derides derided deriding characterize characterizes characterized characterise characterises characterised praise praises praised
praising mock mocks mocked mocking lambast lambasted lambasts reject rejects rejected rejecting criticize criticizes criticized criticizing
criticise criticises criticised criticising welcome welcomes welcomed welcoming attack attacks attacked attacking ridicule ridicules
ridiculed brand brands branded portray portrays portrayed
""".split()
)


def _any_of(words: frozenset[str]) -> str:
    """A pattern for any of the words. Grouped by first letter, it is many times faster than one long alternation."""
    by_start: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_start.setdefault(word[:2], []).append(word[2:])
    return "|".join(f"{start}(?:{'|'.join(rests)})" for start, rests in by_start.items())


#: Verbs of two words.
_BACK = frozenset(
    (
        "put it",
        "puts it",
        "shot back",
        "shoots back",
        "hit back",
        "fired back",
        "chimed in",
        "chimes in",
        "weighed in",
        "weighs in",
        "chipped in",
    )
)
_WITH_THAT = frozenset(("found that", "finds that", "showed that", "ruled that", "wrote that"))
#: Verbs that introduce words only with "as" right before these: "rejected it as “cheap”".
_WITH_AS = r"(?:reject(?:s|ed|ing)|welcom(?:es|ed|ing)|attack(?:s|ed|ing))(?=[^.;:“”]{0,60}\bas(?: an?)?\s*$)"
SAID = regex(rf"\b(?:{_any_of(VERBS | _BACK | _WITH_THAT)}|{_WITH_AS})\b(?!-)")
TAG = regex(rf"\b(?:{_any_of(TAG_VERBS | _BACK)})\b(?!-)")
#: Plain verbs of saying: with one of them, even a separate sentence after a quote attributes it ("…." Wu said.).
SPOKEN = frozenset(
    [
        "said",
        "says",
        "told",
        "added",
        "wrote",
        "explained",
        "noted",
        "asked",
        "replied",
        "continued",
        "insisted",
        "argued",
        "concluded",
        "stated",
        "tweeted",
    ]
)
#: What comes right before words that judge something: "described it as “odd”", "called him “a clown”", "said it was “odd”".
_JUDGES = regex(
    rf"\b(?:{_any_of(_AS_VERBS)})\b[^.;:“”\"\n]{{0,90}}\sas(?: an?)?\s$"
    rf"|\b(?:{_any_of(_OBJECT_VERBS)})\s$"
    r"|\b(?:called|calls|calling|branded|branding|labell?ed|labell?ing|dubbed|dubbing)\s(?:[\w’'.-]+\s){1,7}$"
    r"|\b(?:is|was|are|were|be|been|remains?|remained|seems?|seemed|looks?|looked|felt|feels)\s(?:not\s)?$"
)
_NO_NOUN = regex(
    r"[.,;:!?)—–-]|\s*$|\s(?:and|but|or|in|on|at|for|by|about|over|with|against|into|during|since|unless|until|without|under|after|before|as|to|of|that|who|when|while|because|if|with|from|—|–|-)\b|\n"
)


def judges(before: str, behind: str) -> bool:
    """Whether one or two quoted words judge something, so that they are no term before a noun: "described it as “odd”."."""
    return _JUDGES.search(before) is not None and _NO_NOUN.match(behind) is not None


#: Phrases that attribute words to the name after them: "according to", "in the words of".
ACCORDING = regex(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Pp]er)\s+")

#: Verbs of saying, in simplified and traditional characters.
CHINESE = (
    "表示|说道|说|称|指出|认为|强调|透露|介绍|坦言|补充道|补充|写道|回应|宣布|预测|预计|解释|告诉"
    "|谈到|提到|直言|感叹|回忆|呼吁|警告|承认|否认|问道|答道|总结|判断|提醒|建议|承诺|披露|补充说|总结道|感慨|抱怨|反驳|辩称|声称|宣称|吐槽|调侃|打趣|直言不讳"
    "|說道|說|稱|強調|認為|透露|介紹|寫道|補充|回應|宣佈|警告|坦承|解釋|告訴|談到|直言|感嘆|呼籲|承認|否認|問道|總結|提醒|建議"
)
CHINESE_BEFORE = regex(
    rf"(?P<who>[^，。；！？：“”\n]{{1,40}}?)(?=，|{CHINESE})(?P<rest>[^。！？“”\n]{{0,40}}?)(?:{CHINESE})(?:道)?(?:了)?[^。！？“”\n]{{0,8}}[：:，,]?\s*$"
)
CHINESE_LEAD = regex(rf"^\s*(?P<who>[^，。；！？：“”\n]{{1,20}}?)(?:则|还|也|曾|进一步|随后)?(?:{CHINESE})(?=[，,：:])")
CHINESE_AFTER = regex(rf"^\s{{0,20}}[，,。]?\s{{0,20}}(?P<who>[^，。；！？：“”\n]{{1,30}}?)(?:在[^，。“”\n]{{1,30}})?(?:{CHINESE})")

#: The occasion on which something was said: "at an earnings call in February", "in a letter to employees".
OCCASION = regex(
    r"\b(?:at|during|in|on|to)\s+(?:an?|the|its|his|her|their|this|last)\s+(?:[\w'’-]+\s+){0,6}?"
    r"(?:call|conference|interview|letter|speech|statement|briefing|summit|event|hearing|post|blog|memo|report|filing|email|e-mail|podcast|keynote|meeting|forum|address|release|note|show|tweet|message|ceremony)\b"
    r"(?:\s+(?:in|on|to|with|at|of|for)\s+(?:[\w'’.-]+\s?){1,4})?"
)
