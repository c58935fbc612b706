"""/brief role: who may do what, given to people and to the platform's own groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.forms import Words
from bot.core.command import Command, FormOffer, ValueKind, field_of, option, options_of, reads
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, note, paragraph, text
from bot.core.errors import BadOption
from bot.core.form import Form, Kind, Pick, form_of
from bot.core.language import say, to_say
from bot.core.patterns import regex
from bot.core.request import Platform, Role, role_word
from bot.core.text import one_line, shorten
from bot.wording.actions import undo_button
from bot.wording.people import People
from storage.records import RoleGiven, StoredRole

_PERSON = regex(r"<@!?(?P<id>[A-Za-z0-9]+)(?:\|@?(?P<name>[^>]*))?>|@?(?P<typed>[A-Za-z0-9_.-]{1,64})")
#: A role of a Discord server, a user group of Slack; the adapters put the names behind the ids.
GROUP = regex(r"<@&(?P<role>\d+)(?:\|@?(?P<name>[^>]*))?>|<!subteam\^(?P<team>[A-Z0-9]+)(?:\|@?(?P<handle>[^>]*))?>")
#: What the ids of people look like on each platform.
_IDS = {Platform.SLACK: regex(r"[UW][A-Z0-9]+"), Platform.DISCORD: regex(r"\d{1,20}")}
_PLATFORM_ADMINS = to_say("Whom the platform calls an administrator is an admin here all the same.")


#: What a role that was given in a workspace lets somebody do.
_ROLES = {StoredRole.MEMBER: Role.MEMBER, StoredRole.EDITOR: Role.EDITOR, StoredRole.ADMIN: Role.ADMIN}


def role_given(stored: StoredRole) -> Role:
    """What somebody may do who was given that role in a workspace."""
    return _ROLES[stored]


@dataclass(frozen=True, slots=True)
class Grantee:
    """A person, or a group of the platform, by its id; ``name`` as far as it was typed."""

    id: str
    name: str = ""
    is_group: bool = False

    def describe(self, who: People) -> str:
        """What people read: the name where there is one, else the id."""
        if self.name:
            return f"@{self.name}"
        return say("group {id}", id=self.id) if self.is_group else who.describe(self.id)


@reads(ValueKind.GRANTEE)
def _grantee(words: str) -> Grantee:
    if found := GROUP.fullmatch(words.strip()):
        return Grantee(found["role"] or found["team"], one_line(found["name"] or found["handle"] or ""), is_group=True)
    person = _PERSON.fullmatch(words.strip())
    if person is None:
        raise ValueError(_not_seen_words(words))
    return Grantee(person["id"] or person["typed"], one_line(person["name"] or ""))


def _not_seen_words(words: str) -> str:
    called = shorten(one_line(words), 60)
    return say("“{called}” is nobody I can see; choose a person or group from the list that appears after @, or give an id", called=called)


#: What chat applications call everybody who is there.
_EVERYBODY = frozenset({"everyone", "here", "channel", "all"})

#: How people say that somebody shall have no role any more.
_TAKEN_AWAY = dict.fromkeys(("none", "remove", "no", "nothing", "off", "revoke", "take", "delete", "no role"), StoredRole.MEMBER.value)


@dataclass(frozen=True, slots=True)
class RoleOptions:
    user: Grantee | None = option("a person, or a role or user group", positional=True, parse=_grantee, example="@name")
    role: str | None = option(
        "what they may do", positional=True, choices=tuple(role.value for role in StoredRole), means=_TAKEN_AWAY, by_value=True
    )


async def role(options: RoleOptions, desk: Desk) -> Document:
    """The role that the person, or everybody in the group, has from now on; who has which, where nothing is given.

    Of what somebody was given and what their groups were given the highest counts, so "member" takes a group's role from nobody.
    """
    if options.user is None:
        return await _all_roles(desk)
    grantee = options.user
    if options.role is not None and _is_everybody(grantee, desk):
        raise BadOption("role-for-everybody", option="user", role=options.role)
    _refuse_unknown_id(grantee, desk)
    if options.role is None:
        return await _role_of(grantee, desk)
    await desk.store.set_role(grantee.id, options.role, desk.request.caller.user, name=grantee.name, is_group=grantee.is_group)
    named = grantee.describe(await desk.people())
    blocks: list[Block] = [] if desk.store.last_action_number else [paragraph(say("Nothing was changed: it was so already."))]
    if grantee.is_group:
        blocks.append(paragraph(say("The highest of the roles of a person and of their groups counts.")))
    return Document(
        title=_granted(named, options.role, is_group=grantee.is_group),
        blocks=(*blocks, paragraph(say(_PLATFORM_ADMINS)), *undo_button(desk.store.last_action_number)),
    )


def _is_everybody(grantee: Grantee, desk: Desk) -> bool:
    """Whether that is everybody in the server: Discord's role for them has the id of the server."""
    if grantee.is_group:
        return desk.request.caller.workspace == f"{Platform.DISCORD}:{grantee.id}"
    return grantee.id.casefold() in _EVERYBODY


