"""The sentences of errors that are raised in ``bot/platforms``: what went wrong, and what to do next."""

from __future__ import annotations

_DISCORD_INVITE = (
    "Let the bot into the channel (channel settings, Permissions: View Channel, Send Messages, Embed Links), or subscribe another one."
)
#: What to do about an answer of Discord that stays as it is, by what is wrong.
_DISCORD_NEXT_STEPS = {
    "other": "",
    "bot-removed": "The bot is no longer in that server: invite it again with the link that briefing-bot doctor prints.",
    "channel-gone": "The channel is gone: subscribe another one with /brief digest subscribe.",
    "message-gone": "Somebody deleted the message; there is nothing to mend.",
    "no-access": _DISCORD_INVITE,
    "no-direct-messages": "That person takes no direct messages from this bot.",
    "no-text-channel": "That channel takes no messages: subscribe a text channel.",
    "thread-archived": "The thread is archived: reopen it, or subscribe another channel.",
}

_SLACK_SCOPES = "Update the app with the manifest that briefing-bot manifest prints, and reinstall it."
#: The same for Slack.
_SLACK_NEXT_STEPS = {
    "archived": "Unarchive the channel, or subscribe another one.",
    "message-gone": "Somebody deleted the message; there is nothing to mend.",
    "missing-scope": _SLACK_SCOPES,
    "not-in-channel": "Type /invite and the bot's name in that channel, then try again.",
    "posting-restricted": "Ask an admin of the workspace who may post in that channel, or subscribe another one.",
    "token-refused": "Reinstall the app in Slack and set SLACK_BOT_TOKEN to its new bot token.",
}
SLACK_INSTALL_AGAIN = "Install it again: open the bot's own address with /slack/install, which whoever runs it can tell you."
_SLACK_COPY_TOKENS = "Copy it again from your app's page: the bot token under OAuth & Permissions, the app token under Basic Information."
_SLACK_PUBLIC_ADDRESS = "Give the address that reaches it, or use Socket Mode, which needs none."

