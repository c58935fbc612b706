"""slack-bolt's app with our listeners, behind both of Slack's ways in."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.messages.platforms import SLACK_INSTALL_AGAIN
from bot.platforms.slack.answering import Answering
from bot.platforms.slack.buttons import FORM_ACTION, LINE_ACTION, REPLACE_ACTION, SHARE_ACTION
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.installing import Installing
from bot.platforms.slack.manifest import ADD_SHORTCUT, ASK_SHORTCUT
from bot.platforms.slack.modal import FORM, VALUE
from bot.platforms.slack.one_token import OneToken

log = logging.getLogger(__name__)
bolt_log = logging.getLogger("bot.platforms.slack.bolt")


def build_app(config: SlackConfig, client: AsyncWebClient, answering: Answering, workspaces: Installing | OneToken) -> AsyncApp:
    """slack-bolt's app with our listeners; what has none is acknowledged, so that Slack does not send it again."""
    installing = workspaces if isinstance(workspaces, Installing) else None

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        assert isinstance(workspaces, OneToken)
        return await workspaces.authorize(enterprise_id, team_id)

    # Bolt accepts an AsyncAuthorize beside a flow but no function, which its types don't say.
    known: Any = installing.authorize if installing else authorize
    bolt_log.setLevel(logging.ERROR)  # Bolt warns of a token in the environment that it does not use, which is intended
    app = AsyncApp(
        logger=bolt_log,
        name="briefing-bot",
        client=client,
        signing_secret=config.signing_secret,
        authorize=known,
        oauth_flow=installing.flow if installing else None,
        user_facing_authorize_error_message=f"This app is not installed in this workspace any more. {SLACK_INSTALL_AGAIN}",
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )
    bolt_log.setLevel(logging.WARNING)
    app.middleware(GiveClient(workspaces))
    if isinstance(workspaces, OneToken):
        app.event(re.compile("^(app_uninstalled|tokens_revoked)$"))(workspaces.revoked)
    else:
        app.enable_token_revocation_listeners()
    app.command(re.compile(r"^/"))(answering.command)
    app.action(re.compile(f"^({LINE_ACTION}|{SHARE_ACTION}|{FORM_ACTION}|{REPLACE_ACTION})"))(answering.action)
    app.view_submission(FORM)(answering.submission)
    app.options(VALUE)(answering.forms.options)
    app.message_shortcut(ADD_SHORTCUT)(answering.shortcut)
    app.global_shortcut(ASK_SHORTCUT)(answering.ask_shortcut)
    app.event("app_mention")(answering.mention)
    app.event("message")(answering.message)
    app.event("app_home_opened")(answering.home)
    app.event("user_change")(answering.user_change)
    app.event("assistant_thread_started")(answering.thread_started)
    app.error(_on_error)
    return app


class GiveClient(AsyncMiddleware):
    """Gives listeners a client that notices when the workspace has another token, or none. Bolt calls a middleware of this kind directly,
    without looking at the request for what a function may want to have."""

    def __init__(self, workspaces: Installing | OneToken) -> None:
        self._workspaces = workspaces

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's name
    ) -> BoltResponse | None:
        await self._workspaces.give_client(req.context)
        return await next()


async def _on_error(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
    if isinstance(error, BoltUnhandledRequestError):
        log.debug("nothing listens to %s", body.get("type") or body.get("command"))
        return BoltResponse(status=200, body="")
    log.error("a request of Slack failed", exc_info=error)
    return None
