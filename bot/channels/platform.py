"""What a chat platform is to the server and to the command `python -m bot channels`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from sanic import Blueprint

from bot.channels.conversation import Conversations
from bot.channels.web.problems import Problems
from bot.settings import Settings
from bot.storage.database import Database


class Channel(Protocol):
    """A platform that is on."""

    def blueprint(self) -> Blueprint:
        """Its routes."""

    async def start(self) -> None:
        """Begins to answer; the database is open."""

    async def stop(self, seconds: float) -> None:
        """Ends what is under way, in at most so many seconds; what is left is answered after the next start."""


@dataclass(frozen=True)
class Around:
    """What every channel is built from."""

    settings: Settings
    conversations: Conversations
    database: Database
    problems: Problems


@dataclass(frozen=True)
class Findings:
    """What a check found, as lines for the operator, and whether people can use the platform now."""

    lines: tuple[str, ...]
    works: bool


@dataclass(frozen=True)
class Platform:
    """One platform.

    `lacks` names the settings (as in the environment) that are missing for it to be on. `set_up` asks the
    platform whether the secrets are right and tells it where we are; it is called whether it is on or off.
    """

    name: str
    lacks: Callable[[Settings], tuple[str, ...]]
    build: Callable[[Around], Channel]
    set_up: Callable[[Settings], Awaitable[Findings]]
