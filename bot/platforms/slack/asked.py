"""What somebody asks and is answered, and the adapter's own answers: what it says where the bot was not asked or could not be."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.core.document import Document, Outcome, paragraph
from bot.core.front import Interrupted
from bot.core.language import say
from bot.core.reference import current_reference, new_reference
from bot.core.refusals import failure
from bot.core.request import Attachment
from bot.platforms.slack.incoming import Json, linked_article, typed_text
from bot.platforms.slack.message import SlackMessage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: a command line, or the token of a button that stands for one; ``files`` as Slack shows them, ``texts`` as they
    are. ``form``: a button for the form that the line fills in. ``replace``: a button whose answer takes the place of its message.
    ``noted`` is the id of a request that was written down, ``interrupted`` what is known of one that comes back after a restart."""

    line: str
    token: str | None = None
    shared: bool = False
    form: bool = False
    replace: bool = False
    files: tuple[Json, ...] = ()
    texts: tuple[Attachment, ...] = ()
    thread: str = ""  #: in which it is asked
    noted: str = ""
    interrupted: Interrupted | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as messages, and whether it is what was asked for, not a mistake or a refusal. Without messages a form was opened."""

    messages: tuple[SlackMessage, ...] = ()
    succeeded: bool = False
    document: Document | None = None
    reference: str = ""  #: by which the log knows it


def may_be_public(document: Document) -> bool:
    """Whether an answer that was asked for in front of all may be given so: refusals and what is for editors are for the asker alone."""
    return not document.confidential and document.outcome is not Outcome.REFUSED


def added(message: Json, bot_user: str | None, word: str, day: str) -> Asked:
    """A message that is to be added or suggested: its files, the article that it links to, or its own text."""
    line = f"/brief {word}{f' posted:{day}' if day else ''}"
    words, shown = typed_text(str(message.get("text") or ""), bot_user), tuple(message.get("files") or ())
    if not shown and (url := linked_article(words)):
        return Asked(f"{line} {url}")
    return Asked(line, files=shown, texts=(Attachment("message.txt", words.encode()),) if words else ())


def message_of(event: Json) -> str:
    """What makes a message one and the same, however often Slack tells of it."""
    return f"{event.get('channel')}/{event.get('ts')}"


def token_refused() -> str:
    return say(
        "Slack no longer accepts my token: I can answer commands and buttons, but post no digests and answer no mentions. "
        "Please tell whoever runs this bot."
    )


def button_gone() -> Document:
    words = say("I no longer know what this button stood for. Send the command again.")
    return Document(title=say("This button is too old"), blocks=(paragraph(words),), outcome=Outcome.REFUSED, code="button-gone")


def form_not_opened() -> Document:
    words = say("Press the button once more; nothing was done.")
    return Document(title=say("The form could not be opened"), blocks=(paragraph(words),), outcome=Outcome.REFUSED, code="form-unopened")


def broken() -> Document:
    """The document for an error of ours, which is logged under the reference that is shown."""
    reference = current_reference() or new_reference()
    log.exception("request %s failed in Slack", reference)
    return failure(reference)
