"""Messages of other people that are to be added: their files, the article that they link to, or their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import discord

from bot.core.request import Attachment

#: How much may stand around a link in a message that is about the article behind it.
AROUND_A_LINK = 200
_URL = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"]")
#: "add this", behind the mention of the bot in a reply to the message that is meant.
_ADD_THIS = re.compile(
    r"(?:please |pls |can you |could you )?(?:add|suggest|hand in|添加|加入|收录|推荐|投稿|请加入|请收录)"
    r"(?: ?(?:this|that|it|these|the above|this one|that one|the (?:article|message|link|post)(?: above)?"
    r"|(?:this|that) (?:article|message|link|post)|这个|这条|这篇|这条消息|这篇文章|上面这条|上面这篇|它))?"
    r"(?: to (?:the )?(?:briefing|store|library))?(?: please)?\s*[.!。！]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a message brings: the words behind the command, its own text where that is what is meant, and its files."""

    words: str = ""
    texts: tuple[Attachment, ...] = ()
    files: tuple[discord.Attachment, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.texts or self.files)


def asks_to_add(message: discord.Message, line: str) -> bool:
    """Whether a message is a reply whose line asks for the message that it replies to, and names or brings nothing itself."""
    return message.reference is not None and not message.attachments and _ADD_THIS.fullmatch(" ".join(line.split())) is not None


def handed_in(message: discord.Message) -> HandedIn:
    """What the message brings; nothing where Discord does not give its text, or where it has none."""
    words = message.content.strip() or "\n\n".join(filter(None, (_words_of(embed) for embed in message.embeds)))
    files = tuple(message.attachments)
    found = _URL.search(words)
    if not files and found and len(words) - len(found[0]) <= AROUND_A_LINK:
        return HandedIn(words=found[0])
    linked = [embed.url for embed in message.embeds if embed.url]
    if not files and not message.content.strip() and len(linked) == 1:
        return HandedIn(words=linked[0])
    return HandedIn(texts=(Attachment("message.txt", words.encode("utf-8", "replace")),) if words else (), files=files)


def _words_of(embed: discord.Embed) -> str:
    fields = (f"{field.name}: {field.value}" for field in embed.fields)
    return "\n\n".join(part for part in (embed.title, embed.description, *fields) if part)


def adding_line(may_add: bool, message: discord.Message, words: str) -> str:
    """The command line that adds the message, or suggests it where somebody may not; with the day (UTC) on which it was written."""
    return f"/brief {'add' if may_add else 'suggest'} posted:{message.created_at.date().isoformat()} {words}".strip()
