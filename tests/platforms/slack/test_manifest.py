from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.core.document import Document, paragraph
from bot.core.errors import NotConfigured
from bot.core.front import TopicName
from bot.core.outlet import Audience, Mark
from bot.core.request import Platform
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.home import LINE
from bot.platforms.slack.manifest import NEEDED, OPTIONAL, manifest
from tests.fake_slack import FakeSlack
from tests.fake_slack.api import SCOPES
from tests.fake_slack.blockkit import Json, actions
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.conftest import over_http
from tests.platforms.slack.test_outlet import earlier
from tests.platforms.slack.test_renderer import stats

TOPICS = (TopicName("Qwen", "qwen"), TopicName("Alibaba", "alibaba"), TopicName("Joe Tsai"))


def commands(made: Json) -> list[str]:
    return [command["command"] for command in made["features"]["slash_commands"]]


def test_every_topic_with_a_slash_name_has_its_command() -> None:
    assert commands(manifest(TOPICS, request_url=None, socket_mode=True)) == ["/brief", "/qwen", "/alibaba"]


def test_socket_mode_needs_no_address() -> None:
    made = manifest(TOPICS, request_url="https://bot.example", socket_mode=True)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "bot.example" not in json.dumps(made)


@pytest.mark.parametrize("given", ["https://bot.example", "https://bot.example/", "https://bot.example/slack/events"])
def test_over_http_the_manifest_has_the_address_for_requests(given: str) -> None:
    made, url = manifest(TOPICS, request_url=given, socket_mode=False), "https://bot.example/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": url}
    assert {command["url"] for command in made["features"]["slash_commands"]} == {url}


@pytest.mark.parametrize(
    ("given", "redirect"),
    [
        ("https://bot.example", "https://bot.example/slack/oauth_redirect"),
        ("https://bot.example/team/slack/events", "https://bot.example/team/slack/oauth_redirect"),
        ("https://bot.example/hooks?key=1", "https://bot.example/slack/oauth_redirect"),
    ],
)
def test_with_an_address_people_come_back_from_installing(given: str, redirect: str) -> None:
    made = manifest(TOPICS, request_url=given, socket_mode=False)
    assert made["oauth_config"]["redirect_urls"] == [redirect]
    assert {"app_uninstalled", "tokens_revoked"} <= set(made["settings"]["event_subscriptions"]["bot_events"])


@pytest.mark.parametrize("given", [None, "", "bot.example", "http://bot.example", "https://"])
def test_over_http_an_address_is_needed(given: str | None) -> None:
    with pytest.raises(NotConfigured, match="https"):
        manifest(TOPICS, request_url=given, socket_mode=False)


def test_slack_takes_it() -> None:
    """The limits of Slack's manifest reference."""
    topics = [TopicName(f"Topic {n}", f"topic{n}") for n in range(80)]
    odd = [
        TopicName("Long", "x" * 40),
        TopicName("Upper", "Upper"),
        TopicName("Space", "a b"),
        TopicName("Root", "brief"),
        TopicName("Again", "topic1"),
    ]
    made = manifest([*odd[:4], *topics, odd[4]], request_url="https://bot.example", socket_mode=False)
    about = made["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 174 <= len(about["long_description"]) <= 4000
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    assistant = made["features"]["agent_view"]
    assert len(assistant["agent_description"]) <= 300
    assert len(assistant["suggested_prompts"]) <= 4
    assert {"assistant:write"} <= set(made["oauth_config"]["scopes"]["bot_optional"])
    found = made["features"]["slash_commands"]
    assert len(found) == 50
    assert len(set(commands(made))) == 50
    for command in found:
        assert command["command"].startswith("/")
        assert len(command["command"]) <= 32
        assert command["command"] == command["command"].lower()
        assert 1 <= len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
    assert (
        next(command for command in found if command["command"] == "/topic1")["description"] == "What is known about Topic 1, with sources"
    )
    assert set(made["settings"]) == {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    }


async def test_with_its_scopes_and_events_everything_works(slack: FakeSlack, front: FakeFront, config: SlackConfig) -> None:
    made = manifest(TOPICS, request_url="https://bot.example", socket_mode=False)
    slack.without_scopes = SCOPES - set(made["oauth_config"]["scopes"]["bot"])
    slack.subscribed = set(made["settings"]["event_subscriptions"]["bot_events"])
    front.documents[LINE] = stats()
    story = slack.add_file("story.txt", b"Acme grew.")
    news, mark = Audience(Platform.SLACK, "slack:T0ACME", "C0NEWS"), Mark("d1", 0, "8F3K2")
    async with over_http(slack, front, config) as adapter:
        assert (await slack.command("/qwen", "stats", user="U0ADMIN")).acked
        await slack.mention("add", files=(story,))
        await slack.direct_message("hello")
        await slack.event({"type": "app_home_opened", "user": "U0MEMBER", "channel": "DU0MEMBER", "tab": "home"})
        await until(lambda: len(front.requests) == 4 and "U0MEMBER" in slack.home)
        await slack.click(actions(slack.home["U0MEMBER"]["blocks"])[-1], in_home=True)
        await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
        shortcut, _ = made["features"]["shortcuts"]
        thread = await slack.open_thread()
        await until(lambda: slack.messages["DU0MEMBER"][-1].get("thread_ts") == thread)
        added = await slack.shortcut(shortcut["callback_id"], {"text": "<https://acme.example/a>"})
        assert (await added.wait_for(1))[0].text == "Answer\n/brief add posted:1970-01-01 https://acme.example/a"
        await adapter.outlet.post(news, Document(title="Digest", blocks=(paragraph("news"),), private=False), mark)
        assert await adapter.outlet.find(news, mark, earlier()) is not None
    assert front.requests[0].caller.is_administrator, "users:read"
    assert [one.attachments[0].content for one in front.requests if one.attachments] == [b"Acme grew."]


def test_readme_explains_each_scope_in_one_line() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    lines = [f"| `{scope}` | {words} |" for scope, words in NEEDED.items()]
    lines += [f"| `{scope}` (optional) | {words} |" for scope, words in OPTIONAL.items()]
    assert [line for line in lines if line not in readme] == []
