"""The Web API's methods, as far as a briefing bot calls them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.fake_slack.blockkit import problems
from tests.fake_slack.modals import view_problems
from tests.fake_slack.workspace import Channel, Json, Upload, message_problem

if TYPE_CHECKING:
    from tests.fake_slack.server import FakeSlack

#: The most bytes of text, as it is escaped, that chat.update takes: far fewer than chat.postMessage.
LONGEST_TEXT_OF_AN_EDIT = 4_000
#: The scopes that this fake knows to be needed for something.
SCOPES = {
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "metadata.message:read",
    "reactions:write",
    "usergroups:read",
    "users:read",
}
_SCOPES = {
    "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "conversations.info": "channels:read",
    "conversations.members": "groups:read",
    "conversations.join": "channels:join",
    "usergroups.users.list": "usergroups:read",
    "conversations.open": "im:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "reactions.add": "reactions:write",
    "users.info": "users:read",
    "users.list": "users:read",
}


def call(slack: FakeSlack, method: str, arguments: Json, token: str) -> Json:
    """The answer of one method; what it changes is changed."""
    if method == "apps.connections.open":
        return slack.sockets.open(token)
    if method == "oauth.v2.access":
        return slack.teams.exchange(arguments, token)
    handler = _METHODS.get(method)
    if handler is None:
        return _error("unknown_method")
    if isinstance(problem := slack.teams.take(token), str):
        return _error(problem)
    needed = _SCOPES.get(method)
    if needed in slack.without_scopes:
        return {**_error("missing_scope"), "needed": needed}
    return handler(slack, arguments)


def _error(word: str) -> Json:
    return {"ok": False, "error": word}


def _known_channel(slack: FakeSlack, channel: object) -> Channel | None:
    """The channel, if the workspace that speaks has it: those of others don't exist for its token."""
    found = slack.channels.get(str(channel))
    if found is None and (person := slack.users.get(str(channel).removeprefix("D"))) and str(channel).startswith("D"):
        return None if _belongs_elsewhere(slack, person.id) else Channel(str(channel), "directmessage", team=slack.teams.speaking.id)
    return found if found is not None and found.team == slack.teams.speaking.id else None


def _belongs_elsewhere(slack: FakeSlack, user: object) -> bool:
    """Whether this is somebody of another workspace that has the app; strangers of shared channels can be looked up."""
    found = slack.users.get(str(user))
    return found is not None and slack.teams.get(found.team).id == found.team and found.team != slack.teams.speaking.id


def _auth_test(slack: FakeSlack, arguments: Json) -> Json:
    team = slack.teams.speaking
    found = {"url": "https://acme.slack.example/", "team": team.name, "user": "briefing", "team_id": team.id}
    return {"ok": True, **found, "user_id": team.bot_user, "bot_id": team.bot_id, "is_enterprise_install": False}


def _users_info(slack: FakeSlack, arguments: Json) -> Json:
    if _belongs_elsewhere(slack, arguments.get("user")):
        return _error("user_not_found")
    user = slack.users.get(str(arguments.get("user")))
    return {"ok": True, "user": user.info()} if user else _error("user_not_found")


def _users_list(slack: FakeSlack, arguments: Json) -> Json:
    found = [user.info() for user in slack.users.values() if user.team == slack.teams.speaking.id]
    start, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
    more = str(start + limit) if start + limit < len(found) else ""
    return {"ok": True, "members": found[start : start + limit], "response_metadata": {"next_cursor": more}}


def _open(slack: FakeSlack, arguments: Json) -> Json:
    user = str(arguments.get("users"))
    if user not in slack.users or _belongs_elsewhere(slack, user):
        return _error("user_not_found")
    return {"ok": True, "channel": {"id": f"D{user}"}}


def _group_users(slack: FakeSlack, arguments: Json) -> Json:
    group = slack.groups.get(str(arguments.get("usergroup")))
    return {"ok": True, "users": sorted(group.users)} if group else _error("no_such_subteam")


def _post(slack: FakeSlack, arguments: Json) -> Json:
    channel, team = str(arguments.get("channel")), slack.teams.speaking
    if _belongs_elsewhere(slack, channel.removeprefix("D")):
        return _error("channel_not_found")
    if channel in slack.users:
        if "im:write" in slack.without_scopes:
            return {**_error("missing_scope"), "needed": "im:write"}
        channel = f"D{channel}"
    elif not channel.startswith("D"):
        known = _known_channel(slack, channel)
        if known is None:
            return _error("channel_not_found")
        if known.archived:
            return _error("is_archived")
        if not known.has_bot:
            return _error("not_in_channel")
    if problem := message_problem(arguments, slack.unknown_blocks):
        word, _, details = problem.partition(": ")
        return {**_error(word), "response_metadata": {"messages": [details]}}
    kept = ("text", "blocks", "metadata", "thread_ts", "unfurl_links", "unfurl_media")
    message: Json = {"type": "message", "ts": slack.new_ts(), "user": team.bot_user, "bot_id": team.bot_id}
    message |= {name: arguments[name] for name in kept if name in arguments}
    slack.messages[channel].append(message)
    if (thread := (channel, str(arguments.get("thread_ts")))) in slack.threads:
        slack.threads[thread] = ""  # an answer ends the status
    return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}


