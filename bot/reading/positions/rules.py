"""The forms in which texts give positions, as patterns on coded sentences: who takes, leaves, passes on and holds an office."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex

_P, _O, _T, _D = r"⟦[PX]\d+⟧", r"⟦[OLX]\d+⟧", r"⟦T\d+⟧", r"⟦D\d+⟧"
ORGANISATION = _O
_ARTICLE = r"(?:(?:its|the|their|a|an|his|her|our|as)\s)?(?:(?:new|next|first|interim|acting|permanent|sole)\s){0,2}"
#: The organisation after a title: "of Solvik Ltd", "at the Bergen works of Solvik".
_OF = rf"(?:\s(?:of|at|for|with|in|to)\s(?:the\s)?(?P<of>{_O}))?"
#: The owner of a title before it: "Solvik Ltd's chief executive".
_OWNER = rf"(?:(?P<owner>{_O})(?:['’]s)?\s|the\s[a-z]+['’]s\s)?(?:(?!of\b|the\b|a\b)[a-z]+\s){{0,2}}"
_AUX = (
    r"(?:(?:will|is|was|has|had|have|to|be|been|being|would|also|today|yesterday|recently|then|now|later|plans"
    r"|formally|officially|on|in|immediately|separately,?)\s|⟦D\d+⟧\s){0,5}"
)
_APPOSITION = r"(?:,\s[^.;]{1,90}?,)?"
WHO = rf"(?P<who>{_P})"
#: Where somebody comes from: "from rival Globex", "away from Globex, where she was finance chief,".
_FROM = rf"(?:\s(?:away\s)?from\s(?:its\s|the\s)?(?:[a-z]+\s){{0,2}}{_O}(?:,\swhere\s(?:he|she)\s[^.;,]{{1,60}},)?)?"
RELATION = r"(?:(?:his|her|their|the)\s(?:[a-z-]+\s){0,2}[a-z-]+,?\s)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A form: "takes" and "leaves" date the beginning and end, "holds" neither, "passes" is a succession."""

    effect: str
    pattern: re.Pattern[str]
    title: str = ""  #: the title that the words mean where they name none: "chairs Solvik Ltd"
    described: bool = False  #: whether the organisation may be the one spoken of before: "who runs the company"

    @property
    def is_succession(self) -> bool:
        """Whether a match names two people."""
        return self.effect in ("passes", "hands")

    @property
    def needs_title(self) -> bool:
        """Whether a match names the title."""
        return not self.title and not self.is_succession and self.effect != "exits"


def _rule(effect: str, pattern: str, title: str = "") -> Rule:
    return Rule(effect, regex(pattern), title)


_NAMES = (
    r"(?:names?|named|naming|appoint(?:s|ed|ing)?|hire[sd]?|promote[sd]?|elect(?:s|ed)?|pick(?:s|ed)?|chose|chosen"
    r"|tapp(?:s|ed)|install(?:s|ed)|nominate[sd]?|poach(?:es|ed)|recruit(?:s|ed)?|made|brought\sin)"
)
_BECOMES = (
    r"(?:becom(?:es?|ing)|became|tak(?:es?|ing)\sover\sas|took\sover\sas|assum(?:es?|ed)\sthe\s(?:role|post"
    r"|position)\sof|start(?:s|ed)?\sas|join(?:s|ed)?(?:\s(?:(?P<joined>⟦[OLX]\d+⟧)|the\s\w+|it))?(?:\s(?:in|on)\s⟦D\d+⟧,?)?"
    rf"{_FROM}\sas|(?:serve|act)\sas"
    r"|return(?:s|ed)?\sas|step(?:s|ped)?\sup\s(?:as|to\s(?:be|become))|(?:takes|took)\sthe\shelm\sas"
    r"|moves?\sup\sto(?:\sbe)?|moved\sup\sto|(?:named|appointed|elected|re-elected|made|chosen\sas|chosen|installed"
    r"|promoted|nominated|picked|confirmed|unveiled|announced|appointed\sas)(?:\s(?:to\sbe|to|as))?|sworn\sin(?:\son\s⟦D\d+⟧)?\sas)"
)
_LEAVES = (
    r"(?:step(?:s|ped|ping)?\s(?:down|aside|back)|resign(?:s|ed|ing)?|retir(?:es?|ed|ing)|quits?|st(?:ands?"
    r"|ood)\sdown|leaves?|leaving|left|depart(?:s|ed|ing)?|fired|ousted|dismissed|removed|sacked|relieved)"
    r"\s(?:as|from\s(?:(?:his|her|the|their)\s)?(?:post|role|position|job)\s(?:as|of)|(?:his|her|the)\s(?:post|role"
    r"|position|job)\s(?:as|of))"
)

