"""The languages that articles are stored in, as people name them."""

from __future__ import annotations

from bot.core.language import listed, say

#: Each language by the code that bot.reading.article finds for a text, with its English name and other names.
LANGUAGES = {
    "en": ("English", "eng", "englisch", "anglais", "inglés", "英文", "英语"),
    "zh": ("Chinese", "zho", "chi", "mandarin", "chinesisch", "chinois", "chino", "中文", "汉语", "漢語"),
}


def language_called(words: str) -> str:
    """The language that is meant ("English", "en" and "en-US" are "en"), "" for all.

    Raises:
        ValueError: no article is stored in it; with what there is.
    """
    named = words.strip().casefold()
    if named in ("all", ""):
        return ""
    for language, names in LANGUAGES.items():
        if named.replace("_", "-").partition("-")[0] == language or named in (name.casefold() for name in names):
            return language
    there_is = listed(f"{language} ({names[0]})" for language, names in LANGUAGES.items())
    raise ValueError(say("no article is stored in “{words}”, only in {languages}; or all", words=words.strip(), languages=there_is))
