"""Settings from the environment, checked once and frozen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import NotConfigured

#: Where each token comes from; shown when a command needs it and it is missing.
WHERE_FROM = {
    "SLACK_BOT_TOKEN": "Slack: your app > OAuth & Permissions > Bot User OAuth Token (xoxb-…)",
    "SLACK_SIGNING_SECRET": "Slack: your app > Basic Information > App Credentials > Signing Secret",
    "SLACK_APP_TOKEN": "Slack: your app > Basic Information > App-Level Tokens, with the scope connections:write (xapp-…)",
    "SLACK_CLIENT_ID": "Slack: your app > Basic Information > App Credentials > Client ID",
    "SLACK_CLIENT_SECRET": "Slack: your app > Basic Information > App Credentials > Client Secret",
    "DISCORD_TOKEN": "Discord: Developer Portal > your application > Bot > Reset Token",
}


def _http_address(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return address.rstrip("/") + "/"


def _ports(listed: str) -> str:
    if not all(port.strip().isdecimal() and 0 < int(port) < 65536 for port in listed.split(",")):
        raise ValueError("must be port numbers with commas between them, such as 80,443,8080")
    return listed


def _shard_ids(listed: str) -> str:
    if not all(one.strip().isdecimal() for one in listed.split(",")):
        raise ValueError("must be numbers of shards with commas between them, such as 0,1")
    return listed


LogFormat = Literal["console", "json"]
Ports = Annotated[str, AfterValidator(_ports)]
ShardIds = Annotated[str, AfterValidator(_shard_ids)]
HttpAddress = Annotated[str, AfterValidator(_http_address)]


class Settings(BaseSettings):
    """What the environment says. Secrets never show in logs or error messages.

    ``host`` and ``port`` are where HTTP is listened on. ``briefing_fetch_private`` lets articles and feeds be fetched from private
    addresses (an intranet), ``briefing_fetch_ports`` from more ports than those of the web.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True)

    database_url: str = "sqlite+aiosqlite:///briefing.db"
    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: HttpAddress = "https://slack.com/api/"
    discord_token: SecretStr | None = None
    discord_api_url: HttpAddress | None = None  #: another server than Discord itself
    discord_shard_ids: ShardIds | None = None  #: the shards of this process, where several processes share the servers
    discord_shard_count: int | None = Field(default=None, ge=1, le=100_000)  #: how many shards there are in all processes
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    log_format: LogFormat = "console"
    briefing_fetch_private: bool = False
    briefing_fetch_ports: Ports = "80,443"

    @property
    def fetch_ports(self) -> frozenset[int]:
        return frozenset(int(port) for port in self.briefing_fetch_ports.split(","))

    @property
    def shards(self) -> tuple[tuple[int, ...] | None, int | None]:
        """The shards of this process (None: all), and how many there are in all processes (None: as Discord advises).

        Raises:
            NotConfigured: their number is missing, or one of them does not exist.
        """
        count = self.discord_shard_count
        if self.discord_shard_ids is None:
            return None, count
        ids = tuple(sorted({int(one) for one in self.discord_shard_ids.split(",")}))
        if count is None or ids[-1] >= count:
            raise NotConfigured("discord-shards-unusable", ids=self.discord_shard_ids)
        return ids, count

    @property
    def has_slack(self) -> bool:
        return self.slack_bot_token is not None or self.takes_slack_installs

    @property
    def takes_slack_installs(self) -> bool:
        """Whether workspaces install the bot themselves. A bot token takes precedence: then it is in that token's workspace alone."""
        return self.slack_bot_token is None and (self.slack_client_id is not None or self.slack_client_secret is not None)

    @property
    def has_discord(self) -> bool:
        return self.discord_token is not None

    def secret(self, name: str) -> str:
        """The secret in that environment variable.

        Raises:
            NotConfigured: it is not set; the message says where to get it.
        """
        value: SecretStr | str | None = getattr(self, name.lower())
        plain = (value.get_secret_value() if isinstance(value, SecretStr) else value or "").strip()
        if not plain:
            raise NotConfigured("setting-missing", name=name, where=WHERE_FROM[name])
        return plain


def load() -> Settings:
    """The settings of this process.

    Raises:
        NotConfigured: a variable has a value that can't be used; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        if not first["loc"]:
            raise NotConfigured("setting-unusable-unnamed", reason=first["msg"].lower()) from None
        raise NotConfigured("setting-unusable", name=str(first["loc"][0]).upper(), reason=first["msg"].lower()) from None
