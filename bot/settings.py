"""What an operator can set: the one place that reads the environment.

`Settings.read()` takes the file `.env` of the project and the environment (which wins). Everything has a
default; `.env.example` explains each name. A value that cannot work is refused with a `SettingsError`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values

from bot import setting_values as take

PROJECT = Path(__file__).resolve().parent.parent

T = TypeVar("T")


class SettingsError(ValueError):
    """A setting that cannot work: which one, what is wrong with it, and what to do."""

    def __init__(self, name: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{name} {wrong}. {remedy}")
        self.name = name


@dataclass(frozen=True)
class Settings:
    """The settings of one running assistant. Phone numbers and colours are shown as they are written here."""

    secret: str = field(repr=False)
    port: int = 5005
    host: str = "127.0.0.1"
    database_url: str = field(default="", repr=False)
    redis_url: str = field(default="", repr=False)
    action_endpoint_url: str = ""
    public_url: str = ""
    allowed_origins: tuple[str, ...] = ()
    proxies: int = 0  # how many reverse proxies stand in front and add to X-Forwarded-For
    organisation: str = ""
    contact: str = ""
    emergency_number: str = "911"
    crisis_line: str = "988"
    poison_line: str = "1-800-222-1222"
    retention_days: int = 30
    session_per_minute: int = 60  # requests one chat of the website may send in the long run
    address_per_minute: int = 1200  # requests one network address may send: a clinic shares one
    telegram_bot_token: str = field(default="", repr=False)
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    slack_bot_token: str = field(default="", repr=False)
    slack_tokens: Mapping[str, str] = field(default_factory=dict, repr=False)  # by team, for several workspaces
    slack_signing_secret: str = field(default="", repr=False)
    slack_api_url: str = "https://slack.com/api/"
    brand_color: str = "#0b5f6b"
    brand_text_color: str = "#ffffff"
    log_level: str = "INFO"

    @classmethod
    def read(cls, env: Mapping[str, str] | None = None, project: Path = PROJECT) -> Settings:
        """The settings in `env`; without it, those of `.env` and of the environment.

        Raises:
            SettingsError: a value that cannot work.
        """
        values = _Values(_environment(project) if env is None else env)
        return cls(
            secret=values.get("SECRET_KEY", take.secret) or _kept_secret(project / "var" / "secret"),
            port=values.get("PORT", take.whole_number(1, 65535), cls.port),
            host=values.get("HOST", str, cls.host),
            database_url=_database_url(
                values.get("DATABASE_URL", take.database, "sqlite:///var/conversations.db"), project
            ),
            redis_url=values.get("REDIS_URL", take.url("redis", "rediss"), ""),
            action_endpoint_url=values.get("ACTION_ENDPOINT_URL", take.url("http", "https"), ""),
            public_url=values.get("PUBLIC_URL", take.base_url, ""),
            allowed_origins=values.get("ALLOWED_ORIGINS", take.origins, ()),
            proxies=values.get("PROXIES", take.whole_number(0, 10), cls.proxies),
            organisation=values.get("ORGANISATION", str, ""),
            contact=values.get("CONTACT", str, ""),
            emergency_number=values.get("EMERGENCY_NUMBER", str, cls.emergency_number),
            crisis_line=values.get("CRISIS_LINE", str, cls.crisis_line),
            poison_line=values.get("POISON_LINE", str, cls.poison_line),
            retention_days=values.get("RETENTION_DAYS", take.whole_number(1, 3650), cls.retention_days),
            session_per_minute=values.get(
                "SESSION_PER_MINUTE", take.whole_number(1, 100_000), cls.session_per_minute
            ),
            address_per_minute=values.get(
                "ADDRESS_PER_MINUTE", take.whole_number(1, 100_000), cls.address_per_minute
            ),
            telegram_bot_token=values.get("TELEGRAM_BOT_TOKEN", take.telegram_token, ""),
            telegram_webhook_secret=values.get("TELEGRAM_WEBHOOK_SECRET", take.webhook_secret, ""),
            telegram_api_url=values.get("TELEGRAM_API_URL", take.base_url, cls.telegram_api_url),
            slack_bot_token=values.get("SLACK_BOT_TOKEN", take.slack_token, ""),
            slack_tokens=values.get("SLACK_TOKENS", take.slack_tokens, {}),
            slack_signing_secret=values.get("SLACK_SIGNING_SECRET", take.signing_secret, ""),
            slack_api_url=values.get("SLACK_API_URL", take.folder_url, cls.slack_api_url),
            brand_color=values.get("BRAND_COLOR", take.color, cls.brand_color),
            brand_text_color=values.get("BRAND_TEXT_COLOR", take.color, cls.brand_text_color),
            log_level=values.get("LOG_LEVEL", take.log_level, cls.log_level),
        )


class _Values:
    """Reads one value at a time; an empty value counts as not set."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env

    def get(self, name: str, convert: Callable[[str], T], default: T | None = None) -> T:
        text = (self._env.get(name) or "").strip()
        if not text:
            return default  # type: ignore[return-value]
        try:
            return convert(text)
        except take.WrongError as error:
            raise SettingsError(name, error.wrong, error.remedy) from None


def _environment(project: Path) -> dict[str, str]:
    kept = {name: value for name, value in dotenv_values(project / ".env").items() if value is not None}
    return {**kept, **os.environ}


def _database_url(url: str, project: Path) -> str:
    """The same address, a relative SQLite file taken from the project, wherever the program was started."""
    path = url.removeprefix("sqlite:///")
    if path == url or not path or path.startswith((":memory:", "/", "file:")):
        return url
    return f"sqlite:///{project / path}"


def _kept_secret(path: Path) -> str:
    """The secret in this file; made now, readable by this user alone, if there is none."""
    try:
        if not path.exists():
            _keep(secrets.token_hex(32), path)
    except OSError as error:
        raise SettingsError("SECRET_KEY", f"is not set and {path} cannot be written", "Set SECRET_KEY") from error
    kept = path.read_text().strip()
    if len(kept) < take.SHORTEST_SECRET:
        raise SettingsError(
            "SECRET_KEY", f"is not set and {path} does not hold one", f"Delete {path} and start again"
        )
    return kept


def _keep(secret: str, path: Path) -> None:
    """Writes the file in one step: of two processes starting at once, both end up with the same secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp makes files of mode 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secret)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
