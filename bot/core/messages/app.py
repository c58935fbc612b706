"""The sentences of errors of the command line, the settings and ``bot/app``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "address-not-free": ("{address} can't be listened on: {reason}.", "Set HOST and PORT to a free address, such as PORT=3001."),
    "article-file-is-folder": ("it is a folder.", "Give the files in it: briefing-bot add {folder}/*"),
    "article-file-not-opened": ("it can't be opened: {reason}.", "Check the path and its permissions."),
    "discord-ended": ("Discord ended the connection: {reason}.", "Run: briefing-bot doctor"),
    "discord-ended-without-reason": ("Discord ended the connection: no reason given.", "Run: briefing-bot doctor"),
    "file-is-folder": ("{path} is a folder.", "Give the files in it: briefing-bot add {folder}/*"),
    "file-not-opened": ("{path} can't be opened: {reason}.", "Check the path and its permissions."),
    "platform-not-set-up": (
        "No platform is set up: none of SLACK_BOT_TOKEN, SLACK_CLIENT_ID and DISCORD_TOKEN is set.",
        "Set one in the environment or in .env; the README tells where to get it. Without one, there is: briefing-bot chat",
    ),
    "discord-shards-unusable": (
        "DISCORD_SHARD_IDS is {ids}, which does not go with DISCORD_SHARD_COUNT.",
        "Set DISCORD_SHARD_COUNT to the number of all shards, the same in every process; shards are numbered from 0 on.",
    ),
    "setting-missing": ("{name} is not set.", "Get it from {where}, and set it in the environment or in .env."),
    "setting-unusable": ("{name} can't be used: {reason}.", "Correct it in the environment or in .env."),
    "setting-unusable-unnamed": ("a setting can't be used: {reason}.", "Correct it in the environment or in .env."),
    "settings-file-unreadable": ("{path} can't be read: {reason}.", "Correct it, or name another file in BRIEFING_CONFIG."),
    "settings-unknown": ("{path} has settings that I don't know: {names}.", "The README has a table of all of them."),
    "too-busy": ("I'm busy: more is asked of me at the moment than I can answer.", "Nothing was done; please try again in a moment."),
    "previous-secret-missing": (
        "SLACK_PREVIOUS_CLIENT_SECRET is not set, with whose key the tokens are sealed.",
        "Set it to the client secret from before, and SLACK_CLIENT_SECRET to the new one; then run it again.",
    ),
    "workspace-unknown": ("Nothing is kept of a workspace {workspace}.", "briefing-bot workspace list shows all of them."),
}
