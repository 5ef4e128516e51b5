"""Reads the conversations of the YAML files in this folder. README.md explains the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SAFETY = ("none", "amber", "red", "not red")


class ScriptError(ValueError):
    """A conversation that cannot be played: which one, and what is wrong with it."""


@dataclass(frozen=True)
class Expected:
    """What a good reply looks like. Texts are compared without regard to case."""

    intent: tuple[str, ...] = ()  # one of these is among the topics of the message
    says: tuple[str, ...] = ()  # all of these
    says_one_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    first_says: tuple[str, ...] = ()  # all of these, in the first block
    buttons: tuple[str, ...] = ()  # these among others
    safety: str = "none"
    steps_at_least: int = 0
    refused: str = ""  # the problem of data/advice/en/errors.yml with which the message is turned away
    nothing_kept: bool = False  # after this turn nothing of the conversation is stored


@dataclass(frozen=True)
class Turn:
    """What the person does, and what should come of it."""

    user: str = ""
    press: str = ""
    repeated: int = 1  # `user` said so many times over, for messages too long to write out
    private: tuple[str, ...] = ()  # what neither a reply nor the database may ever show
    kept: tuple[str, ...] = ()  # what the database must still hold, for all the cleaning
    bot: Expected = Expected()

    @property
    def said(self) -> str:
        """As a transcript shows it."""
        return f"[{self.press}]" if self.press else self.user * self.repeated


@dataclass(frozen=True)
class Conversation:
    """A whole conversation and its name."""

    name: str
    file: str
    turns: tuple[Turn, ...]
    falls_short: str = ""  # what is not good enough yet; the test says so when it has become good

    @property
    def id(self) -> str:
        """The name of its test."""
        return f"{self.file}: {self.name}"


def all_conversations() -> list[Conversation]:
    """Every conversation of every file.

    Raises:
        ScriptError: one cannot be played, or two have one name.
    """
    found = [c for path in sorted(HERE.glob("*.yml")) for c in _read_file(path)]
    ids = [c.id for c in found]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise ScriptError(f"two conversations have one name: {sorted(twice)}")
    return found


def _read_file(path: Path) -> Iterator[Conversation]:
    for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = raw.get("conversation", "")
        where = f"{path.name}: {name or 'a conversation without a name'}"
        if not name or set(raw) - {"falls_short"} != {"conversation", "turns"}:
            raise ScriptError(f"{where}: needs `conversation` and `turns`, and at most `falls_short` beside them")
        turns = tuple(read_turn(t, where) for t in raw["turns"])
        yield Conversation(name, path.stem, turns, raw.get("falls_short", ""))


def read_turn(raw: Mapping[str, Any], where: str) -> Turn:
    """One turn.

    Raises:
        ScriptError: it cannot be played; `where` says whose it is.
    """
    turn = Turn(**{**_known(Turn, raw, where), "bot": Expected(**_known(Expected, raw.get("bot", {}), where))})
    if bool(turn.user) == bool(turn.press):
        raise ScriptError(f"{where}: a turn has either `user` or `press`")
    if turn.bot.safety not in SAFETY:
        raise ScriptError(f"{where}: safety is one of {', '.join(SAFETY)}")
    return turn


def _known(kind: type, raw: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The values for a dataclass; one text stands for a list of one."""
    types = {f.name: str(f.type) for f in fields(kind)}
    if unknown := set(raw) - set(types):
        raise ScriptError(f"{where}: no such key: {', '.join(sorted(unknown))}")
    return {k: _as_texts(v) if types[k].startswith("tuple") else v for k, v in raw.items()}


def _as_texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
