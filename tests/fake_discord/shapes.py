"""Objects as Discord's API shows them, and ids as it makes them."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

EPOCH_MS = 1_420_070_400_000
_counter = itertools.count(1)

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
ATTACH_FILES = 1 << 15
#: View channel, send messages, embed links, attach files, read history, use slash commands.
MEMBER = (1 << 10) | (1 << 11) | (1 << 14) | ATTACH_FILES | (1 << 16) | (1 << 31)
EPHEMERAL = 64
IS_COMPONENTS_V2 = 1 << 15  #: the message is made of components and has neither content nor embeds
LOADING = 128


def snowflake(at: datetime | None = None) -> int:
    """A new id of the given moment (now), higher than all ids that this process made for that moment before."""
    milliseconds = int((at.timestamp() if at else time.time()) * 1000) - EPOCH_MS
    return (milliseconds << 22) | (next(_counter) & 0x3FFFFF)


def user(user_id: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": str(user_id), "username": name, "discriminator": "0", "global_name": name, "avatar": None, "bot": bot}


def member(of: Mapping[str, Any], permissions: int = MEMBER, roles: Sequence[int] = ()) -> dict[str, Any]:
    return {
        "user": dict(of),
        "roles": [str(role) for role in roles],
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "permissions": str(permissions),
    }


def channel(channel_id: int, guild_id: int, name: str) -> dict[str, Any]:
    return {
        "id": str(channel_id),
        "guild_id": str(guild_id),
        "type": 0,
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "topic": None,
        "parent_id": None,
        "permissions": str(MEMBER),
        "last_message_id": None,
    }


def role(role_id: int, name: str, permissions: int = 0) -> dict[str, Any]:
    return {
        "id": str(role_id),
        "name": name,
        "permissions": str(permissions),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild(guild_id: int, channels: list[dict[str, Any]], bot: Mapping[str, Any], permissions: int = MEMBER) -> dict[str, Any]:
    return {
        "id": str(guild_id),
        "name": "Acme research",
        "owner_id": "1",
        "unavailable": False,
        "large": False,
        "member_count": 2,
        "roles": [role(guild_id, "@everyone", permissions)],
        "channels": channels,
        "threads": [],
        "members": [member(bot)],
        "emojis": [],
        "stickers": [],
        "features": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "preferred_locale": "en-US",
        "joined_at": "2024-01-01T00:00:00+00:00",
    }


def message(channel_id: int, author: Mapping[str, Any], body: Mapping[str, Any], *, flags: int = 0) -> dict[str, Any]:
    """A message object; ``body`` is what was posted. ``asked_mentions`` is ours: whom the body let it ping (Discord does not show that)."""
    content = body.get("content") or ""
    allowed = (body.get("allowed_mentions") or {"parse": ["everyone"]}).get("parse") or []
    return {
        "id": str(snowflake()),
        "type": 0,
        "channel_id": str(channel_id),
        "author": dict(author),
        "content": content,
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": "everyone" in allowed and ("@everyone" in content or "@here" in content),
        "asked_mentions": body.get("allowed_mentions"),
        "mentions": [],
        "mention_roles": [],
        "attachments": [attachment(one) for one in body.get("attachments") or []],
        "embeds": [{"type": "rich", **embed} for embed in body.get("embeds") or []],
        "components": body.get("components") or [],
        "pinned": False,
        "flags": flags | (body.get("flags") or 0) & IS_COMPONENTS_V2,
        **({"nonce": body["nonce"]} if "nonce" in body else {}),
        **({"message_reference": body["message_reference"]} if body.get("message_reference") else {}),
    }


def attachment(of: Mapping[str, Any]) -> dict[str, Any]:
    """An attachment as a message shows it; ``content``, what is in it, is ours."""
    content: bytes = of.get("content", b"")
    url = f"http://127.0.0.1/attachments/{of['filename']}"
    return {**of, "id": str(snowflake()), "size": len(content), "url": url, "proxy_url": url, "content": content}


def edited(before: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """The message as it is after an edit, with what an edit does not change."""
    kept = {key: before[key] for key in ("id", "channel_id", "author", "timestamp", "nonce", "message_reference") if key in before}
    now = message(int(before["channel_id"]), before["author"], {**before, **body}, flags=before["flags"] | (body.get("flags") or 0))
    return {**now, **kept, "edited_timestamp": datetime.now(UTC).isoformat()}
