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
#: View channel, send messages, embed links, attach files, read history, use slash commands, send messages in threads.
MEMBER = (1 << 10) | (1 << 11) | (1 << 14) | ATTACH_FILES | (1 << 16) | (1 << 31) | (1 << 38)
EPHEMERAL = 64
IS_COMPONENTS_V2 = 1 << 15  #: the message is made of components and has neither content nor embeds
LOADING = 128
CROSSPOSTED = 1  #: the message was published to those who follow its channel
# Types of channels, and the flag of a forum that wants a tag on each post.
TEXT, NEWS, THREAD, FORUM = 0, 5, 11, 15
REQUIRE_TAG = 1 << 4


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


def forum(channel_id: int, guild_id: int, name: str, tags: Mapping[int, str], *, wants_tag: bool = False) -> dict[str, Any]:
    """A forum with tags by id; names that begin with "!" are those of tags for moderators alone."""
    shown = [
        {"id": str(tag), "name": called.lstrip("!"), "moderated": called.startswith("!"), "emoji_id": None, "emoji_name": None}
        for tag, called in tags.items()
    ]
    more = {"available_tags": shown, "flags": REQUIRE_TAG if wants_tag else 0, "default_forum_layout": 0, "default_sort_order": None}
    return {**channel(channel_id, guild_id, name), "type": FORUM, **more}


def thread(thread_id: int, parent: Mapping[str, Any], name: str, *, archived: bool = False, locked: bool = False) -> dict[str, Any]:
    """A public thread below a channel."""
    metadata = {
        "archived": archived,
        "locked": locked,
        "auto_archive_duration": 1440,
        "archive_timestamp": "2026-01-01T00:00:00+00:00",
        "create_timestamp": "2026-01-01T00:00:00+00:00",
    }
    shown = channel(thread_id, int(parent["guild_id"]), name)
    counts = {"message_count": 0, "member_count": 1, "total_message_sent": 0, "rate_limit_per_user": 0, "flags": 0, "owner_id": "1"}
    return {**shown, "type": THREAD, "parent_id": str(parent["id"]), "thread_metadata": metadata, **counts}


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
