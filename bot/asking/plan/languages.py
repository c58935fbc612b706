"""Which language a question is in, so that one that the bot does not speak gets a sentence in its own language."""

from __future__ import annotations

from bot.core.patterns import regex

_SCRIPTS = (
    ("ja", regex(r"[\u3041-\u30ff]")),
    ("ko", regex(r"[\uac00-\ud7a3]")),
    ("ru", regex(r"[\u0400-\u04ff]")),
    ("ar", regex(r"[\u0600-\u06ff]")),
    ("el", regex(r"[\u0370-\u03ff]")),
    ("th", regex(r"[\u0e00-\u0e7f]")),
    ("hi", regex(r"[\u0900-\u097f]")),
)
_CHINESE = regex(r"[\u3400-\u9fff]")
#: Words that hardly any question in English has, by language. Two of them, or one that asks, decide.
_WORDS = {
    "de": (
        "wie viele viel wer was wann wo warum wieso welche welcher welches hat haben ist sind wird werden der die "
        "das und für bei von im am zum zur gibt "
        "macht verdient kostet leitet führt arbeiten neue neues neuer mitarbeiter umsatz ein eine nicht"
    ),
    "fr": (
        "combien quel quelle quels quelles qui quand où pourquoi comment est sont le la les des du pour avec dans "
        "une et chez dirige fait gagne coûte employés chiffre quoi que ont a-t-il"
    ),
    "es": (
        "cuánto cuánta cuántos cuántas cuanto cuantos quién quien cuándo cuando dónde donde por qué cómo cuál "
        "cuales es son el la de los las para con una empleados tiene tienen ingresos del"
    ),
    "pt": (
        "quanto quanta quantos quantas quem quando onde porque por que como qual quais é são os as para com uma "
        "funcionários tem receita do da"
    ),
    "it": (
        "quanto quanta quanti quante chi quando dove perché come quale quali è sono il gli le per con una "
        "dipendenti guida dirige costa vale ha hanno ricavi della del"
    ),
    "nl": (
        "hoeveel wie wat hoe kost werken leidt er wanneer waar waarom welke heeft hebben is zijn de het een van voor "
        "met bij werknemers omzet medewerkers"
    ),
}
_ASKING = {
    "de": "wie wer wann warum wieso welche welcher welches wieviel wieviele",
    "fr": "qui combien quel quelle quels quelles quand pourquoi où",
    "es": "quién quien cuando donde cuánto cuánta cuántos cuántas quién cuándo dónde cuál cuáles qué cuanto cuantos cuantas",
    "pt": "quando quanto quantos quantas quem onde qual quais",
    "it": "chi quanto quanti quante chi dove perché quale quali",
    "nl": "hoeveel wie wanneer waarom welke",
}
_ENGLISH = frozenset(
    ("how what who when where why which does did do is are was were the of many much will has have new latest and for").split()
)
_WORD = regex(r"[^\W\d_]+")


def language(text: str) -> str:
    """The code of the question's language: "zh", "en", or one of those that the bot does not speak ("de").

    >>> language("Wie viele Downloads hat Acme?"), language("what does Das Auto AG earn"), language("通义千问的下载量")
    ('de', 'en', 'zh')
    """
    for code, script in _SCRIPTS:
        if script.search(text):
            return code
    if _CHINESE.search(text):
        return "zh"
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < 3 or sum(word in _ENGLISH for word in words) >= 2:
        return "en"
    counts = {code: sum(word in known for word in words) + (words[0] in _OPENING[code]) for code, known in _KNOWN.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 2 and counts[best] > sum(word in _ENGLISH for word in words) else "en"


_KNOWN = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_OPENING = {code: frozenset(words.split()) for code, words in _ASKING.items()}