SENTENCES: dict[str, tuple[str, str]] = {
    # Both.
    "form-not-opened": ("The form could not be opened.", "Press the button once more; nothing was done."),
    "request-with-file-interrupted": ("I was restarted while I read your file. Nothing was stored.", "Please send it once more."),
    # Discord: starting.
    "discord-connection-ended": (
        "Discord ended the connection: {error}.",
        "Check the bot's settings in the Developer Portal, then start again.",
    ),
    "discord-token-refused": (
        "Discord does not accept DISCORD_TOKEN.",
        "Copy the bot's token from the Developer Portal (your application, Bot, Reset Token) into DISCORD_TOKEN.",
    ),
    "discord-unreachable": (
        "Discord can't be reached at {address}: {error}.",
        "Check the network, and DISCORD_API_URL if it is set; then start again.",
    ),
    # Discord: answering.
    "discord-button-unknown": ("That button is not known here any more.", "Type the command again: /brief help lists them."),
    "discord-message-empty": ("That message has no text, link or file that I can read.", "Paste the text behind /brief add."),
    "discord-reply-unreadable": (
        "Discord does not let me read the message that you reply to.",
        "Open the menu of that message (right-click it, or hold it), then Apps, then “Add to the briefing”.",
    ),
    "discord-forum-without-tags": (
        "{channel} wants a tag on each post, and has none that I may use.",
        "Make a tag in that forum, or let posts have none there.",
    ),
    "discord-page-unknown": ("These pages are not kept any more: they are for a day.", "Ask again, and they are there."),
    "discord-form-unknown": ("That form is not known here any more.", "Type the command again: /brief help lists them."),
    "discord-bot-left-server": ("I am not in that server any more.", "Ask an admin of it to invite me again."),
    "discord-person-left-server": ("You are not in {server} any more.", "Nothing was changed."),
    "discord-member-not-found": ("Discord does not tell who you are in that server.", "Press the button again in a moment."),
    "discord-file-too-large": (
        "{file} has {megabytes} MB; files of up to {limit} MB are read.",
        "Hand in its text as a smaller file, or give its address: /brief add https://…",
    ),
    "discord-file-not-downloaded": ("{file} could not be downloaded from Discord.", "Try again in a moment."),
    # Discord: digests.
    "discord-not-connected": ("The bot is not connected to Discord yet.", ""),
    "discord-token-refused-later": ("Discord no longer accepts the bot's token; set DISCORD_TOKEN anew.", ""),
    "discord-paused": ("Discord can't take the message now: it wants none for a while.", ""),
    "discord-busy": ("Discord can't take the message now: {error}.", ""),
    "discord-message-without-id": ("Discord's answer names no message.", ""),
    "discord-outcome-unknown": ("Discord did not say whether it posted the message: {error}.", ""),
    "discord-part-too-long": ("That part of the digest does not fit one Discord message.", "Send the digest again; it is split anew."),
    "discord-channel-takes-no-messages": ("#{channel} takes no messages itself.", "Subscribe a text channel, or a thread in it."),
    "discord-channel-unseen": ("I can't see this channel, so I can't post in it.", _DISCORD_INVITE),
    "discord-permissions-missing": (
        "I can't post in #{channel}: I lack {missing}.",
        "Give me that (channel settings, Permissions), or subscribe another channel; nothing was subscribed.",
    ),
    "discord-thread-locked": ("The thread {channel} is archived and locked.", "Reopen it, or subscribe another channel."),
    "discord-channel-invalid": ("“{channel}” is no Discord channel.", "Subscribe the channel again from within it."),
    "discord-history-busy": ("Discord does not show the channel's messages now: {error}.", ""),
    "discord-history-too-long": (
        "The channel has more than {count} messages since then.",
        "Look for the digest in the channel by its reference.",
    ),
    "discord-history-forbidden": (
        "The bot may not read that channel's history, so nobody knows whether the digest is there.",
        "Give it the permission Read Message History in that channel.",
    ),
    **{
        f"discord-message-refused-{reason}": ("Discord refuses the message: {error} ({number}).", next_step)
        for reason, next_step in _DISCORD_NEXT_STEPS.items()
    },
    **{
        f"discord-history-unreadable-{reason}": ("Discord shows no messages of that channel: {error}.", next_step)
        for reason, next_step in _DISCORD_NEXT_STEPS.items()
    },
    # Slack: starting and installing.
    "slack-address-invalid": ("Slack needs the public https address of this bot, not {address}.", _SLACK_PUBLIC_ADDRESS),
    "slack-address-missing": ("Slack needs the public https address of this bot.", _SLACK_PUBLIC_ADDRESS),
    "slack-signing-secret-missing": (
        "SLACK_SIGNING_SECRET is not set.",
        "Copy it from your app's page in Slack under Basic Information, or set SLACK_APP_TOKEN to use Socket Mode.",
    ),
    "slack-token-refused": ("Slack does not accept {variable}: {error}.", _SLACK_COPY_TOKENS),
    "slack-not-installed": ("The app is not installed in this workspace.", SLACK_INSTALL_AGAIN),
    "slack-uninstalled": ("The app was uninstalled from this workspace.", SLACK_INSTALL_AGAIN),
    "slack-token-in-doubt": ("Slack refused the workspace's token just now ({error}).", ""),
    "slack-token-unreadable": ("The workspace's token can't be opened with this SLACK_CLIENT_SECRET.", ""),
    # Slack: digests.
    "slack-unreachable": ("Slack can't be reached: {error}", ""),
    "slack-busy": ("Slack asks to wait before the next message.", ""),
    "slack-message-without-id": ("Slack's answer names no message.", ""),
    "slack-outcome-unknown": ("Slack's answer was lost or unusable ({error}).", ""),
    "slack-history-asks-to-wait": ("Slack asks to wait before the history is read again.", ""),
    "slack-history-busy": ("The history of {channel} can't be read now ({error}).", ""),
    "slack-history-too-long": (
        "There are too many messages in {channel} since the digest went out.",
        "Look in the channel for the reference {reference}.",
    ),
    "slack-message-refused-other": (
        "Slack refuses to post in {channel}: {error}.",
        "Look the word up in Slack's chat.postMessage errors.",
    ),
    "slack-history-unreadable-other": ("The history of {channel} can't be read: {error}.", _SLACK_SCOPES),
    **{
        f"slack-message-refused-{reason}": ("Slack refuses to post in {channel}: {error}.", next_step)
        for reason, next_step in _SLACK_NEXT_STEPS.items()
    },
    **{
        f"slack-history-unreadable-{reason}": ("The history of {channel} can't be read: {error}.", next_step)
        for reason, next_step in _SLACK_NEXT_STEPS.items()
    },
    # The terminal.
    "terminal-prints-once": ("What was printed stays printed.", ""),
}
