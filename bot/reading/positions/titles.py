"""The titles of offices, in English and Chinese. Data."""

from __future__ import annotations

import re

from bot.core.patterns import regex

_CHIEF = (
    "executive|financial|finance|operating|operations|technology|technical|information|marketing|product|legal|risk|commercial|people|revenue"
    "|scientific|science|medical|investment|strategy|digital|data|security|compliance|communications|design|growth|business"
    "|human resources|content|creative"
)
_BEFORE = (
    "interim|acting|deputy|vice|executive|non-executive|group|global|senior|assistant|general|managing|first|regional|joint|founding"
    "|honorary|supervisory board"
)
_OFFICE = (
    rf"chief (?:{_CHIEF})(?: officer)?(?: and (?:president|chair(?:man|woman)?))?|chief (?:economist|scientist"
    rf"|engineer|strategist|of staff|whip|justice|designer|architect)"
    r"|(?:finance|operations|marketing|sales|technology|research|human resources|HR|legal|security|product"
    r"|communications) (?:chief|director|head|boss)|finance boss"
    r"|CEO|CFO|COO|CTO|CIO|CMO|CPO|CSO"
    r"|(?:prime|foreign|finance|interior|home|defen[cs]e|justice|health|education|economy|energy|environment"
    r"|transport|trade|agriculture|labou?r|culture|industry"
    r"|digital|cultural|housing|climate) (?:minister|secretary)"
    r"|(?:treasury|state|press|general|foreign|home) secretary|secretary[- ]general|attorney general"
    r"|general counsel|general manager|editor-in-chief|managing editor"
    r"|vice[- ](?:president|chair(?:man|woman)?|chancellor|premier|mayor)|chair(?:man|woman|person)?|president"
    r"|managing director|director general|director-general"
    r"|artistic director|music director|project director|executive director|plant manager"
    r"|head of (?-i:(?!the\b|its\b|an?\b|state\b)[a-z][\w-]*)(?: (?:and|&) (?-i:[a-z][\w-]*))?"
    r"|director of (?-i:(?!the\b|its\b|an?\b)[a-z][\w-]*)"
    r"|governor|mayor|premier|chancellor|treasurer|(?:financial )?controller|ambassador|speaker|commissioner|co-?founder|founder"
    r"|head coach|rector|provost|dean"
    r"|(?:party|opposition|union|majority|minority) leader|spokes(?:man|woman|person)|director|secretary of state|senator"
)
#: A title, perhaps with what limits it: "interim chief executive", "Vice President".
TITLE = regex(rf"(?<![\w-])(?P<title>(?:(?:{_BEFORE})[ -])*(?:{_OFFICE}))(?![\w-]|['’]s\b)", re.IGNORECASE)
#: Each title has one of these words, in lower case: most sentences have none.
_HINTS = tuple(
    """
    chief director head boss ceo cfo coo cto cio cmo cpo cso minister secretary counsel manager editor president chair chancellor
    premier mayor governor treasurer controller ambassador speaker commissioner founder coach rector provost dean leader spokes
    senator attorney""".split()
)


def titles(sentence: str) -> list[re.Match[str]]:
    """The matches of ``TITLE`` in a sentence, in order."""
    low = sentence.lower()
    for hint in _HINTS:
        if hint in low:
            return list(TITLE.finditer(sentence))
    return []


#: Titles that are one and the same.
_SAME = {
    "ceo": "chief executive",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
    "cio": "chief information officer",
    "cmo": "chief marketing officer",
    "cpo": "chief product officer",
    "cso": "chief strategy officer",
    "chief executive officer": "chief executive",
    "cofounder": "co-founder",
    "vice-president": "vice president",
}
#: Titles that people hold for life; others end.
FOR_LIFE = frozenset(("founder", "co-founder"))
#: Offices of states and towns: their organisation may be a place.
PUBLIC = regex(
    r"minister|governor|mayor|premier|chancellor|ambassador|speaker|senator|attorney general|justice"
    r"|(?:treasury|state|foreign|home) secretary|secretary of state"
)
#: Offices of states, or of companies: whose, only the words around them say.
EITHER = frozenset(("president", "vice president", "secretary", "commissioner"))


def canonical(title: str) -> str:
    """The title in lower case, abbreviations written out: "CEO" and "Chief Executive Officer" are both "chief executive"."""
    low = re.sub(r"\s+", " ", title.strip().lower())
    for lead in ("interim ", "acting ", "group ", "global "):
        if low.startswith(lead) and low.removeprefix(lead) in _SAME:
            return lead + _SAME[low.removeprefix(lead)]
    return _SAME.get(low, low)


CHINESE_TITLE = (
    "(?:首席执行官|首席财务官|首席技术官|首席运营官|首席科学家|首席经济学家|首席产品官|首席营销官|联合创始人|创始人|副董事长|董事长|执行总裁|副总裁|总裁|副总经理|总经理"
    "|新闻发言人|发言人|董事局主席|董事会主席|副主席|主席|总监|财务总监|CEO|CFO|CTO|COO|副院长|院长|副部长|部长|副省长|省长|副市长|市长|党委书记|书记|总理|总统|外长|校长|所长"
    "|副局长|局长|秘书长|会长|行长|副行长|财务负责人|董事会秘书|董秘|总编辑)"
)
