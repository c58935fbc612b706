"""The few web pages of installing: plain HTML that loads nothing, each with what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

#: Pages load nothing from elsewhere, send no referrer and are not cached: their address holds a one-time code.
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_STYLE = (
    "body{font:17px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.2em;color:#1d1c1d;background:#fff}"
    "h1{font-size:1.5em}code{background:#f4f4f4;padding:.1em .35em;border-radius:4px}"
    "a.button{display:inline-block;padding:.6em 1.1em;border-radius:6px;background:#1d3557;color:#fff;text-decoration:none}"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an install did not work: what happened and what to do, in words; ``again`` offers to start again."""

    title: str
    happened: str
    then: str
    again: bool = True
    status: int = 400


_OPERATOR = "Nothing was stored. Whoever runs this bot has to mend it; briefing-bot doctor tells how."

DENIED = Failure(
    "Nothing was installed",
    "You did not allow the app in Slack.",
    "If that was a mistake, or you meant another workspace, begin again.",
    status=200,
)
APPROVAL = Failure(
    "Slack did not install the app",
    "Your workspace may let nobody but its admins install apps.",
    "Ask an admin of the workspace to approve the app or to install it, or begin again.",
)
OTHER_BROWSER = Failure(
    "This was not begun in this browser",
    "For safety, an install has to end in the browser in which it began, at an https address, with cookies allowed.",
    "Nothing was stored. Begin again here.",
)
OLD_STATE = Failure(
    "This link is used up", "It was used before, or it is older than ten minutes.", "Nothing was stored this time. Begin again.", status=401
)
OLD_CODE = Failure(
    "Slack does not take this code any more",
    "It was used before, or it is older than ten minutes.",
    "Nothing was stored this time. Begin again.",
    status=401,
)
ORGANISATION = Failure(
    "Install it in a workspace instead",
    "This was an install for a whole Enterprise organisation. The bot keeps everything apart by workspace, and can't be installed so.",
    "Nothing was stored. Begin again, and choose one workspace in Slack; do so for each that wants it. "
    "An admin may remove the app from the organisation.",
)
ROTATION = Failure(
    "This app's tokens expire",
    "In the app's settings token rotation is on, which this bot does not take part in.",
    "Nothing was stored. Whoever runs this bot has to make the app anew from what briefing-bot manifest prints, which leaves it off.",
    again=False,
    status=500,
)
WRONG_APP = Failure(
    "The bot is not set up for this",
    "Slack does not accept the app's client id and secret, or its redirect address.",
    _OPERATOR,
    again=False,
    status=500,
)
UNREACHABLE = Failure(
    "Slack could not be asked", "Slack gave no usable answer just now.", "Nothing was stored. Wait a moment, then begin again.", status=502
)
NOT_STORED = Failure(
    "The install could not be stored",
    "Slack has installed the app, but its token could not be stored here.",
    "Begin again, which does no harm; if that does not help, tell whoever runs this bot.",
    status=500,
)
BROKEN = Failure(
    "Something went wrong here",
    "That was a mistake of this bot; it is logged.",
    "Begin again, which does no harm; if that does not help, tell whoever runs this bot.",
    status=500,
)
UNKNOWN = Failure("The install did not work", "Slack gave a reason that this bot does not know.", "Nothing was stored. Begin again.")

#: The failure behind a word of Slack or of Bolt. The words come in by the address, so that none is ever shown.
FAILURES = {
    "access_denied": DENIED,
    "bad_client_secret": WRONG_APP,
    "bad_redirect_uri": WRONG_APP,
    "cannot_install_an_org_installed_app": ORGANISATION,
    "code_already_used": OLD_CODE,
    "invalid_browser": OTHER_BROWSER,
    "invalid_client_id": WRONG_APP,
    "invalid_code": OLD_CODE,
    "invalid_scope": WRONG_APP,
    "invalid_scope_requested": WRONG_APP,
    "invalid_state": OLD_STATE,
    "invalid_team_for_non_distributed_app": Failure(
        "The app may not leave its workspace",
        "In Slack's settings the app is not distributed, so that only its own workspace can install it.",
        "Nothing was stored. Whoever runs this bot turns it on at api.slack.com/apps, under Manage Distribution.",
        again=False,
    ),
    "missing_code": OLD_CODE,
    "not_approved": APPROVAL,
    "org_login_required": ORGANISATION,
    "unapproved_scope": APPROVAL,
}


def install_page(authorize_url: str) -> str:
    """The page that leads to Slack, where the workspace is chosen."""
    return _page(
        "Add the briefing bot to Slack",
        "<p>It answers what is known about the companies and products your team follows, each figure proved by its sentence.</p>"
        "<p>What your workspace adds is seen by your workspace alone. It reads a channel only where it is invited.</p>"
        f'<p><a class="button" href="{escape(authorize_url)}">Add to Slack</a></p>'
        "<p>The next page is Slack’s: choose the workspace at the top right.</p>",
    )


def installed_page(workspace: str, slack_url: str) -> str:
    """The page after it worked: what to type first."""
    return _page(
        f"Installed in {workspace or 'your workspace'}",
        "<p>Go back to Slack and type <code>/brief help</code>. The bot has sent you a message with what comes next.</p>"
        f'<p><a class="button" href="{escape(slack_url)}">Open Slack</a></p>',
    )


def failure_page(failure: Failure) -> str:
    """The page after it did not work."""
    # Relative, so that it also leads there behind a proxy that has put its own path in front.
    again = '<p><a class="button" href="install">Begin again</a></p>' if failure.again else ""
    return _page(failure.title, f"<p>{escape(failure.happened)}</p><p>{escape(failure.then)}</p>{again}")


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><title>{escape(title)}</title><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{body}</body></html>"
    )
