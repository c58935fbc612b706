"""The browser of somebody who installs the app: it goes from page to page, and keeps cookies as a browser does at an https address."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from tests.fake_slack.teams import Team


@dataclass(frozen=True)
class Page:
    """What the browser shows in the end, and by which address."""

    status: int
    text: str
    address: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        """What a person reads."""
        return " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.text)).split())


class Browser:
    """One browser with its own cookies, at the address where the app is."""

    def __init__(self, address: str) -> None:
        self.address = address
        # The app's cookies are for https alone; its address here stands for the https address in front of it.
        self._jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=URL(address))
        self._session = aiohttp.ClientSession(cookie_jar=self._jar, timeout=aiohttp.ClientTimeout(total=30))

    async def __aenter__(self) -> Browser:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._session.close()

    async def open(self, address: str, *, follow: bool = True) -> Page:
        """The page at an address, after all redirects unless they are not followed; then ``address`` is where it would go."""
        async with self._session.get(address, allow_redirects=follow) as answer:
            went = str(answer.url) if follow else answer.headers.get("Location", str(answer.url))
            return Page(answer.status, await answer.text(), went, {name.lower(): value for name, value in answer.headers.items()})

    async def begin(self) -> str:
        """Where the button of the install page leads."""
        page = await self.open(f"{self.address}/slack/install")
        assert page.status == 200, page.text
        found = re.search(r'<a class="button" href="([^"]+)"', page.text)
        assert found is not None, page.text
        return html.unescape(found[1])

    async def allow(self, team: Team, user: str) -> str:
        """Begin, and allow the app in Slack: the address to which Slack sends the browser back, not gone to yet."""
        leads = await self.begin()
        return (await self.open(f"{leads}&{urlencode({'choose': team.id, 'by': user})}", follow=False)).address

    async def install(self, team: Team, user: str) -> Page:
        """Install the app in a workspace, from the install page to the page at the end."""
        return await self.open(await self.allow(team, user))

    async def deny(self) -> Page:
        """Begin, and deny it in Slack."""
        return await self.open(f"{await self.begin()}&deny=1")
