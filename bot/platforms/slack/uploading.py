"""A document's file in Slack: in the conversation where everybody sees the answer, else in the person's direct messages with the bot."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document, note
from bot.core.files import File
from bot.core.language import say
from bot.core.text import one_line, shorten
from bot.platforms.slack.failures import FAILURES, error_code

log = logging.getLogger(__name__)

#: The scope without which Slack takes no files.
SCOPE = "files:write"
#: The most characters that tell what is in a file.
_WORDS = 200
#: What Slack says of conversations that the bot can't write to.
_ELSEWHERE = frozenset({"channel_not_found", "not_in_channel", "is_archived", "invalid_channel"})


async def without_file(
    document: Document, client: AsyncWebClient, user: str, channel: str | None, *, private: bool, thread: str = ""
) -> Document:
    """The document, whose file was uploaded; it says where the file is, or why it is nowhere."""
    if document.file is None:
        return document
    try:
        said = await _uploaded(document.file, client, user, channel, private=private, thread=thread)
    except SlackApiError as error:
        log.warning("a file could not be uploaded: %s", error_code(error))
        said = _refusal(error)
    except FAILURES as error:
        log.warning("a file could not be uploaded: %s", error or type(error).__name__)
        said = say("The file could not be uploaded. Try again in a moment.")
    return document.model_copy(update={"file": None, "blocks": (*document.blocks, note(said))})


async def _uploaded(file: File, client: AsyncWebClient, user: str, channel: str | None, *, private: bool, thread: str) -> str:
    """What the answer says of the file that was uploaded. Raises what the client does."""
    if channel and (channel.startswith("D") or not private):
        try:
            await _upload(file, client, channel, thread)
            return say("The file is here: {name}", name=file.name)
        except SlackApiError as error:
            if channel.startswith("D") or error_code(error) not in _ELSEWHERE:
                raise
    opened = await client.conversations_open(users=user)
    await _upload(file, client, str((opened.get("channel") or {}).get("id")), "")
    return say("The file is in your direct messages with me: {name}", name=file.name)


async def _upload(file: File, client: AsyncWebClient, channel: str, thread: str) -> None:
    await client.files_upload_v2(
        channel=channel,
        content=file.content,
        filename=file.name,
        title=shorten(one_line(file.words), _WORDS),
        thread_ts=thread or None,
        request_file_info=False,
    )


def _refusal(error: SlackApiError) -> str:
    if error_code(error) != "missing_scope":
        return say("Slack does not take the file ({error}). Try again in a moment.", error=error_code(error) or "")
    return say(
        "I may not send files here: the app lacks the scope {scope}. An admin adds it with the manifest that “briefing-bot manifest” "
        "prints, and installs the app again.",
        scope=error.response.get("needed") or SCOPE,
    )