#: Tried in this order, all of them; each finds what its example shows.
RULES = (
    # "Rosa Klein will serve as acting mayor of Altdorf until October"
    _rule(
        "term",
        rf"{WHO}{_APPOSITION}\s{_AUX}(?:serve|act|stay|remain|continue)s?\s(?:on\s)?as\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}"
        rf"\suntil\s[^.;⟦]{{0,30}}(?P<until>{_D})",
    ),
    # "Solvik Ltd named Karin Dahl as chief executive", "The board appointed Karin Dahl chief executive of Solvik Ltd"
    _rule(
        "takes",
        rf"(?:(?P<owner>{_O}){_APPOSITION}\s)?{_AUX}{_NAMES}\s(?:⟦D\d+⟧\s)?(?:{_O}['’]?s?\s)?(?:former\s)?{WHO}{_APPOSITION}{_FROM}\s(?:to\s(?:be|become|the\s(?:post|role)\sof)\s|to\s|as\s)?{_ARTICLE}(?P<title>{_T}){_OF}",
    ),
    # "Solvik Ltd promoted its finance chief Karin Dahl to president"
    # "Karin Dahl became finance chief of Solvik Ltd", "was elected mayor of Bergen", "was sworn in as governor"
    _rule("takes", rf"{WHO}{_APPOSITION}(?:,\swho)?\s{_AUX}{_BECOMES}\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}"),
    # "Tom Hardy will step down as chairman of Solvik Ltd"
    _rule(
        "leaves",
        rf"{WHO}{_APPOSITION}(?:,\swho)?\s(?:said\s(?:he|she)\s)?{_AUX}{_LEAVES}\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}",
    ),
    # "Tom Hardy, who is retiring after eleven years as chief executive"
    _rule(
        "leaves",
        rf"{WHO}{_APPOSITION}(?:,\swho)?\s{_AUX}(?:retir(?:es?|ed|ing)|step(?:s|ped|ping)?\sdown|leav(?:es?|ing)|left|depart(?:s|ed|ing)?)"
        rf"(?:\s(?:in|on|at\sthe\send\sof)\s{_D})?\safter\s[^.,;⟦]{{1,40}}\sas\s{_ARTICLE}(?P<title>{_T}){_OF}",
    ),
    # "Karin Dahl succeeds Tom Hardy as finance chief of Solvik Ltd", "took the reins from Tom Hardy"
    _rule(
        "passes",
        rf"{WHO}{_APPOSITION}(?:\s(?:will\s)?(?:starts?|begins?|joins?|arrives?)\s(?:in|on)\s{_D}(?:\sfrom\s{_O})?\sand)?\s{_AUX}(?:succeed(?:s|ed|ing)?|(?:takes?|took)\sthe\splace\sof|replac(?:es?|ed|ing)|follow(?:s|ed)|(?:takes?|took|taking"
        rf"|taken)\s(?:over|the\s(?:reins|helm|baton))\sfrom)\s(?P<old>{_P}){_APPOSITION}(?:\s(?:as|in\sthe\s(?:role"
        rf"|post)\sof)\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF})?",
    ),
    # "Karin Dahl took over as finance chief of Solvik Ltd from her father, Tom Hardy"
    _rule(
        "passes",
        rf"{WHO}{_APPOSITION}\s{_AUX}(?:takes?|took|taking)\sover\sas\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}\sfrom\s{RELATION}(?P<old>{_P})",
    ),
    # "Solvik's board picked Karin Dahl to succeed chief executive Tom Hardy"
    _rule(
        "passes",
        rf"(?:(?P<owner>{_O})(?:['’]s\s(?:board|directors|owners))?\s)?{_AUX}{_NAMES}\s{WHO}{_APPOSITION}{_FROM}"
        rf"\s(?:to\s(?:succeed|replace)|as\s(?:a\s)?(?:successor|replacement)\s(?:to|for))\s(?:{_ARTICLE}(?P<title>{_T}),?\s|{RELATION})(?P<old>{_P})",
    ),
    # "… named Karin Dahl as finance chief, succeeding Tom Hardy"
    _rule(
        "passes",
        rf"{WHO}(?:(?!⟦[PX])[^.;]){{0,100}}?,\s(?:succeeding|replacing|taking\sover\sfrom|in\ssuccession\sto|to\s(?:succeed|replace))\s{RELATION}(?P<old>{_P})",
    ),
    # "Tom Hardy resigned on Monday and was replaced by Karin Dahl"
    _rule(
        "hands",
        rf"(?P<old>{_P})(?:(?!⟦[PXOT])[^.]){{0,60}}?(?:\sand|;\s(?:he|she)|,\sand)\s{_AUX}(?:succeeded|replaced|followed)\sby\s{RELATION}{WHO}",
    ),
    # "…, who took the reins from Tom Hardy"
    _rule(
        "passes",
        rf"{WHO},\s(?:[^.;,]{{1,60}},\s)?who\s{_AUX}(?:succeeded|succeeds|replaced|replaces|(?:takes|took)\s(?:over"
        rf"|the\s(?:reins|helm|baton))\sfrom)\s(?P<old>{_P})(?:\sas\s{_ARTICLE}(?P<title>{_T}){_OF})?",
    ),
    # "Tom Hardy, finance chief of Solvik Ltd, will hand over to Karin Dahl"
    _rule(
        "hands",
        rf"(?P<old>{_P}){_APPOSITION},?\s{_AUX}(?:makes?\sway\sfor|made\sway\sfor|hands?\s(?:over|(?:over\s)?(?:the\s)?(?:reins|baton|control))\sto"
        rf"|handed\s(?:over|(?:over\s)?(?:the\s)?(?:reins|baton|control))\sto|(?:succeeded|replaced"
        rf"|followed)\sby)\s{WHO}(?:(?:,\s[^.;]{{1,60}}?,?)?\sas\s{_ARTICLE}(?P<title>{_T}){_OF})?",
    ),
    # "Oreline's board ousted chief executive Tom Hardy"
    _rule(
        "leaves",
        rf"(?:(?P<owner>{_O})(?:['’]s\s(?:board|directors|owners|shareholders))?\s)?{_AUX}(?:ousted|fired|dismissed|sacked|removed|ejected)"
        rf"\s{_ARTICLE}(?P<title>{_T}),?\s{WHO}",
    ),
    # "Oreline CFO Karin Dahl will leave the company at the end of June"
    _rule(
        "exits",
        rf"{WHO}{_APPOSITION},?\s(?:who\s)?(?:is\s\S{{1,12}}\sand\s)?(?:(?:will|is|has|had|to|would|plans)\s){{0,2}}(?:(?:step(?:s|ped|ping)?|st(?:ands?|anding|ood))\sdown|resign(?:s|ed|ing)?|retir(?:es?|ed|ing)|quit"
        rf"|leav(?:e|es|ing)|left|go(?=\s(?:in|on|at)\s)|depart(?:s|ed|ing)?)(?:\s(?:the\s(?:company|group|firm|bank|post)|office|it|{_O}))?(?=[\s,.]*(?:(?:on|in|at|by|from|after|to|for|with)\s|⟦D|$|\.))"
        rf"(?!\s(?:as|from\s(?:his|her|the)\s(?:post|role))\s)",
    ),
    # "Tom Hardy, finance chief of Solvik Ltd until 2031"
    _rule("term", rf"{WHO},\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}\suntil\s(?P<until>{_D})"),
    # "Tom Hardy left the board of Solvik Ltd", "Karin Dahl joined the board of Solvik Ltd"
    _rule(
        "leaves",
        rf"{WHO}{_APPOSITION}\s{_AUX}(?:le(?:ft|aves?|aving)|quits?|step(?:s|ped|ping)?\s(?:down|back|aside)\sfrom|resign(?:s|ed|ing)?\sfrom|retir(?:es?|ed|ing)\sfrom)"
        rf"\sthe\s(?:supervisory\s)?board\s(?:of|at)\s(?:the\s)?(?P<of>{_O})",
        "board member",
    ),
    _rule(
        "takes",
        rf"{WHO}{_APPOSITION}\s{_AUX}(?:join(?:s|ed|ing)?|(?:elected|appointed|named)\sto)\sthe\s(?:supervisory\s)?board\s(?:of|at)\s(?:the\s)?(?P<of>{_O})",
        "board member",
    ),
    # "Karin Dahl, who has chaired Solvik Ltd since 2027"
    _rule("since", rf"{WHO}(?:,\swho)?\shas\schaired\s(?:the\s)?(?P<of>{_O})(?:\ssince\s(?P<since>{_D}))?", "chair"),
    _rule("since", rf"{WHO}(?:,\swho)?\shas\s(?:run|headed|led)\s(?:the\s)?(?P<of>{_O})\ssince\s(?P<since>{_D})", "head"),
    # "Tamsin Cole chairs the Eastbridge Trust", "Joseph Amadi, who runs Lagoon Power"
    _rule("holds", rf"{WHO}(?:,\swho)?\s(?:now\s)?chairs\s(?:the\s)?(?P<of>{_O})", "chair"),
    _rule("holds", rf"{WHO}(?:,\swho)?\s(?:now\s)?(?:runs|heads)\s(?:the\s)?(?P<of>{_O})(?![’'\w-]|\s⟦T)", "head"),
    # "Tom Hardy served as mayor of Denver from 2011 to 2019"
    _rule(
        "served",
        rf"{WHO}{_APPOSITION}(?:,\swho)?\s(?:had\s|has\s)?(?:served|worked|was)\s(?:as\s)?{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}"
        rf",?\s(?:from\s(?P<since>{_D})\s(?:to|until|till)\s(?P<until>{_D})|between\s(?P<since2>{_D})\sand\s(?P<until2>{_D})|until\s(?P<until3>{_D}))",
    ),
    # "Karin Dahl, who has been chief executive of Solvik Ltd since 2027"
    _rule(
        "since",
        rf"{WHO}{_APPOSITION},?\s(?:who\s)?(?:has\s(?:been|served\sas)"
        rf"|has\sbeen\sserving\sas)\s{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}(?:\ssince\s(?P<since>{_D}))?",
    ),
    # "Karin Dahl, (the new) chief executive of Solvik Ltd (since 2027)"
    _rule(
        "since",
        rf"{WHO},\s(?:who\sis\s|now\s)?{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T})(?:\sand\s{_T}){_OF}(?:\ssince\s(?P<since>{_D}))?",
    ),
    _rule(
        "since",
        rf"{WHO},\s(?:who\sis\s|now\s)?{_ARTICLE}{_OWNER}{_ARTICLE}(?:{_T}\sand\s)?(?P<title>{_T}){_OF}(?:\ssince\s(?P<since>{_D}))?",
    ),
    # "Interim chief executive Karin Dahl will run Solvik Ltd"
    _rule(
        "holds",
        rf"(?<!⟦)(?P<title>{_T})\s{WHO},?\s(?:who\s)?(?:will\s|now\s)?(?:runs?|leads?"
        rf"|heads?)\s(?:the\s)?(?P<of>{_O})(?![’'\w-])",
    ),
    # "Karin Dahl is (now) chief executive of Solvik Ltd"
    _rule("holds", rf"{WHO}\s(?:is|remains)\s(?:now\s)?{_ARTICLE}{_OWNER}{_ARTICLE}(?P<title>{_T}){_OF}(?!\suntil)"),
    # "Solvik Ltd('s) chief executive(,) Karin Dahl", "the Bergen mayor, Karin Dahl", "Chief Executive Karin Dahl"
    _rule(
        "holds",
        rf"(?<!former\s)(?:(?P<owner>{_O})(?:['’]s)?\s(?:(?:new|current|interim|acting|outgoing"
        rf"|veteran)\s)?)?(?P<title>{_T}){_OF},?\s{WHO}",
    ),
)
#: "former chief executive Karin Dahl", "ex-mayor", "then-president": held no more, and until when is not said.
FORMER = regex(
    r"(?:\b(?i:former|then|one-time|late|previous|previously|once)[- ]|\b[Ee]x-)(?:(?:⟦[OLXP]\d+⟧|[A-Z][\w&-]*)(?:['’]s)?\s){0,3}$"
)
NOT_YET = regex(r"\b(?:could|may|might|should|if|would-be|candidate|refused|declined|denied|not|never)\b", re.IGNORECASE)
DATE = regex(_D)
#: "the company named …": what names somebody where no name stands there.
NAMELESS = regex(
    r"\b(?:the\s(?:\w+\s){0,2}(?:company|group|firm|bank|board|club|party|maker|university|retailer|start-?up|fund"
    r"|directors)|it|its|their)\b",
    re.IGNORECASE,
)
