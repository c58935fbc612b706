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
#: What a workspace grants, installed by hand or from our install page: each scope with what it is for and what is lost without it. README
#: has the same words.
NEEDED = {
    "app_mentions:read": "mentions in channels are answered; without it they are not heard",
    "channels:history": "in public channels it is looked up whether a digest came; without it one whose fate is unknown is not sent again",
    "chat:write": "answers and digests are posted; without it nothing is",
    "commands": "`/brief`, the topics' commands and shortcuts; without it they don't exist",
    "files:read": "articles that come as files are read; without it they are refused",
    "groups:history": "the same as `channels:history` for private channels",
    "im:history": "direct messages are answered; without it they are not heard",
    "im:write": "digests of one's own, notices and what is asked in the Home tab come as direct messages; without it they can't be opened",
    "metadata.message:read": "a message is recognised by a hidden mark; without it by its blocks, which takes longer",
    "usergroups:read": "roles of user groups count; without it a group's role gives nobody anything",
    "users:read": "who runs the workspace, who is a guest, language and time zone; without it nobody is an admin and people read only",
}
#: The same of those that may be left out when the app is installed.
OPTIONAL = {
    "assistant:write": "a greeting with things to ask, and a status while a question is read; without it plain direct messages work too",
    "channels:join": "the bot joins a public channel that is subscribed; without it somebody types `/invite`",
    "channels:read": "before a channel is subscribed it is looked whether the bot is in it; without it that shows at the first digest",
    "files:write": "tables come as CSV files; without it they are refused with a word",
    "groups:read": "the same as `channels:read` for private channels",
    "reactions:write": "a question whose answer can't be posted gets a mark; without it that is only in the log",
}
SCOPES, OPTIONAL_SCOPES = tuple(NEEDED), tuple(OPTIONAL)
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