def _post_ephemeral(slack: FakeSlack, arguments: Json) -> Json:
    channel, user = str(arguments.get("channel")), str(arguments.get("user"))
    if channel not in slack.channels:
        return _error("channel_not_found")
    if not slack.channels[channel].has_bot:
        return _error("not_in_channel")
    if user not in slack.users:
        return _error("user_not_in_channel")
    if problem := message_problem(arguments, slack.unknown_blocks):
        return _error(problem.partition(": ")[0])
    kept = {name: arguments[name] for name in ("text", "blocks", "thread_ts") if arguments.get(name)}
    slack.ephemeral.append({"channel": channel, "user": user, "text": "", "blocks": [], **kept})
    return {"ok": True, "message_ts": slack.new_ts()}


def _react(slack: FakeSlack, arguments: Json) -> Json:
    channel, stamp = str(arguments.get("channel")), str(arguments.get("timestamp"))
    if _known_channel(slack, channel) is None:
        return _error("channel_not_found")
    slack.reactions.append((channel, stamp, str(arguments.get("name"))))
    return {"ok": True}


def _open_view(slack: FakeSlack, arguments: Json) -> Json:
    trigger, view = str(arguments.get("trigger_id") or ""), arguments.get("view")
    exchange = slack.exchanges.get(trigger.removesuffix(".trigger"))
    if exchange is None:
        return _error("invalid_trigger_id")
    if time.monotonic() - exchange.started > slack.trigger_seconds:
        return _error("expired_trigger_id")
    if exchange.view is not None:
        return _error("exchanged_trigger_id")
    view = json.loads(view) if isinstance(view, str) else view
    if found := view_problems(view):
        return {**_error("invalid_arguments"), "response_metadata": {"messages": found}}
    assert isinstance(view, dict)
    exchange.view = {**view, "id": f"V{len(slack.exchanges):08d}", "team_id": slack.team, "hash": slack.new_ts(), "bot_id": slack.bot_id}
    return {"ok": True, "view": exchange.view}


def _update(slack: FakeSlack, arguments: Json) -> Json:
    channel, ts = str(arguments.get("channel")), arguments.get("ts")
    if _known_channel(slack, channel) is None:
        return _error("channel_not_found")
    message = next((one for one in slack.messages[channel] if one["ts"] == ts), None)
    if message is None:
        return _error("message_not_found")
    if message.get("bot_id") != slack.teams.speaking.bot_id:
        return _error("cant_update_message")
    if len(str(arguments.get("text") or "").encode()) > LONGEST_TEXT_OF_AN_EDIT:
        return _error("msg_too_long")
    if problem := message_problem(arguments, slack.unknown_blocks):
        return _error(problem.partition(": ")[0])
    message |= {name: arguments[name] for name in ("text", "blocks", "metadata") if name in arguments}
    message["edited"] = {"user": slack.teams.speaking.bot_user, "ts": slack.new_ts()}
    return {"ok": True, "channel": channel, "ts": ts, "text": message.get("text", ""), "message": message}


def _history(slack: FakeSlack, arguments: Json) -> Json:
    channel = str(arguments.get("channel"))
    if (known := _known_channel(slack, channel)) is None:
        return _error("channel_not_found")
    if not known.has_bot:
        return _error("not_in_channel")
    shown = [one for one in slack.messages[channel] if one.get("thread_ts", one["ts"]) == one["ts"]]
    return _page(slack, shown[::-1], arguments)


def _replies(slack: FakeSlack, arguments: Json) -> Json:
    if _known_channel(slack, arguments.get("channel")) is None:
        return _error("channel_not_found")
    thread = str(arguments.get("ts"))
    shown = [one for one in slack.messages[str(arguments.get("channel"))] if thread in (one["ts"], one.get("thread_ts"))]
    return _page(slack, shown, arguments)


def _page(slack: FakeSlack, messages: list[Json], arguments: Json) -> Json:
    """A page of the messages, which come in the order in which Slack shows them: a channel from its newest one on, a thread from its first
    one on."""
    oldest, limit, start = float(arguments.get("oldest") or 0), int(arguments.get("limit") or 100), int(arguments.get("cursor") or 0)
    wanted = [one for one in messages if float(one["ts"]) >= oldest]
    with_metadata = _true(arguments.get("include_all_metadata")) and "metadata.message:read" not in slack.without_scopes
    page = [one if with_metadata else {k: v for k, v in one.items() if k != "metadata"} for one in wanted[start : start + limit]]
    more = start + limit < len(wanted)
    return {"ok": True, "messages": page, "has_more": more, "response_metadata": {"next_cursor": str(start + limit) if more else ""}}


def _true(value: object) -> bool:
    return str(value).lower() in ("1", "true")


