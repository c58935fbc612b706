"""The words that schedules are said in, in English, German, French and Chinese, as tables. Data only.

A phrase stands here in lower case; the longest that fits counts. What a token's kind means says ``tokens.Kind``.
"""

from __future__ import annotations

import difflib
from typing import Any

from bot.digests.schedules.describing import WEEKEND, WORKDAYS
from bot.digests.schedules.slots import EVERY_DAY

#: Phrases with "|" between, and the token that each of them is.
PHRASES: tuple[tuple[str, str, Any], ...] = (
    ("all days|every single day", "days", EVERY_DAY),
    ("every|each|jeden|jede|jedes|jeder|jeweils|alle|chaque|tous les|toutes les|每个|每個|每隔|每", "every", None),
    ("other|alternate|anderen|andere", "other", None),
    (
        "daily|everyday|every day|each day|täglich|taeglich|tgl.|jeden tag|quotidien|tous les jours|chaque jour|每天|每日|天天",
        "days",
        EVERY_DAY,
    ),
    (
        "m-f|weekday|weekdays|week day|work day|week days|workday|workdays|work days"
        "|working day|working days|business day|business days|werktag|werktags"
        "|werktage"
        "|werktäglich|wochentag|wochentags|wochentage|arbeitstag|arbeitstags|arbeitstage|an werktagen|an wochentagen|en semaine"
        "|jours ouvrés"
        "|jours ouvrables|jour ouvré|工作日|平日",
        "days",
        WORKDAYS,
    ),
    ("weekend|weekends|week-end|week-ends|wochenende|wochenenden|wochenends|周末|週末", "days", WEEKEND),
    ("minute|minutes|mins|min|m|minuten|分钟|分鐘", "unit", "minute"),
    ("hour|hours|hrs|hr|h|stunde|stunden|std|heure|heures|小时|小時|个小时|個小時", "unit", "hour"),
    ("half an hour|half hour|half a hour|halben stunde|halbe stunde|半小时|半个小时|半小時", "unit", "half hour"),
    ("day|days|tag|tage|tagen|jour|jours|天", "unit", "day"),
    ("week|weeks|woche|wochen|semaine|semaines|周|週|星期|个星期|礼拜", "unit", "week"),
    ("month|months|monat|monate|monaten|mois|个月|個月", "unit", "month"),
    ("quarter|quarters|quartal|trimestre|季度", "unit", "quarter"),
    ("year|years|jahr|jahre|année|年", "unit", "year"),
    ("hourly|stündlich|stuendlich|每小时|每小時", "interval", 60),
    ("half-hourly|half hourly|halbstündlich|every half hour|every half an hour|每半小时", "interval", 30),
    ("weekly|wöchentlich|woechentlich|hebdomadaire|每周|每週|每星期", "weekly", 1),
    (
        "fortnightly|biweekly|bi-weekly|every fortnight|each fortnight|fortnight|14-tägig|vierzehntägig|zweiwöchentlich|alle 14 tage"
        "|隔周|隔週|每隔一周|每两周|每兩週|双周",
        "weekly",
        2,
    ),
    ("monthly|monatlich|mensuel|每月|每个月|每個月", "monthly", 1),
    ("quarterly|vierteljährlich|quartalsweise|trimestriel|每季度|每季", "monthly", 3),
    ("yearly|annually|jährlich|annuel|每年", "monthly", 12),
    (
        "of the month|of each month|of every month|of a month|in the month|each month|every month|a month|per month|im monat|des monats"
        "|jeden monats|jeden monat|eines monats|pro monat|du mois|de chaque mois|par mois",
        "of month",
        None,
    ),
    ("once|one time|1x|1 x|einmal|une fois|einmalig|一次", "count", 1),
    ("早晚|早晚各|twice|two times|2 times|2x|2 x|zweimal|deux fois|两次|兩次|二次", "count", 2),
    ("thrice|three times|3 times|3x|3 x|dreimal|trois fois|三次", "count", 3),
    ("four times|4 times|4x|4 x|viermal|quatre fois|四次", "count", 4),
    ("a day|per day|am tag|pro tag|par jour|the day", "days", EVERY_DAY),
    ("a week|per week|pro woche|in der woche|die woche|par semaine", "weekly", 1),
    (
        "but|apart from|except|except on|except for|but not|but not on|not on|excluding"
        "|without|außer|ausser|ausser am|außer am|nicht|nicht am|ohne|sauf"
        "|不含|不包括|除了|除",
        "except",
        None,
    ),
    ("today|heute|aujourd'hui|今天|今日", "relative", 0),
    ("tomorrow|morgen|demain|明天|明日", "relative", 1),
    ("day after tomorrow|the day after tomorrow|übermorgen|uebermorgen|après-demain|后天|後天", "relative", 2),
    ("in|within|dans", "in", None),
    ("later|from now|后|後|以后|之后", "later", None),
    ("only|just|nur|just once|only once|seulement|只|仅", "only", None),
    ("next|coming|nächsten|nächster|nächste|kommenden|kommende|prochain|下周|下个|下", "next", None),
    ("this|diesen|diese|dieser|ce|这个|本周|这周", "next", None),
    (
        "from|starting|starting on|starting from|beginning|beginning on|as of|since|ab|ab dem|von|vom|à partir du|de|从|自",
        "from",
        None,
    ),
    ("to|till|til|until|through|bis|bis zum|bis zu|jusqu'au|jusqu'à|到|至|直到|ending|ends|--|-|~", "to", None),
    ("between|zwischen|entre", "between", None),
    ("for|für|fuer|for the next|for another|pendant|持续", "for", None),
    (
        "morning|mornings|in the morning|morgens|vormittags|früh|am morgen|matin|le matin"
        "|every morning|each morning|jeden morgen|jeden vormittag|chaque matin|早上|早晨|清晨|凌晨|上午|早",
        "part",
        (540, 0),
    ),
    ("noon|midday|mittag|mittags|midi|am mittag|正午", "time", 720),
    ("中午", "part", (720, 12)),
    ("midnight|mitternacht|mitternachts|minuit|午夜|半夜", "time", 0),
    ("afternoon|afternoons|in the afternoon|nachmittag|nachmittags|jeden nachmittag|am nachmittag|après-midi|下午", "part", (900, 12)),
    ("evening|evenings|in the evening|abend|abends|jeden abend|am abend|soir|le soir|傍晚|晚上|晚间|晚", "part", (1080, 12)),
    ("nightly|every night|each night|jede nacht|night|nights|at night|nachts|夜里|夜间", "part", (1260, 12)),
    ("tonight|heute abend|this evening|ce soir|今晚", "tonight", (1080, 12)),
    ("this morning|heute früh", "tonight", (540, 0)),
    ("morgen früh|tomorrow morning|明早", "tomorrow part", (540, 0)),
    ("tomorrow evening|morgen abend|明晚", "tomorrow part", (1080, 12)),
    ("first|ersten|erster|erste|erstes|premier|首个", "ordinal", 1),
    ("second|zweiten|zweiter|zweite|zweites|deuxième", "ordinal", 2),
    ("third|dritten|dritter|dritte|drittes|troisième", "ordinal", 3),
    ("fourth|vierten|vierter|vierte|viertes|quatrième", "ordinal", 4),
    ("fifth|fünften|fünfter|fünfte", "ordinal", 5),
    ("last|letzten|letzter|letzte|letztes|dernier|final|最后一个|最後一個|最后一", "ordinal", -1),
    ("end", "ordinal", -1),
    # What says nothing about when: between words, before a topic, behind a zone.
    (
        "at|on|the|and|of|a|an|um|am|den|dem|der|die|das|zu|uhr|o'clock|oclock|clock|à|le|les|la|du|des|und|im|about|regarding"
        "|concerning|über|ueber|sur|zum|zur|thema|time|times|zeit|uhrzeit|please|bitte"
        "|sharp|exactly|genau|pünktlich|punkt|always|digest|digests|with|mit|per|pro|times a"
        "|news|headlines|stories|je|jeweils um"
        "|here|recap|recaps|summary|summaries|briefing|briefings|newsletter|update|updates|roundup|round-up|report|下班前|上班前|上班后|下班后"
        "|around|ca.|gegen|vers|local|localtime|schedule|at the|on the|,|;|&|+|/|@|.|、|。"
        "|!|·|\"|'|的|在|于|钟|鐘|整|:|(|)|外|以外|之外|和|跟|及|与|点钟|时间|關於|关于|号|號",
        "noise",
        None,
    ),
)

