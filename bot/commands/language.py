"""/brief language: in which language the bot answers somebody, and speaks in a channel."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import Command, option
from bot.core.document import Document, paragraph
from bot.core.errors import NotAllowed
from bot.core.language import prefer, say, spoken
from bot.core.request import Request, Role
from storage.store import ScopedStore

#: The names of the languages in themselves, by their codes, and what people type for them.
NAMES = {"en": "English", "zh": "简体中文"}
_TYPED = {
    "en": ("en", "eng", "english", "englisch", "英文", "英语"),
    "zh": ("zh", "zh-cn", "chinese", "simplified chinese", "mandarin", "chinesisch", "中文", "简体中文", "汉语"),
}
_AUTOMATIC = ("auto", "automatic", "default", "none", "reset", "自动", "默认")


def language_typed(words: str) -> str:
    """The code of the language that was typed; "" for that of the platform.

    Raises:
        ValueError: with a sentence for people.
    """
    typed = words.strip().casefold()
    if typed in _AUTOMATIC:
        return ""
    found = next((code for code, names in _TYPED.items() if typed in names), None)
    if found is None:
        raise ValueError(say("I speak English (en) and Simplified Chinese (zh); or type auto, for the language of your app"))
    return found


@dataclass(frozen=True, slots=True)
class LanguageOptions:
    language: str | None = option("en, zh, or auto for your app's", positional=True, parse=language_typed, example="zh")
    here: str | None = option("“here”: for digests and answers in this channel", positional=True, choices=("here",), example="here")


async def language(options: LanguageOptions, desk: Desk) -> Document:
    """What is spoken, or what is spoken from now on."""
    if options.language is None:
        return _now()
    channel = desk.request.caller.channel
    if options.here and channel:
        if desk.role < Role.ADMIN:
            raise NotAllowed("language-here-for-admins")
        await desk.store.remember(_name("channel", channel), options.language)
        chosen = NAMES.get(options.language, "")
        if not chosen:
            return Document(title=say("Answers shared here are in the language of who shares them."))
        return Document(title=say("Answers shared here are in: {name}", name=chosen))
    await desk.store.remember(_name("user", desk.request.caller.user), options.language)
    prefer(options.language or desk.request.caller.locale)
    return _now()


def _now() -> Document:
    return Document(
        title=say("Language: {name}", name=NAMES[spoken()]),
        blocks=(paragraph(say("What articles say stays in their own language. Change it: /brief language en, zh or auto.")),),
    )


async def language_for(request: Request, store: ScopedStore) -> str:
    """The language of the answer: the channel's where it is posted there, else what the person chose, else that of their app."""
    caller = request.caller
    if request.shared and caller.channel and (chosen := await store.recall(_name("channel", caller.channel))):
        return chosen
    return (await store.recall(_name("user", caller.user))) or caller.locale


async def chosen_language(store: ScopedStore, user: str) -> str:
    """The language that the person chose with this command, else English: for messages that answer nothing."""
    return (await store.recall(_name("user", user))) or "en"


async def channel_language(store: ScopedStore, channel: str, person: str = "") -> str:
    """The language of what is posted in a channel, as admins chose it, or to a ``person`` alone, as they chose it; else English."""
    return (await store.recall(_name("user", person) if person else _name("channel", channel))) or "en"


async def _lines_offered(words: str, desk: Desk) -> list[str]:
    """The line for the asker's own language where a sentence speaks of a digest, and they decide for no channel; else nothing."""
    own = words.removesuffix(" here")
    decides = desk.role >= Role.ADMIN and not desk.request.caller.is_direct
    return [] if decides or own == words else [f"/brief settings language {own}"]


def _name(of: str, id_: str) -> str:
    return f"language:{of}:{id_}"


COMMAND: Command[Desk] = Command(
    ("settings", "language"),
    "in which language I answer you, or in a channel",
    LanguageOptions,
    language,
    changes=True,
    shows_alone=True,
    shortcut=True,
    examples=("/brief language zh", "/brief language en here", "/brief language auto"),
    synonyms=("语言",),
    also={"lang": {}, "locale": {}},
    offers=_lines_offered,
)
