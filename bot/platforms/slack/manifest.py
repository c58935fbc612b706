"""The Slack app's manifest: what an admin pastes into Slack to create or update the app."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from bot.core.errors import NotConfigured
from bot.core.line import ROOT, ROOTS

if TYPE_CHECKING:
    from bot.core.front import TopicName

#: Slack takes 50 slash commands of at most 32 characters, in lower case and without spaces.
MOST_COMMANDS = 50
_COMMAND = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}")

#: The callback id of "Add to the briefing" in the menu of a message. Slash commands work in no thread, and take no long text.
ADD_SHORTCUT = "add_message"
#: The callback id of "Ask the briefing" in the menu of all shortcuts.
ASK_SHORTCUT = "ask_question"
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_started", "message.im", "tokens_revoked", "user_change")
#: What a workspace grants, installed by hand or from our install page.
#: Why each: answering mentions and direct messages, reading text files that come with them, knowing who runs the workspace and their
#: time zone, who is in a user group that was given a role, answering buttons of the App Home in a direct message, finding out whether a
#: digest arrived.
SCOPES = (
    "app_mentions:read",
    "channels:history",
    "chat:write",
    "commands",
    "files:read",
    "groups:history",
    "im:history",
    "im:write",
    "metadata.message:read",
    "usergroups:read",
    "users:read",
)
#: What may be left out when the app is installed, and what is lost then: seeing before a channel is subscribed whether the bot is in it,
#: and joining a public one for that (without them whoever subscribes it types /invite); sending answers as files; and a status and
#: suggested prompts in the assistant.
OPTIONAL_SCOPES = ("assistant:write", "channels:join", "channels:read", "files:write", "groups:read")
#: Where Slack's requests come in, where people install the app, and where Slack sends them back to.
EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

_DISPLAY = {
    "name": "Briefing bot",
    "description": "Figures, events and quotes about the companies and products your team follows, each with its source",
    "long_description": (
        "Ask what is known about a company or a product, and get figures, dated events and quotations, each with the very sentence and "
        "article it was read from. Channels can receive digests of what is new, what changed and what was corrected. When something is not "
        "in the store, the answer says so."
    ),
    "background_color": "#1d3557",
}
_FEATURES = {
    "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
    "agent_view": {
        "agent_description": "Answers what is known about the companies and products your team follows, each figure with its sentence",
        "suggested_prompts": [
            {"title": "What can you do?", "message": "help"},
            {"title": "Which topics do you know?", "message": "topics"},
            {"title": "What was added last?", "message": "latest"},
            {"title": "What is new to me?", "message": "new"},
        ],
    },
    "bot_user": {"display_name": "Briefing bot", "always_online": True},
    "shortcuts": [
        {
            "name": "Add to the briefing",
            "type": "message",
            "callback_id": ADD_SHORTCUT,
            "description": "Reads the article in this message",
        },
        {
            "name": "Ask the briefing",
            "type": "global",
            "callback_id": ASK_SHORTCUT,
            "description": "A question in plain words, answered with sources",
        },
    ],
}


def manifest(topics: Sequence[TopicName], *, request_url: str | None, socket_mode: bool) -> dict[str, Any]:
    """The manifest with a slash command for each topic that has a slash name, as far as Slack takes so many.

    ``request_url`` is the public address of this bot; /slack/events is added if it has no path. Socket Mode needs none. With an address
    the app can be installed to many workspaces: Slack sends people back to /slack/oauth_redirect there.

    Raises:
        NotConfigured: neither Socket Mode nor a public https address.
    """
    url = None if socket_mode else _events_url(request_url)
    address = {"request_url": url} if url else {}
    scopes = {"bot": [*SCOPES, *OPTIONAL_SCOPES], "bot_optional": list(OPTIONAL_SCOPES)}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": _DISPLAY,
        "features": {**_FEATURES, "slash_commands": list(_commands(topics, url))},
        "oauth_config": {**({"redirect_urls": [_redirect_url(url)]} if url else {}), "scopes": scopes},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def _events_url(url: str | None) -> str:
    parts = urlsplit((url or "").strip())
    if parts.scheme != "https" or not parts.hostname:
        raise NotConfigured("slack-address-invalid", address=repr(url)) if url else NotConfigured("slack-address-missing")
    return urlunsplit(parts if parts.path.strip("/") else parts._replace(path=EVENTS_PATH))


def _redirect_url(events_url: str) -> str:
    """Beside the events where those are where we serve them, else at the root of the same server."""
    parts = urlsplit(events_url)
    before = parts.path.removesuffix(EVENTS_PATH) if parts.path.endswith(EVENTS_PATH) else ""
    return urlunsplit(parts._replace(path=before + REDIRECT_PATH, query="", fragment=""))


def _commands(topics: Sequence[TopicName], url: str | None) -> Iterator[dict[str, Any]]:
    address = {"url": url} if url else {}
    hint = "[topic] stats | ask [question] | latest | add | digest | help"
    yield {"command": f"/{ROOT}", **address, "description": "What is known, with sources", "usage_hint": hint, "should_escape": True}
    names: dict[str, str] = {}
    for topic in topics:
        if topic.slash and _COMMAND.fullmatch(topic.slash) and topic.slash not in ROOTS:
            names.setdefault(topic.slash, topic.name)
    for slash, name in list(names.items())[: MOST_COMMANDS - 1]:
        yield {
            "command": f"/{slash}",
            **address,
            "description": f"What is known about {name}, with sources"[:2000],
            "usage_hint": "stats | timeline | quotes | sources [since:2024]",
            "should_escape": True,
        }
