"""The environment (and `.env`) as frozen settings. What is wrong is named before anything starts."""

import re
import socket
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

Door = Literal["socket", "http", "playground"]


class WrongSettings(Exception):
    """`names` are the environment variables whose values cannot be used; never the values."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    return value


def _with_slash(value: str) -> str:
    return _web_address(value).rstrip("/") + "/"


def _database(value: SecretStr) -> SecretStr:
    kind = value.get_secret_value().partition("://")[0].partition("+")[0]
    if kind not in ("postgres", "postgresql", "sqlite"):
        raise ValueError("neither PostgreSQL nor SQLite")
    return SecretStr(value.get_secret_value().replace("postgres://", "postgresql://", 1))


def _starts(prefix: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(prefix):
            raise ValueError(f"does not start with {prefix}")
        return value

    return AfterValidator(check)


def _long_keys(value: SecretStr) -> SecretStr:
    keys = [key.strip() for key in value.get_secret_value().split(",")]
    if any(len(key) < 32 for key in keys):
        raise ValueError("a key is shorter than 32 characters")
    return value


def _setting(name: str, default: Any = None) -> Any:
    return Field(default, validation_alias=name)


WebAddress = Annotated[str, AfterValidator(_web_address)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


class Settings(BaseSettings):
    """Fields are named as the product speaks of them; the alias is the environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    home: Path = _setting("JOURNEY_HOME", Path(".journey"))
    host: str = _setting("HOST", "0.0.0.0")
    port: Annotated[int, Field(ge=1, le=65535)] = _setting("PORT", 3000)
    database: Annotated[SecretStr, AfterValidator(_database)] | None = _setting("DATABASE_URL")
    chroma_url: WebAddress | None = _setting("CHROMA_URL")
    executor_name: Name | None = _setting("JOURNEY_EXECUTOR")
    workers: Annotated[int, Field(ge=1, le=64)] = _setting("JOURNEY_WORKERS", 8)

    slack_bot_token: Annotated[SecretStr, _starts("xoxb-")] | None = _setting("SLACK_BOT_TOKEN")
    slack_signing_secret: SecretStr | None = _setting("SLACK_SIGNING_SECRET")
    slack_app_token: Annotated[SecretStr, _starts("xapp-")] | None = _setting("SLACK_APP_TOKEN")
    slack_api_url: Annotated[str, AfterValidator(_with_slash)] = _setting("SLACK_API_URL", "https://slack.com/api/")

    slack_client_id: str | None = _setting("SLACK_CLIENT_ID")
    slack_client_secret: SecretStr | None = _setting("SLACK_CLIENT_SECRET")
    token_keys: Annotated[SecretStr, AfterValidator(_long_keys)] | None = _setting("JOURNEY_TOKEN_KEYS")

    openai_api_key: SecretStr | None = _setting("OPENAI_API_KEY")
    openai_base_url: WebAddress | None = _setting("OPENAI_BASE_URL")
    openai_model: str | None = _setting("OPENAI_MODEL")
    openai_small_model: str | None = _setting("OPENAI_SMALL_MODEL")
    openai_embedding_model: str | None = _setting("OPENAI_EMBEDDING_MODEL")
    llm_redact: Literal["on", "off"] = _setting("LLM_REDACT", "on")
    llm_log: Literal["on", "off"] = _setting("LLM_LOG", "off")
    llm_monthly_tokens: Annotated[int, Field(ge=0)] | None = _setting("LLM_MONTHLY_TOKENS")

    trackers: str = _setting("JOURNEY_TRACKERS", "")
    github_token: SecretStr | None = _setting("GITHUB_TOKEN")
    jira_site: WebAddress | None = _setting("JIRA_SITE")
    jira_email: str | None = _setting("JIRA_EMAIL")
    jira_token: SecretStr | None = _setting("JIRA_TOKEN")
    linear_api_key: SecretStr | None = _setting("LINEAR_API_KEY")
    asana_token: SecretStr | None = _setting("ASANA_TOKEN")
    webhook_secret: SecretStr | None = _setting("JOURNEY_WEBHOOK_SECRET")
    reaction: Annotated[str, Field(pattern=r"^([a-z0-9_+-]{1,60}|off)$")] = _setting("JOURNEY_REACTION", "world_map")
    public_url: Annotated[str, AfterValidator(_web_address)] | None = _setting("PUBLIC_URL")

    rate_person: Annotated[int, Field(ge=0)] = _setting("JOURNEY_RATE_PERSON", 60)
    rate_workspace: Annotated[int, Field(ge=0)] = _setting("JOURNEY_RATE_WORKSPACE", 300)
    backup_key: Annotated[SecretStr, Field(min_length=16)] | None = _setting("JOURNEY_BACKUP_KEY")
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = _setting("METRICS_PORT")
    log_level: Literal["debug", "info", "warning", "error"] = _setting("LOG_LEVEL", "info")
    log_format: Literal["plain", "json"] = _setting("LOG_FORMAT", "plain")

    @cached_property
    def database_url(self) -> str:
        if self.database is not None:
            return self.database.get_secret_value()
        # A folder's name may hold what an address must not: "100 %", "what?".
        return f"sqlite:///{quote(str((self.home / 'journey.db').resolve()))}"

    @cached_property
    def executor(self) -> str:
        """This replica's name. Of several, which only PostgreSQL allows, each is known by its machine's, as the
        containers of a service are; two on one machine must be given names."""
        if self.executor_name:
            return self.executor_name
        several = self.database_url.startswith("postgresql")
        return re.sub(r"[^A-Za-z0-9_.-]", "-", socket.gethostname())[:64] if several else "main"

    @cached_property
    def tracker_keys(self) -> dict[str, str]:
        """What the trackers need to let us in, by the variables' names."""
        secrets = {
            "GITHUB_TOKEN": self.github_token,
            "JIRA_TOKEN": self.jira_token,
            "LINEAR_API_KEY": self.linear_api_key,
            "ASANA_TOKEN": self.asana_token,
            "JOURNEY_WEBHOOK_SECRET": self.webhook_secret,
        }
        told = {name: secret.get_secret_value() for name, secret in secrets.items() if secret}
        return told | {k: v for k, v in (("JIRA_SITE", self.jira_site), ("JIRA_EMAIL", self.jira_email)) if v}

    @property
    def is_for_many(self) -> bool:
        """Workspaces install the app by themselves; else the one of the token is served."""
        return self.slack_client_id is not None

    @property
    def door(self) -> Door:
        """How people come in, by what is set."""
        if self.slack_app_token:
            return "socket"
        return "http" if self.slack_signing_secret else "playground"

    def missing_for(self, door: Door) -> tuple[str, ...]:
        """The variables that this door needs and that are not set."""
        token = {"SLACK_BOT_TOKEN": self.slack_bot_token}
        if self.is_for_many:
            token = {"SLACK_CLIENT_SECRET": self.slack_client_secret, "JOURNEY_TOKEN_KEYS": self.token_keys}
        needed = {
            "socket": {"SLACK_APP_TOKEN": self.slack_app_token, **token},
            "http": {"SLACK_SIGNING_SECRET": self.slack_signing_secret, **token},
            "playground": {},
        }
        return tuple(name for name, value in needed[door].items() if not value)


def load(**overrides: Any) -> Settings:
    """Settings from the environment; `overrides` are given by the variables' names. Raises WrongSettings."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise WrongSettings(tuple(dict.fromkeys(str(e["loc"][0]) for e in error.errors()))) from None