#: Weekdays in the order of the week, each with its whole names and the shortest beginnings that mean it.
WEEKDAY_NAMES: tuple[tuple[str, ...], ...] = (
    ("monday", "montag", "lundi", "mo", "mon", "lun"),
    ("tuesday", "dienstag", "mardi", "tu", "tue", "di"),
    ("wednesday", "mittwoch", "mercredi", "we", "wed", "mi"),
    ("thursday", "donnerstag", "jeudi", "th", "thu", "do"),
    ("friday", "freitag", "vendredi", "fr", "fri", "ven"),
    ("saturday", "samstag", "samedi", "sa", "sat", "sonnabend"),
    ("sunday", "sonntag", "dimanche", "su", "sun", "so"),
)
HAN_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 7}
HAN_NUMBERS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

#: Months by number, each with the beginnings of its names; a name is a beginning and the rest of a word.
MONTH_NAMES: tuple[str, ...] = (
    "january|januar|janvier|jan",
    "february|februar|février|feb|févr",
    "march|märz|maerz|mars|mar|mär",
    "april|avril|apr|avr",
    "may|mai",
    "june|juni|juin|jun",
    "july|juli|juillet|jul|juil",
    "august|août|aug",
    "september|septembre|sep|sept",
    "october|oktober|octobre|oct|okt",
    "november|novembre|nov",
    "december|dezember|décembre|dec|dez|déc",
)

NUMBER_WORDS: tuple[tuple[str, int], ...] = (
    ("one|eins|ein|eine|einer|un|une", 1),
    ("two|zwei|deux|couple of", 2),
    ("three|drei|trois", 3),
    ("four|vier|quatre", 4),
    ("five|fünf|cinq", 5),
    ("six|sechs", 6),
    ("seven|sieben", 7),
    ("eight|acht|huit", 8),
    ("nine|neun|neuf", 9),
    ("ten|zehn|dix", 10),
    ("eleven|elf|onze", 11),
    ("twelve|zwölf|douze", 12),
    ("fifteen|fünfzehn|quinze", 15),
    ("twenty|zwanzig|vingt", 20),
    ("thirty|dreißig|dreissig|trente", 30),
    ("forty-five|forty five|fünfundvierzig|quarante-cinq", 45),
    ("sixty|sechzig|soixante", 60),
    ("ninety|neunzig|quatre-vingt-dix", 90),
)

#: What people begin a schedule with, of which a slip is recognised.
_COMMON = (
    "daily", "weekdays", "weekends", "hourly", "every", "weekly", "monthly", "morning", "evening", "täglich", "werktags", "jeden",
    *(f"{names[0]}s" for names in WEEKDAY_NAMES), *(names[1] for names in WEEKDAY_NAMES),
)  # fmt: skip


def words_like(typed: str) -> list[str]:
    """The word of a schedule that looks like what was typed; at most one."""
    return difflib.get_close_matches(typed.casefold(), _COMMON, n=1, cutoff=0.72)
