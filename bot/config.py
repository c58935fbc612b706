"""Settings from the environment, from ``.env`` and from a TOML file, checked once and frozen."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

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


#: The TOML file that is read where it is there, and the variable that names another one.
CONFIG_FILE = "briefing.toml"
CONFIG_VARIABLE = "BRIEFING_CONFIG"

LogFormat = Literal["console", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]
Ports = Annotated[str, AfterValidator(_ports)]
ShardIds = Annotated[str, AfterValidator(_shard_ids)]
HttpAddress = Annotated[str, AfterValidator(_http_address)]


class Settings(BaseSettings):
    """What the environment says, else ``.env``, else the TOML file. Secrets never show in logs or error messages.

    README has a table of all of them, each with what it is for; a test compares the two.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True)

    database_url: str = "sqlite+aiosqlite:///briefing.db"
    database_pool: int = Field(default=20, ge=2, le=500)
    seed_library: bool = True
    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_previous_client_secret: SecretStr | None = None
    slack_api_url: HttpAddress = "https://slack.com/api/"
    discord_token: SecretStr | None = None
    discord_api_url: HttpAddress | None = None
    discord_shard_ids: ShardIds | None = None
    discord_shard_count: int | None = Field(default=None, ge=1, le=100_000)
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    operations_port: int | None = Field(default=None, ge=0, le=65535)
    answers_at_once: int = Field(default=16, ge=1, le=1000)
    log_format: LogFormat = "console"
    log_level: LogLevel = "warning"
    keep_log_days: int | None = Field(default=None, ge=30)
    keep_deliveries_days: int | None = Field(default=None, ge=30)
    keep_reviews_days: int | None = Field(default=90, ge=1)
    leaving_days: int = Field(default=30, ge=0, le=3650)
    briefing_fetch_private: bool = False
    briefing_fetch_ports: Ports = "80,443"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Where settings come from; what stands earlier counts."""
        return init_settings, env_settings, dotenv_settings, InitSettingsSource(settings_cls, dict(_from_file(settings_cls)))

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


def _from_file(settings: type[BaseSettings]) -> Mapping[str, Any]:
    """The settings in the TOML file, by their names in lower case; none where there is no file.

    Raises:
        NotConfigured: it can't be read, or names a setting that there is not.
    """
    named = os.environ.get(CONFIG_VARIABLE, "").strip()
    path = Path(named or CONFIG_FILE)
    if not named and not path.exists():
        return {}
    try:
        found = {name.lower(): value for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotConfigured("settings-file-unreadable", path=path, reason=getattr(error, "strerror", None) or error) from error
    if unknown := sorted(set(found) - set(settings.model_fields)):
        raise NotConfigured("settings-unknown", path=path, names=", ".join(unknown))
    return {name: value for name, value in found.items() if value != ""}


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
