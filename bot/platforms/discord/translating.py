"""Names and descriptions of commands in Chinese, for people whose Discord is in Chinese of any kind."""

from __future__ import annotations

from typing import Any

from discord import Locale, app_commands
from discord.app_commands import locale_str

_CHINESE = (Locale.chinese, Locale.taiwan_chinese)


class ChineseTranslator(app_commands.Translator):
    """Hands out the Chinese that each text carries (``declaring``)."""

    async def translate(self, string: locale_str, locale: Locale, context: app_commands.TranslationContext[Any, Any]) -> str | None:
        return (string.extras.get("zh") or None) if locale in _CHINESE else None
