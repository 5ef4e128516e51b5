"""What the value of a setting must look like: each function takes a text and gives the value.

They raise `WrongError`, whose words an operator reads. No word of a secret stands in one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SHORTEST_SECRET = 32


class WrongError(ValueError):
    """What is wrong with a value, and what to do about it."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Takes a whole number between the two, both included."""

    def convert(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
            raise WrongError(f"is {text!r}", f"Set a whole number from {least} to {most}")
        return int(text)

    return convert


def url(*schemes: str) -> Callable[[str], str]:
    """Takes a full address with one of these schemes."""

    def convert(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname or not _has_usable_port(parts):
            raise WrongError("is not a full address", f"Start it with {' or '.join(s + '://' for s in schemes)}")
        return text

    return convert


def base_url(text: str) -> str:
    """A web address without a slash at its end."""
    return url("http", "https")(text).rstrip("/")


def folder_url(text: str) -> str:
    """A web address with one slash at its end."""
    return f"{base_url(text)}/"


def _has_usable_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def database(text: str) -> str:
    """The address of a database that SQLAlchemy can use."""
    for scheme in ("postgres://", "postgresql://"):
        if text.startswith(scheme):
            return "postgresql+psycopg2://" + text.removeprefix(scheme)
    if not text.startswith(("sqlite://", "postgresql+psycopg2://")):
        raise WrongError(
            "names a database this assistant cannot use",
            "Set sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, or leave it out to use a file",
        )
    return text


def origins(text: str) -> tuple[str, ...]:
    """Sites, with commas between them, in small letters."""
    origins = tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if (
            parts.scheme not in ("http", "https")
            or not parts.netloc
            or f"{parts.scheme}://{parts.netloc}" != origin
        ):
            raise WrongError(
                f"holds {origin!r}, which is not a site",
                "Write each site as https://www.example.org, with commas between them",
            )
    return tuple(origin.lower() for origin in origins)


def color(text: str) -> str:
    """A colour in hexadecimal."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise WrongError(f"is {text!r}", "Write a colour as # and six hexadecimal digits, such as #0b5f6b")
    return text


def slack_tokens(text: str) -> dict[str, str]:
    """The tokens of Slack bots by team, from JSON."""
    try:
        tokens = json.loads(text)
    except ValueError:
        tokens = None
    if not isinstance(tokens, dict) or not all(isinstance(token, str) for token in tokens.values()):
        raise WrongError(
            "is not JSON of team ids and tokens", 'Write it as {"T0123ABCD": "xoxb-...", "T0456EFGH": "xoxb-..."}'
        )
    return {team: slack_token(token) for team, token in tokens.items()}


def log_level(text: str) -> str:
    """A level of the log, in capitals."""
    if text.upper() not in LOG_LEVELS:
        raise WrongError(f"is {text!r}", f"Set one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def secret(text: str) -> str:
    """A secret that is long enough."""
    if len(text) < SHORTEST_SECRET:
        raise WrongError(
            f"is shorter than {SHORTEST_SECRET} characters",
            "Leave it out to have one made and kept, or set what `openssl rand -hex 32` prints",
        )
    return text


def _shaped(pattern: str, wrong: str, remedy: str) -> Callable[[str], str]:
    """A conversion that takes a text of this shape as it is."""

    def convert(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise WrongError(wrong, remedy)
        return text

    return convert


telegram_token = _shaped(
    r"\d{3,20}:[\w-]{30,60}",
    "is not a token of a Telegram bot",
    "Copy the whole token that @BotFather gave you: digits, a colon, and about 35 letters and digits",
)
webhook_secret = _shaped(
    r"[\w-]{16,256}",
    "is not 16 to 256 letters, digits, _ or -",
    "Leave it out to have one made from SECRET_KEY, or set what `openssl rand -hex 32` prints",
)
slack_token = _shaped(
    r"xoxb-[\w-]{5,250}",
    "is not the token of a Slack bot",
    "Copy the Bot User OAuth Token from the page OAuth & Permissions of your app; it begins with xoxb-",
)
signing_secret = _shaped(
    r"[0-9A-Za-z]{16,128}",
    "is not a signing secret",
    "Copy Signing Secret from the page Basic Information of your Slack app",
)
