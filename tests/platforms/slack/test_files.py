from __future__ import annotations

import pytest

from bot.platforms.slack.files import may_be_asked


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://files.slack.com/files-pri/T1-F1/a.txt", True),
        ("https://slack.com/files/a.txt", True),
        ("http://files.slack.com/a.txt", False),
        ("https://files.slack.com:8443/a.txt", False),
        ("https://files.slack.com.evil.example/a.txt", False),
        ("https://evilslack.com/a.txt", False),
        ("https://evil.example/?files.slack.com", False),
        ("https://slack.com@evil.example/a.txt", False),
        ("http://127.0.0.1:4000/files/F1", True),
        ("http://127.0.0.1:4001/files/F1", False),
        ("https://127.0.0.1:4000/files/F1", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_the_token_goes_to_slack_alone(url: str, asked: bool) -> None:
    assert may_be_asked(url, "http://127.0.0.1:4000/api/") is asked