def _refuse_unknown_id(grantee: Grantee, desk: Desk) -> None:
    """Refuses an id that nobody can have on the platform of this workspace.

    Raises:
        BadOption: it is such an id.
    """
    caller = desk.request.caller
    platform = next((one for one in _IDS if caller.workspace and caller.workspace.startswith(f"{one}:")), Platform.TERMINAL)
    known = _IDS.get(platform)
    if known is None or grantee.is_group or known.fullmatch(grantee.id):
        return
    raise BadOption("person-not-seen" if platform is Platform.DISCORD else "person-not-seen-on-slack", person=grantee.id)


async def _role_of(grantee: Grantee, desk: Desk) -> Document:
    given = next((one for one in await desk.store.roles_given() if (one.id, one.is_group) == (grantee.id, grantee.is_group)), None)
    if given is None:
        return Document(
            title=say("{person} was given no role", person=grantee.describe(await desk.people())),
            blocks=(paragraph(f"{say('/brief role and the name, then editor or admin, gives one.')} {say(_PLATFORM_ADMINS)}"),),
        )
    zone = await desk.zone()
    return Document(
        title=say("Roles"), blocks=(Listing(items=(_role_item(given, zone, await desk.people()),)), note(say(_PLATFORM_ADMINS)))
    )


async def _all_roles(desk: Desk) -> Document:
    given = await desk.store.roles_given()
    if not given:
        return Document(
            title=say("Roles"),
            blocks=(
                paragraph(say("Nobody was given a role here yet: /brief role @name editor gives one.")),
                note(say(_PLATFORM_ADMINS)),
                *_give_button(desk),
            ),
        )
    zone = await desk.zone()
    who = await desk.people()
    ranked = sorted(given, key=lambda one: role_given(one.role), reverse=True)
    return Document(
        title=say("Roles"),
        blocks=(
            Listing(items=tuple(_role_item(one, zone, who) for one in ranked)),
            note(f"{say('The highest of the roles of a person and of their groups counts.')} {say(_PLATFORM_ADMINS)}"),
            *_give_button(desk),
        ),
    )


def _role_item(given: RoleGiven, zone: str, who: People) -> Item:
    named = Grantee(given.id, given.name, given.is_group).describe(who)
    by = who.describe(given.by)
    words = (
        say("everybody in {group}, given by {person}:", group=named, person=by)
        if given.is_group
        else say("{name}, given by {person}:", name=named, person=by)
    )
    return Item(lead=role_word(role_given(given.role)), spans=(text(f"{words} "), Moment(at=given.at, zone=zone)))


_GRANTED = {
    StoredRole.MEMBER: to_say("{name} is a member now"),
    StoredRole.EDITOR: to_say("{name} is an editor now"),
    StoredRole.ADMIN: to_say("{name} is an admin now"),
}
_GRANTED_TO_GROUP = {
    StoredRole.MEMBER: to_say("Everybody in {name} is a member now"),
    StoredRole.EDITOR: to_say("Everybody in {name} is an editor now"),
    StoredRole.ADMIN: to_say("Everybody in {name} is an admin now"),
}


def _granted(name: str, role: str, *, is_group: bool) -> str:
    return say((_GRANTED_TO_GROUP if is_group else _GRANTED)[StoredRole(role)], name=name)


async def _form(words: Words, desk: Desk) -> Form:
    """Asks whom to give which role."""
    declared = {one.name: one for one in options_of(RoleOptions)}
    picks = [Pick(stored.value, role_word(role_given(stored))) for stored in StoredRole]
    fields = [
        field_of(declared["user"], words, kind=Kind.PERSON, required=True),
        field_of(declared["role"], words, required=True, picks=picks),
    ]
    return form_of("role", say("Give somebody a role"), fields, words, say("Give the role"))


def _give_button(desk: Desk) -> tuple[Block, ...]:
    """The button for the form, where the platform shows forms."""
    if desk.request.caller.platform is Platform.TERMINAL:
        return ()
    return (Choices(choices=(Choice(label=say("Give somebody a role"), line="/brief role", form=True),)),)


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("role",),
        "who may add (editor) or configure (admin); a person, a role or a user group",
        RoleOptions,
        role,
        role=Role.ADMIN,
        changes=True,
        shows_alone=True,
        examples=("/brief role", "/brief role @name editor"),
        # Without words the command shows who has which role; a button there opens the form.
        form=FormOffer(_form, lambda words: False),
    ),
)
