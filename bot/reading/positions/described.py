"""Forms that tell of an office without naming it: "has held the post since 2026", "takes charge of the finances", "at the helm"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.names.organisations import ORG_NOUNS
from bot.reading.positions.rules import ORGANISATION, RELATION, WHO, Rule

_D = r"⟦D\d+⟧"
_T = r"⟦T\d+⟧"
_NOUNS = "|".join(
    sorted(
        (
            ORG_NOUNS
            - {"rival", "regulator", "unit", "party", "parent", "fund", "newspaper", "magazine", "website", "network", "union", "agency"}
        )
        | set(
            "business utility chain studio lab foundry bakery mill works brewery yard winery house distillery club charity hospital".split()
        )
    )
)
#: "the company", "the family's mustard mill".
_FIRM = rf"(?:the|its|their|that)\s(?:[a-z]+['’]s\s)?(?:[\w-]+\s){{0,2}}?(?:{_NOUNS})(?![\w'’-]|\s⟦[OLXP]|\s(?!In\b)[A-Z])"
_ARM = r"(?:arm|division|unit|business|department|side)"
_POST = r"(?:job|post|role|position|office|chair|seat)"
_IN_POST = rf"in\s(?:office|charge|(?:the|that|his|her)\s{_POST})"
_ON = rf"(?:\s(?:(?:in|on|from|at\sthe\s(?:end|start|beginning)\sof|as\sof)\s)?(?P<since>{_D}))"
_SHORT = r"(?:[^.;⟦]{0,60}(?:⟦[OL]\d+⟧)?(?:,|\sand)?\s)?"

#: Who has had an office since when: "who has run the group since 2019", "in the job since 2027", "who took charge in August".
TENURES = tuple(
    regex(pattern)
    for pattern in (
        rf"{WHO},\s(?:who\s)?(?:has\s(?:been\s{_IN_POST}|held\s(?:the|that|his|her)\s{_POST}|(?:run|led|headed|managed)\s{_FIRM})|{_IN_POST})"
        rf"\ssince\s(?P<since>{_D})",
        rf"^{WHO}\sha[sd]\s(?:been\s{_IN_POST}|held\s(?:the|that|his|her)\s{_POST})\ssince\s(?P<since>{_D})",
        rf"^{WHO}\s(?:will\s|is\sto\s)?(?:starts?|begins?|joins?|arrives?|takes?\s(?:office|up\sthe\s{_POST}))\s(?:in|on)\s(?P<since>{_D})",
        rf"{WHO},\swho\s(?:only\s)?(?:took\s(?:office|charge|over|up\s(?:the|his|her)\s{_POST}|the\s(?:helm|reins|{_POST}))"
        rf"|assumed\s(?:the|his|her)\s{_POST}|started|arrived|began)(?:\sfrom\s(?:his|her)\s[a-z-]+)?{_ON}",
    )
)
#: "The new finance chief, Karin Dahl, comes from Solvik and starts on June 16."
ARRIVES = regex(
    rf"[Nn]ew\s(?P<title>{_T}),\s{WHO},\s{_SHORT}(?:will\s)?(?:starts?|begins?|arrives?|joins?|takes?\s(?:office|up\sthe\s{_POST}))"
    rf"(?:\sfrom\s{ORGANISATION})?{_ON}"
)
#: An office of whoever runs the company, where no other title of theirs is known.
DESCRIBED = (
    # "Karin Dahl, who heads the bird league Alas"
    Rule(
        "holds",
        regex(
            rf"{WHO},\swho\s(?:now\s)?(?:runs|leads|heads)\sthe\s(?:[a-z-]+\s){{0,2}}?"
            rf"(?:{_NOUNS}|league|association|federation|society|union|institute|council|fund|party|agency|network)\s(?P<of>⟦[OX]\d+⟧)(?![’'\w-]|\s⟦)"
        ),
        "head",
    ),
    # "Karin Dahl, who runs the service arm of Solvik", "Karin Dahl has led Solvik's service arm since 2020"
    *(
        Rule(
            effect,
            regex(
                rf"{WHO}(?:,\swho)?\s(?:now\s|currently\s)?{verb}\s(?:the\s(?P<part>[a-z]+(?:\s[a-z]+)?\s{_ARM})\s(?:of|at)\s(?:the\s)?(?P<of>{ORGANISATION})"
                rf"|(?P<owner>{ORGANISATION})['’]s\s(?P<part2>[a-z]+(?:\s[a-z]+)?\s{_ARM}))(?:\sin\s{ORGANISATION})?{since}"
            ),
            "head of {part}",
        )
        for effect, verb, since in (
            ("since", r"has\s(?:led|run|headed)", rf"(?:\ssince\s(?P<since>{_D}))?"),
            ("holds", r"(?:runs|leads|heads)", ""),
        )
    ),
    # "Karin Dahl, who takes charge of the finances on 6 October"
    Rule(
        "takes",
        regex(
            rf"{WHO}(?:,\swho)?\s(?:will\s|is\sto\s)?(?:(?:tak(?:e|es|ing)|took)\s(?:charge\sof|over|responsibility\sfor)|looks?\safter|oversees?)\s"
            r"(?:the|its|their)\s(?:\w+['’]s\s)?(?:finances|books(?!\sin\s(?:the|a)\b)|purse\sstrings)(?![\w-])"
        ),
        "finance chief",
        described=True,
    ),
    # "Karin Dahl, who has been in charge of the finances since January"
    Rule(
        "since",
        regex(
            rf"{WHO}(?:,\swho)?\shas\s(?:been\sin\scharge\sof|looked\safter|run|overseen|managed)\s(?:the|its|their)\s(?:finances|books(?!\sin\s(?:the|a)\b)|purse\sstrings)"
            rf"\ssince\s(?P<since>{_D})"
        ),
        "finance chief",
        described=True,
    ),
    # "Karin Dahl, who has run the carrier since 2020"
    Rule("since", regex(rf"{WHO}(?:,\swho)?\shas\s(?:run|led|headed|managed)\s{_FIRM}\ssince\s(?P<since>{_D})"), "head", described=True),
    # "Solvik Ltd, led by Karin Dahl since 2029", "The group, which is headed by Karin Dahl"
    Rule(
        "since",
        regex(
            rf"(?P<of>⟦O\d+⟧)(?:,\s(?:which\sis\s|now\s)?|\s(?:is|was)\s(?:now\s)?)(?:led|headed|run|managed)\sby\s{RELATION}{WHO}(?![\w'’-])(?:\ssince\s(?P<since>{_D}))?"
        ),
        "head",
    ),
    Rule(
        "since",
        regex(
            rf"\b(?:[Tt]he|[Ii]ts)\s(?:[\w-]+\s){{0,2}}?(?:{_NOUNS})(?:,\s(?:which\sis\s|now\s)?|\s(?:is|was)\s(?:now\s)?)(?:led|headed|run|managed)\sby\s{RELATION}{WHO}(?![\w'’-])"
            rf"(?:\ssince\s(?P<since>{_D}))?"
        ),
        "head",
        described=True,
    ),
    # "Karin Dahl, who leads the foundry"
    Rule("holds", regex(rf"{WHO},\swho\s(?:now\s)?(?:runs|leads|heads|manages)\s{_FIRM}"), "head", described=True),
    # "Karin Dahl took over the business in 2019", "takes over the day-to-day running of the company"
    Rule(
        "takes",
        regex(
            rf"{WHO}(?:,\swho)?\s(?:will\s|is\sto\s)?(?:tak(?:e|es|ing)|took)\s(?:over|charge\sof)\s"
            rf"(?:the\s(?:day-to-day\s|daily\s)?(?:running|management|leadership)\sof\s)?(?:{_FIRM}|the\s(?:day-to-day|daily)\sbusiness)"
            rf"(?:\sfrom\s(?:his|her)\s[a-z-]+)?(?=\s(?:in|on|from|at)\s[^.;⟦]{{0,12}}{_D})"
        ),
        "head",
        described=True,
    ),
    # "At the helm since 2029 is Karin Dahl"
    Rule(
        "since",
        regex(rf"At\sthe\shelm(?:\sof\s{_FIRM})?(?:\ssince\s(?P<since>{_D}))?\s(?:is|stands)\s{RELATION}{WHO}(?![\w'’-])"),
        "head",
        described=True,
    ),
    # "Karin Dahl, at the helm since 2029"
    Rule("since", regex(rf"{WHO},\s(?:who\s(?:has\sbeen|is)\s)?at\sthe\shelm\ssince\s(?P<since>{_D})"), "head", described=True),
)
#: What somebody holds now whom the sentence gives another office: "Now treasurer of Solvik, she succeeds …".
AT_PRESENT = tuple(
    regex(pattern)
    for pattern in (
        rf"^(?:Now|Currently|At\spresent|Presently|Until\snow)\s(?:the\s|a\s)?(?P<title>{_T})\s(?:of|at|for|with)\s(?:the\s)?(?P<of>{ORGANISATION}),\s{WHO}",
        rf"{WHO},\s(?:who\sis\s)?(?:now|currently|at\spresent|presently|until\snow|today)\s(?:the\s|a\s)?(?P<title>{_T})"
        rf"\s(?:of|at|for|with)\s(?:the\s)?(?P<of>{ORGANISATION}),",
    )
)
#: Who begins without a title in the sentence: "Karin Dahl will take the helm on 1 September".
COMES = regex(
    rf"{WHO}(?:,\swho)?\s(?:will\s|is\sto\s)?(?:takes?\s(?:the\s(?:helm|reins)|charge|over)|starts?|begins?|steps?\sin)"
    rf"(?:(?:\sin|\son|\sfrom|\sat\sthe\s(?:end|start|beginning)\sof)\s(?P<since>{_D}))?(?=[\s,.]*(?:$|\.|,|and\b|after\b|when\b))"
)
#: Who follows the one that leaves: "His successor will be Karin Dahl", "So the keys go to her niece, Karin Dahl".
HEIRS = tuple(
    regex(pattern)
    for pattern in (
        rf"\b(?:[Hh]is|[Hh]er|[Tt]he|[Aa]s)\s(?:designated\s)?(?:successor|replacement|heir)(?:\s(?:will\sbe|is(?:\sto\sbe)?|was\snamed(?:\sas)?)|,)"
        rf"\s{RELATION}{WHO}(?![\w'’-])",
        r"\b[Tt]he\s(?:keys|reins|helm|baton|job|post|business|firm|company|top\sjob|sceptre|chair)\s(?:will\s|now\s)?"
        rf"(?:go(?:es)?|pass(?:es)?|fall(?:s)?)\sto\s{RELATION}{WHO}",
        r"\b[Tt]he\s(?!(?:award|prize|money|shares?|honou?r|contract|vote|medal|first|last|second)\b)[a-z]+\s(?:will\s|now\s)?"
        rf"(?:go|pass|fall)(?:es|s)?\sto\s(?:his|her)\s(?:[a-z]+\s)?"
        rf"(?:niece|nephew|cousin|son|daughter|brother|sister|deputy|grandson|granddaughter|son-in-law|daughter-in-law),?\s{WHO}",
        rf"\b(?:[Hh]is|[Hh]er|[Tt]he|[Ii]ts)\s(?:[a-z]+\s)?(?:deputy|niece|nephew|cousin|son|daughter|brother|sister|number\stwo),\s{WHO},"
        rf"\s(?:will\s|is\sto\s)?(?:takes?\sover|steps?\sin|takes?\scharge|follows?\s(?:him|her)|succeeds?\s(?:him|her))",
        rf"\b(?:[Tt]aking\sover\sfrom|[Ss]tepping\sin\sfor|[Ff]ollowing|[Rr]eplacing)\s(?:him|her)\s(?:is|will\sbe)\s{RELATION}{WHO}",
        rf"\b[Ii]n\s(?:his|her)\s(?:place|stead)\s(?:comes|steps|is|will\sbe)\s{RELATION}{WHO}",
        rf"(?:^|\.\s)(?:[A-Z][^.,;⟦]{{0,40}})?(?:{_T}\s)?{WHO}\swill\s(?:then\s)?(?:take\s(?:over|charge|the\shelm|the\sreins|his\splace|her\splace)|step\sin|fill\sthe\s(?:post|gap))",
    )
)
#: "His predecessor, Karin Dahl, becomes chairwoman."
PREDECESSOR = regex(rf"\b(?:[Hh]is|[Hh]er|[Tt]he)\s(?:[a-z]+\s)?predecessor(?:,|\s(?:was|is))?\s{RELATION}{WHO}")
#: "The new finance chief will be Karin Dahl"
NEW_HOLDER = regex(rf"\b[Tt]he\s(?:new|next)\s(?P<title>{_T})(?:\s(?:will\sbe|is(?:\sto\sbe)?)\s|,\s){WHO}")
#: Who gives up an office reported before: "She is 68 and will step down on 1 June", "he will hand over".
GIVES_UP = regex(
    rf"{WHO}(?:,\s[^.;]{{1,90}}?,)?\s(?:is\s\S{{1,12}}\sand\s)?(?:will|is\sto|plans\sto|would|wants\sto)\s"
    rf"(?:(?:step|stand)\s(?:down|aside)|retire|resign|hand\sover|bow\sout|leave\s{_FIRM})(?![\w-])"
)
