"""The bot's sentences as they stand in the code, and the catalogues that translate them.

``python -m tests.translations`` brings the catalogues up to date: new sentences come in without a translation, which a test then asks for,
and sentences that the code has no more go out.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.core.language import CATALOGS
from bot.core.messages import SENTENCES

BOT = CATALOGS.parent
#: The languages with catalogues.
LANGUAGES = ("zh_Hans",)
#: The functions that put a sentence into words, and which of their arguments are the sentence.
KEYWORDS = {"say": (0,), "say_count": (0, 1), "say_spans": (0,), "to_say": (0,), "option": (0,), "Command": (1,)} | dict.fromkeys(
    ("report_command", "feed_command", "topic_command", "digest_command", "review_command", "entry_command", "by_hand_command", "_command"),
    (1,),
)
_PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template; ``plural`` is the one for many where it is about a number."""

    one: str
    plural: str = ""


def sentences() -> dict[str, set[Sentence]]:
    """Every sentence that the code can say, by the folder of ``bot`` that says it; those of errors under "errors"."""
    found: dict[str, set[Sentence]] = defaultdict(set)
    found["errors"] |= {Sentence(text) for error in SENTENCES.values() for text in error if text}
    for file in BOT.rglob("*.py"):
        folder = file.relative_to(BOT).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and (literals := _literals(node)):
                found[folder].add(Sentence(*literals))
    return {folder: {sentence for sentence in of_folder if sentence.one} for folder, of_folder in found.items() if of_folder}


def _literals(call: ast.Call) -> list[str]:
    """The sentences that a call puts into words or marks; none where it does neither, or gets them from elsewhere."""
    name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
    found = [call.args[place] for place in KEYWORDS.get(name, ()) if place < len(call.args)]
    return [one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def catalog_file(language: str, folder: str) -> Path:
    """The source of the catalogue with a folder's sentences."""
    return CATALOGS / language / "LC_MESSAGES" / f"{folder}.po"


def catalog_of(file: Path) -> Catalog:
    """The catalogue of a file."""
    with file.open("rb") as source:
        return read_po(source, locale=file.parent.parent.name)


def placeholders(template: str) -> set[str]:
    """The names in braces that a template fills in."""
    return set(_PLACEHOLDER.findall(template))


def update(file: Path, said: set[Sentence]) -> None:
    """Writes the catalogue with these sentences, in the order of the alphabet, and what translations there are."""
    old = catalog_of(file) if file.exists() else Catalog(locale=file.parent.parent.name)
    new = Catalog(locale=file.parent.parent.name, fuzzy=False, project="briefing-bot", version="1", header_comment="#")
    new.msgid_bugs_address = new.last_translator = new.language_team = "none"
    for sentence in sorted(said, key=lambda one: (one.one.casefold(), one.one)):
        key = (sentence.one, sentence.plural) if sentence.plural else sentence.one
        known = old.get(sentence.one)
        fits = known is not None and known.pluralizable == bool(sentence.plural)
        new.add(key, known.string if known is not None and fits else "")
    new.creation_date = new.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same file for the same sentences
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, new, width=140, omit_header=False)


if __name__ == "__main__":
    for language in LANGUAGES:
        for folder, said in sentences().items():
            update(catalog_file(language, folder), said)