def _channel_info(slack: FakeSlack, arguments: Json) -> Json:
    channel = _known_channel(slack, arguments.get("channel"))
    if channel is None or (channel.private and not channel.has_bot):
        return _error("channel_not_found")
    return {
        "ok": True,
        "channel": {"id": channel.id, "name": channel.name, "is_member": channel.has_bot, "is_archived": channel.archived}
        | {"is_private": channel.private},
    }


def _channel_members(slack: FakeSlack, arguments: Json) -> Json:
    channel = _known_channel(slack, arguments.get("channel"))
    if channel is None or (channel.private and not channel.has_bot):
        return _error("channel_not_found")
    return {"ok": True, "members": list(channel.members), "response_metadata": {"next_cursor": ""}}


def _join(slack: FakeSlack, arguments: Json) -> Json:
    channel = _known_channel(slack, arguments.get("channel"))
    if channel is None:
        return _error("channel_not_found")
    if channel.archived:
        return _error("is_archived")
    if channel.private:
        return _error("method_not_supported_for_channel_type")
    channel.has_bot = True
    return {"ok": True, "channel": {"id": channel.id}}


def _upload_address(slack: FakeSlack, arguments: Json) -> Json:
    name, length = str(arguments.get("filename") or ""), int(arguments.get("length") or 0)
    if not name or length < 1:
        return _error("invalid_arguments")
    shown = slack.add_file(name, b"", "text/csv")
    slack.uploads[shown["id"]] = Upload(name, length)
    return {"ok": True, "file_id": shown["id"], "upload_url": f"{slack.url}/upload/{shown['id']}"}


def _complete_upload(slack: FakeSlack, arguments: Json) -> Json:
    listed = arguments.get("files")
    files = json.loads(listed) if isinstance(listed, str) else listed or []
    channel = str(arguments.get("channel_id"))
    known = _known_channel(slack, channel)
    if not channel.startswith("D") and (known is None or not known.has_bot):
        return _error("channel_not_found" if known is None else "not_in_channel")
    for one in files:
        upload = slack.uploads.get(str(one.get("id")))
        if upload is None or len(slack.files[one["id"]][0]) != upload.length:
            return _error("file_not_found")
        upload.channel, upload.title, upload.thread = channel, str(one.get("title") or ""), str(arguments.get("thread_ts") or "")
    return {"ok": True, "files": [{"id": one["id"], "title": one.get("title")} for one in files]}


def _in_thread(slack: FakeSlack, arguments: Json) -> str | None:
    """The error of a call for a thread of the assistant that there is not; None where there is one."""
    if not slack.has_assistant:
        return "feature_not_enabled"
    if _known_channel(slack, arguments.get("channel_id")) is None:
        return "channel_not_found"
    return None if (str(arguments["channel_id"]), str(arguments.get("thread_ts"))) in slack.threads else "invalid_thread_ts"


def _set_status(slack: FakeSlack, arguments: Json) -> Json:
    if error := _in_thread(slack, arguments):
        return _error(error)
    if not isinstance(arguments.get("status"), str):
        return _error("invalid_arguments")
    slack.threads[str(arguments["channel_id"]), str(arguments["thread_ts"])] = arguments["status"]
    return {"ok": True}


def _set_prompts(slack: FakeSlack, arguments: Json) -> Json:
    if error := _in_thread(slack, arguments):
        return _error(error)
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= 4 or not all(one.get("title") and one.get("message") for one in prompts):
        return _error("invalid_arguments")
    slack.prompts[str(arguments["channel_id"])] = prompts
    return {"ok": True}


def _publish(slack: FakeSlack, arguments: Json) -> Json:
    if _belongs_elsewhere(slack, arguments.get("user_id")):
        return _error("user_not_found")
    view = arguments.get("view")
    view = json.loads(view) if isinstance(view, str) else view
    if not isinstance(view, dict) or view.get("type") != "home":
        return _error("invalid_arguments")
    if found := problems(view.get("blocks", []), most=100):
        return {**_error("invalid_blocks"), "response_metadata": {"messages": found}}
    user = str(arguments.get("user_id"))
    if user not in slack.users:
        return _error("user_not_found")
    if (seen := arguments.get("hash")) and seen != slack.home.get(user, {}).get("hash"):
        return _error("hash_conflict")
    slack.home[user] = {**view, "id": f"V{user}", "hash": slack.new_ts(), "team_id": slack.teams.speaking.id}
    return {"ok": True, "view": slack.home[user]}


_METHODS: dict[str, Callable[[FakeSlack, Json], Json]] = {
    "assistant.threads.setStatus": _set_status,
    "assistant.threads.setSuggestedPrompts": _set_prompts,
    "auth.test": _auth_test,
    "usergroups.users.list": _group_users,
    "users.info": _users_info,
    "users.list": _users_list,
    "conversations.open": _open,
    "files.getUploadURLExternal": _upload_address,
    "files.completeUploadExternal": _complete_upload,
    "chat.postMessage": _post,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "conversations.history": _history,
    "conversations.replies": _replies,
    "conversations.info": _channel_info,
    "conversations.members": _channel_members,
    "conversations.join": _join,
    "reactions.add": _react,
    "views.open": _open_view,
    "views.publish": _publish,
}
