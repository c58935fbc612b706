"""Text files that come with a message, fetched from Slack and from nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from bot.core.request import Attachment
from bot.core.text import shorten
from bot.platforms.slack.incoming import Json

log = logging.getLogger(__name__)

LONGEST = 5_000_000
MOST = 5
_TEXT_TYPES = ("application/json", "application/pdf", "application/xhtml+xml", "application/xml", "application/rtf")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The files that could be read, and for each other one a sentence that says why not."""

    attachments: tuple[Attachment, ...] = ()
    left_out: tuple[str, ...] = ()


def may_be_asked(url: str, api_url: str) -> bool:
    """Whether the bot token may be sent to this address: Slack's own hosts by https, or the very server of the configured API."""
    try:
        asked, api = urlsplit(url), urlsplit(api_url)
        if (asked.scheme, asked.hostname, asked.port) == (api.scheme, api.hostname, api.port):
            return True
        host = asked.hostname or ""
        return asked.scheme == "https" and asked.port in (None, 443) and (host == "slack.com" or host.endswith(".slack.com"))
    except ValueError:
        return False


async def fetch(session: aiohttp.ClientSession, files: Sequence[Json], *, token: str, api_url: str) -> Fetched:
    """The text files among those that a message shows, at most five of at most five megabytes."""
    attachments: list[Attachment] = []
    left_out: list[str] = []
    for file in files[:MOST]:
        name = shorten(str(file.get("name") or file.get("title") or "the file"), 100)
        found = await _fetch_one(session, file, name, token, api_url)
        if isinstance(found, Attachment):
            attachments.append(found)
        else:
            left_out.append(found)
    if len(files) > MOST:
        left_out.append(f"I read {MOST} files of one message; the other {len(files) - MOST} were left out.")
    return Fetched(tuple(attachments), tuple(left_out))


async def _fetch_one(session: aiohttp.ClientSession, file: Json, name: str, token: str, api_url: str) -> Attachment | str:
    media_type = str(file.get("mimetype") or "text/plain")
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not media_type.startswith("text/") and media_type not in _TEXT_TYPES:
        return f"{name} is no text file ({media_type}); it was left out."
    if not may_be_asked(url, api_url):
        return f"{name} does not lie in Slack itself; paste its text or its address instead."
    try:
        async with session.get(url, headers={"Authorization": f"Bearer {token}"}, allow_redirects=False) as response:
            if response.status != 200:
                log.warning("file %s: Slack answered %s", file.get("id"), response.status)
                return f"{name} could not be fetched from Slack; the app may lack the scope files:read."
            content = bytearray()
            async for chunk in response.content.iter_chunked(65_536):
                content += chunk
                if len(content) > LONGEST:
                    return f"{name} is larger than {LONGEST // 1_000_000} MB; hand in a smaller part of it."
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        log.warning("file %s could not be fetched: %s", file.get("id"), error or type(error).__name__)
        return f"{name} could not be fetched from Slack; try again in a moment."
    return Attachment(name, bytes(content), media_type)
