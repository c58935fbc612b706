"""Sentences in the language of their reader, and that none of them lacks its translation."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.language import language_of, locale, say, say_count, speaking, spoken
from tests.translations import LANGUAGES, catalog_file, catalog_of, placeholders, sentences

FOLDERS = sorted(sentences())


@pytest.mark.parametrize(
    ("name", "language"),
    [("en", "en"), ("en-US", "en"), ("zh-CN", "zh"), ("zh_TW", "zh"), ("zh", "zh"), ("ZH-hans", "zh"), ("de-DE", "en"), ("", "en")],
)
def test_a_platform_s_locale_leads_to_a_language(name: str, language: str) -> None:
    assert language_of(name) == language


def test_english_is_what_the_code_says() -> None:
    assert say("{topic}: figures", topic="Qwen") == "Qwen: figures"
    assert [say_count("{count} figure", "{count} figures", count) for count in (0, 1, 2)] == ["0 figures", "1 figure", "2 figures"]
    assert say("braces {{stay}}") == "braces {stay}"


def test_chinese_comes_from_the_catalogue_and_ends_with_its_block() -> None:
    with speaking("zh-CN"):
        assert (spoken(), str(locale())) == ("zh", "zh_Hans_CN")
        assert say("Not done") == "未执行"
        assert say("a sentence that no catalogue has") == "a sentence that no catalogue has"
    assert f"{spoken()}: {say('Not done')}" == "en: Not done"


async def test_two_people_are_answered_at_once_each_in_their_own_language() -> None:
    async def answer(language: str) -> str:
        with speaking(language):
            await asyncio.sleep(0)
            return say("Not done")

    assert list(await asyncio.gather(answer("en"), answer("zh"))) == ["Not done", "未执行"]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_translation(language: str, folder: str) -> None:
    catalog = catalog_of(catalog_file(language, folder))
    missing, differing = [], []
    for sentence in sentences()[folder]:
        message = catalog.get(sentence.one)
        texts = () if message is None else (message.string,) if isinstance(message.string, str) else message.string
        if not texts or not all(texts):
            missing.append(sentence.one)
        elif any(placeholders(text) - placeholders(sentence.plural or sentence.one) for text in texts):
            differing.append(sentence.one)
    assert differing == [], "a translation has other names in braces than its sentence"
    assert missing == [], "bring the catalogue up to date with: python -m tests.translations, and fill in what is empty"


def test_no_catalogue_is_of_no_folder() -> None:
    for language in LANGUAGES:
        assert {file.stem for file in catalog_file(language, "core").parent.glob("*.po")} == set(FOLDERS)
