"""Addresses lose tracking parameters, and nothing else."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.urls import is_tracking, url_key, without_tracking


@pytest.mark.parametrize(
    ("given_url", "left"),
    [
        ("https://news.example/a?utm_source=x&id=7&fbclid=1", "https://news.example/a?id=7"),
        ("https://news.example/a?UTM_Medium=mail", "https://news.example/a"),
        ("https://news.example/a?gclid=1&b=%20x&a=1", "https://news.example/a?b=%20x&a=1"),
        ("https://news.example/a#utm_source=rss", "https://news.example/a"),
        ("https://news.example/a#:~:text=Acme", "https://news.example/a"),
        ("https://news.example/a?page=2#part", "https://news.example/a?page=2#part"),
        ("https://news.example/a?q=utm_source", "https://news.example/a?q=utm_source"),
        ("https://news.example/?", "https://news.example/?"),
        ("mailto:news@acme.example?utm_source=x", "mailto:news@acme.example?utm_source=x"),
        ("http://[broken", "http://[broken"),
        ("", ""),
    ],
)
def test_tracking_parameters_are_removed(given_url: str, left: str) -> None:
    assert without_tracking(given_url) == left


_PARAMETERS = st.lists(
    st.tuples(st.sampled_from(["utm_source", "gclid", "fbclid", "mc_cid", "id", "page", "ä", "UTM_TERM", "spm"]), st.text(max_size=8)),
    max_size=6,
)


@given(parameters=_PARAMETERS, path=st.text(alphabet="abc/ä%-", max_size=12))
def test_stripping_keeps_the_others_in_order_and_means_the_same(parameters: list[tuple[str, str]], path: str) -> None:
    full = f"https://news.example/{path}?{urlencode(parameters)}"
    stripped = without_tracking(full)
    assert stripped == without_tracking(stripped)
    assert url_key(full) == url_key(stripped)
    kept = [(name, value) for name, value in parameters if not is_tracking(name)]
    assert stripped.rstrip("?") == f"https://news.example/{path}" + (f"?{urlencode(kept)}" if kept else "")


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert without_tracking(without_tracking(text)) == without_tracking(text)
