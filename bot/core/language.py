"""The language that the bot speaks in an answer: English sentences in the code are templates, and their translations are catalogues.

Every sentence goes through ``say`` or ``say_count`` when it is put into words, so that an answer is in its reader's language and a
digest in its channel's. Catalogues are gettext's (``bot/locales``, one for each folder of ``bot``); CONTRIBUTING.md says how a sentence is
translated.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, reduce
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

#: The languages that the bot speaks, by their codes, with the locale of each.
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
CATALOGS = Path(__file__).parent.parent / "locales"
_FOLDERS = {"zh": "zh_Hans"}

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def spoken() -> str:
    """The code of the language that sentences are put into now: "en" or "zh"."""
    return _spoken.get()


def locale() -> Locale:
    """The locale of the language that is spoken now, for dates and numbers."""
    return _locale(spoken())


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, sentences are put into that language: "en", "zh", or a platform's locale such as "zh-TW" or "en_US"."""
    token = _spoken.set(language_of(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def prefer(language: str) -> None:
    """Puts sentences into that language for the rest of the ``speaking`` block that this is called in."""
    _spoken.set(language_of(language))


def language_of(locale_name: str) -> str:
    """The language to speak to somebody with that locale: Chinese of all kinds is "zh", everything else "en"."""
    code = locale_name.replace("_", "-").partition("-")[0].casefold()
    return code if code in LOCALES else "en"


def say(template: str, /, **arguments: object) -> str:
    """The sentence in the language that is spoken; ``{name}`` in the template is an argument.

    Templates are literals, so that they are found when catalogues are made; where one is kept in a constant, it is ``to_say("…")`` there.
    """
    return _filled(_catalog(spoken()).gettext(template) if template else "", arguments)


def say_count(one: str, many: str, count: int, /, **arguments: object) -> str:
    """The sentence for that number of things, which is its argument ``{count}``: "1 figure", "2 figures"."""
    return _filled(_catalog(spoken()).ngettext(one, many, count), {"count": count, **arguments})


def listed(words: Iterable[str]) -> str:
    """The words in a row as the language writes it: "figures, events", in Chinese "数据、事件"."""
    return say(", ").join(words)


def remarks(words: Iterable[str | None]) -> str:
    """Those of the words that are not empty, with commas between as in a sentence: "planned, by Feb 2028, says Eddie Wu"."""
    said = [word for word in words if word]
    return reduce(lambda first, second: say("{first}, {second}", first=first, second=second), said) if said else ""


def alternatives(words: Iterable[str]) -> str:
    """The words of which one is meant: "d1 or d2", in Chinese "d1 或 d2"."""
    return say(" or ").join(words)


def together(words: Iterable[str]) -> str:
    """The words of which all are meant: "measure and unit", in Chinese "指标和单位"."""
    return say(" and ").join(words)


def to_say(template: str) -> str:
    """The template as it is; it marks a literal that ``say`` gets later."""
    return template


def _filled(sentence: str, arguments: dict[str, object]) -> str:
    return sentence.format_map(arguments) if arguments else sentence.replace("{{", "{").replace("}}", "}")


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # here, because starting the bot is quicker without it

    return Locale.parse(LOCALES[language])


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    """The translations of a language, read once from all its catalogues."""
    found = gettext.NullTranslations()
    for source in sorted((CATALOGS / _FOLDERS[language] / "LC_MESSAGES").glob("*.po")) if language in _FOLDERS else ():
        catalog = _read(source)
        catalog.add_fallback(found)
        found = catalog
    return found


def _read(source: Path) -> gettext.GNUTranslations:
    """A catalogue: compiled where the package was built, else read from its source, in a checkout."""
    if (compiled := source.with_suffix(".mo")).exists():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parent.parent.name)
    written = BytesIO()
    write_mo(written, catalog)
    written.seek(0)
    return gettext.GNUTranslations(written)
