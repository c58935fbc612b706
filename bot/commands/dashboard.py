"""/brief dashboard: what is new, the asker's digests, what waits for them and what they can do next; Slack shows it as the App Home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.commands.desk import Desk
from bot.commands.digest.command import own_subscriptions
from bot.commands.digest.listing import digest_table
from bot.commands.latest import LatestOptions, latest
from bot.commands.review import showing as review
from bot.core.command import Command, NoOptions
from bot.core.document import Block, Choice, Choices, Document, Heading, Hint, Outcome, Page, Sources, Table, paragraph
from bot.core.language import say
from bot.core.offering import typed_name
from bot.core.request import Role
from storage.digests.records import Subscription

#: How many articles and entries are shown of the latest, how many rows of the other parts, and how many topics are offered.
_LATEST, _ROWS, _TOPICS = 6, 4, 5
#: When a digest comes that is asked for with one press.
_SCHEDULE = "weekdays 09:00"


async def dashboard(options: NoOptions, desk: Desk) -> Document:
    """The answers of other commands below one another, each cut down to its first lines, with a button for all of it."""
    own = await own_subscriptions(desk)
    blocks = [
        Choices(choices=tuple(_first_steps(desk))),
        *(await _review(desk) if desk.role >= Role.EDITOR else ()),
        *(await _digests(own, desk) if desk.role >= Role.MEMBER else ()),
        *(await _topics(own, desk)),
        *(await _latest(desk)),
    ]
    return Document(title=say("Your briefing"), blocks=tuple(blocks), confidential=True)


def _first_steps(desk: Desk) -> Iterator[Choice]:
    yield Choice(label=say("Ask a question"), line="/brief ask", form=True, primary=True)
    if desk.role >= Role.EDITOR:
        yield Choice(label=say("Add an article"), line="/brief add", form=True)
    elif desk.role >= Role.MEMBER:
        yield Choice(label=say("Suggest an article"), line="/brief suggest", form=True)
    if desk.role >= Role.ADMIN:
        yield Choice(label=say("Follow a feed"), line="/brief feed add", form=True)
        yield Choice(label=say("Follow a new topic"), line="/brief topic add", form=True)
    yield Choice(label=say("Help"), line="/brief help")


async def _review(desk: Desk) -> Iterator[Block]:
    """What waits for review, with its number in the heading."""
    return _part(await review.list_(review.ListOptions(), desk), "/brief review list")


async def _digests(own: Sequence[Subscription], desk: Desk) -> list[Block]:
    heading = Heading(text=say("Your digests"))
    if not own:
        line = f"/brief digest subscribe me {_SCHEDULE}"
        return [heading, paragraph(say("You get no digests yet. Type:"), " ", Hint(line=line))]
    more = [_more("/brief digest list")] if len(own) > _ROWS or desk.role >= Role.ADMIN else []
    return [heading, digest_table(own[:_ROWS], desk), *more]


async def _topics(own: Sequence[Subscription], desk: Desk) -> list[Block]:
    """The best known topics: whoever may have digests of their own gets those offered that none of theirs is on, others their figures."""
    may_follow = desk.role >= Role.MEMBER and (await desk.store.workspace_settings()).personal_limit > len(own)
    followed = {name for one in own for name in one.topics}
    known = await desk.best_known(_TOPICS + len(followed))
    left = [topic for topic in known if topic.name not in followed][:_TOPICS]
    if not left or (own and not all(one.topics for one in own)):  # a digest on all topics has them already
        return []
    lines = [(topic.name, typed_name(topic)) for topic in left]
    if may_follow:
        choices = [Choice(label=name[:75], line=f"/brief digest subscribe me {typed} {_SCHEDULE}") for name, typed in lines]
        return [
            Heading(text=say("Topics to follow")),
            paragraph(say("One press brings you a digest on it, weekdays at 09:00:")),
            _row(choices),
        ]
    return [Heading(text=say("Topics")), _row([Choice(label=name[:75], line=f"/brief stats {typed}") for name, typed in lines])]


def _row(choices: Sequence[Choice]) -> Choices:
    return Choices(choices=tuple(choices))


async def _latest(desk: Desk) -> Iterator[Block]:
    return _part(await latest(LatestOptions(limit=_LATEST), desk), "/brief latest limit:20")


def _part(document: Document, line: str) -> Iterator[Block]:
    """The answer as a part of a longer one: its title as a heading, its first rows, its sources in one line, a button for all of it."""
    yield Heading(text=document.title)
    for block in document.blocks:
        match block:
            case Table():
                yield block.model_copy(update={"rows": block.rows[:_ROWS]})
            case Sources():
                yield block.model_copy(update={"folded": True})
            case Page():
                continue
            case _:
                yield block
    if document.outcome is Outcome.ANSWER:
        yield _more(line)


def _more(line: str) -> Choices:
    return Choices(choices=(Choice(label=say("Show all"), line=line),))


COMMAND: Command[Desk] = Command(
    ("report", "dashboard"),
    "what is new, your digests, and what waits for you",
    NoOptions,
    dashboard,
    shortcut=True,
    examples=("/brief dashboard",),
)
